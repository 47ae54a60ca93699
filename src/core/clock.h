/* clock: what a running phase shows at a given moment.
 *
 * Time is a parameter: nothing here asks what time it is.  Under another boot
 * (a reboot, a copy on another machine) the time since the last event of the
 * boot before is not known: it is to be confirmed, and counts as nothing until then.  What is
 * rounded is rounded in the candidate's favour. */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"

/* Milliseconds between two moments of one boot, never negative; false, with
 * the wall clock's difference (never negative), under another boot. */
bool clock_between(const struct moment *from, const struct moment *to, int64_t *ms);
/* Within 0 and 1000 days: what false facts add up to stays a number. */
int64_t clock_bound_ms(int64_t ms);
/* The run's elapsed time, pauses left out. */
int64_t clock_elapsed_ms(const struct run *, const struct moment *now);
/* planned + given, never under 0. */
int64_t clock_allotted_ms(const struct run *);
/* allotted - elapsed; negative in overrun. */
int64_t clock_left_ms(const struct run *, const struct moment *now);
/* It runs under another boot: the elapsed time is to be confirmed.  (Paused, the
 * elapsed time is known: what is then unsure is only how long the pause was.) */
bool clock_to_confirm(const struct run *, const struct moment *now);
/* Until when it is known to have run then: what elapsed is that far. */
const struct moment *clock_sure_until(const struct run *);
/* What the wall clock suggests has elapsed, when it is to be confirmed. */
int64_t clock_guess_ms(const struct run *, const struct moment *now);
/* The next moment (boot_ms) at which a clock that runs or is stopped shows another second;
 * INT64_MAX: none does. */
int64_t clock_next_second_ms(const struct state *, const struct moment *now);
/* How long the present pause has lasted, by the wall clock under another boot; 0 if not paused. */
int64_t clock_pause_ms(const struct run *, const struct moment *now);

/* The candidate's coefficient, in 720720ths: RATIO_ONE without extra time. */
int64_t clock_coefficient(const struct plan *, int32_t candidate);
/* What a phase of this passage is allotted if it started now: its duration, the
 * extra time of those who are here (plan's rule, rounded up), and what phases
 * before leave to it. */
int64_t clock_planned_ms(const struct state *, int32_t passage, const struct phase *);
/* The same as if this candidate of the passage were here, or were not. */
int64_t clock_planned_with_ms(const struct state *, const struct phase *, int32_t candidate,
                              bool here);

#endif
