/* documents: the files of one document, written from the live screen into a folder beside the
 * record, and read back before they are called done.
 *
 * Made from the record as the shell reads it, not from what one seat may see.  Appends no event;
 * replaces no file: another state of the record has another name. */
#ifndef APP_DOCUMENTS_H
#define APP_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/world.h"
#include "base/err.h"
#include "base/str.h"
#include "ui/desk.h"

/* "RECORD.documents" */
void documents_folder(struct buf *, const char *record);
/* All files of a document: of paper/documents.h, or DOCUMENTS for the tables; of a result, those of
 * all candidates who have one.  *files: how many were read back; last_id: of the record then.
 * False when one could not be written or is not what it must be (told). */
bool documents_write(const char *record, int64_t document, size_t *files, int64_t *last_id,
                     struct err *);

/* The same for what a key of the desk asked for: the room and the message line say what became of
 * it. */
void documents_answer(struct desk *, const char *record, const struct world *);
void documents_tell_folder(struct room *, const char *record);

#endif
