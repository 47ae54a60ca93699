/* What is left of a file whose maker was killed, and what only looks so. */
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/draft.h"

#define DIGITS "0123456789abcdef"

static char folder[64];
static int at = -1;

static int open_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/clepsydre-draft-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return at < 0 ? -1 : 0;
}

static int close_folder(void **state)
{
	(void)state;
	close(at);
	return rmdir(folder); /* each test removes what it made */
}

static bool is_there(const char *name)
{
	return faccessat(at, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void put_as(const char *name, mode_t mode)
{
	int fd = openat(at, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(fchmod(fd, mode), 0);
	assert_int_equal(close(fd), 0);
}

/* As one that was never finished. */
static void put(const char *name)
{
	put_as(name, 0600 | S_ISVTX);
}

static void sweep(void)
{
	draft_sweep(at, "a.new-", NULL, NULL);
}

static void a_dead_ones_goes_a_living_ones_stays(void **state)
{
	char dead[DRAFT_NAME], living[DRAFT_NAME];
	int fd = draft_make(at, "a.new-", dead), held = draft_make(at, "a.new-", living);
	struct stat st;

	(void)state;
	assert_true(fd >= 0 && held >= 0);
	assert_string_not_equal(dead, living);
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(close(fd), 0);
	sweep();
	assert_false(is_there(dead));
	assert_true(is_there(living));
	assert_int_equal(close(held), 0);
	sweep();
	assert_false(is_there(living));
}

/* Neither a name that is nearly so, nor what is no file. */
static void only_the_exact_name_of_a_file_is_taken(void **state)
{
	static const char *const near[] = {
	    "a.new-", "a.new-" DIGITS "0", "a.new-0123456789abcde", "a.new-0123456789ABCDEF",
	    "b.new-" DIGITS, ".a.new-" DIGITS, "a.new-" DIGITS "~", "a.new-0123456789abcdeg",
	};
	static const char name[] = "a.new-" DIGITS;

	(void)state;
	for (size_t i = 0; i < sizeof near / sizeof *near; i++)
		put(near[i]);
	sweep();
	for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
		assert_true(is_there(near[i]));
		unlinkat(at, near[i], 0);
	}
	put("mine");
	assert_int_equal(symlinkat("mine", at, name), 0);
	sweep();
	assert_true(is_there("mine") && is_there(name));
	unlinkat(at, name, 0);
	unlinkat(at, "mine", 0);
	assert_int_equal(mkdirat(at, name, 0700), 0);
	sweep();
	assert_true(is_there(name));
	unlinkat(at, name, AT_REMOVEDIR);
	assert_int_equal(mkfifoat(at, name, 0600), 0);
	sweep();
	assert_true(is_there(name));
	unlinkat(at, name, 0);
}

/* A record that somebody named so, and one that had its own name and was renamed since. */
static void what_is_finished_stays_whatever_its_name(void **state)
{
	static const char given[] = "a.new-" DIGITS;
	char name[DRAFT_NAME];
	int fd = draft_make(at, "a.new-", name);
	struct stat st;

	(void)state;
	assert_true(fd >= 0);
	draft_finish(fd);
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(close(fd), 0);
	put_as(given, 0600);
	sweep();
	assert_true(is_there(name) && is_there(given));
	unlinkat(at, name, 0);
	unlinkat(at, given, 0);
}

static void somebody_elses_stays(void **state)
{
	static const char name[] = "a.new-" DIGITS;

	(void)state;
	if (geteuid() != 0)
		skip(); /* only root can give a file to somebody else */
	put(name);
	assert_int_equal(fchownat(at, name, 1234, 1234, 0), 0);
	sweep();
	assert_true(is_there(name));
	unlinkat(at, name, 0);
}

static bool refuses(int from, const char *name, const struct stat *st, const void *context)
{
	(void)from;
	assert_true(S_ISREG(st->st_mode));
	return strcmp(name, context) != 0;
}

static void what_is_known_to_be_of_use_stays(void **state)
{
	static const char name[] = "a.new-" DIGITS;

	(void)state;
	put(name);
	draft_sweep(at, "a.new-", refuses, name);
	assert_true(is_there(name));
	draft_sweep(at, "a.new-", refuses, "another");
	assert_false(is_there(name));
}

static void a_name_too_long_is_an_error(void **state)
{
	char begin[DRAFT_NAME], name[DRAFT_NAME];

	(void)state;
	memset(begin, 'a', sizeof begin);
	begin[sizeof begin - 1] = '\0';
	assert_int_equal(draft_make(at, begin, name), -1);
	begin[250] = '\0';
	assert_int_equal(draft_make(at, begin, name), -1);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(a_dead_ones_goes_a_living_ones_stays),
	    in_folder(only_the_exact_name_of_a_file_is_taken),
	    in_folder(what_is_finished_stays_whatever_its_name),
	    in_folder(somebody_elses_stays),
	    in_folder(what_is_known_to_be_of_use_stays),
	    in_folder(a_name_too_long_is_an_error),
	};

	return cmocka_run_group_tests_name("base/draft", tests, NULL, NULL);
}
