/* What tests of intake share: the office's files, changed in one place. */
#ifndef TESTS_OFFICE_H
#define TESTS_OFFICE_H

#include "unit.h"

#include "core/plan.h"
#include "intake/intake.h"

struct office {
	struct arena arena;
	struct plan plan;
	struct complaints complaints;
	struct buf said; /* all complaints, as they are shown */
	bool accepted;
};

void office_init(struct office *);
void office_done(struct office *);

/* The bytes of a file of the sources, such as "config/rs6731.yaml". */
struct str office_file(struct office *, const char *name);
/* The text with the first `old` replaced by `changed`, which must occur. */
struct str office_change(struct office *, struct str text, const char *old, const char *changed);
/* Where "¦" stands in the text, as "line:column"; the text without it. */
const char *office_mark(struct office *, struct str *text);

/* Reads a grid named grid.yaml from these bytes. */
void office_read_grid(struct office *, struct str bytes);
/* Reads a grid of the sources (config/NAME.yaml), then a cohort named cohort.yaml; its
 * candidates are in list.csv, unless csv is empty. */
void office_read_cohort(struct office *, const char *grid, struct str cohort, struct str csv);

/* Fails unless these occur, in this order and on one line, in what was said. */
void office_said(struct office *, const char *where, const char *what, const char *todo);

/* A file changed in one place, ¦ marking where, and what must be said of it. */
void file_says(const char *name, const char *old, const char *changed, const char *what,
               const char *todo);
/* The sample grid, likewise. */
void grid_says(const char *old, const char *changed, const char *what, const char *todo);
/* The sample cohort, and its list of candidates, likewise. */
void cohort_says(const char *old, const char *changed, const char *what, const char *todo);
void list_says(const char *old, const char *changed, const char *what, const char *todo);
/* A whole grid, likewise. */
void text_says(const char *text, const char *what, const char *todo);

#endif
