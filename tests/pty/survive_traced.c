/* Traced, the program starts no other and writes nothing outside its folder. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "live.h"

static bool may_trace(void)
{
	const char *argv[] = {"/bin/sh", "-c", "strace -qq -o /dev/null true", NULL};

	return live_run("/dev/null", argv) == 0;
}

/* The lines of the trace that hold both; the lines are shown. */
static int count(const char *a, const char *b, const char *but)
{
	char line[1024];
	FILE *f = fopen(live_path("trace"), "re");
	int n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		if (strstr(line, a) && strstr(line, b) && !(but && strstr(line, but))) {
			n++;
			print_message("# %s", line);
		}
	fclose(f);
	return n;
}

/* The question is deaf at first: yes is said until it is heard. */
static bool has_left(struct pty *p, void *context)
{
	(void)context;
	if (!pty_line_is_as_before(p))
		pty_type(p, "o");
	return pty_line_is_as_before(p);
}

static void it_starts_nothing_and_writes_nowhere_else(void **state)
{
	const char *record = live_record("traced");
	const char *script =
	    "exec strace -f -y -qq -e signal=none "
	    "-e trace=execve,execveat,fork,vfork,openat,open,creat -o \"$0/trace\" "
	    "\"$1\" join \"$2\" --as S";
	const char *argv[] = {"/bin/sh", "-c", script, live_folder(), live_program(), record, NULL};
	static const char *const ways[] = {"O_WRONLY", "O_RDWR", "O_CREAT"};
	struct pty *p;

	(void)state;
	if (!may_trace()) {
		print_message("# no strace here, or no process may be traced\n");
		skip();
	}
	p = pty_start(&(struct pty_setup){.argv = argv});
	assert_true(pty_wait_text(p, "sur 20:00"));
	pty_type(p, "4");
	pty_type(p, "a");
	assert_true(pty_wait_text(p, "Question (a) à IF Hugo."));
	pty_type(p, "?");
	assert_true(pty_wait_no_text(p, "Question (a) à IF Hugo."));
	pty_type(p, PTY_ESC);
	assert_true(pty_wait_text(p, "Proposée"));
	pty_type(p, "q");
	assert_true(pty_wait_text(p, "Délibération"));
	pty_type(p, "q");
	assert_true(pty_wait_text(p, "Quitter ?"));
	assert_true(pty_wait(p, has_left, NULL, "the terminal given back"));
	assert_true(pty_wait_end(p, NULL));
	pty_end(p);
	assert_int_equal(count("exec", "(", NULL), 1); /* its own */
	assert_int_equal(count("fork", "(", NULL), 0);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		assert_int_equal(count("open", ways[i], live_folder()) -
		                     count("\"/dev/null\"", ways[i], NULL),
		                 0);
	assert_true(count(live_folder(), "O_RDWR", NULL) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_starts_nothing_and_writes_nowhere_else),
	};

	return cmocka_run_group_tests(tests, live_open, live_close);
}
