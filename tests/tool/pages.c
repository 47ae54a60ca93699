/* pages: papers made up to try where pages end, on the standard output.
 *
 *     pages rows N|boxes N|long N|hostile N pdf|html
 *
 * rows: a table of N rows of three lines.  boxes: N lines, then places to sign.  table: a table of
 * N rows, then places to sign.  long: a cell, a fact and a text of N words.  hostile: what no
 * reader must take for its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "export/html.h"
#include "export/pdf.h"

static void sign(struct paper *p)
{
	paper_heading(p, 2, "Signatures");
	paper_text(p, PAPER_PLAIN, STR("Fait à Lyon."));
	for (int i = 0; i < 5; i++)
		paper_box(p, paper_strf(p, "SIGNATAIRE%d", i), STR("membre du jury"), STR(""));
}

static void make_table(struct paper *p, int n, bool three)
{
	paper_table(p, "Une table");
	paper_column(p, "TETE", PAPER_LEFT);
	paper_column(p, "Trois lignes", PAPER_LEFT);
	for (int i = 0; i < n; i++) {
		paper_row(p);
		paper_cellf(p, "rang%d", i);
		if (three)
			paper_cellf(p, "debut%d\nmilieu%d\nfin%d", i, i, i);
		else
			paper_cellf(p, "ligne%d", i);
	}
}

static void make_long(struct paper *p, int n)
{
	struct buf words = {0};

	for (int i = 0; i < n; i++)
		buf_addf(&words, "mot%d ", i);
	paper_fact(p, "Un fait", buf_str(&words));
	paper_text(p, PAPER_PLAIN, buf_str(&words));
	paper_table(p, "");
	paper_column(p, "TETE", PAPER_LEFT);
	paper_row(p);
	paper_cell(p, buf_str(&words));
	buf_clear(&words);
	for (int i = 0; i < n; i++)
		buf_add_char(&words, 'W');
	paper_row(p);
	paper_cell(p, buf_str(&words));
	sign(p);
	buf_done(&words);
}

static void make_hostile(struct paper *p)
{
	static const char text[] =
	    "<script>alert(1)</script> & \"'=1+1 \x1b[31m \xe2\x80\xae"
	    "abc "
	    "\xe2\x81\xa6x \xff\xfe \x07 \xf3\xa0\x81\x81 </style> 👩‍🎓 \xc2\x9b";

	p->title = paper_str(p, str_of(text));
	p->identity = p->foot = p->author = p->digest = p->title;
	paper_heading(p, 2, text);
	paper_text(p, PAPER_PLAIN, str_of(text));
	paper_fact(p, text, str_of(text));
	paper_table(p, text);
	paper_column(p, text, PAPER_LEFT);
	paper_row(p);
	paper_cell(p, str_of(text));
	paper_box(p, str_of(text), str_of(text), str_of(text));
}

static void make(struct paper *p, const char *what, int n)
{
	p->title = STR("Essai");
	p->foot = STR("PIED");
	p->digest = STR("EMPREINTE");
	if (strcmp(what, "rows") == 0)
		make_table(p, n, true);
	if (strcmp(what, "long") == 0)
		make_long(p, n);
	if (strcmp(what, "hostile") == 0)
		make_hostile(p);
	for (int i = 0; strcmp(what, "boxes") == 0 && i < n; i++)
		paper_text(p, PAPER_PLAIN, paper_strf(p, "ligne%d", i));
	if (strcmp(what, "table") == 0)
		make_table(p, n, false);
	if (strcmp(what, "boxes") == 0 || strcmp(what, "table") == 0)
		sign(p);
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct paper p;
	struct buf out = {0};
	struct err e;
	bool ok = true;

	if (argc != 4)
		return 1;
	words_open("en", NULL);
	paper_init(&p, &arena);
	make(&p, argv[1], (int)strtol(argv[2], NULL, 10));
	if (strcmp(argv[3], "pdf") == 0)
		ok = pdf_write(&out, &p, &e);
	else
		html_write(&out, &p);
	fwrite(out.s, 1, out.n, stdout);
	buf_done(&out);
	arena_done(&arena);
	return ok ? 0 : 1;
}
