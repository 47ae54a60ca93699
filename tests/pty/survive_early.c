/* An alarm while the terminal is in between two states: it is given back all the same. */
#include "unit.h"

#include <signal.h>
#include <sys/wait.h>

#include "live.h"

static struct pty *join_until(const char *moment)
{
	const char *env[] = {live_preload("early"), moment, NULL};
	const char *argv[] = {live_program(), "join", live_record("early.clepsydre"),
	                      "--as",         "M1",   NULL};

	assert_non_null(env[0]);
	return pty_start(&(struct pty_setup){.argv = argv, .env = env});
}

static void assert_given_back(struct pty *p)
{
	int status;

	assert_true(pty_wait_end(p, &status));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor(p).shown);
	pty_end(p);
}

static void before_the_screen_is_entered(void **state)
{
	(void)state;
	assert_given_back(join_until("EARLY=enter"));
}

static void as_it_is_entered_again(void **state)
{
	struct pty *p = join_until("EARLY=resume");

	(void)state;
	assert_true(pty_wait_text(p, "sur 20:00"));
	pty_signal(p, SIGCONT);
	assert_given_back(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(before_the_screen_is_entered),
	    cmocka_unit_test(as_it_is_entered_again),
	};

	return cmocka_run_group_tests_name("pty/survive_early", tests, live_open, live_close);
}
