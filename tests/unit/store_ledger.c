/* What store/ledger promises: a record made, appended to, read, and by several at once. */
#include "unit.h"

#include <dirent.h>
#include <poll.h>
#include <sys/wait.h>

#include "base/digest.h"
#include "store/news.h"
#include "store/schema.h"
#include "store_fixture.h"

static void a_record_gives_back_its_events(void **fixture)
{
	struct ledger *l;
	struct arena a = {0};
	struct event e;
	struct err err;

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_READ);
	assert_string_equal(ledger_notice(l), "");
	assert_true(ledger_next(l, &a, &e, &err));
	assert_int_equal(e.id, 1);
	assert_int_equal(e.fact.kind, KIND_record_opened);
	assert_true(str_is(e.fact.words, "Un titre"));
	assert_true(ledger_next(l, &a, &e, &err));
	assert_int_equal(e.fact.code, CODE_family);
	assert_int_equal(e.fact.person, 3);
	assert_int_equal(e.when.at_ms, 1764000000000);
	assert_true(str_is(e.when.boot_id, "6f1c"));
	assert_true(str_is(e.fact.words, "ACACIA"));
	assert_false(ledger_next(l, &a, &e, &err));
	assert_int_equal(err.kind, ERR_NONE);
	assert_int_equal(ledger_seen(l), 2);
	ledger_rewind(l);
	assert_int_equal(read_all(l, &err), 2);
	ledger_close(l);
	arena_done(&a);
}

/* Whatever the umask, the record and what SQLite puts beside it are 0600. */
static void make_and_append_under(mode_t mask)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};
	struct stat st;
	mode_t before = umask(mask);

	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	umask(before);
	ledger_close(l);
	assert_int_equal(stat(record, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(stat(beside("record-journal"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	unlink(record);
	unlink(beside("record-journal"));
}

static void a_new_record_is_its_owners_alone(void **fixture)
{
	(void)fixture;
	make_and_append_under(0);
	make_and_append_under(0777);
}

static void nothing_is_written_over(void **fixture)
{
	struct event first = an_event(KIND_record_opened, "Un titre");
	struct err e = {0};
	int64_t hash;

	(void)fixture;
	make_record(record);
	hash = ask(record, "SELECT unicode(hash) FROM event WHERE id = 1");
	assert_false(ledger_create(record, &first, 1, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(hash, ask(record, "SELECT unicode(hash) FROM event WHERE id = 1"));
	/* A journal of a former record would be replayed into the new one. */
	unlink(record);
	fclose(fopen(beside("record-journal"), "w"));
	assert_false(ledger_create(record, &first, 1, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(access(record, F_OK), -1);
}

static int count_files(void)
{
	DIR *d = opendir(folder);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *f; (f = readdir(d)) != NULL;)
		n += f->d_name[0] != '.';
	closedir(d);
	return n;
}

static void a_record_is_made_alone_in_its_folder(void **fixture)
{
	struct event wrong = an_event(KIND_record_opened, "Un titre");
	struct err e = {0};
	char nowhere[200];

	(void)fixture;
	make_record(record);
	assert_int_equal(count_files(), 1);
	snprintf(nowhere, sizeof nowhere, "%s/none/record", folder);
	assert_false(ledger_create(nowhere, &wrong, 1, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_int_equal(count_files(), 1);
}

static void an_append_is_read_back_and_seen_by_others(void **fixture)
{
	struct event mark = a_mark(4), got;
	struct ledger *mine, *other;
	struct arena a = {0};
	struct err e = {0};

	(void)fixture;
	make_record(record);
	mine = open_record(record, LEDGER_APPEND);
	other = open_record(record, LEDGER_READ);
	assert_int_equal(read_all(mine, &e), 2);
	assert_int_equal(read_all(other, &e), 2);
	assert_int_equal(append(mine, &mark, &e), COMMIT_DONE);
	assert_true(ledger_next(other, &a, &got, &e));
	assert_int_equal(got.id, 3);
	assert_int_equal(got.fact.value, 4);
	assert_true(ledger_next(mine, &a, &got, &e));
	assert_int_equal(got.id, 3);
	assert_false(ledger_next(mine, &a, &got, &e));
	ledger_close(mine);
	ledger_close(other);
	arena_done(&a);
}

static void a_cancelled_append_was_never_there(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_true(ledger_begin(l, &e));
	assert_true(ledger_put(l, &mark, &e));
	/* Not even its writer reads it before it is stored. */
	assert_int_equal(read_all(l, &e), 2);
	ledger_cancel(l);
	assert_int_equal(read_all(l, &e), 0);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 1);
	ledger_close(l);
	assert_int_equal(ask(record, "SELECT count(*) FROM event"), 3);
}

static void the_lock_shows_what_others_stored(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *a, *b;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	a = open_record(record, LEDGER_APPEND);
	b = open_record(record, LEDGER_APPEND);
	assert_int_equal(read_all(b, &e), 2);
	assert_int_equal(append(a, &mark, &e), COMMIT_DONE);
	assert_true(ledger_begin(b, &e));
	assert_int_equal(read_all(b, &e), 1);
	assert_true(ledger_put(b, &mark, &e));
	assert_int_equal(ledger_commit(b, &e), COMMIT_DONE);
	assert_int_equal(read_all(a, &e), 4);
	ledger_close(a);
	ledger_close(b);
}

enum { WRITERS = 4, EACH = 200 };

/* Told busy (the machine may be), one tries again; nothing else is expected. */
static void write_many(int who)
{
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);

	for (int i = 0; l && i < EACH; i++) {
		struct event mark = a_mark(i);
		enum commit done;

		mark.author = who;
		do
			done = append(l, &mark, &e);
		while (done == COMMIT_NOT && strstr(e.what, "held"));
		if (done != COMMIT_DONE)
			_exit(1);
	}
	ledger_close(l);
	_exit(l ? 0 : 1);
}

static void several_writers_lose_nothing(void **fixture)
{
	struct ledger *l;
	struct head head;
	struct err e = {0};
	pid_t pid[WRITERS];

	(void)fixture;
	make_record(record);
	for (int i = 0; i < WRITERS; i++) {
		pid[i] = fork();
		if (pid[i] == 0)
			write_many(i + 1);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;

		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_int_equal(status, 0);
	}
	l = open_record(record, LEDGER_READ);
	assert_int_equal(read_all(l, &e), 2 + WRITERS * EACH);
	assert_true(ledger_head(l, &head, &e));
	assert_int_equal(head.count, 2 + WRITERS * EACH);
	ledger_close(l);
	assert_int_equal(ask(record,
	                     "SELECT count(*) FROM (SELECT author, value, count(*) AS n FROM "
	                     "event WHERE kind = 'scored' GROUP BY author, value) WHERE n = 1"),
	                 WRITERS * EACH);
}

/* SQLite's own writes come before the commit: they are not the news. */
static void only_a_commit_is_the_news(void **fixture)
{
	struct event mark = a_mark(4);
	struct news *news;
	struct pollfd p = {.events = POLLIN};
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	news = news_open(record);
	p.fd = news_fd(news);
	assert_int_equal(read_all(l, &e), 2);
	assert_true(ledger_begin(l, &e));
	assert_true(ledger_put(l, &mark, &e));
	assert_int_equal(poll(&p, 1, 0), 0);
	assert_int_equal(ledger_commit(l, &e), COMMIT_DONE);
	assert_int_equal(poll(&p, 1, 0), 1);
	ledger_close(l);
	news_close(news);
}

static void other_files_are_not_records(void **fixture)
{
	struct err e = {0};
	FILE *f;

	(void)fixture;
	assert_null(ledger_open(record, LEDGER_READ, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_int_equal(access(record, F_OK), -1);
	f = fopen(record, "w");
	assert_non_null(f);
	fputs("This is a letter, long enough to look like something with a header of its own.", f);
	fclose(f);
	assert_null(ledger_open(record, LEDGER_APPEND, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_null(ledger_open(folder, LEDGER_READ, &e));
	assert_int_equal(e.kind, ERR_DATA);
	unlink(record);
	meddle(record, "CREATE TABLE event(id INTEGER)");
	assert_null(ledger_open(record, LEDGER_READ, &e));
	assert_int_equal(e.kind, ERR_DATA);
	unlink(record);
	make_record(record);
	meddle(record, "PRAGMA user_version = 4");
	assert_null(ledger_open(record, LEDGER_READ, &e));
	assert_int_equal(e.kind, ERR_DATA);
	meddle(record, "PRAGMA user_version = 3");
	assert_int_equal(link(record, beside("other")), 0);
	assert_null(ledger_open(record, LEDGER_APPEND, &e));
	assert_int_equal(e.kind, ERR_DATA);
}

/* Its views answer otherwise, and nobody changed it. */
static void an_earlier_version_s_is_read_and_not_added_to(void **fixture)
{
	struct err e = {0};
	struct ledger *l;

	(void)fixture;
	make_record(record);
	meddle(record, "PRAGMA user_version = 1; DROP VIEW score; CREATE VIEW score AS SELECT 1");
	assert_null(ledger_open(record, LEDGER_APPEND, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_non_null(strstr(e.what, "another version of this program (format 1)"));
	assert_non_null(strstr(e.todo, "the version that made it"));
	l = open_record(record, LEDGER_READ);
	assert_int_equal(read_all(l, &e), 2);
	ledger_close(l);
	meddle(record, "PRAGMA user_version = 0");
	assert_null(ledger_open(record, LEDGER_READ, &e));
}

/* Else a record of the version before would be said to have been changed from outside.  Another
 * digest here goes with another SCHEMA_VERSION. */
static void other_statements_are_another_version(void **fixture)
{
	struct digest_run run;

	(void)fixture;
	digest_init(&run);
	for (size_t i = 0; i < schema_count; i++)
		digest_add(&run, str_of(schema_parts[i].sql));
	assert_int_equal(SCHEMA_VERSION, 3);
	assert_string_equal(digest_end(&run).hex,
	                    "82c82cdda6e341577879c2a861bd6d7c7061bcd20ab47395d9d28d067ddf7f95");
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(a_record_gives_back_its_events),
	    in_folder(a_new_record_is_its_owners_alone),
	    in_folder(nothing_is_written_over),
	    in_folder(a_record_is_made_alone_in_its_folder),
	    in_folder(an_append_is_read_back_and_seen_by_others),
	    in_folder(a_cancelled_append_was_never_there),
	    in_folder(the_lock_shows_what_others_stored),
	    in_folder(several_writers_lose_nothing),
	    in_folder(only_a_commit_is_the_news),
	    in_folder(other_files_are_not_records),
	    in_folder(an_earlier_version_s_is_read_and_not_added_to),
	    cmocka_unit_test(other_statements_are_another_version),
	};

	return cmocka_run_group_tests_name("store/ledger", tests, NULL, NULL);
}
