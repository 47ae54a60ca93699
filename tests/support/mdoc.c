/* mdoc: see mdoc.h. */
#include "mdoc.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

enum { LINE_BYTES = 80 };

void mdoc_text(struct str text)
{
	static const char delimiters[] = ".,;:?!()[]|'";

	if (text.n && strchr(delimiters, text.s[0]))
		printf("\\&");
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\\')
			printf("\\e");
		else
			putchar(text.s[i]);
}

/* The text with a capital. */
static void write_capital(struct buf *b, const char *text)
{
	uint32_t cp;
	size_t n = text_step(str_of(text), &cp);

	text_add_cp(b, (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp));
	buf_add(b, str_of(text + n));
}

void mdoc_title(const char *text)
{
	struct buf b = {0};

	write_capital(&b, text);
	printf(".Ss ");
	mdoc_text(buf_str(&b));
	putchar('\n');
	buf_done(&b);
}

static bool ends_already(struct str text)
{
	struct str last = {text.s + text.n - 3, 3};

	return text.n > 3 && (str_is(last, "…") || last.s[2] == '?');
}

void mdoc_sentence(const char *text)
{
	struct buf b = {0};
	struct str rest;
	size_t used = 0;

	write_capital(&b, text);
	if (!ends_already(buf_str(&b)))
		buf_add_char(&b, '.');
	rest = buf_str(&b);
	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		bool fits = used + 1 + word.n <= LINE_BYTES;

		if (used)
			putchar(fits ? ' ' : '\n');
		used = (used && fits ? used + 1 : 0) + word.n;
		mdoc_text(word);
	}
	putchar('\n');
	buf_done(&b);
}
