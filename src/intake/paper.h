/* paper: one text that the office wrote, and where things stand in it.
 *
 * A place is a byte of a paper; people are told its line and column, counted
 * from 1, the column in characters: a letter with its accent is one.  Knows
 * neither files nor formats. */
#ifndef INTAKE_PAPER_H
#define INTAKE_PAPER_H

#include <stdint.h>

#include "base/str.h"

struct paper {
	struct str path; /* as the user named it */
	struct str text; /* UTF-8, without a byte order mark */
};

struct place {
	const struct paper *paper;
	size_t at;   /* a byte of its text; beyond the end: the end */
	int32_t row; /* the line that a spreadsheet shows; 0: the text's own */
};

struct spot {
	int32_t line, column; /* from 1 */
	size_t start, end;    /* bytes of the line, without its end */
};

/* The line that holds this byte.  CR, LF and CR LF end a line. */
struct spot paper_spot(const struct paper *, size_t at);
/* The same, with the spreadsheet's line where the place has one. */
struct spot place_spot(struct place);
/* Bytes that the first `index` characters of the text take. */
size_t paper_byte(struct str text, size_t index);

#endif
