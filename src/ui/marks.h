/* marks: what the table of all members' marks shares with what is told below it. */
#ifndef UI_MARKS_H
#define UI_MARKS_H

#include "core/decision.h"
#include "ui/view.h"

enum { MARKS_MEMBERS_MAX = 32, MARKS_ITEMS_MAX = 64 };

struct marks_table {
	struct canvas *c;
	struct area area;
	const struct scene *scene;
	int32_t candidate, item, competency;
	int32_t members[MARKS_MEMBERS_MAX];
	size_t n_members;
	int32_t items[MARKS_ITEMS_MAX];
	size_t n_items;
	int right, col, step;
	int head_rows;  /* of the competency's name */
	bool by_limits; /* an opinion follows from the grid's limits, which are told */
};

/* "Majorité des fiches favorables", and what it comes to: "1 sur 3 → non validée proposée". */
void marks_write_rule(struct buf *, const struct state *);
void marks_write_proposal(struct buf *, const struct state *, const struct proposed *);

/* "aucun 1, au plus un 2, un –", "aucun 1 ni 2, tout observé": the grid's limits of a favourable
 * opinion on a competency. */
void marks_write_limits(struct buf *, const struct state *, int32_t competency);

/* From this row on: the decision in force with its text, the appreciations, the facts, the written
 * test, and each mark that was changed once all could see it; of several pages, the focus's scroll.
 * Only of a candidate that the scene may see.  Returns the last page's number, from 0. */
int marks_draw_told(const struct marks_table *, int row);

#endif
