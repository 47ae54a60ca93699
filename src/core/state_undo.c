/* state_undo: acts taken back, and put back.
 *
 * Most are by the same kind of fact with the former value; `taken_back` is for
 * the others, and takes itself back too: an act put back. */
#include "core/state.h"
#include "core/state_private.h"

void apply_taken_back(struct state *s, const struct event *e, struct fact *before)
{
	struct entry *target = state_entry_mut(s, e->fact.ref), *act = target;
	bool again = target && target->fact.kind == KIND_taken_back;

	(void)before;
	if (again)
		act = state_entry_mut(s, target->fact.ref);
	if (!act || target->undone_by)
		return;
	if (again)
		act->undone_by = 0;
	if (!undo_time(s, act, again) && !undo_talk(s, act, again) && act->before.kind)
		state_let(s, e, act->author, again ? act->fact : act->before);
}

bool state_can_be_undone(const struct entry *e)
{
	switch (e->fact.kind) {
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_moved:
	case KIND_attendance:
	case KIND_candidate_placed:
	case KIND_member_present:
	case KIND_declared:
	case KIND_recused:
	case KIND_question_asked:
	case KIND_question_changed:
	case KIND_incident:
	case KIND_speaker_changed:
	case KIND_speech_moved:
	case KIND_phase_started:
	case KIND_phase_paused:
	case KIND_phase_resumed:
	case KIND_phase_ended:
	case KIND_time_given:
	case KIND_time_corrected: return !e->is_undo && !e->undone_by;
	default: return false;
	}
}

static bool can_be_put_back(enum kind kind)
{
	switch (kind) {
	case KIND_declared:
	case KIND_recused:
	case KIND_question_changed:
	case KIND_incident:
	case KIND_speech_moved:
	case KIND_time_given: return true;
	default: return kind_takes_back(kind);
	}
}

bool state_is_past(const struct state *s, const struct entry *e)
{
	const struct turn *t = state_turn(s, e->id);
	const struct run *r = state_run_by_id(s, t ? t->run : e->fact.ref);

	switch (e->fact.kind) {
	case KIND_phase_started:
		r = state_run_by_id(s, e->id);
		return !r || r->status == RUN_ENDED;
	case KIND_phase_paused: return !r || r->status != RUN_PAUSED || r->pause_id != e->id;
	case KIND_phase_resumed: return !r || r->status != RUN_RUNNING || r->last_id != e->id;
	case KIND_phase_ended: return !r || r->last_id != e->id;
	case KIND_time_given:
	case KIND_time_corrected: return !r || r->status == RUN_ENDED;
	case KIND_speaker_changed: return !t || t->over || !r || r->status == RUN_ENDED;
	default: return false;
	}
}

const struct entry *state_undoable(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];

		if (e->author == person && state_can_be_undone(e) && !state_is_past(s, e))
			return e;
	}
	return NULL;
}

const struct entry *state_redoable(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];
		const struct entry *target =
		    kind_takes_back(e->fact.kind) ? state_entry(s, e->fact.ref) : NULL;

		if (e->author != person)
			continue;
		if (e->is_undo && !e->undone_by && target)
			return can_be_put_back(target->fact.kind) ? e : NULL;
		/* An act that put another back lets one go on; any other act ends the matter. */
		if (!e->is_undo && !(target && target->is_undo))
			return NULL;
	}
	return NULL;
}
