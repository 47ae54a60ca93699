/* paragraph: a text over as many lines as it takes.
 *
 * Breaks at blanks, never at a no-break one; a word longer than the line is cut
 * between graphemes.  A newline in the text breaks too. */
#ifndef UI_PARAGRAPH_H
#define UI_PARAGRAPH_H

#include "ui/canvas.h"

/* How many rows the text takes; 1 for an empty one. */
int paragraph_rows(struct canvas *, int cols, struct str text);
/* Draws it from the area's first row on, as far as there is room; returns the rows used. */
int paragraph_draw(struct canvas *, struct area, enum pen, struct str text);

#endif
