/* tables: see tables.h. */
#include "export/tables.h"

#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/rules.h"
#include "core/say.h"
#include "core/speech.h"

/* What a rehearsal wears on every row, for ever. */
static void add_watermark_head(struct table *t, const struct state *s)
{
	if (s->plan.rehearsal)
		table_head(t, _("warning"));
}

static void start_row(struct table *t, const struct state *s)
{
	table_row(t);
	if (s->plan.rehearsal)
		table_text(t, str_of(_("REHEARSAL")));
}

static void heads(struct table *t, const struct state *s, const char *const *all)
{
	add_watermark_head(t, s);
	for (; *all; all++)
		table_head(t, _(*all));
}

static void said(struct table *t, void (*say)(struct buf *, const struct state *, int32_t),
                 const struct state *s, int32_t number)
{
	struct buf b = {0};

	if (number)
		say(&b, s, number);
	table_text(t, buf_str(&b));
	buf_done(&b);
}

/* Number, name. */
static void candidate(struct table *t, const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	table_text(t, p ? p->id : (struct str){NULL, 0});
	said(t, say_person, s, number);
}

static bool is_candidate(const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	return p && p->role == ROLE_CANDIDATE;
}

static void passage_name(struct table *t, const struct state *s, int32_t passage)
{
	const struct passage *p = plan_passage(&s->plan, passage);

	table_text(t, p ? p->name : (struct str){NULL, 0});
}

/* -- scores -------------------------------------------------------------------------------- */

static const char *sheet_word(const struct state *s, int32_t person, int32_t of,
                              const struct sheet *sheet)
{
	const struct standing *there = state_person(s, of);

	if (state_is_recused(s, person, of))
		return _("not applicable (recused)");
	if (sheet && sheet->status == SHEET_HANDED_IN)
		return _("handed in");
	/* Who never came is not waited for. */
	if (there && state_sits(s, person, of) && !rules_sheet_is_due(s, person, of))
		return say_attendance(there->attendance, there->identity_seen);
	return sheet && sheet->status == SHEET_TAKEN_BACK ? _("taken back") : _("expected");
}

static void score_start(struct table *t, const struct state *s, int32_t person, int32_t of)
{
	const struct sheet *sheet = state_sheet(s, person, of);

	start_row(t, s);
	said(t, say_person, s, person);
	candidate(t, s, of);
	table_text(t, str_of(sheet_word(s, person, of, sheet)));
	if (sheet && sheet->status == SHEET_HANDED_IN)
		table_instant(t, sheet->handed_in_at_ms, sheet->handed_in_zone_min);
	else
		table_empty(t);
}

static void score_row(struct table *t, const struct state *s, int32_t person, int32_t of,
                      int32_t item, const struct mark *m)
{
	const struct level *level = plan_level(&s->plan, m->rank);

	score_start(t, s, person, of);
	said(t, say_item_id, s, plan_competency_of(&s->plan, item));
	said(t, say_item_id, s, item);
	if (m->code == CODE_not_observed) {
		table_empty(t);
		table_text(t, str_of(_("not observed")));
		table_empty(t);
	} else {
		table_number(t, CELL_COUNT, m->rank);
		table_text(t, level ? level->name : (struct str){NULL, 0});
		if (s->plan.levels && s->plan.levels[s->plan.n_levels - 1].points)
			table_number(t, CELL_POINTS, level ? level->points : 0);
		else
			table_empty(t);
	}
	table_text(t, str_of(m->late ? _("after the opening of the deliberation") : ""));
}

static void scores(struct table *t, const struct state *s)
{
	static const char *const all[] = {N_("member"),    N_("number"),       N_("candidate"),
	                                  N_("sheet"),     N_("handed in at"), N_("competency"),
	                                  N_("criterion"), N_("rank"),         N_("level"),
	                                  N_("points"),    N_("remark"),       NULL};

	heads(t, s, all);
	for (int32_t p = 1; (size_t)p <= s->n_people; p++)
		for (int32_t c = 1; (size_t)c <= s->n_people; c++) {
			size_t rows = 0;

			if (!is_candidate(s, c) || !(s->people[p - 1].role & s->plan.may_score) ||
			    !s->people[p - 1].sits)
				continue;
			for (size_t i = 0; i < s->n_sheet_items; i++) {
				const struct mark *m = state_mark(s, p, c, s->sheet_items[i]);

				if (m && (m->rank || m->code == CODE_not_observed)) {
					score_row(t, s, p, c, s->sheet_items[i], m);
					rows++;
				}
			}
			if (!rows)
				score_start(t, s, p, c);
		}
}

/* The number of an event counts the marks before it: it is told once all of them may be. */
static void event_number(struct table *t, const struct state *s, int64_t id)
{
	if (state_is_all_revealed(s))
		table_number(t, CELL_COUNT, id);
	else
		table_empty(t);
}

/* -- questions ----------------------------------------------------------------------------- */

static void questions(struct table *t, const struct state *s)
{
	static const char *const all[] = {
	    N_("event"),    N_("at"),    N_("passage"), N_("number"), N_("candidate"),
	    N_("asked by"), N_("level"), N_("counts"),  N_("words"),  NULL};

	heads(t, s, all);
	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];
		const struct entry *e = state_entry(s, q->id);

		if (q->taken_back)
			continue;
		start_row(t, s);
		event_number(t, s, q->id);
		table_instant(t, q->at_ms, e ? e->zone_min : 0);
		passage_name(t, s, q->passage);
		if (q->candidate) {
			candidate(t, s, q->candidate);
		} else {
			table_empty(t);
			table_text(t, str_of(_("the group")));
		}
		said(t, say_person, s, q->asker);
		said(t, say_item_id, s, q->level);
		table_text(t, str_of(questions_counts(s, q) ? _("yes") : _("no")));
		table_text(t, q->words);
	}
}

/* -- speaking times ------------------------------------------------------------------------ */

static void speaking(struct table *t, const struct state *s)
{
	static const char *const all[] = {N_("passage"), N_("phase"), N_("number"), N_("candidate"),
	                                  N_("fair share"), N_("spoken"), N_("set aside"), NULL};

	heads(t, s, all);
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		int32_t numbers[256];
		size_t n = state_candidates(s, r->passage, numbers, 256);

		if (!p || p->speech != SPEECH_BY_CANDIDATE)
			continue;
		for (size_t c = 0; c < n && c < 256; c++) {
			start_row(t, s);
			passage_name(t, s, r->passage);
			table_text(t, p->name);
			candidate(t, s, numbers[c]);
			table_number(t, CELL_DURATION, speech_fair_ms(s, r, numbers[c]));
			/* What runs counts for nothing: the same record gives the same bytes. */
			table_number(t, CELL_DURATION,
			             speech_spoken_ms(s, r, numbers[c], &r->anchor));
			table_text(t, str_of(r->set_aside ? _("yes") : ""));
		}
	}
}

/* -- attendance ---------------------------------------------------------------------------- */

static void attendance(struct table *t, const struct state *s)
{
	static const char *const all[] = {
	    N_("number"),  N_("candidate"),         N_("birth name"),
	    N_("passage"), N_("attendance"),        N_("identity seen"),
	    N_("at"),      N_("questions counted"), NULL};

	heads(t, s, all);
	for (int32_t c = 1; (size_t)c <= s->n_people; c++) {
		const struct standing *p = &s->people[c - 1];

		if (!is_candidate(s, c))
			continue;
		start_row(t, s);
		candidate(t, s, c);
		table_text(t, s->plan.persons[c - 1].family);
		passage_name(t, s, s->plan.persons[c - 1].passage);
		table_text(t, str_of(p->attendance ? say_code(p->attendance) : ""));
		table_text(t, str_of(!p->attendance ? "" : p->identity_seen ? _("yes") : _("no")));
		if (p->attendance)
			table_instant(t, p->attendance_at_ms, p->attendance_zone_min);
		else
			table_empty(t);
		table_number(t, CELL_COUNT, questions_counted(s, c));
	}
}

/* -- timeline ------------------------------------------------------------------------------ */

static void timeline(struct table *t, const struct state *s)
{
	static const char *const all[] = {N_("event"),         N_("at"), N_("author"), N_("what"),
	                                  N_("taken back by"), NULL};

	heads(t, s, all);
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		struct buf b = {0};

		start_row(t, s);
		event_number(t, s, e->id);
		table_instant(t, e->at_ms, e->zone_min);
		said(t, say_person, s, e->author);
		say_event(&b, s, e->author, &e->fact);
		table_text(t, buf_str(&b));
		buf_done(&b);
		if (e->undone_by && state_is_all_revealed(s))
			table_number(t, CELL_COUNT, e->undone_by);
		else
			table_text(t, str_of(e->undone_by ? _("yes") : ""));
	}
}

void tables_make(const struct state *s, struct arena *arena, struct table tables[TABLES])
{
	static void (*const make[TABLES])(struct table *, const struct state *) = {
	    scores, questions, speaking, attendance, timeline};
	static const char *const names[TABLES] = {"scores", "questions", "parole", "presence",
	                                          "journal"};

	for (int i = 0; i < TABLES; i++) {
		table_init(&tables[i], arena, names[i]);
		make[i](&tables[i], s);
	}
}
