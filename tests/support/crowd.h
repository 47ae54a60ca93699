/* crowd: many jurors at one record, each at the program in a terminal of its own, logging questions
 * at a steady pace.
 *
 * Tells how long each entry took to be shown as stored where it was typed, and on another's
 * screen; counts what was acknowledged, beside the program, and what the record holds.
 * Judges nothing.  Uses the folder of live.h, whose group fixtures the test must have. */
#ifndef SUPPORT_CROWD_H
#define SUPPORT_CROWD_H

#include <stddef.h>
#include <stdint.h>

enum { CROWD_MAX = 200 };

struct crowd_setup {
	int jurors;
	int per_second; /* entries, of all together */
	int entries;
};

/* Microseconds. */
struct crowd_delay {
	int64_t p50_us, p99_us, max_us;
};

struct crowd_report {
	int acknowledged;        /* entries whose screen showed them as stored */
	int unseen;              /* never on the other screen that was watched */
	int kept;                /* in the record, of these jurors */
	int refused_by_disk;     /* screens that said at any time that nothing is stored */
	struct crowd_delay own, others;
	int64_t fds_before, fds_after;       /* of all together */
	int64_t memory_before, memory_after; /* kB, private and resident */
};

void crowd_run(const struct crowd_setup *, struct crowd_report *);
/* "own p50 4.4 ms, …", on one line each. */
void crowd_print(const struct crowd_setup *, const struct crowd_report *);

#endif
