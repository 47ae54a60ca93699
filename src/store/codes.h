/* codes: the codes of the cards, by which a person shows who they are.
 *
 * Who comes by card types six digits that were drawn for this record and printed once.  Beside
 * the record, in RECORD.codes (0600), stands what yescrypt makes of each (crypt(5), its default
 * cost), and how many wrong ones were typed.  Six digits are few: five errors close a place
 * (NIST SP 800-63B, 5.2.2, asks for a limit), and it is not the hash that keeps them from who
 * may read that file, but its mode.  A code is never in the record, nor in any argument or log.
 * Knows nothing of seats, screens or who may open a place again: the record says that. */
#ifndef STORE_CODES_H
#define STORE_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { CODE_DIGITS = 6, CODE_TRIES = 5 };

/* mark, everywhere below: a text that this record alone bears, visible ASCII without blanks, at
 * most 100 bytes.  The codes of another one are refused. */

/* Whether a file of this name is there, readable or not: then nobody enters without a code.  Also
 * true while that can't be known, the record itself being out of reach. */
bool codes_are_there(const char *record);

/* Which file of codes was seen last; zeroed at first. */
struct codes_seen {
	uint64_t file;
	int64_t changed_ns;
};
/* Whether the file is another than it was, or is not there any more: what codes_left says may
 * have changed.  Costs one look, however many places there are. */
bool codes_changed(const char *record, struct codes_seen *);

/* Draws a code for each of these persons, evenly among all, and stores them all or none; the
 * digits are written to codes, and nowhere else.  False, with the former file as it was: one is
 * there (ERR_DATA), or it can't be written (ERR_IO).  With replace: theirs alone are drawn anew,
 * their errors forgotten, and the others' stay; the file may be missing, but must not be
 * damaged.  Made by root, it is given to the record's owner. */
bool codes_make(const char *record, struct str mark, const int32_t *persons, size_t n, bool replace,
                char (*codes)[CODE_DIGITS + 1], struct err *);

enum code_answer {
	CODE_IS_RIGHT,  /* and the errors are forgotten */
	CODE_IS_WRONG,  /* with *left 0: this one closed the place */
	CODE_IS_CLOSED, /* by errors before; the digits were not even compared */
	CODE_IS_NONE,   /* none was made for this person */
	CODE_FAILED,    /* the file is damaged, foreign, not private, or can't be written (told) */
};

/* One try of the digits that somebody typed.  It is charged as an error, on the disk and under a
 * lock, before it is compared, and taken back if it is right: neither a cut nor tries at the same
 * time gain any.  All answers but the last cost the same hash, computed without the lock.
 * opened_id: the record's last event that opened this person's place again, 0 if none; what was
 * counted under an earlier one is forgotten.  *left: the tries left after it. */
enum code_answer codes_try(const char *record, struct str mark, int32_t person, int64_t opened_id,
                           struct str digits, int *left, struct err *);
/* The tries left, 0: closed; -1: no code for this person, or nothing that can be read. */
int codes_left(const char *record, struct str mark, int32_t person, int64_t opened_id);

#endif
