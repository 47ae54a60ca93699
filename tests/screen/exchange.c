/* The exchange: questions, what is due, the pace, the end. */
#include "unit.h"

#include "golden.h"

#define UP_TO_NOW  "group1 signed-in presented exchange"
#define JUST_ASKED UP_TO_NOW " just-asked"

static void who_was_asked_what(void **fixture)
{
	(void)fixture;
	golden_screen("exchange", UP_TO_NOW, "MERLE", "+0:02 4 b 3 +0:06", 24, 80);
	golden_screen("exchange-60x16", UP_TO_NOW, "MERLE", "+0:02 4 b 3 +0:06", 16, 60);
	golden_screen("exchange-asked-60x16", UP_TO_NOW, "MERLE", "+0:02 4 b", 16, 60);
	golden_screen("exchange-132x43", UP_TO_NOW, "MERLE", "+0:02 4 b 3 +0:06", 43, 132);
	golden_check(&(struct golden){.name = "exchange-ascii",
	                              .story = UP_TO_NOW,
	                              .seat = "MERLE",
	                              .keys = "+0:02 4 b 3 +0:06",
	                              .ascii = true});
	golden_check(&(struct golden){.name = "exchange-pens",
	                              .story = UP_TO_NOW,
	                              .seat = "MERLE",
	                              .keys = "+0:02 4 b",
	                              .pens = true});
}

static void each_seat_has_its_keys(void **fixture)
{
	(void)fixture;
	golden_screen("exchange-keeper", UP_TO_NOW, "GRÈBE", "3 a", 24, 80);
	golden_screen("exchange-keeper-60x16", UP_TO_NOW, "GRÈBE", "", 16, 60);
	golden_screen("exchange-recused", UP_TO_NOW, "SITTELLE", "3 a", 24, 80);
	golden_screen("exchange-recused-sheet", UP_TO_NOW, "SITTELLE", "3 Enter", 24, 80);
	golden_screen("exchange-group", UP_TO_NOW, "PINSON", "g", 24, 80);
	golden_screen("exchange-twin", JUST_ASKED, "GRÈBE", "+0:02 2 x", 24, 80);
	golden_screen("exchange-twin-of-members", JUST_ASKED, "MERLE", "+0:01 2 x", 24, 80);
	golden_screen("exchange-twin-60x16", JUST_ASKED, "GRÈBE", "+0:02 2 x", 16, 60);
	golden_screen("exchange-twin-undone", JUST_ASKED, "GRÈBE", "+0:02 2 x u", 24, 80);
	golden_screen("exchange-undone", UP_TO_NOW, "PINSON", "3 a u b", 24, 80);
}

/* The group is that one: only a question already put to it is told. */
static void who_is_heard_alone_is_asked_alone(void **fixture)
{
	static const char story[] = "08:45 ALOUETTE opens the jury\n"
				    "08:58 ROITELET signs in TILLEUL\n"
				    "09:00:00 ROITELET starts préparation\n"
				    "09:30:00 ROITELET ends\n"
				    "09:31:00 ROITELET starts exposé\n"
				    "09:38:30 ROITELET ends\n"
				    "09:39:00 ROITELET starts entretien\n";

	(void)fixture;
	golden_check(&(struct golden){.name = "exchange-alone",
	                              .story = story,
	                              .seat = "ALOUETTE",
	                              .keys = "a",
	                              .grid = "config/ex0001.yaml",
	                              .cohort = "config/cohort-ex0001.yaml"});
}

static void a_question_is_refined(void **fixture)
{
	(void)fixture;
	golden_screen("exchange-question", UP_TO_NOW, "MERLE", "4 b m", 24, 80);
	golden_screen("exchange-question-words", UP_TO_NOW, "MERLE", "4 b m 1 \"Et demain ?\"", 24,
	              80);
	golden_screen("exchange-question-asker", UP_TO_NOW, "GRÈBE", "4 b m 2", 24, 80);
	golden_screen("exchange-question-level", UP_TO_NOW, "MERLE", "4 b m 3", 24, 80);
	golden_screen("exchange-question-follow-up", UP_TO_NOW, "MERLE", "4 b m 4", 24, 80);
}

static void the_pace_quickens(void **fixture)
{
	(void)fixture;
	golden_screen("exchange-overrun", UP_TO_NOW, "MERLE", "+13:26", 24, 80);
	golden_screen("exchange-over-the-margin", UP_TO_NOW, "MERLE", "+16:26", 24, 80);
	golden_screen("exchange-over-the-margin-member", UP_TO_NOW, "PINSON", "+16:26", 24, 80);
	golden_screen("exchange-all-asked", UP_TO_NOW, "PINSON", "2 a 3 a a 4 a 5 b", 24, 80);
}

static void under_the_minimum_only_with_a_reason(void **fixture)
{
	/* The drawing's: CÈDRE's first question has got a level since, FRÊNE a second one. */
	static const char short_of_time[] =
	    "include group1\ninclude signed-in\ninclude presented\ninclude exchange\n"
	    "10:39:10 PINSON question_changed item=a person=PINSON code=question\n"
	    "10:42:00 SITTELLE asks c to FRÊNE\n10:44:00 MERLE asks b to ACACIA\n"
	    "10:50:47 ? left = 1:13\n";

	(void)fixture;
	golden_screen("exchange-to-end", short_of_time, "MERLE", "f", 24, 80);
	golden_screen("exchange-to-end-60x16", short_of_time, "MERLE", "f", 16, 60);
	golden_screen("exchange-keeper-may-not-end", short_of_time, "GRÈBE", "+1:20", 24, 80);
	golden_screen("exchange-to-end-refused", short_of_time, "GRÈBE", "f", 24, 80);
	golden_screen("exchange-ended", short_of_time, "MERLE", "f 1", 24, 80);
}

static void the_clock_stops_and_is_lost(void **fixture)
{
	static const char rebooted[] =
	    "include group1\ninclude signed-in\ninclude presented\ninclude exchange\n"
	    "10:39:09 GRÈBE pauses\n+0:05 GRÈBE resumes\nboot\n10:41:00 MERLE asks c to ACACIA\n";

	(void)fixture;
	golden_screen("exchange-paused", UP_TO_NOW, "GRÈBE", "+0:09 Space +0:20 1", 24, 80);
	golden_screen("exchange-rebooted", rebooted, "MERLE", "", 24, 80);
}

static void who_leaves_is_owed_nothing(void **fixture)
{
	static const char left[] =
	    "include group1\ninclude signed-in\ninclude presented\ninclude exchange\n"
	    "10:39:30 GRÈBE tells HÊTRE is unwell\n";

	(void)fixture;
	golden_screen("exchange-left", left, "PINSON", "", 24, 80);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_was_asked_what),
	    cmocka_unit_test(each_seat_has_its_keys),
	    cmocka_unit_test(who_is_heard_alone_is_asked_alone),
	    cmocka_unit_test(a_question_is_refined),
	    cmocka_unit_test(the_pace_quickens),
	    cmocka_unit_test(under_the_minimum_only_with_a_reason),
	    cmocka_unit_test(the_clock_stops_and_is_lost),
	    cmocka_unit_test(who_leaves_is_owed_nothing),
	};

	return cmocka_run_group_tests_name("screen/exchange", tests, NULL, NULL);
}
