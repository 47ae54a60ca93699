/* A member's sheet: as it is drawn, as it is marked, what stands in its way. */
#include "unit.h"

#include "golden.h"

#define NOW "group1 signed-in presented sheet"

/* One screen of MERLE's, at 80×24. */
static void see(const char *name, const char *story, const char *keys)
{
	golden_screen(name, story, "MERLE", keys, 24, 80);
}

static void a_digit_marks_and_the_next_empty_criterion_comes(void **fixture)
{
	(void)fixture;
	see("sheet", NOW, "4 Enter 3");
}

static void roles_are_pens_and_the_cursor_is_on_the_criterion(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "sheet-pens",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "4 Enter 3",
	                              .pens = true});
}

static void a_small_window_keeps_marks_and_senses(void **fixture)
{
	(void)fixture;
	golden_screen("sheet-60x16", NOW, "MERLE", "4 Enter 3", 16, 60);
	golden_screen("sheet-left-60x16", NOW, "MERLE", "4 Enter Left", 16, 60);
}

/* Who may read it is said whole, however narrow the window. */
static void a_text_says_who_reads_it(void **fixture)
{
	(void)fixture;
	golden_screen("notes-60x16", NOW, "MERLE", "4 Enter n", 16, 60);
	golden_screen("appreciation-60x16", NOW, "MERLE", "4 Enter r", 16, 60);
}

static void a_wide_window_adds_questions_and_notes(void **fixture)
{
	(void)fixture;
	golden_screen("sheet-132x43", NOW, "MERLE", "4 Enter 3", 43, 132);
	golden_screen("sheet-110x30", NOW, "MERLE", "4 Enter 3", 30, 110);
}

static void ascii_will_do(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "sheet-ascii",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "4 Enter 3",
	                              .ascii = true});
}

static void zero_is_not_observed_and_says_what_that_is(void **fixture)
{
	(void)fixture;
	see("sheet-not-observed", NOW, "4 Enter à");
}

static void the_last_mark_tells_what_is_left_to_do(void **fixture)
{
	(void)fixture;
	see("sheet-full", NOW, "4 Enter 3 3 3 3 3 3 3");
}

/* r writes the appreciation of the competency on the screen, which may not be the missing one. */
static void the_missing_appreciation_is_offered_by_the_key_that_opens_it(void **fixture)
{
	(void)fixture;
	see("sheet-full-there", NOW, "4 Enter 3 3 3 3 3 3 3 Right");
	see("sheet-full-writes", NOW, "4 Enter 3 3 3 3 3 3 3 f 1");
}

static void a_correction_goes_on_to_what_is_still_empty(void **fixture)
{
	(void)fixture;
	see("sheet-corrected", NOW, "4 Enter Home 4");
}

static void what_is_not_on_the_disk_is_not_shown_as_stored(void **fixture)
{
	(void)fixture;
	see("sheet-slow", NOW, "4 Enter !slow 3");
	see("sheet-slow-all", NOW, "4 Enter !slow 3 3 3 3 3 3 3");
	see("sheet-failed", NOW, "4 Enter 3 !full 3 Down 4 Up");
	golden_screen("sheet-failed-60x16", NOW, "MERLE", "4 Enter 3 !full 3", 16, 60);
}

static void the_competency_turns_the_strip_stays(void **fixture)
{
	(void)fixture;
	see("sheet-right", NOW, "4 Enter Right");
	see("sheet-left", NOW, "4 Enter Left");
}

static void the_candidate_turns_the_criterion_stays(void **fixture)
{
	(void)fixture;
	see("sheet-tab", NOW, "4 Enter Down Tab");
	see("sheet-tab-full", NOW, "4 Enter 3 3 3 3 3 3 3 BackTab");
}

static void enter_opens_the_full_texts(void **fixture)
{
	(void)fixture;
	see("texts", NOW, "4 Enter Enter");
	see("texts-end", NOW, "4 Enter Enter End");
	see("texts-page", NOW, "4 Enter Enter PageDown");
	golden_screen("texts-60x16", NOW, "MERLE", "4 Enter Enter Down Right", 16, 60);
	see("texts-of-the-sheet", NOW, "4 Enter Left Enter"); /* C1.1 is marked on the file only */
}

/* -- what bars it ---------------------------------------------------------------------------- */

static void who_withdrew_reads_that_and_nothing_else(void **fixture)
{
	(void)fixture;
	golden_screen("sheet-withdrawn", NOW, "SITTELLE", "2 Enter Tab 3", 24, 80);
	golden_screen("sheet-withdrawn-132x43", NOW, "SITTELLE", "2 Enter Tab", 43, 132);
}

static void the_keeper_s_sheet_is_closed_during_the_talk(void **fixture)
{
	(void)fixture;
	see("sheet-keeper-busy", "group1 signed-in presentation", "t o 5 Enter 3");
}

static void before_the_passage_there_is_no_sheet(void **fixture)
{
	(void)fixture;
	golden_screen("sheet-not-yet", NOW, "PINSON", "q 4 Enter Enter", 24, 80);
}

static void who_is_absent_is_not_marked(void **fixture)
{
	(void)fixture;
	see("sheet-absent",
	    "include group1\n"
	    "10:16  GRÈBE  signs in ÉRABLE\n"
	    "       GRÈBE  signs in CÈDRE\n"
	    "       GRÈBE  tells HÊTRE is absent\n"
	    "       GRÈBE  signs in ACACIA\n"
	    "       GRÈBE  signs in FRÊNE\n"
	    "10:20:00  GRÈBE  starts présentation\n"
	    "10:30:20  GRÈBE  ends\n"
	    "10:32:00  GRÈBE  starts échange\n"
	    "10:33:00  MERLE  asks a to CÈDRE\n",
	    "3 Enter 3");
}

/* -- handing in, taking back, giving to another ---------------------------------------------- */

static void handing_in_lists_what_is_missing(void **fixture)
{
	(void)fixture;
	see("hand-in", NOW, "4 Enter Home Down 3 3 3 Right 3 1 3 3 f");
	see("hand-in-leads", NOW, "4 Enter Home Down 3 3 3 Right 3 1 3 3 Home f 1");
	see("hand-in-leads-back", NOW, "4 Enter f 2 q");
	see("hand-in-writes", NOW, "4 Enter Home Down 3 3 3 Right 3 1 3 3 f 2");
	golden_screen("hand-in-60x16", NOW, "MERLE", "2 Enter f", 16, 60);
}

static void a_full_sheet_goes_without_reproach(void **fixture)
{
	(void)fixture;
	see("hand-in-full", NOW, "4 Enter 3 3 3 3 3 3 3 Right r \"Juste.\" Esc f");
	golden_screen("hand-in-full-60x16", NOW, "MERLE",
	              "4 Enter 3 3 3 3 3 3 3 Right r \"Juste.\" Esc f", 16, 60);
	see("handed-in", NOW, "4 Enter 3 3 3 3 3 3 3 f o");
	see("handed-in-already", NOW, "4 Enter f o f");
}

/* u asks to take it back; what came before is taken back after another question. */
static void undo_of_a_handing_in_asks(void **fixture)
{
	(void)fixture;
	see("handed-in-undo-asks", NOW, "4 Enter 3 f o u");
	see("handed-in-undone", NOW, "4 Enter 3 f o u o");
	see("handed-in-undo-older", NOW, "4 Enter 3 f o u o u");
	see("handed-in-undo-left", NOW, "4 Enter f o u o u");
}

static void enter_never_hands_in(void **fixture)
{
	(void)fixture;
	see("hand-in-not", NOW, "4 Enter f Enter");
}

static void a_digit_on_a_sheet_handed_in_asks(void **fixture)
{
	(void)fixture;
	see("take-back", NOW, "4 Enter f o 2");
	see("take-back", NOW, "4 Enter f o r");
	see("take-back", NOW, "4 Enter f o l");
	see("take-back", NOW, "4 Enter f o x");
	see("taken-back", NOW, "4 Enter f o 2 o");
}

static void levels_move_to_whom_they_were_for(void **fixture)
{
	(void)fixture;
	see("moved-ask", NOW, "2 Enter 2 2 3 Tab Tab r \"À revoir.\" Esc 3 l");
	see("moved", NOW, "4 Enter l 5");
	see("moved-begins", NOW, "4 Enter Right Down l 5");
	see("moved-there", NOW, "4 Enter l 5 Tab");
	golden_screen("moved-60x16", NOW, "MERLE", "4 Enter l", 16, 60);
}

static void an_empty_sheet_has_nothing_to_give(void **fixture)
{
	(void)fixture;
	see("moved-nothing", NOW, "1 Enter l");
}

static void undo_goes_back_to_the_criterion_it_empties(void **fixture)
{
	(void)fixture;
	see("undo-again", NOW, "4 Enter Home Down 3 0 u");
	see("undo-again-marked", NOW, "4 Enter Home Down 3 0 u 1");
}

static void an_old_act_is_taken_back_after_a_question(void **fixture)
{
	(void)fixture;
	see("undo-old", NOW, "4 Enter 3 +3:10 u");
	see("undo-old-done", NOW, "4 Enter 3 +3:10 u o");
	golden_screen("undo-phase", NOW, "GRÈBE", "u", 24, 80);
}

/* -- other grids ----------------------------------------------------------------------------- */

static const struct golden points = {
    .seat = "ALOUETTE",
    .grid = "config/ex0001.yaml",
    .cohort = "config/cohort-ex0001.yaml",
    .story = "08:45     ALOUETTE opens the jury\n"
	     "passage 1\n"
	     "08:58     ROITELET signs in TILLEUL\n"
	     "09:00:00  ROITELET starts préparation\n"
	     "09:30:00  ROITELET ends\n"
	     "09:31:00  ROITELET starts exposé\n"
	     "09:38:30  ROITELET ends\n"
	     "09:39:00  ROITELET starts entretien\n"
	     "09:40:00  ALOUETTE asks a to TILLEUL\n"
	     "09:41:00  ALOUETTE marks TILLEUL A1 3,5\n",
};

static void see_points(const char *name, const char *keys, int rows, int cols)
{
	struct golden g = points;

	g.name = name;
	g.keys = keys;
	g.rows = rows;
	g.cols = cols;
	golden_check(&g);
}

static void points_are_typed_then_enter(void **fixture)
{
	(void)fixture;
	see_points("points", "Enter", 24, 80);
	see_points("points-typed", "Enter 2 , 5", 24, 80);
	see_points("points-given", "Enter 2 , 5 Enter", 24, 80);
	see_points("points-erased", "Enter 2 . 5 Backspace Backspace 4 Enter", 24, 80);
	see_points("points-named", "Enter 2 , 5 Enter Up", 24, 80); /* whole: "Juste suffisant" */
	see_points("points-not-given", "Enter 2 , 5 f", 24, 80); /* and not left behind */
	see_points("points-help", "Enter ?", 24, 80);
	see_points("points-missing", "Enter 2 , 5 Enter f", 24, 80);
	see_points("points-60x16", "Enter", 16, 60);
}

static void a_number_off_the_scale_is_told(void **fixture)
{
	(void)fixture;
	see_points("points-off-scale", "Enter 7 Enter", 24, 80);
	see_points("points-no-x", "Enter x", 24, 80);
}

static const struct golden large = {
    .seat = "MERLE",
    .grid = "tests/screen/large.yaml",
    .cohort = "tests/screen/cohort-large.yaml",
    .story = "08:45     MERLE    opens the jury\n"
	     "passage 1\n"
	     "08:58     MERLE    signs in ACACIA\n"
	     "          MERLE    signs in CÈDRE\n"
	     "          MERLE    signs in ÉRABLE\n"
	     "          MERLE    signs in FRÊNE\n"
	     "          MERLE    signs in HÊTRE\n"
	     "          MERLE    signs in JUJUBIER\n"
	     "          MERLE    signs in MÛRIER\n"
	     "          MERLE    signs in NOYER\n"
	     "          MERLE    signs in SORBIER\n"
	     "          MERLE    signs in TILLEUL\n"
	     "09:00:00  MERLE    starts entretien\n"
	     "09:01:00  MERLE    marks ACACIA A3 2\n",
};

static void see_large(const char *name, const char *keys, int rows, int cols)
{
	struct golden g = large;

	g.name = name;
	g.keys = keys;
	g.rows = rows;
	g.cols = cols;
	golden_check(&g);
}

static void more_criteria_than_rows_scroll(void **fixture)
{
	(void)fixture;
	see_large("large", "Enter", 24, 80);
	see_large("large-end", "Enter Right Up", 24, 80);
	see_large("large-60x16", "Enter Down Down", 16, 60);
	see_large("large-132x43", "Enter", 43, 132);
}

static void a_competency_without_criteria_is_marked_itself(void **fixture)
{
	(void)fixture;
	see_large("large-itself", "Enter Right 3", 24, 80);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_digit_marks_and_the_next_empty_criterion_comes),
	    cmocka_unit_test(roles_are_pens_and_the_cursor_is_on_the_criterion),
	    cmocka_unit_test(a_small_window_keeps_marks_and_senses),
	    cmocka_unit_test(a_text_says_who_reads_it),
	    cmocka_unit_test(a_wide_window_adds_questions_and_notes),
	    cmocka_unit_test(ascii_will_do),
	    cmocka_unit_test(zero_is_not_observed_and_says_what_that_is),
	    cmocka_unit_test(the_last_mark_tells_what_is_left_to_do),
	    cmocka_unit_test(the_missing_appreciation_is_offered_by_the_key_that_opens_it),
	    cmocka_unit_test(a_correction_goes_on_to_what_is_still_empty),
	    cmocka_unit_test(what_is_not_on_the_disk_is_not_shown_as_stored),
	    cmocka_unit_test(the_competency_turns_the_strip_stays),
	    cmocka_unit_test(the_candidate_turns_the_criterion_stays),
	    cmocka_unit_test(enter_opens_the_full_texts),
	    cmocka_unit_test(who_withdrew_reads_that_and_nothing_else),
	    cmocka_unit_test(the_keeper_s_sheet_is_closed_during_the_talk),
	    cmocka_unit_test(before_the_passage_there_is_no_sheet),
	    cmocka_unit_test(who_is_absent_is_not_marked),
	    cmocka_unit_test(handing_in_lists_what_is_missing),
	    cmocka_unit_test(a_full_sheet_goes_without_reproach),
	    cmocka_unit_test(undo_of_a_handing_in_asks),
	    cmocka_unit_test(enter_never_hands_in),
	    cmocka_unit_test(a_digit_on_a_sheet_handed_in_asks),
	    cmocka_unit_test(levels_move_to_whom_they_were_for),
	    cmocka_unit_test(an_empty_sheet_has_nothing_to_give),
	    cmocka_unit_test(undo_goes_back_to_the_criterion_it_empties),
	    cmocka_unit_test(an_old_act_is_taken_back_after_a_question),
	    cmocka_unit_test(points_are_typed_then_enter),
	    cmocka_unit_test(a_number_off_the_scale_is_told),
	    cmocka_unit_test(more_criteria_than_rows_scroll),
	    cmocka_unit_test(a_competency_without_criteria_is_marked_itself),
	};

	return cmocka_run_group_tests_name("screen/sheet", tests, NULL, NULL);
}
