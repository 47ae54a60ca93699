/* verify_command: says whether a record is what was written.
 *
 * How many events there are can always be told; their head follows from every
 * mark, so it is shown from the opening of the deliberation on. */
#include "app/command.h"
#include "app/print.h"
#include "app/record.h"
#include "app/verify_file.h"
#include "base/words.h"
#include "store/verify.h"

static void set_finding(struct err *e, const char *path, const struct verification *v)
{
	long long event = v->event;

	switch (v->finding) {
	case FINDING_SCHEMA:
		err_set(e, ERR_TAMPER,
		        _("%s was changed: its tables are not those that were made."), path);
		break;
	case FINDING_ORDER:
		err_set(e, ERR_TAMPER, _("%s was changed: event %lld is missing, or out of place."),
		        path, event);
		break;
	case FINDING_HASH:
		err_set(e, ERR_TAMPER, _("%s was changed: event %lld is not what was written."),
		        path, event);
		break;
	case FINDING_WORDS:
		err_set(e, ERR_TAMPER,
		        _("%s was changed: the words of event %lld are not those written."), path,
		        event);
		break;
	case FINDING_HEAD:
		err_set(e, ERR_TAMPER,
		        _("%s does not lead to the head given: event %lld is another."), path,
		        event);
		break;
	case FINDING_TAIL:
		err_set(e, ERR_CUT,
		        _("%s was cut: event %lld is missing, and what followed it up to the head "
		          "given."),
		        path, event);
		break;
	case FINDING_FILE:
		err_set(e, ERR_TAMPER, _("%s is damaged: SQLite does not find it whole."), path);
		break;
	case FINDING_FORMAT:
		err_set(e, ERR_DATA,
		        _("%s was made by an earlier version of this program: its views can’t be "
		          "compared."),
		        path);
		break;
	case FINDING_GOOD: break;
	}
}

static int tell_finding(const char *path, const struct verification *v)
{
	struct err e = {0};
	struct buf safe = {0};

	set_finding(&e, path, v);
	if (v->event > 1)
		buf_addf(&safe, _("What stands before event %lld is as it was written."),
		         (long long)v->event);
	if (v->finding == FINDING_FORMAT)
		err_add(&e, _("Its events and its words are as they were written."),
		        _("Verify it with the version that made it."));
	else
		err_add(&e, buf_text(&safe),
		        _("Keep the file as it is, and compare it with its copies."));
	buf_done(&safe);
	print_err(&e);
	if (v->detail[0]) {
		struct buf detail = {0};

		buf_addf(&detail, "  (%s)\n", v->detail);
		print_aside(buf_str(&detail));
		buf_done(&detail);
	}
	return (int)e.kind;
}

/* "rs6731.clepsydre is whole: 1204 events · 7F3A 09C2 51DE 88B4" */
static void tell_head(const char *path, const struct head *head, bool revealed)
{
	struct buf b = {0};

	if (revealed) {
		head_write(&b, head);
		print_line(_("%s is whole: %s"), path, buf_text(&b));
	} else {
		buf_addf(&b, words_n("%lld event", "%lld events", head->count),
		         (long long)head->count);
		print_line(_("%s is whole: %s"), path, buf_text(&b));
		print_line(
		    "%s",
		    _("Its head follows from the marks: it is shown once the deliberation opens."));
	}
	buf_done(&b);
}

static void tell_good(const char *path, const struct verification *v, bool head_given)
{
	struct record record;
	struct err ignored;
	bool revealed = false;
	int64_t unknown = 0;

	/* Sets the language too; a record that only SQLite can still read is told of in French. */
	if (record_open(&record, path, LEDGER_READ, 0, &ignored)) {
		revealed = record_is_revealed(&record);
		unknown = record.state.unknown;
		record_close(&record);
	}
	tell_head(path, &v->head, revealed);
	if (head_given)
		print_line(
		    "%s",
		    _("It goes on from the head given: nothing up to there was changed or cut."));
	if (unknown)
		print_line(words_n("%lld event is of a kind that only a newer version knows.",
		                   "%lld events are of kinds that only a newer version knows.",
		                   unknown),
		           (long long)unknown);
	if (v->emptied)
		print_line(words_n("%lld text was emptied, as the law asks; the chain holds.",
		                   "%lld texts were emptied, as the law asks; the chain holds.",
		                   v->emptied),
		           (long long)v->emptied);
}

static int run_verify(const struct world *world, const struct arguments *a)
{
	const char *path = a->rest[0];
	const char *given = options_value(a, "head");
	struct verification v;
	struct head head;
	struct err e;

	(void)world;
	if (given && !head_read(str_of(given), &head)) {
		err_set(&e, ERR_USAGE, _("“%s” is no head."), given);
		err_add(&e, NULL, _("The minutes print it; write 1204:7F3A09C251DE88B4."));
		return print_err(&e);
	}
	if (!verify_record(path, given ? &head : NULL, &v, &e))
		return print_err(&e);
	if (v.finding != FINDING_GOOD)
		return tell_finding(path, &v);
	tell_good(path, &v, given != NULL);
	if (options_value(a, "file"))
		return verify_file(path, options_value(a, "file"), given ? head.count : 0);
	return ERR_NONE;
}

static const struct example examples[] = {
    {"verify rs6731.clepsydre", N_("was it changed since it was written?")},
    {"verify rs6731.clepsydre --head 1204:7F3A09C251DE88B4",
     N_("and is its end the one that the minutes printed?")},
    {"verify rs6731.clepsydre --file RS6731-2026-11-24-scores.csv",
     N_("is this file what the record gives?")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"head", N_("N:HASH"), N_("the head printed on the minutes: a count and 16 digits"), false},
    {"file", "EXPORT", N_("a file that export wrote: it is made again, and compared"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_verify = {
    .name = "verify",
    .summary = N_("says whether a record is what was written"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_verify,
};
