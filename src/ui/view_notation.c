/* view_notation: whose sheet of whom is in.
 *
 * My own sheets with how far they are; of others' only that one is awaited, in,
 * taken back or not applicable, whatever stands on it. */
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/passage.h"
#include "ui/sheet.h"

enum {
	MEMBERS_MAX = 32,
	COLUMN_COLS = 16,
	COLUMN_MIN = 10,
	GAP = 2,
	ROWS_BELOW = 2,  /* a blank one, the sentence */
	ROWS_REOPEN = 2, /* a blank one, the line that reopens */
};

static const char until_a_sheet[] =
    N_("\tas long as no sheet of the group is handed in|while no sheet is handed in\t");

/* -- who and what ---------------------------------------------------------------------------- */

struct members { /* who hands in sheets, I first */
	int32_t numbers[MEMBERS_MAX];
	size_t n;
	bool mine;
};

static struct members list_members(const struct scene *scene)
{
	const struct state *s = scene->state;
	struct members m = {.mine = scene_may(scene, s->plan.may_score)};

	if (m.mine)
		m.numbers[m.n++] = scene->me;
	for (int32_t i = 1; (size_t)i <= s->n_people && m.n < MEMBERS_MAX; i++)
		if (i != scene->me && rules_may(s, i, s->plan.may_score))
			m.numbers[m.n++] = i;
	return m;
}

static bool is_in(const struct scene *scene, int32_t member, int32_t candidate)
{
	const struct sheet *sheet = state_sheet(scene->state, member, candidate);

	return sheet && sheet->status == SHEET_HANDED_IN;
}

static bool is_mine_to_hand_in(const struct scene *scene, int32_t candidate)
{
	return rules_sheet_is_due(scene->state, scene->me, candidate) &&
	       !is_in(scene, scene->me, candidate);
}

/* The last exchange that ended and may still go on, to who may reopen it; 0 if none. */
static int64_t reopenable(const struct scene *scene)
{
	const struct state *s = scene->state;

	for (size_t i = s->n_runs; i-- > 0;) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		struct fact wish = {.kind = KIND_phase_reopened, .ref = r->id};

		if (r->set_aside || r->status != RUN_ENDED || r->passage != scene->focus->passage ||
		    !p || !p->questions_min)
			continue;
		return rules_decide(s, scene->me, &wish, scene->now).why ? 0 : r->id;
	}
	return 0;
}

/* The candidates, then the line that reopens, if there is one. */
struct lines {
	struct rows rows; /* selected: n on the line that reopens */
	size_t n;
	int64_t reopens; /* a run's id */
};

static struct lines list_lines(const struct scene *scene)
{
	struct lines l = {.rows = passage_rows(scene), .reopens = reopenable(scene)};

	l.n = l.rows.n + (l.reopens != 0);
	if (scene->focus->candidate)
		return l;
	if (l.reopens && scene->focus->line > 0) {
		l.rows.selected = l.rows.n;
		return l;
	}
	/* Nobody chosen yet: whom one still has to do. */
	for (size_t i = l.rows.n; i-- > 0;)
		if (is_mine_to_hand_in(scene, l.rows.numbers[i]))
			l.rows.selected = i;
	return l;
}

/* The phase by its name in the grid: "l’échange". */
static void write_reopened(struct buf *b, const struct state *s, const struct lines *l)
{
	const struct run *r = state_run_by_id(s, l->reopens);

	say_the_phase(b, s, r ? r->phase : 0);
}

static int32_t selected_of(const struct lines *l)
{
	return l->rows.selected < l->rows.n ? l->rows.numbers[l->rows.selected] : 0;
}

/* -- line 3 ---------------------------------------------------------------------------------- */

static void advise_mine(struct buf *b, const struct scene *scene, int64_t left, int32_t first)
{
	struct lines l = list_lines(scene);
	struct buf who = {0};
	bool here = is_mine_to_hand_in(scene, selected_of(&l));

	say_family(&who, scene->state, here ? selected_of(&l) : first);
	buf_addf(b,
	         words_n("%lld sheet\t is left for you\t to hand in.",
	                 "%lld sheets\t are left for you\t to hand in.", left),
	         (long long)left);
	buf_add_char(b, ' ');
	buf_addf(b, here ? _("Enter opens %s.") : _("%s is next."), buf_text(&who));
	buf_done(&who);
}

static void advise_all(struct buf *b, const struct scene *scene)
{
	int64_t awaited = rules_missing_sheets(scene->state, scene->focus->passage);

	if (awaited)
		buf_addf(b,
		         words_n("%lld sheet is awaited\t from the members\t.",
		                 "%lld sheets are awaited\t from the members\t.", awaited),
		         (long long)awaited);
	else
		buf_add(b, str_of(_("All sheets\t of this passage\t are in.")));
	if (passage_may_end(scene))
		buf_addf(b, " %s", _("f ends this phase."));
}

/* On the line that reopens. */
static bool advise_reopening(struct buf *b, const struct scene *scene)
{
	struct lines l = list_lines(scene);
	struct buf what = {0};

	if (!l.reopens || l.rows.selected != l.rows.n)
		return false;
	write_reopened(&what, scene->state, &l);
	buf_addf(b, _("Enter reopens %s, after a question."), buf_text(&what));
	buf_done(&what);
	return true;
}

static void advice(struct buf *b, const struct scene *scene)
{
	struct rows rows = passage_rows(scene);
	int32_t first = 0;
	int64_t left = 0;

	if (scene_run(scene) && passage_advises(b, scene))
		return;
	if (advise_reopening(b, scene))
		return;
	for (size_t i = rows.n; i-- > 0;) {
		if (!is_mine_to_hand_in(scene, rows.numbers[i]))
			continue;
		first = rows.numbers[i];
		left++;
	}
	if (left)
		advise_mine(b, scene, left, first);
	else if (!scene_run(scene) && state_next_phase(scene->state, scene->focus->passage))
		passage_advises(b, scene);
	else
		advise_all(b, scene);
}

/* -- the table ------------------------------------------------------------------------------- */

/* The columns of the others: as wide as mine, then narrower, then only how many are in. */
struct columns {
	int start, step;
	size_t first, shown, rest;
};

static struct columns lay_out(const struct canvas *c, struct area area, const struct members *m)
{
	int edge = area.cols > 80 ? area.cols - STOP_MARGIN : canvas_edge(c);
	struct columns k = {.start = STOP_BAR, .step = COLUMN_COLS, .first = m->mine};
	int n = (int)(m->n - k.first), fits;

	if (m->mine)
		k.start += COLUMN_COLS;
	k.shown = (size_t)n;
	fits = (edge + GAP - k.start) / COLUMN_MIN;
	if (n > fits) {
		k.shown = fits > 1 ? (size_t)fits - 1 : 0;
		k.rest = (size_t)n - k.shown;
		n = (int)k.shown + 1;
	}
	if (n && (edge + GAP - k.start) / n < COLUMN_COLS)
		k.step = (edge + GAP - k.start) / n;
	return k;
}

static void draw_heads(struct canvas *c, int row, const struct scene *scene,
                       const struct members *m, const struct columns *k)
{
	struct buf b = {0};
	int col = k->start;

	canvas_text(c, row, STOP_TEXT, PEN_DIM, str_of(_("Sheet of")));
	if (m->mine) {
		say_family(&b, scene->state, scene->me);
		buf_addf(&b, " (%s)", _("me"));
		canvas_cut(c, row, STOP_BAR, COLUMN_COLS - GAP, PEN_DIM, buf_str(&b));
	}
	for (size_t i = k->first; i < k->first + k->shown; i++, col += k->step) {
		buf_clear(&b);
		say_family(&b, scene->state, m->numbers[i]);
		canvas_cut(c, row, col, k->step - GAP, PEN_DIM, buf_str(&b));
	}
	if (k->rest)
		canvas_textf(c, row, col, PEN_DIM,
		             words_n("%zu other", "%zu others", (int64_t)k->rest), k->rest);
	buf_done(&b);
}

static void draw_status(struct canvas *c, int row, int col, int cols, const struct scene *scene,
                        int32_t member, int32_t candidate)
{
	const struct sheet *sheet = state_sheet(scene->state, member, candidate);
	struct buf b = {0};
	enum pen pen = member == scene->me ? PEN_BOLD : PEN_PLAIN;

	sheet_write_status(&b, scene, member, candidate);
	if (canvas_width(c, buf_str(&b)) > cols && is_in(scene, member, candidate)) {
		buf_clear(&b);
		when_hour_minute(&b, sheet->handed_in_at_ms, sheet->handed_in_zone_min);
	} else if (canvas_width(c, buf_str(&b)) > cols &&
	           state_is_recused(scene->state, member, candidate)) {
		buf_clear(&b);
		buf_add(&b, str_of(_("recused")));
	}
	canvas_cut(c, row, col, cols, pen, buf_str(&b));
	buf_done(&b);
}

static void draw_row(struct canvas *c, int row, const struct scene *scene, const struct members *m,
                     const struct columns *k, int32_t candidate)
{
	int col = k->start;
	size_t due = 0, in = 0;

	if (m->mine)
		draw_status(c, row, STOP_BAR, COLUMN_COLS - GAP, scene, scene->me, candidate);
	for (size_t i = k->first; i < m->n; i++) {
		if (i < k->first + k->shown) {
			draw_status(c, row, col, k->step - GAP, scene, m->numbers[i], candidate);
			col += k->step;
			continue;
		}
		due += rules_sheet_is_due(scene->state, m->numbers[i], candidate);
		in += rules_sheet_is_due(scene->state, m->numbers[i], candidate) &&
		      is_in(scene, m->numbers[i], candidate);
	}
	if (k->rest)
		canvas_textf(c, row, col, PEN_PLAIN, _("%zu of %zu in"), in, due);
}

/* "7 fiches sur 14. Les niveaux des autres s’ouvrent à la délibération." */
static void write_count(struct buf *b, const struct scene *scene, const struct rows *r,
                        const struct members *m)
{
	int64_t due = 0, in = 0;

	for (size_t i = 0; i < r->n; i++)
		for (size_t j = 0; j < m->n; j++) {
			bool is_due =
			    rules_sheet_is_due(scene->state, m->numbers[j], r->numbers[i]);

			due += is_due;
			in += is_due && is_in(scene, m->numbers[j], r->numbers[i]);
		}
	buf_addf(b, words_n("%lld sheet of %lld.", "%lld sheets of %lld.", in), (long long)in,
	         (long long)due);
	buf_add_char(b, ' ');
	if (r->n && state_is_revealed(scene->state, r->numbers[0]))
		buf_add(b, str_of(_("\tThe deliberation is open and shows them.|The deliberation "
		                    "shows them.\t")));
	else
		buf_add(b, str_of(_("\tThe others’ sheets open with the deliberation.|The "
		                    "others’: at the deliberation.\t")));
}

static void draw_count(struct canvas *c, int row, const struct scene *scene, const struct rows *r,
                       const struct members *m)
{
	struct buf b = {0};

	write_count(&b, scene, r, m);
	canvas_fit(c, row, STOP_TEXT, canvas_edge(c) - STOP_TEXT, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void draw_reopen(struct canvas *c, int row, const struct state *s, const struct lines *l)
{
	enum pen pen = list_row(c, row, (int)l->rows.n, l->rows.selected == l->rows.n);
	struct buf what = {0}, b = {0};
	int col;

	write_reopened(&what, s, l);
	buf_addf(&b, _("Reopen %s"), buf_text(&what));
	col = canvas_text(c, row, STOP_TEXT, pen, buf_str(&b)) + GAP;
	buf_done(&what);
	buf_done(&b);
	col = col < STOP_BAR ? STOP_BAR : col;
	canvas_fit(c, row, col, canvas_edge(c) - col, PEN_PLAIN, str_of(_(until_a_sheet)));
}

/* How many candidates show. */
static int page_of(struct area area, const struct lines *l)
{
	int page = area.rows - 1 - ROWS_BELOW - (l->reopens ? ROWS_REOPEN : 0);

	return page > (int)l->rows.n ? (int)l->rows.n : page;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct lines l = list_lines(scene);
	struct members m = list_members(scene);
	struct columns k = lay_out(c, area, &m);
	struct skeleton skeleton = {.head = area.row,
	                            .first = area.row + 1,
	                            .page = page_of(area, &l)};
	size_t row = l.rows.selected < l.rows.n ? l.rows.selected : l.rows.n - (l.rows.n > 0);
	int below;

	skeleton.scroll =
	    scene_scroll((size_t)scene->focus->scroll, row, l.rows.n, (size_t)skeleton.page);
	draw_heads(c, area.row, scene, &m, &k);
	for (size_t i = 0; i < l.rows.n; i++)
		if (passage_shows(&skeleton, &l.rows, i))
			draw_row(c, passage_name(c, &skeleton, scene, &l.rows, i, PEN_PLAIN), scene,
			         &m, &k, l.rows.numbers[i]);
	below = skeleton.first + skeleton.page;
	if (l.reopens) {
		draw_reopen(c, below + 1, scene->state, &l);
		below += ROWS_REOPEN;
	}
	draw_count(c, below + 1, scene, &l.rows, &m);
}

static void tell_row(struct told *t, const struct scene *scene, const struct members *m,
                     const struct rows *r, size_t i)
{
	struct buf b = {0}, name = {0};

	passage_tell_name(t, scene, r, i);
	for (size_t j = 0; j < m->n; j++) {
		bool mine = m->mine && j == 0;

		say_family(&name, scene->state, m->numbers[j]);
		sheet_write_status(&b, scene, m->numbers[j], r->numbers[i]);
		told_part_of(t, mine ? words_p("a sheet, read aloud", "mine") : buf_text(&name),
		             &b);
		buf_clear(&name);
	}
	buf_done(&b);
	buf_done(&name);
}

static void tell(struct told *t, const struct scene *scene)
{
	struct lines l = list_lines(scene);
	struct members m = list_members(scene);
	struct buf what = {0}, b = {0};

	write_count(&b, scene, &l.rows, &m);
	told_whole(&b);
	told_fact_of(t, NULL, &b);
	for (size_t i = 0; i < l.rows.n; i++)
		tell_row(t, scene, &m, &l.rows, i);
	if (l.reopens) {
		write_reopened(&what, scene->state, &l);
		buf_addf(&b, _("Reopen %s"), buf_text(&what));
		told_row(t, l.rows.n < 9 ? (int)l.rows.n + 1 : 0, l.rows.selected == l.rows.n,
		         buf_str(&b));
		buf_clear(&b);
		buf_addf(&b, "%s", _(until_a_sheet));
		told_whole(&b);
		told_part(t, NULL, buf_str(&b));
	}
	buf_done(&what);
	buf_done(&b);
}

/* -- keys ------------------------------------------------------------------------------------ */

static void select_line(struct focus *focus, const struct lines *l, size_t row)
{
	focus->candidate = row < l->rows.n ? l->rows.numbers[row] : 0;
	focus->line = row < l->rows.n ? 0 : 1;
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct lines l = list_lines(scene);
	bool reopens = l.reopens && l.rows.selected == l.rows.n;

	if (scene_is_move(act.action) && l.n) {
		select_line(focus, &l,
		            scene_move(act.action, l.rows.selected, l.n,
		                       (size_t)page_of(scene->work, &l)));
		return step_stay();
	}
	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= l.n) {
		select_line(focus, &l, (size_t)act.value - 1);
		return step_stay();
	}
	if (reopens && act.action == ACT_OPEN)
		return step_ask(&dialog_reopen,
		                (struct fact){.kind = KIND_phase_reopened, .ref = l.reopens});
	if (reopens && act.action == ACT_NOTES)
		return step_say("%s", _("Choose a candidate first: a digit, or ↑."));
	return passage_key(scene, act, focus, &l.rows);
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct lines l = list_lines(scene);
	struct hints h = {v, 0, room};

	hints_add(&h, ACT_DIGIT, (int)l.n, NULL);
	if (l.reopens && l.rows.selected == l.rows.n)
		hints_add(&h, ACT_OPEN, 0, _("reopen"));
	else
		hints_add_sheet(&h, scene);
	hints_add_space(&h, scene);
	hints_add_end(&h, scene);
	hints_add_time(&h, scene);
	hints_add_hat(&h, scene);
	return h.n;
}

const struct view view_notation = {
    .name = "notation",
    .place = PLACE_NOTATION,
    .of_passage = true,
    .follows = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
