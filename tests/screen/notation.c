/* Whose sheets are in: my own with how far they are, of others' only that. */
#include "unit.h"

#include "golden.h"

#define NOW "group1 signed-in presented notation"
/* The exchange is over, no sheet is in. */
#define BEFORE                                                                                     \
	"include group1\n"                                                                         \
	"include signed-in\n"                                                                      \
	"include presented\n"                                                                      \
	"10:32:00  GRÈBE  starts échange\n"                                                      \
	"10:33:00  MERLE  asks a to ÉRABLE\n"                                                     \
	"10:50:00  MERLE  ends all the same \"temps épuisé\"\n"

static void mine_come_first_with_how_far_they_are(void **fixture)
{
	(void)fixture;
	golden_screen("notation", NOW, "MERLE", "", 24, 80);
	golden_check(
	    &(struct golden){.name = "notation-pens", .story = NOW, .seat = "MERLE", .pens = true});
	golden_screen("notation-sittelle", NOW, "SITTELLE", "2", 24, 80);
}

static void after_the_reveal_it_says_where_the_others_are_read(void **fixture)
{
	static const char story[] = BEFORE "10:53:00  GRÈBE  starts notation\n"
	                                   "10:55:00  MERLE  opens the deliberation \"essai\"\n";

	(void)fixture;
	golden_screen("notation-revealed", story, "MERLE", "3", 24, 80);
	golden_screen("notation-revealed-60x16", story, "MERLE", "3", 16, 60);
}

static void who_has_no_sheet_sees_the_members(void **fixture)
{
	(void)fixture;
	golden_screen("notation-keeper", NOW, "GRÈBE", "", 24, 80);
}

static void a_small_window_counts_the_others(void **fixture)
{
	(void)fixture;
	golden_screen("notation-60x16", NOW, "MERLE", "", 16, 60);
	golden_check(&(struct golden){.name = "notation-english-60x16",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .rows = 16,
	                              .cols = 60,
	                              .keys = "",
	                              .english = true});
}

static void a_wide_window_shows_the_journal_beside(void **fixture)
{
	(void)fixture;
	golden_screen("notation-132x43", NOW, "MERLE", "", 43, 132);
}

static void enter_opens_the_sheet_and_back_comes_to_the_same_line(void **fixture)
{
	(void)fixture;
	golden_screen("notation-opens", NOW, "MERLE", "5 Enter", 24, 80);
	golden_screen("notation-back", NOW, "MERLE", "5 Enter q", 24, 80);
}

static void when_all_mine_are_in_the_others_are_awaited(void **fixture)
{
	(void)fixture;
	golden_screen("notation-mine-in", NOW, "MERLE", "3 Enter f o q 5 Enter f o q", 24, 80);
}

static void the_exchange_reopens_by_a_line_until_a_sheet_is_in(void **fixture)
{
	(void)fixture;
	golden_screen("notation-reopen", BEFORE "10:53:00  GRÈBE  starts notation\n", "MERLE", "6",
	              24, 80);
	golden_screen("notation-reopen-60x16", BEFORE "10:53:00  GRÈBE  starts notation\n", "MERLE",
	              "6", 16, 60);
	golden_screen("notation-reopen-asks", BEFORE "10:53:00  GRÈBE  starts notation\n", "GRÈBE",
	              "6 Enter", 24, 80);
	golden_screen("notation-reopen-not", BEFORE "10:53:00  GRÈBE  starts notation\n", "PINSON",
	              "6", 24, 80);
}

static void before_it_starts_sheets_can_be_filled_all_the_same(void **fixture)
{
	(void)fixture;
	golden_screen("notation-to-start", BEFORE, "PINSON", "Enter", 24, 80);
	golden_screen("notation-to-start-keeper", BEFORE, "GRÈBE", "Enter", 24, 80);
}

static void an_absent_candidate_has_no_sheet(void **fixture)
{
	(void)fixture;
	golden_screen("notation-absent",
	              "include group1\n"
	              "10:16     GRÈBE  signs in ÉRABLE\n"
	              "          GRÈBE  signs in CÈDRE\n"
	              "          GRÈBE  tells HÊTRE is excused\n"
	              "          GRÈBE  signs in ACACIA\n"
	              "          GRÈBE  signs in FRÊNE\n"
	              "10:20:00  GRÈBE  starts présentation\n"
	              "10:25:00  GRÈBE  tells FRÊNE is unwell\n"
	              "10:30:00  GRÈBE  ends\n"
	              "10:32:00  GRÈBE  starts échange\n"
	              "10:50:00  MERLE  ends all the same \"temps épuisé\"\n"
	              "10:53:00  GRÈBE  starts notation\n",
	              "MERLE", "", 24, 80);
}

/* -- more members than columns --------------------------------------------------------------- */

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
	     "09:14:00  MERLE    ends\n"
	     "09:15:00  PINSON   hands in ACACIA\n"
	     "09:15:10  FAUVETTE hands in ACACIA\n"
	     "09:15:20  ROITELET hands in ACACIA\n"
	     "09:15:30  ROITELET hands in CÈDRE\n",
};

static void see_large(const char *name, int rows, int cols)
{
	struct golden g = large;

	g.name = name;
	g.keys = "2 Enter";
	g.rows = rows;
	g.cols = cols;
	golden_check(&g);
}

static void members_beyond_the_columns_are_counted(void **fixture)
{
	(void)fixture;
	see_large("notation-large", 24, 80);
	see_large("notation-large-60x16", 16, 60);
	see_large("notation-large-120x30", 30, 120);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(mine_come_first_with_how_far_they_are),
	    cmocka_unit_test(who_has_no_sheet_sees_the_members),
	    cmocka_unit_test(after_the_reveal_it_says_where_the_others_are_read),
	    cmocka_unit_test(a_small_window_counts_the_others),
	    cmocka_unit_test(a_wide_window_shows_the_journal_beside),
	    cmocka_unit_test(enter_opens_the_sheet_and_back_comes_to_the_same_line),
	    cmocka_unit_test(when_all_mine_are_in_the_others_are_awaited),
	    cmocka_unit_test(the_exchange_reopens_by_a_line_until_a_sheet_is_in),
	    cmocka_unit_test(before_it_starts_sheets_can_be_filled_all_the_same),
	    cmocka_unit_test(an_absent_candidate_has_no_sheet),
	    cmocka_unit_test(members_beyond_the_columns_are_counted),
	};

	return cmocka_run_group_tests_name("screen/notation", tests, NULL, NULL);
}
