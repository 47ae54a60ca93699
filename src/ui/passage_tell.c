/* passage_tell: what a phase has to say, on line 3 and in the footer.  See passage.h. */
#include <string.h>

#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/passage.h"

enum { THRESHOLD_TOLD_MS = 10000 };

/* -- advice -------------------------------------------------------------------------------- */

static bool may_confirm(const struct scene *scene)
{
	return scene_keeps(scene) || scene_presides(scene);
}

bool passage_may_end(const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	struct fact f = {.kind = KIND_phase_ended,
	                 .ref = run ? run->id : 0,
	                 .code = CODE_overridden,
	                 .words = STR("…")};

	return run && !rules_decide(scene->state, scene->me, &f, scene->now).why;
}

/* Who is awaited: the keeper by name, else the president. */
static void write_keeper(struct buf *b, const struct scene *scene)
{
	if (scene->state->keeper)
		say_family(b, scene->state, scene->state->keeper);
	else
		buf_add(b, str_of(_("the president")));
}

static void advise_to_confirm(struct buf *b, const struct scene *scene)
{
	struct buf who = {0};

	write_keeper(&who, scene);
	if (may_confirm(scene))
		buf_addf(b, "%s",
		         _("\tThe machine restarted|Restarted\t: Space confirms the "
		           "time elapsed."));
	else
		buf_addf(b,
		         _("\tThe machine restarted|Restarted\t: %s will confirm the "
		           "time\t elapsed\t."),
		         buf_text(&who));
	buf_done(&who);
}

static void advise_paused(struct buf *b, const struct scene *scene)
{
	struct buf who = {0};

	write_keeper(&who, scene);
	if (scene_keeps(scene))
		buf_addf(b, "%s", _("The clock is stopped: Space resumes."));
	else
		buf_addf(b, _("The clock is stopped: %s will resume."), buf_text(&who));
	buf_done(&who);
}

static void advise_start(struct buf *b, const struct scene *scene, const struct phase *phase)
{
	struct buf who = {0}, what = {0};

	write_keeper(&who, scene);
	say_the_phase(&what, scene->state, phase->item);
	if (scene_keeps(scene) && phase->instruction.n)
		buf_addf(b,
		         _("Space starts %s; \tfirst comes the text to read aloud|the "
		           "text comes first\t."),
		         buf_text(&what));
	else if (scene_keeps(scene))
		buf_addf(b, _("Space starts %s."), buf_text(&what));
	else if (!scene->state->keeper && scene_may(scene, scene->state->plan.may_keep))
		buf_addf(b,
		         _("\tNobody keeps the session: t takes it|t takes the "
		           "session\t, then Space starts\t %s\t."),
		         buf_text(&what));
	else
		buf_addf(b, _("%s will start %s."), buf_text(&who), buf_text(&what));
	buf_done(&who);
	buf_done(&what);
}

bool passage_advises(struct buf *b, const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	const struct phase *phase = passage_phase(scene);

	if (run && clock_to_confirm(run, scene->now))
		advise_to_confirm(b, scene);
	else if (run && run->status == RUN_PAUSED)
		advise_paused(b, scene);
	else if (!run && phase)
		advise_start(b, scene, phase);
	else if (!run)
		buf_addf(b, "%s",
		         _("\tAll phases of this passage are over|Passage over\t. q "
		           "goes back to the day."));
	else
		return false;
	return true;
}

bool passage_advises_end(struct buf *b, const struct scene *scene)
{
	const struct run *run = scene_run(scene);

	if (!run || clock_left_ms(run, scene->now) > 0 || !passage_may_end(scene))
		return false;
	buf_addf(b, "%s",
	         _("Time is over: f ends the phase.\t Nothing is cut off, the "
	           "overrun is noted.\t"));
	return true;
}

bool passage_advises_threshold(struct buf *b, const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	const struct phase *phase = passage_phase(scene);
	int64_t left = run ? clock_left_ms(run, scene->now) : 0;
	struct buf span = {0};

	for (size_t i = 0; run && phase && i < phase->warn_ms.n; i++) {
		int64_t warn = phase->warn_ms.v[i];

		if (left > warn || left <= warn - THRESHOLD_TOLD_MS)
			continue;
		when_span(&span, warn);
		buf_addf(b, _("%s left."), buf_text(&span));
		buf_done(&span);
		return true;
	}
	return false;
}

/* -- hints --------------------------------------------------------------------------------- */

void hints_add(struct hints *h, enum action action, int count, const char *word)
{
	if (h->n < h->room)
		h->v[h->n++] = (struct hint){.action = action, .count = count, .word = word};
}

bool hints_are_few(const struct scene *scene)
{
	return scene->work.cols < 80;
}

/* While no time runs, Space is what line 3 tells of: a narrow footer keeps the first ones. */
static void put_first(struct hints *h, enum action action, const char *word)
{
	if (h->n == h->room)
		return;
	memmove(h->v + 1, h->v, h->n++ * sizeof *h->v);
	h->v[0] = (struct hint){.action = action, .word = word};
}

bool passage_pause_told(const struct state *s, const struct run *run)
{
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > run->pause_id;) {
		const struct entry *e = &s->entries[i];

		if (e->fact.kind == KIND_incident && e->fact.ref == run->pause_id && !e->undone_by)
			return true;
	}
	return false;
}

/* Nothing was done since, but to date it back, that m would be about. */
static bool is_mine_to_tell(const struct scene *scene, const struct run *run)
{
	const struct entry *latest = state_latest(scene->state, scene->me);
	bool dates = latest && latest->fact.kind == KIND_time_corrected &&
	             latest->fact.ref == run->id && latest->id > run->pause_id;

	return latest && (latest->id == run->pause_id || dates) &&
	       !passage_pause_told(scene->state, run);
}

void hints_add_space(struct hints *h, const struct scene *scene)
{
	const struct run *run = scene_run(scene);

	if (run && clock_to_confirm(run, scene->now)) {
		if (may_confirm(scene))
			put_first(h, ACT_SPACE, _("confirm"));
	} else if (scene_keeps(scene) && (run || passage_phase(scene))) {
		if (run && run->status != RUN_PAUSED) {
			hints_add(h, ACT_SPACE, 0, NULL);
			return;
		}
		if (run && is_mine_to_tell(scene, run))
			put_first(h, ACT_WORDS, words_p("of a pause", "reason"));
		put_first(h, ACT_SPACE, run ? _("resume") : _("start"));
	}
}

void hints_add_end(struct hints *h, const struct scene *scene)
{
	if (passage_may_end(scene))
		hints_add(h, ACT_FINISH, 0, NULL);
}

void hints_add_time(struct hints *h, const struct scene *scene)
{
	if (scene_run(scene) && scene_presides(scene))
		hints_add(h, ACT_TIME, 0, NULL);
}

void hints_add_hat(struct hints *h, const struct scene *scene)
{
	const struct person *keeper = plan_person(&scene->state->plan, scene->state->keeper);

	if (scene_keeps(scene) || !scene_may(scene, scene->state->plan.may_keep))
		return;
	hints_add(h, ACT_HAT, 0, NULL);
	if (keeper && h->n && h->v[h->n - 1].action == ACT_HAT)
		h->v[h->n - 1].whose = person_family(keeper);
}

void hints_add_sheet(struct hints *h, const struct scene *scene)
{
	struct rows r = passage_rows(scene);

	if (r.n && !passage_may_open(scene, rows_selected(&r)).why)
		hints_add(h, ACT_OPEN, 0, NULL);
}
