/* check_document: of check.h: documents, as PDF and as HTML. */
#include <string.h>

#include "export/check.h"

static const char *find(struct str text, size_t from, struct str what)
{
	return from < text.n ? memmem(text.s + from, text.n - from, what.s, what.n) : NULL;
}

/* -- PDF -------------------------------------------------------------------------------------- */

static size_t skip_number(struct str text, size_t at, int64_t *value)
{
	size_t end = at;

	*value = -1;
	while (end < text.n && text.s[end] >= '0' && text.s[end] <= '9')
		end++;
	str_to_int((struct str){text.s + at, end - at}, value);
	return end;
}

/* "startxref", an offset, "%%EOF", and at that offset the table. */
static bool ends_as_pdf(struct str text)
{
	static const struct str start = {"startxref\n", 10}, end = {"\n%%EOF\n", 7};
	size_t at = text.n > 64 ? text.n - 64 : 0;
	const char *found = find(text, at, start);
	int64_t table;

	if (!found)
		return false;
	at = skip_number(text, (size_t)(found - text.s) + start.n, &table);
	return table > 0 && (size_t)table + 4 <= text.n && memcmp(text.s + table, "xref", 4) == 0 &&
	       text.n - at == end.n && memcmp(text.s + at, end.s, end.n) == 0;
}

/* How many objects are pages; and what the tree of pages says, the largest count of all. */
static int64_t count_pages(struct str text, int64_t *said)
{
	static const struct str page = {"/Type /Page", 11}, count = {"/Count ", 7};
	int64_t n = 0, one;

	*said = 0;
	for (const char *at = find(text, 0, page); at;
	     at = find(text, (size_t)(at - text.s) + page.n, page))
		n += at + page.n < text.s + text.n && at[page.n] != 's';
	for (const char *at = find(text, 0, count); at;
	     at = find(text, (size_t)(at - text.s) + count.n, count)) {
		skip_number(text, (size_t)(at - text.s) + count.n, &one);
		*said = one > *said ? one : *said;
	}
	return n;
}

enum check check_pdf(struct str text, struct tally *t)
{
	int64_t said;

	*t = (struct tally){0};
	if (!str_starts(text, "%PDF-") || !ends_as_pdf(text))
		return CHECK_BAD;
	t->pages = count_pages(text, &said);
	return t->pages > 0 && t->pages == said ? CHECK_GOOD : CHECK_BAD;
}

/* -- HTML ------------------------------------------------------------------------------------- */

enum { DEEP = 64 };

struct html_scan {
	struct str text, open[DEEP];
	size_t at, n_open;
	struct tally *tally;
	bool in_body; /* of a table */
};

static bool is_void(struct str name)
{
	static const char *const names[] = {"meta", "br",  "hr",    "col",
	                                    "link", "img", "input", "wbr"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

static void count_row(struct html_scan *s, struct str name)
{
	if (str_is(name, "table") && s->tally->n < TALLY_TABLES)
		s->tally->n++;
	s->in_body |= str_is(name, "tbody");
	if (str_is(name, "tr") && s->in_body && s->tally->n)
		s->tally->rows[s->tally->n - 1]++;
}

/* Past a tag that begins here. */
static bool html_tag(struct html_scan *s)
{
	const char *end = find(s->text, s->at, STR(">"));
	struct str name = {s->text.s + s->at + 1, 0};
	bool closes = name.s < s->text.s + s->text.n && *name.s == '/';

	if (!end)
		return false;
	name.s += closes;
	while (name.s + name.n < end && !strchr(" \n\t/", name.s[name.n]))
		name.n++;
	s->at = (size_t)(end - s->text.s) + 1;
	if (!name.n)
		return false;
	if (name.s[0] == '!' || (!closes && is_void(name)))
		return true;
	if (!closes) {
		if (s->n_open == DEEP)
			return false;
		s->open[s->n_open++] = name;
		count_row(s, name);
		return true;
	}
	s->in_body &= !str_is(name, "tbody");
	return s->n_open && str_equal(s->open[--s->n_open], name);
}

/* Past what is no text: its own end alone ends it. */
static bool html_style(struct html_scan *s)
{
	const char *end = find(s->text, s->at, STR("</style>"));

	if (end)
		s->at = (size_t)(end - s->text.s);
	return end != NULL;
}

enum check check_html(struct str text, struct tally *t)
{
	struct html_scan s = {.text = text, .tally = t};

	*t = (struct tally){0};
	if (!str_starts(text, "<!doctype html>") && !str_starts(text, "<!DOCTYPE html>"))
		return CHECK_BAD;
	while (s.at < text.n) {
		if (text.s[s.at] != '<') {
			s.at++;
			continue;
		}
		if (!html_tag(&s))
			return CHECK_BAD;
		if (s.n_open && str_is(s.open[s.n_open - 1], "style") && !html_style(&s))
			return CHECK_BAD;
	}
	return s.n_open || !find(text, 0, STR("</html>")) ? CHECK_BAD : CHECK_GOOD;
}
