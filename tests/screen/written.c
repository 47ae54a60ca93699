/* The results of the written test, entered by who the grid names. */
#include "unit.h"

#include "golden.h"

#define NOW   "group1 signed-in"
#define THERE "End Enter "

static void results_are_entered_cell_by_cell(void **fixture)
{
	(void)fixture;
	golden_screen("written", NOW, "GRÈBE", THERE, 24, 80);
	golden_screen("written-60x16", NOW, "GRÈBE", THERE, 16, 60);
	golden_screen("written-asks-who", NOW, "GRÈBE", THERE "3", 24, 80);
	golden_screen("written-first", NOW, "GRÈBE", THERE "3 \"DURAND Paul, 12/11/2026\" Enter",
	              24, 80);
	golden_screen("written-no-date", NOW, "GRÈBE", THERE "3 \"DURAND Paul\" Enter", 24, 80);
	golden_screen("written-next", NOW, "GRÈBE",
	              THERE "3 \"DURAND Paul, 12/11/2026\" Enter 2 x 4 1", 24, 80);
	golden_screen("written-erased", NOW, "GRÈBE",
	              THERE "3 \"DURAND Paul, 12/11/2026\" Enter Left Backspace", 24, 80);
	golden_screen("written-who-changed", NOW, "GRÈBE",
	              THERE "3 \"DURAND Paul, 12/11/2026\" Enter m \" bis\" Enter", 24, 80);
	golden_screen("written-not-mine", NOW, "PINSON", THERE "3", 24, 80);
	golden_check(&(struct golden){.name = "aloud-written",
	                              .story = NOW,
	                              .seat = "GRÈBE",
	                              .keys = THERE "3 \"DURAND\" Enter",
	                              .aloud = true});
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(results_are_entered_cell_by_cell),
	};

	return cmocka_run_group_tests_name("screen/written", tests, NULL, NULL);
}
