/* words: see words.h.  Only French is ever looked up, in a folder known to hold
 * it: so gettext's cache of what it did not find can do no harm, and to change
 * language in one process is only to ask it or not. */
#include "base/words.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define DOMAIN "clepsydre"

static bool french;

/* A screen asks for the same seventy texts at each key, and gettext compares each with its
 * catalogue: what it answered is kept by where the text lies.  Two in one place displace each
 * other. */
enum { ANSWERS = 256 };
static struct answer {
	const char *msgid, *text;
} answers[ANSWERS];

/* gettext translates under no locale named "C"; C.UTF-8 will do, and LANGUAGE
 * then says what to look for. */
static bool ask_for_french(void)
{
	return text_open() && setlocale(LC_MESSAGES, text_locale()) != NULL &&
	       setenv("LANGUAGE", "fr", 1) == 0;
}

/* A catalogue has a header, the translation of "". */
static bool bind_catalogue(const char *dir)
{
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/fr/LC_MESSAGES/" DOMAIN ".mo", dir);

	if (n < 0 || (size_t)n >= sizeof path || access(path, R_OK) != 0)
		return false;
	return bindtextdomain(DOMAIN, dir) && bind_textdomain_codeset(DOMAIN, "UTF-8") &&
	       *dgettext(DOMAIN, "") != '\0';
}

bool words_open(const char *language, const char *const *dirs)
{
	french = false;
	memset(answers, 0, sizeof answers);
	if (strcmp(language, "fr") != 0) {
		text_open();
		return strcmp(language, "en") == 0;
	}
	if (!ask_for_french())
		return false;
	for (; dirs && *dirs && !french; dirs++)
		french = bind_catalogue(*dirs);
	return french;
}

const char *words_language(void)
{
	return french ? "fr" : "en";
}

bool words_are_french(void)
{
	return french;
}

const char *words_get(const char *msgid)
{
	struct answer *kept = &answers[(uintptr_t)msgid * 31 / 8 % ANSWERS];

	if (!french || !*msgid)
		return msgid;
	if (kept->msgid != msgid)
		*kept = (struct answer){msgid, dgettext(DOMAIN, msgid)};
	return kept->text;
}

const char *words_n(const char *one, const char *many, int64_t n)
{
	uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	if (!french)
		return size == 1 ? one : many;
	return dngettext(DOMAIN, one, many, (unsigned long)size);
}

const char *words_in_context(const char *joined, const char *msgid)
{
	const char *text = words_get(joined);

	return text == joined ? msgid : text;
}
