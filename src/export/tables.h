/* tables: what a record has to tell, as tables, in one walk of the state.
 *
 * Depends on the state only: same record, same tables.  What the state's
 * viewer may not know is not in it, so nothing here can tell it. */
#ifndef EXPORT_TABLES_H
#define EXPORT_TABLES_H

#include "core/state.h"
#include "export/table.h"

enum { TABLES = 7 };

/* Results, decisions, questions, speaking times, attendance; and, unless only what is joint is
 * asked for, scores and timeline.  All in the arena.  Returns how many. */
size_t tables_make(const struct state *, struct arena *, bool joint, struct table tables[TABLES]);

/* What stands on each row, sheet and page of a rehearsal, for ever, and of a draft, until the
 * seal; "" of neither. */
const char *tables_warning(const struct state *);

#endif
