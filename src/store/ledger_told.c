/* ledger_told: a record read without proof, for what must be shown at once.
 *
 * Two statements run side by side, the events and their words, and what they
 * hand out is not copied twice.  Of the chain only two things are seen here: that
 * no event is missing, and the hash of the last, from which others go on.  The
 * rest is owed (ledger_check_owed). */
#include <assert.h>
#include <stdio.h>

#include "store/ledger_private.h"
#include "store/stored.h"

void ledger_stop_telling(struct ledger *l)
{
	if (!l->telling)
		return;
	sqlite3_reset(l->statement[S_TOLD]);
	sqlite3_reset(l->statement[S_WORDS]);
	l->telling = false;
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
	return code == SQLITE_ROW || code == SQLITE_DONE || ledger_fail(l, code, e);
}

/* The words of the event: none if it has none, or if they were emptied. */
static int words_of(struct ledger *l, struct row *row, struct str *words)
{
	sqlite3_stmt *s = l->statement[S_WORDS];
	int code = SQLITE_ROW;

	*words = (struct str){0};
	while (l->words_event < row->id && code == SQLITE_ROW)
		code = step_words(l);
	if (l->words_event != row->id)
		return code;
	row->words = STR("1"); /* stands for the digest, which isn't read */
	words->s = sqlite3_column_blob(s, 1);
	words->n = (size_t)sqlite3_column_bytes(s, 1);
	return code;
}

/* All is read: others will go on from the hash of the last.  Still in one look, as the words'
 * statement is not ended. */
static bool finish(struct ledger *l, struct err *e)
{
	struct head head;
	bool good = ledger_head(l, &head, e);

	ledger_stop_telling(l);
	if (good && head.count != l->read_id)
		return ledger_tell_tampering(l, l->read_id + 1, e);
	if (good)
		snprintf(l->read_hash, sizeof l->read_hash, "%s", head.hash);
	return false;
}

bool ledger_next_told(struct ledger *l, struct arena *arena, struct event *event, struct err *e)
{
	struct str words;
	int code;

	if (!l->telling && !begin(l, e))
		return false;
	code = sqlite3_step(l->statement[S_TOLD]);
	if (code == SQLITE_DONE)
		return finish(l, e);
	if (code == SQLITE_ROW && (!stored_read_told(l->statement[S_TOLD], &l->told) ||
	                           l->told.id != l->read_id + 1)) {
		ledger_stop_telling(l);
		return ledger_tell_tampering(l, l->read_id + 1, e);
	}
	if (code == SQLITE_ROW)
		code = words_of(l, &l->told, &words);
	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		ledger_stop_telling(l);
		return ledger_fail(l, code, e);
	}
	l->read_id = l->told.id;
	*event = ledger_hand_out(l, arena, &l->told, words);
	return true;
}
