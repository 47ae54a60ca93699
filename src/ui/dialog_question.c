/* dialog_question: a question once logged: its words, who asked it, level, follow-up.
 *
 * The wish is a question_changed with all that stands now; a digit changes one
 * line of it.  Choosing a person or a level is a dialog of its own. */
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/dialog.h"

static const struct dialog ask_asker, ask_level;

static void write_question(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct question *q = state_question(scene->state, wish->ref);
	struct fact f = {.kind = KIND_question_asked};

	if (!q)
		return;
	f.candidate = q->candidate;
	f.passage = q->passage;
	f.item = q->level;
	f.person = q->asker;
	say_done(b, scene->state, q->asker, &f);
}

/* -- the question -------------------------------------------------------------------------- */

static void question_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	write_question(b, scene, wish);
}

static size_t add_words(struct choice *v, size_t n, const struct fact *wish)
{
	struct buf b = {0};

	if (wish->words.n)
		buf_addf(&b, _("words: “%.*s”"), STR_ARG(wish->words));
	else
		buf_add(&b, str_of(_("words: none yet")));
	n = dialog_choice(v, n, '1', buf_text(&b), step_write(WRITE_WORDS, *wish));
	buf_done(&b);
	return n;
}

static size_t add_asker(struct choice *v, size_t n, const struct scene *scene,
                        const struct fact *wish)
{
	struct buf b = {0}, name = {0};

	if (wish->person)
		say_person(&name, scene->state, wish->person);
	else
		buf_add(&name, str_of(_("nobody said")));
	buf_addf(&b, _("asked by: %s"), buf_text(&name));
	n = dialog_choice(v, n, '2', buf_text(&b), step_ask(&ask_asker, *wish));
	buf_done(&b);
	buf_done(&name);
	return n;
}

static size_t add_level(struct choice *v, size_t n, const struct scene *scene,
                        const struct fact *wish)
{
	struct buf b = {0}, level = {0};

	if (wish->item) {
		say_item_id(&level, scene->state, wish->item);
		buf_add_char(&level, ' ');
		say_item_name(&level, scene->state, wish->item);
	} else {
		buf_add(&level, str_of(words_p("level", "none")));
	}
	buf_addf(&b, _("level: %s"), buf_text(&level));
	n = dialog_choice(v, n, '3', buf_text(&b), step_ask(&ask_level, *wish));
	buf_done(&b);
	buf_done(&level);
	return n;
}

static size_t add_follow_up(struct choice *v, size_t n, const struct scene *scene,
                            const struct fact *wish)
{
	bool is = wish->code == CODE_follow_up;
	bool counts = scene->state->plan.follow_up_counts == COUNTS;
	struct fact f = *wish;

	f.code = is ? CODE_question : CODE_follow_up;
	return dialog_choice(v, n, '4',
	                     !is      ? _("follow-up: no")
	                     : counts ? _("follow-up: yes, which counts")
	                              : _("follow-up: yes, which does not count"),
	                     step_wish(f));
}

static size_t question_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = add_words(v, 0, wish);

	n = add_asker(v, n, scene, wish);
	if (scene->state->plan.n_question_levels)
		n = add_level(v, n, scene, wish);
	n = add_follow_up(v, n, scene, wish);
	return dialog_choice(v, n, KEY_ESC, _("it is right as it is"), step_stay());
}

/* wish: question_changed with ref, and person, item, code, words as they stand. */
const struct dialog dialog_question = {
    .place = PLACE_ASK, .title = question_title, .choices = question_choices};

/* -- who asked it -------------------------------------------------------------------------- */

static void asker_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	write_question(b, scene, wish);
	buf_addf(b, " %s", _("Asked by?"));
}

static size_t asker_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	const struct state *s = scene->state;
	int64_t may = s->plan.may_log_own ? s->plan.may_log_own : s->plan.may_score;
	struct fact f = *wish;
	size_t n = 0;

	for (int32_t i = 1; (size_t)i <= s->n_people && n < 9; i++) {
		struct buf name = {0};

		if (!rules_may(s, i, may) || s->people[i - 1].out)
			continue;
		f.person = i;
		say_person(&name, s, i);
		n = dialog_choice(v, n, (char)('1' + n), buf_text(&name), step_wish(f));
		buf_done(&name);
	}
	return dialog_choice(v, n, KEY_ESC, _("leave it as it is"), step_stay());
}

static const struct dialog ask_asker = {
    .place = PLACE_ASK, .title = asker_title, .choices = asker_choices};

/* -- its level ----------------------------------------------------------------------------- */

static void level_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	write_question(b, scene, wish);
	buf_addf(b, " %s", _("Its level?"));
}

static size_t level_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	const struct plan *plan = &scene->state->plan;
	struct fact f = *wish;
	size_t n = 0;

	for (size_t i = 0; i < plan->n_question_levels && i < 5; i++) {
		struct buf name = {0};

		f.item = plan->question_levels[i].item;
		say_item_name(&name, scene->state, f.item);
		n = dialog_choice(v, n, (char)('a' + i), buf_text(&name), step_wish(f));
		buf_done(&name);
	}
	f.item = 0;
	if (!plan->level_required)
		n = dialog_choice(v, n, 'x', _("without a level"), step_wish(f));
	return dialog_choice(v, n, KEY_ESC, _("leave it as it is"), step_stay());
}

static const struct dialog ask_level = {
    .place = PLACE_ASK, .title = level_title, .choices = level_choices};
