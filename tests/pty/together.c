/* Several at one record: who waits keeps nobody waiting, and sees what others do, also where the
 * machine grants no watch on the record. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "live.h"
#include "pty.h"

/* In a user namespace of its own, where the number of watches can be said. */
static const char unwatched[] =
    "echo 0 >/proc/sys/user/max_inotify_instances && exec \"$0\" join \"$1\" --as \"$2\"";

static bool can_refuse_watches(void)
{
	const char *argv[] = {"/usr/bin/unshare", "-Ur", "/bin/sh", "-c",
	                      "echo 0 >/proc/sys/user/max_inotify_instances", NULL};

	return live_run("/dev/null", argv) == 0;
}

static struct pty *join_unwatched(const char *path, const char *seat)
{
	const char *argv[] = {"/usr/bin/unshare", "-Ur", "/bin/sh", "-c", unwatched,
	                      live_program(), path, seat, NULL};

	return pty_start(&(struct pty_setup){.argv = argv});
}

static bool has_a_watch(pid_t pid)
{
	char folder[64], link[400], to[64];
	struct dirent *entry;
	bool found = false;
	DIR *d;

	snprintf(folder, sizeof folder, "/proc/%d/fd", (int)pid);
	d = opendir(folder);
	assert_non_null(d);
	while ((entry = readdir(d)) != NULL) {
		ssize_t n;

		snprintf(link, sizeof link, "%s/%s", folder, entry->d_name);
		n = readlink(link, to, sizeof to - 1);
		if (n > 0)
			to[n] = '\0';
		found |= n > 0 && strstr(to, "inotify");
	}
	closedir(d);
	return found;
}

static void what_others_do_is_seen_without_a_watch(void **state)
{
	const char *path = live_record("unwatched.clepsydre");
	struct pty *other, *unwatched_one;

	(void)state;
	if (!can_refuse_watches()) {
		print_message("no user namespace can be made here\n");
		skip();
	}
	unwatched_one = join_unwatched(path, "M1");
	assert_true(pty_wait_text(unwatched_one, "sur 20:00"));
	other = live_join(path, "P", NULL);
	assert_non_null(other);
	assert_true(has_a_watch(pty_pid(other)));
	assert_false(has_a_watch(pty_pid(unwatched_one)));
	pty_type(other, "3");
	for (int i = 0; i < 10; i++) { /* each another than the one before: none is missed */
		char key[] = {(char)('a' + i % 3), '\0'}, text[64];

		snprintf(text, sizeof text, "question (%s) à HÊTRE Gina", key);
		pty_type(other, key);
		assert_true(pty_wait_text(unwatched_one, text));
	}
	/* Its own act is told at once, as ever. */
	pty_type(unwatched_one, "4b");
	assert_true(pty_wait_text(unwatched_one, "Question (b) à IF Hugo."));
	assert_true(pty_wait_text(other, "question (b) à IF Hugo"));
	pty_end(other);
	pty_end(unwatched_one);
}

/* Whether anybody holds one of the locks by which SQLite keeps others out, or means to. */
static bool is_locked(const char *path)
{
	/* www.sqlite.org/fileformat2.html, the lock-byte page; the shared range is 510 long */
	struct flock bytes = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000,
	                      .l_len = 512};
	int fd = open(path, O_RDWR | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_GETLK, &bytes), 0);
	close(fd);
	return bytes.l_type != F_UNLCK;
}

static void who_waits_for_a_key_holds_no_lock(void **state)
{
	const char *path = live_record("locks.clepsydre");
	struct pty *seats[3];
	static const char *const ids[] = {"P", "M1", "S"};

	(void)state;
	for (int i = 0; i < 3; i++) {
		seats[i] = live_join(path, ids[i], NULL);
		assert_non_null(seats[i]);
	}
	pty_type(seats[0], "3a");
	for (int i = 0; i < 3; i++) {
		assert_true(pty_wait_text(seats[i], i ? "question (a) à HÊTRE Gina"
		                                      : "Question (a) à HÊTRE Gina"));
		assert_true(pty_wait_still(seats[i]));
	}
	pty_type(seats[1], PTY_ENTER "n");
	assert_true(pty_wait_text(seats[1], "NOTES PRIVÉES"));
	pty_type(seats[2], "i");
	assert_true(pty_wait_text(seats[2], "Échap"));
	for (int i = 0; i < 3; i++)
		assert_true(pty_wait_still(seats[i]));
	for (int i = 0; i < 100 && is_locked(path); i++)
		pty_read(seats[i % 3]); /* a look, once a second, may be just there */
	assert_false(is_locked(path));
	for (int i = 0; i < 3; i++)
		pty_end(seats[i]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_waits_for_a_key_holds_no_lock),
	    cmocka_unit_test(what_others_do_is_seen_without_a_watch),
	};

	return cmocka_run_group_tests_name("pty/together", tests, live_open, live_close);
}
