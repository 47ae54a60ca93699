/* sample: two full screens, drawn with the canvas alone, for tests of what draws
 * and what shows it.  The persons are trees and birds. */
#ifndef SUPPORT_SAMPLE_H
#define SUPPORT_SAMPLE_H

#include "ui/canvas.h"

/* The presentation of a group of five, with that many seconds left, in French;
 * scale as canvas_big_time's, under 0: no big digits. */
void sample_presentation(struct canvas *, int seconds_left, int scale);

/* The list of the day, the first thing that most see. */
void sample_day(struct canvas *);

#endif
