/* copy: a second file with the same events, made while others write. */
#include "app/command.h"
#include "app/print.h"
#include "app/record.h"
#include "base/words.h"
#include "store/ledger.h"

/* The copy is read to its end: it can be, and all that it holds is there. */
static int tell_copy(const char *path)
{
	struct record copy;
	struct err e;

	if (!record_open(&copy, path, LEDGER_READ, 0, &e))
		return print_err(&e);
	print_line(words_n("%s: %lld event, copied and read again.",
	                   "%s: %lld events, copied and read again.", copy.state.last_id),
	           path, (long long)copy.state.last_id);
	record_close(&copy);
	return ERR_NONE;
}

static int run_copy(const struct world *world, const struct arguments *a)
{
	const char *to = a->rest[1];
	struct record record;
	struct err e;
	bool copied;

	(void)world;
	if (!record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	copied = ledger_copy(record.ledger, to, &e);
	record_close(&record);
	return copied ? tell_copy(to) : print_err(&e);
}

static const struct example examples[] = {
    {"copy rs6731.clepsydre usb/rs6731.clepsydre", N_("a safe copy, even during the exam")},
    {NULL, NULL},
};

static const struct option_row options[] = {{NULL, NULL, NULL, false}};

const struct command command_copy = {
    .name = "copy",
    .summary = N_("copies a record, even while it is being written"),
    .usage = N_("RECORD NEW"),
    .least = 2,
    .most = 2,
    .examples = examples,
    .options = options,
    .run = run_copy,
};
