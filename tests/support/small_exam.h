/* small_exam: a plan of two groups and a jury of four, and a ledger in memory,
 * for tests that need rules and state but no file.  Times are told in
 * milliseconds of one boot. */
#ifndef TESTS_SMALL_EXAM_H
#define TESTS_SMALL_EXAM_H

#include "core/rules.h"
#include "core/state.h"

enum { MERLE = 1, PINSON, SITTELLE, GREBE, CEDRE, ACACIA, ERABLE, FRENE, HETRE };

struct exam {
	struct arena arena;
	struct plan plan;
	struct event *events;
	size_t n, room;
	int64_t now_ms; /* of the boot */
	int64_t wall_ms; /* how far the clock on the wall was set forward since, or back */
	struct str boot;
	struct state judge[10]; /* by author: rules are asked on the author's own state */
	int32_t presentation, exchange, notation, level_a, level_b, c1, c1_1, c1_2, c2;
};

void exam_open(struct exam *);
void exam_close(struct exam *);
struct moment exam_now(const struct exam *);
/* Decides and, if allowed, appends and folds. */
struct verdict exam_wish(struct exam *, int32_t author, struct fact wish);
/* Appends and folds, asking no rule: what another program may have written. */
void exam_tell(struct exam *, int32_t author, struct fact fact);
/* A property of the grid becomes another, before anybody wrote on a sheet. */
void exam_set(struct exam *, enum code property, int64_t value);
/* The same as a wish, and it must be allowed. */
void exam_do(struct exam *, int32_t author, struct fact wish);
/* A state folded anew for this viewer, to be given back with state_done. */
void exam_fold(const struct exam *, int32_t viewer, struct state *);
/* Jury opened, group 1 signed in by the keeper. */
void exam_sign_in(struct exam *);
/* A phase of group 1 begins, or ends (under the minimum of questions if need be). */
void exam_start_phase(struct exam *, int32_t phase);
void exam_end_phase(struct exam *, int32_t phase);
/* A mark; words are the reason that the reveal asks for. */
void exam_mark(struct exam *, int32_t author, int32_t candidate, int32_t item, int64_t rank);
/* The last act taken back, the last one put back: the refusal, if any. */
enum refusal exam_undo(struct exam *, int32_t author);
enum refusal exam_redo(struct exam *, int32_t author);
/* The run that counts of this phase of group 1, as the keeper sees it. */
const struct run *exam_run(const struct exam *, int32_t phase);
/* The id of the last event. */
int64_t exam_last(const struct exam *);

/* For the group's setup and teardown: one exam a test, opened. */
int exam_set_up(void **fixture);
int exam_tear_down(void **fixture);
#define EXAM_TEST(name) cmocka_unit_test_setup_teardown(name, exam_set_up, exam_tear_down)

#endif
