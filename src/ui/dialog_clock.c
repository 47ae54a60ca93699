/* dialog_clock: what is asked of the time itself: a pause, time given, time to confirm.
 *
 * The wish of each names the run by ref.  Arrows change an amount by ten
 * seconds: of a pause at once, of the others in the wish, until a choice. */
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/dialog.h"

enum { STEP_MS = 10000 };

/* -- a pause ------------------------------------------------------------------------------- */

static void pause_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_add(b, str_of(_("Reason of the pause?")));
}

static void write_since(struct buf *b, const struct scene *scene, const struct run *run)
{
	struct buf ago = {0};

	when_spent(&ago, clock_pause_ms(run, scene->now));
	buf_addf(b, _("begun %s ago, by 10 s"), buf_text(&ago));
	buf_done(&ago);
}

static size_t pause_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	static const enum code reasons[] = {CODE_alarm, CODE_unwell, CODE_noise, CODE_breakdown,
	                                    CODE_irregularity};
	const struct run *run = dialog_run(scene, wish);
	struct fact why = {.kind = KIND_incident};
	struct buf since = {0};
	size_t n;

	if (!run || run->status != RUN_PAUSED) /* somebody resumed meanwhile */
		return dialog_choice(v, 0, KEY_ESC, _("the clock runs again"), step_stay());
	why.passage = run->passage;
	why.ref = run->pause_id;
	write_since(&since, scene, run);
	n = dialog_codes(v, 0, why, &scene->state->plan.reasons_pause, reasons, 5);
	n = dialog_choice(v, n, KEY_ARROWS, buf_text(&since), step_stay());
	n = dialog_choice(v, n, ' ', _("resume, the reason will come later"),
	                  step_wish((struct fact){.kind = KIND_phase_resumed, .ref = run->id}));
	n = dialog_choice(
	    v, n, '7',
	    _("begin the phase again\t; the first attempt is kept, set aside|; the first is set "
	      "aside\t"),
	    step_ask(&dialog_restart, (struct fact){.kind = KIND_phase_restarted, .ref = run->id}));
	n = dialog_choice(v, n, '8',
	                  _("it was a mistake: resume\t, as if nothing had happened\t"),
	                  step_wish((struct fact){.kind = KIND_taken_back, .ref = run->pause_id}));
	/* By habit nobody starts the clock of an exam. */
	n = dialog_choice(v, n, KEY_ESC, _("stay paused, the reason will come later"),
	                  step_stay());
	buf_done(&since);
	return n;
}

/* Earlier as far as the phase's beginning; later as far as the moment when Space was pressed. */
static struct step pause_key(const struct scene *scene, struct keymap_act act, struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	const struct entry *pause = run ? state_entry(scene->state, run->pause_id) : NULL;
	int64_t ms = act.action == ACT_LEFT ? -STEP_MS : STEP_MS;

	if (!pause || (act.action != ACT_LEFT && act.action != ACT_RIGHT))
		return step_unknown();
	if (run->elapsed_ms + ms < 0)
		ms = -run->elapsed_ms;
	if (run->elapsed_ms + ms > pause->fact.ms)
		ms = pause->fact.ms - run->elapsed_ms;
	if (!ms && act.action == ACT_LEFT)
		return step_say("%s", _("The phase had only begun: the pause can’t be earlier."));
	if (!ms)
		return step_say("%s", _("The pause began when Space was pressed, not later."));
	return step_wish((struct fact){.kind = KIND_time_corrected, .ref = run->id, .ms = ms});
}

/* wish: phase_paused with ref; the pause is stored already. */
const struct dialog dialog_pause = {
    .place = PLACE_PAUSE, .title = pause_title, .choices = pause_choices, .key = pause_key};

/* -- amounts ------------------------------------------------------------------------------- */

/* The dialog stays: only what it would do changes. */
static struct step amount_key(const struct scene *scene, struct keymap_act act, struct fact *wish)
{
	(void)scene;
	if (act.action != ACT_LEFT && act.action != ACT_RIGHT)
		return step_unknown();
	wish->ms += act.action == ACT_LEFT ? -STEP_MS : STEP_MS;
	return step_say("%s", "");
}

/* -- time given ---------------------------------------------------------------------------- */

static void time_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_add(b, str_of(_("Give time back, or add some?")));
}

static int time_facts(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	struct buf b = {0}, of = {0}, spent = {0}, left = {0};
	int rows;
	int64_t would_be = run ? clock_left_ms(run, scene->now) + wish->ms : 0;

	if (!run)
		return 0;
	when_spent(&of, clock_allotted_ms(run));
	when_spent(&spent, clock_elapsed_ms(run, scene->now));
	if (would_be < 0)
		when_overrun(&left, -would_be);
	else
		when_left(&left, would_be);
	buf_addf(&b, _("Planned %s, elapsed %s. There would be left: %s. The reason is kept:"),
	         buf_text(&of), buf_text(&spent), buf_text(&left));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&of);
	buf_done(&spent);
	buf_done(&left);
	return rows;
}

static size_t time_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	static const char *const reasons[] = {N_("fire alarm"), N_("unwell"), N_("noise"),
	                                      N_("technical failure"), N_("irregularity")};
	struct buf amount = {0}, span = {0};
	size_t n =
	    dialog_reasons(v, 0, *wish, &scene->state->plan.reasons_time, reasons, 5);

	when_left(&span, wish->ms < 0 ? -wish->ms : wish->ms);
	if (wish->ms < 0)
		buf_addf(&amount, _("take away %s, by 10 s"), buf_text(&span));
	else
		buf_addf(&amount, _("add %s, by 10 s"), buf_text(&span));
	n = dialog_choice(v, n, KEY_ARROWS, buf_text(&amount), step_stay());
	n = dialog_choice(v, n, KEY_ESC, _("no, change nothing"), step_stay());
	buf_done(&amount);
	buf_done(&span);
	return n;
}

/* wish: time_given with ref, and ms to begin with. */
const struct dialog dialog_time = {.place = PLACE_ASK,
                                   .title = time_title,
                                   .facts = time_facts,
                                   .choices = time_choices,
                                   .key = amount_key};

/* -- time to confirm ----------------------------------------------------------------------- */

static void confirm_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_add(b, str_of(_("The machine restarted: how much time has elapsed?")));
}

static int confirm_facts(struct canvas *c, struct area area, const struct scene *scene,
                         const struct fact *wish)
{
	const struct run *run = dialog_run(scene, wish);
	const struct moment *until;
	struct buf b = {0}, sure = {0}, hour = {0};
	int rows;

	if (!run)
		return 0;
	until = clock_sure_until(run);
	when_spent(&sure, clock_elapsed_ms(run, scene->now));
	when_hour(&hour, until->at_ms, until->zone_min);
	buf_addf(&b, _("Sure: %s at %s; since then, by the machine’s wall clock:"), buf_text(&sure),
	         buf_text(&hour));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&sure);
	buf_done(&hour);
	return rows;
}

/* What the wall clock suggests, and the arrows' amount; from now on the clock runs again. */
static int64_t proposed_ms(const struct scene *scene, const struct run *run,
                           const struct fact *wish)
{
	int64_t ms = clock_guess_ms(run, scene->now) + wish->ms;

	return ms > 0 ? ms : 0;
}

static size_t confirm_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	const struct run *run = dialog_run(scene, wish);
	struct fact f = {.kind = KIND_time_corrected, .ref = wish->ref};
	struct buf b = {0}, spent = {0}, left = {0};
	int64_t ms;
	size_t n;

	if (!run || !clock_to_confirm(run, scene->now)) /* somebody did meanwhile */
		return dialog_choice(v, 0, KEY_ESC, _("the time is confirmed"), step_stay());
	ms = proposed_ms(scene, run, wish);
	when_spent(&spent, ms);
	when_left(&left, clock_allotted_ms(run) - ms);
	buf_addf(&b, _("%s elapsed, %s left: confirm\t, the clock goes on\t"), buf_text(&spent),
	         buf_text(&left));
	f.ms = ms - clock_elapsed_ms(run, scene->now);
	n = dialog_choice(v, 0, 'o', buf_text(&b), step_wish(f));
	n = dialog_choice(v, n, KEY_ARROWS, _("less or more, by 10 s"), step_stay());
	f.ms = 0;
	n = dialog_choice(v, n, '1', _("\tnothing was done meanwhile: |\tgo on from the sure time"),
	                  step_wish(f));
	n = dialog_choice(v, n, KEY_ESC, _("not yet, the clock stays to be confirmed"),
	                  step_stay());
	buf_done(&b);
	buf_done(&spent);
	buf_done(&left);
	return n;
}

/* wish: time_corrected with ref; ms is what the arrows add to the proposal. */
const struct dialog dialog_confirm_time = {.place = PLACE_ASK,
                                           .title = confirm_title,
                                           .facts = confirm_facts,
                                           .choices = confirm_choices,
                                           .key = amount_key};
