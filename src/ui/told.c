/* told: see told.h. */
#include "ui/told.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { BROKEN_COLS = 45 }; /* a shorter row ended where it stands */

void told_clear(struct told *t)
{
	buf_clear(&t->about);
	buf_clear(&t->section);
	buf_clear(&t->facts);
	buf_clear(&t->legend);
	buf_clear(&t->rows);
	buf_clear(&t->name);
	t->n_rows = t->selected = t->page = 0;
	t->has_selected = t->has_parts = false;
}

void told_done(struct told *t)
{
	buf_done(&t->about);
	buf_done(&t->section);
	buf_done(&t->facts);
	buf_done(&t->legend);
	buf_done(&t->rows);
	buf_done(&t->name);
}

/* -- sentences ----------------------------------------------------------------------------- */

static bool ends_in(const struct buf *b, const char *sign)
{
	size_t n = strlen(sign);

	return b->n >= n && memcmp(b->s + b->n - n, sign, n) == 0;
}

void told_stop(struct buf *b)
{
	static const char *const ends[] = {".", "!", "?", ":", ";", "…", "»", "\n"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (!b->n || ends_in(b, ends[i]))
			return;
	buf_add_char(b, '.');
}

void told_whole(struct buf *b)
{
	struct buf whole = {0};

	text_shorten(&whole, buf_str(b), SIZE_MAX);
	buf_clear(b);
	buf_add(b, buf_str(&whole));
	buf_done(&whole);
}

static void add_colon(struct buf *b)
{
	buf_addf(b, "%s ", words_p("before a state", ":"));
}

void told_fact(struct told *t, const char *head, struct str text)
{
	if (!text.n)
		return;
	if (head && *head) {
		text_upper_first(&t->facts, str_of(head));
		add_colon(&t->facts);
		buf_add(&t->facts, text);
	} else {
		text_upper_first(&t->facts, text);
	}
	told_stop(&t->facts);
	buf_add_char(&t->facts, '\n');
}

void told_legend(struct told *t, struct str key, struct str text)
{
	buf_add(&t->legend, key);
	add_colon(&t->legend);
	buf_add(&t->legend, text);
	told_stop(&t->legend);
	buf_add_char(&t->legend, '\n');
}

void told_end(struct told *t)
{
	if (!t->n_rows || ends_in(&t->rows, "\n"))
		return;
	told_stop(&t->rows);
	buf_add_char(&t->rows, '\n');
}

void told_row(struct told *t, int number, bool selected, struct str name)
{
	told_end(t);
	if (selected) {
		t->selected = t->n_rows;
		t->has_selected = true;
	}
	t->n_rows++;
	t->has_parts = false;
	if (number > 0)
		buf_addf(&t->rows, "%d. ", number);
	buf_add(&t->rows, name);
	if (!selected)
		return;
	buf_clear(&t->name);
	buf_add(&t->name, name);
}

void told_part(struct told *t, const char *head, struct str text)
{
	if (!text.n && !(head && *head))
		return;
	if (t->has_parts)
		buf_add(&t->rows, STR(", "));
	else
		add_colon(&t->rows);
	t->has_parts = true;
	if (head && *head)
		buf_addf(&t->rows, text.n ? "%s " : "%s", head);
	buf_add(&t->rows, text);
}

void told_part_of(struct told *t, const char *head, struct buf *text)
{
	struct str rest = buf_str(text);

	if (rest.n > 3 && rest.s[0] >= '0' && rest.s[0] <= '9' && rest.s[1] == ' ' &&
	    rest.s[2] == ' ')
		rest = (struct str){rest.s + 3, rest.n - 3};
	if (rest.n)
		told_part(t, head, rest);
	buf_clear(text);
}

void told_fact_of(struct told *t, const char *head, struct buf *text)
{
	told_fact(t, head, buf_str(text));
	buf_clear(text);
}

struct str told_nth(const struct told *t, size_t row)
{
	struct str rest = buf_str(&t->rows), line = {NULL, 0};

	for (size_t i = 0; i <= row; i++)
		line = str_cut(&rest, '\n');
	return line;
}

/* -- from what was drawn ------------------------------------------------------------------- */

/* Lines, bars, pointers and big digits say nothing that words don't say beside them. */
static bool is_drawing(uint32_t cp)
{
	return (cp >= 0x2500 && cp <= 0x25FF) || cp == 0x2192;
}

/* One run of cells without two blanks in a row, signs left out. */
static void add_piece(struct buf *out, struct str piece)
{
	piece = str_trim(piece);
	if (!piece.n)
		return;
	if (out->n)
		buf_add(out, STR(", "));
	if (str_is(piece, "·"))
		buf_addf(out, "%s", words_p("text", "empty"));
	else if (str_is(piece, "–"))
		buf_addf(out, "%s", _("not observed"));
	else
		buf_add(out, piece);
}

/* "·" beside other signs is a bar's; between two words it parts them. */
static bool is_dot_of_bar(const struct canvas *c, int row, int col)
{
	const struct cell *before = canvas_at(c, row, col - 1), *after = canvas_at(c, row, col + 1);

	return (before && before->codes[0] != ' ') || (after && after->codes[0] != ' ');
}

void told_words(struct buf *out, const struct canvas *c, int row)
{
	struct buf piece = {0}, all = {0};
	int blanks = 0;

	for (int col = 0; col < c->cols; col++) {
		const struct cell *cell = canvas_at(c, row, col);
		uint32_t cp = cell->codes[0];

		if (is_drawing(cp) || (cp == 0xB7 && is_dot_of_bar(c, row, col)))
			cp = ' ';
		blanks = cp == ' ' ? blanks + 1 : 0;
		if (blanks == 2 || (cp == 0xB7 && str_trim(buf_str(&piece)).n)) {
			add_piece(&all, buf_str(&piece));
			buf_clear(&piece);
			cp = ' ';
		}
		for (size_t i = 0; cell->width && i < CELL_CODES && cell->codes[i]; i++)
			text_add_cp(&piece, i ? cell->codes[i] : cp);
	}
	add_piece(&all, buf_str(&piece));
	buf_add(out, buf_str(&all));
	buf_done(&piece);
	buf_done(&all);
}

/* Where a row of one text begins; -1 for a row of columns, or none. */
static int start_of_text(const struct canvas *c, int row)
{
	int first = -1, last = -1;

	for (int col = 0; col < c->cols; col++) {
		if (canvas_at(c, row, col)->codes[0] == ' ')
			continue;
		if (last >= 0 && col - last > 2)
			return -1;
		first = first < 0 ? col : first;
		last = col;
	}
	return first;
}

/* The row goes on with the text of the row before, which was broken to fit. */
static bool goes_on(const struct canvas *c, int row, const struct buf *so_far)
{
	int start = start_of_text(c, row);
	struct buf stopped = {0};
	bool is_open;

	if (start < 0 || start_of_text(c, row - 1) != start)
		return false;
	buf_add(&stopped, buf_str(so_far));
	told_stop(&stopped);
	is_open = stopped.n != so_far->n;
	buf_done(&stopped);
	return is_open && text_width(buf_str(so_far)) > BROKEN_COLS;
}

void told_text(struct buf *out, const struct canvas *c, struct area area)
{
	struct buf line = {0}, words = {0};

	for (int row = area.row; row < area.row + area.rows; row++) {
		buf_clear(&words);
		told_words(&words, c, row);
		if (!words.n)
			continue;
		if (line.n && !goes_on(c, row, &line)) {
			told_stop(&line);
			buf_addf(out, "%s\n", buf_text(&line));
			buf_clear(&line);
		}
		buf_addf(&line, line.n ? " %s" : "%s", buf_text(&words));
	}
	told_stop(&line);
	buf_addf(out, line.n ? "%s\n" : "%s", buf_text(&line));
	buf_done(&line);
	buf_done(&words);
}

void told_drawn(struct told *t, const struct canvas *c, struct area area)
{
	struct buf b = {0};

	if (!c->cursor_shown) {
		told_text(&t->facts, c, area);
		return;
	}
	for (int row = area.row; row < area.row + area.rows; row++) {
		buf_clear(&b);
		told_words(&b, c, row);
		if (b.n)
			told_row(t, 0, row == c->cursor_row, buf_str(&b));
	}
	told_end(t);
	buf_done(&b);
}
