/* Rereading the minutes, the seal, and what comes after it. */
#include "unit.h"

#include "golden.h"

#define DECIDED "group1 signed-in presented marks decided"
#define TO_THE_SEAL "6 Enter End f "
#define SEALED TO_THE_SEAL "o \"sceller\" Enter "

static void the_day_says_what_is_next(void **fixture)
{
	(void)fixture;
	golden_screen("day-decided", DECIDED, "MERLE", "", 24, 80);
	golden_screen("agenda-decided", DECIDED, "MERLE", "5 Enter", 24, 80);
	golden_screen("agenda-outcomes", DECIDED, "MERLE", "5 Enter End", 24, 80);
}

static void the_minutes_are_reread_whole(void **fixture)
{
	(void)fixture;
	golden_screen("minutes", DECIDED, "MERLE", "6 Enter", 24, 80);
	golden_screen("minutes-60x16", DECIDED, "MERLE", "6 Enter", 16, 60);
	golden_screen("minutes-not-read", DECIDED, "MERLE", "6 Enter f", 24, 80);
	golden_screen("minutes-end", DECIDED, "MERLE", "6 Enter End", 24, 80);
}

static void the_seal_is_typed(void **fixture)
{
	(void)fixture;
	golden_screen("seal-asked", DECIDED, "MERLE", TO_THE_SEAL, 24, 80);
	golden_screen("seal-asked-60x16", DECIDED, "MERLE", TO_THE_SEAL, 16, 60);
	golden_screen("seal-typed", DECIDED, "MERLE", TO_THE_SEAL "o \"scel\"", 24, 80);
	golden_screen("seal-not", DECIDED, "MERLE", TO_THE_SEAL "o \"scel\" Enter", 24, 80);
	golden_screen("seal-escaped", DECIDED, "MERLE", TO_THE_SEAL "o \"sceller\" Esc", 24, 80);
	golden_screen("sealed", DECIDED, "MERLE", SEALED, 24, 80);
	golden_screen("seal-too-early", "group1 signed-in presented marks", "MERLE", TO_THE_SEAL, 24, 80);
}

static void after_the_seal(void **fixture)
{
	(void)fixture;
	golden_screen("day-sealed", DECIDED, "MERLE", SEALED "q", 24, 80);
	golden_screen("documents", DECIDED, "MERLE", SEALED "q 7 Enter", 24, 80);
	golden_screen("documents-60x16", DECIDED, "MERLE", SEALED "q 7 Enter", 16, 60);
	golden_screen("documents-drafts", DECIDED, "MERLE", "7 Enter", 24, 80);
	golden_screen("documents-annex", DECIDED, "MERLE", "7 Enter 6 Enter", 24, 80);
	golden_screen("signatures", DECIDED, "MERLE", SEALED "q 7 Enter 7 Enter 1 2 3 m \"observation\" Enter", 24, 80);
	golden_screen("signatures-60x16", DECIDED, "MERLE", SEALED "q 7 Enter 7 Enter 1", 16, 60);
	golden_screen("corrections", DECIDED, "MERLE", SEALED "q 7 Enter 8 Enter", 24, 80);
	golden_screen("corrections-proposed", DECIDED, "MERLE", SEALED "q 7 Enter 8 Enter Enter \" bis\" Esc", 24, 80);
	golden_screen("again-asked", DECIDED, "MERLE", SEALED "q 7 Enter 9 Enter", 24, 80);
	golden_screen("again", DECIDED, "MERLE", SEALED "q 7 Enter 9 Enter o \"une pièce retrouvée\" Enter q 5 Enter", 24, 80);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_day_says_what_is_next),
	    cmocka_unit_test(the_minutes_are_reread_whole),
	    cmocka_unit_test(the_seal_is_typed),
	    cmocka_unit_test(after_the_seal),
	};

	return cmocka_run_group_tests_name("screen/minutes", tests, NULL, NULL);
}
