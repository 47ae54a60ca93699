/* The public clock: all that everybody in the room may see, and no name. */
#include "unit.h"

#include <string.h>

#include "golden.h"

#define IN_EXCHANGE "group1 signed-in presented exchange"
#define OF_EX0001   .grid = "config/ex0001.yaml", .cohort = "config/cohort-ex0001.yaml"

static void in_public(const char *name, const char *story, const char *keys, int rows, int cols)
{
	golden_check(&(struct golden){.name = name,
	                              .story = story,
	                              .keys = keys,
	                              .rows = rows,
	                              .cols = cols,
	                              .in_public = true,
	                              .pens = rows == 24});
}

static void digits_are_as_large_as_the_window_allows(void **fixture)
{
	(void)fixture;
	in_public("public", IN_EXCHANGE, "+0:11", 24, 80);
	in_public("public-60x16", IN_EXCHANGE, "+0:11", 16, 60);
	in_public("public-40x10", IN_EXCHANGE, "+0:11", 10, 40);
	in_public("public-200x50", IN_EXCHANGE, "+0:11", 50, 200);
	golden_check(&(struct golden){
	    .name = "public-ascii", .story = IN_EXCHANGE, .in_public = true, .ascii = true});
}

static void overrun_and_pause_are_told(void **fixture)
{
	static const char paused[] = "include group1\ninclude signed-in\ninclude presented\n"
				     "include exchange\n10:39:09 GRÈBE pauses\n";
	static const char rebooted[] = "include group1\ninclude signed-in\ninclude presented\n"
				       "include exchange\nboot\n"
				       "10:41:00 MERLE asks c to ACACIA\n";

	(void)fixture;
	in_public("public-overrun", IN_EXCHANGE, "+13:26", 24, 80);
	in_public("public-paused", paused, "+1:05", 24, 80);
	in_public("public-rebooted", rebooted, "", 24, 80);
}

static void between_phases_it_tells_what_comes(void **fixture)
{
	(void)fixture;
	in_public("public-start", "", "", 24, 80);
	in_public("public-next", "group1 signed-in", "", 24, 80);
	in_public("public-next-phase", "group1 signed-in presented", "", 24, 80);
}

static void another_clock_runs_in_one_line(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "public-two-clocks",
	                              .story = "08:45     ALOUETTE opens the jury\n"
	                                       "passage 1\n"
	                                       "08:58     ROITELET signs in TILLEUL\n"
	                                       "09:00:00  ROITELET starts préparation\n"
	                                       "09:30:00  ROITELET ends\n"
	                                       "09:31:00  ROITELET starts exposé\n"
	                                       "passage 2\n"
	                                       "09:32:00  ROITELET signs in AULNE\n"
	                                       "09:33:00  ROITELET starts préparation\n",
	                              .keys = "+0:20",
	                              .in_public = true,
	                              OF_EX0001});
}

/* Whatever the moment, nobody is named. */
static void nobody_is_named(void **fixture)
{
	static const char *const names[] = {"ÉRABLE", "CÈDRE",  "HÊTRE",    "ACACIA", "FRÊNE",
	                                    "MERLE",  "PINSON", "SITTELLE", "GRÈBE",  "TILLEUL",
	                                    "AULNE",  "tiers",  "majoré"};
	static const struct golden moments[] = {
	    {.name = "in a talk", .story = "group1 signed-in presentation", .in_public = true},
	    {.name = "in an exchange", .story = IN_EXCHANGE, .in_public = true},
	    {.name = "one by one", .story = "ex0001-heard", .in_public = true, OF_EX0001},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		struct buf seen = {0};

		golden_see(&moments[i], &seen);
		assert_true(seen.n > 0);
		for (size_t n = 0; n < sizeof names / sizeof *names; n++)
			if (strstr(buf_text(&seen), names[n]))
				fail_msg("%s: %s is named\n%s", moments[i].name, names[n],
				         buf_text(&seen));
		buf_done(&seen);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(digits_are_as_large_as_the_window_allows),
	    cmocka_unit_test(overrun_and_pause_are_told),
	    cmocka_unit_test(between_phases_it_tells_what_comes),
	    cmocka_unit_test(another_clock_runs_in_one_line),
	    cmocka_unit_test(nobody_is_named),
	};

	return cmocka_run_group_tests_name("screen/public", tests, NULL, NULL);
}
