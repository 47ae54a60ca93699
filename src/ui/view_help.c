/* view_help: the keys of one place, what they do, who may.
 *
 * Made from the table that gives keys their meaning; the focus's line is the
 * place that help was asked from, its scroll the row that is read. */
#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/list.h"
#include "ui/paragraph.h"
#include "ui/view.h"

enum { KEYS_MAX = 64, DECLARATIONS = 4, PRESENCES = 6 };

static enum place place_of(const struct focus *focus)
{
	return focus->line > 0 ? (enum place)focus->line : PLACE_DAY;
}

/* What this exam has no use for, or this seat is always refused. */
static bool is_idle(const struct scene *scene, const struct keymap_row *row)
{
	const struct plan *plan = &scene->state->plan;
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers);
	bool on_sheet = place_of(scene->focus) == PLACE_SHEET;

	switch (row->action) {
	case ACT_KEYBOARD: return scene->room->fixed_seat && !scene->room->elsewhere;
	case ACT_LEVEL: return !plan->n_question_levels;
	case ACT_WITHOUT:
		return on_sheet ? !plan->not_observed_meaning.n : plan->level_required;
	case ACT_DECIMAL:
	case ACT_ERASE: return !sheets_are_typed(plan);
	case ACT_FLOOR: return n <= 9;
	case ACT_NEXT:
	case ACT_PREVIOUS: return n == 1;
	default: return false;
	}
}

/* The rows of this place, in the table's order. */
static size_t rows_of(const struct scene *scene, const struct keymap_row **rows)
{
	size_t n, found = 0;
	const struct keymap_row *all = keymap_rows(&n);

	for (size_t i = 0; i < n && found < KEYS_MAX; i++)
		if (all[i].where & (uint32_t)place_of(scene->focus) && !is_idle(scene, &all[i]))
			rows[found++] = &all[i];
	return found;
}

/* How many of a range there are: what the footer of the place would say, else its lines. */
static int count_of(const struct scene *scene, enum action action)
{
	const struct view *view = view_at(place_of(scene->focus));
	struct focus focus = {.passage = scene->focus->passage};
	struct scene there = *scene;
	struct hint hints[16];
	int32_t numbers[ROWS_MAX];
	size_t n;

	if (action == ACT_LEVEL)
		return (int)scene->state->plan.n_question_levels;
	if (action != ACT_DIGIT)
		return 0;
	if (place_of(scene->focus) == PLACE_SHEET)
		return sheets_are_typed(&scene->state->plan) ? ALL_DIGITS
		                                             : (int)scene->state->plan.n_levels;
	there.focus = &focus;
	n = view && view->hints ? view->hints(&there, hints, sizeof hints / sizeof *hints) : 0;
	for (size_t i = 0; i < n; i++)
		if (hints[i].action == ACT_DIGIT && hints[i].count)
			return hints[i].count;
	switch (place_of(scene->focus)) { /* who is refused them is told how many there are */
	case PLACE_OPENING: return DECLARATIONS;
	case PLACE_ATTENDANCE: return PRESENCES;
	default: return focus.passage ? (int)scene_candidates(scene, numbers) : 0;
	}
}

static size_t selected(const struct focus *focus, size_t n)
{
	return focus->scroll > 0 && n ? (size_t)focus->scroll < n ? (size_t)focus->scroll : n - 1
	                              : 0;
}

static void where(struct buf *b, const struct scene *scene)
{
	buf_addf(b, _("Help: %s"), keymap_place(place_of(scene->focus)));
}

/* What it does, and in whose hands it is, where it isn't in everybody's. */
static void write_row(struct buf *b, const struct scene *scene, const struct keymap_row *row)
{
	if (row->action == ACT_DIGIT && count_of(scene, ACT_DIGIT) == ALL_DIGITS)
		buf_add(b, str_of(_("type the points of the criterion, which Enter then gives")));
	else
		buf_addf(b, "%s", _(row->does));
	if (str_is(str_of(row->who), "all"))
		return;
	buf_addf(b, " (%s", _(row->who));
	if (scene->state->keeper && str_is(str_of(row->who), "the session keeper")) {
		buf_addf(b, ", ");
		say_family(b, scene->state, scene->state->keeper);
	}
	buf_add_char(b, ')');
}

static struct area text_area(const struct canvas *c, struct area area)
{
	int col = c->cols < 72 ? STOP_TEXT + 20 : STOP_BAR;

	return (struct area){area.row, col, area.rows, canvas_edge(c) - col};
}

/* The rows of the screen that a key takes. */
static int height_of(struct canvas *c, struct area text, const struct scene *scene,
                     const struct keymap_row *row)
{
	struct buf b = {0};
	int rows;

	write_row(&b, scene, row);
	rows = paragraph_rows(c, text.cols, buf_str(&b));
	buf_done(&b);
	return rows;
}

/* Pages are filled from the first key on, so that nothing moves within one. */
static size_t first_of_page(struct canvas *c, struct area text, const struct scene *scene,
                            const struct keymap_row *const *rows, size_t row)
{
	size_t first = 0;
	int used = 0;

	for (size_t i = 0; i <= row; i++) {
		int height = height_of(c, text, scene, rows[i]);

		if (used + height > text.rows && i > first) {
			first = i;
			used = 0;
		}
		used += height;
	}
	return first;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct keymap_row *rows[KEYS_MAX];
	size_t n = rows_of(scene, rows), row = selected(scene->focus, n);
	struct area text = text_area(c, area);
	int end = area.row + area.rows;
	struct buf b = {0};

	for (size_t i = n ? first_of_page(c, text, scene, rows, row) : 0; i < n && text.row < end;
	     i++) {
		enum pen pen = list_row(c, text.row, -1, i == row);

		text.rows = end - text.row;
		if (text.rows < height_of(c, text, scene, rows[i]))
			break;
		buf_clear(&b);
		keymap_label(&b, rows[i], count_of(scene, rows[i]->action));
		canvas_cut(c, text.row, STOP_TEXT, text.col - STOP_TEXT - 1, PEN_BOLD, buf_str(&b));
		buf_clear(&b);
		write_row(&b, scene, rows[i]);
		text.row += paragraph_draw(c, text, pen, buf_str(&b));
	}
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct keymap_row *rows[KEYS_MAX];
	size_t n = rows_of(scene, rows), row = selected(scene->focus, n);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		keymap_label(&b, rows[i], count_of(scene, rows[i]->action));
		told_row(t, 0, i == row, buf_str(&b));
		buf_clear(&b);
		write_row(&b, scene, rows[i]);
		told_part_of(t, NULL, &b);
	}
	buf_done(&b);
}

/* Turns the page: the first key of the next one, or of the one before. */
static size_t turn(const struct scene *scene, enum action action,
                   const struct keymap_row *const *rows, size_t n, size_t row)
{
	struct canvas c;
	struct area text;
	size_t first, next = row;

	canvas_init(&c, 1, scene->work.cols);
	text = text_area(&c, scene->work);
	first = first_of_page(&c, text, scene, rows, row);
	if (action == ACT_PAGE_UP)
		next = first ? first_of_page(&c, text, scene, rows, first - 1) : 0;
	while (action == ACT_PAGE_DOWN && next + 1 < n &&
	       first_of_page(&c, text, scene, rows, next) == first)
		next++;
	canvas_done(&c);
	return next;
}

/* Whether there is more to read than the screen shows at once. */
static bool has_pages(const struct scene *scene)
{
	const struct keymap_row *rows[KEYS_MAX];
	size_t n = rows_of(scene, rows), last;
	struct canvas c;

	canvas_init(&c, 1, scene->work.cols);
	last = n ? first_of_page(&c, text_area(&c, scene->work), scene, rows, n - 1) : 0;
	canvas_done(&c);
	return last > 0;
}

static void advice(struct buf *b, const struct scene *scene)
{
	buf_addf(b, "%s",
	         has_pages(scene) ? _("The keys\t of this moment\t, and who may. ↓ reads on, q "
	                              "returns.")
	                          : _("The keys of this moment, and who may. q returns."));
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	const struct keymap_row *rows[KEYS_MAX];
	size_t n = rows_of(scene, rows), row = selected(focus, n);

	if (!scene_is_move(act.action))
		return step_unknown();
	if (n && (act.action == ACT_PAGE_UP || act.action == ACT_PAGE_DOWN))
		row = turn(scene, act.action, rows, n, row);
	else
		row = scene_move(act.action, row, n, 1);
	focus->scroll = (int32_t)row;
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	if (room < 2 || !has_pages(scene))
		return 0;
	hint[0] = (struct hint){.action = ACT_DOWN, .word = _("reads on")};
	hint[1] = (struct hint){.action = ACT_PAGE_DOWN};
	return 2;
}

const struct view view_help = {
    .name = "help",
    .place = PLACE_HELP,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
