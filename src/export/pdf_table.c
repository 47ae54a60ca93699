/* pdf_table: a table over as many pages as it takes.  See pdf.h. */
#include <string.h>

#include "export/pdf_private.h"

enum { COLUMNS = 24 };
#define CELL_SIZE    TENTHS(85)
#define HEAD_SIZE    TENTHS(80)
#define CAPTION_SIZE TENTHS(85)
#define PAD_X        MM(1)
#define PAD_Y        (MM(1) * 7 / 10)

/* A table as it stands on the page: where its columns begin. */
struct grid {
	const struct block *block;
	size_t n;
	int x[COLUMNS + 1];
};

static struct face cell_face(const struct grid *g, size_t column, bool head)
{
	enum paper_align a = g->block->columns[column].align;

	return (struct face){head ? HEAD_SIZE : CELL_SIZE, head,
	                     a == PAPER_RIGHT    ? PANGO_ALIGN_RIGHT
	                     : a == PAPER_CENTRE ? PANGO_ALIGN_CENTER
	                                         : PANGO_ALIGN_LEFT};
}

static int at_most(int value, int limit)
{
	return value < limit ? value : limit;
}

static int at_least(int value, int limit)
{
	return value > limit ? value : limit;
}

/* The wishes of one column: its head's, which may take two lines or shall stand on one, and its
 * cells'. */
static void measure(const struct pdf *p, const struct grid *g, size_t column, bool one_line,
                    int *least, int *natural)
{
	const struct block *b = g->block;
	int l, n;

	pdf_widths(p, b->columns[column].head, cell_face(g, column, true), least, natural);
	if (!one_line)
		*natural = *least;
	for (size_t r = 0; r < b->n_rows; r++) {
		pdf_widths(p, block_cell(b, r, column), cell_face(g, column, false), &l, &n);
		*least = at_least(*least, l);
		*natural = at_least(*natural, n);
	}
	/* Of a word without end, as much as leaves the others their place. */
	*least = at_least(at_most(*least, MM(45)), MM(b->columns[column].least_mm)) + 2 * PAD_X;
	*natural = at_least(at_most(*natural + 2 * PAD_X, PAGE_WIDTH), *least);
}

/* Returns what all columns wish together. */
static int wishes(const struct pdf *p, const struct grid *g, bool one_line, int *least,
                  int *natural)
{
	int64_t all = 0;

	for (size_t i = 0; i < g->n; i++) {
		measure(p, g, i, one_line, &least[i], &natural[i]);
		all += natural[i];
	}
	return all < PAGE_COLS ? (int)all : PAGE_COLS;
}

static void place_columns(struct grid *g, const int *widths)
{
	g->x[0] = PAGE_LEFT;
	for (size_t i = 0; i < g->n; i++)
		g->x[i + 1] = g->x[i] + widths[i];
}

static void arrange(const struct pdf *p, struct grid *g, const struct block *b)
{
	int least[COLUMNS] = {0}, natural[COLUMNS] = {0}, widths[COLUMNS];
	int wish;

	*g = (struct grid){.block = b, .n = b->n_columns < COLUMNS ? b->n_columns : COLUMNS};
	if (b->even && paper_share_even(g->n, PAGE_WIDTH, widths)) {
		place_columns(g, widths);
		return;
	}
	wish = wishes(p, g, true, least, natural);
	if (wish > PAGE_WIDTH)
		wish = wishes(p, g, false, least, natural);
	/* A narrow table is spread over the page all the same. */
	for (size_t i = 0; i < g->n && wish < PAGE_WIDTH; i++)
		natural[i] = (int)((int64_t)natural[i] * PAGE_WIDTH / wish);
	paper_share(g->n, least, natural, PAGE_WIDTH, widths);
	place_columns(g, widths);
	if (wish <= PAGE_WIDTH)
		g->x[g->n] = PAGE_LEFT + PAGE_WIDTH;
}

static int text_width(const struct grid *g, size_t column)
{
	return g->x[column + 1] - g->x[column] - 2 * PAD_X;
}

/* -- rows -------------------------------------------------------------------------------------- */

static int row_height(const struct pdf *p, const struct grid *g, const struct str *cells, bool head)
{
	int height = head ? 0 : MM(g->block->row_mm) - 2 * PAD_Y;

	for (size_t i = 0; i < g->n; i++) {
		PangoLayout *l = pdf_layout(p, cells[i], cell_face(g, i, head), text_width(g, i));

		height = at_least(height, pdf_height(p, l));
		pdf_drop(p, l);
	}
	return height + 2 * PAD_Y;
}

/* The lines around a row that is written in by hand. */
static void draw_ruling(const struct pdf *p, const struct grid *g, int height)
{
	for (size_t i = 0; i <= g->n && g->block->row_mm; i++)
		pdf_line(p, g->x[i], p->y, g->x[i], p->y + height, TENTHS(4));
}

static void draw_row(struct pdf *p, const struct grid *g, const struct str *cells, int height,
                     bool head)
{
	pdf_tag(p, "TR");
	for (size_t i = 0; i < g->n; i++) {
		const char *tag = head || !i ? "TH" : "TD";
		struct face face = cell_face(g, i, head);
		PangoLayout *l = pdf_layout(p, cells[i], face, text_width(g, i));
		/* Heads stand on the line below them. */
		int down = head ? height - PAD_Y - pdf_height(p, l) : PAD_Y;

		pdf_tag(p, tag);
		pdf_show(p, l, g->x[i] + PAD_X, p->y + down);
		pdf_tag_end(p, tag);
		pdf_drop(p, l);
	}
	pdf_tag_end(p, "TR");
	draw_ruling(p, g, height);
	p->y += height;
	pdf_line(p, PAGE_LEFT, p->y, g->x[g->n], p->y, head ? TENTHS(6) : TENTHS(3));
}

static void heads_of(const struct grid *g, struct str *heads)
{
	for (size_t i = 0; i < g->n; i++)
		heads[i] = g->block->columns[i].head;
}

static bool has_heads(const struct grid *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->block->columns[i].head.n)
			return true;
	return false;
}

static int head_height(const struct pdf *p, const struct grid *g)
{
	struct str heads[COLUMNS];

	heads_of(g, heads);
	return has_heads(g) ? row_height(p, g, heads, true) : 0;
}

static void draw_head(struct pdf *p, const struct grid *g)
{
	struct str heads[COLUMNS];

	heads_of(g, heads);
	pdf_line(p, PAGE_LEFT, p->y, g->x[g->n], p->y, TENTHS(9));
	if (has_heads(g))
		draw_row(p, g, heads, head_height(p, g), true);
}

static void next_page(struct pdf *p, const struct grid *g)
{
	pdf_tag_end(p, "Table");
	pdf_next_page(p);
	pdf_tag(p, "Table");
	draw_head(p, g);
}

/* A row that no page holds: as many lines of each cell as fit, the rest on the next. */
static void draw_long_row(struct pdf *p, const struct grid *g, struct str *cells)
{
	struct str part[COLUMNS];
	int room = pdf_room(p) - 2 * PAD_Y;

	for (size_t i = 0; i < g->n; i++) {
		PangoLayout *l = pdf_layout(p, cells[i], cell_face(g, i, false), text_width(g, i));
		size_t fits = pdf_fitting(p, l, cells[i], room);

		part[i] = (struct str){cells[i].s, fits};
		cells[i] = (struct str){cells[i].s + fits, cells[i].n - fits};
		pdf_drop(p, l);
	}
	draw_row(p, g, part, row_height(p, g, part, false), false);
}

static int height_of(const struct pdf *p, const struct grid *g, size_t row, struct str *cells)
{
	for (size_t i = 0; i < g->n; i++)
		cells[i] = block_cell(g->block, row, i);
	return row_height(p, g, cells, false);
}

/* The last two rows go to the next page with what must not stand there alone. */
static bool must_follow(const struct pdf *p, const struct grid *g, size_t row)
{
	struct str cells[COLUMNS];
	int rest = p->after;

	if (!p->after || row + 2 < g->block->n_rows)
		return false;
	for (size_t r = row; r < g->block->n_rows; r++)
		rest += height_of(p, g, r, cells);
	return rest > pdf_room(p) && rest <= PAGE_HEIGHT - head_height(p, g);
}

static bool has_text(const struct grid *g, const struct str *cells)
{
	for (size_t i = 0; i < g->n; i++)
		if (cells[i].n)
			return true;
	return false;
}

static void put_row(struct pdf *p, const struct grid *g, size_t row)
{
	struct str cells[COLUMNS];
	int height = height_of(p, g, row, cells), whole = PAGE_HEIGHT - head_height(p, g);

	if (height > pdf_room(p) || must_follow(p, g, row))
		next_page(p, g);
	/* Heads may leave no room at all: each page takes a line of what there is all the same. */
	while (height > whole && has_text(g, cells)) {
		draw_long_row(p, g, cells);
		next_page(p, g);
		height = row_height(p, g, cells, false);
	}
	draw_row(p, g, cells, height, false);
}

/* -- the table --------------------------------------------------------------------------------- */

static struct face caption_face(void)
{
	return (struct face){CAPTION_SIZE, true, PANGO_ALIGN_LEFT};
}

int pdf_table_begin(const struct pdf *p, const struct block *b)
{
	struct grid g;
	struct str cells[COLUMNS];
	int height = 0, least = 0, whole = 0;

	arrange(p, &g, b);
	if (b->text.n) {
		PangoLayout *l = pdf_layout(p, b->text, caption_face(), PAGE_WIDTH);

		height += pdf_height(p, l) + MM(1);
		pdf_drop(p, l);
	}
	height += head_height(p, &g);
	for (size_t r = 0; r < b->n_rows; r++) {
		whole += height_of(p, &g, r, cells);
		if (r < 2)
			least = whole;
	}
	return height + (b->whole && height + whole <= PAGE_HEIGHT ? whole : least);
}

void pdf_table(struct pdf *p, const struct block *b)
{
	struct grid g;

	arrange(p, &g, b);
	if (b->text.n)
		p->y += pdf_put(p, b->text, caption_face(), PAGE_LEFT, p->y, PAGE_WIDTH) + MM(1);
	pdf_tag(p, "Table");
	draw_head(p, &g);
	for (size_t r = 0; r < b->n_rows; r++)
		put_row(p, &g, r);
	pdf_line(p, PAGE_LEFT, p->y, g.x[g.n], p->y, TENTHS(9));
	pdf_tag_end(p, "Table");
}
