/* canvas: a screen in memory.
 *
 * Rows of cells that views draw on and that screen.h shows; as text, the very
 * thing tests compare.  A pen is a role, not a colour.  Nothing is ever drawn
 * past the clip, every text passes text_neutral, and a no-break space is stored
 * as a plain one.  Knows no terminal, no view and no language. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum pen {
	PEN_PLAIN,
	PEN_BOLD,    /* the selected line, a key, the phase, a value of mine */
	PEN_DIM,     /* heads, empty marks, what was taken back */
	PEN_REVERSE, /* a name heading a sheet, pause, last threshold, rehearsal */
	PEN_ACCENT,  /* who has the floor; title of a text that others will read */
	PEN_ALARM,   /* overrun, not stored, banner */
	PEN_COUNT,
};

/* The columns that everything is aligned on; see canvas_edge for the right one. */
enum stop { STOP_POINTER = 0, STOP_MARGIN = 2, STOP_TEXT = 4, STOP_BAR = 28, STOP_FACTS = 44 };

enum { CELL_CODES = 3 };

struct cell {
	uint32_t codes[CELL_CODES]; /* a character, then up to two that combine with it; 0 ends */
	uint8_t width;              /* columns: 1 or 2; 0 for the right half of the cell before */
	uint8_t pen;                /* enum pen */
};

struct area {
	int row, col;   /* its first row and column */
	int rows, cols; /* its size; nothing is inside when either is under 1 */
};

struct canvas {
	int rows, cols;
	struct cell *cells;         /* rows × cols, row by row; owned */
	struct area clip;           /* always inside the canvas */
	int cursor_row, cursor_col; /* where the terminal's cursor stands, */
	bool cursor_shown;          /* when it is shown at all */
	bool ascii;                 /* signs outside Latin-1 are drawn by their ASCII twins */
	struct buf formatted, neutral;
};

/* A blank canvas of at least one cell; freed by canvas_done. */
void canvas_init(struct canvas *, int rows, int cols);
void canvas_done(struct canvas *);
/* Changes the size and erases. */
void canvas_resize(struct canvas *, int rows, int cols);
/* All blank, clip whole, cursor hidden. */
void canvas_erase(struct canvas *);

/* Narrows the clip to what it shares with the area; returns the former clip,
 * to be given back to canvas_unclip. */
struct area canvas_clip(struct canvas *, struct area);
void canvas_unclip(struct canvas *, struct area former);
/* The column where right-aligned text ends: 78, or 2 before the end of a canvas
 * narrower than 80.  A wider one does not move it. */
int canvas_edge(const struct canvas *);
/* The cell, or NULL outside the canvas. */
const struct cell *canvas_at(const struct canvas *, int row, int col);
/* Gives the few blanks between two words of a row the pen of both, where it is bold or dim, which
 * show on no blank: a terminal then changes its pen less often. */
void cells_join_words(struct cell *row, int n);
/* Shows the cursor there; outside the canvas it is hidden. */
void canvas_cursor(struct canvas *, int row, int col);

/* Texts.  Each returns the column after what it drew, as if there were no clip;
 * a newline is drawn as a space. */

/* One sign, always in as many cells as its width. */
int canvas_sign(struct canvas *, int row, int col, enum pen, uint32_t cp);
int canvas_text(struct canvas *, int row, int col, enum pen, struct str);
int canvas_textf(struct canvas *, int row, int col, enum pen, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* In at most cols columns, ending in … when something was left out. */
int canvas_cut(struct canvas *, int row, int col, int cols, enum pen, struct str);
/* A sentence in at most cols columns: what its marks let go goes first (text_shorten), then whole
 * words, and … stands for them. */
int canvas_fit(struct canvas *, int row, int col, int cols, enum pen, struct str);
/* The same of a message whose last clause names a key: short of room, what stands before it is
 * cut, unless too little would be left of that. */
int canvas_fit_end(struct canvas *, int row, int col, int cols, enum pen, struct str);
/* Ends just before column `end`; returns the column where it starts. */
int canvas_right(struct canvas *, int row, int end, enum pen, struct str);
int canvas_rightf(struct canvas *, int row, int end, enum pen, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Columns that canvas_text would take: more than text_width in ASCII. */
int canvas_width(struct canvas *, struct str);
/* The same of a text known to be neutral. */
int canvas_neutral_width(bool ascii, struct str);

/* Shapes. */

void canvas_fill(struct canvas *, struct area, enum pen, uint32_t cp);
/* Changes the pen of what is there. */
void canvas_paint(struct canvas *, struct area, enum pen);
/* A line from the left margin to the edge, broken by a title at its head and a
 * remark at its right end; either may be empty.  A title that ends in a blank
 * touches the line. */
void canvas_hairline(struct canvas *, int row, enum pen, struct str head, struct str tail);
/* How many of cols cells a part of the whole fills: cut down, within 0 and cols. */
int canvas_bar_cells(int cols, int64_t part, int64_t whole);
/* cols cells, the first `full` of them filled; a mark stands on cell `mark`
 * (under 0: none). */
void canvas_bar(struct canvas *, int row, int col, int cols, enum pen, int full, int mark);

/* A time in big digits: 0–9 : + - and the blank, others are left out.  Scale 0
 * is three rows of half blocks; scale n is 5n rows, each dot n rows of 2n cells. */
int canvas_big_time(struct canvas *, int row, int col, int scale, enum pen, struct str);
int canvas_big_rows(int scale);
int canvas_big_cols(int scale, struct str);

/* For tests. */

/* Appends each row without the blanks at its end, and a newline. */
void canvas_to_text(const struct canvas *, struct buf *);
/* The same with pens: each row after a bar; under a row that is not all plain,
 * a letter under each cell drawn with another pen (b bold, d dim, r reverse,
 * a accent, ! alarm); last, the cursor's place. */
void canvas_to_marked_text(const struct canvas *, struct buf *);

#endif
