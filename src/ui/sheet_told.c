/* sheet_told: a sheet as sentences.
 *
 * Whose it is and how far; then one competency at a time, a criterion a row;
 * last what the levels mean, which is said once. */
#include <string.h>

#include "base/words.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/sheet_private.h"

static void tell_facts(struct told *t, const struct scene *scene, int32_t competency)
{
	struct buf b = {0};

	sheet_write_status(&b, scene, scene->me, scene->focus->candidate);
	told_fact_of(t, _("Sheet"), &b);
	if (questions_phase(&scene->state->plan))
		sheet_write_questions(&b, scene);
	told_fact_of(t, NULL, &b);
	sheet_write_side(&b, scene, competency);
	told_fact_of(t, NULL, &b);
	buf_done(&b);
}

/* "3 Acquis", "non observé", "vide"; what is typed, or on its way to the disk. */
static void write_mark(struct buf *b, const struct scene *scene, int32_t item)
{
	const struct plan *p = &scene->state->plan;
	const struct pending *pending = scene_pending(scene, scene->focus->candidate, item);
	const struct mark *m = state_mark(scene->state, scene->me, scene->focus->candidate, item);
	const struct level *l = m && m->rank ? plan_level(p, m->rank) : NULL;

	if (item == sheet_item(scene) && scene->focus->typed[0]) {
		buf_addf(b, _("%s typed, Enter gives it"), scene->focus->typed);
	} else if (pending) {
		buf_add(b, str_of(pending->failed ? _("to type again") : _("not stored yet")));
	} else if (m && m->rank) {
		sheet_write_mark(b, p, m);
		if (l && l->name.n)
			buf_addf(b, " %.*s", STR_ARG(l->name));
	} else if (m && m->code == CODE_not_observed) {
		buf_add(b, str_of(_("not observed")));
	} else {
		buf_add(b, str_of(words_p("text", "empty")));
	}
}

static void tell_criteria(struct told *t, const struct scene *scene, int32_t competency)
{
	const struct plan *p = &scene->state->plan;
	int32_t items[SHEET_ITEMS_MAX];
	size_t n = sheet_items_of(scene->state, competency, items, SHEET_ITEMS_MAX);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		buf_addf(&b, "%.*s %.*s", STR_ARG(sheet_item_id(p, items[i])),
		         STR_ARG(sheet_item_name(p, items[i])));
		told_row(t, 0, items[i] == sheet_item(scene), buf_str(&b));
		buf_clear(&b);
		write_mark(&b, scene, items[i]);
		told_part_of(t, NULL, &b);
	}
	buf_done(&b);
}

static void tell_levels(struct told *t, const struct plan *p)
{
	struct buf b = {0}, key = {0};

	if (sheets_are_typed(p)) {
		sheet_write_how_to_type(&b, p);
		told_legend(t, str_of(_("Points")), buf_str(&b));
		buf_clear(&b);
	}
	for (size_t i = 0; i < p->n_levels; i++) {
		const struct level *l = &p->levels[i];

		if (!l->name.n)
			continue;
		buf_clear(&b);
		buf_clear(&key);
		sheets_write_level(&key, p, l->rank);
		buf_addf(&b, l->brief.n || l->meaning.n ? "%.*s. %.*s" : "%.*s%.*s",
		         STR_ARG(l->name), STR_ARG(l->brief.n ? l->brief : l->meaning));
		told_legend(t, buf_str(&key), buf_str(&b));
	}
	buf_clear(&b);
	if (p->not_observed_meaning.n) {
		buf_addf(&b, "%s. ", _("Not observed"));
		sheet_write_not_observed(&b, p);
		told_legend(t, STR("x"), buf_str(&b));
	}
	buf_done(&b);
	buf_done(&key);
}

void sheet_tell(struct told *t, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	int32_t competency = plan_competency_of(p, sheet_item(scene));

	say_person(&t->about, scene->state, scene->focus->candidate);
	tell_facts(t, scene, competency);
	buf_addf(&t->section, "%.*s %.*s", STR_ARG(sheet_item_id(p, competency)),
	         STR_ARG(sheet_item_name(p, competency)));
	tell_criteria(t, scene, competency);
	tell_levels(t, p);
}
