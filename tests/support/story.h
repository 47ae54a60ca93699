/* story: the project's own test language, a morning told line by line.
 *
 *     passage 2
 *     10:24:12  GRÈBE   gives the floor to ACACIA
 *     10:39:12  MERLE   asks b to ACACIA
 *     +0:05     PINSON  pauses for noise              ! keeper_only
 *     10:39:20  ?       left = 12:41
 *
 * A line is a time, an author, and a wish; who expects a refusal writes its name
 * after `!`.  A wish is one of the phrases of story_words.c or, for any kind of
 * event, its stored name and its columns (`scored candidate=ACACIA item=C2.3
 * value=3 "…"`).  `?` asks something of the state instead.  Names come from the
 * plan.  Each wish goes the one road: rules, ledger, read back, state; on
 * events in memory, or on a record.
 *
 * `fills ACACIA 3 2 x 3 …` marks a whole sheet, `enters ACACIA 3 2 x . of 2026-11-12` the written
 * test by competency.  A line without a time is of the
 * same moment as the one before.
 *
 * Other lines: `passage 2` says of which the phrases speak, `boot` restarts the
 * machine, `wall -1:00:00` moves the wall clock alone, `zone -1:00:00` the zone
 * (the summer is over), `@name` before a time names the event of the line, for
 * `ref=@name`; `#` begins a comment. */
#ifndef SUPPORT_STORY_H
#define SUPPORT_STORY_H

#include "app/world.h"
#include "base/err.h"
#include "base/str.h"
#include "core/rules.h"
#include "core/state.h"

struct story;

/* A day on a machine: what its clocks say at midnight, even if it started later. */
struct story_clock {
	int64_t at_ms, boot_ms;
	int32_t zone_min;
	struct str boot_id; /* not owned */
};
/* The day of the session, an hour ahead of UTC, on a machine of the story's own. */
struct story_clock story_clock_of(const struct plan *);
/* The day that makes the last time of the story's text this very moment; false
 * when the text has no time. */
bool story_clock_ending(struct story_clock *, struct str text, const struct moment *);
struct moment story_clock_at(const struct story_clock *, int64_t since_midnight_ms);
/* When the office makes the record: 7:00. */
extern const int64_t STORY_OFFICE_MS;

/* A story about these files, in memory; NULL, with intake's complaints, when they are at fault. */
struct story *story_open(const char *grid, const char *cohort, struct buf *complaints);
/* A story about a record, which it goes on; NULL when it can't be opened. */
struct story *story_open_record(const char *path, const struct story_clock *, struct err *);
void story_close(struct story *);

/* The day as it is now, in memory, to come back to any number of times. */
struct story_mark {
	struct story_clock clock;
	int64_t now_ms;
	size_t events;
	char hash[65];
};
struct story_mark story_marked(const struct story *);
void story_rewind(struct story *, const struct story_mark *);

/* Plays the lines.  Returns how many failed; each is told as "name:line: …". */
size_t story_run(struct story *, struct str text, const char *name, struct buf *failures);
/* The same from a file; one that can't be read is a failure. */
size_t story_run_file(struct story *, const char *path, struct buf *failures);

/* The state after the last line, as this person knows it; valid until the next line. */
const struct state *story_state(struct story *, int32_t viewer);
/* The moment of the last line. */
struct moment story_now(const struct story *);
/* All events, as read back. */
const struct event *story_events(const struct story *, size_t *n);
/* Waits so long. */
void story_wait(struct story *, int64_t ms);
/* One wish at this moment, with its facts appended if it is allowed. */
struct verdict story_wish(struct story *, int32_t author, const struct fact *wish);
/* A person by name in use, name of birth, place or number; an item by its id; 0 if none. */
int32_t story_person(struct story *, const char *name);
int32_t story_item(struct story *, const char *id);

#endif
