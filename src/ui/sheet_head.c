/* sheet_head: the upper rows of a sheet, the same whatever is marked: who, all marks
 * in a strip, what is written, the competency. */
#include "base/when.h"
#include "base/words.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "ui/sheet_private.h"

enum { NAME_COLS = 22, STRIP_STEP_MIN = 9 };

/* -- marks ----------------------------------------------------------------------------------- */

static void write_pending(struct buf *b, const struct plan *p, const struct pending *pending)
{
	struct mark m = {.rank = pending->wish.code ? 0 : pending->wish.value,
	                 .code = pending->wish.code};

	sheet_write_mark(b, p, &m);
}

enum pen sheet_write_shown(struct buf *b, const struct sheet_drawing *d, int32_t item)
{
	const struct pending *pending = scene_pending(d->scene, d->candidate, item);

	if (pending) {
		write_pending(b, d->plan, pending);
		return pending->failed ? PEN_ALARM : PEN_DIM;
	}
	sheet_write_mark(b, d->plan, state_mark(d->scene->state, d->scene->me, d->candidate, item));
	return sheet_is_empty(d->scene, item) ? PEN_DIM : PEN_BOLD;
}

/* -- line 1: who ----------------------------------------------------------------------------- */

void sheet_draw_name(struct canvas *c, int row, const struct scene *scene)
{
	struct buf b = {0};
	int col;

	say_person(&b, scene->state, scene->focus->candidate);
	canvas_sign(c, row, STOP_MARGIN, PEN_REVERSE, ' ');
	col = canvas_cut(c, row, STOP_MARGIN + 1, NAME_COLS, PEN_REVERSE, buf_str(&b));
	canvas_sign(c, row, col, PEN_REVERSE, ' ');
	buf_done(&b);
}

void sheet_write_questions(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;
	size_t n = 0;

	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];
		const struct question_level *l = plan_question_level(&s->plan, q->level);

		if (q->candidate != scene->focus->candidate || !questions_counts(s, q))
			continue;
		if (!n++)
			buf_add(b, str_of(_("questions")));
		buf_add_char(b, ' ');
		/* By its key: "without" would read as no question. */
		buf_add(b, l ? l->id : STR("x"));
	}
	if (!n)
		buf_add(b, str_of(_("no question")));
}

/* The run in which who speaks was followed; NULL if none. */
static const struct run *talk_of(const struct scene *scene)
{
	const struct state *s = scene->state;
	const struct person *c = plan_person(&s->plan, scene->focus->candidate);

	for (size_t i = 0; c && i < s->plan.n_phases; i++)
		if (s->plan.phases[i].speech == SPEECH_BY_CANDIDATE)
			return state_run(s, c->passage, s->plan.phases[i].item);
	return NULL;
}

void sheet_draw_head(const struct sheet_drawing *d)
{
	const struct run *talk = talk_of(d->scene);
	struct buf b = {0};
	int col;

	sheet_draw_name(d->c, d->area.row, d->scene);
	sheet_write_status(&b, d->scene, d->scene->me, d->candidate);
	col = canvas_text(d->c, d->area.row, STOP_BAR, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	if (questions_phase(d->plan))
		sheet_write_questions(&b, d->scene);
	if (talk) {
		buf_addf(&b, "%s%s ", b.n ? " · " : "", _("spoke"));
		when_spent(&b,
		           speech_spoken_ms(d->scene->state, talk, d->candidate, d->scene->now));
	}
	if (col + 2 + canvas_width(d->c, buf_str(&b)) <= canvas_edge(d->c))
		canvas_right(d->c, d->area.row, canvas_edge(d->c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* -- line 2: the strip ----------------------------------------------------------------------- */

static bool is_failed(const struct sheet_drawing *d, int32_t item)
{
	const struct pending *pending = scene_pending(d->scene, d->candidate, item);

	return pending && pending->failed;
}

static void draw_strip_marks(const struct sheet_drawing *d, int row, int col, int room,
                             const int32_t *items, size_t n)
{
	struct buf b = {0};
	size_t marked = 0;
	bool failed = false;

	if ((int)n * (d->mark_cols + 1) - 1 > room) {
		for (size_t i = 0; i < n; i++) {
			marked += !sheet_is_empty(d->scene, items[i]);
			failed |= is_failed(d, items[i]);
		}
		col = canvas_textf(d->c, row, col, PEN_PLAIN, "%zu/%zu", marked, n);
		if (failed)
			canvas_sign(d->c, row, col, PEN_ALARM, '!');
		return;
	}
	for (size_t i = 0; i < n; i++) {
		enum pen pen;

		buf_clear(&b);
		pen = sheet_write_shown(&b, d, items[i]);
		if (is_failed(d, items[i]))
			buf_add_char(&b, '!');
		canvas_text(d->c, row, col + (int)i * (d->mark_cols + 1), pen, buf_str(&b));
	}
	buf_done(&b);
}

void sheet_draw_strip(const struct sheet_drawing *d)
{
	static const int stops[] = {STOP_MARGIN, STOP_BAR, STOP_FACTS, 60};
	int32_t shown[SHEET_ITEMS_MAX], items[SHEET_ITEMS_MAX];
	int n = 0, here = 0, first = 0, row = d->area.row + 1, edge = canvas_edge(d->c), step, fit;

	for (size_t i = 0; i < d->plan->n_competencies && n < SHEET_ITEMS_MAX; i++) {
		int32_t competency = d->plan->competencies[i].item;

		if (!sheet_items_of(d->scene->state, competency, items, SHEET_ITEMS_MAX))
			continue;
		here = competency == d->competency ? n : here;
		shown[n++] = competency;
	}
	fit = (edge - STOP_MARGIN) / STRIP_STEP_MIN;
	if (n > fit) {
		first = here / fit * fit;
		n = n - first < fit ? n - first : fit;
	}
	step = n ? (edge - STOP_MARGIN) / n : 0;
	for (int i = 0; i < n; i++) {
		bool on_stops = n <= 4 && d->c->cols >= 80;
		int col = on_stops ? stops[i] : STOP_MARGIN + i * step;
		int end = i + 1 == n ? edge : (on_stops ? stops[i + 1] : col + step) - 3;
		bool current = shown[first + i] == d->competency;
		size_t n_items =
		    sheet_items_of(d->scene->state, shown[first + i], items, SHEET_ITEMS_MAX);

		if (current)
			canvas_sign(d->c, row, col - 2, PEN_BOLD, 0x25BA);
		col = canvas_text(d->c, row, col, current ? PEN_BOLD : PEN_PLAIN,
		                  sheet_item_id(d->plan, shown[first + i]));
		draw_strip_marks(d, row, col + 2, end - col - 2, items, n_items);
	}
}

/* -- lines 3 and 4: what is written, and the competency -------------------------------------- */

void sheet_write_side(struct buf *b, const struct scene *scene, int32_t competency)
{
	struct buf lines = {0};

	sheet_write_lines(&lines, sheets_kept(scene->state, scene->me, scene->focus->candidate,
	                                      competency));
	buf_addf(b, _("appreciation of %.*s: %s"),
	         STR_ARG(sheet_item_id(&scene->state->plan, competency)), buf_text(&lines));
	buf_done(&lines);
}

void sheet_draw_side(const struct sheet_drawing *d)
{
	int row = d->area.row + d->rows.side, col;
	struct buf b = {0}, lines = {0};

	sheet_write_side(&b, d->scene, d->competency);
	canvas_sign(d->c, row, STOP_BAR, PEN_BOLD, 'r');
	col = canvas_text(d->c, row, STOP_BAR + 2, PEN_PLAIN, buf_str(&b)) + 3;
	buf_clear(&b);
	sheet_write_lines(&lines, sheet_notes(d->scene));
	buf_addf(&b, _("notes: %s"), buf_text(&lines));
	canvas_sign(d->c, row, col, PEN_BOLD, 'n');
	canvas_text(d->c, row, col + 2, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
	buf_done(&lines);
}

static const struct earlier *validated_before(const struct plan *p, int32_t candidate,
                                              int32_t competency)
{
	for (size_t i = 0; i < p->n_earliers; i++)
		if (p->earliers[i].candidate == candidate &&
		    p->earliers[i].competency == competency && !p->earliers[i].taken_back)
			return &p->earliers[i];
	return NULL;
}

void sheet_draw_title(const struct sheet_drawing *d)
{
	const struct earlier *before = validated_before(d->plan, d->candidate, d->competency);
	int row = d->area.row + d->rows.title, end = d->right, col;

	if (before)
		end = canvas_rightf(d->c, row, canvas_edge(d->c), PEN_DIM,
		                    _("validated before (%.*s)"), STR_ARG(before->session)) -
		      2;
	col =
	    canvas_text(d->c, row, STOP_MARGIN, PEN_PLAIN, sheet_item_id(d->plan, d->competency)) +
	    2;
	canvas_cut(d->c, row, col, end - col, PEN_PLAIN, sheet_item_name(d->plan, d->competency));
}
