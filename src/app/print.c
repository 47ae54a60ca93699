/* print: see print.h. */
#include "app/print.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"

static int failure;  /* errno of the first write to standard output that failed */
static bool is_told; /* whoever wrote it said so */

static void print_on(FILE *out, struct str text)
{
	struct buf clean = {0};

	text_neutral(&clean, text, TEXT_LINES);
	if (fwrite(buf_text(&clean), 1, clean.n, out) != clean.n && out == stdout && !failure)
		failure = errno;
	buf_done(&clean);
}

void print_text(struct str text)
{
	print_on(stdout, text);
}

void print_aside(struct str text)
{
	print_on(stderr, text);
}

void print_line(const char *format, ...)
{
	char *text = NULL;
	va_list args;
	int n;

	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	if (n < 0)
		arena_exhausted();
	print_text((struct str){text, (size_t)n});
	print_text(STR("\n"));
	free(text);
}

int print_err(const struct err *e)
{
	struct buf b = {0};

	fflush(stdout); /* what was said before stands before */
	buf_addf(&b, "clepsydre: %s\n", e->what);
	if (e->safe[0])
		buf_addf(&b, "  %s\n", e->safe);
	if (e->todo[0])
		buf_addf(&b, "  %s\n", e->todo);
	print_aside(buf_str(&b));
	buf_done(&b);
	return (int)e->kind;
}

void print_page_end(void)
{
	if (!isatty(STDOUT_FILENO) && putchar('\f') == EOF && !failure)
		failure = errno;
}

bool print_arrived(void)
{
	if (fflush(stdout) != 0 && !failure)
		failure = errno;
	is_told = failure != 0;
	return !failure;
}

int print_end(int code)
{
	struct err e;

	if (fflush(stdout) != 0 && !failure)
		failure = errno;
	if (!failure || failure == EPIPE || is_told)
		return code;
	err_set(&e, ERR_IO, "%s", _("What was asked for could not be written to its end."));
	err_add(&e, NULL, _("Free some space or choose another place, then ask again."));
	return print_err(&e);
}
