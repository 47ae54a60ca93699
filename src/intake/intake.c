/* intake: see intake.h. */
#include "intake/intake.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "intake/cohort.h"
#include "intake/file.h"
#include "intake/grid.h"
#include "intake/tree.h"

/* A YAML file, open: what it says, in an arena of its own. */
struct document {
	struct arena arena;
	struct paper paper;
	struct node *top; /* NULL: nothing can be made of it, and it was told */
};

static void document_read(struct document *d, struct str path, struct str bytes,
                          struct complaints *cs)
{
	if (file_decode(path, bytes, FILE_UTF8_ONLY, &d->arena, cs, &d->paper))
		d->top = tree_read(&d->paper, &d->arena, cs);
}

static void document_open(struct document *d, struct str path, struct complaints *cs)
{
	struct str bytes;

	if (file_read(path, &d->arena, cs, &bytes))
		document_read(d, path, bytes, cs);
}

static void document_close(struct document *d)
{
	arena_done(&d->arena);
}

static void keep_source(struct plan *plan, enum code which, const struct paper *s)
{
	plan_add_source(plan, which, arena_str(plan->arena, s->text));
}

/* -- the grid ------------------------------------------------------------------------------ */

static bool document_grid(struct document *d, struct plan *plan, struct complaints *cs)
{
	if (!d->top)
		return false;
	keep_source(plan, CODE_grid, &d->paper);
	return grid_read(&d->paper, d->top, plan, cs);
}

bool intake_grid_bytes(struct str path, struct str bytes, struct plan *plan, struct complaints *cs)
{
	struct document d = {.top = NULL};
	size_t before = cs->n_faults;

	document_read(&d, path, bytes, cs);
	document_grid(&d, plan, cs);
	document_close(&d);
	return cs->n_faults == before;
}

bool intake_grid(const char *path, struct plan *plan, struct complaints *cs)
{
	struct document d = {.top = NULL};
	size_t before = cs->n_faults;

	document_open(&d, str_of(path), cs);
	document_grid(&d, plan, cs);
	document_close(&d);
	return cs->n_faults == before;
}

/* -- the cohort ---------------------------------------------------------------------------- */

/* A name that stands in a file, seen from that file's folder. */
static struct str beside(struct arena *arena, struct str path, struct str name)
{
	struct buf b = {0};
	struct str joined;
	size_t folder = path.n;

	while (folder && path.s[folder - 1] != '/')
		folder--;
	if (!str_starts(name, "/"))
		buf_add(&b, (struct str){path.s, folder});
	buf_add(&b, name);
	joined = arena_str(arena, buf_str(&b));
	buf_done(&b);
	return joined;
}

static struct str named_beside(struct document *d, const char *key)
{
	const struct node *name = cohort_file(d->top, key);

	return name ? beside(&d->arena, d->paper.path, text_trim(name->text))
	            : (struct str){NULL, 0};
}

static void read_grid_of(struct document *d, const char *grid_path, struct plan *plan,
                         struct complaints *cs)
{
	struct str named = named_beside(d, "grille");

	if (grid_path) {
		intake_grid(grid_path, plan, cs);
	} else if (named.n) {
		intake_grid(named.s, plan, cs);
	} else if (cohort_awaits_file(&d->paper, d->top, "grille", cs)) {
		complaint_todo(
		    cs, _("Name the grid's file there, or name the grid on the command line."));
	} else {
		complaint_fault(cs, (struct place){.paper = &d->paper, .at = d->top->at},
		                _("The session names no grid."));
		complaint_todo(
		    cs, _("Add “grille: …” to “session”, or name the grid on the command line."));
	}
}

static void document_cohort(struct document *d, struct str csv_path, struct str csv_bytes,
                            struct plan *plan, struct complaints *cs)
{
	struct paper csv = {.path = csv_path};
	bool has_csv =
	    csv_path.n && file_decode(csv_path, csv_bytes, FILE_WINDOWS_TOO, &d->arena, cs, &csv);

	keep_source(plan, CODE_cohort, &d->paper);
	if (has_csv)
		keep_source(plan, CODE_candidates, &csv);
	cohort_read(&d->paper, d->top, has_csv ? &csv : NULL, plan, cs);
}

static void open_cohort(struct document *d, const char *grid_path, struct plan *plan,
                        struct complaints *cs)
{
	struct str csv_path, csv_bytes = {NULL, 0};

	read_grid_of(d, grid_path, plan, cs);
	csv_path = named_beside(d, "candidats");
	if (csv_path.n && !file_read(csv_path, &d->arena, cs, &csv_bytes))
		csv_path.n = 0;
	document_cohort(d, csv_path, csv_bytes, plan, cs);
}

bool intake_cohort_bytes(struct str path, struct str bytes, struct str csv_path, struct str csv,
                         struct plan *plan, struct complaints *cs)
{
	struct document d = {.top = NULL};
	size_t before = cs->n_faults;

	document_read(&d, path, bytes, cs);
	if (d.top)
		document_cohort(&d, csv_path, csv, plan, cs);
	document_close(&d);
	return cs->n_faults == before;
}

bool intake_cohort(const char *path, const char *grid_path, struct plan *plan,
                   struct complaints *cs)
{
	struct document d = {.top = NULL};
	size_t before = cs->n_faults;

	document_open(&d, str_of(path), cs);
	if (d.top)
		open_cohort(&d, grid_path, plan, cs);
	document_close(&d);
	return cs->n_faults == before;
}

/* -- either -------------------------------------------------------------------------------- */

static enum intake_kind kind_of_top(const struct node *top)
{
	bool is_cohort =
	    tree_get(top, "session") || (tree_get(top, "jury") && tree_get(top, "candidats"));

	if (is_cohort)
		return INTAKE_COHORT;
	return tree_get(top, "grille") || tree_get(top, "certification") || tree_get(top, "phases")
	           ? INTAKE_GRID
	           : INTAKE_NEITHER;
}

static void refuse_kind(struct document *d, struct complaints *cs)
{
	complaint_fault(cs, (struct place){.paper = &d->paper, .at = d->top->at},
	                _("This is neither a grid nor a cohort."));
	complaint_expected(cs, _("A grid begins with “grille: 1”, a cohort with “session:”."));
	complaint_todo(cs, _("A list of candidates is checked with the cohort that names it."));
}

bool intake_file(const char *path, enum intake_kind *kind, struct plan *plan, struct complaints *cs)
{
	struct document d = {.top = NULL};
	size_t before = cs->n_faults;

	*kind = INTAKE_NEITHER;
	document_open(&d, str_of(path), cs);
	if (d.top)
		*kind = kind_of_top(d.top);
	if (*kind == INTAKE_GRID)
		document_grid(&d, plan, cs);
	else if (*kind == INTAKE_COHORT)
		open_cohort(&d, NULL, plan, cs);
	else if (d.top)
		refuse_kind(&d, cs);
	document_close(&d);
	return cs->n_faults == before;
}
