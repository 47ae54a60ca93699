/* world: what the program learns of the world outside, and the one place it does.
 *
 * The seam for tests: whoever needs the time is given a world, and a test gives
 * its own.  Nothing else moves a juror's clock, no environment variable either
 * (TZ is forgotten at the start: the machine's own zone counts). */
#ifndef APP_WORLD_H
#define APP_WORLD_H

#include "core/event.h"

struct world {
	/* This moment; its boot_id lives as long as the world. */
	struct moment (*now)(const struct world *);
	/* How long the machine has been suspended since its start, to a few milliseconds. */
	int64_t (*slept_ms)(const struct world *);
};

/* The machine's clocks. */
extern const struct world world_real;

/* To be called first: nobody else may read what this process writes or holds
 * (umask, no core dump), a closed pipe is an error and no death, and 0, 1 and
 * 2 are open, so that no file is ever taken for a terminal. */
void world_prepare(void);

#endif
