/* view_day: the steps of the day, one a line, where one starts and returns to.
 *
 * What cannot be opened yet has its line all the same, says what it waits for, and when asked,
 * what will open it.  The focus's line is one more than the line selected: 0 follows the day. */
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/day_lines.h"
#include "ui/list.h"
#include "ui/view.h"

/* Where columns end or begin; in a narrow window what was planned gives way. */
struct columns {
	int planned_end, real_end, state;
};
enum { NAME_COLS = 26 };

static struct columns columns_of(const struct canvas *c)
{
	return c->cols < 80 ? (struct columns){0, 38, 40} : (struct columns){38, 47, 50};
}

/* A practice has none within it, nor anybody else. */
static size_t count_lines(const struct scene *scene)
{
	return day_count(scene->state) -
	       (scene->room->practice ? day_count_beside(scene->state) : 0);
}

static size_t selected(const struct scene *scene)
{
	size_t n = count_lines(scene);
	int32_t line = scene->focus->line;

	return line > 0 && (size_t)line <= n ? (size_t)line - 1 : day_now(scene->state);
}

/* -- drawing ------------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("The day"));
}

static void write_mine(struct buf *b, const struct scene *scene, struct day_line line)
{
	int64_t in, all;

	if (line.kind != DAY_PASSAGE && line.kind != DAY_DELIBERATION)
		return;
	day_count_mine(scene->state, scene->me, line.passage, &in, &all);
	if (all)
		buf_addf(b, "%lld/%lld", (long long)in, (long long)all);
}

static void draw_heads(struct canvas *c, int row, const struct scene *scene)
{
	struct columns at = columns_of(c);
	int64_t in, all;

	canvas_text(c, row, STOP_TEXT, PEN_DIM, str_of(_("Step")));
	if (at.planned_end)
		canvas_right(c, row, at.planned_end, PEN_DIM, str_of(_("Planned")));
	canvas_right(c, row, at.real_end, PEN_DIM, str_of(_("Real")));
	canvas_text(c, row, at.state, PEN_DIM, str_of(_("State")));
	day_count_mine(scene->state, scene->me, 0, &in, &all);
	if (all) /* who marks nobody has no such column */
		canvas_right(c, row, canvas_edge(c), PEN_DIM, str_of(_("My sheets")));
}

static void draw_line(struct canvas *c, int row, const struct scene *scene, size_t i,
                      bool is_selected)
{
	struct day_line line = day_line(scene->state, i);
	enum pen pen = list_row(c, row, (int)i, is_selected);
	struct columns at = columns_of(c);
	struct buf b = {0};
	int end;

	day_write_name(&b, scene->state, line);
	canvas_cut(c, row, STOP_TEXT,
	           line.kind == DAY_PASSAGE ? NAME_COLS : at.real_end - STOP_TEXT, pen,
	           buf_str(&b));
	buf_clear(&b);
	day_write_planned(&b, scene->state, line);
	if (at.planned_end)
		canvas_right(c, row, at.planned_end, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	day_write_real(&b, scene->state, line);
	canvas_right(c, row, at.real_end, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	write_mine(&b, scene, line);
	end = canvas_right(c, row, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	day_write_state(&b, scene->state, line);
	canvas_fit(c, row, at.state, end - at.state - (end < canvas_edge(c)), PEN_PLAIN,
	           buf_str(&b));
	buf_done(&b);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	size_t n = count_lines(scene), row = selected(scene);
	size_t page = list_page(area);
	size_t from = scene_scroll((size_t)scene->focus->scroll, row, n, page);
	bool has_gap = n < page; /* one blank line before the deliberation */

	draw_heads(c, area.row, scene);
	for (size_t i = from; i < n && i < from + page; i++) {
		int at = area.row + 1 + (int)(i - from);

		draw_line(c, at + (has_gap && day_line(scene->state, i).kind > DAY_PASSAGE), scene,
		          i, i == row);
	}
}

static void tell(struct told *t, const struct scene *scene)
{
	struct buf b = {0};

	for (size_t i = 0; i < count_lines(scene); i++) {
		struct day_line line = day_line(scene->state, i);

		day_write_name(&b, scene->state, line);
		told_row(t, i < 9 ? (int)i + 1 : 0, i == selected(scene), buf_str(&b));
		buf_clear(&b);
		day_write_planned(&b, scene->state, line);
		told_part_of(t, words_p("an hour", "planned"), &b);
		day_write_real(&b, scene->state, line);
		told_part_of(t, words_p("an hour", "real"), &b);
		day_write_state(&b, scene->state, line);
		told_whole(&b);
		told_part_of(t, NULL, &b);
		write_mine(&b, scene, line);
		told_part_of(t, _("my sheets"), &b);
	}
	buf_done(&b);
}

/* -- what to do next ----------------------------------------------------------------------- */

/* "Entrée", or "3 puis Entrée" when the pointer is elsewhere. */
static void write_keys(struct buf *b, const struct scene *scene, size_t line)
{
	if (line != selected(scene) && line < 9)
		buf_addf(b, _("%zu then Enter"), line + 1);
	else
		buf_addf(b, "%s", _("Enter"));
}

static void write_people(struct buf *b, const struct state *s, int32_t passage)
{
	int32_t first[1];

	if (s->plan.passage_form != PASSAGE_SINGLE) {
		buf_addf(b, _("of group %lld"), (long long)plan_passage(&s->plan, passage)->order);
		return;
	}
	if (state_candidates(s, passage, first, 1))
		say_of_family(b, s, first[0]);
}

static void advise_opening(struct buf *b, const struct scene *scene, const char *keys)
{
	if (scene->state->jury == CODE_carence)
		buf_addf(b,
		         _("The jury could not sit: Documents say so\t; should members come, %s "
		           "opens this again\t."),
		         keys);
	else if (scene_presides(scene) || scene_keeps(scene))
		buf_addf(b, _("Begin with the opening of the jury: %s."), keys);
	else
		buf_addf(b,
		         _("The jury is being constituted: %s shows it\t, and who "
		           "sits\t."),
		         keys);
}

static void advise_passage(struct buf *b, const struct scene *scene, int32_t passage,
                           const char *keys)
{
	const struct state *s = scene->state;
	const struct run *run = state_open_run(s, passage);
	struct buf whose = {0}, hour = {0};

	write_people(&whose, s, passage);
	day_write_planned(&hour, s, (struct day_line){DAY_PASSAGE, passage});
	if (run) {
		struct buf phase = {0};

		say_the_phase(&phase, s, run->phase);
		buf_addf(b, _("\tNow, |\t%s %s: %s\t takes you there\t."), buf_text(&phase),
		         buf_text(&whose), keys);
		buf_done(&phase);
	} else if (day_began(s, (struct day_line){DAY_PASSAGE, passage})) {
		buf_addf(b, _("The passage %s goes on: %s opens it."), buf_text(&whose), keys);
	} else if (hour.n) {
		buf_addf(b, _("\tNext passage at|At\t %s: %s opens the signing in\t %s\t."),
		         buf_text(&hour), keys, buf_text(&whose));
	} else {
		buf_addf(b, _("Next passage: %s opens the signing in\t %s\t."), keys,
		         buf_text(&whose));
	}
	buf_done(&whose);
	buf_done(&hour);
}

/* The first passage in which a sheet of mine is left to hand in. */
static size_t line_to_mark(const struct scene *scene)
{
	for (size_t i = 0; i < day_count(scene->state); i++) {
		struct day_line line = day_line(scene->state, i);
		int64_t in = 0, all = 0;

		if (line.kind == DAY_PASSAGE)
			day_count_mine(scene->state, scene->me, line.passage, &in, &all);
		if (in < all)
			return i;
	}
	return selected(scene);
}

/* With the reason that the president gave. */
static void advise_reopened(struct buf *b, const struct state *s, const char *keys)
{
	const struct entry *e = state_entry(s, s->reopened_id);
	struct str why = e ? state_words(s, e) : (struct str){NULL, 0};

	if (why.n)
		buf_addf(b, _("Deliberation open again\t (%.*s)\t: %s."), STR_ARG(why), keys);
	else
		buf_addf(b, _("Deliberation open again: %s."), keys);
}

static void advise_deliberation(struct buf *b, const struct scene *scene, const char *keys)
{
	const struct state *s = scene->state;
	int64_t in, all, missing;
	int32_t passage;

	if (s->deliberation_id && !scene_may(scene, s->plan.may_attend)) {
		buf_addf(b, "%s", _("The deliberation is held without your seat."));
		return;
	}
	if (day_is_reopened(s)) {
		advise_reopened(b, s, keys);
		return;
	}
	if (!day_next_deliberation(s, &passage)) {
		buf_addf(b,
		         _("\tThe deliberation is open|Deliberation\t: %s shows what "
		           "is left to decide."),
		         keys);
		return;
	}
	day_count_mine(s, scene->me, passage, &in, &all);
	missing = rules_missing_sheets(s, passage);
	if (in < all) {
		struct buf mine = {0};

		write_keys(&mine, scene, line_to_mark(scene));
		buf_addf(b,
		         words_n("You have %lld sheet left to hand in: %s\t opens the passage\t.",
		                 "You have %lld sheets left to hand in: %s\t opens the passage\t.",
		                 all - in),
		         (long long)(all - in), buf_text(&mine));
		buf_done(&mine);
	} else if (missing)
		buf_addf(b,
		         words_n("\tBefore the deliberation the|The\t jury awaits %lld "
		                 "sheet.",
		                 "\tBefore the deliberation the|The\t jury awaits %lld "
		                 "sheets.",
		                 missing),
		         (long long)missing);
	else if (scene_presides(scene))
		buf_addf(b,
		         _("\tAll sheets are in|All is in\t: %s opens the "
		           "deliberation."),
		         keys);
	else
		buf_addf(b, "%s",
		         _("\tAll sheets are in|All is in\t: the president opens the "
		           "deliberation."));
}

static void advice(struct buf *b, const struct scene *scene)
{
	size_t line = day_now(scene->state);
	struct day_line now = day_line(scene->state, line);
	struct buf keys = {0};

	write_keys(&keys, scene, line);
	if (scene->room->practice)
		buf_addf(b, "%s", _("A practice, nothing of it is kept: q then o ends it."));
	else if (now.kind == DAY_OPENING)
		advise_opening(b, scene, buf_text(&keys));
	else if (now.kind == DAY_PASSAGE)
		advise_passage(b, scene, now.passage, buf_text(&keys));
	else if (now.kind == DAY_MINUTES)
		buf_addf(b, _("All is decided: %s opens the rereading\t of the minutes\t."),
		         buf_text(&keys));
	else if (now.kind == DAY_DOCUMENTS)
		buf_addf(b, _("\tThe minutes are sealed|Sealed\t: %s, documents and signatures."),
		         buf_text(&keys));
	else
		advise_deliberation(b, scene, buf_text(&keys));
	buf_done(&keys);
}

/* -- keys ---------------------------------------------------------------------------------- */

static bool is_left_to_decide(const struct scene *scene)
{
	struct day_decisions d = day_count_decisions(scene->state);

	return scene->state->deliberation_id && d.decided < d.due;
}

static struct step open_deliberation(const struct scene *scene)
{
	const struct state *s = scene->state;
	struct fact wish = {.kind = KIND_deliberation_opened};
	bool is_next = day_next_deliberation(s, &wish.passage);
	enum refusal why;
	int64_t missing;

	if (s->jury != CODE_regular)
		return step_say("%s",
		                _("The deliberation comes last: the jury is not constituted yet."));
	if (!is_next && !s->deliberation_id)
		return step_say("%s",
		                _("Each passage is deliberated on once it is over; none is."));
	/* Where each passage is deliberated on, who opens the next is asked; for the others it is
	 * what is open. */
	if (!is_next || (!scene_presides(scene) && is_left_to_decide(scene)))
		return step_go(&view_agenda, (struct focus){0});
	if (scene_presides(scene)) {
		why = rules_decide(s, scene->me, &wish, scene->now).why;
		return why && why != REFUSED_sheets_missing ? step_wish(wish) /* said at once */
		                                            : step_ask(&dialog_deliberation, wish);
	}
	missing = rules_missing_sheets(s, wish.passage);
	if (!missing)
		return step_say(
		    "%s", _("All sheets are in: opening the deliberation is the president’s."));
	return step_say(words_n("The president opens the deliberation; %lld sheet is missing.",
	                        "The president opens the deliberation; %lld sheets are missing.",
	                        missing),
	                (long long)missing);
}

/* Not while the exam waits for this seat. */
static struct step practise(const struct scene *scene)
{
	const struct plan *plan = &scene->state->plan;

	for (int32_t p = 1; (size_t)p <= plan->n_passages; p++)
		if (day_is_going_on(scene->state, p))
			return step_say(
			    "%s",
			    _("Not now: the jury is in a phase. Practise between two passages."));
	if (!scene_may(scene, plan->may_score | plan->may_keep))
		return step_say("%s", _("Practice is for who scores or keeps the session."));
	return (struct step){.kind = STEP_PRACTISE};
}

static struct step open_line(const struct scene *scene, struct day_line line)
{
	const struct state *s = scene->state;

	switch (line.kind) {
	case DAY_OPENING: return step_go(&view_opening, (struct focus){0});
	case DAY_PASSAGE:
		return step_go(view_of_passage(s, line.passage),
		               (struct focus){.passage = line.passage});
	case DAY_DELIBERATION: return open_deliberation(scene);
	case DAY_MINUTES:
		if (!s->deliberation_id && s->jury != CODE_carence)
			return step_say("%s", _("The minutes are reread when the jury has "
			                        "deliberated and decided."));
		return step_go(&view_minutes, (struct focus){0});
	case DAY_DOCUMENTS: return step_go(&view_documents, (struct focus){0});
	case DAY_PLACES: return step_go(&view_places, (struct focus){0});
	case DAY_WRITTEN: return step_go(&view_written, (struct focus){0});
	case DAY_PRACTICE: break;
	}
	return practise(scene);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	size_t n = count_lines(scene), row = selected(scene);

	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= n)
		row = (size_t)act.value - 1;
	else if (scene_is_move(act.action))
		row = scene_move(act.action, row, n, list_page(scene->work));
	else if (act.action == ACT_OPEN)
		return open_line(scene, day_line(scene->state, row));
	else
		return step_unknown();
	focus->line = (int32_t)row + 1;
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	size_t n = 0;

	if (room < 5)
		return 0;
	hint[n++] = (struct hint){.action = ACT_DIGIT, .count = (int)count_lines(scene)};
	hint[n++] = (struct hint){.action = ACT_OPEN};
	if (!scene->room->fixed_seat)
		hint[n++] = (struct hint){.action = ACT_KEYBOARD};
	hint[n++] = (struct hint){.action = ACT_JOURNAL};
	hint[n++] = (struct hint){.action = ACT_CLOCK};
	return n;
}

const struct view view_day = {
    .name = "day",
    .place = PLACE_DAY,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
