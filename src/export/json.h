/* json: a record's results and facts as one JSON text, for programs.
 *
 * Its form is that of share/schema/results.schema.json: English keys, codes beside words, ISO
 * 8601, durations in milliseconds, points as decimals or as a fraction in a text. */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "core/head.h"
#include "core/state.h"
#include "export/table.h"

enum { JSON_VERSION = 1 }; /* of that form */

/* Appends the whole text. */
void json_write(struct buf *, const struct state *, const struct head *, const struct table *,
                size_t n);

#endif
