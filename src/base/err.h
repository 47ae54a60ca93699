/* err: one failure of the world, told to a person.
 *
 * A failure is three sentences in the user's language: what happened, what is
 * safe all the same, and what to do.  The kind decides the exit code.  A
 * programmer's mistake is an assert, a refusal by the rules is a verdict:
 * neither is an err.  Knows nothing of files, SQLite or screens. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
	ERR_NONE = 0,
	ERR_USAGE = 1,  /* the command line is off */
	ERR_DATA = 2,   /* a grid, a cohort or a record is refused */
	ERR_IO = 3,     /* the disk, the terminal or the system failed */
	ERR_TAMPER = 4, /* a record's chain is broken, or leads elsewhere */
	ERR_CUT = 5,    /* a record's end is missing: it stops before a head kept elsewhere */
};

struct err {
	enum err_kind kind; /* also the exit code */
	char what[320];     /* what happened */
	char brief[80];     /* the same on one short line of a screen, of 54 columns; "" none */
	char safe[200];     /* what is safe; "" when nothing was at stake */
	char todo[240];     /* what to do, and whom to call; "" when obvious */
};

/* Fills *e with kind and the formatted sentence, clears the others, and
 * returns false, so that a failing function ends with `return err_set(…)`.
 * A text too long is cut at a character.  e may be NULL: the failure is then
 * not told. */
bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds what is safe and what to do to a failure already set; either may be
 * NULL.  Returns false. */
bool err_add(struct err *e, const char *safe, const char *todo);
/* Adds what happened in a few words, to a failure already set.  Returns false. */
bool err_brief(struct err *e, const char *brief);

#endif
