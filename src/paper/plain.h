/* plain: a paper as lines of text in so many columns, to be reread on a screen.
 *
 * Says all that the paper says, in its order; a table too wide for the columns is told row by
 * row. */
#ifndef PAPER_PLAIN_H
#define PAPER_PLAIN_H

#include "paper/paper.h"

struct plain_line {
	struct str text; /* no wider than the columns; empty between blocks */
	bool strong;     /* the title, a heading, the head of a table */
};

struct plain {
	struct plain_line *lines;
	size_t n, room;
};

/* The whole paper, in the arena; cols: 20 at least. */
struct plain plain_make(const struct paper *, struct arena *, size_t cols);
/* The same as one text, a newline after each line. */
void plain_write(struct buf *, const struct paper *, size_t cols);

#endif
