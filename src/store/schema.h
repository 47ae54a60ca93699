/* schema: the very text of the tables, triggers and views of a record.
 *
 * A record of this version that doesn't hold these statements, word for word,
 * was changed.  No function or collation of ours: the plain sqlite3
 * shell reads a record as well as we do. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <sqlite3.h>
#include <stddef.h>

enum {
	SCHEMA_APPLICATION = 0x436C6570, /* application_id: "Clep" */
	SCHEMA_VERSION = 3,              /* user_version: another with each change of a statement */
	SCHEMA_OLDEST = 1,               /* tables and triggers are the same since: it is read */
};

struct schema_part {
	const char *type; /* as in sqlite_schema: table, trigger, view */
	const char *name;
	const char *table; /* what it belongs to */
	const char *sql;   /* as sqlite_schema keeps it */
};

/* In the order of their making. */
extern const struct schema_part schema_parts[];
extern const size_t schema_count;

/* Compares what the record holds with the parts above; SQLite's result.  name
 * is the first part that differs, is missing or too many; "" when none. */
int schema_compare(sqlite3 *, char *name, size_t n);

#endif
