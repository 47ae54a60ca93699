/* people: see people.h. */
#include "intake/people.h"

#include <stdlib.h>

#include "base/words.h"

static bool is_candidate(const struct people *p, size_t i)
{
	return p->reader.plan->persons[i].role == ROLE_CANDIDATE;
}

int32_t people_add(struct people *p, enum role role, struct place place)
{
	struct known_person known = {.place = place};

	plan_add_person(p->reader.plan, role);
	p->persons =
	    arena_grow(p->reader.arena, p->persons, p->n_persons, &p->room_persons, sizeof known);
	p->persons[p->n_persons++] = known;
	return (int32_t)p->n_persons;
}

struct person *people_person(struct people *p, int32_t number)
{
	return &p->reader.plan->persons[number - 1];
}

void people_know(struct people *p, int32_t number, struct place place)
{
	struct known_person *known = &p->persons[number - 1];

	known->place = place;
	known->matched = tree_match(p->reader.arena, people_person(p, number)->id);
}

int32_t people_add_passage(struct people *p, struct str name)
{
	plan_add_passage(p->reader.plan, name);
	numbers_add(p->reader.arena, &p->seated, 0);
	return (int32_t)p->reader.plan->n_passages;
}

void people_add_group(struct people *p, struct str code, struct place place, int32_t passage)
{
	struct known_group group = {.place = place, .code = code, .passage = passage};

	group.matched = tree_match(p->reader.arena, code);
	p->groups =
	    arena_grow(p->reader.arena, p->groups, p->n_groups, &p->room_groups, sizeof group);
	p->groups[p->n_groups++] = group;
}

void people_seat(struct people *p, int32_t candidate, int32_t passage)
{
	struct person *person = people_person(p, candidate);

	person->passage = passage;
	person->chair = ++p->seated.v[passage - 1];
}

/* -- references -----------------------------------------------------------------------------------
 */

static int32_t find_person(struct people *p, struct place place, struct str text, bool candidates)
{
	struct str matched = tree_match(p->reader.arena, text);
	struct str *ids = arena_new(p->reader.arena, struct str, p->n_persons);
	size_t n = 0;

	for (size_t i = 0; i < p->n_persons; i++) {
		if (is_candidate(p, i) != candidates || !p->persons[i].matched.n)
			continue;
		if (str_equal(p->persons[i].matched, matched))
			return (int32_t)i + 1;
		ids[n++] = p->reader.plan->persons[i].id;
	}
	if (n)
		value_refuse_word(&p->reader, place, text, ids, n);
	return 0;
}

int32_t people_find_member(struct people *p, struct place place, struct str text)
{
	return find_person(p, place, text, false);
}

int32_t people_find_candidate(struct people *p, struct place place, struct str text)
{
	return find_person(p, place, text, true);
}

int32_t people_find_group(struct people *p, struct reader *r, struct place place, struct str text)
{
	struct str matched = tree_match(r->arena, text);
	struct str *codes = arena_new(r->arena, struct str, p->n_groups);

	for (size_t i = 0; i < p->n_groups; i++) {
		if (str_equal(p->groups[i].matched, matched))
			return p->groups[i].passage;
		codes[i] = p->groups[i].code;
	}
	if (p->n_groups)
		value_refuse_word(r, place, text, codes, p->n_groups);
	return 0;
}

/* -- twins
 * ----------------------------------------------------------------------------------------- */

static int compare_known(const void *a, const void *b)
{
	const struct known_person *x = *(struct known_person *const *)a;
	const struct known_person *y = *(struct known_person *const *)b;
	int order = str_compare(x->matched, y->matched);

	return order ? order : (x > y) - (x < y);
}

void people_refuse_twins(struct people *p, bool candidates)
{
	struct complaints *cs = p->reader.complaints;
	struct known_person **sorted;
	size_t n = 0;

	sorted = arena_new(p->reader.arena, struct known_person *, p->n_persons);
	for (size_t i = 0; i < p->n_persons; i++)
		if (is_candidate(p, i) == candidates && p->persons[i].matched.n)
			sorted[n++] = &p->persons[i];
	qsort(sorted, n, sizeof *sorted, compare_known);
	for (size_t i = 1; i < n; i++) {
		const struct person *second =
		    people_person(p, (int32_t)(sorted[i] - p->persons) + 1);

		if (!str_equal(sorted[i - 1]->matched, sorted[i]->matched))
			continue;
		complaint_fault(
		    cs, sorted[i]->place, _("“%s” is given twice: line %d already has it."),
		    complaint_quote(cs, second->id), place_spot(sorted[i - 1]->place).line);
		complaint_todo(cs, _("Give each their own."));
	}
}
