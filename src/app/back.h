/* back: what somebody who comes back to their screen is told.
 *
 * What they did last, where their draft is, what the others did meanwhile. */
#ifndef APP_BACK_H
#define APP_BACK_H

#include <stdint.h>

#include "app/seat.h"

/* The key that opens what was being written, where one key does. */
const char *back_says_of_draft(enum writing);
/* "De retour.  n reprend votre brouillon. Dernière saisie : C2.2 à 3.": the greeting, and what this
 * person had on the screen; what may be left out of it as desk_say has it. */
void back_greet(struct buf *, const char *greeting, const struct state *, int32_t person,
                const struct desk_memory *);
/* "Absence de 1 min 13 : entre-temps 2 questions, aucune pause. j le raconte."  Nothing when
 * nothing was done; now by the wall clock. */
void back_tell_meanwhile(struct buf *, const struct state *, int32_t person, const struct absence *,
                         int64_t now_ms);

#endif
