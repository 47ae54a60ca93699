/* print: what a verb says on its two outputs, and how it ends.
 *
 * All that reaches a terminal passes here and comes out neutral (text.h). */
#ifndef APP_PRINT_H
#define APP_PRINT_H

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

/* Sends what is waiting.  Returns code, or 3 when the output failed (told); who
 * closed a pipe early had enough, which is no failure. */
int print_end(int code);

#endif
