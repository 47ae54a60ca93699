/* verify_file: whether a file that was exported is what the record gives. */
#ifndef APP_VERIFY_FILE_H
#define APP_VERIFY_FILE_H

#include <stdint.h>

/* Makes the export again, as its name says which, and compares each byte; tells what is found and
 * returns the exit code.  event: as the record was then; 0: as the name says, else as it is. */
int verify_file(const char *record, const char *file, int64_t event);

#endif
