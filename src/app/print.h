/* print: what a verb says on its two outputs, and how it ends.
 *
 * All that reaches a terminal passes here and comes out neutral (text.h). */
#ifndef APP_PRINT_H
#define APP_PRINT_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* On standard output: the text as it is, newlines kept. */
void print_text(struct str);
/* On standard output: a line; the newline is added here. */
void print_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* On standard error: the same as print_text, for what isn't the answer. */
void print_aside(struct str);
/* On standard error: what happened, what is safe, what to do.  Returns the exit code. */
int print_err(const struct err *);

/* On standard output, which is then no terminal: the end of a page, for printers. */
void print_page_end(void);
/* Sends what is waiting.  False if any of it was lost, to a full disk or to who closed the pipe:
 * for what can't be asked for again; to be told then, print_end says no more of it. */
bool print_arrived(void);

/* Sends what is waiting.  Returns code, or 3 when the output failed (told); who
 * closed a pipe early had enough, which is no failure. */
int print_end(int code);

#endif
