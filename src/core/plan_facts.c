/* plan_facts: a plan as the facts that open a record, and back.
 *
 * Both ways walk the same table (grid.def), so what one writes the other
 * reads: a property that is added there needs nothing here. */
#include <string.h>

#include "base/when.h"
#include "core/plan.h"
#include "core/plan_private.h"

/* -- a plan's facts ------------------------------------------------------------------------ */

struct writer {
	struct arena *arena;
	struct fact *v;
	size_t n, room;
};

static void put(struct writer *w, struct fact f)
{
	w->v = arena_grow(w->arena, w->v, w->n, &w->room, sizeof *w->v);
	w->v[w->n++] = f;
}

static void put_texts(struct writer *w, struct fact f, const struct texts *t)
{
	for (size_t i = 0; i < t->n; i++) {
		f.words = t->v[i];
		put(w, f);
	}
}

static void put_numbers(struct writer *w, struct fact f, const struct numbers *t, bool are_ms)
{
	for (size_t i = 0; i < t->n; i++) {
		*(are_ms ? &f.ms : &f.value) = t->v[i];
		put(w, f);
	}
}

/* A property as facts: f names whose and which it is, each fact adds what it is worth.
 * What was not given (0, or no text) is not stored: 0 is the default of each number. */
static void put_property(struct writer *w, struct fact f, const struct property *p,
                         const void *owner)
{
	const char *at = (const char *)owner + p->offset;

	switch (p->type) {
	case TYPE_TEXT:
	case TYPE_DATE:
		f.words = *(const struct str *)(const void *)at;
		if (f.words.n)
			put(w, f);
		return;
	case TYPE_SAID:
		f.words = ((const struct said *)(const void *)at)->words;
		f.value = ((const struct said *)(const void *)at)->number;
		break;
	case TYPE_TEXTS: put_texts(w, f, (const void *)at); return;
	case TYPE_ITEMS: put_numbers(w, f, (const void *)at, false); return;
	case TYPE_DURATIONS: put_numbers(w, f, (const void *)at, true); return;
	case TYPE_DURATION:
	case TYPE_HOUR: f.ms = *(const int64_t *)(const void *)at; break;
	case TYPE_YESNO:
	case TYPE_COUNT:
	case TYPE_RATIO:
	case TYPE_POINTS:
	case TYPE_CHOICE:
	case TYPE_ROLES: f.value = *(const int64_t *)(const void *)at; break;
	}
	if (f.ms || f.value || f.words.n)
		put(w, f);
}

static void put_properties(struct writer *w, enum owner owner, int32_t number, const void *from)
{
	bool is_person = owner == OWNER_PERSON || owner == OWNER_CANDIDATE;

	for (size_t i = 0; i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];
		struct fact f = {.kind = is_person ? KIND_person_fact : KIND_item_set,
		                 .code = p->code};

		if (p->owner != owner || p->code == CODE_name)
			continue; /* a name is said where the item is listed */
		*(is_person ? &f.person : &f.item) = number;
		put_property(w, f, p, from);
	}
}

static struct str item_name(enum owner owner, const void *item)
{
	const struct property *p = plan_property(owner, CODE_name);

	return p ? *(const struct str *)(const void *)((const char *)item + p->offset)
	         : (struct str){NULL, 0};
}

static void put_items(struct writer *w, const struct plan *plan, enum owner owner)
{
	const struct plan_list *l = &plan_lists[owner];
	const char *base = (const char *)plan;
	const char *item = *(char *const *)(const void *)(base + l->items);
	size_t n = *(const size_t *)(const void *)(base + l->n);
	bool has_parent = owner == OWNER_LIMIT || owner == OWNER_CRITERION;

	for (; n; n--, item += l->size) {
		const int32_t *numbers = (const int32_t *)(const void *)item;

		put(w, (struct fact){.kind = KIND_item_listed,
		                     .item = numbers[0],
		                     .value = has_parent ? numbers[1] : 0,
		                     .code = l->nature,
		                     .words = item_name(owner, item)});
	}
}

/* All items are listed before any is described: a criterion names its tests by number. */
static void put_grid(struct writer *w, const struct plan *plan)
{
	put(w, (struct fact){.kind = KIND_item_listed, .item = ITEM_GRID, .code = CODE_grid,
	                     .words = plan->number});
	put(w, (struct fact){.kind = KIND_item_listed, .item = ITEM_SESSION, .code = CODE_session,
	                     .words = plan->session.number});
	for (enum owner o = OWNER_PHASE; o <= OWNER_CRITERION; o++)
		put_items(w, plan, o);
	put_properties(w, OWNER_PLAN, ITEM_GRID, plan);
	put_properties(w, OWNER_SESSION, ITEM_SESSION, &plan->session);
	for (enum owner o = OWNER_PHASE; o <= OWNER_CRITERION; o++) {
		const struct plan_list *l = &plan_lists[o];
		const char *item = *(char *const *)(const void *)((const char *)plan + l->items);
		size_t n = *(const size_t *)(const void *)((const char *)plan + l->n);

		for (; n; n--, item += l->size)
			put_properties(w, o, *(const int32_t *)(const void *)item, item);
	}
}

static enum code role_code(enum role role)
{
	switch (role) {
	case ROLE_PRESIDENT: return CODE_president;
	case ROLE_SECRETARY: return CODE_secretary;
	case ROLE_OBSERVER: return CODE_observer;
	case ROLE_CANDIDATE: return CODE_candidate;
	case ROLE_MEMBER:
	case ROLE_NONE: break;
	}
	return CODE_member;
}

enum role role_of(enum code code)
{
	switch (code) {
	case CODE_president: return ROLE_PRESIDENT;
	case CODE_member: return ROLE_MEMBER;
	case CODE_secretary: return ROLE_SECRETARY;
	case CODE_observer: return ROLE_OBSERVER;
	case CODE_candidate: return ROLE_CANDIDATE;
	default: return ROLE_NONE;
	}
}

static void put_people(struct writer *w, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_passages; i++)
		put(w, (struct fact){.kind = KIND_passage_listed,
		                     .passage = (int32_t)i + 1,
		                     .value = plan->passages[i].order,
		                     .ms = plan->passages[i].planned_ms,
		                     .words = plan->passages[i].name});
	for (size_t i = 0; i < plan->n_persons; i++)
		put(w, (struct fact){.kind = KIND_person_listed, .person = (int32_t)i + 1,
		                     .code = role_code(plan->persons[i].role)});
	for (size_t i = 0; i < plan->n_persons; i++) {
		const struct person *p = &plan->persons[i];
		int32_t number = (int32_t)i + 1;

		put_properties(w, p->role == ROLE_CANDIDATE ? OWNER_CANDIDATE : OWNER_PERSON,
		               number, p);
		if (p->passage)
			put(w, (struct fact){.kind = KIND_candidate_placed, .candidate = number,
			                     .passage = p->passage, .value = p->chair});
		if (p->extra_time)
			put(w, (struct fact){.kind = KIND_extra_time_granted, .candidate = number,
			                     .value = p->extra_time});
	}
}

/* Whom the cohort names; else the secretary, else the president, if the grid lets them. */
static int32_t first_keeper(const struct plan *plan)
{
	static const enum role usual[] = {ROLE_SECRETARY, ROLE_PRESIDENT};

	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan->persons[i].keeps)
			return (int32_t)i + 1;
	for (size_t r = 0; r < sizeof usual / sizeof *usual; r++)
		for (size_t i = 0; i < plan->n_persons; i++)
			if (plan->persons[i].role == usual[r] && (plan->may_keep & usual[r]))
				return (int32_t)i + 1;
	return 0;
}

struct fact *plan_facts(const struct plan *plan, struct arena *arena, size_t *n)
{
	struct writer w = {.arena = arena};
	int32_t keeper;

	put(&w, (struct fact){.kind = KIND_record_opened,
	                      .code = plan->rehearsal ? CODE_rehearsal : CODE_real,
	                      .words = plan->record_title});
	for (size_t i = 0; i < plan->n_sources; i++)
		put(&w, (struct fact){.kind = KIND_source_kept, .code = plan->sources[i].code,
		                      .words = plan->sources[i].text});
	put_grid(&w, plan);
	put_people(&w, plan);
	for (size_t i = 0; i < plan->n_recusals; i++) {
		const struct recusal *r = &plan->recusals[i];

		put(&w, (struct fact){.kind = KIND_recused, .person = r->person,
		                      .candidate = r->candidate, .passage = r->passage,
		                      .code = r->code ? r->code : CODE_other, .words = r->reason});
	}
	for (size_t i = 0; i < plan->n_earliers; i++)
		if (!plan->earliers[i].taken_back)
			put(&w, (struct fact){.kind = KIND_validated_before,
			                      .candidate = plan->earliers[i].candidate,
			                      .item = plan->earliers[i].competency,
			                      .words = plan->earliers[i].session});
	keeper = first_keeper(plan);
	if (keeper)
		put(&w, (struct fact){.kind = KIND_keeper_taken, .person = keeper});
	*n = w.n;
	return w.v;
}

/* -- and back ------------------------------------------------------------------------------ */

/* What the readers of files refuse is no value in a ledger either. */
static bool is_within(const struct property *p, const struct fact *f)
{
	bool is_ms = p->type == TYPE_DURATION || p->type == TYPE_DURATIONS || p->type == TYPE_HOUR;
	int64_t n = is_ms ? f->ms : f->value;

	switch (p->type) {
	case TYPE_TEXT:
	case TYPE_TEXTS:
	case TYPE_DATE: return true;
	case TYPE_YESNO: return n == 0 || n == 1;
	case TYPE_CHOICE: return n == 0 || property_word(p, n).n > 0;
	case TYPE_ROLES: return n >= 0 && n <= 2 * (int64_t)ROLE_CANDIDATE - 1;
	case TYPE_SAID: return n == SAID_FIXED || n == 0 || (n >= p->low && n <= p->high);
	case TYPE_ITEMS: return n > 0 && n <= PLAN_ITEMS_MAX;
	default: return n == 0 || (n >= p->low && n <= p->high);
	}
}

static bool set_property(struct plan *plan, const struct property *p, void *owner,
                         const struct fact *f)
{
	char *at = (char *)owner + p->offset;

	if (!is_within(p, f))
		return false;
	switch (p->type) {
	case TYPE_TEXT:
	case TYPE_DATE: *(struct str *)(void *)at = f->words; return true;
	case TYPE_SAID:
		*(struct said *)(void *)at = (struct said){f->words, f->value};
		return true;
	case TYPE_TEXTS: texts_add(plan->arena, (struct texts *)(void *)at, f->words); return true;
	case TYPE_ITEMS:
		numbers_add(plan->arena, (struct numbers *)(void *)at, f->value);
		return true;
	case TYPE_DURATIONS:
		numbers_add(plan->arena, (struct numbers *)(void *)at, f->ms);
		return true;
	case TYPE_DURATION:
	case TYPE_HOUR: *(int64_t *)(void *)at = f->ms; return true;
	case TYPE_YESNO:
	case TYPE_COUNT:
	case TYPE_RATIO:
	case TYPE_POINTS:
	case TYPE_CHOICE:
	case TYPE_ROLES: *(int64_t *)(void *)at = f->value; return true;
	}
	return false;
}

/* The struct of an item of any nature, and whose it is; NULL if never listed. */
static void *find_item(struct plan *plan, int32_t number, enum owner *owner)
{
	void *item = NULL;

	*owner = OWNER_PLAN;
	if (number == ITEM_GRID)
		return plan;
	*owner = OWNER_SESSION;
	if (number == ITEM_SESSION)
		return &plan->session;
	for (*owner = OWNER_PHASE; *owner <= OWNER_CRITERION; ++*owner)
		if ((item = plan_item(plan, *owner, number)))
			break;
	return item;
}

/* The parent stays 0 where what is told is no number of an item. */
static void *list_item(struct plan *plan, enum owner owner, const struct fact *f)
{
	bool has_parent = f->value > 0 && f->value <= PLAN_ITEMS_MAX;
	int32_t last = plan->last_item;
	void *item;

	if (f->item <= 0 || f->item > PLAN_ITEMS_MAX)
		return NULL;
	item = plan_add_item(plan, owner, has_parent ? (int32_t)f->value : 0);
	*(int32_t *)item = f->item;
	plan->last_item = f->item > last ? f->item : last;
	return item;
}

static bool apply_item_listed(struct plan *plan, const struct fact *f)
{
	enum owner owner, nature = OWNER_PHASE;
	void *item = find_item(plan, f->item, &owner);
	const struct property *name;

	if (item && (owner == OWNER_PLAN || owner == OWNER_SESSION))
		return true;
	while (nature <= OWNER_CRITERION && plan_lists[nature].nature != f->code)
		nature++;
	if (nature > OWNER_CRITERION || (item && owner != nature))
		return false;
	if (!item)
		item = list_item(plan, nature, f);
	name = plan_property(nature, CODE_name);
	return item && (!name || set_property(plan, name, item, f));
}

static bool apply_item_set(struct plan *plan, const struct fact *f)
{
	enum owner owner;
	void *item = find_item(plan, f->item, &owner);
	const struct property *p = item ? plan_property(owner, f->code) : NULL;

	return p && set_property(plan, p, item, f);
}

static struct person *person_at(struct plan *plan, int32_t number)
{
	return number > 0 && (size_t)number <= plan->n_persons ? &plan->persons[number - 1] : NULL;
}

static bool apply_person_fact(struct plan *plan, const struct fact *f)
{
	struct person *person = person_at(plan, f->person);
	const struct property *p;

	if (!person)
		return false;
	p = plan_property(person->role == ROLE_CANDIDATE ? OWNER_CANDIDATE : OWNER_PERSON, f->code);
	return p && set_property(plan, p, person, f);
}

static bool apply_passage(struct plan *plan, const struct fact *f)
{
	struct passage *passage;

	if (f->passage != (int32_t)plan->n_passages + 1 || f->passage > PLAN_PASSAGES_MAX)
		return false;
	passage = plan_add_passage(plan, f->words);
	passage->order = f->value;
	passage->planned_ms = f->ms > 0 && f->ms < WHEN_DAY_MS ? f->ms : 0;
	return true;
}

static bool apply_person(struct plan *plan, const struct fact *f)
{
	if (f->person != (int32_t)plan->n_persons + 1 || f->person > PLAN_PERSONS_MAX)
		return false;
	plan_add_person(plan, role_of(f->code));
	return true;
}

static bool apply_candidate(struct plan *plan, const struct fact *f)
{
	struct person *person = person_at(plan, f->candidate);

	if (!person || person->role != ROLE_CANDIDATE)
		return false;
	if (f->kind == KIND_extra_time_granted) {
		if (!is_within(plan_property(OWNER_PLAN, CODE_extra_time), f))
			return false;
		person->extra_time = f->value;
		return true;
	}
	person->passage = f->passage;
	person->chair = f->value;
	return true;
}

static bool apply_recused(struct plan *plan, const struct fact *f)
{
	struct recusal *r = plan_add_recusal(plan);

	r->person = f->person;
	r->candidate = f->candidate;
	r->passage = f->passage;
	r->code = f->code;
	r->reason = f->words;
	return true;
}

static bool apply_validated(struct plan *plan, const struct fact *f)
{
	struct earlier *e = plan_add_earlier(plan);

	e->candidate = f->candidate;
	e->competency = f->item;
	e->session = f->words;
	return true;
}

bool plan_apply(struct plan *plan, const struct fact *f)
{
	switch (f->kind) {
	case KIND_record_opened:
		plan->rehearsal = f->code == CODE_rehearsal;
		plan->record_title = f->words;
		return true;
	case KIND_source_kept: plan_add_source(plan, f->code, f->words); return true;
	case KIND_item_listed: return apply_item_listed(plan, f);
	case KIND_item_set: return apply_item_set(plan, f);
	case KIND_person_listed: return apply_person(plan, f);
	case KIND_person_fact: return apply_person_fact(plan, f);
	case KIND_passage_listed: return apply_passage(plan, f);
	case KIND_candidate_placed:
	case KIND_extra_time_granted: return apply_candidate(plan, f);
	case KIND_recused: return apply_recused(plan, f);
	case KIND_validated_before: return apply_validated(plan, f);
	default: return false;
	}
}
