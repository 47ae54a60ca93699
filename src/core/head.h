/* head: what stands for a whole record: how many events, and the hash of the last.
 *
 * Whoever keeps it elsewhere sees that an end was cut, or all written anew.  Its
 * form is the same on the screen, on paper and on the command line.  It follows
 * from every mark: whoever shows it first asks whether all is revealed. */
#ifndef CORE_HEAD_H
#define CORE_HEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct head {
	int64_t count;
	char hash[65]; /* 64 hex digits, lower case; a head that was read may have but 16 */
};

/* "1204 events · 7F3A 09C2 51DE 88B4" */
void head_write(struct buf *, const struct head *);
/* "1204:7F3A09C251DE88B4", or as head_write has it: blanks and case don't count.  16 to 64
 * digits; false on anything else. */
bool head_read(struct str text, struct head *);

#endif
