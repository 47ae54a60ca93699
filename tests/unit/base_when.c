/* What base/when promises.  French needs a catalogue, so one is made of nothing
 * but a header. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/when.h"
#include "base/words.h"

#define NB "\u00a0"

/* 2026-11-24 at 10:39:12.345, clocks an hour ahead of UTC. */
static const int64_t exam_ms = INT64_C(1795513152345);

static char dir[] = "/tmp/when-XXXXXX";
static struct buf out;

/* In what is wanted, ~ stands for a no-break space, the first - for a minus sign. */
static void is_written(const char *want)
{
	struct buf exact = {0};

	for (const char *c = want; *c; c++)
		if (*c == '~')
			buf_add(&exact, STR(NB));
		else if (c == want && *c == '-')
			buf_add(&exact, STR("\u2212"));
		else
			buf_add_char(&exact, *c);
	assert_string_equal(buf_text(&out), buf_text(&exact));
	buf_clear(&out);
	buf_done(&exact);
}

static int open_french(void **fixture)
{
	static const uint32_t head[] = {0x950412de, 0, 1, 28, 36, 0, 44, 0, 44, 40, 45};
	static const char header[] = "\0Content-Type: text/plain; charset=UTF-8\n";
	const char *const dirs[] = {dir, NULL};
	char path[80];
	FILE *f;

	(void)fixture;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/fr", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES/clepsydre.mo", dir);
	f = fopen(path, "w");
	assert_non_null(f);
	fwrite(head, sizeof head, 1, f);
	fwrite(header, sizeof header, 1, f);
	fclose(f);
	assert_true(words_open("fr", dirs));
	unlink(path);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES", dir);
	rmdir(path);
	snprintf(path, sizeof path, "%s/fr", dir);
	rmdir(path);
	return rmdir(dir);
}

static int close_french(void **fixture)
{
	(void)fixture;
	buf_done(&out);
	return 0;
}

static void an_instant_in_words(void **fixture)
{
	(void)fixture;
	when_date(&out, when_day(exam_ms, 60));
	is_written("24/11/2026");
	when_iso_date(&out, when_day(exam_ms, 60));
	is_written("2026-11-24");
	when_date_aloud(&out, when_day(exam_ms, 60));
	is_written("24~November 2026");
	when_date_aloud(&out, 0); /* French says the first of a month otherwise */
	is_written("1er~January 1970");
	when_hour(&out, exam_ms, 60);
	is_written("10:39:12");
	when_hour_minute(&out, exam_ms, -60);
	is_written("08:39");
	when_hour_short(&out, exam_ms, 60);
	is_written("10~h~39");
	when_minute_short(&out, 9 * 60 + 5);
	is_written("9~h~05");
	when_iso(&out, exam_ms, 60);
	is_written("2026-11-24T10:39:12.345+01:00");
	when_iso(&out, exam_ms, -210);
	is_written("2026-11-24T06:09:12.345-03:30");
	when_iso(&out, exam_ms, 0);
	is_written("2026-11-24T09:39:12.345+00:00");
}

static void what_is_outside_the_calendar_is_brought_in(void **fixture)
{
	(void)fixture;
	when_iso(&out, INT64_MIN, -60);
	is_written("1970-01-01T00:00:00.000-01:00");
	when_iso(&out, INT64_MAX, INT32_MAX);
	is_written("9999-12-31T23:59:59.999+23:59");
	when_iso(&out, exam_ms, INT32_MIN);
	is_written("2026-11-23T09:40:12.345-23:59");
	when_date(&out, INT32_MAX);
	is_written("31/12/9999");
	when_date(&out, INT32_MIN);
	is_written("01/01/1970");
}

static void every_day_agrees_with_the_system(void **fixture)
{
	int32_t back;

	(void)fixture;
	for (int32_t day = 0; day <= 2932896; day += day < 60000 ? 1 : 97) {
		char want[16];
		time_t at = (time_t)day * 86400;
		struct tm tm;

		assert_non_null(gmtime_r(&at, &tm));
		strftime(want, sizeof want, "%d/%m/%Y", &tm);
		when_date(&out, day);
		assert_true(when_parse_date(buf_str(&out), &back));
		assert_int_equal(back, day);
		is_written(want);
		when_iso_date(&out, day);
		assert_true(when_parse_date(buf_str(&out), &back));
		assert_int_equal(back, day);
		buf_clear(&out);
	}
}

static void a_day_that_does_not_exist_is_refused(void **fixture)
{
	static const char *const bad[] = {
	    "",           "29/02/2026", "31/04/2026",  "00/01/2026",  "01/13/2026",  "1/1/26",
	    "24-11-2026", "2026/11/24", "24/11/2026x", "24/11",       "24 novembre", "29/02/2100",
	    "32/12/2026", "31/09/2026", "31/06/2026",  "31/11/2026",  "32/01/2026",  "0/1/2026",
	    "31/12/1969", "2026-11-4",  "2026-11-31",  "24/11/20266", "-1/1/2026",   "24 /11/2026"};
	int32_t day = 7;

	(void)fixture;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(when_parse_date(str_of(bad[i]), &day));
	assert_int_equal(day, 7);
	assert_true(when_parse_date(STR(" 29/2/2000 "), &day));
	assert_int_equal(day, 11016);
	assert_true(when_parse_date(STR("1/2/2000"), &day));
	assert_int_equal(day, 10988);
	assert_true(when_parse_date(STR("2026-11-24"), &day));
	assert_int_equal(day, when_day(exam_ms, 60));
}

static void an_hour_is_read_as_it_is_written(void **fixture)
{
	static const char *const nine[] = {
	    "9 h 00", "9h", "9 h", "9h00", "09:00", "9:00", "09h00", "9\u00a0h\u00a000",
	    "9\u202fh\u202f00", " 9 h 00 "};
	static const char *const bad[] = {"",       "9",       "9:0",     "9 h 5", "24:00",
	                                  "9 h 60", "9:00:00", "9 h m",   "h 30",  "9 : 00",
	                                  "009:00", "neuf h",  "9 h 000", "9 H 00"};
	int32_t minute = 7;

	(void)fixture;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(when_parse_hour(str_of(bad[i]), &minute));
	assert_int_equal(minute, 7);
	for (size_t i = 0; i < sizeof nine / sizeof *nine; i++) {
		minute = 7;
		assert_true(when_parse_hour(str_of(nine[i]), &minute));
		assert_int_equal(minute, 540);
	}
	assert_true(when_parse_hour(STR("23 h 59"), &minute));
	assert_int_equal(minute, 1439);
}

static void every_minute_of_the_day_is_read_back(void **fixture)
{
	int32_t back;

	(void)fixture;
	for (int32_t minute = 0; minute < 1440; minute++) {
		int64_t at_ms = exam_ms - exam_ms % WHEN_DAY_MS + (minute + 1) * WHEN_MINUTE_MS - 1;

		when_hour_minute(&out, at_ms, 0);
		assert_int_equal(out.n, 5);
		assert_true(when_parse_hour(buf_str(&out), &back));
		assert_int_equal(back, minute);
		buf_clear(&out);
		when_hour_short(&out, at_ms, 0);
		assert_true(when_parse_hour(buf_str(&out), &back));
		assert_int_equal(back, minute);
		buf_clear(&out);
	}
}

static void a_countdown_says_0_only_when_nothing_is_left(void **fixture)
{
	(void)fixture;
	when_left(&out, 1);
	is_written("0:01");
	when_left(&out, 0);
	is_written("0:00");
	when_left(&out, -5000);
	is_written("0:00");
	when_left(&out, 250000);
	is_written("4:10");
	when_left(&out, 249001);
	is_written("4:10");
	when_left(&out, 249000);
	is_written("4:09");
	when_left(&out, 3599001);
	is_written("1:00:00");
	when_left(&out, 3730000);
	is_written("1:02:10");
	assert_true(when_seconds_left(INT64_MAX) == INT64_MAX / 1000 + 1);
}

static void a_stopwatch_cuts_the_second_down(void **fixture)
{
	(void)fixture;
	when_spent(&out, 999);
	is_written("0:00");
	when_spent(&out, 250999);
	is_written("4:10");
	when_spent(&out, -1);
	is_written("0:00");
	when_overrun(&out, 35999);
	is_written("+0:35");
	when_overrun(&out, 0);
	is_written("+0:00");
}

/* What a countdown and an overrun say goes down by one at each second, through 0. */
static void left_and_overrun_meet_at_zero(void **fixture)
{
	(void)fixture;
	for (int64_t ms = 3000; ms > -3000; ms--) {
		int64_t now = ms > 0 ? when_seconds_left(ms) : -when_seconds_spent(-ms);
		int64_t next = ms - 1000;
		int64_t later = next > 0 ? when_seconds_left(next) : -when_seconds_spent(-next);

		assert_true(now - later == 1);
	}
}

static const struct {
	int64_t ms;
	const char *french, *english;
} spans[] = {
    {45000, "45~s", "45~s"},
    {600000, "10~min", "10~min"},
    {190000, "3~min~10", "3~min~10~s"},
    {185999, "3~min~05", "3~min~05~s"},
    {5400000, "1~h~30", "1~h~30~min"},
    {3600000, "1~h", "1~h"},
    {5405000, "1~h~30~min~05~s", "1~h~30~min~05~s"},
    {3605000, "1~h~00~min~05~s", "1~h~00~min~05~s"},
    {0, "0~s", "0~s"},
    {-999, "0~s", "0~s"},
    {-190000, "-3~min~10", "-3~min~10~s"},
};

static void a_span_is_said_as_in_french(void **fixture)
{
	(void)fixture;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		when_span(&out, spans[i].ms);
		is_written(spans[i].french);
	}
	when_span(&out, INT64_MIN);
	buf_clear(&out);
}

static int64_t duration_of(const char *text)
{
	int64_t ms = -7;

	assert_int_equal(when_parse_duration(str_of(text), &ms), WHEN_OK);
	return ms;
}

static enum when_fault fault_of(const char *text)
{
	int64_t ms = -7;
	enum when_fault fault = when_parse_duration(str_of(text), &ms);

	assert_true(ms == -7);
	return fault;
}

static void a_duration_with_its_unit_is_read(void **fixture)
{
	(void)fixture;
	assert_true(duration_of("45 s") == 45000);
	assert_true(duration_of("10 min") == 600000);
	assert_true(duration_of("1 h 30") == 5400000);
	assert_true(duration_of("1 h 30 min") == 5400000);
	assert_true(duration_of("1 h") == 3600000);
	assert_true(duration_of("1 h 30 min 10 s") == 5410000);
	assert_true(duration_of("1 h 10 s") == 3610000);
	assert_true(duration_of("3 min 10") == 190000);
	assert_true(duration_of("3 min 10 s") == 190000);
	assert_true(duration_of("90 min") == 5400000);
	assert_true(duration_of("90 s") == 90000);
	assert_true(duration_of("10:00") == 600000);
	assert_true(duration_of("90:00") == 5400000);
	assert_true(duration_of("1:02:10") == 3730000);
	assert_true(duration_of("1h30") == 5400000);
	assert_true(duration_of("10min") == 600000);
	assert_true(duration_of("3" NB "min\u202f10") == 190000);
	assert_true(duration_of("24 h") == WHEN_DAY_MS);
}

static void a_duration_refused_says_why(void **fixture)
{
	static const char *const prose[] = {
	    "",        "dix minutes", "10 minutes",  "1 h 90",    "3 min 60 s",
	    "min",     "10:0",        "10:60",       "10:00 min", "1 h 2 3",
	    "10 s 5",  "1.5 h",       "1,5 h",       "10 m",      "5 s 1 min",
	    "1 h 1 h", "10 min.",     "à confirmer", "1:2:10",    "1:60:00", "1:02:60",
	    "1:02:5",  ":30",         "-",           "10 : 00",   "10 mins"};

	(void)fixture;
	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
		assert_int_equal(fault_of(prose[i]), WHEN_NOT_A_DURATION);
	assert_int_equal(fault_of("10"), WHEN_NO_UNIT);
	assert_int_equal(fault_of(" 600 "), WHEN_NO_UNIT);
	assert_int_equal(fault_of("0 min"), WHEN_ZERO);
	assert_int_equal(fault_of("0:00"), WHEN_ZERO);
	assert_int_equal(fault_of("-5 min"), WHEN_NEGATIVE);
	assert_int_equal(fault_of("\u22125 min"), WHEN_NEGATIVE);
	assert_int_equal(fault_of("24 h 00 min 01 s"), WHEN_TOO_LONG);
	assert_int_equal(fault_of("25 h"), WHEN_TOO_LONG);
	assert_int_equal(fault_of("99999999999999999999999999999 h"), WHEN_TOO_LONG);
	assert_int_equal(fault_of("99999999999999999999999999999:00"), WHEN_TOO_LONG);
}

static void what_a_span_says_is_read_back(void **fixture)
{
	(void)fixture;
	for (int64_t s = 1; s <= 86400; s += s < 8000 ? 1 : 61) {
		when_span(&out, s * 1000);
		assert_true(duration_of(buf_text(&out)) == s * 1000);
		buf_clear(&out);
		when_left(&out, s * 1000);
		assert_true(duration_of(buf_text(&out)) == s * 1000);
		buf_clear(&out);
	}
}

static void english_differs_where_it_must(void **fixture)
{
	(void)fixture;
	words_open("en", NULL);
	when_hour_short(&out, exam_ms - 3 * WHEN_HOUR_MS, 60);
	is_written("7:39");
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		when_span(&out, spans[i].ms);
		is_written(spans[i].english);
	}
}

static void a_duration_is_read_aloud(void **fixture)
{
	static const struct {
		int64_t ms;
		const char *english;
	} durations[] = {
	    {600000, "10~minutes"},
	    {800000, "13~minutes 20~seconds"},
	    {61999, "1~minute 1~second"},
	    {5400000, "1~hour 30~minutes"},
	    {7205000, "2~hours 5~seconds"},
	    {999, "0~seconds"},
	};

	(void)fixture;
	words_open("en", NULL);
	for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
		when_aloud(&out, durations[i].ms);
		is_written(durations[i].english);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_instant_in_words),
	    cmocka_unit_test(what_is_outside_the_calendar_is_brought_in),
	    cmocka_unit_test(every_day_agrees_with_the_system),
	    cmocka_unit_test(a_day_that_does_not_exist_is_refused),
	    cmocka_unit_test(an_hour_is_read_as_it_is_written),
	    cmocka_unit_test(every_minute_of_the_day_is_read_back),
	    cmocka_unit_test(a_countdown_says_0_only_when_nothing_is_left),
	    cmocka_unit_test(a_stopwatch_cuts_the_second_down),
	    cmocka_unit_test(left_and_overrun_meet_at_zero),
	    cmocka_unit_test(a_span_is_said_as_in_french),
	    cmocka_unit_test(a_duration_with_its_unit_is_read),
	    cmocka_unit_test(a_duration_refused_says_why),
	    cmocka_unit_test(what_a_span_says_is_read_back),
	    cmocka_unit_test(english_differs_where_it_must),
	    cmocka_unit_test(a_duration_is_read_aloud),
	};

	return cmocka_run_group_tests_name("base/when", tests, open_french, close_french);
}
