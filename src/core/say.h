/* say: an event or a refusal as a sentence, for a person.
 *
 * One voice for the screen, the journal, the log and the minutes: what happened
 * is said the same way everywhere, in the language of words.h.  Says only what
 * the state holds, and so leaks nothing. */
#ifndef CORE_SAY_H
#define CORE_SAY_H

#include "base/str.h"
#include "core/rules.h"
#include "core/state.h"

/* "ACACIA Alice": name in use and first name; "ACACIA" alone; "d’ACACIA", "de CÈDRE". */
void say_person(struct buf *, const struct state *, int32_t number);
void say_family(struct buf *, const struct state *, int32_t number);
void say_of_family(struct buf *, const struct state *, int32_t number);
/* An item's own id ("C2.3", "b") and its name. */
void say_item_id(struct buf *, const struct state *, int32_t item);
void say_item_name(struct buf *, const struct state *, int32_t item);
/* The word of an attendance, a reason, an incident: "là, pièce vue", "alerte incendie". */
const char *say_code(enum code);
const char *say_role(enum role);

/* What happened, without its author and hour, as the journal tells it: "question (b) à ACACIA
 * Alice", "chronomètre arrêté à 4:10 : bruit".  Of another's sheet before the reveal:
 * "un niveau saisi". */
void say_event(struct buf *, const struct state *, int32_t author, const struct fact *);
/* The same as an acknowledgement to its author, on the message line: "Parole à ACACIA Alice." */
void say_done(struct buf *, const struct state *, int32_t author, const struct fact *);
/* What undo took back: "Annulé : question (b) à ACACIA Alice." */
void say_undone(struct buf *, const struct state *, int32_t author, const struct fact *);
/* Why not, and who may: "Refusé : le temps est à la tenue de séance, GRÈBE. t pour la prendre." */
void say_refusal(struct buf *, const struct state *, const struct verdict *);

#endif
