/* marks: what the table of all members' marks shares with what is told below it. */
#ifndef UI_MARKS_H
#define UI_MARKS_H

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
};

/* From this row on: the appreciations, the facts, and each mark that was changed
 * once all could see it.  Only of a candidate that the scene may see. */
void marks_draw_told(const struct marks_table *, int row);

#endif
