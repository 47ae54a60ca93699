/* state_people: who is here, who sits, who keeps the session. */
#include "core/state.h"
#include "core/state_private.h"

struct standing *state_person_mut(struct state *s, int32_t number)
{
	return number > 0 && (size_t)number <= s->n_people ? &s->people[number - 1] : NULL;
}

const struct standing *state_person(const struct state *s, int32_t number)
{
	return number > 0 && (size_t)number <= s->n_people ? &s->people[number - 1] : NULL;
}

void apply_attendance(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *c = state_person_mut(s, e->fact.candidate);

	if (!c)
		return;
	*before = (struct fact){.kind = KIND_attendance, .candidate = e->fact.candidate,
	                        .code = c->attendance ? c->attendance : CODE_unknown,
	                        .value = c->identity_seen};
	c->attendance = e->fact.code == CODE_unknown ? CODE_none : e->fact.code;
	c->identity_seen = e->fact.value == 1;
	c->attendance_id = e->id;
	c->attendance_at_ms = e->when.at_ms;
	c->attendance_zone_min = e->when.zone_min;
}

/* On the day a chair changes, never the passage's other facts: who sat there moves up or down. */
void apply_placed(struct state *s, const struct event *e, struct fact *before)
{
	struct person *c;
	int64_t from;

	if (!plan_person(&s->plan, e->fact.candidate))
		return;
	c = &s->plan.persons[e->fact.candidate - 1];
	*before = (struct fact){.kind = KIND_candidate_placed, .candidate = e->fact.candidate,
	                        .passage = c->passage, .value = c->chair};
	from = c->passage == e->fact.passage ? c->chair : INT64_MAX;
	for (size_t i = 0; i < s->plan.n_persons; i++) {
		struct person *other = &s->plan.persons[i];

		if (other == c || other->passage != e->fact.passage || !other->passage)
			continue;
		if (other->chair >= e->fact.value && other->chair < from)
			other->chair++;
		else if (other->chair <= e->fact.value && other->chair > from)
			other->chair--;
	}
	c->passage = e->fact.passage;
	c->chair = e->fact.value;
}

void apply_member_present(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	if (!m)
		return;
	*before = (struct fact){.kind = KIND_member_present, .person = e->fact.person,
	                        .passage = e->fact.passage, .code = m->out ? CODE_out : CODE_in};
	m->out = e->fact.code == CODE_out;
}

void apply_jury_opened(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->jury = e->fact.code;
	s->jury_id = e->id;
}

void apply_declared(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	if (!m)
		return;
	*before = (struct fact){.kind = KIND_declared, .person = e->fact.person,
	                        .code = m->declared ? m->declared : CODE_unknown};
	m->declared = e->fact.code == CODE_unknown ? CODE_none : e->fact.code;
}

void apply_keeper(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	if (!state_person(s, e->fact.person))
		return;
	s->keeper = e->fact.person;
	s->keeper_id = e->id;
}

void apply_role_given(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	(void)before;
	if (!m || role_of(e->fact.code) == ROLE_NONE)
		return;
	m->role = role_of(e->fact.code);
	m->sits = true;
}

void apply_recused(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	plan_apply(&s->plan, &e->fact);
	if (s->plan.n_recusals)
		s->plan.recusals[s->plan.n_recusals - 1].id = e->id;
}

size_t state_candidates(const struct state *s, int32_t passage, int32_t *numbers, size_t room)
{
	const struct person *persons = s->plan.persons;
	size_t n = 0;

	for (size_t i = 0; i < s->plan.n_persons; i++) {
		size_t at = n;

		if (persons[i].role != ROLE_CANDIDATE || persons[i].passage != passage)
			continue;
		/* By chair; a passage is a handful of people. */
		while (at > 0 && at <= room &&
		       persons[numbers[at - 1] - 1].chair > persons[i].chair) {
			if (at < room)
				numbers[at] = numbers[at - 1];
			at--;
		}
		if (at < room)
			numbers[at] = (int32_t)i + 1;
		n++;
	}
	return n;
}

bool state_is_here(const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);

	return c && (c->attendance == CODE_present || c->attendance == CODE_admitted);
}

bool state_is_away(const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);

	if (!c)
		return false;
	switch (c->attendance) {
	case CODE_absent:
	case CODE_excused:
	case CODE_unwell:
	case CODE_gave_up:
	case CODE_excluded:
	case CODE_postponed: return true;
	default: return false;
	}
}

bool state_is_recused(const struct state *s, int32_t person, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	for (size_t i = 0; c && i < s->plan.n_recusals; i++) {
		const struct recusal *r = &s->plan.recusals[i];
		const struct person *other = plan_person(&s->plan, r->candidate);

		if (r->person != person || r->taken_back)
			continue;
		if (r->candidate == candidate || (r->passage && r->passage == c->passage))
			return true;
		if (other && s->plan.recusal_scope == RECUSAL_PASSAGE &&
		    other->passage == c->passage)
			return true;
	}
	return false;
}

bool state_sits(const struct state *s, int32_t person, int32_t candidate)
{
	const struct standing *m = state_person(s, person);

	return m && m->sits && !m->out && (s->plan.may_score & m->role) &&
	       !state_is_recused(s, person, candidate);
}
