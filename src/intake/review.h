/* review: what is no fault, and the office would want to know all the same. */
#ifndef INTAKE_REVIEW_H
#define INTAKE_REVIEW_H

#include "intake/people.h"

/* The sentence of a working version, what is to be confirmed, too long a sheet. */
void review_grid(struct reading *, const struct node *top);
/* The size of the cohort and of its groups, homonyms, links between jury and candidates;
 * to_confirm: how many points the grid alone had. */
void review_cohort(struct people *, const struct node *top, size_t to_confirm);

#endif
