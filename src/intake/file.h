/* file: the bytes of an office's file, before anything is made of them.
 *
 * Only a plain file of at most 1 MiB is read, and reading never waits: a
 * folder, a pipe, a device are refused first.  Then its characters: UTF-8, none
 * of them invisible.  What it says is not known here. */
#ifndef INTAKE_FILE_H
#define INTAKE_FILE_H

#include "intake/complaint.h"

enum { FILE_MAX_BYTES = 1024 * 1024 };

/* The bytes of the file, in the arena; false when a complaint says why not. */
bool file_read(struct str path, struct arena *, struct complaints *, struct str *bytes);

enum file_charset {
	FILE_UTF8_ONLY,  /* Windows-1252 is refused */
	FILE_WINDOWS_TOO /* it is converted, with a warning: what spreadsheets save */
};

/* A paper of these bytes, without a byte order mark, its text theirs or in the
 * arena; false when a complaint says why not: nothing in it, UTF-16, another
 * character set, invisible characters. */
bool file_decode(struct str path, struct str bytes, enum file_charset, struct arena *,
                 struct complaints *, struct paper *);

#endif
