/* record: a ledger being read, and the state that follows from it.
 *
 * The one road by which any verb or screen comes to a state: events read back
 * from the disk, folded in order.  When a deliberation opens, the state is
 * folded again from the first event with what may be seen from then on. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"
#include "store/ledger.h"
#include "store/news.h"

struct record {
	struct ledger *ledger;
	struct state state;
	struct arena texts; /* of the event last read */
	struct news *news;  /* not ours; NULL where nobody waits for any */
	int64_t until;      /* reads no event beyond this one; 0: to the end */
	enum code way;      /* how who acts here is known: key, card, keyboard; none: keyboard */
};

/* Makes a record of a plan, all its facts at this moment, by the office; never
 * over an existing file. */
bool record_make(const char *path, const struct plan *, const struct moment *, struct err *);

/* Opens a record and folds all that it holds, as this viewer may know it (0:
 * nobody, from the shell); its language becomes the program's.  False, with
 * nothing to close, when it can't be opened or read to its end.  With LEDGER_APPEND the
 * hashes of what is there are computed later: ledger_check_owed. */
bool record_open(struct record *, const char *path, enum ledger_mode, int32_t viewer, struct err *);
/* The same for a viewer who is found in the plan: choose is asked once, when all that the
 * office wrote is read, which is the same for all; false there (told) opens nothing. */
typedef bool record_choose(const struct plan *, const void *context, int32_t *viewer, struct err *);
bool record_open_for(struct record *r, const char *path, enum ledger_mode mode,
                     record_choose *choose, const void *context, struct err *e);
/* As nobody in particular may know it, as it was at this event (0: now). */
bool record_open_at(struct record *, const char *path, int64_t until, struct err *);
void record_close(struct record *);

/* From now on as this viewer may know it: folded anew from the first event. */
bool record_sit(struct record *, int32_t viewer, struct err *);

/* Folds what others appended since, which the news so far told of, one's own commit
 * among them; returns false on a failure (told). */
bool record_catch_up(struct record *, struct err *);

/* From the first event again, once, with all revealed that was opened by the
 * end; to be read one by one: record_next folds the next, and gives it, until
 * false: the end (*e stays ERR_NONE) or a failure.  The event's texts live
 * until the next call. */
void record_rewind(struct record *);
bool record_next(struct record *, struct event *, struct err *);

/* Whether the deliberation has opened for every candidate who was heard (all of them, until the
 * seal says that no other will be): what is told of the marks from then on, or follows from them,
 * harms nobody. */
bool record_is_revealed(const struct record *);
/* From now on as it was at this event. */
bool record_turn_back(struct record *, int64_t until, struct err *);
/* The head of what was read; false, and an empty one, until all is revealed: it follows from
 * every mark. */
bool record_head(const struct record *, struct head *);

#endif
