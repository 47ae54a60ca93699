/* inflate: what was deflated (RFC 1951), back as it was.
 *
 * For reading back an archive that a library wrote, by code that is not that library's.
 * Trusts nothing of what it reads. */
#ifndef EXPORT_INFLATE_H
#define EXPORT_INFLATE_H

#include <stdbool.h>

#include "base/str.h"

/* Appends at most `most` bytes; false if the stream is not sound, or longer. */
bool inflate(struct buf *, struct str deflated, size_t most);

#endif
