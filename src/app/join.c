/* join: the live screen of a record. */
#include <stdlib.h>

#include "app/command.h"
#include "app/print.h"
#include "app/session.h"
#include "base/words.h"

static int run_join(const struct world *world, const struct arguments *a)
{
	const char *no_color = getenv("NO_COLOR");
	struct session_setup setup = {
	    .path = a->rest[0],
	    .seat = options_value(a, "as"),
	    .term = getenv("TERM"),
	    .ascii = options_value(a, "ascii") != NULL,
	    .monochrome = options_value(a, "monochrome") || (no_color && *no_color),
	};
	struct err e;

	return session_run(world, &setup, &e) ? ERR_NONE : print_err(&e);
}

static const struct example examples[] = {
    {"join rs6731.clepsydre", N_("the list of seats, to choose one's own")},
    {"join rs6731.clepsydre --as M1", N_("straight to the seat M1, for this connection")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"as", N_("SEAT"), N_("the seat, by its id in the cohort: it can't be changed then"), false},
    {"ascii", NULL, N_("lines and signs in ASCII, for an old terminal"), false},
    {"monochrome", NULL, N_("no colour, as with NO_COLOR in the environment"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_join = {
    .name = "join",
    .summary = N_("opens the live screen of a record"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_join,
};
