/* dialog_people: what is asked about persons: who keeps the session, who leaves, who was late,
 * what went wrong. */
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/dialog.h"
#include "ui/view.h"

/* -- the keeping of the session: the wish holds who takes it, and as value from whom --------- */

static void keeper_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_addf(b, "%s", _("Take the keeping of the session?"));
}

static int keeper_facts(struct canvas *c, struct area area, const struct scene *scene,
                        const struct fact *wish)
{
	struct buf b = {0};
	int rows;

	(void)wish;
	if (scene->state->keeper) {
		say_person(&b, scene->state, scene->state->keeper);
		buf_addf(&b, " %s ", _("keeps it now."));
	}
	buf_addf(&b, "%s", _("The clock, the floor, the signing in will be yours alone."));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static size_t keeper_choices(const struct scene *scene, const struct fact *wish,
                             struct choice *choices)
{
	size_t n = dialog_choice(choices, 0, 'o', _("yes, I keep the session"), step_wish(*wish));

	(void)scene;
	return dialog_choice(choices, n, KEY_ESC, _("no, change nothing"), step_stay());
}

const struct dialog dialog_keeper = {
    .place = PLACE_ASK, .title = keeper_title, .facts = keeper_facts, .choices = keeper_choices};

/* -- leaving the program: no wish ---------------------------------------------------------- */

static void leave_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)wish;
	buf_addf(b, "%s", scene->room->practice ? _("End the practice?") : _("Leave?"));
}

static int leave_facts(struct canvas *c, struct area area, const struct scene *scene,
                       const struct fact *wish)
{
	const struct state *s = scene->state;
	struct buf b = {0}, phase = {0};
	int rows;

	(void)wish;
	for (size_t i = 0; i < s->n_runs && !scene->room->practice; i++) {
		const struct run *r = &s->runs[i];

		if (r->set_aside || r->status == RUN_ENDED)
			continue;
		say_the_phase(&phase, s, r->phase);
		buf_addf(&b, _("Without you, %s goes on. "), buf_text(&phase));
		break;
	}
	if (scene->room->practice)
		buf_addf(&b, "%s", _("Nothing of the practice is kept."));
	else
		buf_addf(&b, "%s", _("All is stored; the same command leads back here."));
	if (scene->room->head.count && !scene->room->practice) {
		buf_addf(&b, "\n%s ", _("Head, to be noted:"));
		head_write(&b, &scene->room->head);
	}
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&phase);
	return rows;
}

static size_t leave_choices(const struct scene *scene, const struct fact *wish,
                            struct choice *choices)
{
	size_t n =
	    dialog_choice(choices, 0, 'o', _("yes, leave"), (struct step){.kind = STEP_LEAVE});

	(void)scene;
	(void)wish;
	return dialog_choice(choices, n, KEY_ESC, _("no, stay"), step_stay());
}

const struct dialog dialog_leave = {
    .place = PLACE_ASK, .title = leave_title, .facts = leave_facts, .choices = leave_choices};

/* -- somebody late: the wish holds the candidate, and whether the identity was seen -------- */

static bool is_heard_last(const struct scene *scene, const struct fact *wish)
{
	return state_person(scene->state, wish->candidate)->attendance == CODE_heard_last;
}

static void late_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	say_person(&name, scene->state, wish->candidate);
	buf_addf(b,
	         is_heard_last(scene, wish)
	             ? _("%s is heard at the end of the session: with whom?")
	             : _("%s came late: what is decided?"),
	         buf_text(&name));
	buf_done(&name);
}

static int late_facts(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	const struct standing *p = state_person(scene->state, wish->candidate);
	struct buf b = {0};
	int rows;

	buf_addf(&b, "%s ", p->attendance == CODE_present ? _("Here since") : _("Noted late at"));
	when_hour_short(&b, p->attendance_at_ms, p->attendance_zone_min);
	buf_addf(&b, "%s", _("; the passage has begun."));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static struct step attend(const struct fact *wish, enum code code)
{
	struct fact f = *wish;

	f.code = code;
	return step_wish(f);
}

enum { PLACES_OFFERED = 4 };

/* With a later passage that has not begun, or alone after all of them. */
static size_t heard_last_choices(const struct scene *scene, const struct fact *wish,
                                 struct choice *choices, size_t n)
{
	const struct state *s = scene->state;
	int32_t passages = (int32_t)state_passages(s);
	int32_t passage = plan_person(&s->plan, wish->candidate)->passage;
	struct fact f = {.kind = KIND_candidate_placed, .candidate = wish->candidate};
	struct buf name = {0};

	while (++passage <= passages && n < PLACES_OFFERED) {
		if (s->plan.passage_form == PASSAGE_SINGLE || state_last_run(s, passage))
			continue;
		buf_clear(&name);
		say_passage(&name, s, passage);
		f.passage = passage;
		n = dialog_choice(choices, n, (char)('1' + n), buf_text(&name), step_wish(f));
	}
	f.passage = passages + 1;
	if (s->plan.passage_form != PASSAGE_SINGLE)
		f.words = str_of(_("end of the session"));
	buf_done(&name);
	return dialog_choice(choices, n, (char)('1' + n), _("alone, after all the others"),
	                     step_wish(f));
}

static size_t late_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	size_t n = 0;

	if (is_heard_last(scene, wish)) {
		n = heard_last_choices(scene, wish, choices, n);
		n = dialog_choice(choices, n, (char)('1' + n),
		                  _("postponed to another session"), attend(wish, CODE_postponed));
		return dialog_choice(choices, n, KEY_ESC, _("not decided yet"), step_stay());
	}
	n = dialog_choice(choices, n, '1', _("admitted meanwhile: takes part from now on"),
	                  attend(wish, CODE_admitted));
	n = dialog_choice(choices, n, '2', _("heard at the end of the session"),
	                  attend(wish, CODE_heard_last));
	n = dialog_choice(choices, n, '3', _("postponed to another session"),
	                  attend(wish, CODE_postponed));
	return dialog_choice(choices, n, KEY_ESC, _("not decided yet"), step_stay());
}

const struct dialog dialog_late = {
    .place = PLACE_ASK, .title = late_title, .facts = late_facts, .choices = late_choices};

/* -- somebody gone: the wish holds the same ------------------------------------------------ */

static void gone_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	say_person(&name, scene->state, wish->candidate);
	buf_addf(b, _("%s has left: why?"), buf_text(&name));
	buf_done(&name);
}

static size_t gone_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	size_t n = 0;

	(void)scene;
	n = dialog_choice(choices, n, '1', _("unwell"), attend(wish, CODE_unwell));
	n = dialog_choice(choices, n, '2', _("gave up"), attend(wish, CODE_gave_up));
	n = dialog_choice(choices, n, '3', _("excluded"), attend(wish, CODE_excluded));
	return dialog_choice(choices, n, KEY_ESC, _("nobody has left"), step_stay());
}

const struct dialog dialog_gone = {
    .place = PLACE_ASK, .title = gone_title, .choices = gone_choices};

/* -- an incident: the wish holds the passage, and as ref the act of which it is the reason; its
 * candidate is the one selected, whom it concerns only when value is 1 --------------------- */

static void incident_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	if (wish->ref) {
		buf_addf(b, "%s", _("What was the reason?"));
	} else if (wish->value) {
		say_person(&name, scene->state, wish->candidate);
		buf_addf(b, _("Incident, %s: what is it?"), buf_text(&name));
	} else {
		buf_addf(b, "%s", _("Incident: what is it?"));
	}
	buf_done(&name);
}

static size_t incident_choices(const struct scene *scene, const struct fact *wish,
                               struct choice *choices)
{
	static const enum code codes[] = {CODE_alarm, CODE_unwell, CODE_noise, CODE_breakdown,
	                                  CODE_irregularity};
	struct fact f = *wish, about = *wish;
	struct buf name = {0}, text = {0};
	size_t n;

	f.candidate = wish->value ? wish->candidate : 0;
	f.value = 0;
	n = dialog_codes(choices, 0, f, &scene->state->plan.reasons_incident, codes,
	                 sizeof codes / sizeof *codes);
	if (!wish->ref && !wish->value && wish->candidate) {
		about.value = 1;
		say_person(&name, scene->state, wish->candidate);
		buf_addf(&text, _("concerns %s"), buf_text(&name));
		n = dialog_choice(choices, n, '7', buf_text(&text),
		                  step_ask(&dialog_incident, about));
	}
	buf_done(&name);
	buf_done(&text);
	return dialog_choice(choices, n, KEY_ESC, _("nothing to note"), step_stay());
}

const struct dialog dialog_incident = {
    .place = PLACE_ASK, .title = incident_title, .choices = incident_choices};
