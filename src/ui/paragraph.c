/* paragraph: see paragraph.h. */
#include "ui/paragraph.h"

#include "base/text.h"

static struct str head_of(struct str text, size_t n)
{
	return (struct str){text.s, n};
}

/* The longest start of a text without a blank that fits, at least a grapheme. */
static size_t cut_word(struct canvas *c, struct str word, int cols)
{
	size_t n = text_next_grapheme(word, 0);

	while (n < word.n) {
		size_t next = text_next_grapheme(word, n);

		if (canvas_width(c, head_of(word, next)) > cols)
			break;
		n = next;
	}
	return n;
}

/* Where the last blank stands before which all fits; the end when all does; 0 when the
 * first word alone is too long. */
static size_t fitting(struct canvas *c, struct str line, int cols)
{
	size_t fits = 0;

	for (size_t i = 1; i <= line.n; i++) {
		if (i < line.n && line.s[i] != ' ')
			continue;
		if (canvas_width(c, head_of(line, i)) > cols)
			break;
		fits = i;
	}
	return fits;
}

/* Cuts the next line, of at most cols columns (at least one grapheme), from *rest, without
 * the blank at which it breaks.  *rest is empty at the end. */
static struct str cut_line(struct canvas *c, struct str *rest, int cols)
{
	struct str after = *rest;
	struct str line = str_cut(&after, '\n');
	size_t n = fitting(c, line, cols);

	if (n == line.n) {
		*rest = after;
		return line;
	}
	if (!n)
		n = cut_word(c, line, cols);
	*rest = (struct str){rest->s + n, rest->n - n};
	while (rest->n && *rest->s == ' ')
		*rest = (struct str){rest->s + 1, rest->n - 1};
	return head_of(line, n);
}

int paragraph_rows(struct canvas *c, int cols, struct str text)
{
	int rows = 0;

	do {
		cut_line(c, &text, cols);
		rows++;
	} while (text.n);
	return rows;
}

int paragraph_draw(struct canvas *c, struct area area, enum pen pen, struct str text)
{
	int rows = 0;

	while (rows < area.rows && (text.n || !rows)) {
		struct str line = cut_line(c, &text, area.cols);

		canvas_text(c, area.row + rows++, area.col, pen, line);
	}
	return rows;
}
