/* language: see language.h. */
#include "app/language.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/words.h"

static bool was_asked;

/* The folder `locale` beside the running program; false when it can't be told. */
static bool beside_program(char *dir, size_t room)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;
	int written;

	if (n <= 0)
		return false;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return false;
	*slash = '\0';
	written = snprintf(dir, room, "%s/locale", path);
	return written > 0 && (size_t)written < room;
}

static void open_words(const char *language)
{
	char beside[PATH_MAX];
	const char *dirs[] = {LOCALEDIR, NULL, NULL};

	if (beside_program(beside, sizeof beside)) {
		dirs[0] = beside;
		dirs[1] = LOCALEDIR;
	}
	/* Without the catalogue the texts are English: no reason to stop. */
	(void)words_open(language, dirs);
}

void language_open(const char *asked)
{
	was_asked = asked != NULL;
	open_words(asked && strcmp(asked, "en") == 0 ? "en" : "fr");
}

void language_of_plan(const struct plan *plan)
{
	if (!was_asked)
		open_words(plan->language == LANGUAGE_EN ? "en" : "fr");
}
