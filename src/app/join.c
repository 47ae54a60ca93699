/* join: the live screen of a record. */
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/print.h"
#include "app/session.h"
#include "base/words.h"

/* As other programs take such a variable: set, and not to nothing or 0. */
static bool is_yes(const char *value)
{
	return *value && strcmp(value, "0") != 0;
}

/* Who is let in by a key has one seat; who comes by card says which by its code. */
static bool is_sound(const struct session_setup *setup, struct err *e)
{
	const char *why = NULL;

	if (setup->by_key && setup->by_card)
		why = _("--key and --card: one enters by one of them.");
	else if (setup->by_key && !setup->seat)
		why = _("--key needs --as: a key is one seat’s.");
	else if (setup->by_card && setup->seat)
		why = _("--card and --as: by card the seat is chosen on the screen.");
	if (!why)
		return true;
	err_set(e, ERR_USAGE, "%s", why);
	return err_add(e, _("Nothing was opened."), "");
}

static int run_join(const struct world *world, const struct arguments *a)
{
	const char *no_color = getenv("NO_COLOR");
	const char *accessible = getenv("ACCESSIBLE");
	struct session_setup setup = {
	    .path = a->rest[0],
	    .seat = options_value(a, "as"),
	    .by_key = options_value(a, "key") != NULL,
	    .by_card = options_value(a, "card") != NULL,
	    .term = getenv("TERM"),
	    .ascii = options_value(a, "ascii") != NULL,
	    .monochrome = options_value(a, "monochrome") || (no_color && *no_color),
	    .aloud = options_value(a, "reader") || (accessible && is_yes(accessible)),
	};
	struct err e;

	if (!is_sound(&setup, &e))
		return print_err(&e);
	return session_run(world, &setup, &e) ? ERR_NONE : print_err(&e);
}

static const struct example examples[] = {
    {"join rs6731.clepsydre", N_("the list of seats, to choose one's own")},
    {"join rs6731.clepsydre --as M1", N_("straight to the seat M1, for this connection")},
    {"join rs6731.clepsydre --as M1 --reader",
     N_("the same, said line by line for a screen reader or a braille display")},
    {"join rs6731.clepsydre --as M1 --key",
     N_("what sshd runs for the key of that seat, and for no other")},
    {"join rs6731.clepsydre --card", N_("what sshd runs for whoever comes with a card")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"as", N_("SEAT"), N_("the seat, by its id in the cohort: it can't be changed then"), false},
    {"key", NULL,
     N_("the record says that this seat is known by its key; for sshd alone, with --as"), false},
    {"card", NULL, N_("no seat without the code of its card; for sshd alone"), false},
    {"ascii", NULL, N_("lines and signs in ASCII, for an old terminal"), false},
    {"monochrome", NULL, N_("no colour, as with NO_COLOR in the environment"), false},
    {"reader", NULL,
     N_("sentences line by line, for a screen reader or braille, as with ACCESSIBLE=1"), false},
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
