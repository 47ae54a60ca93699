/* draft: a file under a name by chance, until it is whole and gets its own.
 *
 * Its maker holds a lock on it as long as it lives; so of one that was killed in the midst the
 * next run knows that it may be removed.  A name alone makes no draft: it bears the sticky bit,
 * which means nothing else on a file, until it is finished.  Knows nothing of what is written
 * into it. */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

enum { DRAFT_NAME = 300 };

/* Makes a file of this folder, its owner's alone whatever the umask, called as begin says and 16
 * digits by chance.  Its descriptor, locked; -1 with errno.  Closing it gives the lock up: not
 * before the file has its own name, or is gone. */
int draft_make(int folder, const char *begin, char name[DRAFT_NAME]);
/* Gives it this name of the folder (AT_FDCWD: both are paths), never over another.  0 or an errno,
 * EEXIST where the name is taken; it has one name alone, either way. */
int draft_name(int folder, const char *draft, const char *name);
/* It has its own name: no draft any more, whatever it may be called later. */
void draft_finish(int fd);

/* Whether a left one may go, by what else is known of it. */
typedef bool draft_judge(int folder, const char *name, const struct stat *, const void *context);

/* Removes from the folder what draft_make left there under this beginning: regular files of
 * this user that were never finished, whose makers live no more, and to which judge (may be NULL)
 * agrees. */
void draft_sweep(int folder, const char *begin, draft_judge *judge, const void *context);

#endif
