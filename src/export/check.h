/* check: what a file that was exported holds, found by other code than wrote it.
 *
 * Reads the bytes alone, as a stranger would: trusts no length and no offset.  Says how many
 * rows each table has, or how many pages; what that should be is the caller's. */
#ifndef EXPORT_CHECK_H
#define EXPORT_CHECK_H

#include <stdint.h>

#include "base/str.h"

enum { TALLY_TABLES = 16 };

struct tally {
	size_t n;                   /* tables, in the file's order */
	int64_t rows[TALLY_TABLES]; /* of each, without its header */
	int64_t pages;              /* of a document; 0 of tables */
};

enum check { CHECK_GOOD, CHECK_BAD };

/* Either dialect; each row has as many cells as the header. */
enum check check_csv(struct str, struct tally *);
/* The archive: its directory against its entries, their sizes and sums; then the rows of each
 * sheet, in the order of sheets. */
enum check check_xlsx(struct str, struct tally *);
/* The whole text is JSON; rows: of the arrays of objects at its top, in their order. */
enum check check_json(struct str, struct tally *);

/* From the header to the end, its table of objects where it is said to be, as many pages as it
 * says. */
enum check check_pdf(struct str, struct tally *);
/* Each element that is opened is closed, up to the end; rows: of each table, its head left out. */
enum check check_html(struct str, struct tally *);

#endif
