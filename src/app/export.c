/* export: results out, as files for others. */
#include <string.h>

#include "app/command.h"
#include "app/exporting.h"
#include "app/print.h"
#include "base/words.h"

/* "5 tables, 93 rows, ", "3 pages, " */
static void add_size(struct buf *b, const struct output *o, const struct tally *found)
{
	int64_t rows = 0;

	for (size_t i = 0; i < found->n; i++)
		rows += found->rows[i];
	if (found->pages)
		buf_addf(b, words_n("%lld page, ", "%lld pages, ", found->pages),
		         (long long)found->pages);
	if (o->n_tables > 1)
		buf_addf(b, words_n("%lld table, ", "%lld tables, ", (int64_t)found->n),
		         (long long)found->n);
	if (o->n_tables)
		buf_addf(b, words_n("%lld row, ", "%lld rows, ", rows), (long long)rows);
}

/* "RS6731-2026-11-24-scores.csv: 12 rows, read back" */
static void tell_file(void *context, const struct output *o, const struct tally *found,
                      enum file_end end)
{
	struct buf b = {0};

	++*(int *)context;
	buf_add(&b, o->name);
	buf_addf(&b, "%s", words_are_french() ? "\xC2\xA0: " : ": ");
	if (end == FILE_SAME)
		buf_addf(&b, "%s", _("there already, the same, "));
	else
		add_size(&b, o, found);
	buf_addf(&b, "%s", _("read back"));
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

static bool read_dialect(const struct arguments *a, struct export_wish *wish, struct err *e)
{
	const char *dialect = options_value(a, "csv");

	wish->dialect = dialect && strcmp(dialect, "rfc4180") == 0 ? CSV_RFC4180 : CSV_EXCEL_FR;
	if (!dialect || wish->dialect == CSV_RFC4180 || strcmp(dialect, "excel-fr") == 0)
		return true;
	return err_set(e, ERR_USAGE, _("No dialect %s: there are excel-fr and rfc4180."), dialect);
}

static bool read_document(const struct arguments *a, struct export_wish *wish, struct err *e)
{
	const char *name = options_value(a, "document");

	wish->documents = name ? 0 : DOCUMENTS_USUAL;
	for (int d = 0; name && d < DOCUMENTS; d++)
		if (strcmp(name, document_stem((enum document)d)) == 0)
			wish->documents = 1u << d;
	if (!wish->documents)
		return err_set(e, ERR_USAGE, _("There is no document %s."), name);
	if (name && !wish->format->is_document)
		return err_set(e, ERR_USAGE, _("--document goes with --format pdf or html."));
	return true;
}

static int write_files(struct record *r, const struct export_wish *wish, const char *folder)
{
	struct err e;
	int written = 0;

	if (!exporting_write(r, wish, folder, tell_file, &written, &e))
		return print_err(&e);
	if (!written)
		print_line("%s", _("There is nothing to say on it yet: no file was made."));
	else if (!record_is_revealed(r))
		print_line("%s", _("Marks are left out until the deliberation opens."));
	return ERR_NONE;
}

static int run_export(const struct world *world, const struct arguments *a)
{
	struct export_wish wish = {.format = format_find(options_value(a, "format"))};
	struct record record;
	struct err e;
	int code;

	(void)world;
	if (!wish.format)
		return tell_no_format(options_value(a, "format"));
	if (!read_dialect(a, &wish, &e) || !read_document(a, &wish, &e) ||
	    !record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	code = write_files(&record, &wish, options_value(a, "to"));
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"export rs6731.clepsydre --format pdf --to results",
     N_("the minutes and the other documents, to be printed and signed")},
    {"export rs6731.clepsydre --format pdf --document emargement --to results",
     N_("one of them alone")},
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
    {"format", "pdf|html|xlsx|csv|json", N_("what is made of it"), true},
    {"to", N_("FOLDER"), N_("an existing folder; nothing in it is ever replaced"), true},
    {"document",
     "proces-verbal|emargement|conditions-de-passage|resultat|annexe-confidentielle",
     N_("of pdf and html, one alone; the annex is made on request only"), false},
    {"csv", "excel-fr|rfc4180", N_("for Excel in French (the default), or for programs"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_export = {
    .name = "export",
    .summary = N_("writes a record's documents and results"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_export,
};
