/* editor: see editor.h.  In order: the text, undo, lines, moves, keys, drawing. */
#include "ui/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MARGIN_COLS = 2, UNDO_MAX = 200 };

/* One change: at byte `at`, `removed` gave way to `inserted`. */
struct edit {
	size_t at;
	struct buf removed, inserted;
};

struct line {
	size_t start, end; /* bytes; the blank it was broken at is in it, a newline is not */
	bool is_hard;      /* ends at a newline, or is the last */
};

struct editor {
	struct buf text;
	size_t at; /* the cursor: the start of a grapheme, or the end */
	size_t max_bytes;
	bool one_line;
	bool ascii;         /* how it was last drawn, */
	int rows, cols;     /* and in which size, without the margin */
	int want_col;       /* the column that moves by line aim at; -1: the cursor's */
	size_t top;         /* first line drawn */
	struct edit *edits; /* UNDO_MAX places: those done, then those undone */
	size_t n_done, n_edits;
	bool moved;         /* since the last change, which the next then does not join */
	struct line *lines; /* of the last lay_out */
	size_t n_lines, room_lines;
};

/* The text. */

static struct str slice(const struct editor *e, size_t from, size_t to)
{
	return (struct str){buf_text(&e->text) + from, to - from};
}

/* The text that may be written: what is invisible by nature is dropped, as web
 * pages and word processors leave much of it in what one copies. */
static void add_writable(struct buf *out, struct str text, bool one_line)
{
	struct buf kept = {0};
	struct arena arena = {0};

	while (text.n) {
		uint32_t cp;
		size_t n = text_step(text, &cp);

		if (cp == '\n' || cp == '\t' || !text_is_forbidden(cp))
			text_add_cp(&kept, cp);
		text = (struct str){text.s + n, text.n - n};
	}
	text_neutral(out, text_nfc(&arena, buf_str(&kept)), one_line ? TEXT_LINE : TEXT_LINES);
	arena_done(&arena);
	buf_done(&kept);
}

static void splice(struct buf *text, size_t at, size_t n_removed, struct str inserted)
{
	const char *s = buf_text(text);
	struct buf spliced = {0};

	buf_add(&spliced, (struct str){s, at});
	buf_add(&spliced, inserted);
	buf_add(&spliced, (struct str){s + at + n_removed, text->n - at - n_removed});
	buf_done(text);
	*text = spliced;
}

struct editor *editor_new(const struct editor_setup *setup)
{
	struct editor *e = arena_alone(1, sizeof *e);

	e->max_bytes = setup->max_bytes;
	e->one_line = setup->one_line;
	e->rows = 10;
	e->cols = 73;
	e->want_col = -1;
	add_writable(&e->text, setup->text, e->one_line);
	e->at = e->text.n;
	return e;
}

static void edit_done(struct edit *edit)
{
	buf_done(&edit->removed);
	buf_done(&edit->inserted);
}

void editor_free(struct editor *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->n_edits; i++)
		edit_done(&e->edits[i]);
	free(e->edits);
	free(e->lines);
	buf_done(&e->text);
	free(e);
}

struct str editor_text(const struct editor *e)
{
	return buf_str(&e->text);
}

size_t editor_at(const struct editor *e)
{
	return e->at;
}

/* Undo. */

/* A place for one more edit on top of those done; what was undone is lost. */
static struct edit *edit_push(struct editor *e)
{
	while (e->n_edits > e->n_done)
		edit_done(&e->edits[--e->n_edits]);
	if (!e->edits)
		e->edits = arena_alone(UNDO_MAX, sizeof *e->edits);
	if (e->n_edits == UNDO_MAX) {
		edit_done(&e->edits[0]);
		memmove(e->edits, e->edits + 1, (UNDO_MAX - 1) * sizeof *e->edits);
		e->n_edits--;
	}
	e->edits[e->n_edits] = (struct edit){0};
	e->n_done = e->n_edits + 1;
	return &e->edits[e->n_edits++];
}

/* Whether typing this is one act with what was typed just before: letters of a
 * word, or the accent that completes a letter. */
static bool joins_last(const struct editor *e, size_t from, size_t to, struct str inserted)
{
	const struct edit *last = e->n_done ? &e->edits[e->n_done - 1] : NULL;
	bool after_blank = to > 0 && text_blank(slice(e, to - 1, to));

	return last && e->n_done == e->n_edits && last->removed.n == 0 && inserted.n &&
	       from >= last->at && to == last->at + last->inserted.n &&
	       (text_blank(inserted) || !after_blank);
}

/* Whether erasing this goes on with the erasing just before, to the left or right. */
static bool joins_erasing(const struct editor *e, size_t from, size_t to)
{
	const struct edit *last = e->n_done ? &e->edits[e->n_done - 1] : NULL;

	return last && e->n_done == e->n_edits && last->inserted.n == 0 &&
	       (to == last->at || from == last->at);
}

static void remember(struct editor *e, size_t from, size_t to, struct str inserted, bool typed)
{
	struct edit *edit = e->n_done ? &e->edits[e->n_done - 1] : NULL;

	typed = typed && !e->moved;
	e->moved = false;
	if (typed && joins_last(e, from, to, inserted)) {
		splice(&edit->inserted, from - edit->at, to - from, inserted);
	} else if (typed && inserted.n == 0 && joins_erasing(e, from, to)) {
		splice(&edit->removed, to == edit->at ? 0 : edit->removed.n, 0, slice(e, from, to));
		edit->at = from;
	} else {
		edit = edit_push(e);
		edit->at = from;
		buf_add(&edit->removed, slice(e, from, to));
		buf_add(&edit->inserted, inserted);
	}
}

/* Replaces [from, to), remembering it; the cursor goes after what is inserted. */
static enum editor_did change(struct editor *e, size_t from, size_t to, struct str inserted,
                              bool typed)
{
	if (inserted.n > to - from && e->text.n - (to - from) + inserted.n > e->max_bytes)
		return EDITOR_FULL;
	remember(e, from, to, inserted, typed);
	splice(&e->text, from, to - from, inserted);
	e->at = from + inserted.n;
	return EDITOR_CHANGED;
}

static enum editor_did undo(struct editor *e)
{
	struct edit *edit;

	if (e->n_done == 0)
		return EDITOR_MOVED;
	edit = &e->edits[--e->n_done];
	splice(&e->text, edit->at, edit->inserted.n, buf_str(&edit->removed));
	e->at = edit->at + edit->removed.n;
	return EDITOR_CHANGED;
}

static enum editor_did redo(struct editor *e)
{
	struct edit *edit;

	if (e->n_done == e->n_edits)
		return EDITOR_MOVED;
	edit = &e->edits[e->n_done++];
	splice(&e->text, edit->at, edit->removed.n, buf_str(&edit->inserted));
	e->at = edit->at + edit->inserted.n;
	return EDITOR_CHANGED;
}

/* Lines. */

/* The line that starts at a byte.  A blank never begins one: it hangs past the
 * edge, unseen, at the end of the one before. */
static struct line line_from(const struct editor *e, size_t start)
{
	struct str text = editor_text(e);
	size_t at = start, after_blank = 0;
	int used = 0;

	while (at < text.n && text.s[at] != '\n') {
		size_t next = text_next_grapheme(text, at);

		used += canvas_neutral_width(e->ascii, slice(e, at, next));
		if (text.s[at] == ' ')
			after_blank = next;
		else if (used > e->cols && after_blank)
			return (struct line){start, after_blank, false};
		else if (used > e->cols && at > start)
			return (struct line){start, at, false};
		at = next;
	}
	return (struct line){start, at, true};
}

static void line_add(struct editor *e, struct line line)
{
	if (e->n_lines == e->room_lines) {
		e->room_lines = e->room_lines ? 2 * e->room_lines : 16;
		e->lines = realloc(e->lines, e->room_lines * sizeof *e->lines);
		if (!e->lines)
			arena_exhausted();
	}
	e->lines[e->n_lines++] = line;
}

/* Lays the text out; there is always one line.  Returns the cursor's. */
static size_t lay_out(struct editor *e)
{
	size_t row = 0;

	e->n_lines = 0;
	line_add(e, line_from(e, 0));
	for (;;) {
		struct line last = e->lines[e->n_lines - 1];

		if (last.start <= e->at)
			row = e->n_lines - 1;
		if (last.is_hard && last.end == e->text.n)
			return row;
		line_add(e, line_from(e, last.is_hard ? last.end + 1 : last.end));
	}
}

size_t editor_lines(const struct editor *e)
{
	return e->text.n ? e->n_lines : 0;
}

/* Moves. */

/* The last place of a line: past its end, or before what makes the next begin. */
static size_t line_last(const struct editor *e, const struct line *line)
{
	return line->is_hard ? line->end : text_prev_grapheme(editor_text(e), line->end);
}

static int column_of(const struct editor *e, const struct line *line, size_t at)
{
	return canvas_neutral_width(e->ascii, slice(e, line->start, at));
}

/* The place of a line nearest to a column, from the left. */
static size_t place_at(const struct editor *e, const struct line *line, int col)
{
	size_t at = line->start, last = line_last(e, line);

	while (at < last) {
		size_t next = text_next_grapheme(editor_text(e), at);

		if (next > last || column_of(e, line, next) > col)
			break;
		at = next;
	}
	return at;
}

static void move_lines(struct editor *e, int by)
{
	size_t row = lay_out(e), last = e->n_lines - 1;
	int want = e->want_col < 0 ? column_of(e, &e->lines[row], e->at) : e->want_col;

	if (by < 0)
		row = row < (size_t)-by ? 0 : row - (size_t)-by;
	else
		row = last - row < (size_t)by ? last : row + (size_t)by;
	e->at = place_at(e, &e->lines[row], want);
	e->want_col = want;
}

static struct line cursor_line(struct editor *e)
{
	size_t row = lay_out(e);

	return e->lines[row];
}

static bool move(struct editor *e, enum key_kind kind)
{
	struct str text = editor_text(e);
	int page = e->rows > 1 ? e->rows - 1 : 1;
	struct line line;

	switch (kind) {
	case K_UP:
	case K_DOWN:
		move_lines(e, kind == K_UP ? -1 : 1);
		return true;
	case K_PAGE_UP:
	case K_PAGE_DOWN:
		move_lines(e, kind == K_PAGE_UP ? -page : page);
		return true;
	case K_LEFT:
		e->at = text_prev_grapheme(text, e->at);
		break;
	case K_RIGHT:
		e->at = text_next_grapheme(text, e->at);
		break;
	case K_HOME:
		e->at = cursor_line(e).start;
		break;
	case K_END:
		line = cursor_line(e);
		e->at = line_last(e, &line);
		break;
	default:
		return false;
	}
	e->want_col = -1;
	return true;
}

/* Keys. */

/* A character, with the letter before it when it is an accent that combines. */
static enum editor_did type(struct editor *e, uint32_t cp)
{
	size_t from = text_cp_width(cp) ? e->at : text_prev_grapheme(editor_text(e), e->at);
	bool stands = text_cp_width(cp) || (from < e->at && e->text.s[from] != '\n');
	struct buf typed = {0}, writable = {0};
	enum editor_did did;

	if (text_is_forbidden(cp) || !stands)
		return EDITOR_MOVED;
	buf_add(&typed, slice(e, from, e->at));
	text_add_cp(&typed, cp);
	add_writable(&writable, buf_str(&typed), e->one_line);
	did = change(e, from, e->at, buf_str(&writable), true);
	buf_done(&typed);
	buf_done(&writable);
	return did;
}

static enum editor_did paste(struct editor *e, struct str pasted)
{
	struct buf writable = {0};
	enum editor_did did = EDITOR_MOVED;

	if (e->one_line)
		pasted = text_trim(pasted);
	add_writable(&writable, pasted, e->one_line);
	if (writable.n)
		did = change(e, e->at, e->at, buf_str(&writable), false);
	buf_done(&writable);
	return did;
}

static enum editor_did erase(struct editor *e, bool before)
{
	size_t from = before ? text_prev_grapheme(editor_text(e), e->at) : e->at;
	size_t to = before ? e->at : text_next_grapheme(editor_text(e), e->at);

	return from == to ? EDITOR_MOVED : change(e, from, to, STR(""), true);
}

static enum editor_did control(struct editor *e, uint32_t letter)
{
	if (letter == 'z')
		return undo(e);
	return letter == 'y' ? redo(e) : EDITOR_IGNORED;
}

static enum editor_did write_key(struct editor *e, struct key key, struct str pasted)
{
	switch (key.kind) {
	case K_CHAR:
		return key.mods ? control(e, key.cp) : type(e, key.cp);
	case K_ENTER:
		return e->one_line ? EDITOR_ENTERED : change(e, e->at, e->at, STR("\n"), true);
	case K_BACKSPACE:
	case K_DELETE:
		return erase(e, key.kind == K_BACKSPACE);
	case K_PASTE:
		return paste(e, pasted);
	case K_ESCAPE:
		return EDITOR_CLOSED;
	default:
		return EDITOR_IGNORED;
	}
}

enum editor_did editor_key(struct editor *e, struct key key, struct str pasted)
{
	enum editor_did did;

	if (move(e, key.kind)) {
		e->moved = true;
		return EDITOR_MOVED;
	}
	did = write_key(e, key, pasted);
	if (did == EDITOR_CHANGED)
		e->want_col = -1;
	return did;
}

/* Drawing. */

void editor_draw(struct editor *e, struct canvas *c, struct area area, uint32_t margin_sign)
{
	int left = area.col + MARGIN_COLS, col;
	struct area former = canvas_clip(c, area);
	size_t row;

	/* One column is left for the cursor after the last character. */
	e->cols = area.cols - MARGIN_COLS - 1 > 1 ? area.cols - MARGIN_COLS - 1 : 1;
	e->rows = area.rows > 1 ? area.rows : 1;
	e->ascii = c->ascii;
	canvas_fill(c, area, PEN_PLAIN, ' ');
	row = lay_out(e);
	if (row < e->top)
		e->top = row;
	if (row >= e->top + (size_t)e->rows)
		e->top = row - (size_t)e->rows + 1;
	for (size_t i = e->top; i < e->n_lines && i < e->top + (size_t)e->rows; i++) {
		int at = area.row + (int)(i - e->top);

		canvas_sign(c, at, area.col, PEN_PLAIN, margin_sign);
		canvas_text(c, at, left, PEN_PLAIN, slice(e, e->lines[i].start, e->lines[i].end));
	}
	canvas_unclip(c, former);
	col = column_of(e, &e->lines[row], e->at);
	canvas_cursor(c, area.row + (int)(row - e->top), left + (col < e->cols ? col : e->cols));
}
