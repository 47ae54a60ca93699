/* Who is connected, what is remembered of a seat, and the news of a commit. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/news.h"
#include "store/seats.h"

static char record[64];

static int make_record(void **fixture)
{
	(void)fixture;
	strcpy(record, "/tmp/clepsydre-seats-XXXXXX");
	assert_true(close(mkstemp(record)) == 0);
	return 0;
}

static int drop_record(void **fixture)
{
	static const char *const left[] = {"seat-3.lock", "seat-3", "seat-4.lock", "moves"};
	char path[128];

	(void)fixture;
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		snprintf(path, sizeof path, "%s.d/%s", record, left[i]);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s.d", record);
	if (rmdir(path) != 0 && errno != ENOENT)
		return -1;
	return unlink(record);
}

/* A process that holds seat 3 until it is killed. */
static pid_t hold_seat(void)
{
	int pipes[2];
	char ready;
	pid_t child;

	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (child == 0) {
		struct seats *s = seats_open(record, NULL);

		if (s && seats_take(s, 3, 1700000000000)) {
			seats_tell(s);
			while (write(pipes[1], "x", 1) == 1)
				pause();
		}
		_exit(1);
	}
	close(pipes[1]);
	assert_int_equal(read(pipes[0], &ready, 1), 1);
	close(pipes[0]);
	return child;
}

static void assert_seen(struct seats *s, int32_t person, int how, int64_t at_ms)
{
	struct seat_seen seen = seats_look(s, person);

	assert_int_equal(seen.how, how);
	assert_int_equal(seen.at_ms, at_ms);
}

static void a_seat_is_held_until_its_process_ends(void **fixture)
{
	struct seats *s = seats_open(record, NULL);
	pid_t child = hold_seat();

	(void)fixture;
	assert_seen(s, 3, SEAT_HELD, 1700000000000);
	assert_false(seats_take(s, 3, 1));
	assert_seen(s, 4, SEAT_NEVER_HELD, 0);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	assert_seen(s, 3, SEAT_CUT, 0);
	assert_true(seats_take(s, 3, 2));
	assert_seen(s, 3, SEAT_HELD, 2);
	assert_true(seats_take(s, 4, 3)); /* one seat at a time */
	assert_seen(s, 3, SEAT_LEFT, 3);
	seats_close(s);
}

/* One path leads to the record itself, another by a link: the places are the same. */
static void by_a_link_the_seats_are_the_same(void **fixture)
{
	struct seats *s;
	pid_t child = hold_seat();
	char link[128];

	(void)fixture;
	snprintf(link, sizeof link, "%s.link", record);
	assert_int_equal(symlink(record, link), 0);
	s = seats_open(link, NULL);
	assert_seen(s, 3, SEAT_HELD, 1700000000000);
	assert_false(seats_take(s, 3, 1));
	seats_close(s);
	assert_int_equal(unlink(link), 0);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* A goodbye is told with its hour, until the seat is held again. */
static void who_said_goodbye_is_not_cut(void **fixture)
{
	struct seats *s = seats_open(record, NULL);

	(void)fixture;
	assert_true(seats_take(s, 3, 1));
	seats_tell(s);
	seats_leave(s, 1700000000000);
	assert_seen(s, 3, SEAT_LEFT, 1700000000000);
	assert_true(seats_take(s, 3, 5));
	seats_tell(s);
	seats_leave(s, 0);
	assert_seen(s, 3, SEAT_CUT, 0);
	seats_close(s);
}

/* The child waits in hold_seat for whatever comes, and ends by that signal. */
static void ends_by(pid_t child, int signal)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signal);
}

/* Nobody is ended who was not asked kindly: another screen may have taken the seat meanwhile. */
static void the_holder_of_a_seat_is_asked_for_it(void **fixture)
{
	struct seats *s = seats_open(record, NULL);
	pid_t child = hold_seat();

	(void)fixture;
	assert_false(seats_ask(s, 4, SEATS_ASK_KINDLY)); /* nobody holds it */
	assert_true(seats_ask(s, 3, SEATS_ASK_KINDLY));
	ends_by(child, SEATS_SIGNAL);
	child = hold_seat();
	assert_true(seats_ask(s, 3, SEATS_ASK_FOR_GOOD));
	ends_by(child, SEATS_SIGNAL);
	signal(SEATS_SIGNAL, SIG_IGN);
	child = hold_seat();
	signal(SEATS_SIGNAL, SIG_DFL);
	kill(child, SIGSTOP);
	assert_true(seats_ask(s, 3, SEATS_ASK_KINDLY));
	assert_true(seats_ask(s, 3, SEATS_ASK_FOR_GOOD));
	ends_by(child, SEATS_LAST_SIGNAL);
	assert_true(seats_take(s, 3, 1));
	assert_false(seats_ask(s, 3, SEATS_ASK_FOR_GOOD)); /* one's own */
	seats_close(s);
}

/* To ask for one's own seat, or to take it again, must not open its file a second time: the
 * lock that tells who holds it would be lost. */
static void a_seat_taken_again_can_still_be_asked_for(void **fixture)
{
	struct seats *s = seats_open(record, NULL);
	int pipes[2];
	char answer;
	pid_t child;

	(void)fixture;
	assert_true(seats_take(s, 3, 1) && seats_take(s, 3, 2));
	seats_look(s, 3);
	seats_ask(s, 3, SEATS_ASK_KINDLY);
	signal(SEATS_SIGNAL, SIG_IGN);
	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (child == 0) {
		struct seats *other = seats_open(record, NULL);

		answer = other && seats_ask(other, 3, SEATS_ASK_KINDLY) ? 'y' : 'n';
		_exit(write(pipes[1], &answer, 1) != 1);
	}
	assert_int_equal(read(pipes[0], &answer, 1), 1);
	waitpid(child, NULL, 0);
	assert_int_equal(answer, 'y');
	close(pipes[0]);
	close(pipes[1]);
	seats_close(s);
}

static void a_memory_comes_back_whole(void **fixture)
{
	struct arena arena = {0};
	struct seats *s = seats_open(record, NULL);
	struct stat st;
	char path[128];

	(void)fixture;
	assert_int_equal(seats_load(s, 3, &arena).n, 0);
	assert_false(seats_save(s, STR("of nobody")));
	assert_true(seats_take(s, 3, 1000));
	assert_true(seats_save(s, STR("view sheet\ndraft été\n")));
	assert_true(str_is(seats_load(s, 3, &arena), "view sheet\ndraft été\n"));
	snprintf(path, sizeof path, "%s.d/seat-3", record);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	snprintf(path, sizeof path, "%s.d", record);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	seats_close(s);
	arena_done(&arena);
}

/* Of a seat that is held, its own process decides what is remembered. */
static void what_is_to_be_forgotten_is_gone(void **fixture)
{
	struct arena arena = {0};
	struct seats *s = seats_open(record, NULL), *other = seats_open(record, NULL);

	(void)fixture;
	assert_true(seats_take(s, 3, 1000));
	assert_true(seats_save(s, STR("view sheet\ndraft été\n")));
	seats_forget(other, 3);
	assert_true(seats_load(s, 3, &arena).n > 0);
	seats_close(s);
	seats_forget(other, 4);
	seats_forget(other, 3);
	assert_int_equal(seats_load(other, 3, &arena).n, 0);
	seats_close(other);
	arena_done(&arena);
}

static void a_memory_too_long_changes_nothing(void **fixture)
{
	struct arena arena = {0};
	struct seats *s = seats_open(record, NULL);
	char *large = calloc(1, SEAT_MEMORY_BYTES + 1);

	(void)fixture;
	assert_true(seats_take(s, 3, 1000));
	assert_true(seats_save(s, STR("kept")));
	assert_false(seats_save(s, (struct str){large, SEAT_MEMORY_BYTES + 1}));
	assert_true(str_is(seats_load(s, 3, &arena), "kept"));
	free(large);
	seats_close(s);
	arena_done(&arena);
}

/* Whatever bears the name of a memory being written: not waited for, not written through. */
static void a_strange_file_in_the_way_holds_up_no_memory(void **fixture)
{
	struct arena arena = {0};
	struct seats *s = seats_open(record, NULL);
	struct stat st;
	char path[128];

	(void)fixture;
	assert_true(seats_take(s, 3, 1000));
	snprintf(path, sizeof path, "%s.d/seat-3.new", record);
	assert_int_equal(link(record, path), 0);
	assert_true(seats_save(s, STR("beside a link")));
	assert_int_equal(stat(record, &st), 0);
	assert_int_equal(st.st_size, 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_true(seats_save(s, STR("beside a pipe")));
	assert_true(str_is(seats_load(s, 3, &arena), "beside a pipe"));
	seats_close(s);
	arena_done(&arena);
}

static void a_folder_open_to_others_is_closed_and_a_link_not_followed(void **fixture)
{
	struct err e = {0};
	struct stat st;
	char path[128], other[128];

	(void)fixture;
	snprintf(path, sizeof path, "%s.d", record);
	snprintf(other, sizeof other, "%s.other", record);
	assert_int_equal(mkdir(path, 0755), 0);
	seats_close(seats_open(record, &e));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(rename(path, other), 0);
	assert_int_equal(symlink(other, path), 0);
	assert_null(seats_open(record, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_int_equal(unlink(path), 0);
	if (geteuid() == 0) { /* somebody else's, made before */
		assert_int_equal(chown(other, 65534, 65534), 0);
		assert_int_equal(rename(other, path), 0);
		assert_null(seats_open(record, &e));
		assert_int_equal(rename(path, other), 0);
	}
	assert_int_equal(rmdir(other), 0);
}

static bool has_news(struct news *n, int timeout_ms)
{
	struct pollfd fd = {news_fd(n), POLLIN, 0};

	return poll(&fd, 1, timeout_ms) == 1;
}

static void a_touch_is_news_once(void **fixture)
{
	struct news *n = news_open(record);

	(void)fixture;
	assert_true(news_fd(n) >= 0);
	assert_false(has_news(n, 0));
	assert_int_equal(utimensat(AT_FDCWD, record, NULL, 0), 0);
	assert_true(has_news(n, 10000));
	news_drain(n);
	assert_false(has_news(n, 0));
	news_close(n);
}

/* What `news_open` gets when no descriptor is left: none. */
static struct news *open_unwatched(void)
{
	struct rlimit had, none;
	struct news *n;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &had), 0);
	none = had;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	n = news_open(record);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &had), 0);
	assert_int_equal(news_fd(n), -1);
	return n;
}

static void set_changed(int64_t seconds_ago)
{
	struct timespec then[2];

	clock_gettime(CLOCK_REALTIME, &then[0]);
	then[0].tv_sec -= seconds_ago;
	then[1] = then[0];
	assert_int_equal(utimensat(AT_FDCWD, record, then, 0), 0);
}

/* By the file's stamp, which two touches within a moment share: then one look too many is made,
 * and none too few. */
static void without_a_watch_a_touch_is_found_by_asking(void **fixture)
{
	struct news *n = open_unwatched();

	(void)fixture;
	assert_true(news_came(n)); /* it was never read */
	set_changed(1000);
	news_drain(n);
	assert_true(news_came(n)); /* changed this very moment: perhaps again */
	while (news_came(n))
		news_drain(n);
	set_changed(2000);
	assert_true(news_came(n));
	news_close(n);
}

/* Others see at once who came or went; who only asks touches nothing. */
static void a_seat_taken_or_left_is_news(void **fixture)
{
	struct seats *s = seats_open(record, NULL);
	struct news *n = news_open(record);

	(void)fixture;
	assert_true(seats_take(s, 3, 1));
	assert_false(has_news(n, 0)); /* the hour is not told yet */
	seats_tell(s);
	assert_true(has_news(n, 10000));
	news_drain(n);
	seats_tell(s);
	seats_look(s, 3);
	seats_look(s, 4);
	assert_false(has_news(n, 0));
	seats_leave(s, 2);
	assert_true(has_news(n, 10000));
	news_drain(n);
	seats_leave(s, 3);
	assert_false(has_news(n, 0));
	news_close(n);
	seats_close(s);
}

static void without_a_record_there_is_no_watch(void **fixture)
{
	struct news *n = news_open("/nowhere/at/all");

	(void)fixture;
	assert_int_equal(news_fd(n), -1);
	news_drain(n);
	news_close(n);
}

#define SEAT(name) cmocka_unit_test_setup_teardown(name, make_record, drop_record)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    SEAT(a_seat_is_held_until_its_process_ends),
	    SEAT(by_a_link_the_seats_are_the_same),
	    SEAT(who_said_goodbye_is_not_cut),
	    SEAT(the_holder_of_a_seat_is_asked_for_it),
	    SEAT(a_seat_taken_again_can_still_be_asked_for),
	    SEAT(a_memory_comes_back_whole),
	    SEAT(what_is_to_be_forgotten_is_gone),
	    SEAT(a_seat_taken_or_left_is_news),
	    SEAT(a_memory_too_long_changes_nothing),
	    SEAT(a_strange_file_in_the_way_holds_up_no_memory),
	    SEAT(a_touch_is_news_once),
	    SEAT(without_a_watch_a_touch_is_found_by_asking),
	    SEAT(a_folder_open_to_others_is_closed_and_a_link_not_followed),
	    SEAT(without_a_record_there_is_no_watch),
	};

	return cmocka_run_group_tests_name("store/seats", tests, NULL, NULL);
}
