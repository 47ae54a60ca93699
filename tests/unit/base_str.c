/* What base/str and base/err promise. */
#include "unit.h"

#include "base/err.h"
#include "base/str.h"

static void a_cut_leaves_the_rest(void **fixture)
{
	struct str rest = STR("10;ACACIA;");

	(void)fixture;
	assert_true(str_is(str_cut(&rest, ';'), "10"));
	assert_true(str_is(str_cut(&rest, ';'), "ACACIA"));
	assert_non_null(rest.s);
	assert_true(str_is(str_cut(&rest, ';'), ""));
	assert_null(rest.s);
}

static void an_integer_is_the_whole_text(void **fixture)
{
	int64_t v = 7;

	(void)fixture;
	assert_true(str_to_int(STR("-9223372036854775808"), &v));
	assert_true(v == INT64_MIN);
	assert_false(str_to_int(STR("9223372036854775808"), &v));
	assert_false(str_to_int(STR("4,5"), &v));
	assert_false(str_to_int(STR("12abc"), &v));
	assert_false(str_to_int(STR(""), &v));
	assert_false(str_to_int(STR("-"), &v));
	assert_true(v == INT64_MIN);
}

static void a_long_failure_is_cut_at_a_character(void **fixture)
{
	struct err e;
	char accents[1001];
	size_t n;

	(void)fixture;
	for (size_t i = 0; i < 500; i++)
		memcpy(accents + 2 * i, "é", 2);
	accents[1000] = '\0';
	assert_false(err_set(&e, ERR_IO, "x%s", accents));
	n = strlen(e.what);
	assert_true(n > 300);
	assert_int_equal((unsigned char)e.what[n - 2], 0xC3);
	assert_int_equal((unsigned char)e.what[n - 1], 0xA9);
}

static void a_text_grows(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	assert_string_equal(buf_text(&b), "");
	for (int i = 0; i < 100; i++)
		buf_addf(&b, "%d,", i % 10);
	assert_int_equal(b.n, 200);
	assert_true(str_starts(buf_str(&b), "0,1,2,3,"));
	buf_done(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_cut_leaves_the_rest),
	    cmocka_unit_test(an_integer_is_the_whole_text),
	    cmocka_unit_test(a_long_failure_is_cut_at_a_character),
	    cmocka_unit_test(a_text_grows),
	};

	return cmocka_run_group_tests_name("base/str", tests, NULL, NULL);
}
