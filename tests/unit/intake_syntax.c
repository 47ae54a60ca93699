/* What is told of a file that is no YAML, or more than the program wants of it. */
#include "office.h"

#include "intake/tree.h"

static void a_colon_in_french_text_asks_for_quotes(void **fixture)
{
	(void)fixture;
	grid_says("nom: Épreuve orale", "nom: Épreuve ¦: orale",
	          "“:” stands in a text without quotes", "Put the text between quotes");
	grid_says("certificateur: Ocellia", "certificateur: Ocellia\u00A0¦: Lyon",
	          "“:” stands in a text", "between quotes");
	text_says("certification: {intitulé: Bloc 1 ¦: conduire}\n", "“:” stands in a text",
	          "between quotes");
	/* YAML takes this one for a group of one key. */
	grid_says("[dossier]", "[¦dossier : écrit]", "A group of keys stands here",
	          "between quotes");
}

static void each_such_colon_is_told_and_the_rest_is_read(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/rs6731.yaml");
	text = office_change(&o, text, "nom: Épreuve orale", "nom: Épreuve : orale");
	text = office_change(&o, text, "nom: Dossier écrit", "nom: Dossier : écrit : dix pages");
	text = office_change(&o, text, "sonnerie: non", "sonerie: non");
	office_read_grid(&o, text);
	assert_int_equal(o.complaints.n_faults, 4);
	office_said(&o, ":77:18:", "“:” stands", "quotes");
	office_said(&o, ":77:26:", "“:” stands", "quotes");
	office_said(&o, ":82:18:", "“:” stands", "quotes");
	office_said(&o, ":29:5:", "“sonerie”", "Write “sonnerie”");
	office_done(&o);
}

/* Not the French colon: the line before already gave a value. */
static void a_key_under_a_value_is_told_as_that(void **fixture)
{
	(void)fixture;
	text_says("a: b\n  c¦: d\n", "where the line before already gave a value", "Align it");
}

static void indentation_is_spaces(void **fixture)
{
	(void)fixture;
	text_says("a:\n¦\tb: 1\n", "A tab stands in the indentation", "with spaces");
	text_says("a:\n ¦\u00A0b: 1\n", "A no-break space (U+00A0) stands in the indentation",
	          "with spaces");
	text_says("a:\n¦\u202F\u202Fb: 1\n", "(U+202F)", "with spaces");
}

static void all_wrong_indentations_are_told(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, STR("a:\n\tb: 1\n\t\n\t# mot\r\n  c: 2\r\n\td: 3\n"));
	assert_int_equal(o.complaints.n_faults, 2);
	office_said(&o, "grid.yaml:2:1:", "tab", "spaces");
	office_said(&o, "grid.yaml:6:1:", "tab", "spaces");
	office_done(&o);
}

static void shortcuts_of_yaml_are_refused(void **fixture)
{
	(void)fixture;
	text_says("a: ¦&un b\n", "A mark (“&”) is not accepted", "Write the value out in full");
	text_says("a: ¦*un\n", "A reference (“*”) is not accepted", "between quotes");
	text_says("a: ¦!!str b\n", "A type (“!”) is not accepted", "Remove it");
	text_says("a: b\n¦---\nc: d\n", "A second document", "one document");
	text_says("? ¦[a]\n: b\n", "A key must be a word", "between quotes");
}

static void what_is_left_open_is_told_where_it_began(void **fixture)
{
	(void)fixture;
	text_says("a: ¦\"b\nc: d\n", "The quote opened here is never closed", "Close it");
	text_says("a: ¦[b, c\nd: e\n", "The list opened here lacks a comma", "“]”");
	text_says("a: ¦{b: c\nd: e\n", "The group opened here lacks a comma", "“}”");
	text_says("a: b\n¦cde\nf: g\n", "This line is not “key: value”", "a space");
}

static void what_cannot_be_understood_has_a_remedy(void **fixture)
{
	(void)fixture;
	text_says("a: ¦@b\n", "cannot begin with this character", "between quotes");
	text_says("a: * b\n", "cannot begin with “*”", "between quotes");
	text_says("a: \"b¦\\d\"\n", "“\\” has a meaning", "Write it twice");
	text_says("a: 'l'¦oral'\n", "A key was expected here", "between other quotes");
	text_says("a:\n  - b\n ¦c: d\n", "", "");
}

static void depth_is_bounded_before_it_costs(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	for (int i = 0; i < 200000; i++)
		buf_add_char(&b, '[');
	text_says(buf_text(&b), "more than 32 deep", "Check the “[”");
	buf_clear(&b);
	for (int i = 0; i < 100000; i++)
		buf_add(&b, STR("{a: "));
	text_says(buf_text(&b), "more than 32 deep", "“{”");
	buf_done(&b);
}

static void depth_up_to_the_bound_is_read(void **fixture)
{
	struct office o;
	struct buf b = {0};

	(void)fixture;
	for (int deep = 31; deep <= 32; deep++) {
		office_init(&o);
		buf_clear(&b);
		buf_add(&b, STR("phases: "));
		for (int i = 0; i < deep; i++)
			buf_add_char(&b, '[');
		for (int i = 0; i < deep; i++)
			buf_add_char(&b, ']');
		office_read_grid(&o, buf_str(&b));
		if (deep == 32)
			office_said(&o, "grid.yaml:1:40:", "more than 32 deep", "Check");
		else
			assert_null(strstr(buf_text(&o.said), "deep"));
		office_done(&o);
	}
	buf_done(&b);
}

static void a_hundred_thousand_anchors_are_refused(void **fixture)
{
	struct office o;
	struct buf b = {0};

	(void)fixture;
	office_init(&o);
	for (int i = 0; i < 100000; i++)
		buf_add(&b, STR("- &a b\n"));
	office_read_grid(&o, buf_str(&b));
	assert_false(o.accepted);
	assert_int_equal(o.complaints.n, COMPLAINTS_MAX);
	office_said(&o, "grid.yaml:50:3:", "A mark (“&”)", "");
	office_done(&o);
	buf_done(&b);
}

static void values_are_counted(void **fixture)
{
	struct office o;
	struct buf b = {0};

	(void)fixture;
	office_init(&o);
	buf_add(&b, STR("a: ["));
	for (int i = 0; i < TREE_MAX_NODES + 10; i++)
		buf_add(&b, STR("b,"));
	buf_add(&b, STR("]\n"));
	office_read_grid(&o, buf_str(&b));
	office_said(&o, "grid.yaml:1:", "more than 100000 values", "right file");
	office_done(&o);
	buf_done(&b);
}

static void lines_and_columns_are_the_editors(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o,
	                 STR("\xEF\xBB\xBF# été\r\n\r\nphases:\r\n- {e\xCC\x81: 1, durée: 3}\r\n"));
	office_said(&o, "grid.yaml:4:4:", "“é” is unknown", "");
	office_said(&o, "grid.yaml:4:17:", "“3” has no unit", "3 min");
	office_done(&o);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_colon_in_french_text_asks_for_quotes),
	    cmocka_unit_test(each_such_colon_is_told_and_the_rest_is_read),
	    cmocka_unit_test(a_key_under_a_value_is_told_as_that),
	    cmocka_unit_test(indentation_is_spaces),
	    cmocka_unit_test(all_wrong_indentations_are_told),
	    cmocka_unit_test(shortcuts_of_yaml_are_refused),
	    cmocka_unit_test(what_is_left_open_is_told_where_it_began),
	    cmocka_unit_test(what_cannot_be_understood_has_a_remedy),
	    cmocka_unit_test(depth_is_bounded_before_it_costs),
	    cmocka_unit_test(depth_up_to_the_bound_is_read),
	    cmocka_unit_test(a_hundred_thousand_anchors_are_refused),
	    cmocka_unit_test(values_are_counted),
	    cmocka_unit_test(lines_and_columns_are_the_editors),
	};

	return cmocka_run_group_tests_name("intake/syntax", tests, NULL, NULL);
}
