/* Whoever may write the file passes every guard: what verify then finds, and where. */
#include "unit.h"

#include "store/schema.h"
#include "store/verify.h"
#include "store_fixture.h"

enum { MARKS = 6 };

/* A record of two events with words, then marks. */
static void make_marked_record(void)
{
	struct ledger *l;
	struct err e = {0};

	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	for (int i = 0; i < MARKS; i++) {
		struct event mark = a_mark(i);

		if (i % 2)
			mark.fact.code = CODE_none;
		assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	}
	ledger_close(l);
}

static enum finding verified(struct verification *v)
{
	struct err e = {0};

	if (!verify_record(record, NULL, v, &e))
		fail_msg("%s", e.what);
	return v->finding;
}

static void expect(enum finding finding, int64_t event)
{
	struct verification v;

	if (verified(&v) != finding || v.event != event)
		fail_msg("found %d at %d (%s), not %d at %d", v.finding, (int)v.event, v.detail,
		         finding, (int)event);
}

/* From outside, with the triggers gone for a moment so that the schema is as it was. */
static void change(const char *sql)
{
	struct buf b = {0};

	for (size_t i = 0; i < schema_count; i++)
		if (strcmp(schema_parts[i].type, "trigger") == 0)
			buf_addf(&b, "DROP TRIGGER %s;", schema_parts[i].name);
	buf_addf(&b, "%s;", sql);
	/* Their rows move to the end of the schema, unless the views are made again too. */
	for (size_t i = 0; i < schema_count; i++)
		if (strcmp(schema_parts[i].type, "view") == 0)
			buf_addf(&b, "DROP VIEW %s;", schema_parts[i].name);
	for (size_t i = 0; i < schema_count; i++)
		if (strcmp(schema_parts[i].type, "table") != 0)
			buf_addf(&b, "%s;", schema_parts[i].sql);
	meddle(record, buf_text(&b));
	buf_done(&b);
}

static void a_record_left_alone_is_good(void **fixture)
{
	struct verification v;

	(void)fixture;
	make_marked_record();
	assert_int_equal(verified(&v), FINDING_GOOD);
	assert_int_equal(v.head.count, 2 + MARKS);
	assert_int_equal(strlen(v.head.hash), 64);
	assert_int_equal(v.emptied, 0);
	change("SELECT 1");
	assert_int_equal(verified(&v), FINDING_GOOD);
}

static void what_was_changed_is_named(void **fixture)
{
	static const struct {
		const char *sql;
		enum finding finding;
		int event;
	} tries[] = {
	    {"UPDATE event SET value = 4 WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET value = NULL WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET code = '' WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET zone = zone + 4294967296 WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET item = item + 4294967296 WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET hash = upper(hash) WHERE id = 5", FINDING_HASH, 5},
	    {"UPDATE event SET prev = hash WHERE id = 5", FINDING_ORDER, 5},
	    {"UPDATE event SET id = 100 WHERE id = 8", FINDING_ORDER, 8},
	    {"UPDATE event SET id = 0 WHERE id = 1", FINDING_ORDER, 1},
	    {"DELETE FROM event WHERE id = 4", FINDING_ORDER, 4},
	    {"DELETE FROM event WHERE id = 1", FINDING_ORDER, 1},
	    /* two events change places */
	    {"UPDATE event SET id = id + 100 WHERE id IN (4, 5);"
	     "UPDATE event SET id = 5 WHERE id = 104; UPDATE event SET id = 4 WHERE id = 105",
	     FINDING_ORDER, 4},
	    /* one is copied, the others move on */
	    {"UPDATE event SET id = id + 101 WHERE id > 5; UPDATE event SET id = id - 100 WHERE id "
	     "> 5;"
	     "INSERT INTO event SELECT 6, at, zone, boot, boot_id, author, kind, passage, "
	     "candidate,"
	     " person, item, value, ms, ref, code, words, prev, hash FROM event WHERE id = 5",
	     FINDING_ORDER, 6},
	    {"UPDATE text SET words = 'NOYER' WHERE event = 2", FINDING_WORDS, 2},
	    {"UPDATE text SET words = '' WHERE event = 2", FINDING_WORDS, 2},
	    {"UPDATE text SET salt = x'00' WHERE event = 2", FINDING_WORDS, 2},
	    {"UPDATE text SET salt = NULL WHERE event = 2", FINDING_WORDS, 2},
	    {"UPDATE text SET words = NULL, salt = NULL WHERE event = 2", FINDING_WORDS, 2},
	    {"DELETE FROM text WHERE event = 2", FINDING_WORDS, 2},
	    {"UPDATE text SET event = event + 1 WHERE event = 2", FINDING_WORDS, 2},
	    {"INSERT INTO text VALUES(3, x'00', 'NOYER')", FINDING_WORDS, 3},
	    {"INSERT INTO text VALUES(300, x'00', 'NOYER')", FINDING_WORDS, 300},
	    {"PRAGMA application_id = 7", FINDING_SCHEMA, 0},
	    {"PRAGMA user_version = 7", FINDING_SCHEMA, 0},
	    {"CREATE INDEX more ON event(kind)", FINDING_SCHEMA, 0},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		make_marked_record();
		change(tries[i].sql);
		expect(tries[i].finding, tries[i].event);
		unlink(record);
		unlink(beside("record-journal"));
	}
}

static void a_lying_view_is_found(void **fixture)
{
	struct verification v;

	(void)fixture;
	make_marked_record();
	meddle(record, "DROP VIEW score; CREATE VIEW score AS SELECT 20 AS rank");
	assert_int_equal(verified(&v), FINDING_SCHEMA);
	assert_string_equal(v.detail, "score");
}

/* It may say so of itself: it is never called whole, and what is false is found. */
static void an_earlier_version_s_views_are_not_compared(void **fixture)
{
	struct verification v;

	(void)fixture;
	make_marked_record();
	meddle(record, "DROP VIEW score; CREATE VIEW score AS SELECT 20 AS rank;"
	               "PRAGMA user_version = 1");
	assert_int_equal(verified(&v), FINDING_FORMAT);
	assert_int_equal(v.head.count, 2 + MARKS);
	change("UPDATE event SET value = value + 1 WHERE id = 5");
	expect(FINDING_HASH, 5);
	unlink(record);
	unlink(beside("record-journal"));
	make_marked_record();
	meddle(record, "DROP TRIGGER text_delete; PRAGMA user_version = 1");
	expect(FINDING_SCHEMA, 0);
}

static void a_cut_tail_is_found_by_the_head(void **fixture)
{
	struct verification v;
	struct head head, prefix;
	struct err e = {0};

	(void)fixture;
	make_marked_record();
	assert_int_equal(verified(&v), FINDING_GOOD);
	head = v.head;
	prefix = head;
	prefix.hash[16] = '\0';
	assert_true(verify_record(record, &prefix, &v, &e));
	assert_int_equal(v.finding, FINDING_GOOD);
	prefix.hash[15] = prefix.hash[15] == '0' ? '1' : '0';
	assert_true(verify_record(record, &prefix, &v, &e));
	assert_int_equal(v.finding, FINDING_HEAD);
	prefix.hash[15] = '\0';
	assert_false(verify_record(record, &prefix, &v, &e));
	assert_int_equal(e.kind, ERR_USAGE);

	change("DELETE FROM event WHERE id > 6");
	assert_int_equal(verified(&v), FINDING_GOOD);
	assert_true(verify_record(record, &head, &v, &e));
	assert_int_equal(v.finding, FINDING_TAIL);
	assert_int_equal(v.event, 7);
	assert_int_equal(v.head.count, 6);
}

/* -- each bit of each column, and of the words and their salt -------------------------- */

struct cell {
	const char *table, *column, *key;
	bool is_number;
};

static const struct cell cells[] = {
    {"event", "id", "id", true},        {"event", "at", "id", true},
    {"event", "zone", "id", true},      {"event", "boot", "id", true},
    {"event", "boot_id", "id", false},  {"event", "author", "id", true},
    {"event", "kind", "id", false},     {"event", "passage", "id", true},
    {"event", "candidate", "id", true}, {"event", "person", "id", true},
    {"event", "item", "id", true},      {"event", "value", "id", true},
    {"event", "ms", "id", true},        {"event", "ref", "id", true},
    {"event", "code", "id", false},     {"event", "words", "id", false},
    {"event", "prev", "id", false},     {"event", "hash", "id", false},
    {"text", "words", "event", false},  {"text", "salt", "event", false},
};

/* The bytes of a cell; -1 when it's null or isn't there. */
static int read_cell(sqlite3 *db, const struct cell *c, int event, unsigned char *room, int n)
{
	sqlite3_stmt *s;
	char sql[160];
	int got = -1;

	snprintf(sql, sizeof sql, "SELECT %s FROM %s WHERE %s = %d", c->column, c->table, c->key,
	         event);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_type(s, 0) != SQLITE_NULL) {
		int64_t number = sqlite3_column_int64(s, 0);
		const void *bytes =
		    c->is_number ? (const void *)&number : sqlite3_column_blob(s, 0);

		got = c->is_number ? (int)sizeof number : sqlite3_column_bytes(s, 0);
		assert_true(got <= n);
		memcpy(room, bytes, (size_t)got);
	}
	sqlite3_finalize(s);
	return got;
}

/* Writes the cell's bytes; false if SQLite itself refuses (an id that is taken). */
static bool write_cell(sqlite3 *db, const struct cell *c, int event, const unsigned char *bytes,
                       int n)
{
	sqlite3_stmt *s;
	char sql[160];
	int64_t number = 0;
	int code;

	snprintf(sql, sizeof sql, "UPDATE %s SET %s = ? WHERE %s = %d", c->table, c->column, c->key,
	         event);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	memcpy(&number, bytes, c->is_number ? sizeof number : 0);
	if (c->is_number)
		sqlite3_bind_int64(s, 1, number);
	else if (strcmp(c->column, "salt") == 0)
		sqlite3_bind_blob(s, 1, bytes, n, SQLITE_STATIC);
	else
		sqlite3_bind_text(s, 1, (const char *)bytes, n, SQLITE_STATIC);
	code = sqlite3_step(s);
	sqlite3_finalize(s);
	return code == SQLITE_DONE;
}

static void put_key_back(int64_t moved_to, int event)
{
	char sql[120];

	snprintf(sql, sizeof sql, "UPDATE event SET id = %d WHERE id = %lld", event,
	         (long long)moved_to);
	meddle(record, sql);
}

/* Flips each bit in turn and puts it back; how many were flipped. */
static int flip_cell(sqlite3 *db, const struct cell *c, int event)
{
	unsigned char bytes[128], changed[128];
	int n = read_cell(db, c, event, bytes, (int)sizeof bytes), flipped = 0;
	bool is_key = strcmp(c->column, "id") == 0;

	for (int bit = 0; bit < 8 * n; bit++) {
		struct verification v;
		int64_t moved_to = event;

		memcpy(changed, bytes, sizeof changed);
		changed[bit / 8] ^= (unsigned char)(1 << bit % 8);
		if (!write_cell(db, c, event, changed, n))
			continue;
		if (is_key)
			memcpy(&moved_to, changed, sizeof moved_to);
		if (verified(&v) == FINDING_GOOD || !v.event)
			fail_msg("unseen: bit %d of %s of %d (event %d)", bit, c->column, event,
			         (int)v.event);
		if (!is_key)
			assert_int_equal(v.event, event);
		if (is_key)
			put_key_back(moved_to, event);
		else
			assert_true(write_cell(db, c, event, bytes, n));
		flipped++;
	}
	return flipped;
}

static void no_flipped_bit_passes(void **fixture)
{
	int last = getenv("SHORT") ? 2 : 3, flipped = 0;
	struct verification v;
	sqlite3 *db;

	(void)fixture;
	make_marked_record();
	assert_int_equal(sqlite3_open(record, &db), SQLITE_OK);
	sqlite3_exec(db,
	             "PRAGMA synchronous=OFF; DROP TRIGGER event_update; DROP TRIGGER text_update",
	             NULL, NULL, NULL);
	for (int event = 2; event <= last; event++)
		for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
			flipped += flip_cell(db, &cells[i], event);
	sqlite3_close(db);
	print_message("%d bits flipped, all seen\n", flipped);
	assert_true(flipped > 1500 * (last - 1));
	assert_int_equal(verified(&v), FINDING_SCHEMA); /* the triggers that were dropped */
}

/* -- the file itself ------------------------------------------------------------------------ */

/* Bytes here and there, written behind SQLite's back.  Where verify calls the
 * record good, every event must be as it was. */
static void a_damaged_file_never_passes_for_good(void **fixture)
{
	struct verification v, good;
	struct err e = {0};
	struct stat st;
	FILE *f;
	int bad = 0, step = getenv("SHORT") ? 211 : 37;

	(void)fixture;
	make_marked_record();
	assert_int_equal(verified(&good), FINDING_GOOD);
	assert_int_equal(stat(record, &st), 0);
	for (long at = 0; at < st.st_size; at += step) {
		int was;

		f = fopen(record, "r+b");
		assert_non_null(f);
		fseek(f, at, SEEK_SET);
		was = fgetc(f);
		fseek(f, at, SEEK_SET);
		fputc(was ^ 0x15, f);
		fclose(f);
		if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
			bad++;
		else
			assert_memory_equal(&v.head, &good.head, sizeof v.head);
		f = fopen(record, "r+b");
		fseek(f, at, SEEK_SET);
		fputc(was, f);
		fclose(f);
	}
	print_message("%d of %ld damages told\n", bad, (long)st.st_size / step);
	assert_true(bad > 20);
	assert_int_equal(verified(&v), FINDING_GOOD);
}

static void other_files_are_no_records(void **fixture)
{
	struct verification v;
	struct err e = {0};

	(void)fixture;
	assert_false(verify_record(record, NULL, &v, &e));
	assert_int_equal(e.kind, ERR_IO);
	meddle(record, "CREATE TABLE event(id INTEGER)");
	assert_false(verify_record(record, NULL, &v, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_false(verify_record(folder, NULL, &v, &e));
	assert_int_equal(e.kind, ERR_DATA);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(a_record_left_alone_is_good), in_folder(what_was_changed_is_named),
	    in_folder(a_lying_view_is_found),       in_folder(a_cut_tail_is_found_by_the_head),
	    in_folder(an_earlier_version_s_views_are_not_compared),
	    in_folder(no_flipped_bit_passes),       in_folder(a_damaged_file_never_passes_for_good),
	    in_folder(other_files_are_no_records),
	};

	work_in_memory();
	return cmocka_run_group_tests_name("store/verify", tests, NULL, NULL);
}
