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

/* Two ids may have the same letters: where they aren't told whole, a number of its own. */
static void add_candidate(struct buf *b, const struct person *c, int32_t candidate)
{
	struct buf id = {0};

	text_ascii(&id, c->id);
	if (id.n)
		buf_addf(b, "-%s", buf_text(&id));
	if (!str_equal(buf_str(&id), c->id))
		buf_addf(b, "-%d", candidate);
	buf_done(&id);
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
	buf_add_char(b, '-');
	text_ascii(b, s->plan.session.date); /* a record may hold anything */
	buf_addf(b, "-%s", document_stem(d));
	if (c)
		add_candidate(b, c, candidate);
	if (s->seal_id && s->version)
		buf_addf(b, "-v%lld", (long long)s->version);
	buf_addf(b, "-evt%lld.%s", (long long)s->last_id, format == FORMAT_PDF ? "pdf" : "html");
}
