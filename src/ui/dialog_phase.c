/* dialog_phase: what is asked when a phase starts, ends, begins again or goes on.
 *
 * The wish of each names the phase (dialog_start) or the run by ref; what the
 * choice adds (a code, a reason) makes it the fact to append. */
#include <stdio.h>

#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"
#include "ui/dialog.h"
#include "ui/paragraph.h"
#include "ui/passage.h"

enum {
	READ_COLS = 64, /* a line to be read aloud */
	LACKS_NAME = 7, /* columns of who lacks questions */
	LACKS_NAME_COLS = 20,
	LACKS_TEXT = 39,
};

static int32_t phase_of(const struct scene *scene, const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);

	return run ? run->phase : 0;
}

/* -- starting ------------------------------------------------------------------------------ */

static void start_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct phase *phase = plan_phase(&scene->state->plan, wish->item);
	struct buf what = {0};

	say_the_whole_phase(&what, scene->state, wish->item);
	buf_addf(b, _("Start %s?"), buf_text(&what));
	if (phase && phase->instruction.n)
		buf_addf(b, " %s", _("To be read\t aloud\t"));
	buf_done(&what);
}

/* The text with {durée} and {questions_minimum} said as they are in this passage. */
static void write_instruction(struct buf *b, const struct scene *scene, const struct fact *wish,
                              const struct phase *phase)
{
	struct str rest = phase->instruction;

	while (rest.n) {
		struct str name, before = str_cut(&rest, '{');

		buf_add(b, before);
		if (!rest.s)
			break;
		name = str_cut(&rest, '}');
		if (str_is(name, "durée"))
			when_aloud(b, clock_planned_ms(scene->state, wish->passage, phase));
		else if (str_is(name, "questions_minimum"))
			buf_addf(b, "%lld", (long long)phase->questions_min);
		else
			buf_addf(b, "{%.*s}", STR_ARG(name));
	}
}

static int start_facts(struct canvas *c, struct area area, const struct scene *scene,
                       const struct fact *wish)
{
	const struct phase *phase = plan_phase(&scene->state->plan, wish->item);
	struct buf said = {0}, quoted = {0};
	int rows;

	if (!phase || !phase->instruction.n)
		return 0;
	write_instruction(&said, scene, wish, phase);
	buf_addf(&quoted, _("“%s”"), buf_text(&said));
	area.cols = STOP_TEXT + READ_COLS;
	/* Better too wide than cut: it is read aloud. */
	if (paragraph_rows(c, READ_COLS, buf_str(&quoted)) > area.rows)
		area.cols = c->cols;
	rows = dialog_fact(c, area, 0, buf_str(&quoted));
	buf_done(&said);
	buf_done(&quoted);
	return rows;
}

static size_t start_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	const struct phase *phase = plan_phase(&scene->state->plan, wish->item);
	bool read = phase && phase->instruction.n;
	size_t n = dialog_choice(v, 0, 'o', read ? _("it is read: start") : _("yes, start"),
	                         step_wish(*wish));

	return dialog_choice(v, n, KEY_ESC, _("not yet"), step_stay());
}

/* wish: phase_started with passage and item. */
const struct dialog dialog_start = {
    .place = PLACE_ASK, .title = start_title, .facts = start_facts, .choices = start_choices};

/* -- ending -------------------------------------------------------------------------------- */

static int lacking(const struct scene *scene, const struct fact *wish, int *due)
{
	const struct run *run = dialog_run(scene, wish);
	const struct phase *phase = plan_phase(&scene->state->plan, phase_of(scene, wish));
	int candidates = 0;

	*due = 0;
	if (run && phase && phase->questions_min)
		*due = questions_due_in_passage(scene->state, run->passage, &candidates);
	return candidates;
}

static void write_lacking(struct buf *b, int n, int min)
{
	static const char *const numbers[] = {N_("Two"),   N_("Three"), N_("Four"),
	                                      N_("Five"),  N_("Six"),   N_("Seven"),
	                                      N_("Eight"), N_("Nine"),  N_("Ten")};
	char figures[16];
	const char *number = figures;

	snprintf(figures, sizeof figures, "%d", n);
	if (n >= 2 && n <= 10)
		number = _(numbers[n - 2]);
	if (n == 1)
		buf_addf(b,
		         words_n("One person has not had their %d question",
		                 "One person has not had their %d questions", min),
		         min);
	else
		buf_addf(b,
		         words_n("%s \tpersons \thave not had their %d question",
		                 "%s \tpersons \thave not had their %d questions", min),
		         number, min);
}

static void end_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct phase *phase = plan_phase(&scene->state->plan, phase_of(scene, wish));
	struct buf what = {0};
	int due, n = lacking(scene, wish, &due);

	say_the_phase(&what, scene->state, phase_of(scene, wish));
	buf_addf(b, _("End %s?"), buf_text(&what));
	if (n) {
		buf_add_char(b, ' ');
		write_lacking(b, n, (int)phase->questions_min);
	}
	buf_done(&what);
}

/* "CÈDRE Bruno  ●○  1/2    il en manque 1, niveau b proposé" */
static void draw_lacking(struct canvas *c, int row, const struct scene *scene, int32_t candidate,
                         int min)
{
	int due = questions_due(scene->state, candidate);
	int32_t level = questions_owed_level(scene->state, candidate);
	struct buf b = {0};

	say_person(&b, scene->state, candidate);
	canvas_cut(c, row, LACKS_NAME, LACKS_NAME_COLS, PEN_PLAIN, buf_str(&b));
	passage_asked(c, row, min - due, min);
	buf_clear(&b);
	buf_addf(&b, words_n("%d is missing", "%d are missing", due), due);
	if (level && c->cols >= 80) {
		struct buf id = {0};

		say_item_id(&id, scene->state, level);
		buf_addf(&b, _(", level %s proposed"), buf_text(&id));
		buf_done(&id);
	}
	canvas_text(c, row, LACKS_TEXT, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void write_left(struct buf *b, const struct scene *scene, const struct run *run)
{
	int64_t left = clock_left_ms(run, scene->now);
	struct buf time = {0}, of = {0};

	when_spent(&of, clock_allotted_ms(run));
	if (left < 0) {
		when_overrun(&time, -left);
		buf_addf(b, _("Time is over: %s, of %s."), buf_text(&time), buf_text(&of));
	} else {
		when_left(&time, left);
		buf_addf(b, _("%s is left of %s."), buf_text(&time), buf_text(&of));
	}
	buf_done(&time);
	buf_done(&of);
}

static void write_pace(struct buf *b, const struct scene *scene, const struct run *run)
{
	int64_t left = clock_left_ms(run, scene->now);
	struct buf time = {0}, pace = {0};

	if (left <= 0) {
		write_left(b, scene, run);
	} else {
		when_left(&time, left);
		when_span(&pace, questions_pace_ms(scene->state, run->passage, scene->now));
		buf_addf(b, _("%s is left: %s for each question due."), buf_text(&time),
		         buf_text(&pace));
	}
	buf_addf(b, " %s", _("End all the same; reason:"));
	buf_done(&time);
	buf_done(&pace);
}

/* Those who lack questions, as many as there is room for, then what time there is. */
static int facts_lacking(struct canvas *c, struct area area, const struct scene *scene,
                         const struct run *run, int n)
{
	const struct phase *phase = plan_phase(&scene->state->plan, run->phase);
	struct rows r;
	struct buf b = {0};
	int row = area.row, shown = 0, most = n <= area.rows - 1 ? n : area.rows - 2;

	r.n = state_candidates(scene->state, run->passage, r.numbers, ROWS_MAX);
	for (size_t i = 0; i < r.n && i < ROWS_MAX && shown < most; i++)
		if (questions_due(scene->state, r.numbers[i])) {
			draw_lacking(c, row++, scene, r.numbers[i], (int)phase->questions_min);
			shown++;
		}
	if (shown < n)
		canvas_textf(c, row++, LACKS_NAME, PEN_PLAIN,
		             words_n("and %d other", "and %d others", n - shown), n - shown);
	write_pace(&b, scene, run);
	row = area.row + dialog_fact(c, area, row - area.row, buf_str(&b));
	buf_done(&b);
	return row - area.row;
}

/* In a talk that is followed: who has not spoken. */
static void write_silent(struct buf *b, const struct scene *scene, const struct run *run)
{
	struct rows r;
	int silent = 0;
	int32_t one = 0;

	r.n = state_candidates(scene->state, run->passage, r.numbers, ROWS_MAX);
	for (size_t i = 0; i < r.n && i < ROWS_MAX; i++)
		if (state_is_here(scene->state, r.numbers[i]) &&
		    !speech_spoken_ms(scene->state, run, r.numbers[i], scene->now)) {
			silent++;
			one = r.numbers[i];
		}
	if (silent == 1) {
		struct buf name = {0};

		say_family(&name, scene->state, one);
		buf_addf(b, _("%s has not spoken."), buf_text(&name));
		buf_done(&name);
	} else if (silent) {
		buf_addf(
		    b, words_n("%d person has not spoken.", "%d persons have not spoken.", silent),
		    silent);
	}
}

/* What the grid says of an early end. */
static void write_early(struct buf *b, const struct scene *scene, const struct run *run,
                        const struct phase *phase)
{
	int64_t missing = phase->duration_min_ms - clock_elapsed_ms(run, scene->now);
	struct buf span = {0};

	if (phase->duration_min_ms && missing > 0) {
		when_left(&span, missing);
		buf_addf(b, _("It is too short by %s."), buf_text(&span));
	}
	if (phase->leftover_to.words.n && clock_left_ms(run, scene->now) > 0)
		buf_addf(b, _("%sWhat is left of the time: %.*s."), b->n ? " " : "",
		         STR_ARG(phase->leftover_to.words));
	buf_done(&span);
}

static int end_facts(struct canvas *c, struct area area, const struct scene *scene,
                     const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	const struct phase *phase = plan_phase(&scene->state->plan, phase_of(scene, wish));
	struct buf b = {0};
	int due, n = lacking(scene, wish, &due), rows;

	if (!run || !phase)
		return 0;
	if (n)
		return facts_lacking(c, area, scene, run, n);
	write_left(&b, scene, run);
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_clear(&b);
	if (phase->speech == SPEECH_BY_CANDIDATE)
		write_silent(&b, scene, run);
	else
		write_early(&b, scene, run, phase);
	if (b.n)
		rows = dialog_fact(c, area, rows, buf_str(&b));
	buf_done(&b);
	return rows;
}

static size_t end_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	static const char *const reasons[] = {N_("no time left"), N_("unwell"), N_("departure"),
	                                      N_("refusal to answer"), N_("incident")};
	struct buf what = {0}, back = {0};
	struct fact f = *wish;
	size_t n;
	int due;

	say_the_phase(&what, scene->state, phase_of(scene, wish));
	buf_addf(&back, _("go on with %s"), buf_text(&what));
	if (lacking(scene, wish, &due)) {
		f.code = CODE_overridden;
		n = dialog_reasons(v, 0, f, &scene->state->plan.reasons_minimum, reasons, 5);
	} else {
		n = dialog_choice(v, 0, 'o', _("yes, end"), step_wish(f));
	}
	n = dialog_choice(v, n, KEY_ESC, buf_text(&back), step_stay());
	buf_done(&what);
	buf_done(&back);
	return n;
}

/* wish: phase_ended with ref. */
const struct dialog dialog_end = {
    .place = PLACE_ASK, .title = end_title, .facts = end_facts, .choices = end_choices};

/* -- beginning again, going on ------------------------------------------------------------- */

static void restart_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf what = {0};

	say_the_phase(&what, scene->state, phase_of(scene, wish));
	buf_addf(b, _("Begin %s again?"), buf_text(&what));
	buf_done(&what);
}

static int restart_facts(struct canvas *c, struct area area, const struct scene *scene,
                         const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	struct buf b = {0}, spent = {0};
	int rows;

	if (!run)
		return 0;
	when_spent(&spent, clock_elapsed_ms(run, scene->now));
	buf_addf(&b, _("The first attempt, %s, is kept and does not count. Why begin again?"),
	         buf_text(&spent));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&spent);
	return rows;
}

static size_t restart_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	static const enum code reasons[] = {CODE_alarm, CODE_unwell, CODE_noise, CODE_breakdown,
	                                    CODE_irregularity};
	size_t n =
	    dialog_codes(v, 0, *wish, &scene->state->plan.reasons_restart, reasons, 5);

	return dialog_choice(v, n, KEY_ESC, _("no, keep this attempt"), step_stay());
}

/* wish: phase_restarted with ref. */
const struct dialog dialog_restart = {
    .place = PLACE_ASK, .title = restart_title, .facts = restart_facts, .choices = restart_choices};

static void reopen_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf what = {0};

	say_the_phase(&what, scene->state, phase_of(scene, wish));
	buf_addf(b, _("Reopen %s?"), buf_text(&what));
	buf_done(&what);
}

static int reopen_facts(struct canvas *c, struct area area, const struct scene *scene,
                        const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	struct buf b = {0};
	int rows;

	if (!run)
		return 0;
	write_left(&b, scene, run);
	buf_addf(&b, " %s", _("Its clock goes on at once; what has begun since will begin again."));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static size_t reopen_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = dialog_choice(v, 0, 'o', _("yes, reopen"), step_wish(*wish));

	(void)scene;
	return dialog_choice(v, n, KEY_ESC, _("no, it stays over"), step_stay());
}

/* wish: phase_reopened with ref. */
const struct dialog dialog_reopen = {
    .place = PLACE_ASK, .title = reopen_title, .facts = reopen_facts, .choices = reopen_choices};
