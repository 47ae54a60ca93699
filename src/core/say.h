/* say: an event or a refusal as a sentence, for a person.
 *
 * One voice for the screen, the journal, the log and the minutes: what happened
 * is said the same way everywhere, in the language of words.h.  Says only what
 * the state's viewer may know, and so leaks nothing.  What people typed comes out
 * whole and as it is: who shows it cuts and neutralises it (text.h). */
#ifndef CORE_SAY_H
#define CORE_SAY_H

#include "base/str.h"
#include "core/rules.h"
#include "core/state.h"

/* "ACACIA Alice": name in use and first name; "ACACIA" alone; "d’ACACIA", "de CÈDRE".
 * Number 0 is the office. */
void say_person(struct buf *, const struct state *, int32_t number);
void say_family(struct buf *, const struct state *, int32_t number);
void say_of_family(struct buf *, const struct state *, int32_t number);
/* An item's own id ("C2.3", "b"; a level's rank) and its name. */
void say_item_id(struct buf *, const struct state *, int32_t item);
void say_item_name(struct buf *, const struct state *, int32_t item);
/* "groupe 2 Cour Carrée"; where one passes at a time, "passage 2 SAULE Jade". */
void say_passage(struct buf *, const struct state *, int32_t passage);
/* A phase by its short word, with its article: "l’échange", "la présentation". */
void say_the_phase(struct buf *, const struct state *, int32_t phase);
/* The same by its whole name: "la présentation collective". */
void say_the_whole_phase(struct buf *, const struct state *, int32_t phase);

/* A code as a word: "alerte incendie", "validée"; of a property, its key in the
 * files; "" for none.  A static text, never NULL. */
const char *say_code(enum code);
/* An outcome in the grid's word, or else the program's: "Certifié(e)", "ajourné(e)". */
void say_outcome(struct buf *, const struct state *, enum code);
/* An attendance: "là, pièce vue", "parti(e) : malaise", "pas encore émargé(e)". */
const char *say_attendance(enum code, bool identity_seen);
/* "présidence", "jury", "secrétariat": for a column; and as whom one addresses:
 * "président(e) du jury". */
const char *say_role(enum role);
const char *say_role_title(enum role);
/* "secrétariat, jury, présidence": the roles of a mask. */
void say_roles(struct buf *, int64_t roles);

/* What happened, without its author and hour, as the journal tells it: "question (b) à ACACIA
 * Alice", "chronomètre arrêté après 4:10 : bruit".  Of another's sheet before the reveal:
 * "une saisie sur une fiche". */
void say_event(struct buf *, const struct state *, int32_t author, const struct fact *);
/* The same in so many columns, where leaving out what the screen says elsewhere is enough:
 * "phase démarrée : entretien, TILLEUL Élise". */
void say_event_within(struct buf *, const struct state *, int32_t author, const struct fact *,
                      size_t cols);
/* The same in as few words as can be, without the candidate of a sheet: "C2.2 à 3". */
void say_brief(struct buf *, const struct state *, int32_t author, const struct fact *);
/* The same as an acknowledgement to its author, on the message line: "Parole à ACACIA Alice.",
 * "ACACIA · C2.2 : 3 Acquis." */
void say_done(struct buf *, const struct state *, int32_t author, const struct fact *);
/* What undo took back: "Annulé : question (b) à ACACIA Alice." */
void say_undone(struct buf *, const struct state *, int32_t author, const struct fact *);
/* Why not, and who may: "Refusé : le temps est à la tenue de séance, GRÈBE. t pour la prendre."
 * Allowed with nothing to do: "C’est déjà ainsi. Rien à refaire." */
void say_refusal(struct buf *, const struct state *, const struct verdict *);

#endif
