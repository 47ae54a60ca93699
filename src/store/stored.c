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
	C_HAS_WORDS = C_WORDS, /* of STORED_SELECT_TOLD, as the next */
	C_TOLD_HASH = C_PREV,
	C_HASH = C_PREV + 1,
	C_TEXT_EVENT,
	C_TEXT_SALT,
	C_TEXT_WORDS,
};

enum { DIGEST_DIGITS = 64 };

/* sqlite3_value_… costs half of sqlite3_column_…, and one connection has one thread. */
static bool read_integer(sqlite3_stmt *s, int column, int64_t *value)
{
	sqlite3_value *v = sqlite3_column_value(s, column);

	*value = sqlite3_value_int64(v);
	return sqlite3_value_type(v) == SQLITE_INTEGER;
}

/* Cut to 32 bits, a changed high bit would pass unseen. */
static bool read_small(sqlite3_stmt *s, int column, int32_t *value)
{
	int64_t wide;
	bool good = read_integer(s, column, &wide);

	*value = (int32_t)wide;
	return good && *value == wide;
}

static bool text_of(sqlite3_value *v, struct str *text)
{
	text->s = (const char *)sqlite3_value_text(v);
	text->n = (size_t)sqlite3_value_bytes(v);
	return text->s != NULL;
}

static bool read_text(sqlite3_stmt *s, int column, struct str *text)
{
	sqlite3_value *v = sqlite3_column_value(s, column);

	return sqlite3_value_type(v) == SQLITE_TEXT && text_of(v, text);
}

/* Null is not the empty text: both would give the same line. */
static bool read_text_or_null(sqlite3_stmt *s, int column, struct str *text)
{
	sqlite3_value *v = sqlite3_column_value(s, column);
	int type = sqlite3_value_type(v);

	*text = (struct str){0};
	return type == SQLITE_NULL || (type == SQLITE_TEXT && text_of(v, text) && text->n > 0);
}

static bool read_numbers(sqlite3_stmt *s, struct row *row)
{
	for (int i = 0; i < ROW_NUMBERS; i++) {
		sqlite3_value *v = sqlite3_column_value(s, C_NUMBERS + i);
		int type = sqlite3_value_type(v);

		row->filled[i] = type != SQLITE_NULL;
		row->number[i] = row->filled[i] ? sqlite3_value_int64(v) : 0;
		if (row->filled[i] && type != SQLITE_INTEGER)
			return false;
		/* Passage, candidate, person and item are 32 bits in an event. */
		if (i < 4 && row->number[i] != (int32_t)row->number[i])
			return false;
	}
	return true;
}

static struct str bytes_of(sqlite3_stmt *s, int column)
{
	const char *bytes = sqlite3_column_blob(s, column);

	return (struct str){bytes, (size_t)sqlite3_column_bytes(s, column)};
}

static bool read_words(sqlite3_stmt *s, struct stored *to)
{
	to->has_text = to->emptied = false;
	to->salt = to->words = (struct str){0};
	if (!to->row.words.n)
		return true;
	to->has_text = sqlite3_column_type(s, C_TEXT_EVENT) != SQLITE_NULL;
	to->emptied = to->has_text && sqlite3_column_type(s, C_TEXT_SALT) == SQLITE_NULL &&
	              sqlite3_column_type(s, C_TEXT_WORDS) == SQLITE_NULL;
	to->salt = bytes_of(s, C_TEXT_SALT);
	to->words = bytes_of(s, C_TEXT_WORDS);
	return to->row.words.n == DIGEST_DIGITS;
}

/* What was done. */
static bool read_row(sqlite3_stmt *s, struct row *row)
{
	row->words = (struct str){0};
	return read_integer(s, C_ID, &row->id) && read_integer(s, C_AT, &row->when.at_ms) &&
	       read_small(s, C_ZONE, &row->when.zone_min) &&
	       read_integer(s, C_BOOT, &row->when.boot_ms) &&
	       read_text(s, C_BOOT_ID, &row->when.boot_id) &&
	       read_small(s, C_AUTHOR, &row->author) && read_text(s, C_KIND, &row->kind) &&
	       read_numbers(s, row) && read_text_or_null(s, C_CODE, &row->code);
}

static bool read_digest(sqlite3_stmt *s, int column, struct str *digest)
{
	return read_text(s, column, digest) && digest->n == DIGEST_DIGITS;
}

bool stored_read_told(sqlite3_stmt *s, struct row *row, bool *has_words, struct str *hash)
{
	int64_t any;

	if (!read_row(s, row) || !read_integer(s, C_HAS_WORDS, &any))
		return false;
	*has_words = any != 0;
	return read_digest(s, C_TOLD_HASH, hash);
}

bool stored_read(sqlite3_stmt *s, struct stored *to)
{
	return read_row(s, &to->row) && read_text_or_null(s, C_WORDS, &to->row.words) &&
	       read_digest(s, C_PREV, &to->prev) && read_digest(s, C_HASH, &to->hash) &&
	       read_words(s, to);
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
	if (stored->emptied)
		return true;
	d = event_words_digest(stored->salt, stored->words);
	return str_is(stored->row.words, d.hex);
}
