/* complaint: every fault and warning of the office's files, told at once.
 *
 * A fault makes a file refused, a warning does not.  Each says where, what is
 * wrong, what was expected and what to do, with the line and a caret under the
 * place.  What users wrote is kept as it is and made neutral when written out.
 * Fifty are kept, faults before warnings; all are counted.  Knows no format. */
#ifndef INTAKE_COMPLAINT_H
#define INTAKE_COMPLAINT_H

#include <stdbool.h>

#include "base/arena.h"
#include "intake/paper.h"

enum severity { SEVERITY_FAULT, SEVERITY_WARNING };

struct complaint {
	enum severity severity;
	struct str file;
	int32_t line, column;            /* 0: the file as a whole */
	struct str what, expected, todo; /* sentences; the last two may be empty */
	struct str before, after;        /* the line, or what of it is near the place */
};

enum { COMPLAINTS_MAX = 50 };

struct complaints {
	struct arena arena;
	struct complaint v[COMPLAINTS_MAX];
	size_t n;                    /* kept */
	size_t n_faults, n_warnings; /* found, kept or not */
	bool unreadable;             /* one is the system's doing: no such file, no right */
	struct complaint *last;      /* what the next sentences go to; NULL when it was not kept */
};

void complaints_init(struct complaints *);
void complaints_done(struct complaints *);

/* No fault more would be kept: what only serves to tell one may be spared. */
bool complaints_full(const struct complaints *);

/* One more; the sentence says what is wrong, in the user's language. */
void complaint_fault(struct complaints *, struct place, const char *what, ...)
    __attribute__((format(printf, 3, 4)));
void complaint_warning(struct complaints *, struct place, const char *what, ...)
    __attribute__((format(printf, 3, 4)));
/* A fault of a file as a whole. */
void complaint_file(struct complaints *, struct str path, const char *what, ...)
    __attribute__((format(printf, 3, 4)));
/* What was expected, and what to do: added to the last one. */
void complaint_expected(struct complaints *, const char *expected, ...)
    __attribute__((format(printf, 2, 3)));
void complaint_todo(struct complaints *, const char *todo, ...)
    __attribute__((format(printf, 2, 3)));

/* At most 40 columns of what a user wrote, on one line, NUL-terminated, to be
 * quoted in a sentence; lives as long as the complaints. */
const char *complaint_quote(struct complaints *, struct str);

/* All that were kept, file by file in the order met, by line and column, then how
 * many others there were.  Each: "file:line:column: …", the line, a caret. */
void complaints_write(const struct complaints *, struct buf *);

#endif
