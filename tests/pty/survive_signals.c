/* Signals at any moment of the live screen's life, in short. */
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "live.h"
#include "signals.h"

static const int ending[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGALRM};
static const int idle[] = {SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE, SIGUSR1};

static unsigned seed_of_now(void)
{
	const char *again = getenv("SEED");
	unsigned seed = again ? (unsigned)strtoul(again, NULL, 10) : (unsigned)getpid();

	print_message("# seed %u\n", seed);
	return seed;
}

static int times(int n)
{
	return getenv("SHORT") ? n / 4 : n;
}

static void whenever_it_is_ended_the_terminal_and_the_draft_are_kept(void **state)
{
	unsigned seed = seed_of_now();

	(void)state;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		signals_end_it(ending[i], times(16), &seed);
}

static void whenever_they_come_the_others_change_nothing(void **state)
{
	unsigned seed = seed_of_now();

	(void)state;
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
		signals_leave_it(idle[i], times(80), &seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whenever_it_is_ended_the_terminal_and_the_draft_are_kept),
	    cmocka_unit_test(whenever_they_come_the_others_change_nothing),
	};

	return cmocka_run_group_tests_name("signals at any moment", tests, live_open, live_close);
}
