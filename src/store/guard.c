/* guard: see guard.h. */
#include "store/guard.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "store/fault.h"
#include "store/pool.h"

enum { PATIENCE_MS = 5000 };

static bool is(const char *a, const char *b)
{
	return a && strcmp(a, b) == 0;
}

static bool may_write(enum guard_right right, int act, const char *a, const char *b, const char *db)
{
	if (!is(db, "main"))
		return false;
	if (act == SQLITE_INSERT)
		return right >= GUARD_APPEND && (is(a, "event") || is(a, "text"));
	return right == GUARD_EMPTY && is(a, "text") && (is(b, "salt") || is(b, "words"));
}

static int authorize(void *guard, int act, const char *a, const char *b, const char *db,
                     const char *inside)
{
	enum guard_right right = ((struct guard *)guard)->right;

	(void)inside;
	if (right == GUARD_BUILD)
		return SQLITE_OK;
	switch (act) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION: return SQLITE_OK;
	case SQLITE_FUNCTION: return is(b, "load_extension") ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_INSERT:
	case SQLITE_UPDATE: return may_write(right, act, a, b, db) ? SQLITE_OK : SQLITE_DENY;
	default: return SQLITE_DENY;
	}
}

/* SQLite's own patience sleeps up to 100 ms at a time.  A writer holds the file for nine tenths
 * of each commit, so under many of them a reader would look rarely and starve; here it looks
 * again after a millisecond or two, at no regular beat. */
static int be_patient(void *guard, int tries)
{
	struct guard *g = guard;
	struct timespec now, pause;
	int64_t now_ms;

	clock_gettime(CLOCK_MONOTONIC, &now);
	now_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
	if (tries == 0)
		g->waiting_since = now_ms;
	if (now_ms - g->waiting_since >= g->patience_ms)
		return 0;
	pause = (struct timespec){.tv_nsec = 300000 + now.tv_nsec % 1000000};
	nanosleep(&pause, NULL);
	return 1;
}

static void set_limits(sqlite3 *db)
{
	static const int limits[][2] = {
	    {SQLITE_LIMIT_LENGTH, 16 << 20},
	    {SQLITE_LIMIT_SQL_LENGTH, 64 << 10},
	    {SQLITE_LIMIT_COLUMN, 64},
	    {SQLITE_LIMIT_EXPR_DEPTH, 64},
	    {SQLITE_LIMIT_COMPOUND_SELECT, 16},
	    {SQLITE_LIMIT_VDBE_OP, 25000},
	    {SQLITE_LIMIT_FUNCTION_ARG, 40},
	    {SQLITE_LIMIT_ATTACHED, 0},
	    {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 4},
	    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64},
	    {SQLITE_LIMIT_WORKER_THREADS, 0},
	};

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i][0], limits[i][1]);
}

static void harden(sqlite3 *db)
{
	static const int on[] = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_TRIGGER,
	                         SQLITE_DBCONFIG_ENABLE_VIEW};
	static const int off[] = {
	    SQLITE_DBCONFIG_TRUSTED_SCHEMA,
	    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
	    SQLITE_DBCONFIG_WRITABLE_SCHEMA,
	    SQLITE_DBCONFIG_DQS_DML,
	    SQLITE_DBCONFIG_DQS_DDL,
	    SQLITE_DBCONFIG_ENABLE_FKEY,
	    SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
	    SQLITE_DBCONFIG_LEGACY_ALTER_TABLE,
	};

	for (size_t i = 0; i < sizeof on / sizeof *on; i++)
		sqlite3_db_config(db, on[i], 1, NULL);
	for (size_t i = 0; i < sizeof off / sizeof *off; i++)
		sqlite3_db_config(db, off[i], 0, NULL);
}

/* "file:" names are always read as URIs by Debian's SQLite; an absolute name
 * never begins so.  The one URI of ours escapes what it must. */
static void write_uri(struct buf *b, const char *real)
{
	buf_add(b, STR("file:"));
	for (const char *c = real; *c; c++)
		if (*c == '%' || *c == '?' || *c == '#')
			buf_addf(b, "%%%02X", (unsigned char)*c);
		else
			buf_add_char(b, *c);
	buf_add(b, STR("?immutable=1"));
}

bool guard_open(struct guard *g, const char *real, enum guard_way way, const char *path,
                struct err *e)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW |
	            SQLITE_OPEN_EXRESCODE;
	struct buf uri = {0};
	int code;

	/* Its bookkeeping costs a fifth of an opening.  Only the first call in a process counts. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	pool_use();
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, GUARD_PAGES);
	*g = (struct guard){.right = GUARD_BUILD, .patience_ms = PATIENCE_MS};
	flags |= way == GUARD_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
	if (way == GUARD_IMMUTABLE) {
		flags |= SQLITE_OPEN_URI;
		write_uri(&uri, real);
		real = buf_text(&uri);
	}
	code = sqlite3_open_v2(real, &g->db, flags, NULL);
	buf_done(&uri);
	if (code != SQLITE_OK) {
		fault_tell(e, code, g->db, path);
		guard_close(g);
		return false;
	}
	harden(g->db);
	set_limits(g->db);
	sqlite3_busy_handler(g->db, be_patient, g);
	sqlite3_set_authorizer(g->db, authorize, g);
	return true;
}

void guard_close(struct guard *g)
{
	sqlite3_close_v2(g->db);
	g->db = NULL;
}

int guard_run(struct guard *g, const char *sql)
{
	return sqlite3_exec(g->db, sql, NULL, NULL, NULL);
}

/* Steps to the first row; the statement must be finalized whatever the answer. */
static int first_row(struct guard *g, const char *sql, sqlite3_stmt **s)
{
	int code = sqlite3_prepare_v2(g->db, sql, -1, s, NULL);

	if (code != SQLITE_OK)
		return code;
	code = sqlite3_step(*s);
	return code == SQLITE_ROW ? SQLITE_OK : code == SQLITE_DONE ? SQLITE_EMPTY : code;
}

int guard_number(struct guard *g, const char *sql, sqlite3_int64 *value)
{
	sqlite3_stmt *s = NULL;
	int code = first_row(g, sql, &s);

	if (code == SQLITE_OK)
		*value = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return code;
}

int guard_text(struct guard *g, const char *sql, char *room, int n)
{
	sqlite3_stmt *s = NULL;
	int code = first_row(g, sql, &s);
	const char *text = code == SQLITE_OK ? (const char *)sqlite3_column_text(s, 0) : NULL;

	if (code == SQLITE_OK)
		snprintf(room, (size_t)n, "%s", text ? text : "");
	sqlite3_finalize(s);
	return code;
}
