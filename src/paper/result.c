/* result: one candidate's result, for that candidate.  See documents.h.
 *
 * Nothing of anybody else, and no member's name: what the jury decided, it decided together. */
#include "base/text.h"
#include "base/words.h"
#include "core/decision.h"
#include "core/questions.h"
#include "paper/documents_private.h"

static void write_person(const struct writing *w, int32_t candidate)
{
	const struct person *c = plan_person(&w->state->plan, candidate);
	struct paper *p = w->paper;

	paper_heading(p, 2, _("Candidate"));
	paper_fact(p, _("Birth name"), c->family);
	paper_fact(p, _("Name in use"), c->usual_family);
	paper_fact(p, _("First name"), c->given);
	paper_fact(p, _("Number"), c->id);
}

static void write_outcome(const struct writing *w, int32_t candidate)
{
	const struct plan *plan = &w->state->plan;
	enum code outcome = decision_outcome(w->state, candidate);
	bool made_up = false;

	for (size_t i = 0; i < plan->n_competencies; i++)
		made_up |= is_made_up_for(w, candidate, plan->competencies[i].item);
	paper_heading(w->paper, 2, _("Result"));
	paper_text(w->paper, PAPER_STRONG, outcome_word(w, candidate));
	if (made_up)
		paper_textf(w->paper, PAPER_PLAIN,
		            _("The mean of all competencies, %.*s, makes up for what is not "
		              "validated."),
		            STR_ARG(mean_told(w, candidate)));
	else if (outcome == CODE_certified)
		paper_textf(w->paper, PAPER_PLAIN,
		            _("All that the certification asks for is met."));
	if (outcome == CODE_not_certified)
		paper_textf(w->paper, PAPER_PLAIN,
		            _("What is missing stands below, with the jury’s reason."));
	paper_textf(w->paper, PAPER_SMALL,
	            _("The jury decided on %.*s. The certifier notifies the result."),
	            STR_ARG(session_date(w)));
}

/* The jury's appreciation for the candidate; of a refusal, its reason. */
static struct str told_to_candidate(const struct writing *w, int32_t candidate,
                                    const struct competency *c)
{
	const struct ruling *r = state_ruling(w->state, candidate, c->item);
	struct str unmet = r ? unmet_criteria(w, c, r->unmet) : STR("");
	struct buf b = {0};
	struct str copy;

	if (r && r->text.n)
		buf_add(&b, r->text);
	if (r && r->code == CODE_not_validated) {
		if (unmet.n)
			buf_addf(&b, _("%sCriteria not met:\n%.*s"), b.n ? "\n" : "",
			         STR_ARG(unmet));
		if (r->words.n)
			buf_addf(&b, _("%sReason: %.*s"), b.n ? "\n" : "", STR_ARG(r->words));
	}
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static void write_competencies(const struct writing *w, int32_t candidate)
{
	const struct plan *plan = &w->state->plan;
	struct paper *p = w->paper;

	paper_heading(p, 2, _("Competencies"));
	paper_table(p, "");
	paper_column(p, _("Competency"), PAPER_LEFT);
	paper_column(p, _("Decision"), PAPER_LEFT);
	paper_column(p, _("Appreciation of the jury"), PAPER_LEFT);
	for (size_t i = 0; i < plan->n_competencies; i++) {
		const struct competency *c = &plan->competencies[i];

		paper_row(p);
		paper_cellf(p, "%.*s · %.*s", STR_ARG(c->id), STR_ARG(c->name));
		paper_cell(p, decision_word(w, candidate, c->item));
		paper_cell(p, told_to_candidate(w, candidate, c));
	}
}

static void write_conditions_of(const struct writing *w, int32_t candidate)
{
	const struct person *c = plan_person(&w->state->plan, candidate);
	const struct phase *asked = questions_phase(&w->state->plan);
	struct paper *p = w->paper;

	paper_heading(p, 2, _("Conditions of the passage"));
	paper_fact(p, _("Presence"), attendance_told(w, candidate));
	paper_fact(p, _("Arrangements"), measures(w, candidate));
	if (asked && was_present(w->state, candidate))
		paper_fact(p, _("Questions received"),
		           paper_strf(p, _("%d, at least %lld being due"),
		                      questions_counted(w->state, candidate),
		                      (long long)asked->questions_min));
	if (was_present(w->state, candidate))
		write_runs(w, c->passage, candidate);
}

static void write_appeal(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;

	paper_heading(w->paper, 2, _("Appeal"));
	if (plan->appeal_text.n)
		paper_text(w->paper, PAPER_PLAIN, plan->appeal_text);
	else
		paper_textf(
		    w->paper, PAPER_PLAIN,
		    _("The ways and the time limits of an appeal are the certifier’s: %.*s."),
		    STR_ARG(plan->certifier));
}

void write_result(const struct writing *w, int32_t candidate)
{
	const struct person *c = plan_person(&w->state->plan, candidate);

	if (!c || c->role != ROLE_CANDIDATE)
		return;
	write_identity(w);
	write_person(w, candidate);
	write_outcome(w, candidate);
	write_competencies(w, candidate);
	write_conditions_of(w, candidate);
	write_appeal(w);
}
