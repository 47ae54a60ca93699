/* schema: see schema.h.
 *
 * Comments inside the statements are kept by SQLite: they are the manual that
 * a record carries with it. */
#include "store/schema.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */

static const char event_table[] =
"CREATE TABLE event(\n"
"  -- What was done, one fact a row. Never changed, never deleted: a correction is one\n"
"  -- more row. Which columns a kind fills stands in the manual.\n"
"  id INTEGER PRIMARY KEY,  -- 1, 2, 3 without a hole: the order of things\n"
"  at INTEGER NOT NULL,     -- milliseconds since 1970, UTC; told, never trusted for order\n"
"  zone INTEGER NOT NULL,   -- minutes that the wall clock was ahead of UTC\n"
"  boot INTEGER NOT NULL,   -- milliseconds since the machine started: for durations\n"
"  boot_id TEXT NOT NULL,   -- which start of which machine\n"
"  author INTEGER NOT NULL, -- a person's number, 0 the office\n"
"  kind TEXT NOT NULL,      -- what happened\n"
"  passage INTEGER,         -- 1, 2, 3 in order of listing\n"
"  candidate INTEGER,       -- a person's number\n"
"  person INTEGER,          -- a person's number\n"
"  item INTEGER,            -- of the grid: a phase, level, competency, criterion\n"
"  value INTEGER,\n"
"  ms INTEGER,              -- a duration in milliseconds\n"
"  ref INTEGER,             -- an earlier event\n"
"  code TEXT,\n"
"  words TEXT,              -- SHA-256 of the salt and the words that table text holds\n"
"  prev TEXT NOT NULL,      -- the hash of the row before, 64 zeros in the first\n"
"  hash TEXT NOT NULL       -- SHA-256 of prev, a newline, and the row as a line of JSON\n"
") STRICT";

static const char text_table[] =
"CREATE TABLE text(\n"
"  -- The words of an event, apart: when they are emptied, the chain still holds.\n"
"  event INTEGER PRIMARY KEY,\n"
"  salt BLOB,               -- 16 random bytes, which go with the words\n"
"  words TEXT\n"
") STRICT";

/* REPLACE passes by the triggers on UPDATE and DELETE, hence this guard on INSERT; and for
 * the same reason there is no UNIQUE but the primary key. */
static const char event_append[] =
"CREATE TRIGGER event_append BEFORE INSERT ON event\n"
"WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)\n"
"  OR NEW.prev IS NOT coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1),\n"
"    '0000000000000000000000000000000000000000000000000000000000000000')\n"
"BEGIN SELECT RAISE(ABORT, 'an event is only added after the last'); END";

static const char event_update[] =
"CREATE TRIGGER event_update BEFORE UPDATE ON event\n"
"BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END";

static const char event_delete[] =
"CREATE TRIGGER event_delete BEFORE DELETE ON event\n"
"BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END";

static const char text_append[] =
"CREATE TRIGGER text_append BEFORE INSERT ON text\n"
"WHEN NEW.event IS NOT (SELECT max(id) FROM event)\n"
"  OR (SELECT words FROM event WHERE id = NEW.event) IS NULL\n"
"  OR EXISTS (SELECT 1 FROM text WHERE event = NEW.event)\n"
"  OR NEW.salt IS NULL OR NEW.words IS NULL\n"
"BEGIN SELECT RAISE(ABORT, 'words are only added with their event'); END";

static const char text_update[] =
"CREATE TRIGGER text_update BEFORE UPDATE ON text\n"
"WHEN NEW.event IS NOT OLD.event OR NEW.salt IS NOT NULL OR NEW.words IS NOT NULL\n"
"  OR (SELECT kind FROM event ORDER BY id DESC LIMIT 1) IS NOT 'words_emptied'\n"
"  OR OLD.event IS (SELECT max(id) FROM event)\n"
"BEGIN SELECT RAISE(ABORT, 'words are only emptied, right after words_emptied'); END";

static const char text_delete[] =
"CREATE TRIGGER text_delete BEFORE DELETE ON text\n"
"BEGIN SELECT RAISE(ABORT, 'words are never deleted'); END";

const struct schema_part schema_parts[] = {
    {"table",   "event",        "event", event_table},
    {"table",   "text",         "text",  text_table},
    {"trigger", "event_append", "event", event_append},
    {"trigger", "event_update", "event", event_update},
    {"trigger", "event_delete", "event", event_delete},
    {"trigger", "text_append",  "text",  text_append},
    {"trigger", "text_update",  "text",  text_update},
    {"trigger", "text_delete",  "text",  text_delete},
};

/* clang-format on */

const size_t schema_count = sizeof schema_parts / sizeof *schema_parts;

static bool column_is(sqlite3_stmt *s, int column, const char *text)
{
	const char *found = (const char *)sqlite3_column_text(s, column);

	return found && strcmp(found, text) == 0;
}

static bool row_is(sqlite3_stmt *s, const struct schema_part *part)
{
	return column_is(s, 0, part->type) && column_is(s, 1, part->name) &&
	       column_is(s, 2, part->table) && column_is(s, 3, part->sql);
}

int schema_compare(sqlite3 *db, char *name, size_t n)
{
	static const char sql[] =
	    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid";
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &s, NULL);
	size_t i = 0;

	name[0] = '\0';
	while (code == SQLITE_OK && !name[0] && (code = sqlite3_step(s)) == SQLITE_ROW) {
		const char *found = (const char *)sqlite3_column_text(s, 1);

		if (i == schema_count || !row_is(s, &schema_parts[i]))
			snprintf(name, n, "%s",
			         i == schema_count ? found ? found : "?" : schema_parts[i].name);
		i++;
		code = SQLITE_OK;
	}
	if (code == SQLITE_DONE && i < schema_count && !name[0])
		snprintf(name, n, "%s", schema_parts[i].name);
	sqlite3_finalize(s);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}
