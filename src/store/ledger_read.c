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
	ledger_stop_telling(l);
	l->batch_n = l->batch_next = 0;
	l->ends_there = false;
	l->read_id = l->seen = 0;
	memcpy(l->read_hash, EVENT_NO_HASH, sizeof l->read_hash);
}

int64_t ledger_seen(const struct ledger *l)
{
	return l->seen;
}

struct head ledger_seen_head(const struct ledger *l)
{
	struct head head = {.count = l->read_id};

	memcpy(head.hash, l->read_hash, sizeof head.hash);
	return head;
}

void ledger_check_chain(struct ledger *l, bool check)
{
	assert(l->batch_next == l->batch_n);
	if (check && !l->check_chain) {
		l->owed_from = l->emptied = 0;
		l->owed_to = l->read_id;
		memcpy(l->owed_hash, EVENT_NO_HASH, sizeof l->owed_hash);
	}
	ledger_stop_telling(l);
	l->check_chain = check;
}

bool ledger_owes(const struct ledger *l)
{
	return l->owed_from < l->owed_to;
}

const char *ledger_mark(const struct ledger *l)
{
	return l->mark;
}

const struct row *ledger_row(const struct ledger *l)
{
	return l->batch_next > 0 ? &l->batch[l->batch_next - 1].row : &l->told;
}

bool ledger_tell_tampering(struct ledger *l, int64_t event, struct err *e)
{
	struct err why = {0};

	err_set(&why, ERR_TAMPER,
	        _("%s was changed from outside: event %lld is not what was written."),
	        l->site.shown, (long long)event);
	err_brief(&why, _("NOTHING IS STORED: file changed from outside."));
	err_add(&why, _("Nothing more is recorded in it by this program."),
	        _("Note on paper; keep the file as it is, verify it."));
	return ledger_stop(l, &why, e);
}

static bool is_true(struct ledger *l, const struct stored *stored)
{
	return stored_hash_holds(stored, &l->line) && stored_words_hold(stored);
}

static bool is_next(struct ledger *l, const struct stored *stored)
{
	if (stored->row.id != l->read_id + 1 || !str_is(stored->prev, l->read_hash))
		return false;
	return !l->check_chain || is_true(l, stored);
}

static bool pay(struct ledger *l, const struct stored *stored)
{
	if (stored->row.id != l->owed_from + 1 || !str_is(stored->prev, l->owed_hash) ||
	    !is_true(l, stored))
		return false;
	if (str_is(stored->row.kind, kind_name(KIND_words_emptied)))
		l->emptied = 0;
	else if (stored->emptied)
		l->emptied = stored->row.id;
	l->owed_from = stored->row.id;
	memcpy(l->owed_hash, stored->hash.s, sizeof l->owed_hash);
	return true;
}

/* Words may have been emptied since what is owed was read: what says so comes after it, and is
 * checked when it is read. */
static bool is_emptied_since(struct ledger *l, bool *said, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(
	    l->guard.db, "SELECT id FROM event WHERE id > ? AND kind = ?", -1, &s, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(s, 1, l->owed_to);
		sqlite3_bind_text(s, 2, kind_name(KIND_words_emptied), -1, SQLITE_STATIC);
		code = sqlite3_step(s);
	}
	*said = code == SQLITE_ROW;
	sqlite3_finalize(s);
	return code == SQLITE_ROW || code == SQLITE_DONE || ledger_fail(l, code, e);
}

static bool is_emptying_told(struct ledger *l, struct err *e)
{
	bool said;

	if (!l->emptied)
		return true;
	if (!is_emptied_since(l, &said, e))
		return false;
	return said || ledger_tell_tampering(l, l->emptied, e);
}

/* The rows from one id to another, and whether they all are what was written. */
static bool pay_rows(struct ledger *l, sqlite3_stmt *s, int64_t to, struct err *e)
{
	struct stored stored;
	int code;

	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		if (!stored_read(s, &stored) || !pay(l, &stored))
			return ledger_tell_tampering(l, l->owed_from + 1, e);
	if (code != SQLITE_DONE)
		return ledger_fail(l, code, e);
	if (l->owed_from != to)
		return ledger_tell_tampering(l, l->owed_from + 1, e);
	return to < l->owed_to || is_emptying_told(l, e);
}

bool ledger_check_owed(struct ledger *l, struct err *e)
{
	sqlite3_stmt *s;
	int64_t to = l->owed_from + CHECKED_AT_ONCE;
	bool good;

	if (!ledger_owes(l))
		return true;
	if (to > l->owed_to)
		to = l->owed_to;
	if (!ledger_is_connected(l, e) || !ledger_prepare_rest(l, e))
		return false;
	s = l->statement[S_TAIL];
	sqlite3_bind_int64(s, 1, l->owed_from + 1);
	sqlite3_bind_int64(s, 2, to);
	good = pay_rows(l, s, to, e);
	sqlite3_reset(s);
	return good;
}

bool ledger_settle_owed(struct ledger *l, struct err *e)
{
	while (ledger_owes(l))
		if (!ledger_check_owed(l, e))
			return false;
	return true;
}

/* Most rows bear what the row before bore. */
static struct str same_or_copy(struct ledger *l, struct str text, struct str before)
{
	return str_equal(text, before) ? before : arena_str(&l->arena, text);
}

static void keep(struct ledger *l, const struct stored *stored)
{
	struct kept *to = &l->batch[l->batch_n++];
	struct row *row = &to->row;
	static const struct kept none;
	const struct row *before = l->batch_n > 1 ? &to[-1].row : &none.row;

	*row = stored->row;
	row->when.boot_id = same_or_copy(l, row->when.boot_id, before->when.boot_id);
	row->kind = same_or_copy(l, row->kind, before->kind);
	row->code = arena_str(&l->arena, row->code);
	row->words = arena_str(&l->arena, row->words);
	to->words = arena_str(&l->arena, stored->words);
	l->read_id = row->id;
	memcpy(l->read_hash, stored->hash.s, sizeof l->read_hash);
	if (l->read_id == 1)
		memcpy(l->mark, l->read_hash, sizeof l->mark);
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
			return ledger_tell_tampering(l, l->read_id, e);
		code = sqlite3_step(s);
	}
	for (; code == SQLITE_ROW; code = sqlite3_step(s)) {
		if (!stored_read(s, &stored) || !is_next(l, &stored))
			return ledger_tell_tampering(l, l->read_id + 1, e);
		keep(l, &stored);
		if (l->batch_n == BATCH_ROWS || l->arena.used_bytes > BATCH_BYTES)
			return true;
	}
	l->ends_there = code == SQLITE_DONE;
	return l->ends_there || ledger_fail(l, code, e);
}

bool ledger_is_connected(struct ledger *l, struct err *e)
{
	return site_holds(&l->site, e) && (l->guard.db || ledger_connect(l, e));
}

/* One look at the disk. */
static bool fill_batch(struct ledger *l, struct err *e)
{
	sqlite3_stmt *s;
	bool good;

	if (!l->batch && !(l->batch = malloc(BATCH_ROWS * sizeof *l->batch)))
		arena_exhausted();
	l->batch_n = l->batch_next = 0;
	l->ends_there = false;
	arena_reset(&l->arena);
	if (!ledger_is_connected(l, e) || !ledger_prepare_rest(l, e))
		return false;
	s = l->statement[S_TAIL];
	sqlite3_bind_int64(s, 1, l->read_id > 0 ? l->read_id : INT64_MIN);
	sqlite3_bind_int64(s, 2, l->writing ? l->base.count : INT64_MAX);
	good = take_rows(l, s, e);
	sqlite3_reset(s);
	return good;
}

/* A look costs more than the row it brings: the one that brought the last also saw
 * that it was the last.  Told once; the next call looks again. */
static bool is_told_the_end(struct ledger *l)
{
	bool told = l->ends_there && l->batch_n > 0;

	if (told && l->batch_n > FEW_ROWS) { /* after the first reading nobody needs its room */
		arena_done(&l->arena);
		free(l->batch);
		l->batch = NULL;
		l->batch_n = l->batch_next = 0;
	}
	l->ends_there = false;
	return told;
}

struct event ledger_hand_out(struct ledger *l, struct arena *arena, const struct row *stored,
                             struct str words)
{
	struct event e = row_event(stored, words.n ? arena_str(arena, words) : words, &l->met);

	e.when.boot_id = arena_str(arena, stored->when.boot_id);
	l->seen = e.id;
	return e;
}

bool ledger_next(struct ledger *l, struct arena *arena, struct event *event, struct err *fault)
{
	struct err ignored;
	struct kept *next;

	if (!fault)
		fault = &ignored;
	*fault = (struct err){0};
	if (!l->check_chain)
		return ledger_next_told(l, arena, event, fault);
	if (l->batch_next == l->batch_n && is_told_the_end(l))
		return false;
	/* Rows read before a fault are good, and come first; it will be met again. */
	if (l->batch_next == l->batch_n && !fill_batch(l, fault) && l->batch_n > 0)
		*fault = (struct err){0};
	if (l->batch_next == l->batch_n)
		return false;
	next = &l->batch[l->batch_next++];
	*event = ledger_hand_out(l, arena, &next->row, next->words);
	return true;
}
