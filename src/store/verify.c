/* verify: see verify.h.
 *
 * One read transaction: what others write meanwhile is not seen.  Rows come
 * first, since they name an event; then the schema, then the file. */
#include "store/verify.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "store/fault.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/site.h"
#include "store/stored.h"

enum { PREFIX_DIGITS = 16 };

struct check {
	struct guard guard;
	const char *path; /* as sentences name it */
	const struct head *expected;
	struct verification *v;
	struct buf line;
	int64_t last_emptied; /* the last event whose words are gone */
	int64_t last_purge;   /* the last words_emptied */
	bool is_earlier;      /* made by an earlier version */
};

static bool find(struct check *c, enum finding finding, int64_t event, const char *detail)
{
	c->v->finding = finding;
	c->v->event = event;
	snprintf(c->v->detail, sizeof c->v->detail, "%s", detail);
	return false;
}

/* What SQLite can't read because the file is damaged is a finding; the rest is
 * a failure, told. */
static bool trouble(struct check *c, int code, struct err *e)
{
	int kind = code & 0xFF;

	if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_TOOBIG)
		return find(c, FINDING_FILE, 0, sqlite3_errmsg(c->guard.db));
	fault_tell(e, code, c->guard.db, c->path);
	return false;
}

/* -- opening ------------------------------------------------------------------------------- */

/* A file that nobody may lock or whose journal can't be looked for, on read-only
 * media, can't be changing: then, and only then, it is read as immutable. */
static bool may_be_immutable(int code)
{
	return (code & 0xFF) == SQLITE_CANTOPEN || code == SQLITE_READONLY_CANTLOCK ||
	       code == SQLITE_READONLY_DIRECTORY || code == SQLITE_IOERR_LOCK ||
	       code == SQLITE_IOERR_RDLOCK;
}

static int begin(struct check *c)
{
	int code = guard_run(&c->guard, "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; BEGIN;"
	                                "SELECT count(*) FROM sqlite_schema");

	c->guard.right = GUARD_READ;
	return code;
}

static int open_as(struct check *c, const char *real, enum guard_way way, struct err *e)
{
	guard_close(&c->guard);
	if (!guard_open(&c->guard, real, way, c->path, e))
		return -1;
	return begin(c);
}

/* A write that was interrupted must be undone before anything can be read, as
 * any opening does: only then is the file opened to be written to. */
static bool open_record(struct check *c, const char *real, struct err *e)
{
	int code = open_as(c, real, GUARD_ONLY_READ, e);

	if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
		code = open_as(c, real, GUARD_WRITE, e);
	else if (code > 0 && may_be_immutable(code))
		code = open_as(c, real, GUARD_IMMUTABLE, e);
	if (code > 0 && (code & 0xFF) == SQLITE_NOTADB) /* no file of SQLite: nothing to verify */
		return fault_tell(e, code, c->guard.db, c->path);
	return code == SQLITE_OK || (code > 0 && trouble(c, code, e));
}

/* -- what is checked ----------------------------------------------------------------------- */

/* The tables must be ours for their rows to be read at all. */
static bool check_tables(struct check *c, struct err *e)
{
	char name[80];
	int code = schema_compare(c->guard.db, name, sizeof name);

	if (code != SQLITE_OK)
		return trouble(c, code, e);
	if (strcmp(name, schema_parts[0].name) == 0)
		return err_set(e, ERR_DATA, _("%s is not a record."), c->path);
	return strcmp(name, schema_parts[1].name) != 0 || find(c, FINDING_SCHEMA, 0, name);
}

static bool check_words(struct check *c, const struct stored *s)
{
	if (str_is(s->row.kind, kind_name(KIND_words_emptied)))
		c->last_purge = s->row.id;
	if (!stored_words_hold(s))
		return find(c, FINDING_WORDS, s->row.id,
		            s->has_text ? "its words are not those of its digest"
		                        : "its words are missing from table text");
	if (s->emptied) {
		c->v->emptied++;
		c->last_emptied = s->row.id;
	}
	return true;
}

static bool check_row(struct check *c, sqlite3_stmt *statement)
{
	struct head *head = &c->v->head;
	const struct head *expected = c->expected;
	struct stored s;

	if (!stored_read(statement, &s))
		return find(c, FINDING_HASH, head->count + 1,
		            "a column holds what is never written there");
	if (s.row.id != head->count + 1)
		return find(c, FINDING_ORDER, head->count + 1,
		            "this event is missing, or out of order");
	if (!str_is(s.prev, head->hash))
		return find(c, FINDING_ORDER, s.row.id, "prev is not the hash of the event before");
	if (!stored_hash_holds(&s, &c->line))
		return find(c, FINDING_HASH, s.row.id, "its hash is not that of its columns");
	head->count = s.row.id;
	memcpy(head->hash, s.hash.s, sizeof head->hash);
	if (expected && s.row.id == expected->count &&
	    strncmp(head->hash, expected->hash, strlen(expected->hash)) != 0)
		return find(c, FINDING_HEAD, s.row.id, "its hash is not the one expected");
	return check_words(c, &s);
}

static bool check_rows(struct check *c, struct err *e)
{
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(c->guard.db, STORED_SELECT " ORDER BY e.id", -1, &s, NULL);
	bool good = code == SQLITE_OK;

	memcpy(c->v->head.hash, EVENT_NO_HASH, sizeof c->v->head.hash);
	while (good && (code = sqlite3_step(s)) == SQLITE_ROW)
		good = check_row(c, s);
	if (good && code != SQLITE_DONE) {
		good = trouble(c, code, e);
		c->v->event = c->v->head.count + 1;
	}
	sqlite3_finalize(s);
	return good;
}

/* Before the texts: with the end went what says that some were emptied. */
static bool check_tail(struct check *c)
{
	if (!c->expected || c->v->head.count >= c->expected->count)
		return true;
	return find(c, FINDING_TAIL, c->v->head.count + 1,
	            "the events from this one on are missing");
}

/* A text must have its event; words are gone only where a later event says so. */
static bool check_texts(struct check *c, struct err *e)
{
	sqlite3_int64 stray = 0;
	int code;

	if (c->last_emptied > c->last_purge)
		return find(c, FINDING_WORDS, c->last_emptied,
		            "its words were emptied without an event");
	code = guard_number(&c->guard,
	                    "SELECT event FROM text WHERE event NOT IN"
	                    " (SELECT id FROM event WHERE words IS NOT NULL) LIMIT 1",
	                    &stray);
	if (code == SQLITE_EMPTY)
		return true;
	return code == SQLITE_OK ? find(c, FINDING_WORDS, stray, "words without an event")
	                         : trouble(c, code, e);
}

/* What differs is a view, and so is all that comes after: tables and triggers stand before. */
static bool is_view(const char *name)
{
	for (size_t i = 0; i < schema_count; i++)
		if (strcmp(schema_parts[i].name, name) == 0)
			return strcmp(schema_parts[i].type, "view") == 0;
	return false;
}

static bool check_schema(struct check *c, struct err *e)
{
	sqlite3_int64 application = 0, version = 0;
	char name[80];
	int code = schema_compare(c->guard.db, name, sizeof name);

	c->guard.right = GUARD_BUILD;
	if (code == SQLITE_OK)
		code = guard_number(&c->guard, "PRAGMA application_id", &application);
	if (code == SQLITE_OK)
		code = guard_number(&c->guard, "PRAGMA user_version", &version);
	c->guard.right = GUARD_READ;
	if (code != SQLITE_OK)
		return trouble(c, code, e);
	c->is_earlier = application == SCHEMA_APPLICATION && version >= SCHEMA_OLDEST &&
	                version < SCHEMA_VERSION && (!name[0] || is_view(name));
	if (c->is_earlier) /* told last: what else is found is worse */
		return true;
	if (name[0])
		return find(c, FINDING_SCHEMA, 0, name);
	if (application != SCHEMA_APPLICATION)
		return find(c, FINDING_SCHEMA, 0, "application_id");
	return version == SCHEMA_VERSION || find(c, FINDING_SCHEMA, 0, "user_version");
}

static bool check_file(struct check *c, struct err *e)
{
	char answer[160] = "";
	int code;

	c->guard.right = GUARD_BUILD;
	code = guard_text(&c->guard, "PRAGMA integrity_check(1)", answer, sizeof answer);
	c->guard.right = GUARD_READ;
	if (code != SQLITE_OK)
		return trouble(c, code, e);
	return strcmp(answer, "ok") == 0 || find(c, FINDING_FILE, 0, answer);
}

bool verify_record(const char *path, const struct head *expected, struct verification *v,
                   struct err *e)
{
	struct check c = {.expected = expected, .v = v};
	struct site site;
	struct err fault = {0};

	*v = (struct verification){0};
	if (expected && (strlen(expected->hash) < PREFIX_DIGITS || expected->count < 1))
		return err_set(e, ERR_USAGE,
		               _("A head is a number of events, a colon, and at least 16 "
		                 "hexadecimal digits."));
	if (!site_find(&site, path, SITE_FOR_LOOK, e))
		return false;
	c.path = site.shown;
	if (open_record(&c, site.real, &fault) && check_tables(&c, &fault) &&
	    check_rows(&c, &fault) && check_tail(&c) && check_texts(&c, &fault) &&
	    check_schema(&c, &fault) && check_file(&c, &fault) && c.is_earlier)
		find(&c, FINDING_FORMAT, 0, "user_version");
	guard_close(&c.guard);
	buf_done(&c.line);
	site_done(&site);
	if (fault.kind && e)
		*e = fault;
	return fault.kind == ERR_NONE;
}
