/* ledger_read: reading the events of a record, and noticing what was done to it.
 *
 * A look runs one statement and ends it: no lock is held between calls.  Each
 * look begins with the last event already read, which must still be there. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "store/ledger_private.h"
#include "store/stored.h"

void ledger_rewind(struct ledger *l)
{
	l->batch_n = l->batch_next = 0;
	l->read_id = l->seen = 0;
	memcpy(l->read_hash, EVENT_NO_HASH, sizeof l->read_hash);
}

int64_t ledger_seen(const struct ledger *l)
{
	return l->seen;
}

void ledger_check_chain(struct ledger *l, bool check)
{
	l->check_chain = check;
}

const struct row *ledger_row(const struct ledger *l)
{
	assert(l->batch_next > 0);
	return &l->batch[l->batch_next - 1].row;
}

static bool tell_tampering(struct ledger *l, int64_t event, struct err *e)
{
	struct err why = {0};

	err_set(&why, ERR_TAMPER,
	        _("%s was changed from outside: event %lld is not what was written."),
	        l->site.shown, (long long)event);
	err_add(&why, _("Nothing more is recorded in it by this program."),
	        _("Note on paper, with the time; keep the file as it is, and verify it."));
	return ledger_stop(l, &why, e);
}

static bool is_next(struct ledger *l, const struct stored *stored)
{
	if (stored->row.id != l->read_id + 1 || !str_is(stored->prev, l->read_hash))
		return false;
	return !l->check_chain ||
	       (stored_hash_holds(stored, &l->line) && stored_words_hold(stored));
}

static void keep(struct ledger *l, const struct stored *stored)
{
	struct kept *to = &l->batch[l->batch_n++];
	struct row *row = &to->row;

	*row = stored->row;
	row->when.boot_id = arena_str(&l->arena, row->when.boot_id);
	row->kind = arena_str(&l->arena, row->kind);
	row->code = arena_str(&l->arena, row->code);
	row->words = arena_str(&l->arena, row->words);
	to->words = arena_str(&l->arena, stored->words);
	l->read_id = row->id;
	memcpy(l->read_hash, stored->hash.s, sizeof l->read_hash);
}

/* Takes what the statement gives, from its first row on. */
static bool take_rows(struct ledger *l, sqlite3_stmt *s, struct err *e)
{
	struct stored stored;
	int code = sqlite3_step(s);

	if (l->read_id > 0) {
		if (code != SQLITE_ROW && code != SQLITE_DONE)
			return ledger_fail(l, code, e);
		if (code == SQLITE_DONE || !stored_read(s, &stored) ||
		    stored.row.id != l->read_id || !str_is(stored.hash, l->read_hash))
			return tell_tampering(l, l->read_id, e);
		code = sqlite3_step(s);
	}
	for (; code == SQLITE_ROW; code = sqlite3_step(s)) {
		if (!stored_read(s, &stored) || !is_next(l, &stored))
			return tell_tampering(l, l->read_id + 1, e);
		keep(l, &stored);
		if (l->batch_n == BATCH_ROWS || l->arena.used_bytes > BATCH_BYTES)
			return true;
	}
	return code == SQLITE_DONE || ledger_fail(l, code, e);
}

/* One look at the disk. */
static bool fill_batch(struct ledger *l, struct err *e)
{
	sqlite3_stmt *s;
	bool good;

	if (!l->batch && !(l->batch = malloc(BATCH_ROWS * sizeof *l->batch)))
		arena_exhausted(BATCH_ROWS * sizeof *l->batch);
	l->batch_n = l->batch_next = 0;
	arena_reset(&l->arena);
	if (!site_holds(&l->site, e) || (!l->guard.db && !ledger_connect(l, e)))
		return false;
	s = l->statement[S_TAIL];
	sqlite3_bind_int64(s, 1, l->read_id > 0 ? l->read_id : INT64_MIN);
	sqlite3_bind_int64(s, 2, l->writing ? l->base.count : INT64_MAX);
	good = take_rows(l, s, e);
	sqlite3_reset(s);
	return good;
}

bool ledger_next(struct ledger *l, struct arena *arena, struct event *event, struct err *fault)
{
	struct err ignored;
	struct kept *next;
	struct row row;

	if (!fault)
		fault = &ignored;
	*fault = (struct err){0};
	/* Rows read before a fault are good, and come first; it will be met again. */
	if (l->batch_next == l->batch_n && !fill_batch(l, fault) && l->batch_n > 0)
		*fault = (struct err){0};
	if (l->batch_next == l->batch_n)
		return false;
	next = &l->batch[l->batch_next++];
	row = next->row;
	row.when.boot_id = arena_str(arena, row.when.boot_id);
	*event = row_event(&row, arena_str(arena, next->words));
	l->seen = event->id;
	return true;
}
