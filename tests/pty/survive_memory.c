/* No more memory in the midst of a text: the live screen ends, and gives the terminal back. */
#include "unit.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live.h"

/* In the midst of a text: what asks for more memory ends the program, and says so. */
static void without_memory_it_gives_the_terminal_back(void **state)
{
	static char no_memory[300];
	const char *env[] = {NULL, no_memory, NULL}, *none;
	struct pty *p;
	int status;

	(void)state;
	snprintf(no_memory, sizeof no_memory, "NO_MEMORY=%s", live_path("none"));
	none = strchr(no_memory, '=') + 1;
	env[0] = live_preload("memory");
	assert_non_null(env[0]);
	p = live_join(live_record("memory"), "M1", env);
	assert_non_null(p);
	pty_type(p, "n");
	assert_true(pty_wait_text(p, "NOTES PRIVÉES"));
	assert_true(pty_wait_still(p));
	fclose(fopen(none, "we"));
	pty_paste(p, "Une phrase.");
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor(p).shown);
	assert_true(pty_shows(p, "memory exhausted"));
	unlink(none);
	pty_end(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_memory_it_gives_the_terminal_back),
	};

	return cmocka_run_group_tests(tests, live_open, live_close);
}
