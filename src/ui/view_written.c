/* view_written: the results of the written test, entered by who the grid names.
 *
 * Candidates by competencies; a digit is a level's rank, as on a sheet.  Who assessed, and when, is
 * asked with the first result and kept for the next ones; `m` corrects them. */
#include <string.h>

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/day_lines.h"
#include "ui/list.h"
#include "ui/sheet.h"

enum { STEP_COLS = 8, CELL_COLS = 7, NAME_COLS = 22, ALL_MAX = 512 };

/* -- where one is -------------------------------------------------------------------------- */

struct cells {
	int32_t numbers[ALL_MAX];
	size_t n, row, column; /* the selected cell */
};

static struct cells list_cells(const struct scene *scene)
{
	const struct state *s = scene->state;
	struct cells c = {.n = 0};

	for (int32_t p = 1; (size_t)p <= s->plan.n_passages && c.n < ALL_MAX; p++) {
		size_t n = state_candidates(s, p, c.numbers + c.n, ALL_MAX - c.n);

		c.n += n < ALL_MAX - c.n ? n : ALL_MAX - c.n;
	}
	for (size_t i = 0; i < c.n; i++)
		if (c.numbers[i] == scene->focus->candidate)
			c.row = i;
	for (size_t i = 0; i < s->plan.n_competencies; i++)
		if (s->plan.competencies[i].item == scene->focus->item)
			c.column = i;
	return c;
}

static void select_cell(const struct scene *scene, const struct cells *c, struct focus *focus)
{
	focus->candidate = c->n ? c->numbers[c->row] : 0;
	focus->item = scene->state->plan.competencies[c->column].item;
	focus->typed[0] = '\0';
}

/* To the next cell, line by line; the last stays. */
static void advance(const struct scene *scene, struct cells *c, struct focus *focus)
{
	size_t columns = scene->state->plan.n_competencies;

	do {
		if (c->column + 1 < columns) {
			c->column++;
		} else if (c->row + 1 < c->n) {
			c->row++;
			c->column = 0;
		} else {
			break;
		}
	} while (state_validated_before(scene->state, c->numbers[c->row],
	                                scene->state->plan.competencies[c->column].item));
	select_cell(scene, c, focus);
}

static bool may_enter(const struct scene *scene)
{
	const struct test *t = plan_written_test(&scene->state->plan);

	return t && (scene_may(scene, t->entered_by) || scene_presides(scene));
}

/* The last result that I entered: its assessor and day go on. */
static const struct fact *last_of_mine(const struct scene *scene)
{
	for (size_t i = scene->state->n_entries; i-- > 0;) {
		const struct entry *e = &scene->state->entries[i];

		if (e->fact.kind == KIND_written_entered && e->author == scene->me &&
		    !e->undone_by && e->fact.words.n)
			return &e->fact;
	}
	return NULL;
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	const struct test *t = plan_written_test(&scene->state->plan);

	buf_add(b, t ? t->name : (struct str){NULL, 0});
}

static void advice(struct buf *b, const struct scene *scene)
{
	struct cells c = list_cells(scene);
	struct buf who = {0};

	if (!may_enter(scene) || !c.n || scene->state->seal_id) {
		buf_add(b, str_of(_("Others enter the results\t, as the grid has it\t\t; q goes "
		                    "back\t.")));
		return;
	}
	say_family(&who, scene->state, c.numbers[c.row]);
	buf_addf(b, _("%s, %.*s: a digit gives the level\t, then the next cell comes\t."),
	         buf_text(&who), STR_ARG(scene->state->plan.competencies[c.column].id));
	buf_done(&who);
}

/* -- drawing ------------------------------------------------------------------------------- */

static void write_cell(struct buf *b, const struct scene *scene, int32_t candidate,
                       int32_t competency)
{
	const struct state *s = scene->state;
	const struct written *w = state_written(s, candidate, competency);
	const struct pending *p = scene_pending(scene, candidate, competency);

	if (state_validated_before(s, candidate, competency)) {
		buf_add(b, str_of(_("kept")));
	} else if (p && p->wish.kind == KIND_written_entered) {
		sheets_write_level(b, &s->plan, p->wish.value);
		buf_add(b, p->failed ? STR("!") : STR("…"));
	} else if (w && w->rank) {
		sheets_write_level(b, &s->plan, w->rank);
	} else {
		buf_add(b, w && w->code == CODE_not_observed ? STR("–") : STR("·"));
	}
}

static void draw_row(struct canvas *c, int row, const struct scene *scene, const struct cells *k,
                     size_t i, int first, int step)
{
	const struct plan *p = &scene->state->plan;
	struct buf b = {0};

	say_person(&b, scene->state, k->numbers[i]);
	canvas_cut(c, row, STOP_TEXT, first - STOP_TEXT - 2, i == k->row ? PEN_BOLD : PEN_PLAIN,
	           buf_str(&b));
	for (size_t j = 0; j < p->n_competencies; j++) {
		bool here = i == k->row && j == k->column;
		int col = first + (int)j * step;

		buf_clear(&b);
		if (here && scene->focus->typed[0])
			buf_add(&b, str_of(scene->focus->typed));
		else
			write_cell(&b, scene, k->numbers[i], p->competencies[j].item);
		canvas_cut(c, row, col, step - 1, here ? PEN_BOLD : PEN_PLAIN, buf_str(&b));
		if (!here)
			continue;
		canvas_sign(c, row, col - 2, PEN_BOLD, 0x25BA);
		canvas_cursor(c, row, col);
	}
	buf_done(&b);
}

static void write_assessor(struct buf *b, const struct fact *last)
{
	buf_add(b, last->words);
	if (!last->ms)
		return;
	buf_add(b, STR(", "));
	when_date(b, (int32_t)(last->ms / WHEN_DAY_MS));
}

/* Who assessed the next ones, and what digits mean. */
static void draw_below(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	const struct fact *last = last_of_mine(scene);
	struct buf texts[10] = {{0}}, b = {0};
	const char *legend[10];
	size_t n = 0;

	if (area.rows > 1 && may_enter(scene)) {
		if (last)
			write_assessor(&b, last);
		else
			buf_add(&b, str_of(_("asked with the first result")));
		canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Assessed by")));
		canvas_cut(c, area.row, STOP_BAR, canvas_edge(c) - STOP_BAR, PEN_PLAIN,
		           buf_str(&b));
	}
	for (size_t i = 0; i < p->n_levels && i < 9 && !sheets_are_typed(p); i++) {
		buf_addf(&texts[n], "%lld  %.*s", (long long)p->levels[i].rank,
		         STR_ARG(p->levels[i].name));
		legend[n] = buf_text(&texts[n]);
		n++;
	}
	buf_addf(&texts[n], "x  %s", _("not assessed"));
	legend[n] = buf_text(&texts[n]);
	n++;
	area.row += 1;
	area.rows -= 1;
	list_legend(c, area, legend, n);
	for (size_t i = 0; i < n; i++)
		buf_done(&texts[i]);
	buf_done(&b);
}

static size_t page_of(struct area area)
{
	return area.rows > 6 ? (size_t)area.rows - 5 : 1;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	struct cells k = list_cells(scene);
	int first = c->cols < 80 ? 24 : STOP_BAR, step = STEP_COLS, row = area.row + 1;
	size_t page = page_of(area), from = scene_scroll(0, k.row, k.n, page);

	if (p->n_competencies && first + step * (int)p->n_competencies > canvas_edge(c))
		step = (canvas_edge(c) - first) / (int)p->n_competencies;
	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Candidate")));
	for (size_t j = 0; j < p->n_competencies; j++)
		canvas_cut(c, area.row, first + (int)j * step, step - 1,
		           j == k.column ? PEN_BOLD : PEN_DIM, p->competencies[j].id);
	for (size_t i = from; i < k.n && i < from + page; i++)
		draw_row(c, row++, scene, &k, i, first, step);
	draw_below(c,
	           (struct area){row + (area.rows > 12), area.col,
	                         area.row + area.rows - row - (area.rows > 12), area.cols},
	           scene);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	struct cells k = list_cells(scene);
	struct buf b = {0}, id = {0};

	for (size_t i = 0; i < k.n; i++) {
		say_person(&b, scene->state, k.numbers[i]);
		told_row(t, 0, i == k.row, buf_str(&b));
		buf_clear(&b);
		for (size_t j = 0; j < p->n_competencies; j++) {
			write_cell(&b, scene, k.numbers[i], p->competencies[j].item);
			buf_clear(&id);
			buf_add(&id, p->competencies[j].id);
			if (str_is(buf_str(&b), "·")) {
				buf_clear(&b);
				buf_add(&b, str_of(_("empty")));
			}
			told_part_of(t, buf_text(&id), &b);
		}
	}
	buf_done(&b);
	buf_done(&id);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step enter(const struct scene *scene, struct cells *c, struct focus *focus,
                         int64_t rank, enum code code)
{
	const struct fact *last = last_of_mine(scene);
	struct fact wish = {.kind = KIND_written_entered,
	                    .candidate = c->numbers[c->row],
	                    .item = scene->state->plan.competencies[c->column].item,
	                    .value = rank,
	                    .code = code};

	if (code != CODE_cleared)
		advance(scene, c, focus);
	if (last) {
		wish.words = last->words;
		wish.ms = last->ms;
	}
	return last || code == CODE_cleared ? step_wish(wish) : step_write(WRITE_ASSESSOR, wish);
}

static struct step type(struct focus *focus, char sign)
{
	size_t n = strlen(focus->typed);

	if (n + 1 >= sizeof focus->typed)
		return step_say("%s",
		                _("Too many digits. Backspace erases, Enter gives the mark."));
	focus->typed[n] = sign;
	focus->typed[n + 1] = '\0';
	return step_stay();
}

static struct step digit(const struct scene *scene, struct cells *c, struct focus *focus, int value)
{
	const struct plan *p = &scene->state->plan;

	if (sheets_are_typed(p))
		return type(focus, (char)('0' + value));
	if (!value)
		return enter(scene, c, focus, 0, CODE_not_observed);
	if (!plan_level(p, value))
		return step_say(_("The scale has no level %d: it goes from 1 to %zu."), value,
		                p->n_levels);
	return enter(scene, c, focus, value, CODE_none);
}

static struct step give_typed(const struct scene *scene, struct cells *c, struct focus *focus)
{
	const struct level *l = sheets_typed_level(&scene->state->plan, str_of(focus->typed));

	if (!focus->typed[0])
		return step_say("%s", _("A digit gives the level of the selected cell."));
	if (!l)
		return step_say(_("%s is no mark of this scale. Backspace erases."), focus->typed);
	return enter(scene, c, focus, l->rank, CODE_none);
}

static struct step erase(const struct scene *scene, struct cells *c, struct focus *focus)
{
	size_t n = strlen(focus->typed);

	if (!n)
		return enter(scene, c, focus, 0, CODE_cleared);
	focus->typed[n - 1] = '\0';
	return step_stay();
}

static struct step move(const struct scene *scene, struct cells *c, enum action action,
                        struct focus *focus)
{
	size_t columns = scene->state->plan.n_competencies;

	if (action == ACT_LEFT || action == ACT_RIGHT)
		c->column =
		    scene_move(action == ACT_LEFT ? ACT_UP : ACT_DOWN, c->column, columns, columns);
	else
		c->row = scene_move(action, c->row, c->n, page_of(scene->work));
	select_cell(scene, c, focus);
	return step_stay();
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct cells c = list_cells(scene);
	bool moves = scene_is_move(act.action) || act.action == ACT_LEFT || act.action == ACT_RIGHT;

	if (!c.n || !scene->state->plan.n_competencies)
		return step_unknown();
	if (moves)
		return move(scene, &c, act.action, focus);
	if (!may_enter(scene))
		return step_say("%s", _("Refused: the results of the written test are entered by "
		                        "who the grid names."));
	switch (act.action) {
	case ACT_DIGIT: return digit(scene, &c, focus, act.value);
	case ACT_DECIMAL: return type(focus, words_are_french() ? ',' : '.');
	case ACT_WITHOUT: return enter(scene, &c, focus, 0, CODE_not_observed);
	case ACT_ERASE: return erase(scene, &c, focus);
	case ACT_OPEN: return give_typed(scene, &c, focus);
	default: return step_unknown();
	}
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	const struct plan *p = &scene->state->plan;
	size_t n = 0;

	if (room < 5)
		return 0;
	if (may_enter(scene) && !scene->state->seal_id) {
		v[n++] =
		    (struct hint){.action = ACT_DIGIT,
		                  .count = sheets_are_typed(p) ? ALL_DIGITS : (int)p->n_levels};
		v[n++] = (struct hint){.action = ACT_WITHOUT};
		v[n++] = (struct hint){.action = ACT_WORDS, .word = _("assessor, date")};
		v[n++] = (struct hint){.action = ACT_ERASE};
	}
	v[n++] = (struct hint){.action = ACT_RIGHT};
	return n;
}

const struct view view_written = {
    .name = "written",
    .place = PLACE_WRITTEN,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
