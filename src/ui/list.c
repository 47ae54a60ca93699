/* list: see list.h. */
#include "ui/list.h"

enum { LEGEND_GAP = 3 };

enum pen list_row(struct canvas *c, int row, int index, bool selected)
{
	if (index >= 0 && index < 9)
		canvas_textf(c, row, STOP_MARGIN, PEN_BOLD, "%d", index + 1);
	if (!selected)
		return PEN_PLAIN;
	canvas_sign(c, row, STOP_POINTER, PEN_BOLD, 0x25BA);
	canvas_cursor(c, row, STOP_TEXT);
	return PEN_BOLD;
}

size_t list_page(struct area area)
{
	return area.rows > 1 ? (size_t)area.rows - 1 : 1;
}

size_t list_page_from_end(size_t row, size_t n, size_t page)
{
	size_t after = row < n ? n - 1 - row : 0; /* rows below it */

	if (!page || n <= page)
		return 0;
	return n > page * (after / page + 1) ? n - page * (after / page + 1) : 0;
}

int list_legend(struct canvas *c, struct area area, const char *const *texts, size_t n)
{
	int edge = canvas_edge(c) < area.col + area.cols ? canvas_edge(c) : area.col + area.cols;
	int row = 0, col = STOP_TEXT, second = 0;
	bool is_first = true;

	for (size_t i = 0; i < n; i++) {
		struct str text = str_of(texts[i]);
		int cols = canvas_width(c, text);

		if (!is_first && col + cols > edge) {
			row++;
			col = STOP_TEXT;
			is_first = true;
		}
		if (row >= area.rows)
			break;
		if (!is_first && col < second)
			col = second;
		canvas_text(c, area.row + row, col, PEN_PLAIN, text);
		canvas_paint(c, (struct area){area.row + row, col, 1, 1}, PEN_BOLD);
		col += cols + LEGEND_GAP;
		if (is_first && col > second)
			second = col;
		is_first = false;
	}
	return n ? row + 1 : 0;
}
