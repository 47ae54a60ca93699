/* screen_private: what the files of screen share, and nobody else. */
#ifndef UI_SCREEN_PRIVATE_H
#define UI_SCREEN_PRIVATE_H

#include <curses.h>
#include <stddef.h>

#include <term.h>

#include "ui/screen.h"

enum { WINDOW_ROWS = 256, WINDOW_COLS = 512 }; /* of a window; what is beyond stays blank */

/* Has curses take the terminal for one of this type (NULL: it has none), as screen_open says;
 * notice is written when it is taken for an xterm that it does not say it is, else left alone.
 * NULL with *err set. */
SCREEN *screen_take_type(const char *type, char *notice, size_t n, struct err *);
/* A capability of the terminal that curses has taken, NULL if it has none. */
const char *screen_capability(const char *name);

#endif
