/* rules_people: the jury's opening, the hat, who is here. */
#include "base/ratio.h"
#include "core/clock.h"
#include "core/rules_private.h"

static bool may_run_the_jury(const struct asking *a)
{
	return is_president(a) || rules_keeps(a->state, a->author);
}

/* Who presides in the room, but for one; 0 nobody.  A substitute does once called to sit. */
static int32_t president_here(const struct state *s, int32_t but)
{
	for (int32_t i = 1; (size_t)i <= s->n_people; i++) {
		const struct standing *p = &s->people[i - 1];

		if (i != but && p->role == ROLE_PRESIDENT && p->sits && !p->out)
			return i;
	}
	return 0;
}

bool rules_presides(const struct state *s, int32_t person)
{
	const struct standing *p = state_person(s, person);

	return p && p->role == ROLE_PRESIDENT && p->sits && (!p->out || !president_here(s, person));
}

bool rules_presidency_is_vacant(const struct state *s)
{
	return !president_here(s, 0);
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

/* The phases that run are lengthened by what whoever comes in has of extra time beyond those
 * present.  Whoever leaves shortens none: what was announced holds.  Only undoing the coming
 * takes back what it gave. */
static void lengthen(const struct asking *a, const struct fact *f, struct verdict *v)
{
	const struct state *s = a->state;
	int32_t passage = plan_person(&s->plan, f->candidate)->passage;
	bool here = f->code == CODE_present || f->code == CODE_admitted;
	const struct run *r = state_open_run(s, passage);
	const struct phase *p = r ? plan_phase(&s->plan, r->phase) : NULL;
	int64_t ms;

	if (!p || here == state_is_here(s, f->candidate))
		return;
	ms = clock_planned_with_ms(s, p, f->candidate, here) - r->planned_ms - r->longer_ms;
	if (ms < -r->longer_ms)
		ms = -r->longer_ms;
	if (ms > 0 ? here : ms && f->ref)
		also(v, (struct fact){.kind = KIND_time_given, .ref = r->id,
		                      .candidate = f->candidate, .ms = ms});
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
	v = allow(f);
	lengthen(a, &f, &v);
	return v;
}

/* The passage's attempt that counts and was begun last; NULL before any. */
static const struct run *begun(const struct state *s, int32_t passage)
{
	const struct run *r = state_last_run(s, passage);

	while (r && r->set_aside)
		r = state_run_before(s, r);
	return r;
}

/* Was there when a phase of their passage began, or let in since: heard, then, where they were. */
static bool was_heard_there(const struct state *s, int32_t candidate, int32_t passage)
{
	bool here = false, heard = false;

	for (size_t i = 0; i < s->n_entries && !heard; i++) {
		const struct fact *f = &s->entries[i].fact;

		if (s->entries[i].undone_by)
			continue;
		if (f->kind == KIND_attendance && f->candidate == candidate) {
			here = f->code == CODE_present || f->code == CODE_admitted;
			heard = f->code == CODE_admitted;
		}
		heard |= here && f->kind == KIND_phase_started && f->passage == passage;
	}
	return heard;
}

/* To be heard at the end of the session: in a later passage that has not begun, or in one more,
 * of their own, that the wish may name. */
static struct verdict place_elsewhere(const struct asking *a, const struct person *c)
{
	const struct state *s = a->state;
	struct fact f = *a->wish;
	int32_t there = f.ref ? c->passage : f.passage; /* undone: they come back from there */
	struct verdict v = allow_nothing();

	if (!f.ref && (f.passage <= c->passage || f.passage > (int32_t)s->plan.n_passages + 1 ||
	               f.passage > PLAN_PASSAGES_MAX))
		return refuse(REFUSED_nothing_such, f);
	if (!is_president(a))
		return refuse(REFUSED_president_only, f);
	if (s->people[f.candidate - 1].attendance != CODE_heard_last ||
	    was_heard_there(s, f.candidate, c->passage))
		return refuse(REFUSED_not_heard_last, f);
	if (reveal_has(&s->opened, there))
		return refuse(REFUSED_deliberation_open, f);
	if (begun(s, there))
		return refuse(REFUSED_already_running,
		              (struct fact){.person = begun(s, there)->last_author});
	if (!plan_passage(&s->plan, f.passage))
		also(&v, (struct fact){.kind = KIND_passage_listed, .passage = f.passage,
		                       .value = f.passage, .words = f.words});
	if (!f.ref)
		f.value = (int64_t)state_candidates(s, f.passage, NULL, 0) + 1;
	f.words = (struct str){NULL, 0};
	also(&v, f);
	return v;
}

struct verdict rule_placed(const struct asking *a)
{
	const struct person *c = candidate_of(a);
	size_t n;

	if (!c)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (a->wish->passage != c->passage)
		return place_elsewhere(a, c);
	if (!rules_keeps(a->state, a->author))
		return need_keeper(a);
	n = state_candidates(a->state, c->passage, NULL, 0);
	if (a->wish->value < 1 || a->wish->value > (int64_t)n)
		return refuse(REFUSED_too_much, *a->wish);
	if (a->wish->value == c->chair)
		return allow_nothing();
	if (begun(a->state, c->passage))
		return refuse(REFUSED_already_running,
		              (struct fact){.person = begun(a->state, c->passage)->last_author});
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
	if (a->wish->code == CODE_in && m->role == ROLE_PRESIDENT && m->sits &&
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

/* Who may say who presides once nobody here does: any member at the table, and the substitute
 * whom the office named for it. */
static bool may_fill_the_presidency(const struct asking *a)
{
	const struct standing *m = state_person(a->state, a->author);

	if (!m || !rules_presidency_is_vacant(a->state))
		return false;
	if (m->role == ROLE_PRESIDENT && a->wish->person == a->author)
		return true;
	return m->sits && (m->role & (ROLE_PRESIDENT | ROLE_MEMBER));
}

/* The presidency stays with who is here and has it: it passes only as they leave. */
static struct verdict may_change_roles(const struct asking *a, const struct fact *given,
                                       int32_t leaves)
{
	int32_t here = president_here(a->state, leaves);
	bool begins = given->code == CODE_president && given->person != here;
	bool ends = given->code != CODE_president && rules_presides(a->state, given->person);

	if (here && (begins || ends))
		return refuse(is_president(a) ? REFUSED_presides_still : REFUSED_president_only,
		              (struct fact){.kind = KIND_role_given, .person = here});
	if (may_run_the_jury(a) ||
	    (given->code == CODE_president && may_fill_the_presidency(a)))
		return allow_nothing();
	return refuse(REFUSED_president_only, *a->wish);
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
	v = may_change_roles(a, &given, leaves);
	if (v.why)
		return v;
	given.candidate = 0;
	if (!leaves && m->sits && m->role == role_of(given.code))
		return v;
	if (leaves && !state_person(s, leaves)->out)
		also(&v, (struct fact){.kind = KIND_member_present, .person = leaves,
		                       .code = CODE_out});
	also(&v, given);
	return v;
}

/* The wish may say, as value, from whom the keeping is taken: not from who took it meanwhile. */
struct verdict rule_keeper(const struct asking *a)
{
	const struct state *s = a->state;
	struct fact taken = *a->wish;

	taken.value = 0;
	if (taken.person != a->author)
		return refuse(REFUSED_nothing_such, taken);
	if (!rules_may(s, a->author, s->plan.may_keep))
		return refuse(REFUSED_no_right, taken);
	if (rules_keeps(s, a->author))
		return allow_nothing();
	if (a->wish->value && a->wish->value != s->keeper)
		return refuse(REFUSED_keeping_taken, (struct fact){.person = s->keeper});
	return allow(taken);
}

bool rules_opens_seats(const struct state *s, int32_t person)
{
	return rules_presides(s, person) || rules_may(s, person, ROLE_SECRETARY);
}

struct verdict rule_seat_opened(const struct asking *a)
{
	if (!is_jury(a->state, a->wish->person))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_opens_seats(a->state, a->author))
		return refuse(REFUSED_president_or_secretary, *a->wish);
	return allow(*a->wish);
}

enum code rules_known_by(const struct state *s, int32_t person)
{
	const struct standing *m = state_person(s, person);

	return m && m->known_by ? m->known_by : CODE_keyboard;
}

/* Told of oneself alone, by the program: a wish of nobody's, that nothing refuses. */
struct verdict rule_author_known(const struct asking *a)
{
	const struct fact *w = a->wish;
	bool known = w->code == CODE_key || w->code == CODE_card || w->code == CODE_keyboard;

	if (!known || w->person != a->author)
		return refuse(REFUSED_nothing_such, *w);
	return rules_known_by(a->state, a->author) == w->code ? allow_nothing() : allow(*w);
}

static bool is_quorum(const struct state *s, int32_t candidate, struct quorum *q,
                      bool (*sits)(const struct state *, int32_t person, int32_t candidate))
{
	*q = (struct quorum){0};
	for (size_t i = 0; i < s->plan.n_persons; i++)
		if (sits(s, (int32_t)i + 1, candidate)) {
			q->sitting++;
			q->external += s->plan.persons[i].quality == QUALITY_EXTERNAL;
		}
	/* external ÷ sitting ≥ the share, without a division */
	return q->sitting >= s->plan.members_min && q->sitting > 0 &&
	       q->external * RATIO_ONE >= s->plan.external_min * q->sitting;
}

bool rules_quorum(const struct state *s, int32_t candidate, struct quorum *q)
{
	return is_quorum(s, candidate, q, state_sits);
}

bool rules_had_quorum(const struct state *s, int32_t candidate, struct quorum *q)
{
	return is_quorum(s, candidate, q, state_has_sat);
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
	/* Who is no longer expected, postponed say, needs no jury today. */
	for (size_t i = 0; a->wish->code == CODE_regular && i < a->state->plan.n_persons; i++)
		if (a->state->plan.persons[i].role == ROLE_CANDIDATE &&
		    !state_is_away(a->state, (int32_t)i + 1) &&
		    !rules_quorum(a->state, (int32_t)i + 1, &q))
			return refuse(REFUSED_quorum, (struct fact){.candidate = (int32_t)i + 1,
			                                            .value = q.sitting});
	return allow(*a->wish);
}
