/* Random kills, in short: alone, and among eight. */
#include "unit.h"

#include "kills.h"
#include "store_fixture.h"

static void play(int writers, int kills)
{
	struct kills k = {
	    .writers = writers, .kills = kills, .longest_life_us = 8000, .seed = 20261124};

	if (getenv("SHORT"))
		k.kills /= 5;
	kills_play(&k, record);
	print_message(
	    "%d at once: %d kills, %d inside a commit; %d told, %d there, %d of them unheard; "
	    "longest wait %d ms\n",
	    writers, k.kills, k.inside, k.told, k.there, k.unheard, k.longest_wait_ms);
	assert_int_equal(k.told + k.unheard, k.there);
	assert_true(k.inside * 5 >= k.kills);
}

static void alone(void **fixture)
{
	(void)fixture;
	play(1, 500);
}

static void among_eight(void **fixture)
{
	(void)fixture;
	play(8, 500);
}

static int prepare(void **fixture)
{
	work_in_memory();
	return open_folder(fixture);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, prepare, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {in_folder(alone), in_folder(among_eight)};

	return cmocka_run_group_tests_name("race/random_kills", tests, NULL, NULL);
}
