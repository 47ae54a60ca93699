/* paper: a document in blocks, which a format lays out.
 *
 * The documents' own files (minutes.c and its like) say what stands on a paper; plain.c, and a file
 * of export for each format, how it looks.  Every text is copied into the paper's arena and made
 * neutral on its way in (text.h), so that no format has to think of it.  Knows no format and no
 * exam. */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum paper_align { PAPER_LEFT, PAPER_RIGHT, PAPER_CENTRE };
enum paper_tone { PAPER_PLAIN, PAPER_STRONG, PAPER_SMALL };

enum block_type {
	BLOCK_HEADING, /* stays with what follows */
	BLOCK_TEXT,
	BLOCK_FACTS,
	BLOCK_TABLE,
	BLOCK_BOXES, /* stay together, and with the texts before them up to the heading */
	BLOCK_PAGE,  /* what follows begins a page */
};

struct paper_fact {
	struct str label, value;
};

struct paper_column {
	struct str head;
	enum paper_align align;
	int least_mm; /* to be written in by hand; 0: as its texts ask */
};

/* Where somebody signs. */
struct paper_box {
	struct str name, quality; /* "MERLE Odile", "président(e) du jury, interne" */
	struct str said;          /* what is known of it already, observations included; or empty */
};

struct block {
	enum block_type type;
	int level;            /* of a heading: 2 or 3 (1 is the paper's title) */
	enum paper_tone tone; /* of a text */
	struct str text;      /* of a heading, a text; of a table, its caption, may be empty */
	struct paper_fact *facts;
	size_t n_facts, room_facts;
	struct paper_column *columns;
	size_t n_columns, room_columns;
	struct str *cells; /* n_rows × n_columns, row by row; a newline begins a line */
	size_t n_rows, n_cells, room_cells;
	bool whole; /* on one page, if it fits on any */
	bool even;  /* its columns but the first are of one width, whatever their texts */
	int row_mm; /* rows to be written in by hand are so high at least; 0: as their texts ask */
	struct paper_box *boxes;
	size_t n_boxes, room_boxes;
};

struct paper {
	struct arena *arena; /* holds all that follows; not owned */
	struct str language; /* "fr", "en" */
	struct str title;    /* the one heading of level 1 */
	struct str identity; /* below it: number, version; may be empty */
	struct str mark;     /* across each page: PROJET, RÉPÉTITION; empty: none */
	struct str author;   /* the certifier, for the properties of a file */
	struct str foot;     /* on each page, beside page n/N: what it is of, its version */
	struct str digest;   /* below that: the record's head; empty while it must not be told */
	int64_t made_at_ms;  /* when the record was last written: a paper knows no other date */
	int32_t zone_min;
	struct block *blocks;
	size_t n_blocks, room_blocks;
};

/* An empty paper in the language of words.h; the rest of its head is to be set with paper_str. */
void paper_init(struct paper *, struct arena *);
/* A neutral copy; in French, with the apostrophe of print. */
struct str paper_str(struct paper *, struct str);
struct str paper_strf(struct paper *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Each goes to the end of the paper. */
void paper_heading(struct paper *, int level, const char *text);
void paper_text(struct paper *, enum paper_tone, struct str);
void paper_textf(struct paper *, enum paper_tone, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Facts that follow each other are one block; one without a value is left out. */
void paper_fact(struct paper *, const char *label, struct str value);
/* A table: its columns, then each row with its cells from the left, empty where none is given.
 * The first column names the row. */
void paper_table(struct paper *, const char *caption);
void paper_column(struct paper *, const char *head, enum paper_align);
void paper_column_to_write(struct paper *, const char *head, int least_mm);
void paper_rows_to_write(struct paper *, int row_mm);
void paper_keep_whole(struct paper *);
void paper_columns_even(struct paper *);
void paper_row(struct paper *);
void paper_cell(struct paper *, struct str);
void paper_cellf(struct paper *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void paper_box(struct paper *, struct str name, struct str quality, struct str said);
void paper_page(struct paper *);

/* The text in a cell of the table; empty where none was given. */
struct str block_cell(const struct block *, size_t row, size_t column);

/* Shares a width among columns that need at least least[i] and would like natural[i]; what is left
 * over goes to those that lack most.  Widths add up to `width` when the wishes reach it; when even
 * the least don't fit, each is cut in proportion. */
void paper_share(size_t n, const int *least, const int *natural, int width, int *widths);

/* The widths of columns of which those after the first are alike: the same ones, whatever the
 * texts.  False where so many have no place side by side. */
bool paper_share_even(size_t n, int width, int *widths);

/* How a block stands in a row of them: a paper's blocks from `at` that must begin on one page, the
 * headings before what they name, the closing before its boxes.  Returns how many. */
size_t paper_together(const struct paper *, size_t at);

#endif
