/* ledger_empty: words taken out of a record, on the day the law asks for it.
 *
 * The chain holds only their digests, and stands.  Three places could keep the
 * bytes: the page (secure_delete zeroes it), the journal (truncated at this
 * commit, where PERSIST would leave it), and the pages of the copy that the
 * system keeps, which are beyond us. */
#include <assert.h>

#include "base/words.h"
#include "store/fault.h"
#include "store/ledger_private.h"

static bool is_on(struct ledger *l, const char *pragma, const char *wanted, struct err *e)
{
	char got[16] = "";
	int code;

	l->guard.right = GUARD_BUILD;
	code = guard_text(&l->guard, pragma, got, sizeof got);
	l->guard.right = GUARD_APPEND;
	if (code != SQLITE_OK)
		return ledger_fail(l, code, e);
	if (str_is(str_of(got), wanted))
		return true;
	return err_set(e, ERR_IO, _("The words cannot be emptied for good here (%s)."), pragma);
}

/* What isn't there, or has no words, is nothing to empty. */
static bool empty_texts(struct ledger *l, const int64_t *events, size_t n, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int code;

	l->guard.right = GUARD_EMPTY;
	code = sqlite3_prepare_v2(
	    l->guard.db, "UPDATE text SET salt = NULL, words = NULL WHERE event = ?", -1, &s, NULL);
	l->guard.right = GUARD_APPEND;
	for (size_t i = 0; code == SQLITE_OK && i < n; i++) {
		sqlite3_bind_int64(s, 1, events[i]);
		code = sqlite3_step(s) == SQLITE_DONE ? SQLITE_OK
		                                      : sqlite3_extended_errcode(l->guard.db);
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
	return code == SQLITE_OK || ledger_fail(l, code, e);
}

bool ledger_begin_emptying(struct ledger *l, struct err *e)
{
	l->emptying = l->mode == LEDGER_APPEND && l->guard.db;
	if (is_on(l, "PRAGMA secure_delete=ON", "1", e) &&
	    is_on(l, "PRAGMA journal_mode=TRUNCATE", "truncate", e) && ledger_begin(l, e))
		return true;
	ledger_end_emptying(l);
	return false;
}

/* If the disk failed, the connection was opened anew, and is right already. */
void ledger_end_emptying(struct ledger *l)
{
	struct err ignored;

	if (l->emptying && l->mode == LEDGER_APPEND && l->guard.db)
		is_on(l, "PRAGMA journal_mode=PERSIST", "persist", &ignored);
	l->emptying = false;
}

bool ledger_empty(struct ledger *l, const int64_t *events, size_t n, struct err *e)
{
	assert(l->writing && l->emptying);
	return empty_texts(l, events, n, e);
}

/* The events first, then one at a time: a change of many rows keeps the pages as they were in
 * a file of its own. */
bool ledger_empty_kind(struct ledger *l, enum kind kind, struct err *e)
{
	struct arena scratch = {0};
	int64_t *events = NULL;
	size_t n = 0, room = 0;
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(
	    l->guard.db, "SELECT id FROM event WHERE kind = ? AND words IS NOT NULL", -1, &s, NULL);
	bool done;

	if (code == SQLITE_OK)
		sqlite3_bind_text(s, 1, kind_name(kind), -1, SQLITE_STATIC);
	while (code == SQLITE_OK && (code = sqlite3_step(s)) == SQLITE_ROW) {
		events = arena_grow(&scratch, events, n, &room, sizeof *events);
		events[n++] = sqlite3_column_int64(s, 0);
		code = SQLITE_OK;
	}
	sqlite3_finalize(s);
	done = (code == SQLITE_DONE || ledger_fail(l, code, e)) && ledger_empty(l, events, n, e);
	arena_done(&scratch);
	return done;
}

enum commit ledger_empty_words(struct ledger *l, const struct event *said, const int64_t *events,
                               size_t n, struct err *e)
{
	assert(said->fact.kind == KIND_words_emptied);
	if (!ledger_begin_emptying(l, e))
		return COMMIT_NOT;
	if (ledger_put(l, said, e) && ledger_empty(l, events, n, e))
		return ledger_commit(l, e);
	ledger_cancel(l);
	return COMMIT_NOT;
}
