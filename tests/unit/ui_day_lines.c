/* Which passages have a line in the day. */
#include "unit.h"

#include "day.h"
#include "ui/day_lines.h"

static struct day day;

static int begin(void **state)
{
	(void)state;
	day_plan(&day);
	day_open(&day, MERLE);
	day_tell(&day, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	return 0;
}

static int end(void **state)
{
	(void)state;
	day_done(&day);
	return 0;
}

static void sits_in(int32_t passage)
{
	day_tell(&day, MERLE, (struct fact){.kind = KIND_candidate_placed, .candidate = SAULE,
	                                    .passage = passage, .value = 1});
}

/* SAULE is alone in the first: once heard elsewhere, nothing waits there. */
static void one_that_everybody_left_has_none(void **state)
{
	size_t lines = day_count(&day.s);

	(void)state;
	assert_int_equal(day_line(&day.s, day_now(&day.s)).passage, TERRASSES);
	sits_in(COUR_CARREE);
	assert_int_equal(day_count(&day.s), lines - 1);
	assert_int_equal(day_line(&day.s, 1).passage, COUR_CARREE);
	assert_int_equal(day_line(&day.s, 2).kind, DAY_DELIBERATION);
	assert_int_equal(day_line(&day.s, day_now(&day.s)).passage, COUR_CARREE);
	assert_int_equal(day_count_left(&day.s), 1);
	assert_int_equal(state_passages(&day.s), 2);
	sits_in(TERRASSES);
	assert_int_equal(day_count(&day.s), lines);
	assert_int_equal(day_line(&day.s, day_now(&day.s)).passage, TERRASSES);
}

static void one_made_for_a_person_goes_with_them(void **state)
{
	size_t lines = day_count(&day.s);

	(void)state;
	day_tell(&day, MERLE, (struct fact){.kind = KIND_passage_listed, .passage = 3, .value = 3});
	sits_in(3);
	assert_int_equal(day_count(&day.s), lines);
	assert_int_equal(day_line(&day.s, 2).passage, 3);
	assert_int_equal(state_passages(&day.s), 3);
	sits_in(TERRASSES);
	assert_int_equal(day_count(&day.s), lines);
	assert_int_equal(state_passages(&day.s), 2);
}

/* Heard and then gone, it was a passage all the same. */
static void one_that_was_heard_keeps_its_line(void **state)
{
	size_t lines = day_count(&day.s);

	(void)state;
	day_tell(&day, GREBE, (struct fact){.kind = KIND_phase_started, .passage = TERRASSES,
	                                    .item = PRESENTATION, .ms = 60000});
	sits_in(COUR_CARREE);
	assert_int_equal(day_count(&day.s), lines);
	assert_int_equal(day_line(&day.s, 1).passage, TERRASSES);
}

int main(void)
{
#define ON_A_DAY(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
	    ON_A_DAY(one_that_everybody_left_has_none),
	    ON_A_DAY(one_made_for_a_person_goes_with_them),
	    ON_A_DAY(one_that_was_heard_keeps_its_line),
	};

	return cmocka_run_group_tests_name("ui/day_lines", tests, NULL, NULL);
}
