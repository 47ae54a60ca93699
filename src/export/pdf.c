/* pdf: see pdf.h. */
#include "export/pdf.h"

#include <string.h>

#include "base/when.h"
#include "base/words.h"
#include "export/pdf_private.h"

#define BODY_SIZE  TENTHS(93)
#define SMALL_SIZE TENTHS(82)
#define FOOT_SIZE  TENTHS(75)

/* -- texts ------------------------------------------------------------------------------------- */

PangoLayout *pdf_layout(const struct pdf *p, struct str text, struct face face, int width)
{
	PangoFontDescription *font = face.bold ? p->bold : p->regular;
	PangoLayout *l = p->lib->pango_layout_new(p->context);

	p->lib->pango_font_description_set_size(font, face.size);
	p->lib->pango_layout_set_font_description(l, font);
	p->lib->pango_layout_set_text(l, text.s ? text.s : "", (int)text.n);
	p->lib->pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	p->lib->pango_layout_set_alignment(l, face.align);
	p->lib->pango_layout_set_spacing(l, face.size / 10);
	p->lib->pango_layout_set_width(l, width < POINT(4) ? POINT(4) : width);
	return l;
}

void pdf_drop(const struct pdf *p, PangoLayout *l)
{
	p->lib->g_object_unref(l);
}

int pdf_height(const struct pdf *p, PangoLayout *l)
{
	int height;

	p->lib->pango_layout_get_size(l, NULL, &height);
	return height;
}

void pdf_show(const struct pdf *p, PangoLayout *l, int x, int y)
{
	p->lib->cairo_move_to(p->cr, DRAWN(x), DRAWN(y));
	p->lib->pango_cairo_show_layout(p->cr, l);
}

size_t pdf_fitting(const struct pdf *p, PangoLayout *l, struct str text, int height)
{
	PangoLayoutIter *i = p->lib->pango_layout_get_iter(l);
	size_t fits = text.n;
	int line = 0, from, to;

	do {
		p->lib->pango_layout_iter_get_line_yrange(i, &from, &to);
		if (line++ && to > height) {
			fits = (size_t)p->lib->pango_layout_iter_get_index(i);
			break;
		}
	} while (p->lib->pango_layout_iter_next_line(i));
	p->lib->pango_layout_iter_free(i);
	return fits;
}

void pdf_widths(const struct pdf *p, struct str text, struct face face, int *least, int *natural)
{
	PangoLayout *l = pdf_layout(p, text, face, PAGE_WIDTH);

	p->lib->pango_layout_set_width(l, -1);
	p->lib->pango_layout_get_size(l, natural, NULL);
	p->lib->pango_layout_set_wrap(l, PANGO_WRAP_WORD);
	p->lib->pango_layout_set_width(l, 0);
	p->lib->pango_layout_get_size(l, least, NULL);
	/* What is laid out again in just this width must not wrap. */
	*least += POINT(1);
	*natural += POINT(1);
	pdf_drop(p, l);
}

int pdf_put(const struct pdf *p, struct str text, struct face face, int x, int y, int width)
{
	PangoLayout *l = pdf_layout(p, text, face, width);
	int height = pdf_height(p, l);

	if (text.n)
		pdf_show(p, l, x, y);
	pdf_drop(p, l);
	return text.n ? height : 0;
}

void pdf_line(const struct pdf *p, int x1, int y1, int x2, int y2, int width)
{
	p->lib->cairo_set_line_width(p->cr, DRAWN(width));
	p->lib->cairo_move_to(p->cr, DRAWN(x1), DRAWN(y1));
	p->lib->cairo_line_to(p->cr, DRAWN(x2), DRAWN(y2));
	p->lib->cairo_stroke(p->cr);
}

void pdf_tag(const struct pdf *p, const char *name)
{
	p->lib->cairo_tag_begin(p->cr, name, NULL);
}

void pdf_tag_end(const struct pdf *p, const char *name)
{
	p->lib->cairo_tag_end(p->cr, name);
}

/* -- pages ------------------------------------------------------------------------------------- */

int pdf_room(const struct pdf *p)
{
	return PAGE_BOTTOM - p->y;
}

/* Under what is written, so light that all stays read. */
static void draw_mark(const struct pdf *p)
{
	const struct paper *paper = p->paper;
	PangoLayout *l;
	int width, height;
	int size = paper->mark.n > 12 ? POINT(52) : POINT(92);

	if (!paper->mark.n)
		return;
	l = pdf_layout(p, paper->mark, (struct face){size, true, PANGO_ALIGN_LEFT}, PAGE_ROWS);
	p->lib->pango_layout_set_width(l, -1);
	p->lib->pango_layout_get_size(l, &width, &height);
	p->lib->cairo_save(p->cr);
	p->lib->cairo_set_source_rgb(p->cr, 0.91, 0.91, 0.91);
	p->lib->cairo_translate(p->cr, DRAWN(PAGE_COLS / 2), DRAWN(PAGE_ROWS / 2));
	p->lib->cairo_rotate(p->cr, -0.95);
	pdf_show(p, l, -width / 2, -height / 2);
	p->lib->cairo_restore(p->cr);
	pdf_drop(p, l);
	pdf_put(p, paper->mark, (struct face){TENTHS(95), true, PANGO_ALIGN_CENTER}, PAGE_LEFT,
	        MM(8), PAGE_WIDTH);
}

static void draw_foot(const struct pdf *p)
{
	const struct face left = {FOOT_SIZE, false, PANGO_ALIGN_LEFT};
	const struct face right = {FOOT_SIZE, false, PANGO_ALIGN_RIGHT};
	int y = PAGE_BOTTOM + MM(4);
	struct buf b = {0};

	pdf_line(p, PAGE_LEFT, y, PAGE_LEFT + PAGE_WIDTH, y, TENTHS(4));
	y += MM(1);
	buf_addf(&b, _("page %d/%d"), p->page, p->pages ? p->pages : 9);
	pdf_put(p, buf_str(&b), right, PAGE_LEFT, y, PAGE_WIDTH);
	buf_done(&b);
	y += pdf_put(p, p->paper->foot, left, PAGE_LEFT, y, PAGE_WIDTH - MM(25));
	pdf_put(p, p->paper->digest, left, PAGE_LEFT, y, PAGE_WIDTH - MM(25));
}

static void begin_page(struct pdf *p)
{
	p->page++;
	p->lib->cairo_set_source_rgb(p->cr, 0, 0, 0);
	draw_mark(p);
	draw_foot(p);
	p->y = PAGE_TOP;
}

void pdf_next_page(struct pdf *p)
{
	p->lib->cairo_show_page(p->cr);
	begin_page(p);
}

/* -- blocks ------------------------------------------------------------------------------------ */

static struct face text_face(enum paper_tone tone)
{
	return (struct face){tone == PAPER_SMALL ? SMALL_SIZE : BODY_SIZE, tone == PAPER_STRONG,
	                     PANGO_ALIGN_LEFT};
}

static struct face heading_face(int level)
{
	return (struct face){level > 2 ? TENTHS(98) : POINT(11), true, PANGO_ALIGN_LEFT};
}

/* The air before a block, but at the top of a page. */
static int air_before(const struct pdf *p, const struct block *b)
{
	if (p->y == PAGE_TOP)
		return 0;
	switch (b->type) {
	case BLOCK_HEADING: return b->level > 2 ? MM(3) : MM(5);
	case BLOCK_TEXT: return b->tone == PAPER_SMALL ? MM(1) : MM(2);
	case BLOCK_FACTS: return MM(2);
	case BLOCK_TABLE: return b->text.n ? MM(4) : MM(2);
	case BLOCK_BOXES: return MM(3);
	case BLOCK_PAGE: break;
	}
	return 0;
}

static int text_height(const struct pdf *p, struct str text, struct face face, int width)
{
	PangoLayout *l = pdf_layout(p, text, face, width);
	int height = pdf_height(p, l);

	pdf_drop(p, l);
	return height;
}

static void draw_heading(struct pdf *p, const struct block *b)
{
	const char *tag = b->level > 2 ? "H3" : "H2";

	pdf_tag(p, tag);
	p->y += pdf_put(p, b->text, heading_face(b->level), PAGE_LEFT, p->y, PAGE_WIDTH);
	pdf_tag_end(p, tag);
}

/* Over as many pages as it takes, line by line. */
static void draw_text(struct pdf *p, const struct block *b)
{
	struct str rest = b->text;

	while (rest.n) {
		PangoLayout *l = pdf_layout(p, rest, text_face(b->tone), PAGE_WIDTH);
		bool whole = pdf_height(p, l) <= pdf_room(p);
		size_t fits = whole ? rest.n : pdf_fitting(p, l, rest, pdf_room(p));

		pdf_tag(p, "P");
		p->y += pdf_put(p, (struct str){rest.s, fits}, text_face(b->tone), PAGE_LEFT, p->y,
		                PAGE_WIDTH);
		pdf_tag_end(p, "P");
		pdf_drop(p, l);
		rest = (struct str){rest.s + fits, rest.n - fits};
		if (rest.n)
			pdf_next_page(p);
	}
}

/* -- facts: labels in a column, values beside -------------------------------------------------- */

static struct face label_face(void)
{
	return (struct face){BODY_SIZE, true, PANGO_ALIGN_LEFT};
}

static int label_width(const struct pdf *p, const struct block *b)
{
	int widest = 0, least, natural;

	for (size_t i = 0; i < b->n_facts; i++) {
		pdf_widths(p, b->facts[i].label, label_face(), &least, &natural);
		widest = natural > widest ? natural : widest;
	}
	return widest < MM(50) ? widest : MM(50);
}

static int fact_height(const struct pdf *p, const struct paper_fact *f, int labels)
{
	int value = text_height(p, f->value, text_face(PAPER_PLAIN), PAGE_WIDTH - labels - MM(4));
	int label = text_height(p, f->label, label_face(), labels);

	return (value > label ? value : label) + MM(1) / 2;
}

static void draw_facts(struct pdf *p, const struct block *b)
{
	int labels = label_width(p, b);

	for (size_t i = 0; i < b->n_facts; i++) {
		struct paper_fact f = b->facts[i];

		while (fact_height(p, &f, labels) > pdf_room(p)) {
			const struct face face = text_face(PAPER_PLAIN);
			PangoLayout *l = pdf_layout(p, f.value, face, PAGE_WIDTH - labels - MM(4));
			size_t fits = pdf_fitting(p, l, f.value, pdf_room(p));

			pdf_drop(p, l);
			if (p->y > PAGE_TOP) {
				pdf_next_page(p);
				continue;
			}
			if (fits == f.value.n) /* the air below it is all that doesn't fit */
				break;
			pdf_put(p, f.label, label_face(), PAGE_LEFT, p->y, labels);
			pdf_put(p, (struct str){f.value.s, fits}, face, PAGE_LEFT + labels + MM(4),
			        p->y, PAGE_WIDTH - labels - MM(4));
			f.value = (struct str){f.value.s + fits, f.value.n - fits};
			pdf_next_page(p);
		}
		pdf_tag(p, "P");
		pdf_put(p, f.label, label_face(), PAGE_LEFT, p->y, labels);
		pdf_put(p, f.value, text_face(PAPER_PLAIN), PAGE_LEFT + labels + MM(4), p->y,
		        PAGE_WIDTH - labels - MM(4));
		pdf_tag_end(p, "P");
		p->y += fact_height(p, &f, labels);
	}
}

/* -- places to sign ---------------------------------------------------------------------------- */

#define BOX_GAP MM(4)

static int box_columns(const struct block *b)
{
	return b->n_boxes > 6 ? 3 : b->n_boxes == 3 ? 3 : 2;
}

static int box_width(const struct block *b)
{
	return (PAGE_WIDTH - BOX_GAP * (box_columns(b) - 1)) / box_columns(b);
}

static int box_text_height(const struct pdf *p, const struct block *b, size_t i)
{
	int width = box_width(b) - MM(4);
	const struct paper_box *box = &b->boxes[i];

	return text_height(p, box->name, label_face(), width) +
	       text_height(p, box->quality, text_face(PAPER_SMALL), width) +
	       (box->said.n ? text_height(p, box->said, text_face(PAPER_SMALL), width) : 0);
}

/* Of the row of boxes that this one begins: room to sign below the texts of each. */
static int box_height(const struct pdf *p, const struct block *b, size_t first)
{
	int highest = 0;

	for (size_t i = first; i < first + (size_t)box_columns(b) && i < b->n_boxes; i++) {
		int height = box_text_height(p, b, i);

		highest = height > highest ? height : highest;
	}
	highest += MM(24);
	return highest < PAGE_HEIGHT ? highest : PAGE_HEIGHT;
}

static int boxes_height(const struct pdf *p, const struct block *b)
{
	int height = 0;

	for (size_t i = 0; i < b->n_boxes; i += (size_t)box_columns(b))
		height += box_height(p, b, i) + BOX_GAP;
	return height - BOX_GAP;
}

static void draw_box(const struct pdf *p, const struct paper_box *box, int x, int width, int height)
{
	int y = p->y + MM(2);

	p->lib->cairo_set_line_width(p->cr, DRAWN(TENTHS(6)));
	p->lib->cairo_rectangle(p->cr, DRAWN(x), DRAWN(p->y), DRAWN(width), DRAWN(height));
	p->lib->cairo_stroke(p->cr);
	pdf_tag(p, "P");
	y += pdf_put(p, box->name, label_face(), x + MM(2), y, width - MM(4));
	y += pdf_put(p, box->quality, text_face(PAPER_SMALL), x + MM(2), y, width - MM(4));
	pdf_put(p, box->said, text_face(PAPER_SMALL), x + MM(2), y + MM(1), width - MM(4));
	pdf_tag_end(p, "P");
}

static void draw_boxes(struct pdf *p, const struct block *b)
{
	size_t columns = (size_t)box_columns(b);
	int width = box_width(b);

	for (size_t i = 0; i < b->n_boxes; i += columns) {
		int height = box_height(p, b, i);

		if (height > pdf_room(p))
			pdf_next_page(p);
		for (size_t c = 0; c < columns && i + c < b->n_boxes; c++)
			draw_box(p, &b->boxes[i + c], PAGE_LEFT + (int)c * (width + BOX_GAP), width,
			         height);
		p->y += height + BOX_GAP;
	}
	p->y -= BOX_GAP;
}

/* -- the document ------------------------------------------------------------------------------ */

/* Whole, or what must stand of it on the page where it begins. */
static int least_height(const struct pdf *p, const struct block *b, bool whole)
{
	int height;

	switch (b->type) {
	case BLOCK_HEADING: return text_height(p, b->text, heading_face(b->level), PAGE_WIDTH);
	case BLOCK_TABLE: return pdf_table_begin(p, b);
	case BLOCK_BOXES: return boxes_height(p, b);
	case BLOCK_TEXT:
		height = text_height(p, b->text, text_face(b->tone), PAGE_WIDTH);
		return whole || height < MM(12) ? height : MM(12);
	case BLOCK_FACTS:
		height = 0;
		for (size_t i = 0; i < b->n_facts && (whole || i < 2); i++)
			height += fact_height(p, &b->facts[i], label_width(p, b));
		return height;
	case BLOCK_PAGE: break;
	}
	return 0;
}

static void draw_block(struct pdf *p, const struct block *b)
{
	p->y += air_before(p, b);
	switch (b->type) {
	case BLOCK_HEADING: draw_heading(p, b); break;
	case BLOCK_TEXT: draw_text(p, b); break;
	case BLOCK_FACTS: draw_facts(p, b); break;
	case BLOCK_TABLE: pdf_table(p, b); break;
	case BLOCK_BOXES: draw_boxes(p, b); break;
	case BLOCK_PAGE:
		if (p->y > PAGE_TOP)
			pdf_next_page(p);
		break;
	}
}

static void draw_title(struct pdf *p)
{
	const struct paper *paper = p->paper;

	pdf_tag(p, "H1");
	p->y += pdf_put(p, paper->title, (struct face){POINT(17), true, PANGO_ALIGN_LEFT},
	                PAGE_LEFT, p->y, PAGE_WIDTH);
	pdf_tag_end(p, "H1");
	pdf_tag(p, "P");
	p->y += pdf_put(p, paper->identity, (struct face){TENTHS(98), false, PANGO_ALIGN_LEFT},
	                PAGE_LEFT, p->y + MM(1), PAGE_WIDTH) +
	        MM(1);
	pdf_tag_end(p, "P");
	p->y += MM(2);
	pdf_line(p, PAGE_LEFT, p->y, PAGE_LEFT + PAGE_WIDTH, p->y, TENTHS(12));
	p->y += MM(1);
}

/* The height of the blocks that must begin on one page with this one; *n: how many they are. */
static int height_together(const struct pdf *p, size_t at, size_t *n)
{
	const struct block *blocks = p->paper->blocks;
	int height = 0;

	*n = paper_together(p->paper, at);
	for (size_t i = at; i < at + *n; i++)
		height += air_before(p, &blocks[i]) +
		          least_height(p, &blocks[i], blocks[at + *n - 1].type == BLOCK_BOXES);
	return height;
}

/* After a table, places to sign, or a line on what it holds: they follow the end of it. */
static int height_after(const struct pdf *p, size_t at)
{
	const struct block *blocks = p->paper->blocks;
	size_t n;
	int height;

	if (blocks[at].type != BLOCK_TABLE || at + 1 >= p->paper->n_blocks)
		return 0;
	height = height_together(p, at + 1, &n);
	return blocks[at + n].type == BLOCK_BOXES || blocks[at + n].type == BLOCK_TEXT
	           ? height + MM(2)
	           : 0;
}

/* A short table goes to the next page with what must not stand there without its end. */
static bool goes_on_together(const struct pdf *p, size_t last, int height)
{
	const struct block *b = &p->paper->blocks[last];
	int all = height + height_after(p, last);

	return b->type == BLOCK_TABLE && b->whole && all > pdf_room(p) && all <= PAGE_HEIGHT;
}

static void draw(struct pdf *p)
{
	const struct paper *paper = p->paper;

	p->page = 0;
	begin_page(p);
	draw_title(p);
	for (size_t i = 0; i < paper->n_blocks;) {
		size_t n;
		int height = height_together(p, i, &n);

		if (p->y > PAGE_TOP &&
		    (height > pdf_room(p) || goes_on_together(p, i + n - 1, height)))
			pdf_next_page(p);
		for (; n--; i++) {
			p->after = height_after(p, i);
			draw_block(p, &paper->blocks[i]);
		}
	}
	p->lib->cairo_show_page(p->cr);
}

static cairo_status_t take(void *closure, const unsigned char *bytes, unsigned n)
{
	if (closure)
		buf_add(closure, (struct str){(const char *)bytes, n});
	return CAIRO_STATUS_SUCCESS;
}

static void tell_metadata(const struct pdf *p, struct arena *arena)
{
	const struct paper *paper = p->paper;
	struct buf date = {0};
	char *iso;

	when_iso(&date, paper->made_at_ms, paper->zone_min);
	iso = (char *)arena_str(arena, buf_str(&date)).s;
	buf_done(&date);
	/* Without the milliseconds, which cairo doesn't read. */
	memmove(iso + 19, iso + 23, strlen(iso + 23) + 1);
	p->lib->cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, iso);
	p->lib->cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_MOD_DATE, iso);
	p->lib->cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE,
	                                       arena_str(arena, paper->title).s);
	p->lib->cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR,
	                                       arena_str(arena, paper->author).s);
	p->lib->cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Clepsydre");
}

/* Widths are the font's own, whatever the machine's screen would like. */
static void set_fonts(struct pdf *p)
{
	cairo_font_options_t *o = p->lib->cairo_font_options_create();
	char language[8] = "fr";

	p->lib->cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	p->lib->cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	p->lib->cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	p->context = p->lib->pango_cairo_create_context(p->cr);
	p->lib->pango_cairo_context_set_font_options(p->context, o);
	p->lib->pango_cairo_context_set_resolution(p->context, 72);
	p->lib->cairo_font_options_destroy(o);
	if (p->paper->language.n && p->paper->language.n < sizeof language)
		memcpy(language, p->paper->language.s, p->paper->language.n);
	p->lib->pango_context_set_language(p->context,
	                                   p->lib->pango_language_from_string(language));
	p->regular =
	    p->lib->pango_font_description_from_string("Liberation Sans,DejaVu Sans,sans 9");
	p->bold = p->lib->pango_font_description_from_string("Liberation Sans,DejaVu Sans,sans 9");
	p->lib->pango_font_description_set_weight(p->bold, PANGO_WEIGHT_BOLD);
}

/* Draws it all into out (NULL: nowhere); returns what went wrong. */
static cairo_status_t draw_into(struct pdf *p, struct buf *out, struct arena *arena)
{
	cairo_status_t status;

	p->surface = p->lib->cairo_pdf_surface_create_for_stream(take, out, DRAWN(PAGE_COLS),
	                                                         DRAWN(PAGE_ROWS));
	p->cr = p->lib->cairo_create(p->surface);
	tell_metadata(p, arena);
	set_fonts(p);
	draw(p);
	status = p->lib->cairo_status(p->cr);
	p->lib->pango_font_description_free(p->regular);
	p->lib->pango_font_description_free(p->bold);
	p->lib->g_object_unref(p->context);
	p->lib->cairo_destroy(p->cr);
	p->lib->cairo_surface_finish(p->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = p->lib->cairo_surface_status(p->surface);
	p->lib->cairo_surface_destroy(p->surface);
	return status;
}

bool pdf_write(struct buf *out, const struct paper *paper, struct err *e)
{
	struct pdf p = {.paper = paper, .lib = pdf_library(e)};
	struct arena arena = {0};
	cairo_status_t status;

	if (!p.lib)
		return false;
	status = draw_into(&p, NULL, &arena);
	p.pages = p.page;
	if (status == CAIRO_STATUS_SUCCESS)
		status = draw_into(&p, out, &arena);
	arena_done(&arena);
	/* A live screen goes on for hours, and keeps no fonts. */
	p.lib->pango_cairo_font_map_set_default(NULL);
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	err_set(e, ERR_IO, _("The PDF can't be made: %s."), p.lib->cairo_status_to_string(status));
	return err_add(e, _("The record is safe: an export changes nothing in it."), NULL);
}
