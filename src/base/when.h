/* when: dates, hours and durations in words, and their reading.
 *
 * Has no clock and no time-zone data: an instant is milliseconds since 1970 in
 * UTC, with the offset of the place from UTC in minutes; a day is counted from
 * 1970-01-01.  Years 1970 to 9999, Gregorian; what lies outside is written as
 * the nearest day inside.  Words follow the language of words.h; their blanks
 * are no-break ones (U+00A0).  Writers append to a buf. */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define WHEN_SECOND_MS INT64_C(1000)
#define WHEN_MINUTE_MS INT64_C(60000)
#define WHEN_HOUR_MS   INT64_C(3600000)
#define WHEN_DAY_MS    INT64_C(86400000)

/* Days. */

/* The day of an instant, where clocks are zone_min ahead of UTC. */
int32_t when_day(int64_t at_ms, int32_t zone_min);
/* "24/11/2026", and "2026-11-24" for files. */
void when_date(struct buf *, int32_t day);
void when_iso_date(struct buf *, int32_t day);
/* "24 November 2026", in words: "1er décembre 2026". */
void when_date_aloud(struct buf *, int32_t day);
/* Reads "24/11/2026" (also "1/2/2026") and "2026-11-24"; false, leaving *day,
 * when it is neither or no such day exists. */
bool when_parse_date(struct str, int32_t *day);

/* Hours of the day. */

/* "10:39:12" and "10:39", always two digits each: for columns. */
void when_hour(struct buf *, int64_t at_ms, int32_t zone_min);
void when_hour_minute(struct buf *, int64_t at_ms, int32_t zone_min);
/* "9 h 05" in French, "9:05" in English: for sentences. */
void when_hour_short(struct buf *, int64_t at_ms, int32_t zone_min);
/* The same for a minute of the day, 0 to 1439. */
void when_minute_short(struct buf *, int32_t minute);
/* "2026-11-24T10:39:12.345+01:00", RFC 3339. */
void when_iso(struct buf *, int64_t at_ms, int32_t zone_min);
/* Reads "9 h 00", "9h", "9 h", "9:00", "09:00" into a minute of the day. */
bool when_parse_hour(struct str, int32_t *minute);

/* Durations, in milliseconds. */

/* What a countdown and a stopwatch show, in whole seconds.  A countdown rounds
 * up: 0 only when nothing is left (or less).  A stopwatch cuts down; under 0 is 0. */
int64_t when_seconds_left(int64_t ms);
int64_t when_seconds_spent(int64_t ms);
/* "4:10", "0:05", and from an hour on "1:02:10". */
void when_left(struct buf *, int64_t ms);
void when_spent(struct buf *, int64_t ms);
/* "+0:35": the time past the end, given as a positive duration, cut down. */
void when_overrun(struct buf *, int64_t ms);
/* "45 s", "10 min", "3 min 05", "1 h 30", "1 h", "1 h 30 min 05 s"; cut down to the
 * second; "0 s"; a minus sign (U+2212) when negative. */
void when_span(struct buf *, int64_t ms);
/* To be read aloud, in whole words: "10 minutes", "13 minutes 20 secondes", "1 heure 30 minutes";
 * cut down to the second. */
void when_aloud(struct buf *, int64_t ms);

enum when_fault {
	WHEN_OK = 0,
	WHEN_NO_UNIT,        /* a bare number */
	WHEN_NOT_A_DURATION, /* anything else */
	WHEN_ZERO,
	WHEN_NEGATIVE,
	WHEN_TOO_LONG, /* over 24 h */
};

/* Reads "45 s", "10 min", "3 min 10", "3 min 10 s", "1 h", "1 h 30", "1 h 30 min",
 * "10:00" (min:s), "1:02:10" (h:min:s), with any blanks or none; *ms is touched
 * only on WHEN_OK.  The number last, without a unit, has the next smaller one. */
enum when_fault when_parse_duration(struct str, int64_t *ms);

#endif
