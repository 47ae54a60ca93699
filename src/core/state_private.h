/* state_private: what the files of state share, and nobody else.
 *
 * One handler a kind: it changes the state and, when the act can be undone by
 * the same kind of fact, leaves in *before the fact that would put things
 * back.  A handler that meets numbers that name nothing changes nothing: the
 * ledger may come from elsewhere. */
#ifndef CORE_STATE_PRIVATE_H
#define CORE_STATE_PRIVATE_H

#include "core/state.h"

typedef void apply_handler(struct state *, const struct event *, struct fact *before);

/* people and the jury */
apply_handler apply_attendance, apply_placed, apply_member_present, apply_jury_opened;
apply_handler apply_declared, apply_keeper, apply_role_given, apply_recused;
apply_handler apply_author_known, apply_seat_opened;
/* phases and speech */
apply_handler apply_phase_started, apply_phase_paused, apply_phase_resumed, apply_phase_ended;
apply_handler apply_phase_restarted, apply_phase_reopened, apply_time_corrected, apply_time_given;
apply_handler apply_speaker_changed, apply_speech_moved;
/* questions */
apply_handler apply_question_asked, apply_question_changed;
/* sheets */
apply_handler apply_scored, apply_commented, apply_noted, apply_handed_in, apply_reopened;
apply_handler apply_sheet_moved;
/* the jury's decisions, its minutes and their seal */
apply_handler apply_written, apply_validated, apply_decided, apply_outcome, apply_joint;
apply_handler apply_sealed, apply_deliberation_reopened, apply_signed, apply_rectified;
apply_handler apply_confirmed, apply_issued, apply_words_emptied;
/* undo */
apply_handler apply_taken_back;

/* Takes back this act, or puts it back (again), where taken_back alone says so;
 * false if the act's kind isn't taken back this way. */
bool undo_time(struct state *, const struct entry *, bool again);
bool undo_talk(struct state *, const struct entry *, bool again);
bool undo_people(struct state *, const struct entry *, bool again);
bool undo_decide(struct state *, const struct entry *, bool again);
/* Before an entry joins the journal: whether it is a part of the act told just before, or the
 * act that this was a part of. */
void join_act(struct state *, struct entry *);
/* Changes the state as if this author had told the fact in this event. */
void state_let(struct state *, const struct event *, int32_t author, struct fact);

/* What a sheet marks, from the plan. */
void list_sheet_items(struct state *);
/* The people listed since, and whether a substitute sits, from an OFFICE fact. */
void list_people(struct state *, const struct fact *);
/* The viewer's right to attend, or what is opened, has changed: sets refold if there is
 * more to see. */
void state_look_again(struct state *);

struct standing *state_person_mut(struct state *, int32_t number);
struct run *state_run_mut(struct state *, int64_t id);
/* An event of this moment, whatever it tells: the machine was up until then. */
void state_see_runs(struct state *, const struct moment *);
struct sheet *state_sheet_mut(struct state *, int32_t person, int32_t candidate);
struct entry *state_entry_mut(struct state *, int64_t id);
/* The element that begins with this id, of n in the order of their ids; NULL if none. */
void *state_find(void *items, size_t n, size_t size, int64_t id);
/* A person's number told as a value; 0 if it can be none. */
static inline int32_t person_of(int64_t value)
{
	return value > 0 && value <= PLAN_PERSONS_MAX ? (int32_t)value : 0;
}

#endif
