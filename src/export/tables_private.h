/* tables_private: what the files of tables share, and nobody else. */
#ifndef EXPORT_TABLES_PRIVATE_H
#define EXPORT_TABLES_PRIVATE_H

#include "export/tables.h"

/* The columns, up to one without a key, after that of the warning where the record calls for it:
 * a rehearsal, a draft. */
void tables_columns(struct table *, const struct state *, const struct table_column *);
/* A row, its warning filled in. */
void tables_row(struct table *, const struct state *);
/* What say writes of the number; nothing of 0. */
void tables_said(struct table *, void (*say)(struct buf *, const struct state *, int32_t),
                 const struct state *, int32_t number);
/* Two cells: number, name. */
void tables_candidate(struct table *, const struct state *, int32_t number);
bool tables_is_candidate(const struct state *, int32_t number);
/* Two cells: the word for readers, the code for programs. */
void tables_attendance(struct table *, enum code);
void tables_passage(struct table *, const struct state *, int32_t passage);

void tables_results(struct table *, const struct state *);
void tables_decisions(struct table *, const struct state *);

#endif
