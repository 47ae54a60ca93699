/* rules_people: the jury's opening, the hat, who is here. */
#include "base/ratio.h"
#include "core/rules_private.h"

static bool may_run_the_jury(const struct asking *a)
{
	return is_president(a) || rules_keeps(a->state, a->author);
}

/* Who presides in the room, but for one; 0 nobody. */
static int32_t president_here(const struct state *s, int32_t but)
{
	for (int32_t i = 1; (size_t)i <= s->n_people; i++)
		if (i != but && s->people[i - 1].role == ROLE_PRESIDENT && !s->people[i - 1].out)
			return i;
	return 0;
}

/* One presides: who no longer does is a member from now on. */
static void make_member(struct verdict *v, int32_t person)
{
	also(v, (struct fact){.kind = KIND_role_given, .person = person, .code = CODE_member});
}

static const struct person *candidate_of(const struct asking *a)
{
	const struct person *c = plan_person(&a->state->plan, a->wish->candidate);

	return c && c->role == ROLE_CANDIDATE ? c : NULL;
}

static bool is_jury(const struct state *s, int32_t person)
{
	const struct standing *p = state_person(s, person);

	return p && p->role != ROLE_CANDIDATE;
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
	struct verdict v = a->wish->ref ? need_president_or_keeper(a) : need_keeper(a);
	struct fact f = *a->wish;

	if (!candidate_of(a) || !is_attendance(f.code))
		return refuse(REFUSED_nothing_such, f);
	if (is_presidents(f.code) && !f.ref)
		v = is_president(a) ? allow_nothing() : refuse(REFUSED_president_only, f);
	if (v.why)
		return v;
	f.value = f.value == 1;
	if (c->attendance == f.code && c->identity_seen == f.value)
		return allow_nothing();
	return allow(f);
}

struct verdict rule_placed(const struct asking *a)
{
	const struct person *c = candidate_of(a);
	const struct run *r;
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
	for (r = state_last_run(a->state, c->passage); r; r = state_run_before(a->state, r))
		if (!r->set_aside)
			return refuse(REFUSED_already_running,
			              (struct fact){.person = r->last_author});
	return allow(*a->wish);
}

struct verdict rule_member_present(const struct asking *a)
{
	const struct standing *m = state_person(a->state, a->wish->person);
	struct verdict v;

	if (!is_jury(a->state, a->wish->person) ||
	    (a->wish->code != CODE_in && a->wish->code != CODE_out))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a))
		return need_keeper(a);
	if (m->out == (a->wish->code == CODE_out))
		return allow_nothing();
	v = allow(*a->wish);
	if (a->wish->code == CODE_in && m->role == ROLE_PRESIDENT &&
	    president_here(a->state, a->wish->person))
		make_member(&v, a->wish->person);
	return v;
}

static bool is_link(enum code code)
{
	switch (code) {
	case CODE_link:
	case CODE_kin:
	case CODE_own_trainee:
	case CODE_own_employer:
	case CODE_other: return true;
	default: return false;
	}
}

struct verdict rule_declared(const struct asking *a)
{
	const struct standing *m = state_person(a->state, a->wish->person);

	if (!is_jury(a->state, a->wish->person) ||
	    (a->wish->code != CODE_no_link && !is_link(a->wish->code)))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!may_run_the_jury(a) && a->wish->person != a->author)
		return need_keeper(a);
	if (m->declared == a->wish->code)
		return allow_nothing();
	return allow(*a->wish);
}

/* Recused already from this candidate, or from this whole passage. */
static bool is_recused_already(const struct state *s, const struct fact *wish)
{
	if (wish->candidate)
		return state_is_recused(s, wish->person, wish->candidate);
	for (size_t i = 0; i < s->plan.n_recusals; i++) {
		const struct recusal *r = &s->plan.recusals[i];

		if (r->person == wish->person && r->passage == wish->passage && !r->taken_back)
			return true;
	}
	return false;
}

struct verdict rule_recused(const struct asking *a)
{
	const struct fact *w = a->wish;
	bool known = w->candidate ? candidate_of(a) && !w->passage
	                          : plan_passage(&a->state->plan, w->passage) != NULL;

	if (!is_jury(a->state, w->person) || !known || !is_link(w->code))
		return refuse(REFUSED_nothing_such, *w);
	if (!may_run_the_jury(a) && w->person != a->author)
		return need_keeper(a);
	return is_recused_already(a->state, w) ? allow_nothing() : allow(*w);
}


/* The wish may name, as candidate, the member whose place it is: who then goes out, in the same
 * breath. */
struct verdict rule_role_given(const struct asking *a)
{
	const struct state *s = a->state;
	const struct standing *m = state_person(s, a->wish->person);
	int32_t leaves = a->wish->candidate, former;
	struct verdict v = allow_nothing();
	struct fact given = *a->wish;

	if (!is_jury(s, given.person) || role_of(given.code) == ROLE_NONE ||
	    role_of(given.code) == ROLE_CANDIDATE)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (leaves && (leaves == given.person || !is_jury(s, leaves)))
		return refuse(REFUSED_nothing_such, *a->wish);
	/* The presidency is the president's to give, unless none is there to do it. */
	if (!may_run_the_jury(a) ||
	    ((given.code == CODE_president || m->role == ROLE_PRESIDENT) && !is_president(a) &&
	     president_here(s, leaves)))
		return refuse(REFUSED_president_only, *a->wish);
	given.candidate = 0;
	if (!leaves && m->sits && m->role == role_of(given.code))
		return v;
	if (leaves)
		also(&v, (struct fact){.kind = KIND_member_present, .person = leaves,
		                       .code = CODE_out});
	also(&v, given);
	former = president_here(s, leaves);
	if (given.code == CODE_president && former && former != given.person)
		make_member(&v, former);
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
