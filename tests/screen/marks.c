/* After the reveal: each member's marks side by side; and before it, nothing of them. */
#include "unit.h"

#include "golden.h"

#define NOW "group1 signed-in presented marks"

static void all_marks_stand_side_by_side(void **fixture)
{
	(void)fixture;
	golden_screen("marks", NOW, "MERLE", "3 Enter Tab Right", 24, 80);
	golden_screen("marks-keeper", NOW, "GRÈBE", "3 Enter Tab Right", 24, 80);
}

/* From a competency to the next, from a candidate to the next, then back to the day. */
static void each_says_what_comes_next(void **fixture)
{
	(void)fixture;
	golden_screen("marks-next-candidate", NOW, "MERLE", "3 Enter Tab Left Left", 24, 80);
	golden_screen("marks-last", NOW, "MERLE", "3 Enter BackTab Left", 24, 80);
}

static void a_small_window_keeps_the_table(void **fixture)
{
	(void)fixture;
	golden_screen("marks-60x16", NOW, "MERLE", "3 Enter Tab Right Down", 16, 60);
}

static void a_wide_window_lets_names_run_on(void **fixture)
{
	(void)fixture;
	golden_screen("marks-110x30", NOW, "MERLE", "3 Enter Tab Right", 30, 110);
}

static void who_withdrew_reads_that_and_nothing_else(void **fixture)
{
	(void)fixture;
	golden_screen("marks-withdrawn", NOW, "SITTELLE", "3 Enter Tab Tab r", 24, 80);
	golden_screen("marks-of-withdrawn", NOW, "PINSON", "3 Enter Tab Tab", 24, 80);
}

static void enter_opens_my_own_sheet(void **fixture)
{
	(void)fixture;
	golden_screen("marks-opens", NOW, "PINSON", "3 Enter Tab Right Enter", 24, 80);
}

static void a_change_after_the_reveal_asks_why(void **fixture)
{
	(void)fixture;
	golden_screen("late-take-back", NOW, "MERLE", "3 Enter Tab Right Enter 2", 24, 80);
	golden_screen("late-mark-asks", NOW, "MERLE", "3 Enter Tab Right Enter 2 3 2", 24, 80);
	golden_screen("late-mark", NOW, "MERLE",
	              "3 Enter Tab Right Enter 2 3 2 \"relu mes notes\" Enter", 24, 80);
	golden_screen("late-mark-told", NOW, "MERLE",
	              "3 Enter Tab Right Enter 2 3 2 \"relu mes notes\" Enter q", 24, 80);
	golden_screen("late-moved", NOW, "MERLE", "3 Enter Tab Right Enter 2 3 l", 24, 80);
}

/* -- blind before, not after ----------------------------------------------------------------- */

/* Two days that differ only in what PINSON thinks of ACACIA. */
#define DAY(marks, kept)                                                                           \
	"include group1\n"                                                                         \
	"include signed-in\n"                                                                      \
	"include presented\n"                                                                      \
	"include sheet\n"                                                                          \
	"10:40:00  PINSON  fills ACACIA " marks "\n"                                               \
	"          PINSON  comments ACACIA C2 \"" kept "\"\n"                                      \
	"          PINSON  notes ACACIA \"" kept "\"\n"                                            \
	"          PINSON  fills CÈDRE " marks "\n"                                                \
	"10:41:00  PINSON  hands in ACACIA\n"
#define LOW  DAY("1 1 1 1 1 1 1 1 1 1 1 1", "Rien.")
#define HIGH DAY("4 4 4 4 4 4 x x 4 4 4 4", "Tout, et bien dit.")
#define REVEAL                                                                                     \
	"10:51:00  MERLE   ends all the same \"temps épuisé\"\n"                                 \
	"10:52:00  MERLE   opens the deliberation \"répétition\"\n"

static int compare(const char *seat, const char *one, const char *other, const char *keys)
{
	struct buf a = {0}, b = {0};
	int differ;

	golden_see(&(struct golden){.name = seat,
	                            .story = one,
	                            .seat = seat,
	                            .keys = keys,
	                            .cols = 132,
	                            .rows = 43,
	                            .pens = true},
	           &a);
	golden_see(&(struct golden){.name = seat,
	                            .story = other,
	                            .seat = seat,
	                            .keys = keys,
	                            .cols = 132,
	                            .rows = 43,
	                            .pens = true},
	           &b);
	differ = strcmp(buf_text(&a), buf_text(&b));
	buf_done(&a);
	buf_done(&b);
	return differ;
}

static void another_s_marks_change_no_cell_of_mine(void **fixture)
{
	static const char *const keys[] = {"4 Enter 3", "4 Enter Enter", "4 Enter f",
	                                   "4 Enter l", "2 Enter",       "q",
	                                   "j",         "4 Enter f o q"};
	static const char *const seats[] = {"MERLE", "SITTELLE"};

	(void)fixture;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (size_t j = 0; j < 2; j++)
			assert_int_equal(compare(seats[j], LOW, HIGH, keys[i]), 0);
	assert_int_equal(compare("GRÈBE", LOW, HIGH, "4"), 0);
	assert_int_equal(compare("GRÈBE", LOW "10:51:00  MERLE  ends all the same \"épuisé\"\n",
	                         HIGH "10:51:00  MERLE  ends all the same \"épuisé\"\n", "3 Enter"),
	                 0);
}

/* The control: the same comparison sees a difference where there is one. */
static void they_do_once_the_deliberation_is_open(void **fixture)
{
	(void)fixture;
	assert_int_not_equal(compare("MERLE", LOW REVEAL, HIGH REVEAL, "3 Enter Tab Tab Tab"), 0);
	assert_int_not_equal(compare("GRÈBE", LOW REVEAL, HIGH REVEAL, "3 Enter Tab Tab Tab"), 0);
	assert_int_not_equal(compare("PINSON", LOW, HIGH, "4 Enter"), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_marks_stand_side_by_side),
	    cmocka_unit_test(each_says_what_comes_next),
	    cmocka_unit_test(a_small_window_keeps_the_table),
	    cmocka_unit_test(a_wide_window_lets_names_run_on),
	    cmocka_unit_test(who_withdrew_reads_that_and_nothing_else),
	    cmocka_unit_test(enter_opens_my_own_sheet),
	    cmocka_unit_test(a_change_after_the_reveal_asks_why),
	    cmocka_unit_test(another_s_marks_change_no_cell_of_mine),
	    cmocka_unit_test(they_do_once_the_deliberation_is_open),
	};

	return cmocka_run_group_tests_name("screen/marks", tests, NULL, NULL);
}
