/* plain: see plain.h. */
#include "paper/plain.h"

#include "base/text.h"
#include "base/words.h"

enum { COLUMNS = 24, GAP = 2 };

struct setting {
	struct plain out;
	struct arena *arena;
	size_t cols;
	bool headed; /* the last block was a heading */
};

static void add_line(struct setting *s, struct str text, bool strong)
{
	struct plain *p = &s->out;

	/* A line without anything beside it needs no blanks at its end. */
	while (text.n && text.s[text.n - 1] == ' ')
		text.n--;
	p->lines = arena_grow(s->arena, p->lines, p->n, &p->room, sizeof *p->lines);
	p->lines[p->n++] = (struct plain_line){arena_str(s->arena, text), strong};
}

static void skip(struct setting *s)
{
	if (s->out.n && s->out.lines[s->out.n - 1].text.n)
		add_line(s, STR(""), false);
}

/* -- wrapping ---------------------------------------------------------------------------------- */

/* Cuts from *rest what fits on a line of so many columns: up to its last space or a newline, else
 * as many graphemes as there is room for. */
static struct str take_line(struct str *rest, size_t cols)
{
	struct str line = *rest;
	size_t at = 0, space = 0, width = 0;

	while (at < line.n && line.s[at] != '\n') {
		size_t next = text_next_grapheme(line, at);

		width += text_width((struct str){line.s + at, next - at});
		if (width > cols && at)
			break;
		if (line.s[at] == ' ')
			space = at;
		at = next;
	}
	if (at < line.n && line.s[at] != '\n' && line.s[at] != ' ' && space)
		at = space;
	line.n = at;
	/* The blank or the newline that ended it begins nothing. */
	at += at < rest->n && (rest->s[at] == '\n' || rest->s[at] == ' ');
	*rest = (struct str){rest->s + at, rest->n - at};
	return line;
}

static void add_wrapped(struct setting *s, const char *indent, struct str text, bool strong)
{
	size_t taken = text_width(str_of(indent));
	struct buf b = {0};

	while (text.n) {
		struct str line = take_line(&text, s->cols - taken);

		buf_clear(&b);
		buf_addf(&b, "%s%.*s", indent, STR_ARG(line));
		add_line(s, buf_str(&b), strong);
	}
	buf_done(&b);
}

/* -- facts ------------------------------------------------------------------------------------- */

static size_t widest_label(const struct block *b, size_t cols)
{
	size_t widest = 0;

	for (size_t i = 0; i < b->n_facts; i++)
		if (text_width(b->facts[i].label) > widest)
			widest = text_width(b->facts[i].label);
	return widest < cols / 3 ? widest : cols / 3;
}

static void add_fact(struct setting *s, const struct paper_fact *f, size_t labels)
{
	struct str label = f->label, value = f->value;
	struct buf b = {0};

	while (label.n || value.n) {
		struct str left = label.n ? take_line(&label, labels) : label;
		struct str right = value.n ? take_line(&value, s->cols - labels - GAP) : value;

		buf_clear(&b);
		text_pad(&b, left, labels, TEXT_LEFT);
		buf_addf(&b, "%*s%.*s", GAP, "", STR_ARG(right));
		add_line(s, buf_str(&b), false);
	}
	buf_done(&b);
}

/* -- tables ------------------------------------------------------------------------------------ */

/* Of a text: its longest line, and its longest word. */
static void measure(struct str text, int *least, int *natural)
{
	while (text.n) {
		struct str line = str_cut(&text, '\n');
		int width = (int)text_width(line);

		*natural = width > *natural ? width : *natural;
		while (line.n) {
			struct str word = str_cut(&line, ' ');

			width = (int)text_width(word);
			*least = width > *least ? width : *least;
		}
	}
}

static size_t columns_of(const struct block *b)
{
	return b->n_columns < COLUMNS ? b->n_columns : COLUMNS;
}

/* False when the longest words don't fit side by side. */
static bool arrange(const struct setting *s, const struct block *b, int *widths)
{
	int least[COLUMNS] = {0}, natural[COLUMNS] = {0}, all = 0, head;
	int room = (int)s->cols - GAP * ((int)columns_of(b) - 1);

	for (size_t i = 0; i < columns_of(b); i++) {
		head = 0;
		measure(b->columns[i].head, &least[i], &head);
		for (size_t r = 0; r < b->n_rows; r++)
			measure(block_cell(b, r, i), &least[i], &natural[i]);
		least[i] = least[i] > 1 ? least[i] : 1;
		natural[i] = natural[i] > least[i] ? natural[i] : least[i];
		all += least[i];
	}
	if (all > room)
		return false;
	if (b->even && paper_share_even(columns_of(b), room, widths))
		return true;
	paper_share(columns_of(b), least, natural, room, widths);
	return true;
}

static void add_cells(struct setting *s, const struct block *b, const int *widths,
                      struct str *cells, bool strong)
{
	struct buf line = {0};
	bool more = true;

	while (more) {
		more = false;
		buf_clear(&line);
		for (size_t i = 0; i < columns_of(b); i++) {
			size_t width = (size_t)widths[i];
			struct str part = cells[i].n ? take_line(&cells[i], width) : STR("");

			buf_addf(&line, "%*s", i ? GAP : 0, "");
			text_pad(&line, part, width,
			         b->columns[i].align == PAPER_RIGHT ? TEXT_RIGHT : TEXT_LEFT);
			more |= cells[i].n > 0;
		}
		add_line(s, buf_str(&line), strong);
	}
	buf_done(&line);
}

static void add_row(struct setting *s, const struct block *b, const int *widths, size_t row)
{
	struct str cells[COLUMNS];

	for (size_t i = 0; i < columns_of(b); i++)
		cells[i] = block_cell(b, row, i);
	add_cells(s, b, widths, cells, false);
}

/* "ACACIA Alice", and below it "Présence : présent(e)", cell after cell. */
static void tell_row(struct setting *s, const struct block *b, size_t row)
{
	struct buf line = {0};

	add_wrapped(s, "", block_cell(b, row, 0), true);
	for (size_t i = 1; i < columns_of(b); i++) {
		struct str cell = block_cell(b, row, i), head = b->columns[i].head;

		if (!cell.n)
			continue;
		buf_clear(&line);
		buf_addf(&line, _("%.*s: %.*s"), STR_ARG(head), STR_ARG(cell));
		add_wrapped(s, "  ", buf_str(&line), false);
	}
	buf_done(&line);
}

static void add_table(struct setting *s, const struct block *b)
{
	struct str heads[COLUMNS];
	int widths[COLUMNS];
	bool side_by_side = arrange(s, b, widths);

	add_wrapped(s, "", b->text, true);
	for (size_t i = 0; i < columns_of(b); i++)
		heads[i] = b->columns[i].head;
	if (side_by_side)
		add_cells(s, b, widths, heads, true);
	for (size_t r = 0; r < b->n_rows; r++)
		if (side_by_side)
			add_row(s, b, widths, r);
		else
			tell_row(s, b, r);
}

/* -- the paper --------------------------------------------------------------------------------- */

static void add_boxes(struct setting *s, const struct block *b)
{
	for (size_t i = 0; i < b->n_boxes; i++) {
		struct buf line = {0};

		buf_addf(&line, "%.*s, %.*s", STR_ARG(b->boxes[i].name),
		         STR_ARG(b->boxes[i].quality));
		add_wrapped(s, "[ ] ", buf_str(&line), false);
		add_wrapped(s, "    ", b->boxes[i].said, false);
		buf_done(&line);
	}
}

static void add_block(struct setting *s, const struct block *b)
{
	/* What follows a heading stands right below it. */
	if (b->type != BLOCK_PAGE && !s->headed)
		skip(s);
	s->headed = b->type == BLOCK_HEADING;
	switch (b->type) {
	case BLOCK_HEADING:
		skip(s);
		add_wrapped(s, "", b->text, true);
		break;
	case BLOCK_TEXT: add_wrapped(s, "", b->text, b->tone == PAPER_STRONG); break;
	case BLOCK_FACTS:
		for (size_t i = 0; i < b->n_facts; i++)
			add_fact(s, &b->facts[i], widest_label(b, s->cols));
		break;
	case BLOCK_TABLE: add_table(s, b); break;
	case BLOCK_BOXES: add_boxes(s, b); break;
	case BLOCK_PAGE: break;
	}
}

struct plain plain_make(const struct paper *p, struct arena *arena, size_t cols)
{
	struct setting s = {.arena = arena, .cols = cols < 20 ? 20 : cols};

	add_wrapped(&s, "", p->mark, true);
	add_wrapped(&s, "", p->title, true);
	add_wrapped(&s, "", p->identity, false);
	for (size_t i = 0; i < p->n_blocks; i++)
		add_block(&s, &p->blocks[i]);
	return s.out;
}

void plain_write(struct buf *b, const struct paper *p, size_t cols)
{
	struct arena arena = {0};
	struct plain plain = plain_make(p, &arena, cols);

	for (size_t i = 0; i < plain.n; i++)
		buf_addf(b, "%.*s\n", STR_ARG(plain.lines[i].text));
	arena_done(&arena);
}
