/* The day, its lines and what each opens. */
#include "unit.h"

#include "golden.h"

#define OF_EX0001 .grid = "config/ex0001.yaml", .cohort = "config/cohort-ex0001.yaml"

/* The first group is done. */
#define AFTER_ONE "group1"

static void the_day_points_at_what_comes_next(void **fixture)
{
	(void)fixture;
	golden_screen("day", AFTER_ONE, "MERLE", "", 24, 80);
	golden_screen("day-60x16", AFTER_ONE, "MERLE", "", 16, 60);
	golden_screen("day-132x43", AFTER_ONE, "MERLE", "", 43, 132);
	golden_screen("day-secretary", AFTER_ONE, "GRÈBE", "", 24, 80);
	golden_check(&(struct golden){
	    .name = "day-pens", .story = AFTER_ONE, .seat = "MERLE", .pens = true});
	golden_check(&(struct golden){
	    .name = "day-ascii", .story = AFTER_ONE, .seat = "MERLE", .ascii = true});
}

static void the_day_begins_with_the_jury(void **fixture)
{
	(void)fixture;
	golden_screen("day-start", "08:40 GRÈBE tells MERLE has no link\n", "MERLE", "", 24, 80);
	golden_screen("day-start-member", "08:40 GRÈBE tells MERLE has no link\n", "PINSON", "2",
	              24, 80);
}

static void the_day_tells_what_goes_on(void **fixture)
{
	(void)fixture;
	golden_screen("day-exchange", "group1 signed-in presented exchange", "PINSON", "q", 24, 80);
	golden_screen("day-elsewhere", "group1 signed-in presented exchange", "PINSON", "q 5", 24,
	              80);
}

static void what_cannot_be_opened_says_why(void **fixture)
{
	(void)fixture;
	golden_screen("day-minutes", AFTER_ONE, "MERLE", "6 Enter", 24, 80);
	golden_screen("day-documents", AFTER_ONE, "MERLE", "7 Enter", 24, 80);
	golden_screen("day-deliberation-refused", AFTER_ONE, "PINSON", "5 Enter", 24, 80);
	/* Not after a reason and a yes given in vain. */
	golden_screen("day-deliberation-too-early", "group1 signed-in presented exchange", "MERLE",
	              "q 5 Enter", 24, 80);
}

static void the_president_opens_the_deliberation_with_a_reason(void **fixture)
{
	(void)fixture;
	golden_screen("deliberation-asked", AFTER_ONE, "MERLE", "5 Enter", 24, 80);
	golden_screen("deliberation-asked-60x16", AFTER_ONE, "MERLE", "5 Enter", 16, 60);
	golden_screen("deliberation-sure", AFTER_ONE, "MERLE", "5 Enter 2", 24, 80);
	golden_screen("deliberation-sure-60x16", AFTER_ONE, "MERLE",
	              "5 Enter 4 \"Panne des postes, fiches papier dictées\" Enter", 16, 60);
	/* A key that was meant for the words says no yes. */
	golden_screen("deliberation-sure-60x16", AFTER_ONE, "MERLE",
	              "5 Enter 4 \"Panne des postes, fiches papier dictées\" Enter !hurry o", 16,
	              60);
	golden_screen("deliberation-not-yet", AFTER_ONE, "MERLE", "5 Enter 2 Enter", 24, 80);
	golden_screen("deliberation-opened", AFTER_ONE, "MERLE", "5 Enter 2 o", 24, 80);
}

static void one_candidate_at_a_time_is_named(void **fixture)
{
	static const char story[] = "08:45 ALOUETTE opens the jury\n"
				    "08:58 ROITELET signs in TILLEUL\n"
				    "09:00:00 ROITELET starts préparation\n"
				    "09:30:00 ROITELET ends\n"
				    "09:31:00 ROITELET starts exposé\n"
				    "passage 2\n"
				    "09:35:00 ROITELET signs in AULNE\n"
				    "         ROITELET starts préparation\n";

	(void)fixture;
	golden_check(&(struct golden){
	    .name = "day-ex0001", .story = story, .seat = "ALOUETTE", .keys = "q", OF_EX0001});
	golden_check(&(struct golden){.name = "day-ex0001-deliberation",
	                              .story = story,
	                              .seat = "ALOUETTE",
	                              .keys = "q 7 Enter",
	                              OF_EX0001});
}

static void each_passage_is_deliberated_on_before_the_next(void **fixture)
{
	struct golden g = {.name = "day-ex0001-heard",
	                   .story = "ex0001-heard",
	                   .seat = "ALOUETTE",
	                   OF_EX0001};

	(void)fixture;
	golden_check(&g);
	g.name = "day-ex0001-awaited";
	g.seat = "ROITELET";
	golden_check(&g);
	g.seat = "ALOUETTE";
	g.story = "include ex0001-heard\n09:59 ALOUETTE hands in TILLEUL\n";
	g.name = "day-ex0001-in";
	golden_check(&g);
	g.name = "deliberation-ex0001";
	g.keys = "Enter";
	golden_check(&g);
	g.name = "deliberation-ex0001-opened";
	g.keys = "Enter o";
	golden_check(&g);
}

static void a_minute_of_practice_is_kept_nowhere(void **fixture)
{
	(void)fixture;
	golden_screen("practice", AFTER_ONE, "PINSON", "8 Enter", 24, 80);
	golden_screen("practice-sheet", AFTER_ONE, "PINSON", "8 Enter a Enter é 3 0 u", 24, 80);
	golden_screen("practice-day", AFTER_ONE, "PINSON", "8 Enter Esc", 24, 80);
	golden_screen("practice-end-asked", AFTER_ONE, "PINSON", "8 Enter Esc Esc", 24, 80);
	golden_screen("practice-ended", AFTER_ONE, "PINSON", "8 Enter Esc Esc o", 24, 80);
	golden_check(&(struct golden){.name = "practice-ex0001",
	                              .story = "08:45 ALOUETTE opens the jury\n",
	                              .seat = "ALOUETTE",
	                              .keys = "End Up Enter",
	                              OF_EX0001});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_day_points_at_what_comes_next),
	    cmocka_unit_test(the_day_begins_with_the_jury),
	    cmocka_unit_test(the_day_tells_what_goes_on),
	    cmocka_unit_test(what_cannot_be_opened_says_why),
	    cmocka_unit_test(the_president_opens_the_deliberation_with_a_reason),
	    cmocka_unit_test(one_candidate_at_a_time_is_named),
	    cmocka_unit_test(each_passage_is_deliberated_on_before_the_next),
	    cmocka_unit_test(a_minute_of_practice_is_kept_nowhere),
	};

	return cmocka_run_group_tests_name("screen/day", tests, NULL, NULL);
}
