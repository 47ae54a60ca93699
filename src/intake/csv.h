/* csv: a spreadsheet's text as rows of cells, each with its place.
 *
 * The separator (";", "," or a tab) is found by the first row; cells between
 * quotes may hold separators, line ends and doubled quotes.  Rows bear the number
 * that a spreadsheet shows.  What cells mean is not known here. */
#ifndef INTAKE_CSV_H
#define INTAKE_CSV_H

#include "intake/complaint.h"

enum { CSV_MAX_CELLS = 200000 };

struct csv_cell {
	struct str text; /* in normal form C, without blanks at its ends */
	size_t at;       /* where it starts: a byte of the paper */
};

struct csv_row {
	int32_t number; /* from 1, blank rows counted */
	size_t n, room;
	struct csv_cell *cells;
};

struct csv_table {
	struct csv_row *rows; /* the first is the header; blank ones are left out */
	size_t n, room;
	char separator;
};

/* The rows of the paper, in the arena; false when a complaint says why not. */
bool csv_read(const struct paper *, struct arena *, struct complaints *, struct csv_table *);

#endif
