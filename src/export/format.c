/* format: see format.h. */
#include "export/format.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "export/document.h"
#include "export/json.h"
#include "export/xlsx.h"

/* -- files ------------------------------------------------------------------------------------ */

/* "BROUILLON-RS6731-2026-11-24-resultats-evt1204.xlsx": ASCII, the exam's date. */
static void write_name(struct buf *b, const struct subject *subject, const char *what,
                       bool is_numbered, const char *suffix)
{
	const struct state *s = subject->state;

	if (s->plan.rehearsal)
		buf_addf(b, "REPETITION-");
	if (!s->seal_id)
		buf_addf(b, "BROUILLON-");
	text_ascii(b, s->plan.number);
	buf_add_char(b, '-');
	text_ascii(b, s->plan.session.date); /* a record may hold anything */
	buf_addf(b, "-%s", what);
	if (is_numbered)
		buf_addf(b, "-evt%lld", (long long)subject->head.count);
	buf_addf(b, ".%s", suffix);
}

static struct output *add_output(struct outputs *all, struct buf *name)
{
	all->v = arena_grow(&all->arena, all->v, all->n, &all->room, sizeof *all->v);
	all->v[all->n] = (struct output){.name = arena_str(&all->arena, buf_str(name))};
	buf_done(name);
	return &all->v[all->n++];
}

/* Of tables; valid until the next. */
static struct output *add_tables(struct outputs *all, const struct subject *subject,
                                 const char *what, bool is_numbered, const char *suffix)
{
	struct buf name = {0};

	write_name(&name, subject, what, is_numbered, suffix);
	return add_output(all, &name);
}

void outputs_done(struct outputs *all)
{
	for (size_t i = 0; i < all->n; i++)
		buf_done(&all->v[i].bytes);
	arena_done(&all->arena);
	*all = (struct outputs){0};
}

/* -- formats ---------------------------------------------------------------------------------- */

/* Tables are made once, for all the files of a format. */
static void make_tables(const struct subject *subject, struct outputs *all, bool joint)
{
	all->n_tables = tables_make(subject->state, &all->arena, joint, all->tables);
}

static bool make_csv(const struct subject *subject, struct outputs *all, struct err *e)
{
	(void)e;
	make_tables(subject, all, false);
	for (size_t i = 0; i < all->n_tables; i++) {
		struct output *o = add_tables(all, subject, all->tables[i].name, false, "csv");

		csv_write(&o->bytes, &all->tables[i], subject->dialect);
		o->tables = &all->tables[i];
		o->n_tables = 1;
	}
	return true;
}

/* One file with all that the jury holds in common. */
static struct output *add_joint(const struct subject *subject, struct outputs *all,
                                const char *suffix)
{
	struct output *o;

	make_tables(subject, all, true);
	o = add_tables(all, subject, "resultats", true, suffix);
	o->tables = all->tables;
	o->n_tables = all->n_tables;
	return o;
}

static bool make_xlsx(const struct subject *subject, struct outputs *all, struct err *e)
{
	struct output *o = add_joint(subject, all, "xlsx");

	return xlsx_write(&o->bytes, subject->state, &subject->head, o->tables, o->n_tables, e);
}

static bool make_json(const struct subject *subject, struct outputs *all, struct err *e)
{
	struct output *o = add_joint(subject, all, "json");

	(void)e;
	json_write(&o->bytes, subject->state, &subject->head, o->tables, o->n_tables);
	return true;
}

/* -- documents -------------------------------------------------------------------------------- */

static bool make_document(const struct subject *subject, struct outputs *all, enum document d,
                          int32_t candidate, enum document_format format, struct err *e)
{
	struct buf name = {0};
	struct output *o;

	if (!document_is_due(subject->state, d, candidate))
		return true;
	document_file_name(&name, subject->state, d, candidate, format);
	o = add_output(all, &name);
	o->lists_candidates = d == DOCUMENT_MINUTES;
	return document_write(subject->state, &subject->head, d, candidate, format, &o->bytes, e);
}

static bool make_documents(const struct subject *subject, struct outputs *all,
                           enum document_format format, struct err *e)
{
	const struct plan *plan = &subject->state->plan;

	for (int d = 0; d < DOCUMENTS; d++) {
		if (!(subject->documents >> d & 1))
			continue;
		if (d != DOCUMENT_RESULT &&
		    !make_document(subject, all, (enum document)d, 0, format, e))
			return false;
		for (int32_t n = 1; d == DOCUMENT_RESULT && (size_t)n <= plan->n_persons; n++)
			if (plan->persons[n - 1].role == ROLE_CANDIDATE &&
			    !make_document(subject, all, DOCUMENT_RESULT, n, format, e))
				return false;
	}
	return true;
}

static bool make_pdf(const struct subject *subject, struct outputs *all, struct err *e)
{
	return make_documents(subject, all, FORMAT_PDF, e);
}

static bool make_html(const struct subject *subject, struct outputs *all, struct err *e)
{
	return make_documents(subject, all, FORMAT_HTML, e);
}

/* -- all -------------------------------------------------------------------------------------- */

const struct format formats[] = {
    {"pdf", N_("the documents, to be printed and signed"),
     N_("one file a document, and a result for each candidate"), make_pdf, check_pdf, true},
    {"html", N_("the documents, to be read on a screen or aloud"),
     N_("one page a document, and a result for each candidate"), make_html, check_html, true},
    {"xlsx", N_("for the office: a workbook for Excel or LibreOffice"),
     N_("one workbook: results, decisions, questions, speaking times, attendance"), make_xlsx,
     check_xlsx, false},
    {"csv", N_("for any spreadsheet or program, with each member’s scores and the journal"),
     N_("one file a table"), make_csv, check_csv, false},
    {"json", N_("for programs, with the schema results.schema.json"),
     N_("one file: the certification, the session and what the workbook holds"), make_json,
     check_json, false},
    {0},
};

const struct format *format_find(const char *name)
{
	for (const struct format *f = formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}
