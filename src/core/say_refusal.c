/* say_refusal: why not, and who may.  See say.h.
 *
 * What stands in a sentence is what the refusal is about: {by} is the person,
 * who keeps the session or was faster. */
#include "base/words.h"
#include "core/questions.h"
#include "core/say_private.h"
#include "core/sheets.h"

static bool is_mine(const struct telling *t)
{
	return t->fact->person && t->fact->person == t->state->viewer;
}

static bool is_question(const struct telling *t)
{
	return t->fact->kind == KIND_question_asked || t->fact->kind == KIND_question_changed;
}

static bool is_decision(const struct telling *t)
{
	return t->fact->kind == KIND_decided || t->fact->kind == KIND_joint_appreciation ||
	       t->fact->kind == KIND_outcome_set;
}

/* -- rights -------------------------------------------------------------------------------- */

static const char *no_right(const struct telling *t)
{
	if (is_question(t) && t->fact->person && !is_mine(t))
		return N_("Refused: by the grid {by} puts no questions; who does: {holders}.");
	switch (t->fact->kind) {
	case KIND_keeper_taken: return N_("By the grid, the keeping is for: {holders}.");
	case KIND_question_asked:
	case KIND_question_changed: return N_("By the grid, questions are for: {holders}.");
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_handed_in:
	case KIND_sheet_reopened:
	case KIND_sheet_moved: return N_("By the grid, sheets are for: {holders}.");
	case KIND_written_entered:
	case KIND_validated_before:
		return N_("By the grid, written results are entered by: {holders}.");
	case KIND_decided:
	case KIND_joint_appreciation:
	case KIND_outcome_set: return N_("By the grid, decisions are entered by: {holders}.");
	case KIND_sealed: return N_("By the grid, the minutes are sealed by: {holders}.");
	default: return N_("Refused: your role doesn’t allow this.");
	}
}

static const char *presides_still(const struct telling *t)
{
	return is_mine(t) ? N_("Refused: you preside; the presidency passes only if you leave.")
	                  : N_("Refused: {by} presides; the presidency passes only if they leave.");
}

static const char *keeper_only(const struct telling *t)
{
	switch (t->fact->kind) {
	case KIND_attendance:
	case KIND_candidate_placed:
		return N_("Refused: signing in is for who keeps the session{keeper}.{take_over}");
	case KIND_speaker_changed:
	case KIND_speech_moved:
		return N_("Refused: the floor is for who keeps the session{keeper}.{take_over}");
	case KIND_question_asked:
	case KIND_question_changed:
		return N_("Refused: questions are for who keeps the session{keeper}.{take_over}");
	case KIND_member_present:
	case KIND_declared:
	case KIND_recused:
	case KIND_jury_opened:
		return N_("Refused: this is for the president or who keeps the session{keeper}.");
	default: return N_("Refused: time is for who keeps the session{keeper}.{take_over}");
	}
}

static const char *own_questions_only(const struct telling *t)
{
	return t->fact->person
	           ? N_("Refused: your own questions only; those of others, for the keeper, {by}.")
	           : N_("Refused: your own questions only; those of others, for who keeps the "
	                "session.");
}

static const char *recused(const struct telling *t)
{
	if (is_decision(t))
		return N_("Refused: withdrawn, you enter no decision on {candidate}.");
	if (t->fact->person && !is_mine(t))
		return N_("Refused: {by} has withdrawn, and puts no question to {candidate}.");
	return is_question(t) ? N_("Refused: withdrawn, you put no question to {candidate}.")
	                      : N_("Refused: withdrawn, you don’t mark {candidate}.");
}

/* -- too early, too late ------------------------------------------------------------------- */

static const char *quorum(const struct telling *t)
{
	return t->fact->candidate ? N_("Refused: the quorum isn’t met for {candidate}.")
	                          : N_("Refused: the quorum isn’t met.");
}

/* What the passage's run of that phase is doing. */
static bool is_paused(const struct telling *t)
{
	const struct run *r = state_run(t->state, t->fact->passage, t->fact->item);

	return r && r->status == RUN_PAUSED;
}

static const char *already_running(const struct telling *t)
{
	if (t->fact->kind == KIND_candidate_placed)
		return N_("Refused: the first phase has begun, chairs don’t change any more.");
	if (!t->fact->person || !say_phase_of(t) || is_mine(t))
		return N_("It runs already. Nothing to do again.");
	return N_("{by} started {the_phase} just before you. Nothing to do again.");
}

static const char *already_ended(const struct telling *t)
{
	if (!t->fact->person || !say_phase_of(t) || is_mine(t))
		return N_("It has ended already. Nothing to do again.");
	return N_("{by} ended {the_phase} just before you. Nothing to do again.");
}

static const char *not_running(const struct telling *t)
{
	if (t->fact->person && say_phase_of(t) && is_paused(t))
		return is_mine(t)
		           ? N_("The clock is stopped already. Nothing to do again.")
		           : N_("{by} stopped the clock just before you. Nothing to do again.");
	return N_("Refused: no time is running.");
}

static const char *not_paused(const struct telling *t)
{
	if (!t->fact->person || is_mine(t))
		return N_("Refused: nothing is paused.");
	return N_("{by} started the clock again just before you. Nothing to do again.");
}

static const char *no_questions_now(const struct telling *t)
{
	return questions_phase(&t->state->plan)
	           ? N_("Refused: no question before {the_exchange}, nor once a sheet is in.")
	           : N_("Refused: the grid plans no questions.");
}

static const char *candidate_away(const struct telling *t)
{
	const struct standing *c = state_person(t->state, t->fact->candidate);

	return c && c->attendance ? N_("Refused: {candidate} is not here ({standing}).")
	                          : N_("Refused: {candidate} has not signed in.");
}

static const char *phase_order(const struct telling *t)
{
	if (!say_phase_of(t))
		return N_("Refused: all phases of this passage have ended.");
	return t->fact->kind == KIND_phase_started ? N_("Refused: {the_phase} comes first.")
	                                           : N_("Refused: {the_phase} has begun since.");
}

static const char *phase_open_elsewhere(const struct telling *t)
{
	return say_phase_of(t) ? N_("Refused: the jury is still with {passage}, {phase}.")
	                       : N_("Refused: the jury is still with {passage}.");
}

/* -- amounts ------------------------------------------------------------------------------- */

static const char *under_minimum(const struct telling *t)
{
	const struct plan *plan = &t->state->plan;
	int64_t roles = plan->may_override ? plan->may_override : ROLE_PRESIDENT;

	if (rules_may(t->state, t->state->viewer, roles))
		return words_n(
		    "Refused: {value} question is still due; to end all the same, give a reason.",
		    "Refused: {value} questions are still due; to end all the same, give a reason.",
		    t->fact->value);
	return words_n(
	    "Refused: {value} question is still due; who may end all the same: {overriders}.",
	    "Refused: {value} questions are still due; who may end all the same: {overriders}.",
	    t->fact->value);
}

static const char *deliberation_open(const struct telling *t)
{
	if (t->fact->kind == KIND_deliberation_opened)
		return N_("The deliberation has opened already.");
	if (t->fact->kind == KIND_validated_before)
		return N_("Refused: the jury deliberates, what was validated before is known.");
	return N_("Refused: the jury deliberates, no phase begins any more.");
}

static const char *deliberation_not_open(const struct telling *t)
{
	return t->fact->candidate ? N_("Refused: the deliberation on {candidate} has not opened.")
	                          : N_("Refused: the deliberation has not opened.");
}

static const char *reason_needed(const struct telling *t)
{
	if (t->fact->kind != KIND_decided)
		return N_("Nothing is done: this asks for a reason, in a few words.");
	switch (t->fact->code) {
	case CODE_not_validated: return N_("Nothing is decided: a refusal asks for its reason.");
	case CODE_reserved:
		return N_("Nothing is decided: it is reserved for a reason, in a few words.");
	default:
		return N_("Nothing is decided: against the rule’s proposal, a line says why.");
	}
}

static const char *validated_already(const struct telling *t)
{
	return t->fact->item ? N_("Refused: validated before, and stays so: {candidate}, {item}.")
	                     : N_("Refused: this was validated before, and stays so.");
}

static const char *decisions_missing(const struct telling *t)
{
	return words_n("Refused: {value} decision is owed still: {candidate}, {item}.",
	               "Refused: {value} decisions are owed still; the first: {candidate}, {item}.",
	               t->fact->value);
}

static const char *sheets_missing(const struct telling *t)
{
	return words_n("Refused: {value} sheet is missing; say why, and the deliberation opens.",
	               "Refused: {value} sheets are missing; say why, and the deliberation opens.",
	               t->fact->value);
}

static const char *too_much(const struct telling *t)
{
	switch (t->fact->kind) {
	case KIND_speech_moved: return N_("Refused: there are only {span} to move.");
	case KIND_time_given: return N_("Refused: that is more than the phase was given.");
	case KIND_time_corrected: return N_("Refused: that is more than the time elapsed.");
	case KIND_candidate_placed: return N_("Refused: there is no chair {value} here.");
	default: return N_("Refused: that is more than there is.");
	}
}

static const char *no_such_level(const struct telling *t)
{
	return sheets_are_typed(&t->state->plan)
	           ? N_("Refused: not on the scale, which goes from {lowest} to {highest}.")
	           : N_("Refused: no level {value} here, the scale goes from {lowest} to "
	                "{highest}.");
}

/* -- undo ---------------------------------------------------------------------------------- */

static const char *changed_since(const struct telling *t)
{
	if (!t->fact->person)
		return N_("Refused: it has changed since.");
	return is_mine(t) ? N_("Refused: you have taken it back or changed it since.")
	                  : N_("Refused: {by} changed it since.");
}

/* And what to do instead. */
static const char *not_undoable(const struct telling *t)
{
	switch (t->fact->kind) {
	case KIND_unknown:
	case KIND_taken_back: return N_("Refused: u doesn’t take this back.");
	case KIND_jury_opened:
		return N_("u doesn’t undo the opening of the jury; i notes what was amiss.");
	case KIND_keeper_taken:
		return N_("u doesn’t give the keeping back; another takes it with t.");
	case KIND_seat_opened: return N_("u doesn’t close a place again: wrong codes do.");
	case KIND_deliberation_opened:
		return N_("u doesn’t close the deliberation: the levels have been seen.");
	case KIND_sealed: return N_("u doesn’t break the seal; the jury may deliberate again.");
	case KIND_deliberation_reopened:
		return N_("u doesn’t seal again: the minutes are sealed once all is decided.");
	case KIND_entry_confirmed:
		return N_("u doesn’t take back a correction in effect; another one may follow.");
	case KIND_sheet_reopened: return N_("u doesn’t hand {family}’s sheet in again: f does.");
	case KIND_phase_reopened: return N_("u doesn’t end the phase again: f does.");
	case KIND_phase_restarted:
		return N_("u doesn’t go back to an attempt set aside; Space begins the phase.");
	default: return N_("Refused: u doesn’t take this back: {act}.");
	}
}

static const char *nothing_to_undo(const struct telling *t)
{
	return t->fact->value ? N_("Nothing to put back; do it again by its own key.")
	                      : N_("Nothing of yours to take back here.");
}

/* -- the table ----------------------------------------------------------------------------- */

static const struct {
	const char *says; /* NULL: chosen */
	chooser *choose;
} refusals[REFUSAL_COUNT] = {
    [ALLOWED] = {N_("It is so already. Nothing to do again."), NULL},
    [REFUSED_not_of_the_jury] = {N_("Refused: this place is not of the jury of this record."),
                                 NULL},
    [REFUSED_nothing_such] = {N_("Refused: that names nobody and nothing here."), NULL},
    [REFUSED_no_right] = {NULL, no_right},
    [REFUSED_keeper_only] = {NULL, keeper_only},
    [REFUSED_president_only] = {N_("Refused: this is for the president{president}."), NULL},
    [REFUSED_keeping_taken] =
	{N_("{by} took the keeping just before you; t takes it from there."), NULL},
    [REFUSED_presides_still] = {NULL, presides_still},
    [REFUSED_president_or_secretary] =
	{N_("Refused: this is for the president{president}, or for the secretary."), NULL},
    [REFUSED_own_questions_only] = {NULL, own_questions_only},
    [REFUSED_recused] = {NULL, recused},
    [REFUSED_sits_not] = {N_("Refused: you don’t sit for {candidate}."), NULL},
    [REFUSED_keeper_busy] =
	{N_("Refused: you keep the session, your sheet opens after {the_phase}."), NULL},
    [REFUSED_jury_not_opened] =
	{N_("Refused: the jury is not constituted yet; the day, line 1, leads there."), NULL},
    [REFUSED_jury_already_opened] = {N_("The jury is constituted already. Nothing to do again."),
                                     NULL},
    [REFUSED_quorum] = {NULL, quorum},
    [REFUSED_attendance_first] = {N_("Refused: {candidate} has not signed in. v leads there."),
                                  NULL},
    [REFUSED_candidate_away] = {NULL, candidate_away},
    [REFUSED_nobody_here] = {N_("Refused: nobody is here, {passage}."), NULL},
    [REFUSED_phase_order] = {NULL, phase_order},
    [REFUSED_phase_open_elsewhere] = {NULL, phase_open_elsewhere},
    [REFUSED_already_running] = {NULL, already_running},
    [REFUSED_not_running] = {NULL, not_running},
    [REFUSED_not_paused] = {NULL, not_paused},
    [REFUSED_already_ended] = {NULL, already_ended},
    [REFUSED_confirm_time_first] =
	{N_("Refused: the machine has restarted; first confirm the time elapsed."), NULL},
    [REFUSED_speech_not_followed] = {N_("Refused: this phase doesn’t follow who speaks."), NULL},
    [REFUSED_under_minimum] = {NULL, under_minimum},
    [REFUSED_reason_needed] = {NULL, reason_needed},
    [REFUSED_no_questions_now] =
        {NULL, no_questions_now},
    [REFUSED_level_needed] = {N_("Refused: the grid asks for a level: {levels}."), NULL},
    [REFUSED_sheet_handed_in] =
	{N_("Refused: {family}, sheet handed in; take it back, then change it."), NULL},
    [REFUSED_sheet_not_handed_in] = {N_("Refused: {family}, this sheet is not handed in."), NULL},
    [REFUSED_sheet_in] = {N_("Refused: a sheet is handed in, {the_phase} doesn’t open again."),
                          NULL},
    [REFUSED_other_passage] = {N_("Refused: {candidate} is of another passage, deliberated apart."),
                               NULL},
    [REFUSED_not_heard_yet] = {N_("Refused: {candidate} has not been heard yet."), NULL},
    [REFUSED_no_such_level] = {NULL, no_such_level},
    [REFUSED_not_observed_not_allowed] = {N_("Refused: the grid has no “not observed”."), NULL},
    [REFUSED_sheets_missing] = {NULL, sheets_missing},
    [REFUSED_not_heard_last] =
	{N_("Refused: only somebody heard at the end of the session changes passage."),
	 NULL},
    [REFUSED_deliberation_open] = {NULL, deliberation_open},
    [REFUSED_deliberation_not_open] = {NULL, deliberation_not_open},
    [REFUSED_validated_already] = {NULL, validated_already},
    [REFUSED_criteria_needed] =
	{N_("Nothing is decided: a refusal names the criteria that it is tied to."), NULL},
    [REFUSED_decisions_missing] = {NULL, decisions_missing},
    [REFUSED_sheet_out] =
	{N_("Refused: {person} has {candidate}’s sheet back; it must come in first."), NULL},
    [REFUSED_was_heard] =
	{N_("Refused: {candidate} came and was heard: neither absent nor excused."), NULL},
    [REFUSED_outcome_missing] =
	{N_("Refused: {candidate} has no outcome: not signed in, and not absent either."), NULL},
    [REFUSED_not_sealed] = {N_("Refused: the minutes are not sealed yet."), NULL},
    [REFUSED_decisions_only] =
	{N_("Refused: the jury deliberates again, the day itself stays as it was."), NULL},
    [REFUSED_second_person] =
	{N_("Refused: a second person confirms a correction, not who proposed it."), NULL},
    [REFUSED_sealed] = {N_("Refused: the minutes are sealed, nothing is changed any more."), NULL},
    [REFUSED_nothing_to_undo] = {NULL, nothing_to_undo},
    [REFUSED_not_yours] = {N_("Refused: this is {by}’s act; only its author takes it back."), NULL},
    [REFUSED_changed_since] = {NULL, changed_since},
    [REFUSED_gone_on] = {N_("Too late to take back: {act}."), NULL},
    [REFUSED_has_acted] = {N_("Refused: {by} has acted since; mark them absent instead (3)."),
                           NULL},
    [REFUSED_not_undoable] = {NULL, not_undoable},
    [REFUSED_too_much] = {NULL, too_much},
};

void say_refusal(struct buf *b, const struct state *s, const struct verdict *v)
{
	struct telling t = {s, s->viewer, &v->about};

	say_fill(b, &t,
	         refusals[v->why].says ? words_get(refusals[v->why].says)
	                               : words_get(refusals[v->why].choose(&t)));
}
