/* text: see text.h; this file holds matching and order.  A text is walked one
 * folded character at a time, so that comparing needs no memory. */
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

/* The longest decomposition of Unicode (U+FDFA) has 18 characters. */
enum { LONGEST = 32, MOST_LETTERS = 64 };

enum fold_what { KEEP_CASE, KEEP_MARKS, LETTERS };

struct walk {
	struct str rest;     /* not yet read */
	enum fold_what what; /* what of a character is given */
	uint32_t cps[LONGEST];
	int n, next; /* of those: how many, and the next to give */
};

/* What Unicode does not take apart. */
static const struct {
	uint32_t cp;
	char plain[3];
} apart[] = {
    {0xC6, "AE"},   {0xD0, "D"},   {0xD8, "O"},   {0xDE, "TH"},  {0xDF, "ss"},  {0xE6, "ae"},
    {0xF0, "d"},    {0xF8, "o"},   {0xFE, "th"},  {0x110, "D"},  {0x111, "d"},  {0x126, "H"},
    {0x127, "h"},   {0x131, "i"},  {0x141, "L"},  {0x142, "l"},  {0x152, "OE"}, {0x153, "oe"},
    {0x1E9E, "SS"}, {0x2BC, "'"},  {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"},
    {0x2014, "-"},  {0x2015, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x2212, "-"}, {'\t', " "},
    {'\n', " "},    {'\r', " "},
};

static bool is_mark(uint32_t cp)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
	       category == UTF8PROC_CATEGORY_MC;
}

static void give(struct walk *w, uint32_t cp)
{
	if (w->n < LONGEST)
		w->cps[w->n++] = cp;
}

static void give_apart(struct walk *w, uint32_t cp)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (apart[i].cp == cp) {
			for (const char *c = apart[i].plain; *c; c++)
				give(w, (unsigned char)*c);
			return;
		}
	if (w->what == KEEP_MARKS || !is_mark(cp))
		give(w, cp);
}

static void unfold_ascii(struct walk *w, uint32_t cp)
{
	bool capital = cp >= 'A' && cp <= 'Z' && w->what != KEEP_CASE;

	give(w, capital ? cp - 'A' + 'a' : cp);
}

static void unfold_any(struct walk *w, uint32_t cp)
{
	utf8proc_int32_t cps[LONGEST];
	int options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;
	int boundary = 0;
	utf8proc_ssize_t n;

	if (w->what != KEEP_CASE)
		options |= UTF8PROC_CASEFOLD;
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, cps, LONGEST, (utf8proc_option_t)options,
	                            &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < LONGEST; i++)
		give_apart(w, (uint32_t)cps[i]);
}

/* Reads one character, which may fold to nothing. */
static void unfold(struct walk *w)
{
	uint32_t cp;
	size_t n = text_step(w->rest, &cp);

	w->rest = (struct str){w->rest.s + n, w->rest.n - n};
	w->n = w->next = 0;
	if (cp >= ' ' && cp <= '~')
		unfold_ascii(w, cp);
	else
		unfold_any(w, cp);
}

/* The next folded character; false at the end. */
static bool step(struct walk *w, uint32_t *cp)
{
	while (w->next == w->n) {
		if (w->rest.n == 0)
			return false;
		unfold(w);
	}
	*cp = w->cps[w->next++];
	return true;
}

/* The same, hyphens and apostrophes passed over; 0 at the end. */
static uint32_t step_letter(struct walk *w)
{
	uint32_t cp;

	while (step(w, &cp))
		if (cp != '-' && cp != '\'')
			return cp;
	return 0;
}

struct str text_fold(struct arena *a, struct str text)
{
	struct walk w = {.rest = text, .what = LETTERS};
	struct buf folded = {0};
	struct str copy;
	uint32_t cp;

	while (step(&w, &cp))
		text_add_cp(&folded, cp);
	copy = arena_str(a, buf_str(&folded));
	buf_done(&folded);
	return copy;
}

struct str text_match(struct arena *a, struct str text)
{
	struct str folded = text_fold(a, text_trim(text));
	char *matched = arena_alloc(a, folded.n + 1, 1);

	for (size_t i = 0; i < folded.n; i++)
		matched[i] = folded.s[i] == '_' || folded.s[i] == '\'' ? ' ' : folded.s[i];
	return (struct str){matched, folded.n};
}

static bool starts_with(struct walk text, struct walk needle)
{
	uint32_t a, b;

	while (step(&needle, &b))
		if (!step(&text, &a) || a != b)
			return false;
	return true;
}

bool text_find_fold(struct str text, struct str needle)
{
	const struct walk what = {.rest = needle, .what = LETTERS};
	struct walk w = {.rest = text, .what = LETTERS};
	uint32_t cp;

	do
		if (starts_with(w, what))
			return true;
	while (step(&w, &cp));
	return false;
}

/* At the first difference between texts of the same letters, one has a mark where the
 * other has its next letter, or nothing: the mark comes after. */
static int compare_letters(struct str a, struct str b, enum fold_what what)
{
	struct walk in_a = {.rest = a, .what = what}, in_b = {.rest = b, .what = what};
	uint32_t x, y;

	do {
		x = step_letter(&in_a);
		y = step_letter(&in_b);
	} while (x == y && x != 0);
	if (what == KEEP_MARKS && is_mark(x) != is_mark(y))
		return is_mark(x) ? 1 : -1;
	return (x > y) - (x < y);
}

int text_compare_fr(struct str a, struct str b)
{
	int way = compare_letters(a, b, LETTERS);

	if (way == 0)
		way = compare_letters(a, b, KEEP_MARKS);
	return way ? way : str_compare(a, b);
}

/* The first letters of a word, and how many more there are. */
struct word {
	uint32_t cps[MOST_LETTERS];
	size_t n, more;
};

static struct word word_of(struct str text)
{
	struct walk w = {.rest = text, .what = LETTERS};
	struct word word = {.n = 0};
	uint32_t cp;

	while (step(&w, &cp)) {
		if (word.n < MOST_LETTERS)
			word.cps[word.n++] = cp;
		else
			word.more++;
	}
	return word;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the usual table: row[j] is the distance between the first i letters of a
 * and the first j of b; two rows back serve the swap. */
static size_t distance_of(const struct word *a, const struct word *b)
{
	size_t rows[3][MOST_LETTERS + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b->n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		size_t *oldest = before;

		row[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			const uint32_t *x = a->cps + i - 1, *y = b->cps + j - 1;

			row[j] = least(last[j - 1] + (*x != *y), least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x[0] == y[-1] && x[-1] == y[0])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = oldest;
	}
	return last[b->n];
}

size_t text_distance(struct str a, struct str b)
{
	struct word in_a = word_of(a), in_b = word_of(b);
	size_t more = in_a.more > in_b.more ? in_a.more - in_b.more : in_b.more - in_a.more;

	return distance_of(&in_a, &in_b) + more;
}

static bool is_word_char(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9') ||
	       cp == '_';
}

bool text_ascii(struct buf *b, struct str text)
{
	struct walk w = {.rest = text, .what = KEEP_CASE};
	size_t start = b->n;
	char between = '\0';
	uint32_t cp;

	while (step(&w, &cp)) {
		if (!is_word_char(cp)) {
			between = cp == '.' && between != '-' ? '.' : '-';
			continue;
		}
		if (between && b->n > start)
			buf_add_char(b, between);
		buf_add_char(b, (char)cp);
		between = '\0';
	}
	return b->n > start;
}
