/* A terminal that used to answer, and no longer does, is gone; any other is not. */
#include "unit.h"

#include "app/pulse.h"

enum { GONE_MS = 45000, TURN_MS = 1000 };

static struct pulse p;
static int64_t now_ms;

static int begin(void **state)
{
	(void)state;
	now_ms = 1000000;
	pulse_begin(&p, GONE_MS, now_ms);
	return 0;
}

/* How long until it is asked, or gone; -1: not in ten minutes. */
static int64_t until(enum pulse_end end, bool moves)
{
	for (int64_t ms = TURN_MS; ms <= 600000; ms += TURN_MS) {
		enum pulse_end found;

		now_ms += TURN_MS;
		found = pulse_look(&p, moves, now_ms);
		if (found == end)
			return ms;
		if (found == PULSE_GONE)
			return -1;
	}
	return -1;
}

static void who_answered_and_is_silent_is_gone_in_the_grids_time(void **state)
{
	(void)state;
	assert_int_equal(until(PULSE_ASK, true), GONE_MS / 3);
	pulse_heard(&p, true, now_ms);
	assert_int_equal(until(PULSE_GONE, true), GONE_MS);
}

static void who_never_answered_is_never_gone(void **state)
{
	(void)state;
	assert_int_equal(until(PULSE_GONE, true), -1);
	pulse_heard(&p, false, now_ms); /* a key is no answer */
	assert_int_equal(until(PULSE_GONE, true), -1);
}

static void where_all_is_still_nothing_is_asked(void **state)
{
	(void)state;
	assert_int_equal(until(PULSE_ASK, false), -1);
}

static void a_key_is_a_sign_of_life(void **state)
{
	(void)state;
	until(PULSE_ASK, true);
	pulse_heard(&p, true, now_ms);
	until(PULSE_ASK, true);
	now_ms += 10000;
	pulse_heard(&p, false, now_ms);
	assert_int_equal(until(PULSE_GONE, true), GONE_MS);
}

/* Its own silence is not the terminal's. */
static void a_process_that_was_stopped_asks_again(void **state)
{
	(void)state;
	until(PULSE_ASK, true);
	pulse_heard(&p, true, now_ms);
	until(PULSE_ASK, true);
	now_ms += (int64_t)10 * GONE_MS;
	assert_int_equal(pulse_look(&p, true, now_ms), PULSE_FINE);
	assert_int_equal(until(PULSE_ASK, true), GONE_MS / 3);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(who_answered_and_is_silent_is_gone_in_the_grids_time, begin),
	    cmocka_unit_test_setup(who_never_answered_is_never_gone, begin),
	    cmocka_unit_test_setup(where_all_is_still_nothing_is_asked, begin),
	    cmocka_unit_test_setup(a_key_is_a_sign_of_life, begin),
	    cmocka_unit_test_setup(a_process_that_was_stopped_asks_again, begin),
	};

	return cmocka_run_group_tests_name("app/pulse", tests, NULL, NULL);
}
