/* plain: a terminal without a screen: lines are appended, keys are read raw.
 *
 * For who hears the terminal or feels it under the fingers.  Moves no cursor,
 * clears nothing, needs no description of the terminal.  The descriptor stays
 * blocking.  One at a time in a process, which has routed its signals before. */
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "ui/screen.h"

struct plain;

/* Takes the terminal on standard input and output.  term, its type, tells only whether it
 * knows pastes from keys: not when NULL or "dumb".  NULL with *err set when either is no
 * terminal. */
struct plain *plain_open(const char *term, struct err *);
/* Gives the terminal back, on a line of its own; NULL is allowed.  Until then rescue_now does it,
 * too. */
void plain_close(struct plain *);

/* Takes the terminal once more: the process was stopped, and goes on. */
void plain_resume(struct plain *);

/* The descriptor to poll for keys. */
int plain_fd(const struct plain *);
/* Appends a text: known to be neutral (text.h), with its newlines. */
void plain_say(struct plain *, struct str);
void plain_bell(struct plain *);

/* As screen_read, and screen_pasted. */
enum screen_input plain_read(struct plain *, struct key *);
struct str plain_pasted(const struct plain *, bool *was_cut);

#endif
