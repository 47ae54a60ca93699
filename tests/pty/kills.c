/* The live screen killed at random while people type, in short: what it showed as stored is in the
 * record, nothing else is, and the same command leads back. */
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "screen_kills.h"

static void tell(const char *what, const struct screen_kills *k)
{
	print_message("# %s: %d kills, %d while starting, %d inside a commit; %d acts typed, %d "
	              "shown as stored, %d there\n",
	              what, k->kills, k->starting, k->inside, k->typed, k->shown, k->there);
}

static struct screen_kills some(int kills)
{
	struct screen_kills k = {.kills = getenv("SHORT") ? kills / 4 : kills,
	                         .seed = (unsigned)getpid()};

	print_message("# seed %u\n", k.seed);
	return k;
}

static void nothing_shown_is_lost_nothing_is_invented(void **state)
{
	struct screen_kills k = some(80);

	(void)state;
	screen_kills_alone(&k);
	tell("alone", &k);
	assert_true(k.shown > 0 && k.shown <= k.there && k.there <= k.typed);
}

static void the_others_go_on(void **state)
{
	struct screen_kills k = some(24);

	(void)state;
	screen_kills_among_eight(&k);
	tell("among eight", &k);
	assert_true(k.shown <= k.there && k.there <= k.typed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_shown_is_lost_nothing_is_invented),
	    cmocka_unit_test(the_others_go_on),
	};

	return cmocka_run_group_tests_name("screens killed at random", tests, NULL, NULL);
}
