/* grid: the certification's file into a plan.
 *
 * Sections and their values are fill's; here stands what has a shape of its
 * own: phases, levels, the scale, tests, competencies and criteria, and what must
 * agree between them. */
#ifndef INTAKE_GRID_H
#define INTAKE_GRID_H

#include "core/plan.h"
#include "intake/complaint.h"
#include "intake/tree.h"

/* Adds to the plan all that the tree says; false if there was any fault. */
bool grid_read(const struct paper *, const struct node *top, struct plan *,
               struct complaints *);

#endif
