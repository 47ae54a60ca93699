/* screen: the terminal.
 *
 * Shows a canvas, reads keys, and gives the terminal back as it was on every
 * end.  Its files alone know curses, whose differences are all that is
 * sent.  Of the environment it touches TERMINFO alone, and puts it back; it blocks
 * only while the line takes no more: the descriptor stays blocking.  One at a time in a process,
 * which has set LC_CTYPE to UTF-8 and routed its signals before. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"

struct screen;

struct screen_setup {
	const char *term; /* the terminal's type, TERM; may be NULL */
	bool monochrome;  /* no colour whatever the terminal can do (NO_COLOR) */
};

/* Whether a terminal of this type (NULL: of none) can be drawn on: not "dumb", nor another that
 * the machine knows to place no cursor.  To be asked before screen_open. */
bool screen_can_draw(const char *term);

/* Takes the terminal on standard input and output.  Types that follow xterm are driven by
 * the program's own description (terminal.ti), others by the machine's; one that is missing
 * or unknown here, or whose description would have curses read a number as a text, is taken for
 * an xterm, and screen_notice then says so.  NULL with *err set
 * when either is no terminal, or it can't be set up. */
struct screen *screen_open(const struct screen_setup *, struct err *);
/* Gives the terminal back; NULL is allowed.  Until then rescue_now does it, too. */
void screen_close(struct screen *);

/* What to tell about the terminal's type, in the user's language; NULL if nothing. */
const char *screen_notice(const struct screen *);
/* The descriptor to poll for keys. */
int screen_fd(const struct screen *);
void screen_size(const struct screen *, int *rows, int *cols);
/* Asks the terminal for its size and follows it; true when it changed, and all
 * will be drawn again.  To be called when SIGWINCH came. */
bool screen_resize(struct screen *);

/* Shows the canvas: sends what differs, nothing (false) when nothing does.  What is
 * beyond the terminal's size is left out. */
bool screen_put(struct screen *, const struct canvas *);
/* The next screen_put draws everything again. */
void screen_redraw(struct screen *);
/* Takes the terminal once more, as whoever had it meanwhile may have left it: to be called when
 * the process was stopped and goes on.  The next screen_put draws everything again. */
void screen_resume(struct screen *);
void screen_bell(struct screen *);
/* Asks the terminal whether it is there: what it answers is read as K_STATUS.  Nothing is sent to
 * one that would show the question. */
void screen_ask(struct screen *);

enum screen_input {
	SCREEN_NOTHING, /* no key for now */
	SCREEN_KEY,     /* one key read */
	SCREEN_GONE,    /* the terminal is no more */
};

/* Reads one key without waiting, but for the 50 ms that tell Esc from a longer
 * key.  To be called until it says SCREEN_NOTHING. */
enum screen_input screen_read(struct screen *, struct key *);
/* The text of the K_PASTE just read, newlines as \n, unchecked; valid until the
 * next screen_read.  *was_cut: it was longer than 64 KiB, the rest is lost. */
struct str screen_pasted(const struct screen *, bool *was_cut);

#endif
