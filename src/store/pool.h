/* pool: small pieces of memory for SQLite, kept by their size.
 *
 * Reading a schema takes thousands of them, and Debian builds SQLite without the pool of its own
 * (OMIT_LOOKASIDE): malloc was a tenth of each opening.  What was given back is kept for the next
 * piece of that size.  For one thread; knows nothing of what the pieces hold. */
#ifndef STORE_POOL_H
#define STORE_POOL_H

/* From here on SQLite takes its memory there.  Before anything else of SQLite is called: later,
 * and from the second call on, nothing happens.  Nothing either in a build that watches each
 * piece of memory (AddressSanitizer). */
void pool_use(void);

#endif
