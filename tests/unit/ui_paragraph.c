/* What ui/paragraph and ui/list promise. */
#include "unit.h"

#include "base/text.h"
#include "ui/list.h"
#include "ui/paragraph.h"

static void assert_text(const struct canvas *c, const char *expected)
{
	struct buf text = {0};

	canvas_to_text(c, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_done(&text);
}

static void a_text_breaks_at_blanks(void **fixture)
{
	struct canvas c;
	struct str text = STR("Rien n’a permis d’en juger\u00A0: ce n’est pas un\u00A01");

	(void)fixture;
	canvas_init(&c, 6, 20);
	assert_int_equal(paragraph_rows(&c, 10, text), 6);
	assert_int_equal(paragraph_draw(&c, (struct area){0, 2, 6, 10}, PEN_PLAIN, text), 6);
	assert_text(&c, "  Rien n’a\n"
	                "  permis\n"
	                "  d’en\n"
	                "  juger : ce\n"
	                "  n’est pas\n"
	                "  un 1\n");
	canvas_done(&c);
}

static void a_word_too_long_is_cut_and_a_newline_breaks(void **fixture)
{
	struct canvas c;
	struct str text = STR("anticonstitutionnellement\nà table");

	(void)fixture;
	canvas_init(&c, 5, 12);
	assert_int_equal(paragraph_draw(&c, (struct area){0, 0, 5, 10}, PEN_PLAIN, text), 4);
	assert_text(&c, "anticonsti\ntutionnell\nement\nà table\n\n");
	assert_int_equal(paragraph_draw(&c, (struct area){4, 0, 1, 10}, PEN_PLAIN, text), 1);
	assert_text(&c, "anticonsti\ntutionnell\nement\nà table\nanticonsti\n");
	canvas_done(&c);
}

static void an_empty_text_takes_a_row(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 2, 10);
	assert_int_equal(paragraph_rows(&c, 10, STR("")), 1);
	assert_int_equal(paragraph_draw(&c, (struct area){0, 0, 2, 10}, PEN_PLAIN, STR("")), 1);
	canvas_done(&c);
}

static void the_selected_row_bears_the_pointer_and_the_cursor(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 10);
	assert_int_equal(list_row(&c, 0, 0, false), PEN_PLAIN);
	assert_int_equal(list_row(&c, 1, 1, true), PEN_BOLD);
	assert_int_equal(list_row(&c, 2, 9, false), PEN_PLAIN);
	assert_text(&c, "  1\n► 2\n\n");
	assert_int_equal(c.cursor_row, 1);
	assert_int_equal(c.cursor_col, 4);
	canvas_done(&c);
}

static void pages_are_full_from_the_end(void **fixture)
{
	(void)fixture;
	assert_int_equal(list_page_from_end(24, 25, 10), 15);
	assert_int_equal(list_page_from_end(15, 25, 10), 15);
	assert_int_equal(list_page_from_end(14, 25, 10), 5);
	assert_int_equal(list_page_from_end(4, 25, 10), 0);
	assert_int_equal(list_page_from_end(3, 4, 10), 0);
	assert_int_equal(list_page_from_end(0, 0, 10), 0);
}

static void a_legend_stands_in_columns(void **fixture)
{
	static const char *const texts[] = {"1 là, pièce vue", "2 à voir", "3 retard",
	                                    "4 absent(e)"};
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 44);
	assert_int_equal(list_legend(&c, (struct area){0, 0, 3, 44}, texts, 4), 2);
	assert_text(&c, "    1 là, pièce vue   2 à voir   3 retard\n"
	                "    4 absent(e)\n\n");
	canvas_erase(&c);
	assert_int_equal(list_legend(&c, (struct area){0, 0, 3, 32}, texts, 4), 2);
	assert_text(&c, "    1 là, pièce vue   2 à voir\n"
	                "    3 retard          4 absent(e)\n\n");
	canvas_done(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_breaks_at_blanks),
	    cmocka_unit_test(a_word_too_long_is_cut_and_a_newline_breaks),
	    cmocka_unit_test(an_empty_text_takes_a_row),
	    cmocka_unit_test(the_selected_row_bears_the_pointer_and_the_cursor),
	    cmocka_unit_test(pages_are_full_from_the_end),
	    cmocka_unit_test(a_legend_stands_in_columns),
	};

	text_open();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
