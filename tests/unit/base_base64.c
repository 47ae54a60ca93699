/* Bytes as letters, and nothing else taken for them. */
#include "unit.h"

#include "base/base64.h"

static void each_length_has_its_filling(void **fixture)
{
	static const char *const pairs[][2] = {
	    {"", ""},
	    {"1", "MQ=="},
	    {"12", "MTI="},
	    {"123", "MTIz"},
	    {"1234", "MTIzNA=="},
	    {"12345", "MTIzNDU="},
	    {"123456", "MTIzNDU2"},
	    {"\xFF\xFB", "//s="},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct buf text = {0}, bytes = {0};

		base64_encode(&text, str_of(pairs[i][0]));
		assert_string_equal(buf_text(&text), pairs[i][1]);
		assert_true(base64_decode(&bytes, buf_str(&text)));
		assert_string_equal(buf_text(&bytes), pairs[i][0]);
		buf_done(&text);
		buf_done(&bytes);
	}
}

static void what_is_not_exact_is_refused(void **fixture)
{
	static const char *const texts[] = {
	    "Zg",    "Zg=",    "Zh==", "Zm9v\n",   " Zm9v", "Zm 9v", "Zm9_",
	    "Zm9v=", "Zm9v==", "====", "Zg==Zg==", "Zm9vY", "é",     "Zm9-"};

	(void)fixture;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf bytes = {0};

		buf_add(&bytes, STR("kept"));
		assert_false(base64_decode(&bytes, str_of(texts[i])));
		assert_string_equal(buf_text(&bytes), "kept");
		buf_done(&bytes);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_length_has_its_filling),
	    cmocka_unit_test(what_is_not_exact_is_refused),
	};

	return cmocka_run_group_tests_name("base/base64", tests, NULL, NULL);
}
