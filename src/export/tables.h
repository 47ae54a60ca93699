/* tables: what a record has to tell, as tables, in one walk of the state.
 *
 * Depends on the state only: same record, same tables.  What the state's
 * viewer may not know is not in it, so nothing here can tell it. */
#ifndef EXPORT_TABLES_H
#define EXPORT_TABLES_H

#include "core/state.h"
#include "export/table.h"

enum { TABLES = 5 };

/* Scores, questions, speaking times, attendance, timeline; all in the arena. */
void tables_make(const struct state *, struct arena *, struct table tables[TABLES]);

#endif
