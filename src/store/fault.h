/* fault: what SQLite and the disk answer, as sentences for a person.
 *
 * Knows result codes and errno, not what was being stored. */
#ifndef STORE_FAULT_H
#define STORE_FAULT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/err.h"

/* Fills *e with what SQLite last said about this record, told by the name its
 * user gave; db may be NULL (then only code speaks).  Returns false. */
bool fault_tell(struct err *e, int code, sqlite3 *db, const char *path);

/* Adds to a failure already told that the record is no longer under its name: in few
 * words, what is safe, what to do.  Returns false. */
bool fault_add_moved(struct err *e);

/* Why a call of the system failed, by its errno: to end a sentence with. */
const char *fault_reason(int number);

/* True for the failures after which this process must append nothing more: the
 * disk answered with an error, or the file is not what it was. */
bool fault_is_lasting(int code);

#endif
