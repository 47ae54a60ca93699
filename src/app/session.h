/* session: the live screen of one person on one record.
 *
 * One loop over keyboard, signals, the news of others' commits and the next
 * second to show.  Owns the terminal, the record and the seat; what keys mean
 * is the desk's, what is allowed the rules'.  No transaction is open and no
 * lock of the record held while it waits or draws. */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "app/world.h"
#include "base/err.h"

struct session_setup {
	const char *path;
	const char *seat;      /* --as: a seat's id; NULL: chosen from the list */
	bool by_key;           /* --key: known by it, for the seat of --as */
	bool by_card;          /* --card: the list asks for the code of a card */
	const char *term;      /* the terminal's type */
	bool ascii, monochrome;
	bool aloud;            /* said line by line, not drawn */
};

/* Runs until the person leaves, the terminal goes or a signal asks for the end.
 * False on a failure, told once the terminal is given back. */
bool session_run(const struct world *, const struct session_setup *, struct err *);

#endif
