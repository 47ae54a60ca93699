/* twins: see twins.h. */
#include "intake/twins.h"

#include <stdlib.h>

#include "base/words.h"
#include "intake/tree.h"

void twins_add(struct arena *arena, struct twins *t, struct str id, struct place place)
{
	struct twin one = {.id = id, .matched = tree_match(arena, id), .place = place};

	if (!id.n)
		return;
	t->v = arena_grow(arena, t->v, t->n, &t->room, sizeof one);
	t->v[t->n++] = one;
}

static int compare_twins(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;
	int order = str_compare(x->matched, y->matched);

	return order ? order : (x->place.at > y->place.at) - (x->place.at < y->place.at);
}

void twins_refuse(struct twins *t, struct complaints *cs)
{
	if (t->n)
		qsort(t->v, t->n, sizeof *t->v, compare_twins);
	for (size_t i = 1; i < t->n && !complaints_full(cs); i++) {
		const struct twin *first = &t->v[i - 1], *second = &t->v[i];

		if (!str_equal(first->matched, second->matched))
			continue;
		complaint_fault(cs, second->place,
		                _("“%s” is given twice: line %d already has it."),
		                complaint_quote(cs, second->id), place_spot(first->place).line);
		complaint_todo(cs, _("Give each their own."));
	}
}
