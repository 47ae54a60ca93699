/* csv: see csv.h. */
#include "export/csv.h"

#include <string.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"

static char separator(enum csv_dialect d)
{
	return d == CSV_EXCEL_FR ? ';' : ',';
}

/* What spreadsheets take for the start of a formula, however the cell is quoted. */
static bool would_run(struct str text)
{
	return text.n && strchr("=+-@\t\r", text.s[0]) && text.s[0];
}

static void write_text(struct buf *b, struct str text, enum csv_dialect d)
{
	struct buf neutral = {0};
	bool quoted;

	if (would_run(text))
		buf_add_char(&neutral, '\'');
	text_neutral(&neutral, text, TEXT_LINES);
	quoted = false;
	for (size_t i = 0; i < neutral.n; i++)
		quoted |=
		    neutral.s[i] == '"' || neutral.s[i] == '\n' || neutral.s[i] == separator(d);
	if (quoted)
		buf_add_char(b, '"');
	for (size_t i = 0; i < neutral.n; i++) {
		if (neutral.s[i] == '"')
			buf_add_char(b, '"');
		buf_add_char(b, neutral.s[i]);
	}
	if (quoted)
		buf_add_char(b, '"');
	buf_done(&neutral);
}

/* "0:04:10", which a spreadsheet takes for a duration. */
static void write_duration(struct buf *b, int64_t ms, enum csv_dialect d)
{
	int64_t s = ms / 1000;

	if (d == CSV_RFC4180)
		buf_addf(b, "%lld", (long long)s);
	else
		buf_addf(b, "%lld:%02lld:%02lld", (long long)(s / 3600), (long long)(s / 60 % 60),
		         (long long)(s % 60));
}

static void write_instant(struct buf *b, const struct table_cell *cell, enum csv_dialect d)
{
	if (d == CSV_RFC4180) {
		when_iso(b, cell->number, cell->zone_min);
		return;
	}
	when_date(b, when_day(cell->number, cell->zone_min));
	buf_add_char(b, ' ');
	when_hour(b, cell->number, cell->zone_min);
}

static void write_cell(struct buf *b, const struct table_cell *cell, enum csv_dialect d)
{
	switch (cell->type) {
	case CELL_EMPTY: break;
	case CELL_TEXT:
	case CELL_ID: write_text(b, cell->text, d); break;
	case CELL_COUNT: buf_addf(b, "%lld", (long long)cell->number); break;
	case CELL_POINTS: ratio_write(b, cell->number, d == CSV_EXCEL_FR ? ',' : '.'); break;
	case CELL_DURATION: write_duration(b, cell->number, d); break;
	case CELL_INSTANT: write_instant(b, cell, d); break;
	case CELL_YES_NO: buf_addf(b, "%s", cell->number ? _("yes") : _("no")); break;
	case CELL_DAY:
		if (d == CSV_EXCEL_FR)
			when_date(b, (int32_t)cell->number);
		else
			when_iso_date(b, (int32_t)cell->number);
		break;
	}
}

/* Whether the i-th column is written; puts the separator that parts it from the one before. */
static bool begin_column(struct buf *b, const struct table *t, size_t i, enum csv_dialect d,
                         bool *first)
{
	if (t->columns[i].use == FOR_PROGRAMS && d == CSV_EXCEL_FR)
		return false;
	if (!*first)
		buf_add_char(b, separator(d));
	*first = false;
	return true;
}

void csv_write(struct buf *b, const struct table *t, enum csv_dialect d)
{
	bool first = true;

	if (d == CSV_EXCEL_FR)
		buf_add(b, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < t->n_columns; i++)
		if (begin_column(b, t, i, d, &first))
			write_text(b, table_head(&t->columns[i]), d);
	buf_add(b, STR("\r\n"));
	for (size_t r = 0; r < t->n_rows; r++) {
		first = true;
		for (size_t i = 0; i < t->n_columns; i++)
			if (begin_column(b, t, i, d, &first))
				write_cell(b, &t->rows[r][i], d);
		buf_add(b, STR("\r\n"));
	}
}
