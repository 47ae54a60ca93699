/* document: one document in one format, as the bytes of a file.
 *
 * Joins paper/documents.h with the formats.  The file is the caller's: its name is given here, its
 * writing is file.h's. */
#ifndef EXPORT_DOCUMENT_H
#define EXPORT_DOCUMENT_H

#include "base/err.h"
#include "paper/documents.h"

enum document_format { FORMAT_PDF, FORMAT_HTML };

/* Appends the whole file; candidate as document_make's.  The same record gives the same bytes on
 * one machine.  False when the library of the format is missing or fails (told). */
bool document_write(const struct state *, const struct head *, enum document, int32_t candidate,
                    enum document_format, struct buf *out, struct err *);

/* Appends "RS6731-2026-11-24-resultat-EX-07-v1-evt1204.pdf": ASCII, the exam's date, the candidate,
 * the version once sealed, the last event, so that no later one takes its place; REPETITION-
 * before a rehearsal's, BROUILLON- before what is not sealed. */
void document_file_name(struct buf *, const struct state *, enum document, int32_t candidate,
                        enum document_format);

#endif
