/* marks_told: below the table of marks: what was written, what happened, what changed.
 * See marks.h. */
#include "base/when.h"
#include "base/words.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "ui/marks.h"
#include "ui/paragraph.h"
#include "ui/sheet.h"

enum { TEXT_COL = 12, WHO_COLS = 9 };

/* Who or what at the margin, then its text over as many rows as there are.  Returns the next row.
 */
static int draw_told(const struct marks_table *t, int row, struct str who, struct str text)
{
	struct area a = {row, TEXT_COL, t->area.row + t->area.rows - row, t->right - TEXT_COL};

	if (a.rows < 1)
		return row;
	canvas_cut(t->c, row, STOP_MARGIN, WHO_COLS, PEN_PLAIN, who);
	return row + paragraph_draw(t->c, a, PEN_PLAIN, text);
}

static int draw_appreciations(const struct marks_table *t, int row)
{
	struct buf who = {0};

	for (size_t i = 0; i < t->n_members; i++) {
		struct str kept =
		    sheets_kept(t->scene->state, t->members[i], t->candidate, t->competency);

		if (!kept.n)
			continue;
		buf_clear(&who);
		say_family(&who, t->scene->state, t->members[i]);
		row = draw_told(t, row, buf_str(&who), kept);
	}
	buf_done(&who);
	return row;
}

static void write_speech(struct buf *b, const struct marks_table *t)
{
	const struct state *s = t->scene->state;
	const struct person *c = plan_person(&s->plan, t->candidate);

	for (size_t i = 0; c && i < s->plan.n_phases; i++) {
		const struct run *r = state_run(s, c->passage, s->plan.phases[i].item);

		if (s->plan.phases[i].speech != SPEECH_BY_CANDIDATE || !r)
			continue;
		buf_addf(b, "%s ", _("spoke"));
		when_spent(b, speech_spoken_ms(s, r, t->candidate, t->scene->now));
		buf_addf(b, " %s ", _("of"));
		when_spent(b, speech_fair_ms(s, r, t->candidate));
		buf_add(b, STR(" · "));
		return;
	}
}

static void write_questions(struct buf *b, const struct marks_table *t)
{
	const struct state *s = t->scene->state;
	int64_t n = questions_counted(s, t->candidate);
	bool first = true;

	if (!n) {
		buf_add(b, str_of(_("no question")));
		return;
	}
	buf_addf(b, words_n("%lld question", "%lld questions", n), (long long)n);
	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];
		const struct question_level *l = plan_question_level(&s->plan, q->level);

		if (q->candidate != t->candidate || !questions_counts(s, q))
			continue;
		buf_add(b, str_of(first ? words_p("before a list", ": ") : ", "));
		buf_add(b, l ? l->id : str_of(words_p("question’s level", "none")));
		buf_add(b, STR(" ("));
		say_family(b, s, q->asker ? q->asker : q->author);
		buf_add_char(b, ')');
		first = false;
	}
}

static int draw_facts(const struct marks_table *t, int row)
{
	struct buf b = {0};

	write_speech(&b, t);
	if (questions_phase(&t->scene->state->plan))
		write_questions(&b, t);
	if (b.n)
		row = draw_told(t, row, str_of(_("Facts")), buf_str(&b));
	buf_done(&b);
	return row;
}

/* A mark that was changed once all could see it: what it was, since when it is what it is, and why.
 */
static int draw_change(const struct marks_table *t, int row, int32_t member, int32_t item)
{
	const struct state *s = t->scene->state;
	const struct mark *m = state_mark(s, member, t->candidate, item);
	const struct entry *e = m && m->late ? state_entry(s, m->id) : NULL;
	struct mark former = {0};
	struct buf b = {0}, who = {0}, was = {0}, is = {0}, at = {0};

	if (!e || state_is_recused(s, member, t->candidate))
		return row;
	former.rank = e->before.value;
	former.code = e->before.code;
	say_family(&who, s, member);
	sheet_write_mark(&was, &s->plan, &former);
	sheet_write_mark(&is, &s->plan, m);
	when_hour(&at, e->at_ms, e->zone_min);
	buf_addf(&b, _("%.*s, %s: %s before; %s since %s, because: %.*s"),
	         STR_ARG(sheet_item_id(&s->plan, item)), buf_text(&who), buf_text(&was),
	         buf_text(&is), buf_text(&at), STR_ARG(e->fact.words));
	row = draw_told(t, row, STR("*"), buf_str(&b));
	buf_done(&b);
	buf_done(&who);
	buf_done(&was);
	buf_done(&is);
	buf_done(&at);
	return row;
}

void marks_draw_told(const struct marks_table *t, int row)
{
	row = draw_appreciations(t, row);
	row = draw_facts(t, row);
	for (size_t i = 0; i < t->n_items; i++)
		for (size_t j = 0; j < t->n_members; j++)
			row = draw_change(t, row, t->members[j], t->items[i]);
}
