/* state_decide: the written test, what the jury decides, and the minutes: their seal,
 * signatures, corrections of form and versions. */
#include "core/state.h"
#include "core/state_private.h"

#include <string.h>

/* -- by candidate and competency ----------------------------------------------------------- */

/* The competency's place in the plan; n_competencies for what is none. */
static size_t place_of(const struct state *s, int32_t competency)
{
	size_t i = 0;

	while (i < s->plan.n_competencies && s->plan.competencies[i].item != competency)
		i++;
	return i;
}

static struct standing *candidate_mut(struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	return p && p->role == ROLE_CANDIDATE ? state_person_mut(s, number) : NULL;
}

/* The elements, as many as the plan has competencies now. */
static void *make_room(struct state *s, void *of, size_t size, size_t *n)
{
	char *larger;

	if (*n >= s->plan.n_competencies)
		return of;
	larger = arena_alloc(&s->arena, s->plan.n_competencies, size);
	if (*n)
		memcpy(larger, of, *n * size);
	*n = s->plan.n_competencies;
	return larger;
}

static struct ruling *ruling_mut(struct state *s, const struct fact *f)
{
	struct standing *c = candidate_mut(s, f->candidate);
	size_t place = place_of(s, f->item);

	if (!c || place == s->plan.n_competencies)
		return NULL;
	c->rulings = make_room(s, c->rulings, sizeof *c->rulings, &c->n_rulings);
	return &c->rulings[place];
}

const struct ruling *state_ruling(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct standing *c = state_person(s, candidate);
	size_t place = place_of(s, competency);
	const struct ruling *r = c && place < c->n_rulings ? &c->rulings[place] : NULL;

	return r && (r->id || r->text_id) ? r : NULL;
}

static void remember_bench(struct state *s, struct standing *c, int32_t candidate)
{
	size_t words = s->n_people / 64 + 1;

	if (c->bench_words < words) {
		uint64_t *larger = arena_new(&s->arena, uint64_t, words);

		if (c->bench_words)
			memcpy(larger, c->bench, c->bench_words * sizeof *larger);
		c->bench = larger;
		c->bench_words = words;
	}
	for (size_t i = 0; i < s->n_people; i++)
		if (state_sits(s, (int32_t)i + 1, candidate))
			c->bench[i / 64] |= UINT64_C(1) << (i % 64);
}

bool state_has_sat(const struct state *s, int32_t person, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);
	size_t i = (size_t)(person - 1);

	if (!c || person <= 0 || !c->bench_words)
		return state_sits(s, person, candidate);
	return i / 64 < c->bench_words && (c->bench[i / 64] >> (i % 64) & 1);
}

void apply_decided(struct state *s, const struct event *e, struct fact *before)
{
	struct ruling *r = ruling_mut(s, &e->fact);

	if (!r)
		return;
	*before = (struct fact){.kind = KIND_decided, .candidate = e->fact.candidate,
	                        .item = e->fact.item, .value = r->unmet, .words = r->words,
	                        .code = r->code ? r->code : CODE_cleared};
	if (e->fact.code != CODE_cleared && !e->fact.ref)
		remember_bench(s, candidate_mut(s, e->fact.candidate), e->fact.candidate);
	r->id = e->id;
	r->code = e->fact.code == CODE_cleared ? CODE_none : e->fact.code;
	r->unmet = e->fact.value;
	r->words = e->fact.words;
}

void apply_joint(struct state *s, const struct event *e, struct fact *before)
{
	struct ruling *r = ruling_mut(s, &e->fact);

	if (!r)
		return;
	*before = (struct fact){.kind = KIND_joint_appreciation, .candidate = e->fact.candidate,
	                        .item = e->fact.item, .words = r->text};
	r->text_id = e->id;
	r->text = e->fact.words;
}

void apply_outcome(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *c = candidate_mut(s, e->fact.candidate);

	if (!c)
		return;
	*before = (struct fact){.kind = KIND_outcome_set, .candidate = e->fact.candidate,
	                        .words = c->outcome.words,
	                        .code = c->outcome.code ? c->outcome.code : CODE_cleared};
	c->outcome = (struct outcome){e->id, e->fact.code, e->fact.words};
	if (e->fact.code == CODE_cleared)
		c->outcome.code = CODE_none;
}

const struct outcome *state_outcome(const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);

	return c && c->outcome.code ? &c->outcome : NULL;
}

/* -- the written test, and what was validated before --------------------------------------- */

void apply_written(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *c = candidate_mut(s, e->fact.candidate);
	size_t place = place_of(s, e->fact.item);
	struct written *w;

	if (!c || place == s->plan.n_competencies)
		return;
	c->written = make_room(s, c->written, sizeof *c->written, &c->n_written);
	w = &c->written[place];
	*before = (struct fact){.kind = KIND_written_entered, .candidate = e->fact.candidate,
	                        .item = e->fact.item, .value = w->rank, .ms = w->day_ms,
	                        .code = w->code, .words = w->assessor};
	if (!w->rank && !w->code)
		before->code = CODE_cleared;
	*w = (struct written){.id = e->id, .rank = e->fact.code ? 0 : e->fact.value,
	                      .code = e->fact.code, .day_ms = e->fact.ms,
	                      .assessor = e->fact.words};
}

const struct written *state_written(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct standing *c = state_person(s, candidate);
	size_t place = place_of(s, competency);

	return c && place < c->n_written && c->written[place].id ? &c->written[place] : NULL;
}

void apply_validated(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	if (plan_apply(&s->plan, &e->fact) && s->plan.n_earliers)
		s->plan.earliers[s->plan.n_earliers - 1].id = e->id;
}

const struct earlier *state_validated_before(const struct state *s, int32_t candidate,
                                             int32_t competency)
{
	for (size_t i = 0; i < s->plan.n_earliers; i++) {
		const struct earlier *e = &s->plan.earliers[i];

		if (e->candidate == candidate && e->competency == competency && !e->taken_back)
			return e;
	}
	return NULL;
}

/* -- the minutes --------------------------------------------------------------------------- */

void apply_sealed(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->seal_id = s->last_seal_id = e->id;
	s->reopened_id = 0;
	s->version++;
	for (size_t i = 0; i < s->n_people; i++) /* under the former version */
		s->people[i].signature = (struct signature){0};
}

void apply_deliberation_reopened(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->seal_id = 0;
	s->reopened_id = e->id;
}

void apply_signed(struct state *s, const struct event *e, struct fact *before)
{
	struct standing *m = state_person_mut(s, e->fact.person);

	if (!m)
		return;
	*before = (struct fact){.kind = KIND_member_signed, .person = e->fact.person,
	                        .words = m->signature.words,
	                        .code = m->signature.code ? m->signature.code : CODE_cleared};
	m->signature = (struct signature){e->id, e->fact.code, s->version, e->fact.words};
	if (e->fact.code == CODE_cleared)
		m->signature.code = CODE_none;
}

const struct signature *state_signature(const struct state *s, int32_t person)
{
	const struct standing *m = state_person(s, person);

	return m && m->signature.code ? &m->signature : NULL;
}

void apply_issued(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->issued_day = e->fact.value;
}

/* -- corrections of form ------------------------------------------------------------------- */

/* As the plan would be told it. */
static struct fact property_fact(const struct rectification *r)
{
	if (r->person)
		return (struct fact){.kind = KIND_person_fact, .person = r->person,
		                     .code = r->code, .words = r->words};
	return (struct fact){.kind = KIND_item_set, .item = ITEM_SESSION, .code = r->code,
	                     .words = r->words};
}

/* A property that is told in words; NULL for another, or none. */
static const struct property *property_of(const struct state *s, const struct rectification *r)
{
	const struct person *p = plan_person(&s->plan, r->person);
	enum owner owner = !r->person                           ? OWNER_SESSION
	                   : p && p->role == ROLE_CANDIDATE ? OWNER_CANDIDATE
	                                                    : OWNER_PERSON;
	const struct property *is = plan_property(owner, r->code);

	if (r->person && !p)
		return NULL;
	return is && (is->type == TYPE_TEXT || is->type == TYPE_DATE) ? is : NULL;
}

static struct str property_now(const struct state *s, const struct rectification *r)
{
	const struct property *is = property_of(s, r);
	const char *from = r->person ? (const void *)plan_person(&s->plan, r->person)
	                             : (const void *)&s->plan.session;

	return is ? *(const struct str *)(const void *)(from + is->offset) : (struct str){NULL, 0};
}

struct str state_words(const struct state *s, const struct entry *e)
{
	struct str words = e->fact.words;
	int64_t last = 0;

	for (size_t i = 0; i < s->n_rectifications; i++) {
		const struct rectification *r = &s->rectifications[i];

		if (r->ref != e->id || r->confirmed_id <= last)
			continue;
		last = r->confirmed_id;
		words = r->words;
	}
	return words;
}

void apply_rectified(struct state *s, const struct event *e, struct fact *before)
{
	const struct fact *f = &e->fact;
	struct rectification r = {.id = e->id, .author = e->author, .person = f->person,
	                          .code = f->code, .ref = f->ref, .words = f->words};
	const struct entry *about = state_entry(s, f->ref);

	(void)before;
	r.former = f->ref && about ? state_words(s, about) : property_now(s, &r);
	s->rectifications = arena_grow(&s->arena, s->rectifications, s->n_rectifications,
	                               &s->room_rectifications, sizeof *s->rectifications);
	s->rectifications[s->n_rectifications++] = r;
}

const struct rectification *state_rectification(const struct state *s, int64_t id)
{
	return state_find(s->rectifications, s->n_rectifications, sizeof *s->rectifications, id);
}

/* What was decided or written under this event takes these words. */
static void rectify_rulings(struct state *s, int64_t id, struct str words)
{
	for (size_t i = 0; i < s->n_people; i++) {
		struct standing *c = &s->people[i];

		for (size_t k = 0; k < c->n_rulings; k++) {
			if (c->rulings[k].id == id)
				c->rulings[k].words = words;
			if (c->rulings[k].text_id == id)
				c->rulings[k].text = words;
		}
		if (c->outcome.id == id)
			c->outcome.words = words;
	}
}

void apply_confirmed(struct state *s, const struct event *e, struct fact *before)
{
	struct rectification *r = state_find(s->rectifications, s->n_rectifications,
	                                     sizeof *s->rectifications, e->fact.ref);
	struct fact f;

	(void)before;
	if (!r || r->taken_back || r->confirmed_id || r->author == e->author || !s->seal_id)
		return;
	r->confirmed_id = e->id;
	r->confirmed_by = e->author;
	r->version = ++s->version;
	f = property_fact(r);
	if (r->ref)
		rectify_rulings(s, r->ref, r->words);
	else if (property_of(s, r))
		plan_apply(&s->plan, &f);
}

/* -- private notes, emptied with the seal -------------------------------------------------- */

void apply_words_emptied(struct state *s, const struct event *e, struct fact *before)
{
	const struct str none = {NULL, 0};

	(void)before;
	if (e->fact.code != CODE_private)
		return;
	for (size_t i = 0; i < s->n_people; i++)
		for (size_t c = 0; c < s->people[i].room_sheets; c++)
			if (s->people[i].sheets[c])
				s->people[i].sheets[c]->notes.words = none;
	for (size_t i = 0; i < s->n_entries; i++)
		if (s->entries[i].fact.kind == KIND_noted)
			s->entries[i].fact.words = s->entries[i].before.words = none;
}

/* -- undo ---------------------------------------------------------------------------------- */

bool undo_decide(struct state *s, const struct entry *act, bool again)
{
	struct rectification *r;

	switch (act->fact.kind) {
	case KIND_validated_before:
		for (size_t i = s->plan.n_earliers; i-- > 0;)
			if (s->plan.earliers[i].id == act->id)
				s->plan.earliers[i].taken_back = !again;
		return true;
	case KIND_rectified:
		r = state_find(s->rectifications, s->n_rectifications, sizeof *s->rectifications,
		               act->id);
		if (r && !r->confirmed_id)
			r->taken_back = !again;
		return true;
	default: return false;
	}
}
