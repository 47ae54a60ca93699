/* list: rows to choose from, drawn the same way everywhere. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/canvas.h"

/* What stands at the left of a list's row: the digit of the line (index from 0; none beyond the
 * ninth, nor where digits are under 0: they mean something else there), and on the selected one
 * the pointer and the cursor.  Returns the pen for what comes after. */
enum pen list_row(struct canvas *, int row, int index, bool selected);
/* How many rows show under one of heads; never 0. */
size_t list_page(struct area);
/* The first row shown of n, when they are shown by full pages counted from the end. */
size_t list_page_from_end(size_t row, size_t n, size_t page);

/* What digits mean, below a list: "1 là, pièce vue   2 là, pièce à voir".  The first sign of
 * each text is its key.  Those of a line that has no room left go on at the next, the second
 * of each line below the second of the first.  Returns the rows used. */
int list_legend(struct canvas *, struct area, const char *const *texts, size_t n);

#endif
