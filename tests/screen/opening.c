/* The opening of the jury, and what is asked there. */
#include "unit.h"

#include "golden.h"

#define BEFORE   "08:40 GRÈBE tells MERLE has no link\n"
#define DECLARED BEFORE "08:41 GRÈBE tells PINSON has no link\n"

static void the_jury_declares_its_links(void **fixture)
{
	(void)fixture;
	golden_screen("opening-start", BEFORE, "GRÈBE", "Enter", 24, 80);
	golden_screen("opening", BEFORE, "MERLE", "Enter Down 1 End", 24, 80);
	golden_screen("opening-60x16", DECLARED, "MERLE", "Enter End", 16, 60);
	golden_check(&(struct golden){.name = "opening-english-60x16",
	                              .story = DECLARED,
	                              .seat = "MERLE",
	                              .keys = "Enter End",
	                              .rows = 16,
	                              .cols = 60,
	                              .english = true});
	golden_check(&(struct golden){.name = "opening-pens",
	                              .story = DECLARED,
	                              .seat = "MERLE",
	                              .keys = "Enter End",
	                              .pens = true});
	golden_screen("opening-member", BEFORE, "PINSON", "Enter", 24, 80);
	golden_screen("opening-refused", BEFORE, "PINSON", "Enter 3", 24, 80);
	golden_screen("opening-own-link", BEFORE, "PINSON", "Enter Down 1", 24, 80);
}

static void the_jury_is_constituted_aloud(void **fixture)
{
	(void)fixture;
	golden_screen("opening-asked", DECLARED, "MERLE", "Enter f", 24, 80);
	golden_screen("opening-asked-early", BEFORE, "MERLE", "Enter f", 24, 80);
	golden_screen("opening-done", DECLARED, "MERLE", "Enter f o", 24, 80);
	golden_screen("opening-undone-not", DECLARED, "MERLE", "Enter f o u", 24, 80);
	golden_screen("opening-again", DECLARED, "MERLE", "Enter f o f", 24, 80);
}

static void a_member_withdraws_for_somebody(void **fixture)
{
	(void)fixture;
	golden_screen("recused-passage", BEFORE, "GRÈBE", "Enter Down 2", 24, 80);
	golden_screen("recused-whom", BEFORE, "GRÈBE", "Enter Down 2 2", 24, 80);
	golden_screen("recused-why", BEFORE, "GRÈBE", "Enter Down 2 2 4", 24, 80);
	golden_screen("recused", BEFORE, "GRÈBE", "Enter Down 2 2 4 1", 24, 80);
	golden_screen("recused-group", BEFORE, "GRÈBE", "Enter Down 2 3 g 3", 24, 80);
}

static void a_substitute_takes_a_place(void **fixture)
{
	(void)fixture;
	golden_screen("replaced-asked", DECLARED, "GRÈBE", "Enter Down 4", 24, 80);
	golden_screen("replaced", DECLARED, "GRÈBE", "Enter Down 4 1", 24, 80);
	golden_screen("replaced-undone", DECLARED, "GRÈBE", "Enter Down 4 1 u", 24, 80);
	golden_screen("replaced-put-back", DECLARED, "GRÈBE", "Enter Down 4 1 u y", 24, 80);
	golden_screen("replaced-has-acted",
	              DECLARED "08:42 GRÈBE  tells PINSON is out\n"
	                       "      GRÈBE  gives LORIOT the role member\n"
	                       "08:43 LORIOT reports noise\n",
	              "GRÈBE", "Enter u", 24, 80);
	golden_screen("replaced-by", DECLARED, "GRÈBE", "Enter End 4", 24, 80);
	golden_screen("replaced-president", DECLARED, "GRÈBE", "Enter 4", 24, 80);
	golden_screen("replaced-president-done", DECLARED, "GRÈBE", "Enter 4 1", 24, 80);
	/* Whoever presides already is not offered once more. */
	golden_screen("replaced-president-twice", DECLARED, "GRÈBE", "Enter 4 3 4", 24, 80);
}

/* The president has left without a word: the members say who presides. */
static void who_presides_is_said_by_the_members(void **fixture)
{
	static const char vacant[] = DECLARED "08:42 GRÈBE tells MERLE is out\n";

	(void)fixture;
	golden_screen("opening-vacant", vacant, "PINSON", "Enter", 24, 80);
	golden_screen("opening-vacant-60x16", vacant, "PINSON", "Enter", 16, 60);
	golden_screen("opening-vacant-asked", vacant, "PINSON", "Enter 4", 24, 80);
	golden_screen("opening-vacant-filled", vacant, "PINSON", "Enter 4 2", 24, 80);
	golden_screen("opening-presides-still", DECLARED, "PINSON", "Enter 4", 24, 80);
}

/* A deport told once the jury sits takes the quorum away for one. */
static void a_quorum_lost_in_the_day_is_told(void **fixture)
{
	static const char lost[] = DECLARED
	    "08:42 GRÈBE tells SITTELLE has no link\n"
	    "08:43 MERLE opens the jury\n"
	    "08:50 PINSON withdraws for HÊTRE\n";

	(void)fixture;
	golden_screen("opening-quorum-lost", lost, "GRÈBE", "1 Enter", 24, 80);
	golden_screen("opening-quorum-lost-60x16", lost, "GRÈBE", "1 Enter", 16, 60);
	golden_screen("opening-quorum-gone",
	              DECLARED "08:42 GRÈBE tells SITTELLE has no link\n"
	                       "08:43 MERLE opens the jury\n",
	              "GRÈBE", "1 Enter Down 3 3", 24, 80);
	golden_screen("opening-quorum-postponed",
	              DECLARED "08:42 GRÈBE tells PINSON is out\n"
	                       "      GRÈBE tells HÊTRE is late\n"
	                       "      MERLE tells HÊTRE is postponed\n",
	              "MERLE", "Enter", 24, 80);
}

static void too_few_members_make_no_jury(void **fixture)
{
	(void)fixture;
	golden_screen("opening-lacking", DECLARED, "GRÈBE", "Enter Down 3", 24, 80);
	golden_screen("opening-nobody", DECLARED, "GRÈBE", "Enter Down 3 3", 24, 80);
	golden_screen("opening-carence-asked", DECLARED, "GRÈBE", "Enter Down 3 3 f", 24, 80);
	golden_screen("opening-carence", DECLARED, "GRÈBE", "Enter Down 3 3 f o q", 24, 80);
	golden_screen("opening-back", DECLARED, "GRÈBE", "Enter Down 3 Up 1", 24, 80);
}

static void another_grid_has_its_own_rules(void **fixture)
{
	struct golden g = {.name = "opening-ex0001",
	                   .story = "08:40 ALOUETTE tells ROITELET has no link\n",
	                   .seat = "ALOUETTE",
	                   .keys = "Enter",
	                   .grid = "config/ex0001.yaml",
	                   .cohort = "config/cohort-ex0001.yaml"};

	(void)fixture;
	golden_check(&g);
	g.name = "recused-ex0001";
	g.keys = "Enter Down 2";
	golden_check(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_jury_declares_its_links),
	    cmocka_unit_test(the_jury_is_constituted_aloud),
	    cmocka_unit_test(a_member_withdraws_for_somebody),
	    cmocka_unit_test(a_substitute_takes_a_place),
	    cmocka_unit_test(who_presides_is_said_by_the_members),
	    cmocka_unit_test(a_quorum_lost_in_the_day_is_told),
	    cmocka_unit_test(too_few_members_make_no_jury),
	    cmocka_unit_test(another_grid_has_its_own_rules),
	};

	return cmocka_run_group_tests_name("screen/opening", tests, NULL, NULL);
}
