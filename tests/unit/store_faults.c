/* A disk that fails at any call: what was told as stored is there, what
 * was told as not stored isn't, and what isn't known is read back. */
#include "unit.h"

#include <dirent.h>

#include "faultvfs.h"
#include "store/ledger_private.h"
#include "store/verify.h"
#include "store_fixture.h"

/* What the writer was told of one append, and what it read afterwards. */
struct told {
	bool opened;
	enum commit commit;
	struct err e;
	int64_t read; /* how many events it saw at last, -1 a failure */
	bool can_begin;
};

static struct told append_one(void)
{
	struct told t = {.commit = COMMIT_NOT, .read = -1};
	struct event mark = an_event(KIND_commented, "words, so that both tables are written");
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &t.e);

	if (!l)
		return t;
	t.opened = true;
	if (read_all(l, &e) >= 0 || e.kind == ERR_NONE)
		t.commit = append(l, &mark, &t.e);
	else
		t.e = e;
	if (read_all(l, &e) >= 0)
		t.read = ledger_seen(l);
	t.can_begin = ledger_begin(l, &e);
	if (t.can_begin)
		ledger_cancel(l);
	else if (e.kind == ERR_NONE)
		fail_msg("a refusal to begin without a word");
	ledger_close(l);
	return t;
}

static const char *commit_name(enum commit c)
{
	return c == COMMIT_DONE ? "done" : c == COMMIT_NOT ? "not" : "unknown";
}

/* How many events the record holds, seen by a process whose disk is well. */
static int64_t truth(const char *story)
{
	struct verification v;
	struct err e = {0};
	struct ledger *l = open_record(record, LEDGER_APPEND); /* undoes what was interrupted */

	ledger_close(l);
	if (!verify_record(record, NULL, &v, &e))
		fail_msg("%s: %s", story, e.what);
	if (v.finding != FINDING_GOOD)
		fail_msg("%s: event %d: %s", story, (int)v.event, v.detail);
	return v.head.count;
}

static void judge(const struct told *t, const char *story)
{
	int64_t there;

	faultvfs_set(NULL);
	there = truth(story);
	if (there != 2 && there != 3)
		fail_msg("%s: %d events", story, (int)there);
	if (t->commit == COMMIT_DONE && there != 3)
		fail_msg("%s: told as stored, and lost", story);
	if (t->commit == COMMIT_NOT && there != 2)
		fail_msg("%s: told as not stored, and there", story);
	if (t->commit != COMMIT_DONE && (t->e.kind == ERR_NONE || !t->e.what[0]))
		fail_msg("%s: %s without a word", story, commit_name(t->commit));
	if (t->commit == COMMIT_UNKNOWN && t->can_begin)
		fail_msg("%s: went on appending", story);
	if (t->read >= 0 && t->read != there)
		fail_msg("%s: read %d back, %d are there", story, (int)t->read, (int)there);
}

/* The n-th call of these sorts fails, for each n until a run meets no failure. */
static int sweep(unsigned sorts, enum faultvfs_deed deed, bool from_then, int counts[3])
{
	char story[96];
	int n = 0;

	for (;;) {
		struct told t;
		int met;

		n++;
		make_record(record);
		faultvfs_set(&(struct faultvfs_plan){sorts, deed, n, from_then});
		t = append_one();
		met = faultvfs_met();
		snprintf(story, sizeof story, "call %d of sorts %x, deed %d, %s: %s", n, sorts,
		         deed, from_then ? "from then on" : "once", commit_name(t.commit));
		judge(&t, story);
		counts[t.commit]++;
		unlink(record);
		unlink(beside("record-journal"));
		if (!met)
			return n - 1;
	}
}

static void whatever_call_fails_the_truth_is_told(void **fixture)
{
	static const enum faultvfs_deed deeds[] = {FAULT_ERROR, FAULT_FULL, FAULT_SHORT};
	int counts[3] = {0}, failures = 0;

	(void)fixture;
	for (enum faultvfs_sort sort = 0; sort < FAULT_SORTS; sort++)
		for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++) {
			if (deeds[d] != FAULT_ERROR && sort != FAULT_WRITE)
				continue;
			failures += sweep(1u << sort, deeds[d], false, counts);
			failures += sweep(1u << sort, deeds[d], true, counts);
		}
	print_message("%d failures: %d stored all the same, %d not stored, %d unknown\n", failures,
	              counts[COMMIT_DONE], counts[COMMIT_NOT], counts[COMMIT_UNKNOWN]);
	assert_true(failures > 100);
	assert_true(counts[COMMIT_UNKNOWN] > 3);
}

/* The last sync of a commit returns an error, and the event is there (or not): unknown. */
static void a_failed_sync_stops_the_writer(void **fixture)
{
	struct event mark = a_mark(4);
	int stored = 0, syncs;
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	faultvfs_set(&(struct faultvfs_plan){1u << FAULT_SYNC, FAULT_PASS, 0, false});
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	syncs = faultvfs_calls();
	assert_true(syncs >= 4);
	ledger_close(l);
	for (int n = 1; n <= syncs; n++) {
		int64_t before = ask(record, "SELECT count(*) FROM event"), after;

		l = open_record(record, LEDGER_APPEND);
		read_all(l, &e);
		faultvfs_set(&(struct faultvfs_plan){1u << FAULT_SYNC, FAULT_ERROR, n, false});
		assert_int_equal(append(l, &mark, &e), COMMIT_UNKNOWN);
		assert_int_equal(e.kind, ERR_IO);
		assert_true(e.safe[0] && e.todo[0]);
		assert_true(read_all(l, &e) >= 0);
		after = ledger_seen(l);
		faultvfs_set(NULL);
		assert_false(ledger_begin(l, &e));
		assert_int_equal(e.kind, ERR_IO);
		ledger_close(l);
		assert_int_equal(ask(record, "SELECT count(*) FROM event"), after);
		assert_true(after == before || after == before + 1);
		stored += after == before + 1;
	}
	print_message("of %d syncs that failed, %d left the event stored\n", syncs, stored);
	assert_true(stored >= 1);
}

static void a_full_disk_may_be_tried_again(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	faultvfs_set(&(struct faultvfs_plan){1u << FAULT_WRITE, FAULT_FULL, 1, true});
	assert_int_equal(append(l, &mark, &e), COMMIT_NOT);
	assert_non_null(strstr(e.what, "full"));
	assert_int_equal(append(l, &mark, &e), COMMIT_NOT);
	assert_int_equal(read_all(l, &e), 2);
	faultvfs_set(NULL);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(read_all(l, &e), 1);
	ledger_close(l);
}

static void a_busy_record_is_told_and_may_be_tried_again(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *a, *b;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	a = open_record(record, LEDGER_APPEND);
	b = open_record(record, LEDGER_APPEND);
	b->guard.patience_ms = 20;
	assert_true(ledger_begin(a, &e));
	assert_int_equal(append(b, &mark, &e), COMMIT_NOT);
	assert_non_null(strstr(e.what, "held"));
	ledger_cancel(a);
	assert_int_equal(append(b, &mark, &e), COMMIT_DONE);
	ledger_close(a);
	ledger_close(b);
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

static void a_record_is_made_whole_or_not_at_all(void **fixture)
{
	struct event first = an_event(KIND_record_opened, "Un titre");
	int made = 0, refused = 0;

	(void)fixture;
	for (int n = 1; !made; n++) {
		struct err e = {0};

		faultvfs_set(&(struct faultvfs_plan){FAULT_CHANGES, FAULT_ERROR, n, false});
		made = ledger_create(record, &first, 1, &e);
		if (!made && !e.what[0])
			fail_msg("call %d: a failure without a word", n);
		/* What failed once and did no harm may pass: then all is there. */
		if (made && faultvfs_met()) {
			faultvfs_set(NULL);
			assert_int_equal(truth("made in spite of a failure"), 1);
			unlink(record);
			unlink(beside("record-journal"));
			made = 0;
		} else if (!made) {
			refused++;
			assert_int_equal(count_files(), 0);
		}
	}
	faultvfs_set(NULL);
	assert_int_equal(truth("made"), 1);
	print_message("%d failures, nothing left behind\n", refused);
	assert_true(refused > 5);
}

static void a_copy_is_whole_or_not_there(void **fixture)
{
	int made = 0, refused = 0;

	(void)fixture;
	make_record(record);
	for (int n = 1; !made; n++) {
		struct err e = {0};
		struct ledger *l = open_record(record, LEDGER_READ);
		int files = count_files();

		faultvfs_set(&(struct faultvfs_plan){FAULT_CHANGES, FAULT_ERROR, n, false});
		made = ledger_copy(l, beside("copy"), &e) && !faultvfs_met();
		faultvfs_set(NULL);
		ledger_close(l);
		if (access(beside("copy"), F_OK) != 0) {
			refused++;
			assert_true(e.kind != ERR_NONE && e.what[0]);
			assert_int_equal(count_files(), files);
			continue;
		}
		assert_int_equal(ask(beside("copy"), "SELECT count(*) FROM event"), 2);
		unlink(beside("copy"));
	}
	print_message("%d failures, nothing left behind\n", refused);
	assert_true(refused > 5);
}

static void words_are_emptied_or_not(void **fixture)
{
	static const int64_t which[] = {2};
	struct event said = an_event(KIND_words_emptied, "");
	int counts[3] = {0}, met = 1;

	(void)fixture;
	for (int n = 1; met; n++) {
		struct verification v;
		struct err e = {0};
		enum commit done;
		struct ledger *l;

		make_record(record);
		l = open_record(record, LEDGER_APPEND);
		faultvfs_set(&(struct faultvfs_plan){FAULT_CHANGES, FAULT_ERROR, n, false});
		done = ledger_empty_words(l, &said, which, 1, &e);
		met = faultvfs_met();
		faultvfs_set(NULL);
		ledger_close(l);
		if (done != COMMIT_DONE && !e.what[0])
			fail_msg("call %d: a failure without a word", n);
		assert_true(verify_record(record, NULL, &v, &e));
		if (v.finding != FINDING_GOOD || v.emptied != v.head.count - 2 ||
		    (done == COMMIT_DONE && !v.emptied) || (done == COMMIT_NOT && v.emptied))
			fail_msg("call %d: %s, %d events, %d emptied", n, commit_name(done),
			         (int)v.head.count, (int)v.emptied);
		counts[done]++;
		unlink(record);
		unlink(beside("record-journal"));
	}
	print_message("%d not emptied, %d unknown\n", counts[COMMIT_NOT], counts[COMMIT_UNKNOWN]);
	assert_true(counts[COMMIT_NOT] > 3 && counts[COMMIT_UNKNOWN] > 1);
}

static int prepare(void **fixture)
{
	work_in_memory();
	faultvfs_install();
	faultvfs_set(NULL);
	return open_folder(fixture);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, prepare, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(whatever_call_fails_the_truth_is_told),
	    in_folder(a_failed_sync_stops_the_writer),
	    in_folder(a_full_disk_may_be_tried_again),
	    in_folder(a_busy_record_is_told_and_may_be_tried_again),
	    in_folder(a_record_is_made_whole_or_not_at_all),
	    in_folder(a_copy_is_whole_or_not_there),
	    in_folder(words_are_emptied_or_not),
	};

	return cmocka_run_group_tests_name("store/faults", tests, NULL, NULL);
}
