/* stored: one row of a record as it stands in the file, and whether it is true.
 *
 * Trusts nothing: a file can be written by anybody who may.  Knows the columns
 * and the hashes, not what an event means. */
#ifndef STORE_STORED_H
#define STORE_STORED_H

#include <sqlite3.h>
#include <stdbool.h>

#include "core/event.h"

/* What a statement must select for stored_read. */
#define STORED_SELECT                                                                              \
	"SELECT e.*, t.event, t.salt, t.words FROM event AS e"                                     \
	" LEFT JOIN text AS t ON e.words IS NOT NULL AND t.event = e.id"

/* What a statement must select for stored_read_told: what was done, and of what proves it the
 * hash alone, from which others go on. */
#define STORED_SELECT_TOLD                                                                         \
	"SELECT id, at, zone, boot, boot_id, author, kind, passage, candidate, person, item,"      \
	" value, ms, ref, code, words IS NOT NULL, hash FROM event"

struct stored {
	struct row row; /* all texts belong to the statement, until its next step */
	struct str prev, hash;
	bool has_text; /* table text has a row for it */
	bool emptied;  /* in which nothing is left */
	struct str salt, words;
};

/* Reads the row on which the statement stands.  False if a column holds what no
 * version writes there: another type, a number beyond its range, a hash that isn't one. */
bool stored_read(sqlite3_stmt *, struct stored *);
/* The same of a row of STORED_SELECT_TOLD: whether it has words, but not their digest. */
bool stored_read_told(sqlite3_stmt *, struct row *, bool *has_words, struct str *hash);
/* Whether its hash is that of prev and its columns; the line is scratch, and
 * holds the JSON afterwards. */
bool stored_hash_holds(const struct stored *, struct buf *line);
/* Whether its words are those of the digest, or were emptied. */
bool stored_words_hold(const struct stored *);

#endif
