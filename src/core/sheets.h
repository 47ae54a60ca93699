/* sheets: what a member's sheet of a candidate still lacks, and how marks are typed.
 *
 * Asks only of one's own sheet, or of one that is revealed: the state holds no
 * other.  Decides nothing: a sheet may be handed in with all of it missing. */
#ifndef CORE_SHEETS_H
#define CORE_SHEETS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"

enum lack_kind {
	LACK_MARK,         /* the item bears none */
	LACK_APPRECIATION, /* the competency is marked low, and nothing says why */
};
struct lack {
	enum lack_kind kind;
	int32_t item;       /* what bears no mark; or the competency */
	int64_t rank;       /* appreciation: the rank that is too often there, */
	int64_t times;      /* and how often */
};
/* In the sheet's order, a competency's appreciation after its marks.  Returns how
 * many there are; no more than room are written, lacks may be NULL to count.
 * An appreciation is lacking when more marks than the grid's limit are at a rank;
 * where the grid sets no limits, when one is at the lowest. */
size_t sheets_lacks(const struct state *, int32_t member, int32_t candidate, struct lack *lacks,
                    size_t room);
/* The appreciation of a competency; empty if none. */
struct str sheets_kept(const struct state *, int32_t member, int32_t candidate, int32_t competency);
/* How many competencies have one. */
size_t sheets_count_kept(const struct state *, int32_t member, int32_t candidate);
/* Nothing is on it that another candidate could be given: no mark, no appreciation. */
bool sheets_is_blank(const struct state *, int32_t member, int32_t candidate);

/* A mark is a number typed, then Enter, and not one digit: the scale has more than
 * nine levels, or some that bear no name. */
bool sheets_are_typed(const struct plan *);
/* The level that a typed number means: by its points where the scale has points ("2,5"
 * or "2.5"), else by its rank.  NULL if there is none. */
const struct level *sheets_typed_level(const struct plan *, struct str typed);
/* The number that stands for a level on the sheet: "3"; "2,5" where marks are typed as points. */
void sheets_write_level(struct buf *, const struct plan *, int64_t rank);

#endif
