/* rules_private: what the files of rules share, and nobody else. */
#ifndef CORE_RULES_PRIVATE_H
#define CORE_RULES_PRIVATE_H

#include "core/rules.h"

/* What a rule decides from.  The ref of a kind that takes back is undo's alone: with it, a
 * rule is asked whether the author's own former value may come back. */
struct asking {
	const struct state *state;
	int32_t author;
	const struct fact *wish;
	const struct moment *now;
};

typedef struct verdict rule(const struct asking *);

/* people and the jury */
rule rule_attendance, rule_placed, rule_member_present, rule_jury_opened, rule_declared;
rule rule_keeper, rule_role_given, rule_recused, rule_author_known, rule_seat_opened;
/* phases and speech */
rule rule_phase_started, rule_phase_paused, rule_phase_resumed, rule_time_corrected;
rule rule_time_given, rule_phase_ended, rule_phase_restarted, rule_phase_reopened;
rule rule_speaker_changed, rule_speech_moved;
/* questions and incidents */
rule rule_question_asked, rule_question_changed, rule_incident;
/* sheets and the reveal */
rule rule_scored, rule_commented, rule_noted, rule_handed_in, rule_reopened, rule_sheet_moved;
rule rule_deliberation_opened;
/* the written test, what the jury decides */
rule rule_written_entered, rule_validated_before, rule_decided, rule_joint, rule_outcome;
/* the seal, and after it */
rule rule_sealed, rule_deliberation_reopened, rule_signed, rule_rectified, rule_confirmed;
rule rule_issued, rule_appeal;
/* undo */
rule rule_taken_back;

/* Refused where the seal, or what it left open again, closes this kind of wish. */
struct verdict is_open_to(const struct state *, enum kind);

/* What the rule of the wish's kind says; a refusal's `about` bears that kind. */
struct verdict answer(const struct asking *);

struct verdict allow(struct fact);
struct verdict allow_nothing(void); /* it's so already */
struct verdict refuse(enum refusal, struct fact about);
void also(struct verdict *, struct fact);

/* ALLOWED, or refused with who keeps the session. */
struct verdict need_keeper(const struct asking *);
/* The president may always what only time and order ask of the keeper. */
struct verdict need_president_or_keeper(const struct asking *);
bool is_president(const struct asking *);

#endif
