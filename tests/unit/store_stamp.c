/* Whether a file was touched since it was looked at, by its stamp alone. */
#include "unit.h"

#include <time.h>

#include "store/stamp.h"

enum { HOUR_S = 3600 };

/* A file that was changed so many seconds from now. */
static struct stat changed(time_t in_s)
{
	struct stat st = {0};

	clock_gettime(CLOCK_REALTIME, &st.st_ctim);
	st.st_ctim.tv_sec += in_s;
	return st;
}

static void what_stands_still_has_not_moved(void **fixture)
{
	struct stat old = changed(-HOUR_S);
	struct stamp s = {0};

	(void)fixture;
	assert_true(stamp_has_moved(&s, &old));
	stamp_take(&s, &old);
	assert_false(stamp_has_moved(&s, &old));
	old.st_ctim.tv_nsec ^= 1;
	assert_true(stamp_has_moved(&s, &old));
	stamp_take(&s, NULL);
	assert_false(stamp_has_moved(&s, NULL));
}

/* Another change within the same moment may bear the same stamp: it is told once more. */
static void what_has_just_moved_may_have_moved_again(void **fixture)
{
	struct stat fresh, after;
	struct stamp s = {0};

	(void)fixture;
	do { /* until it was taken within one second's hundredth: this process may be held up */
		fresh = changed(0);
		stamp_take(&s, &fresh);
		after = changed(0);
	} while (after.st_ctim.tv_sec != fresh.st_ctim.tv_sec ||
	         after.st_ctim.tv_nsec - fresh.st_ctim.tv_nsec > 10000000);
	assert_true(stamp_has_moved(&s, &fresh));
}

/* Else all would be looked at, again and again, until the clock is there. */
static void a_clock_set_back_moves_nothing(void **fixture)
{
	struct stat later = changed(HOUR_S);
	struct stamp s = {0};

	(void)fixture;
	stamp_take(&s, &later);
	assert_false(stamp_has_moved(&s, &later));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_stands_still_has_not_moved),
	    cmocka_unit_test(what_has_just_moved_may_have_moved_again),
	    cmocka_unit_test(a_clock_set_back_moves_nothing),
	};

	return cmocka_run_group_tests_name("store/stamp", tests, NULL, NULL);
}
