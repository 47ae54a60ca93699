/* view_phase: a phase with neither speech nor questions, such as a preparation.
 *
 * Who prepares, who watches, what comes next; and what the jury is in
 * meanwhile, for another clock may run beside this one. */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/passage.h"

/* -- line 3 -------------------------------------------------------------------------------- */

static void advise_alone(struct buf *b, const struct scene *scene, const struct phase *phase)
{
	bool ends = passage_may_end(scene);

	if (ends && phase->jury_out == WHERE_OUT)
		buf_add(b, str_of(_("The time runs by itself\t, others may be heard\t: f ends, "
		                    "q goes back.")));
	else if (ends)
		buf_add(b, str_of(_("The time runs by itself: f ends the phase.")));
	else if (phase->jury_out != WHERE_OUT && scene_may(scene, scene->state->plan.may_score))
		buf_add(b, str_of(_("The time runs by itself: Enter opens the sheet.")));
	else
		buf_add(b, str_of(_("The time runs by itself. Nothing to do here, q goes back.")));
}

static void advice(struct buf *b, const struct scene *scene)
{
	const struct phase *phase = passage_phase(scene);

	if (passage_advises(b, scene) || passage_advises_end(b, scene) ||
	    passage_advises_threshold(b, scene) || !phase)
		return;
	advise_alone(b, scene, phase);
}

/* -- beside the digits --------------------------------------------------------------------- */

/* The one who is in it, or how many they are. */
static void write_whom(struct buf *b, const struct scene *scene, const struct rows *r)
{
	int32_t one = 0;
	int here = 0;

	for (size_t i = 0; i < r->n; i++)
		if (state_is_here(scene->state, r->numbers[i])) {
			one = r->numbers[i];
			here++;
		}
	if (here == 1)
		say_person(b, scene->state, one);
	else
		buf_addf(b, words_n("%d person", "%d persons", here), here);
}

/* The phase after this one, and how long it will be. */
static void write_next(struct buf *b, const struct scene *scene, const struct phase *phase)
{
	const struct plan *plan = &scene->state->plan;

	for (size_t i = 0; i + 1 < plan->n_phases; i++) {
		const struct phase *next = &plan->phases[i + 1];

		if (plan->phases[i].item != phase->item)
			continue;
		buf_addf(b, "%.*s, ", STR_ARG(next->id));
		when_left(b, clock_planned_ms(scene->state, scene->focus->passage, next));
	}
}

/* What the jury is in with another passage. */
static void write_meanwhile(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;

	for (size_t i = s->n_runs; i-- > 0;) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		int64_t left = clock_left_ms(r, scene->now);

		if (r->set_aside || r->status == RUN_ENDED || !p ||
		    r->passage == scene->focus->passage)
			continue;
		text_upper(b, p->id);
		buf_add_char(b, ' ');
		if (left < 0)
			when_overrun(b, -left);
		else
			when_left(b, left);
		return;
	}
}

static void draw_facts(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                       const struct rows *r, const struct phase *phase)
{
	struct buf b = {0};

	write_whom(&b, scene, r);
	passage_fact(c, k, 0, _("Candidate"), buf_str(&b));
	buf_clear(&b);
	if (phase->invigilator.n) {
		passage_fact(c, k, 1, _("Watched by"), phase->invigilator);
	} else if (phase->duration_min_ms) {
		when_spent(&b, phase->duration_min_ms);
		passage_fact(c, k, 1, _("At least"), buf_str(&b));
		buf_clear(&b);
	}
	write_next(&b, scene, phase);
	if (b.n)
		passage_fact(c, k, 2, _("Next"), buf_str(&b));
	buf_clear(&b);
	write_meanwhile(&b, scene);
	if (b.n)
		passage_fact(c, k, 3, _("Elsewhere"), buf_str(&b));
	buf_done(&b);
}

/* -- the table ----------------------------------------------------------------------------- */

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct rows r = passage_rows(scene);
	struct skeleton k = passage_skeleton(scene, area, &r);
	const struct phase *phase = passage_phase(scene);

	passage_digits(c, &k, scene);
	if (phase)
		draw_facts(c, &k, scene, &r, phase);
	canvas_text(c, k.head, STOP_TEXT, PEN_DIM, str_of(_("At the table")));
	canvas_text(c, k.head, STOP_BAR, PEN_DIM, str_of(_("Attendance")));
	for (size_t i = 0; i < r.n; i++) {
		const struct standing *there = state_person(scene->state, r.numbers[i]);
		int row;

		if (!passage_shows(&k, &r, i) || !there)
			continue;
		row = passage_name(c, &k, scene, &r, i, PEN_PLAIN);
		canvas_text(c, row, STOP_BAR, PEN_PLAIN,
		            str_of(say_attendance(there->attendance, there->identity_seen)));
	}
}

static void tell(struct told *t, const struct scene *scene)
{
	struct rows r = passage_rows(scene);
	const struct phase *phase = passage_phase(scene);
	struct buf b = {0};

	if (phase) {
		told_fact(t, _("Watched by"), phase->invigilator);
		write_next(&b, scene, phase);
		told_fact_of(t, _("Next"), &b);
		write_meanwhile(&b, scene);
		told_fact_of(t, _("Elsewhere"), &b);
	}
	for (size_t i = 0; i < r.n; i++) {
		const struct standing *there = state_person(scene->state, r.numbers[i]);

		passage_tell_name(t, scene, &r, i);
		if (there)
			told_part(t, say_attendance(there->attendance, there->identity_seen),
			          STR(""));
	}
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct rows r = passage_rows(scene);

	return passage_key(scene, act, focus, &r);
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct hints h = {v, 0, room};

	hints_add_space(&h, scene);
	hints_add_end(&h, scene);
	hints_add_time(&h, scene);
	hints_add_hat(&h, scene);
	hints_add_sheet(&h, scene);
	return h.n;
}

const struct view view_phase = {
    .name = "phase",
    .place = PLACE_PREPARATION,
    .of_passage = true,
    .follows = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
