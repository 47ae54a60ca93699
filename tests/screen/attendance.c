/* Who is there: the signing in, who comes late, who leaves. */
#include "unit.h"

#include "golden.h"

#define SIGNING "group1 signing"
#define LATE SIGNING " late"
#define OUT "group1 signed-in two-out"

static void each_one_gets_a_digit(void **fixture)
{
	(void)fixture;
	golden_screen("attendance", SIGNING, "GRÈBE", "Enter Down Down Down", 24, 80);
	golden_screen("attendance-60x16", SIGNING, "GRÈBE", "Enter Down Down Down", 16, 60);
	golden_screen("attendance-marked", SIGNING, "GRÈBE", "Enter Down Down Down 1 & Up 4", 24,
	              80);
	golden_screen("attendance-all-in", SIGNING, "GRÈBE", "Enter Down 1 Down 1 5", 24, 80);
	golden_screen("attendance-undone", SIGNING, "GRÈBE", "Enter Down Down Down 1 u", 24, 80);
	golden_check(&(struct golden){.name = "attendance-pens",
	                              .story = SIGNING,
	                              .seat = "GRÈBE",
	                              .keys = "Enter Down Down Down",
	                              .pens = true});
}

/* Space would be refused: where to go is told before. */
static void a_passage_without_quorum_is_told(void **fixture)
{
	(void)fixture;
	golden_screen("attendance-no-quorum", OUT, "GRÈBE", "Enter", 24, 80);
	golden_screen("attendance-no-quorum-60x16", OUT, "GRÈBE", "Enter", 16, 60);
}

static void others_see_and_may_not(void **fixture)
{
	(void)fixture;
	golden_screen("attendance-member", SIGNING, "PINSON", "Enter", 24, 80);
	golden_screen("attendance-refused", SIGNING, "PINSON", "Enter 1", 24, 80);
}

static void chairs_are_changed_before_the_first_phase(void **fixture)
{
	(void)fixture;
	golden_screen("attendance-chair", SIGNING, "GRÈBE", "Enter End < <", 24, 80);
	golden_screen("attendance-first-chair", SIGNING, "GRÈBE", "Enter <", 24, 80);
	golden_screen("attendance-chair-late", LATE, "GRÈBE", "v End <", 24, 80);
}

static void who_comes_late_is_the_presidents_to_decide(void **fixture)
{
	(void)fixture;
	golden_screen("late-advice", LATE, "MERLE", "v Down Down", 24, 80);
	golden_screen("late-asked", LATE, "MERLE", "v Down Down 1", 24, 80);
	golden_screen("late-admitted", LATE, "MERLE", "v Down Down 1 1", 24, 80);
	golden_screen("late-last", LATE, "MERLE", "v Down Down 1 2", 24, 80);
	golden_screen("late-last-asked", LATE, "MERLE", "v Down Down 1 2 3", 24, 80);
	golden_screen("late-last-placed", LATE, "MERLE", "v Down Down 1 2 3 1", 24, 80);
	/* Taken back, it leaves nothing in the day; and may be decided again. */
	golden_screen("late-last-placed-day", LATE, "MERLE", "v Down Down 1 2 3 2 q q", 24, 80);
	golden_screen("late-last-undone-day", LATE, "MERLE", "v Down Down 1 2 3 2 u q q", 24, 80);
	golden_screen("late-last-placed-again", LATE, "MERLE", "v Down Down 1 2 3 2 u 3 2 q q", 24,
	              80);
	golden_screen("late-keeper", LATE, "GRÈBE", "v", 24, 80);
}

static void who_leaves_is_told_why(void **fixture)
{
	(void)fixture;
	golden_screen("gone-asked", LATE, "GRÈBE", "v Down Down Down 6", 24, 80);
	golden_screen("gone", LATE, "GRÈBE", "v Down Down Down 6 1", 24, 80);
	golden_screen("gone-refused", LATE, "PINSON", "v 6", 24, 80);
}

static void a_measure_is_shown(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "attendance-measure",
	                              .story = "08:52 MERLE opens the jury\n",
	                              .seat = "GRÈBE",
	                              .keys = "4 Enter Down 1",
	                              .cohort = "config/cohort-rs6731.yaml"});
}

static void the_first_phase_starts_from_here(void **fixture)
{
	(void)fixture;
	golden_screen("attendance-start", "group1 signed-in", "GRÈBE", "Enter Space", 24, 80);
	/* The instruction is not read aloud to be refused then. */
	golden_screen("attendance-no-jury", "no-jury", "GRÈBE", "2 Enter Space", 24, 80);
	golden_screen("attendance-started", LATE, "GRÈBE", "v Space", 24, 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_one_gets_a_digit),
	    cmocka_unit_test(a_passage_without_quorum_is_told),
	    cmocka_unit_test(others_see_and_may_not),
	    cmocka_unit_test(chairs_are_changed_before_the_first_phase),
	    cmocka_unit_test(who_comes_late_is_the_presidents_to_decide),
	    cmocka_unit_test(who_leaves_is_told_why),
	    cmocka_unit_test(a_measure_is_shown),
	    cmocka_unit_test(the_first_phase_starts_from_here),
	};

	return cmocka_run_group_tests_name("screen/attendance", tests, NULL, NULL);
}
