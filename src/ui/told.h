/* told: what a view holds, as sentences, for who hears it or reads it in braille.
 *
 * Filled by a view's tell(), or from what the view draws: then signs give way
 * to words, and columns to commas.  Knows neither view nor desk; whether a
 * sentence was said already is reader.h's. */
#ifndef UI_TOLD_H
#define UI_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"

struct told {
	struct buf about;   /* whom or what all of it is about: of another, all is said anew */
	struct buf section; /* the part of it that the rows are of: of another, they are */
	struct buf facts;   /* sentences, one a line */
	struct buf legend;  /* what keys and levels mean: said with the view alone */
	struct buf rows;    /* of the list: one a line */
	size_t n_rows, selected;
	struct buf name; /* of the selected row */
	bool has_selected;
	size_t page;    /* no more rows than that are said at once; 0: all */
	bool has_parts; /* of the row being told */
};

/* Zeroed is ready and empty. */
void told_clear(struct told *);
void told_done(struct told *);

/* "Fair share: 2:00 each."; a capital first, as all facts have. */
void told_fact(struct told *, const char *head, struct str text);
void told_legend(struct told *, struct str key, struct str text);
/* Begins a row: "3. HÊTRE Gina"; under 1, no number. */
void told_row(struct told *, int number, bool selected, struct str name);
/* Goes on with it: ": no question of 2", ", sheet 0 of 12"; nothing when both are empty. */
void told_part(struct told *, const char *head, struct str text);
/* The same from a text that is then cleared, to go on with; the digit that stands before a
 * word in a column ("2  absent") is left out. */
void told_part_of(struct told *, const char *head, struct buf *text);
void told_fact_of(struct told *, const char *head, struct buf *text);
/* All is told. */
void told_end(struct told *);
/* A row, without its newline; empty beyond the last. */
struct str told_nth(const struct told *, size_t row);

/* Appends a row of a canvas as words, without newline; nothing for a row that holds none. */
void told_words(struct buf *, const struct canvas *, int row);
/* Appends the rows of the area, one a line; what was broken to fit is whole again. */
void told_text(struct buf *, const struct canvas *, struct area);
/* All rows of the area: one with the cursor makes them a list, else they are facts. */
void told_drawn(struct told *, const struct canvas *, struct area);
/* Keeps all that the marks of a sentence would let go in a narrow place (text_shorten). */
void told_whole(struct buf *);
/* Ends a sentence that has no end yet. */
void told_stop(struct buf *);

#endif
