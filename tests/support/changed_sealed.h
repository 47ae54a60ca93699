/* changed_sealed: a whole day's record, sealed, of which bits, bytes and ends are changed.
 *
 * Every `step`th bit of what a row's hash and its words stand on, every `step`th byte of the
 * file, every `step`th end: all of them where step is 1. */
#ifndef TESTS_CHANGED_SEALED_H
#define TESTS_CHANGED_SEALED_H

#include "unit.h"

#include <fcntl.h>

#include "app/record.h"
#include "export/csv.h"
#include "export/tables.h"
#include "live.h"
#include "store/stored.h"
#include "store/verify.h"
#include "store_fixture.h"

enum { SEALED_LEAST = 900 };

static long changed_step;
static struct verification sealed; /* of the record as it was written */

static int make_sealed(void **fixture)
{
	const char *tools = getenv("TOOLS");
	char tool[512];
	const char *argv[] = {tool, record, "config/rs6731.yaml", "config/cohort-rs6731.yaml",
	                      "tests/stories/sealed-day.story", NULL};
	struct err e = {0};

	work_in_memory();
	if (open_folder(fixture) != 0)
		return -1;
	snprintf(tool, sizeof tool, "%s/story", tools ? tools : "build/tests/tool");
	if (live_run(NULL, argv) != 0 || !verify_record(record, NULL, &sealed, &e))
		return -1;
	unlink(beside("record-journal"));
	return sealed.finding == FINDING_GOOD && sealed.head.count >= SEALED_LEAST ? 0 : -1;
}

/* -- bits of the rows and of the texts: in memory, row by row -------------------------------- */

struct sealed_cell {
	const char *table, *column, *key;
	bool is_number;
};

static const struct sealed_cell sealed_cells[] = {
    {"event", "at", "id", true},        {"event", "zone", "id", true},
    {"event", "boot", "id", true},      {"event", "boot_id", "id", false},
    {"event", "author", "id", true},    {"event", "kind", "id", false},
    {"event", "passage", "id", true},   {"event", "candidate", "id", true},
    {"event", "person", "id", true},    {"event", "item", "id", true},
    {"event", "value", "id", true},     {"event", "ms", "id", true},
    {"event", "ref", "id", true},       {"event", "code", "id", false},
    {"event", "words", "id", false},    {"event", "prev", "id", false},
    {"event", "hash", "id", false},     {"text", "words", "event", false},
    {"text", "salt", "event", false},
};
enum { SEALED_CELLS = sizeof sealed_cells / sizeof *sealed_cells };

struct bits {
	sqlite3 *db;
	sqlite3_stmt *row, *read[SEALED_CELLS], *write[SEALED_CELLS];
	struct buf line, bytes;
	char before[65]; /* the hash of the row before the one that is changed */
	long turn, flipped;
};

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	return s;
}

/* The record's own tables in memory, where its triggers sleep. */
static void open_bits(struct bits *b)
{
	sqlite3 *file;
	sqlite3_backup *copy;
	char sql[160];

	*b = (struct bits){0};
	assert_int_equal(sqlite3_open(":memory:", &b->db), SQLITE_OK);
	assert_int_equal(sqlite3_open(record, &file), SQLITE_OK);
	copy = sqlite3_backup_init(b->db, "main", file, "main");
	assert_int_equal(sqlite3_backup_step(copy, -1), SQLITE_DONE);
	sqlite3_backup_finish(copy);
	sqlite3_close(file);
	sqlite3_db_config(b->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	b->row = prepared(b->db, STORED_SELECT " WHERE e.id = ?");
	for (int i = 0; i < SEALED_CELLS; i++) {
		const struct sealed_cell *c = &sealed_cells[i];

		snprintf(sql, sizeof sql, "SELECT %s FROM %s WHERE %s = ?", c->column, c->table,
		         c->key);
		b->read[i] = prepared(b->db, sql);
		snprintf(sql, sizeof sql, "UPDATE %s SET %s = ?1 WHERE %s = ?2", c->table,
		         c->column, c->key);
		b->write[i] = prepared(b->db, sql);
	}
	snprintf(b->before, sizeof b->before, "%s", EVENT_NO_HASH);
}

static void close_bits(struct bits *b)
{
	sqlite3_finalize(b->row);
	for (int i = 0; i < SEALED_CELLS; i++) {
		sqlite3_finalize(b->read[i]);
		sqlite3_finalize(b->write[i]);
	}
	sqlite3_close(b->db);
	buf_done(&b->line);
	buf_done(&b->bytes);
}

/* As verify and every reader look at a row. */
static bool row_stands(struct bits *b, int64_t id, char *hash)
{
	struct stored stored;
	bool stands;

	sqlite3_bind_int64(b->row, 1, id);
	stands = sqlite3_step(b->row) == SQLITE_ROW && stored_read(b->row, &stored) &&
	         stored.row.id == id && str_is(stored.prev, b->before) &&
	         stored_hash_holds(&stored, &b->line) && stored_words_hold(&stored);
	if (stands && hash)
		snprintf(hash, 65, "%.*s", STR_ARG(stored.hash));
	sqlite3_reset(b->row);
	return stands;
}

/* The bytes of a cell, into b->bytes; false when there is none, or nothing in it. */
static bool take_cell(struct bits *b, int cell, int64_t id)
{
	sqlite3_stmt *s = b->read[cell];
	bool some;

	buf_clear(&b->bytes);
	sqlite3_bind_int64(s, 1, id);
	some = sqlite3_step(s) == SQLITE_ROW && sqlite3_column_type(s, 0) != SQLITE_NULL;
	if (some && sealed_cells[cell].is_number) {
		int64_t number = sqlite3_column_int64(s, 0);

		buf_add(&b->bytes, (struct str){(const char *)&number, sizeof number});
	} else if (some) {
		buf_add(&b->bytes, (struct str){sqlite3_column_blob(s, 0),
		                                (size_t)sqlite3_column_bytes(s, 0)});
	}
	sqlite3_reset(s);
	return some && b->bytes.n;
}

static void put_cell(struct bits *b, int cell, int64_t id)
{
	const struct sealed_cell *c = &sealed_cells[cell];
	sqlite3_stmt *s = b->write[cell];
	int64_t number;

	if (c->is_number) {
		memcpy(&number, b->bytes.s, sizeof number);
		sqlite3_bind_int64(s, 1, number);
	} else if (strcmp(c->column, "salt") == 0) {
		sqlite3_bind_blob(s, 1, b->bytes.s, (int)b->bytes.n, SQLITE_STATIC);
	} else {
		sqlite3_bind_text(s, 1, b->bytes.s, (int)b->bytes.n, SQLITE_STATIC);
	}
	sqlite3_bind_int64(s, 2, id);
	assert_int_equal(sqlite3_step(s), SQLITE_DONE);
	sqlite3_reset(s);
}

static void flip_bits_of(struct bits *b, int cell, int64_t id)
{
	const struct sealed_cell *c = &sealed_cells[cell];

	if (!take_cell(b, cell, id))
		return;
	for (size_t bit = 0; bit < 8 * b->bytes.n; bit++) {
		if (b->turn++ % changed_step)
			continue;
		b->bytes.s[bit / 8] ^= (char)(1 << bit % 8);
		put_cell(b, cell, id);
		if (row_stands(b, id, NULL))
			fail_msg("unseen: bit %zu of %s.%s of event %lld", bit, c->table, c->column,
			         (long long)id);
		b->bytes.s[bit / 8] ^= (char)(1 << bit % 8);
		b->flipped++;
	}
	put_cell(b, cell, id);
}

static void each_flipped_bit_is_told_with_its_event(void **fixture)
{
	struct bits b;
	char hash[65];

	(void)fixture;
	open_bits(&b);
	sqlite3_exec(b.db, "BEGIN", NULL, NULL, NULL);
	for (int64_t id = 1; id <= sealed.head.count; id++) {
		assert_true(row_stands(&b, id, NULL));
		for (int cell = 0; cell < SEALED_CELLS; cell++)
			flip_bits_of(&b, cell, id);
		if (!row_stands(&b, id, hash))
			fail_msg("event %lld was not put back", (long long)id);
		memcpy(b.before, hash, sizeof b.before);
	}
	print_message("%ld bits of %lld events flipped, all told\n", b.flipped,
	              (long long)sealed.head.count);
	assert_true(b.flipped > 1000 * sealed.head.count / changed_step);
	close_bits(&b);
}

/* The same for some, on the file and by verify as a whole: it names the event. */
static void verify_names_the_event(void **fixture)
{
	static const char *const changes[] = {
	    "UPDATE event SET at = at + 1",
	    "UPDATE event SET author = author + 1",
	    "UPDATE event SET kind = kind || 'x'",
	    "UPDATE event SET value = coalesce(value, 0) + 1",
	    "UPDATE event SET ref = coalesce(ref, 0) + 1",
	    "UPDATE event SET code = coalesce(code, '') || 'x'",
	    "DELETE FROM event",
	};
	const char *undo = beside("undo");
	const char *cp[] = {"/bin/cp", record, undo, NULL};
	const char *back[] = {"/bin/cp", undo, record, NULL};

	(void)fixture;
	assert_int_equal(live_run(NULL, cp), 0);
	for (int64_t id = 1, i = 0; id < sealed.head.count; id += 1 + changed_step % 97, i++) {
		struct verification v;
		struct err e = {0};
		char sql[160];

		snprintf(sql, sizeof sql, "%s WHERE id = %lld",
		         changes[(size_t)i % (sizeof changes / sizeof *changes)], (long long)id);
		meddle_unseen(record, sql);
		assert_true(verify_record(record, NULL, &v, &e));
		if (v.finding == FINDING_GOOD || v.event != id)
			fail_msg("%s: finding %d, event %lld", sql, (int)v.finding,
			         (long long)v.event);
		assert_int_equal(live_run(NULL, back), 0);
	}
	unlink(undo);
}

/* -- ends ------------------------------------------------------------------------------------ */

static void a_cut_end_is_told_by_a_head(void **fixture)
{
	struct err e = {0};
	struct verification v;
	char sql[160];

	(void)fixture;
	for (int64_t left = sealed.head.count - 1; left > 0; left -= 1 + changed_step % 41) {
		snprintf(sql, sizeof sql,
		         "DELETE FROM text WHERE event > %lld; DELETE FROM event WHERE id > %lld",
		         (long long)left, (long long)left);
		meddle_unseen(record, sql);
		assert_true(verify_record(record, &sealed.head, &v, &e));
		if (v.finding != FINDING_TAIL || v.event != left + 1)
			fail_msg("%lld events left: finding %d, event %lld", (long long)left,
			         (int)v.finding, (long long)v.event);
	}
}

/* -- bytes of the file ----------------------------------------------------------------------- */

/* All that this record tells anybody, as one digest; "" when it can't be read. */
static struct digest all_told(void)
{
	struct record r;
	struct table tables[TABLES];
	struct arena arena = {0};
	struct buf b = {0};
	struct err e;
	size_t n;
	struct digest told = {""};

	if (!record_open(&r, record, LEDGER_READ, 0, &e))
		return told;
	n = tables_make(&r.state, &arena, false, tables);
	for (size_t i = 0; i < n; i++) {
		csv_write(&b, &tables[i], CSV_EXCEL_FR);
		csv_write(&b, &tables[i], CSV_RFC4180);
	}
	buf_addf(&b, "%s", state_digest(&r.state).hex);
	told = digest_of(buf_str(&b));
	buf_done(&b);
	arena_done(&arena);
	record_close(&r);
	return told;
}

/* True when it is told; else all that is exported must be as it was. */
static bool is_told(const struct digest *good, off_t at)
{
	struct verification v;
	struct err e = {0};
	struct digest now;

	if (!verify_record(record, &sealed.head, &v, &e) || v.finding != FINDING_GOOD)
		return true;
	now = all_told();
	if (strcmp(now.hex, good->hex) != 0)
		fail_msg("byte %ld: called good, and what it tells has changed", (long)at);
	return false;
}

static void each_changed_byte_is_told_or_changes_nothing(void **fixture)
{
	static const unsigned char changes[] = {0x01, 0x80, 0xFF};
	struct digest good = all_told();
	long told = 0, mute = 0;
	struct stat st;
	int fd;

	(void)fixture;
	assert_true(good.hex[0]);
	assert_int_equal(stat(record, &st), 0);
	fd = open(record, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	for (off_t at = 0; at < st.st_size; at += changed_step) {
		unsigned char was, is;

		assert_int_equal(pread(fd, &was, 1, at), 1);
		is = was ^ changes[(at / changed_step) % 3];
		assert_int_equal(pwrite(fd, &is, 1, at), 1);
		if (is_told(&good, at))
			told++;
		else
			mute++;
		assert_int_equal(pwrite(fd, &was, 1, at), 1);
	}
	close(fd);
	print_message("%ld changed bytes told, %ld that changed nothing\n", told, mute);
	assert_true(told > mute);
}

/* -- words that were emptied ------------------------------------------------------------------ */

static void emptied_words_are_no_fault(void **fixture)
{
	struct verification v;
	struct err e = {0};

	(void)fixture;
	assert_true(sealed.emptied > 0); /* the notes, at the seal */
	meddle_unseen(record, "UPDATE text SET salt = NULL, words = NULL "
	                      "WHERE event = (SELECT max(event) FROM text WHERE words <> '')");
	assert_true(verify_record(record, NULL, &v, &e));
	assert_int_equal(v.finding, FINDING_WORDS); /* emptied by nobody who said so */
}

#define ON_SEALED(test) cmocka_unit_test_setup_teardown(test, make_sealed, close_folder)

/* The program of all of these. */
static int changed_sealed_main(const char *group, long step)
{
	static const struct CMUnitTest tests[] = {
	    ON_SEALED(each_flipped_bit_is_told_with_its_event),
	    ON_SEALED(verify_names_the_event),
	    ON_SEALED(a_cut_end_is_told_by_a_head),
	    ON_SEALED(each_changed_byte_is_told_or_changes_nothing),
	    ON_SEALED(emptied_words_are_no_fault),
	};

	changed_step = step;
	return cmocka_run_group_tests_name(group, tests, NULL, NULL);
}

#endif
