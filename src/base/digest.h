/* digest: SHA-256 of bytes, as 64 lower-case hexadecimal digits.
 *
 * What is hashed, and in which order, is the caller's: this knows only bytes. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdalign.h>

#include "base/str.h"

struct digest {
	char hex[65]; /* lower case, NUL-terminated */
};

struct digest_run {
	alignas(8) unsigned char room[224]; /* the library's own state */
};

/* In pieces: init, add as often as needed, end once.  The same bytes give the
 * same digest however they are cut.  A run may be copied half way. */
void digest_init(struct digest_run *);
void digest_add(struct digest_run *, struct str);
struct digest digest_end(struct digest_run *);

/* In one call. */
struct digest digest_of(struct str);

/* The 32 bytes that it stands for. */
void digest_bytes(const struct digest *, unsigned char bytes[32]);

#endif
