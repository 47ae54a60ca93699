/* view_journal: what happened, oldest first, and its twin in the panel of a wide window.
 *
 * Shows the entries that the state holds, so only what this person may see.  An act taken back
 * stays, marked, with the hour; the taking back has no line of its own. */
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/paragraph.h"
#include "ui/view.h"

/* Columns, counted from the hour's; the panel's hours have no seconds. */
struct columns {
	int name, mark, text;
};
static const struct columns in_view = {10, 18, 20}, in_panel = {6, 14, 16};
enum { UNDONE_COLS = 18 }; /* "annulée 10:39:20" and a gap */

/* Of the newest entry; beyond the last line, so that what comes next is followed. */
#define LAST INT32_MAX

static bool has_line(const struct entry *e)
{
	return !e->is_undo;
}

static size_t count_lines(const struct state *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_entries; i++)
		n += has_line(&s->entries[i]);
	return n;
}

static size_t selected(const struct focus *focus, size_t n)
{
	if (focus->line < 0 || !n)
		return 0;
	return (size_t)focus->line < n ? (size_t)focus->line : n - 1;
}

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Journal"));
}

static void advice(struct buf *b, const struct scene *scene)
{
	if (count_lines(scene->state))
		buf_addf(b, "%s",
		         _("Oldest first: ↑ goes back in time, q returns\t where you "
		           "were\t."));
	else
		buf_addf(b, "%s",
		         _("Nothing yet: each act of the jury will stand here\t with "
		           "its hour\t."));
}

static void write_author(struct buf *b, const struct state *s, int32_t author)
{
	if (author)
		say_family(b, s, author);
	else
		buf_addf(b, "%s", words_p("author, in a column", "office"));
}

/* "annulée 10:39:20" at the right end; returns the column where room is left before it. */
static int draw_undone(struct canvas *c, int row, int end, const struct entry *undo)
{
	struct buf b = {0};

	buf_addf(&b, "%s ", words_p("act", "taken back"));
	when_hour(&b, undo->at_ms, undo->zone_min);
	end = canvas_right(c, row, end, PEN_DIM, buf_str(&b)) - 2;
	buf_done(&b);
	return end;
}

/* One entry within the area, over several rows if it has some.  Returns the rows used. */
static int draw_entry(struct canvas *c, struct area at, const struct columns *cols,
                      const struct state *s, const struct entry *e, enum pen pen)
{
	const struct entry *undo = state_entry(s, e->undone_by);
	int text = at.col + cols->text, end = at.col + at.cols, rows = 1;
	struct buf b = {0};

	(cols == &in_view ? when_hour : when_hour_minute)(&b, e->at_ms, e->zone_min);
	canvas_text(c, at.row, at.col, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	write_author(&b, s, e->author);
	canvas_cut(c, at.row, at.col + cols->name, cols->mark - cols->name - 1 + 2 * !undo,
	           PEN_PLAIN, buf_str(&b));
	if (undo) {
		pen = PEN_DIM;
		canvas_text(c, at.row, at.col + cols->mark, pen, STR("×"));
		end = cols == &in_view ? draw_undone(c, at.row, end, undo) : end;
	}
	buf_clear(&b);
	say_event_within(&b, s, e->author, &e->fact,
	                 at.rows > 1 ? SIZE_MAX : (size_t)(end - text));
	if (at.rows > 1)
		rows = paragraph_draw(c, (struct area){at.row, text, at.rows, end - text}, pen,
		                      buf_str(&b));
	else
		canvas_cut(c, at.row, text, end - text, pen, buf_str(&b));
	buf_done(&b);
	return rows;
}

/* How many rows the selected entry takes: it is shown whole. */
static int rows_whole(struct canvas *c, const struct state *s, const struct entry *e, int cols)
{
	struct buf b = {0};
	int rows;

	say_event(&b, s, e->author, &e->fact);
	rows = paragraph_rows(c, (e->undone_by ? cols - UNDONE_COLS : cols) - in_view.text,
	                      buf_str(&b));
	buf_done(&b);
	return rows;
}

static const struct entry *line_at(const struct state *s, size_t line)
{
	for (size_t i = 0; i < s->n_entries; i++)
		if (has_line(&s->entries[i]) && !line--)
			return &s->entries[i];
	return NULL;
}

static void draw_lines(struct canvas *c, struct area at, const struct columns *cols,
                       const struct state *s, size_t from, size_t row, int rows_selected)
{
	int end = at.row + at.rows;
	size_t line = 0;

	for (size_t i = 0; i < s->n_entries && at.row < end; i++) {
		const struct entry *e = &s->entries[i];
		bool is_selected = line == row;
		enum pen pen = PEN_PLAIN;

		if (!has_line(e) || line++ < from)
			continue;
		at.rows = is_selected ? rows_selected : 1;
		if (cols == &in_view) {
			pen = list_row(c, at.row, -1, is_selected);
			if (is_selected)
				canvas_cursor(c, at.row, at.col);
		}
		at.row += draw_entry(c, at, cols, s, e, pen);
	}
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct state *s = scene->state;
	size_t n = count_lines(s), row = selected(scene->focus, n), page;
	int right = c->cols >= 100 ? area.cols - STOP_MARGIN : canvas_edge(c);
	struct area at = {area.row, STOP_MARGIN, area.rows, right - STOP_MARGIN};
	int rows;

	if (!n)
		return;
	rows = rows_whole(c, s, line_at(s, row), at.cols);
	if (rows > area.rows)
		rows = area.rows;
	page = (size_t)area.rows + 1 - (size_t)rows;
	draw_lines(c, at, &in_view, s, list_page_from_end(row, n, page), row, rows);
}

/* The newest that fit, without a pointer. */
static void panel(struct canvas *c, struct area area, const struct scene *scene)
{
	size_t n = count_lines(scene->state);
	size_t from = n > (size_t)area.rows ? n - (size_t)area.rows : 0;
	struct area at = {area.row, area.col, area.rows, area.cols - STOP_MARGIN};

	draw_lines(c, at, &in_panel, scene->state, from, n, 0);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct state *s = scene->state;
	size_t n = count_lines(s), row = selected(scene->focus, n), line = 0;
	struct buf b = {0};

	t->page = (size_t)scene->work.rows;
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i], *undo = state_entry(s, e->undone_by);

		if (!has_line(e))
			continue;
		when_hour(&b, e->at_ms, e->zone_min);
		buf_add_char(&b, ' ');
		write_author(&b, s, e->author);
		told_row(t, 0, line++ == row, buf_str(&b));
		buf_clear(&b);
		say_event(&b, s, e->author, &e->fact);
		told_part_of(t, NULL, &b);
		if (undo)
			when_hour(&b, undo->at_ms, undo->zone_min);
		told_part_of(t, words_p("act", "taken back"), &b);
	}
	buf_done(&b);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	size_t n = count_lines(scene->state), row = selected(focus, n);

	if (!scene_is_move(act.action))
		return step_unknown();
	row = scene_move(act.action, row, n, (size_t)scene->work.rows);
	focus->line = row + 1 < n ? (int32_t)row : LAST;
	return step_stay();
}

const struct entry *view_journal_entry(const struct scene *scene)
{
	const struct state *s = scene->state;

	return line_at(s, selected(scene->focus, count_lines(s)));
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	(void)scene;
	if (room < 2)
		return 0;
	hint[0] = (struct hint){.action = ACT_UP, .word = _("older")};
	hint[1] = (struct hint){.action = ACT_DOWN, .word = _("newer")};
	return 2;
}

const struct view view_journal = {
    .name = "journal",
    .place = PLACE_JOURNAL,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .panel = panel,
    .key = key,
    .hints = hints,
};
