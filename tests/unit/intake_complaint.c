/* How complaints are shown: the place, the sentence, the line, the caret. */
#include "unit.h"

#include "base/text.h"
#include "base/words.h"
#include "intake/complaint.h"

static void shows(const struct complaints *cs, const char *expected)
{
	struct buf b = {0};

	complaints_write(cs, &b);
	assert_string_equal(buf_text(&b), expected);
	buf_done(&b);
}

static void the_caret_stands_under_the_place(void **fixture)
{
	struct paper p = {STR("grille.yaml"), STR("a: 1\n\tdurée: 日本 10\n")};
	struct complaints cs;

	(void)fixture;
	complaints_init(&cs);
	complaint_fault(&cs, (struct place){.paper = &p, .at = 5 + 16}, "“%d” has no unit.", 10);
	complaint_expected(&cs, "A duration.");
	complaint_todo(&cs, "Write “%d min”.", 10);
	shows(&cs, "grille.yaml:2:12: “10” has no unit. A duration. Write “10 min”.\n"
	           "     durée: 日本 10\n"
	           "                 ^\n");
	complaints_done(&cs);
}

/* Terminal commands, a backspace, a right-to-left override, a byte that is no character. */
static void hostile_bytes_are_made_neutral(void **fixture)
{
	struct paper p = {STR("a\x1B]0;x\x07.yaml"), STR("x\x08\xE2\x80\xAE\xFFy z")};
	struct complaints cs;

	(void)fixture;
	complaints_init(&cs);
	complaint_fault(&cs, (struct place){.paper = &p, .at = 7}, "“%s”", "\x1B[2J");
	shows(&cs, "a�]0;x�.yaml:1:6: “�[2J”\n"
	           "    x���y z\n"
	           "         ^\n");
	complaints_done(&cs);
}

static void a_long_line_is_shown_round_the_place(void **fixture)
{
	struct buf line = {0};
	struct paper p = {STR("f"), {NULL, 0}};
	struct complaints cs;
	struct buf b = {0};

	(void)fixture;
	for (int i = 0; i < 2000; i++)
		buf_addf(&line, "é%03d ", i);
	p.text = buf_str(&line);
	complaints_init(&cs);
	complaint_fault(&cs, (struct place){.paper = &p, .at = 6000}, "Here.");
	complaints_write(&cs, &b);
	assert_non_null(strstr(buf_text(&b), "f:1:5001: Here.\n    …"));
	assert_non_null(strstr(buf_text(&b), "é999 é1000"));
	for (struct str rest = buf_str(&b); rest.n;)
		assert_true(text_width(str_cut(&rest, '\n')) <= 80);
	complaints_done(&cs);
	buf_done(&line);
	buf_done(&b);
}

static void complaints_come_in_the_order_of_the_files(void **fixture)
{
	struct paper one = {STR("one"), STR("a\nb\n")}, two = {STR("two"), STR("c d\n")};
	struct complaints cs;

	(void)fixture;
	complaints_init(&cs);
	complaint_fault(&cs, (struct place){.paper = &one, .at = 2}, "B.");
	complaint_fault(&cs, (struct place){.paper = &two, .at = 2}, "D.");
	complaint_warning(&cs, (struct place){.paper = &two, .at = 0, .row = 9}, "C.");
	complaint_file(&cs, STR("one"), "One.");
	shows(&cs, "one: One.\n"
	           "one:2:1: B.\n    b\n    ^\n"
	           "two:1:3: D.\n    c d\n      ^\n"
	           "two:9:1: warning: C.\n    c d\n    ^\n");
	complaints_done(&cs);
}

static void fifty_are_kept_and_the_others_counted(void **fixture)
{
	struct paper p = {STR("f"), STR("a\n")};
	struct place place = {.paper = &p};
	struct complaints cs;
	struct buf b = {0};
	size_t n = 0;

	(void)fixture;
	complaints_init(&cs);
	for (int i = 0; i < 30; i++)
		complaint_warning(&cs, place, "w%d", i);
	for (int i = 0; i < 45; i++) {
		complaint_fault(&cs, place, "f%d", i);
		complaint_todo(&cs, "t%d", i);
	}
	assert_int_equal(cs.n_faults, 45);
	assert_int_equal(cs.n_warnings, 30);
	complaints_write(&cs, &b);
	for (const char *s = buf_text(&b); (s = strstr(s, "f:1:1: f")) != NULL; s++)
		n++;
	assert_int_equal(n, 45);
	assert_non_null(strstr(buf_text(&b), "f44 t44\n"));
	assert_non_null(strstr(buf_text(&b), "and 25 others\n"));
	complaints_done(&cs);
	buf_done(&b);
}

static void what_is_quoted_is_short_and_whole(void **fixture)
{
	struct complaints cs;

	(void)fixture;
	complaints_init(&cs);
	assert_string_equal(complaint_quote(&cs, STR("10\nmin")), "10 min");
	assert_int_equal(text_width(str_of(complaint_quote(
			     &cs, STR("ééééééééééééééééééééééééééééééééééééééééééééééé")))),
	                 40);
	complaints_done(&cs);
}

static int open_text(void **fixture)
{
	(void)fixture;
	return !text_open();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_caret_stands_under_the_place),
	    cmocka_unit_test(hostile_bytes_are_made_neutral),
	    cmocka_unit_test(a_long_line_is_shown_round_the_place),
	    cmocka_unit_test(complaints_come_in_the_order_of_the_files),
	    cmocka_unit_test(fifty_are_kept_and_the_others_counted),
	    cmocka_unit_test(what_is_quoted_is_short_and_whole),
	};

	return cmocka_run_group_tests_name("intake/complaint", tests, open_text, NULL);
}
