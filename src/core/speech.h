/* speech: how the time of a collective talk is shared.
 *
 * The fair share is allotted × own coefficient ÷ sum of the coefficients of
 * those here, rounded up.  A share is a fact for the record, never a mark. */
#ifndef CORE_SPEECH_H
#define CORE_SPEECH_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"

/* The talk that runs now and whose speech is followed; NULL if none does. */
const struct run *speech_running(const struct state *);
/* What this candidate has said in this run: turns, the open one included, less
 * what was moved to others, plus what was moved here.  A move whose turn is the
 * run's own id comes from the time before anybody was counted. */
int64_t speech_spoken_ms(const struct state *, const struct run *, int32_t candidate,
                         const struct moment *now);
/* Time in which nobody was counted: elapsed less all that was spoken. */
int64_t speech_nobody_ms(const struct state *, const struct run *, const struct moment *now);
/* 0 for who isn't here. */
int64_t speech_fair_ms(const struct state *, const struct run *, int32_t candidate);
/* How long nobody has been counted without a break, while the run runs; 0 if somebody speaks. */
int64_t speech_silence_ms(const struct state *, const struct run *, const struct moment *now);
/* Everybody here who hasn't reached the fair share: what they lack, summed. */
int64_t speech_lacking_ms(const struct state *, const struct run *, const struct moment *now);
/* They lack more than the time left, by the grid's gap at least: the seconds that go by
 * while nobody has begun are no drift yet. */
bool speech_falls_short(const struct state *, const struct run *, const struct moment *now);

/* How long a turn of this run is so far, and what is left of it after moves; never negative. */
int64_t speech_turn_ms(const struct run *, const struct turn *, const struct moment *now);
int64_t speech_turn_left_ms(const struct state *, const struct run *, const struct turn *,
                            const struct moment *now);

enum speech_drift { DRIFT_NONE, DRIFT_LONG, DRIFT_SHORT };
/* LONG: over the fair share by the grid's gap or more.  SHORT: lacks more than the time
 * left.  NONE for who isn't here. */
enum speech_drift speech_drift(const struct state *, const struct run *, int32_t candidate,
                               const struct moment *now);

#endif
