/* questions: who was asked what, what is still due, and at what pace. */
#ifndef CORE_QUESTIONS_H
#define CORE_QUESTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"

/* Whether this question counts towards the minimum: to a named candidate and no follow-up,
 * unless the grid says so, not taken back, and not of an attempt that was set aside. */
bool questions_counts(const struct state *, const struct question *);
/* How many count for this candidate (a group's, where it counts, counts for each). */
int questions_counted(const struct state *, int32_t candidate);
/* The same at one level (its item; 0: without level). */
int questions_at_level(const struct state *, int32_t candidate, int32_t level);
/* The phase in which questions are due; NULL if the grid has none. */
const struct phase *questions_phase(const struct plan *);
/* What is due to this candidate (0 for who isn't here), to all who are here in the
 * passage, and to how many of them (candidates may be NULL). */
int questions_due(const struct state *, int32_t candidate);
int questions_due_in_passage(const struct state *, int32_t passage, int *candidates);
/* Time left (all that is planned, before the start; never negative) ÷ questions due,
 * cut down to ten seconds, which nobody feels, to five under two minutes, to the second under
 * one; -1 when nothing is due. */
int64_t questions_pace_ms(const struct state *, int32_t passage, const struct moment *now);

/* One that is likely the same question, logged by somebody else: to the same candidate within
 * QUESTIONS_TWIN_MS, asker and level not at odds; or, as nobody is asked two questions at once,
 * within QUESTIONS_ONCE_MS, whoever is said to have asked.  Both are kept and count until one is
 * taken back; NULL if there is none. */
enum { QUESTIONS_TWIN_MS = 10000, QUESTIONS_ONCE_MS = 3000 };
const struct question *questions_twin(const struct state *, const struct question *);

/* The level that the candidate, then the passage, has met least: the grid's first among
 * equals, 0 where it has none. */
int32_t questions_owed_level(const struct state *, int32_t candidate);
/* The next question owed: the candidate asked least (the first by chair), at that
 * level.  False, leaving it, when nothing is due. */
struct owed {
	int32_t candidate, level;
};
bool questions_owed(const struct state *, int32_t passage, struct owed *);

#endif
