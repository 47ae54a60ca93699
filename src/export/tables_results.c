/* tables_results: of tables.h: what the jury decided together, by candidate and by competency. */
#include "export/tables_private.h"

#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"

static const struct earlier *earlier_of(const struct state *s, int32_t candidate, int32_t item)
{
	for (size_t i = 0; i < s->plan.n_earliers; i++)
		if (s->plan.earliers[i].candidate == candidate &&
		    s->plan.earliers[i].competency == item)
			return &s->plan.earliers[i];
	return NULL;
}

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

static void decided(struct table *t, const struct state *s, int32_t candidate, int32_t item)
{
	const struct earlier *earlier = earlier_of(s, candidate, item);

	table_text(t, str_of(earlier ? _("validated before") : ""));
}

/* "C4 (EX-2025-02), C1" */
static void earliers(struct table *t, const struct state *s, int32_t candidate)
{
	struct buf b = {0};

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct competency *c = &s->plan.competencies[i];
		const struct earlier *earlier = earlier_of(s, candidate, c->item);

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
		decided(t, s, c, s->plan.competencies[i].item);
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

static void decision_row(struct table *t, const struct state *s, int32_t c,
                         const struct competency *competency)
{
	const struct earlier *earlier = earlier_of(s, c, competency->item);

	tables_row(t, s);
	tables_candidate(t, s, c);
	table_text(t, competency->id);
	table_text(t, competency->name);
	table_text(t, earlier ? earlier->session : (struct str){NULL, 0});
}

void tables_decisions(struct table *t, const struct state *s)
{
	static const struct table_column all[] = {
	    {N_("number"), CELL_ID, FOR_ALL, {0}},
	    {N_("candidate"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("competency"), CELL_ID, FOR_ALL, {0}},
	    {N_("wording"), CELL_TEXT, FOR_ALL, {0}},
	    {N_("validated at session"), CELL_ID, FOR_ALL, {0}},
	    {0},
	};

	tables_columns(t, s, all);
	for (int32_t c = 1; (size_t)c <= s->n_people; c++)
		for (size_t i = 0; tables_is_candidate(s, c) && i < s->plan.n_competencies; i++)
			decision_row(t, s, c, &s->plan.competencies[i]);
}
