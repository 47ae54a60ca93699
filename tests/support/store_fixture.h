/* What the tests of the store share: a folder of their own, a small record, events. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/ledger.h"

#define UNUSED __attribute__((unused))

static char folder[64];  /* made anew for each test */
static char record[128]; /* a record's path in it */

static UNUSED const char *beside(const char *name)
{
	static char path[4][160];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
	return path[turn];
}

/* In memory where a test makes thousands of records: there a sync costs nothing. */
static UNUSED const char *folder_base = "/tmp";

static UNUSED void work_in_memory(void)
{
	if (access("/dev/shm", W_OK) == 0)
		folder_base = "/dev/shm";
}

static UNUSED int open_folder(void **fixture)
{
	(void)fixture;
	snprintf(folder, sizeof folder, "%s/clepsydre-store-XXXXXX", folder_base);
	if (!mkdtemp(folder))
		return -1;
	snprintf(record, sizeof record, "%s/record", folder);
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static UNUSED int remove_tree(const char *path)
{
	return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static UNUSED int close_folder(void **fixture)
{
	(void)fixture;
	return remove_tree(folder);
}

static UNUSED struct event an_event(enum kind kind, const char *words)
{
	struct event e = {
	    .when = {1764000000000, 60, 5000, {"6f1c", 4}},
	    .author = 2,
	    .fact = {.kind = kind, .words = str_of(words)},
	};

	for (const char *c = kind_columns(kind); *c; c++)
		switch (*c) {
		case 'P': e.fact.passage = 1; break;
		case 'C': e.fact.candidate = 7; break;
		case 'N': e.fact.person = 3; break;
		case 'I': e.fact.item = 4; break;
		case 'V': e.fact.value = 3; break;
		case 'M': e.fact.ms = 61000; break;
		case 'R': e.fact.ref = 1; break;
		case 'D': e.fact.code = CODE_other; break;
		default: break;
		}
	return e;
}

static UNUSED struct event a_mark(int64_t value)
{
	struct event e = an_event(KIND_scored, "");

	e.fact.value = value;
	return e;
}

/* A record whose events are a beginning and a person's name. */
static UNUSED void make_record(const char *path)
{
	struct err e = {0};
	struct event events[2] = {an_event(KIND_record_opened, "Un titre"),
	                          an_event(KIND_person_fact, "ACACIA")};

	events[1].fact.code = CODE_family;
	if (!ledger_create(path, events, 2, &e))
		fail_msg("%s", e.what);
}

static UNUSED struct ledger *open_record(const char *path, enum ledger_mode mode)
{
	struct err e = {0};
	struct ledger *l = ledger_open(path, mode, &e);

	if (!l)
		fail_msg("%s", e.what);
	return l;
}

static UNUSED enum commit append(struct ledger *l, const struct event *event, struct err *e)
{
	if (!ledger_begin(l, e))
		return COMMIT_NOT;
	if (!ledger_put(l, event, e)) {
		ledger_cancel(l);
		return COMMIT_NOT;
	}
	return ledger_commit(l, e);
}

/* Reads to the end; how many were read, -1 on a failure. */
static UNUSED int64_t read_all(struct ledger *l, struct err *e)
{
	struct arena a = {0};
	struct event event;
	int64_t n = 0;

	while (ledger_next(l, &a, &event, e))
		n++;
	arena_done(&a);
	return e->kind == ERR_NONE ? n : -1;
}

/* One number out of the record, through a connection like the sqlite3 shell's. */
static UNUSED int64_t ask(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	int64_t value;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	value = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(db);
	return value;
}

/* Changes the record from outside, as somebody with a shell could. */
static void meddle_with(const char *path, const char *sql, bool triggers)
{
	sqlite3 *db;
	char *fault = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, triggers, NULL);
	sqlite3_exec(db, sql, NULL, NULL, &fault);
	if (fault)
		fail_msg("%s: %s", sql, fault);
	sqlite3_close(db);
}

static UNUSED void meddle(const char *path, const char *sql)
{
	meddle_with(path, sql, true);
}

/* Leaving no trace in the schema. */
static UNUSED void meddle_unseen(const char *path, const char *sql)
{
	meddle_with(path, sql, false);
}

/* Whether these bytes stand anywhere in the file; one that isn't there holds nothing. */
static UNUSED bool file_holds(const char *path, const char *bytes)
{
	size_t n = strlen(bytes), size;
	FILE *f = fopen(path, "rb");
	bool found = false;
	char *all;

	if (!f)
		return false;
	fseek(f, 0, SEEK_END);
	size = (size_t)ftell(f);
	rewind(f);
	all = malloc(size + 1);
	assert_non_null(all);
	assert_int_equal(fread(all, 1, size, f), size);
	fclose(f);
	found = memmem(all, size, bytes, n) != NULL;
	free(all);
	return found;
}

#endif
