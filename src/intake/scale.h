/* scale: the levels that a mark may have, in words or in points. */
#ifndef INTAKE_SCALE_H
#define INTAKE_SCALE_H

#include "intake/fill.h"

/* Adds to the plan the levels of the grid's scale, lowest first; its section has been
 * filled already. */
void scale_read(struct reading *, const struct node *top);

#endif
