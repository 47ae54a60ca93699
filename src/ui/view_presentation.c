/* view_presentation: a talk shared by several, and who speaks.
 *
 * For the keeper a digit gives the floor; for all others it selects.  Each
 * one's time stands against the fair share, which is `│` on the row's bar. */
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "core/speech.h"
#include "ui/talk.h"

enum {
	STATUS_END = 36,  /* the column after the word of each one */
	TIME_END = 41,    /* after the times */
	SHARE_END = 86,   /* after the shares in %, in a wide window */
	CREDIT_MS = 5000, /* what one `<` moves */
	SCALE_NUM = 17,   /* a whole bar is 17/12 of the largest fair share */
	SCALE_DEN = 12,
	WIDE_COLS = 100,
};

/* What is shown is of this run: the open one, or the phase's last that counts; NULL before. */
static const struct run *shown_run(const struct scene *scene)
{
	const struct phase *phase = passage_phase(scene);
	const struct run *run = scene_run(scene);

	if (!run && phase)
		run = state_run(scene->state, scene->focus->passage, phase->item);
	return run;
}

/* -- beside the digits --------------------------------------------------------------------- */

static void fact_speaker(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                         const struct rows *r)
{
	int32_t speaker = talk_speaker(scene);
	struct buf b = {0};

	if (speaker) {
		if (rows_of(r, speaker) < 9)
			buf_addf(&b, "%zu ", rows_of(r, speaker) + 1);
		say_person(&b, scene->state, speaker);
	} else {
		buf_add(&b, str_of(_("nobody")));
	}
	passage_fact(c, k, 0, _("Speaks"), buf_str(&b));
	buf_done(&b);
}

static void fact_share(struct canvas *c, const struct skeleton *k, const struct shares *s)
{
	struct buf b = {0}, one = {0}, more = {0};

	when_left(&one, s->plain_ms);
	when_left(&more, s->largest_ms);
	if (s->largest_ms > s->plain_ms)
		buf_addf(&b, _("%s, extra time %s"), buf_text(&one), buf_text(&more));
	else
		buf_addf(&b, _("%s each"), buf_text(&one));
	passage_fact(c, k, 1, _("Fair share"), buf_str(&b));
	buf_done(&b);
	buf_done(&one);
	buf_done(&more);
}

static void draw_facts(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                       const struct rows *r, const struct run *run)
{
	struct shares s = talk_shares(scene, run, r);
	int64_t unsaid = speech_nobody_ms(scene->state, run, scene->now);
	struct buf b = {0}, span = {0};

	fact_speaker(c, k, scene, r);
	fact_share(c, k, &s);
	if (unsaid >= WHEN_SECOND_MS) {
		when_spent(&span, unsaid);
		buf_addf(&b, _("%s in all"), buf_text(&span));
		passage_fact(c, k, 2, _("Not counted"), buf_str(&b));
	}
	buf_clear(&b);
	buf_addf(&b, _("%d of %d"), s.silent, s.here);
	passage_fact(c, k, 3, _("To come"), buf_str(&b));
	buf_done(&b);
	buf_done(&span);
}

/* -- the table ----------------------------------------------------------------------------- */

struct bars {
	const struct run *run;
	int64_t largest_ms; /* fair share */
	int cols;
	int64_t spoken_ms; /* by all */
	bool wide;         /* shares in % beside them */
};

static struct bars bars_of(struct canvas *c, struct area area, const struct scene *scene,
                           const struct rows *r)
{
	const struct run *run = shown_run(scene);
	struct shares s = talk_shares(scene, run, r);
	struct bars bars = {run, s.largest_ms ? s.largest_ms : 1, canvas_edge(c) - STOP_FACTS, 0,
	                    area.cols >= WIDE_COLS};

	for (size_t i = 0; run && i < r->n; i++)
		bars.spoken_ms += speech_spoken_ms(scene->state, run, r->numbers[i], scene->now);
	return bars;
}

static int bar_cell(const struct bars *bars, int64_t ms)
{
	return canvas_bar_cells(bars->cols, ms * SCALE_DEN, bars->largest_ms * SCALE_NUM);
}

static void draw_head(struct canvas *c, const struct skeleton *k, const struct bars *bars,
                      const struct shares *s)
{
	struct buf share = {0};

	canvas_text(c, k->head, STOP_TEXT, PEN_DIM, str_of(_("At the table")));
	if (!bars->run)
		return;
	canvas_right(c, k->head, TIME_END, PEN_DIM, str_of(_("Time")));
	canvas_text(c, k->head, STOP_FACTS, PEN_DIM, STR("0:00"));
	if (s->plain_ms) {
		when_left(&share, s->plain_ms);
		canvas_text(c, k->head, STOP_FACTS + bar_cell(bars, s->plain_ms) - 2, PEN_DIM,
		            buf_str(&share));
	}
	if (bars->wide)
		canvas_right(c, k->head, SHARE_END, PEN_DIM, str_of(_("Share")));
	buf_done(&share);
}

/* "▲ long", "▼ court", "parle", "à venir", "parti(e)": who speaks keeps the sign. */
static void write_status(struct buf *b, const struct scene *scene, const struct run *run,
                         int32_t candidate)
{
	const struct standing *there = state_person(scene->state, candidate);
	enum speech_drift drift =
	    run ? speech_drift(scene->state, run, candidate, scene->now) : DRIFT_NONE;
	bool speaks = talk_speaker(scene) == candidate;

	if (!state_is_here(scene->state, candidate)) {
		buf_add(b, str_of(passage_absence(there ? there->attendance : CODE_none)));
		return;
	}
	if (drift == DRIFT_LONG)
		buf_add(b, STR("▲ "));
	else if (drift == DRIFT_SHORT)
		buf_add(b, STR("▼ "));
	if (speaks)
		buf_add(b, str_of(_("speaks")));
	else if (drift)
		buf_add(b, str_of(drift == DRIFT_LONG ? _("long") : _("short")));
	else if (run && !speech_spoken_ms(scene->state, run, candidate, scene->now))
		buf_add(b, str_of(_("to come")));
}

/* The time spoken and its bar; true unless there is none to tell of who isn't here. */
static bool draw_spoken(struct canvas *c, int row, const struct scene *scene, int32_t candidate,
                        const struct bars *bars)
{
	int64_t fair, spoken;
	struct buf time = {0};

	if (!bars->run)
		return false;
	fair = speech_fair_ms(scene->state, bars->run, candidate);
	spoken = speech_spoken_ms(scene->state, bars->run, candidate, scene->now);
	if (!fair && !spoken)
		return false;
	when_spent(&time, spoken);
	canvas_right(c, row, TIME_END, PEN_PLAIN, buf_str(&time));
	buf_done(&time);
	canvas_bar(c, row, STOP_FACTS, bars->cols, PEN_PLAIN, bar_cell(bars, spoken),
	           fair ? bar_cell(bars, fair) : -1);
	if (bars->wide && bars->spoken_ms)
		canvas_rightf(c, row, SHARE_END, PEN_PLAIN, _("%d %%"),
		              (int)(spoken * 100 / bars->spoken_ms));
	return true;
}

static void draw_row(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                     const struct rows *r, size_t i, const struct bars *bars)
{
	int32_t candidate = r->numbers[i];
	enum pen pen = candidate == talk_speaker(scene)         ? PEN_ACCENT
	               : state_is_here(scene->state, candidate) ? PEN_PLAIN
	                                                        : PEN_DIM;
	int row = passage_name(c, k, scene, r, i, pen);
	bool timed = draw_spoken(c, row, scene, candidate, bars);
	struct buf b = {0};

	write_status(&b, scene, bars->run, candidate);
	canvas_cut(c, row, STOP_BAR, (timed ? STATUS_END : TIME_END) - STOP_BAR, PEN_PLAIN,
	           buf_str(&b));
	buf_done(&b);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct rows r = passage_rows(scene);
	struct skeleton k = passage_skeleton(scene, area, &r);
	struct bars bars = bars_of(c, area, scene, &r);
	struct shares shares = talk_shares(scene, bars.run, &r);

	passage_digits(c, &k, scene);
	if (bars.run)
		draw_facts(c, &k, scene, &r, bars.run);
	draw_head(c, &k, &bars, &shares);
	for (size_t i = 0; i < r.n; i++)
		if (passage_shows(&k, &r, i))
			draw_row(c, &k, scene, &r, i, &bars);
}

/* "long, a parlé 2 min 31 sur 2 min" */
static void tell_spoken(struct told *t, const struct scene *scene, const struct run *run,
                        int32_t candidate)
{
	struct buf b = {0}, spoken = {0}, fair = {0};
	struct str status;

	write_status(&b, scene, run, candidate);
	status = buf_str(&b);
	if (str_starts(status, "▲ ") || str_starts(status, "▼ ")) /* a word says it */
		str_cut(&status, ' ');
	told_part(t, NULL, status);
	buf_clear(&b);
	if (run && state_is_here(scene->state, candidate)) {
		when_span(&spoken, speech_spoken_ms(scene->state, run, candidate, scene->now));
		when_span(&fair, speech_fair_ms(scene->state, run, candidate));
		buf_addf(&b, _("spoke %s of %s"), buf_text(&spoken), buf_text(&fair));
		told_part_of(t, NULL, &b);
	}
	buf_done(&b);
	buf_done(&spoken);
	buf_done(&fair);
}

static void tell_facts(struct told *t, const struct scene *scene, const struct run *run,
                       const struct rows *r)
{
	struct shares s = talk_shares(scene, run, r);
	struct buf b = {0}, span = {0};

	if (talk_speaker(scene))
		say_person(&b, scene->state, talk_speaker(scene));
	else
		buf_add(&b, str_of(_("nobody")));
	told_fact_of(t, _("Speaks"), &b);
	when_span(&span, s.plain_ms);
	buf_addf(&b, _("%s each"), buf_text(&span));
	told_fact_of(t, _("Fair share"), &b);
	buf_addf(&b, _("%d of %d"), s.silent, s.here);
	told_fact_of(t, _("To come"), &b);
	buf_done(&b);
	buf_done(&span);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct run *run = shown_run(scene);
	struct rows r = passage_rows(scene);

	if (run)
		tell_facts(t, scene, run, &r);
	for (size_t i = 0; i < r.n; i++) {
		passage_tell_name(t, scene, &r, i);
		tell_spoken(t, scene, run, r.numbers[i]);
	}
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step give_floor(struct focus *focus, int32_t candidate)
{
	if (candidate)
		focus->candidate = candidate;
	return step_wish((struct fact){
	    .kind = KIND_speaker_changed, .passage = focus->passage, .candidate = candidate});
}

/* Once nobody has the floor, 0 says that the keeper knows: the reminder starts anew. */
static struct step nobody(const struct scene *scene, struct focus *focus)
{
	const struct run *run = scene_run(scene);

	if (!run)
		return step_unknown();
	focus->line = (int32_t)(clock_elapsed_ms(run, scene->now) / WHEN_SECOND_MS);
	if (talk_speaker(scene) || !scene_keeps(scene))
		return give_floor(focus, 0);
	return step_say("%s", _("Nobody has the floor. A digit will give it."));
}

/* What the turn before has left, or the time before anybody was counted, goes to who speaks
 * now; to nobody, when the one before had already stopped. */
static struct step credit_earlier(const struct scene *scene)
{
	const struct state *s = scene->state;
	const struct run *run = scene_run(scene);
	const struct turn *turn = run ? state_open_turn(s, run) : NULL, *before = NULL;
	struct fact f = {.kind = KIND_speech_moved, .ms = CREDIT_MS};
	int64_t left;

	for (size_t i = 0; turn && i < s->n_turns; i++)
		if (s->turns[i].run == run->id && s->turns[i].id < turn->id)
			before = &s->turns[i];
	if (!turn || (!turn->candidate && !before))
		return step_say("%s", _("Nobody has spoken yet: a digit gives the floor first."));
	f.candidate = turn->candidate;
	f.ref = before ? before->id : run->id;
	left = before ? speech_turn_left_ms(s, run, before, scene->now)
	              : speech_nobody_ms(s, run, scene->now);
	if (left > 0 && left < f.ms)
		f.ms = left;
	return step_wish(f);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct rows r = passage_rows(scene);
	bool gives = scene_keeps(scene) && scene_run(scene);

	switch (act.action) {
	case ACT_DIGIT:
		if (!act.value)
			return nobody(scene, focus);
		if (!gives || (size_t)act.value > r.n)
			return passage_select(focus, &r, act.value);
		return give_floor(focus, r.numbers[act.value - 1]);
	case ACT_FLOOR: return give_floor(focus, rows_selected(&r));
	case ACT_EARLIER: return credit_earlier(scene);
	default: return passage_key(scene, act, focus, &r);
	}
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct rows r = passage_rows(scene);
	struct hints h = {v, 0, room};
	bool gives = scene_keeps(scene) && scene_run(scene);

	hints_add(&h, ACT_DIGIT, (int)r.n, gives ? NULL : _("choose"));
	if (hints_are_few(scene))
		hints_add_space(&h, scene);
	if (gives)
		hints_add(&h, ACT_DIGIT, 0, NULL);
	if (!hints_are_few(scene))
		hints_add_space(&h, scene);
	hints_add_end(&h, scene);
	hints_add_sheet(&h, scene);
	hints_add_time(&h, scene);
	hints_add_hat(&h, scene);
	return h.n;
}

const struct view view_presentation = {
    .name = "presentation",
    .place = PLACE_PRESENTATION,
    .of_passage = true,
    .follows = true,
    .advice = talk_advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
