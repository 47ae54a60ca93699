/* A hundred jurors at one record for a minute: nothing is lost, nobody is told to wait. */
#include "unit.h"

#include <stdlib.h>

#include "crowd.h"
#include "live.h"

static void a_hundred_jurors_enter_twenty_a_second(void **state)
{
	struct crowd_setup setup = {.jurors = 100, .per_second = 20, .entries = 1200};
	struct crowd_report r;

	(void)state;
	if (getenv("SHORT"))
		setup = (struct crowd_setup){.jurors = 20, .per_second = 10, .entries = 100};
	crowd_run(&setup, &r);
	crowd_print(&setup, &r);
	assert_int_equal(r.acknowledged, setup.entries);
	assert_int_equal(r.kept, setup.entries);
	assert_int_equal(r.unseen, 0);
	assert_int_equal(r.refused_by_disk, 0);
	/* Some have a file open for a moment; one that stays open would be so in each. */
	assert_true(r.fds_after < r.fds_before + setup.jurors / 2);
	/* What a seat knows of an entry it keeps: under a kilobyte.  The sanitizer's allocator
	 * keeps what was given back, too. */
#ifndef __SANITIZE_ADDRESS__
	assert_true((r.memory_after - r.memory_before) / setup.jurors < setup.entries);
#endif
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_hundred_jurors_enter_twenty_a_second),
	};

	return cmocka_run_group_tests_name("race/crowd", tests, live_open, live_close);
}
