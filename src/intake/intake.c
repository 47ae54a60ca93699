/* intake: see intake.h. */
#include "intake/intake.h"

#include "base/words.h"
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

/* -- the grid ------------------------------------------------------------------------------------
 */

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
