/* exporting: a record's files made, written, and read back before they are called done.
 *
 * What is in a file is compared with the record by other code than made it: its bytes with what
 * was handed to the disk, its rows with what SQL counts in the record.  Appends no event. */
#ifndef APP_EXPORTING_H
#define APP_EXPORTING_H

#include "app/record.h"
#include "export/file.h"
#include "export/format.h"

struct export_wish {
	const struct format *format;
	enum csv_dialect dialect; /* of CSV */
	unsigned documents;       /* of documents, as a subject's */
};

/* Makes the files of the record as it was read. */
bool exporting_make(struct record *, const struct export_wish *, struct outputs *, struct err *);

/* Told of each file once it is written and was read back. */
typedef void exporting_told(void *context, const struct output *, const struct tally *,
                            enum file_end);
/* Makes them, writes them into the folder and reads them back.  One that does not hold what it
 * must is removed again (told).  The record may have been turned back to an earlier event:
 * that at which its counts were taken. */
bool exporting_write(struct record *, const struct export_wish *, const char *folder,
                     exporting_told *, void *context, struct err *);

#endif
