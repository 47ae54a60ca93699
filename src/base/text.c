/* text: see text.h; this file holds characters, columns and what may be shown. */
#include "base/text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

static const char *locale_name = "C";

bool text_open(void)
{
	static const char *const ladder[] = {"C.UTF-8", "C.utf8", "fr_FR.UTF-8", "en_US.UTF-8", ""};

	for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
		const char *name = setlocale(LC_CTYPE, ladder[i]);

		if (name && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
			locale_name = i + 1 < sizeof ladder / sizeof *ladder ? ladder[i] : name;
			return true;
		}
	}
	setlocale(LC_CTYPE, "C");
	locale_name = "C";
	return false;
}

const char *text_locale(void)
{
	return locale_name;
}

size_t text_decode(struct str text, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *s = (const unsigned char *)text.s;
	uint32_t value;
	size_t n;

	*cp = TEXT_REPLACEMENT;
	if (text.n == 0)
		return 0;
	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (s[0] < 0xC2 || s[0] > 0xF4 || text.n < n)
		return 0;
	value = s[0] & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (s[i] & 0x3F);
	}
	if (value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*cp = value;
	return n;
}

size_t text_step(struct str text, uint32_t *cp)
{
	size_t n = text_decode(text, cp);

	return n ? n : 1;
}

static struct str from(struct str text, size_t at)
{
	return (struct str){text.s + at, text.n - at};
}

size_t text_blank(struct str text)
{
	uint32_t cp;
	size_t n = text_decode(text, &cp);
	bool blank = cp == ' ' || cp == '\t' || cp == '\r' || cp == '\n' || cp == 0xA0 ||
	             (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x3000;

	return blank ? n : 0;
}

struct str text_trim(struct str text)
{
	size_t n, end = 0;

	while ((n = text_blank(text)) > 0)
		text = from(text, n);
	for (size_t at = 0; at < text.n; at += n) {
		uint32_t cp;

		n = text_step(from(text, at), &cp);
		if (!text_blank(from(text, at)))
			end = at + n;
	}
	return (struct str){text.s, end};
}
