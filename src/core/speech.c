/* speech: see speech.h. */
#include "core/speech.h"

#include "base/ratio.h"
#include "core/clock.h"

static int64_t at_least_0(int64_t ms)
{
	return ms > 0 ? ms : 0;
}

const struct run *speech_running(const struct state *s)
{
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (!r->set_aside && r->status == RUN_RUNNING && p &&
		    p->speech == SPEECH_BY_CANDIDATE)
			return r;
	}
	return NULL;
}

int64_t speech_turn_ms(const struct run *r, const struct turn *t, const struct moment *now)
{
	return at_least_0(t->over ? t->ms : clock_elapsed_ms(r, now) - t->from_ms);
}

int64_t speech_turn_left_ms(const struct state *s, const struct run *r, const struct turn *t,
                            const struct moment *now)
{
	int64_t ms = speech_turn_ms(r, t, now);

	for (size_t i = 0; i < s->n_moves; i++)
		if (s->moves[i].turn == t->id && !s->moves[i].taken_back)
			ms -= s->moves[i].ms;
	return at_least_0(ms);
}

/* Whose time a move takes, in this run: false if it is of another run. */
static bool is_moved_from(const struct state *s, const struct run *r, const struct speech_move *m,
                          int32_t *candidate)
{
	const struct turn *t = state_turn(s, m->turn);

	*candidate = t ? t->candidate : 0;
	return t ? t->run == r->id : m->turn == r->id;
}

/* What the run's turns and moves credit to one candidate; 0: to nobody. */
static int64_t credited_ms(const struct state *s, const struct run *r, int32_t candidate,
                           const struct moment *now)
{
	const struct turn *t = state_last_turn(s, r);
	int64_t ms = 0;
	int32_t from;

	for (; t; t = state_turn_before(s, t))
		ms += t->candidate == candidate ? speech_turn_ms(r, t, now) : 0;
	for (size_t i = s->n_moves; i-- > 0 && s->moves[i].id > r->id;) {
		const struct speech_move *m = &s->moves[i];

		if (m->taken_back || !is_moved_from(s, r, m, &from))
			continue;
		ms -= from == candidate ? m->ms : 0;
		ms += m->candidate == candidate ? m->ms : 0;
	}
	return ms;
}

int64_t speech_spoken_ms(const struct state *s, const struct run *r, int32_t candidate,
                         const struct moment *now)
{
	return candidate ? at_least_0(credited_ms(s, r, candidate, now)) : 0;
}

/* All that was spoken is the time of all turns less that of nobody's turns: a move
 * between two persons changes neither. */
int64_t speech_nobody_ms(const struct state *s, const struct run *r, const struct moment *now)
{
	const struct turn *t = state_last_turn(s, r);
	int64_t all = 0;

	for (; t; t = state_turn_before(s, t))
		all += speech_turn_ms(r, t, now);
	return at_least_0(clock_elapsed_ms(r, now) - all + credited_ms(s, r, 0, now));
}

static bool takes_part(const struct state *s, const struct run *r, int32_t candidate)
{
	const struct person *p = plan_person(&s->plan, candidate);

	return p && p->passage == r->passage && state_is_here(s, candidate);
}

int64_t speech_fair_ms(const struct state *s, const struct run *r, int32_t candidate)
{
	int64_t sum = 0;

	if (!takes_part(s, r, candidate))
		return 0;
	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++)
		if (takes_part(s, r, i))
			sum += clock_coefficient(&s->plan, i);
	return ratio_mul_up(clock_allotted_ms(r), clock_coefficient(&s->plan, candidate), sum);
}

int64_t speech_silence_ms(const struct state *s, const struct run *r, const struct moment *now)
{
	const struct turn *open = state_open_turn(s, r), *t = state_last_turn(s, r);
	int64_t since = 0;

	if (r->status != RUN_RUNNING || (open && open->candidate))
		return 0;
	for (; t; t = state_turn_before(s, t))
		if (t->over && t->candidate && t->from_ms + t->ms > since)
			since = t->from_ms + t->ms;
	return at_least_0(clock_elapsed_ms(r, now) - since);
}

static int64_t lacking_ms(const struct state *s, const struct run *r, int32_t candidate,
                          const struct moment *now)
{
	int64_t fair = speech_fair_ms(s, r, candidate);

	return fair ? at_least_0(fair - speech_spoken_ms(s, r, candidate, now)) : 0;
}

int64_t speech_lacking_ms(const struct state *s, const struct run *r, const struct moment *now)
{
	int64_t ms = 0;

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++)
		if (takes_part(s, r, i))
			ms += lacking_ms(s, r, i, now);
	return ms;
}

bool speech_falls_short(const struct state *s, const struct run *r, const struct moment *now)
{
	const struct phase *p = plan_phase(&s->plan, r->phase);
	int64_t left = clock_left_ms(r, now);
	int64_t gap = speech_lacking_ms(s, r, now) - left;

	return left > 0 && gap > 0 && gap >= (p ? p->speech_gap_ms : 0);
}

enum speech_drift speech_drift(const struct state *s, const struct run *r, int32_t candidate,
                               const struct moment *now)
{
	const struct phase *p = plan_phase(&s->plan, r->phase);
	int64_t over;

	if (!p || !takes_part(s, r, candidate))
		return DRIFT_NONE;
	over = speech_spoken_ms(s, r, candidate, now) - speech_fair_ms(s, r, candidate);
	if (p->speech_gap_ms && over >= p->speech_gap_ms)
		return DRIFT_LONG;
	if (-over > at_least_0(clock_left_ms(r, now)))
		return DRIFT_SHORT;
	return DRIFT_NONE;
}
