/* state_sheet: marks, appreciations, notes, and what becomes of a sheet. */
#include <string.h>

#include "core/state.h"
#include "core/state_private.h"

void list_sheet_items(struct state *s)
{
	size_t items = (size_t)s->plan.last_item + 1, n = plan_sheet_items(&s->plan, NULL, 0);

	if (!s->sheet_items || n > s->n_sheet_items)
		s->sheet_items = arena_new(&s->arena, int32_t, n);
	if (items > s->room_place_of_item) {
		s->place_of_item = arena_new(&s->arena, size_t, items);
		s->room_place_of_item = items;
	}
	s->n_sheet_items = plan_sheet_items(&s->plan, s->sheet_items, n);
	memset(s->place_of_item, 0, s->room_place_of_item * sizeof *s->place_of_item);
	for (size_t i = 0; i < n; i++)
		s->place_of_item[s->sheet_items[i]] = i + 1;
}

size_t state_sheet_place(const struct state *s, int32_t item)
{
	if (item <= 0 || (size_t)item >= s->room_place_of_item)
		return (size_t)-1;
	return s->place_of_item[item] - 1;
}

struct sheet *state_sheet_mut(struct state *s, int32_t person, int32_t candidate)
{
	struct standing *m = state_person_mut(s, person);

	if (!m || !state_person(s, candidate))
		return NULL;
	if (m->room_sheets <= (size_t)candidate) {
		size_t n = s->n_people + 1;
		struct sheet **larger = arena_new(&s->arena, struct sheet *, n);

		if (m->sheets)
			memcpy(larger, m->sheets, m->room_sheets * sizeof *larger);
		m->sheets = larger;
		m->room_sheets = n;
	}
	if (!m->sheets[candidate])
		m->sheets[candidate] = arena_new(&s->arena, struct sheet, 1);
	return m->sheets[candidate];
}

const struct sheet *state_sheet(const struct state *s, int32_t person, int32_t candidate)
{
	const struct standing *m = state_person(s, person);

	return m && candidate > 0 && (size_t)candidate < m->room_sheets ? m->sheets[candidate]
	                                                                : NULL;
}

static struct mark *mark_mut(struct state *s, const struct event *e)
{
	struct sheet *sheet = state_sheet_mut(s, e->author, e->fact.candidate);
	size_t place;

	place = state_sheet_place(s, e->fact.item);
	if (!sheet || place >= s->n_sheet_items)
		return NULL;
	if (!sheet->marks)
		sheet->marks = arena_new(&s->arena, struct mark, s->n_sheet_items);
	return &sheet->marks[place];
}

void apply_scored(struct state *s, const struct event *e, struct fact *before)
{
	struct mark *m = mark_mut(s, e);

	if (!m)
		return;
	*before = (struct fact){.kind = KIND_scored, .candidate = e->fact.candidate,
	                        .item = e->fact.item, .value = m->rank, .code = m->code};
	if (!m->rank && !m->code)
		before->code = CODE_cleared;
	*m = (struct mark){.id = e->id, .rank = e->fact.code ? 0 : e->fact.value,
	                   .code = e->fact.code, .late = state_deliberates(s, e->fact.candidate)};
}

void apply_commented(struct state *s, const struct event *e, struct fact *before)
{
	struct sheet *sheet = state_sheet_mut(s, e->author, e->fact.candidate);
	size_t i = 0;

	while (i < s->plan.n_competencies && s->plan.competencies[i].item != e->fact.item)
		i++;
	if (!sheet || i == s->plan.n_competencies)
		return;
	if (!sheet->kept)
		sheet->kept = arena_new(&s->arena, struct appreciation, s->plan.n_competencies);
	*before = (struct fact){.kind = KIND_commented, .candidate = e->fact.candidate,
	                        .item = e->fact.item, .words = sheet->kept[i].words};
	sheet->kept[i] = (struct appreciation){e->id, e->fact.words};
}

void apply_noted(struct state *s, const struct event *e, struct fact *before)
{
	struct sheet *sheet = state_sheet_mut(s, e->author, e->fact.candidate);

	if (!sheet)
		return;
	*before = (struct fact){.kind = KIND_noted, .candidate = e->fact.candidate,
	                        .words = sheet->notes.words};
	sheet->notes = (struct appreciation){e->id, e->fact.words};
}

void apply_handed_in(struct state *s, const struct event *e, struct fact *before)
{
	struct sheet *sheet = state_sheet_mut(s, e->author, e->fact.candidate);

	(void)before;
	if (!sheet)
		return;
	sheet->status = SHEET_HANDED_IN;
	sheet->is_out = false;
	sheet->handed_in_at_ms = e->when.at_ms;
	sheet->handed_in_zone_min = e->when.zone_min;
}

void apply_reopened(struct state *s, const struct event *e, struct fact *before)
{
	struct sheet *sheet = state_sheet_mut(s, e->author, e->fact.candidate);

	(void)before;
	if (!sheet)
		return;
	sheet->status = SHEET_TAKEN_BACK;
	sheet->is_out = state_deliberates(s, e->fact.candidate);
}

static void make_late(const struct state *s, struct sheet *sheet)
{
	for (size_t i = 0; sheet->marks && i < s->n_sheet_items; i++)
		sheet->marks[i].late = sheet->marks[i].id != 0;
}

/* Marks and appreciations change places; the private notes, which say whom they
 * are about in their own words, stay. */
void apply_sheet_moved(struct state *s, const struct event *e, struct fact *before)
{
	struct sheet *a = state_sheet_mut(s, e->author, e->fact.candidate);
	struct sheet *b = state_sheet_mut(s, e->author, person_of(e->fact.value));
	struct mark *marks;
	struct appreciation *kept;

	if (!a || !b || a == b)
		return;
	*before = (struct fact){.kind = KIND_sheet_moved, .candidate = e->fact.candidate,
	                        .value = e->fact.value};
	if (state_deliberates(s, e->fact.candidate) ||
	    state_deliberates(s, person_of(e->fact.value))) {
		make_late(s, a);
		make_late(s, b);
	}
	marks = a->marks;
	kept = a->kept;
	a->marks = b->marks;
	a->kept = b->kept;
	b->marks = marks;
	b->kept = kept;
}

const struct mark *state_mark(const struct state *s, int32_t person, int32_t candidate,
                              int32_t item)
{
	const struct sheet *sheet = state_sheet(s, person, candidate);
	size_t place = state_sheet_place(s, item);

	return sheet && sheet->marks && place < s->n_sheet_items ? &sheet->marks[place] : NULL;
}

size_t state_marked(const struct state *s, int32_t person, int32_t candidate)
{
	const struct sheet *sheet = state_sheet(s, person, candidate);
	size_t n = 0;

	for (size_t i = 0; sheet && sheet->marks && i < s->n_sheet_items; i++)
		n += sheet->marks[i].rank || sheet->marks[i].code == CODE_not_observed;
	return n;
}

bool state_any_sheet_in(const struct state *s, int32_t passage)
{
	for (size_t m = 0; m < s->n_people; m++)
		for (size_t c = 0; c < s->people[m].room_sheets; c++) {
			const struct sheet *sheet = s->people[m].sheets[c];
			const struct person *p = plan_person(&s->plan, (int32_t)c);

			if (sheet && p && p->passage == passage && sheet->status == SHEET_HANDED_IN)
				return true;
		}
	return false;
}
