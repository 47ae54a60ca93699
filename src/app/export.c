/* export: results out, as tables that a spreadsheet or a program opens. */
#include <string.h>

#include "app/command.h"
#include "app/print.h"
#include "app/record.h"
#include "base/text.h"
#include "base/words.h"
#include "export/csv.h"
#include "export/file.h"
#include "export/tables.h"

/* "RS6731-2026-11-24-scores.csv": ASCII, the exam's date. */
static void write_name(struct buf *b, const struct plan *plan, const char *table)
{
	if (plan->rehearsal)
		buf_addf(b, "REPETITION-");
	text_ascii(b, plan->number);
	buf_addf(b, "-%.*s-%s.csv", STR_ARG(plan->session.date), table);
}

static int write_tables(const struct record *r, const char *folder, enum csv_dialect dialect)
{
	struct table tables[TABLES];
	struct arena arena = {0};
	int code = ERR_NONE;

	tables_make(&r->state, &arena, tables);
	for (int i = 0; i < TABLES && !code; i++) {
		struct buf name = {0}, bytes = {0};
		struct err e;

		write_name(&name, &r->state.plan, tables[i].name);
		csv_write(&bytes, &tables[i], dialect);
		switch (file_write(folder, buf_text(&name), buf_str(&bytes), &e)) {
		case FILE_WRITTEN:
			print_line(
			    words_n("%s: %lld row", "%s: %lld rows", (int64_t)tables[i].n_rows),
			    buf_text(&name), (long long)tables[i].n_rows);
			break;
		case FILE_SAME:
			print_line(_("%s: there already, the same"), buf_text(&name));
			break;
		case FILE_FAILED: code = print_err(&e); break;
		}
		buf_done(&name);
		buf_done(&bytes);
	}
	arena_done(&arena);
	return code;
}

static int run_export(const struct world *world, const struct arguments *a)
{
	const char *format = options_value(a, "format");
	const char *dialect = options_value(a, "csv");
	struct record record;
	struct err e;
	int code;

	(void)world;
	if (strcmp(format, "csv") != 0) {
		err_set(&e, ERR_USAGE, _("No format %s: there is csv."), format);
		return print_err(&e);
	}
	if (dialect && strcmp(dialect, "excel-fr") != 0 && strcmp(dialect, "rfc4180") != 0) {
		err_set(&e, ERR_USAGE, _("No dialect %s: there are excel-fr and rfc4180."),
		        dialect);
		return print_err(&e);
	}
	if (!record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	code =
	    write_tables(&record, options_value(a, "to"),
	                 dialect && strcmp(dialect, "rfc4180") == 0 ? CSV_RFC4180 : CSV_EXCEL_FR);
	if (!code && !record_is_revealed(&record))
		print_line("%s", _("Marks are left out until the deliberation opens."));
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"export rs6731.clepsydre --format csv --to results",
     N_("five files for Excel or LibreOffice")},
    {"export rs6731.clepsydre --format csv --csv rfc4180 --to results",
     N_("the same for programs")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"format", "csv", N_("the only format so far"), true},
    {"to", N_("FOLDER"), N_("an existing folder; nothing in it is ever replaced"), true},
    {"csv", "excel-fr|rfc4180", N_("for Excel in French (the default), or for programs"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_export = {
    .name = "export",
    .summary = N_("writes a record's results as tables"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_export,
};
