/* pdf: a paper on sheets of A4, to print and sign.
 *
 * Black on white, fonts embedded, page n/N with the foot and the digest on each, no row cut in two,
 * heads of tables repeated, no heading at the end of a page, no place to sign without a text above
 * it.  The date of creation is the paper's: the same paper gives the same bytes on one machine. */
#ifndef EXPORT_PDF_H
#define EXPORT_PDF_H

#include "base/err.h"
#include "base/str.h"
#include "paper/paper.h"

/* Appends the whole file.  False when the library is missing or fails (told). */
bool pdf_write(struct buf *, const struct paper *, struct err *);

#endif
