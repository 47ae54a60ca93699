/* paper: see paper.h. */
#include "paper/paper.h"

#include <assert.h>
#include <stdarg.h>

#include "base/text.h"
#include "base/words.h"

enum { EVEN_MAX = 5 }; /* columns, the first included */

void paper_init(struct paper *p, struct arena *arena)
{
	*p = (struct paper){.arena = arena, .language = str_of(words_language())};
}

static bool is_of_a_word(char c)
{
	unsigned char u = (unsigned char)c;

	return u >= 0x80 || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z');
}

/* A keyboard has the straight one only. */
static void set_apostrophes(struct buf *b)
{
	struct buf set = {0};
	struct str text = buf_str(b);

	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\'' && i && i + 1 < text.n && is_of_a_word(text.s[i - 1]) &&
		    is_of_a_word(text.s[i + 1]))
			buf_add(&set, STR("\u2019"));
		else
			buf_add_char(&set, text.s[i]);
	buf_done(b);
	*b = set;
}

struct str paper_str(struct paper *p, struct str text)
{
	struct buf b = {0};
	struct str copy;

	text_neutral(&b, text, TEXT_LINES);
	if (str_equal(p->language, STR("fr")))
		set_apostrophes(&b);
	copy = arena_str(p->arena, buf_str(&b));
	buf_done(&b);
	return copy;
}

static __attribute__((format(printf, 2, 0))) struct str formatted(struct paper *p,
                                                                  const char *format, va_list args)
{
	struct buf b = {0};
	struct str copy;

	buf_addv(&b, format, args);
	copy = paper_str(p, buf_str(&b));
	buf_done(&b);
	return copy;
}

struct str paper_strf(struct paper *p, const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = formatted(p, format, args);
	va_end(args);
	return text;
}

static struct block *add(struct paper *p, enum block_type type)
{
	struct block *b;

	p->blocks =
	    arena_grow(p->arena, p->blocks, p->n_blocks, &p->room_blocks, sizeof *p->blocks);
	b = &p->blocks[p->n_blocks++];
	*b = (struct block){.type = type};
	return b;
}

/* The paper's last block, of this type: a new one where it is of another. */
static struct block *last(struct paper *p, enum block_type type)
{
	struct block *b = p->n_blocks ? &p->blocks[p->n_blocks - 1] : NULL;

	return b && b->type == type ? b : add(p, type);
}

void paper_heading(struct paper *p, int level, const char *text)
{
	struct block *b = add(p, BLOCK_HEADING);

	b->level = level;
	b->text = paper_str(p, str_of(text));
}

void paper_text(struct paper *p, enum paper_tone tone, struct str text)
{
	struct block *b = add(p, BLOCK_TEXT);

	b->tone = tone;
	b->text = paper_str(p, text);
}

void paper_textf(struct paper *p, enum paper_tone tone, const char *format, ...)
{
	struct block *b = add(p, BLOCK_TEXT);
	va_list args;

	b->tone = tone;
	va_start(args, format);
	b->text = formatted(p, format, args);
	va_end(args);
}

void paper_fact(struct paper *p, const char *label, struct str value)
{
	struct block *b;

	if (!value.n)
		return;
	b = last(p, BLOCK_FACTS);
	b->facts = arena_grow(p->arena, b->facts, b->n_facts, &b->room_facts, sizeof *b->facts);
	b->facts[b->n_facts++] =
	    (struct paper_fact){paper_str(p, str_of(label)), paper_str(p, value)};
}

/* -- tables ------------------------------------------------------------------------------------ */

void paper_table(struct paper *p, const char *caption)
{
	add(p, BLOCK_TABLE)->text = paper_str(p, str_of(caption));
}

static struct block *table(struct paper *p)
{
	assert(p->n_blocks && p->blocks[p->n_blocks - 1].type == BLOCK_TABLE);
	return &p->blocks[p->n_blocks - 1];
}

static void add_column(struct paper *p, const char *head, enum paper_align align, int least_mm)
{
	struct block *b = table(p);

	assert(!b->n_rows);
	b->columns =
	    arena_grow(p->arena, b->columns, b->n_columns, &b->room_columns, sizeof *b->columns);
	b->columns[b->n_columns++] =
	    (struct paper_column){paper_str(p, str_of(head)), align, least_mm};
}

void paper_column(struct paper *p, const char *head, enum paper_align align)
{
	add_column(p, head, align, 0);
}

void paper_column_to_write(struct paper *p, const char *head, int least_mm)
{
	add_column(p, head, PAPER_LEFT, least_mm);
}

void paper_rows_to_write(struct paper *p, int row_mm)
{
	table(p)->row_mm = row_mm;
}

static void put_cell(struct paper *p, struct block *b, struct str text)
{
	b->cells = arena_grow(p->arena, b->cells, b->n_cells, &b->room_cells, sizeof *b->cells);
	b->cells[b->n_cells++] = text;
}

void paper_keep_whole(struct paper *p)
{
	table(p)->whole = true;
}

void paper_columns_even(struct paper *p)
{
	table(p)->even = true;
}

void paper_row(struct paper *p)
{
	struct block *b = table(p);

	while (b->n_cells < b->n_rows * b->n_columns)
		put_cell(p, b, STR(""));
	b->n_rows++;
}

void paper_cell(struct paper *p, struct str text)
{
	struct block *b = table(p);

	assert(b->n_cells < b->n_rows * b->n_columns);
	put_cell(p, b, paper_str(p, text));
}

void paper_cellf(struct paper *p, const char *format, ...)
{
	struct block *b = table(p);
	va_list args;

	assert(b->n_cells < b->n_rows * b->n_columns);
	va_start(args, format);
	put_cell(p, b, formatted(p, format, args));
	va_end(args);
}

struct str block_cell(const struct block *b, size_t row, size_t column)
{
	size_t at = row * b->n_columns + column;

	assert(row < b->n_rows && column < b->n_columns);
	return at < b->n_cells ? b->cells[at] : STR("");
}

/* -- the rest ---------------------------------------------------------------------------------- */

void paper_box(struct paper *p, struct str name, struct str quality, struct str said)
{
	struct block *b = last(p, BLOCK_BOXES);

	b->boxes = arena_grow(p->arena, b->boxes, b->n_boxes, &b->room_boxes, sizeof *b->boxes);
	b->boxes[b->n_boxes++] =
	    (struct paper_box){paper_str(p, name), paper_str(p, quality), paper_str(p, said)};
}

void paper_page(struct paper *p)
{
	add(p, BLOCK_PAGE);
}

/* -- laying out, whatever the unit ------------------------------------------------------------- */

static int64_t sum(size_t n, const int *v)
{
	int64_t all = 0;

	for (size_t i = 0; i < n; i++)
		all += v[i];
	return all;
}

/* Each gets its part of what `width` holds beyond what all have, by how much it lacks. */
static void grow(size_t n, const int *natural, int width, int *widths)
{
	int64_t left = width - sum(n, widths), lacking = sum(n, natural) - sum(n, widths);

	for (size_t i = 0; i < n && lacking > 0; i++) {
		int64_t lack = natural[i] - widths[i], more = left * lack / lacking;

		widths[i] += (int)(more < lack ? more : lack);
		left -= more < lack ? more : lack;
		lacking -= lack;
	}
}

void paper_share(size_t n, const int *least, const int *natural, int width, int *widths)
{
	int64_t need = sum(n, least);

	for (size_t i = 0; i < n; i++)
		widths[i] = need <= width ? least[i] : (int)((int64_t)least[i] * width / need);
	if (need <= width)
		grow(n, natural, width, widths);
}

bool paper_share_even(size_t n, int width, int *widths)
{
	if (n < 2 || n > EVEN_MAX)
		return false;
	widths[0] = width * 34 / 100;
	for (size_t i = 1; i < n; i++)
		widths[i] = (width - widths[0]) / (int)(n - 1);
	return true;
}

size_t paper_together(const struct paper *p, size_t at)
{
	size_t n = 1;

	/* A heading and what it names; what is under it up to the boxes, if boxes follow. */
	while (at + n < p->n_blocks && p->blocks[at + n - 1].type == BLOCK_HEADING)
		n++;
	for (size_t i = at + n; i < p->n_blocks; i++) {
		if (p->blocks[i].type == BLOCK_BOXES)
			return i + 1 - at;
		if (p->blocks[i].type == BLOCK_HEADING || p->blocks[i].type == BLOCK_TABLE ||
		    p->blocks[i].type == BLOCK_PAGE)
			break;
	}
	return n;
}
