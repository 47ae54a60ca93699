/* What a spreadsheet and a program read: dialects, neutral cells, whole files. */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "export/csv.h"
#include "export/file.h"
#include "export/tables.h"
#include "small_exam.h"

static struct arena arena;

static const char *written(const struct table *t, enum csv_dialect d)
{
	struct buf b = {0};
	const char *copy;

	csv_write(&b, t, d);
	copy = arena_str(&arena, buf_str(&b)).s;
	buf_done(&b);
	return copy;
}

static void one_cell(struct table *t, struct str text)
{
	table_init(t, &arena, "x");
	table_column(t, (struct table_column){"a", CELL_TEXT, FOR_ALL, {0}});
	table_row(t);
	table_text(t, text);
}

static void each_dialect_is_what_its_reader_wants(void **fixture)
{
	struct table t;

	(void)fixture;
	table_init(&t, &arena, "x");
	table_column(&t, (struct table_column){"x", CELL_TEXT, FOR_ALL, STR("nom")});
	table_column(&t, (struct table_column){"x", CELL_POINTS, FOR_ALL, STR("points")});
	table_column(&t, (struct table_column){"x", CELL_DURATION, FOR_ALL, STR("durée")});
	table_column(&t, (struct table_column){"x", CELL_INSTANT, FOR_ALL, STR("à")});
	table_column(&t, (struct table_column){"x", CELL_ID, FOR_PROGRAMS, STR("code")});
	table_row(&t);
	table_text(&t, STR("ÉRABLE; Chloé"));
	table_number(&t, CELL_POINTS, 1801800);
	table_number(&t, CELL_DURATION, 250999);
	table_instant(&t, 1795509552000, 60);
	table_text(&t, STR("present"));
	assert_string_equal(written(&t, CSV_EXCEL_FR),
	                    "\xEF\xBB\xBFnom;points;durée;à\r\n\"ÉRABLE; "
	                    "Chloé\";2,5;0:04:10;24/11/2026 09:39:12\r\n");
	assert_string_equal(
	    written(&t, CSV_RFC4180),
	    "nom,points,durée,à,code\r\n"
	                    "ÉRABLE; Chloé,2.5,250,2026-11-24T09:39:12.000+01:00,present\r\n");
}

static void no_cell_runs_as_a_formula(void **fixture)
{
	static const char *const formulas[] = {"=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1"};
	struct table t;

	(void)fixture;
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
		for (int d = CSV_EXCEL_FR; d <= CSV_RFC4180; d++) {
			const char *cell;

			one_cell(&t, str_of(formulas[i]));
			cell = strstr(written(&t, (enum csv_dialect)d), "\r\n") + 2;
			assert_true(cell[0] == '\'' || (cell[0] == '"' && cell[1] == '\''));
		}
}

static void hostile_bytes_come_out_neutral(void **fixture)
{
	struct table t;
	const char *all;

	(void)fixture;
	one_cell(&t, STR("a\033[31m\xE2\x80\xAE" "b\xFF\"c\nd"));
	all = written(&t, CSV_EXCEL_FR);
	assert_null(strchr(all, '\033'));
	assert_null(strstr(all, "\xE2\x80\xAE"));
	assert_true(text_is_utf8(str_of(all), NULL));
	assert_non_null(strstr(all, "\"\"c\nd\"\r\n"));
}

/* -- files ---------------------------------------------------------------------------------- */

static void a_file_is_there_whole_and_never_replaced(void **fixture)
{
	char folder[] = "/tmp/clepsydre-export-XXXXXX", path[80];
	struct stat st;
	struct err e;
	mode_t before = umask(0);

	(void)fixture;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/a.csv", folder);
	assert_int_equal(file_write(folder, "a.csv", STR("un"), &e), FILE_WRITTEN);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(file_write(folder, "a.csv", STR("un"), &e), FILE_SAME);
	assert_int_equal(file_write(folder, "a.csv", STR("deux"), &e), FILE_FAILED);
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 2);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0); /* no draft is left */
	umask(before);
}

static void a_missing_folder_is_told(void **fixture)
{
	struct err e;

	(void)fixture;
	assert_int_equal(file_write("/nowhere/at/all", "a.csv", STR("un"), &e), FILE_FAILED);
	assert_int_equal(e.kind, ERR_IO);
	assert_true(e.safe[0] && e.todo[0]);
}

/* -- what a record tells ---------------------------------------------------------------------- */

static const struct table *table_of(struct table *tables, const char *name)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	return NULL;
}

static void mark_someone(struct exam *x)
{
	exam_open(x);
	exam_sign_in(x);
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_started, .passage = 1, .item = x->presentation});
	exam_do(x, MERLE, (struct fact){.kind = KIND_phase_ended, .ref = (int64_t)x->n});
	exam_do(
	    x, PINSON,
	    (struct fact){.kind = KIND_scored, .candidate = ACACIA, .item = x->c1_1, .value = 4});
}

static void scores_tell_marks_from_the_deliberation_on(void **fixture)
{
	struct exam x;
	struct table tables[TABLES];
	struct state s;

	(void)fixture;
	mark_someone(&x);
	exam_fold(&x, 0, &s);
	tables_make(&s, &arena, false, tables);
	assert_null(strstr(written(table_of(tables, "scores"), CSV_RFC4180), "C1.1"));
	state_done(&s);
	exam_do(&x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	exam_fold(&x, 0, &s);
	tables_make(&s, &arena, false, tables);
	assert_non_null(strstr(written(table_of(tables, "scores"), CSV_RFC4180), "C1,C1.1,4"));
	state_done(&s);
	exam_close(&x);
}

/* A grid needs no words of its own for what seldom comes. */
static void each_outcome_has_its_word(void **fixture)
{
	struct exam x;
	struct table tables[TABLES];
	struct state s;

	(void)fixture;
	mark_someone(&x);
	exam_do(&x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	exam_do(&x, MERLE,
	        (struct fact){.kind = KIND_outcome_set,
	                      .candidate = ACACIA,
	                      .code = CODE_postponed,
	                      .words = STR("essai")});
	exam_fold(&x, 0, &s);
	assert_int_equal(s.plan.label_postponed.n, 0);
	tables_make(&s, &arena, false, tables);
	assert_non_null(
	    strstr(written(table_of(tables, "resultats"), CSV_RFC4180), ",postponed,postponed,"));
	state_done(&s);
	exam_close(&x);
}

/* An export made twice, at any two moments, is the same. */
static void the_same_record_gives_the_same_tables(void **fixture)
{
	struct exam x;
	struct table tables[TABLES];
	struct state s;

	(void)fixture;
	mark_someone(&x);
	for (int i = 0; i < TABLES; i++) {
		const char *first;

		exam_fold(&x, 0, &s);
		tables_make(&s, &arena, false, tables);
		first = written(&tables[i], CSV_EXCEL_FR);
		state_done(&s);
		x.now_ms += 100000;
		exam_fold(&x, 0, &s);
		tables_make(&s, &arena, false, tables);
		assert_string_equal(first, written(&tables[i], CSV_EXCEL_FR));
		state_done(&s);
	}
	exam_close(&x);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_dialect_is_what_its_reader_wants),
	    cmocka_unit_test(no_cell_runs_as_a_formula),
	    cmocka_unit_test(hostile_bytes_come_out_neutral),
	    cmocka_unit_test(a_file_is_there_whole_and_never_replaced),
	    cmocka_unit_test(a_missing_folder_is_told),
	    cmocka_unit_test(scores_tell_marks_from_the_deliberation_on),
	    cmocka_unit_test(each_outcome_has_its_word),
	    cmocka_unit_test(the_same_record_gives_the_same_tables),
	};
	int failed = cmocka_run_group_tests_name("export/csv", tests, NULL, NULL);

	arena_done(&arena);
	return failed;
}
