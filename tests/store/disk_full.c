/* A disk that fills up, at each of 64 sizes: no entry is told as stored that
 * isn't; when space comes back it goes on. */
#include "unit.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>

#include "store/verify.h"
#include "store_fixture.h"

enum { DISK_KB = 256, SIZES = 64 };

static bool mounted;

/* A small disk of our own, seen by this process alone. */
static bool mount_small_disk(void)
{
	if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0)
		return false;
	mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
	return mount("tmpfs", folder, "tmpfs", 0, "size=256k") == 0;
}

static int prepare(void **fixture)
{
	if (open_folder(fixture) != 0)
		return -1;
	mounted = mount_small_disk();
	return 0;
}

static int finish(void **fixture)
{
	if (mounted)
		umount(folder);
	return close_folder(fixture);
}

/* Leaves so much room on the disk. */
static void fill_but(off_t left_kb)
{
	static char block[1024];
	int fd = open(beside("filler"), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	while (write(fd, block, sizeof block) == (ssize_t)sizeof block)
		;
	assert_int_equal(ftruncate(fd, lseek(fd, 0, SEEK_END) / 4096 * 4096 - left_kb * 1024), 0);
	close(fd);
}

static void at_this_size(int left_kb, int *stored, int *refused)
{
	struct event note =
	    an_event(KIND_noted, "a sentence of some length, so that pages fill soon");
	struct verification v;
	struct ledger *l;
	struct err e = {0};
	int64_t told = 2;

	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	read_all(l, &e);
	fill_but(left_kb);
	while (append(l, &note, &e) == COMMIT_DONE)
		told++;
	assert_int_equal(e.kind, ERR_IO);
	if (!strstr(e.what, "full") || !e.safe[0] || !e.todo[0])
		fail_msg("with %d kB: %s", left_kb, e.what);
	assert_true(read_all(l, &e) >= 0);
	assert_int_equal(ledger_seen(l), told);
	/* Room again: the same process goes on. */
	unlink(beside("filler"));
	if (append(l, &note, &e) != COMMIT_DONE)
		fail_msg("with %d kB, after room was made: %s", left_kb, e.what);
	ledger_close(l);
	assert_true(verify_record(record, NULL, &v, &e));
	assert_int_equal(v.finding, FINDING_GOOD);
	assert_int_equal(v.head.count, told + 1);
	*stored += (int)told - 2;
	(*refused)++;
	unlink(record);
	unlink(beside("record-journal"));
}

static void nothing_is_told_that_is_not_there(void **fixture)
{
	int stored = 0, refused = 0;

	(void)fixture;
	if (!mounted) {
		print_message("no small disk may be mounted here (it takes root)\n");
		skip();
	}
	for (int i = 0; i < SIZES; i++)
		at_this_size(i * 2, &stored, &refused);
	print_message("%d sizes: %d told and there, %d refused aloud\n", SIZES, stored, refused);
	assert_true(stored > SIZES);
}

static void a_record_that_does_not_fit_is_not_made(void **fixture)
{
	struct event first = an_event(KIND_record_opened, "Un titre");
	struct err e = {0};

	(void)fixture;
	if (!mounted)
		skip();
	for (int kb = 0; kb < 64; kb += 4) {
		fill_but(kb);
		if (!ledger_create(record, &first, 1, &e)) {
			assert_int_equal(e.kind, ERR_IO);
			assert_int_equal(access(record, F_OK), -1);
		}
		unlink(beside("filler"));
		unlink(record);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(nothing_is_told_that_is_not_there, prepare, finish),
	    cmocka_unit_test_setup_teardown(a_record_that_does_not_fit_is_not_made, prepare,
	                                    finish),
	};

	return cmocka_run_group_tests_name("store/disk_full", tests, NULL, NULL);
}
