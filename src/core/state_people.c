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

/* A passage that is not deliberated yet: of what others had written of this candidate while it
 * was another's, only that it exists is kept. */
static void blind_again(struct state *s, int32_t candidate, int32_t passage)
{
	for (size_t i = 0; !reveal_has(&s->revealed, passage) && i < s->n_people; i++) {
		struct standing *m = &s->people[i];
		struct sheet *sheet =
		    (size_t)candidate < m->room_sheets ? m->sheets[candidate] : NULL;

		if (sheet && (int32_t)i + 1 != s->viewer)
			*sheet = (struct sheet){.status = sheet->status,
			                        .handed_in_at_ms = sheet->handed_in_at_ms,
			                        .handed_in_zone_min = sheet->handed_in_zone_min};
	}
}

/* On the day a chair changes: who sat there, and who sits between, moves up or down. */
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
	if (c->passage != e->fact.passage)
		blind_again(s, e->fact.candidate, e->fact.passage);
	c->passage = e->fact.passage;
	c->chair = e->fact.value;
}

/* -- who was there to hear ----------------------------------------------------------------- */

static void begin_absence(struct state *s, int32_t person, int64_t id)
{
	s->absences = arena_grow(&s->arena, s->absences, s->n_absences, &s->room_absences,
	                         sizeof *s->absences);
	s->absences[s->n_absences++] = (struct away){.id = id, .person = person};
}

/* The person's last absence that ended with this event; 0: that hasn't ended. */
static struct away *absence_until(struct state *s, int32_t person, int64_t until)
{
	for (size_t i = s->n_absences; i-- > 0;)
		if (s->absences[i].person == person && s->absences[i].until == until)
			return &s->absences[i];
	return NULL;
}

/* What takes back a leaving makes it never have been; what takes back a return lets the
 * absence go on. */
static void note_absence(struct state *s, const struct event *e)
{
	struct away *a = absence_until(s, e->fact.person, 0);
	struct away *ended =
	    e->fact.ref ? absence_until(s, e->fact.person, e->fact.ref) : NULL;

	if (e->fact.code != CODE_out && a)
		a->until = a->id == e->fact.ref ? a->id : e->id;
	else if (e->fact.code == CODE_out && ended)
		ended->until = 0;
	else if (e->fact.code == CODE_out && !a)
		begin_absence(s, e->fact.person, e->id);
}

/* A phase in which the jury hears: it is in the room, and does not merely mark. */
static bool is_heard(const struct state *s, const struct run *r)
{
	const struct phase *p = plan_phase(&s->plan, r->phase);

	return p && !r->set_aside && !p->indicative && p->jury_out != WHERE_OUT;
}

/* Of this run, by this absence: nothing, a part or all. */
enum { MISSED_NOTHING, MISSED_PART, MISSED_ALL };
static int missed(const struct away *a, const struct run *r)
{
	int64_t until = a->until ? a->until : INT64_MAX;
	int64_t end = r->status == RUN_ENDED ? r->last_id : INT64_MAX;

	if (a->id == until || a->id >= end || until <= r->id)
		return MISSED_NOTHING;
	return a->id < r->id && until >= end ? MISSED_ALL : MISSED_PART;
}

/* Wasn't there while this passage was heard: for a part of it, where the grid wants all of it
 * to be heard, else for the whole of it so far. */
static bool has_missed(const struct state *s, int32_t person, int32_t passage)
{
	bool all_of_it = s->plan.partial_absence == PARTIAL_SCORES_NOT;

	for (size_t i = 0; i < s->n_absences; i++) {
		const struct run *r = state_last_run(s, passage);
		int runs = 0, whole = 0;

		if (s->absences[i].person != person)
			continue;
		for (; r; r = state_run_before(s, r)) {
			int how = is_heard(s, r) ? missed(&s->absences[i], r) : MISSED_NOTHING;

			if (all_of_it && how)
				return true;
			runs += is_heard(s, r);
			whole += how == MISSED_ALL;
		}
		if (runs && whole == runs)
			return true;
	}
	return false;
}

void list_people(struct state *s, const struct fact *f)
{
	bool is_substitute = f->kind == KIND_person_fact && f->code == CODE_substitute;

	while (s->n_people < s->plan.n_persons) {
		const struct person *p = &s->plan.persons[s->n_people];

		s->people = arena_grow(&s->arena, s->people, s->n_people, &s->room_people,
		                       sizeof *s->people);
		s->people[s->n_people++] = (struct standing){.role = p->role, .sits = true};
	}
	if (!is_substitute || !state_person(s, f->person) ||
	    !plan_person(&s->plan, f->person)->substitute)
		return;
	s->people[f->person - 1].sits = false;
	begin_absence(s, f->person, 0);
}

/* -- the jury ------------------------------------------------------------------------------ */

void apply_member_present(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	if (!m)
		return;
	*before = (struct fact){.kind = KIND_member_present, .person = e->fact.person,
	                        .passage = e->fact.passage, .code = m->out ? CODE_out : CODE_in};
	m->out = e->fact.code == CODE_out;
	note_absence(s, e);
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
}

void apply_author_known(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	(void)before;
	if (m && e->fact.person == e->author)
		m->known_by = e->fact.code;
}

void apply_seat_opened(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	(void)before;
	if (m)
		m->opened_id = e->id;
}

void apply_role_given(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	(void)before;
	if (!m || role_of(e->fact.code) == ROLE_NONE)
		return;
	m->role = role_of(e->fact.code);
	if (!m->sits && absence_until(s, e->fact.person, 0))
		absence_until(s, e->fact.person, 0)->until = e->id;
	m->sits = true;
	if (e->fact.person == s->viewer)
		state_look_again(s);
}

/* The role is what else is told of it. */
static void find_role(struct state *s, int32_t person, int64_t but)
{
	struct standing *m = state_person_mut(s, person);

	m->role = s->plan.persons[person - 1].role;
	m->sits = !s->plan.persons[person - 1].substitute;
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->fact.kind != KIND_role_given || e->fact.person != person ||
		    e->undone_by || e->id == but || role_of(e->fact.code) == ROLE_NONE)
			continue;
		m->role = role_of(e->fact.code);
		m->sits = true;
	}
}

/* A substitute who was not called after all was never there to hear. */
bool undo_people(struct state *s, const struct entry *act, bool again)
{
	struct standing *m = state_person_mut(s, act->fact.person);
	bool sat = m && m->sits;

	if (act->fact.kind != KIND_role_given)
		return false;
	if (!m)
		return true;
	find_role(s, act->fact.person, again ? 0 : act->id);
	for (size_t i = s->n_absences; m->sits != sat && i-- > 0;) {
		struct away *a = &s->absences[i];

		if (a->person != act->fact.person || a->id >= act->id)
			continue;
		if (again && !a->until)
			a->until = s->last_id;
		else if (!again && a->until >= act->id)
			a->until = 0;
	}
	if (act->fact.person == s->viewer)
		state_look_again(s);
	return true;
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
		size_t at = n < room ? n : room;

		if (persons[i].role != ROLE_CANDIDATE || persons[i].passage != passage)
			continue;
		/* By chair; a passage is a handful of people. */
		while (at > 0 && persons[numbers[at - 1] - 1].chair > persons[i].chair) {
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

size_t state_passages(const struct state *s)
{
	int32_t last = 0;

	for (size_t i = 0; i < s->plan.n_persons; i++)
		if (s->plan.persons[i].role == ROLE_CANDIDATE && s->plan.persons[i].passage > last)
			last = s->plan.persons[i].passage;
	for (size_t i = 0; i < s->n_runs; i++)
		if (s->runs[i].passage > last)
			last = s->runs[i].passage;
	return (size_t)last < s->plan.n_passages ? (size_t)last : s->plan.n_passages;
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

	const struct person *c = plan_person(&s->plan, candidate);

	return m && c && m->sits && !m->out && (s->plan.may_score & m->role) &&
	       !state_is_recused(s, person, candidate) &&
	       !has_missed(s, person, c->passage);
}
