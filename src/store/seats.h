/* seats: who is connected, and what each had on the screen.
 *
 * Beside the record, in RECORD.d, lies what may be lost: for each seat a lock
 * that the end of its process frees, whatever the end, and a memory: where the
 * person stood, and a draft not yet stored.  None of it changes a right, none
 * is in the ledger: a commit per key would tell others that somebody types.
 * Knows nothing of what a memory says. */
#ifndef STORE_SEATS_H
#define STORE_SEATS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct seats;

/* What is known of a seat from outside. */
struct seat_seen {
	enum { SEAT_NEVER_HELD, SEAT_LEFT, SEAT_CUT, SEAT_HELD } how; /* cut: left by no goodbye */
	int64_t at_ms; /* wall clock: held since, left at; 0 unknown */
};

enum { SEAT_MEMORY_BYTES = 64 * 1024 }; /* a longer memory is neither saved nor loaded */

/* The folder, beside the record itself whatever link led to it, is made (0700) if it isn't there.
 * NULL when it can't be had (told). */
struct seats *seats_open(const char *record, struct err *);
void seats_close(struct seats *); /* as a line that is cut, if a seat is held; NULL is allowed */

/* Holds the seat of this person, giving up the one held before.  False when
 * another process holds it already, or it can't be locked. */
bool seats_take(struct seats *, int32_t person, int64_t now_ms);
/* Tells the others since when: to be called after seats_take, when nobody waits, as a busy disk
 * may take its time; the record is touched then, as after a commit, so that all look.  Nothing
 * happens when it is told already, or no seat is held; a failure is made good by the next call. */
void seats_tell(struct seats *);
/* Gives the seat up, with a goodbye at this wall clock (0: without, as a line that is cut), and
 * touches the record. */
void seats_leave(struct seats *, int64_t now_ms);
/* Whether anybody may have come or left since the last call: by a file that whoever does so
 * touches.  Who was killed touches nothing: look now and then all the same. */
bool seats_have_moved(struct seats *);
/* What of the seat is seen, this process included.  Of another process that did not tell yet,
 * the hour is unknown, or that of who held the seat before. */
struct seat_seen seats_look(struct seats *, int32_t person);

/* How the process that holds a seat is asked for it: by a signal that bears the person, and that
 * only seats_ask sends; or, once that was in vain, by one that ends it.  Who took it only
 * since then is asked kindly first. */
enum seats_ask { SEATS_ASK_KINDLY, SEATS_ASK_FOR_GOOD };
enum { SEATS_SIGNAL = SIGUSR1, SEATS_LAST_SIGNAL = SIGALRM };
/* False: no other process of this machine holds it, or it may not be signalled.  The kernel
 * itself says which process holds the lock, and is asked again once that one can't be mistaken
 * for another. */
bool seats_ask(struct seats *, int32_t person, enum seats_ask);

/* Keeps the memory of the seat held, whole or not at all.  False when none is held, or on
 * failure: what was there before still is.  Async-signal-safe, but for errno. */
bool seats_save(struct seats *, struct str memory);
/* The memory of a seat that no process holds is no more. */
void seats_forget(struct seats *, int32_t person);
/* The memory, in the arena; empty when there is none that can be read. */
struct str seats_load(struct seats *, int32_t person, struct arena *);

#endif
