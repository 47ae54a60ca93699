/* json: see json.h. */
#include "export/json.h"

#include <string.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"

static void write_text(struct buf *b, struct str text)
{
	struct buf neutral = {0};

	text_neutral(&neutral, text, TEXT_LINES);
	buf_add_char(b, '"');
	for (size_t i = 0; i < neutral.n; i++) {
		char c = neutral.s[i];

		if (c == '"' || c == '\\')
			buf_add_char(b, '\\');
		if (c == '\n')
			buf_addf(b, "\\n");
		else
			buf_add_char(b, c);
	}
	buf_add_char(b, '"');
	buf_done(&neutral);
}

/* "fair share" of durations: "fair_share_ms". */
static void write_key(struct buf *b, const struct table_column *column)
{
	buf_add_char(b, '"');
	for (const char *c = column->key; *c; c++)
		buf_add_char(b, *c == ' ' ? '_' : *c);
	if (column->type == CELL_DURATION)
		buf_addf(b, "_ms");
	buf_addf(b, "\":");
}

/* 2.5 as a number; a third, which no decimal is, as "1/3". */
static void write_points(struct buf *b, int64_t points)
{
	struct buf written = {0};

	ratio_write(&written, points, '.');
	if (memchr(written.s, '/', written.n))
		write_text(b, buf_str(&written));
	else
		buf_add(b, buf_str(&written));
	buf_done(&written);
}

static void write_cell(struct buf *b, const struct table_cell *cell)
{
	switch (cell->type) {
	case CELL_EMPTY: buf_addf(b, "null"); break;
	case CELL_TEXT:
	case CELL_ID: write_text(b, cell->text); break;
	case CELL_COUNT:
	case CELL_DURATION: buf_addf(b, "%lld", (long long)cell->number); break;
	case CELL_POINTS: write_points(b, cell->number); break;
	case CELL_YES_NO: buf_addf(b, cell->number ? "true" : "false"); break;
	case CELL_INSTANT:
		buf_add_char(b, '"');
		when_iso(b, cell->number, cell->zone_min);
		buf_add_char(b, '"');
		break;
	case CELL_DAY:
		buf_add_char(b, '"');
		when_iso_date(b, (int32_t)cell->number);
		buf_add_char(b, '"');
		break;
	}
}

static void write_row(struct buf *b, const struct table *t, const struct table_cell *row)
{
	bool first = true;

	buf_add_char(b, '{');
	for (size_t i = 0; i < t->n_columns; i++) {
		if (t->columns[i].use == FOR_READERS)
			continue;
		if (!first)
			buf_addf(b, ", ");
		first = false;
		write_key(b, &t->columns[i]);
		write_cell(b, &row[i]);
	}
	buf_add_char(b, '}');
}

static void write_table(struct buf *b, const struct table *t)
{
	buf_addf(b, ",\n\"%s\": [", t->key);
	for (size_t r = 0; r < t->n_rows; r++) {
		buf_addf(b, r ? ",\n  " : "\n  ");
		write_row(b, t, t->rows[r]);
	}
	buf_addf(b, t->n_rows ? "\n]" : "]");
}

/* -- what stands before the tables ----------------------------------------------------------- */

static void text_member(struct buf *b, const char *key, struct str text, bool first)
{
	buf_addf(b, "%s\"%s\": ", first ? "" : ", ", key);
	if (text.n)
		write_text(b, text);
	else
		buf_addf(b, "null");
}

static void write_certification(struct buf *b, const struct plan *plan)
{
	buf_addf(b, ",\n\"certification\": {");
	text_member(b, "number", plan->number, true);
	text_member(b, "title", plan->title, false);
	text_member(b, "certifier", plan->certifier, false);
	text_member(b, "grid", plan->working_version, false);
	buf_addf(b, ", \"competencies\": [");
	for (size_t i = 0; i < plan->n_competencies; i++) {
		buf_addf(b, i ? ",\n  {" : "\n  {");
		text_member(b, "id", plan->competencies[i].id, true);
		text_member(b, "name", plan->competencies[i].name, false);
		buf_add_char(b, '}');
	}
	buf_addf(b, "\n]}");
}

static void write_session(struct buf *b, const struct plan *plan)
{
	buf_addf(b, ",\n\"session\": {");
	text_member(b, "number", plan->session.number, true);
	text_member(b, "date", plan->session.date, false);
	text_member(b, "place", plan->session.place, false);
	text_member(b, "minutes", plan->session.minutes, false);
	buf_add_char(b, '}');
}

static void write_record(struct buf *b, const struct state *s, const struct head *head)
{
	buf_addf(b, "\"record\": {\"rehearsal\": %s, \"draft\": %s, \"events\": %lld",
	         s->plan.rehearsal ? "true" : "false", s->seal_id ? "false" : "true",
	         (long long)head->count);
	text_member(b, "head", str_of(head->hash), false);
	buf_add_char(b, '}');
}

void json_write(struct buf *b, const struct state *s, const struct head *head,
                const struct table *tables, size_t n)
{
	buf_addf(b, "{\"format\": \"clepsydre-results\", \"version\": %d,\n", JSON_VERSION);
	write_record(b, s, head);
	write_certification(b, &s->plan);
	write_session(b, &s->plan);
	for (size_t i = 0; i < n; i++)
		write_table(b, &tables[i]);
	buf_addf(b, "\n}\n");
}
