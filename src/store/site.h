/* site: where a record lies on the disk, and whether it may lie there.
 *
 * A record is a regular file with one name, on a file system of this machine:
 * over a network locks lie, and two writers would spoil the file.  Looks at
 * records by their names only and opens none, since closing any descriptor of
 * one would drop SQLite's locks; of drafts it holds one until SQLite has left.
 * Knows nothing of SQLite. */
#ifndef STORE_SITE_H
#define STORE_SITE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

struct site {
	char *path;  /* as the user wrote it */
	char *shown; /* what it is called in sentences */
	char *real;  /* absolute, without symbolic links: what SQLite is given */
	dev_t dev;   /* the file that was found there */
	ino_t ino;
};

enum site_use {
	SITE_LIVE,     /* to work on */
	SITE_FOR_LOOK, /* to look at once, wherever it lies */
};

enum { SITE_SHOWN = 120 };

/* A path as sentences name it: its end, after …, where it is long, so that what
 * the sentence says of it isn't cut off; on one line, whatever it holds. */
const char *site_shown(char room[SITE_SHOWN], const char *path);

/* Finds the record.  False, with the reason told: nothing there, not a regular
 * file, over 1 GiB; and to work on: several names, or a network file system. */
bool site_find(struct site *, const char *path, enum site_use, struct err *);
/* Whether path still leads to the file that was found; told if not. */
bool site_holds(const struct site *, struct err *);
void site_done(struct site *);
/* Another name for sentences, copied. */
void site_call(struct site *, const char *shown);

/* Whether a new record may be called so: no such file, no journal left by a
 * former one (SQLite would replay it into the new), a file system of this machine. */
bool site_is_free(const char *path, struct err *);
/* What a record is built in until it gets its own name. */
struct site_draft {
	char *name; /* beside that one */
	int lock;   /* descriptor: the maker lives */
};

/* Makes it, empty, mode 0600; false if it can't be made (told).  To be published or abandoned,
 * once it is closed in SQLite. */
bool site_reserve(struct site_draft *, const char *path, struct err *);
/* Removes what is left of those for this path whose makers were killed.  Not the record that is
 * being copied (source; may be NULL), whatever it is called, nor one that somebody worked in. */
void site_sweep(const char *path, const struct site *source);
/* Removes it, and its journal if any. */
void site_abandon(struct site_draft *);
/* Gives it its name, never over another, and syncs file and folder.  The temporary name is gone
 * afterwards, also on failure. */
bool site_publish(struct site_draft *, const char *path, struct err *);

/* What a file system is called if it can reach another machine (by the magic
 * number of statfs, and for FUSE its type in mountinfo, NULL if not known), else NULL. */
const char *site_remote_name(unsigned long magic, const char *fuse_type);

#endif
