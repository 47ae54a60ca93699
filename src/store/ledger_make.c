/* ledger_make: a new record, and a copy of one.
 *
 * Both are built under a temporary name, in one transaction, and get their own
 * name only when they are whole and on the disk. */
#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"
#include "store/fault.h"
#include "store/ledger_private.h"
#include "store/schema.h"

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
	struct ledger *l = calloc(1, sizeof *l);
	bool good;

	if (!l) {
		arena_exhausted(sizeof *l);
		return false;
	}
	l->mode = LEDGER_APPEND;
	good = site_find(&l->site, temporary, SITE_LIVE, e);
	if (good)
		site_call(&l->site, path);
	good = good && guard_open(&l->guard, l->site.real, GUARD_WRITE, path, e) &&
	       write_schema(l, e) && write_events(l, events, n, e);
	ledger_close(l);
	return good;
}

bool ledger_create(const char *path, const struct event *events, size_t n, struct err *e)
{
	char *temporary;
	bool good;

	if (!site_is_free(path, e) || !(temporary = site_reserve(path, e)))
		return false;
	good = build(temporary, path, events, n, e);
	if (good)
		good = site_publish(temporary, path, e);
	else
		site_abandon(temporary);
	free(temporary);
	return good;
}
