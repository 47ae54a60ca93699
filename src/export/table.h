/* table: rows of typed cells, what every tabular format is written from.
 *
 * The one walk of the state is tables.h's; a format (csv.h) decides how a cell
 * looks.  A table owns its texts.  Knows no file. */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum cell_type {
	CELL_EMPTY,
	CELL_TEXT,
	CELL_COUNT,    /* an integer */
	CELL_POINTS,   /* 720720ths */
	CELL_DURATION, /* ms */
	CELL_INSTANT,  /* ms since the epoch, and the offset from UTC in `zone_min` */
	CELL_DAY,      /* days since 1970-01-01 */
};

struct table_cell {
	enum cell_type type;
	struct str text;
	int64_t number;
	int32_t zone_min;
};

enum { TABLE_COLUMNS = 16 };

struct table {
	const char *name;                /* in file names: ASCII, "scores" */
	const char *heads[TABLE_COLUMNS]; /* in the user's language */
	size_t columns;
	struct table_cell (*rows)[TABLE_COLUMNS];
	size_t n_rows, room_rows;
	size_t at; /* the column of the next cell */
	struct arena *arena;
};

void table_init(struct table *, struct arena *, const char *name);
/* Columns first, then rows, each filled from the left; what is not filled is empty. */
void table_head(struct table *, const char *head);
void table_row(struct table *);
void table_empty(struct table *);
void table_text(struct table *, struct str); /* copied; an empty text is an empty cell */
void table_number(struct table *, enum cell_type, int64_t);
void table_instant(struct table *, int64_t at_ms, int32_t zone_min);

#endif
