/* exam: a record that people fill by keys, and what its screens acknowledged.
 *
 * Every act that a screen acknowledged and every mark that it showed as entered
 * is kept here, outside the program.  At the end the record must hold just
 * that: the same acts in the same order, as many of each kind by each author,
 * the same marks.  Reads the record as anybody could: with sqlite3 and the
 * program's own verbs, never with its code. */
#ifndef SUPPORT_EXAM_H
#define SUPPORT_EXAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "keyboard.h"

enum { EXAM_ACTS = 2000, EXAM_MARKS = 1000, EXAM_TALKS = 100, EXAM_KEYBOARDS = 8 };

struct exam_act {
	const char *kind, *author, *candidate; /* candidate: "" for none */
};

struct exam_mark {
	const char *juror, *candidate, *criterion;
	char level[16]; /* as it was typed: "3", "x", "2,5"; empty: cleared */
};

struct exam_question {
	const char *asker, *candidate, *level; /* the level by its letter, "" for none */
};

/* The floor was given to somebody between these two instants of the boot's clock. */
struct exam_turn {
	const char *candidate; /* "" for nobody */
	int64_t typed_ms, seen_ms;
};

struct exam {
	char dir[64], record[80];
	struct exam_act acts[EXAM_ACTS];
	size_t n_acts;
	struct exam_mark marks[EXAM_MARKS];
	size_t n_marks;
	struct exam_question questions[EXAM_TALKS];
	size_t n_questions;
	struct exam_turn turns[EXAM_TALKS];
	size_t n_turns;
	struct keyboard *keyboards[EXAM_KEYBOARDS];
	size_t n_keyboards;
	bool broken; /* something failed: what comes after is not tried */
};

/* A folder of its own and the record of these files of config in it, by the program's `new`. */
struct exam *exam_new(const char *grid, const char *cohort);
/* The same of RS6731, in the middle of a story of tests/stories whose last line is this moment. */
struct exam *exam_of_story(const char *story);
/* Ends every keyboard, removes the folder. */
void exam_end(struct exam *);
/* Fixtures of the tests at the exam begun last: its end; and -1 once it is broken, as after a
 * failure nothing is as it should be and the rest isn't tried. */
int exam_over(void **state);
int exam_goes_on(void **state);
/* One more process at the record, ended at the latest by exam_end. */
struct keyboard *exam_keyboard(struct exam *, const char *seat, const char *who);
/* The same with these flags after the record, up to a NULL. */
struct keyboard *exam_joined(struct exam *, const char *const *flags, const char *who);

/* This was acknowledged on a screen; candidate NULL: about none. */
void exam_counts(struct exam *, const char *kind, const char *author, const char *candidate);
/* This mark was shown as entered; an empty level takes it away. */
void exam_marked(struct exam *, const char *juror, const char *candidate, const char *criterion,
                 const char *level);
/* A member's two sheets changed places. */
void exam_swapped(struct exam *, const char *juror, const char *a, const char *b);
/* A question stands; asker and candidate "" for nobody and the group. */
void exam_asked(struct exam *, const char *asker, const char *candidate, const char *level);
/* The floor went to somebody, "" for nobody; typed_ms: when the key was pressed. */
void exam_gave_floor(struct exam *, const char *candidate, int64_t typed_ms);
/* What the boot's clock says. */
int64_t exam_clock_ms(void);
/* Somebody spoke for so long at least, and at most, as it was seen from outside. */
void exam_spoken(const struct exam *, const char *candidate, int64_t *least_ms, int64_t *most_ms);
/* How many marks stand. */
size_t exam_count_marks(const struct exam *);

/* What a shell command prints on both outputs; its exit code, -1 if it ended otherwise.  The buffer
 * is emptied first. */
int exam_runs(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The program with these arguments must end with this code; returns what it printed, valid
 * until the next call. */
const char *exam_program(struct exam *, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The answer of sqlite3 to this statement, rows of columns parted by '|'. Valid until the next
 * call. */
const char *exam_sql(struct exam *, const char *sql);
/* The same, of one number. */
int64_t exam_number(struct exam *, const char *sql);
/* Fails unless sqlite3 answers so. */
void exam_answers(struct exam *, const char *sql, const char *wanted);
/* Fails, telling the lines that differ, unless both texts are the same. */
void exam_same(const char *what, const char *got, const char *wanted);

/* The record holds these acts, in this order, and no other since the office made it but how its
 * authors were known; as many of each kind by each author as were counted here. */
void exam_check_acts(struct exam *);
/* View `score` holds these marks and no other; `as_typed` is SQL for a level as it was typed. */
void exam_check_marks(struct exam *, const char *as_typed);
/* As many candidates; as many sheets handed in, each with all its criteria marked, and no mark
 * elsewhere. */
void exam_check_sheets(struct exam *, int candidates, int sheets, int criteria);
/* View `question` holds these, levels by their names: names[0] is a's. */
void exam_check_questions(struct exam *, const char *const *names);
/* View `speaking_time` says of each of these what was seen from outside. */
void exam_check_speech(struct exam *, const char *const *candidates, size_t n);
/* verify finds nothing; log tells each act; export gives the same bytes twice. */
void exam_check_record(struct exam *);

#endif
