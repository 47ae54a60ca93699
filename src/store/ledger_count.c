/* ledger_count: of ledger.h: what a record holds, counted by SQL on its own views.
 *
 * Nothing here folds an event: what was exported from the state is compared with it. */
#include <stdio.h>

#include "base/words.h"
#include "store/ledger_private.h"

/* The kinds that the office writes before the day. */
#define IN_OFFICE(kind)                  ", '" #kind "'"
#define IN_DAY(kind)                     ""
#define IN_SHEET(kind)                   ""
#define IN_DELIBERATION(kind)            ""
#define EVENT(kind, part, columns, help) IN_##part(kind)
static const char counting[] =
    "SELECT (SELECT count(*) FROM candidate),"
    " (SELECT count(*) FROM item WHERE nature = 'competency'),"
    " (SELECT count(*) FROM question),"
    " (SELECT count(*) FROM act AS a JOIN candidate USING (passage)"
    "   JOIN (SELECT item, value AS speech, max(event) FROM act"
    "     WHERE kind = 'item_set' AND code = 'speech' GROUP BY 1) USING (item)"
    "   WHERE a.kind = 'phase_started' AND speech = 2),"
    " (SELECT count(*) FROM event WHERE kind NOT IN (''"
#include "core/event.def"
    /* Private for ever; how an author is known, which is no act; an office's fact by the jury. */
    "   ) AND kind NOT IN ('noted', 'author_known') OR author AND kind IN"
    "   ('candidate_placed', 'written_entered', 'validated_before')),"
    " (SELECT max(id) FROM event), (SELECT hash FROM event ORDER BY id DESC LIMIT 1)";
#undef EVENT

static int read_counts(sqlite3_stmt *s, struct ledger_counts *c)
{
	int code = sqlite3_step(s);

	if (code != SQLITE_ROW)
		return code;
	c->candidates = sqlite3_column_int64(s, 0);
	c->competencies = sqlite3_column_int64(s, 1);
	c->questions = sqlite3_column_int64(s, 2);
	c->speakers = sqlite3_column_int64(s, 3);
	c->told = sqlite3_column_int64(s, 4);
	c->head.count = sqlite3_column_int64(s, 5);
	snprintf(c->head.hash, sizeof c->head.hash, "%s",
	         sqlite3_column_text(s, 6) ? (const char *)sqlite3_column_text(s, 6) : "");
	return SQLITE_DONE;
}

/* One statement, and so one look at the disk. */
bool ledger_count(struct ledger *l, struct ledger_counts *counts, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int code;

	*counts = (struct ledger_counts){0};
	if (!ledger_is_connected(l, e))
		return false;
	code = sqlite3_prepare_v2(l->guard.db, counting, -1, &s, NULL);
	if (code == SQLITE_OK)
		code = read_counts(s, counts);
	sqlite3_finalize(s);
	return code == SQLITE_DONE || ledger_fail(l, code, e);
}

bool ledger_head_at(struct ledger *l, int64_t event, struct head *head, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int code;

	*head = (struct head){0};
	if (!ledger_is_connected(l, e))
		return false;
	code =
	    sqlite3_prepare_v2(l->guard.db, "SELECT hash FROM event WHERE id = ?1", -1, &s, NULL);
	sqlite3_bind_int64(s, 1, event);
	if (code == SQLITE_OK)
		code = sqlite3_step(s);
	if (code == SQLITE_ROW && sqlite3_column_text(s, 0)) {
		head->count = event;
		snprintf(head->hash, sizeof head->hash, "%s",
		         (const char *)sqlite3_column_text(s, 0));
	}
	sqlite3_finalize(s);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return ledger_fail(l, code, e);
	return head->count || err_set(e, ERR_TAMPER, _("%s has no event %lld: its end is missing."),
	                              l->site.shown, (long long)event);
}
