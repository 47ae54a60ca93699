/* event: see event.h. */
#include "core/event.h"

#include <assert.h>
#include <string.h>

#define STR_OF(literal)                                                                            \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}

const char EVENT_NO_HASH[65] = "0000000000000000000000000000000000000000000000000000000000000000";

struct kind_entry {
	struct str name;
	const char *columns, *help;
	enum part part;
};

#define OFFICE       PART_OFFICE
#define DAY          PART_DAY
#define SHEET        PART_SHEET
#define DELIBERATION PART_DELIBERATION
static const struct kind_entry kinds[KIND_COUNT] = {
    [KIND_unknown] = {STR_OF("unknown"), "", "an event of a newer version", PART_OFFICE},
#define EVENT(kind, part, columns, help) [KIND_##kind] = {STR_OF(#kind), columns, help, part},
#include "core/event.def"
#undef EVENT
};

static const struct str codes[CODE_COUNT] = {
    [CODE_none] = STR_OF(""),
#define CODE(word) [CODE_##word] = STR_OF(#word),
#include "core/code.def"
#undef CODE
};

static const char numbers[ROW_NUMBERS + 1] = "PCNIVMR";

const char *kind_name(enum kind kind)
{
	return kinds[kind].name.s;
}

const char *code_name(enum code code)
{
	return code < CODE_COUNT ? codes[code].s : "unknown";
}

static inline bool is_same(struct str a, struct str b)
{
	return a.n == b.n && memcmp(a.s, b.s, b.n) == 0;
}

enum kind kind_of(struct str name)
{
	for (enum kind k = KIND_unknown + 1; k < KIND_COUNT; k++)
		if (is_same(name, kinds[k].name))
			return k;
	return KIND_unknown;
}

enum code code_of(struct str name)
{
	if (!name.n)
		return CODE_none;
	for (enum code c = CODE_none + 1; c < CODE_COUNT; c++)
		if (is_same(name, codes[c]))
			return c;
	return CODE_foreign;
}

/* Where a name is remembered; two names that share a place only forget each other. */
static uint8_t *place_of(uint8_t places[NAMES_MET], struct str name)
{
	unsigned first = (unsigned char)name.s[0], last = (unsigned char)name.s[name.n - 1];
	unsigned middle = (unsigned char)name.s[name.n / 2];

	return &places[(first * 7 + middle * 3 + last + (unsigned)name.n * 31) % NAMES_MET];
}

static enum kind kind_met(struct str name, struct names_met *met)
{
	uint8_t *place;

	if (!met || !name.n)
		return kind_of(name);
	place = place_of(met->kind, name);
	if (!is_same(name, kinds[*place].name))
		*place = (uint8_t)kind_of(name);
	return *place;
}

static enum code code_met(struct str name, struct names_met *met)
{
	enum code code;
	uint8_t *place;

	if (!met || !name.n)
		return code_of(name);
	place = place_of(met->code, name);
	if (is_same(name, codes[*place]))
		return *place;
	code = code_of(name);
	if (code < CODE_COUNT)
		*place = (uint8_t)code;
	return code;
}
_Static_assert(KIND_COUNT <= UINT8_MAX && CODE_COUNT <= UINT8_MAX, "names_met has no room");

enum part kind_part(enum kind kind)
{
	return kinds[kind].part;
}

const char *kind_columns(enum kind kind)
{
	return kinds[kind].columns;
}

const char *kind_help(enum kind kind)
{
	return kinds[kind].help;
}

bool kind_takes_back(enum kind kind)
{
	switch (kind) {
	case KIND_taken_back:
	case KIND_attendance:
	case KIND_candidate_placed:
	case KIND_member_present:
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_moved:
	case KIND_written_entered:
	case KIND_decided:
	case KIND_outcome_set:
	case KIND_joint_appreciation:
	case KIND_member_signed: return true;
	default: return false;
	}
}

static int64_t fact_number(const struct fact *f, char column)
{
	switch (column) {
	case 'P': return f->passage;
	case 'C': return f->candidate;
	case 'N': return f->person;
	case 'I': return f->item;
	case 'V': return f->value;
	case 'M': return f->ms;
	case 'R': return f->ref;
	case 'D': return f->code;
	case 'W': return f->words.n > 0;
	default: assert(0 && "a column of event.def"); return 0;
	}
}

/* Always for a capital of its kind, when not 0 for a small letter. */
static bool fills(const struct fact *f, char column)
{
	const char *columns = kinds[f->kind].columns;

	if (strchr(columns, column))
		return true;
	return strchr(columns, column + ('a' - 'A')) && fact_number(f, column) != 0;
}

char fact_fault(const struct fact *f)
{
	const char *columns = kinds[f->kind].columns;

	for (const char *c = "PCNIVMRDW"; *c; c++) {
		bool must = strchr(columns, *c) != NULL;
		bool may = must || strchr(columns, *c + ('a' - 'A'));
		bool full = fact_number(f, *c) != 0;

		/* A value or a duration of 0 says something; a number of nothing doesn't. */
		if ((full && !may) || (must && !full && *c != 'V' && *c != 'M'))
			return *c;
	}
	return 0;
}

struct row event_row(const struct event *e, struct str words_digest)
{
	struct row r = {.id = e->id, .when = e->when, .author = e->author};

	r.kind = str_of(kind_name(e->fact.kind));
	for (int i = 0; i < ROW_NUMBERS; i++) {
		r.filled[i] = fills(&e->fact, numbers[i]);
		r.number[i] = r.filled[i] ? fact_number(&e->fact, numbers[i]) : 0;
	}
	r.code = str_of(code_name(e->fact.code));
	r.words = words_digest;
	return r;
}

enum { ZONE_MAX_MIN = 1440 };
#define MS_MAX (INT64_C(1) << 40)
#define INSTANT_MAX_MS (INT64_C(1) << 50)

static int64_t within(int64_t n, int64_t low, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

void event_tame(struct event *e)
{
	bool is_day = e->fact.kind == KIND_written_entered;

	e->fact.ms = within(e->fact.ms, is_day ? 0 : -MS_MAX, is_day ? INSTANT_MAX_MS : MS_MAX);
	e->when.at_ms = within(e->when.at_ms, 0, INSTANT_MAX_MS);
	e->when.boot_ms = within(e->when.boot_ms, 0, INSTANT_MAX_MS);
	e->when.zone_min = (int32_t)within(e->when.zone_min, -ZONE_MAX_MIN, ZONE_MAX_MIN);
}

/* A number beyond an event's names nothing, rather than somebody else. */
static int32_t narrow(int64_t n)
{
	return n == (int32_t)n ? (int32_t)n : -1;
}

struct event row_event(const struct row *r, struct str words, struct names_met *met)
{
	struct event e = {.id = r->id, .when = r->when, .author = r->author};

	e.fact = (struct fact){
	    .kind = kind_met(r->kind, met),
	    .passage = narrow(r->number[0]),
	    .candidate = narrow(r->number[1]),
	    .person = narrow(r->number[2]),
	    .item = narrow(r->number[3]),
	    .value = r->number[4],
	    .ms = r->number[5],
	    .ref = r->number[6],
	    .code = code_met(r->code, met),
	    .words = words,
	};
	e.emptied = r->words.n && !words.n;
	event_tame(&e);
	return e;
}

/* The line is written straight into a room that is large enough, without printf: this runs once
 * for each event at every opening.  Each writer returns where the next begins. */

static char *write_str(char *to, struct str text)
{
	memcpy(to, text.s, text.n);
	return to + text.n;
}

static char *write_number(char *to, struct str key, int64_t number)
{
	char digits[20];
	size_t at = sizeof digits;
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do
		digits[--at] = (char)('0' + left % 10);
	while (left /= 10);
	to = write_str(to, key);
	if (number < 0)
		*to++ = '-';
	return write_str(to, (struct str){digits + at, sizeof digits - at});
}

/* Quotes, backslashes and controls, as SQLite escapes them. */
static char *write_escape(char *to, unsigned char c)
{
	static const char letters[32] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n',
	                                 ['\f'] = 'f', ['\r'] = 'r'};
	static const char hex[] = "0123456789abcdef";

	*to++ = '\\';
	if (c < 32 && !letters[c]) {
		const char code[] = {'u', '0', '0', hex[c >> 4], hex[c & 15]};

		return write_str(to, (struct str){code, sizeof code});
	}
	*to++ = c < 32 ? letters[c] : (char)c;
	return to;
}

/* Stored names, ids and digests need no escape; a tampered row may. */
static char *write_text(char *to, struct str key, struct str text)
{
	to = write_str(to, key);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c >= 32 && c != '"' && c != '\\')
			*to++ = (char)c;
		else
			to = write_escape(to, c);
	}
	*to++ = '"';
	return to;
}

#define KEY(name)      STR(",\"" name "\":")
#define TEXT_KEY(name) STR(",\"" name "\":\"")

/* All keys and braces, a number for each column that may hold one, each byte of the texts
 * escaped. */
static size_t line_room(const struct row *r)
{
	enum { KEYS = 192, NUMBER = 20, ESCAPED = 6 };

	return KEYS + (5 + ROW_NUMBERS) * NUMBER +
	       ESCAPED * (r->when.boot_id.n + r->kind.n + r->code.n + r->words.n);
}

void row_write_json(struct buf *b, const struct row *r)
{
	static const struct str keys[ROW_NUMBERS] = {
	    STR_OF(",\"passage\":"), STR_OF(",\"candidate\":"), STR_OF(",\"person\":"),
	    STR_OF(",\"item\":"),    STR_OF(",\"value\":"),     STR_OF(",\"ms\":"),
	    STR_OF(",\"ref\":"),
	};
	char *start = buf_room(b, line_room(r));
	char *to = write_number(start, STR("{\"id\":"), r->id);

	to = write_number(to, KEY("at"), r->when.at_ms);
	to = write_number(to, KEY("zone"), r->when.zone_min);
	to = write_number(to, KEY("boot"), r->when.boot_ms);
	to = write_text(to, TEXT_KEY("boot_id"), r->when.boot_id);
	to = write_number(to, KEY("author"), r->author);
	to = write_text(to, TEXT_KEY("kind"), r->kind);
	for (int i = 0; i < ROW_NUMBERS; i++)
		if (r->filled[i])
			to = write_number(to, keys[i], r->number[i]);
	if (r->code.n)
		to = write_text(to, TEXT_KEY("code"), r->code);
	if (r->words.n)
		to = write_text(to, TEXT_KEY("words"), r->words);
	*to++ = '}';
	buf_filled(b, (size_t)(to - start));
}

struct digest event_hash(const char *prev_hex, struct str json_line)
{
	struct digest_run d;

	digest_init(&d);
	digest_add(&d, str_of(prev_hex));
	digest_add(&d, STR("\n"));
	digest_add(&d, json_line);
	return digest_end(&d);
}

struct digest event_words_digest(struct str salt, struct str words)
{
	struct digest_run d;

	digest_init(&d);
	digest_add(&d, salt);
	digest_add(&d, words);
	return digest_end(&d);
}
