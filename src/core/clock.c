/* clock: see clock.h. */
#include "core/clock.h"

#include "base/ratio.h"
#include "base/when.h"

static int64_t at_least_0(int64_t ms)
{
	return ms > 0 ? ms : 0;
}

bool clock_between(const struct moment *from, const struct moment *to, int64_t *ms)
{
	bool one_boot = str_equal(from->boot_id, to->boot_id);

	*ms = at_least_0(one_boot ? to->boot_ms - from->boot_ms : to->at_ms - from->at_ms);
	return one_boot;
}

int64_t clock_bound_ms(int64_t ms)
{
	const int64_t most = 1000 * WHEN_DAY_MS;

	return ms < 0 ? 0 : ms > most ? most : ms;
}

/* Until when a run under another boot is known to have run. */
static const struct moment *sure_until(const struct run *r, int64_t *since)
{
	if (clock_between(&r->anchor, &r->seen, since) && *since)
		return &r->seen;
	*since = 0;
	return &r->anchor;
}

int64_t clock_elapsed_ms(const struct run *r, const struct moment *now)
{
	int64_t since;

	if (r->status != RUN_RUNNING)
		return r->elapsed_ms;
	if (!clock_between(&r->anchor, now, &since))
		sure_until(r, &since);
	return clock_bound_ms(r->elapsed_ms + since);
}

const struct moment *clock_sure_until(const struct run *r)
{
	int64_t since;

	return sure_until(r, &since);
}

int64_t clock_allotted_ms(const struct run *r)
{
	return at_least_0(r->planned_ms + r->given_ms);
}

int64_t clock_left_ms(const struct run *r, const struct moment *now)
{
	return clock_allotted_ms(r) - clock_elapsed_ms(r, now);
}

bool clock_to_confirm(const struct run *r, const struct moment *now)
{
	int64_t since;

	return r->status == RUN_RUNNING && !clock_between(&r->anchor, now, &since);
}

int64_t clock_guess_ms(const struct run *r, const struct moment *now)
{
	int64_t sure, since;

	if (r->status != RUN_RUNNING)
		return r->elapsed_ms;
	clock_between(sure_until(r, &sure), now, &since);
	return clock_bound_ms(r->elapsed_ms + sure + since);
}

int64_t clock_pause_ms(const struct run *r, const struct moment *now)
{
	int64_t since = 0;

	if (r->status == RUN_PAUSED)
		clock_between(&r->anchor, now, &since);
	return clock_bound_ms(since);
}

/* -- what a phase is allotted -------------------------------------------------------------- */

/* Those for whom a phase is planned, as their coefficients. */
struct crowd {
	int64_t n, sum, highest;
};

static void join(struct crowd *c, int64_t coefficient)
{
	c->n++;
	c->sum += coefficient;
	if (coefficient > c->highest)
		c->highest = coefficient;
}

static bool is_extended(const struct plan *plan, const struct phase *p)
{
	const struct numbers *only = &plan->extra_time_phases;

	for (size_t i = 0; i < only->n; i++)
		if (only->v[i] == p->item)
			return !p->indicative;
	return !only->n && !p->indicative;
}

static int64_t extended_ms(const struct plan *plan, const struct phase *p, const struct crowd *c)
{
	int64_t unit = plan->extra_time_rounding == ROUND_MINUTE ? WHEN_MINUTE_MS : WHEN_SECOND_MS;
	int64_t ms;

	/* Nobody has extra time: the grid's duration is not to be rounded. */
	if (!is_extended(plan, p) || c->highest <= RATIO_ONE)
		return p->duration_ms;
	if (plan->extra_time_on == EXTRA_OWN_SHARE)
		ms = ratio_mul_up(p->duration_ms, c->sum, c->n * RATIO_ONE);
	else
		ms = ratio_mul_up(p->duration_ms, c->highest, RATIO_ONE);
	return (ms + unit - 1) / unit * unit;
}

int64_t clock_coefficient(const struct plan *plan, int32_t candidate)
{
	const struct person *p = plan_person(plan, candidate);

	return p && p->extra_time ? p->extra_time : RATIO_ONE;
}

/* A phase's time left goes to the one that the grid names; to the next by a record that only
 * has the words. */
static bool leaves_to(const struct plan *plan, size_t i, const struct phase *p)
{
	const struct phase *from = &plan->phases[i];

	if (from->leftover_to.number > 0)
		return from->leftover_to.number == p->item;
	return from->leftover_to.words.n && i + 1 < plan->n_phases &&
	       plan->phases[i + 1].item == p->item;
}

/* What the phases before leave to this one, where the grid gives it away. */
static int64_t leftover_ms(const struct state *s, int32_t passage, const struct phase *p)
{
	int64_t ms = 0;

	for (size_t i = 0; i < s->plan.n_phases; i++) {
		const struct run *r = leaves_to(&s->plan, i, p)
		                          ? state_run(s, passage, s->plan.phases[i].item)
		                          : NULL;

		if (r && r->status == RUN_ENDED)
			ms += at_least_0(clock_allotted_ms(r) - r->elapsed_ms);
	}
	return ms;
}

/* candidate 0: everybody as they are. */
static int64_t planned_ms(const struct state *s, int32_t passage, const struct phase *p,
                          int32_t candidate, bool here)
{
	struct crowd c = {0};

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++)
		if (s->plan.persons[i - 1].passage == passage &&
		    (i == candidate ? here : state_is_here(s, i)))
			join(&c, clock_coefficient(&s->plan, i));
	return extended_ms(&s->plan, p, &c) + leftover_ms(s, passage, p);
}

int64_t clock_planned_ms(const struct state *s, int32_t passage, const struct phase *p)
{
	return planned_ms(s, passage, p, 0, false);
}

int64_t clock_planned_with_ms(const struct state *s, const struct phase *p, int32_t candidate,
                              bool here)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return planned_ms(s, c ? c->passage : 0, p, candidate, here);
}

int64_t clock_next_second_ms(const struct state *s, const struct moment *now)
{
	int64_t next = INT64_MAX;

	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		int64_t shown =
		    r->status == RUN_PAUSED ? -clock_pause_ms(r, now) : clock_left_ms(r, now);
		int64_t to_second = shown % 1000;

		if (r->set_aside || r->status == RUN_ENDED || clock_to_confirm(r, now))
			continue;
		if (to_second <= 0)
			to_second += 1000;
		if (now->boot_ms + to_second < next)
			next = now->boot_ms + to_second;
	}
	return next;
}
