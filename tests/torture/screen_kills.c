/* The live screen killed at random while people type, at length: 1,000 kills of one alone, 500
 * rounds in which one of eight dies. */
#include "unit.h"

#include <unistd.h>

#include "screen_kills.h"

static struct screen_kills many(int kills)
{
	struct screen_kills k = {.kills = kills, .seed = (unsigned)getpid()};

	print_message("# seed %u\n", k.seed);
	return k;
}

static void tell(const char *what, const struct screen_kills *k)
{
	print_message("# %s: %d kills, %d while starting, %d inside a commit; %d acts typed, %d "
	              "shown as stored, %d there\n",
	              what, k->kills, k->starting, k->inside, k->typed, k->shown, k->there);
}

static void nothing_shown_is_lost_nothing_is_invented(void **state)
{
	struct screen_kills k = many(1000);

	(void)state;
	screen_kills_alone(&k);
	tell("alone", &k);
	assert_true(k.inside > 0 && k.shown > 0);
}

static void the_others_go_on(void **state)
{
	struct screen_kills k = many(500);

	(void)state;
	screen_kills_among_eight(&k);
	tell("among eight", &k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_shown_is_lost_nothing_is_invented),
	    cmocka_unit_test(the_others_go_on),
	};

	return cmocka_run_group_tests_name("torture/screen_kills", tests, NULL, NULL);
}
