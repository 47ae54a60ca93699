/* complaint: see complaint.h. */
#include "intake/complaint.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "base/words.h"

enum { QUOTE_COLS = 40, QUOTE_BYTES = 800, NEAR_BYTES = 400, BEFORE_COLS = 50, LINE_COLS = 76 };

void complaints_init(struct complaints *cs)
{
	*cs = (struct complaints){0};
}

void complaints_done(struct complaints *cs)
{
	arena_done(&cs->arena);
	complaints_init(cs);
}

bool complaints_full(const struct complaints *cs)
{
	return cs->n_faults >= COMPLAINTS_MAX;
}

/* A place among those kept.  Full: a fault takes a warning's, the last one's. */
static struct complaint *complaint_room(struct complaints *cs, enum severity severity)
{
	if (cs->n < COMPLAINTS_MAX)
		return &cs->v[cs->n++];
	for (size_t i = cs->n; severity == SEVERITY_FAULT && i--;)
		if (cs->v[i].severity == SEVERITY_WARNING)
			return &cs->v[i];
	return NULL;
}

static struct str say(struct complaints *cs, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
static struct str say(struct complaints *cs, const char *format, va_list args)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	s = arena_new(&cs->arena, char, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, format, args);
	return (struct str){s, (size_t)n};
}

static bool continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Keeps what of the line is near the place: a line may be as long as a file. */
static void complaint_locate(struct complaints *cs, struct complaint *c, struct place place)
{
	struct spot spot = place_spot(place);
	struct str text = place.paper->text;
	size_t at = place.at < text.n ? place.at : text.n;
	size_t from = spot.start, to = spot.end;

	if (at - from > NEAR_BYTES)
		for (from = at - NEAR_BYTES; continues(text.s[from]);)
			from++;
	if (to - at > NEAR_BYTES)
		for (to = at + NEAR_BYTES; continues(text.s[to]);)
			to--;
	c->line = spot.line;
	c->column = spot.column;
	c->before = arena_str(&cs->arena, (struct str){text.s + from, at - from});
	c->after = arena_str(&cs->arena, (struct str){text.s + at, to - at});
}

static void complaint_add(struct complaints *cs, enum severity severity, struct place place,
                          const char *what, va_list args) __attribute__((format(printf, 4, 0)));
static void complaint_add(struct complaints *cs, enum severity severity, struct place place,
                          const char *what, va_list args)
{
	*(severity == SEVERITY_FAULT ? &cs->n_faults : &cs->n_warnings) += 1;
	cs->last = complaint_room(cs, severity);
	if (!cs->last)
		return;
	*cs->last = (struct complaint){.severity = severity};
	cs->last->file = arena_str(&cs->arena, place.paper->path);
	cs->last->what = say(cs, what, args);
	if (place.paper->text.s)
		complaint_locate(cs, cs->last, place);
}

void complaint_fault(struct complaints *cs, struct place place, const char *what, ...)
{
	va_list args;

	va_start(args, what);
	complaint_add(cs, SEVERITY_FAULT, place, what, args);
	va_end(args);
}

void complaint_warning(struct complaints *cs, struct place place, const char *what, ...)
{
	va_list args;

	va_start(args, what);
	complaint_add(cs, SEVERITY_WARNING, place, what, args);
	va_end(args);
}

void complaint_file(struct complaints *cs, struct str path, const char *what, ...)
{
	struct paper no_text = {.path = path};
	va_list args;

	va_start(args, what);
	complaint_add(cs, SEVERITY_FAULT, (struct place){.paper = &no_text}, what, args);
	va_end(args);
}

void complaint_expected(struct complaints *cs, const char *expected, ...)
{
	va_list args;

	va_start(args, expected);
	if (cs->last)
		cs->last->expected = say(cs, expected, args);
	va_end(args);
}

void complaint_todo(struct complaints *cs, const char *todo, ...)
{
	va_list args;

	va_start(args, todo);
	if (cs->last)
		cs->last->todo = say(cs, todo, args);
	va_end(args);
}

const char *complaint_quote(struct complaints *cs, struct str text)
{
	struct buf neutral = {0}, cut = {0};
	struct str kept;

	if (complaints_full(cs))
		return "";
	/* Forty columns never need more bytes than this, and a text may be a file. */
	if (text.n > QUOTE_BYTES)
		text.n = QUOTE_BYTES;
	text_neutral(&neutral, text, TEXT_LINE);
	text_cut(&cut, buf_str(&neutral), QUOTE_COLS);
	kept = arena_str(&cs->arena, buf_str(&cut));
	buf_done(&neutral);
	buf_done(&cut);
	return kept.s;
}

/* -- writing ------------------------------------------------------------------------------- */

/* What of the text is kept when its start is left out, to fit in so many columns. */
static struct str last_cols(struct str text, size_t most)
{
	size_t cols = text_width(text);

	while (cols > most) {
		size_t n = text_next_grapheme(text, 0);

		cols -= text_width((struct str){text.s, n});
		text = (struct str){text.s + n, text.n - n};
	}
	return text;
}

/* The line on at most LINE_COLS columns, its start left out when the place is far, and
 * the caret under the place. */
static void write_excerpt(struct buf *b, const struct complaint *c)
{
	struct buf before = {0}, after = {0};
	struct str start, shown;
	bool is_cut;
	size_t cols;

	text_neutral(&before, c->before, TEXT_LINE);
	text_neutral(&after, c->after, TEXT_LINE);
	start = (struct str){buf_text(&before), before.n};
	shown = last_cols(start, BEFORE_COLS);
	is_cut = shown.n < start.n;
	cols = text_width(shown) + is_cut;

	buf_addf(b, "    %s%.*s", is_cut ? "…" : "", STR_ARG(shown));
	text_cut(b, buf_str(&after), LINE_COLS - cols);
	buf_addf(b, "\n    %*s^\n", (int)cols, "");
	buf_done(&before);
	buf_done(&after);
}

static void complaint_write(const struct complaint *c, struct buf *b)
{
	struct buf line = {0};

	buf_add(&line, c->file);
	if (c->line)
		buf_addf(&line, ":%d:%d", c->line, c->column);
	buf_add(&line, STR(": "));
	if (c->severity == SEVERITY_WARNING)
		buf_add(&line, str_of(_("warning: ")));
	buf_add(&line, c->what);
	if (c->expected.n)
		buf_addf(&line, " %.*s", STR_ARG(c->expected));
	if (c->todo.n)
		buf_addf(&line, " %.*s", STR_ARG(c->todo));
	text_neutral(b, buf_str(&line), TEXT_LINE);
	buf_add_char(b, '\n');
	buf_done(&line);
	if (c->line)
		write_excerpt(b, c);
}

static size_t file_order(const struct complaints *cs, const struct complaint *c)
{
	size_t i = 0;

	while (!str_equal(cs->v[i].file, c->file))
		i++;
	return i;
}

static bool comes_before(const struct complaints *cs, const struct complaint *a,
                         const struct complaint *b)
{
	size_t file_a = file_order(cs, a), file_b = file_order(cs, b);

	if (file_a != file_b)
		return file_a < file_b;
	return a->line != b->line ? a->line < b->line : a->column < b->column;
}

void complaints_write(const struct complaints *cs, struct buf *b)
{
	const struct complaint *sorted[COMPLAINTS_MAX];
	size_t others = cs->n_faults + cs->n_warnings - cs->n;

	for (size_t i = 0; i < cs->n; i++) {
		size_t at = i;

		for (; at && comes_before(cs, &cs->v[i], sorted[at - 1]); at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = &cs->v[i];
	}
	for (size_t i = 0; i < cs->n; i++)
		complaint_write(sorted[i], b);
	if (others)
		buf_addf(b, words_n("and %zu other\n", "and %zu others\n", (int64_t)others),
		         others);
}
