/* front: how a desk reaches its person: drawn on a screen, or said line by line.
 *
 * The same desk and the same keys either way.  Owns the terminal. */
#ifndef APP_FRONT_H
#define APP_FRONT_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/desk.h"
#include "ui/screen.h"

struct front;

struct front_setup {
	const char *term; /* the terminal's type, TERM; may be NULL */
	bool ascii, monochrome;
	unsigned frozen_after_s; /* a client that takes nothing for so long is gone */
	bool aloud; /* for who hears the screen, or reads it in braille: sentences, nothing drawn;
	               so it is, with a notice, where the terminal can't be drawn on */
};

/* NULL with *err set when the terminal can't be had. */
struct front *front_open(const struct front_setup *, struct err *);
/* Gives the terminal back; NULL is allowed.  Until then rescue_now does it, too. */
void front_close(struct front *);

/* What to tell about the terminal, in the user's language; NULL if nothing. */
const char *front_notice(const struct front *);
/* The descriptor to poll for keys. */
int front_fd(const struct front *);

/* The terminal has taken so little of what was shown that it has no room for more: what is shown
 * now, comes late. */
bool front_is_behind(void);
/* Shows what is new on the desk, and rings where it is to ring; false: nothing was, and nothing is
 * sent.  A client that takes nothing for long is gone: the process ends. */
bool front_show(struct front *, struct desk *, const struct state *, const struct moment *);
/* What this one key led to is said at once: of several that came together, a screen shows
 * only the last. */
void front_answer(struct front *, struct desk *, const struct state *, const struct moment *);
/* Asks the terminal whether it is there, as screen_ask; of one that is told lines nothing is
 * asked. */
void front_ask(struct front *);
/* All is to be shown again. */
void front_again(struct front *);
/* The process was stopped and goes on: so does the terminal, and all is shown again. */
void front_resume(struct front *);
/* The window has changed its size. */
void front_resized(struct front *);

/* As screen_read, and the text of a K_PASTE. */
enum screen_input front_read(struct front *, struct key *);
struct str front_pasted(const struct front *, bool *was_cut);

#endif
