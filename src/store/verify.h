/* verify: is this record what was written?
 *
 * Reads the file with nothing but SQLite, also from read-only media and from a
 * version that knows fewer kinds.  Changes nothing; a write that was interrupted
 * is undone first, as at any opening. */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/ledger.h"

enum finding {
	FINDING_GOOD,
	FINDING_SCHEMA, /* a table, view or trigger differs from what this version writes */
	FINDING_ORDER,  /* an id is missing or out of order, or prev isn't the last hash */
	FINDING_HASH,   /* a row's hash is not that of its bytes */
	FINDING_WORDS,  /* a text is not the one whose digest the event holds, or has no event */
	FINDING_HEAD,   /* as many events as the head given, and another hash there */
	FINDING_TAIL,   /* fewer events than the head given: the end was cut */
	FINDING_FILE,   /* SQLite finds the file itself damaged */
	FINDING_FORMAT, /* all else is good, but it says that an earlier version made it: its views
	                 * differ, and what they were is not known here */
};

struct verification {
	enum finding finding;
	int64_t event;   /* the first event concerned; 0 when it's the whole file */
	int64_t emptied; /* texts emptied, no fault by itself */
	struct head head;
	char detail[160]; /* what differs, in English, for an expert */
};

/* False only if the file can't be read at all (told).  expected may be NULL;
 * its hash may be a prefix of at least 16 digits. */
bool verify_record(const char *path, const struct head *expected, struct verification *,
                   struct err *);

#endif
