/* memory_ledger: events kept in memory, by the codec of the real ledger.
 *
 * What is read back has been a row: it holds what a row holds and nothing more.
 * For stories; knows no rules and no disk. */
#ifndef SUPPORT_MEMORY_LEDGER_H
#define SUPPORT_MEMORY_LEDGER_H

#include <stddef.h>

#include "base/arena.h"
#include "core/event.h"

struct memory_ledger {
	struct arena arena;   /* all texts of the events */
	struct event *events; /* as read back; id i is events[i - 1] */
	size_t n, room;
	char hash[65]; /* of the last */
	struct buf line;
};

void memory_ledger_init(struct memory_ledger *);
void memory_ledger_done(struct memory_ledger *);
/* Appends: its id is decided here.  The event as read back, valid until the next one. */
const struct event *memory_ledger_put(struct memory_ledger *, const struct event *);
/* Keeps an event that a real ledger gave. */
void memory_ledger_keep(struct memory_ledger *, const struct event *);
/* The words of all events of a kind are gone, as if read back so. */
void memory_ledger_empty(struct memory_ledger *, enum kind);

#endif
