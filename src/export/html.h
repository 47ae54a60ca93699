/* html: a paper as one page that needs nothing else: no script, no font, no picture.
 *
 * Printed by a browser it has the paper's pages: heads of tables repeated, no row cut in two.  With
 * language, one h1, headings in order, heads of rows and columns said as such, captions. */
#ifndef EXPORT_HTML_H
#define EXPORT_HTML_H

#include "base/str.h"
#include "paper/paper.h"

/* Appends the whole page. */
void html_write(struct buf *, const struct paper *);

#endif
