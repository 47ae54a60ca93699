/* intake: the office's files, read once, into a plan.
 *
 * A grid says the rules of a certification, a cohort the people of one session.
 * Every fault of every file is told at once; a plan is to be used only when
 * there was none. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "core/plan.h"
#include "intake/complaint.h"

enum intake_kind { INTAKE_NEITHER, INTAKE_GRID, INTAKE_COHORT };

/* Each adds to a plan just begun (plan_init) what the file says, and its text as a
 * source.  False when there was a fault: the plan is then not to be used. */
bool intake_grid(const char *path, struct plan *, struct complaints *);
/* The cohort, the list of candidates that it names, and the grid: grid_path, or when
 * NULL the one that the cohort names.  Names stand relative to the cohort's folder. */
bool intake_cohort(const char *path, const char *grid_path, struct plan *, struct complaints *);
/* Whichever of both it is, told by its first keys; *kind says which. */
bool intake_file(const char *path, enum intake_kind *kind, struct plan *, struct complaints *);

/* The same from bytes: path only names them.  A cohort's candidates may be given as the
 * bytes of a CSV (else empty); the plan has the grid already. */
bool intake_grid_bytes(struct str path, struct str bytes, struct plan *, struct complaints *);
bool intake_cohort_bytes(struct str path, struct str bytes, struct str csv_path, struct str csv,
                         struct plan *, struct complaints *);

#endif
