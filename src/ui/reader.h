/* reader: a desk for who hears it, or reads it under the fingers.
 *
 * The same place and the same keys as on a screen; what is new is said once, as
 * lines.  A view when it opens: where one is, the clock, what to do, its rows.
 * Then only what changes: the row that was moved to, what became of an act,
 * what somebody else did, a threshold of time. */
#ifndef UI_READER_H
#define UI_READER_H

#include "ui/desk.h"

struct reader; /* what was said last */

struct reader *reader_new(void);
void reader_free(struct reader *); /* NULL is allowed */
/* All is said again, the next time. */
void reader_again(struct reader *);

/* Appends what is to be said now: whole lines, but for a text being typed, whose last line
 * stays open.  `answers`: a key was pressed since the last call.  Nothing new: nothing. */
void reader_read(struct reader *, struct desk *, const struct state *, const struct moment *now,
                 bool answers, struct buf *out);

#endif
