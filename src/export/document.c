/* document: see document.h. */
#include "export/document.h"

#include "base/text.h"
#include "export/html.h"
#include "export/pdf.h"

bool document_write(const struct state *s, const struct head *head, enum document d,
                    int32_t candidate, enum document_format format, struct buf *out, struct err *e)
{
	struct arena arena = {0};
	struct paper paper;
	bool ok = true;

	document_make(&paper, &arena, s, head, d, candidate);
	if (format == FORMAT_PDF)
		ok = pdf_write(out, &paper, e);
	else
		html_write(out, &paper);
	arena_done(&arena);
	return ok;
}

void document_file_name(struct buf *b, const struct state *s, enum document d, int32_t candidate,
                        enum document_format format)
{
	const struct person *c = plan_person(&s->plan, candidate);

	if (s->plan.rehearsal)
		buf_addf(b, "REPETITION-");
	if (!s->seal_id)
		buf_addf(b, "BROUILLON-");
	text_ascii(b, s->plan.number);
	buf_addf(b, "-%.*s-%s", STR_ARG(s->plan.session.date), document_stem(d));
	if (c) {
		buf_add_char(b, '-');
		text_ascii(b, c->id);
	}
	if (s->seal_id && s->version)
		buf_addf(b, "-v%lld", (long long)s->version);
	buf_addf(b, "-evt%lld.%s", (long long)s->last_id, format == FORMAT_PDF ? "pdf" : "html");
}
