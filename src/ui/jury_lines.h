/* jury_lines: the members of the jury on the day, and what may be said of each.
 *
 * Who has a seat at the table or could have one, what was declared, for whom the jury is
 * regular.  The rules decide; this only puts their answers side by side.  Knows no screen. */
#ifndef UI_JURY_LINES_H
#define UI_JURY_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/state.h"

/* Members and substitutes, those who score, in the office's order.  Returns how many. */
size_t jury_members(const struct state *, int32_t *numbers, size_t room);
/* How many places there are (substitutes take the place of somebody), and how many are held by
 * somebody present. */
size_t jury_count_seats(const struct state *);
size_t jury_count_present(const struct state *);
/* Withdraws from somebody: nothing more is asked of them at the opening. */
bool jury_withdraws(const struct state *, int32_t person);
/* The first member present who has declared nothing and withdraws from nobody; 0 if none. */
int32_t jury_undeclared(const struct state *);

/* "1  aucun lien", "2  déport : HÊTRE", "suppléant(e)". */
void jury_write_declared(struct buf *, const struct state *, int32_t person);
/* "majorité des fiches favorables, sinon à débattre". */
void jury_write_rules(struct buf *, const struct state *);
/* "libellés, décision et 7 autres points": so many of them. */
void jury_write_points(struct buf *, const struct texts *points, size_t shown);

/* Candidates for whom the same members sit; who is no longer expected is left out. */
struct jury_quorum {
	int64_t sitting, external;
	bool regular;
	size_t candidates;
	int32_t first; /* of these candidates */
};
enum { JURY_QUORUMS = 4 };
/* The largest such set first, then the others; of more than there is room for, those for whom the
 * jury is not regular come before.  Returns how many. */
size_t jury_quorums(const struct state *, struct jury_quorum *);
/* A candidate for whom the jury is not regular; JURY_ALL when it is for nobody; 0: it is for all.
 */
enum { JURY_ALL = -1 };
int32_t jury_without_quorum(const struct state *);

#endif
