/* Rereading the minutes, the seal, and what comes after it. */
#include "unit.h"

#include "golden.h"

#define DECIDED     "group1 signed-in presented marks decided"
#define TO_THE_SEAL "6 Enter End f "
#define SEALED      TO_THE_SEAL "o \"sceller\" Enter "

/* Sealed by the president, on another screen. */
static const char SEALED_STORY[] =
    "include group1\ninclude signed-in\ninclude presented\ninclude marks\ninclude decided\n"
    "14:40:00  MERLE  sealed\n";

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
	golden_screen("minutes-returned", DECIDED, "MERLE",
	              "6 Enter PageDown PageDown PageDown q 6 Enter", 24, 80);
	golden_screen("minutes-page-up", DECIDED, "MERLE", "6 Enter PageDown PageDown PageUp", 24,
	              80);
	golden_screen("day-decided-60x16", DECIDED, "MERLE", "", 16, 60);
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
	golden_screen("minutes-undecided", "group1 signed-in presented marks", "MERLE",
	              "6 Enter End", 24, 80);
	golden_screen("seal-too-early", "group1 signed-in presented marks", "MERLE", TO_THE_SEAL,
	              24, 80);
}

static void after_the_seal(void **fixture)
{
	(void)fixture;
	golden_screen("day-sealed", DECIDED, "MERLE", SEALED "q", 24, 80);
	golden_screen("documents", DECIDED, "MERLE", SEALED "q 7 Enter", 24, 80);
	golden_screen("documents-60x16", DECIDED, "MERLE", SEALED "q 7 Enter", 16, 60);
	golden_screen("documents-drafts", DECIDED, "MERLE", "7 Enter", 24, 80);
	golden_screen("documents-annex", DECIDED, "MERLE", "7 Enter 6 Enter", 24, 80);
	golden_screen("signatures", DECIDED, "MERLE",
	              SEALED "q 7 Enter 7 Enter 1 2 3 Up m \"observation\" Enter", 24, 80);
	/* Observations are those of the line, whoever noted it, and say so. */
	golden_screen("signatures-observations", DECIDED, "MERLE",
	              SEALED "q 7 Enter 7 Enter 1 2 3 Up m", 24, 80);
	golden_screen("signatures-nothing-noted", DECIDED, "MERLE", SEALED "q 7 Enter 7 Enter 1 m",
	              24, 80);
	golden_screen("signatures-member", SEALED_STORY, "PINSON", "7 Enter 7 Enter", 24, 80);
	golden_screen("signatures-60x16", DECIDED, "MERLE", SEALED "q 7 Enter 7 Enter 1", 16, 60);
	golden_screen("corrections", DECIDED, "MERLE", SEALED "q 7 Enter 8 Enter", 24, 80);
	golden_screen("corrections-proposed", DECIDED, "MERLE",
	              SEALED "q 7 Enter 8 Enter Enter \" bis\" Esc", 24, 80);
	golden_screen("again-asked", DECIDED, "MERLE", SEALED "q 7 Enter 9 Enter", 24, 80);
	golden_screen("day-signed", DECIDED, "MERLE", SEALED "q 7 Enter 7 Enter 1 2 3 q q", 24, 80);
	golden_screen("day-again", DECIDED, "MERLE",
	              SEALED "q 7 Enter 9 Enter o \"une pièce retrouvée\" Enter q", 24, 80);
	golden_screen("minutes-again", DECIDED, "MERLE",
	              SEALED "q 7 Enter 9 Enter o \"une pièce retrouvée\" Enter q 6 Enter", 24, 80);
	golden_screen("documents-again", DECIDED, "MERLE",
	              SEALED "q 7 Enter 9 Enter o \"une pièce retrouvée\" Enter 9", 24, 80);
	golden_screen("again-empty-reason", DECIDED, "MERLE", SEALED "q 7 Enter 9 Enter o", 24, 80);
	golden_screen("opening-sealed", SEALED_STORY, "MERLE", "1 Enter", 24, 80);
	golden_screen("documents-again-not-mine", SEALED_STORY, "PINSON", "7 Enter 9", 24, 80);
	golden_screen("day-sealed-by-another", SEALED_STORY, "PINSON", "", 24, 80);
	golden_screen("again", DECIDED, "MERLE",
	              SEALED "q 7 Enter 9 Enter o \"une pièce retrouvée\" Enter q 5 Enter", 24, 80);
}

/* A file is called written once it was read back; what came since makes it old. */
static void documents_tell_what_became_of_them(void **fixture)
{
	(void)fixture;
	golden_screen("documents-written", DECIDED, "MERLE", SEALED "q 7 Enter Enter Down Enter",
	              24, 80);
	golden_screen("documents-draft-written", DECIDED, "GRÈBE", "7 Enter Enter", 24, 80);
	golden_screen("documents-old", DECIDED, "MERLE", SEALED "q 7 Enter Enter 7 Enter 1 q", 24,
	              80);
	golden_screen("documents-old-result", DECIDED, "MERLE",
	              SEALED "q 7 Enter 3 Enter 4 Enter 7 Enter 1 q", 24, 80);
	golden_screen("documents-failed", DECIDED, "MERLE", "7 Enter !full Enter", 24, 80);
	golden_screen("documents-not-mine", DECIDED, "PINSON", "7 Enter Enter", 24, 80);
	golden_screen("documents-not-due", "group1", "MERLE", "7 Enter 4 Enter", 24, 80);
}

/* Minutes say why the jury did not sit, and may be sealed. */
static void a_jury_that_could_not_sit_has_its_minutes(void **fixture)
{
	static const char carence[] =
	    "08:41:00  GRÈBE  tells PINSON is out\n"
	    "08:42:00  GRÈBE  tells SITTELLE is out\n"
	    "08:52:00  MERLE  jury_opened code=carence \"deux membres absents\"\n";

	(void)fixture;
	golden_screen("documents-carence", carence, "MERLE", "7 Enter", 24, 80);
	golden_screen("minutes-carence", carence, "MERLE", "6 Enter", 24, 80);
	golden_screen("seal-carence", carence, "MERLE", "6 Enter End f", 24, 80);
}

/* The decisions are not in what a seat outside the jury knows: no minutes without them either. */
static void who_did_not_attend_reads_none(void **fixture)
{
	static const char sealed[] =
	    "include group1\ninclude signed-in\ninclude presented\ninclude marks\ninclude decided\n"
	    "14:40:00  MERLE  sealed\n";

	(void)fixture;
	golden_screen("minutes-without-seat", sealed, "LORIOT", "6 Enter PageDown", 24, 80);
}

/* Proposed by the president, in effect once somebody else confirms. */
static void a_correction_takes_two(void **fixture)
{
	static const char proposed[] =
	    "include group1\ninclude signed-in\ninclude presented\ninclude marks\ninclude decided\n"
	    "14:40:00  MERLE  sealed\n"
	    "14:45:00  MERLE  rectified code=place \"Lyon, salle Modèle\"\n";

	(void)fixture;
	golden_screen("corrections-asked", proposed, "GRÈBE", "7 Enter 8 Enter Enter", 24, 80);
	golden_screen("corrections-confirmed", proposed, "GRÈBE", "7 Enter 8 Enter Enter o q", 24,
	              80);
	golden_screen("corrections-own", proposed, "MERLE", "7 Enter 8 Enter Enter", 24, 80);
	golden_screen("corrections-not-mine", proposed, "PINSON", "7 Enter 8 Enter 2 Enter", 24,
	              80);
}

/* It is read aloud; on the screen of who withdrew from somebody it opens with the seal. */
static void who_withdrew_reads_it_once_sealed(void **fixture)
{
	(void)fixture;
	golden_screen("minutes-withdrawn", DECIDED, "SITTELLE", "6 Enter f", 24, 80);
	golden_screen("minutes-withdrawn-60x16", DECIDED, "SITTELLE", "6 Enter", 16, 60);
	golden_check(&(struct golden){.name = "minutes-withdrawn-sealed",
	                              .story =
	                                  "include group1\ninclude signed-in\ninclude presented\n"
	                                  "include marks\ninclude decided\n"
	                                  "14:40:00  MERLE  sealed\n",
	                              .seat = "SITTELLE",
	                              .keys = "6 Enter"});
}

static void it_is_heard_as_well(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "aloud-minutes",
	                              .story = DECIDED,
	                              .seat = "MERLE",
	                              .keys = SEALED "q 7 Enter 7 Enter 1",
	                              .aloud = true});
	golden_check(&(struct golden){.name = "seal-pens",
	                              .story = DECIDED,
	                              .seat = "MERLE",
	                              .keys = TO_THE_SEAL "o",
	                              .pens = true});
	golden_screen("minutes-132x43", DECIDED, "MERLE", "6 Enter", 43, 132);
	golden_screen("documents-132x43", DECIDED, "MERLE", "7 Enter", 43, 132);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_day_says_what_is_next),
	    cmocka_unit_test(the_minutes_are_reread_whole),
	    cmocka_unit_test(the_seal_is_typed),
	    cmocka_unit_test(after_the_seal),
	    cmocka_unit_test(documents_tell_what_became_of_them),
	    cmocka_unit_test(a_jury_that_could_not_sit_has_its_minutes),
	    cmocka_unit_test(who_did_not_attend_reads_none),
	    cmocka_unit_test(a_correction_takes_two),
	    cmocka_unit_test(who_withdrew_reads_it_once_sealed),
	    cmocka_unit_test(it_is_heard_as_well),
	};

	return cmocka_run_group_tests_name("screen/minutes", tests, NULL, NULL);
}
