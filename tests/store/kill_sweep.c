/* The sweep before the dice: one append of each kind of event, by a process that is
 * killed at every write, sync, truncation, opening and deletion, in turn, until
 * none is left to be killed at.  What it told as stored, through a pipe, is the
 * oracle: afterwards it must be there, and nothing else but the event in hand, whole. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "faultvfs.h"
#include "store/verify.h"
#include "store_fixture.h"

struct tally {
	int kills;    /* children killed */
	int unstored; /* of them, the event wasn't there afterwards */
	int unheard;  /* it was, and they had not said so */
	int told;     /* it was, and they had */
};

static char *before; /* the record's bytes, before the append */
static size_t before_bytes;

static void remember_record(void)
{
	FILE *f;
	struct stat st;

	make_record(record);
	assert_int_equal(stat(record, &st), 0);
	before_bytes = (size_t)st.st_size;
	before = malloc(before_bytes);
	assert_non_null(before);
	f = fopen(record, "rb");
	assert_non_null(f);
	assert_int_equal(fread(before, 1, before_bytes, f), before_bytes);
	fclose(f);
}

static void put_record_back(void)
{
	FILE *f;

	unlink(record);
	unlink(beside("record-journal"));
	f = fopen(record, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(before, 1, before_bytes, f), before_bytes);
	fclose(f);
}

/* What the rules make of one act may be two facts: both or none. */
static int events_of(enum kind kind, struct event events[2])
{
	events[0] =
	    an_event(kind, strpbrk(kind_columns(kind), "Ww") ? "des mots, 12 caractères" : "");
	events[1] = an_event(KIND_speaker_changed, "");
	return kind == KIND_phase_ended || kind == KIND_phase_restarted ? 2 : 1;
}

static _Noreturn void append_and_tell(enum kind kind, int to)
{
	struct event events[2];
	int n = events_of(kind, events);
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);

	if (!l || read_all(l, &e) != 2 || !ledger_begin(l, &e))
		_exit(1);
	for (int i = 0; i < n; i++)
		if (!ledger_put(l, &events[i], &e))
			_exit(1);
	if (ledger_commit(l, &e) != COMMIT_DONE || write(to, "!", 1) != 1)
		_exit(1);
	ledger_close(l);
	_exit(0);
}

struct child {
	pid_t pid;
	int from, to; /* the pipe in which it tells */
	bool told;
};

static pid_t bear(struct child *c)
{
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	*c = (struct child){.from = ends[0], .to = ends[1]};
	return c->pid = fork();
}

/* Waits for its end; false if it ended by itself, having done all. */
static bool has_died(struct child *c)
{
	int status;
	char byte;

	close(c->to);
	c->told = read(c->from, &byte, 1) == 1;
	close(c->from);
	assert_int_equal(waitpid(c->pid, &status, 0), c->pid);
	if (WIFSIGNALED(status))
		return true;
	if (WEXITSTATUS(status) != 0 || !c->told)
		fail_msg("the child failed");
	return false;
}

static void judge(enum kind kind, int n, bool told, struct tally *t)
{
	struct event events[2];
	int64_t all = 2 + events_of(kind, events), there;
	struct verification v;
	struct err e = {0};
	struct ledger *l;

	/* The first to open it undoes what was interrupted, be it only to verify. */
	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		fail_msg("%s, call %d: %s%s", kind_name(kind), n, e.what, v.detail);
	l = open_record(record, LEDGER_APPEND);
	there = read_all(l, &e);
	ledger_close(l);
	if (there != v.head.count || (there != 2 && there != all))
		fail_msg("%s, call %d: %d events", kind_name(kind), n, (int)there);
	if (told && there != all)
		fail_msg("%s, call %d: told as stored, and lost", kind_name(kind), n);
	t->unstored += there == 2;
	t->unheard += there == all && !told;
	t->told += told;
}

/* Kills at each call in turn; how many calls there were. */
static int sweep(enum kind kind, enum faultvfs_deed deed, struct tally *t)
{
	for (int n = 1;; n++) {
		struct faultvfs_plan plan = {FAULT_CHANGES, deed, n, false};
		struct child child;

		put_record_back();
		if (bear(&child) == 0) {
			faultvfs_set(&plan);
			append_and_tell(kind, child.to);
		}
		if (!has_died(&child))
			return n - 1;
		t->kills++;
		judge(kind, n, child.told, t);
	}
}

static void sweep_kinds(enum faultvfs_deed deed)
{
	struct tally t = {0};
	int calls = 0, kinds = 0, step = getenv("SHORT") ? 9 : 1;

	for (enum kind kind = KIND_unknown + 1; kind < KIND_COUNT; kind += (enum kind)step) {
		calls = sweep(kind, deed, &t);
		kinds++;
		if (calls < 12)
			fail_msg("%s: only %d calls to be killed at", kind_name(kind), calls);
	}
	print_message("%d kinds, %d kills: %d left nothing, %d left the event before it was told, "
	              "%d after; none lost, none invented\n",
	              kinds, t.kills, t.unstored, t.unheard, t.told);
	assert_true(t.unstored > 0 && t.unheard > 0);
	assert_int_equal(t.kills, t.unstored + t.unheard + t.told);
}

static void killed_before_each_call(void **fixture)
{
	(void)fixture;
	sweep_kinds(FAULT_KILL);
}

static void killed_with_a_write_half_done(void **fixture)
{
	(void)fixture;
	sweep_kinds(FAULT_TORN);
}

/* -- emptying words ------------------------------------------------------------------------ */

static _Noreturn void empty_and_tell(int to)
{
	static const int64_t which[] = {2};
	struct event said = an_event(KIND_words_emptied, "");
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);

	if (!l || ledger_empty_words(l, &said, which, 1, &e) != COMMIT_DONE ||
	    write(to, "!", 1) != 1)
		_exit(1);
	ledger_close(l);
	_exit(0);
}

/* All or nothing: the event that says so and the words gone, from both files, or neither. */
static void judge_emptying(int n, bool told, struct tally *t)
{
	struct verification v;
	struct err e = {0};

	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		fail_msg("emptying, call %d: %s%s", n, e.what, v.detail);
	if (v.emptied != v.head.count - 2 || (told && !v.emptied))
		fail_msg("emptying, call %d: %d events, %d emptied", n, (int)v.head.count,
		         (int)v.emptied);
	if (v.emptied &&
	    (file_holds(record, "ACACIA") || file_holds(beside("record-journal"), "ACACIA")))
		fail_msg("emptying, call %d: the words are still there", n);
	t->unstored += !v.emptied;
	t->unheard += v.emptied && !told;
	t->told += told;
}

static void killed_while_words_are_emptied(void **fixture)
{
	struct tally t = {0};

	(void)fixture;
	for (int n = 1;; n++) {
		struct faultvfs_plan plan = {FAULT_CHANGES, FAULT_KILL, n, false};
		struct child child;

		put_record_back();
		if (bear(&child) == 0) {
			faultvfs_set(&plan);
			empty_and_tell(child.to);
		}
		if (!has_died(&child))
			break;
		t.kills++;
		judge_emptying(n, child.told, &t);
	}
	print_message("%d kills: %d left all, %d emptied before it was told\n", t.kills, t.unstored,
	              t.unheard);
	assert_true(t.kills > 12 && t.unheard > 0);
}

static int prepare(void **fixture)
{
	work_in_memory();
	if (open_folder(fixture) != 0)
		return -1;
	faultvfs_install();
	faultvfs_set(NULL);
	remember_record();
	return 0;
}

static int finish(void **fixture)
{
	free(before);
	return close_folder(fixture);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(killed_before_each_call, prepare, finish),
	    cmocka_unit_test_setup_teardown(killed_with_a_write_half_done, prepare, finish),
	    cmocka_unit_test_setup_teardown(killed_while_words_are_emptied, prepare, finish),
	};

	return cmocka_run_group_tests_name("store/kill_sweep", tests, NULL, NULL);
}
