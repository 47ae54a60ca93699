/* table: rows of typed cells, what every tabular format is written from.
 *
 * The one walk of the state is tables.h's; a format (csv.h, xlsx.h, json.h) decides how a
 * cell looks.  A table owns its texts.  Knows no file. */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum cell_type {
	CELL_EMPTY,
	CELL_TEXT,
	CELL_ID,       /* a text that no reader may take for a number or a date */
	CELL_COUNT,    /* an integer */
	CELL_POINTS,   /* 720720ths */
	CELL_DURATION, /* ms */
	CELL_INSTANT,  /* ms since the epoch, and the offset from UTC in `zone_min` */
	CELL_DAY,      /* days since 1970-01-01 */
	CELL_YES_NO,   /* 1 or 0 */
};

struct table_cell {
	enum cell_type type;
	struct str text;
	int64_t number;
	int32_t zone_min;
};

enum column_use {
	FOR_ALL,
	FOR_READERS,  /* says in words, or beside the others, what programs have elsewhere */
	FOR_PROGRAMS, /* a code, which readers have in words */
};

struct table_column {
	const char *key; /* N_: what stands above it; for programs, with _ for its blanks */
	enum cell_type type;
	enum column_use use;
	struct str own_head; /* above a column that the grid made; empty: the key's */
};

struct table {
	const char *name;  /* in file names: ASCII, "scores" */
	const char *title; /* N_: of a sheet, at most 31 characters once translated */
	const char *key;   /* for programs */
	struct table_column *columns;
	size_t n_columns, room_columns;
	struct table_cell **rows;
	size_t n_rows, room_rows;
	size_t at; /* the column of the next cell */
	struct arena *arena;
};

void table_init(struct table *, struct arena *, const char *name);
/* Columns first, then rows, each filled from the left; what is not filled is empty. */
void table_column(struct table *, struct table_column);
void table_row(struct table *);
void table_empty(struct table *);
/* Copied; an empty text is an empty cell.  Of the column's type. */
void table_text(struct table *, struct str);
void table_number(struct table *, enum cell_type, int64_t);
void table_instant(struct table *, int64_t at_ms, int32_t zone_min);
/* What stands above a column, in the user's language. */
struct str table_head(const struct table_column *);

#endif
