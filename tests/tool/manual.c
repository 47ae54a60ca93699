/* manual fr|en FILE: prints a page, or the completion, with the parts that tables give filled in.
 *
 * Such a part stands between `.\" begin NAME WORDS` and `.\" end` (`#` in place of `.\"` in a
 * script); what was between them is left out.  A page that tells one mapping of a format must
 * tell them all: what is missing is said, and the exit code is 1. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/help.h"
#include "base/words.h"
#include "core/event.h"
#include "format_page.h"
#include "mdoc.h"
#include "ui/keymap.h"

static void put_value(const char *value)
{
	if (!value)
		return;
	printf(" Ar ");
	mdoc_text(str_of(_(value)));
}

static void put_option(const struct option_row *o)
{
	printf("Fl Fl %s", o->name);
	put_value(o->value);
}

static void put_usage(const struct command *c)
{
	struct str rest = str_of(c->usage[0] ? _(c->usage) : "");

	while (rest.n) {
		printf(" Ar ");
		mdoc_text(str_cut(&rest, ' '));
	}
}

/* -- commands ------------------------------------------------------------------------------ */

static void fill_synopsis(void)
{
	for (size_t i = 0; command_list[i]; i++) {
		const struct command *c = command_list[i];

		printf(".Nm\n.Cm %s", c->name);
		put_usage(c);
		putchar('\n');
		for (const struct option_row *o = c->options; o->name; o++) {
			printf(".%s", o->must ? "" : "Op ");
			put_option(o);
			putchar('\n');
		}
	}
}

static void put_options(const struct option_row *o)
{
	if (!o->name)
		return;
	printf(".Bl -tag -width Ds -compact\n");
	for (; o->name; o++) {
		printf(".It ");
		put_option(o);
		putchar('\n');
		mdoc_sentence(_(o->help));
	}
	printf(".El\n");
}

static void fill_commands(void)
{
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; command_list[i]; i++) {
		const struct command *c = command_list[i];

		printf(".It Cm %s", c->name);
		put_usage(c);
		putchar('\n');
		mdoc_sentence(_(c->summary));
		put_options(c->options);
	}
	printf(".El\n");
}

static void fill_examples(void)
{
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; command_list[i]; i++)
		for (const struct example *x = command_list[i]->examples; x->line; x++) {
			printf(".It Li clepsydre %s\n", x->line);
			mdoc_sentence(_(x->says));
		}
	printf(".El\n");
}

static void fill_exits(void)
{
	printf(".Bl -tag -width Ds -compact\n");
	for (int code = 0; help_exit_codes[code]; code++) {
		printf(".It %d\n", code);
		mdoc_sentence(_(help_exit_codes[code]));
	}
	printf(".El\n");
}

/* -- completion ---------------------------------------------------------------------------- */

static void put_words(const struct option_row *o)
{
	for (const char *between = ""; o->name; o++, between = " ")
		printf("%s--%s", between, o->name);
}

static void put_values(const char *verb, const struct option_row *o)
{
	for (; o->name; o++)
		if (o->value)
			printf("\t\t[%s--%s]='%s'\n", verb, o->name, o->value);
}

static void fill_completion(void)
{
	printf("\tlocal -A options=(\n\t\t[common]='");
	put_words(options_common);
	printf("'\n");
	for (size_t i = 0; command_list[i]; i++) {
		printf("\t\t[%s]='", command_list[i]->name);
		put_words(command_list[i]->options);
		printf("'\n");
	}
	printf("\t)\n\tlocal -A values=(\n");
	put_values("common", options_common);
	for (size_t i = 0; command_list[i]; i++)
		put_values(command_list[i]->name, command_list[i]->options);
	printf("\t)\n\tlocal -A arguments=(\n");
	for (size_t i = 0; command_list[i]; i++)
		printf("\t\t[%s]='%s'\n", command_list[i]->name, command_list[i]->usage);
	printf("\t)\n\tlocal commands='");
	for (size_t i = 0; command_list[i]; i++)
		printf("%s%s", i ? " " : "", command_list[i]->name);
	printf("'\n");
}

/* -- keys ---------------------------------------------------------------------------------- */

/* Where there is a screen today, in the order of a day. */
static const enum place places[] = {
    PLACE_SEAT,         PLACE_DAY,      PLACE_OPENING,  PLACE_ATTENDANCE, PLACE_PREPARATION,
    PLACE_PRESENTATION, PLACE_EXCHANGE, PLACE_NOTATION, PLACE_SHEET,      PLACE_AGENDA,
    PLACE_COMPETENCY,   PLACE_WRITTEN,  PLACE_READING,  PLACE_SIGNATURES, PLACE_DOCUMENTS,
    PLACE_ASK,          PLACE_PAUSE,    PLACE_CURTAIN,  PLACE_CODE,       PLACE_PLACES,
};

static void put_keys(const struct keymap_row *row)
{
	struct str rest = str_of(row->keys);

	printf(".It Ic");
	while (rest.n) {
		struct str name = str_cut(&rest, ' ');
		struct buf b = {0};
		struct key key;

		if (key_parse(name, &key))
			key_to_text(&b, key);
		else
			buf_add(&b, name);
		putchar(' ');
		mdoc_text(buf_str(&b));
		printf("%s", rest.n ? " , Ic" : "\n");
		buf_done(&b);
	}
}

static void put_row(const struct keymap_row *row)
{
	struct buf b = {0};

	put_keys(row);
	buf_addf(&b, "%s", _(row->does));
	if (strcmp(row->who, "all") != 0)
		buf_addf(&b, " (%s)", _(row->who));
	mdoc_sentence(buf_text(&b));
	buf_done(&b);
}

/* On the day's screen the way back leads out: it is common to all others. */
enum {
	COMMON = PLACES_VIEWS & ~PLACE_DAY,
};

static bool is_common_to(const struct keymap_row *row, uint32_t several)
{
	return (row->where & several) == several;
}

/* The keys at one of these places, all of them, or at all of them, but the common ones. */
static void put_places(const char *title, uint32_t where, bool all)
{
	size_t n, told = 0;
	const struct keymap_row *rows = keymap_rows(&n);

	for (size_t i = 0; i < n; i++) {
		const struct keymap_row *row = &rows[i];
		bool is_told = is_common_to(row, COMMON) ||
		               (!all && where & PLACES_PHASES && is_common_to(row, PLACES_PHASES));

		if (is_told || !is_common_to(row, where))
			continue;
		if (!told++) {
			mdoc_title(title);
			printf(".Bl -tag -width 10n -compact\n");
		}
		put_row(row);
	}
	if (told)
		printf(".El\n");
}

static void fill_common_keys(void)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	printf(".Bl -tag -width 10n -compact\n");
	for (size_t i = 0; i < n; i++)
		if (is_common_to(&rows[i], COMMON))
			put_row(&rows[i]);
	printf(".El\n");
}

static void fill_keys_of_places(void)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		if (places[i] == PLACE_PREPARATION)
			put_places(words_are_french() ? "toutes les phases" : "all phases",
			           PLACES_PHASES, true);
		put_places(keymap_place(places[i]), (uint32_t)places[i], false);
	}
}

/* -- events -------------------------------------------------------------------------------- */

static const char *column_name(char c)
{
	static const char *const names[] = {
	    ['p'] = "passage", ['c'] = "candidate", ['n'] = "person", ['i'] = "item",
	    ['v'] = "value",   ['m'] = "ms",        ['r'] = "ref",    ['d'] = "code",
	    ['w'] = "words",
	};

	return names[(unsigned char)c | 0x20];
}

static void fill_events(void)
{
	printf(".Bl -tag -width Ds -compact\n");
	for (enum kind kind = 1; kind < KIND_COUNT; kind++) {
		printf(".It Sy %s\n", kind_name(kind));
		mdoc_sentence(_(kind_help(kind)));
		for (const char *c = kind_columns(kind); *c; c++)
			printf(".%sVa %s\n", *c & 0x20 ? "Op " : "", column_name(*c));
	}
	printf(".El\n");
}

/* -- a page -------------------------------------------------------------------------------- */

static bool fill_part(struct format_page *p, const char *name)
{
	static const struct {
		const char *name;
		void (*fill)(void);
	} parts[] = {
	    {"synopsis", fill_synopsis},   {"commands", fill_commands},
	    {"examples", fill_examples},   {"exits", fill_exits},
	    {"common keys", fill_common_keys}, {"keys of places", fill_keys_of_places},
	    {"events", fill_events},       {"completion", fill_completion},
	};

	if (strncmp(name, "mapping ", 8) == 0)
		return format_page_mapping(p, name + 8);
	if (strcmp(name, "options") == 0) {
		put_options(options_common);
		return true;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcmp(parts[i].name, name) == 0) {
			parts[i].fill();
			return true;
		}
	return false;
}

/* What follows "begin " or "end" in a line that marks a part; NULL in any other line. */
static char *marked(char *line, const char *word)
{
	size_t n = strlen(word);
	char *text = strncmp(line, ".\\\" ", 4) == 0 ? line + 4
	             : strncmp(line, "\t# ", 3) == 0  ? line + 3
	                                              : NULL;

	return text && strncmp(text, word, n) == 0 ? text + n : NULL;
}

static bool fill_page(struct format_page *p, FILE *file)
{
	char *line = NULL, *name;
	size_t room = 0;
	bool is_inside = false, is_good = true;

	while (is_good && getline(&line, &room, file) > 0) {
		is_inside = is_inside && !marked(line, "end\n");
		if (!is_inside)
			fputs(line, stdout);
		name = marked(line, "begin ");
		if (!name)
			continue;
		name[strcspn(name, "\n")] = '\0';
		is_inside = true;
		is_good = fill_part(p, name);
		if (!is_good)
			fprintf(stderr, "there is no such part: %s\n", name);
	}
	free(line);
	if (is_inside && is_good)
		fprintf(stderr, "a part has no end\n");
	return is_good && !is_inside;
}

int main(int argc, char **argv)
{
	const char *build = getenv("BUILD");
	char locale[4096];
	const char *dirs[] = {locale, NULL};
	FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
	struct format_page *page;
	bool is_good;

	snprintf(locale, sizeof locale, "%s/locale", build ? build : "build");
	if (!file || !words_open(argv[1], dirs)) {
		fprintf(stderr, "manual fr|en FILE: %s\n", strerror(errno));
		return 1;
	}
	page = format_page_new();
	is_good = fill_page(page, file);
	is_good = format_page_free(page, stderr) && is_good;
	fclose(file);
	return ferror(stdout) || fflush(stdout) ? 3 : !is_good;
}
