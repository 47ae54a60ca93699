/* Nothing is changed or deleted: what stands in the way of each road to it. */
#include "unit.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>

#include "store/ledger_private.h"
#include "store_fixture.h"

/* What somebody could try, through the program's own connection. */
static const char *const forbidden[] = {
    "UPDATE event SET value = 4",
    "UPDATE text SET words = 'NOYER' WHERE event = 2",
    "UPDATE text SET words = NULL, salt = NULL WHERE event = 2",
    "DELETE FROM event",
    "DELETE FROM text",
    "REPLACE INTO event SELECT * FROM event WHERE id = 2",
    "INSERT OR REPLACE INTO event SELECT * FROM event",
    "INSERT OR IGNORE INTO event SELECT * FROM event WHERE id = 3",
    "INSERT OR REPLACE INTO text(event, salt, words) VALUES(2, x'00', 'NOYER')",
    "INSERT INTO text VALUES(2, x'00', 'NOYER') ON CONFLICT DO UPDATE SET words = 'NOYER'",
    "INSERT INTO event SELECT * FROM event WHERE id = 2 ON CONFLICT DO UPDATE SET value = 4",
    "ALTER TABLE event RENAME TO other",
    "ALTER TABLE event ADD COLUMN more TEXT",
    "ALTER TABLE event DROP COLUMN ref",
    "DROP TABLE event",
    "DROP TRIGGER event_update",
    "DROP VIEW score",
    "CREATE TABLE other(id INTEGER)",
    "CREATE TEMP TABLE other(id INTEGER)",
    "CREATE TEMP TRIGGER other AFTER INSERT ON event BEGIN SELECT 1; END",
    "CREATE TRIGGER other AFTER INSERT ON event BEGIN SELECT 1; END",
    "CREATE VIEW other AS SELECT 1",
    "CREATE INDEX other ON event(kind)",
    "CREATE VIRTUAL TABLE other USING fts5(a)",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO '/tmp/clepsydre-never'",
    "ANALYZE",
    "SAVEPOINT other",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA user_version = 7",
    "PRAGMA recursive_triggers = ON",
    "INSERT INTO sqlite_schema VALUES('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT 1')",
    "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE type = 'view'",
    "UPDATE sqlite_schema SET sql = ''",
    "DELETE FROM sqlite_schema",
    "SELECT load_extension('other')",
};

/* All that the record says, in one number that a change would change. */
static int64_t everything(void)
{
	return ask(record,
	           "SELECT (SELECT total(unicode(hash) * id + ifnull(value, 0)) FROM event) "
	           "+ (SELECT total(length(words) * 1000 + length(salt)) FROM text) "
	           "+ (SELECT total(length(sql)) FROM sqlite_schema)");
}

static void the_programs_own_connection_only_appends(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	int64_t before;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	before = everything();
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
		if (guard_run(&l->guard, forbidden[i]) == SQLITE_OK)
			fail_msg("was done: %s", forbidden[i]);
		assert_int_equal(everything(), before);
	}
	assert_int_equal(guard_run(&l->guard, "SELECT * FROM event, text, score"), SQLITE_OK);
	ledger_close(l);
	assert_int_equal(access("/tmp/clepsydre-never", F_OK), -1);
}

static void who_reads_cannot_even_append(void **fixture)
{
	struct ledger *l;

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_READ);
	assert_int_equal(guard_run(&l->guard, "INSERT INTO event SELECT * FROM event WHERE id = 9"),
	                 SQLITE_AUTH);
	assert_int_equal(guard_run(&l->guard, "SELECT * FROM timeline"), SQLITE_OK);
	ledger_close(l);
}

/* The record of the other tests, and a mark in it, event 3. */
static void make_marked_record(void)
{
	struct event mark = a_mark(4);
	struct err e = {0};
	struct ledger *l;

	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	ledger_close(l);
}

/* What the triggers refuse to a sqlite3 shell that has no guard of ours. */
static void a_plain_shell_meets_the_triggers(void **fixture)
{
	static const char *const refused[] = {
	    "UPDATE event SET value = 4",
	    "DELETE FROM event WHERE id = 3",
	    "REPLACE INTO event SELECT * FROM event WHERE id = 2",
	    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 3",
	    "INSERT OR IGNORE INTO event SELECT id + 2, at, zone, boot, boot_id, author, kind, "
	    "passage, "
	    "candidate, person, item, value, ms, ref, code, words, prev, hash FROM event",
	    "INSERT INTO event SELECT id + 1, at, zone, boot, boot_id, author, kind, passage, "
	    "candidate, person, item, value, ms, ref, code, words, prev, hash FROM event WHERE id "
	    "= 3",
	    "INSERT INTO event SELECT NULL, at, zone, boot, boot_id, author, kind, passage, "
	    "candidate, "
	    "person, item, value, ms, ref, code, words, hash, hash FROM event WHERE id = 3",
	    "UPDATE OR REPLACE event SET id = 9 WHERE id = 3",
	    "DELETE FROM text",
	    "UPDATE text SET words = 'NOYER'",
	    "UPDATE text SET words = NULL, salt = NULL WHERE event = 2",
	    "REPLACE INTO text VALUES(2, x'00', 'NOYER')",
	    "INSERT INTO text VALUES(3, x'00', 'NOYER')",
	    "INSERT INTO text VALUES(4, x'00', 'NOYER')",
	};
	int64_t before;
	sqlite3 *db;

	(void)fixture;
	make_marked_record();
	before = everything();
	assert_int_equal(sqlite3_open(record, &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		if (sqlite3_exec(db, refused[i], NULL, NULL, NULL) == SQLITE_OK)
			fail_msg("was done: %s", refused[i]);
		assert_int_equal(everything(), before);
	}
	sqlite3_close(db);
}

static void a_changed_schema_is_not_appended_to(void **fixture)
{
	static const char *const changes[] = {
	    "DROP TRIGGER event_update",
	    "DROP VIEW score; CREATE VIEW score AS SELECT 1",
	    "CREATE TABLE more(id INTEGER)",
	};
	struct err e = {0};

	(void)fixture;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		make_record(record);
		meddle(record, changes[i]);
		assert_null(ledger_open(record, LEDGER_APPEND, &e));
		assert_int_equal(e.kind, ERR_TAMPER);
		unlink(record);
	}
}

/* Byte 18 of a file says how it is written: 1 with a rollback journal, 2 with WAL. */
static int file_format(void)
{
	unsigned char byte = 0;
	int fd = open(record, O_RDONLY);

	assert_int_equal(pread(fd, &byte, 1, 18), 1);
	close(fd);
	return byte;
}

static void a_record_is_never_in_wal(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};
	char mode[16];

	(void)fixture;
	make_record(record);
	assert_int_equal(file_format(), 1);
	meddle(record, "PRAGMA journal_mode = WAL");
	assert_int_equal(file_format(), 2);
	l = open_record(record, LEDGER_READ);
	assert_non_null(strstr(ledger_notice(l), "WAL"));
	assert_int_equal(file_format(), 1);
	ledger_close(l);
	l = open_record(record, LEDGER_APPEND);
	assert_string_equal(ledger_notice(l), "");
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	l->guard.right = GUARD_BUILD;
	assert_int_equal(guard_text(&l->guard, "PRAGMA journal_mode", mode, sizeof mode),
	                 SQLITE_OK);
	assert_string_equal(mode, "persist");
	ledger_close(l);
	assert_int_equal(file_format(), 1);
}

static void a_record_held_in_wal_is_refused(void **fixture)
{
	struct err e = {0};
	sqlite3 *other;

	(void)fixture;
	make_record(record);
	assert_int_equal(sqlite3_open(record, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other,
	                              "PRAGMA journal_mode = WAL; BEGIN; SELECT * FROM event", NULL,
	                              NULL, NULL),
	                 SQLITE_OK);
	assert_null(ledger_open(record, LEDGER_APPEND, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.what, "wal"));
	sqlite3_close(other);
}

static void a_moved_record_is_missed_at_once(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(read_all(l, &e), 2);
	assert_int_equal(rename(record, beside("elsewhere")), 0);
	assert_int_equal(read_all(l, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	assert_false(ledger_begin(l, &e));
	assert_non_null(strstr(e.what, "moved"));
	assert_int_equal(access(record, F_OK), -1);
	/* Put back, it goes on. */
	assert_int_equal(rename(beside("elsewhere"), record), 0);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 1);
	ledger_close(l);
}

static void a_replaced_record_is_not_taken_for_the_same(void **fixture)
{
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	make_record(beside("other"));
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(rename(beside("other"), record), 0);
	assert_false(ledger_begin(l, &e));
	assert_non_null(strstr(e.what, "replaced"));
	assert_int_equal(read_all(l, &e), -1);
	ledger_close(l);
	assert_int_equal(ask(record, "SELECT count(*) FROM event"), 2);
}

/* Root may write anywhere: a child who is nobody tries. */
static int as_nobody(int (*try)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (geteuid() == 0 &&
		    (setresgid(65534, 65534, 65534) != 0 || setresuid(65534, 65534, 65534) != 0))
			_exit(99);
		_exit(try());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int read_then_fail_to_append(void)
{
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_READ, &e);

	if (!l || read_all(l, &e) != 2)
		return 1;
	ledger_close(l);
	l = ledger_open(record, LEDGER_APPEND, &e);
	return l || e.kind != ERR_IO || !strstr(e.what, "read-only") || !*e.safe || !*e.todo;
}

static void a_read_only_record_is_read_but_not_appended_to(void **fixture)
{
	(void)fixture;
	make_record(record);
	chmod(folder, 0755);
	chmod(record, 0444);
	assert_int_equal(as_nobody(read_then_fail_to_append), 0);
}

static int fail_to_begin(void)
{
	struct event mark = a_mark(4);
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);
	int fault;

	if (!l)
		return 1;
	fault = append(l, &mark, &e) != COMMIT_NOT || e.kind != ERR_IO;
	if (read_all(l, &e) != 2)
		fault |= 4;
	ledger_close(l);
	return fault;
}

static void a_read_only_folder_is_told_at_the_first_entry(void **fixture)
{
	(void)fixture;
	make_record(record);
	chmod(folder, 0555);
	assert_int_equal(chown(record, 65534, 65534), geteuid() == 0 ? 0 : -1);
	assert_int_equal(as_nobody(fail_to_begin), 0);
	chmod(folder, 0755);
}

static void the_end_that_was_cut_is_missed(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 3);
	meddle(record, "DROP TRIGGER event_delete; DELETE FROM event WHERE id = 3");
	assert_int_equal(read_all(l, &e), -1);
	assert_int_equal(e.kind, ERR_TAMPER);
	assert_non_null(strstr(e.what, "event 3"));
	assert_false(ledger_begin(l, &e));
	assert_int_equal(e.kind, ERR_TAMPER);
	ledger_close(l);
}

static void a_guard_removed_meanwhile_stops_the_writer(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	meddle(record, "DROP TRIGGER event_update");
	assert_int_equal(append(l, &mark, &e), COMMIT_NOT);
	assert_int_equal(e.kind, ERR_TAMPER);
	assert_non_null(strstr(e.what, "event_update"));
	ledger_close(l);
}

static void a_mark_changed_from_outside_stops_the_writer(void **fixture)
{
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_marked_record();
	meddle(record, "DROP TRIGGER event_update; UPDATE event SET value = 1 WHERE id = 3");
	l = open_record(record, LEDGER_READ);
	assert_int_equal(read_all(l, &e), -1);
	assert_int_equal(e.kind, ERR_TAMPER);
	assert_int_equal(ledger_seen(l), 2);
	assert_false(ledger_begin(l, &e));
	ledger_close(l);
}

/* Another digit in the last event's own hash: rows, order and chain stand, the sum is false. */
static void forge_the_last_hash(const char *hash)
{
	static char bytes[1 << 20];
	FILE *f = fopen(record, "r+e");
	size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
	char *at = memmem(bytes, n, hash, 64);

	assert_non_null(at);
	assert_int_equal(fseek(f, at - bytes, SEEK_SET), 0);
	assert_int_not_equal(fputc(*at == '0' ? '1' : '0', f), EOF);
	assert_int_equal(fclose(f), 0);
}

static void what_was_read_unchecked_is_checked_before_anything_is_added(void **fixture)
{
	struct head head;
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_true(ledger_head(l, &head, &e));
	ledger_close(l);
	forge_the_last_hash(head.hash);
	l = open_record(record, LEDGER_APPEND);
	ledger_check_chain(l, false);
	assert_int_equal(read_all(l, &e), 2);
	assert_false(ledger_owes(l));
	ledger_check_chain(l, true);
	assert_true(ledger_owes(l));
	assert_false(ledger_begin(l, &e));
	assert_int_equal(e.kind, ERR_TAMPER);
	assert_non_null(strstr(e.what, "event 2"));
	assert_false(ledger_begin(l, &e));
	ledger_close(l);
}

static void what_is_owed_is_paid_once(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	ledger_check_chain(l, false);
	assert_int_equal(read_all(l, &e), 2);
	ledger_check_chain(l, true);
	assert_true(ledger_check_owed(l, &e));
	assert_false(ledger_owes(l));
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 1);
	assert_false(ledger_owes(l));
	ledger_close(l);
}

/* Whether this process waits for readers to be done: SQLite's pending lock. */
static bool waits_to_commit(pid_t pid)
{
	char line[160], holder[32];
	FILE *f = fopen("/proc/locks", "re");
	bool waits = false;

	assert_non_null(f);
	snprintf(holder, sizeof holder, " WRITE %d ", (int)pid);
	while (fgets(line, sizeof line, f))
		waits |= strstr(line, holder) && strstr(line, ":") && strstr(line, " 1073741824 ");
	fclose(f);
	return waits;
}

/* A process that appends once something comes down the pipe; begun before any record is open. */
static pid_t writer_in_waiting(const int go[2])
{
	pid_t pid = fork();

	if (pid == 0) {
		struct event mark = a_mark(3);
		struct err e = {0};
		char any;

		if (read(go[0], &any, 1) != 1)
			_exit(2);
		_exit(append(open_record(record, LEDGER_APPEND), &mark, &e) == COMMIT_DONE ? 0 : 1);
	}
	assert_true(pid > 0);
	return pid;
}

static void a_commit_that_waits_for_a_first_reading_is_no_tampering(void **fixture)
{
	struct event mark = a_mark(4), got;
	struct arena a = {0};
	struct err e = {0};
	int status, go[2];
	pid_t pid;
	struct ledger *l;

	(void)fixture;
	assert_int_equal(pipe(go), 0);
	pid = writer_in_waiting(go);
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE); /* the last has no words */
	ledger_rewind(l);
	ledger_check_chain(l, false);
	assert_true(ledger_next(l, &a, &got, &e));
	assert_int_equal(write(go[1], "", 1), 1);
	while (!waits_to_commit(pid) && waitpid(pid, &status, WNOHANG) == 0)
		sched_yield();
	assert_int_equal(read_all(l, &e), 2);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	ledger_check_chain(l, true);
	assert_int_equal(read_all(l, &e), 1);
	assert_true(ledger_check_owed(l, &e));
	ledger_close(l);
	arena_done(&a);
	close(go[0]);
	close(go[1]);
}

static void words_beside_an_event_without_are_not_shown(void **fixture)
{
	struct event got;
	struct arena a = {0};
	struct err e = {0};
	struct ledger *l;

	(void)fixture;
	make_marked_record();
	meddle_unseen(record, "INSERT INTO text VALUES(3, x'00', 'glissé')");
	l = open_record(record, LEDGER_READ);
	ledger_check_chain(l, false);
	for (int i = 0; i < 3; i++)
		assert_true(ledger_next(l, &a, &got, &e));
	assert_int_equal(got.fact.words.n, 0);
	ledger_close(l);
	arena_done(&a);
}

/* What a record that was meddled with answers to who opens it to append, and checks. */
static int finds_tampering(const char *meddling)
{
	struct err e = {0};
	struct ledger *l;

	unlink(record);
	make_record(record);
	meddle_unseen(record, meddling);
	l = ledger_open(record, LEDGER_APPEND, &e);
	if (l) {
		ledger_check_chain(l, false);
		read_all(l, &e);
		ledger_check_chain(l, true);
		while (ledger_owes(l) && ledger_check_owed(l, &e))
			;
		ledger_close(l);
	}
	return (int)e.kind;
}

static void emptied_by_nobody_is_tampering(void **fixture)
{
	(void)fixture;
	assert_int_equal(finds_tampering("SELECT 1"), ERR_NONE);
	assert_int_equal(
	    finds_tampering("UPDATE text SET words = NULL, salt = NULL WHERE event = 2"),
	    ERR_TAMPER);
	assert_int_equal(finds_tampering("DELETE FROM event"), ERR_TAMPER);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(the_programs_own_connection_only_appends),
	    in_folder(who_reads_cannot_even_append),
	    in_folder(a_plain_shell_meets_the_triggers),
	    in_folder(a_changed_schema_is_not_appended_to),
	    in_folder(a_record_is_never_in_wal),
	    in_folder(a_record_held_in_wal_is_refused),
	    in_folder(a_moved_record_is_missed_at_once),
	    in_folder(a_replaced_record_is_not_taken_for_the_same),
	    in_folder(a_read_only_record_is_read_but_not_appended_to),
	    in_folder(a_read_only_folder_is_told_at_the_first_entry),
	    in_folder(the_end_that_was_cut_is_missed),
	    in_folder(a_guard_removed_meanwhile_stops_the_writer),
	    in_folder(a_mark_changed_from_outside_stops_the_writer),
	    in_folder(what_was_read_unchecked_is_checked_before_anything_is_added),
	    in_folder(what_is_owed_is_paid_once),
	    in_folder(a_commit_that_waits_for_a_first_reading_is_no_tampering),
	    in_folder(words_beside_an_event_without_are_not_shown),
	    in_folder(emptied_by_nobody_is_tampering),
	};

	return cmocka_run_group_tests_name("store/guard", tests, NULL, NULL);
}
