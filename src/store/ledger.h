/* ledger: the record on the disk, one append-only SQLite file.
 *
 * What ledger_commit has accepted is on the disk: a rollback journal
 * (PERSIST, EXTRA), never WAL, whose reset bug loses commits before 3.51.3.
 * Nothing is changed or deleted: triggers, a guard on insertion, an
 * authorizer and defensive mode see to it, and the chain of hashes shows what
 * they could not prevent.  Knows events, not what they mean: who may do what
 * is core/rules, what follows is core/state. */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/event.h"
#include "core/head.h"

struct ledger; /* one connection; opened after fork, never before */

enum ledger_mode { LEDGER_READ, LEDGER_APPEND };

/* Makes a record from these events, whose id, prev and hash are given here,
 * in one transaction under a temporary name beside path, synced, then renamed
 * without replacing.  Mode 0600 whatever the umask.  False: path exists
 * (ERR_DATA), or the disk (ERR_IO); nothing is left behind then. */
bool ledger_create(const char *path, const struct event *, size_t n, struct err *);

/* Opens a record, checks that it is one (application_id, version, a local file
 * system, one name, never WAL; to append, also the right to write and the
 * schema).  An earlier version's is read, and not appended to.  NULL on
 * failure.  Never opened but through SQLite: an own open and close would drop
 * its locks. */
struct ledger *ledger_open(const char *path, enum ledger_mode, struct err *);
/* NULL is nothing to do.  An open transaction is rolled back. */
void ledger_close(struct ledger *);
/* What was put right at opening (a record turned to WAL), one sentence to be
 * shown; "" when nothing. */
const char *ledger_notice(const struct ledger *);

/* The next event after the last one read, and again, until false: nothing more
 * for now (*fault, set to ERR_NONE first, stays so), or a failure (told).  The
 * texts of the event are copied into the arena.  Outside a transaction the first
 * call after a false reads what is committed then, and none holds a lock when it returns
 * (but without the chain, see below); inside, what was committed before it.  Also tells
 * when the record was moved or replaced since, when its end was cut, or the chain is broken
 * (ERR_TAMPER with the event; nothing is appended any more then). */
bool ledger_next(struct ledger *, struct arena *, struct event *, struct err *fault);
/* The id of the last event that ledger_next gave, 0 at first. */
int64_t ledger_seen(const struct ledger *);
/* The head of what was read so far; nothing more is asked of the disk. */
struct head ledger_seen_head(const struct ledger *);
/* The hash of the first event, once it was read: no other record has the same.  64 hex digits,
 * "" before. */
const char *ledger_mark(const struct ledger *);
/* Reads again from the first event. */
void ledger_rewind(struct ledger *);
/* Whether ledger_next computes each hash again: yes, unless told otherwise; said when ledger_next
 * has given all it had read (false, or nothing asked yet).  What was read without is owed once
 * it is told to again.  Without, and never inside a transaction, all is read in one go: others
 * can't commit from the first event until the false. */
void ledger_check_chain(struct ledger *, bool);
/* Whether something read is still unchecked. */
bool ledger_owes(const struct ledger *);
/* Checks some of it, for a few milliseconds; false on tampering or a failure (told), after which
 * nothing is appended any more.  ledger_begin first checks all that is owed. */
bool ledger_check_owed(struct ledger *, struct err *);
/* The last event that ledger_next gave, as stored: its kind and code by their
 * own names, known or not.  Only after a true, and until the next call. */
const struct row *ledger_row(const struct ledger *);

/* Takes the write lock (BEGIN IMMEDIATE: a deferred one that reads then writes
 * fails at once), waiting at most 5 s.  Then ledger_next up to its
 * end, decide, put, and exactly one of commit or cancel. */
bool ledger_begin(struct ledger *, struct err *);
/* Appends one event: its id and hash are decided here, its author, moment and fact are given. */
bool ledger_put(struct ledger *, const struct event *, struct err *);

enum commit {
	COMMIT_DONE,    /* on the disk */
	COMMIT_NOT,     /* not on the disk: full, busy; may be tried again by the person */
	COMMIT_UNKNOWN, /* an I/O error: read back what is there; this process appends nothing more
	                 */
};

/* Ends the transaction (COMMIT_NOT after a failed put); on COMMIT_DONE touches the record, which is
 * the news to the other processes.  After COMMIT_UNKNOWN the connection was closed and opened again
 * to read only: ledger_next tells what the disk holds. */
enum commit ledger_commit(struct ledger *, struct err *);
/* After COMMIT_UNKNOWN: whether the disk holds all that was put, by its last hash.  False also
 * when it can't be read. */
bool ledger_holds_put(struct ledger *);
/* Nothing is appended any more by this connection: trying again is in vain. */
bool ledger_is_stopped(const struct ledger *);
void ledger_cancel(struct ledger *);

/* As ledger_begin, in such a way that neither the record nor its journal keeps the bytes of
 * words that are emptied in this transaction.  Its last put is words_emptied, after which the
 * words of these events, or of all events of a kind, are emptied; then commit or cancel.  An
 * event without words is passed over. */
bool ledger_begin_emptying(struct ledger *, struct err *);
bool ledger_empty(struct ledger *, const int64_t *events, size_t n, struct err *);
bool ledger_empty_kind(struct ledger *, enum kind, struct err *);
/* Appends words_emptied and empties the words of these events with it, in one
 * transaction, so that neither the record nor its journal keeps their bytes.
 * Outside a transaction; as ledger_commit.  An event without words is passed over. */
enum commit ledger_empty_words(struct ledger *, const struct event *words_emptied,
                               const int64_t *events, size_t n, struct err *);

/* The head, as the disk has it. */
bool ledger_head(struct ledger *, struct head *, struct err *);

/* What a record holds, counted by its own views in one look: by other code than folds it. */
struct ledger_counts {
	struct head head; /* of what was counted */
	int64_t candidates, competencies, questions;
	int64_t speakers; /* for each attempt at a phase whose speech is followed, its candidates */
	int64_t told;     /* events of the day, the sheets and the deliberation; no private note */
};
bool ledger_count(struct ledger *, struct ledger_counts *, struct err *);
/* The head as it was at this event; false (told) where the record has no such event. */
bool ledger_head_at(struct ledger *, int64_t event, struct head *, struct err *);

/* A copy made through SQLite's backup while others may write; never over an
 * existing file, 0600, synced, verified to be complete. */
bool ledger_copy(struct ledger *, const char *to, struct err *);

#endif
