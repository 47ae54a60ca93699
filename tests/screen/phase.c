/* Phases of another certification, one candidate at a time, and tables of many. */
#include "unit.h"

#include "golden.h"

#define EX0001 .grid = "config/ex0001.yaml", .cohort = "config/cohort-ex0001.yaml"

static const char preparing[] = "08:45 ALOUETTE opens the jury\n08:58 ROITELET signs in TILLEUL\n"
				"09:00:00 ROITELET starts préparation\n09:08:50 ? left = 21:10\n";
/* The next one prepares while the first is heard. */
static const char two_clocks[] =
    "08:45 ALOUETTE opens the jury\n08:58 ROITELET signs in TILLEUL\n"
    "09:00:00 ROITELET starts préparation\n09:30:00 ROITELET ends\n"
    "09:31:00 ROITELET starts exposé\npassage 2\n09:35:00 ROITELET signs in AULNE\n"
    "ROITELET starts préparation\n09:35:20 ? left = 29:40\n";

static void one_prepares(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){
	    .name = "phase-preparation", EX0001, .story = preparing, .seat = "ROITELET"});
	golden_check(&(struct golden){.name = "phase-preparation-60x16",
	                              EX0001,
	                              .story = preparing,
	                              .seat = "ALOUETTE",
	                              .rows = 16,
	                              .cols = 60});
}

static void two_clocks_run_at_once(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){
	    .name = "phase-two-clocks", EX0001, .story = two_clocks, .seat = "ALOUETTE"});
	golden_check(&(struct golden){.name = "phase-too-short",
	                              EX0001,
	                              .story = two_clocks,
	                              .seat = "ROITELET",
	                              .keys = "f"});
}

static void ten_have_smaller_digits(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "presentation-ten",
	                              .story = "many",
	                              .seat = "GRÈBE",
	                              .cohort = "tests/screen/cohort-many.yaml"});
	golden_check(&(struct golden){.name = "presentation-ten-ascii",
	                              .story = "many",
	                              .seat = "GRÈBE",
	                              .cohort = "tests/screen/cohort-many.yaml",
	                              .ascii = true});
}

static void beyond_ten_there_are_no_digits(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "presentation-fourteen",
	                              .story = "many many-more",
	                              .seat = "GRÈBE",
	                              .keys = "Down Down p +0:20",
	                              .cohort = "tests/screen/cohort-many.yaml"});
	golden_check(&(struct golden){.name = "presentation-fourteen-60x16",
	                              .story = "many many-more",
	                              .seat = "GRÈBE",
	                              .keys = "End p",
	                              .rows = 16,
	                              .cols = 60,
	                              .cohort = "tests/screen/cohort-many.yaml"});
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_prepares),
	    cmocka_unit_test(two_clocks_run_at_once),
	    cmocka_unit_test(ten_have_smaller_digits),
	    cmocka_unit_test(beyond_ten_there_are_no_digits),
	};

	return cmocka_run_group_tests_name("screen/phase", tests, NULL, NULL);
}
