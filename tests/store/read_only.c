/* A record on a disk that can only be read: it is read and verified there, nothing
 * is made beside it, and nothing is appended. */
#include "unit.h"

#include <dirent.h>
#include <sched.h>
#include <sys/mount.h>

#include "store/verify.h"
#include "store_fixture.h"

static bool mounted;

static int prepare(void **fixture)
{
	if (open_folder(fixture) != 0)
		return -1;
	mounted = geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
	          mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	          mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
	return 0;
}

static int finish(void **fixture)
{
	if (mounted)
		umount(folder);
	return close_folder(fixture);
}

static void close_the_disk(void)
{
	assert_int_equal(mount(NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
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

static void append_one(void)
{
	struct event mark = a_mark(4);
	struct ledger *l = open_record(record, LEDGER_APPEND);
	struct err e = {0};

	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	ledger_close(l);
}

static void expect_good(int64_t events)
{
	struct verification v;
	struct err e = {0};
	int files = count_files();

	if (!verify_record(record, NULL, &v, &e))
		fail_msg("%s", e.what);
	if (v.finding != FINDING_GOOD)
		fail_msg("%s", v.detail);
	assert_int_equal(v.head.count, events);
	assert_int_equal(count_files(), files);
}

#define NEEDS_MOUNT                                                                                \
	do {                                                                                       \
		if (!mounted) {                                                                    \
			print_message("no disk may be mounted here (it takes root)\n");            \
			skip();                                                                    \
		}                                                                                  \
	} while (0)

static void it_is_read_and_verified(void **fixture)
{
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	NEEDS_MOUNT;
	make_record(record);
	append_one();
	close_the_disk();
	expect_good(3);
	l = open_record(record, LEDGER_READ);
	assert_int_equal(read_all(l, &e), 3);
	ledger_close(l);
	assert_null(ledger_open(record, LEDGER_APPEND, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.what, "read-only"));
	assert_int_equal(count_files(), 2);
}

static void even_one_turned_to_wal(void **fixture)
{
	struct err e = {0};

	(void)fixture;
	NEEDS_MOUNT;
	make_record(record);
	meddle(record, "PRAGMA journal_mode = WAL");
	close_the_disk();
	expect_good(2);
	/* To be worked with, it would have to be turned back, which can't be done here. */
	assert_null(ledger_open(record, LEDGER_READ, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_int_equal(count_files(), 1);
}

static void a_disk_closed_in_mid_session_is_told(void **fixture)
{
	struct event mark = a_mark(4);
	struct ledger *l;
	struct err e = {0};

	(void)fixture;
	NEEDS_MOUNT;
	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	assert_int_equal(append(l, &mark, &e), COMMIT_DONE);
	ledger_close(l);
	l = open_record(record, LEDGER_APPEND);
	/* A kernel that loses its disk closes it thus, without asking who writes. */
	assert_int_equal(umount2(folder, MNT_DETACH), 0);
	assert_int_not_equal(append(l, &mark, &e), COMMIT_DONE);
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.what, "moved"));
	ledger_close(l);
	mounted = false;
}

#define on_disk(test) cmocka_unit_test_setup_teardown(test, prepare, finish)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    on_disk(it_is_read_and_verified),
	    on_disk(even_one_turned_to_wal),
	    on_disk(a_disk_closed_in_mid_session_is_told),
	};

	return cmocka_run_group_tests_name("store/read_only", tests, NULL, NULL);
}
