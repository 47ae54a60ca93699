/* The presentation, and what interrupts it, as each seat sees it. */
#include "unit.h"

#include "golden.h"

#define UP_TO_NOW "group1 signed-in presentation"

static void the_keeper_sees_who_speaks(void **fixture)
{
	(void)fixture;
	golden_screen("presentation", UP_TO_NOW, "GRÈBE", "4 +0:48", 24, 80);
	golden_screen("presentation-60x16", UP_TO_NOW, "GRÈBE", "4 +0:48", 16, 60);
	golden_screen("presentation-132x43", UP_TO_NOW, "GRÈBE", "4 +0:48", 43, 132);
	golden_screen("presentation-100x30", UP_TO_NOW, "GRÈBE", "4 +0:48", 30, 100);
}

static void signs_have_their_ascii_twins_and_roles_their_pens(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "presentation-ascii",
	                              .story = UP_TO_NOW,
	                              .seat = "GRÈBE",
	                              .keys = "4 +0:48",
	                              .ascii = true});
	golden_check(&(struct golden){.name = "presentation-pens",
	                              .story = UP_TO_NOW,
	                              .seat = "GRÈBE",
	                              .keys = "4 +0:48 Up",
	                              .pens = true});
}

static void others_choose_where_the_keeper_gives_the_floor(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-member", UP_TO_NOW, "PINSON", "2 +0:48", 24, 80);
	golden_screen("presentation-president", UP_TO_NOW, "MERLE", "2 +1:48", 24, 80);
	golden_screen("presentation-refused", UP_TO_NOW, "PINSON", "Space", 24, 80);
	golden_screen("presentation-refused-60x16", UP_TO_NOW, "PINSON", "Space", 16, 60);
	golden_screen("presentation-keeper-busy", UP_TO_NOW, "MERLE", "t o 4 Enter", 24, 80);
}

static void the_reminder_of_silence_is_silenced(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-silence", UP_TO_NOW, "GRÈBE", "0 +0:41", 24, 80);
	golden_screen("presentation-silenced", UP_TO_NOW, "GRÈBE", "0 +0:41 0 +0:10", 24, 80);
}

static void a_talk_that_is_not_followed_is_left_in_peace(void **fixture)
{
	static const char begun[] =
	    "include group1\ninclude signed-in\n10:20:00 GRÈBE starts présentation\n";

	(void)fixture;
	golden_screen("presentation-begun", begun, "GRÈBE", "+0:20", 24, 80);
	golden_screen("presentation-nobody-yet", begun, "GRÈBE", "+0:42", 24, 80);
	golden_screen("presentation-not-followed", begun, "GRÈBE", "0 +3:42", 24, 80);
}

static void the_last_seconds_are_credited_to_who_speaks(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-credited", UP_TO_NOW, "GRÈBE", "4 < <", 24, 80);
}

static void time_runs_over(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-overrun", UP_TO_NOW, "GRÈBE", "4 +2:00 5 +3:32", 24, 80);
	golden_screen("presentation-overrun-member", UP_TO_NOW, "PINSON", "+5:34", 24, 80);
	golden_check(&(struct golden){.name = "presentation-overrun-pens",
	                              .story = UP_TO_NOW,
	                              .seat = "GRÈBE",
	                              .keys = "4 +2:00 5 +3:32",
	                              .pens = true});
}

static void the_text_is_read_aloud_before_the_start(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-to-start", "group1 signed-in", "GRÈBE", "Enter Space", 24, 80);
}

static void a_pause_asks_for_its_reason(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-paused", UP_TO_NOW, "GRÈBE", "4 +0:47 Space +0:14", 24, 80);
	golden_screen("presentation-paused-60x16", UP_TO_NOW, "GRÈBE", "4 +0:47 Space +0:14", 16,
	              60);
	golden_screen("presentation-paused-back", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:14 Left Left Right", 24, 80);
	golden_screen("presentation-pause-reason", UP_TO_NOW, "GRÈBE", "4 +0:47 Space +0:14 3", 24,
	              80);
	golden_screen("presentation-pause-reason-60x16", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:14 3", 16, 60);
	golden_screen("presentation-resumed", UP_TO_NOW, "GRÈBE", "4 Space +0:14 Space", 24, 80);
	golden_screen("presentation-pause-taken-back", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:13 Left 8", 24, 80);
	golden_screen("presentation-pause-stays", UP_TO_NOW, "GRÈBE", "4 +0:47 Space +0:14 Enter",
	              24, 80);
	golden_screen("presentation-pause-stays-60x16", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:14 Left Esc", 16, 60);
	golden_screen("presentation-pause-told-later", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:14 Left Esc m 3", 24, 80);
	golden_screen("presentation-resumed-told", UP_TO_NOW, "GRÈBE",
	              "4 +0:47 Space +0:14 3 Space", 24, 80);
	golden_screen("presentation-paused-member",
	              "include group1\ninclude signed-in\ninclude presentation\n"
	              "10:25:50 GRÈBE pauses for noise\n",
	              "PINSON", "", 24, 80);
	golden_screen("presentation-to-restart", UP_TO_NOW, "GRÈBE", "4 +0:47 Space +0:14 7", 24,
	              80);
}

static void after_a_reboot_the_time_is_confirmed(void **fixture)
{
	static const char rebooted[] = "include group1\ninclude signed-in\ninclude presentation\n"
				       "10:25:02 GRÈBE gives the floor to ACACIA\n"
				       "10:25:30 GRÈBE pauses\n10:25:40 GRÈBE resumes\nboot\n"
				       "10:27:10 PINSON reports remark \"coupure de courant\"\n";

	(void)fixture;
	golden_screen("presentation-rebooted", rebooted, "GRÈBE", "", 24, 80);
	golden_screen("presentation-rebooted-member", rebooted, "PINSON", "", 24, 80);
	golden_screen("presentation-to-confirm", rebooted, "GRÈBE", "Space Left", 24, 80);
	golden_screen("presentation-confirmed", rebooted, "GRÈBE", "Space Left o", 24, 80);
}

static void the_president_gives_time(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-time", UP_TO_NOW, "MERLE", "+ Right Right", 24, 80);
	golden_screen("presentation-time-given", UP_TO_NOW, "MERLE", "+ Right Right 3", 24, 80);
}

static void the_end_is_asked(void **fixture)
{
	(void)fixture;
	golden_screen("presentation-to-end", UP_TO_NOW, "MERLE", "f", 24, 80);
	golden_screen("presentation-ended", UP_TO_NOW, "GRÈBE", "4 +1:00 f o", 24, 80);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_keeper_sees_who_speaks),
	    cmocka_unit_test(signs_have_their_ascii_twins_and_roles_their_pens),
	    cmocka_unit_test(others_choose_where_the_keeper_gives_the_floor),
	    cmocka_unit_test(the_reminder_of_silence_is_silenced),
	    cmocka_unit_test(a_talk_that_is_not_followed_is_left_in_peace),
	    cmocka_unit_test(the_last_seconds_are_credited_to_who_speaks),
	    cmocka_unit_test(time_runs_over),
	    cmocka_unit_test(the_text_is_read_aloud_before_the_start),
	    cmocka_unit_test(a_pause_asks_for_its_reason),
	    cmocka_unit_test(after_a_reboot_the_time_is_confirmed),
	    cmocka_unit_test(the_president_gives_time),
	    cmocka_unit_test(the_end_is_asked),
	};

	return cmocka_run_group_tests_name("screen/presentation", tests, NULL, NULL);
}
