/* tables_results: of tables.h: what the jury decided together, by candidate and by competency. */
#include "export/tables_private.h"

#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/decision.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"

/* In the talks that count, whose speech was followed. */
static int64_t spoken_ms(const struct state *s, int32_t candidate)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (p && p->speech == SPEECH_BY_CANDIDATE && !r->set_aside &&
		    r->passage == s->plan.persons[candidate - 1].passage)
			sum += speech_spoken_ms(s, r, candidate, &r->anchor);
	}
	return sum;
}

/* -- results: one row a candidate ----------------------------------------------------------- */

static const char *decision_word(const struct state *s, int32_t candidate, int32_t item)
{
	const struct ruling *r = state_ruling(s, candidate, item);

	if (state_validated_before(s, candidate, item))
		return words_p("a competency, in a column", "Validated before");
	switch (r ? r->code : CODE_none) {
	case CODE_validated: return words_p("a competency, in a column", "Validated");
	case CODE_not_validated: return words_p("a competency, in a column", "Not validated");
	case CODE_reserved: return words_p("a competency, in a column", "Reserved");
	default: return "";
	}
}

static void outcome(struct table *t, const struct state *s, int32_t candidate)
{
	enum code code = decision_outcome(s, candidate);
	struct buf said = {0}, missing = {0};

	if (code)
		say_outcome(&said, s, code);
	table_text(t, buf_str(&said));
	table_text(t, str_of(code ? code_name(code) : ""));
	for (size_t i = 0; code == CODE_not_certified && i < s->plan.n_competencies; i++) {
		const struct competency *c = &s->plan.competencies[i];

		if (!decision_has(s, candidate, c->item))
			buf_addf(&missing, "%s%.*s", missing.n ? ", " : "", STR_ARG(c->id));
	}
	table_text(t, buf_str(&missing));
	buf_done(&said);
	buf_done(&missing);
}

/* "C4 (EX-2025-02), C1" */
static void earliers(struct table *t, const struct state *s, int32_t candidate)
{
	struct buf b = {0};

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct competency *c = &s->plan.competencies[i];
		const struct earlier *earlier = state_validated_before(s, candidate, c->item);

		if (!earlier)
			continue;
		buf_addf(&b, "%s%.*s", b.n ? ", " : "", STR_ARG(c->id));
		if (earlier->session.n)
			buf_addf(&b, " (%.*s)", STR_ARG(earlier->session));
	}
	table_text(t, buf_str(&b));
	buf_done(&b);
}

static void result_row(struct table *t, const struct state *s, int32_t c)
{
	const struct person *p = &s->plan.persons[c - 1];
	enum code attendance = s->people[c - 1].attendance;

	tables_row(t, s);
	table_text(t, p->id);
	table_text(t, p->family);
	table_text(t, p->usual_family);
	table_text(t, p->given);
	tables_passage(t, s, p->passage);
	tables_attendance(t, attendance);
	for (size_t i = 0; i < s->plan.n_competencies; i++)
		table_text(t, str_of(decision_word(s, c, s->plan.competencies[i].item)));
	outcome(t, s, c);
	table_number(t, CELL_COUNT, questions_counted(s, c));
	table_number(t, CELL_DURATION, spoken_ms(s, c));
	earliers(t, s, c);
}

void tables_results(struct table *t, const struct state *s)
{
	static const struct table_column who[] = {
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("birth name"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("name in use"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("first name"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("passage"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("attendance"), CELL_TEXT, FOR_READERS, {0}},
	    {N_("attendance code"), CELL_ID, FOR_PROGRAMS, {0}},
	    {0},
	};
	static const struct table_column facts[] = {
	    {N_("outcome"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("outcome code"), CELL_ID, FOR_PROGRAMS, {0}},
	    {N_("missing"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("questions counted"), CELL_COUNT, FOR_ALL, {0}},
	    {N_("spoken"), CELL_DURATION, FOR_ALL, {0}},
	    {N_("validated before"), CELL_TEXT, FOR_READERS, {0}},
	    {0},
	};

	tables_columns(t, s, who);
	for (size_t i = 0; i < s->plan.n_competencies; i++)
		table_column(t, (struct table_column){N_("competency"), CELL_TEXT, FOR_READERS,
		                                      s->plan.competencies[i].id});
	for (const struct table_column *f = facts; f->key; f++)
		table_column(t, *f);
	for (int32_t c = 1; (size_t)c <= s->n_people; c++)
		if (tables_is_candidate(s, c))
			result_row(t, s, c);
}

/* -- decisions: one row a candidate and competency ------------------------------------------- */

static bool has_points(const struct plan *plan)
{
	return plan->n_levels && plan->levels[plan->n_levels - 1].points;
}

/* The written test: its level, points where the scale has them, assessor, day. */
static void written(struct table *t, const struct state *s, int32_t candidate, int32_t item)
{
	const struct written *w = state_written(s, candidate, item);
	const struct level *level = w ? plan_level(&s->plan, w->rank) : NULL;
	bool is_entered = w && (w->rank || w->code == CODE_not_observed);

	if (is_entered && w->rank)
		table_number(t, CELL_COUNT, w->rank);
	else
		table_empty(t);
	table_text(t, !is_entered ? (struct str){NULL, 0}
	              : level     ? level->name
	                          : str_of(_("not observed")));
	if (level && has_points(&s->plan))
		table_number(t, CELL_POINTS, level->points);
	else
		table_empty(t);
	table_text(t, is_entered ? w->assessor : (struct str){NULL, 0});
	if (is_entered && w->day_ms)
		table_number(t, CELL_DAY, w->day_ms / WHEN_DAY_MS);
	else
		table_empty(t);
}

/* Which of its criteria carry a refusal: "C2.1, C2.4". */
static void unmet(struct table *t, const struct plan *plan, int32_t item, int64_t mask)
{
	struct buf b = {0};
	int place = 0;

	for (size_t i = 0; i < plan->n_criteria; i++) {
		if (plan->criteria[i].competency != item)
			continue;
		if (place < 63 && mask >> place & 1)
			buf_addf(&b, "%s%.*s", b.n ? ", " : "", STR_ARG(plan->criteria[i].id));
		place++;
	}
	table_text(t, buf_str(&b));
	buf_done(&b);
}

/* Why against the proposal is the jury's own; the motif of a refusal, and why reserved, are not. */
static void ruling(struct table *t, const struct state *s, int32_t candidate, int32_t item)
{
	const struct ruling *r = state_ruling(s, candidate, item);
	enum code code = r && !state_validated_before(s, candidate, item) ? r->code : CODE_none;
	bool is_refused = r && code == CODE_not_validated;

	table_text(t, str_of(decision_word(s, candidate, item)));
	table_text(t, str_of(code ? code_name(code) : ""));
	unmet(t, &s->plan, item, is_refused ? r->unmet : 0);
	table_text(t, is_refused || (r && code == CODE_reserved) ? r->words
	                                                         : (struct str){NULL, 0});
	table_text(t, r ? r->text : (struct str){NULL, 0});
}

static void decision_row(struct table *t, const struct state *s, int32_t c,
                         const struct competency *competency)
{
	const struct earlier *earlier = state_validated_before(s, c, competency->item);

	tables_row(t, s);
	tables_candidate(t, s, c);
	table_text(t, competency->id);
	table_text(t, competency->name);
	written(t, s, c, competency->item);
	ruling(t, s, c, competency->item);
	table_number(t, CELL_YES_NO, earlier != NULL);
	table_text(t, earlier ? earlier->session : (struct str){NULL, 0});
}

void tables_decisions(struct table *t, const struct state *s)
{
	/* A column of points would be empty where the scale has none. */
	enum column_use points = has_points(&s->plan) ? FOR_ALL : FOR_PROGRAMS;
	const struct table_column all[] = {
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("competency"), CELL_ID, FOR_ALL, {0}},
	    {N_("wording"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("written rank"), CELL_COUNT, FOR_ALL, {0}},
	    {N_("written level"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("written points"), CELL_POINTS, points, {0}},
	    {N_("assessor"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("assessed on"), CELL_DAY, FOR_ALL, {0}},
	    {N_("decision"), CELL_TEXT, FOR_READERS, {0}},
	    {N_("decision code"), CELL_ID, FOR_PROGRAMS, {0}},
	    {N_("criteria not met"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("reason"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("appreciation"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("is validated before"), CELL_YES_NO, FOR_PROGRAMS, {0}},
	    {N_("validated at session"), CELL_ID, FOR_ALL, {0}},
	    {0},
	};

	tables_columns(t, s, all);
	for (int32_t c = 1; (size_t)c <= s->n_people; c++)
		for (size_t i = 0; tables_is_candidate(s, c) && i < s->plan.n_competencies; i++)
			decision_row(t, s, c, &s->plan.competencies[i]);
}
