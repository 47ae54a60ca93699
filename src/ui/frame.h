/* frame: what is the same on every screen.
 *
 * Lines 1 to 4 above the work area, the last four below it: nothing moves.
 * Above the lower rule is the exam; on it and below, what the disk holds.
 * Small windows lose, in this order, the upper rule, the line of others, then
 * rows of the work area.  Under 60×16 one sentence takes the whole screen. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/canvas.h"
#include "ui/view.h"

enum { FRAME_MIN_ROWS = 16, FRAME_MIN_COLS = 60, FRAME_PANEL_COLS = 132, FRAME_PANEL_COL = 82 };

struct layout {
	int identity, phase, advice;         /* rows of lines 1 to 3 */
	int rule;                            /* of the upper rule or the banner; -1 none */
	struct area work;                    /* the view's */
	struct area panel;                   /* rows 0: none */
	int stored, others, message, footer; /* the last lines; others -1 none */
	bool too_small;
};

/* A banner and what is safe keep their lines whatever the size. */
struct layout frame_layout(int rows, int cols, bool banner);
/* Whose keys the footer and line 3 tell: what lies over the view takes them.  Of a pause, line 3
 * goes on saying that no time runs. */
enum keyboard {
	KEYS_OF_VIEW,
	KEYS_OF_DIALOG,
	KEYS_OF_PAUSE,
	KEYS_OF_CODE,   /* of a card */
	KEYS_OF_CLOSED, /* where one would be typed, at a place that wrong ones closed */
	KEYS_OF_EDITOR,
	KEYS_OF_LINE, /* the same, where Enter ends it */
	KEYS_OF_SEAL, /* a word typed whole, which seals */
};
/* All but the work area.  message and above may be empty. */
void frame_draw(struct canvas *, const struct layout *, const struct view *, const struct scene *,
                enum keyboard, struct str message, struct str above);
/* Line 1 in words: where we are; the exam and who sits here. */
void frame_write_where(struct buf *, const struct view *, const struct scene *);
void frame_write_identity(struct buf *, const struct scene *);
/* The sentence of a window too small. */
void frame_too_small(struct canvas *, const struct scene *);

/* The clock to tell of an exam as a whole: of the phase that the jury is in, else of any that
 * is open; NULL if none. */
const struct run *frame_run(const struct state *);
/* A phase's clock on one line: its name in capitals, what is left or over, the bar, the end. */
void frame_phase(struct canvas *, int row, const struct scene *);

#endif
