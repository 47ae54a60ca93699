/* table: see table.h. */
#include "export/table.h"

#include <assert.h>

void table_init(struct table *t, struct arena *arena, const char *name)
{
	*t = (struct table){.name = name, .arena = arena};
}

void table_head(struct table *t, const char *head)
{
	assert(t->columns < TABLE_COLUMNS && !t->n_rows);
	t->heads[t->columns++] = head;
}

void table_row(struct table *t)
{
	t->rows = arena_grow(t->arena, t->rows, t->n_rows, &t->room_rows, sizeof *t->rows);
	for (size_t i = 0; i < TABLE_COLUMNS; i++)
		t->rows[t->n_rows][i] = (struct table_cell){0};
	t->n_rows++;
	t->at = 0;
}

static void put(struct table *t, struct table_cell cell)
{
	assert(t->n_rows && t->at < t->columns);
	t->rows[t->n_rows - 1][t->at++] = cell;
}

void table_empty(struct table *t)
{
	put(t, (struct table_cell){0});
}

void table_text(struct table *t, struct str text)
{
	put(t, (struct table_cell){.type = text.n ? CELL_TEXT : CELL_EMPTY,
	                           .text = arena_str(t->arena, text)});
}

void table_number(struct table *t, enum cell_type type, int64_t number)
{
	put(t, (struct table_cell){.type = type, .number = number});
}

void table_instant(struct table *t, int64_t at_ms, int32_t zone_min)
{
	put(t, (struct table_cell){.type = CELL_INSTANT, .number = at_ms, .zone_min = zone_min});
}
