/* What base/share promises: parts of a whole, exactly, or not known. */
#include "unit.h"

#include "base/share.h"

static void assert_written(struct share share, int64_t of, const char *wanted)
{
	struct buf b = {0};

	share_write(&b, share, of, ',');
	assert_string_equal(buf_text(&b), wanted);
	buf_done(&b);
}

static void three_thirds_are_the_whole(void **state)
{
	struct share third = share_make(1, 3), sum = share_sum(share_sum(third, third), third);

	(void)state;
	assert_int_equal(share_compare(sum, share_make(1, 1)), 0);
	assert_int_equal(sum.den, 1);
	assert_true(share_compare(share_times(third, 2), share_make(2, 3)) == 0);
	assert_true(share_compare(share_over(share_make(1, 1), 3), third) == 0);
	assert_true(share_compare(third, share_make(333333, 1000000)) > 0);
}

static void what_is_not_known_makes_nothing_known(void **state)
{
	struct share unknown = share_make(1, 0);

	(void)state;
	assert_false(share_is_known(unknown));
	assert_false(share_is_known(share_sum(unknown, share_make(1, 2))));
	assert_false(share_is_known(share_over(share_make(1, 2), 0)));
	assert_written(unknown, 20, "");
}

static void what_does_not_fit_is_not_known(void **state)
{
	struct share tiny = share_make(1, INT64_MAX), odd = share_make(1, INT64_MAX - 1);

	(void)state;
	assert_false(share_is_known(share_sum(tiny, odd)));
	assert_false(share_is_known(share_times(share_make(INT64_MAX, 1), 2)));
	assert_true(share_compare(tiny, odd) < 0);
}

static void points_are_written_as_people_write_them(void **state)
{
	(void)state;
	assert_written(share_make(1, 2), 20, "10");
	assert_written(share_make(5, 8), 20, "12,5");
	assert_written(share_make(5, 12), 20, "8,33");
	assert_written(share_make(1, 1), 20, "20");
	assert_written(share_make(1, 400), 20, "0,05");
	assert_written(share_make(1999, 2000), 20, "19,99");
	assert_written(share_make(3999, 4000), 20, "20"); /* 19,995 */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(three_thirds_are_the_whole),
	    cmocka_unit_test(what_is_not_known_makes_nothing_known),
	    cmocka_unit_test(what_does_not_fit_is_not_known),
	    cmocka_unit_test(points_are_written_as_people_write_them),
	};

	return cmocka_run_group_tests_name("base/share", tests, NULL, NULL);
}
