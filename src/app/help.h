/* help: what `--help` and `--version` answer, from the verbs' tables. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/command.h"
#include "base/str.h"

/* The verbs, and how to go on. */
void help_program(struct buf *);
/* One verb: examples first, then its usage, options and exit codes. */
void help_command(struct buf *, const struct command *);
/* N_: what each exit code means, from 0 (ERR_NONE) on, up to a NULL. */
extern const char *const help_exit_codes[];
/* "clepsydre 0.1.0" and what one may do with it. */
void help_version(struct buf *);

#endif
