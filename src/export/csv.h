/* csv: a table as a spreadsheet or a program reads it.
 *
 * French Excel wants semicolons, a byte order mark, CRLF and decimal commas;
 * programs want RFC 4180, ISO 8601 and seconds.  A text that a spreadsheet
 * would run as a formula is defused by an apostrophe, in both: a cell quoted is
 * run all the same. */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include "base/str.h"
#include "export/table.h"

enum csv_dialect { CSV_EXCEL_FR, CSV_RFC4180 };

/* Appends the whole file. */
void csv_write(struct buf *, const struct table *, enum csv_dialect);

#endif
