/* A hundred jurors at one record for an hour, twenty entries a second: none is lost. */
#include "unit.h"

#include "crowd.h"
#include "live.h"

static void nothing_is_lost_in_an_hour(void **state)
{
	static const struct crowd_setup setup = {
	    .jurors = 100, .per_second = 20, .entries = 72000};
	struct crowd_report r;

	(void)state;
	crowd_run(&setup, &r);
	crowd_print(&setup, &r);
	assert_int_equal(r.acknowledged, setup.entries);
	assert_int_equal(r.kept, setup.entries);
	assert_int_equal(r.unseen, 0);
	assert_int_equal(r.refused_by_disk, 0);
	assert_true(r.fds_after < r.fds_before + setup.jurors / 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_lost_in_an_hour),
	};

	return cmocka_run_group_tests_name("torture/hour", tests, live_open, live_close);
}
