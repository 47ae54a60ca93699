/* A copy is whole, or there is none. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "store/verify.h"
#include "store_fixture.h"

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

static void a_copy_is_the_same_record(void **fixture)
{
	struct verification v, w;
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};
	struct stat st;

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	if (!ledger_copy(l, beside("copy"), &e))
		fail_msg("%s", e.what);
	assert_int_equal(stat(beside("copy"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(verify_record(record, NULL, &v, &e));
	assert_true(verify_record(beside("copy"), &v.head, &w, &e));
	assert_int_equal(w.finding, FINDING_GOOD);
	assert_memory_equal(&v.head, &w.head, sizeof v.head);
	/* Each goes its own way from here on. */
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	ledger_close(l);
	assert_int_equal(ask(beside("copy"), "SELECT count(*) FROM event"), 3);
	l = open_record(beside("copy"), LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	ledger_close(l);
}

static void a_copy_is_never_made_over_a_file(void **fixture)
{
	struct ledger *l;
	struct err e = {0};
	struct stat st;

	(void)fixture;
	make_record(record);
	fclose(fopen(beside("copy"), "w"));
	l = open_record(record, LEDGER_READ);
	assert_false(ledger_copy(l, beside("copy"), &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_false(ledger_copy(l, record, &e));
	assert_int_equal(e.kind, ERR_DATA);
	ledger_close(l);
	assert_int_equal(stat(beside("copy"), &st), 0);
	assert_int_equal(st.st_size, 0);
	assert_int_equal(count_files(), 2);
}

static void no_copy_of_what_is_not_good(void **fixture)
{
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	meddle(record, "DROP TRIGGER event_update");
	l = open_record(record, LEDGER_READ);
	assert_false(ledger_copy(l, beside("copy"), &e));
	assert_int_equal(e.kind, ERR_TAMPER);
	assert_non_null(strstr(e.what, "event_update"));
	ledger_close(l);
	assert_int_equal(count_files(), 1);
}

static void write_until_told(int told)
{
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);
	char byte;
	int n = 0;

	for (; l && read(told, &byte, 1) < 0; n++) {
		struct event mark = a_mark(n);

		if (append(l, &mark, &e) != COMMIT_DONE && !strstr(e.what, "held"))
			_exit(1);
	}
	ledger_close(l);
	_exit(l && n > 0 ? 0 : 1);
}

static void copies_are_whole_while_others_write(void **fixture)
{
	int status, told[2];
	struct ledger *l;
	struct err e = {0};
	pid_t pid;

	(void)fixture;
	make_record(record);
	assert_int_equal(pipe2(told, O_NONBLOCK), 0);
	pid = fork();
	if (pid == 0) {
		close(told[1]);
		write_until_told(told[0]);
	}
	l = open_record(record, LEDGER_READ);
	while (ledger_seen(l) < 20)
		read_all(l, &e);
	for (int i = 0; i < 10; i++) {
		struct verification v;
		char name[16];

		snprintf(name, sizeof name, "copy%d", i);
		if (!ledger_copy(l, beside(name), &e))
			fail_msg("%s", e.what);
		assert_true(verify_record(beside(name), NULL, &v, &e));
		assert_int_equal(v.finding, FINDING_GOOD);
		assert_true(v.head.count >= 20);
	}
	close(told[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	ledger_close(l);
}

/* -- emptying ------------------------------------------------------------------------------ */

static void make_wordy_record(void)
{
	struct event wordy = an_event(KIND_noted, "hesitates on the second question");
	struct ledger *l;
	struct err e = {0};
	char *longer = malloc(20001);

	assert_non_null(longer);
	for (int i = 0; i < 20000; i += 10)
		memcpy(longer + i, "MARRONNIER", 10);
	longer[20000] = '\0';
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &wordy, &e), COMMIT_DONE);
	wordy.fact.words = str_of(longer);
	assert_int_equal(append(l, &wordy, &e), COMMIT_DONE);
	for (int i = 0; i < 50; i++) {
		wordy = an_event(KIND_noted, "kept words that fill the page");
		assert_int_equal(append(l, &wordy, &e), COMMIT_DONE);
	}
	ledger_close(l);
	free(longer);
}

static void emptied_words_are_gone_from_both_files(void **fixture)
{
	static const int64_t which[] = {2, 3, 4, 900};
	struct event said = an_event(KIND_words_emptied, "");
	struct verification v;
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_wordy_record();
	assert_true(file_holds(record, "ACACIA"));
	assert_true(file_holds(beside("record-journal"), "kept words"));
	l = open_record(record, LEDGER_APPEND);
	said.fact.code = CODE_person;
	assert_int_equal(ledger_empty_words(l, &said, which, 4, &e), COMMIT_DONE);
	assert_false(file_holds(record, "ACACIA"));
	assert_false(file_holds(record, "hesitates on"));
	assert_false(file_holds(record, "MARRONNIER"));
	assert_false(file_holds(beside("record-journal"), "ACACIA"));
	assert_false(file_holds(beside("record-journal"), "hesitates"));
	assert_false(file_holds(beside("record-journal"), "MARRONNIER"));
	assert_true(file_holds(record, "kept words"));
	/* Then it goes on as before. */
	said = a_mark(3);
	assert_int_equal(append(l, &said, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 56);
	ledger_close(l);
	assert_true(verify_record(record, NULL, &v, &e));
	assert_int_equal(v.finding, FINDING_GOOD);
	assert_int_equal(v.emptied, 3);
}

static void an_emptied_event_says_so(void **fixture)
{
	static const int64_t which[] = {2};
	struct event said = an_event(KIND_words_emptied, "the office asked"), got;
	struct ledger *l;
	struct arena a = {0};
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(ledger_empty_words(l, &said, which, 1, &e), COMMIT_DONE);
	assert_true(ledger_next(l, &a, &got, &e));
	assert_false(got.emptied);
	assert_true(ledger_next(l, &a, &got, &e));
	assert_true(got.emptied);
	assert_int_equal(got.fact.words.n, 0);
	assert_true(ledger_next(l, &a, &got, &e));
	assert_true(str_is(got.fact.words, "the office asked"));
	ledger_close(l);
	arena_done(&a);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(a_copy_is_the_same_record),
	    in_folder(a_copy_is_never_made_over_a_file),
	    in_folder(no_copy_of_what_is_not_good),
	    in_folder(copies_are_whole_while_others_write),
	    in_folder(emptied_words_are_gone_from_both_files),
	    in_folder(an_emptied_event_says_so),
	};

	return cmocka_run_group_tests_name("store/copy", tests, NULL, NULL);
}
