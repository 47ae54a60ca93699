/* A live screen starts no program and makes no process, whatever it may be brought to try; a
 * thread it may have. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live.h"

/* A line of /proc/PID/status, without its name. */
static int told_of(struct pty *p, const char *name)
{
	char path[64], line[256];
	size_t n = strlen(name);
	int value = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pty_pid(p));
	f = fopen(path, "re");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		if (strncmp(line, name, n) == 0 && line[n] == ':')
			value = (int)strtol(line + n + 1, NULL, 10);
	fclose(f);
	return value;
}

static bool is_confined(struct pty *p, void *context)
{
	(void)context;
	return told_of(p, "Seccomp") == 2 && told_of(p, "NoNewPrivs") == 1;
}

static void every_live_screen_is_confined(void **state)
{
	const char *record = live_record("confined");
	const char *join[] = {live_program(), "join", record, "--as", "M1", NULL};
	const char *seats[] = {live_program(), "join", record, NULL};
	const char *aloud[] = {live_program(), "join", record, "--as", "M1", "--reader", NULL};
	const char *clock[] = {live_program(), "clock", record, NULL};
	const char *const *all[] = {join, seats, aloud, clock};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct pty *p = pty_start(&(struct pty_setup){.argv = all[i]});

		assert_true(pty_wait(p, is_confined, NULL, "the filter of the kernel"));
		pty_end(p);
	}
}

/* What the screen was made to try, and what came of it; it goes on afterwards. */
static const char *breaks_out(const char *filter, const char *name)
{
	static char said[1024], outbreak[300];
	const char *env[] = {live_preload("outbreak"), outbreak, filter, NULL};
	const char *path = live_path(name);
	char path_said[300];
	struct pty *p;
	FILE *f;

	assert_non_null(env[0]);
	snprintf(outbreak, sizeof outbreak, "OUTBREAK=%s", path);
	snprintf(path_said, sizeof path_said, "%s.said", path);
	p = live_join(live_record("outbreak"), "M1", env);
	assert_non_null(p);
	fclose(fopen(path, "we"));
	pty_type(p, "?");
	assert_true(pty_wait_text(p, "Aide"));
	pty_type(p, PTY_ESC);
	assert_true(pty_wait_no_text(p, "Aide"));
	f = fopen(path_said, "re");
	assert_non_null(f);
	said[fread(said, 1, sizeof said - 1, f)] = '\0';
	fclose(f);
	pty_end(p);
	return said;
}

static void what_it_gave_up_is_refused(void **state)
{
	(void)state;
	assert_string_equal(breaks_out("FILTER", "held"),
	                    "fork: EPERM\n"
	                    "execve: ENOENT\n"
	                    "execveat: EPERM\n"
	                    "clone3: ENOSYS\n"
	                    "ptrace: EPERM\n"
	                    "process_vm_readv: EPERM\n"
	                    "process_vm_writev: EPERM\n"
	                    "near thread: EPERM\n"
	                    "thread: done\n");
}

/* Were it not for the filter: the same attempts succeed, or fail for reasons of their own. */
static void by_the_filter_and_nothing_else(void **state)
{
	const char *said = breaks_out("FILTER=pretended", "free");

	(void)state;
	assert_non_null(strstr(said, "fork: done\nexecve: done\n"));
	assert_non_null(strstr(said, "execveat: ENOENT\nclone3: EINVAL\nptrace: ESRCH\n"));
	assert_non_null(strstr(said, "process_vm_readv: done\nprocess_vm_writev: done\n"));
	assert_non_null(strstr(said, "near thread: done\nthread: done\n"));
}

static void without_a_filter_there_is_no_screen(void **state)
{
	const char *record = live_record("refused");
	const char *env[] = {live_preload("outbreak"), "FILTER=refused", NULL};
	static const char *const verbs[] = {"join", "clock"};

	(void)state;
	assert_non_null(env[0]);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const char *argv[] = {live_program(), verbs[i], record, NULL};
		struct pty *p = pty_start(&(struct pty_setup){.argv = argv, .env = env});
		int status;

		assert_true(pty_wait_end(p, &status));
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 3);
		assert_true(pty_line_is_as_before(p));
		assert_false(pty_is_alternate(p));
		assert_true(pty_shows(p, "isoler"));
		pty_end(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_live_screen_is_confined),
	    cmocka_unit_test(what_it_gave_up_is_refused),
	    cmocka_unit_test(by_the_filter_and_nothing_else),
	    cmocka_unit_test(without_a_filter_there_is_no_screen),
	};

	return cmocka_run_group_tests(tests, live_open, live_close);
}
