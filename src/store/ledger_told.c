/* ledger_told: a record read without proof, for what must be shown at once.
 *
 * Two statements run side by side, the events and their words, and what they
 * hand out is not copied twice.  Of the chain only two things are seen here: that
 * no event is missing, and each hash, from the last of which others go on.  The
 * rest is owed (ledger_check_owed). */
#include <assert.h>
#include <string.h>

#include "store/ledger_private.h"
#include "store/stored.h"

void ledger_stop_telling(struct ledger *l)
{
	if (!l->telling)
		return;
	sqlite3_reset(l->statement[S_TOLD]);
	sqlite3_reset(l->statement[S_WORDS]);
	l->told = (struct row){0}; /* its texts were the statement's */
	l->telling = false;
}

/* What SQLite answered, told before the statements forget it.  False. */
static bool fail(struct ledger *l, int code, struct err *e)
{
	ledger_fail(l, code, e);
	ledger_stop_telling(l);
	return false;
}

/* To the next words: SQLITE_ROW, SQLITE_DONE or what went wrong. */
static int step_words(struct ledger *l)
{
	sqlite3_stmt *s = l->statement[S_WORDS];
	int code = sqlite3_step(s);

	l->words_event = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : INT64_MAX;
	return code;
}

static bool begin(struct ledger *l, struct err *e)
{
	int64_t from = l->read_id > 0 ? l->read_id + 1 : INT64_MIN;
	int code;

	assert(!l->writing);
	if (!ledger_is_connected(l, e))
		return false;
	sqlite3_bind_int64(l->statement[S_TOLD], 1, from);
	sqlite3_bind_int64(l->statement[S_WORDS], 1, from);
	l->telling = true;
	code = step_words(l);
	return code == SQLITE_ROW || code == SQLITE_DONE || fail(l, code, e);
}

/* The words of the event that has some: none if they were emptied, or are not there, which is
 * for the debt to find. */
static int words_of(struct ledger *l, int64_t id, struct str *words)
{
	sqlite3_stmt *s = l->statement[S_WORDS];
	int code = SQLITE_ROW;

	while (l->words_event < id && code == SQLITE_ROW)
		code = step_words(l);
	if (l->words_event == id) {
		words->s = sqlite3_column_blob(s, 1);
		words->n = (size_t)sqlite3_column_bytes(s, 1);
	}
	return code;
}

/* The row on which S_TOLD stands. */
static bool take(struct ledger *l, struct str *words, struct err *e)
{
	struct str hash;
	bool has_words;
	int code;

	if (!stored_read_told(l->statement[S_TOLD], &l->told, &has_words, &hash) ||
	    l->told.id != l->read_id + 1) {
		ledger_stop_telling(l);
		return ledger_tell_tampering(l, l->read_id + 1, e);
	}
	if (has_words) {
		code = words_of(l, l->told.id, words);
		if (code != SQLITE_ROW && code != SQLITE_DONE)
			return fail(l, code, e);
		l->told.words = STR("1"); /* stands for the digest, which isn't read */
	}
	l->read_id = l->told.id;
	memcpy(l->read_hash, hash.s, sizeof l->read_hash - 1);
	if (l->read_id == 1)
		memcpy(l->mark, l->read_hash, sizeof l->mark);
	return true;
}

bool ledger_next_told(struct ledger *l, struct arena *arena, struct event *event, struct err *e)
{
	struct str words = {0};
	int code;

	if (!l->telling && !begin(l, e))
		return false;
	code = sqlite3_step(l->statement[S_TOLD]);
	if (code == SQLITE_DONE)
		ledger_stop_telling(l);
	else if (code != SQLITE_ROW)
		fail(l, code, e);
	if (code != SQLITE_ROW || !take(l, &words, e))
		return false;
	*event = ledger_hand_out(l, arena, &l->told, words);
	return true;
}
