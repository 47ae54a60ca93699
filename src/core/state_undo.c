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
	if (!undo_time(s, act, again) && !undo_talk(s, act, again) &&
	    !undo_people(s, act, again) && !undo_decide(s, act, again) && act->before.kind)
		state_let(s, e, act->author, again ? act->fact : act->before);
}

/* -- acts of several facts ----------------------------------------------------------------- */

/* The facts of one verdict stand in a row, at one moment, by one person.  Of the boot's clock:
 * one on the wall may come back to an hour that it told already. */
static const struct entry *told_just_before(const struct state *s, const struct entry *e)
{
	const struct entry *last = s->n_entries ? &s->entries[s->n_entries - 1] : NULL;

	if (!last || last->id + 1 != e->id || last->author != e->author ||
	    last->boot_ms != e->boot_ms || !str_equal(last->boot, e->boot))
		return NULL;
	return last;
}

/* What was told so far only prepared this act. */
static bool takes_over(const struct fact *f, const struct fact *so_far)
{
	switch (f->kind) {
	case KIND_role_given:
		return so_far->kind == KIND_member_present && so_far->code == CODE_out;
	case KIND_phase_ended:
	case KIND_phase_restarted:
		return so_far->kind == KIND_phase_resumed && so_far->ref == f->ref;
	case KIND_phase_reopened: return so_far->kind == KIND_phase_restarted;
	default: return false;
	}
}

/* Of what was agreed on, confirmed at once: without a word to any.  Or all of it taken back. */
static bool is_confirmed_with(const struct fact *f, const struct fact *act)
{
	if (act->kind != KIND_decided || !f->ref != !act->ref)
		return false;
	return f->ref || (f->code == CODE_validated && act->code == CODE_validated &&
	                  !f->words.n && !act->words.n);
}

/* This completes the act told so far. */
static bool completes(const struct fact *f, const struct fact *act)
{
	switch (f->kind) {
	case KIND_role_given:
		return act->kind == KIND_role_given ||
		       (act->kind == KIND_member_present && act->code == CODE_in);
	case KIND_speaker_changed:
		return act->kind == KIND_phase_ended || act->kind == KIND_phase_restarted ||
		       act->kind == KIND_phase_reopened;
	case KIND_phase_paused: return act->kind == KIND_phase_reopened;
	case KIND_time_given: return act->kind == KIND_attendance && f->candidate;
	case KIND_decided: return is_confirmed_with(f, act);
	case KIND_words_emptied: return act->kind == KIND_sealed;
	default: return false;
	}
}

static void become_parts_of(struct state *s, int64_t act, int64_t of)
{
	for (size_t i = 0; i < s->n_entries; i++)
		if (s->entries[i].with == act)
			s->entries[i].with = of;
}

/* Told anew, an act that is put back has the parts that it had, or is the part that it was. */
static void join_again(struct state *s, struct entry *e, const struct entry *former)
{
	e->with = former->with;
	if (former->with || e->fact.kind == KIND_taken_back)
		return;
	become_parts_of(s, former->id, e->id);
}

void join_act(struct state *s, struct entry *e)
{
	const struct entry *target =
	    kind_takes_back(e->fact.kind) ? state_entry(s, e->fact.ref) : NULL;
	const struct entry *last = told_just_before(s, e);
	const struct entry *act = last && last->with ? state_entry(s, last->with) : last;

	if (target && target->is_undo && state_entry(s, target->fact.ref)) {
		join_again(s, e, state_entry(s, target->fact.ref));
	} else if (act && completes(&e->fact, &act->fact)) {
		e->with = act->id;
	} else if (act && takes_over(&e->fact, &act->fact)) {
		become_parts_of(s, act->id, e->id);
		state_entry_mut(s, act->id)->with = e->id;
	}
}

struct fact state_whole(const struct state *s, const struct entry *act)
{
	struct fact f = act->fact;

	for (size_t i = 0; f.kind == KIND_role_given && i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->with == act->id && e->fact.kind == KIND_member_present)
			f.candidate = e->fact.person;
	}
	for (size_t i = 0; act->fact.kind == KIND_decided && i < s->n_entries; i++)
		if (s->entries[i].with == act->id && s->entries[i].fact.kind == KIND_decided) {
			f.value = f.candidate ? 2 : f.value + 1;
			f.candidate = f.item = 0;
		}
	return f;
}

/* -- which one ----------------------------------------------------------------------------- */

bool state_can_be_undone(const struct entry *e)
{
	switch (e->fact.kind) {
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_moved:
	case KIND_attendance:
	case KIND_candidate_placed:
	case KIND_role_given:
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
	case KIND_time_corrected:
	case KIND_written_entered:
	case KIND_validated_before:
	case KIND_decided:
	case KIND_joint_appreciation:
	case KIND_outcome_set:
	case KIND_member_signed:
	case KIND_rectified: return !e->is_undo && !e->undone_by;
	default: return false;
	}
}

static bool can_be_put_back(enum kind kind)
{
	switch (kind) {
	case KIND_role_given:
	case KIND_declared:
	case KIND_recused:
	case KIND_question_asked:
	case KIND_question_changed:
	case KIND_incident:
	case KIND_speech_moved:
	case KIND_time_given:
	case KIND_validated_before:
	case KIND_rectified: return true;
	default: return kind_takes_back(kind);
	}
}

bool state_is_past(const struct state *s, const struct entry *e)
{
	const struct turn *t = state_turn(s, e->id);
	const struct run *r = state_run_by_id(s, t ? t->run : e->fact.ref);

	if (e->id < s->last_seal_id)
		return true;
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

/* Opens again what was closed, or begins it again: the way back of a kind that undo leaves. */
static bool is_way_back(enum kind kind)
{
	return kind == KIND_sheet_reopened || kind == KIND_phase_reopened ||
	       kind == KIND_phase_restarted;
}

static bool is_way_back_of(const struct entry *later, const struct entry *act)
{
	const struct fact *f = &act->fact, *g = &later->fact;

	switch (f->kind) {
	case KIND_sheet_handed_in:
		return g->kind == KIND_sheet_reopened && g->candidate == f->candidate;
	case KIND_phase_ended: return g->kind == KIND_phase_reopened && g->ref == f->ref;
	case KIND_phase_started: return g->kind == KIND_phase_restarted && g->ref == act->id;
	default: return false;
	}
}

/* The same person has opened again what this act closed or began. */
static bool is_gone_back_on(const struct state *s, const struct entry *act)
{
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > act->id;)
		if (s->entries[i].author == act->author && is_way_back_of(&s->entries[i], act))
			return true;
	return false;
}

/* The act that an entry tells of: itself, or one that it puts back; NULL if it's none. */
static const struct entry *told_by(const struct state *s, const struct entry *e)
{
	const struct entry *target;

	if (e->is_undo || e->undone_by)
		return NULL;
	if (e->fact.kind == KIND_taken_back) {
		target = state_entry(s, e->fact.ref);
		e = target ? state_entry(s, target->fact.ref) : NULL;
	}
	return e && !e->undone_by && !e->with ? e : NULL;
}

const struct entry *state_latest(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];
		const struct entry *act = e->author == person ? told_by(s, e) : NULL;

		if (act && !is_way_back(act->fact.kind) && !is_gone_back_on(s, act))
			return act;
	}
	return NULL;
}

const struct entry *state_last_way_back(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];

		if (e->author == person && !e->with)
			return is_way_back(e->fact.kind) ? e : NULL;
	}
	return NULL;
}

const struct entry *state_undoable(const struct state *s, int32_t person)
{
	const struct entry *e = state_latest(s, person);

	return e && state_can_be_undone(e) && !state_is_past(s, e) ? e : NULL;
}

const struct entry *state_redoable(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];
		const struct entry *target =
		    kind_takes_back(e->fact.kind) ? state_entry(s, e->fact.ref) : NULL;

		if (e->id < s->last_seal_id)
			return NULL;
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
