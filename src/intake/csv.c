/* csv: see csv.h. */
#include "intake/csv.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

struct scan {
	const struct paper *paper;
	struct arena *arena;
	struct complaints *complaints;
	size_t at;
	char separator;
	size_t n_cells;
};

static char here(const struct scan *s)
{
	return s->at < s->paper->text.n ? s->paper->text.s[s->at] : '\n';
}

static bool at_end(const struct scan *s)
{
	return s->at >= s->paper->text.n;
}

static bool ends_cell(const struct scan *s)
{
	char c = here(s);

	return at_end(s) || c == s->separator || c == '\n' || c == '\r';
}

/* -- one cell ------------------------------------------------------------------------------ */

static bool refuse_open_quote(struct scan *s, struct place place)
{
	complaint_fault(s->complaints, place, _("The quote opened here is never closed."));
	complaint_todo(s->complaints, _("Close it at the end of the cell, or remove it."));
	return false;
}

static bool refuse_after_quote(struct scan *s, struct place place)
{
	complaint_fault(s->complaints, place,
	                _("A text goes on after the quote that closes the cell."));
	complaint_todo(s->complaints, _("Double each quote that belongs to the text: \"\"."));
	return false;
}

/* After the opening quote, up to what follows the closing one. */
static bool scan_quoted(struct scan *s, struct place place, struct buf *b)
{
	while (!at_end(s)) {
		char c = here(s);

		s->at++;
		if (c != '"') {
			buf_add_char(b, c);
		} else if (!at_end(s) && here(s) == '"') {
			buf_add_char(b, '"');
			s->at++;
		} else {
			while (!ends_cell(s) && here(s) == ' ')
				s->at++;
			place.at = s->at;
			return ends_cell(s) || refuse_after_quote(s, place);
		}
	}
	return refuse_open_quote(s, place);
}

static bool scan_cell(struct scan *s, int32_t number, struct csv_cell *cell)
{
	struct place place = {.paper = s->paper, .at = s->at, .row = number};
	struct buf b = {0};
	bool sound = true;

	while (!ends_cell(s) && here(s) == ' ')
		s->at++;
	cell->at = place.at = s->at;
	if (here(s) == '"' && !at_end(s)) {
		s->at++;
		sound = scan_quoted(s, place, &b);
	} else {
		for (; !ends_cell(s); s->at++)
			buf_add_char(&b, here(s));
	}
	cell->text = text_nfc(s->arena, text_trim(buf_str(&b)));
	buf_done(&b);
	return sound;
}

/* -- rows ---------------------------------------------------------------------------------- */

static void skip_line_end(struct scan *s)
{
	if (!at_end(s) && here(s) == '\r')
		s->at++;
	if (!at_end(s) && here(s) == '\n')
		s->at++;
}

static bool scan_row(struct scan *s, struct csv_row *row)
{
	for (;;) {
		struct csv_cell cell;

		if (!scan_cell(s, row->number, &cell))
			return false;
		row->cells =
		    arena_grow(s->arena, row->cells, row->n, &row->room, sizeof *row->cells);
		row->cells[row->n++] = cell;
		s->n_cells++;
		if (at_end(s) || here(s) != s->separator)
			break;
		s->at++;
	}
	skip_line_end(s);
	return true;
}

static bool is_blank_row(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].text.n)
			return false;
	return true;
}

/* -- the separator ------------------------------------------------------------------------- */

/* The one that the first row has most of, outside quotes. */
static char find_separator(struct str text)
{
	static const char separators[] = ";,\t";
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.n && (quoted || (text.s[i] != '\n' && text.s[i] != '\r'));
	     i++) {
		const char *found = text.s[i] ? strchr(separators, text.s[i]) : NULL;

		quoted ^= text.s[i] == '"';
		if (found && !quoted)
			counts[found - separators]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

/* "sep=;" on the first line tells it to spreadsheets, which then don't show that line. */
static bool take_separator_line(struct scan *s)
{
	struct str text = s->paper->text;

	if (text.n < 6 || strncmp(text.s, "sep=", 4) != 0 ||
	    (text.s[5] != '\n' && text.s[5] != '\r'))
		return false;
	s->separator = text.s[4];
	s->at = 5;
	skip_line_end(s);
	return true;
}

bool csv_read(const struct paper *paper, struct arena *arena, struct complaints *cs,
              struct csv_table *table)
{
	struct scan s = {.paper = paper, .arena = arena, .complaints = cs};

	if (!take_separator_line(&s))
		s.separator = find_separator(paper->text);
	*table = (struct csv_table){.separator = s.separator};
	for (int32_t number = 1; !at_end(&s); number++) {
		struct csv_row row = {.number = number};

		if (!scan_row(&s, &row))
			return false;
		if (s.n_cells > CSV_MAX_CELLS) {
			complaint_file(cs, paper->path,
			               _("There are more than %d values in this file."),
			               CSV_MAX_CELLS);
			complaint_todo(cs, _("Check that it is the right file."));
			return false;
		}
		if (is_blank_row(&row))
			continue;
		table->rows = arena_grow(arena, table->rows, table->n, &table->room, sizeof row);
		table->rows[table->n++] = row;
	}
	return true;
}
