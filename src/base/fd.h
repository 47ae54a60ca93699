/* fd: bytes to a descriptor that is open already.
 *
 * Opens, names and closes nothing: export and store do, each in its own way.
 * Not for core, which knows no files (make lint holds that). */
#ifndef BASE_FD_H
#define BASE_FD_H

#include <stdbool.h>

#include "base/str.h"

/* All of the bytes, however often a signal or a full pipe interrupts; false, with errno, once
 * the system takes no more. */
bool fd_write_all(int fd, struct str bytes);

#endif
