/* Random kills at length, on a real disk: 100,000 alone, 20,000 among eight. */
#include "unit.h"

#include "kills.h"
#include "store_fixture.h"

static void play(int writers, int kills)
{
	struct kills k = {.writers = writers, .kills = kills, .longest_life_us = 50000};

	k.seed = (unsigned)getpid();
	print_message("seed %u\n", k.seed);
	kills_play(&k, record);
	print_message(
	    "%d at once: %d kills, %d inside a commit; %d told, %d there, %d of them unheard; "
	    "longest wait %d ms\n",
	    writers, k.kills, k.inside, k.told, k.there, k.unheard, k.longest_wait_ms);
}

static void alone(void **fixture)
{
	(void)fixture;
	play(1, 100000);
}

static void among_eight(void **fixture)
{
	(void)fixture;
	play(8, 20000);
}

static int prepare(void **fixture)
{
	folder_base = "/var/tmp";
	return open_folder(fixture);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, prepare, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {in_folder(alone), in_folder(among_eight)};

	return cmocka_run_group_tests_name("torture/many_kills", tests, NULL, NULL);
}
