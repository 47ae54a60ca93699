/* format: see format.h. */
#include "export/format.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
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

struct output *outputs_add(struct outputs *all, const struct subject *subject, const char *what,
                           bool is_numbered, const char *suffix)
{
	struct output *o = &all->v[all->n++];
	struct buf name = {0};

	assert(all->n <= OUTPUTS_MOST);
	write_name(&name, subject, what, is_numbered, suffix);
	*o = (struct output){.name = arena_str(&all->arena, buf_str(&name))};
	buf_done(&name);
	return o;
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
		struct output *o = outputs_add(all, subject, all->tables[i].name, false, "csv");

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
	o = outputs_add(all, subject, "resultats", true, suffix);
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

const struct format formats[] = {
    {"xlsx", N_("for the office: a workbook for Excel or LibreOffice"),
     N_("one workbook: results, decisions, questions, speaking times, attendance"), make_xlsx,
     check_xlsx},
    {"csv", N_("for any spreadsheet or program, with each member’s scores and the journal"),
     N_("one file a table"), make_csv, check_csv},
    {"json", N_("for programs, with the schema results.schema.json"),
     N_("one file: the certification, the session and what the workbook holds"), make_json,
     check_json},
    {NULL, NULL, NULL, NULL, NULL},
};

const struct format *format_find(const char *name)
{
	for (const struct format *f = formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}
