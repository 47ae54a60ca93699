/* canvas: see canvas.h.  In order: cells and clip, texts, shapes, big digits. */
#include "ui/canvas.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const struct cell blank = {.codes = {' '}, .width = 1};

static void cells_new(struct canvas *c, int rows, int cols)
{
	size_t n = (size_t)rows * (size_t)cols;

	assert(rows > 0 && cols > 0);
	c->rows = rows;
	c->cols = cols;
	c->cells = arena_alone(n, sizeof *c->cells);
	canvas_erase(c);
}

void canvas_init(struct canvas *c, int rows, int cols)
{
	memset(c, 0, sizeof *c);
	cells_new(c, rows, cols);
}

void canvas_done(struct canvas *c)
{
	free(c->cells);
	buf_done(&c->formatted);
	buf_done(&c->neutral);
	memset(c, 0, sizeof *c);
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
	free(c->cells);
	cells_new(c, rows, cols);
}

void canvas_erase(struct canvas *c)
{
	for (size_t i = 0, n = (size_t)c->rows * (size_t)c->cols; i < n; i++)
		c->cells[i] = blank;
	c->clip = (struct area){0, 0, c->rows, c->cols};
	c->cursor_row = c->cursor_col = 0;
	c->cursor_shown = false;
}

/* What two spans have in common, as a start and a length that is 0 at least. */
static void span_share(int *start, int *n, int other, int other_n)
{
	int end = *start + *n < other + other_n ? *start + *n : other + other_n;

	if (other > *start)
		*start = other;
	*n = end > *start ? end - *start : 0;
}

struct area canvas_clip(struct canvas *c, struct area area)
{
	struct area former = c->clip;

	span_share(&c->clip.row, &c->clip.rows, area.row, area.rows);
	span_share(&c->clip.col, &c->clip.cols, area.col, area.cols);
	return former;
}

void canvas_unclip(struct canvas *c, struct area former)
{
	c->clip = former;
}

int canvas_edge(const struct canvas *c)
{
	return (c->cols < 80 ? c->cols : 80) - STOP_MARGIN;
}

static struct cell *cell_at(const struct canvas *c, int row, int col)
{
	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return &c->cells[row * c->cols + col];
}

const struct cell *canvas_at(const struct canvas *c, int row, int col)
{
	return cell_at(c, row, col);
}

void canvas_cursor(struct canvas *c, int row, int col)
{
	c->cursor_shown = cell_at(c, row, col) != NULL;
	c->cursor_row = c->cursor_shown ? row : 0;
	c->cursor_col = c->cursor_shown ? col : 0;
}

static bool is_inside(struct area a, int row, int col)
{
	return row >= a.row && row < a.row + a.rows && col >= a.col && col < a.col + a.cols;
}

/* Writes one cell.  The other half of a double one that it cuts becomes blank. */
static void cell_set(struct canvas *c, int row, int col, struct cell value)
{
	struct cell *at = cell_at(c, row, col), *beside;

	if (at->width == 0 && value.width != 0 && (beside = cell_at(c, row, col - 1)))
		*beside = (struct cell){.codes = {' '}, .width = 1, .pen = beside->pen};
	beside = cell_at(c, row, col + 1);
	if (at->width == 2 && beside)
		*beside = (struct cell){.codes = {' '}, .width = 1, .pen = beside->pen};
	*at = value;
}

/* Draws one character; returns its cell, or NULL when the clip left it out or
 * only half of a double one is inside, which is then blank. */
static struct cell *char_put(struct canvas *c, int row, int col, enum pen pen, uint32_t cp,
                             int width)
{
	struct cell first = {.codes = {cp}, .width = (uint8_t)width, .pen = (uint8_t)pen};
	struct cell space = {.codes = {' '}, .width = 1, .pen = (uint8_t)pen};
	bool inside = is_inside(c->clip, row, col);
	if (width == 2 && inside != is_inside(c->clip, row, col + 1)) {
		cell_set(c, row, inside ? col : col + 1, space);
		return NULL;
	}
	if (!inside)
		return NULL;
	cell_set(c, row, col, first);
	if (width == 2)
		cell_set(c, row, col + 1, (struct cell){.width = 0, .pen = (uint8_t)pen});
	return cell_at(c, row, col);
}

static void char_combine(struct cell *cell, uint32_t cp)
{
	for (size_t i = 1; cell && i < CELL_CODES; i++) {
		if (cell->codes[i] == 0) {
			cell->codes[i] = cp;
			return;
		}
	}
}

/* Texts. */

/* The ASCII twin of a sign, as a text; NULL when it is drawn as it is. */
static const char *ascii_twin(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		const char *twin;
	} twins[] = {
	    {0x25BA, ">"},   {0x2192, "->"}, {0x2190, "<-"}, {0x2191, "^"},  {0x2193, "v"},
	    {0x25B2, "^"},   {0x25BC, "v"},  {0x25CF, "*"},  {0x25CB, "o"},  {0x2584, "#"},
	    {0x2580, "#"},   {0x2588, "#"},  {0x2502, "|"},  {0x2500, "-"},  {0x00B7, "."},
	    {0x2026, "..."}, {0x2013, "-"},  {0x2212, "-"},  {0x00D7, "x"},  {0x00AB, "\""},
	    {0x00BB, "\""},  {0x2019, "'"},  {0x0152, "OE"}, {0x0153, "oe"},
	};

	for (size_t i = 0; cp >= 0x80 && i < sizeof twins / sizeof *twins; i++)
		if (twins[i].cp == cp)
			return twins[i].twin;
	return NULL;
}

/* The one cell of a sign in ASCII: an arrow keeps its head, three dots one. */
static uint32_t ascii_sign(uint32_t cp)
{
	const char *twin = ascii_twin(cp);

	if (!twin)
		return cp;
	return (unsigned char)(twin[0] == '-' && twin[1] ? twin[1] : twin[0]);
}

/* The joiner and the variation selectors make a terminal draw two characters
 * as one, or one wider, while others do not: what stands right would shift. */
static bool is_dropped(uint32_t cp)
{
	return cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F);
}

static struct str neutral(struct canvas *c, struct str text)
{
	if (text_is_plain(text))
		return text;
	buf_clear(&c->neutral);
	text_neutral(&c->neutral, text, TEXT_LINE);
	return buf_str(&c->neutral);
}

/* Text being drawn, or with no canvas only measured. */
struct pencil {
	struct canvas *c;
	int row, col; /* where the next character goes */
	enum pen pen;
	struct cell *last; /* what a combining character joins, NULL if nothing was drawn */
};

/* The printable ASCII with which a text begins: most of what is drawn, and it needs nothing of what
 * follows.  Its length. */
static size_t plain_put(struct pencil *p, struct str text)
{
	const struct area none = {0}, *clip = p->c ? &p->c->clip : &none;
	int row = p->row - clip->row, left = clip->col, right = clip->col + clip->cols;
	struct cell *cells = row >= 0 && row < clip->rows ? cell_at(p->c, p->row, 0) : NULL;
	struct cell cell = {.width = 1, .pen = (uint8_t)p->pen};
	size_t n = 0;
	int col = p->col;

	for (; n < text.n && text_is_printable(text.s[n]); n++, col++) {
		if (!cells || col < left || col >= right) {
			p->last = NULL;
			continue;
		}
		cell.codes[0] = (unsigned char)text.s[n];
		p->last = &cells[col];
		if (p->last->width == 1) /* nearly always */
			*p->last = cell;
		else
			cell_set(p->c, p->row, col, cell);
	}
	p->col = col;
	return n;
}

/* The character with which a text begins, whatever it is; its length. */
static size_t any_put(struct pencil *p, bool ascii, struct str text)
{
	struct canvas *c = p->c;
	uint32_t cp;
	size_t n = text_step(text, &cp);
	int width = text_cp_width(cp);
	const char *twin;

	if (width == 1 && text_is_blank(cp))
		cp = ' ';
	twin = ascii ? ascii_twin(cp) : NULL;
	if (twin) {
		plain_put(p, str_of(twin));
		return n;
	}
	if (is_dropped(cp))
		return n;
	if (width == 0)
		char_combine(p->last, cp);
	else if (c)
		p->last = char_put(c, p->row, p->col, p->pen, cp, width);
	p->col += width;
	return n;
}

/* Draws neutral text, or with c NULL only measures it; returns the next column. */
static int run(struct canvas *c, bool ascii, int row, int col, enum pen pen, struct str text)
{
	struct pencil p = {.c = c, .row = row, .col = col, .pen = pen};

	while (text.n) {
		size_t n = plain_put(&p, text);

		if (n == 0)
			n = any_put(&p, ascii, text);
		text = (struct str){text.s + n, text.n - n};
	}
	return p.col;
}

/* A sign as it is drawn, and its width. */
static int sign_of(const struct canvas *c, uint32_t *cp)
{
	if (text_is_forbidden(*cp))
		*cp = TEXT_REPLACEMENT;
	if (c->ascii)
		*cp = ascii_sign(*cp);
	return text_cp_width(*cp);
}

int canvas_sign(struct canvas *c, int row, int col, enum pen pen, uint32_t cp)
{
	int width = sign_of(c, &cp);

	if (width)
		char_put(c, row, col, pen, cp, width);
	return col + width;
}

/* The same sign of one column from one column to another. */
static void signs(struct canvas *c, int row, int col, int end, enum pen pen, uint32_t cp)
{
	if (sign_of(c, &cp) == 1)
		for (; col < end; col++)
			char_put(c, row, col, pen, cp, 1);
}

int canvas_text(struct canvas *c, int row, int col, enum pen pen, struct str text)
{
	return run(c, c->ascii, row, col, pen, neutral(c, text));
}

int canvas_neutral_width(bool ascii, struct str text)
{
	return run(NULL, ascii, 0, 0, PEN_PLAIN, text);
}

int canvas_width(struct canvas *c, struct str text)
{
	return canvas_neutral_width(c->ascii, neutral(c, text));
}

int canvas_textf(struct canvas *c, int row, int col, enum pen pen, const char *format, ...)
{
	va_list args;

	buf_clear(&c->formatted);
	va_start(args, format);
	buf_addv(&c->formatted, format, args);
	va_end(args);
	return canvas_text(c, row, col, pen, buf_str(&c->formatted));
}

int canvas_cut(struct canvas *c, int row, int col, int cols, enum pen pen, struct str text)
{
	struct str shown = neutral(c, text);
	bool plain = shown.s == text.s;
	int used = 0;
	uint32_t cp;

	if (cols < 1)
		return col;
	/* A column takes a byte at least, unless signs are drawn by longer twins. */
	if (!c->ascii && shown.n <= (size_t)cols)
		return run(c, false, row, col, pen, shown);
	if (run(NULL, c->ascii, 0, 0, pen, shown) <= cols)
		return run(c, c->ascii, row, col, pen, shown);
	while (shown.n) {
		struct str one = {shown.s, plain ? text_step(shown, &cp)
		                                 : text_next_grapheme(shown, 0)};
		int width = run(NULL, c->ascii, 0, 0, pen, one);

		if (used + width > cols - 1)
			break;
		run(c, c->ascii, row, col + used, pen, one);
		used += width;
		shown = (struct str){shown.s + one.n, shown.n - one.n};
	}
	return canvas_sign(c, row, col + used, pen, 0x2026);
}

/* A word so short announces another ("ne", "une"), and says nothing before …; nor does a comma. */
enum { SHORT_COLS = 3 };
#define NO_BREAK "\xC2\xA0" /* before ; or :, and goes with them */

/* The words that leave a place for … in so many columns. */
static struct str whole_words(struct canvas *c, struct str text, int cols)
{
	size_t end = 0, from = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] != ' ')
			continue;
		if (canvas_width(c, (struct str){text.s, i}) >= cols)
			break;
		if (canvas_width(c, (struct str){text.s + from, i - from}) > SHORT_COLS)
			end = i;
		from = i + 1;
	}
	while (end && strchr(",;:.(", text.s[end - 1]))
		end -= end > 2 && memcmp(text.s + end - 3, NO_BREAK, 2) == 0 ? 3 : 1;
	return (struct str){text.s, end};
}

int canvas_fit(struct canvas *c, int row, int col, int cols, enum pen pen, struct str text)
{
	struct buf shown = {0};

	/* Whole, and without another form: nearly always.  A column takes a byte at least. */
	if (!c->ascii && cols > 0 && text.n <= (size_t)cols &&
	    !(text.n && memchr(text.s, '\t', text.n)))
		return canvas_cut(c, row, col, cols, pen, text);
	text_shorten(&shown, text, cols > 0 ? (size_t)cols : 0);
	if (canvas_width(c, buf_str(&shown)) > cols) {
		struct str words = whole_words(c, buf_str(&shown), cols);

		if (canvas_width(c, words) * 2 >= cols) {
			shown.n = words.n;
			buf_add(&shown, STR("…"));
		}
	}
	col = canvas_cut(c, row, col, cols, pen, buf_str(&shown));
	buf_done(&shown);
	return col;
}

/* Where the last clause begins, after ". " or "; "; 0: there is but one. */
static size_t last_clause(struct str text)
{
	for (size_t i = text.n; i-- > 2;)
		if (text.s[i - 1] == ' ' && strchr(".;", text.s[i - 2]))
			return i;
	return 0;
}

enum { HEAD_MIN = 20 };

int canvas_fit_end(struct canvas *c, int row, int col, int cols, enum pen pen, struct str text)
{
	size_t at = canvas_width(c, text) > cols ? last_clause(text) : 0;
	struct str end = {text.s + at, text.n - at};
	int head = cols - canvas_width(c, end) - 1;

	if (!at || head < HEAD_MIN)
		return canvas_fit(c, row, col, cols, pen, text);
	col = canvas_fit(c, row, col, head, pen, (struct str){text.s, at - 1});
	return canvas_text(c, row, col + 1, pen, end);
}

int canvas_right(struct canvas *c, int row, int end, enum pen pen, struct str text)
{
	struct str shown = neutral(c, text);
	int col = end - run(NULL, c->ascii, 0, 0, pen, shown);

	run(c, c->ascii, row, col, pen, shown);
	return col;
}

int canvas_rightf(struct canvas *c, int row, int end, enum pen pen, const char *format, ...)
{
	va_list args;

	buf_clear(&c->formatted);
	va_start(args, format);
	buf_addv(&c->formatted, format, args);
	va_end(args);
	return canvas_right(c, row, end, pen, buf_str(&c->formatted));
}

/* Shapes. */

void canvas_fill(struct canvas *c, struct area area, enum pen pen, uint32_t cp)
{
	span_share(&area.row, &area.rows, c->clip.row, c->clip.rows);
	span_share(&area.col, &area.cols, c->clip.col, c->clip.cols);
	for (int row = area.row; row < area.row + area.rows; row++)
		signs(c, row, area.col, area.col + area.cols, pen, cp);
}

void canvas_paint(struct canvas *c, struct area area, enum pen pen)
{
	span_share(&area.row, &area.rows, c->clip.row, c->clip.rows);
	span_share(&area.col, &area.cols, c->clip.col, c->clip.cols);
	for (int row = area.row; row < area.row + area.rows; row++)
		for (int col = area.col; col < area.col + area.cols; col++)
			cell_at(c, row, col)->pen = (uint8_t)pen;
}

void canvas_hairline(struct canvas *c, int row, enum pen pen, struct str head, struct str tail)
{
	int col = STOP_MARGIN, end = canvas_edge(c);

	if (head.n) {
		col = canvas_text(c, row, col, pen, head);
		if (head.s[head.n - 1] != ' ')
			col++;
	}
	if (tail.n)
		end = canvas_right(c, row, end, PEN_PLAIN, tail) - 1;
	signs(c, row, col, end, PEN_PLAIN, 0x2500);
}

int canvas_bar_cells(int cols, int64_t part, int64_t whole)
{
	if (cols < 1 || whole <= 0 || part <= 0)
		return 0;
	/* Halving both keeps the product in range; a screen sees no difference. */
	for (; part > INT64_MAX / cols; part /= 2, whole /= 2)
		;
	if (whole == 0 || part >= whole)
		return cols;
	return (int)(part * cols / whole);
}

void canvas_bar(struct canvas *c, int row, int col, int cols, enum pen pen, int full, int mark)
{
	signs(c, row, col, col + full, pen, 0x2584);
	signs(c, row, col + full, col + cols, pen, 0x00B7);
	if (mark >= 0 && mark < cols)
		canvas_sign(c, row, col + mark, pen, 0x2502);
}

/* Big digits. */

static const char big_signs[] = "0123456789+-: ";
/* Five rows of three dots: an octal digit is a row.  The colon has one column,
 * the last of the three. */
static const uint16_t big_dots[] = {075557, 026227, 071747, 071717, 055711, 074717, 074757,
                                    071111, 075757, 075717, 002720, 000700, 001010, 0};
/* Six half rows of four dots: a hexadecimal digit is a half row. */
static const uint32_t half_dots[] = {0xF9999F, 0x262227, 0xF11F8F, 0xF1711F, 0x999F11,
                                     0xF8F11F, 0xF8F99F, 0xF12244, 0xF9F99F, 0xF99F1F,
                                     0x04E400, 0x00E000, 0x010010, 0};
/* Three rows in ASCII, as a seven-segment display. */
static const char *const segments[] = {
    " __ |  ||__|", "       |   |", " __  __||__ ", " __  __| __|", "    |__|   |",
    " __ |__  __|", " __ |__ |__|", " __    |   |", " __ |__||__|", " __ |__| __|",
    "    _|_  |  ", "     __     ", "       .   .", "            ",
};

/* The index of a sign in the tables, or -1. */
static int big_index(char sign)
{
	const char *at = sign ? strchr(big_signs, sign) : NULL;

	return at ? (int)(at - big_signs) : -1;
}

/* Dots across: a colon and a blank take one. */
static int big_dots_across(int index, int scale)
{
	bool narrow = big_signs[index] == ':' || big_signs[index] == ' ';

	return narrow ? 1 : scale ? 3 : 4;
}

int canvas_big_rows(int scale)
{
	return scale ? 5 * scale : 3;
}

int canvas_big_cols(int scale, struct str text)
{
	int dot = scale ? 2 * scale : 1, gap = scale ? dot : 2, cols = 0;

	for (size_t i = 0; i < text.n; i++) {
		int index = big_index(text.s[i]);

		if (index >= 0)
			cols += big_dots_across(index, scale) * dot + gap;
	}
	return cols ? cols - gap : 0;
}

static void big_draw(struct canvas *c, int row, int col, int scale, enum pen pen, int index)
{
	int across = big_dots_across(index, scale);

	for (int y = 0; y < 5; y++) {
		for (int x = 0; x < across; x++) {
			struct area dot = {row + y * scale, col + x * 2 * scale, scale, 2 * scale};

			if (big_dots[index] >> (3 * (4 - y) + across - 1 - x) & 1)
				canvas_fill(c, dot, pen, 0x2588);
		}
	}
}

static void half_draw(struct canvas *c, int row, int col, enum pen pen, int index)
{
	static const uint32_t signs[] = {' ', 0x2584, 0x2580, 0x2588};
	int across = big_dots_across(index, 0);

	for (int y = 0; y < 3; y++) {
		for (int x = 0; x < across; x++) {
			int shift = across - 1 - x;
			unsigned upper = half_dots[index] >> (4 * (5 - 2 * y) + shift) & 1;
			unsigned lower = half_dots[index] >> (4 * (4 - 2 * y) + shift) & 1;
			char segment = segments[index][4 * y + 4 - across + x];

			if (c->ascii && segment != ' ')
				canvas_sign(c, row + y, col + x, pen, (unsigned char)segment);
			else if (!c->ascii && upper + lower)
				canvas_sign(c, row + y, col + x, pen, signs[2 * upper + lower]);
		}
	}
}

int canvas_big_time(struct canvas *c, int row, int col, int scale, enum pen pen, struct str text)
{
	int gap = scale ? 2 * scale : 2, end = col + canvas_big_cols(scale, text);

	for (size_t i = 0; i < text.n; i++) {
		int index = big_index(text.s[i]);

		if (index < 0)
			continue;
		if (scale)
			big_draw(c, row, col, scale, pen, index);
		else
			half_draw(c, row, col, pen, index);
		col += canvas_big_cols(scale, (struct str){text.s + i, 1}) + gap;
	}
	return end;
}
