/* file: an export reaches its name whole or not at all.
 *
 * Written without a name and synced, then named, never over another; where the file system has
 * no such files, under a name by chance, of which the next run removes what a killed one left.
 * Mode 0600 whatever the umask. */
#ifndef EXPORT_FILE_H
#define EXPORT_FILE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum file_end { FILE_WRITTEN, FILE_SAME, FILE_FAILED };

/* A file that is there with the same bytes is success (FILE_SAME); with others,
 * a refusal (ERR_DATA), and it stays as it is. */
enum file_end file_write(const char *folder, const char *name, struct str bytes, struct err *);

/* What the file holds now, appended; false (told) where it can't be read. */
bool file_read_back(const char *folder, const char *name, struct buf *, struct err *);
/* Away with it, which is to be told already. */
void file_remove(const char *folder, const char *name);

#endif
