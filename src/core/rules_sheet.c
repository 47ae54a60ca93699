/* rules_sheet: marks, appreciations, notes, handing in, and the reveal. */
#include "base/text.h"
#include "core/rules_private.h"
#include "core/sheets.h"
#include "core/speech.h"

/* Somebody's sheet exists once the passage has begun: marks typed for a group
 * that has not been heard are marks on the wrong group. */
static bool was_heard(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return c && state_last_run(s, c->passage);
}

/* The keeper's eyes are on who speaks: sheets are closed while a talk that is followed runs. */
static const struct run *kept_talk(const struct asking *a)
{
	return rules_keeps(a->state, a->author) ? speech_running(a->state) : NULL;
}

/* May the author write on this candidate's sheet, handed in or not? */
static struct verdict may_write(const struct asking *a, int32_t candidate)
{
	const struct person *c = plan_person(&a->state->plan, candidate);
	const struct standing *there = state_person(a->state, candidate);
	const struct run *talk = kept_talk(a);
	struct fact about = {.person = a->author, .candidate = candidate};

	if (!c || c->role != ROLE_CANDIDATE)
		return refuse(REFUSED_nothing_such, about);
	if (!rules_may(a->state, a->author, a->state->plan.may_score))
		return refuse(REFUSED_no_right, about);
	if (state_is_recused(a->state, a->author, candidate))
		return refuse(REFUSED_recused, about);
	if (!state_sits(a->state, a->author, candidate))
		return refuse(REFUSED_sits_not, about);
	if (talk) {
		about.item = talk->phase;
		return refuse(REFUSED_keeper_busy, about);
	}
	if (there->attendance == CODE_absent || there->attendance == CODE_excused ||
	    there->attendance == CODE_postponed)
		return refuse(REFUSED_candidate_away, about);
	if (!was_heard(a->state, candidate) || there->attendance == CODE_heard_last)
		return refuse(REFUSED_not_heard_yet, about);
	return allow_nothing();
}

static bool is_handed_in(const struct asking *a, int32_t candidate)
{
	const struct sheet *sheet = state_sheet(a->state, a->author, candidate);

	return sheet && sheet->status == SHEET_HANDED_IN;
}

/* May the author change what the jury will read of this sheet? */
static struct verdict may_change(const struct asking *a, int32_t candidate)
{
	struct verdict v = may_write(a, candidate);

	if (v.why)
		return v;
	if (is_handed_in(a, candidate))
		return refuse(REFUSED_sheet_handed_in, (struct fact){.candidate = candidate});
	if (state_deliberates(a->state, candidate) && !a->wish->words.n &&
	    a->wish->kind != KIND_commented)
		return refuse(REFUSED_reason_needed, (struct fact){.candidate = candidate});
	return allow_nothing();
}

struct verdict rule_scored(const struct asking *a)
{
	const struct state *s = a->state;
	const struct fact *w = a->wish;
	const struct mark *m = state_mark(s, a->author, w->candidate, w->item);
	struct verdict v = may_change(a, w->candidate);
	struct fact f = *w;

	if (v.why)
		return v;
	if (state_sheet_place(s, w->item) >= s->n_sheet_items)
		return refuse(REFUSED_nothing_such, *w);
	if (w->code == CODE_not_observed && !s->plan.not_observed_meaning.n)
		return refuse(REFUSED_not_observed_not_allowed, *w);
	if (w->code != CODE_not_observed && w->code != CODE_cleared &&
	    (w->code || !plan_level(&s->plan, w->value)))
		return refuse(REFUSED_no_such_level, *w);
	if (m && m->code == w->code && m->rank == w->value)
		return allow_nothing();
	if (w->code == CODE_cleared && (!m || (!m->rank && m->code != CODE_not_observed)))
		return allow_nothing();
	if (w->code)
		f.value = 0;
	return allow(f);
}

struct verdict rule_commented(const struct asking *a)
{
	const struct fact *w = a->wish;
	struct verdict v = may_change(a, w->candidate);

	if (v.why)
		return v;
	if (!plan_competency(&a->state->plan, w->item))
		return refuse(REFUSED_nothing_such, *w);
	if (str_equal(sheets_kept(a->state, a->author, w->candidate, w->item), text_trim(w->words)))
		return allow_nothing();
	return allow(*w);
}

/* Private notes are the member's own, whatever becomes of the sheet, and at any
 * moment: what is heard must be noted when it is heard. */
struct verdict rule_noted(const struct asking *a)
{
	const struct person *c = plan_person(&a->state->plan, a->wish->candidate);
	const struct sheet *sheet = state_sheet(a->state, a->author, a->wish->candidate);

	if (!c || c->role != ROLE_CANDIDATE)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_may(a->state, a->author, a->state->plan.may_score))
		return refuse(REFUSED_no_right, *a->wish);
	if (state_is_recused(a->state, a->author, a->wish->candidate))
		return refuse(REFUSED_recused,
		              (struct fact){.person = a->author, .candidate = a->wish->candidate});
	if (str_equal(sheet ? sheet->notes.words : (struct str){NULL, 0}, a->wish->words))
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_handed_in(const struct asking *a)
{
	struct verdict v = may_write(a, a->wish->candidate);

	if (v.why)
		return v;
	return is_handed_in(a, a->wish->candidate) ? allow_nothing() : allow(*a->wish);
}

struct verdict rule_reopened(const struct asking *a)
{
	struct verdict v = may_write(a, a->wish->candidate);

	if (v.why)
		return v;
	if (!is_handed_in(a, a->wish->candidate))
		return refuse(REFUSED_sheet_not_handed_in, *a->wish);
	if (state_deliberates(a->state, a->wish->candidate) && !a->wish->words.n)
		return refuse(REFUSED_reason_needed, *a->wish);
	return allow(*a->wish);
}

/* Where one passage is deliberated before another, what was seen of one's sheet must not
 * become the other's. */
static bool may_exchange(const struct plan *plan, int32_t one, int32_t other)
{
	return plan->deliberation != DELIBERATION_PASSAGE ||
	       plan_person(plan, one)->passage == plan_person(plan, other)->passage;
}

struct verdict rule_sheet_moved(const struct asking *a)
{
	const struct state *s = a->state;
	int32_t from = a->wish->candidate;
	int32_t to = a->wish->value == (int32_t)a->wish->value ? (int32_t)a->wish->value : 0;
	struct verdict v = may_change(a, from);

	if (!v.why)
		v = may_change(a, to);
	if (v.why)
		return v;
	if (!may_exchange(&s->plan, from, to))
		return refuse(REFUSED_other_passage, (struct fact){.candidate = to});
	if (to == from ||
	    (sheets_is_blank(s, a->author, from) && sheets_is_blank(s, a->author, to)))
		return allow_nothing();
	return allow(*a->wish);
}

/* Not expected when the candidate never came; due from one who came and left. */
static bool is_candidate_due(const struct state *s, int32_t candidate)
{
	const struct standing *there = state_person(s, candidate);

	return there && there->role == ROLE_CANDIDATE && there->attendance != CODE_absent &&
	       there->attendance != CODE_excused && there->attendance != CODE_postponed &&
	       (!state_is_away(s, candidate) || was_heard(s, candidate));
}

bool rules_sheet_is_due(const struct state *s, int32_t member, int32_t candidate)
{
	return state_sits(s, member, candidate) && is_candidate_due(s, candidate);
}

int64_t rules_missing_sheets(const struct state *s, int32_t passage)
{
	int64_t missing = 0;

	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		if (!(s->people[m - 1].role & s->plan.may_score))
			continue;
		for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
			const struct sheet *sheet = state_sheet(s, m, c);

			if (passage && s->plan.persons[c - 1].passage != passage)
				continue;
			missing += rules_sheet_is_due(s, m, c) &&
			           !(sheet && sheet->status == SHEET_HANDED_IN);
		}
	}
	return missing;
}

/* The candidates are heard still, by the jury, in this passage (0: in any). */
static const struct run *hearing(const struct state *s, int32_t passage)
{
	for (size_t i = s->n_runs; i-- > 0;) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if ((!passage || r->passage == passage) && !r->set_aside &&
		    r->status != RUN_ENDED && !p->indicative && p->jury_out != WHERE_OUT)
			return r;
	}
	return NULL;
}

struct verdict rule_deliberation_opened(const struct asking *a)
{
	const struct state *s = a->state;
	bool by_passage = s->plan.deliberation == DELIBERATION_PASSAGE;
	const struct run *r = hearing(s, by_passage ? a->wish->passage : 0);
	int64_t missing;

	if (!is_president(a))
		return refuse(REFUSED_president_only, *a->wish);
	if (by_passage ? !plan_passage(&s->plan, a->wish->passage) : a->wish->passage != 0)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (reveal_has(&s->opened, a->wish->passage))
		return refuse(REFUSED_deliberation_open, *a->wish);
	if (s->jury != CODE_regular)
		return refuse(REFUSED_jury_not_opened, *a->wish);
	if (r)
		return refuse(REFUSED_phase_open_elsewhere,
		              (struct fact){.passage = r->passage, .item = r->phase});
	missing = rules_missing_sheets(s, a->wish->passage);
	if (missing && !a->wish->words.n)
		return refuse(REFUSED_sheets_missing, (struct fact){.value = missing});
	return allow(*a->wish);
}
