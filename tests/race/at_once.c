/* Two at once: one wins, the other is told.  In short. */
#include "unit.h"

#include <stdlib.h>

#include "live.h"
#include "races.h"

static int rounds(int n)
{
	return getenv("SHORT") ? n / 4 : n;
}

static void one_phase_is_started_and_ended_once(void **state)
{
	(void)state;
	races_of_phases(rounds(600));
}

static void a_phase_that_ends_takes_no_time(void **state)
{
	(void)state;
	races_of_time(rounds(200));
}

static void one_keeps_the_session(void **state)
{
	(void)state;
	races_of_the_hat(rounds(200));
}

static void one_question_by_two_is_told(void **state)
{
	(void)state;
	races_of_questions(rounds(200));
}

static void one_name_is_given_once(void **state)
{
	(void)state;
	races_of_names(rounds(40));
}

static void results_are_exported_while_somebody_marks(void **state)
{
	(void)state;
	races_of_exports(rounds(40));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_phase_is_started_and_ended_once),
	    cmocka_unit_test(a_phase_that_ends_takes_no_time),
	    cmocka_unit_test(one_keeps_the_session),
	    cmocka_unit_test(one_question_by_two_is_told),
	    cmocka_unit_test(one_name_is_given_once),
	    cmocka_unit_test(results_are_exported_while_somebody_marks),
	};

	return cmocka_run_group_tests_name("race/at_once", tests, live_open, live_close);
}
