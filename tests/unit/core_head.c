/* What core/head promises: one form of a head, for people to keep, and its reading. */
#include "unit.h"

#include "core/head.h"

static const struct head head = {
    .count = 1204,
    .hash = "7f3a09c251de88b4000102030405060708090a0b0c0d0e0f1011121314151617",
};

static bool reads(const char *text, const char *digits)
{
	struct head h;

	return head_read(str_of(text), &h) && h.count == 1204 && strcmp(h.hash, digits) == 0;
}

static void it_is_shown_in_groups_of_four(void **state)
{
	struct buf b = {0};

	(void)state;
	head_write(&b, &head);
	assert_string_equal(buf_text(&b), "1204 events · 7F3A 09C2 51DE 88B4");
	buf_done(&b);
}

static void what_is_shown_is_read(void **state)
{
	(void)state;
	assert_true(reads("1204 events · 7F3A 09C2 51DE 88B4", "7f3a09c251de88b4"));
	assert_true(reads("1204 événements · 7F3A 09C2 51DE 88B4", "7f3a09c251de88b4"));
	assert_true(reads("1204:7F3A09C251DE88B4", "7f3a09c251de88b4"));
	assert_true(reads(" 1204 : 7f3a 09C2 51de\u00a088b4 ", "7f3a09c251de88b4"));
	assert_true(reads("1204:7f3a09c251de88b4000102030405060708090a0b0c0d0e0f1011121314151617",
	                  head.hash));
}

static void nothing_else_is(void **state)
{
	static const char *const no[] = {
	    "",
	    "yesterday",
	    ":7f3a09c251de88b4",
	    "0:7f3a09c251de88b4",
	    "-4:7f3a09c251de88b4",
	    "1204",
	    "1204:",
	    "1204:7f3a09c251de88b",
	    "1204:7f3a09c251de88bg",
	    "1204 7f3a09c251de88b4",
	    "events · 7F3A 09C2 51DE 88B4",
	    "1204:7f3a09c251de88b4000102030405060708090a0b0c0d0e0f10111213141516171",
	};
	struct head h;

	(void)state;
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (head_read(str_of(no[i]), &h))
			fail_msg("“%s” is read as a head", no[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_shown_in_groups_of_four),
	    cmocka_unit_test(what_is_shown_is_read),
	    cmocka_unit_test(nothing_else_is),
	};

	return cmocka_run_group_tests_name("core/head", tests, NULL, NULL);
}
