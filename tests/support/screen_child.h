/* screen_child: a small program around ui/screen, for tests to run in a terminal.
 *
 * A test program that is run as `NAME child MODE` calls screen_child(MODE).  It
 * shows the keys it reads by their names ("keys"), or draws: the presentation
 * ("clock": t is one second later, b big digits alone, c no cursor), the day
 * ("day"), the presentation without end under an alarm ("frozen").  F2 says
 * whether the signals are as before, F9 stops it, F10 and a lost terminal end it
 * with 0, SIGTERM with 7, a line that takes nothing with 8. */
#ifndef SUPPORT_SCREEN_CHILD_H
#define SUPPORT_SCREEN_CHILD_H

#include "pty.h"

/* The exit code. */
int screen_child(const char *mode);

/* This very program as such a child; env as in struct pty_setup, rows and cols 0: 24 and 80. */
struct pty *screen_child_start(const char *mode, const char *const *env, int rows, int cols);
/* Under a terminal type, NULL: none; at rest when this returns, or NULL after a complaint. */
struct pty *screen_child_start_as(const char *mode, const char *term);

#endif
