/* What `u` does at once, what it asks about first, and the reason that the reveal wants. */
#include "unit.h"

#include "golden.h"

#define EXCHANGE "group1 signed-in presented exchange"
/* PINSON has marked ACACIA, and kept the sheet. */
#define REVEALED                                                                                   \
	"include group1\n"                                                                         \
	"include signed-in\n"                                                                      \
	"include presented\n"                                                                      \
	"include exchange\n"                                                                       \
	"10:40:00  PINSON  marks ACACIA C1.2 3\n"                                                  \
	"10:40:05  PINSON  marks ACACIA C1.3 2\n"                                                  \
	"10:40:10  MERLE   ends all the same \"temps épuisé\"\n"                                 \
	"10:40:20  MERLE   opens the deliberation \"répétition\"\n"
#define ON_THE_SHEET "3 Enter Tab Tab Tab Enter "

static void what_the_screen_shows_goes_back_at_once(void **fixture)
{
	(void)fixture;
	golden_screen("undo-shown", EXCHANGE, "MERLE", "4 b 2 u", 24, 80);
	golden_screen("undo-shown-journal", EXCHANGE, "MERLE", "4 b j u", 24, 80);
	golden_screen("undo-shown-sheet", EXCHANGE, "MERLE", "4 Enter 3 u", 24, 80);
}

static void what_it_does_not_show_is_asked(void **fixture)
{
	(void)fixture;
	golden_screen("undo-from-day", EXCHANGE, "MERLE", "4 b q u", 24, 80);
	golden_screen("undo-from-journal", EXCHANGE, "MERLE", "4 b j Up u", 24, 80);
	golden_screen("undo-from-another-sheet", EXCHANGE, "MERLE", "4 Enter 3 Tab u", 24, 80);
	golden_screen("undo-from-another-sheet-no", EXCHANGE, "MERLE", "4 Enter 3 Tab u Enter", 24,
	              80);
	golden_screen("undo-from-another-sheet-yes", EXCHANGE, "MERLE", "4 Enter 3 Tab u o", 24,
	              80);
}

/* Who signs in sees who is there, not what the members declared before. */
static void a_declaration_is_not_undone_from_the_signing_in(void **fixture)
{
	(void)fixture;
	golden_screen("undo-from-attendance", "08:40 GRÈBE tells PINSON has no link\n", "GRÈBE",
	              "1 Enter Home 1 q 2 Enter u", 24, 80);
}

/* Given before the reveal, a mark had no reason: what changes it now has one. */
static void after_the_reveal_a_reason_is_written_first(void **fixture)
{
	(void)fixture;
	golden_screen("undo-late-reason", REVEALED, "PINSON", ON_THE_SHEET "u", 24, 80);
	golden_screen("undo-late", REVEALED, "PINSON", ON_THE_SHEET "u \"lu trop vite\" Enter", 24,
	              80);
	golden_screen("undo-late-none", REVEALED, "PINSON", ON_THE_SHEET "u Enter", 24, 80);
	golden_screen("undo-late-asks", REVEALED, "PINSON", ON_THE_SHEET "+3:00 u o", 24, 80);
	golden_screen("undo-late-put-back", REVEALED, "PINSON",
	              ON_THE_SHEET "u \"lu trop vite\" Enter y \"juste\" Enter", 24, 80);
}

/* Where the key that would refine an act means nothing, nothing is said of it. */
static void the_day_offers_no_key_of_the_sheet(void **fixture)
{
	(void)fixture;
	golden_screen("put-back-from-day", EXCHANGE, "MERLE", "4 Enter 3 u q q y", 24, 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_the_screen_shows_goes_back_at_once),
	    cmocka_unit_test(what_it_does_not_show_is_asked),
	    cmocka_unit_test(a_declaration_is_not_undone_from_the_signing_in),
	    cmocka_unit_test(after_the_reveal_a_reason_is_written_first),
	    cmocka_unit_test(the_day_offers_no_key_of_the_sheet),
	};

	return cmocka_run_group_tests_name("screen/undo", tests, NULL, NULL);
}
