/* practice: a minute at the real screens, with an invented candidate, of which nothing is kept.
 *
 * A small exam in memory: the record's own grid and jury, one passage, one
 * candidate, one open phase.  Acts go through the same rules; no ledger. */
#ifndef UI_PRACTICE_H
#define UI_PRACTICE_H

#include "core/rules.h"
#include "core/state.h"

struct practice;

/* For this member of the jury, who keeps the session in it where the grid allows.
 * Freed by practice_free. */
struct practice *practice_new(const struct state *, int32_t me, const struct moment *now);
void practice_free(struct practice *);
/* As this member sees it; valid until the next wish. */
const struct state *practice_state(const struct practice *);
/* Decides and, if allowed, does it. */
struct verdict practice_wish(struct practice *, const struct fact *, const struct moment *now);

#endif
