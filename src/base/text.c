/* text: see text.h; this file holds characters, columns and what may be shown. */
#include "base/text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>
#include <wctype.h>

static const char *locale_name = "C";
static bool has_locale;

static bool is_utf8_locale(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool text_open(void)
{
	static const char *const ladder[] = {"C.UTF-8", "C.utf8", "fr_FR.UTF-8", "en_US.UTF-8", ""};

	for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
		has_locale = setlocale(LC_CTYPE, ladder[i]) && is_utf8_locale();
		if (has_locale) {
			locale_name = ladder[i];
			return true;
		}
	}
	locale_name = "C";
	setlocale(LC_CTYPE, locale_name);
	return false;
}

const char *text_locale(void)
{
	return locale_name;
}

size_t text_decode(struct str text, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *s = (const unsigned char *)text.s;
	uint32_t value;
	size_t n;

	*cp = TEXT_REPLACEMENT;
	if (text.n == 0)
		return 0;
	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (s[0] < 0xC2 || s[0] > 0xF4 || text.n < n)
		return 0;
	value = s[0] & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (s[i] & 0x3F);
	}
	if (value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*cp = value;
	return n;
}

size_t text_step(struct str text, uint32_t *cp)
{
	size_t n = text_decode(text, cp);

	return n ? n : 1;
}

static struct str from(struct str text, size_t at)
{
	return (struct str){text.s + at, text.n - at};
}

bool text_is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\r' || cp == '\n' || cp == 0xA0 ||
	       (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x3000;
}

size_t text_blank(struct str text)
{
	uint32_t cp;
	size_t n = text_decode(text, &cp);

	return text_is_blank(cp) ? n : 0;
}

struct str text_trim(struct str text)
{
	size_t n, end = 0;

	while ((n = text_blank(text)) > 0)
		text = from(text, n);
	for (size_t at = 0; at < text.n; at += n) {
		uint32_t cp;

		n = text_step(from(text, at), &cp);
		if (!text_blank(from(text, at)))
			end = at + n;
	}
	return (struct str){text.s, end};
}

void text_add_cp(struct buf *b, uint32_t cp)
{
	char s[4];

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = TEXT_REPLACEMENT;
	buf_add(b, (struct str){s, (size_t)utf8proc_encode_char((utf8proc_int32_t)cp,
	                                                        (utf8proc_uint8_t *)s)});
}

bool text_is_utf8(struct str text, size_t *bad_at)
{
	size_t n, at;
	uint32_t cp;

	for (at = 0; at < text.n; at += n) {
		n = text_decode(from(text, at), &cp);
		if (n == 0) {
			if (bad_at)
				*bad_at = at;
			return false;
		}
	}
	return true;
}

bool text_cp1252_to_utf8(struct buf *b, struct str text)
{
	static const uint16_t from_80_to_9f[32] = {
	    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
	bool all = true;

	for (size_t i = 0; i < text.n; i++) {
		uint32_t cp = (unsigned char)text.s[i];

		if (cp >= 0x80 && cp <= 0x9F)
			cp = from_80_to_9f[cp - 0x80];
		if (cp == 0 && text.s[i] != '\0') {
			cp = TEXT_REPLACEMENT;
			all = false;
		}
		text_add_cp(b, cp);
	}
	return all;
}

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] >= 0x80)
			return false;
	return true;
}

struct str text_nfc(struct arena *a, struct str text)
{
	struct buf whole = {0};
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n;
	struct str copy;
	uint32_t cp;

	if (is_ascii(text))
		return arena_str(a, text);
	for (size_t at = 0; at < text.n;) {
		at += text_step(from(text, at), &cp);
		text_add_cp(&whole, cp);
	}
	n = utf8proc_map((const utf8proc_uint8_t *)whole.s, (utf8proc_ssize_t)whole.n, &composed,
	                 UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0)
		arena_exhausted();
	copy = arena_str(a, (struct str){(const char *)composed, (size_t)n});
	free(composed);
	buf_done(&whole);
	return copy;
}

/* Columns. */

/* What French is set with beyond its letters, and the signs that screens are drawn with. */
static bool is_plain_sign(uint32_t cp)
{
	switch (cp) {
	case 0xA0:
	case 0x2013:
	case 0x2019:
	case 0x2026:
	case 0x202F:
	case 0x2190:
	case 0x2191:
	case 0x2192:
	case 0x2193:
	case 0x2212:
	case 0x25B2:
	case 0x25BA:
	case 0x25BC:
	case 0x25CB:
	case 0x25CF: return true;
	default: return cp >= 0x2500 && cp < 0x25A0;
	}
}

/* All of these have one column, whatever the locale. */
static inline bool is_plain(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp > 0xA0 && cp < 0x250 && cp != 0xAD) ||
	       (cp >= 0xA0 && is_plain_sign(cp));
}

bool text_is_plain(struct str text)
{
	uint32_t cp;
	size_t n;

	for (size_t at = 0; at < text.n; at += n) {
		n = 1;
		if (text_is_printable(text.s[at])) /* most of them */
			continue;
		n = text_decode(from(text, at), &cp);
		if (n == 0 || !is_plain(cp))
			return false;
	}
	return true;
}

/* Kept where they belong to an emoji, which text_neutral decides. */
enum { JOINER = 0x200D, TEXT_STYLE = 0xFE0E, EMOJI_STYLE = 0xFE0F };

bool text_is_forbidden(uint32_t cp)
{
	utf8proc_category_t category;

	if (is_plain(cp) || cp == JOINER || cp == TEXT_STYLE || cp == EMOJI_STYLE)
		return false;
	category = utf8proc_category((utf8proc_int32_t)cp);
	if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CC ||
	    category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CS ||
	    category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
		return true;
	/* What the C library does not know yet, curses can't place. */
	return utf8proc_get_property((utf8proc_int32_t)cp)->ignorable ||
	       (has_locale && wcwidth((wchar_t)cp) < 0);
}

int text_cp_width(uint32_t cp)
{
	int width;

	if (is_plain(cp) || text_is_forbidden(cp))
		return 1;
	width = wcwidth((wchar_t)cp);
	return width < 0 ? 1 : width > 2 ? 2 : width;
}

size_t text_width(struct str text)
{
	size_t cols = 0;
	uint32_t cp;

	for (size_t at = 0; at < text.n;) {
		at += text_step(from(text, at), &cp);
		cols += (size_t)text_cp_width(cp);
	}
	return cols;
}

size_t text_next_grapheme(struct str text, size_t at)
{
	utf8proc_int32_t state = 0, last;
	uint32_t cp;

	if (at >= text.n)
		return text.n;
	at += text_step(from(text, at), &cp);
	while (at < text.n) {
		size_t n;

		last = (utf8proc_int32_t)cp;
		n = text_step(from(text, at), &cp);
		if (is_plain((uint32_t)last) && is_plain(cp))
			break; /* nearly always, and without the large tables */
		if (utf8proc_grapheme_break_stateful(last, (utf8proc_int32_t)cp, &state))
			break;
		at += n;
	}
	return at;
}

/* What comes before decides where a grapheme starts (two regional letters make a
 * flag), but nothing passes a newline: from there on they are counted again. */
size_t text_prev_grapheme(struct str text, size_t at)
{
	size_t start, next;

	at = at > text.n ? text.n : at;
	if (at == 0)
		return 0;
	start = at - 1;
	while (start > 0 && text.s[start - 1] != '\n')
		start--;
	while ((next = text_next_grapheme(text, start)) < at)
		start = next;
	return start;
}

size_t text_cut(struct buf *b, struct str text, size_t cols)
{
	size_t at = 0, next, all = 0, kept_at = 0, kept_cols = 0;

	for (; at < text.n && all <= cols; at = next) {
		next = text_next_grapheme(text, at);
		all += text_width((struct str){text.s + at, next - at});
		if (all < cols) {
			kept_at = next;
			kept_cols = all;
		}
	}
	if (all <= cols) {
		buf_add(b, text);
		return all;
	}
	if (cols == 0)
		return 0;
	buf_add(b, (struct str){text.s, kept_at});
	buf_add(b, STR("…"));
	return kept_cols + 1;
}

/* The pieces between tabs in turn: what stays, what may be left out, of which the first so
 * many are kept.  Returns how many there are. */
static size_t add_pieces(struct buf *b, struct str rest, size_t kept)
{
	size_t n = 0;

	for (bool may_go = false; rest.n; may_go = !may_go) {
		struct str piece = str_cut(&rest, '\t'), whole;

		if (!may_go) {
			buf_add(b, piece);
			continue;
		}
		whole = str_cut(&piece, '|');
		buf_add(b, n++ < kept ? whole : piece);
	}
	return n;
}

void text_shorten(struct buf *b, struct str text, size_t cols)
{
	struct buf shown = {0};
	size_t kept = add_pieces(&shown, text, SIZE_MAX);

	while (kept && text_width(buf_str(&shown)) > cols) {
		buf_clear(&shown);
		add_pieces(&shown, text, --kept);
	}
	buf_add(b, buf_str(&shown));
	buf_done(&shown);
}

static void add_blanks(struct buf *b, size_t n)
{
	buf_addf(b, "%*s", (int)n, "");
}

void text_pad(struct buf *b, struct str text, size_t cols, enum text_side side)
{
	size_t width = text_width(text);
	size_t lead = side == TEXT_RIGHT && width < cols ? cols - width : 0;

	add_blanks(b, lead);
	add_blanks(b, cols - lead - text_cut(b, text, cols));
}

/* What may be shown. */

static bool is_pictograph(uint32_t cp)
{
	return cp >= 0x80 && /* else a large table is read for nothing */
	       utf8proc_get_property((utf8proc_int32_t)cp)->boundclass ==
	           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* What the characters already let out allow the next one. */
struct outlet {
	bool standing;   /* there is something for a mark to stand on */
	bool pictograph; /* they end in an emoji, with its variants */
	uint32_t before; /* the last one */
};

static bool may_pass(const struct outlet *o, uint32_t cp, uint32_t next)
{
	if (is_plain(cp))
		return true;
	if (cp == JOINER)
		return o->pictograph && is_pictograph(next);
	if (cp == TEXT_STYLE || cp == EMOJI_STYLE)
		return is_pictograph(o->before) || (o->before >= '0' && o->before <= '9') ||
		       o->before == '#' || o->before == '*';
	return !text_is_forbidden(cp) && (o->standing || text_cp_width(cp) > 0);
}

static void let_out(struct outlet *o, struct buf *b, uint32_t cp)
{
	bool variant = cp == EMOJI_STYLE || cp == TEXT_STYLE || (cp >= 0x1F3FB && cp <= 0x1F3FF);

	text_add_cp(b, cp);
	o->standing = cp != '\n';
	o->pictograph = is_pictograph(cp) || (o->pictograph && variant);
	o->before = cp;
}

void text_neutral(struct buf *b, struct str text, enum text_mode mode)
{
	struct outlet o = {0};
	uint32_t cp, next = 0;

	for (size_t at = 0; at < text.n;) {
		at += text_step(from(text, at), &cp);
		text_decode(from(text, at), &next);
		if (cp == '\r' && next == '\n')
			continue;
		if (cp == '\t' || (cp == '\n' && mode == TEXT_LINE))
			let_out(&o, b, ' ');
		else if (cp == '\n' || may_pass(&o, cp, next))
			let_out(&o, b, cp);
		else
			let_out(&o, b, TEXT_REPLACEMENT);
	}
}

void text_upper(struct buf *b, struct str text)
{
	while (text.n) {
		uint32_t cp;
		size_t n = text_decode(text, &cp);

		if (n)
			text_add_cp(b, (uint32_t)towupper((wint_t)cp));
		else
			buf_add(b, (struct str){text.s, n = 1});
		text = (struct str){text.s + n, text.n - n};
	}
}

static void add_first(struct buf *b, struct str text, wint_t (*in_case)(wint_t))
{
	uint32_t cp;
	size_t n = text_decode(text, &cp);

	if (!text.n)
		return;
	if (n)
		text_add_cp(b, (uint32_t)in_case((wint_t)cp));
	buf_add(b, (struct str){text.s + n, text.n - n});
}

void text_lower_first(struct buf *b, struct str text)
{
	add_first(b, text, towlower);
}

void text_upper_first(struct buf *b, struct str text)
{
	add_first(b, text, towupper);
}
