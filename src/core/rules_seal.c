/* rules_seal: the seal, what it closes, and what may still be done after it. */
#include "base/text.h"
#include "base/when.h"
#include "core/decision.h"
#include "core/rules_private.h"

static bool is_secretary(const struct asking *a)
{
	return rules_may(a->state, a->author, ROLE_SECRETARY);
}

static struct verdict need_president(const struct asking *a)
{
	return is_president(a) ? allow_nothing() : refuse(REFUSED_president_only, *a->wish);
}

static struct verdict need_president_or_secretary(const struct asking *a)
{
	if (is_president(a) || is_secretary(a))
		return allow_nothing();
	return refuse(REFUSED_president_or_secretary, *a->wish);
}

/* -- what is closed ------------------------------------------------------------------------ */

/* Of the minutes and of the places, never of the day nor of what was decided. */
static bool goes_on_sealed(enum kind kind)
{
	switch (kind) {
	case KIND_member_signed:
	case KIND_rectified:
	case KIND_entry_confirmed:
	case KIND_deliberation_reopened:
	case KIND_issued:
	case KIND_appeal:
	case KIND_taken_back: /* its own rule goes no further back */
	case KIND_seat_opened:
	case KIND_author_known:
	case KIND_keeper_taken: return true;
	default: return false;
	}
}

/* The day is over: nobody is heard again. */
static bool is_of_the_hearing(enum kind kind)
{
	switch (kind) {
	case KIND_candidate_placed:
	case KIND_validated_before:
	case KIND_jury_opened:
	case KIND_attendance:
	case KIND_phase_started:
	case KIND_phase_paused:
	case KIND_phase_resumed:
	case KIND_time_corrected:
	case KIND_time_given:
	case KIND_phase_ended:
	case KIND_phase_restarted:
	case KIND_phase_reopened:
	case KIND_speaker_changed:
	case KIND_speech_moved:
	case KIND_question_asked:
	case KIND_question_changed: return true;
	default: return false;
	}
}

struct verdict is_open_to(const struct state *s, enum kind kind)
{
	if (s->seal_id && !goes_on_sealed(kind))
		return refuse(REFUSED_sealed, (struct fact){0});
	if (s->reopened_id && is_of_the_hearing(kind))
		return refuse(REFUSED_decisions_only, (struct fact){.kind = kind});
	return allow_nothing();
}

static struct verdict need_seal(const struct asking *a)
{
	return a->state->seal_id ? allow_nothing() : refuse(REFUSED_not_sealed, *a->wish);
}

/* -- the seal ------------------------------------------------------------------------------ */

static bool is_undecided(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct ruling *r = state_ruling(s, candidate, competency);

	return decision_is_due(s, candidate, competency) && !(r && r->code);
}

/* How many decisions are owed, and the first of them. */
static int64_t count_undecided(const struct state *s, struct fact *first)
{
	int64_t n = 0;

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		for (size_t i = 0; i < s->plan.n_competencies; i++) {
			int32_t competency = s->plan.competencies[i].item;

			if (!is_undecided(s, c, competency) || n++)
				continue;
			first->candidate = c;
			first->item = competency;
		}
	return n;
}

/* A mark that is being changed may still change what was decided. */
static struct verdict is_every_sheet_in(const struct state *s)
{
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		int32_t member = decision_is_judged(s, c) ? decision_sheet_out(s, c) : 0;

		if (member)
			return refuse(REFUSED_sheet_out,
			              (struct fact){.person = member, .candidate = c});
	}
	return allow_nothing();
}

/* Every candidate's deliberation has been, every decision is taken, every outcome is known. */
static struct verdict is_all_decided(const struct state *s)
{
	struct fact about = {0};

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		if (decision_is_judged(s, c) && !state_deliberates(s, c))
			return refuse(REFUSED_deliberation_not_open, (struct fact){.candidate = c});
	about.value = count_undecided(s, &about);
	if (about.value)
		return refuse(REFUSED_decisions_missing, about);
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		if (s->plan.persons[c - 1].role == ROLE_CANDIDATE && !decision_outcome(s, c))
			return refuse(REFUSED_outcome_missing, (struct fact){.candidate = c});
	return allow_nothing();
}

/* Private notes go with it, as last of the act. */
struct verdict rule_sealed(const struct asking *a)
{
	const struct state *s = a->state;
	struct verdict v = allow_nothing();

	if (!rules_may(s, a->author, s->plan.may_seal))
		return refuse(REFUSED_no_right, *a->wish);
	if (!s->jury)
		return refuse(REFUSED_jury_not_opened, *a->wish);
	if (s->jury == CODE_regular)
		v = is_all_decided(s);
	if (!v.why)
		v = is_every_sheet_in(s);
	if (v.why)
		return v;
	v = allow((struct fact){.kind = KIND_sealed, .value = s->last_id});
	also(&v, (struct fact){.kind = KIND_words_emptied, .code = CODE_private});
	return v;
}

/* Whether the jury is numerous enough is asked at each decision: who is here is told once it
 * is open. */
struct verdict rule_deliberation_reopened(const struct asking *a)
{
	struct verdict v = need_president(a);

	if (!v.why)
		v = need_seal(a);
	if (!v.why && !text_trim(a->wish->words).n)
		v = refuse(REFUSED_reason_needed, *a->wish);
	return v.why ? v : allow(*a->wish);
}

/* -- signatures ---------------------------------------------------------------------------- */

bool rules_signs(const struct state *s, int32_t person)
{
	return rules_may(s, person, ROLE_PRESIDENT | ROLE_MEMBER | ROLE_SECRETARY);
}

struct verdict rule_signed(const struct asking *a)
{
	const struct state *s = a->state;
	struct fact f = *a->wish;
	const struct signature *had = state_signature(s, f.person);
	struct verdict v = need_seal(a);

	if (!v.why && f.person != a->author)
		v = need_president_or_secretary(a);
	if (v.why)
		return v;
	if (!rules_signs(s, f.person) ||
	    (f.code != CODE_signed && f.code != CODE_absent && f.code != CODE_refused &&
	     f.code != CODE_cleared))
		return refuse(REFUSED_nothing_such, f);
	if (f.code == CODE_cleared)
		f.words = (struct str){NULL, 0};
	if (had ? had->code == f.code && str_equal(had->words, f.words) : f.code == CODE_cleared)
		return allow_nothing();
	return allow(f);
}

/* -- corrections of form ------------------------------------------------------------------- */

static bool is_form_of_person(enum code code)
{
	switch (code) {
	case CODE_family:
	case CODE_given:
	case CODE_usual_family:
	case CODE_body:
	case CODE_employer: return true;
	default: return false;
	}
}

static bool is_form_of_session(const struct fact *f)
{
	int32_t day;

	switch (f->code) {
	case CODE_place:
	case CODE_number:
	case CODE_minutes: return true;
	case CODE_date: return when_parse_date(f->words, &day);
	default: return false;
	}
}

/* Words that the minutes or a candidate's sheet repeat. */
static bool has_words_of_the_minutes(const struct entry *e)
{
	if (!e || e->undone_by || e->is_undo || !e->fact.words.n)
		return false;
	switch (kind_part(e->fact.kind)) {
	case PART_DAY: return true;
	case PART_DELIBERATION: return e->fact.kind != KIND_rectified;
	default: return false;
	}
}

static bool has_property(const struct state *s, int32_t person, enum code code)
{
	const struct person *p = plan_person(&s->plan, person);
	enum owner owner = p && p->role == ROLE_CANDIDATE ? OWNER_CANDIDATE : OWNER_PERSON;

	return p && plan_property(owner, code);
}

static bool is_form(const struct state *s, const struct fact *f)
{
	if (f->ref)
		return !f->person && f->code == CODE_remark &&
		       has_words_of_the_minutes(state_entry(s, f->ref));
	if (f->person)
		return is_form_of_person(f->code) && has_property(s, f->person, f->code);
	return is_form_of_session(f);
}

struct verdict rule_rectified(const struct asking *a)
{
	struct verdict v = need_president(a);

	if (!v.why)
		v = need_seal(a);
	if (v.why)
		return v;
	if (!text_trim(a->wish->words).n || !is_form(a->state, a->wish))
		return refuse(REFUSED_nothing_such, *a->wish);
	return allow(*a->wish);
}

/* By somebody else of the jury, or its secretary. */
struct verdict rule_confirmed(const struct asking *a)
{
	const struct rectification *r = state_rectification(a->state, a->wish->ref);
	struct verdict v = need_seal(a);

	if (!r || r->taken_back)
		return refuse(REFUSED_nothing_such, *a->wish);
	if (v.why)
		return v;
	if (!rules_signs(a->state, a->author))
		return refuse(REFUSED_no_right, *a->wish);
	if (r->author == a->author)
		return refuse(REFUSED_second_person, *a->wish);
	return r->confirmed_id ? allow_nothing() : allow(*a->wish);
}

/* -- afterwards ---------------------------------------------------------------------------- */

struct verdict rule_issued(const struct asking *a)
{
	struct verdict v = need_president_or_secretary(a);

	if (!v.why)
		v = need_seal(a);
	if (v.why)
		return v;
	if (a->wish->value <= 0 || a->wish->value > INT32_MAX)
		return refuse(REFUSED_nothing_such, *a->wish);
	return a->state->issued_day == a->wish->value ? allow_nothing() : allow(*a->wish);
}

struct verdict rule_appeal(const struct asking *a)
{
	const struct fact *w = a->wish;
	const struct person *c = plan_person(&a->state->plan, w->candidate);
	struct verdict v = need_president_or_secretary(a);

	if (!v.why)
		v = need_seal(a);
	if (v.why)
		return v;
	if ((w->code != CODE_received && w->code != CODE_closed) ||
	    (w->candidate && (!c || c->role != ROLE_CANDIDATE)))
		return refuse(REFUSED_nothing_such, *w);
	return allow(*w);
}
