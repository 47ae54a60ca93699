/* rules_decide: the written test, and what the jury decides of each candidate. */
#include "base/text.h"
#include "core/agenda.h"
#include "core/rules_private.h"

static bool is_candidate(const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	return p && p->role == ROLE_CANDIDATE;
}

/* -- the written test, and what was validated before --------------------------------------- */

/* Where the grid knows no written test, the secretary holds what the office gave. */
int64_t rules_enter_results(const struct plan *plan)
{
	const struct test *test = plan_written_test(plan);

	return (test ? test->entered_by : ROLE_SECRETARY) | ROLE_PRESIDENT;
}

static struct verdict may_enter(const struct asking *a)
{
	const struct fact *w = a->wish;

	if (!is_candidate(a->state, w->candidate) || !plan_competency(&a->state->plan, w->item))
		return refuse(REFUSED_nothing_such, *w);
	if (!rules_may(a->state, a->author, rules_enter_results(&a->state->plan)))
		return refuse(REFUSED_no_right, *w);
	return allow_nothing();
}

static bool is_same_result(const struct written *had, const struct fact *f)
{
	if (!had || had->code == CODE_cleared)
		return f->code == CODE_cleared;
	return had->code == f->code && had->rank == f->value && had->day_ms == f->ms &&
	       str_equal(had->assessor, f->words);
}

struct verdict rule_written_entered(const struct asking *a)
{
	const struct state *s = a->state;
	struct fact f = *a->wish;
	struct verdict v = may_enter(a);

	if (v.why)
		return v;
	if (!plan_written_test(&s->plan) || f.ms < 0)
		return refuse(REFUSED_nothing_such, f);
	if (state_validated_before(s, f.candidate, f.item))
		return refuse(REFUSED_validated_already, f);
	if (f.code == CODE_not_observed && !s->plan.not_observed_meaning.n)
		return refuse(REFUSED_not_observed_not_allowed, f);
	if (f.code != CODE_not_observed && f.code != CODE_cleared &&
	    (f.code || !plan_level(&s->plan, f.value)))
		return refuse(REFUSED_no_such_level, f);
	if (f.code)
		f.value = 0;
	if (f.code == CODE_cleared) {
		f.ms = 0;
		f.words = (struct str){NULL, 0};
	}
	if (is_same_result(state_written(s, f.candidate, f.item), &f))
		return allow_nothing();
	return allow(f);
}

struct verdict rule_validated_before(const struct asking *a)
{
	const struct fact *w = a->wish;
	struct verdict v = may_enter(a);

	if (v.why)
		return v;
	if (!text_trim(w->words).n)
		return refuse(REFUSED_nothing_such, *w);
	if (state_validated_before(a->state, w->candidate, w->item))
		return allow_nothing();
	if (state_deliberates(a->state, w->candidate))
		return refuse(REFUSED_deliberation_open, *w);
	return allow(*w);
}

/* -- may the author say what the jury decides? --------------------------------------------- */

static struct verdict may_say(const struct asking *a, int32_t candidate)
{
	const struct state *s = a->state;
	struct fact about = {.person = a->author, .candidate = candidate};

	if (!is_candidate(s, candidate))
		return refuse(REFUSED_nothing_such, about);
	if (!rules_may(s, a->author, s->plan.may_enter_decisions))
		return refuse(REFUSED_no_right, (struct fact){.kind = a->wish->kind});
	if (state_is_recused(s, a->author, candidate))
		return refuse(REFUSED_recused, about);
	if (state_person(s, a->author)->out)
		return refuse(REFUSED_sits_not, about);
	if (!state_deliberates(s, candidate))
		return refuse(REFUSED_deliberation_not_open, about);
	/* The grid keeps the author out: nothing of it is in their state. */
	if (!state_is_revealed(s, candidate))
		return refuse(REFUSED_no_right, (struct fact){.kind = a->wish->kind});
	return allow_nothing();
}

static struct verdict has_quorum(const struct state *s, int32_t candidate)
{
	struct quorum q;

	if (rules_quorum(s, candidate, &q))
		return allow_nothing();
	return refuse(REFUSED_quorum, (struct fact){.candidate = candidate, .value = q.sitting});
}

static struct verdict was_judged(const struct state *s, int32_t candidate)
{
	struct fact about = {.candidate = candidate};

	if (decision_is_judged(s, candidate))
		return allow_nothing();
	return refuse(state_is_away(s, candidate) ? REFUSED_candidate_away
	                                          : REFUSED_not_heard_yet,
	              about);
}

/* Of a competency of somebody who was heard, by a jury that is numerous enough. */
static struct verdict may_rule(const struct asking *a, const struct fact *f)
{
	struct verdict v = may_say(a, f->candidate);

	if (v.why)
		return v;
	if (!plan_competency(&a->state->plan, f->item))
		return refuse(REFUSED_nothing_such, *f);
	if (state_validated_before(a->state, f->candidate, f->item))
		return refuse(REFUSED_validated_already, *f);
	v = was_judged(a->state, f->candidate);
	return v.why ? v : has_quorum(a->state, f->candidate);
}

/* -- decisions ----------------------------------------------------------------------------- */

/* A bit for each of the competency's criteria. */
static int64_t all_criteria(const struct plan *p, int32_t competency)
{
	int64_t all = 0;

	for (size_t i = 0; i < p->n_criteria; i++)
		if (p->criteria[i].competency == competency && all < INT64_MAX / 2)
			all = all * 2 + 1;
	return all;
}

static bool is_against_proposal(const struct state *s, const struct fact *f)
{
	enum code proposed = decision_propose(s, f->candidate, f->item).code;

	return proposed && proposed != f->code;
}

/* Why words are owed: always when it's reserved, of a refusal and of what goes against the
 * proposal where the grid says so. */
static bool owes_words(const struct state *s, const struct fact *f)
{
	const struct plan *p = &s->plan;

	if (f->code == CODE_reserved)
		return true;
	if (f->code == CODE_not_validated && p->refusal_reason == REASON_MUST)
		return true;
	return p->gap_reason == REASON_MUST && is_against_proposal(s, f);
}

/* A refusal says which criteria it is tied to, and what was decided otherwise ties to none. */
static struct verdict is_complete(const struct state *s, const struct fact *f)
{
	int64_t all = all_criteria(&s->plan, f->item);

	if (f->value < 0 || (f->value & ~all) || (f->value && f->code != CODE_not_validated))
		return refuse(REFUSED_nothing_such, *f);
	if (f->code == CODE_not_validated && s->plan.refusal_reason == REASON_MUST && all &&
	    !f->value)
		return refuse(REFUSED_criteria_needed, *f);
	if (owes_words(s, f) && !text_trim(f->words).n)
		return refuse(REFUSED_reason_needed, *f);
	return allow_nothing();
}

static struct verdict decide(const struct asking *a, struct fact f)
{
	const struct state *s = a->state;
	const struct ruling *r = state_ruling(s, f.candidate, f.item);
	enum code now = r && r->code ? r->code : CODE_cleared;
	struct verdict v = allow_nothing();

	if (f.code == CODE_cleared) {
		f.value = 0;
		f.words = (struct str){NULL, 0};
	} else if (!f.ref) { /* what was decided once may come back */
		v = is_complete(s, &f);
	}
	if (v.why)
		return v;
	if (now == f.code && (now == CODE_cleared ||
	                      (r->unmet == f.value && str_equal(r->words, f.words))))
		return allow_nothing();
	return allow(f);
}

/* All that the agenda says is agreed, as one act; what one act can't hold is left. */
static struct verdict decide_agreed(const struct asking *a)
{
	struct arena scratch = {0};
	struct agenda agenda;
	struct verdict v = allow_nothing(), first = allow_nothing();

	if (!rules_may(a->state, a->author, a->state->plan.may_enter_decisions))
		return refuse(REFUSED_no_right, (struct fact){.kind = KIND_decided});
	agenda = agenda_make(a->state, &scratch);
	for (size_t i = 0; i < agenda.n && v.n < VERDICT_FACTS; i++) {
		const struct agenda_row *row = &agenda.rows[i];
		struct fact f = {.kind = KIND_decided, .candidate = row->candidate,
		                 .item = row->competency, .code = CODE_validated};
		struct verdict one;

		if (row->section != AGENDA_AGREED || row->decided)
			continue;
		one = may_rule(a, &f);
		if (!one.why)
			also(&v, f);
		else if (!first.why)
			first = one;
	}
	arena_done(&scratch);
	return v.n ? v : first;
}

struct verdict rule_decided(const struct asking *a)
{
	const struct fact *w = a->wish;
	struct verdict v;

	if (!w->candidate && !w->item)
		return decide_agreed(a);
	v = may_rule(a, w);
	if (v.why)
		return v;
	switch (w->code) {
	case CODE_validated:
	case CODE_not_validated:
	case CODE_reserved:
	case CODE_cleared: return decide(a, *w);
	default: return refuse(REFUSED_nothing_such, *w);
	}
}

struct verdict rule_joint(const struct asking *a)
{
	const struct fact *w = a->wish;
	const struct ruling *r = state_ruling(a->state, w->candidate, w->item);
	struct verdict v = may_rule(a, w);

	if (v.why)
		return v;
	if (str_equal(r ? text_trim(r->text) : (struct str){NULL, 0}, text_trim(w->words)))
		return allow_nothing();
	return allow(*w);
}

/* -- the outcome by hand ------------------------------------------------------------------- */

static bool is_outcome(enum code code)
{
	switch (code) {
	case CODE_certified:
	case CODE_not_certified:
	case CODE_reserved:
	case CODE_cancelled:
	case CODE_postponed:
	case CODE_gave_up:
	case CODE_absent:
	case CODE_excused:
	case CODE_cleared: return true;
	default: return false;
	}
}

/* To put somebody off is what is left to a jury that is not numerous enough. */
static bool needs_quorum(const struct fact *f)
{
	return f->code != CODE_postponed && !(f->code == CODE_cleared && f->ref);
}

struct verdict rule_outcome(const struct asking *a)
{
	const struct state *s = a->state;
	struct fact f = *a->wish;
	const struct outcome *had = state_outcome(s, f.candidate);
	struct verdict v = may_say(a, f.candidate);

	if (!v.why && !is_outcome(f.code))
		v = refuse(REFUSED_nothing_such, f);
	if (!v.why && needs_quorum(&f))
		v = has_quorum(s, f.candidate);
	if (!v.why && (f.code == CODE_absent || f.code == CODE_excused) &&
	    decision_is_judged(s, f.candidate))
		v = refuse(REFUSED_was_heard, f);
	if (v.why)
		return v;
	if (f.code == CODE_cleared)
		f.words = (struct str){NULL, 0};
	else if (!text_trim(f.words).n && !f.ref)
		return refuse(REFUSED_reason_needed, f);
	if (had ? had->code == f.code && str_equal(had->words, f.words) : f.code == CODE_cleared)
		return allow_nothing();
	return allow(f);
}
