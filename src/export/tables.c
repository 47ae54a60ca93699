/* tables: see tables.h. */
#include "export/tables_private.h"

#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/rules.h"
#include "core/say.h"
#include "core/speech.h"

/* What a rehearsal wears on every row, for ever; and a draft, until the seal. */
const char *tables_warning(const struct state *s)
{
	if (s->plan.rehearsal)
		return s->seal_id ? _("REHEARSAL") : _("REHEARSAL, DRAFT");
	return s->seal_id ? "" : _("DRAFT");
}

void tables_columns(struct table *t, const struct state *s, const struct table_column *all)
{
	if (tables_warning(s)[0])
		table_column(t, (struct table_column){N_("warning"), CELL_TEXT, FOR_READERS, {0}});
	for (; all->key; all++)
		table_column(t, *all);
}

void tables_row(struct table *t, const struct state *s)
{
	table_row(t);
	if (tables_warning(s)[0])
		table_text(t, str_of(tables_warning(s)));
}

void tables_said(struct table *t, void (*say)(struct buf *, const struct state *, int32_t),
                 const struct state *s, int32_t number)
{
	struct buf b = {0};

	if (number)
		say(&b, s, number);
	table_text(t, buf_str(&b));
	buf_done(&b);
}

/* Number, name. */
void tables_candidate(struct table *t, const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	table_text(t, p ? p->id : (struct str){NULL, 0});
	tables_said(t, say_person, s, number);
}

bool tables_is_candidate(const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	return p && p->role == ROLE_CANDIDATE;
}

void tables_passage(struct table *t, const struct state *s, int32_t passage)
{
	const struct passage *p = plan_passage(&s->plan, passage);

	table_text(t, p ? p->name : (struct str){NULL, 0});
}

void tables_attendance(struct table *t, enum code code)
{
	table_text(t, str_of(!code                  ? ""
	                     : code == CODE_present ? _("present")
	                                            : say_code(code)));
	table_text(t, str_of(code ? code_name(code) : ""));
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

	tables_row(t, s);
	tables_said(t, say_person, s, person);
	tables_candidate(t, s, of);
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
	tables_said(t, say_item_id, s, plan_competency_of(&s->plan, item));
	tables_said(t, say_item_id, s, item);
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
	static const struct table_column all[] = {
	    {N_("member"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("sheet"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("handed in at"), CELL_INSTANT, FOR_ALL, {0}},
	    {N_("competency"), CELL_ID, FOR_ALL, {0}},
	    {N_("criterion"), CELL_ID, FOR_ALL, {0}},
	    {N_("rank"), CELL_COUNT, FOR_ALL, {0}},
	    {N_("level"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("points"), CELL_POINTS, FOR_ALL, {0}},
	    {N_("remark"), CELL_TEXT, FOR_ALL, {0}},
	    {0},
	};

	tables_columns(t, s, all);
	for (int32_t p = 1; (size_t)p <= s->n_people; p++)
		for (int32_t c = 1; (size_t)c <= s->n_people; c++) {
			size_t rows = 0;

			if (!tables_is_candidate(s, c) ||
			    !(s->people[p - 1].role & s->plan.may_score) || !s->people[p - 1].sits)
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
	static const struct table_column all[] = {
	    {N_("event"), CELL_COUNT, FOR_ALL, {0}},    {N_("at"), CELL_INSTANT, FOR_ALL, {0}},
	    {N_("passage"), CELL_TEXT, FOR_ALL, {0}},   {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}}, {N_("asked by"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("level"), CELL_TEXT, FOR_ALL, {0}},     {N_("counts"), CELL_YES_NO, FOR_ALL, {0}},
	    {N_("words"), CELL_TEXT, FOR_ALL, {0}},     {0},
	};

	tables_columns(t, s, all);
	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];
		const struct entry *e = state_entry(s, q->id);

		if (q->taken_back)
			continue;
		tables_row(t, s);
		event_number(t, s, q->id);
		table_instant(t, q->at_ms, e ? e->zone_min : 0);
		tables_passage(t, s, q->passage);
		if (q->candidate) {
			tables_candidate(t, s, q->candidate);
		} else {
			table_empty(t);
			table_text(t, str_of(_("the group")));
		}
		tables_said(t, say_person, s, q->asker);
		tables_said(t, say_item_id, s, q->level);
		table_number(t, CELL_YES_NO, questions_counts(s, q));
		table_text(t, q->words);
	}
}

/* -- speaking times ------------------------------------------------------------------------ */

static void speaking(struct table *t, const struct state *s)
{
	static const struct table_column all[] = {
	    {N_("passage"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("phase"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("fair share"), CELL_DURATION, FOR_ALL, {0}},
	    {N_("spoken"), CELL_DURATION, FOR_ALL, {0}},
	    {N_("set aside"), CELL_YES_NO, FOR_ALL, {0}},
	    {0},
	};

	tables_columns(t, s, all);
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		int32_t numbers[256];
		size_t n = state_candidates(s, r->passage, numbers, 256);

		if (!p || p->speech != SPEECH_BY_CANDIDATE)
			continue;
		for (size_t c = 0; c < n && c < 256; c++) {
			tables_row(t, s);
			tables_passage(t, s, r->passage);
			table_text(t, p->name);
			tables_candidate(t, s, numbers[c]);
			table_number(t, CELL_DURATION, speech_fair_ms(s, r, numbers[c]));
			/* What runs counts for nothing: the same record gives the same bytes. */
			table_number(t, CELL_DURATION,
			             speech_spoken_ms(s, r, numbers[c], &r->anchor));
			table_number(t, CELL_YES_NO, r->set_aside);
		}
	}
}

/* -- attendance ---------------------------------------------------------------------------- */

static void attendance(struct table *t, const struct state *s)
{
	static const struct table_column all[] = {
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("birth name"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("passage"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("attendance"), CELL_TEXT, FOR_READERS, {0}},
	    {N_("attendance code"), CELL_ID, FOR_PROGRAMS, {0}},
	    {N_("identity seen"), CELL_YES_NO, FOR_ALL, {0}},
	    {N_("at"), CELL_INSTANT, FOR_ALL, {0}},
	    {N_("questions counted"), CELL_COUNT, FOR_ALL, {0}},
	    {0},
	};

	tables_columns(t, s, all);
	for (int32_t c = 1; (size_t)c <= s->n_people; c++) {
		const struct standing *p = &s->people[c - 1];

		if (!tables_is_candidate(s, c))
			continue;
		tables_row(t, s);
		tables_candidate(t, s, c);
		table_text(t, s->plan.persons[c - 1].family);
		tables_passage(t, s, s->plan.persons[c - 1].passage);
		tables_attendance(t, p->attendance);
		if (p->attendance) {
			table_number(t, CELL_YES_NO, p->identity_seen);
			table_instant(t, p->attendance_at_ms, p->attendance_zone_min);
		} else {
			table_empty(t);
			table_empty(t);
		}
		table_number(t, CELL_COUNT, questions_counted(s, c));
	}
}

/* -- timeline ------------------------------------------------------------------------------ */

static void timeline(struct table *t, const struct state *s)
{
	static const struct table_column all[] = {
	    {N_("event"), CELL_COUNT, FOR_ALL, {0}},         {N_("at"), CELL_INSTANT, FOR_ALL, {0}},
	    {N_("author"), CELL_TEXT, FOR_ALL, {0}},         {N_("what"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("taken back by"), CELL_COUNT, FOR_ALL, {0}}, {0},
	};

	tables_columns(t, s, all);
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		struct buf b = {0};

		tables_row(t, s);
		event_number(t, s, e->id);
		table_instant(t, e->at_ms, e->zone_min);
		tables_said(t, say_person, s, e->author);
		say_event(&b, s, e->author, &e->fact);
		table_text(t, buf_str(&b));
		buf_done(&b);
		if (e->undone_by && state_is_all_revealed(s))
			table_number(t, CELL_COUNT, e->undone_by);
		else if (e->undone_by)
			table_number(t, CELL_YES_NO, 1);
	}
}

static const struct {
	const char *name, *key, *title;
	void (*make)(struct table *, const struct state *);
	bool is_joint; /* holds what the jury decided together, and no member's own mark */
} makers[TABLES] = {
    {"resultats", "results", N_("Results"), tables_results, true},
    {"decisions", "decisions", N_("Decisions"), tables_decisions, true},
    {"questions", "questions", N_("Questions"), questions, true},
    {"parole", "speaking", N_("Speaking times"), speaking, true},
    {"presence", "attendance", N_("Attendance"), attendance, true},
    {"scores", "scores", N_("Scores"), scores, false},
    {"journal", "timeline", N_("Journal"), timeline, false},
};

size_t tables_make(const struct state *s, struct arena *arena, bool joint,
                   struct table tables[TABLES])
{
	size_t n = 0;

	for (int i = 0; i < TABLES; i++) {
		if (joint && !makers[i].is_joint)
			continue;
		table_init(&tables[n], arena, makers[i].name);
		tables[n].key = makers[i].key;
		tables[n].title = makers[i].title;
		makers[i].make(&tables[n++], s);
	}
	return n;
}
