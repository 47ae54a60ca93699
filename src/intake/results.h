/* results: the written test's results and earlier validations, from a spreadsheet.
 *
 * A row a candidate: “numéro”, a column for each competency, “évaluateur”, “date”, and “déjà
 * validées” as in a cohort's list.  “nom de naissance” may stand there, and must then be that of
 * the record.  Every fault is told at once, with its line and column.  An empty cell says
 * nothing. */
#ifndef INTAKE_RESULTS_H
#define INTAKE_RESULTS_H

#include "core/plan.h"
#include "intake/complaint.h"

/* One thing that the file says: a written_entered or a validated_before, and where it stands. */
struct result {
	struct fact fact;
	struct place place;
};

struct results {
	struct paper paper;
	struct result *v; /* in the file's order */
	size_t n, room;
};

/* What the file says, in the arena; false when there was a fault: it is then not to be used. */
bool results_read(const char *path, const struct plan *, struct arena *, struct results *,
                  struct complaints *);
/* The same from bytes: path only names them. */
bool results_read_bytes(struct str path, struct str bytes, const struct plan *, struct arena *,
                        struct results *, struct complaints *);

#endif
