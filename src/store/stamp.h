/* stamp: whether a file was touched since it was last looked at.
 *
 * By the time of its last change, which costs one call and opens nothing.  The kernel's stamps
 * come from a clock that stands still for up to 10 ms (HZ 100): a change that was fresh when it
 * was seen may have been followed by another that bears the same stamp, and is told once
 * more. */
#ifndef STORE_STAMP_H
#define STORE_STAMP_H

#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>

struct stamp {
	struct timespec seen; /* 0: never looked at, or the file is not there */
	bool was_fresh;
};

/* The file's status as it is now; NULL: there is none. */
bool stamp_has_moved(const struct stamp *, const struct stat *);
void stamp_take(struct stamp *, const struct stat *);

#endif
