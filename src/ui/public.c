/* public: see public.h. */
#include "ui/public.h"

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/frame.h"
#include "ui/paragraph.h"

enum {
	TITLE_ROW = 2,
	DIGITS_ROW = 5, /* below the phase, the passage and a blank row */
	ROWS_BELOW = 5, /* a blank one, the bar, what it is of, a blank one, the key */
	SCALE_MAX = 12,
	OTHERS_MAX = 3,
};

/* The same margin on both sides, whatever the width. */
static int right_edge(const struct canvas *c)
{
	return c->cols - STOP_MARGIN;
}

/* -- line 1 -------------------------------------------------------------------------------- */

static void draw_identity(struct canvas *c, const struct state *s, const struct moment *now)
{
	struct buf b = {0};
	int32_t day;
	int end, col;

	when_hour_short(&b, now->at_ms, now->zone_min);
	end = canvas_right(c, 0, right_edge(c), PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	buf_add(&b, s->plan.number);
	if (!s->plan.rehearsal && when_parse_date(s->plan.session.date, &day)) {
		buf_add(&b, STR(" · "));
		when_date(&b, day);
	}
	col = canvas_cut(c, 0, STOP_MARGIN, end - STOP_MARGIN - 2, PEN_PLAIN, buf_str(&b));
	if (s->plan.rehearsal)
		canvas_textf(c, 0, col + 1, PEN_REVERSE, " %s ", _("REHEARSAL"));
	buf_done(&b);
}

/* -- what is going on ---------------------------------------------------------------------- */

/* "Groupe 2/3 Cour Carrée"; where one passes alone, that name is left out. */
static void write_passage(struct buf *b, const struct state *s, int32_t number)
{
	const struct plan *plan = &s->plan;
	const struct passage *p = plan_passage(plan, number);

	if (!p)
		return;
	if (plan->passage_form == PASSAGE_SINGLE) {
		buf_addf(b, _("Candidate %lld/%zu"), (long long)p->order, state_passages(s));
		return;
	}
	buf_addf(b, _("Group %lld/%zu"), (long long)p->order, state_passages(s));
	buf_add_char(b, ' ');
	buf_add(b, p->name);
}

static void draw_title(struct canvas *c, const struct state *s, struct str title, int32_t passage)
{
	int cols = right_edge(c) - STOP_MARGIN;
	struct buf b = {0};

	canvas_cut(c, TITLE_ROW, STOP_MARGIN, cols, PEN_BOLD, title);
	write_passage(&b, s, passage);
	canvas_cut(c, TITLE_ROW + 1, STOP_MARGIN, cols, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void write_time(struct buf *b, const struct run *r, const struct moment *now)
{
	int64_t left = clock_left_ms(r, now);

	if (left < 0)
		when_overrun(b, -left);
	else
		when_left(b, left);
}

/* The largest digits that fit; -1: none do. */
static int fitting_scale(const struct canvas *c, struct str time, int rows)
{
	for (int scale = SCALE_MAX; scale >= 0; scale--)
		if (canvas_big_rows(scale) <= rows &&
		    canvas_big_cols(scale, time) <= right_edge(c) - STOP_MARGIN)
			return scale;
	return -1;
}

/* Returns the row below them.  In a window too small for any, the time is a text. */
static int draw_digits(struct canvas *c, const struct run *r, const struct moment *now, int rows)
{
	struct buf time = {0};
	int scale, row = DIGITS_ROW;

	write_time(&time, r, now);
	scale = fitting_scale(c, buf_str(&time), rows);
	if (scale >= 0) {
		canvas_big_time(c, row, STOP_MARGIN, scale, PEN_PLAIN, buf_str(&time));
		row += canvas_big_rows(scale);
	} else {
		canvas_text(c, row++, STOP_MARGIN, PEN_BOLD, buf_str(&time));
	}
	buf_done(&time);
	return row;
}

/* "fin à 10 h 52", "en pause depuis 1:05", "temps dépassé" */
static void write_end(struct buf *b, const struct run *r, const struct moment *now)
{
	int64_t left = clock_left_ms(r, now);

	if (r->status == RUN_PAUSED) {
		buf_addf(b, "%s ", _("paused for"));
		when_spent(b, clock_pause_ms(r, now));
	} else if (left < 0) {
		buf_add(b, str_of(_("time is over")));
	} else {
		buf_addf(b, "%s ", _("ends at"));
		when_hour_short(b, now->at_ms + left + 30 * WHEN_SECOND_MS, /* the nearest minute */
		                now->zone_min);
	}
}

static void draw_bar(struct canvas *c, int row, const struct run *r, const struct moment *now)
{
	int cols = right_edge(c) - STOP_MARGIN;
	int64_t allotted = clock_allotted_ms(r);
	struct buf b = {0};

	canvas_bar(c, row, STOP_MARGIN, cols, PEN_PLAIN,
	           canvas_bar_cells(cols, clock_elapsed_ms(r, now), allotted), -1);
	buf_addf(&b, "%s ", _("of"));
	when_aloud(&b, allotted);
	canvas_text(c, row + 1, STOP_MARGIN, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	write_end(&b, r, now);
	canvas_right(c, row + 1, right_edge(c), r->status == RUN_PAUSED ? PEN_REVERSE : PEN_BOLD,
	             buf_str(&b));
	buf_done(&b);
}

static bool is_open(const struct run *r)
{
	return !r->set_aside && r->status != RUN_ENDED;
}

/* Another clock that runs meanwhile, in one line: "Préparation · Candidat 3/5 : reste 12:10". */
static void draw_others(struct canvas *c, int row, int end, const struct state *s,
                        const struct run *shown, const struct moment *now)
{
	struct buf b = {0};
	int n = 0;

	for (size_t i = 0; i < s->n_runs && row < end && n < OTHERS_MAX; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (r == shown || !is_open(r) || !p || clock_to_confirm(r, now))
			continue;
		buf_clear(&b);
		buf_addf(&b, "%.*s · ", STR_ARG(p->name));
		write_passage(&b, s, r->passage);
		buf_addf(&b, "%s ", words_p("before a state", ":"));
		if (clock_left_ms(r, now) >= 0)
			buf_addf(&b, "%s ", _("left"));
		write_time(&b, r, now);
		canvas_cut(c, row++, STOP_MARGIN, right_edge(c) - STOP_MARGIN, PEN_PLAIN,
		           buf_str(&b));
		n++;
	}
	buf_done(&b);
}

static int count_open(const struct state *s)
{
	int n = 0;

	for (size_t i = 0; i < s->n_runs; i++)
		n += is_open(&s->runs[i]);
	return n;
}

static void draw_run(struct canvas *c, const struct state *s, const struct run *r,
                     const struct moment *now)
{
	const struct phase *p = plan_phase(&s->plan, r->phase);
	int others = count_open(s) - 1, row;

	others = others > OTHERS_MAX ? OTHERS_MAX : others;
	draw_title(c, s, p->name, r->passage);
	if (clock_to_confirm(r, now)) {
		canvas_text(c, DIGITS_ROW, STOP_MARGIN, PEN_BOLD,
		            str_of(_("The machine restarted: the time is being confirmed.")));
		return;
	}
	row = draw_digits(c, r, now, c->rows - DIGITS_ROW - ROWS_BELOW - others) + 1;
	draw_bar(c, row, r, now);
	draw_others(c, row + 2, c->rows - 1, s, r, now);
}

/* -- between phases ------------------------------------------------------------------------ */

static void write_length(struct buf *b, const struct state *s, int32_t passage,
                         const struct phase *p)
{
	const struct passage *where = plan_passage(&s->plan, passage);

	when_aloud(b, clock_planned_ms(s, passage, p));
	if (where->planned_ms && !state_last_run(s, passage)) {
		buf_addf(b, ", %s ", _("planned at"));
		when_minute_short(b, (int32_t)(where->planned_ms / WHEN_MINUTE_MS));
	}
}

static void draw_next(struct canvas *c, const struct state *s)
{
	int32_t passage = state_current_passage(s);
	const struct phase *p = passage ? state_next_phase(s, passage) : NULL;
	struct buf b = {0};

	if (!p) {
		draw_title(c, s, str_of(_("All passages are over.")), 0);
		return;
	}
	buf_addf(&b, _("Next: %.*s"), STR_ARG(p->name));
	draw_title(c, s, buf_str(&b), passage);
	buf_clear(&b);
	write_length(&b, s, passage, p);
	canvas_cut(c, DIGITS_ROW, STOP_MARGIN, right_edge(c) - STOP_MARGIN, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* -- all of it ----------------------------------------------------------------------------- */

static void draw_last_row(struct canvas *c, const struct err *fault)
{
	int row = c->rows - 1, col;

	if (fault->kind) {
		canvas_cut(c, row, STOP_MARGIN, right_edge(c) - STOP_MARGIN, PEN_REVERSE,
		           str_of(fault->what));
		return;
	}
	col = canvas_text(c, row, STOP_MARGIN, PEN_BOLD, STR("q")) + 1;
	canvas_text(c, row, col, PEN_DIM, str_of(_("quit")));
}

void public_draw(struct canvas *c, const struct state *s, const struct moment *now,
                 const struct err *fault)
{
	const struct run *r = frame_run(s);

	canvas_erase(c);
	draw_identity(c, s, now);
	if (r && plan_phase(&s->plan, r->phase))
		draw_run(c, s, r, now);
	else
		draw_next(c, s);
	draw_last_row(c, fault);
}
