/* acts: what a jury does in a day, by the keys that it takes.
 *
 * Each act waits for its acknowledgement and is then one of the exam's; a mark
 * is also kept as one that stands.  Knows the words of the screen, no grid. */
#ifndef SUPPORT_ACTS_H
#define SUPPORT_ACTS_H

#include "exam.h"

struct named {
	const char *family, *whole; /* "ACACIA", "ACACIA Alice" */
};

struct sheet_of { /* what the grid puts on a sheet */
	const char *const *criteria;
	size_t n;
	/* What the message line says after "ACACIA · C2.2 : " of a level typed so; emptied first.
	 */
	void (*says)(struct buf *, const char *level);
	bool is_typed; /* Enter gives what was typed */
};

/* A digit, and for every second one its twin on a French keyboard without Shift: the same
 * digit twice in a row is no repeat of a held key. */
const char *key_of_digit(int digit);

/* The digit marks the selected person, and the line says so. */
/* The code on the card of a person, by number; the cards of the whole jury are made at first. */
const char *card_code(struct exam *, int person);
/* In the list of places: theirs, up to the field of its code; the code, and its Enter; both. */
void is_asked_the_code(struct keyboard *, const char *digit, const char *who);
void gives_code(struct keyboard *, const char *code);
void enters_by_code(struct keyboard *, const char *digit, int person, const char *who);
void signs_in(struct keyboard *, int digit, const struct named *, const char *as);
/* Space, the text to be read, yes. */
void starts(struct keyboard *, const char *phase);
/* f, yes; of a talk in which somebody speaks, the floor is taken as well. */
void ends(struct keyboard *, const char *phase, bool somebody_speaks);
/* A digit, or 0 for nobody (NULL). */
void gives_floor(struct keyboard *, int digit, const struct named *);
/* Space: the clock is stopped and stored as such; the question why is then open and listens. */
void is_paused(struct keyboard *);
/* Selects the candidate on that line, then logs a question of one's own at this level. */
void asks(struct keyboard *, int line, const struct named *, const char *level);

/* Marks the criteria in order, from the first on the sheet that is open: levels parted by
 * blanks; "." passes over one that has its mark already. */
void fills(struct keyboard *, const struct sheet_of *, const struct named *, const char *levels);
/* Writes on the open sheet, then Esc. */
void writes_notes(struct keyboard *, const struct named *, const char *text);
void writes_appreciation(struct keyboard *, const struct named *, const char *competency,
                         const char *text);
/* f on the open sheet, then yes, whatever it lacks. */
void hands_in(struct keyboard *, const struct named *);

/* On the day's line of the deliberation: what is left to decide. */
void opens_agenda(struct keyboard *, int line);
/* On its screen, a competency validated: against the proposal with why (gap, else NULL); then the
 * jury's text (NULL: none).  Not validated: the criteria's digits, the reason. */
void validates(struct keyboard *, const struct named *, const char *competency, const char *gap,
               const char *text);
void refuses(struct keyboard *, const struct named *, const char *competency,
             const char *criteria, const char *reason);
/* From the day's line of the minutes: to their end, adopted, the word typed. */
void adopts_and_seals(struct keyboard *, int line);
/* In the list of documents. */
void writes_document(struct keyboard *, int line, const char *document);

#endif
