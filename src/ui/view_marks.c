/* view_marks: after the reveal, each member's marks of a candidate, side by side.
 *
 * One competency at a time, as a plain table: no sum, no opinion.  Who withdrew
 * from the candidate sees nothing but that; who may not attend the deliberation
 * sees nothing either. */
#include "base/words.h"
#include "core/say.h"
#include "ui/marks.h"
#include "ui/sheet.h"

enum {
	TABLE_COL = 40,
	TABLE_COL_NARROW = 30,
	STEP = 13,
	GAP = 1,
	TABLE_MIN = 3, /* rows of criteria kept for the table when all is short */
};

/* -- who, and what may be seen --------------------------------------------------------------- */

static size_t list_members(const struct state *s, int32_t *numbers)
{
	size_t n = 0;

	for (int32_t i = 1; (size_t)i <= s->n_people && n < MARKS_MEMBERS_MAX; i++)
		if (rules_may(s, i, s->plan.may_score))
			numbers[n++] = i;
	return n;
}

/* Why there is nothing to see, as a sentence; false when there is. */
static bool is_hidden(const struct scene *scene, struct buf *why)
{
	const struct state *s = scene->state;

	if (state_is_recused(s, scene->me, scene->focus->candidate)) {
		struct buf who = {0};

		say_person(&who, s, scene->me);
		buf_addf(why, _("%s withdraws."), buf_text(&who));
		buf_done(&who);
	} else if (!state_is_revealed(s, scene->focus->candidate)) {
		buf_add(why, str_of(_("The others’ sheets open with the deliberation.")));
	} else if (!scene_may(scene, s->plan.may_attend)) {
		buf_add(why, str_of(_("The deliberation is held without your seat.")));
	} else {
		return false;
	}
	return true;
}

/* The selected candidate; the first of the passage when the focus names none. */
static struct scene settle(const struct scene *scene, struct focus *focus)
{
	struct scene settled = *scene;
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers);

	*focus = *scene->focus;
	if (n)
		focus->candidate = numbers[scene_row(scene, numbers, n)];
	settled.focus = focus;
	return settled;
}

/* -- the table ------------------------------------------------------------------------------- */

static void draw_head(const struct marks_table *t)
{
	const struct plan *p = &t->scene->state->plan;
	int col;

	sheet_draw_name(t->c, t->area.row, t->scene);
	col =
	    canvas_text(t->c, t->area.row, STOP_BAR, PEN_BOLD, sheet_item_id(p, t->competency)) + 2;
	canvas_cut(t->c, t->area.row, col, t->right - col, PEN_PLAIN,
	           sheet_item_name(p, t->competency));
}

static void draw_members(const struct marks_table *t, int row)
{
	struct buf b = {0};

	for (size_t i = 0; i < t->n_members; i++) {
		buf_clear(&b);
		say_family(&b, t->scene->state, t->members[i]);
		canvas_cut(t->c, row, t->col + (int)i * t->step, t->step - GAP, PEN_DIM,
		           buf_str(&b));
	}
	buf_done(&b);
}

static void draw_mark(const struct marks_table *t, int row, int col, int32_t member, int32_t item)
{
	const struct mark *m = state_mark(t->scene->state, member, t->candidate, item);
	struct buf b = {0};

	if (state_is_recused(t->scene->state, member, t->candidate))
		return;
	sheet_write_mark(&b, &t->scene->state->plan, m);
	if (m && m->late)
		buf_add_char(&b, '*');
	canvas_cut(t->c, row, col, t->step - GAP, member == t->scene->me ? PEN_BOLD : PEN_PLAIN,
	           buf_str(&b));
	buf_done(&b);
}

static void draw_criterion(const struct marks_table *t, int row, int32_t item)
{
	const struct plan *p = &t->scene->state->plan;
	enum pen pen = item == t->item ? PEN_BOLD : PEN_PLAIN;
	int col;

	if (item == t->item) {
		canvas_sign(t->c, row, STOP_POINTER, PEN_BOLD, 0x25BA);
		canvas_cursor(t->c, row, STOP_MARGIN);
	}
	col = canvas_text(t->c, row, STOP_MARGIN, pen, sheet_item_id(p, item)) + 2;
	canvas_cut(t->c, row, col, t->col - 1 - col, pen, sheet_item_name(p, item));
	for (size_t i = 0; i < t->n_members; i++)
		draw_mark(t, row, t->col + (int)i * t->step, t->members[i], item);
}

static void write_status(struct buf *b, const struct marks_table *t, int32_t member)
{
	const struct sheet *sheet = state_sheet(t->scene->state, member, t->candidate);

	if (state_is_recused(t->scene->state, member, t->candidate))
		buf_add(b, str_of(_("\twithdraws|recused\t")));
	else if (sheet && sheet->status == SHEET_HANDED_IN)
		buf_add(b, str_of(words_p("a sheet", "\thanded in|in\t")));
	else if (sheet && sheet->status == SHEET_TAKEN_BACK)
		buf_add(b, str_of(words_p("a sheet", "back")));
	else
		buf_add(b, str_of(words_p("a sheet", "\tnot in|awaited\t")));
}

static void draw_status(const struct marks_table *t, int row)
{
	struct buf b = {0};

	canvas_text(t->c, row, STOP_MARGIN, PEN_DIM, str_of(words_p("row of a table", "Sheet")));
	for (size_t i = 0; i < t->n_members; i++) {
		buf_clear(&b);
		write_status(&b, t, t->members[i]);
		canvas_fit(t->c, row, t->col + (int)i * t->step, t->step - GAP, PEN_DIM,
		           buf_str(&b));
	}
	buf_done(&b);
}

static void draw_table(const struct marks_table *t)
{
	int room = t->area.rows - 3, row = t->area.row + 2;
	size_t page, at = 0, first;

	/* Short of rows, criteria give way to the texts below, but for a few. */
	page =
	    t->n_items > (size_t)room ? (size_t)(room > TABLE_MIN ? room : TABLE_MIN) : t->n_items;
	while (at < t->n_items && t->items[at] != t->item)
		at++;
	first = scene_scroll((size_t)t->scene->focus->scroll, at, t->n_items, page);
	draw_head(t);
	draw_members(t, t->area.row + 1);
	for (size_t i = first; i < t->n_items && i < first + page; i++)
		draw_criterion(t, row++, t->items[i]);
	draw_status(t, row++);
	marks_draw_told(t, row + (t->area.rows > 12));
}

static void draw(struct canvas *c, struct area area, const struct scene *given)
{
	struct focus focus;
	struct scene scene = settle(given, &focus);
	struct marks_table t = {
	    .c = c, .area = area, .scene = &scene, .candidate = focus.candidate};
	struct buf why = {0};

	if (is_hidden(&scene, &why)) {
		canvas_text(c, area.row, STOP_TEXT, PEN_PLAIN, buf_str(&why));
		canvas_cursor(c, area.row, STOP_TEXT);
		buf_done(&why);
		return;
	}
	t.item = sheet_item(&scene);
	t.competency = plan_competency_of(&scene.state->plan, t.item);
	t.n_members = list_members(scene.state, t.members);
	t.n_items = sheet_items_of(scene.state, t.competency, t.items, MARKS_ITEMS_MAX);
	t.right = area.cols > 80 ? area.cols - STOP_MARGIN : canvas_edge(c);
	t.col = c->cols < 80 ? TABLE_COL_NARROW : TABLE_COL;
	t.step = t.n_members ? (t.right + GAP - t.col) / (int)t.n_members : STEP;
	t.step = t.step > STEP ? STEP : t.step;
	draw_table(&t);
}

/* -- keys ------------------------------------------------------------------------------------ */

/* The competency after the one that shows; 0 when it is the last. */
static int32_t next_competency(const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	int32_t here = plan_competency_of(p, sheet_item(scene));
	int32_t next =
	    plan_competency_of(p, sheet_competency_beside(scene, sheet_item(scene), 1));

	for (size_t i = 0; i < p->n_competencies; i++) {
		if (p->competencies[i].item == here)
			return next == here ? 0 : next;
		if (p->competencies[i].item == next) /* round again */
			return 0;
	}
	return 0;
}

/* One competency after the other, one candidate after the other, then the day. */
static void advise_next(struct buf *b, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	int32_t numbers[ROWS_MAX], next = next_competency(scene);
	size_t n = scene_candidates(scene, numbers), row = scene_row(scene, numbers, n);
	struct str here = sheet_item_id(p, plan_competency_of(p, sheet_item(scene)));
	struct buf who = {0};

	if (next) {
		buf_addf(b, _("Discuss %.*s\t and decide\t, then → %.*s"), STR_ARG(here),
		         STR_ARG(sheet_item_id(p, next)));
		buf_add(b, n > 1 ? str_of(_("; Tab: next candidate.")) : STR("."));
	} else if (row + 1 < n) {
		say_person(&who, scene->state, numbers[row + 1]);
		buf_addf(b, _("Discuss %.*s\t and decide\t, then Tab: %s."), STR_ARG(here),
		         buf_text(&who));
	} else {
		buf_addf(b, _("Discuss %.*s\t and decide\t: the last. q goes back\t to the day\t."),
		         STR_ARG(here));
	}
	buf_done(&who);
}

static void advice(struct buf *b, const struct scene *given)
{
	struct focus focus;
	struct scene scene = settle(given, &focus);
	bool single = scene_is_single(given);
	struct buf why = {0};

	if (is_hidden(&scene, &why))
		buf_add(b, str_of(single ? _("q goes back.")
		                         : _("Tab goes to the next candidate, q back.")));
	else
		advise_next(b, &scene);
	buf_done(&why);
}

static struct step open_mine(const struct scene *scene)
{
	struct focus focus = *scene->focus;

	if (!scene_may(scene, scene->state->plan.may_score))
		return step_say("%s", _("Your seat doesn’t mark: the sheets are the members’."));
	return step_go(&view_sheet, focus);
}

static struct step key(const struct scene *given, struct keymap_act act, struct focus *focus)
{
	struct focus settled;
	struct scene scene = settle(given, &settled);
	int32_t numbers[ROWS_MAX], items[MARKS_ITEMS_MAX];
	size_t n = scene_candidates(given, numbers), n_items, at = 0;
	struct buf why = {0};
	bool hidden = is_hidden(&scene, &why);

	buf_done(&why);
	*focus = settled;
	if ((act.action == ACT_NEXT || act.action == ACT_PREVIOUS) && n) {
		focus->candidate =
		    numbers[scene_move(act.action, scene_row(&scene, numbers, n), n, 1)];
		return step_stay();
	}
	if (hidden)
		return step_unknown();
	if (act.action == ACT_OPEN)
		return open_mine(&scene);
	if (act.action == ACT_NOTES)
		return sheet_write_notes(&scene);
	if (act.action == ACT_APPRECIATION)
		return sheet_write_appreciation(&scene);
	if (act.action == ACT_LEFT || act.action == ACT_RIGHT) {
		focus->item = sheet_competency_beside(&scene, sheet_item(&scene),
		                                      act.action == ACT_LEFT ? -1 : 1);
		return step_stay();
	}
	if (!scene_is_move(act.action))
		return step_unknown();
	n_items =
	    sheet_items_of(scene.state, plan_competency_of(&scene.state->plan, sheet_item(&scene)),
	                   items, MARKS_ITEMS_MAX);
	while (at < n_items && items[at] != sheet_item(&scene))
		at++;
	if (n_items)
		focus->item = items[scene_move(act.action, at, n_items, n_items)];
	return step_stay();
}

static size_t hints(const struct scene *given, struct hint *hints, size_t room)
{
	struct focus focus;
	struct scene scene = settle(given, &focus);
	struct buf why = {0};
	bool hidden = is_hidden(&scene, &why);
	size_t n = 0;

	buf_done(&why);
	if (room < 3)
		return 0;
	if (!hidden)
		hints[n++] = (struct hint){.action = ACT_RIGHT};
	if (!scene_is_single(given))
		hints[n++] = (struct hint){.action = ACT_NEXT};
	if (!hidden && scene_may(&scene, scene.state->plan.may_score))
		hints[n++] = (struct hint){.action = ACT_OPEN, .word = _("my sheet")};
	return n;
}

const struct view view_marks = {
    .name = "marks",
    .place = PLACE_COMPETENCY,
    .of_passage = true,
    .follows = true,
    .advice = advice,
    .draw = draw,
    .key = key,
    .hints = hints,
};
