/* xlsx: tables as one workbook, a sheet each, through libxlsxwriter.
 *
 * Typed cells: identifiers are texts, times are times, nothing can be run.  The header stays in
 * sight and is printed on each page.  Same tables and same library, same bytes. */
#ifndef EXPORT_XLSX_H
#define EXPORT_XLSX_H

#include "base/err.h"
#include "core/head.h"
#include "core/state.h"
#include "export/table.h"

/* A cell of Excel's holds so many characters; a longer text ends in "…" there. */
enum { XLSX_TEXT_MOST = 32000 };

/* Appends the whole file; false (told) without the library, or a place for its own files. */
bool xlsx_write(struct buf *, const struct state *, const struct head *, const struct table *,
                size_t n, struct err *);

#endif
