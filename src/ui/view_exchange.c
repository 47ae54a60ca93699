/* view_exchange: the questions, to whom and at which level.
 *
 * A letter logs a question to the selected candidate at once; the table shows
 * what each has been asked against the minimum, and what is still due. */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "ui/passage.h"

enum {
	FACT_COLS = 22, /* beside the digits */
	LEGEND_GAP = 2,
	NARROW = 39, /* the first column of counts in a narrow window */
};

static bool scores(const struct scene *scene)
{
	return scene_may(scene, scene->state->plan.may_score);
}

/* May log questions: own ones by the grid, all as keeper. */
static bool logs(const struct scene *scene)
{
	const struct plan *plan = &scene->state->plan;

	return scene_keeps(scene) ||
	       scene_may(scene, plan->may_log_own ? plan->may_log_own : plan->may_score);
}

static int minimum(const struct scene *scene)
{
	const struct phase *phase = questions_phase(&scene->state->plan);

	return phase ? (int)phase->questions_min : 0;
}

/* -- line 3 -------------------------------------------------------------------------------- */

/* The grid's margin lets an exchange overrun until everybody has the minimum. */
static bool advise_margin(struct buf *b, const struct scene *scene, const struct run *run, int due)
{
	const struct phase *phase = plan_phase(&scene->state->plan, run->phase);
	int64_t over = -clock_left_ms(run, scene->now);
	struct buf so_far = {0}, margin = {0};

	if (over < 0 || !due || !phase || over > phase->overrun_for_min_ms)
		return false;
	when_overrun(&so_far, over);
	when_span(&margin, phase->overrun_for_min_ms);
	buf_addf(b,
	         words_n("%d question\t is still\t due: %s over, of the %s \tthat "
	                 "the grid allows|allowed\t.",
	                 "%d questions\t are still\t due: %s over, of the %s \tthat "
	                 "the grid allows|allowed\t.",
	                 due),
	         due, buf_text(&so_far), buf_text(&margin));
	buf_done(&so_far);
	buf_done(&margin);
	return true;
}

static bool advise_pace(struct buf *b, const struct scene *scene, int due)
{
	struct buf span = {0};

	if (!due || clock_left_ms(scene_run(scene), scene->now) <= 0)
		return false;
	when_span(&span, questions_pace_ms(scene->state, scene->focus->passage, scene->now));
	buf_addf(b,
	         words_n("%d question\t is still\t due: %s\t, answer included\t.",
	                 "%d questions\t are still\t due: %s each\t, answer "
	                 "included\t.",
	                 due),
	         due, buf_text(&span));
	buf_done(&span);
	return true;
}

/* Over, with questions due and no margin left, for who can't end it. */
static void advise_late(struct buf *b, int due)
{
	buf_addf(b,
	         words_n("Time is over, %d question is still due.",
	                 "Time is over, %d questions are still due.", due),
	         due);
}

static void advise_all_asked(struct buf *b, const struct scene *scene)
{
	buf_addf(b,
	         words_n("Everybody has had %d question.", "Everybody has had %d questions.",
	                 minimum(scene)),
	         minimum(scene));
	buf_add_char(b, ' ');
	if (passage_may_end(scene))
		buf_add(b, str_of(_("f ends\t the phase; letters log more\t.")));
	else if (scores(scene))
		buf_add(b, str_of(_("Enter opens the sheet\t of the selected person\t.")));
	else
		buf_add(b, str_of(_("A digit selects somebody.")));
}

static void advice(struct buf *b, const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	int due = questions_due_in_passage(scene->state, scene->focus->passage, NULL);

	if (passage_advises(b, scene) || advise_margin(b, scene, run, due) ||
	    passage_advises_end(b, scene) || passage_advises_threshold(b, scene) ||
	    advise_pace(b, scene, due))
		return;
	if (due)
		advise_late(b, due);
	else
		advise_all_asked(b, scene);
}

/* "4, à 3 candidats"; where one passes alone, "4". */
static void write_due(struct buf *b, const struct scene *scene, int due, int candidates)
{
	if (scene_is_single(scene))
		buf_addf(b, "%d", due);
	else
		buf_addf(b, words_n("%d, to %d candidate", "%d, to %d candidates", candidates), due,
		         candidates);
}

/* -- beside the digits --------------------------------------------------------------------- */

/* "3 HÊTRE Gina, niveau a": the level is never cut, the name may be. */
static void write_owed(struct canvas *c, struct buf *b, const struct scene *scene,
                       const struct rows *r, struct owed owed)
{
	struct buf level = {0}, name = {0};
	size_t row = rows_of(r, owed.candidate);
	int room;

	if (row < 9)
		buf_addf(b, "%zu ", row + 1);
	if (owed.level) {
		struct buf id = {0};

		say_item_id(&id, scene->state, owed.level);
		buf_addf(&level, _(", level %s"), buf_text(&id));
		buf_done(&id);
	}
	room = FACT_COLS - canvas_width(c, buf_str(b)) - canvas_width(c, buf_str(&level));
	say_person(&name, scene->state, owed.candidate);
	if (canvas_width(c, buf_str(&name)) > room) {
		buf_clear(&name);
		say_family(&name, scene->state, owed.candidate);
	}
	text_cut(b, buf_str(&name), (size_t)room);
	buf_add(b, buf_str(&level));
	buf_done(&level);
	buf_done(&name);
}

/* Nothing is divided by a time that nobody has confirmed. */
static void write_pace(struct buf *b, const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	struct buf span = {0};

	if (run && clock_to_confirm(run, scene->now)) {
		buf_add(b, str_of(_("to be confirmed")));
		return;
	}
	if (run && clock_left_ms(run, scene->now) <= 0) {
		buf_add(b, str_of(_("no time is left")));
		return;
	}
	when_span(&span, questions_pace_ms(scene->state, scene->focus->passage, scene->now));
	buf_addf(b, _("%s a question"), buf_text(&span));
	buf_done(&span);
}

static void draw_facts(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                       const struct rows *r)
{
	struct owed owed;
	struct buf b = {0};
	int candidates = 0;
	int due = questions_due_in_passage(scene->state, scene->focus->passage, &candidates);

	if (!questions_owed(scene->state, scene->focus->passage, &owed)) {
		passage_fact(c, k, 1, _("Due"), str_of(_("none")));
		return;
	}
	write_owed(c, &b, scene, r, owed);
	passage_fact(c, k, 0, _("Proposed"), buf_str(&b));
	buf_clear(&b);
	write_due(&b, scene, due, candidates);
	passage_fact(c, k, 1, _("Due"), buf_str(&b));
	buf_clear(&b);
	write_pace(&b, scene);
	passage_fact(c, k, 2, _("Pace"), buf_str(&b));
	buf_done(&b);
}

/* -- the table ----------------------------------------------------------------------------- */

/* Where the counts by level stand: wide apart, or close in a narrow window. */
struct columns {
	int first, pitch;
	int without; /* of questions without a level; -1: no such column */
	const char *without_head;
	int sheet_end; /* the column after the last; 0: this seat has no sheets */
};

static struct columns columns_of(struct canvas *c, const struct scene *scene)
{
	const struct plan *plan = &scene->state->plan;
	int n = (int)plan->n_question_levels;
	bool narrow = c->cols < 80;
	struct columns k = {.first = narrow ? NARROW : STOP_FACTS,
	                    .pitch = narrow  ? 2
	                             : n > 4 ? 4
	                                     : 5,
	                    .sheet_end = canvas_edge(c)};
	int end = k.sheet_end - canvas_width(c, str_of(_("My sheet"))) - 1;

	k.without = k.first + n * k.pitch;
	k.without_head = words_p("level", "none");
	if (k.without + canvas_width(c, str_of(k.without_head)) > end)
		k.without_head = "x"; /* its key */
	if (plan->level_required || k.without >= end)
		k.without = -1;
	if (!scores(scene))
		k.sheet_end = 0;
	return k;
}

static void draw_head(struct canvas *c, int row, const struct columns *k, const struct plan *plan)
{
	canvas_text(c, row, STOP_TEXT, PEN_DIM, str_of(_("At the table")));
	canvas_text(c, row, STOP_BAR, PEN_DIM, str_of(_("Questions")));
	for (size_t i = 0; i < plan->n_question_levels; i++)
		canvas_text(c, row, k->first + (int)i * k->pitch, PEN_DIM,
		            plan->question_levels[i].id);
	if (k->without >= 0)
		canvas_text(c, row, k->without, PEN_DIM, str_of(k->without_head));
	if (k->sheet_end)
		canvas_right(c, row, k->sheet_end, PEN_DIM, str_of(_("My sheet")));
}

static void draw_count(struct canvas *c, int row, int col, int n)
{
	if (n)
		canvas_textf(c, row, col, PEN_PLAIN, "%d", n);
	else
		canvas_sign(c, row, col, PEN_DIM, 0xB7);
}

static void draw_sheet(struct canvas *c, int row, int end, const struct scene *scene,
                       int32_t candidate)
{
	const struct sheet *sheet = state_sheet(scene->state, scene->me, candidate);

	if (state_is_recused(scene->state, scene->me, candidate))
		canvas_right(c, row, end, PEN_DIM, str_of(_("withdrawn")));
	else if (sheet && sheet->status == SHEET_HANDED_IN)
		canvas_right(c, row, end, PEN_PLAIN, str_of(_("handed in")));
	else
		canvas_rightf(c, row, end, PEN_PLAIN, "%zu/%zu",
		              state_marked(scene->state, scene->me, candidate),
		              scene->state->n_sheet_items);
}

static void draw_row(struct canvas *c, const struct skeleton *s, const struct scene *scene,
                     const struct rows *r, size_t i, const struct columns *k)
{
	const struct plan *plan = &scene->state->plan;
	int32_t candidate = r->numbers[i];
	bool here = state_is_here(scene->state, candidate);
	int row = passage_name(c, s, scene, r, i, here ? PEN_PLAIN : PEN_DIM);
	int asked = questions_counted(scene->state, candidate), col = 0;

	if (here)
		col = passage_asked(c, row, asked, minimum(scene));
	else
		canvas_text(
		    c, row, STOP_BAR, PEN_PLAIN,
		    str_of(passage_absence(state_person(scene->state, candidate)->attendance)));
	if (here && !asked && minimum(scene)) /* who has had none at all */
		canvas_text(c, row, col + 1, PEN_BOLD, STR("!"));
	for (size_t l = 0; l < plan->n_question_levels; l++)
		draw_count(
		    c, row, k->first + (int)l * k->pitch,
		    questions_at_level(scene->state, candidate, plan->question_levels[l].item));
	if (k->without >= 0)
		draw_count(c, row, k->without, questions_at_level(scene->state, candidate, 0));
	if (k->sheet_end)
		draw_sheet(c, row, k->sheet_end, scene, candidate);
}

/* -- what the letters mean ----------------------------------------------------------------- */

/* In one row as far as it goes, names cut where they are too long for it; where rows are free
 * below, over as many of them.  Returns the row after. */
static int draw_levels(struct canvas *c, int row, int end, struct area area,
                       const struct plan *plan)
{
	int n = (int)plan->n_question_levels, col = STOP_TEXT;
	int edge = area.cols >= 100 ? area.col + area.cols - STOP_MARGIN : canvas_edge(c);
	int all = (n - 1) * LEGEND_GAP, room = edge - STOP_TEXT;
	bool wraps = area.cols < 80;

	for (int i = 0; i < n; i++)
		all += 2 + canvas_width(c, plan->question_levels[i].name);
	for (int i = 0; i < n; i++) {
		const struct question_level *l = &plan->question_levels[i];
		int name = canvas_width(c, l->name);
		int cols = all > room && !wraps ? (room - (n - 1) * LEGEND_GAP) / n - 2 : name;

		if (wraps && col > STOP_TEXT && col + 2 + name > edge) {
			if (++row >= end)
				return row;
			col = STOP_TEXT;
		}
		if (col + 2 + cols > edge)
			cols = edge - col - 2;
		canvas_text(c, row, col, PEN_BOLD, l->id);
		col = canvas_cut(c, row, col + 2, cols, PEN_PLAIN, l->name) + LEGEND_GAP;
	}
	return row + 1;
}

static int asked_to_group(const struct state *s, int32_t passage)
{
	int n = 0;

	for (size_t i = 0; i < s->n_questions; i++)
		n += s->questions[i].passage == passage && !s->questions[i].candidate &&
		     !s->questions[i].taken_back;
	return n;
}

/* "g au groupe : 1, qui ne compte pas" */
static void write_group(struct buf *b, const struct state *s, int n)
{
	bool counts = s->plan.group_counts == COUNTS;

	if (!n)
		buf_add(b, str_of(counts ? _("to the group: counts for each")
		                         : _("to the group: does not count")));
	else if (counts)
		buf_addf(
		    b,
		    words_n("to the group: %d, which counts", "to the group: %d, which count", n),
		    n);
	else
		buf_addf(b,
		         words_n("to the group: %d, which does not count",
		                 "to the group: %d, which do not count", n),
		         n);
}

/* Who is heard alone is the group: to ask it would be a key for nothing. */
static bool is_alone(const struct scene *scene)
{
	return passage_rows(scene).n < 2;
}

static void draw_other_keys(struct canvas *c, int row, const struct scene *scene)
{
	const struct state *s = scene->state;
	int col = STOP_TEXT;
	struct buf group = {0};
	int n = asked_to_group(s, scene->focus->passage);

	if (!s->plan.level_required) {
		canvas_text(c, row, col, PEN_BOLD, STR("x"));
		col = canvas_text(c, row, col + 2, PEN_PLAIN, str_of(_("without a level"))) + 3;
	}
	if (n == 0 && is_alone(scene))
		return;
	write_group(&group, s, n);
	canvas_text(c, row, col, PEN_BOLD, STR("g"));
	canvas_fit(c, row, col + 2, canvas_edge(c) - col - 2, PEN_PLAIN, buf_str(&group));
	buf_done(&group);
}

/* Below the table, apart from it where there is room; the levels first. */
static void draw_legend(struct canvas *c, const struct skeleton *k, struct area area,
                        const struct scene *scene)
{
	int room = k->end - k->below, row = k->below + (room > 2);

	if (room > 0 && scene->state->plan.n_question_levels)
		row = draw_levels(c, row, k->end, area, &scene->state->plan);
	if (row < k->end)
		draw_other_keys(c, row, scene);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct rows r = passage_rows(scene);
	struct skeleton k = passage_skeleton(scene, area, &r);
	struct columns columns = columns_of(c, scene);

	passage_digits(c, &k, scene);
	draw_facts(c, &k, scene, &r);
	draw_head(c, k.head, &columns, &scene->state->plan);
	for (size_t i = 0; i < r.n; i++)
		if (passage_shows(&k, &r, i))
			draw_row(c, &k, scene, &r, i, &columns);
	if (logs(scene))
		draw_legend(c, &k, area, scene);
}

/* -- for who hears ------------------------------------------------------------------------- */

/* "aucune question sur 2" */
static void write_asked(struct buf *b, int asked, int min)
{
	if (!asked)
		buf_add(b, str_of(_("no question")));
	else
		buf_addf(b, words_n("%d question", "%d questions", asked), asked);
	if (min)
		buf_addf(b, _(" of %d"), min);
}

/* "par niveau a 1, c 1" */
static void tell_levels(struct told *t, const struct state *s, int32_t candidate)
{
	struct buf b = {0};

	for (size_t l = 0; l < s->plan.n_question_levels; l++) {
		const struct question_level *level = &s->plan.question_levels[l];
		int n = questions_at_level(s, candidate, level->item);

		if (n)
			buf_addf(&b, "%s%.*s %d", b.n ? ", " : "", STR_ARG(level->id), n);
	}
	told_part_of(t, _("by level"), &b);
	buf_done(&b);
}

static void tell_sheet(struct told *t, const struct scene *scene, int32_t candidate)
{
	const struct sheet *sheet = state_sheet(scene->state, scene->me, candidate);
	struct buf b = {0};

	if (state_is_recused(scene->state, scene->me, candidate))
		buf_add(&b, str_of(_("withdrawn")));
	else if (sheet && sheet->status == SHEET_HANDED_IN)
		buf_add(&b, str_of(_("handed in")));
	else
		buf_addf(&b, _("%zu of %zu"),
		         state_marked(scene->state, scene->me, candidate),
		         scene->state->n_sheet_items);
	told_part_of(t, words_p("a column, read aloud", "sheet"), &b);
	buf_done(&b);
}

static void tell_row(struct told *t, const struct scene *scene, const struct rows *r, size_t i)
{
	const struct state *s = scene->state;
	int32_t candidate = r->numbers[i];
	struct buf b = {0};

	passage_tell_name(t, scene, r, i);
	if (!state_is_here(s, candidate))
		told_part(t, passage_absence(state_person(s, candidate)->attendance), STR(""));
	else
		write_asked(&b, questions_counted(s, candidate), minimum(scene));
	told_part_of(t, NULL, &b);
	tell_levels(t, s, candidate);
	if (scores(scene))
		tell_sheet(t, scene, candidate);
	buf_done(&b);
}

static void tell_facts(struct told *t, const struct scene *scene)
{
	struct owed owed;
	struct buf b = {0};
	int candidates = 0;
	int due = questions_due_in_passage(scene->state, scene->focus->passage, &candidates);

	if (!questions_owed(scene->state, scene->focus->passage, &owed)) {
		told_fact(t, _("Due"), str_of(_("none")));
		return;
	}
	say_person(&b, scene->state, owed.candidate);
	if (owed.level) {
		struct buf id = {0};

		say_item_id(&id, scene->state, owed.level);
		buf_addf(&b, _(", level %s"), buf_text(&id));
		buf_done(&id);
	}
	told_fact_of(t, _("Proposed"), &b);
	write_due(&b, scene, due, candidates);
	told_fact_of(t, _("Due"), &b);
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct plan *plan = &scene->state->plan;
	struct rows r = passage_rows(scene);
	struct buf b = {0};
	int n = asked_to_group(scene->state, scene->focus->passage);

	tell_facts(t, scene);
	for (size_t i = 0; i < r.n; i++)
		tell_row(t, scene, &r, i);
	if (!logs(scene))
		return;
	for (size_t i = 0; i < plan->n_question_levels; i++)
		told_legend(t, plan->question_levels[i].id, plan->question_levels[i].name);
	if (!plan->level_required)
		told_legend(t, STR("x"), str_of(_("without a level")));
	if (n == 0 && is_alone(scene))
		return;
	write_group(&b, scene->state, n);
	told_legend(t, STR("g"), buf_str(&b));
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step ask(const struct focus *focus, int32_t candidate, int32_t level)
{
	return step_wish((struct fact){.kind = KIND_question_asked,
	                               .passage = focus->passage,
	                               .candidate = candidate,
	                               .item = level});
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	const struct plan *plan = &scene->state->plan;
	struct rows r = passage_rows(scene);

	switch (act.action) {
	case ACT_LEVEL:
		if ((size_t)act.value >= plan->n_question_levels || !r.n)
			return step_unknown();
		return ask(focus, rows_selected(&r), plan->question_levels[act.value].item);
	case ACT_WITHOUT: return r.n ? ask(focus, rows_selected(&r), 0) : step_unknown();
	case ACT_GROUP: return ask(focus, 0, 0);
	default: return passage_key(scene, act, focus, &r);
	}
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct rows r = passage_rows(scene);
	const struct plan *plan = &scene->state->plan;
	struct hints h = {v, 0, room};
	bool asks = logs(scene) && scene_run(scene);

	if (asks)
		hints_add(&h, ACT_LEVEL, (int)plan->n_question_levels, NULL);
	else
		hints_add(&h, ACT_DIGIT, (int)r.n, NULL);
	if (hints_are_few(scene))
		hints_add_space(&h, scene);
	if (asks && !plan->level_required)
		hints_add(&h, ACT_WITHOUT, 0, NULL);
	if (!hints_are_few(scene))
		hints_add_space(&h, scene);
	hints_add_sheet(&h, scene);
	hints_add_end(&h, scene);
	hints_add_time(&h, scene);
	hints_add_hat(&h, scene);
	return h.n;
}

const struct view view_exchange = {
    .name = "exchange",
    .place = PLACE_EXCHANGE,
    .of_passage = true,
    .follows = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
