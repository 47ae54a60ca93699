/* Writes a table of cells of every type, and of texts that somebody wrote to do harm, as cells.csv,
 * cells-rfc4180.csv, cells.xlsx and cells.json: for real programs to open. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fd.h"
#include "base/text.h"
#include "export/csv.h"
#include "export/json.h"
#include "export/xlsx.h"
#include "small_exam.h"

static struct arena arena;

static struct str times(const char *piece, int n)
{
	struct buf b = {0};
	struct str text;

	while (n--)
		buf_add(&b, str_of(piece));
	text = arena_str(&arena, buf_str(&b));
	buf_done(&b);
	return text;
}

static void add(struct table *t, const char *name, struct str text)
{
	table_row(t);
	table_text(t, str_of(name));
	table_text(t, text);
	table_text(t, text);
	table_number(t, CELL_COUNT, -12);
	table_number(t, CELL_POINTS, 1801800);
	table_number(t, CELL_DURATION, 90061000);
	table_instant(t, 1795509552000, 60);
	table_number(t, CELL_DAY, 20781);
	table_number(t, CELL_YES_NO, 1);
}

static void fill(struct table *t)
{
	static const struct table_column columns[] = {
	    {"name", CELL_ID, FOR_ALL, {0}},         {"text", CELL_TEXT, FOR_ALL, {0}},
	    {"id", CELL_ID, FOR_ALL, {0}},           {"count", CELL_COUNT, FOR_ALL, {0}},
	    {"points", CELL_POINTS, FOR_ALL, {0}},   {"duration", CELL_DURATION, FOR_ALL, {0}},
	    {"instant", CELL_INSTANT, FOR_ALL, {0}}, {"day", CELL_DAY, FOR_ALL, {0}},
	    {"yes", CELL_YES_NO, FOR_ALL, {0}},
	};

	table_init(t, &arena, "cells");
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		table_column(t, columns[i]);
	add(t, "plain", STR("Élise; d’un « mot », \"dit\""));
	add(t, "formula", STR("=1+1"));
	add(t, "command", STR("=cmd|' /C calc'!A0"));
	add(t, "link", STR("=HYPERLINK(\"http://example.org\",\"ici\")"));
	add(t, "plus", STR("+33 6"));
	add(t, "minus", STR("-2+3"));
	add(t, "at", STR("@SUM(A1:A9)"));
	add(t, "tab", STR("\t=1+1"));
	add(t, "zeros", STR("007"));
	add(t, "date", STR("1-2"));
	add(t, "escaped", STR("_x0041_ _x000D_"));
	add(t, "controls", STR("a\033[31mb\001c\007d\177e"));
	add(t, "bidi",
	    STR("a\xE2\x80\xAE"
	        "b\xE2\x81\xA6"
	        "c\xE2\x80\x8B"
	        "d"));
	add(t, "broken",
	    STR("a\xFF"
	        "b\xC3"));
	add(t, "markup", STR("</t></is><script>alert(1)</script>&amp;<![CDATA["));
	add(t, "lines", STR("un\ndeux\r\ntrois"));
	add(t, "long", times("très ", 20000));
	add(t, "wide", times("\xF0\x9F\x98\x80", 20000));
}

static bool write_file(const char *folder, const char *name, struct buf *b)
{
	char path[400];
	bool good;
	int fd;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	good = fd >= 0 && fd_write_all(fd, buf_str(b));
	if (fd >= 0)
		close(fd);
	buf_done(b);
	return good;
}

int main(int argc, char **argv)
{
	struct head head = {.count = 1};
	struct buf b = {0};
	struct table t;
	struct exam x;
	struct err e;
	bool good;

	if (argc != 2) {
		fprintf(stderr, "usage: cells FOLDER\n");
		return 1;
	}
	text_open();
	exam_open(&x);
	fill(&t);
	csv_write(&b, &t, CSV_EXCEL_FR);
	good = write_file(argv[1], "cells.csv", &b);
	csv_write(&b, &t, CSV_RFC4180);
	good &= write_file(argv[1], "cells-rfc4180.csv", &b);
	json_write(&b, &x.judge[1], &head, &t, 1);
	good &= write_file(argv[1], "cells.json", &b);
	if (!xlsx_write(&b, &x.judge[1], &head, &t, 1, &e)) {
		fprintf(stderr, "%s\n%s\n", e.what, e.todo);
		good = false;
	}
	good &= write_file(argv[1], "cells.xlsx", &b);
	exam_close(&x);
	arena_done(&arena);
	return good ? 0 : 1;
}
