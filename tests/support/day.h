/* day: a sample exam as a state, to which a test tells facts one by one.
 *
 * A plan is built (the test may change it), opened for a viewer, then facts
 * are dated by a clock that moves only when told to, and applied as if read
 * back.  No rules and no ledger: what is told is taken. */
#ifndef SUPPORT_DAY_H
#define SUPPORT_DAY_H

#include "base/arena.h"
#include "core/plan.h"
#include "core/state.h"

/* The persons by number, the passages, and the items, as day_plan lists them. */
enum {
	MERLE = 1, PINSON, SITTELLE, GREBE,        /* president, two members, secretary */
	ERABLE, CEDRE, HETRE, ACACIA, FRENE, SAULE /* candidates; SAULE alone in passage 1 */
};
enum { TERRASSES = 1, COUR_CARREE };
enum {
	PRESENTATION = 3, EXCHANGE, MARKING, /* phases */
	LEVEL_A, LEVEL_B, LEVEL_C,
	SCALE_1, SCALE_2, SCALE_3, SCALE_4,
	ORAL,
	C1, C1_1,                            /* a competency, its criterion */
	C2, C2_1, C2_2
};

struct day {
	struct arena arena; /* the plan's */
	struct plan plan;
	struct state s;
	struct moment now; /* 24/11/2026 9:00 in Lyon at first */
	int64_t last_id;
};

/* The sample plan: group 2 is ÉRABLE, CÈDRE, HÊTRE, ACACIA, FRÊNE, in this order. */
void day_plan(struct day *);
/* One more candidate at the end of a group, in the plan; returns the number. */
int32_t day_add_candidate(struct day *, const char *family, int32_t passage);
/* Applies the plan's facts. */
void day_open(struct day *, int32_t viewer);
/* The same, folded as by one who may see all marks. */
void day_open_revealed(struct day *, int32_t viewer);
void day_done(struct day *);

/* Time goes on, in one boot. */
void day_pass(struct day *, int64_t ms);
/* The machine is off for so long; it comes back with another boot_id. */
void day_reboot(struct day *, int64_t ms);
/* Applies a fact by this author, now; returns its id. */
int64_t day_tell(struct day *, int32_t author, struct fact);
/* Everybody of this passage signs in. */
void day_sign_in(struct day *, int32_t passage);

#endif
