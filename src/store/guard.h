/* guard: the one way to a SQLite file, with every door but one shut.
 *
 * A connection of ours reads, and appends if it may; the authorizer refuses
 * the rest whatever the statement's road, for triggers and views too.  Text
 * from outside never becomes SQL; this holds if it ever did. */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* What the statements being prepared may do.  Changed by its owner, for as short a time
 * as possible: a statement keeps the right it was prepared under. */
enum guard_right {
	GUARD_READ,   /* SELECT, functions, transactions */
	GUARD_APPEND, /* and INSERT on event and text */
	GUARD_EMPTY,  /* and UPDATE of text's salt and words */
	GUARD_BUILD,  /* anything: pragmas of our own, the schema of a new record */
};

#define GUARD_PAGES      12 /* held in memory: an act touches six */
#define GUARD_PAGES_TEXT "12"

struct guard {
	sqlite3 *db;
	enum guard_right right;
	int patience_ms;       /* how long to wait for others: 5 s */
	int64_t waiting_since; /* on the monotonic clock, ms */
};

enum guard_way {
	GUARD_WRITE, /* falls back to reading only where the system grants no more */
	GUARD_ONLY_READ,
	GUARD_IMMUTABLE, /* a file that nobody can be writing: no locks, no journal */
};

/* Opens the file (never creates it) by its real, absolute name: hardened, with
 * limits, 5 s of patience, and the right GUARD_BUILD.  False when it can't be
 * opened (told under the name path); *g is then as if closed. */
bool guard_open(struct guard *g, const char *real, enum guard_way, const char *path, struct err *);
/* Closes; all statements must be finalized before.  A closed one is nothing to do. */
void guard_close(struct guard *g);

/* Runs statements that give no row, or whose rows don't matter; SQLite's result. */
int guard_run(struct guard *g, const char *sql);
/* The one value of a pragma as an integer or a text; SQLite's result. */
int guard_number(struct guard *g, const char *sql, sqlite3_int64 *value);
int guard_text(struct guard *g, const char *sql, char *room, int n);

#endif
