/* What the codes of the cards promise: who may enter by one, and how seldom one may be wrong. */
#include "unit.h"

#include <crypt.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "store/codes.h"
#include "store_fixture.h"

#define MARK STR("5f2c")

static const int32_t persons[] = {3, 4, 12};
static char codes[3][CODE_DIGITS + 1];

/* What a hash is computed for is then to be seen from the outside. */
static void (*at_hash)(void);
static bool fast; /* no hash at all, where thousands would be computed */
static int syncs;

char *crypt_rn(const char *phrase, const char *setting, void *room, int size)
{
	char *(*real)(const char *, const char *, void *, int);

	if (at_hash)
		at_hash();
	if (fast) {
		snprintf(room, (size_t)size, "%.29s$%s", setting, phrase);
		return room;
	}
	*(void **)&real = dlsym(RTLD_NEXT, "crypt_rn");
	return real(phrase, setting, room, size);
}

static void (*before_lock)(void);

int flock(int fd, int how)
{
	void (*act)(void) = before_lock;

	before_lock = NULL;
	if (act)
		act();
	return (int)syscall(SYS_flock, fd, how);
}

int fsync(int fd)
{
	syncs++;
	return fdatasync(fd);
}

static int make_codes(void **fixture)
{
	struct err e = {0};

	assert_int_equal(open_folder(fixture), 0);
	fclose(fopen(record, "w"));
	at_hash = NULL;
	fast = false;
	assert_false(codes_are_there(record));
	assert_true(codes_make(record, MARK, persons, 3, false, codes, &e));
	assert_true(codes_are_there(record));
	return 0;
}

static int drop_codes(void **fixture)
{
	(void)fixture;
	return remove_tree(folder);
}

static enum code_answer type(int32_t person, int64_t opened_id, const char *digits)
{
	int left;

	return codes_try(record, MARK, person, opened_id, str_of(digits), &left, NULL);
}

/* Digits that are not this person's. */
static const char *wrong(int i)
{
	return strcmp(codes[i], "111111") == 0 ? "222222" : "111111";
}

static const char *file(void)
{
	return beside("record.codes");
}

static size_t file_text(char *room, size_t most)
{
	FILE *f = fopen(file(), "rb");
	size_t n = fread(room, 1, most - 1, f);

	fclose(f);
	room[n] = '\0';
	return n;
}

static void write_file(const char *text, size_t n)
{
	int fd = open(file(), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(write(fd, text, n), n);
	close(fd);
}

static void ones_own_code_enters_and_no_other(void **fixture)
{
	int left = 0;

	(void)fixture;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(strlen(codes[i]), CODE_DIGITS);
		assert_int_equal(strspn(codes[i], "0123456789"), CODE_DIGITS);
	}
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
	assert_int_equal(type(12, 0, codes[2]), CODE_IS_RIGHT);
	assert_int_equal(codes_try(record, MARK, 3, 0, str_of(wrong(0)), &left, NULL),
	                 CODE_IS_WRONG);
	assert_int_equal(left, 4);
	if (strcmp(codes[0], codes[1]) != 0)
		assert_int_equal(type(3, 0, codes[1]), CODE_IS_WRONG);
	assert_int_equal(type(5, 0, codes[0]), CODE_IS_NONE);
	assert_int_equal(codes_left(record, MARK, 5, 0), -1);
}

static void what_is_not_six_digits_is_wrong(void **fixture)
{
	char longer[CODE_DIGITS + 1];
	int left;

	(void)fixture;
	memcpy(longer, codes[0], sizeof codes[0]);
	for (int i = 0; i < 2; i++) {
		longer[CODE_DIGITS] = i ? '7' : '\0';
		assert_int_equal(codes_try(record, MARK, 3, 0,
		                           (struct str){longer, CODE_DIGITS + 1}, &left, NULL),
		                 CODE_IS_WRONG);
	}
	assert_int_equal(
	    codes_try(record, MARK, 3, 0, (struct str){codes[0], CODE_DIGITS - 1}, &left, NULL),
	    CODE_IS_WRONG);
	assert_int_equal(type(3, 0, ""), CODE_IS_WRONG);
	assert_int_equal(codes_left(record, MARK, 3, 0), 1);
}

static void five_errors_close_a_place_until_it_is_opened(void **fixture)
{
	int left;

	(void)fixture;
	for (int i = 4; i >= 0; i--) {
		assert_int_equal(codes_try(record, MARK, 3, 0, str_of(wrong(0)), &left, NULL),
		                 CODE_IS_WRONG);
		assert_int_equal(left, i);
		assert_int_equal(codes_left(record, MARK, 3, 0), i);
	}
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_CLOSED);
	assert_int_equal(codes_left(record, MARK, 3, 0), 0);
	assert_int_equal(type(4, 0, codes[1]), CODE_IS_RIGHT); /* the others' stay open */

	assert_int_equal(codes_left(record, MARK, 3, 70), 5);
	assert_int_equal(type(3, 70, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(codes_left(record, MARK, 3, 70), 4);
	/* Once: neither the same event nor an older one opens it again. */
	for (int i = 0; i < 4; i++)
		assert_int_equal(type(3, i % 2 ? 70 : 0, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(type(3, 70, codes[0]), CODE_IS_CLOSED);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_CLOSED);
	assert_int_equal(type(3, 71, codes[0]), CODE_IS_RIGHT);
}

static void the_right_code_forgets_errors(void **fixture)
{
	(void)fixture;
	for (int i = 0; i < 4; i++)
		assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
	assert_int_equal(codes_left(record, MARK, 3, 0), 5);
}

/* A child's answers are its exit code: wrong ones counted from 1, the right one 100. */
static pid_t tries_of_a_child(int n)
{
	pid_t child = fork();

	if (child == 0) {
		int wrong_ones = 0;

		for (int i = 0; i < n; i++)
			switch (type(3, 0, wrong(0))) {
			case CODE_IS_WRONG: wrong_ones++; break;
			case CODE_IS_CLOSED: break;
			default: _exit(100);
			}
		_exit(wrong_ones);
	}
	return child;
}

static void tries_at_the_same_time_gain_none(void **fixture)
{
	int all = 0, status;
	pid_t child[8];

	(void)fixture;
	for (int i = 0; i < 8; i++)
		child[i] = tries_of_a_child(3);
	for (int i = 0; i < 8; i++) {
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_true(WIFEXITED(status));
		all += WEXITSTATUS(status);
	}
	assert_int_equal(all, CODE_TRIES);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_CLOSED);
}

static void try_before_it(void)
{
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
}

/* The file is replaced between another's opening and its lock. */
static void a_try_in_the_midst_of_another_counts_too(void **fixture)
{
	(void)fixture;
	before_lock = try_before_it;
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(codes_left(record, MARK, 3, 0), 3);
}

static void die(void)
{
	raise(SIGKILL);
}

static void a_try_cut_before_its_answer_is_charged(void **fixture)
{
	int status;
	pid_t child;

	(void)fixture;
	child = fork();
	if (child == 0) {
		at_hash = die;
		type(3, 0, codes[0]);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	assert_int_equal(codes_left(record, MARK, 3, 0), 4);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
}

static int left_at_hash, syncs_at_hash;
static bool free_at_hash;

static void look(void)
{
	int fd = open(file(), O_RDONLY | O_CLOEXEC);

	left_at_hash = codes_left(record, MARK, 3, 0);
	syncs_at_hash = syncs;
	free_at_hash = flock(fd, LOCK_EX | LOCK_NB) == 0;
	close(fd);
}

static void a_try_is_on_the_disk_before_it_is_compared(void **fixture)
{
	(void)fixture;
	at_hash = look;
	syncs = 0;
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(left_at_hash, 4);
	assert_int_equal(syncs_at_hash, 2); /* the file and its folder */
	assert_true(free_at_hash);          /* the others need not wait for a hash */
}

static int hashes;

static void count(void)
{
	hashes++;
}

/* What an answer costs tells nothing: each has computed one hash. */
static void every_answer_costs_the_same(void **fixture)
{
	(void)fixture;
	at_hash = count;
	hashes = 0;
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
	assert_int_equal(hashes, 1);
	assert_int_equal(type(5, 0, codes[0]), CODE_IS_NONE);
	assert_int_equal(hashes, 2);
	for (int i = 0; i < 5; i++)
		assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	assert_int_equal(hashes, 7);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_CLOSED);
	assert_int_equal(hashes, 8);
}

static void refuses(const char *says)
{
	struct err e = {0};
	int left = 7;

	assert_int_equal(codes_try(record, MARK, 3, 0, str_of(codes[0]), &left, &e), CODE_FAILED);
	assert_int_equal(left, 0);
	assert_non_null(strstr(e.what, says));
	assert_int_equal(codes_left(record, MARK, 3, 0), -1);
	assert_true(codes_are_there(record));
}

static void another_records_codes_are_refused(void **fixture)
{
	struct err e = {0};
	int left;

	(void)fixture;
	assert_int_equal(codes_try(record, STR("5f2d"), 3, 0, str_of(codes[0]), &left, &e),
	                 CODE_FAILED);
	assert_non_null(strstr(e.what, "another record"));
	assert_int_equal(codes_left(record, STR("5f2d"), 3, 0), -1);
	assert_false(codes_make(record, STR("5f2d"), persons, 1, true, codes, &e));
}

static void a_file_cut_anywhere_lets_nobody_in(void **fixture)
{
	char text[2000];
	size_t n = file_text(text, sizeof text);

	(void)fixture;
	for (size_t cut = 0; cut < n; cut++) {
		write_file(text, cut);
		refuses("damaged");
	}
	write_file(text, n);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
}

static void a_hostile_file_lets_nobody_in(void **fixture)
{
#define HASH "$y$j9T$abcdefghijklmnopqrstu.$4OlU5fmFx8ZqLCVsJ9SiUjEVNRZ9B1gIFoUS8X4a.87"
	static const char *const lines[] = {
	    "",
	    "3 0 0 \n",
	    "3 0 0 $y$jFT$abcdefghijklmnopqrstu.$4OlU5fmFx8ZqLCVsJ9SiUjEVNRZ9B1gIFoUS8X4a.87\n",
	    "3 0 0 $1$abcdefgh$IkjJcBsMTrYWWQLLPAHfb0\n",
	    "3 0 0 111111\n",
	    "3 -9 0 " HASH "\n",
	    "3 6 0 " HASH "\n",
	    "3 0 -1 " HASH "\n",
	    "0 0 0 " HASH "\n",
	    "4294967299 0 0 " HASH "\n",
	    "3 0 0 " HASH "\n3 0 0 " HASH "\n",
	    "3 0 0 " HASH "\x1b\n",
	    "3 0 0 " HASH "\nend\n",
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char text[600];
		int n = snprintf(text, sizeof text, "clepsydre-codes 1 5f2c\n%send\n", lines[i]);

		write_file(text, (size_t)n);
		if (i > 0)
			refuses("damaged");
		else
			assert_int_equal(type(3, 0, codes[0]), CODE_IS_NONE);
	}
}

static void what_is_no_private_file_lets_nobody_in(void **fixture)
{
	(void)fixture;
	assert_int_equal(chmod(file(), 0640), 0);
	refuses("Others than its owner");
	assert_int_equal(truncate(file(), 1 << 20), 0);
	refuses("damaged");
	unlink(file());
	assert_int_equal(mkfifo(file(), 0600), 0);
	refuses("damaged");
	unlink(file());
	assert_int_equal(symlink("/dev/zero", file()), 0);
	refuses("out of reach");
	unlink(file());
	assert_int_equal(mkdir(file(), 0700), 0);
	refuses("damaged");
	rmdir(file());
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_NONE);
}

static void its_owner_alone_reads_the_file(void **fixture)
{
	mode_t former = umask(0);
	struct stat st;

	(void)fixture;
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	umask(0777);
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	umask(former);
	assert_int_equal(stat(file(), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void no_code_stands_in_the_file(void **fixture)
{
	char text[2000];

	(void)fixture;
	file_text(text, sizeof text);
	for (int i = 0; i < 3; i++)
		assert_null(strstr(text, codes[i]));
}

/* The disk takes no more: told, nobody enters, and the file is as it was. */
static void a_write_that_fails_changes_nothing(void **fixture)
{
	struct rlimit none, former;
	struct err e = {0};
	char before[2000], after[2000], anew[3][CODE_DIGITS + 1];
	int left;

	(void)fixture;
	file_text(before, sizeof before);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &former);
	none = former;
	none.rlim_cur = 100;
	setrlimit(RLIMIT_FSIZE, &none);
	assert_int_equal(codes_try(record, MARK, 3, 0, str_of(codes[0]), &left, &e), CODE_FAILED);
	assert_int_equal(e.kind, ERR_IO);
	assert_false(codes_make(record, MARK, persons, 3, true, anew, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_string_equal(anew[0], "");
	setrlimit(RLIMIT_FSIZE, &former);
	file_text(after, sizeof after);
	assert_string_equal(before, after);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
	unlink(file());
	assert_int_equal(unlink(record), 0);
	assert_int_equal(rmdir(folder), 0); /* no draft was left */
	assert_int_equal(open_folder(NULL), 0);
}

static void codes_are_made_once(void **fixture)
{
	char anew[3][CODE_DIGITS + 1];
	struct err e = {0};

	(void)fixture;
	assert_false(codes_make(record, MARK, persons, 3, false, anew, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_non_null(strstr(e.what, "already"));
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
}

static void a_lost_cards_code_is_made_anew_alone(void **fixture)
{
	static const int32_t some[] = {4, 20};
	char anew[2][CODE_DIGITS + 1];
	struct err e = {0};

	(void)fixture;
	for (int i = 0; i < 5; i++)
		assert_int_equal(type(4, 0, wrong(1)), CODE_IS_WRONG);
	assert_int_equal(type(3, 0, wrong(0)), CODE_IS_WRONG);
	assert_true(codes_make(record, MARK, some, 2, true, anew, &e));
	assert_int_equal(codes_left(record, MARK, 4, 0), 5);
	assert_int_equal(codes_left(record, MARK, 3, 0), 4);
	assert_int_equal(type(4, 0, anew[0]), CODE_IS_RIGHT);
	assert_int_equal(type(20, 0, anew[1]), CODE_IS_RIGHT);
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_RIGHT);
	assert_int_equal(type(12, 0, codes[2]), CODE_IS_RIGHT);
	if (strcmp(codes[1], anew[0]) != 0)
		assert_int_equal(type(4, 0, codes[1]), CODE_IS_WRONG);
}

static char anew_at_hash[1][CODE_DIGITS + 1];

static void make_anew(void)
{
	at_hash = NULL;
	assert_true(codes_make(record, MARK, persons, 1, true, anew_at_hash, NULL));
}

static void a_code_replaced_while_it_is_tried_is_no_more(void **fixture)
{
	(void)fixture;
	at_hash = make_anew;
	assert_int_equal(type(3, 0, codes[0]), CODE_IS_WRONG);
	assert_int_equal(type(3, 0, anew_at_hash[0]), CODE_IS_RIGHT);
}

static void a_link_to_the_record_leads_to_its_codes(void **fixture)
{
	int left;

	(void)fixture;
	assert_int_equal(symlink("record", beside("link")), 0);
	assert_true(codes_are_there(beside("link")));
	assert_int_equal(codes_try(beside("link"), MARK, 3, 0, str_of(codes[0]), &left, NULL),
	                 CODE_IS_RIGHT);
	assert_int_equal(unlink(file()), 0);
	assert_false(codes_are_there(beside("link")));
}

/* Moved away, say, under a screen that has it open: it must not seem to have none. */
static void of_a_record_out_of_reach_codes_are_asked(void **fixture)
{
	int left;

	(void)fixture;
	assert_int_equal(rename(record, beside("away")), 0);
	assert_true(codes_are_there(record));
	assert_int_equal(codes_left(record, MARK, 3, 0), -1);
	assert_int_equal(codes_try(record, MARK, 3, 0, str_of(codes[0]), &left, NULL), CODE_FAILED);
}

/* Each digit of each place about as often as the others. */
static void codes_are_drawn_evenly(void **fixture)
{
	enum { MANY = 1000 };
	static int32_t many[MANY];
	static char drawn[MANY][CODE_DIGITS + 1];
	int times[CODE_DIGITS][10] = {0};

	(void)fixture;
	fast = true;
	for (int i = 0; i < MANY; i++)
		many[i] = 100 + i;
	assert_true(codes_make(record, MARK, many, MANY, true, drawn, NULL));
	for (int i = 0; i < MANY; i++)
		for (int at = 0; at < CODE_DIGITS; at++)
			times[at][drawn[i][at] - '0']++;
	for (int at = 0; at < CODE_DIGITS; at++)
		for (int digit = 0; digit < 10; digit++)
			assert_in_range(times[at][digit], 30, 170); /* seven deviations */
}

/* Each try, each code made, and the end of the file; nothing else. */
static void a_change_of_the_codes_is_noticed(void **fixture)
{
	struct codes_seen seen = {0};

	(void)fixture;
	assert_true(codes_changed(record, &seen));
	assert_false(codes_changed(record, &seen));
	codes_left(record, MARK, 3, 0);
	assert_false(codes_changed(record, &seen));
	type(3, 0, wrong(0));
	assert_true(codes_changed(record, &seen));
	assert_false(codes_changed(record, &seen));
	assert_int_equal(unlink(file()), 0);
	assert_true(codes_changed(record, &seen));
	assert_false(codes_changed(record, &seen));
}

#define CODES_TEST(f) cmocka_unit_test_setup_teardown(f, make_codes, drop_codes)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    CODES_TEST(ones_own_code_enters_and_no_other),
	    CODES_TEST(what_is_not_six_digits_is_wrong),
	    CODES_TEST(five_errors_close_a_place_until_it_is_opened),
	    CODES_TEST(the_right_code_forgets_errors),
	    CODES_TEST(tries_at_the_same_time_gain_none),
	    CODES_TEST(a_try_in_the_midst_of_another_counts_too),
	    CODES_TEST(a_try_cut_before_its_answer_is_charged),
	    CODES_TEST(a_try_is_on_the_disk_before_it_is_compared),
	    CODES_TEST(every_answer_costs_the_same),
	    CODES_TEST(another_records_codes_are_refused),
	    CODES_TEST(a_file_cut_anywhere_lets_nobody_in),
	    CODES_TEST(a_hostile_file_lets_nobody_in),
	    CODES_TEST(what_is_no_private_file_lets_nobody_in),
	    CODES_TEST(its_owner_alone_reads_the_file),
	    CODES_TEST(no_code_stands_in_the_file),
	    CODES_TEST(a_write_that_fails_changes_nothing),
	    CODES_TEST(codes_are_made_once),
	    CODES_TEST(a_lost_cards_code_is_made_anew_alone),
	    CODES_TEST(a_code_replaced_while_it_is_tried_is_no_more),
	    CODES_TEST(a_link_to_the_record_leads_to_its_codes),
	    CODES_TEST(of_a_record_out_of_reach_codes_are_asked),
	    CODES_TEST(a_change_of_the_codes_is_noticed),
	    CODES_TEST(codes_are_drawn_evenly),
	};

	return cmocka_run_group_tests_name("store/codes", tests, NULL, NULL);
}
