/* talk: see talk.h. */
#include "ui/talk.h"

#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "core/speech.h"

enum { LISTED_MAX = 3 }; /* of those who have not spoken, by their digits */

int32_t talk_speaker(const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	const struct turn *turn = run ? state_open_turn(scene->state, run) : NULL;

	return turn ? turn->candidate : 0;
}

struct shares talk_shares(const struct scene *scene, const struct run *run, const struct rows *r)
{
	struct shares s = {0};

	for (size_t i = 0; run && i < r->n; i++) {
		int64_t fair = speech_fair_ms(scene->state, run, r->numbers[i]);

		if (!fair)
			continue;
		s.here++;
		if (fair > s.largest_ms)
			s.largest_ms = fair;
		if (!s.plain_ms || fair < s.plain_ms)
			s.plain_ms = fair;
		if (speech_spoken_ms(scene->state, run, r->numbers[i], scene->now))
			continue;
		if (!s.silent++) {
			s.silent_one = r->numbers[i];
			s.silent_row = i;
		}
	}
	return s;
}

/* -- line 3 -------------------------------------------------------------------------------- */

static bool has_turns(const struct state *s, const struct run *run)
{
	for (size_t i = 0; i < s->n_turns; i++)
		if (s->turns[i].run == run->id && s->turns[i].candidate)
			return true;
	return false;
}

/* Nobody is counted for as long as the grid allows, since the last word or since `0` was
 * pressed once more: focus->line is the elapsed time, in seconds, when it was.  Pressed
 * before anybody was counted, `0` says that speech is not followed today. */
static bool advise_silence(struct buf *b, const struct scene *scene, const struct run *run)
{
	const struct phase *phase = plan_phase(&scene->state->plan, run->phase);
	int64_t silence = speech_silence_ms(scene->state, run, scene->now);
	int64_t known = clock_elapsed_ms(run, scene->now) - scene->focus->line * WHEN_SECOND_MS;
	struct buf span = {0};

	if (!phase || !phase->silence_ms || silence < phase->silence_ms ||
	    (known >= 0 && known < phase->silence_ms) ||
	    (scene->focus->line && !has_turns(scene->state, run)))
		return false;
	when_spent(&span, silence);
	buf_addf(b, _("Nobody\t has been counted\t for %s."), buf_text(&span));
	if (scene_keeps(scene))
		buf_addf(b, " %s", _("\tA digit|1-9\t gives the floor, 0 otherwise."));
	buf_done(&span);
	return true;
}

static void advise_equal_shares(struct buf *b, const struct scene *scene, const struct run *run)
{
	struct buf need = {0}, left = {0};

	when_left(&need, speech_lacking_ms(scene->state, run, scene->now));
	when_left(&left, clock_left_ms(run, scene->now));
	buf_addf(b, _("\tEqual shares would take|Needs\t %s, %s \tis \tleft."), buf_text(&need),
	         buf_text(&left));
	buf_done(&need);
	buf_done(&left);
}

/* "2 n’ont pas parlé (4, 5)." */
static void advise_silent(struct buf *b, const struct scene *scene, const struct run *run,
                          const struct rows *r, int silent)
{
	const char *separator = " (";

	buf_addf(b, words_n("%d has not spoken", "%d have not spoken", silent), silent);
	for (size_t i = 0; i < r->n && silent <= LISTED_MAX; i++) {
		if (!state_is_here(scene->state, r->numbers[i]) ||
		    speech_spoken_ms(scene->state, run, r->numbers[i], scene->now))
			continue;
		buf_addf(b, "%s%zu", separator, i + 1);
		separator = ", ";
	}
	buf_add(b, silent <= LISTED_MAX ? STR(").") : STR("."));
}

/* The time left can't give all their fair share any more; nothing is told of a talk in which
 * nobody has been counted yet. */
static bool advise_drift(struct buf *b, const struct scene *scene, const struct run *run,
                         const struct rows *r)
{
	struct shares s = talk_shares(scene, run, r);
	struct buf name = {0};

	if (s.silent == s.here || !speech_falls_short(scene->state, run, scene->now))
		return false;
	say_family(&name, scene->state, s.silent_one);
	if (s.silent == 1)
		buf_addf(b, _("%s has not spoken (%zu)."), buf_text(&name), s.silent_row + 1);
	else if (s.silent)
		advise_silent(b, scene, run, r, s.silent);
	if (s.silent)
		buf_add_char(b, ' ');
	advise_equal_shares(b, scene, run);
	buf_done(&name);
	return true;
}

/* Who speaks, and what digits do for this seat. */
static void advise_plainly(struct buf *b, const struct scene *scene, const struct rows *r)
{
	int32_t speaker = talk_speaker(scene);
	bool scores = scene_may(scene, scene->state->plan.may_score);
	struct buf name = {0};

	if (speaker) {
		say_family(&name, scene->state, speaker);
		buf_addf(b, _("%s speaks (%zu)."), buf_text(&name), rows_of(r, speaker) + 1);
	} else {
		buf_add(b, str_of(_("Nobody speaks.")));
	}
	buf_add_char(b, ' ');
	if (scene_keeps(scene))
		buf_add(b,
		        str_of(speaker ? _("\tA digit gives the floor to another, 0 to nobody|1-9: "
		                           "another, 0: nobody\t.")
		                       : _("A digit gives the floor.")));
	else
		buf_add(b,
		        str_of(scores ? _("\tA digit selects somebody, Enter opens their sheet|1-9 "
		                          "selects, Enter opens\t.")
		                      : _("A digit selects somebody.")));
	buf_done(&name);
}

void talk_advice(struct buf *b, const struct scene *scene)
{
	struct rows r = passage_rows(scene);
	const struct run *run = scene_run(scene);
	bool watches = scene_keeps(scene) || scene_presides(scene);

	if (passage_advises(b, scene) || passage_advises_end(b, scene))
		return;
	if (watches && (advise_silence(b, scene, run) || advise_drift(b, scene, run, &r)))
		return;
	if (!passage_advises_threshold(b, scene))
		advise_plainly(b, scene, &r);
}
