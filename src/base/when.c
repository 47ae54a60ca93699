/* when: see when.h. */
#include "base/when.h"

#include <inttypes.h>

#include "base/text.h"
#include "base/words.h"

#define NB "\u00a0"

enum { FIRST_YEAR = 1970, LAST_YEAR = 9999, LAST_DAY = 2932896, MINUTES_A_DAY = 1440 };

struct civil {
	int32_t year, month, day;
};

/* Days. */

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t days_in_month(int32_t year, int32_t month)
{
	static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Leap years up to this one, included, from year 1. */
static int32_t leaps_until(int32_t year)
{
	return year / 4 - year / 100 + year / 400;
}

static int32_t first_day_of(int32_t year)
{
	return 365 * (year - FIRST_YEAR) + leaps_until(year - 1) - leaps_until(FIRST_YEAR - 1);
}

static int32_t day_of(struct civil c)
{
	int32_t day = first_day_of(c.year) + c.day - 1;

	for (int32_t month = 1; month < c.month; month++)
		day += days_in_month(c.year, month);
	return day;
}

static struct civil civil_of(int32_t day)
{
	struct civil c = {.month = 1};

	day = day < 0 ? 0 : day > LAST_DAY ? LAST_DAY : day;
	c.year = FIRST_YEAR + day / 366;
	while (day >= first_day_of(c.year + 1))
		c.year++;
	day -= first_day_of(c.year);
	while (day >= days_in_month(c.year, c.month))
		day -= days_in_month(c.year, c.month++);
	c.day = day + 1;
	return c;
}

static int64_t within(int64_t value, int64_t least, int64_t most)
{
	return value < least ? least : value > most ? most : value;
}

/* The instant as if the place were at UTC. */
static int64_t local_ms(int64_t at_ms, int32_t zone_min)
{
	const int64_t last = (LAST_DAY + 1) * WHEN_DAY_MS - 1;
	int64_t zone = within(zone_min, 1 - MINUTES_A_DAY, MINUTES_A_DAY - 1);

	return within(within(at_ms, 0, last) + zone * WHEN_MINUTE_MS, 0, last);
}

int32_t when_day(int64_t at_ms, int32_t zone_min)
{
	return (int32_t)(local_ms(at_ms, zone_min) / WHEN_DAY_MS);
}

void when_date(struct buf *b, int32_t day)
{
	struct civil c = civil_of(day);

	buf_addf(b, "%02" PRId32 "/%02" PRId32 "/%04" PRId32, c.day, c.month, c.year);
}

void when_date_aloud(struct buf *b, int32_t day)
{
	static const char *const months[] = {
	    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),
	    N_("June"),    N_("July"),     N_("August"),    N_("September"), N_("October"),
	    N_("November"), N_("December")};
	struct civil c = civil_of(day);

	buf_addf(b, "%" PRId32 "%s\u00a0%s %" PRId32, c.day,
	         c.day == 1 && words_are_french() ? "er" : "", _(months[c.month - 1]), c.year);
}

void when_iso_date(struct buf *b, int32_t day)
{
	struct civil c = civil_of(day);

	buf_addf(b, "%04" PRId32 "-%02" PRId32 "-%02" PRId32, c.year, c.month, c.day);
}

/* Readers take from the front of *rest what they understand. */

static bool take_char(struct str *rest, char c)
{
	if (rest->n == 0 || rest->s[0] != c)
		return false;
	rest->s++;
	rest->n--;
	return true;
}

/* A number of least to most digits; a huge one is brought to a million million,
 * which is too long for anything here and small enough to multiply. */
static bool take_number(struct str *rest, size_t least, size_t most, int64_t *value)
{
	const int64_t huge = INT64_C(1000000000000);
	size_t digits = 0;

	for (*value = 0; rest->n && rest->s[0] >= '0' && rest->s[0] <= '9'; digits++) {
		*value = within(*value * 10 + (rest->s[0] - '0'), 0, huge);
		take_char(rest, rest->s[0]);
	}
	return digits >= least && digits <= most;
}

static void take_blanks(struct str *rest)
{
	for (size_t n; (n = text_blank(*rest)) > 0; rest->n -= n)
		rest->s += n;
}

static bool take_word(struct str *rest, const char *word)
{
	size_t n = 0;

	while (n < rest->n && rest->s[n] >= 'a' && rest->s[n] <= 'z')
		n++;
	if (!str_is((struct str){rest->s, n}, word))
		return false;
	*rest = (struct str){rest->s + n, rest->n - n};
	return true;
}

static bool read_french_date(struct str text, int64_t *year, int64_t *month, int64_t *day)
{
	return take_number(&text, 1, 2, day) && take_char(&text, '/') &&
	       take_number(&text, 1, 2, month) && take_char(&text, '/') &&
	       take_number(&text, 4, 4, year) && text.n == 0;
}

static bool read_iso_date(struct str text, int64_t *year, int64_t *month, int64_t *day)
{
	return take_number(&text, 4, 4, year) && take_char(&text, '-') &&
	       take_number(&text, 2, 2, month) && take_char(&text, '-') &&
	       take_number(&text, 2, 2, day) && text.n == 0;
}

bool when_parse_date(struct str text, int32_t *value)
{
	int64_t year, month, day;

	text = text_trim(text);
	if (!read_french_date(text, &year, &month, &day) &&
	    !read_iso_date(text, &year, &month, &day))
		return false;
	if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month((int32_t)year, (int32_t)month))
		return false;
	*value = day_of((struct civil){(int32_t)year, (int32_t)month, (int32_t)day});
	return true;
}

/* Hours of the day. */

static int32_t ms_of_day(int64_t at_ms, int32_t zone_min)
{
	return (int32_t)(local_ms(at_ms, zone_min) % WHEN_DAY_MS);
}

void when_hour_minute(struct buf *b, int64_t at_ms, int32_t zone_min)
{
	int32_t minute = ms_of_day(at_ms, zone_min) / 60000;

	buf_addf(b, "%02" PRId32 ":%02" PRId32, minute / 60, minute % 60);
}

void when_hour(struct buf *b, int64_t at_ms, int32_t zone_min)
{
	when_hour_minute(b, at_ms, zone_min);
	buf_addf(b, ":%02" PRId32, ms_of_day(at_ms, zone_min) / 1000 % 60);
}

void when_minute_short(struct buf *b, int32_t minute)
{
	const char *between = words_are_french() ? NB "h" NB : ":";

	minute = (int32_t)within(minute, 0, MINUTES_A_DAY - 1);
	buf_addf(b, "%" PRId32 "%s%02" PRId32, minute / 60, between, minute % 60);
}

void when_hour_short(struct buf *b, int64_t at_ms, int32_t zone_min)
{
	when_minute_short(b, ms_of_day(at_ms, zone_min) / 60000);
}

void when_iso(struct buf *b, int64_t at_ms, int32_t zone_min)
{
	int32_t zone = (int32_t)within(zone_min, 1 - MINUTES_A_DAY, MINUTES_A_DAY - 1);
	int32_t ahead = zone < 0 ? -zone : zone;

	when_iso_date(b, when_day(at_ms, zone));
	buf_add_char(b, 'T');
	when_hour(b, at_ms, zone);
	buf_addf(b, ".%03" PRId32 "%c%02" PRId32 ":%02" PRId32, ms_of_day(at_ms, zone) % 1000,
	         zone < 0 ? '-' : '+', ahead / 60, ahead % 60);
}

bool when_parse_hour(struct str text, int32_t *minute)
{
	int64_t hours, minutes = 0;
	bool bare;

	text = text_trim(text);
	if (!take_number(&text, 1, 2, &hours))
		return false;
	if (!take_char(&text, ':')) {
		take_blanks(&text);
		if (!take_char(&text, 'h'))
			return false;
		take_blanks(&text);
		bare = text.n == 0;
	} else {
		bare = false;
	}
	if (!bare && !take_number(&text, 2, 2, &minutes))
		return false;
	if (text.n || hours > 23 || minutes > 59)
		return false;
	*minute = (int32_t)(hours * 60 + minutes);
	return true;
}

/* Durations. */

int64_t when_seconds_left(int64_t ms)
{
	return ms <= 0 ? 0 : (ms - 1) / WHEN_SECOND_MS + 1;
}

int64_t when_seconds_spent(int64_t ms)
{
	return ms <= 0 ? 0 : ms / WHEN_SECOND_MS;
}

static void write_clock(struct buf *b, int64_t s)
{
	if (s >= 3600)
		buf_addf(b, "%" PRId64 ":%02" PRId64 ":%02" PRId64, s / 3600, s / 60 % 60, s % 60);
	else
		buf_addf(b, "%" PRId64 ":%02" PRId64, s / 60, s % 60);
}

void when_left(struct buf *b, int64_t ms)
{
	write_clock(b, when_seconds_left(ms));
}

void when_spent(struct buf *b, int64_t ms)
{
	write_clock(b, when_seconds_spent(ms));
}

void when_overrun(struct buf *b, int64_t ms)
{
	buf_add_char(b, '+');
	write_clock(b, when_seconds_spent(ms));
}

/* The last number keeps its unit in English: "3 min 05 s". */
void when_span(struct buf *b, int64_t ms)
{
	uint64_t all = (ms < 0 ? 0 - (uint64_t)ms : (uint64_t)ms) / (uint64_t)WHEN_SECOND_MS;
	uint64_t h = all / 3600, min = all / 60 % 60, s = all % 60;
	bool french = words_are_french();

	if (ms < 0 && all)
		buf_addf(b, "\u2212");
	if (h)
		buf_addf(b, "%" PRIu64 NB "h", h);
	if (h && s)
		buf_addf(b, NB "%02" PRIu64 NB "min" NB "%02" PRIu64 NB "s", min, s);
	else if (h && min)
		buf_addf(b, NB "%02" PRIu64 "%s", min, french ? "" : NB "min");
	else if (min)
		buf_addf(b, "%" PRIu64 NB "min", min);
	if (!h && min && s)
		buf_addf(b, NB "%02" PRIu64 "%s", s, french ? "" : NB "s");
	else if (!h && !min)
		buf_addf(b, "%" PRIu64 NB "s", s);
}

/* Appends a count with its unit, after what is there; nothing for none. */
static void add_unit(struct buf *b, size_t start, const char *words, int64_t n)
{
	if (!n)
		return;
	if (b->n > start)
		buf_add_char(b, ' ');
	buf_addf(b, "%" PRId64 NB "%s", n, words);
}

void when_aloud(struct buf *b, int64_t ms)
{
	int64_t all = when_seconds_spent(ms), h = all / 3600, min = all / 60 % 60, s = all % 60;
	size_t start = b->n;

	add_unit(b, start, words_n("hour", "hours", h), h);
	add_unit(b, start, words_n("minute", "minutes", min), min);
	add_unit(b, start, words_n("second", "seconds", s), s);
	if (b->n == start)
		buf_addf(b, "0" NB "%s", words_n("second", "seconds", 0));
}

/* "10:00", "1:02:10". */
static bool read_clock(struct str text, int64_t *s)
{
	int64_t first, second, third;

	if (!take_number(&text, 1, SIZE_MAX, &first) || !take_char(&text, ':') ||
	    !take_number(&text, 2, 2, &second) || second > 59)
		return false;
	*s = first * 60 + second;
	if (text.n == 0)
		return true;
	if (!take_char(&text, ':') || !take_number(&text, 2, 2, &third) || third > 59)
		return false;
	*s = *s * 60 + third;
	return text.n == 0;
}

/* Numbers with their units, from the largest to the smallest. */
static enum when_fault read_units(struct str text, int64_t *s)
{
	static const struct {
		const char *word;
		int64_t s;
	} units[] = {{"h", 3600}, {"min", 60}, {"s", 1}};
	size_t next = 0, unit;
	int64_t n;

	for (*s = 0; text.n; next = unit + 1) {
		if (!take_number(&text, 1, SIZE_MAX, &n))
			return WHEN_NOT_A_DURATION;
		take_blanks(&text);
		if (text.n == 0 && next == 0)
			return WHEN_NO_UNIT;
		unit = next;
		if (text.n)
			while (unit < 3 && !take_word(&text, units[unit].word))
				unit++;
		if (unit >= 3 || (next > 0 && n > 59))
			return WHEN_NOT_A_DURATION;
		*s += n * units[unit].s;
		take_blanks(&text);
	}
	return next ? WHEN_OK : WHEN_NOT_A_DURATION;
}

enum when_fault when_parse_duration(struct str text, int64_t *ms)
{
	enum when_fault fault;
	bool negative;
	int64_t s;

	text = text_trim(text);
	negative = str_starts(text, "-") || str_starts(text, "\u2212");
	if (negative)
		text = text_trim((struct str){text.s + (text.s[0] == '-' ? 1 : 3),
		                              text.n - (text.s[0] == '-' ? 1 : 3)});
	if (!read_clock(text, &s) && (fault = read_units(text, &s)) != WHEN_OK)
		return fault;
	if (s == 0)
		return WHEN_ZERO;
	if (negative)
		return WHEN_NEGATIVE;
	if (s > WHEN_DAY_MS / WHEN_SECOND_MS)
		return WHEN_TOO_LONG;
	*ms = s * WHEN_SECOND_MS;
	return WHEN_OK;
}
