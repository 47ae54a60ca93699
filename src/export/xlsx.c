/* xlsx: see xlsx.h. */
#include "export/xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "export/tables.h"
#include "export/xlsx_library.h"

enum { DAY_OF_1970 = 25569, WIDEST = 48, NARROWEST = 6, MARGIN = 2, A4 = 9, HEAD_COLUMNS = 60 };

/* n of a unit, as the number that cells hold. */
#define IN_UNITS(n, unit) ((int32_t)((n) / (unit)) + (int32_t)((n) % (unit)) / (1.0 * (unit)))

struct book {
	const struct xlsx_library *lib;
	lxw_workbook *book;
	lxw_format *head, *look[CELL_YES_NO + 1];
};

/* -- looks ------------------------------------------------------------------------------------ */

static lxw_format *add_look(struct book *b, const char *number_format)
{
	lxw_format *look = b->lib->workbook_add_format(b->book);

	b->lib->format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
	if (number_format)
		b->lib->format_set_num_format(look, number_format);
	return look;
}

/* To the right, and a little off the text of the next column. */
static lxw_format *add_number_look(struct book *b, const char *number_format)
{
	lxw_format *look = add_look(b, number_format);

	b->lib->format_set_align(look, LXW_ALIGN_RIGHT);
	b->lib->format_set_indent(look, 1);
	return look;
}

static void add_looks(struct book *b)
{
	b->head = add_look(b, NULL);
	b->lib->format_set_bold(b->head);
	b->lib->format_set_text_wrap(b->head);
	b->lib->format_set_bottom(b->head, LXW_BORDER_THIN);
	b->lib->format_set_bg_color(b->head, 0xE8E8E8);
	/* "@": a text stays one when the cell is edited, whatever it begins with. */
	b->look[CELL_TEXT] = add_look(b, "@");
	b->lib->format_set_text_wrap(b->look[CELL_TEXT]);
	b->look[CELL_ID] = add_look(b, "@");
	b->look[CELL_COUNT] = add_number_look(b, "0");
	b->look[CELL_POINTS] = add_number_look(b, "0.##");
	b->look[CELL_DURATION] = add_number_look(b, "[h]:mm:ss");
	b->look[CELL_INSTANT] = add_number_look(b, "dd/mm/yyyy hh:mm:ss");
	b->look[CELL_DAY] = add_number_look(b, "dd/mm/yyyy");
	b->look[CELL_YES_NO] = b->look[CELL_TEXT];
}

/* -- cells ------------------------------------------------------------------------------------ */

/* How many columns a cell takes when it is not cut. */
static size_t width_of(const struct table_cell *cell)
{
	switch (cell->type) {
	case CELL_TEXT:
	case CELL_ID: return text_width(cell->text);
	case CELL_INSTANT: return 20;
	case CELL_DAY: return 11;
	case CELL_DURATION: return 9;
	default: return NARROWEST;
	}
}

static int column_width(const struct table *t, size_t column)
{
	size_t widest = text_width(table_head(&t->columns[column]));

	if (widest > 16) /* a head may take two lines */
		widest = 16;
	for (size_t r = 0; r < t->n_rows; r++) {
		size_t width = width_of(&t->rows[r][column]);

		widest = width > widest ? width : widest;
	}
	return MARGIN + (int)(widest < NARROWEST ? NARROWEST : widest > WIDEST ? WIDEST : widest);
}

/* "_x0041_", which readers of a workbook take for a letter. */
static bool is_escape(struct str text)
{
	if (text.n < 7 || text.s[0] != '_' || text.s[1] != 'x' || text.s[6] != '_')
		return false;
	for (int i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", text.s[i]))
			return false;
	return true;
}

/* Neutral, and no longer than a cell can hold, which counts in UTF-16. */
static void add_text(struct buf *b, struct str text)
{
	struct buf all = {0};
	size_t at = 0;
	int units = 0;

	text_neutral(&all, text, TEXT_LINES);
	while (at < all.n && units < XLSX_TEXT_MOST) {
		struct str rest = {all.s + at, all.n - at};
		uint32_t cp;
		size_t n = text_step(rest, &cp);

		if (is_escape(rest)) {
			buf_addf(b, "_x005F");
			units += 6;
		}
		buf_add(b, (struct str){rest.s, n});
		at += n;
		units += cp > 0xFFFF ? 2 : 1;
	}
	if (at < all.n)
		buf_addf(b, "…");
	buf_done(&all);
}

static lxw_error write_text(struct book *b, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                            struct str text, lxw_format *look)
{
	struct buf neutral = {0};
	lxw_error error;

	add_text(&neutral, text);
	error = b->lib->worksheet_write_string(sheet, row, column, buf_text(&neutral), look);
	buf_done(&neutral);
	return error;
}

static lxw_error write_cell(struct book *b, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                            const struct table_cell *cell)
{
	__typeof__(b->lib->worksheet_write_number) number = b->lib->worksheet_write_number;
	lxw_format *look = b->look[cell->type];
	int64_t n = cell->number;

	switch (cell->type) {
	case CELL_EMPTY: return LXW_NO_ERROR;
	case CELL_TEXT:
	case CELL_ID: return write_text(b, sheet, row, column, cell->text, look);
	case CELL_YES_NO:
		return write_text(b, sheet, row, column, str_of(n ? _("yes") : _("no")), look);
	case CELL_COUNT: return number(sheet, row, column, IN_UNITS(n, 1), look);
	case CELL_POINTS: return number(sheet, row, column, IN_UNITS(n, RATIO_ONE), look);
	case CELL_DURATION: return number(sheet, row, column, IN_UNITS(n, WHEN_DAY_MS), look);
	case CELL_DAY: return number(sheet, row, column, IN_UNITS(n + DAY_OF_1970, 1), look);
	case CELL_INSTANT:
		/* As clocks there showed it; to the second, as it is shown. */
		n = (n + cell->zone_min * WHEN_MINUTE_MS) / WHEN_SECOND_MS * WHEN_SECOND_MS +
		    DAY_OF_1970 * WHEN_DAY_MS;
		return number(sheet, row, column, IN_UNITS(n, WHEN_DAY_MS), look);
	}
	return LXW_NO_ERROR;
}

/* -- sheets ----------------------------------------------------------------------------------- */

/* Of a page's head or foot, where & begins a command. */
static void add_plain(struct buf *b, struct str text)
{
	struct buf cut = {0};

	text_cut(&cut, text, HEAD_COLUMNS);
	for (size_t i = 0; i < cut.n; i++)
		buf_addf(b, cut.s[i] == '&' ? "&&" : "%c", cut.s[i]);
	buf_done(&cut);
}

static void set_page(struct book *b, lxw_worksheet *sheet, const struct state *s,
                     const struct head *head, const struct table *t)
{
	struct buf line = {0};

	b->lib->worksheet_set_landscape(sheet);
	b->lib->worksheet_set_paper(sheet, A4);
	b->lib->worksheet_fit_to_pages(sheet, 1, 0);
	b->lib->worksheet_freeze_panes(sheet, 1, 0);
	b->lib->worksheet_repeat_rows(sheet, 0, 0);
	buf_addf(&line, "&L");
	add_plain(&line, s->plan.record_title.n ? s->plan.record_title : s->plan.number);
	buf_addf(&line, "&C%s&R%s", tables_warning(s), _(t->title));
	b->lib->worksheet_set_header(sheet, buf_text(&line));
	buf_clear(&line);
	buf_addf(&line, "&L");
	if (head->hash[0])
		head_write(&line, head);
	buf_addf(&line, "&R&P/&N");
	b->lib->worksheet_set_footer(sheet, buf_text(&line));
	buf_done(&line);
}

static lxw_error write_sheet(struct book *b, lxw_worksheet *sheet, const struct table *t)
{
	lxw_error error = LXW_NO_ERROR;
	lxw_col_t at = 0;

	for (size_t c = 0; c < t->n_columns && !error; c++) {
		if (t->columns[c].use == FOR_PROGRAMS)
			continue;
		error = write_text(b, sheet, 0, at, table_head(&t->columns[c]), b->head);
		b->lib->worksheet_set_column(sheet, at, at, column_width(t, c), NULL);
		for (size_t r = 0; r < t->n_rows && !error; r++)
			error = write_cell(b, sheet, (lxw_row_t)r + 1, at, &t->rows[r][c]);
		at++;
	}
	return error;
}

static lxw_error write_book(struct book *b, const struct state *s, const struct head *head,
                            const struct table *tables, size_t n)
{
	lxw_error error = LXW_NO_ERROR;
	lxw_doc_properties properties = {
	    .created = s->n_entries ? s->entries[s->n_entries - 1].at_ms / WHEN_SECOND_MS : 1,
	};

	error = b->lib->workbook_set_properties(b->book, &properties);
	add_looks(b);
	for (size_t i = 0; i < n && !error; i++) {
		lxw_worksheet *sheet = b->lib->workbook_add_worksheet(b->book, _(tables[i].title));

		if (!sheet)
			return LXW_ERROR_MEMORY_MALLOC_FAILED;
		set_page(b, sheet, s, head, &tables[i]);
		error = write_sheet(b, sheet, &tables[i]);
	}
	return error;
}

/* -- the file --------------------------------------------------------------------------------- */

static bool tell(struct err *e, const char *why)
{
	err_set(e, ERR_IO, _("The workbook can’t be made: %s."), why);
	err_add(e, _("The record is safe: an export changes nothing in it."),
	        _("Free some space in /tmp, or use --format csv."));
	return false;
}

static bool read_all(struct buf *b, int fd)
{
	char *to;
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	do {
		to = buf_room(b, 65536);
		n = read(fd, to, 65536);
		if (n > 0)
			buf_filled(b, (size_t)n);
	} while (n > 0);
	return n == 0;
}

bool xlsx_write(struct buf *bytes, const struct state *s, const struct head *head,
                const struct table *tables, size_t n, struct err *e)
{
	struct book b = {.lib = xlsx_library(e)};
	lxw_error error, closing;
	char path[40];
	bool good;
	int fd;

	if (!b.lib)
		return false;
	fd = memfd_create("clepsydre-workbook", MFD_CLOEXEC);
	if (fd < 0)
		return tell(e, strerror(errno));
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	b.book = b.lib->workbook_new(path);
	error = b.book ? write_book(&b, s, head, tables, n) : LXW_ERROR_MEMORY_MALLOC_FAILED;
	closing = b.book ? b.lib->workbook_close(b.book) : LXW_NO_ERROR;
	error = error ? error : closing;
	good = error ? tell(e, b.lib->lxw_strerror(error))
	             : read_all(bytes, fd) || tell(e, strerror(errno));
	close(fd);
	return good;
}
