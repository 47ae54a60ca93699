/* Taking a place, giving up the keyboard, leaving. */
#include "unit.h"

#include "golden.h"

#define MORNING "08:47 GRÈBE tells MERLE has no link\n"

static void the_places_say_who_has_one(void **fixture)
{
	struct golden g = {
	    .name = "seats", .story = MORNING, .keys = "2", .connected = "MERLE@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	g.name = "seats-left";
	g.keys = "2 Esc";
	golden_check(&g);
	g.keys = "2";
	g.name = "seats-pens";
	g.pens = true;
	golden_check(&g);
	g.pens = false;
	g.name = "seats-60x16";
	g.rows = 16;
	g.cols = 60;
	golden_check(&g);
}

static void a_place_is_taken_by_its_name(void **fixture)
{
	struct golden g = {.name = "seat-asked",
	                   .story = MORNING,
	                   .keys = "é Enter",
	                   .connected = "MERLE@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	g.name = "seat-taken";
	g.keys = "é Enter o";
	golden_check(&g);
	/* Enter is no. */
	g.name = "seat-not-taken";
	g.keys = "é Enter Enter";
	golden_check(&g);
}

static void the_curtain_keeps_nothing_of_the_seat(void **fixture)
{
	struct golden g = {.name = "curtain",
	                   .story = "group1 signed-in presented exchange",
	                   .seat = "MERLE",
	                   .keys = "k",
	                   .connected = "PINSON@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	g.name = "curtain-132x43";
	g.rows = 43;
	g.cols = 132;
	golden_check(&g);
	g.rows = g.cols = 0;
	g.name = "curtain-stays";
	g.keys = "k q";
	golden_check(&g);
	g.name = "curtain-lifted";
	g.keys = "k Enter";
	golden_check(&g);
}

static void leaving_is_asked_while_a_phase_runs(void **fixture)
{
	(void)fixture;
	golden_screen("leave", "group1 signed-in presentation", "PINSON", "q q", 24, 80);
	golden_check(&(struct golden){.name = "leave-head",
	                              .story = "group1 signed-in presentation",
	                              .seat = "PINSON",
	                              .keys = "q q",
	                              .head = "1204:7f3a09c251de88b4"});
	golden_screen("leave-not", "group1 signed-in presentation", "PINSON", "q q Enter", 24, 80);
}

static void the_hat_is_asked_for(void **fixture)
{
	(void)fixture;
	golden_screen("keeper", "group1 signed-in presentation", "PINSON", "t", 24, 80);
	golden_screen("keeper-taken", "group1 signed-in presentation", "PINSON", "t o", 24, 80);
	golden_screen("keeper-undone-not", "group1 signed-in presentation", "PINSON", "t o u", 24,
	              80);
	golden_screen("keeper-already", "group1 signed-in presentation", "GRÈBE", "t", 24, 80);
}

static void a_place_asks_the_code_of_its_card(void **fixture)
{
	struct golden g = {.name = "code-asked",
	                   .story = MORNING,
	                   .keys = "é Enter o",
	                   .codes = "",
	                   .connected = "MERLE@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	/* The top row of a French keyboard gives digits; two of the same are two. */
	g.name = "code-typed";
	g.keys = "é Enter o & é !hurry 5 5";
	golden_check(&g);
	g.pens = true;
	g.name = "code-typed-pens";
	golden_check(&g);
	g.pens = false;
	g.name = "code-erased";
	g.keys = "é Enter o 1 2 3 Backspace Backspace";
	golden_check(&g);
	g.name = "code-too-short";
	g.keys = "é Enter o 1 2 3 Enter";
	golden_check(&g);
	/* Enter gives it, not the sixth digit: what was mistyped can be mended. */
	g.name = "code-whole";
	g.keys = "é Enter o 1 2 3 4 5 6 7";
	golden_check(&g);
	g.name = "code-right";
	g.keys = "é Enter o 1 2 3 4 5 6 Enter";
	golden_check(&g);
	g.name = "code-wrong";
	g.keys = "é Enter o 6 5 4 3 2 1 Enter";
	golden_check(&g);
	g.name = "code-wrong-60x16";
	g.rows = 16;
	g.cols = 60;
	golden_check(&g);
	g.name = "code-left";
	g.rows = g.cols = 0;
	g.keys = "é Enter o 1 2 Esc";
	golden_check(&g);
}

static void a_closed_place_says_who_opens_it(void **fixture)
{
	struct golden g = {.name = "seats-closed",
	                   .story = MORNING,
	                   .keys = "2",
	                   .codes = "PINSON",
	                   .connected = "MERLE@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	g.name = "code-closed";
	g.keys = "é Enter o";
	golden_check(&g);
	g.name = "code-closed-60x16";
	g.rows = 16;
	g.cols = 60;
	golden_check(&g);
	g.rows = g.cols = 0;
	/* Digits are not even taken; Enter and Esc go back. */
	g.name = "code-closed-typed";
	g.keys = "é Enter o 1";
	golden_check(&g);
}

static void before_a_card_only_names_are_shown(void **fixture)
{
	struct golden g = {.name = "seats-card",
	                   .story = "group1 signed-in presented exchange",
	                   .codes = "SITTELLE",
	                   .by_card = true,
	                   .connected = "MERLE@8:47 GRÈBE@8:40"};

	(void)fixture;
	golden_check(&g);
	g.name = "seats-card-none-closed";
	g.codes = "";
	golden_check(&g);
	g.codes = "SITTELLE";
	g.name = "seats-card-132x43";
	g.rows = 43;
	g.cols = 132;
	golden_check(&g);
}

static const char known[] = "08:47 GRÈBE tells MERLE has no link\n"
			    "08:48 MERLE is known by key\n"
			    "08:49 GRÈBE is known by card\n";

static void the_places_say_who_is_connected_and_how(void **fixture)
{
	struct golden g = {.name = "places",
	                   .story = known,
	                   .seat = "MERLE",
	                   .keys = "9 Enter",
	                   .connected = "MERLE@8:48 GRÈBE@8:49 PINSON@cut"};

	(void)fixture;
	golden_check(&g);
	g.name = "places-60x16";
	g.rows = 16;
	g.cols = 60;
	golden_check(&g);
	g.name = "places-132x43";
	g.rows = 43;
	g.cols = 132;
	golden_check(&g);
	g.rows = g.cols = 0;
	g.name = "places-pens";
	g.pens = true;
	golden_check(&g);
	g.pens = false;
	g.name = "places-all";
	g.connected = NULL;
	golden_check(&g);
	g.name = "places-english-60x16";
	g.rows = 16;
	g.cols = 60;
	g.english = true;
	golden_check(&g);
}

static void a_closed_place_is_opened_by_president_or_secretary(void **fixture)
{
	struct golden g = {.name = "places-closed",
	                   .story = known,
	                   .seat = "GRÈBE",
	                   .keys = "9 Enter",
	                   .codes = "PINSON",
	                   .connected = "MERLE@8:48 GRÈBE@8:49 SITTELLE@8:50"};

	(void)fixture;
	golden_check(&g);
	g.name = "places-open-asked";
	g.keys = "9 Enter 2 Enter";
	golden_check(&g);
	g.name = "places-opened";
	g.keys = "9 Enter 2 Enter o";
	golden_check(&g);
	g.name = "places-not-closed";
	g.keys = "9 Enter 1 Enter";
	golden_check(&g);
	g.name = "places-open-refused";
	g.seat = "SITTELLE";
	g.keys = "9 Enter 2 Enter";
	golden_check(&g);
}

static void a_seat_open_elsewhere_is_taken_over_by_k(void **fixture)
{
	struct golden g = {.name = "take-over-asked",
	                   .story = "group1 signed-in presented exchange",
	                   .seat = "PINSON",
	                   .keys = "k",
	                   .elsewhere = true};

	(void)fixture;
	golden_check(&g);
	g.name = "take-over-asked-60x16";
	g.rows = 16;
	g.cols = 60;
	golden_check(&g);
	g.rows = g.cols = 0;
	g.name = "take-over-not";
	g.keys = "k Enter";
	golden_check(&g);
	/* The keyboard can be passed on all the same. */
	g.name = "take-over-passed";
	g.keys = "k 1";
	golden_check(&g);
	g.name = "places-elsewhere";
	g.keys = "q 9 Enter";
	golden_check(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_places_say_who_has_one),
	    cmocka_unit_test(a_place_is_taken_by_its_name),
	    cmocka_unit_test(a_place_asks_the_code_of_its_card),
	    cmocka_unit_test(a_closed_place_says_who_opens_it),
	    cmocka_unit_test(before_a_card_only_names_are_shown),
	    cmocka_unit_test(the_places_say_who_is_connected_and_how),
	    cmocka_unit_test(a_closed_place_is_opened_by_president_or_secretary),
	    cmocka_unit_test(a_seat_open_elsewhere_is_taken_over_by_k),
	    cmocka_unit_test(the_curtain_keeps_nothing_of_the_seat),
	    cmocka_unit_test(leaving_is_asked_while_a_phase_runs),
	    cmocka_unit_test(the_hat_is_asked_for),
	};

	return cmocka_run_group_tests_name("screen/seats", tests, NULL, NULL);
}
