/* wake: what a live screen waits for, beside its keys.
 *
 * Signals, the next moment at which something shown changes, the news of a
 * commit: each is a descriptor, so that one poll waits for all.  Knows neither
 * what is shown nor what a key means.  One at a time in a process. */
#ifndef APP_WAKE_H
#define APP_WAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "core/plan.h"
#include "store/news.h"

enum {
	WAKE_LOOK_EVERY_MS = 5000, /* for a writer that was killed before it could tell */
	WAKE_FROZEN_AFTER_S = 45,  /* a client that takes nothing for so long is gone, unless the
	                              grid says otherwise */
	WAKE_FROZEN_AT_END_S = 5,  /* and none waits for it so long to leave */
};

struct wake {
	int signals, timer;
	struct news *news;
	int32_t asked_for; /* of WAKE_ASKED: the person whose seat it is */
};

enum { /* what came, several at once */
       WAKE_KEYS = 1 << 0,
       WAKE_TIME = 1 << 1,
       WAKE_NEWS = 1 << 2,      /* told again until record_catch_up */
       WAKE_RESIZED = 1 << 3,   /* the window */
       WAKE_CONTINUED = 1 << 4, /* after a stop: whatever was shown may be gone */
       WAKE_ASKED = 1 << 6,     /* the seat is taken over elsewhere (store/seats.h) */
       WAKE_LEAVE = 1 << 5,     /* a signal asks for the end, or the terminal is no more */
};

/* From now on signals are told here; those that end the process, and the end of memory, run
 * `at_the_end` first, which must be async-signal-safe.  False on a failure (told);
 * wake_close in any case. */
bool wake_open(struct wake *, const char *record, void (*at_the_end)(void), struct err *);
void wake_close(struct wake *);
/* After how many seconds a client that takes nothing is gone, by this grid. */
unsigned wake_frozen_after_s(const struct plan *);
/* Waits for keys on this descriptor, for a signal, for news, or for so many milliseconds
 * (1 at least), by a clock that doesn't drift; returns what came. */
unsigned wake_wait(struct wake *, int keys, int64_t in_ms);

#endif
