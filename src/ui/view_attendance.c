/* view_attendance: who is there: the signing in before a passage, comings and goings at any moment.
 *
 * A digit marks the selected person.  Who was late and came once the passage had begun is for the
 * president to decide on: for that seat, the digits then ask. */
#include "base/ratio.h"
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/passage.h"
#include "ui/view.h"

enum { COL_MEASURE = 56, NAME_COLS = 22, NARROW_COLS = 72 };

/* -- what a person's presence is ----------------------------------------------------------- */

static bool has_begun(const struct scene *scene)
{
	for (size_t i = 0; i < scene->state->n_runs; i++)
		if (scene->state->runs[i].passage == scene->focus->passage &&
		    !scene->state->runs[i].set_aside)
			return true;
	return false;
}

/* Noted late, then here, and nothing decided since. */
static bool came_late(const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);
	const struct entry *e = state_entry(s, c->attendance_id);

	return c->attendance == CODE_present && e && e->before.code == CODE_late;
}

/* What becomes of this one is the president's to say, or when they are heard. */
static bool is_to_be_decided(const struct scene *scene, int32_t candidate)
{
	enum code attendance = state_person(scene->state, candidate)->attendance;

	return has_begun(scene) && (came_late(scene->state, candidate) ||
	                            attendance == CODE_late || attendance == CODE_heard_last);
}

static void add_hour(struct buf *b, const struct standing *c)
{
	buf_add_char(b, ' ');
	when_hour_minute(b, c->attendance_at_ms, c->attendance_zone_min);
}

/* "1  là, pièce vue": the digit that says it, and its words. */
static void write_presence(struct buf *b, const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);

	switch (c->attendance) {
	case CODE_present:
		buf_addf(b, "%d  ", c->identity_seen ? 1 : 2);
		if (!came_late(s, candidate)) {
			buf_addf(b, "%s",
			         c->identity_seen ? _("here, identity seen")
			                          : _("here, identity to be seen"));
			return;
		}
		buf_addf(b, "%s", _("arrived at"));
		add_hour(b, c);
		return;
	case CODE_admitted:
		buf_addf(b, "%d  %s", c->identity_seen ? 1 : 2,
		         c->identity_seen ? _("admitted meanwhile")
		                          : _("admitted, identity to see"));
		return;
	case CODE_late: buf_addf(b, "3  %s", words_p("signing in", "late")); return;
	case CODE_heard_last: buf_addf(b, "3  %s", _("heard at the end")); return;
	case CODE_postponed: buf_addf(b, "3  %s", _("postponed")); return;
	case CODE_absent: buf_addf(b, "4  %s", _("absent")); return;
	case CODE_excused: buf_addf(b, "5  %s", words_p("signing in", "excused")); return;
	case CODE_unwell:
	case CODE_gave_up:
	case CODE_excluded:
		buf_addf(b, "6  %s %s",
		         c->attendance == CODE_unwell    ? _("unwell")
		         : c->attendance == CODE_gave_up ? _("gave up")
		                                         : _("excluded"),
		         words_p("hour", "at"));
		add_hour(b, c);
		return;
	default: buf_add(b, STR("·")); return;
	}
}

static void write_measure(struct buf *b, const struct person *p)
{
	if (p->extra_time) {
		buf_addf(b, "%s ", _("time ×"));
		ratio_write_fraction(b, p->extra_time);
	}
	if (p->other_measure.n)
		buf_addf(b, "%s%.*s", b->n ? ", " : "", STR_ARG(p->other_measure));
	if (!b->n)
		buf_addf(b, "%s", words_p("special measure", "none"));
}

/* -- what to do next ----------------------------------------------------------------------- */

/* The first of the passage of whom something is asked; 0 if none. */
static int32_t first_unsigned(const struct scene *scene, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!state_person(scene->state, numbers[i])->attendance)
			return numbers[i];
	return 0;
}

static int32_t first_to_decide(const struct scene *scene, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (came_late(scene->state, numbers[i]) && has_begun(scene))
			return numbers[i];
	return 0;
}

static int32_t first_to_identify(const struct scene *scene, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (state_is_here(scene->state, numbers[i]) &&
		    !state_person(scene->state, numbers[i])->identity_seen)
			return numbers[i];
	return 0;
}

static bool is_anybody_here(const struct state *s, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (state_is_here(s, numbers[i]))
			return true;
	return false;
}

/* Who is here, and for whom too few sit: the passage would not begin. */
static int32_t first_without_quorum(const struct state *s, const int32_t *numbers, size_t n)
{
	struct quorum q;

	for (size_t i = 0; i < n; i++)
		if (state_is_here(s, numbers[i]) && !rules_quorum(s, numbers[i], &q))
			return numbers[i];
	return 0;
}

static void advise_others(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;
	struct buf name = {0};

	if (s->keeper)
		say_family(&name, s, s->keeper);
	if (!s->keeper && scene_may(scene, s->plan.may_keep))
		buf_addf(b, "%s",
		         _("\tNobody keeps the session yet: t takes it|t takes the "
		           "session\t, and the signing in with it."));
	else if (!s->keeper)
		buf_addf(b, "%s",
		         _("Nobody keeps the session\t yet\t: the signing in waits\t "
		           "for somebody to\t."));
	else if (scene_may(scene, s->plan.may_keep))
		buf_addf(b,
		         _("%s signs the candidates in. t takes the keeping\t of the "
		           "session\t."),
		         buf_text(&name));
	else
		buf_addf(b, _("%s signs the candidates in."), buf_text(&name));
	buf_done(&name);
}

static void advise_keeper(struct buf *b, const struct scene *scene, const int32_t *numbers,
                          size_t n)
{
	const struct state *s = scene->state;
	const struct phase *next = state_next_phase(s, scene->focus->passage);
	int32_t unseen = first_to_identify(scene, numbers, n), unjudged;
	struct buf name = {0};

	if (first_unsigned(scene, numbers, n)) {
		buf_addf(b, "%s",
		         _("One digit \tfor each person|each\t; 1 if you have seen "
		           "their \tidentity \tdocument."));
	} else if (unseen) {
		say_family(&name, s, unseen);
		buf_addf(b, _("Identity\t document\t to be seen: %s. 1 once it has been."),
		         buf_text(&name));
	} else if (has_begun(scene) || !next) {
		buf_addf(b, "%s",
		         _("Who comes or goes is noted here\t, with the hour\t. q "
		           "returns."));
	} else if (!is_anybody_here(s, numbers, n)) {
		buf_addf(b, "%s", _("Nobody is here: there is nothing to start, q returns."));
	} else if (s->jury != CODE_regular) {
		buf_addf(b, "%s",
		         _("\tAll is noted, but the|The\t jury is not yet constituted: "
		           "q\t, then its line\t."));
	} else if ((unjudged = first_without_quorum(s, numbers, n)) != 0) {
		say_family(&name, s, unjudged);
		buf_addf(b,
		         _("No quorum for %s: q, then \tthe opening of the jury|the "
		           "opening\t\t, where 4 calls a substitute\t."),
		         buf_text(&name));
	} else {
		say_the_phase(&name, s, next->item);
		buf_addf(b, _("All is noted: Space starts %s."), buf_text(&name));
	}
	buf_done(&name);
}

static void advice(struct buf *b, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX], late;
	size_t n = scene_candidates(scene, numbers);

	late = first_to_decide(scene, numbers, n);
	if (late && scene_presides(scene)) {
		struct buf name = {0};

		say_family(&name, scene->state, late);
		buf_addf(b,
		         _("%s \tcame|is\t late: \ton that line, \t1 to decide\t what "
		           "follows\t."),
		         buf_text(&name));
		buf_done(&name);
	} else if (scene_keeps(scene)) {
		advise_keeper(b, scene, numbers, n);
	} else {
		advise_others(b, scene);
	}
}

/* -- drawing ------------------------------------------------------------------------------- */

static void draw_heads(struct canvas *c, int row)
{
	canvas_text(c, row, STOP_TEXT, PEN_DIM, str_of(_("At the table")));
	canvas_text(c, row, STOP_BAR, PEN_DIM, str_of(_("Presence")));
	if (c->cols >= NARROW_COLS)
		canvas_text(c, row, COL_MEASURE, PEN_DIM, str_of(_("Special measure")));
}

static void draw_candidate(struct canvas *c, int row, const struct state *s, int32_t candidate,
                           enum pen pen)
{
	int room = (c->cols >= NARROW_COLS ? COL_MEASURE - 1 : canvas_edge(c)) - STOP_BAR;
	struct buf b = {0};

	say_person(&b, s, candidate);
	canvas_cut(c, row, STOP_TEXT, NAME_COLS, pen, buf_str(&b));
	buf_clear(&b);
	write_presence(&b, s, candidate);
	canvas_cut(c, row, STOP_BAR, room, state_person(s, candidate)->attendance ? pen : PEN_DIM,
	           buf_str(&b));
	buf_clear(&b);
	write_measure(&b, plan_person(&s->plan, candidate));
	if (c->cols >= NARROW_COLS)
		canvas_cut(c, row, COL_MEASURE, canvas_edge(c) - COL_MEASURE, PEN_PLAIN,
		           buf_str(&b));
	buf_done(&b);
}

static int legend_rows(struct area area)
{
	return area.cols >= NARROW_COLS ? 2 : 3;
}

/* How many of n persons show. */
static size_t page_of(struct area area, size_t n)
{
	int legend = legend_rows(area);
	size_t page = area.rows > legend + 2 ? (size_t)(area.rows - legend - 1) : 1;

	return n < page ? n : page;
}

static void draw_legend(struct canvas *c, struct area area)
{
	const char *const texts[] = {
	    _("1 here, identity seen"),
	    _("2 here, identity to be seen"),
	    _("3 late"),
	    _("4 absent"),
	    _("5 excused"),
	    c->cols >= NARROW_COLS ? _("6 left at … (unwell, gave up, excluded)")
				   : _("6 left at …"),
	};

	list_legend(c, area, texts, 6);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers), row = scene_row(scene, numbers, n), from,
	       page = page_of(area, n);
	int legend = legend_rows(area), at;

	from = scene_scroll((size_t)scene->focus->scroll, row, n, page);
	draw_heads(c, area.row);
	for (size_t i = from; i < n && i < from + page; i++) {
		at = area.row + 1 + (int)(i - from);
		draw_candidate(c, at, scene->state, numbers[i], list_row(c, at, -1, i == row));
	}
	at = area.row + 1 + (int)page;
	if (at + legend < area.row + area.rows)
		at++;
	draw_legend(c, (struct area){at, area.col, legend, area.cols});
}

static void tell(struct told *t, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers), row = scene_row(scene, numbers, n);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		const struct person *p = plan_person(&scene->state->plan, numbers[i]);

		say_person(&b, scene->state, numbers[i]);
		told_row(t, 0, i == row, buf_str(&b));
		buf_clear(&b);
		if (state_person(scene->state, numbers[i])->attendance)
			write_presence(&b, scene->state, numbers[i]);
		else
			buf_add(&b, str_of(_("not signed in yet")));
		told_part_of(t, NULL, &b);
		if (p->extra_time || p->other_measure.n) {
			write_measure(&b, p);
			told_part_of(t, NULL, &b);
		}
	}
	buf_done(&b);
	told_legend(t, STR("1"), str_of(_("here, identity seen")));
	told_legend(t, STR("2"), str_of(_("here, identity to be seen")));
	told_legend(t, STR("3"), str_of(words_p("signing in", "late")));
	told_legend(t, STR("4"), str_of(_("absent")));
	told_legend(t, STR("5"), str_of(words_p("signing in", "excused")));
	told_legend(t, STR("6"), str_of(_("left during the passage")));
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step mark(const struct scene *scene, int32_t candidate, int digit)
{
	static const enum code codes[] = {CODE_none, CODE_present, CODE_present,
	                                  CODE_late, CODE_absent,  CODE_excused};
	struct fact wish = {.kind = KIND_attendance,
	                    .candidate = candidate,
	                    .value = state_person(scene->state, candidate)->identity_seen};

	if (digit <= 3 && scene_presides(scene) && is_to_be_decided(scene, candidate))
		return step_ask(&dialog_late, wish);
	if (digit == 6 && scene_keeps(scene))
		return step_ask(&dialog_gone, wish);
	wish.code = digit == 6 ? CODE_unwell : codes[digit]; /* of 6, for the rules to refuse */
	wish.value = digit == 1;
	return step_wish(wish);
}

static struct step move_chair(const struct scene *scene, int32_t candidate)
{
	const struct person *p = plan_person(&scene->state->plan, candidate);

	if (p->chair <= 1 && scene_keeps(scene))
		return step_say("%s", _("The first chair already: nobody sits before."));
	return step_wish((struct fact){.kind = KIND_candidate_placed,
	                               .candidate = candidate,
	                               .passage = p->passage,
	                               .value = p->chair - 1});
}

static struct step start(const struct scene *scene)
{
	const struct phase *next = state_next_phase(scene->state, scene->focus->passage);

	if (scene_run(scene))
		return step_say("%s", _("A phase is running already: q returns to it."));
	if (!next)
		return step_say("%s", _("The passage is over."));
	return passage_start(scene, next);
}

/* To whom has none, the rules say whose sheets are. */
static struct step open_sheet(const struct scene *scene, int32_t candidate)
{
	struct focus focus = {.passage = scene->focus->passage, .candidate = candidate};

	if (!scene_may(scene, scene->state->plan.may_score))
		return step_wish((struct fact){.kind = KIND_scored, .candidate = candidate});
	return step_go(&view_sheet, focus);
}

static struct step act_on(const struct scene *scene, struct keymap_act act, int32_t candidate)
{
	switch (act.action) {
	case ACT_DIGIT:
		return act.value >= 1 && act.value <= 6 ? mark(scene, candidate, act.value)
		                                        : step_unknown();
	case ACT_EARLIER: return move_chair(scene, candidate);
	case ACT_SPACE: return start(scene);
	case ACT_OPEN: return open_sheet(scene, candidate);
	case ACT_NOTES:
		return step_write(WRITE_NOTES,
		                  (struct fact){.kind = KIND_noted, .candidate = candidate});
	default: return step_unknown();
	}
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers), row = scene_row(scene, numbers, n);
	struct step step = step_stay();

	if (!n)
		return step_unknown();
	if (scene_is_move(act.action))
		row = scene_move(act.action, row, n, page_of(scene->work, n));
	else
		step = act_on(scene, act, numbers[row]);
	if (act.action == ACT_DIGIT && step.kind == STEP_WISH && scene_keeps(scene) && row + 1 < n)
		row++;
	focus->candidate = numbers[row];
	return step;
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	int32_t numbers[ROWS_MAX];
	size_t n_rows = scene_candidates(scene, numbers), n = 0;

	if (room < 4)
		return 0;
	if (scene_keeps(scene)) {
		hint[n++] = (struct hint){.action = ACT_DIGIT, .count = 6};
		if (!has_begun(scene)) {
			if (n_rows > 1)
				hint[n++] = (struct hint){.action = ACT_EARLIER};
			hint[n++] = (struct hint){.action = ACT_SPACE};
		}
		return n;
	}
	if (scene_presides(scene) && n_rows &&
	    is_to_be_decided(scene, numbers[scene_row(scene, numbers, n_rows)]))
		hint[n++] = (struct hint){.action = ACT_DIGIT, .count = 3, .word = _("decide")};
	hint[n++] = (struct hint){.action = ACT_DOWN, .word = _("choose")};
	if (scene_may(scene, scene->state->plan.may_score))
		hint[n++] = (struct hint){.action = ACT_OPEN};
	if (scene_may(scene, scene->state->plan.may_keep))
		hint[n++] = (struct hint){.action = ACT_HAT};
	return n;
}

const struct view view_attendance = {
    .name = "attendance",
    .place = PLACE_ATTENDANCE,
    .of_passage = true,
    .follows = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
