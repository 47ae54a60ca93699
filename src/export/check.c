/* check: see check.h. */
#include "export/check.h"

#include <string.h>

#include "export/inflate.h"

/* -- CSV -------------------------------------------------------------------------------------- */

struct csv_scan {
	struct str text;
	size_t at;
	char separator;
};

static bool csv_at(const struct csv_scan *s, char c)
{
	return s->at < s->text.n && s->text.s[s->at] == c;
}

/* Past one cell; false at a quote that is never closed, or at one inside a cell without. */
static bool csv_cell(struct csv_scan *s)
{
	if (!csv_at(s, '"')) {
		while (s->at < s->text.n && !strchr("\"\r\n", s->text.s[s->at]) &&
		       !csv_at(s, s->separator))
			s->at++;
		return !csv_at(s, '"');
	}
	for (s->at++; s->at < s->text.n; s->at++)
		if (csv_at(s, '"')) {
			s->at++;
			if (!csv_at(s, '"'))
				return true;
		}
	return false;
}

/* How many cells; 0 if it isn't a row. */
static int64_t csv_row(struct csv_scan *s)
{
	int64_t n = 0;

	do {
		if (n)
			s->at++;
		if (!csv_cell(s))
			return 0;
		n++;
	} while (csv_at(s, s->separator));
	if (!csv_at(s, '\r'))
		return 0;
	s->at++;
	if (!csv_at(s, '\n'))
		return 0;
	s->at++;
	return n;
}

enum check check_csv(struct str text, struct tally *t)
{
	bool has_mark = str_starts(text, "\xEF\xBB\xBF");
	struct csv_scan s = {text, has_mark ? 3 : 0, has_mark ? ';' : ','};
	int64_t head = csv_row(&s);

	*t = (struct tally){.n = 1};
	if (!head)
		return CHECK_BAD;
	for (; s.at < text.n; t->rows[0]++)
		if (csv_row(&s) != head)
			return CHECK_BAD;
	return CHECK_GOOD;
}

/* -- XLSX: an archive ------------------------------------------------------------------------- */

enum { ZIP_END = 22, ZIP_ENTRY = 46, ZIP_LOCAL = 30, ZIP_PART_MOST = 1 << 28 };

struct zip_entry {
	struct str name, packed;
	int64_t method;
	size_t size;
	uint32_t sum;
};

/* So many bytes, the lowest first; 0 beyond the end. */
static uint32_t number(struct str text, size_t at, size_t n)
{
	uint32_t value = 0;

	if (at > text.n || n > text.n - at)
		return 0;
	for (size_t i = n; i > 0; i--)
		value = value << 8 | (unsigned char)text.s[at + i - 1];
	return value;
}

static bool part(struct str text, size_t at, size_t n, struct str *found)
{
	if (at > text.n || n > text.n - at)
		return false;
	*found = (struct str){text.s + at, n};
	return true;
}

static uint32_t crc32(struct str bytes)
{
	uint32_t sum = 0xFFFFFFFF;

	for (size_t i = 0; i < bytes.n; i++) {
		sum ^= (unsigned char)bytes.s[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
	}
	return ~sum;
}

/* The entry at this place of the directory, and the place of the next; its own header must say
 * the same name. */
static bool zip_read(struct str zip, size_t *at, struct zip_entry *entry)
{
	size_t name_n = number(zip, *at + 28, 2), local = number(zip, *at + 42, 4);
	struct str again;

	if (number(zip, *at, 4) != 0x02014b50 || number(zip, local, 4) != 0x04034b50 ||
	    !part(zip, *at + ZIP_ENTRY, name_n, &entry->name) ||
	    number(zip, local + 26, 2) != name_n || !part(zip, local + ZIP_LOCAL, name_n, &again) ||
	    !str_equal(entry->name, again) ||
	    !part(zip, local + ZIP_LOCAL + name_n + number(zip, local + 28, 2),
	          number(zip, *at + 20, 4), &entry->packed))
		return false;
	entry->method = number(zip, *at + 10, 2);
	entry->sum = number(zip, *at + 16, 4);
	entry->size = number(zip, *at + 24, 4);
	*at += ZIP_ENTRY + name_n + number(zip, *at + 30, 2) + number(zip, *at + 32, 2);
	return true;
}

static bool unpack(const struct zip_entry *entry, struct buf *b)
{
	if (entry->size > ZIP_PART_MOST)
		return false;
	if (entry->method == 0)
		buf_add(b, entry->packed);
	else if (entry->method != 8 || !inflate(b, entry->packed, entry->size))
		return false;
	return b->n == entry->size && crc32(buf_str(b)) == entry->sum;
}

static int64_t count_of(struct str text, struct str what)
{
	int64_t n = 0;

	for (const char *at = text.s, *end = text.s + text.n;
	     at && (at = memmem(at, (size_t)(end - at), what.s, what.n)); at += what.n)
		n++;
	return n;
}

/* "xl/worksheets/sheet3.xml": 3; 0 of another. */
static int64_t sheet_number(struct str name)
{
	static const struct str before = {"xl/worksheets/sheet", 19}, after = {".xml", 4};
	int64_t n = 0;

	if (!str_starts(name, before.s) || name.n <= before.n + after.n ||
	    !str_to_int((struct str){name.s + before.n, name.n - before.n - after.n}, &n))
		return 0;
	return n >= 1 && n <= TALLY_TABLES ? n : 0;
}

enum check check_xlsx(struct str zip, struct tally *t)
{
	size_t end = zip.n < ZIP_END ? 0 : zip.n - ZIP_END, at = number(zip, end + 16, 4);
	int64_t entries = number(zip, end + 10, 2), book = 0;

	*t = (struct tally){0};
	if (number(zip, end, 4) != 0x06054b50 || !entries)
		return CHECK_BAD;
	for (int64_t i = 0; i < entries; i++) {
		struct zip_entry entry;
		struct buf b = {0};
		bool good = zip_read(zip, &at, &entry) && unpack(&entry, &b);
		int64_t sheet = good ? sheet_number(entry.name) : 0;

		if (good && str_is(entry.name, "xl/workbook.xml"))
			book = count_of(buf_str(&b), STR("<sheet "));
		if (sheet) {
			t->rows[sheet - 1] = count_of(buf_str(&b), STR("<row ")) - 1;
			t->n++;
		}
		buf_done(&b);
		if (!good)
			return CHECK_BAD;
	}
	return at == end && (int64_t)t->n == book ? CHECK_GOOD : CHECK_BAD;
}

/* -- JSON ------------------------------------------------------------------------------------- */

enum { JSON_DEEP = 16 };

struct json_scan {
	struct str text;
	size_t at;
	struct tally *tally;
};

static void json_blank(struct json_scan *s)
{
	while (s->at < s->text.n && s->text.s[s->at] && strchr(" \t\r\n", s->text.s[s->at]))
		s->at++;
}

/* Past this character, if it stands here, blanks aside. */
static bool json_is(struct json_scan *s, char c)
{
	json_blank(s);
	if (s->at == s->text.n || s->text.s[s->at] != c)
		return false;
	s->at++;
	return true;
}

static bool json_text(struct json_scan *s)
{
	if (!json_is(s, '"'))
		return false;
	for (; s->at < s->text.n; s->at++) {
		unsigned char c = (unsigned char)s->text.s[s->at];

		if (c < ' ')
			return false;
		if (c == '"') {
			s->at++;
			return true;
		}
		if (c == '\\')
			s->at++;
	}
	return false;
}

/* A number, true, false or null. */
static bool json_word(struct json_scan *s)
{
	static const char *const words[] = {"true", "false", "null"};
	struct str rest = {s->text.s + s->at, s->text.n - s->at};
	size_t n = 0;

	for (size_t i = 0; i < 3; i++)
		if (str_starts(rest, words[i])) {
			s->at += strlen(words[i]);
			return true;
		}
	while (n < rest.n && rest.s[n] && strchr("-.0123456789", rest.s[n]))
		n++;
	s->at += n;
	return n > 0 && rest.s[n - 1] >= '0';
}

static bool json_value(struct json_scan *s, int depth);

/* Up to the closing one; how many there are. */
static int64_t json_members(struct json_scan *s, char open, char close, int depth)
{
	int64_t n = 0;

	if (json_is(s, close))
		return 0;
	do {
		if (open == '{' && (!json_text(s) || !json_is(s, ':')))
			return -1;
		if (!json_value(s, depth + 1))
			return -1;
		n++;
	} while (json_is(s, ','));
	return json_is(s, close) ? n : -1;
}

static bool json_value(struct json_scan *s, int depth)
{
	int64_t n = 0;

	json_blank(s);
	if (depth > JSON_DEEP || s->at == s->text.n)
		return false;
	switch (s->text.s[s->at]) {
	case '"': return json_text(s);
	case '{': s->at++; return json_members(s, '{', '}', depth) >= 0;
	case '[':
		s->at++;
		n = json_members(s, '[', ']', depth);
		if (depth == 1 && n >= 0) {
			if (s->tally->n == TALLY_TABLES)
				return false;
			s->tally->rows[s->tally->n++] = n;
		}
		return n >= 0;
	default: return json_word(s);
	}
}

enum check check_json(struct str text, struct tally *t)
{
	struct json_scan s = {text, 0, t};

	*t = (struct tally){0};
	if (!json_value(&s, 0))
		return CHECK_BAD;
	json_blank(&s);
	return s.at == text.n ? CHECK_GOOD : CHECK_BAD;
}
