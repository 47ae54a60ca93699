/* table: see table.h. */
#include "export/table.h"

#include <assert.h>

#include "base/words.h"

void table_init(struct table *t, struct arena *arena, const char *name)
{
	*t = (struct table){.name = name, .title = name, .key = name, .arena = arena};
}

void table_column(struct table *t, struct table_column column)
{
	assert(!t->n_rows);
	t->columns =
	    arena_grow(t->arena, t->columns, t->n_columns, &t->room_columns, sizeof *t->columns);
	column.own_head = arena_str(t->arena, column.own_head);
	t->columns[t->n_columns++] = column;
}

void table_row(struct table *t)
{
	t->rows = arena_grow(t->arena, t->rows, t->n_rows, &t->room_rows, sizeof *t->rows);
	t->rows[t->n_rows++] = arena_new(t->arena, struct table_cell, t->n_columns);
	t->at = 0;
}

static void put(struct table *t, struct table_cell cell)
{
	assert(t->n_rows && t->at < t->n_columns);
	t->rows[t->n_rows - 1][t->at++] = cell;
}

void table_empty(struct table *t)
{
	put(t, (struct table_cell){0});
}

void table_text(struct table *t, struct str text)
{
	assert(t->at < t->n_columns);
	put(t, (struct table_cell){.type = text.n ? t->columns[t->at].type : CELL_EMPTY,
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

struct str table_head(const struct table_column *column)
{
	return column->own_head.n ? column->own_head : str_of(_(column->key));
}
