/* command: what a verb is, and the list of all verbs.
 *
 * A verb is a table: from it come the parsing of its options, its help, the
 * completion and the manual, so that they agree.  One file a verb, which ends
 * in its one `const struct command`. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/options.h"
#include "app/world.h"

struct example {
	const char *line; /* what follows "clepsydre" */
	const char *says; /* N_: what it is for */
};

struct command {
	const char *name;
	const char *summary;              /* N_: what it does, no capital, no full stop */
	const char *usage;                /* N_: its arguments, "RECORD NEW"; "" when none */
	int least, most;                  /* how many of them; most < 0: any number */
	const struct example *examples;   /* up to a NULL line */
	const struct option_row *options; /* up to a NULL name */
	/* Does it; returns the exit code, having told all failures. */
	int (*run)(const struct world *, const struct arguments *);
};

extern const struct command command_check, command_new, command_join, command_clock, command_log;
extern const struct command command_import, command_export, command_copy, command_verify;
extern const struct command command_why, command_access;

/* In the order of the help, up to a NULL. */
extern const struct command *const command_list[];
/* NULL if there is none of this name. */
const struct command *command_find(const char *name);
/* The verb that was perhaps meant; NULL if none is near. */
const struct command *command_nearest(const char *name);

#endif
