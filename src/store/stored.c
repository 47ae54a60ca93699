/* stored: see stored.h. */
#include "store/stored.h"

#include <string.h>

enum column {
	C_ID,
	C_AT,
	C_ZONE,
	C_BOOT,
	C_BOOT_ID,
	C_AUTHOR,
	C_KIND,
	C_NUMBERS,
	C_CODE = C_NUMBERS + ROW_NUMBERS,
	C_WORDS,
	C_PREV,
	C_HASH,
	C_TEXT_EVENT,
	C_TEXT_SALT,
	C_TEXT_WORDS,
};

enum { DIGEST_DIGITS = 64 };

static bool read_integer(sqlite3_stmt *s, int column, int64_t *value)
{
	*value = sqlite3_column_int64(s, column);
	return sqlite3_column_type(s, column) == SQLITE_INTEGER;
}

/* Cut to 32 bits, a changed high bit would pass unseen. */
static bool read_small(sqlite3_stmt *s, int column, int32_t *value)
{
	int64_t wide;
	bool good = read_integer(s, column, &wide);

	*value = (int32_t)wide;
	return good && *value == wide;
}

static struct str bytes_of(sqlite3_stmt *s, int column)
{
	const char *bytes = sqlite3_column_blob(s, column);

	return (struct str){bytes, (size_t)sqlite3_column_bytes(s, column)};
}

static bool read_text(sqlite3_stmt *s, int column, struct str *text)
{
	bool good = sqlite3_column_type(s, column) == SQLITE_TEXT;

	text->s = (const char *)sqlite3_column_text(s, column);
	text->n = (size_t)sqlite3_column_bytes(s, column);
	return good && text->s;
}

/* Null is not the empty text: both would give the same line. */
static bool read_text_or_null(sqlite3_stmt *s, int column, struct str *text)
{
	if (sqlite3_column_type(s, column) != SQLITE_NULL)
		return read_text(s, column, text) && text->n > 0;
	*text = (struct str){0};
	return true;
}

static bool read_numbers(sqlite3_stmt *s, struct row *row)
{
	for (int i = 0; i < ROW_NUMBERS; i++) {
		int64_t *number = &row->number[i];

		row->filled[i] = sqlite3_column_type(s, C_NUMBERS + i) != SQLITE_NULL;
		*number = 0;
		if (row->filled[i] && !read_integer(s, C_NUMBERS + i, number))
			return false;
		/* Passage, candidate, person and item are 32 bits in an event. */
		if (i < 4 && *number != (int32_t)*number)
			return false;
	}
	return true;
}

static bool read_words(sqlite3_stmt *s, struct stored *to)
{
	to->has_text = sqlite3_column_type(s, C_TEXT_EVENT) != SQLITE_NULL;
	to->salt = bytes_of(s, C_TEXT_SALT);
	to->words = bytes_of(s, C_TEXT_WORDS);
	return !to->row.words.n || to->row.words.n == DIGEST_DIGITS;
}

bool stored_read(sqlite3_stmt *s, struct stored *to)
{
	struct row *row = &to->row;

	return read_integer(s, C_ID, &row->id) && read_integer(s, C_AT, &row->when.at_ms) &&
	       read_small(s, C_ZONE, &row->when.zone_min) &&
	       read_integer(s, C_BOOT, &row->when.boot_ms) &&
	       read_text(s, C_BOOT_ID, &row->when.boot_id) &&
	       read_small(s, C_AUTHOR, &row->author) && read_text(s, C_KIND, &row->kind) &&
	       read_numbers(s, row) && read_text_or_null(s, C_CODE, &row->code) &&
	       read_text_or_null(s, C_WORDS, &row->words) && read_text(s, C_PREV, &to->prev) &&
	       read_text(s, C_HASH, &to->hash) && to->prev.n == DIGEST_DIGITS &&
	       to->hash.n == DIGEST_DIGITS && read_words(s, to);
}

bool stored_hash_holds(const struct stored *stored, struct buf *line)
{
	struct digest d;

	buf_clear(line);
	row_write_json(line, &stored->row);
	d = event_hash(stored->prev.s, buf_str(line));
	return str_is(stored->hash, d.hex);
}

bool stored_words_hold(const struct stored *stored)
{
	struct digest d;

	if (!stored->row.words.n)
		return true; /* a text without an event's digest is verify's to find */
	if (!stored->has_text)
		return false;
	if (!stored->words.s && !stored->salt.s)
		return true;
	d = event_words_digest(stored->salt, stored->words);
	return str_is(stored->row.words, d.hex);
}
