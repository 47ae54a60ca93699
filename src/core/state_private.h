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
/* phases and speech */
apply_handler apply_phase_started, apply_phase_paused, apply_phase_resumed, apply_phase_ended;
apply_handler apply_phase_restarted, apply_phase_reopened, apply_time_corrected, apply_time_given;
apply_handler apply_speaker_changed, apply_speech_moved;
/* questions and incidents */
apply_handler apply_question_asked, apply_question_changed, apply_incident;
/* sheets */
apply_handler apply_scored, apply_commented, apply_noted, apply_handed_in, apply_reopened;
apply_handler apply_sheet_moved;

/* Undoes the part of the state that taken_back alone says, by the kind of its
 * target; false if that kind isn't taken back this way. */
bool undo_time(struct state *, const struct entry *);
bool undo_talk(struct state *, const struct entry *);

/* What a sheet marks, from the plan.  The rules let the grid be amended before
 * the first mark or not at all: places never move under marks. */
void list_sheet_items(struct state *);
struct standing *state_person_mut(struct state *, int32_t number);
struct run *state_run_mut(struct state *, int64_t id);
struct sheet *state_sheet_mut(struct state *, int32_t person, int32_t candidate);
/* The text that this state keeps for a boot_id. */
struct str state_boot(struct state *, struct str boot_id);

#endif
