/* The journal, the help, and incidents. */
#include "unit.h"

#include "golden.h"

#define EXCHANGE "group1 signed-in presented exchange"
#define LONG_WORDS EXCHANGE " irregularity"

static void an_act_taken_back_stays_and_says_so(void **fixture)
{
	(void)fixture;
	golden_screen("journal", EXCHANGE, "MERLE", "4 b +0:06 u j", 24, 80);
	golden_screen("journal-60x16", EXCHANGE, "MERLE", "4 b +0:06 u j", 16, 60);
	golden_screen("journal-132x43", EXCHANGE, "MERLE", "4 b +0:06 u", 43, 132);
	golden_check(&(struct golden){.name = "journal-pens",
	                              .story = EXCHANGE,
	                              .seat = "MERLE",
	                              .keys = "4 b u j",
	                              .pens = true});
}

static void others_marks_are_not_in_it(void **fixture)
{
	(void)fixture;
	golden_screen("journal-of-another", EXCHANGE, "PINSON", "j", 24, 80);
}

static void a_long_line_is_read_whole_when_selected(void **fixture)
{
	(void)fixture;
	golden_screen("journal-long", LONG_WORDS, "MERLE", "j", 24, 80);
	golden_screen("journal-long-passed", LONG_WORDS, "MERLE", "j Up", 24, 80);
	golden_screen("journal-first", LONG_WORDS, "MERLE", "j Home", 24, 80);
}

static void the_journal_starts_empty_but_for_the_office(void **fixture)
{
	(void)fixture;
	golden_screen("journal-start", NULL, "MERLE", "j", 24, 80);
}

static bool help_has(const char *seat, const char *story, const char *cohort, const char *key)
{
	struct buf seen = {0}, row = {0};
	bool has;

	golden_see(&(struct golden){.name = "help",
	                            .story = story,
	                            .seat = seat,
	                            .keys = "?",
	                            .cohort = cohort,
	                            .rows = 60,
	                            .cols = 80},
	           &seen);
	buf_addf(&row, "  %s ", key);
	has = strstr(buf_text(&seen), buf_text(&row)) != NULL;
	buf_done(&seen);
	buf_done(&row);
	return has;
}

/* A key that would always be refused is not offered. */
static void help_leaves_out_what_is_of_no_use_here(void **fixture)
{
	(void)fixture;
	assert_false(help_has("GRÈBE", "group1 signed-in presentation", NULL, "p"));
	assert_true(
	    help_has("GRÈBE", "many many-more", "tests/screen/cohort-many.yaml", "p"));
}

static void help_is_the_table_of_keys_of_the_place(void **fixture)
{
	(void)fixture;
	golden_screen("help-exchange", EXCHANGE, "MERLE", "?", 24, 80);
	golden_screen("help-exchange-end", EXCHANGE, "MERLE", "F1 End", 24, 80);
	golden_screen("help-60x16", EXCHANGE, "MERLE", "?", 16, 60);
	golden_screen("help-day", NULL, "MERLE", "?", 24, 80);
	golden_check(&(struct golden){.name = "help-seat", .keys = "?"});
}

static void an_incident_is_one_digit(void **fixture)
{
	(void)fixture;
	golden_screen("incident-asked", EXCHANGE, "PINSON", "2 i", 24, 80);
	golden_screen("incident-asked-60x16", EXCHANGE, "PINSON", "2 i", 16, 60);
	golden_screen("incident", EXCHANGE, "PINSON", "2 i 3", 24, 80);
	golden_screen("incident-about", EXCHANGE, "PINSON", "2 i 7", 24, 80);
	golden_screen("incident-about-noted", EXCHANGE, "PINSON", "2 i 7 2", 24, 80);
	golden_screen("incident-words", EXCHANGE, "PINSON", "2 i 6 \"chaise cassée\" Enter", 24,
	              80);
	golden_screen("incident-words-60x16", EXCHANGE, "PINSON",
	              "2 i 6 \"une chaise cassée, et la porte qui ne ferme plus\" Enter", 16, 60);
}

static void a_ready_made_incident_takes_words_after(void **fixture)
{
	(void)fixture;
	golden_screen("incident-refined", "group1 signed-in presented exchange", "MERLE",
	              "i 3 m", 24, 80);
	golden_screen("incident-refined-told", "group1 signed-in presented exchange", "MERLE",
	              "i 3 m \"une perceuse\" Enter", 24, 80);
}

/* In this order, whatever the window: what is shown last, what the next page begins with. */
static void a_page_is_what_shows(void **fixture)
{
	(void)fixture;
	golden_screen("help-page-down", "group1 signed-in presented exchange", "MERLE",
	              "? PageDown", 24, 80);
	golden_screen("help-page-up-60x16", "group1 signed-in presented exchange", "MERLE",
	              "? PageDown PageDown PageUp", 16, 60);
	golden_screen("journal-page-up", "group1 signed-in presented exchange", "MERLE",
	              "j PageUp", 24, 80);
	golden_screen("journal-page-up-132x43", "group1 signed-in presented exchange", "MERLE",
	              "j PageUp PageUp PageDown", 43, 132);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_act_taken_back_stays_and_says_so),
	    cmocka_unit_test(others_marks_are_not_in_it),
	    cmocka_unit_test(a_long_line_is_read_whole_when_selected),
	    cmocka_unit_test(the_journal_starts_empty_but_for_the_office),
	    cmocka_unit_test(help_is_the_table_of_keys_of_the_place),
	    cmocka_unit_test(help_leaves_out_what_is_of_no_use_here),
	    cmocka_unit_test(a_ready_made_incident_takes_words_after),
	    cmocka_unit_test(a_page_is_what_shows),
	    cmocka_unit_test(an_incident_is_one_digit),
	};

	return cmocka_run_group_tests_name("screen/journal", tests, NULL, NULL);
}
