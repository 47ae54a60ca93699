/* candidates: a cohort's candidates, from a list or from a spreadsheet.
 *
 * Both give the same properties (grid.def) and the same extras: group, hour, extra
 * time, earlier validations.  Their order is that of the table in the room. */
#ifndef INTAKE_CANDIDATES_H
#define INTAKE_CANDIDATES_H

#include "intake/people.h"

/* Adds to the plan the candidates of the cohort's own list. */
void candidates_read_list(struct people *, const struct node *list);
/* Adds those of a CSV. */
void candidates_read_csv(struct people *, const struct paper *csv);

#endif
