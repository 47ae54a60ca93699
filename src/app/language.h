/* language: which one the program speaks.
 *
 * --lang, else that of the record's grid, else French; never LANG.  The
 * catalogue lies in `locale` beside the program (so a build needs no
 * installing), else where `make install` puts it. */
#ifndef APP_LANGUAGE_H
#define APP_LANGUAGE_H

#include "core/plan.h"

/* At the start: what --lang asks for; NULL: French. */
void language_open(const char *asked);
/* Once a grid is known: its language, unless --lang asked for one. */
void language_of_plan(const struct plan *);

#endif
