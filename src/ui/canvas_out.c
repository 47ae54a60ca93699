/* canvas_out: of canvas.h; a canvas as text, and its cells as they are best sent. */
#include "base/text.h"
#include "ui/canvas.h"

static int last_used(const struct canvas *c, int row, bool pens)
{
	int col = c->cols;

	for (; col > 0; col--) {
		const struct cell *cell = canvas_at(c, row, col - 1);

		if (pens ? cell->pen != PEN_PLAIN : cell->codes[0] != ' ')
			break;
	}
	return col;
}

static void row_to_text(const struct canvas *c, int row, struct buf *out)
{
	for (int col = 0, end = last_used(c, row, false); col < end; col++) {
		const struct cell *cell = canvas_at(c, row, col);

		for (size_t i = 0; i < CELL_CODES && cell->codes[i]; i++)
			text_add_cp(out, cell->codes[i]);
	}
	buf_add_char(out, '\n');
}

void canvas_to_text(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++)
		row_to_text(c, row, out);
}

void canvas_to_marked_text(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < c->rows; row++) {
		int end = last_used(c, row, true);

		buf_add_char(out, '|');
		row_to_text(c, row, out);
		if (end == 0)
			continue;
		buf_add_char(out, ' ');
		for (int col = 0; col < end; col++)
			buf_add_char(out, " bdra!"[canvas_at(c, row, col)->pen]);
		buf_add_char(out, '\n');
	}
	if (c->cursor_shown)
		buf_addf(out, "cursor %d,%d\n", c->cursor_row, c->cursor_col);
	else
		buf_add(out, STR("no cursor\n"));
}

enum { JOINED_BLANKS = 7 }; /* beyond, the way there and back is shorter */

void cells_join_words(struct cell *row, int n)
{
	int word = n; /* the last cell of such a pen, while only blanks follow it */

	for (int col = 0; col < n; col++) {
		if (row[col].pen == PEN_BOLD || row[col].pen == PEN_DIM) {
			bool near = word < col && col - word <= JOINED_BLANKS;

			for (; near && row[word].pen == row[col].pen && word < col - 1; word++)
				row[word + 1].pen = row[col].pen;
			word = col;
		} else if (row[col].pen != PEN_PLAIN || row[col].codes[0] != ' ') {
			word = n;
		}
	}
}
