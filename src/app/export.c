/* export: results out, as files for others. */
#include <string.h>

#include "app/command.h"
#include "app/exporting.h"
#include "app/print.h"
#include "base/words.h"

/* "RS6731-2026-11-24-scores.csv: 12 rows, read back" */
static void tell_file(void *context, const struct output *o, const struct tally *found,
                      enum file_end end)
{
	struct buf b = {0};
	int64_t rows = 0;

	(void)context;
	for (size_t i = 0; i < found->n; i++)
		rows += found->rows[i];
	buf_add(&b, o->name);
	buf_addf(&b, "%s", words_are_french() ? "\xC2\xA0: " : ": ");
	if (end == FILE_SAME) {
		buf_addf(&b, "%s", _("there already, the same"));
	} else {
		if (found->n > 1)
			buf_addf(&b, words_n("%lld table, ", "%lld tables, ", (int64_t)found->n),
			         (long long)found->n);
		buf_addf(&b, words_n("%lld row", "%lld rows", rows), (long long)rows);
	}
	buf_addf(&b, "%s", _(", read back"));
	print_line("%s", buf_text(&b));
	buf_done(&b);
}

/* With what each is for. */
static int tell_no_format(const char *name)
{
	struct buf b = {0};
	struct err e;

	err_set(&e, ERR_USAGE, _("There is no format %s."), name);
	print_err(&e);
	for (const struct format *f = formats; f->name; f++)
		buf_addf(&b, "  %-6s%s: %s\n", f->name, _(f->is_for), _(f->files));
	print_aside(buf_str(&b));
	buf_done(&b);
	return ERR_USAGE;
}

static int run_export(const struct world *world, const struct arguments *a)
{
	const char *name = options_value(a, "format");
	const char *dialect = options_value(a, "csv");
	const struct format *format = format_find(name);
	enum csv_dialect csv =
	    dialect && strcmp(dialect, "rfc4180") == 0 ? CSV_RFC4180 : CSV_EXCEL_FR;
	struct record record;
	struct err e;
	int code;

	(void)world;
	if (!format)
		return tell_no_format(name);
	if (dialect && csv == CSV_EXCEL_FR && strcmp(dialect, "excel-fr") != 0) {
		err_set(&e, ERR_USAGE, _("No dialect %s: there are excel-fr and rfc4180."),
		        dialect);
		return print_err(&e);
	}
	if (!record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	code = exporting_write(&record, format, csv, options_value(a, "to"), tell_file, NULL, &e)
	           ? ERR_NONE
	           : print_err(&e);
	if (!code && !record_is_revealed(&record))
		print_line("%s", _("Marks are left out until the deliberation opens."));
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"export rs6731.clepsydre --format xlsx --to results",
     N_("one workbook for the office, for Excel or LibreOffice")},
    {"export rs6731.clepsydre --format csv --to results",
     N_("one file a table, for Excel in French")},
    {"export rs6731.clepsydre --format csv --csv rfc4180 --to results",
     N_("the same for programs")},
    {"export rs6731.clepsydre --format json --to results",
     N_("results and facts for programs")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"format", "xlsx|csv|json", N_("what is made of it"), true},
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
