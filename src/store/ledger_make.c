/* ledger_make: a new record, and a copy of one.
 *
 * Both are built under a temporary name, in one transaction, and get their own
 * name only when they are whole and on the disk.  What one that was killed left
 * is removed by the next for the same name. */
#include <stdio.h>

#include "base/words.h"
#include "store/fault.h"
#include "store/ledger_private.h"
#include "store/schema.h"
#include "store/verify.h"

/* No journal beside a file that is thrown away if anything fails. */
#define BUILDING "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY;"

static bool write_schema(struct ledger *l, struct err *e)
{
	int code =
	    guard_run(&l->guard, "PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;" BUILDING);
	char identity[96];

	snprintf(identity, sizeof identity,
	         "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN", SCHEMA_APPLICATION,
	         SCHEMA_VERSION);
	if (code == SQLITE_OK)
		code = guard_run(&l->guard, identity);
	for (size_t i = 0; code == SQLITE_OK && i < schema_count; i++)
		code = guard_run(&l->guard, schema_parts[i].sql);
	if (code == SQLITE_OK)
		code = guard_run(&l->guard, "COMMIT");
	return code == SQLITE_OK || ledger_fail(l, code, e);
}

static bool write_events(struct ledger *l, const struct event *events, size_t n, struct err *e)
{
	if (!ledger_prepare(l, e) || !ledger_begin(l, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!ledger_put(l, &events[i], e))
			return false;
	return ledger_commit(l, e) == COMMIT_DONE;
}

static bool build(const char *temporary, const char *path, const struct event *events, size_t n,
                  struct err *e)
{
	struct ledger *l = arena_alone(1, sizeof *l);
	bool good;

	l->mode = LEDGER_APPEND;
	good = site_find(&l->site, temporary, SITE_LIVE, e);
	if (good)
		site_call(&l->site, path);
	good = good && guard_open(&l->guard, l->site.real, GUARD_WRITE, l->site.shown, e) &&
	       write_schema(l, e) && write_events(l, events, n, e);
	ledger_close(l);
	return good;
}

static bool end_draft(struct site_draft *d, bool good, const char *path, struct err *e)
{
	if (good)
		return site_publish(d, path, e);
	site_abandon(d);
	return false;
}

bool ledger_create(const char *path, const struct event *events, size_t n, struct err *e)
{
	struct site_draft draft;

	if (!site_is_free(path, e))
		return false;
	site_sweep(path, NULL);
	return site_reserve(&draft, path, e) &&
	       end_draft(&draft, build(draft.name, path, events, n, e), path, e);
}

/* -- copying ------------------------------------------------------------------------------- */

/* All pages in one step, under one shared lock: a moment of the record, whoever writes. */
static bool copy_pages(struct ledger *l, struct guard *to, const char *shown, struct err *e)
{
	sqlite3_backup *b;
	int code = guard_run(to, BUILDING);

	if (code != SQLITE_OK)
		return fault_tell(e, code, to->db, shown);
	b = sqlite3_backup_init(to->db, "main", l->guard.db, "main");
	if (!b)
		return fault_tell(e, sqlite3_errcode(to->db), to->db, shown);
	sqlite3_backup_step(b, -1);
	code = sqlite3_backup_finish(b);
	return code == SQLITE_OK || fault_tell(e, code, to->db, shown);
}

/* The copy must be a good record, be it an earlier version's, and hold at least what was there
 * when it began. */
static bool check_copy(const char *temporary, const char *path, const struct head *head,
                       struct err *e)
{
	struct verification v;
	char room[SITE_SHOWN];

	if (!verify_record(temporary, head, &v, e))
		return false;
	if (v.finding == FINDING_GOOD || v.finding == FINDING_FORMAT)
		return true;
	err_set(e, ERR_TAMPER, _("The copy %s would not be a good record (event %lld: %s)."),
	        site_shown(room, path), (long long)v.event, v.detail);
	return err_add(e, _("No copy was made; the record is as it was."), _("Verify the record."));
}

static bool fill_copy(struct ledger *l, const char *temporary, const char *path, struct err *e)
{
	struct site site;
	struct guard to;
	struct head head;
	bool good;

	if (!ledger_head(l, &head, e) || !site_find(&site, temporary, SITE_LIVE, e))
		return false;
	site_call(&site, path);
	good = guard_open(&to, site.real, GUARD_WRITE, site.shown, e) &&
	       copy_pages(l, &to, site.shown, e);
	guard_close(&to);
	site_done(&site);
	return good && check_copy(temporary, path, head.count ? &head : NULL, e);
}

bool ledger_copy(struct ledger *l, const char *to, struct err *e)
{
	struct site_draft draft;

	if (!site_holds(&l->site, e))
		return false;
	if (!site_is_free(to, e))
		return false;
	site_sweep(to, &l->site);
	return site_reserve(&draft, to, e) &&
	       end_draft(&draft, fill_copy(l, draft.name, to, e), to, e);
}
