/* format: the two files of the office, key by key, as the reader's own tables have them.
 *
 * What the schema, the manual's tables and their tests are made from.  Asks fill.h what it
 * asks of itself, so that none of them can tell of another format than the one that is read. */
#ifndef SUPPORT_FORMAT_H
#define SUPPORT_FORMAT_H

#include "intake/fill.h"

enum { FORMAT_KEYS = 64 };

/* One key of a mapping; neither property nor shape: it is a section, which groups others. */
struct format_key {
	const char *key;
	const struct property *property;
	const struct shape *shape;
	bool must;
};

struct format {
	struct reading reader;
	struct plan plan;
	struct complaints complaints;
	struct arena arena;
};

void format_open(struct format *);
void format_close(struct format *);

/* The keys that a mapping and section may have, in the order of the tables, but those that
 * stand for it already: the code of a test, the rank of a level.  Returns how many. */
size_t format_keys(struct format *, enum mapping, const char *section, struct format_key *keys);
/* Whether the two tables have anything of that section. */
bool format_has(struct format *, enum mapping, const char *section);
/* "phase", "critere": an ASCII name for a mapping; NULL for none. */
const char *format_name(enum mapping);

#endif
