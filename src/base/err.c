/* err: see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A sentence cut in the middle of a character would send a broken byte to the
 * terminal: drop the bytes of the last, incomplete one. */
static void cut_at_character(char *text, size_t room)
{
	size_t n = strlen(text);
	size_t first = n;
	size_t want;

	if (n + 1 < room || n == 0)
		return;
	do
		first--;
	while (first > 0 && ((unsigned char)text[first] & 0xC0) == 0x80);
	want = (unsigned char)text[first] < 0x80   ? 1
	       : (unsigned char)text[first] < 0xE0 ? 2
	       : (unsigned char)text[first] < 0xF0 ? 3
	                                           : 4;
	if (n - first < want)
		text[first] = '\0';
}

static void copy_sentence(char *to, size_t room, const char *from)
{
	snprintf(to, room, "%s", from ? from : "");
	cut_at_character(to, room);
}

bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list args;

	if (!e)
		return false;
	e->kind = kind;
	e->brief[0] = e->safe[0] = e->todo[0] = '\0';
	va_start(args, format);
	vsnprintf(e->what, sizeof e->what, format, args);
	va_end(args);
	cut_at_character(e->what, sizeof e->what);
	return false;
}

bool err_brief(struct err *e, const char *brief)
{
	if (e)
		copy_sentence(e->brief, sizeof e->brief, brief);
	return false;
}

bool err_add(struct err *e, const char *safe, const char *todo)
{
	if (!e)
		return false;
	if (safe)
		copy_sentence(e->safe, sizeof e->safe, safe);
	if (todo)
		copy_sentence(e->todo, sizeof e->todo, todo);
	return false;
}
