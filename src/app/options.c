/* options: see options.h. */
#include "app/options.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "base/words.h"

enum { OPT_LANG, OPT_HELP, OPT_VERSION, OPT_COMMON };

const struct option_row options_common[] = {
    [OPT_LANG] = {"lang", "fr|en", N_("the language, instead of that of the record"), false},
    [OPT_HELP] = {"help", NULL, N_("this help"), false},
    [OPT_VERSION] = {"version", NULL, N_("the version"), false},
    [OPT_COMMON] = {NULL, NULL, NULL, false},
};

const char *options_language(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			return argv[i] + 7;
		if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

/* The first word that is no option; only --lang, of those that may stand before
 * the verb, has a value.  argc if there is none. */
static int find_verb(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++)
		if (strcmp(argv[i], "--lang") == 0)
			i++;
	return i;
}

static size_t count_options(const struct option_row *rows)
{
	size_t n = 0;

	while (rows && rows[n].name)
		n++;
	return n;
}

static const struct option_row *option_nearest(const struct arguments *a, struct str name)
{
	const struct option_row *tables[] = {a->command ? a->command->options : NULL,
	                                     options_common};
	const struct option_row *nearest = NULL;
	size_t errors = 4; /* one more than is like */

	for (size_t t = 0; t < 2; t++)
		for (const struct option_row *o = tables[t]; o && o->name; o++) {
			size_t n = text_distance(name, str_of(o->name));

			if (n < errors && n < name.n) {
				errors = n;
				nearest = o;
			}
		}
	return nearest;
}

static bool see_help(const struct arguments *a, struct err *e)
{
	struct buf b = {0};

	if (a->command)
		buf_addf(&b, _("“clepsydre %s --help” shows its options."), a->command->name);
	else
		buf_addf(&b, "%s", _("“clepsydre --help” shows the commands."));
	err_add(e, NULL, buf_text(&b));
	buf_done(&b);
	return false;
}

static bool fail_unknown_option(const struct arguments *a, const char *word, struct err *e)
{
	struct str name = str_of(word);
	const struct option_row *nearest;

	while (name.n && *name.s == '-')
		name = (struct str){name.s + 1, name.n - 1};
	name = str_cut(&name, '=');
	nearest = option_nearest(a, name);
	if (nearest)
		err_set(e, ERR_USAGE, _("There is no option %s; perhaps --%s?"), word,
		        nearest->name);
	else
		err_set(e, ERR_USAGE, _("There is no option %s."), word);
	return see_help(a, e);
}

static bool fail_unknown_verb(const char *word, struct err *e)
{
	const struct command *nearest = command_nearest(word);
	struct arguments none = {.command = NULL};

	if (nearest)
		err_set(e, ERR_USAGE, _("There is no command “%s”; perhaps “%s”?"), word,
		        nearest->name);
	else
		err_set(e, ERR_USAGE, _("There is no command “%s”."), word);
	return see_help(&none, e);
}

/* The table that getopt_long wants; an option's number is its place + 1, the common ones after. */
static void make_table(struct option *table, const struct command *c, size_t n)
{
	for (size_t i = 0; i < n + OPT_COMMON; i++) {
		const struct option_row *o = i < n ? &c->options[i] : &options_common[i - n];

		table[i] = (struct option){o->name, o->value ? required_argument : no_argument,
		                           NULL, (int)i + 1};
	}
	table[n + OPT_COMMON] = (struct option){NULL, 0, NULL, 0};
}

static bool take_option(struct arguments *a, size_t n, size_t place, struct err *e)
{
	if (place == n + OPT_LANG) {
		a->language = optarg;
	} else if (place == n + OPT_HELP) {
		a->help = true;
	} else if (place == n + OPT_VERSION) {
		a->version = true;
	} else if (a->value[place]) {
		err_set(e, ERR_USAGE, _("--%s is given twice."), a->command->options[place].name);
		return see_help(a, e);
	} else {
		a->value[place] = optarg ? optarg : "";
	}
	return true;
}

static bool read_options(struct arguments *a, int argc, char **argv, struct err *e)
{
	struct option table[OPTIONS_MOST + OPT_COMMON + 1];
	size_t n = a->command ? count_options(a->command->options) : 0;
	int got;

	assert(n <= OPTIONS_MOST);
	make_table(table, a->command, n);
	optind = 0; /* GNU: from the start again, whatever was read before */
	opterr = 0;
	while ((got = getopt_long(argc, argv, ":", table, NULL)) != -1) {
		if (got == ':') {
			err_set(e, ERR_USAGE, _("%s lacks its value."), argv[optind - 1]);
			return see_help(a, e);
		}
		if (got == '?' && optopt >= ' ') /* a letter, perhaps within several */
			return fail_unknown_option(a, (char[]){'-', (char)optopt, '\0'}, e);
		if (got == '?')
			return fail_unknown_option(a, argv[optind - 1], e);
		if (!take_option(a, n, (size_t)got - 1, e))
			return false;
	}
	return true;
}

static bool check_needs(const struct arguments *a, struct err *e)
{
	const struct command *c = a->command;

	for (size_t i = 0; i < count_options(c->options); i++)
		if (c->options[i].must && !a->value[i]) {
			err_set(e, ERR_USAGE, _("clepsydre %s also needs --%s."), c->name,
			        c->options[i].name);
			return see_help(a, e);
		}
	if (a->n_rest < c->least) {
		err_set(e, ERR_USAGE, _("Something is missing: clepsydre %s %s"), c->name,
		        _(c->usage));
		return see_help(a, e);
	}
	if (c->most >= 0 && a->n_rest > c->most) {
		err_set(e, ERR_USAGE, _("“%s” is one too many: clepsydre %s %s"), a->rest[c->most],
		        c->name, _(c->usage));
		return see_help(a, e);
	}
	return true;
}

static bool check_language(const struct arguments *a, struct err *e)
{
	if (!a->language || strcmp(a->language, "fr") == 0 || strcmp(a->language, "en") == 0)
		return true;
	err_set(e, ERR_USAGE, _("--lang is fr or en, not “%s”."), a->language);
	return see_help(a, e);
}

bool options_read(struct arguments *a, int argc, char **argv, struct err *e)
{
	int verb = find_verb(argc, argv);
	int n = 0;

	*a = (struct arguments){.rest = NULL};
	if (verb < argc && !(a->command = command_find(argv[verb])))
		return fail_unknown_verb(argv[verb], e);
	a->rest = arena_alone((size_t)argc + 1, sizeof *a->rest);
	for (int i = 0; i < argc; i++)
		if (i != verb)
			a->rest[n++] = argv[i];
	/* getopt puts the words that are no options last. */
	if (!read_options(a, n, (char **)a->rest, e) || !check_language(a, e))
		return false;
	a->n_rest = n - optind;
	memmove(a->rest, a->rest + optind, (size_t)a->n_rest * sizeof *a->rest);
	return a->help || a->version || !a->command || check_needs(a, e);
}

void options_done(struct arguments *a)
{
	free(a->rest);
	a->rest = NULL;
}

const char *options_value(const struct arguments *a, const char *name)
{
	for (size_t i = 0; a->command->options[i].name; i++)
		if (strcmp(a->command->options[i].name, name) == 0)
			return a->value[i];
	assert(0 && "an option of the verb's table");
	return NULL;
}
