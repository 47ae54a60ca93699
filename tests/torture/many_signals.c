/* Signals at any moment of the live screen's life: 10,000 of each. */
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "live.h"
#include "signals.h"

enum { TIMES = 10000 };

static void whenever_it_is_ended_the_terminal_and_the_draft_are_kept(void **state)
{
	static const int ending[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGALRM};
	unsigned seed = (unsigned)getpid();

	(void)state;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
		print_message("# signal %d, seed %u\n", ending[i], seed);
		signals_end_it(ending[i], TIMES, &seed);
	}
}

static void whenever_they_come_the_others_change_nothing(void **state)
{
	static const int idle[] = {SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE, SIGUSR1};
	unsigned seed = (unsigned)getpid();

	(void)state;
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
		print_message("# signal %d, seed %u\n", idle[i], seed);
		signals_leave_it(idle[i], TIMES, &seed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whenever_it_is_ended_the_terminal_and_the_draft_are_kept),
	    cmocka_unit_test(whenever_they_come_the_others_change_nothing),
	};

	return cmocka_run_group_tests_name("torture/many_signals", tests, live_open, live_close);
}
