/* seats: who is connected, and what each had on the screen.
 *
 * Beside the record, in RECORD.d, lies what may be lost: for each seat a lock
 * that the end of its process frees, whatever the end, and a memory: where the
 * person stood, and a draft not yet stored.  None of it changes a right, none
 * is in the ledger: a commit per key would tell others that somebody types.
 * Knows nothing of what a memory says. */
#ifndef STORE_SEATS_H
#define STORE_SEATS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct seats;

enum { SEAT_MEMORY_BYTES = 64 * 1024 }; /* a longer memory is neither saved nor loaded */

/* The folder is made (0700) if it isn't there.  NULL when it can't be had (told). */
struct seats *seats_open(const char *record, struct err *);
void seats_close(struct seats *); /* gives up the seat held; NULL is allowed */

/* Holds the seat of this person, giving up the one held before.  False when
 * another process holds it already, or it can't be locked. */
bool seats_take(struct seats *, int32_t person, int64_t now_ms);
/* Tells the others since when: to be called after seats_take, when nobody waits, as a busy disk
 * may take its time.  Nothing happens when it is told already, or no seat is held; a failure is
 * made good by the next call. */
void seats_tell(struct seats *);
void seats_leave(struct seats *);
/* Whether a process, this one included, holds the seat, and since when (wall
 * clock; 0: unknown).  Of another process that did not tell yet, the hour is
 * unknown, or that of who held the seat before. */
bool seats_held(struct seats *, int32_t person, int64_t *since_ms);

/* Keeps the memory of the seat held, whole or not at all.  False when none is held, or on
 * failure: what was there before still is.  Async-signal-safe, but for errno. */
bool seats_save(struct seats *, struct str memory);
/* The memory, in the arena; empty when there is none that can be read. */
struct str seats_load(struct seats *, int32_t person, struct arena *);

#endif
