/* format: what a record can be exported as, one row a format.
 *
 * A format makes whole files in memory, from the state alone and so the same each time: who
 * writes them (file.h) and who reads them back (check.h) is other code.  Names say what a file
 * is: rehearsal, draft, certification, day, what it holds, and but for CSV up to which event. */
#ifndef EXPORT_FORMAT_H
#define EXPORT_FORMAT_H

#include "base/err.h"
#include "core/head.h"
#include "export/check.h"
#include "export/csv.h"
#include "export/tables.h"
#include "paper/documents.h"

/* What is exported, and how. */
struct subject {
	const struct state *state;
	struct head head; /* its count; the hash is empty until all is revealed */
	enum csv_dialect dialect;
	unsigned documents; /* a bit for each, of enum document */
};
/* All that is made unasked. */
enum { DOCUMENTS_USUAL = (1 << DOCUMENTS) - 1 - (1 << DOCUMENT_ANNEX) };

/* One file. */
struct output {
	struct str name;
	struct buf bytes;
	const struct table *tables; /* that it must hold, in this order */
	size_t n_tables;
	bool lists_candidates; /* a document one of whose tables has a row for each */
};

struct outputs {
	struct arena arena;
	struct output *v;
	size_t n, room;
	struct table tables[TABLES];
	size_t n_tables;
};

struct format {
	const char *name;   /* also what its files' names end in */
	const char *is_for; /* N_: whom it serves */
	const char *files;  /* N_: which files it writes */
	/* Adds its files; false when it can't (told). */
	bool (*make)(const struct subject *, struct outputs *, struct err *);
	/* What such a file holds, read by other code than wrote it. */
	enum check (*count)(struct str bytes, struct tally *);
	bool is_document; /* laid out for readers; else tables */
};

/* Up to one without a name. */
extern const struct format formats[];
/* NULL if there is none of this name. */
const struct format *format_find(const char *name);

void outputs_done(struct outputs *);

#endif
