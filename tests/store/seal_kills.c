/* The seal is one: its events and the private notes gone, from the record and from its journal,
 * or neither, wherever its process is killed.  On the record of a whole day. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "app/act.h"
#include "faultvfs.h"
#include "intake/intake.h"
#include "store/verify.h"
#include "store_fixture.h"
#include "story.h"

enum { PRESIDENT = 1, NOTES = 3 };

static struct buf before; /* the record's bytes, all decided */
static int64_t events;
static const char *const notes[NOTES] = {"un but, pas d’un moyen", "laisser souffler",
                                         "jardin partagé"};

static struct buf read_file(const char *path)
{
	struct buf b = {0};
	FILE *f = fopen(path, "rb");
	char piece[8192];
	size_t n;

	while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&b, (struct str){piece, n});
	if (f)
		fclose(f);
	return b;
}

static bool holds(const char *path, const char *text)
{
	struct buf b = read_file(path);
	bool is = b.n && memmem(buf_text(&b), b.n, text, strlen(text)) != NULL;

	buf_done(&b);
	return is;
}

/* How many of the notes stand in the record or beside it. */
static int notes_there(void)
{
	int n = 0;

	for (int i = 0; i < NOTES; i++)
		n += holds(record, notes[i]) || holds(beside("record-journal"), notes[i]);
	return n;
}

static void put_record_back(void)
{
	FILE *f;

	unlink(beside("record-journal"));
	f = fopen(record, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(buf_text(&before), 1, before.n, f), before.n);
	fclose(f);
}

static void make_day(struct story_clock *clock)
{
	struct arena arena = {0};
	struct complaints cs;
	struct plan plan;
	struct moment opening;
	struct err e;

	complaints_init(&cs);
	plan_init(&plan, &arena);
	assert_true(intake_cohort("config/cohort-rs6731.yaml", "config/rs6731.yaml", &plan, &cs));
	*clock = story_clock_of(&plan);
	opening = story_clock_at(clock, STORY_OFFICE_MS);
	if (!record_make(record, &plan, &opening, &e))
		fail_msg("%s", e.what);
	complaints_done(&cs);
	arena_done(&arena);
}

/* The day of sealed-day.story up to its seal. */
static void play_to_the_seal(void)
{
	struct buf text = read_file("tests/stories/sealed-day.story"), failures = {0};
	const char *end = memmem(buf_text(&text), text.n, "12:34 ", 6);
	struct story_clock clock;
	struct story *s;
	struct err e;

	assert_non_null(end);
	make_day(&clock);
	s = story_open_record(record, &clock, &e);
	if (!s)
		fail_msg("%s", e.what);
	if (story_run(s, (struct str){buf_text(&text), (size_t)(end - buf_text(&text))},
	              "sealed-day", &failures))
		fail_msg("%s", buf_text(&failures));
	events = story_state(s, 0)->last_id;
	story_close(s);
	buf_done(&text);
	buf_done(&failures);
	assert_int_equal(notes_there(), NOTES);
	before = read_file(record);
}

static _Noreturn void seal_and_tell(int to)
{
	const struct fact wish = {.kind = KIND_sealed};
	struct record r;
	struct verdict v;
	struct err e = {0};

	if (!record_open(&r, record, LEDGER_APPEND, PRESIDENT, &e) ||
	    act_perform(&r, &world_real, PRESIDENT, &wish, &v, &e) != ACT_IS_DONE ||
	    v.n != 2 || write(to, "!", 1) != 1)
		_exit(1);
	record_close(&r);
	_exit(0);
}

struct tally {
	int kills, nothing, unheard, told;
};

static void judge(int n, bool told, struct tally *t)
{
	struct verification v;
	struct err e = {0};
	bool all;

	/* The first to open it undoes what was interrupted, be it only to verify. */
	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		fail_msg("call %d: %s%s", n, e.what, v.detail);
	all = v.head.count == events + 2;
	if (v.head.count != events && !all)
		fail_msg("call %d: %d events", n, (int)(v.head.count - events));
	if (v.emptied != (all ? NOTES : 0) || (told && !all))
		fail_msg("call %d: %d emptied", n, (int)v.emptied);
	if (all && notes_there())
		fail_msg("call %d: sealed, and %d notes are still there", n, notes_there());
	if (!all && notes_there() != NOTES)
		fail_msg("call %d: not sealed, and a note is gone", n);
	t->nothing += !all;
	t->unheard += all && !told;
	t->told += told;
}

/* False when the n-th call was never made: the seal is whole. */
static bool kill_at(int n, enum faultvfs_deed deed, struct tally *t)
{
	struct faultvfs_plan plan = {FAULT_CHANGES, deed, n, false};
	int ends[2], status;
	char byte;
	bool told;
	pid_t pid;

	put_record_back();
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid = fork();
	if (pid == 0) {
		faultvfs_set(&plan);
		seal_and_tell(ends[1]);
	}
	close(ends[1]);
	told = read(ends[0], &byte, 1) == 1;
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	judge(n, told, t);
	if (WIFSIGNALED(status)) {
		t->kills++;
		return true;
	}
	if (WEXITSTATUS(status) != 0 || !told)
		fail_msg("the child failed");
	return false;
}

static void sweep(enum faultvfs_deed deed)
{
	struct tally t = {0};

	for (int n = 1; kill_at(n, deed, &t); n++)
		;
	print_message("%d kills: %d left all as it was, %d sealed before it was told\n", t.kills,
	              t.nothing, t.unheard);
	assert_true(t.kills > 12 && t.nothing > 0 && t.unheard > 0);
}

static void killed_before_each_call(void **fixture)
{
	(void)fixture;
	sweep(FAULT_KILL);
}

static void killed_with_a_write_half_done(void **fixture)
{
	(void)fixture;
	sweep(FAULT_TORN);
}

static int prepare(void **fixture)
{
	work_in_memory();
	if (open_folder(fixture) != 0)
		return -1;
	play_to_the_seal();
	faultvfs_install();
	faultvfs_set(NULL);
	return 0;
}

static int finish(void **fixture)
{
	buf_done(&before);
	return close_folder(fixture);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(killed_before_each_call),
	    cmocka_unit_test(killed_with_a_write_half_done),
	};

	return cmocka_run_group_tests_name("store/seal", tests, prepare, finish);
}
