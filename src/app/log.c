/* log: the record read aloud, in plain words or as the lines that are hashed.
 *
 * The shell is nobody: until the deliberation opens it is told that a mark was
 * entered, never which. */
#include "app/command.h"
#include "app/print.h"
#include "app/record.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"

enum { AUTHOR_COLS = 10 };

struct teller {
	struct record *record;
	struct buf line;
	int32_t day;    /* the last one told; -1 none */
	int64_t opened; /* the last of the events that the record was made of */
};

static void start_line(struct teller *r, const struct moment *when, int32_t author)
{
	const struct state *s = &r->record->state;
	int32_t day = when_day(when->at_ms, when->zone_min);
	struct buf name = {0};

	buf_clear(&r->line);
	if (day != r->day) {
		buf_addf(&r->line, r->day < 0 ? "" : "\n");
		when_date(&r->line, day);
		buf_add_char(&r->line, '\n');
		r->day = day;
	}
	when_hour(&r->line, when->at_ms, when->zone_min);
	if (author)
		say_family(&name, s, author);
	else
		buf_addf(&name, "%s", _("office"));
	buf_addf(&r->line, "  ");
	text_pad(&r->line, buf_str(&name), AUTHOR_COLS, TEXT_LEFT);
	buf_addf(&r->line, "  ");
	buf_done(&name);
}

static void end_line(struct teller *r)
{
	buf_add_char(&r->line, '\n');
	print_text(buf_str(&r->line));
}

static bool is_of_office(const struct event *e)
{
	return !e->author && e->fact.kind && kind_part(e->fact.kind) == PART_OFFICE;
}

/* The events that the record was made of: how many are the office's facts. */
static bool count_opening(struct teller *r, struct moment *when, int64_t *facts, struct err *e)
{
	struct arena texts = {0};
	struct event event;

	*facts = 0;
	ledger_rewind(r->record->ledger);
	while (ledger_next(r->record->ledger, &texts, &event, e) && !event.author) {
		*facts += is_of_office(&event);
		*when = event.when;
		r->opened = event.id;
		arena_reset(&texts);
	}
	arena_done(&texts);
	return !e->kind;
}

/* The hundreds of facts of a grid and a cohort, as one. */
static bool tell_opening(struct teller *r, struct err *e)
{
	const struct plan *plan = &r->record->state.plan;
	struct moment when = {0};
	int64_t facts, candidates = 0;

	if (!count_opening(r, &when, &facts, e))
		return false;
	for (size_t i = 0; i < plan->n_persons; i++)
		candidates += plan->persons[i].role == ROLE_CANDIDATE;
	start_line(r, &when, 0);
	buf_addf(&r->line, "%s",
	         plan->rehearsal ? _("rehearsal record made: ") : _("record made: "));
	buf_add(&r->line, plan->record_title);
	buf_addf(&r->line, words_n(", %lld candidate", ", %lld candidates", candidates),
	         (long long)candidates);
	buf_addf(&r->line,
	         words_n(" (%lld fact of its grid and cohort)",
	                 " (%lld facts of its grid and cohort)", facts),
	         (long long)facts);
	end_line(r);
	return true;
}

/* When who marks whom, too, is a member's own until the deliberation opens. */
static bool is_untold(const struct state *s, const struct fact *f)
{
	if (kind_part(f->kind) != PART_SHEET || f->kind == KIND_sheet_handed_in ||
	    f->kind == KIND_sheet_reopened)
		return false;
	return !state_is_revealed(s, f->candidate) ||
	       (f->kind == KIND_sheet_moved && !state_is_revealed(s, (int32_t)f->value));
}

static void tell_event(struct teller *r, const struct event *e)
{
	if ((e->id <= r->opened && is_of_office(e)) || is_untold(&r->record->state, &e->fact))
		return;
	start_line(r, &e->when, e->author);
	if (e->fact.kind == KIND_unknown) {
		buf_addf(&r->line, "%s", _("an event that only a newer version knows: "));
		buf_add(&r->line, ledger_row(r->record->ledger)->kind);
	} else {
		say_event(&r->line, &r->record->state, e->author, &e->fact);
	}
	end_line(r);
}

/* Apart from the lines: what follows is not all told above. */
static void tell_unknown(int64_t n)
{
	struct buf b = {0};

	buf_addf(&b,
	         words_n("%lld event is of a kind that only a newer version knows.",
	                 "%lld events are of kinds that only a newer version knows.", n),
	         (long long)n);
	buf_add_char(&b, '\n');
	if (n)
		print_aside(buf_str(&b));
	buf_done(&b);
}

static int log_words(struct record *record)
{
	struct teller r = {.record = record, .day = -1};
	struct event event;
	struct err e;

	if (tell_opening(&r, &e)) {
		record_rewind(record);
		while (record_next(record, &event, &e))
			tell_event(&r, &event);
	}
	buf_done(&r.line);
	if (e.kind)
		return print_err(&e);
	if (!state_is_all_revealed(&record->state))
		print_aside(str_of(_("What is written on sheets is told once the deliberation has "
		                     "opened.\n")));
	tell_unknown(record->state.unknown);
	return ERR_NONE;
}

static int log_json(struct record *record)
{
	struct buf line = {0};
	struct event event;
	struct err e;

	record_rewind(record);
	while (record_next(record, &event, &e)) {
		buf_clear(&line);
		row_write_json(&line, ledger_row(record->ledger));
		buf_add_char(&line, '\n');
		print_text(buf_str(&line));
	}
	buf_done(&line);
	return e.kind ? print_err(&e) : ERR_NONE;
}

static int refuse_marks(void)
{
	struct err e;

	err_set(&e, ERR_USAGE,
	        _("These lines hold every member's marks, and the deliberation has not opened."));
	err_add(&e, _("Nothing was shown."),
	        _("--with-marks shows them all the same: not to anybody of the jury."));
	return print_err(&e);
}

static int run_log(const struct world *world, const struct arguments *a)
{
	struct record record;
	struct err e;
	int code;

	(void)world;
	if (!record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	if (!options_value(a, "json"))
		code = log_words(&record);
	else if (options_value(a, "with-marks") || record_is_revealed(&record))
		code = log_json(&record);
	else
		code = refuse_marks();
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"log rs6731.clepsydre", N_("what happened, in order and in plain words")},
    {"log rs6731.clepsydre --json",
     N_("the lines that are hashed, once the deliberation has opened")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"json", NULL, N_("one JSON object a line: the very bytes that are hashed"), false},
    {"with-marks", NULL, N_("with --json, even before the deliberation opens"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_log = {
    .name = "log",
    .summary = N_("reads a record aloud"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_log,
};
