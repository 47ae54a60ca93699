/* cohort: the people of one session, after the grid, into a plan.
 *
 * The session, the jury, its substitutes, the groups, the withdrawals known beforehand;
 * candidates are candidates.c's.  Whom each reference names is checked here. */
#ifndef INTAKE_COHORT_H
#define INTAKE_COHORT_H

#include "core/plan.h"
#include "intake/complaint.h"
#include "intake/tree.h"

/* Adds to a plan that has its grid all that the cohort says; csv (may be NULL) is the list
 * that its session names.  False if there was any fault. */
bool cohort_read(const struct paper *, const struct node *top, const struct paper *csv,
                 struct plan *, struct complaints *);
/* The file that the session names under this key, "grille" or "candidats"; NULL if none. */
const struct node *cohort_file(const struct node *top, const char *key);
/* Whether that name is left to be confirmed, which is then told, but for what to do. */
bool cohort_awaits_file(const struct paper *, const struct node *top, const char *key,
                        struct complaints *);

#endif
