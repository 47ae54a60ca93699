/* marks_told: the limits that an opinion follows from; below the table of marks: what was decided,
 * what was written, what happened, what changed.  See marks.h. */
#include "base/arena.h"
#include "base/when.h"
#include "base/words.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "ui/day_lines.h"
#include "ui/marks.h"
#include "ui/paragraph.h"
#include "ui/sheet.h"

enum { TEXT_COL = 12, WHO_COLS = 9 };

/* Who or what at the margin, then its text over as many rows as it takes. */
struct entry_told {
	struct str who, text;
	enum pen pen;
};
struct all_told {
	const struct marks_table *t;
	struct arena arena;
	struct entry_told *v;
	size_t n, room;
};

static void add(struct all_told *all, const char *who, enum pen pen, struct buf *text)
{
	if (text->n) {
		all->v = arena_grow(&all->arena, all->v, all->n, &all->room, sizeof *all->v);
		all->v[all->n++] = (struct entry_told){arena_str(&all->arena, str_of(who)),
		                                       arena_str(&all->arena, buf_str(text)), pen};
	}
	buf_done(text);
}

/* -- what an opinion follows from --------------------------------------------------------- */

void marks_write_limits(struct buf *b, const struct state *s, int32_t competency)
{
	const struct plan *p = &s->plan;
	size_t n = 0;
	int64_t before = -1;

	for (size_t i = 0; i < p->n_limits; i++) {
		const struct limit *l = &p->limits[i];
		struct mark at = {.rank = l->rank, .code = l->rank ? CODE_none : CODE_not_observed};
		struct buf sign = {0};

		if (l->competency != competency)
			continue;
		sheet_write_mark(&sign, p, &at);
		buf_add(b, n ? STR("\t") : STR(""));
		buf_add(b, n++ && (l->at_most || before) ? STR(", ") : STR(""));
		if (!l->at_most && !before && !l->rank)
			buf_add(b, str_of(_(", all observed")));
		else if (!l->at_most && !before)
			buf_addf(b, _(" nor %s"), buf_text(&sign));
		else if (!l->at_most)
			buf_addf(b, l->rank ? _("no %s") : _("none %s"), buf_text(&sign));
		else if (l->at_most == 1)
			buf_addf(b, before > 0 ? _("one %s") : _("at most one %s"),
			         buf_text(&sign));
		else
			buf_addf(b, before > 0 ? "%lld %s" : _("at most %lld %s"),
			         (long long)l->at_most, buf_text(&sign));
		before = l->at_most;
		if (n > 1)
			buf_add_char(b, '\t');
		buf_done(&sign);
	}
}

/* -- what was decided ---------------------------------------------------------------------- */

static void add_earlier(struct all_told *all)
{
	const struct earlier *e =
	    state_validated_before(all->t->scene->state, all->t->candidate, all->t->competency);
	struct buf b = {0};

	if (!e)
		return;
	if (e->session.n)
		buf_addf(&b, _("validated before, at session %.*s: nothing to decide"),
		         STR_ARG(e->session));
	else
		buf_addf(&b, "%s", _("validated before: nothing to decide"));
	add(all, words_p("a competency", "Kept"), PEN_BOLD, &b);
}

/* "(C2.2, C2.4)": the criteria that carry a refusal. */
static void write_unmet(struct buf *b, const struct plan *p, int32_t competency, int64_t unmet)
{
	const char *before = " (";
	int64_t bit = 1;

	for (size_t i = 0; i < p->n_criteria; i++) {
		if (p->criteria[i].competency != competency)
			continue;
		if (unmet & bit) {
			buf_addf(b, "%s%.*s", before, STR_ARG(p->criteria[i].id));
			before = ", ";
		}
		bit = bit < INT64_MAX / 2 ? bit * 2 : 0;
	}
	if (before[0] == ',')
		buf_add_char(b, ')');
}

static void add_ruling(struct all_told *all)
{
	const struct marks_table *t = all->t;
	const struct state *s = t->scene->state;
	const struct ruling *r = state_ruling(s, t->candidate, t->competency);
	const struct entry *e = r && r->code ? state_entry(s, r->id) : NULL;
	struct buf b = {0}, text = {0};

	if (!r)
		return;
	if (r->code) {
		buf_addf(&b, "%s", say_code(r->code));
		write_unmet(&b, &s->plan, t->competency, r->unmet);
		if (decision_is_against(s, t->candidate, t->competency))
			buf_addf(&b, ", %s", _("against the proposal"));
		if (e) {
			buf_add(&b, STR(", "));
			when_hour(&b, e->at_ms, e->zone_min);
			buf_add(&b, STR(" "));
			say_family(&b, s, e->author);
		}
		if (r->words.n)
			buf_addf(&b, "%s%.*s", words_p("before a list", ": "), STR_ARG(r->words));
		add(all, words_p("of the jury", "Decision"), PEN_BOLD, &b);
	}
	buf_add(&text, r->text);
	add(all, words_p("author of a text", "Jury"), PEN_BOLD, &text);
}

/* -- what was written ---------------------------------------------------------------------- */

static void add_appreciations(struct all_told *all)
{
	const struct marks_table *t = all->t;
	struct buf who = {0};

	for (size_t i = 0; i < t->n_members; i++) {
		struct buf text = {0};

		buf_add(&text,
		        sheets_kept(t->scene->state, t->members[i], t->candidate, t->competency));
		buf_clear(&who);
		say_family(&who, t->scene->state, t->members[i]);
		add(all, buf_text(&who), PEN_PLAIN, &text);
	}
	buf_done(&who);
}

/* -- what happened ------------------------------------------------------------------------- */

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

static void add_facts(struct all_told *all)
{
	struct buf b = {0};

	write_speech(&b, all->t);
	if (questions_phase(&all->t->scene->state->plan))
		write_questions(&b, all->t);
	add(all, _("Facts"), PEN_PLAIN, &b);
}

static void add_written(struct all_told *all)
{
	const struct state *s = all->t->scene->state;
	const struct written *w = state_written(s, all->t->candidate, all->t->competency);
	const struct level *level = w ? plan_level(&s->plan, w->rank) : NULL;
	struct buf b = {0};

	if (!plan_written_test(&s->plan))
		return;
	if (!w || w->code == CODE_cleared || (!level && w->code != CODE_not_observed)) {
		buf_add(&b, str_of(_("not entered")));
	} else {
		if (level)
			sheets_write_level(&b, &s->plan, level->rank);
		else
			buf_add(&b, str_of(say_code(w->code)));
		if (level && level->name.n)
			buf_addf(&b, " %.*s", STR_ARG(level->name));
		if (w->assessor.n)
			buf_addf(&b, ", %.*s", STR_ARG(w->assessor));
		if (w->day_ms) {
			buf_add(&b, STR(", "));
			when_date(&b, (int32_t)(w->day_ms / WHEN_DAY_MS));
		}
	}
	add(all, words_p("row of a table", "Written"), PEN_PLAIN, &b);
}

/* A mark that was changed once all could see it: what it was, since when it is what it is, and why.
 */
static void add_change(struct all_told *all, int32_t member, int32_t item)
{
	const struct state *s = all->t->scene->state;
	const struct mark *m = state_mark(s, member, all->t->candidate, item);
	const struct entry *e = m && m->late ? state_entry(s, m->id) : NULL;
	struct mark former = {0};
	struct buf b = {0}, who = {0}, was = {0}, is = {0}, at = {0};

	if (!e || state_is_recused(s, member, all->t->candidate))
		return;
	former.rank = e->before.value;
	former.code = e->before.code;
	say_family(&who, s, member);
	sheet_write_mark(&was, &s->plan, &former);
	sheet_write_mark(&is, &s->plan, m);
	when_hour(&at, e->at_ms, e->zone_min);
	buf_addf(&b, _("%.*s, %s: %s before; %s since %s, because: %.*s"),
	         STR_ARG(sheet_item_id(&s->plan, item)), buf_text(&who), buf_text(&was),
	         buf_text(&is), buf_text(&at), STR_ARG(e->fact.words));
	add(all, "*", PEN_PLAIN, &b);
	buf_done(&who);
	buf_done(&was);
	buf_done(&is);
	buf_done(&at);
}

/* -- all of it ----------------------------------------------------------------------------- */

static void collect(struct all_told *all)
{
	const struct marks_table *t = all->t;

	add_earlier(all);
	add_ruling(all);
	add_appreciations(all);
	add_facts(all);
	add_written(all);
	for (size_t i = 0; i < t->n_items; i++)
		for (size_t j = 0; j < t->n_members; j++)
			add_change(all, t->members[j], t->items[i]);
}

/* Draws the rows from `skip` on; returns how many there are in all. */
static int draw_rows(const struct all_told *all, struct area at, int skip)
{
	const struct marks_table *t = all->t;
	struct area former = canvas_clip(t->c, at);
	int row = at.row - skip;

	for (size_t i = 0; i < all->n; i++) {
		const struct entry_told *e = &all->v[i];
		int rows = paragraph_rows(t->c, at.cols - TEXT_COL, e->text);

		canvas_cut(t->c, row, STOP_MARGIN, WHO_COLS, e->pen, e->who);
		paragraph_draw(t->c, (struct area){row, TEXT_COL, rows, at.cols - TEXT_COL},
		               PEN_PLAIN, e->text);
		row += rows;
	}
	canvas_unclip(t->c, former);
	return row + skip - at.row;
}

/* What has no room is a page further, and the last row says so. */
int marks_draw_told(const struct marks_table *t, int row)
{
	struct all_told all = {.t = t};
	struct area at = {row, 0, t->area.row + t->area.rows - row, t->right};
	int rows, most, skip;

	if (at.rows < 1)
		return 0;
	collect(&all);
	rows = draw_rows(&all, (struct area){at.row, 0, 0, t->right}, 0);
	if (rows <= at.rows || at.rows < 2) {
		draw_rows(&all, at, 0);
		arena_done(&all.arena);
		return 0;
	}
	at.rows--;
	most = rows - at.rows;
	skip = t->scene->focus->scroll * at.rows;
	skip = skip > most ? most : skip;
	draw_rows(&all, at, skip);
	canvas_fit(t->c, at.row + at.rows, TEXT_COL, t->right - TEXT_COL, PEN_DIM,
	           str_of(skip < most ? _("▼ \tthere is more: |\tPage Down goes on")
	                              : _("▲ Page Up goes back")));
	arena_done(&all.arena);
	return (most + at.rows - 1) / at.rows;
}
