/* rescue: the terminal given back in the last moments of a process.
 *
 * Keeps the line's settings as they were found, and the bytes that undo what was asked of the
 * terminal.  Refuses to know what these are, and who drew.  One terminal in a process, that on
 * standard input and output. */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <stdbool.h>
#include <termios.h>

#include "base/err.h"

/* Keeps the line's settings, also given to *found; from now on rescue_now puts them back.  False
 * with *err set when either end is no terminal. */
bool rescue_begin(struct termios *found, struct err *);
/* What is to be sent, from nothing again; then more of it, a terminal's capability without its
 * padding ($<…>), of which NULL adds nothing, and so does what exceeds 256 bytes; then all of it is
 * to be sent, and no more what was. */
void rescue_clear(void);
void rescue_add(const char *capability);
void rescue_ready(void);
/* The end as it should be: puts the settings back once all was sent; the caller has undone the
 * rest.  Nothing happens when none began. */
void rescue_end(void);
/* The other end: sends the bytes, puts the settings back.  Async-signal-safe, for handlers of
 * signals; gives up on a line that takes nothing for 100 ms.  Once: after it, and when none
 * began, nothing happens. */
void rescue_now(void);

#endif
