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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_places_say_who_has_one),
	    cmocka_unit_test(a_place_is_taken_by_its_name),
	    cmocka_unit_test(the_curtain_keeps_nothing_of_the_seat),
	    cmocka_unit_test(leaving_is_asked_while_a_phase_runs),
	    cmocka_unit_test(the_hat_is_asked_for),
	};

	return cmocka_run_group_tests_name("screen/seats", tests, NULL, NULL);
}
