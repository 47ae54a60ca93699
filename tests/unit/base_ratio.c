/* What base/ratio promises: thirds, halves and points, exactly. */
#include "unit.h"

#include "base/ratio.h"

static int64_t read_ratio(const char *text)
{
	int64_t value = -7;

	assert_int_equal(ratio_parse(str_of(text), true, &value), RATIO_OK);
	return value;
}

static enum ratio_fault fault_of(const char *text)
{
	int64_t value = -7;
	enum ratio_fault fault = ratio_parse(str_of(text), false, &value);

	assert_true(fault == RATIO_OK || value == -7);
	return fault;
}

/* num ÷ den, as the office would write it. */
static bool ratio_of(int64_t num, int64_t den, int64_t *value)
{
	struct buf b = {0};
	bool good;

	buf_addf(&b, "%lld/%lld", (long long)num, (long long)den);
	good = ratio_parse(buf_str(&b), false, value) == RATIO_OK;
	buf_done(&b);
	return good;
}

static void all_of_1_to_16_divide(void **fixture)
{
	int64_t value;

	(void)fixture;
	for (int64_t den = 1; den <= 16; den++) {
		assert_true(ratio_of(1, den, &value));
		assert_true(value * den == RATIO_ONE);
	}
	value = 7;
	assert_false(ratio_of(1, 17, &value));
	assert_false(ratio_of(1, 0, &value));
	assert_false(ratio_of(1, -2, &value));
	assert_false(ratio_of(INT64_MAX, 1, &value));
	assert_true(value == 7);
	assert_true(ratio_of(34, 17, &value));
	assert_true(value == 2 * RATIO_ONE);
}

static void what_the_office_writes_is_read(void **fixture)
{
	(void)fixture;
	assert_true(read_ratio("4/3") == 960960);
	assert_true(read_ratio("1/2") == RATIO_ONE / 2);
	assert_true(read_ratio("12") == 12 * RATIO_ONE);
	assert_true(read_ratio("2.5") == RATIO_ONE * 5 / 2);
	assert_true(read_ratio("2,5") == RATIO_ONE * 5 / 2);
	assert_true(read_ratio("2.500000000000000000000") == RATIO_ONE * 5 / 2);
	assert_true(read_ratio("0.0625") == RATIO_ONE / 16);
	assert_true(read_ratio(" 4,25\u00a0") == RATIO_ONE * 17 / 4);
	assert_true(read_ratio("-1.5") == -RATIO_ONE * 3 / 2);
	assert_true(read_ratio("0") == 0);
	assert_true(read_ratio("1000000") == RATIO_MAX);
	assert_true(read_ratio("-1000000") == -RATIO_MAX);
}

static void each_fault_has_its_name(void **fixture)
{
	static const char *const not_numbers[] = {
	    "",      "-",    "x",  "1/0",   "1/",  "/2",   "1/2/3", ".5",  "5.",    "1 /2",
	    "12abc", "1/-2", "+1", "2.5.1", "2,x", "2,5x", "1.5/3", "--1", "2.5 3", "1e3"};

	(void)fixture;
	for (size_t i = 0; i < sizeof not_numbers / sizeof *not_numbers; i++)
		assert_int_equal(fault_of(not_numbers[i]), RATIO_NOT_A_NUMBER);
	assert_int_equal(fault_of("2,5"), RATIO_COMMA);
	assert_int_equal(fault_of("1/17"), RATIO_NOT_EXACT);
	assert_int_equal(fault_of("0.01"), RATIO_NOT_EXACT);
	assert_int_equal(fault_of("0.33333"), RATIO_NOT_EXACT);
	assert_int_equal(fault_of("1000001"), RATIO_OUT_OF_RANGE);
	assert_int_equal(fault_of("-1000000.5"), RATIO_OUT_OF_RANGE);
	assert_int_equal(fault_of("99999999999999999999999999999999"), RATIO_OUT_OF_RANGE);
	assert_int_equal(fault_of("99999999999999999999999999/3"), RATIO_OUT_OF_RANGE);
}

static void is_written(const char *want, struct buf *b)
{
	assert_string_equal(buf_text(b), want);
	buf_clear(b);
}

static void a_ratio_is_written_as_one_would(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	ratio_write_fraction(&b, read_ratio("4/3"));
	is_written("4/3", &b);
	ratio_write_fraction(&b, read_ratio("8/4"));
	is_written("2", &b);
	ratio_write_fraction(&b, read_ratio("-2.5"));
	is_written("-5/2", &b);
	ratio_write(&b, read_ratio("2.50"), ',');
	is_written("2,5", &b);
	ratio_write(&b, read_ratio("0.0625"), '.');
	is_written("0.0625", &b);
	ratio_write(&b, read_ratio("4/3"), ',');
	is_written("4/3", &b);
	ratio_write(&b, 0, ',');
	is_written("0", &b);
	buf_done(&b);
}

static void decimals_round_the_half_away_from_zero(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	ratio_write_decimal(&b, read_ratio("12.25"), 1, ',');
	is_written("12,3", &b);
	ratio_write_decimal(&b, read_ratio("-12.25"), 1, ',');
	is_written("-12,3", &b);
	ratio_write_decimal(&b, read_ratio("37/3"), 2, ',');
	is_written("12,33", &b);
	ratio_write_decimal(&b, 2 * RATIO_ONE - 1, 2, ',');
	is_written("2,00", &b);
	ratio_write_decimal(&b, -1, 2, ',');
	is_written("0,00", &b);
	ratio_write_decimal(&b, read_ratio("-1/2"), 2, '.');
	is_written("-0.50", &b);
	ratio_write_decimal(&b, read_ratio("0.5"), 0, ',');
	is_written("1", &b);
	ratio_write_decimal(&b, INT64_MIN, 6, ',');
	is_written("-12797441498577,500011", &b);
	buf_done(&b);
}

static void what_is_written_is_read_back(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	for (int64_t num = -40; num <= 40; num++)
		for (int64_t den = 1; den <= 16; den++) {
			int64_t value;

			assert_true(ratio_of(num, den, &value));
			ratio_write(&b, value, ',');
			assert_true(read_ratio(buf_text(&b)) == value);
			buf_clear(&b);
			ratio_write_fraction(&b, value);
			assert_true(read_ratio(buf_text(&b)) == value);
			buf_clear(&b);
		}
	buf_done(&b);
}

static void extra_time_is_rounded_up(void **fixture)
{
	(void)fixture;
	/* Ten minutes and a third; twenty; a slot of four with one third more. */
	assert_true(ratio_mul_up(600000, read_ratio("4/3"), RATIO_ONE) == 800000);
	assert_true(ratio_mul_up(1200000, 4, 3) == 1600000);
	assert_true(ratio_mul_up(600000, read_ratio("13/12"), RATIO_ONE) == 650000);
	assert_true(ratio_mul_up(100, 1, 3) == 34);
	assert_true(ratio_mul_up(99, 1, 3) == 33);
	assert_true(ratio_mul_up(0, 4, 3) == 0);
	assert_true(ratio_mul_up(-100, 1, 3) == -33);
	assert_true(ratio_mul_up(INT64_MAX, RATIO_ONE, RATIO_ONE) == INT64_MAX);
	assert_true(ratio_mul_up(INT64_MAX, 4, 3) == INT64_MAX);
	assert_true(ratio_mul_up(INT64_MIN, INT64_MAX, 1) == INT64_MIN);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_of_1_to_16_divide),
	    cmocka_unit_test(what_the_office_writes_is_read),
	    cmocka_unit_test(each_fault_has_its_name),
	    cmocka_unit_test(a_ratio_is_written_as_one_would),
	    cmocka_unit_test(decimals_round_the_half_away_from_zero),
	    cmocka_unit_test(what_is_written_is_read_back),
	    cmocka_unit_test(extra_time_is_rounded_up),
	};

	return cmocka_run_group_tests_name("base/ratio", tests, NULL, NULL);
}
