/* runs: when each phase was held, and what happened to its clock.  See documents_private.h. */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "paper/documents_private.h"

/* What stands beside a run, a line for each thing. */
struct remarks {
	const struct writing *w;
	const struct run *run;
	int32_t candidate; /* for whom; 0: for all readers */
	struct buf text;
};

static void begin_line(struct remarks *r)
{
	if (r->text.n)
		buf_add_char(&r->text, '\n');
}

static bool stands(const struct entry *e)
{
	return !e->undone_by && !e->is_undo;
}

/* -- endings ----------------------------------------------------------------------------------- */

const struct entry *ending_of(const struct state *s, const struct run *r)
{
	if (r->status != RUN_ENDED && !r->set_aside)
		return NULL;
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];

		if (e->fact.ref == r->id && stands(e) &&
		    (e->fact.kind == KIND_phase_ended || e->fact.kind == KIND_phase_restarted))
			return e;
	}
	return NULL;
}

/* -- pauses ------------------------------------------------------------------------------------ */

/* How long this pause was: until its clock started again, or it was ended or set aside. */
static int64_t pause_ms(const struct state *s, const struct entry *pause)
{
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->id > pause->id && e->fact.kind == KIND_phase_resumed && stands(e) &&
		    e->fact.ref == pause->fact.ref)
			return e->fact.ms;
	}
	return -1;
}

/* The reason given with the pause, or after it. */
static struct str pause_reason(const struct writing *w, const struct entry *pause)
{
	const struct state *s = w->state;
	struct str reason = reason_of(w, &pause->fact);

	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->fact.kind == KIND_incident && e->fact.ref == pause->id && stands(e))
			reason = reason_of(w, &e->fact);
	}
	return reason;
}

static void tell_pause(struct remarks *r, const struct entry *pause)
{
	int64_t ms = pause_ms(r->w->state, pause);
	struct str reason = pause_reason(r->w, pause);

	begin_line(r);
	buf_addf(&r->text, "%s ", _("stopped at"));
	when_hour_short(&r->text, pause->at_ms, pause->zone_min);
	if (ms >= 0) {
		buf_addf(&r->text, " %s ", _("for"));
		when_span(&r->text, ms);
	}
	if (reason.n)
		buf_addf(&r->text, _(": %.*s"), STR_ARG(reason));
}

/* -- time given, attempts, overruns ------------------------------------------------------------ */

static void tell_given(struct remarks *r, const struct entry *given)
{
	struct str reason = reason_of(r->w, &given->fact);
	bool extra = given->fact.candidate;

	begin_line(r);
	if (extra && !r->w->withholds)
		buf_addf(&r->text, "%s ", _("extra time"));
	else
		buf_addf(&r->text, "%s ",
		         given->fact.ms < 0 ? _("time taken off") : _("time added"));
	when_span(&r->text, given->fact.ms < 0 ? -given->fact.ms : given->fact.ms);
	if (reason.n)
		buf_addf(&r->text, _(": %.*s"), STR_ARG(reason));
}

/* Was there, and was asked less than the grid asks for. */
static bool lacks_questions(const struct state *s, const struct phase *phase, int32_t candidate)
{
	return was_present(s, candidate) && questions_counted(s, candidate) < phase->questions_min;
}

/* "… (IF Hugo, MÛRIER Kévin)": who was asked too little.  Of one candidate alone, whether it
 * concerns them.  Returns whether it is told. */
static bool tell_minimum(struct remarks *r)
{
	const struct writing *w = r->w;
	const struct phase *phase = questions_phase(&w->state->plan);
	size_t named = 0;

	if (r->candidate && (!phase || !lacks_questions(w->state, phase, r->candidate)))
		return false;
	begin_line(r);
	buf_addf(&r->text, "%s", _("closed under the minimum of questions"));
	for (size_t i = 0; phase && !r->candidate && i < w->n_candidates; i++) {
		int32_t c = w->candidates[i];
		struct str name = birth_name(w, c);

		if (plan_person(&w->state->plan, c)->passage != r->run->passage ||
		    !lacks_questions(w->state, phase, c))
			continue;
		buf_addf(&r->text, named++ ? ", %.*s" : " (%.*s", STR_ARG(name));
	}
	buf_addf(&r->text, named ? ")" : "");
	return true;
}

static void tell_end(struct remarks *r, const struct entry *end)
{
	struct str reason =
	    end ? reason_of(r->w, &(struct fact){.kind = end->fact.kind, .words = end->fact.words})
		: STR("");
	const struct run *run = r->run;
	const struct phase *phase = plan_phase(&r->w->state->plan, run->phase);
	int64_t over = run->elapsed_ms - clock_allotted_ms(run);

	if (run->set_aside) {
		begin_line(r);
		buf_addf(&r->text, "%s", _("set aside, begun again"));
		if (end && end->fact.code)
			reason = reason_of(r->w, &end->fact);
		if (reason.n)
			buf_addf(&r->text, _(": %.*s"), STR_ARG(reason));
		return;
	}
	if (run->status == RUN_ENDED && over >= WHEN_SECOND_MS) {
		begin_line(r);
		buf_addf(&r->text, "%s ", _("over by"));
		when_span(&r->text, over);
	}
	if (run->status == RUN_ENDED && phase && run->elapsed_ms < phase->duration_min_ms) {
		begin_line(r);
		buf_addf(&r->text, "%s ", _("shorter than the least of"));
		when_span(&r->text, phase->duration_min_ms);
	}
	if (end && end->fact.code == CODE_overridden) {
		if (!tell_minimum(r))
			return;
	} else if (reason.n) {
		begin_line(r);
		buf_addf(&r->text, "%.*s", STR_ARG(reason));
		return;
	}
	if (reason.n)
		buf_addf(&r->text, _(": %.*s"), STR_ARG(reason));
}

/* What phases before it leave goes to this one: not all that it has more is extra time. */
static bool gets_leftover(const struct plan *plan, const struct phase *phase)
{
	for (size_t i = 0; i < plan->n_phases; i++)
		if (plan->phases[i].leftover_to.number == phase->item)
			return true;
	return false;
}

/* The extra time that was allotted from the start. */
static void tell_allotted(struct remarks *r)
{
	const struct phase *phase = plan_phase(&r->w->state->plan, r->run->phase);
	int64_t more = phase ? r->run->planned_ms - phase->duration_ms : 0;

	if (more <= 0)
		return;
	buf_addf(&r->text, "%s ",
	         r->w->withholds || gets_leftover(&r->w->state->plan, phase) ? _("longer by")
	                                                                     : _("extra time"));
	when_span(&r->text, more);
}

static struct str remarks_on(const struct writing *w, const struct run *run, int32_t candidate)
{
	struct remarks r = {.w = w, .run = run, .candidate = candidate};
	const struct state *s = w->state;
	struct str copy;

	tell_allotted(&r);
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->fact.ref != run->id || !stands(e))
			continue;
		if (e->fact.kind == KIND_phase_paused)
			tell_pause(&r, e);
		if (e->fact.kind == KIND_time_given && e->fact.ms)
			tell_given(&r, e);
		if (e->fact.kind == KIND_time_corrected && e->fact.ms) {
			begin_line(&r);
			buf_addf(&r.text, _("elapsed time corrected by "));
			when_span(&r.text, e->fact.ms);
		}
		if (e->fact.kind == KIND_phase_reopened) {
			begin_line(&r);
			buf_addf(&r.text, "%s ", _("reopened at"));
			when_hour_short(&r.text, e->at_ms, e->zone_min);
		}
	}
	tell_end(&r, ending_of(s, run));
	copy = paper_str(w->paper, buf_str(&r.text));
	buf_done(&r.text);
	return copy;
}

/* -- the table --------------------------------------------------------------------------------- */

static void put_end(const struct writing *w, const struct run *r)
{
	const struct entry *end = ending_of(w->state, r);

	if (end) {
		paper_cell(w->paper, hour(w, end->at_ms, end->zone_min));
		paper_cell(w->paper, span(w, clock_allotted_ms(r)));
		paper_cell(w->paper, span(w, r->elapsed_ms));
	} else {
		paper_cell(w->paper, str_of(_("running")));
		paper_cell(w->paper, span(w, clock_allotted_ms(r)));
		paper_cell(w->paper, STR("—"));
	}
}

/* The passage, its place in the day, and when it was to begin. */
static struct str passage_planned(const struct writing *w, int32_t passage)
{
	const struct passage *p = plan_passage(&w->state->plan, passage);
	struct str name = told_passage(w, passage);
	struct buf b = {0};
	struct str copy;

	buf_add(&b, name);
	if (p && p->planned_ms) {
		buf_addf(&b, "\n%s ", _("planned at"));
		when_minute_short(&b, (int32_t)(p->planned_ms / WHEN_MINUTE_MS));
	}
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static bool is_told(const struct writing *w, const struct run *r, int32_t passage)
{
	const struct phase *p = plan_phase(&w->state->plan, r->phase);

	return r->passage == passage && p && !p->indicative;
}

static void write_passage(const struct writing *w, int32_t passage, int32_t candidate, bool named)
{
	const struct state *s = w->state;
	bool first = true;

	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (!is_told(w, r, passage))
			continue;
		paper_row(w->paper);
		if (named)
			paper_cell(w->paper, first ? passage_planned(w, passage) : STR(""));
		paper_cell(w->paper, p->name);
		paper_cell(w->paper, hour_of(w, r->id));
		put_end(w, r);
		paper_cell(w->paper, remarks_on(w, r, candidate));
		first = false;
	}
	if (first && named) {
		paper_row(w->paper);
		paper_cell(w->paper, passage_planned(w, passage));
		paper_cell(w->paper, str_of(_("not held")));
	}
}

static bool was_held(const struct writing *w, int32_t passage)
{
	for (size_t i = 0; i < w->state->n_runs; i++)
		if (is_told(w, &w->state->runs[i], passage))
			return true;
	return false;
}

void write_runs(const struct writing *w, int32_t passage, int32_t candidate)
{
	struct paper *p = w->paper;

	if (passage && !was_held(w, passage)) {
		paper_text(p, PAPER_PLAIN, str_of(_("The passage was not held.")));
		return;
	}
	paper_table(p, "");
	if (!passage)
		paper_column(p, _("Passage"), PAPER_LEFT);
	paper_column(p, _("Phase"), PAPER_LEFT);
	paper_column(p, words_p("a column of hours", "From"), PAPER_LEFT);
	paper_column(p, words_p("a column of hours", "To"), PAPER_LEFT);
	paper_column(p, _("Allotted"), PAPER_LEFT);
	paper_column(p, _("Held"), PAPER_LEFT);
	paper_column(p, w->withholds ? _("Pauses, overruns") : _("Extra time, pauses, overruns"),
	             PAPER_LEFT);
	if (passage)
		write_passage(w, passage, candidate, false);
	for (int32_t i = 1; !passage && (size_t)i <= state_passages(w->state); i++)
		write_passage(w, i, candidate, true);
}
