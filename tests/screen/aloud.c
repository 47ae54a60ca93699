/* What is said line by line to who hears the screen, or reads it in braille. */
#include "unit.h"

#include "golden.h"

#define IN_TALK     "group1 signed-in presentation"
#define IN_EXCHANGE "group1 signed-in presented exchange"

static void aloud(const char *name, const char *story, const char *seat, const char *keys)
{
	golden_check(&(struct golden){
	    .name = name, .story = story, .seat = seat, .keys = keys, .aloud = true});
}

static void a_view_is_told_once_then_what_changes(void **fixture)
{
	(void)fixture;
	aloud("aloud-day", "group1", "MERLE", "Down 1 z ^L");
	aloud("aloud-seats", "group1", NULL, "2 Enter Enter 2 Enter o");
	aloud("aloud-opening", "", "GRÈBE", "Enter 1 Down 2 Esc");
	aloud("aloud-attendance", "group1 signing", "GRÈBE", "3 Enter 2 4 u");
}

static void who_speaks_is_heard(void **fixture)
{
	(void)fixture;
	aloud("aloud-presentation", IN_TALK, "GRÈBE", "5 0 +0:45 h Space 1 Space");
	aloud("aloud-thresholds", IN_TALK, "MERLE", "+1:30 +1:00 +1:00 +0:20 +0:30 +0:30");
	aloud("aloud-start", "group1 signed-in", "GRÈBE", "3 Enter q Space Esc");
}

static void questions_are_told_as_sentences(void **fixture)
{
	(void)fixture;
	aloud("aloud-exchange", IN_EXCHANGE, "MERLE", "4 b 3 u m Esc f Esc 3 ? q");
}

static void a_sheet_is_marked_by_ear(void **fixture)
{
	(void)fixture;
	aloud("aloud-sheet", IN_EXCHANGE, "PINSON", "3 Enter 3 x 2 u Right Tab f 1");
	aloud("aloud-notation", "group1 signed-in presented notation", "MERLE", "Down Enter q");
	golden_check(&(struct golden){.name = "aloud-points",
	                              .story = "ex0001-heard",
	                              .seat = "ALOUETTE",
	                              .keys = "2 Enter Enter 2 , 5 Enter",
	                              .grid = "config/ex0001.yaml",
	                              .cohort = "config/cohort-ex0001.yaml",
	                              .aloud = true});
}

static void what_is_typed_stands_on_the_line(void **fixture)
{
	(void)fixture;
	aloud("aloud-editor", IN_EXCHANGE, "PINSON",
	      "4 Enter n \"Parle bien du\" Backspace Backspace \"de\" Enter \"voilà\" Left Up Esc");
}

static void the_journal_is_read_from_its_end(void **fixture)
{
	(void)fixture;
	aloud("aloud-practice", "group1", "PINSON", "8 Enter Esc Esc o");
	aloud("aloud-journal", IN_EXCHANGE, "MERLE", "j Up PageUp q");
}

static void a_disk_that_fails_is_told(void **fixture)
{
	(void)fixture;
	aloud("aloud-failure", IN_EXCHANGE, "PINSON", "3 Enter !full 3 !ok 3");
}

static void a_code_is_counted_and_never_said(void **fixture)
{
	struct golden g = {.name = "aloud-code",
	                   .story = "group1",
	                   .keys = "2 Enter o 1 2 3 Backspace 3 4 5 Enter 7 Enter Esc 3 Enter o",
	                   .codes = "SITTELLE",
	                   .aloud = true};

	(void)fixture;
	golden_check(&g);
	g = (struct golden){.name = "aloud-places",
	                    .story = "group1",
	                    .seat = "MERLE",
	                    .keys = "9 Enter Down Down Enter o u",
	                    .codes = "SITTELLE",
	                    .connected = "MERLE@8:48 GRÈBE@8:49 PINSON@cut",
	                    .aloud = true};
	golden_check(&g);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_view_is_told_once_then_what_changes),
	    cmocka_unit_test(who_speaks_is_heard),
	    cmocka_unit_test(questions_are_told_as_sentences),
	    cmocka_unit_test(a_sheet_is_marked_by_ear),
	    cmocka_unit_test(what_is_typed_stands_on_the_line),
	    cmocka_unit_test(the_journal_is_read_from_its_end),
	    cmocka_unit_test(a_disk_that_fails_is_told),
	    cmocka_unit_test(a_code_is_counted_and_never_said),
	};

	return cmocka_run_group_tests_name("screen/aloud", tests, NULL, NULL);
}
