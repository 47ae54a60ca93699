/* dialog: draws a question with its choices, and finds the choice of a key. */
#ifndef UI_DIALOG_H
#define UI_DIALOG_H

#include "ui/view.h"

/* Over the lower part of the work area: title on a hairline, facts, choices,
 * the last one marked, under the cursor. */
void dialog_draw(struct canvas *, struct area work, const struct dialog *, const struct scene *,
                 const struct fact *wish);
/* The step of this key: a choice's digit, letter or Space, Enter, Esc, and n as Esc's
 * twin; of any other, what the dialog's own key() says (*is_own is then set), or
 * STEP_UNKNOWN, which leaves the dialog open. */
struct step dialog_key(const struct dialog *, const struct scene *, struct fact *wish, struct key,
                       bool *is_own);

/* Something is being typed into it. */
bool dialog_writes(const struct dialog *, const struct scene *, const struct fact *wish);

/* For facts(): a sentence below so many rows of the area, over as many lines as it takes;
 * returns how many rows are used in all. */
int dialog_fact(struct canvas *, struct area, int rows, struct str);

/* The run that the wish refers to; NULL if none. */
const struct run *dialog_run(const struct scene *, const struct fact *wish);

/* Appends a choice; the n-th of a list may be given '0' + n as its key.  Returns the next index. */
size_t dialog_choice(struct choice *, size_t at, char key, const char *text, struct step);
/* Appends ready-made reasons 1 to n, the grid's or, if it gives none, the program's own, each
 * giving the wish its text as words; then n + 1, the free text (WRITE_REASON).  At most five
 * reasons.  Returns the next index. */
size_t dialog_reasons(struct choice *, size_t at, struct fact wish, const struct texts *of_grid,
                      const char *const *reasons, size_t n);
/* The same with codes: each gives the wish its code.  A reason of the grid that is none of the
 * program's words, and the free text, give CODE_other, and the words. */
size_t dialog_codes(struct choice *, size_t at, struct fact wish, const struct texts *of_grid,
                    const enum code *codes, size_t n);

#endif
