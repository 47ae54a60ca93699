/* twins: see twins.h. */
#include "intake/twins.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/words.h"

void twins_add(struct arena *arena, struct twins *t, struct str id, struct place place)
{
	struct twin one = {.id = id, .matched = text_match(arena, id), .place = place};

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

/* Ids are typed, and stand in commands, names of files and tables. */
static void refuse_unseen(const struct twin *one, struct complaints *cs)
{
	struct buf seen = {0};

	text_neutral(&seen, one->id, TEXT_LINE);
	if (!str_equal(buf_str(&seen), one->id)) {
		complaint_fault(cs, one->place, _("“%s” has a character that can’t be seen."),
		                complaint_quote(cs, one->id));
		complaint_todo(cs, _("Write it anew, with letters, digits and hyphens."));
	}
	buf_done(&seen);
}

void twins_refuse(struct twins *t, struct complaints *cs)
{
	if (t->n)
		qsort(t->v, t->n, sizeof *t->v, compare_twins);
	for (size_t i = 0; i < t->n && !complaints_full(cs); i++)
		if (t->v[i].matched.n) /* of the others something else is told */
			refuse_unseen(&t->v[i], cs);
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
