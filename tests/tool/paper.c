/* paper: one document of the day of papers.h, in one format, on the standard output.
 *
 *     paper begun|midday|revealed|decided|sealed DOCUMENT CANDIDATE|- pdf|html|COLUMNS
 *
 * DOCUMENT is a stem of documents.h, CANDIDATE a name; COLUMNS: as plain text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "export/document.h"
#include "paper/plain.h"
#include "papers.h"

static int number_in(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

static bool write_it(const struct papers *p, enum document d, int32_t candidate, const char *format,
                     struct buf *out)
{
	struct arena arena = {0};
	struct paper paper;
	struct err e = {0};
	bool ok = true;

	if (strtol(format, NULL, 10) > 0) {
		document_make(&paper, &arena, &p->state, &p->head, d, candidate);
		plain_write(out, &paper, (size_t)strtol(format, NULL, 10));
		arena_done(&arena);
	} else {
		ok = document_write(&p->state, &p->head, d, candidate,
		                    strcmp(format, "pdf") == 0 ? FORMAT_PDF : FORMAT_HTML, out, &e);
	}
	if (!ok)
		fprintf(stderr, "%s %s %s\n", e.what, e.safe, e.todo);
	return ok;
}

int main(int argc, char **argv)
{
	static const char *const stages[] = {"begun", "midday", "revealed", "decided", "sealed"};
	const char *stems[DOCUMENTS], *dirs[] = {"build/locale", NULL};
	const char *build = getenv("BUILD");
	struct papers p;
	struct buf out = {0}, locale = {0};
	bool ok;

	for (int i = 0; i < DOCUMENTS; i++)
		stems[i] = document_stem((enum document)i);
	if (argc != 5 || number_in(stages, 5, argv[1]) < 0 ||
	    number_in(stems, DOCUMENTS, argv[2]) < 0)
		return 1;
	if (build) {
		buf_addf(&locale, "%s/locale", build);
		dirs[0] = buf_text(&locale);
	}
	words_open("fr", dirs);
	papers_open(&p, (enum papers_until)number_in(stages, 5, argv[1]));
	ok = write_it(&p, (enum document)number_in(stems, DOCUMENTS, argv[2]),
	              papers_person(&p, argv[3]), argv[4], &out);
	fwrite(out.s, 1, out.n, stdout);
	papers_close(&p);
	buf_done(&out);
	buf_done(&locale);
	return ok ? 0 : 1;
}
