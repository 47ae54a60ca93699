/* pdf_private: what the files of pdf share, and nobody else.
 *
 * Lengths are in pango's units, 1024 of them to a point. */
#ifndef EXPORT_PDF_PRIVATE_H
#define EXPORT_PDF_PRIVATE_H

#include "base/arena.h"
#include "export/pdf_library.h"
#include "paper/paper.h"

#define MM(n)      ((int)((n)*INT64_C(290268) / 100))
#define POINT(n)   ((n)*PANGO_SCALE)
#define TENTHS(n)  ((n)*PANGO_SCALE / 10) /* of a point */
#define DRAWN(len) ((int)(len) / 1024.0)  /* as cairo wants it */

enum {
	PAGE_COLS = 609563, /* A4 */
	PAGE_ROWS = 862095,
};
#define PAGE_LEFT   MM(17)
#define PAGE_WIDTH  (PAGE_COLS - 2 * MM(17))
#define PAGE_TOP    MM(17)
#define PAGE_BOTTOM (PAGE_ROWS - MM(22))
#define PAGE_HEIGHT (PAGE_BOTTOM - PAGE_TOP)

struct pdf {
	const struct pdf_library *lib;
	const struct paper *paper;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoContext *context;
	PangoFontDescription *regular, *bold;
	int page, pages; /* pages: 0 while they are being counted */
	int y;           /* where the next thing goes */
	int after;       /* so much follows a table that its last rows stay with; 0: nothing */
};

struct face {
	int size;
	bool bold;
	PangoAlignment align;
};

/* A text laid out in this width; the caller's, to be let go with drop. */
PangoLayout *pdf_layout(const struct pdf *, struct str, struct face, int width);
void pdf_drop(const struct pdf *, PangoLayout *);
int pdf_height(const struct pdf *, PangoLayout *);
void pdf_show(const struct pdf *, PangoLayout *, int x, int y);
/* How many bytes of the text stand on lines that end within this height; at least one line. */
size_t pdf_fitting(const struct pdf *, PangoLayout *, struct str, int height);
/* Its width on one line, and that of its longest word. */
void pdf_widths(const struct pdf *, struct str, struct face, int *least, int *natural);
/* Lays out, shows if there is something to show, and lets go; returns the height. */
int pdf_put(const struct pdf *, struct str, struct face, int x, int y, int width);
void pdf_line(const struct pdf *, int x1, int y1, int x2, int y2, int width);
void pdf_tag(const struct pdf *, const char *name);
void pdf_tag_end(const struct pdf *, const char *name);

/* The page ends, another begins. */
void pdf_next_page(struct pdf *);
int pdf_room(const struct pdf *);

/* A table from the present place on, over as many pages as it takes. */
void pdf_table(struct pdf *, const struct block *);
/* What must stand on one page of it: caption, head, two rows; all of it, if that is asked. */
int pdf_table_begin(const struct pdf *, const struct block *);

#endif
