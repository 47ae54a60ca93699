/* view_marks: one competency of a candidate, discussed and decided.
 *
 * After the reveal each member's marks side by side, the opinion that follows from them, what the
 * grid's rule proposes and how it came to that; then all that was written and what happened.  Who
 * withdrew from the candidate sees nothing but that; who may not attend the deliberation sees
 * nothing either. */
#include "base/text.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/agenda_lines.h"
#include "ui/marks.h"
#include "ui/paragraph.h"
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

	if (agenda_hides(scene, scene->focus->candidate)) {
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

/* Over two rows where there is room: what is decided is read whole. */
static void draw_head(struct marks_table *t)
{
	const struct plan *p = &t->scene->state->plan;
	int col;

	sheet_draw_name(t->c, t->area.row, t->scene);
	col =
	    canvas_text(t->c, t->area.row, STOP_BAR, PEN_BOLD, sheet_item_id(p, t->competency)) + 2;
	t->head_rows = 1;
	if (t->area.rows > 12 &&
	    paragraph_rows(t->c, t->right - col, sheet_item_name(p, t->competency)) == 2)
		t->head_rows = paragraph_draw(
		    t->c, (struct area){t->area.row, col, 2, t->right - col}, PEN_PLAIN,
		    sheet_item_name(p, t->competency));
	else
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

/* What follows from a member's sheet; where it is not in, that. */
static void write_opinion(struct buf *b, const struct marks_table *t, int32_t member)
{
	const struct state *s = t->scene->state;
	const struct sheet *sheet = state_sheet(s, member, t->candidate);

	if (state_is_recused(s, member, t->candidate))
		buf_add(b, str_of(_("\twithdraws|recused\t")));
	else if (!state_sits(s, member, t->candidate))
		buf_add(b, str_of(_("\tdoes not sit|absent\t")));
	else if (sheet && sheet->status == SHEET_TAKEN_BACK)
		buf_add(b, str_of(words_p("a sheet", "back")));
	else if (!sheet || sheet->status != SHEET_HANDED_IN)
		buf_add(b, str_of(words_p("a sheet", "\tnot in|awaited\t")));
	else
		buf_add(b, str_of(agenda_opinion(
			       decision_opinion(s, member, t->candidate, t->competency))));
}

/* "Favorable : …" where all of it has room, else "Avis : …". */
static void write_by_limits(struct buf *b, const struct marks_table *t, int cols)
{
	struct buf limits = {0}, whole = {0};

	marks_write_limits(&limits, t->scene->state, t->competency);
	buf_addf(&whole, "%s%s", _("Favourable with: "), buf_text(&limits));
	text_shorten(b, buf_str(&whole), SIZE_MAX);
	if (canvas_width(t->c, buf_str(b)) > cols) {
		buf_clear(b);
		buf_addf(b, "%s%s%s", words_p("row of a table", "Opinion"),
		         words_p("before a list", ": "), buf_text(&limits));
	}
	buf_done(&limits);
	buf_done(&whole);
}

static void draw_opinions(const struct marks_table *t, int row)
{
	int cols = t->col - STOP_MARGIN - 1;
	struct buf b = {0};

	if (t->by_limits)
		write_by_limits(&b, t, cols);
	else
		buf_addf(&b, "%s", words_p("row of a table", "Opinion"));
	canvas_fit(t->c, row, STOP_MARGIN, cols, PEN_DIM, buf_str(&b));
	for (size_t i = 0; i < t->n_members; i++) {
		buf_clear(&b);
		write_opinion(&b, t, t->members[i]);
		canvas_fit(t->c, row, t->col + (int)i * t->step, t->step - GAP,
		           t->members[i] == t->scene->me ? PEN_BOLD : PEN_PLAIN, buf_str(&b));
	}
	buf_done(&b);
}

static void draw_points(const struct marks_table *t, int row)
{
	const struct state *s = t->scene->state;
	struct buf b = {0};

	buf_addf(&b, _("Points out of %lld"), (long long)decision_whole(&s->plan));
	canvas_fit(t->c, row, STOP_MARGIN, t->col - STOP_MARGIN - 1, PEN_DIM, buf_str(&b));
	for (size_t i = 0; i < t->n_members; i++) {
		buf_clear(&b);
		decision_write_points(
		    &b, &s->plan, decision_share_of(s, t->members[i], t->candidate, t->competency),
		    words_are_french() ? ',' : '.');
		canvas_fit(t->c, row, t->col + (int)i * t->step, t->step - GAP, PEN_PLAIN,
		           b.n ? buf_str(&b) : STR("·"));
	}
	buf_done(&b);
}

void marks_write_rule(struct buf *b, const struct state *s)
{
	buf_add(b, str_of(s->plan.proposal == PROPOSAL_MEAN
	                      ? _("\tWeighted mean of the members|Weighted mean\t")
	                      : _("\tMajority of favourable sheets|Favourable\t")));
}

void marks_write_proposal(struct buf *b, const struct state *s, const struct proposed *p)
{
	struct buf what = {0};

	if (s->plan.proposal == PROPOSAL_MEAN && share_is_known(p->share)) {
		decision_write_points(b, &s->plan, p->share, words_are_french() ? ',' : '.');
		buf_addf(b, _(" of %lld"), (long long)decision_whole(&s->plan));
	} else if (s->plan.proposal == PROPOSAL_MEAN) {
		buf_add(b, str_of(_("marks missing")));
	} else {
		buf_addf(b, _("%d of %d"), p->favourable, p->sitting);
	}
	if (p->eliminated)
		buf_add(b, str_of(_(", eliminating")));
	if (p->casting)
		buf_add(b, str_of(_("\t, the president’s vote\t")));
	agenda_write_proposal(&what, p);
	buf_addf(b, p->code ? _(" → %s\t proposed\t") : " → %s", buf_text(&what));
	buf_done(&what);
}

static void draw_rule(const struct marks_table *t, int row)
{
	const struct state *s = t->scene->state;
	struct proposed p = decision_propose(s, t->candidate, t->competency);
	struct buf b = {0};

	marks_write_rule(&b, s);
	canvas_fit(t->c, row, STOP_MARGIN, t->col - STOP_MARGIN - 1, PEN_DIM, buf_str(&b));
	buf_clear(&b);
	marks_write_proposal(&b, s, &p);
	canvas_fit(t->c, row, t->col, t->right - t->col, PEN_BOLD, buf_str(&b));
	buf_done(&b);
}

/* How many pages of what is told there are beyond the first. */
static int draw_table(struct marks_table *t)
{
	bool by_points = t->scene->state->plan.proposal == PROPOSAL_MEAN;
	int room, row;
	size_t page, at = 0, first;

	draw_head(t);
	room = t->area.rows - 3 - t->head_rows - by_points;
	row = t->area.row + 1 + t->head_rows;

	/* Short of rows, criteria give way to the texts below, but for a few. */
	page =
	    t->n_items > (size_t)room ? (size_t)(room > TABLE_MIN ? room : TABLE_MIN) : t->n_items;
	while (at < t->n_items && t->items[at] != t->item)
		at++;
	first = scene_scroll(0, at, t->n_items, page);
	draw_members(t, row - 1);
	for (size_t i = first; i < t->n_items && i < first + page; i++)
		draw_criterion(t, row++, t->items[i]);
	if (by_points)
		draw_points(t, row++);
	draw_opinions(t, row++);
	draw_rule(t, row++);
	return marks_draw_told(t, row + (t->area.rows > 12));
}

static int draw_all(struct canvas *c, struct area area, const struct scene *given)
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
		return 0;
	}
	t.item = sheet_item(&scene);
	t.competency = plan_competency_of(&scene.state->plan, t.item);
	for (size_t i = 0; i < scene.state->plan.n_limits; i++)
		t.by_limits |= scene.state->plan.limits[i].competency == t.competency;
	t.n_members = list_members(scene.state, t.members);
	t.n_items = sheet_items_of(scene.state, t.competency, t.items, MARKS_ITEMS_MAX);
	t.right = area.cols > 80 ? area.cols - STOP_MARGIN : canvas_edge(c);
	t.col = c->cols < 80 ? TABLE_COL_NARROW : TABLE_COL;
	t.step = t.n_members ? (t.right + GAP - t.col) / (int)t.n_members : STEP;
	t.step = t.step > STEP ? STEP : t.step;
	return draw_table(&t);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	draw_all(c, area, scene);
}

/* The same, of a candidate and a competency: where one is led to another, all is said anew. */
enum { HEARD_ROWS = 160, HEARD_COLS = 110 };

static void tell(struct told *t, const struct scene *given)
{
	struct area all = {0, 0, HEARD_ROWS, HEARD_COLS};
	struct focus focus;
	struct scene scene = settle(given, &focus);
	struct canvas paper;

	say_person(&t->about, scene.state, focus.candidate);
	buf_addf(
	    &t->about, ", %.*s.\n",
	    STR_ARG(sheet_item_id(&scene.state->plan,
	                          plan_competency_of(&scene.state->plan, sheet_item(&scene)))));
	canvas_init(&paper, HEARD_ROWS, HEARD_COLS);
	draw_all(&paper, all, given);
	told_drawn(t, &paper, all);
	canvas_done(&paper);
}

/* Drawn aside, to know how far it goes on. */
static int32_t count_pages(const struct scene *scene)
{
	struct canvas paper;
	int pages;

	canvas_init(&paper, scene->work.row + scene->work.rows,
	            scene->work.cols < 80 ? scene->work.cols : 80);
	pages = draw_all(&paper, scene->work, scene);
	canvas_done(&paper);
	return pages;
}

/* -- line 3 ---------------------------------------------------------------------------------- */

/* The competency after the one that shows; 0 when it is the last. */
static int32_t next_competency(const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	int32_t here = plan_competency_of(p, sheet_item(scene));
	int32_t next = plan_competency_of(p, sheet_competency_beside(scene, sheet_item(scene), 1));

	for (size_t i = 0; i < p->n_competencies; i++) {
		if (p->competencies[i].item == here)
			return next == here ? 0 : next;
		if (p->competencies[i].item == next) /* round again */
			return 0;
	}
	return 0;
}

/* One competency after the other, one candidate after the other, then back. */
static void advise_next(struct buf *b, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	int32_t numbers[ROWS_MAX], next = next_competency(scene);
	size_t n = scene_candidates(scene, numbers), row = scene_row(scene, numbers, n);
	struct buf who = {0};

	if (next) {
		buf_addf(b, _("then → %.*s"), STR_ARG(sheet_item_id(p, next)));
		buf_add(b, n > 1 ? str_of(_("\t; Tab: next candidate\t.")) : STR("."));
	} else if (row + 1 < n) {
		say_person(&who, scene->state, numbers[row + 1]);
		buf_addf(b, _("then Tab: %s."), buf_text(&who));
	} else {
		buf_add(b, str_of(_("the last: q goes back.")));
	}
	buf_done(&who);
}

static bool may_decide(const struct scene *scene)
{
	return scene_may(scene, scene->state->plan.may_enter_decisions);
}

static int32_t competency_here(const struct scene *scene)
{
	return plan_competency_of(&scene->state->plan, sheet_item(scene));
}

static void advise(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;
	int32_t competency = competency_here(scene), candidate = scene->focus->candidate;
	const struct ruling *r = state_ruling(s, candidate, competency);
	struct str id = sheet_item_id(&s->plan, competency);

	if (s->seal_id)
		buf_add(b, str_of(_("\tThe minutes are sealed|Sealed\t: nothing changes here;")));
	else if (state_validated_before(s, candidate, competency))
		buf_addf(b, _("%.*s was validated before\t: nothing to decide\t;"), STR_ARG(id));
	else if (!decision_is_due(s, candidate, competency))
		buf_add(b, str_of(_("The outcome was set by hand\t: nothing to decide\t;")));
	else if (r && r->code)
		buf_addf(b,
		         may_decide(scene) ? _("%.*s is decided\t: f changes it, r writes\t;")
		                           : _("%.*s is decided;"),
		         STR_ARG(id));
	else
		buf_addf(b,
		         may_decide(scene) ? _("Discuss %.*s, f decides;")
		                           : _("Discuss %.*s\t; who enters decisions decides\t;"),
		         STR_ARG(id));
	buf_add_char(b, ' ');
	advise_next(b, scene);
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
		advise(b, &scene);
	buf_done(&why);
}

/* -- keys ------------------------------------------------------------------------------------ */

static struct step open_mine(const struct scene *scene)
{
	struct focus focus = *scene->focus;

	if (!scene_may(scene, scene->state->plan.may_score))
		return step_say("%s", _("Your seat doesn’t mark: the sheets are the members’."));
	return step_go(&view_sheet, focus);
}

static struct step decide(const struct scene *scene)
{
	const struct state *s = scene->state;
	int32_t competency = competency_here(scene), candidate = scene->focus->candidate;
	struct fact wish = {.kind = KIND_decided, .candidate = candidate, .item = competency};

	if (state_validated_before(s, candidate, competency))
		return step_say("%s", _("Validated at an earlier session: it stays, nothing is "
		                        "decided."));
	return step_ask(&dialog_decision, wish);
}

/* The jury's one text for the candidate; members write theirs on their sheets. */
static struct step write_joint(const struct scene *scene)
{
	return step_write(WRITE_JOINT, (struct fact){.kind = KIND_joint_appreciation,
	                                             .candidate = scene->focus->candidate,
	                                             .item = competency_here(scene)});
}

static struct step select_criterion(const struct scene *scene, enum action action,
                                    struct focus *focus)
{
	int32_t items[MARKS_ITEMS_MAX];
	size_t n = sheet_items_of(scene->state, competency_here(scene), items, MARKS_ITEMS_MAX);
	size_t at = 0;

	while (at < n && items[at] != sheet_item(scene))
		at++;
	if (n)
		focus->item = items[scene_move(action, at, n, n)];
	return step_stay();
}

static struct step turn_page(const struct scene *given, int pages, struct focus *focus)
{
	int32_t last = count_pages(given);

	focus->scroll += pages;
	if (focus->scroll > last)
		focus->scroll = last;
	if (focus->scroll < 0)
		focus->scroll = 0;
	return step_stay();
}

static struct step key_when_seen(const struct scene *scene, struct keymap_act act,
                                 struct focus *focus)
{
	switch (act.action) {
	case ACT_OPEN: return open_mine(scene);
	case ACT_NOTES: return sheet_write_notes(scene);
	case ACT_APPRECIATION: return write_joint(scene);
	case ACT_FINISH: return decide(scene);
	case ACT_PAGE_DOWN: return turn_page(scene, 1, focus);
	case ACT_PAGE_UP: return turn_page(scene, -1, focus);
	case ACT_LEFT:
	case ACT_RIGHT:
		focus->item = sheet_competency_beside(scene, sheet_item(scene),
		                                      act.action == ACT_LEFT ? -1 : 1);
		focus->scroll = 0;
		return step_stay();
	default: break;
	}
	return scene_is_move(act.action) ? select_criterion(scene, act.action, focus)
	                                 : step_unknown();
}

static struct step key(const struct scene *given, struct keymap_act act, struct focus *focus)
{
	struct focus settled;
	struct scene scene = settle(given, &settled);
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(given, numbers);
	struct buf why = {0};
	bool hidden = is_hidden(&scene, &why);

	buf_done(&why);
	*focus = settled;
	if ((act.action == ACT_NEXT || act.action == ACT_PREVIOUS) && n) {
		focus->candidate =
		    numbers[scene_move(act.action, scene_row(&scene, numbers, n), n, 1)];
		focus->scroll = 0;
		return step_stay();
	}
	return hidden ? step_unknown() : key_when_seen(&scene, act, focus);
}

static size_t hints(const struct scene *given, struct hint *hints, size_t room)
{
	struct focus focus;
	struct scene scene = settle(given, &focus);
	struct buf why = {0};
	bool hidden = is_hidden(&scene, &why);
	size_t n = 0;

	buf_done(&why);
	if (room < 5)
		return 0;
	if (!hidden && may_decide(&scene) && !scene.state->seal_id)
		hints[n++] = (struct hint){.action = ACT_FINISH};
	if (!hidden)
		hints[n++] = (struct hint){.action = ACT_RIGHT};
	if (!scene_is_single(given))
		hints[n++] = (struct hint){.action = ACT_NEXT};
	if (!hidden && may_decide(&scene) && !scene.state->seal_id)
		hints[n++] = (struct hint){.action = ACT_APPRECIATION};
	if (!hidden && scene_may(&scene, scene.state->plan.may_score))
		hints[n++] = (struct hint){.action = ACT_OPEN, .word = _("my sheet")};
	return n;
}

const struct view view_marks = {
    .name = "marks",
    .place = PLACE_COMPETENCY,
    .of_passage = true,
    .follows = true,
    .moment = agenda_draw_moment,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
