/* conditions: how each passage went, a page a passage.  See documents.h. */
#include "base/ratio.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"
#include "paper/documents_private.h"

enum { CHAIRS = 256 };

static const struct run *talk_of(const struct state *s, int32_t passage)
{
	const struct run *talk = NULL;

	for (size_t i = 0; i < s->plan.n_phases; i++)
		if (s->plan.phases[i].speech == SPEECH_BY_CANDIDATE)
			talk = state_run(s, passage, s->plan.phases[i].item);
	return talk;
}

/* Was in the room when this run ended: came before, and left after, if at all. */
static bool heard(const struct writing *w, int32_t candidate, const struct run *r)
{
	const struct standing *c = state_person(w->state, candidate);
	const struct entry *end = ending_of(w->state, r);
	int64_t until = end ? end->id : INT64_MAX, came = arrival_id(w, candidate);

	return was_present(w->state, candidate) && came && came < until &&
	       (state_is_here(w->state, candidate) || c->attendance_id > until);
}

/* As it was then: who left since had a share all the same. */
static int64_t fair_ms(const struct writing *w, int32_t candidate, const struct run *r)
{
	const struct plan *plan = &w->state->plan;
	int64_t all = 0;

	for (size_t i = 0; i < w->n_candidates; i++)
		if (plan->persons[w->candidates[i] - 1].passage == r->passage &&
		    heard(w, w->candidates[i], r))
			all += clock_coefficient(plan, w->candidates[i]);
	if (!all || !heard(w, candidate, r))
		return 0;
	return ratio_mul_up(clock_allotted_ms(r), clock_coefficient(plan, candidate), all);
}

static void write_facts(const struct writing *w, int32_t passage)
{
	const struct passage *p = plan_passage(&w->state->plan, passage);
	struct buf b = {0};

	if (p && p->planned_ms) {
		when_minute_short(&b, (int32_t)(p->planned_ms / WHEN_MINUTE_MS));
		paper_fact(w->paper, _("Planned at"), buf_str(&b));
	}
	buf_clear(&b);
	for (size_t i = 0; i < w->state->plan.n_phases; i++) {
		const struct phase *phase = &w->state->plan.phases[i];

		if (phase->indicative)
			continue;
		buf_addf(&b, b.n ? " · " : "");
		buf_addf(&b, "%.*s ", STR_ARG(phase->name));
		when_span(&b, phase->duration_ms);
	}
	paper_fact(w->paper, _("Durations"), buf_str(&b));
	buf_done(&b);
}

static void head(const struct writing *w, const struct run *talk)
{
	const struct plan *plan = &w->state->plan;
	const struct phase *exchange = questions_phase(plan);
	struct paper *p = w->paper;

	paper_table(p, _("Candidates, in the order of their chairs"));
	paper_column(p, _("Birth name and first name"), PAPER_LEFT);
	paper_column(p, _("Presence"), PAPER_LEFT);
	paper_column(p, _("Arrangements"), PAPER_LEFT);
	if (talk) {
		paper_column(p, _("Fair share"), PAPER_LEFT);
		paper_column(p, _("Spoken"), PAPER_LEFT);
	}
	for (size_t i = 0; exchange && i < plan->n_question_levels; i++)
		paper_column(p, paper_str(p, plan->question_levels[i].id).s, PAPER_CENTRE);
	if (exchange)
		paper_column(p,
		             paper_strf(p, _("Questions (at least %lld)"),
		                        (long long)exchange->questions_min)
		                 .s,
		             PAPER_CENTRE);
}

static void put_candidate(const struct writing *w, int32_t candidate, const struct run *talk)
{
	const struct state *s = w->state;
	bool present = was_present(s, candidate), asked = questions_phase(&s->plan) != NULL;

	paper_row(w->paper);
	paper_cell(w->paper, both_names(w, candidate));
	paper_cell(w->paper, attendance_told(w, candidate));
	paper_cell(w->paper, measures(w, candidate));
	if (talk) {
		int64_t fair = fair_ms(w, candidate, talk);

		paper_cell(w->paper, fair ? span(w, fair) : STR("—"));
		paper_cell(w->paper,
		           present ? span(w, speech_spoken_ms(s, talk, candidate, &talk->anchor))
		                   : STR("—"));
	}
	for (size_t i = 0; asked && i < s->plan.n_question_levels; i++)
		paper_cellf(w->paper, "%d",
		            questions_at_level(s, candidate, s->plan.question_levels[i].item));
	if (asked)
		paper_cellf(w->paper, "%d", questions_counted(s, candidate));
}

static void write_levels(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0};

	for (size_t i = 0; i < plan->n_question_levels; i++)
		buf_addf(&b, "%s(%.*s) %.*s", b.n ? ", " : "", STR_ARG(plan->question_levels[i].id),
		         STR_ARG(plan->question_levels[i].name));
	if (b.n)
		paper_textf(w->paper, PAPER_SMALL, _("Levels of questions: %s."), buf_text(&b));
	buf_done(&b);
}

static bool is_incident_of(const struct entry *e, int32_t passage)
{
	return e->fact.kind == KIND_incident && !e->fact.ref && e->fact.passage == passage &&
	       !e->undone_by && !e->is_undo;
}

static void write_incidents(const struct writing *w, int32_t passage)
{
	const struct state *s = w->state;
	bool some = false;

	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		struct fact said = e->fact;
		struct buf b = {0};

		if (!is_incident_of(e, passage))
			continue;
		said.words = state_words(s, e);
		said = without_health(said);
		if (!some) {
			paper_table(w->paper, _("Incidents"));
			paper_column(w->paper, _("Hour"), PAPER_LEFT);
			paper_column(w->paper, _("Incident"), PAPER_LEFT);
		}
		some = true;
		say_done(&b, s, e->author, &said);
		paper_row(w->paper);
		paper_cell(w->paper, hour(w, e->at_ms, e->zone_min));
		paper_cell(w->paper, buf_str(&b));
		buf_done(&b);
	}
	if (!some)
		paper_text(w->paper, PAPER_SMALL, str_of(_("No incident was reported.")));
}

static void write_passage(const struct writing *w, int32_t passage)
{
	int32_t chairs[CHAIRS];
	size_t n = state_candidates(w->state, passage, chairs, CHAIRS);
	const struct run *talk = talk_of(w->state, passage);

	paper_heading(w->paper, 2, passage_title(w, passage).s);
	write_facts(w, passage);
	write_runs(w, passage, 0);
	head(w, talk);
	for (size_t i = 0; i < n && i < CHAIRS; i++)
		put_candidate(w, chairs[i], talk);
	write_levels(w);
	write_incidents(w, passage);
}

void write_conditions(const struct writing *w)
{
	write_identity(w);
	for (int32_t i = 1; (size_t)i <= state_passages(w->state); i++) {
		if (i > 1)
			paper_page(w->paper);
		write_passage(w, i);
	}
}
