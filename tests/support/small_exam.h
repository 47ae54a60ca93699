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
	struct str boot;
	struct state judge[10]; /* by author: rules are asked on the author's own state */
	int32_t presentation, exchange, notation, level_a, level_b, c1, c1_1, c1_2, c2;
};

void exam_open(struct exam *);
void exam_close(struct exam *);
struct moment exam_now(const struct exam *);
/* Decides and, if allowed, appends and folds. */
struct verdict exam_wish(struct exam *, int32_t author, struct fact wish);
/* The same, and the wish must be allowed. */
void exam_do(struct exam *, int32_t author, struct fact wish);
/* A state folded anew for this viewer, to be given back with state_done. */
void exam_fold(const struct exam *, int32_t viewer, struct state *);
/* Jury opened, group 1 signed in by the keeper. */
void exam_sign_in(struct exam *);

#endif
