/* say_office: the properties of grid and cohort, as the table of grid.def knows
 * them.  See say_private.h. */
#include "base/ratio.h"
#include "base/when.h"
#include "base/words.h"
#include "core/plan_private.h"
#include "core/say_private.h"

static void put(struct buf *b, const char *text)
{
	buf_add(b, str_of(text));
}

/* The nature of an item, as its owner in the table. */
static enum owner owner_of(const struct plan *plan, int32_t item)
{
	if (item == ITEM_GRID)
		return OWNER_PLAN;
	for (enum owner o = OWNER_PHASE; o <= OWNER_CRITERION; o++)
		if (plan_item(plan, o, item))
			return o;
	return OWNER_SESSION;
}

static const struct property *property_of(const struct telling *t)
{
	const struct plan *plan = &t->state->plan;
	const struct person *p = plan_person(plan, t->fact->person);

	if (t->fact->kind != KIND_person_fact)
		return plan_property(owner_of(plan, t->fact->item), t->fact->code);
	return plan_property(p && p->role == ROLE_CANDIDATE ? OWNER_CANDIDATE : OWNER_PERSON,
	                     t->fact->code);
}

void say_thing(struct buf *b, const struct telling *t)
{
	switch (owner_of(&t->state->plan, t->fact->item)) {
	case OWNER_PLAN: put(b, say_code(CODE_grid)); return;
	case OWNER_SESSION: put(b, say_code(CODE_session)); return;
	case OWNER_LEVEL: say_fill(b, t, _("level {item}")); return;
	case OWNER_QUESTION_LEVEL: say_fill(b, t, _("questions {item}")); return;
	case OWNER_LIMIT: say_fill(b, t, _("limit of {item}")); return;
	default: say_item_id(b, t->state, t->fact->item); return;
	}
}

void say_property(struct buf *b, const struct telling *t)
{
	const struct property *p = property_of(t);

	put(b, p ? p->key : say_code(t->fact->code));
}

void say_property_value(struct buf *b, const struct telling *t)
{
	const struct property *p = property_of(t);
	const struct fact *f = t->fact;

	switch (p ? p->type : f->words.n ? TYPE_TEXT : TYPE_COUNT) {
	case TYPE_TEXT:
	case TYPE_TEXTS:
	case TYPE_SAID:
	case TYPE_DATE: say_fill(b, t, _("“{words}”")); return;
	case TYPE_DURATION:
	case TYPE_DURATIONS: when_span(b, f->ms); return;
	case TYPE_HOUR: when_minute_short(b, (int32_t)(f->ms / WHEN_MINUTE_MS)); return;
	case TYPE_YESNO: put(b, f->value ? _("yes") : _("no")); return;
	case TYPE_COUNT: buf_addf(b, "%lld", (long long)f->value); return;
	case TYPE_RATIO: ratio_write_fraction(b, f->value); return;
	case TYPE_POINTS: ratio_write(b, f->value, words_are_french() ? ',' : '.'); return;
	case TYPE_CHOICE: buf_add(b, property_word(p, f->value)); return;
	case TYPE_ROLES: say_roles(b, f->value); return;
	case TYPE_ITEMS: say_item_id(b, t->state, (int32_t)f->value); return;
	}
}
