/* options: a command line, read by the verb's own table.
 *
 * Long options in any order, before or after the verb; `--` ends them.  Knows
 * nothing of what they mean. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { OPTIONS_MOST = 16 };

/* One option; a table of them ends with a NULL name. */
struct option_row {
	const char *name;  /* without dashes; stored nowhere, never translated */
	/* What the help calls its value: a name in capitals (N_), or the very words that it may
	 * be, parted by "|"; NULL for a plain flag. */
	const char *value;
	const char *help;  /* N_: one line */
	bool must;
};

struct command;

struct arguments {
	const struct command *command;   /* NULL: no verb was named */
	const char *value[OPTIONS_MOST]; /* by place in its table: NULL not given, "" a flag */
	const char **rest;               /* what is no option, the verb left out */
	int n_rest;
	bool help, version;
	const char *language; /* "fr", "en"; NULL not given */
};

/* The options that every verb has: --lang, --help, --version. */
extern const struct option_row options_common[];

/* The value of --lang, wherever it stands; NULL if none.  Looked for before all
 * the rest, so that a fault in the rest is told in that language. */
const char *options_language(int argc, char **argv);
/* Reads argv; false with a fault of usage.  argv's texts are kept, and rest is
 * its own array: options_done gives it back. */
bool options_read(struct arguments *, int argc, char **argv, struct err *);
void options_done(struct arguments *);

/* What was given to an option of the verb's table, NULL if it was not. */
const char *options_value(const struct arguments *, const char *name);

#endif
