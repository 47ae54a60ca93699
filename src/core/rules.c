/* rules: who asks, and which rule answers.  See rules.h; each subject has a
 * file of rules, in the order of rules_private.h. */
#include "core/rules.h"

#include <assert.h>

#include "core/rules_private.h"

static rule *const rules[KIND_COUNT] = {
    [KIND_candidate_placed] = rule_placed,
    [KIND_role_given] = rule_role_given,
    [KIND_recused] = rule_recused,
    [KIND_member_present] = rule_member_present,
    [KIND_jury_opened] = rule_jury_opened,
    [KIND_declared] = rule_declared,
    [KIND_keeper_taken] = rule_keeper,
    [KIND_author_known] = rule_author_known,
    [KIND_seat_opened] = rule_seat_opened,
    [KIND_attendance] = rule_attendance,
    [KIND_phase_started] = rule_phase_started,
    [KIND_phase_paused] = rule_phase_paused,
    [KIND_phase_resumed] = rule_phase_resumed,
    [KIND_time_corrected] = rule_time_corrected,
    [KIND_time_given] = rule_time_given,
    [KIND_phase_ended] = rule_phase_ended,
    [KIND_phase_restarted] = rule_phase_restarted,
    [KIND_phase_reopened] = rule_phase_reopened,
    [KIND_speaker_changed] = rule_speaker_changed,
    [KIND_speech_moved] = rule_speech_moved,
    [KIND_question_asked] = rule_question_asked,
    [KIND_question_changed] = rule_question_changed,
    [KIND_incident] = rule_incident,
    [KIND_taken_back] = rule_taken_back,
    [KIND_scored] = rule_scored,
    [KIND_commented] = rule_commented,
    [KIND_noted] = rule_noted,
    [KIND_sheet_handed_in] = rule_handed_in,
    [KIND_sheet_reopened] = rule_reopened,
    [KIND_sheet_moved] = rule_sheet_moved,
    [KIND_deliberation_opened] = rule_deliberation_opened,
    [KIND_written_entered] = rule_written_entered,
    [KIND_validated_before] = rule_validated_before,
    [KIND_decided] = rule_decided,
    [KIND_joint_appreciation] = rule_joint,
    [KIND_outcome_set] = rule_outcome,
    [KIND_sealed] = rule_sealed,
    [KIND_deliberation_reopened] = rule_deliberation_reopened,
    [KIND_member_signed] = rule_signed,
    [KIND_rectified] = rule_rectified,
    [KIND_entry_confirmed] = rule_confirmed,
    [KIND_issued] = rule_issued,
    [KIND_appeal] = rule_appeal,
};

static const char *const refusals[REFUSAL_COUNT] = {
    [ALLOWED] = "allowed",
#define REFUSAL(name, says) [REFUSED_##name] = #name,
#include "core/refusal.def"
#undef REFUSAL
};

const char *refusal_name(enum refusal why)
{
	return refusals[why];
}

struct verdict allow(struct fact f)
{
	return (struct verdict){.n = 1, .facts = {f}};
}

struct verdict allow_nothing(void)
{
	return (struct verdict){.why = ALLOWED};
}

struct verdict refuse(enum refusal why, struct fact about)
{
	return (struct verdict){.why = why, .about = about};
}

void also(struct verdict *v, struct fact f)
{
	assert(v->n < VERDICT_FACTS);
	v->facts[v->n++] = f;
}

bool rules_may(const struct state *s, int32_t person, int64_t roles)
{
	const struct standing *p = state_person(s, person);

	return p && p->sits && (p->role & roles);
}

bool rules_keeps(const struct state *s, int32_t person)
{
	return person && s->keeper == person;
}

struct verdict need_keeper(const struct asking *a)
{
	if (rules_keeps(a->state, a->author))
		return allow_nothing();
	return refuse(REFUSED_keeper_only, (struct fact){.person = a->state->keeper});
}

struct verdict need_president_or_keeper(const struct asking *a)
{
	return is_president(a) ? allow_nothing() : need_keeper(a);
}

bool is_president(const struct asking *a)
{
	return rules_presides(a->state, a->author);
}

struct verdict answer(const struct asking *a)
{
	struct verdict v = rules[a->wish->kind](a);

	if (v.why && !v.about.kind)
		v.about.kind = a->wish->kind;
	return v;
}

/* What the ledger can't hold, or what only undo may say: no wish that a person can have. */
static bool is_senseless(const struct fact *wish, const struct verdict *v)
{
	if (kind_takes_back(wish->kind) && wish->kind != KIND_taken_back && wish->ref)
		return true;
	for (size_t i = 0; i < v->n; i++)
		if (fact_fault(&v->facts[i]))
			return true;
	return false;
}

struct verdict rules_decide(const struct state *s, int32_t author, const struct fact *wish,
                            const struct moment *now)
{
	const struct standing *p = state_person(s, author);
	struct asking a = {s, author, wish, now};
	struct verdict v;

	if (!p || p->role == ROLE_CANDIDATE || p->role == ROLE_NONE)
		return refuse(REFUSED_not_of_the_jury, (struct fact){0});
	if (!rules[wish->kind] || p->role == ROLE_OBSERVER)
		return refuse(REFUSED_no_right,
		              (struct fact){.kind = wish->kind, .code = wish->code});
	v = is_open_to(s, wish->kind);
	if (s->seal_id && wish->kind == KIND_author_known)
		return v; /* who only looks at it adds nothing: told with their next act */
	if (!v.why)
		v = answer(&a);
	return is_senseless(wish, &v) ? refuse(REFUSED_nothing_such, *wish) : v;
}
