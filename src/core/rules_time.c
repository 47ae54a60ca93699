/* rules_time: phases, their clocks, who speaks.  Every duration that ends is
 * decided here, once, inside the lock. */
#include "base/when.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/rules_private.h"
#include "core/speech.h"

static struct fact by(const struct run *r)
{
	return (struct fact){.person = r->last_author, .passage = r->passage, .item = r->phase};
}

/* The run that the wish is about: named by ref, and counting. */
static const struct run *run_of(const struct asking *a)
{
	const struct run *r = state_run_by_id(a->state, a->wish->ref);

	return r && !r->set_aside ? r : NULL;
}

/* Once the jury deliberates on a passage, nothing of it is heard again. */
static bool is_deliberated(const struct state *s, int32_t passage)
{
	return reveal_has(&s->opened, passage);
}

/* -- starting ------------------------------------------------------------------------------ */

static struct verdict everybody_signed_in(const struct state *s, int32_t passage)
{
	bool anybody = false;

	for (size_t i = 0; i < s->plan.n_persons; i++) {
		const struct person *p = &s->plan.persons[i];

		if (p->role != ROLE_CANDIDATE || p->passage != passage)
			continue;
		if (!s->people[i].attendance)
			return refuse(REFUSED_attendance_first,
			              (struct fact){.candidate = (int32_t)i + 1});
		anybody |= state_is_here(s, (int32_t)i + 1);
	}
	return anybody ? allow_nothing()
	               : refuse(REFUSED_nobody_here, (struct fact){.passage = passage});
}

/* Before a passage is heard; later one does what one can. */
static struct verdict enough_sit(const struct state *s, int32_t passage)
{
	struct quorum q;

	if (state_last_run(s, passage))
		return allow_nothing();
	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++)
		if (s->plan.persons[i - 1].passage == passage && state_is_here(s, i) &&
		    !rules_quorum(s, i, &q))
			return refuse(REFUSED_quorum,
			              (struct fact){.candidate = i, .value = q.sitting});
	return allow_nothing();
}

/* The jury is in one room: a phase that it attends waits for the one it is in. */
static struct verdict jury_is_free(const struct state *s, int32_t passage,
                                   const struct phase *phase)
{
	if (phase->jury_out == WHERE_OUT)
		return allow_nothing();
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (r->passage != passage && !r->set_aside && r->status != RUN_ENDED && p &&
		    p->jury_out != WHERE_OUT && !p->indicative)
			return refuse(REFUSED_phase_open_elsewhere, by(r));
	}
	return allow_nothing();
}

struct verdict rule_phase_started(const struct asking *a)
{
	const struct state *s = a->state;
	const struct phase *phase = plan_phase(&s->plan, a->wish->item);
	const struct phase *next = state_next_phase(s, a->wish->passage);
	const struct run *open = state_open_run(s, a->wish->passage);
	struct verdict v;
	struct fact f = *a->wish;

	if (!phase || !plan_passage(&s->plan, a->wish->passage))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_keeps(s, a->author))
		return need_keeper(a);
	if (s->jury != CODE_regular)
		return refuse(REFUSED_jury_not_opened, *a->wish);
	if (is_deliberated(s, a->wish->passage))
		return refuse(REFUSED_deliberation_open, *a->wish);
	if (open)
		return refuse(REFUSED_already_running, by(open));
	if (next != phase)
		return refuse(REFUSED_phase_order, (struct fact){.item = next ? next->item : 0});
	v = everybody_signed_in(s, a->wish->passage);
	if (!v.why)
		v = jury_is_free(s, a->wish->passage, phase);
	if (!v.why)
		v = enough_sit(s, a->wish->passage);
	if (v.why)
		return v;
	f.ms = clock_planned_ms(s, f.passage, phase);
	return allow(f);
}

/* -- while it runs ------------------------------------------------------------------------- */

/* The keeper's own: the clock of this run, in this status. */
static struct verdict keeps_clock(const struct asking *a, const struct run *r,
                                  enum run_status status, enum refusal otherwise)
{
	if (!r)
		return refuse(REFUSED_not_running, (struct fact){0});
	if (!rules_keeps(a->state, a->author))
		return need_keeper(a);
	return r->status == status ? allow_nothing() : refuse(otherwise, by(r));
}

struct verdict rule_phase_paused(const struct asking *a)
{
	const struct run *r = run_of(a);
	struct verdict v = keeps_clock(a, r, RUN_RUNNING, REFUSED_not_running);
	struct fact f = *a->wish;

	if (v.why)
		return v;
	if (clock_to_confirm(r, a->now))
		return refuse(REFUSED_confirm_time_first, by(r));
	f.ms = clock_elapsed_ms(r, a->now);
	return allow(f);
}

struct verdict rule_phase_resumed(const struct asking *a)
{
	const struct run *r = run_of(a);
	struct verdict v = keeps_clock(a, r, RUN_PAUSED, REFUSED_not_paused);
	struct fact f = *a->wish;

	if (v.why)
		return v;
	f.ms = clock_pause_ms(r, a->now);
	return allow(f);
}

static bool is_too_long(int64_t ms)
{
	return ms < -WHEN_DAY_MS || ms > WHEN_DAY_MS;
}

struct verdict rule_time_corrected(const struct asking *a)
{
	const struct run *r = run_of(a);
	struct verdict v = need_president_or_keeper(a);

	if (!r || r->status == RUN_ENDED)
		return refuse(REFUSED_not_running, (struct fact){0});
	if (v.why)
		return v;
	if (is_too_long(a->wish->ms) || clock_elapsed_ms(r, a->now) + a->wish->ms < 0 ||
	    (r->status == RUN_PAUSED && a->wish->ms > clock_pause_ms(r, a->now)))
		return refuse(REFUSED_too_much, *a->wish);
	if (!a->wish->ms && !clock_to_confirm(r, a->now))
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_time_given(const struct asking *a)
{
	const struct run *r = run_of(a);

	if (!r || r->status == RUN_ENDED)
		return refuse(REFUSED_not_running, (struct fact){0});
	if (!is_president(a))
		return refuse(REFUSED_president_only, *a->wish);
	if (!a->wish->words.n)
		return refuse(REFUSED_reason_needed, *a->wish);
	if (is_too_long(a->wish->ms) || r->planned_ms + r->given_ms + a->wish->ms < 0)
		return refuse(REFUSED_too_much, *a->wish);
	return a->wish->ms ? allow(*a->wish) : allow_nothing();
}

/* -- ending -------------------------------------------------------------------------------- */

static void close_turn(const struct asking *a, const struct run *r, struct verdict *v)
{
	const struct turn *t = state_open_turn(a->state, r);

	if (t)
		also(v, (struct fact){.kind = KIND_speaker_changed,
		                      .passage = r->passage,
		                      .ref = t->id,
		                      .ms = speech_turn_ms(r, t, a->now)});
}

static void close_pause(const struct asking *a, const struct run *r, struct verdict *v)
{
	if (r->status == RUN_PAUSED)
		also(v, (struct fact){.kind = KIND_phase_resumed, .ref = r->id,
		                      .ms = clock_pause_ms(r, a->now)});
}

/* By this fact the run ends, or is set aside: with it the pause, which would be told nowhere
 * else, and the floor of who has it. */
static void stop(const struct asking *a, const struct run *r, struct fact f, struct verdict *v)
{
	f.ms = clock_elapsed_ms(r, a->now);
	close_pause(a, r, v);
	also(v, f);
	close_turn(a, r, v);
}

/* The president's or the keeper's: this run. */
static struct verdict turns_clock(const struct asking *a, const struct run *r)
{
	return r ? need_president_or_keeper(a) : refuse(REFUSED_not_running, (struct fact){0});
}

/* Under the minimum of questions only with the right to, and a reason. */
static struct verdict may_end(const struct asking *a, const struct run *r, struct fact *f)
{
	const struct phase *p = plan_phase(&a->state->plan, r->phase);
	int64_t override =
	    a->state->plan.may_override ? a->state->plan.may_override : ROLE_PRESIDENT;
	int due = 0, whom = 0;

	if (p && p->questions_min)
		due = questions_due_in_passage(a->state, r->passage, &whom);
	f->code = due ? CODE_overridden : CODE_normal;
	if (!due)
		return allow_nothing();
	if (!rules_may(a->state, a->author, override) || a->wish->code != CODE_overridden)
		return refuse(REFUSED_under_minimum,
		              (struct fact){.passage = r->passage, .value = due, .ms = whom});
	return a->wish->words.n ? allow_nothing() : refuse(REFUSED_reason_needed, *a->wish);
}

struct verdict rule_phase_ended(const struct asking *a)
{
	const struct run *r = run_of(a);
	struct verdict v = turns_clock(a, r);
	struct fact f = *a->wish;

	if (v.why)
		return v;
	if (r->status == RUN_ENDED)
		return refuse(REFUSED_already_ended, by(r));
	if (clock_to_confirm(r, a->now))
		return refuse(REFUSED_confirm_time_first, by(r));
	v = may_end(a, r, &f);
	if (!v.why)
		stop(a, r, f, &v);
	return v;
}

/* What came after the run in its passage and counts. */
static const struct run *later_run(const struct state *s, const struct run *r)
{
	const struct run *other = state_last_run(s, r->passage);

	while (other && other->set_aside)
		other = state_run_before(s, other);
	return other && other->id > r->id ? other : NULL;
}

struct verdict rule_phase_restarted(const struct asking *a)
{
	const struct run *r = run_of(a);
	struct verdict v = turns_clock(a, r);

	if (v.why)
		return v;
	if (is_deliberated(a->state, r->passage))
		return refuse(REFUSED_deliberation_open, by(r));
	if (clock_to_confirm(r, a->now))
		return refuse(REFUSED_confirm_time_first, by(r));
	if (later_run(a->state, r))
		return refuse(REFUSED_phase_order,
		              (struct fact){.item = later_run(a->state, r)->phase});
	if (state_any_sheet_in(a->state, r->passage))
		return refuse(REFUSED_sheet_in, by(r));
	stop(a, r, *a->wish, &v);
	return v;
}

/* The notation that has begun meanwhile is set aside: it will begin again. */
struct verdict rule_phase_reopened(const struct asking *a)
{
	const struct run *r = run_of(a);
	const struct run *later = r ? later_run(a->state, r) : NULL;
	const struct phase *p = later ? plan_phase(&a->state->plan, later->phase) : NULL;
	struct verdict v = need_president_or_keeper(a);

	if (!r || r->status != RUN_ENDED)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (v.why)
		return v;
	if (is_deliberated(a->state, r->passage))
		return refuse(REFUSED_deliberation_open, by(r));
	if (state_any_sheet_in(a->state, r->passage))
		return refuse(REFUSED_sheet_in, by(r));
	if (later && (!p || !p->indicative))
		return refuse(REFUSED_phase_order, (struct fact){.item = later->phase});
	v = jury_is_free(a->state, r->passage, plan_phase(&a->state->plan, r->phase));
	if (v.why)
		return v;
	if (later)
		stop(a, later,
		     (struct fact){.kind = KIND_phase_restarted, .ref = later->id,
		                   .code = CODE_by_mistake},
		     &v);
	also(&v, *a->wish);
	return v;
}

/* -- speech -------------------------------------------------------------------------------- */

struct verdict rule_speaker_changed(const struct asking *a)
{
	const struct state *s = a->state;
	const struct run *r = state_open_run(s, a->wish->passage);
	const struct phase *p = r ? plan_phase(&s->plan, r->phase) : NULL;
	const struct person *c = plan_person(&s->plan, a->wish->candidate);
	const struct turn *t = r ? state_open_turn(s, r) : NULL;
	struct fact f = *a->wish;

	if (f.candidate && (!c || c->passage != f.passage))
		return refuse(REFUSED_nothing_such, f);
	if (!rules_keeps(s, a->author))
		return need_keeper(a);
	if (!r)
		return refuse(REFUSED_not_running, (struct fact){0});
	if (!p || p->speech != SPEECH_BY_CANDIDATE)
		return refuse(REFUSED_speech_not_followed, by(r));
	if (f.candidate && !state_is_here(s, f.candidate))
		return refuse(REFUSED_candidate_away, f);
	/* Else what is then found to have elapsed would all be the next speaker's. */
	if (clock_to_confirm(r, a->now))
		return refuse(REFUSED_confirm_time_first, by(r));
	if (f.candidate == (t ? t->candidate : 0))
		return allow_nothing();
	f.ref = t ? t->id : 0;
	f.ms = t ? speech_turn_ms(r, t, a->now) : 0;
	return allow(f);
}

/* From one turn of a run, or from the time before anybody was counted. */
struct verdict rule_speech_moved(const struct asking *a)
{
	const struct state *s = a->state;
	const struct turn *t = state_turn(s, a->wish->ref);
	const struct run *r = state_run_by_id(s, t ? t->run : a->wish->ref);
	const struct person *c = plan_person(&s->plan, a->wish->candidate);
	int64_t there_is;

	if (!r || r->set_aside || (a->wish->candidate && (!c || c->passage != r->passage)) ||
	    (t && t->candidate == a->wish->candidate))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_keeps(s, a->author))
		return need_keeper(a);
	if (plan_phase(&s->plan, r->phase)->speech != SPEECH_BY_CANDIDATE)
		return refuse(REFUSED_speech_not_followed, by(r));
	there_is = t ? speech_turn_left_ms(s, r, t, a->now) : speech_nobody_ms(s, r, a->now);
	if (a->wish->ms <= 0 || a->wish->ms > there_is)
		return refuse(REFUSED_too_much, (struct fact){.ms = there_is > 0 ? there_is : 0});
	return allow(*a->wish);
}
