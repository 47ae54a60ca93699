/* html: see html.h. */
#include "export/html.h"

enum { WORD_BYTES = 40 };

/* What a browser prints has these pages; what it shows, a sheet of paper's width. */
static const char style[] =
    "@page{size:A4;margin:17mm 17mm 22mm;"
    "@bottom-left{content:var(--foot);font:7.5pt 'Liberation Sans',Arial,sans-serif;"
    "white-space:pre-line}"
    "@bottom-right{content:'page ' counter(page) '/' counter(pages);"
    "font:7.5pt 'Liberation Sans',Arial,sans-serif}}\n"
    "html{color:#000;background:#fff;font:9.5pt/1.35 'Liberation Sans',Arial,'DejaVu Sans',"
    "sans-serif}\n"
    "body{margin:0 auto;padding:1.5rem;max-width:176mm;overflow-wrap:anywhere}\n"
    "table{overflow-wrap:break-word}\n"
    ".long{overflow-wrap:anywhere}\n"
    "table+p{break-before:avoid}\n"
    "h1{font-size:17pt;margin:0}\n"
    "h2{font-size:11.5pt;margin:1.4em 0 .5em}\n"
    "h3{font-size:10pt;margin:1em 0 .4em}\n"
    "h1,h2,h3,caption{break-after:avoid}\n"
    "p{margin:.5em 0;white-space:pre-line;orphans:2;widows:2}\n"
    ".identity{margin:.3em 0 .8em;padding-bottom:.6em;border-bottom:1.2pt solid}\n"
    ".strong{font-weight:bold}\n"
    ".small{font-size:8.2pt}\n"
    ".mark{margin:0 0 .5em;text-align:center;font-weight:bold}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em 1.2em;margin:.6em 0}\n"
    "dt{font-weight:bold;max-width:50mm}\n"
    "dd{margin:0;white-space:pre-line}\n"
    "table{border-collapse:collapse;width:100%;font-size:8.5pt;margin:.6em 0;"
    "border-top:.9pt solid;border-bottom:.9pt solid}\n"
    "caption{text-align:left;font-weight:bold;padding-bottom:.3em}\n"
    ".told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "thead{display:table-header-group}\n"
    "tr,dl>*{break-inside:avoid}\n"
    "th,td{text-align:left;vertical-align:top;padding:2pt 3pt;border-bottom:.4pt solid;"
    "white-space:pre-line}\n"
    "thead th{vertical-align:bottom;font-size:8pt}\n"
    "tbody th{font-weight:normal}\n"
    ".right{text-align:right}\n"
    ".centre{text-align:center}\n"
    ".write th,.write td{border:.4pt solid}\n"
    ".boxes{display:grid;grid-template-columns:1fr 1fr;gap:4mm;margin:.8em 0}\n"
    ".box{border:.6pt solid;padding:2mm;min-height:30mm}\n"
    ".box p{margin:0}\n"
    ".closing,.box,.whole{break-inside:avoid}\n"
    ".even{table-layout:fixed}\n"
    ".even th:first-child{width:34%}\n"
    ".page{break-before:page}\n"
    ".foot{margin-top:2em;padding-top:.4em;border-top:.4pt solid;font-size:7.5pt;"
    "white-space:pre-line}\n"
    "@media print{body{padding:0;max-width:none}}\n";

/* The texts of a paper are neutral already. */
static void put(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.s[i]) {
		case '&': buf_add(b, STR("&amp;")); break;
		case '<': buf_add(b, STR("&lt;")); break;
		case '>': buf_add(b, STR("&gt;")); break;
		case '"': buf_add(b, STR("&quot;")); break;
		default: buf_add_char(b, text.s[i]);
		}
}

static void put_in(struct buf *b, const char *before, struct str text, const char *after)
{
	buf_add(b, str_of(before));
	put(b, text);
	buf_add(b, str_of(after));
}

/* A text of CSS: what could end it, or the style, is left as its number. */
static void put_css(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\n' || text.s[i] == '"' || text.s[i] == '\\' ||
		    text.s[i] == '<' || text.s[i] == '>' || text.s[i] == '&')
			buf_addf(b, "\\%06x", (unsigned)text.s[i]);
		else
			buf_add_char(b, text.s[i]);
}

static void put_head(struct buf *b, const struct paper *p)
{
	put_in(b, "<!DOCTYPE html>\n<html lang=\"", p->language, "\">\n<head>\n");
	buf_add(b, STR("<meta charset=\"utf-8\">\n"
	               "<meta name=\"viewport\" content=\"width=device-width, "
	               "initial-scale=1\">\n"));
	put_in(b, "<meta name=\"author\" content=\"", p->author, "\">\n");
	put_in(b, "<title>", p->foot, "</title>\n<style>\n:root{--foot:\"");
	put_css(b, p->foot);
	if (p->digest.n)
		buf_add(b, STR("\\00000a"));
	put_css(b, p->digest);
	buf_add(b, STR("\"}\n"));
	buf_add(b, str_of(style));
	buf_add(b, STR("</style>\n</head>\n<body>\n<div role=\"banner\">\n"));
	if (p->mark.n)
		put_in(b, "<p class=\"mark\">", p->mark, "</p>\n");
	put_in(b, "<h1>", p->title, "</h1>\n");
	put_in(b, "<p class=\"identity\">", p->identity, "</p>\n</div>\n<div role=\"main\">\n");
}

/* -- blocks ------------------------------------------------------------------------------------ */

static void put_text(struct buf *b, const struct block *block)
{
	static const char *const open[] = {[PAPER_PLAIN] = "<p>",
	                                   [PAPER_STRONG] = "<p class=\"strong\">",
	                                   [PAPER_SMALL] = "<p class=\"small\">"};

	put_in(b, open[block->tone], block->text, "</p>\n");
}

static void put_facts(struct buf *b, const struct block *block)
{
	buf_add(b, STR("<dl>\n"));
	for (size_t i = 0; i < block->n_facts; i++) {
		put_in(b, "<dt>", block->facts[i].label, "</dt>");
		put_in(b, "<dd>", block->facts[i].value, "</dd>\n");
	}
	buf_add(b, STR("</dl>\n"));
}

static const char *align_class(enum paper_align align)
{
	switch (align) {
	case PAPER_RIGHT: return " class=\"right\"";
	case PAPER_CENTRE: return " class=\"centre\"";
	default: return "";
	}
}

/* Holds a word that no column is wide enough for. */
static bool is_too_long(struct str text)
{
	size_t word = 0;

	for (size_t i = 0; i < text.n && word < WORD_BYTES; i++)
		word = text.s[i] == ' ' || text.s[i] == '\n' ? 0 : word + 1;
	return word >= WORD_BYTES;
}

static void put_columns(struct buf *b, const struct block *block)
{
	buf_add(b, STR("<thead>\n<tr>"));
	for (size_t i = 0; i < block->n_columns; i++) {
		const struct paper_column *c = &block->columns[i];

		buf_addf(b, "<th scope=\"col\"%s", align_class(c->align));
		if (c->least_mm)
			buf_addf(b, " style=\"min-width:%dmm\"", c->least_mm);
		put_in(b, ">", c->head, "</th>");
	}
	buf_add(b, STR("</tr>\n</thead>\n"));
}

static void put_row(struct buf *b, const struct block *block, size_t row)
{
	if (block->row_mm)
		buf_addf(b, "<tr style=\"height:%dmm\">", block->row_mm);
	else
		buf_add(b, STR("<tr>"));
	for (size_t i = 0; i < block->n_columns; i++) {
		struct str text = block_cell(block, row, i);
		const char *align =
		    is_too_long(text) ? " class=\"long\"" : align_class(block->columns[i].align);

		/* A first cell left empty goes on with the one above: it heads nothing. */
		buf_addf(b, !i && text.n ? "<th scope=\"row\"%s>" : "<td%s>", align);
		put(b, text);
		buf_add(b, str_of(!i && text.n ? "</th>" : "</td>"));
	}
	buf_add(b, STR("</tr>\n"));
}

/* A table without a caption of its own has the heading's above it. */
static void put_table(struct buf *b, const struct block *block, struct str heading)
{
	buf_addf(b, "<table%s>\n",
	         block->row_mm                 ? " class=\"write whole\""
	         : block->whole && block->even ? " class=\"whole even\""
	         : block->whole                ? " class=\"whole\""
	         : block->even                 ? " class=\"even\""
	                                       : "");
	if (block->text.n)
		put_in(b, "<caption>", block->text, "</caption>\n");
	else if (heading.n)
		put_in(b, "<caption class=\"told\">", heading, "</caption>\n");
	put_columns(b, block);
	buf_add(b, STR("<tbody>\n"));
	for (size_t r = 0; r < block->n_rows; r++)
		put_row(b, block, r);
	buf_add(b, STR("</tbody>\n</table>\n"));
}

static void put_boxes(struct buf *b, const struct block *block)
{
	buf_add(b, STR("<div class=\"boxes\">\n"));
	for (size_t i = 0; i < block->n_boxes; i++) {
		const struct paper_box *box = &block->boxes[i];

		put_in(b, "<div class=\"box\"><p class=\"strong\">", box->name, "</p>");
		put_in(b, "<p class=\"small\">", box->quality, "</p>");
		if (box->said.n)
			put_in(b, "<p class=\"small\">", box->said, "</p>");
		buf_add(b, STR("</div>\n"));
	}
	buf_add(b, STR("</div>\n"));
}

static void put_heading(struct buf *b, const struct block *block, bool page)
{
	buf_addf(b, "<h%d%s>", block->level, page ? " class=\"page\"" : "");
	put(b, block->text);
	buf_addf(b, "</h%d>\n", block->level);
}

/* That under which this block stands. */
static struct str heading_of(const struct paper *p, size_t i)
{
	while (i--)
		if (p->blocks[i].type == BLOCK_HEADING)
			return p->blocks[i].text;
	return p->title;
}

static void put_block(struct buf *b, const struct paper *p, size_t i)
{
	const struct block *block = &p->blocks[i], *before = i ? &p->blocks[i - 1] : NULL;

	switch (block->type) {
	case BLOCK_HEADING: put_heading(b, block, before && before->type == BLOCK_PAGE); break;
	case BLOCK_TEXT: put_text(b, block); break;
	case BLOCK_FACTS: put_facts(b, block); break;
	case BLOCK_TABLE: put_table(b, block, heading_of(p, i)); break;
	case BLOCK_BOXES: put_boxes(b, block); break;
	case BLOCK_PAGE: break;
	}
}

void html_write(struct buf *b, const struct paper *p)
{
	put_head(b, p);
	for (size_t i = 0; i < p->n_blocks;) {
		size_t n = paper_together(p, i);
		bool closing = p->blocks[i + n - 1].type == BLOCK_BOXES;

		buf_add(b, str_of(closing ? "<div class=\"closing\">\n" : ""));
		for (; n--; i++)
			put_block(b, p, i);
		buf_add(b, str_of(closing ? "</div>\n" : ""));
	}
	put_in(b, "</div>\n<div role=\"contentinfo\" class=\"foot\">", p->foot, "");
	if (p->digest.n)
		put_in(b, "\n", p->digest, "");
	buf_add(b, STR("</div>\n</body>\n</html>\n"));
}
