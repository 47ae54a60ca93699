/* A file read back by other code than wrote it: what it holds, and that a damaged one is told. */
#include "unit.h"

#include <string.h>

#include "export/check.h"
#include "export/csv.h"
#include "export/inflate.h"
#include "export/json.h"
#include "export/xlsx.h"
#include "small_exam.h"

static struct arena arena;

static void fill(struct table *t, int rows)
{
	table_init(t, &arena, "x");
	table_column(t, (struct table_column){"a", CELL_TEXT, FOR_ALL, {0}});
	table_column(t, (struct table_column){"b", CELL_COUNT, FOR_ALL, {0}});
	for (int i = 0; i < rows; i++) {
		table_row(t);
		table_text(t, STR("un; \"deux\"\ntrois, <row r=\"1\"> [1,2]"));
		table_number(t, CELL_COUNT, i);
	}
}

static void rows_of_csv_are_counted_whatever_is_in_cells(void **fixture)
{
	(void)fixture;
	for (int d = CSV_EXCEL_FR; d <= CSV_RFC4180; d++) {
		struct buf b = {0};
		struct tally tally;
		struct table t;

		fill(&t, 7);
		csv_write(&b, &t, (enum csv_dialect)d);
		assert_int_equal(check_csv(buf_str(&b), &tally), CHECK_GOOD);
		assert_int_equal(tally.n, 1);
		assert_int_equal(tally.rows[0], 7);
		buf_done(&b);
	}
}

static void csv_that_lost_something_is_told(void **fixture)
{
	static const char *const bad[] = {"", "a,b\r\n1\r\n", "a,b\r\n1,2", "a,b\r\n\"1,2\r\n",
	                                  "a,b\r\n1,2,3\r\n", "a,b\n1,2\n", "a,b\r\n1\"2,3\r\n"};
	struct tally tally;

	(void)fixture;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(check_csv(str_of(bad[i]), &tally), CHECK_BAD);
}

static void arrays_of_json_are_counted(void **fixture)
{
	static const char *const bad[] = {"", "{", "{\"a\": [1,]}", "{\"a\": [1}", "{} {}",
	                                  "{\"a\": \"\n\"}", "[1 2]", "{\"a\" 1}", "nul"};
	struct tally tally;

	(void)fixture;
	assert_int_equal(check_json(STR("{\"a\": [{\"b\": [1]}, {}], \"c\": {\"d\": [1]}, "
	                                "\"e\": [], \"f\": \"]\\\"[\", \"g\": -1.5}"),
	                            &tally),
	                 CHECK_GOOD);
	assert_int_equal(tally.n, 2);
	assert_int_equal(tally.rows[0], 2);
	assert_int_equal(tally.rows[1], 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(check_json(str_of(bad[i]), &tally), CHECK_BAD);
}

/* -- documents -------------------------------------------------------------------------------- */

static void pages_of_pdf_are_counted(void **fixture)
{
	static const char *const bad[] = {
	    "", "%PDF-1.5\nstartxref\n9\n%%EOF\n",
	    /* a page less than is said; a table elsewhere; cut */
	    "%PDF-1.5\n/Type /Page\n/Type /Pages\n/Count 2\nxref\nstartxref\n47\n%%EOF\n",
	    "%PDF-1.5\n/Type /Page\n/Type /Pages\n/Count 1\nxref\nstartxref\n46\n%%EOF\n",
	    "%PDF-1.5\n/Type /Page\n/Type /Pages\n/Count 1\nxref\nstartxref\n47\n%%EO",
	};
	struct tally tally;

	(void)fixture;
	assert_int_equal(check_pdf(STR("%PDF-1.5\n/Type /Page\n/Type /Pages\n/Count 1\n"
	                               "xref\nstartxref\n43\n%%EOF\n"), &tally),
	                 CHECK_GOOD);
	assert_int_equal(tally.pages, 1);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(check_pdf(str_of(bad[i]), &tally), CHECK_BAD);
}

static void rows_of_each_table_of_a_page_are_counted(void **fixture)
{
	static const char *const bad[] = {
	    "", "<p>", "<!DOCTYPE html>\n<html><body></html>", "<!DOCTYPE html>\n<html><body>",
	    "<!DOCTYPE html>\n<html></html></p>", "<!DOCTYPE html>\n<html></html",
	    "<!DOCTYPE html>\n<html><style>x</html>", "<!DOCTYPE html>\n<html><p></b></html>",
	};
	struct tally tally;

	(void)fixture;
	assert_int_equal(
	    check_html(STR("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"
	                   "<style>a>b{}</style></head><body><p>a<br>b</p>"
	                   "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>1</td></tr>"
	                   "<tr><td>2</td></tr></tbody></table><table><tbody></tbody></table>"
	                   "</body></html>\n"), &tally),
	    CHECK_GOOD);
	assert_int_equal(tally.n, 2);
	assert_int_equal(tally.rows[0], 2);
	assert_int_equal(tally.rows[1], 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(check_html(str_of(bad[i]), &tally), CHECK_BAD);
}

/* -- what was deflated ------------------------------------------------------------------------ */

static void every_kind_of_block_is_inflated(void **fixture)
{
	/* By zlib: level 0, Z_FIXED, and the usual way. */
	static const char stored[] = "\x01\x03\x00\xFC\xFF" "abc";
	static const char fixed[] = "\x4B\x4C\x4A\x4E\x84\x21\x00";
	struct buf b = {0};

	(void)fixture;
	assert_true(inflate(&b, (struct str){stored, sizeof stored - 1}, 3));
	assert_string_equal(buf_text(&b), "abc");
	buf_clear(&b);
	assert_true(inflate(&b, (struct str){fixed, sizeof fixed - 1}, 100));
	assert_string_equal(buf_text(&b), "abcabcabcabc");
	buf_clear(&b);
	/* longer than it says */
	assert_false(inflate(&b, (struct str){fixed, sizeof fixed - 1}, 11));
	assert_false(inflate(&b, (struct str){fixed, sizeof fixed - 3}, 100));
	assert_false(inflate(&b, STR("\x07"), 100)); /* no such kind of block */
	buf_done(&b);
}

static bool make_book(struct buf *b, int rows)
{
	struct head head = {.count = 1};
	struct table t[2];
	struct err e;
	struct exam x;
	bool made;

	exam_open(&x);
	fill(&t[0], rows);
	fill(&t[1], 2);
	t[1].title = "y";
	made = xlsx_write(b, &x.judge[1], &head, t, 2, &e);
	exam_close(&x);
	return made;
}

static void rows_of_each_sheet_are_counted(void **fixture)
{
	struct buf b = {0};
	struct tally tally;

	(void)fixture;
	assert_true(make_book(&b, 300));
	assert_int_equal(check_xlsx(buf_str(&b), &tally), CHECK_GOOD);
	assert_int_equal(tally.n, 2);
	assert_int_equal(tally.rows[0], 300);
	assert_int_equal(tally.rows[1], 2);
	buf_done(&b);
}

static void a_workbook_cut_or_changed_is_told(void **fixture)
{
	struct buf b = {0};
	struct tally tally;
	struct str all;
	char *sheet;

	(void)fixture;
	assert_true(make_book(&b, 20));
	all = buf_str(&b);
	for (size_t n = 0; n < all.n; n += 13)
		assert_int_equal(check_xlsx((struct str){all.s, n}, &tally), CHECK_BAD);
	sheet = memmem(b.s, b.n, "xl/worksheets/sheet1.xml", 24);
	assert_non_null(sheet);
	for (int i = 24; i < 600; i++) { /* what stands there deflated */
		sheet[i] ^= 1;
		assert_int_equal(check_xlsx(all, &tally), CHECK_BAD);
		sheet[i] ^= 1;
	}
	for (size_t i = 0; i < all.n; i++) { /* whatever it is, nothing worse than an answer */
		b.s[i] ^= (char)0x80;
		check_xlsx(all, &tally);
		b.s[i] ^= (char)0x80;
	}
	assert_int_equal(check_xlsx(all, &tally), CHECK_GOOD);
	buf_done(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_of_csv_are_counted_whatever_is_in_cells),
	    cmocka_unit_test(csv_that_lost_something_is_told),
	    cmocka_unit_test(arrays_of_json_are_counted),
	    cmocka_unit_test(pages_of_pdf_are_counted),
	    cmocka_unit_test(rows_of_each_table_of_a_page_are_counted),
	    cmocka_unit_test(every_kind_of_block_is_inflated),
	    cmocka_unit_test(rows_of_each_sheet_are_counted),
	    cmocka_unit_test(a_workbook_cut_or_changed_is_told),
	};
	int failed = cmocka_run_group_tests_name("export/check", tests, NULL, NULL);

	arena_done(&arena);
	return failed;
}
