/* seats: what is shown and said of the places of the jury, in the list of them and elsewhere. */
#ifndef UI_SEATS_H
#define UI_SEATS_H

#include "ui/view.h"

/* Everybody who may sit down, in the office's order; at most ROWS_MAX. */
size_t seats_list(const struct state *, int32_t *numbers);
/* What is left of wrong codes at this place: the tries, 0 when it is closed, -1 where no code
 * was made or codes can't be told. */
int seats_tries(const struct room *, int32_t person);
bool seats_is_closed(const struct room *, int32_t person);
/* "GRÈBE (secrétariat), MERLE (présidence)": who may open a closed place again. */
void seats_write_openers(struct buf *, const struct state *);
/* "présidence", "suppléant(e)". */
const char *seats_role(const struct state *, int32_t person);
/* "Cette place est ouverte aussi sur un autre écran depuis 10 h 12." */
void seats_write_elsewhere(struct buf *, const struct scene *);
/* Who is connected may be told here: not to who comes by card and has given no code. */
bool seats_are_shown(const struct scene *);
/* "connecté depuis 8 h 47", "coupé", "quitté à 10 h 12", "jamais venu". */
void seats_write_presence(struct buf *, const struct scene *, int32_t person);

/* Line 3 and the footer while the code of a card is typed; line 3 where it can't be. */
void seats_advise_code(struct buf *);
void seats_advise_closed(struct buf *);
void seats_draw_code_keys(struct canvas *, int row);

#endif
