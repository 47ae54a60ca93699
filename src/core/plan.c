/* plan: lists, numbers and questions about them.  See plan.h; to and from
 * facts is plan_facts.c. */
#include "core/plan.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "core/plan_private.h"

#define LIST(type, name, own, nature)                                                             \
	[OWNER_##own] = {offsetof(struct plan, name), offsetof(struct plan, n_##name),            \
	                 offsetof(struct plan, room_##name), sizeof(struct type), CODE_##nature}

const struct plan_list plan_lists[OWNER_COUNT] = {
    LIST(phase, phases, PHASE, phase),
    LIST(question_level, question_levels, QUESTION_LEVEL, question_level),
    LIST(level, levels, LEVEL, level),
    LIST(test, tests, TEST, test),
    LIST(competency, competencies, COMPETENCY, competency),
    LIST(limit, limits, LIMIT, limit),
    LIST(criterion, criteria, CRITERION, criterion),
    LIST(person, persons, PERSON, none),
};

void plan_init(struct plan *p, struct arena *arena)
{
	*p = (struct plan){.arena = arena, .last_item = ITEM_SESSION};
}

/* One more zeroed element at the end of the list described by l. */
static void *list_add(struct plan *p, const struct plan_list *l)
{
	char *base = (char *)p;
	void **items = (void **)(void *)(base + l->items);
	size_t *n = (size_t *)(void *)(base + l->n);
	size_t *room = (size_t *)(void *)(base + l->room);
	char *last;

	*items = arena_grow(p->arena, *items, *n, room, l->size);
	last = (char *)*items + l->size * (*n)++;
	memset(last, 0, l->size);
	return last;
}

#define ADD(type, name)                                                                            \
	list_add(p, &(struct plan_list){offsetof(struct plan, name),                               \
	                                offsetof(struct plan, n_##name),                           \
	                                offsetof(struct plan, room_##name), sizeof(struct type),   \
	                                CODE_none})

void *plan_add_item(struct plan *p, enum owner owner, int32_t parent)
{
	void *item = list_add(p, &plan_lists[owner]);

	/* Each item's struct begins with its number, and the parent's where it has one. */
	*(int32_t *)item = ++p->last_item;
	if (owner == OWNER_LIMIT || owner == OWNER_CRITERION)
		((int32_t *)item)[1] = parent;
	return item;
}

struct person *plan_add_person(struct plan *p, enum role role)
{
	struct person *person = list_add(p, &plan_lists[OWNER_PERSON]);

	person->role = role;
	return person;
}

struct passage *plan_add_passage(struct plan *p, struct str name)
{
	struct passage *passage = ADD(passage, passages);

	passage->name = name;
	passage->order = (int64_t)p->n_passages;
	return passage;
}

struct recusal *plan_add_recusal(struct plan *p)
{
	return ADD(recusal, recusals);
}

struct earlier *plan_add_earlier(struct plan *p)
{
	return ADD(earlier, earliers);
}

void plan_add_source(struct plan *p, enum code which, struct str text)
{
	struct source *s = ADD(source, sources);

	s->code = which;
	s->text = text;
}

void texts_add(struct arena *a, struct texts *t, struct str text)
{
	t->v = arena_grow(a, t->v, t->n, &t->room, sizeof *t->v);
	t->v[t->n++] = text;
}

void numbers_add(struct arena *a, struct numbers *t, int64_t number)
{
	t->v = arena_grow(a, t->v, t->n, &t->room, sizeof *t->v);
	t->v[t->n++] = number;
}

const struct person *plan_person(const struct plan *p, int32_t number)
{
	return number > 0 && (size_t)number <= p->n_persons ? &p->persons[number - 1] : NULL;
}

bool plan_has_seat(const struct person *p)
{
	return p->role != ROLE_CANDIDATE && p->role != ROLE_NONE;
}

int32_t plan_find_seat(const struct plan *p, struct str id)
{
	struct arena arena = {0};
	struct str matched = text_match(&arena, id);
	int32_t found = 0;

	for (size_t i = 0; matched.n && i < p->n_persons && !found; i++)
		if (plan_has_seat(&p->persons[i]) &&
		    str_equal(text_match(&arena, p->persons[i].id), matched))
			found = (int32_t)i + 1;
	arena_done(&arena);
	return found;
}

const struct passage *plan_passage(const struct plan *p, int32_t number)
{
	return number > 0 && (size_t)number <= p->n_passages ? &p->passages[number - 1] : NULL;
}

void *plan_item(const struct plan *p, enum owner owner, int32_t item)
{
	const struct plan_list *l = &plan_lists[owner];
	const char *base = (const char *)p;
	char *items = *(char *const *)(const void *)(base + l->items);
	size_t n = *(const size_t *)(const void *)(base + l->n);

	for (size_t i = 0; i < n; i++)
		if (*(int32_t *)(void *)(items + i * l->size) == item)
			return items + i * l->size;
	return NULL;
}

const struct phase *plan_phase(const struct plan *p, int32_t item)
{
	return plan_item(p, OWNER_PHASE, item);
}

const struct competency *plan_competency(const struct plan *p, int32_t item)
{
	return plan_item(p, OWNER_COMPETENCY, item);
}

const struct criterion *plan_criterion(const struct plan *p, int32_t item)
{
	return plan_item(p, OWNER_CRITERION, item);
}

const struct question_level *plan_question_level(const struct plan *p, int32_t item)
{
	return plan_item(p, OWNER_QUESTION_LEVEL, item);
}

const struct level *plan_level(const struct plan *p, int64_t rank)
{
	for (size_t i = 0; i < p->n_levels; i++)
		if (p->levels[i].rank == rank)
			return &p->levels[i];
	return NULL;
}

/* A test that the office or a secretary enters is no member's to mark. */
static bool marked_by_members(const struct plan *p, const struct numbers *tests)
{
	for (size_t i = 0; i < tests->n; i++) {
		const struct test *t = plan_item(p, OWNER_TEST, (int32_t)tests->v[i]);

		if (t && !t->entered_by)
			return true;
	}
	return tests->n == 0;
}

static size_t competency_sheet(const struct plan *p, const struct competency *c, int32_t *items,
                               size_t room, size_t n)
{
	bool has_criteria = false;

	for (size_t i = 0; i < p->n_criteria; i++) {
		const struct criterion *k = &p->criteria[i];

		if (k->competency != c->item)
			continue;
		has_criteria = true;
		if (!marked_by_members(p, &k->tests))
			continue;
		if (n < room)
			items[n] = k->item;
		n++;
	}
	if (!has_criteria && marked_by_members(p, &c->tests)) {
		if (n < room)
			items[n] = c->item;
		n++;
	}
	return n;
}

const struct test *plan_written_test(const struct plan *p)
{
	for (size_t i = 0; i < p->n_tests; i++)
		if (p->tests[i].entered_by && p->tests[i].result_by != RESULT_BY_CRITERION)
			return &p->tests[i];
	return NULL;
}

size_t plan_sheet_items(const struct plan *p, int32_t *items, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_competencies; i++)
		n = competency_sheet(p, &p->competencies[i], items, items ? room : 0, n);
	return n;
}

int32_t plan_competency_of(const struct plan *p, int32_t item)
{
	const struct criterion *k = plan_criterion(p, item);

	if (k)
		return k->competency;
	return plan_competency(p, item) ? item : 0;
}

struct str person_family(const struct person *p)
{
	return p->usual_family.n ? p->usual_family : p->family;
}
