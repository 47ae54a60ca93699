/* ledger: see ledger.h.  Opening and appending; reading is in ledger_read.c. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/words.h"
#include "store/fault.h"
#include "store/ledger_private.h"
#include "store/schema.h"
#include "store/stored.h"

#define EVENT_COLUMNS                                                                              \
	"id, at, zone, boot, boot_id, author, kind, passage, candidate, person, item, value, ms, " \
	"ref, "                                                                                    \
	"code, words, prev, hash"

static const char *const statements[S_COUNT] = {
    [S_TOLD] = STORED_SELECT_TOLD " WHERE id >= ?1 ORDER BY id",
    [S_WORDS] = "SELECT event, words FROM text WHERE event >= ?1 ORDER BY event",
    [S_HEAD] = "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1",
    [S_SCHEMA] = "PRAGMA schema_version",
    [S_TAIL] = STORED_SELECT " WHERE e.id >= ?1 AND e.id <= ?2 ORDER BY e.id",
    [S_BEGIN] = "BEGIN IMMEDIATE",
    [S_COMMIT] = "COMMIT",
    [S_ROLLBACK] = "ROLLBACK",
    [S_PUT] =
	"INSERT INTO event(" EVENT_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	" ?, ?, ?, ?)",
    [S_PUT_TEXT] = "INSERT INTO text(event, salt, words) VALUES(?, ?, ?)",
};

bool ledger_stop(struct ledger *l, const struct err *why, struct err *e)
{
	if (!l->stopped)
		l->stop_reason = *why;
	l->stopped = true;
	if (e)
		*e = *why;
	return false;
}

bool ledger_fail(struct ledger *l, int code, struct err *e)
{
	struct err why = {0};

	fault_tell(&why, code, l->guard.db, l->site.shown);
	if (fault_is_lasting(code))
		return ledger_stop(l, &why, e);
	if (e)
		*e = why;
	return false;
}

int ledger_step(struct ledger *l, enum statement which)
{
	int code = sqlite3_step(l->statement[which]);

	sqlite3_reset(l->statement[which]);
	return code;
}

/* Opening. */

static bool check_identity(struct ledger *l, struct err *e)
{
	sqlite3_int64 application = 0, version = 0;
	int code = guard_number(&l->guard, "PRAGMA application_id", &application);

	if (code == SQLITE_OK)
		code = guard_number(&l->guard, "PRAGMA user_version", &version);
	if (code != SQLITE_OK)
		return ledger_fail(l, code, e);
	if (application != SCHEMA_APPLICATION)
		return err_set(e, ERR_DATA, _("%s is not a record."), l->site.shown);
	if (version == SCHEMA_VERSION ||
	    (l->mode == LEDGER_READ && version >= SCHEMA_OLDEST && version < SCHEMA_VERSION))
		return true;
	err_set(e, ERR_DATA, _("%s was made by another version of this program (format %lld)."),
	        l->site.shown, (long long)version);
	return err_add(e, _("Nothing was written."),
	               version < SCHEMA_VERSION ? _("Use the version that made it.")
	                                        : _("Use a newer version."));
}

/* WAL loses commits in the SQLite that most machines have: a record that somebody
 * turned to it is turned back, or not used. */
static bool set_journal(struct ledger *l, struct err *e)
{
	char before[16] = "", after[16] = "";
	sqlite3_int64 synchronous = 0;
	int code = guard_text(&l->guard, "PRAGMA journal_mode", before, sizeof before);

	if (code == SQLITE_OK)
		code = guard_text(&l->guard, "PRAGMA journal_mode=PERSIST", after, sizeof after);
	if (code == SQLITE_OK)
		code = guard_run(&l->guard, "PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY;"
		                            "PRAGMA mmap_size=0; PRAGMA secure_delete=ON;"
		                            "PRAGMA cache_size=" GUARD_PAGES_TEXT);
	if (code == SQLITE_OK)
		code = guard_number(&l->guard, "PRAGMA synchronous", &synchronous);
	if (code != SQLITE_OK && strcmp(before, "wal") != 0)
		return ledger_fail(l, code, e);
	if (strcmp(after, "persist") != 0 || synchronous != 3) {
		err_set(e, ERR_IO,
		        _("%s was turned to a journal that can lose what was stored (%s), and "
		          "could not be turned back."),
		        l->site.shown, before);
		err_brief(e, _("NOTHING IS STORED: file changed from outside."));
		return err_add(
		    e, _("Nothing was written."),
		    _("Close the other programs, and be allowed to write to it."));
	}
	if (strcmp(before, "wal") == 0)
		snprintf(
		    l->notice, sizeof l->notice,
		    _("%s had been turned to a journal that can lose what was stored (WAL); it was "
		      "turned back."),
		    l->site.shown);
	return true;
}

static bool check_schema(struct ledger *l, struct err *e)
{
	struct err why = {0};
	char name[80];
	int code = schema_compare(l->guard.db, name, sizeof name);

	if (code != SQLITE_OK)
		return ledger_fail(l, code, e);
	if (!name[0])
		return true;
	err_set(&why, ERR_TAMPER,
	        _("%s was changed from outside: “%s” is not what this program writes."),
	        l->site.shown, name);
	err_brief(&why, _("NOTHING IS STORED: file changed from outside."));
	err_add(&why, _("Nothing more is recorded in it by this program."),
	        _("Note on paper; keep the file as it is, verify it."));
	return ledger_stop(l, &why, e);
}

/* SQLite counts each change of the schema: only then is it compared again. */
static bool schema_stands(struct ledger *l, struct err *e)
{
	sqlite3_stmt *s = l->statement[S_SCHEMA];
	int64_t version = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : -1;

	sqlite3_reset(s);
	if (version >= 0 && version == l->schema)
		return true;
	if (!check_schema(l, e))
		return false;
	l->schema = version;
	return true;
}

static bool check_writable(struct ledger *l, struct err *e)
{
	if (sqlite3_db_readonly(l->guard.db, "main") == 0)
		return true;
	return ledger_fail(l, SQLITE_READONLY, e);
}

/* The file that SQLite opened must be the one that was looked at. */
static bool check_same_file(struct ledger *l, struct err *e)
{
	int moved = 0;

	sqlite3_file_control(l->guard.db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (moved)
		return ledger_fail(l, SQLITE_READONLY_DBMOVED, e);
	return site_holds(&l->site, e);
}

static bool prepare(struct ledger *l, enum statement from, enum statement to, struct err *e)
{
	bool appends = l->mode == LEDGER_APPEND;

	for (enum statement i = from; i < to; i++) {
		int code;

		if (l->statement[i] || (!appends && (i == S_SCHEMA || i >= S_BEGIN)))
			continue;
		l->guard.right = i == S_SCHEMA ? GUARD_BUILD : appends ? GUARD_APPEND : GUARD_READ;
		code = sqlite3_prepare_v3(l->guard.db, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
		                          &l->statement[i], NULL);
		if (code != SQLITE_OK)
			return ledger_fail(l, code, e);
	}
	l->guard.right = appends ? GUARD_APPEND : GUARD_READ;
	return true;
}

bool ledger_prepare(struct ledger *l, struct err *e)
{
	l->schema = -1;
	return prepare(l, 0, S_TAIL, e);
}

bool ledger_prepare_rest(struct ledger *l, struct err *e)
{
	return prepare(l, S_TAIL, S_COUNT, e);
}

/* A record has begun with its first event: without any, somebody has taken them. */
static bool check_begun(struct ledger *l, struct err *e)
{
	struct head head;

	return ledger_head(l, &head, e) && (head.count > 0 || ledger_tell_tampering(l, 1, e));
}

/* In one look at the disk: each costs as much as ten of what is asked here. */
static bool check_record(struct ledger *l, struct err *e)
{
	int code = guard_run(&l->guard, "BEGIN");

	if (code != SQLITE_OK)
		return ledger_fail(l, code, e);
	if (!check_identity(l, e) || (l->mode == LEDGER_APPEND && !check_writable(l, e)) ||
	    !ledger_prepare(l, e) || (l->mode == LEDGER_APPEND && !schema_stands(l, e)) ||
	    !check_begun(l, e))
		return false;
	code = guard_run(&l->guard, "COMMIT");
	return code == SQLITE_OK || ledger_fail(l, code, e);
}

bool ledger_connect(struct ledger *l, struct err *e)
{
	/* Also to read: undoing an interrupted write needs to write. */
	if (!guard_open(&l->guard, l->site.real, GUARD_WRITE, l->site.shown, e))
		return false;
	if (check_same_file(l, e) && set_journal(l, e) && check_record(l, e))
		return true;
	ledger_part(l);
	return false;
}

void ledger_part(struct ledger *l)
{
	ledger_stop_telling(l);
	for (int i = 0; i < S_COUNT; i++) {
		sqlite3_finalize(l->statement[i]);
		l->statement[i] = NULL;
	}
	guard_close(&l->guard);
}

struct ledger *ledger_open(const char *path, enum ledger_mode mode, struct err *e)
{
	struct ledger *l = arena_alone(1, sizeof *l);

	l->mode = mode;
	l->check_chain = true;
	ledger_rewind(l);
	if (site_find(&l->site, path, SITE_LIVE, e) && ledger_connect(l, e))
		return l;
	ledger_close(l);
	return NULL;
}

void ledger_close(struct ledger *l)
{
	if (!l)
		return;
	if (l->writing)
		ledger_cancel(l);
	ledger_part(l);
	site_done(&l->site);
	arena_done(&l->arena);
	buf_done(&l->line);
	free(l->batch);
	free(l);
}

const char *ledger_notice(const struct ledger *l)
{
	return l->notice;
}

/* Appending. */

bool ledger_head(struct ledger *l, struct head *head, struct err *e)
{
	sqlite3_stmt *s = l->statement[S_HEAD];
	int code = s ? sqlite3_step(s) : SQLITE_CANTOPEN;

	*head = (struct head){0};
	memcpy(head->hash, EVENT_NO_HASH, sizeof head->hash);
	if (code == SQLITE_ROW) {
		const char *hash = (const char *)sqlite3_column_text(s, 1);

		head->count = sqlite3_column_int64(s, 0);
		snprintf(head->hash, sizeof head->hash, "%s", hash ? hash : "");
	}
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE || ledger_fail(l, code, e);
}

bool ledger_begin(struct ledger *l, struct err *e)
{
	int code;

	if (l->stopped)
		return ledger_stop(l, &l->stop_reason, e);
	assert(l->mode == LEDGER_APPEND && !l->writing);
	if (!site_holds(&l->site, e) || !ledger_settle_owed(l, e) || !ledger_prepare_rest(l, e))
		return false;
	code = ledger_step(l, S_BEGIN);
	if (code != SQLITE_DONE)
		return ledger_fail(l, code, e);
	l->writing = true;
	l->ends_there = false; /* what ended it was read without the lock */
	l->put_failed = false;
	/* Again, now that nobody else writes: taking the lock may have lasted. */
	if (!check_same_file(l, e) || !schema_stands(l, e) || !ledger_head(l, &l->base, e)) {
		ledger_cancel(l);
		return false;
	}
	l->tip = l->base;
	return true;
}

static void bind_text(sqlite3_stmt *s, int at, struct str text)
{
	if (text.n)
		sqlite3_bind_text(s, at, text.s, (int)text.n, SQLITE_STATIC);
	else
		sqlite3_bind_null(s, at);
}

static int put_row(struct ledger *l, const struct row *r, const char *hash)
{
	sqlite3_stmt *s = l->statement[S_PUT];
	int at = 1;

	sqlite3_bind_int64(s, at++, r->id);
	sqlite3_bind_int64(s, at++, r->when.at_ms);
	sqlite3_bind_int64(s, at++, r->when.zone_min);
	sqlite3_bind_int64(s, at++, r->when.boot_ms);
	sqlite3_bind_text(s, at++, r->when.boot_id.n ? r->when.boot_id.s : "",
	                  (int)r->when.boot_id.n, SQLITE_STATIC);
	sqlite3_bind_int64(s, at++, r->author);
	bind_text(s, at++, r->kind);
	for (int i = 0; i < ROW_NUMBERS; i++, at++)
		if (r->filled[i])
			sqlite3_bind_int64(s, at, r->number[i]);
		else
			sqlite3_bind_null(s, at);
	bind_text(s, at++, r->code);
	bind_text(s, at++, r->words);
	sqlite3_bind_text(s, at++, l->tip.hash, -1, SQLITE_STATIC);
	sqlite3_bind_text(s, at++, hash, -1, SQLITE_STATIC);
	return ledger_step(l, S_PUT);
}

static int put_text(struct ledger *l, int64_t id, struct str salt, struct str words)
{
	sqlite3_stmt *s = l->statement[S_PUT_TEXT];

	sqlite3_bind_int64(s, 1, id);
	sqlite3_bind_blob(s, 2, salt.s, (int)salt.n, SQLITE_STATIC);
	sqlite3_bind_text(s, 3, words.s, (int)words.n, SQLITE_STATIC);
	return ledger_step(l, S_PUT_TEXT);
}

static bool put_fail(struct ledger *l, int code, struct err *e)
{
	ledger_fail(l, code, &l->put_fault);
	l->put_failed = true;
	if (e)
		*e = l->put_fault;
	return false;
}

bool ledger_put(struct ledger *l, const struct event *given, struct err *e)
{
	struct event event = *given;
	struct str words = given->fact.words;
	char salt_bytes[16];
	struct str salt = {salt_bytes, sizeof salt_bytes};
	struct digest words_digest = {""}, hash;
	struct row row;
	int code;

	assert(l->writing && !l->put_failed && given->fact.kind != KIND_unknown);
	event.id = l->tip.count + 1;
	if (words.n) {
		if (getrandom(salt_bytes, sizeof salt_bytes, 0) != (ssize_t)sizeof salt_bytes)
			return put_fail(l, SQLITE_IOERR, e);
		words_digest = event_words_digest(salt, words);
	}
	row = event_row(&event, str_of(words_digest.hex));
	buf_clear(&l->line);
	row_write_json(&l->line, &row);
	hash = event_hash(l->tip.hash, buf_str(&l->line));
	code = put_row(l, &row, hash.hex);
	if (code == SQLITE_DONE && words.n)
		code = put_text(l, event.id, salt, words);
	if (code != SQLITE_DONE)
		return put_fail(l, code, e);
	l->tip.count = event.id;
	memcpy(l->tip.hash, hash.hex, sizeof l->tip.hash);
	return true;
}

/* What the disk holds is not known: look with new eyes.  If even that fails,
 * ledger_next will try again. */
static void reopen_to_read(struct ledger *l)
{
	struct err ignored;

	ledger_part(l);
	l->mode = LEDGER_READ;
	if (site_holds(&l->site, &ignored))
		ledger_connect(l, &ignored);
}

void ledger_cancel(struct ledger *l)
{
	assert(l->writing);
	l->writing = false;
	/* A severe error has rolled back by itself. */
	if (!sqlite3_get_autocommit(l->guard.db))
		ledger_step(l, S_ROLLBACK);
	if (l->stopped && l->mode == LEDGER_APPEND)
		reopen_to_read(l);
	ledger_end_emptying(l);
}

/* Full: nothing is on the disk, if reading agrees. */
static bool is_undone(struct ledger *l)
{
	struct head now;
	struct err ignored;

	return ledger_head(l, &now, &ignored) && now.count == l->base.count &&
	       strcmp(now.hash, l->base.hash) == 0;
}

static enum commit settle(struct ledger *l, int code, struct err *e)
{
	bool harmless = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_FULL;
	struct err why = {0};

	ledger_fail(l, code, &why);
	if (e)
		*e = why;
	if (harmless) {
		ledger_cancel(l);
		if (is_undone(l))
			return COMMIT_NOT;
	}
	l->writing = false;
	ledger_stop(l, &why, NULL);
	reopen_to_read(l);
	return COMMIT_UNKNOWN;
}

enum commit ledger_commit(struct ledger *l, struct err *e)
{
	int code;

	assert(l->writing);
	if (l->put_failed) {
		if (e)
			*e = l->put_fault;
		ledger_cancel(l);
		return COMMIT_NOT;
	}
	code = ledger_step(l, S_COMMIT);
	if (code != SQLITE_DONE) {
		enum commit settled = settle(l, code, e);

		ledger_end_emptying(l);
		return settled;
	}
	l->writing = false;
	ledger_end_emptying(l);
	/* The news; if it isn't heard, the others look by themselves every few seconds. */
	utimensat(AT_FDCWD, l->site.real, NULL, 0);
	return COMMIT_DONE;
}

/* Others may have appended since: the row of that number says it, not the last. */
bool ledger_holds_put(struct ledger *l)
{
	struct stored stored;
	sqlite3_stmt *s;
	bool holds;

	if (!ledger_is_connected(l, NULL) || !ledger_prepare_rest(l, NULL))
		return false;
	s = l->statement[S_TAIL];
	sqlite3_bind_int64(s, 1, l->tip.count);
	sqlite3_bind_int64(s, 2, l->tip.count);
	holds = sqlite3_step(s) == SQLITE_ROW && stored_read(s, &stored) &&
	        str_is(stored.hash, l->tip.hash);
	sqlite3_reset(s);
	return holds;
}

bool ledger_is_stopped(const struct ledger *l)
{
	return l->stopped;
}
