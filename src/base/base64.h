/* base64: bytes as letters, as RFC 4648 has it in section 4. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stdbool.h>

#include "base/str.h"

/* Appends the bytes that the text says.  Strict: nothing but whole groups of four of its signs,
 * = at the end alone, no bit left over; else false, and nothing appended. */
bool base64_decode(struct buf *, struct str text);
/* Appends the bytes as text, its last group filled with =. */
void base64_encode(struct buf *, struct str bytes);

#endif
