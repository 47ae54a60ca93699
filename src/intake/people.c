/* people: see people.h. */
#include "intake/people.h"

#include "base/text.h"
#include "base/words.h"

enum { WORDS_MAX = 500 };

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

/* Of accents alone nothing is left once they are folded away, and --as without a name opens it. */
static void refuse_nameless(struct people *p, struct str id, struct place place)
{
	struct complaints *cs = p->reader.complaints;

	complaint_fault(cs, place, _("Nobody can type the place “%s”."), complaint_quote(cs, id));
	complaint_todo(cs, _("Give it a short name of letters and digits: M1."));
}

void people_know(struct people *p, int32_t number, struct place place)
{
	struct known_person *known = &p->persons[number - 1];

	known->place = place;
	known->matched = text_match(p->reader.arena, people_person(p, number)->id);
	if (!is_candidate(p, (size_t)number - 1) && people_person(p, number)->id.n &&
	    !known->matched.n)
		refuse_nameless(p, people_person(p, number)->id, place);
	twins_add(p->reader.arena,
	          is_candidate(p, (size_t)number - 1) ? &p->candidates : &p->members,
	          people_person(p, number)->id, place);
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

	group.matched = text_match(p->reader.arena, code);
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

/* -- references ---------------------------------------------------------------------------- */

/* Told with some of those possible: there may be thousands. */
static void refuse_person(struct people *p, struct place place, struct str text, bool candidates)
{
	struct str ids[WORDS_MAX];
	size_t n = 0;

	if (complaints_full(p->reader.complaints))
		return;
	for (size_t i = 0; i < p->n_persons && n < WORDS_MAX; i++)
		if (is_candidate(p, i) == candidates && p->persons[i].matched.n)
			ids[n++] = p->reader.plan->persons[i].id;
	if (n)
		value_refuse_word(&p->reader, place, text, ids, n);
}

static int32_t find_person(struct people *p, struct place place, struct str text, bool candidates)
{
	struct str matched = text_match(p->reader.arena, text);

	for (size_t i = 0; i < p->n_persons; i++)
		if (is_candidate(p, i) == candidates && matched.n &&
		    str_equal(p->persons[i].matched, matched))
			return (int32_t)i + 1;
	refuse_person(p, place, text, candidates);
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

int32_t people_find_group(struct people *p, struct reading *r, struct place place, struct str text)
{
	struct str matched = text_match(r->arena, text);
	struct str codes[WORDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < p->n_groups; i++) {
		if (str_equal(p->groups[i].matched, matched))
			return p->groups[i].passage;
		if (n < WORDS_MAX)
			codes[n++] = p->groups[i].code;
	}
	if (n)
		value_refuse_word(r, place, text, codes, n);
	return 0;
}
