/* day_lines: the steps of the day, what each waits for and what became of it.
 *
 * The opening of the jury, the passages, the deliberation, the minutes, the documents, a minute
 * of practice, and who is connected: one line each, in this order.  Knows no screen. */
#ifndef UI_DAY_LINES_H
#define UI_DAY_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/state.h"

enum day_kind {
	DAY_OPENING,
	DAY_PASSAGE,
	DAY_DELIBERATION,
	DAY_MINUTES,
	DAY_DOCUMENTS,
	DAY_PRACTICE,
	DAY_PLACES,
	DAY_WRITTEN /* only where the grid has such a test */
};

struct day_line {
	enum day_kind kind;
	int32_t passage; /* of a passage's line, else 0 */
};

size_t day_count(const struct state *);
/* The last of them, beside the exam's own: the practice, who is connected, the written test. */
size_t day_count_beside(const struct state *);
struct day_line day_line(const struct state *, size_t i);
/* The jury is in a phase of this passage at this moment. */
bool day_is_going_on(const struct state *, int32_t passage);
/* The line at which the day stands: what is going on, or comes next. */
size_t day_now(const struct state *);
/* The deliberation to open next, as its fact names it: of a passage that is over, or the
 * session's, 0.  False when there is none to open. */
bool day_next_deliberation(const struct state *, int32_t *passage);
/* What the jury owes of what was opened: decisions, and how many of them are taken; outcomes that
 * nothing gives yet. */
struct day_decisions {
	size_t due, decided, without_outcome;
};
struct day_decisions day_count_decisions(const struct state *);
/* All was deliberated on and decided, or the jury could not sit: the minutes can be read. */
/* "1 signé, 1 refus": of the minutes as they stand; false, and nothing, when nobody has. */
bool day_write_signed(struct buf *, const struct state *);
/* The jury deliberates again, and has changed nothing yet. */
bool day_is_reopened(const struct state *);
bool day_is_decided(const struct state *);
/* The passages that are not over. */
size_t day_count_left(const struct state *);
/* The event with which this step began; 0 while it hasn't. */
int64_t day_began(const struct state *, struct day_line);
/* This member's sheets handed in, of those owed: of a passage, or of all (0). */
void day_count_mine(const struct state *, int32_t member, int32_t passage, int64_t *in,
                    int64_t *all);

/* A passage in a sentence: "groupe 2 Cour Carrée"; its one candidate, where each passes alone. */
void day_write_passage(struct buf *, const struct state *, int32_t passage);
/* What stands in the columns of a line: "Groupe 2 Cour Carrée", "10 h 20", "10 h 23", "à suivre".
 */
void day_write_name(struct buf *, const struct state *, struct day_line);
void day_write_planned(struct buf *, const struct state *, struct day_line);
void day_write_real(struct buf *, const struct state *, struct day_line);
void day_write_state(struct buf *, const struct state *, struct day_line);

#endif
