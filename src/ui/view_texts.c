/* view_texts: the full texts of a competency, opened from a sheet by Enter.
 *
 * Its criteria on the sheet with all their indicators, then what each level means: what the
 * sheet cuts to one line.  Nothing here depends on anybody's marks. */
#include <string.h>

#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/paragraph.h"
#include "ui/sheet.h"

enum { ENTRIES_MAX = 128, ITEMS_MAX = 64, ID_COLS = 6, READ_COL = 30, NARROW = 72 };

/* One thing to read: a criterion, a level, or what not observed means (neither). */
struct entry_of_text {
	const struct criterion *criterion;
	const struct level *level;
};

/* The competency, never 0 for a sheet that marks something. */
static int32_t competency_of(const struct scene *scene)
{
	return plan_competency_of(&scene->state->plan, sheet_item(scene));
}

static size_t list_entries(const struct scene *scene, struct entry_of_text *entries)
{
	const struct plan *p = &scene->state->plan;
	int32_t items[ITEMS_MAX];
	size_t n = 0,
	       on_sheet = sheet_items_of(scene->state, competency_of(scene), items, ITEMS_MAX);

	for (size_t i = 0; i < on_sheet && n < ENTRIES_MAX; i++)
		if (plan_criterion(p, items[i]))
			entries[n++] =
			    (struct entry_of_text){.criterion = plan_criterion(p, items[i])};
	for (size_t i = 0; i < p->n_levels && n < ENTRIES_MAX; i++)
		if (p->levels[i].name.n)
			entries[n++] = (struct entry_of_text){.level = &p->levels[i]};
	if (p->not_observed_meaning.n && n < ENTRIES_MAX)
		entries[n++] = (struct entry_of_text){NULL, NULL};
	return n;
}

/* The selected entry: the focus's line, or the criterion that the sheet was on. */
static size_t selected(const struct scene *scene, const struct entry_of_text *entries, size_t n)
{
	int32_t line = scene->focus->line;

	if (line > 0)
		return (size_t)line <= n ? (size_t)line - 1 : n - 1;
	for (size_t i = 0; i < n; i++)
		if (entries[i].criterion && entries[i].criterion->item == scene->focus->item)
			return i;
	return 0;
}

/* -- drawing --------------------------------------------------------------------------------- */

/* Draws on the canvas, or, with draws false, only counts rows. */
struct reading {
	struct canvas *c;
	struct area area; /* its rows are of the whole text; the clip leaves some out */
	bool draws;
	int row;
	int name_col; /* of levels, after their numbers */
};

static void put(struct reading *r, int col, enum pen pen, struct str text)
{
	struct area a = {r->row, col, 1000, r->area.col + r->area.cols - col};

	r->row +=
	    r->draws ? paragraph_draw(r->c, a, pen, text) : paragraph_rows(r->c, a.cols, text);
}

static void put_criterion(struct reading *r, const struct criterion *k, enum pen pen)
{
	int row = r->row;

	put(r, STOP_MARGIN + ID_COLS, pen, k->name);
	if (r->draws)
		canvas_text(r->c, row, STOP_MARGIN, pen, k->id);
	for (size_t i = 0; i < k->indicators.n; i++) {
		if (r->draws)
			canvas_sign(r->c, r->row, STOP_MARGIN + ID_COLS, PEN_DIM, 0x2013);
		put(r, STOP_MARGIN + ID_COLS + 2, PEN_PLAIN, k->indicators.v[i]);
	}
}

static void put_sense(struct reading *r, struct str key, struct str name, struct str sense,
                      enum pen pen)
{
	bool narrow = r->area.cols < NARROW;
	int row = r->row;

	if (r->draws) {
		canvas_text(r->c, row, STOP_TEXT, PEN_BOLD, key);
		canvas_text(r->c, row, r->name_col, pen, name);
	}
	r->row += narrow;
	put(r, narrow ? r->name_col + 2 : READ_COL, PEN_PLAIN, sense);
}

static void put_level(struct reading *r, const struct plan *p, const struct level *l, enum pen pen)
{
	struct buf b = {0};

	sheets_write_level(&b, p, l->rank);
	put_sense(r, buf_str(&b), l->name, l->meaning.n ? l->meaning : l->brief, pen);
	buf_done(&b);
}

static void put_entry(struct reading *r, const struct plan *p, const struct entry_of_text *e,
                      enum pen pen)
{
	if (e->criterion)
		put_criterion(r, e->criterion, pen);
	else if (e->level)
		put_level(r, p, e->level, pen);
	else
		put_sense(r, STR("x"), str_of(_("Not observed")), p->not_observed_meaning, pen);
}

/* All entries, a blank row between those of one sort and the next; where the
 * selected one starts and ends. */
static void put_all(struct reading *r, const struct scene *scene, size_t chosen, int *from, int *to)
{
	struct entry_of_text entries[ENTRIES_MAX];
	size_t n = list_entries(scene, entries);

	for (size_t i = 0; i < n; i++) {
		bool here = i == chosen;

		if (i && (entries[i].criterion || entries[i - 1].criterion))
			r->row++;
		if (here)
			*from = r->row;
		if (here && r->draws) {
			canvas_sign(r->c, r->row, STOP_POINTER, PEN_BOLD, 0x25BA);
			canvas_cursor(r->c, r->row, entries[i].criterion ? STOP_MARGIN : STOP_TEXT);
		}
		put_entry(r, &scene->state->plan, &entries[i], here ? PEN_BOLD : PEN_PLAIN);
		if (here)
			*to = r->row;
	}
}

static struct area body_of(struct area area)
{
	return (struct area){area.row + 2, area.col, area.rows - 2, area.cols - STOP_MARGIN};
}

static int name_col(const struct scene *scene)
{
	return STOP_TEXT + sheet_mark_cols(&scene->state->plan) + 2;
}

/* Where an entry ends, from the top of the text. */
static int end_of(struct canvas *c, const struct scene *scene, size_t entry)
{
	struct reading r = {.c = c, .area = body_of(scene->work), .name_col = name_col(scene)};
	int from = 0, to = 0;

	put_all(&r, scene, entry, &from, &to);
	return to;
}

/* A page on or back: as far as what then shows joins what showed. */
static size_t turn(const struct scene *scene, enum action action, size_t n, size_t row)
{
	int rows = body_of(scene->work).rows, here;
	bool on = action == ACT_PAGE_DOWN;
	size_t to = on ? row + (row + 1 < n) : row - (row > 0); /* one entry at least */
	struct canvas c;

	canvas_init(&c, 1, scene->work.cols);
	here = end_of(&c, scene, row);
	while (on && to + 1 < n && end_of(&c, scene, to + 1) <= here + rows)
		to++;
	while (!on && to > 0 && end_of(&c, scene, to - 1) >= here - rows)
		to--;
	canvas_done(&c);
	return to;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct entry_of_text entries[ENTRIES_MAX];
	size_t n = list_entries(scene, entries), chosen = selected(scene, entries, n);
	struct area body = body_of(area);
	struct reading r = {.c = c, .area = body, .name_col = name_col(scene)};
	int from = 0, to = 0, top = 0, col;
	struct area former;

	col = canvas_text(c, area.row, STOP_MARGIN, PEN_BOLD,
	                  sheet_item_id(&scene->state->plan, competency_of(scene))) +
	      2;
	canvas_cut(c, area.row, col, body.cols - col, PEN_BOLD,
	           sheet_item_name(&scene->state->plan, competency_of(scene)));
	if (!n)
		return;
	put_all(&r, scene, chosen, &from, &to);
	if (to > body.rows)
		top = to - body.rows < from ? to - body.rows : from;
	former = canvas_clip(c, body);
	r.draws = true;
	r.row = body.row - top;
	put_all(&r, scene, chosen, &from, &to);
	canvas_unclip(c, former);
}

static void tell_criterion(struct told *t, const struct criterion *k, bool here)
{
	struct buf b = {0};

	buf_addf(&b, "%.*s %.*s", STR_ARG(k->id), STR_ARG(k->name));
	told_row(t, 0, here, buf_str(&b));
	for (size_t i = 0; i < k->indicators.n; i++)
		told_part(t, NULL, k->indicators.v[i]);
	buf_done(&b);
}

static void tell_sense(struct told *t, const struct plan *p, const struct level *l, bool here)
{
	struct buf b = {0};

	if (l) {
		sheets_write_level(&b, p, l->rank);
		buf_addf(&b, " %.*s", STR_ARG(l->name));
	} else {
		buf_addf(&b, "x %s", _("Not observed"));
	}
	told_row(t, 0, here, buf_str(&b));
	told_part(t, NULL, !l ? p->not_observed_meaning : l->meaning.n ? l->meaning : l->brief);
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	struct entry_of_text entries[ENTRIES_MAX];
	size_t n = list_entries(scene, entries), chosen = selected(scene, entries, n);
	struct buf b = {0};

	buf_addf(&b, "%.*s %.*s", STR_ARG(sheet_item_id(p, competency_of(scene))),
	         STR_ARG(sheet_item_name(p, competency_of(scene))));
	told_fact_of(t, NULL, &b);
	for (size_t i = 0; i < n; i++)
		if (entries[i].criterion)
			tell_criterion(t, entries[i].criterion, i == chosen);
		else
			tell_sense(t, p, entries[i].level, i == chosen);
	buf_done(&b);
}

/* -- keys ------------------------------------------------------------------------------------ */

static void advice(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_add(b, str_of(_("\tFull texts. |\t↑↓ read on, ←→ another competency, q "
	                    "back\t to the sheet\t.")));
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct entry_of_text entries[ENTRIES_MAX];
	size_t n = list_entries(scene, entries), row = selected(scene, entries, n);

	switch (act.action) {
	case ACT_OPEN: return step_back();
	case ACT_LEFT:
	case ACT_RIGHT:
		focus->item = sheet_competency_beside(scene, sheet_item(scene),
		                                      act.action == ACT_LEFT ? -1 : 1);
		focus->line = 1;
		return step_stay();
	case ACT_NEXT:
	case ACT_PREVIOUS: return step_unknown();
	default: break;
	}
	if (!scene_is_move(act.action))
		return step_unknown();
	if (n && (act.action == ACT_PAGE_UP || act.action == ACT_PAGE_DOWN))
		row = turn(scene, act.action, n, row);
	else
		row = scene_move(act.action, row, n, 1);
	focus->line = (int32_t)row + 1;
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *hints, size_t room)
{
	static const enum action shown[] = {ACT_UP, ACT_DOWN, ACT_RIGHT};
	size_t n = 0;

	(void)scene;
	for (size_t i = 0; i < sizeof shown / sizeof *shown && n < room; i++)
		hints[n++] = (struct hint){.action = shown[i]};
	return n;
}

const struct view view_texts = {
    .name = "texts",
    .place = PLACE_SHEET,
    .of_passage = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .panel = sheet_draw_panel,
    .key = key,
    .hints = hints,
};
