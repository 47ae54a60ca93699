/* rules_people: the jury's opening, the hat, who is here. */
#include "base/ratio.h"
#include "core/rules_private.h"

static bool may_run_the_jury(const struct asking *a)
{
	return is_president(a) || rules_keeps(a->state, a->author);
}

static const struct person *candidate_of(const struct asking *a)
{
	const struct person *c = plan_person(&a->state->plan, a->wish->candidate);

	return c && c->role == ROLE_CANDIDATE ? c : NULL;
}

/* What becomes of somebody late is the president's to decide. */
static bool is_presidents(enum code code)
{
	return code == CODE_admitted || code == CODE_heard_last || code == CODE_postponed;
}

static bool is_attendance(enum code code)
{
	switch (code) {
	case CODE_present:
	case CODE_late:
	case CODE_absent:
	case CODE_excused:
	case CODE_unwell:
	case CODE_gave_up:
	case CODE_excluded:
	case CODE_unknown: return true;
	default: return is_presidents(code);
	}
}

struct verdict rule_attendance(const struct asking *a)
{
	const struct standing *c = state_person(a->state, a->wish->candidate);

	if (!candidate_of(a) || !is_attendance(a->wish->code))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (is_presidents(a->wish->code) ? !is_president(a) : !rules_keeps(a->state, a->author))
		return is_presidents(a->wish->code) ? refuse(REFUSED_president_only, *a->wish)
		                                    : need_keeper(a);
	if (c->attendance == a->wish->code && c->identity_seen == (a->wish->value == 1))
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_placed(const struct asking *a)
{
	const struct person *c = candidate_of(a);
	int32_t all[1];
	size_t n;

	if (!c || a->wish->passage != c->passage)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_keeps(a->state, a->author))
		return need_keeper(a);
	n = state_candidates(a->state, c->passage, all, 1);
	if (a->wish->value < 1 || a->wish->value > (int64_t)n)
		return refuse(REFUSED_too_much, *a->wish);
	if (a->wish->value == c->chair)
		return allow_nothing();
	for (size_t i = 0; i < a->state->n_runs; i++)
		if (a->state->runs[i].passage == c->passage && !a->state->runs[i].set_aside)
			return refuse(REFUSED_already_running,
			              (struct fact){.person = a->state->runs[i].last_author});
	return allow(*a->wish);
}

static bool is_jury(const struct state *s, int32_t person)
{
	const struct standing *p = state_person(s, person);

	return p && p->role != ROLE_CANDIDATE;
}

struct verdict rule_member_present(const struct asking *a)
{
	const struct standing *m = state_person(a->state, a->wish->person);

	if (!is_jury(a->state, a->wish->person))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a))
		return need_keeper(a);
	if (m->out == (a->wish->code == CODE_out))
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_declared(const struct asking *a)
{
	const struct standing *m = state_person(a->state, a->wish->person);

	if (!is_jury(a->state, a->wish->person))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a) && a->wish->person != a->author)
		return need_keeper(a);
	if (m->declared == a->wish->code)
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_recused(const struct asking *a)
{
	const struct plan *plan = &a->state->plan;
	bool known = candidate_of(a) || plan_passage(plan, a->wish->passage);

	if (!is_jury(a->state, a->wish->person) || !known)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a) && a->wish->person != a->author)
		return need_keeper(a);
	if (a->wish->candidate && state_is_recused(a->state, a->wish->person, a->wish->candidate))
		return allow_nothing();
	return allow(*a->wish);
}

/* The wish may name, as candidate, the member whose place it is: who then goes out, in the same
 * breath. */
struct verdict rule_role_given(const struct asking *a)
{
	const struct state *s = a->state;
	const struct standing *m = state_person(s, a->wish->person);
	int32_t leaves = a->wish->candidate;
	struct verdict v = allow_nothing();
	struct fact given = *a->wish;

	if (!is_jury(s, given.person) || role_of(given.code) == ROLE_NONE ||
	    role_of(given.code) == ROLE_CANDIDATE)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (leaves && (leaves == given.person || !is_jury(s, leaves)))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a))
		return refuse(REFUSED_president_only, *a->wish);
	given.candidate = 0;
	if (!leaves && m->sits && m->role == role_of(given.code))
		return v;
	if (leaves)
		also(&v, (struct fact){.kind = KIND_member_present, .person = leaves,
		                       .code = CODE_out});
	also(&v, given);
	return v;
}

struct verdict rule_keeper(const struct asking *a)
{
	if (a->wish->person != a->author)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_may(a->state, a->author, a->state->plan.may_keep))
		return refuse(REFUSED_no_right, *a->wish);
	if (rules_keeps(a->state, a->author))
		return allow_nothing();
	return allow(*a->wish);
}

bool rules_quorum(const struct state *s, int32_t candidate, struct quorum *q)
{
	*q = (struct quorum){0};
	for (size_t i = 0; i < s->plan.n_persons; i++)
		if (state_sits(s, (int32_t)i + 1, candidate)) {
			q->sitting++;
			q->external += s->plan.persons[i].quality == QUALITY_EXTERNAL;
		}
	/* external ÷ sitting ≥ the share, without a division */
	return q->sitting >= s->plan.members_min && q->sitting > 0 &&
	       q->external * RATIO_ONE >= s->plan.external_min * q->sitting;
}

struct verdict rule_jury_opened(const struct asking *a)
{
	struct quorum q;

	if (a->wish->code != CODE_regular && a->wish->code != CODE_carence)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a))
		return need_keeper(a);
	if (a->state->jury == CODE_regular)
		return refuse(REFUSED_jury_already_opened, *a->wish);
	for (size_t i = 0; a->wish->code == CODE_regular && i < a->state->plan.n_persons; i++)
		if (a->state->plan.persons[i].role == ROLE_CANDIDATE &&
		    !rules_quorum(a->state, (int32_t)i + 1, &q))
			return refuse(REFUSED_quorum, (struct fact){.candidate = (int32_t)i + 1,
			                                            .value = q.sitting});
	return allow(*a->wish);
}
