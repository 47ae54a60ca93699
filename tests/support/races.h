/* races: two at once at one thing of one record, again and again.
 *
 * Exactly one wins each time; the other is told why, in a sentence.  Uses the
 * record of live.h, whose group fixtures the test must have. */
#ifndef SUPPORT_RACES_H
#define SUPPORT_RACES_H

/* Two processes end a phase, set it aside, start it anew, each at the same instant. */
void races_of_phases(int rounds);
/* The president gives time to a phase while the keeper ends it. */
void races_of_time(int rounds);
/* Two members take the keeping of the session. */
void races_of_the_hat(int rounds);
/* A member and the keeper log the same question: both are kept, and the second is told. */
void races_of_questions(int rounds);
/* Two `new` make a record of one name. */
void races_of_names(int rounds);
/* Results are exported while a member marks without a pause. */
void races_of_exports(int rounds);

#endif
