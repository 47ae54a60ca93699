/* Two at once: one wins, the other is told.  10,000 times each. */
#include "unit.h"

#include "live.h"
#include "races.h"

enum { TIMES = 10000 };

static void one_phase_is_started_and_ended_once(void **state)
{
	(void)state;
	races_of_phases(TIMES);
}

static void a_phase_that_ends_takes_no_time(void **state)
{
	(void)state;
	races_of_time(TIMES);
}

static void one_keeps_the_session(void **state)
{
	(void)state;
	races_of_the_hat(TIMES);
}

static void one_question_by_two_is_told(void **state)
{
	(void)state;
	races_of_questions(TIMES);
}

static void one_name_is_given_once(void **state)
{
	(void)state;
	races_of_names(TIMES);
}

static void results_are_exported_while_somebody_marks(void **state)
{
	(void)state;
	races_of_exports(TIMES);
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

	return cmocka_run_group_tests_name("torture/many_races", tests, live_open, live_close);
}
