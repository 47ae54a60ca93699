/* decision: what the marks propose, and what follows from what the jury decided.
 *
 * Opinions, means and proposals are computed from the marks that this state may hold, exactly and
 * anew each time; the jury is bound by none of them.  Members count who sit for the candidate, not
 * who happened to mark.  What was decided stands in the state; the outcome follows from it by the
 * grid's rule, unless it was set by hand.  Knows no rights: who may decide is rules. */
#ifndef CORE_DECISION_H
#define CORE_DECISION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/share.h"
#include "core/state.h"

enum opinion { OPINION_NONE, OPINION_FAVOURABLE, OPINION_UNFAVOURABLE };

/* One member's, of one competency: by the grid's limits (favorable_si), of criteria marked at the
 * oral alone.  None beyond the limit of those not observed, among which those without a mark
 * count.  Where the scale has points: favourable from the pass mark on, once all is marked. */
enum opinion decision_opinion(const struct state *, int32_t member, int32_t candidate,
                              int32_t competency);
/* One member's points of one competency, criteria by their weights; not known until all of them
 * are marked, and where the scale has none. */
struct share decision_share_of(const struct state *, int32_t member, int32_t candidate,
                               int32_t competency);

struct proposed {
	enum code code; /* validated, not_validated; none: to be debated */
	int sitting;    /* for this candidate, of whom: */
	int favourable, unfavourable, none;
	bool casting; /* halves, and the president's opinion made it */
	struct share
	    share;       /* by points: the mean of all who sit, with the written test by weight */
	bool eliminated; /* by points: under the eliminating threshold */
};
/* What the grid's rule proposes of one competency: of who sits, or sat as it was decided. */
struct proposed decision_propose(const struct state *, int32_t candidate, int32_t competency);
/* By points, over all competencies not validated before, by their weights. */
struct share decision_mean(const struct state *, int32_t candidate);
/* How far members are apart on a competency: in ranks, the widest of its criteria; where the scale
 * has points, in 720720ths of a point out of decision_whole. */
int64_t decision_spread(const struct state *, int32_t candidate, int32_t competency);
/* So far that the grid, or else two ranks, asks for a debate. */
bool decision_is_spread(const struct state *, int32_t candidate, int32_t competency);

/* What points are told out of: 20 where the grid says "moyenne ≥ 10/20", else the scale's last. */
int64_t decision_whole(const struct plan *);
/* "12,5": a share as points out of the whole, to two decimals; nothing where it isn't known. */
void decision_write_points(struct buf *, const struct plan *, struct share, char comma);

/* The candidate was there to be judged: came, and was heard, and has not given up or been
 * excluded. */
bool decision_is_judged(const struct state *, int32_t candidate);
/* The jury owes a decision on it: judged, not validated before, and no outcome was set by hand. */
bool decision_is_due(const struct state *, int32_t candidate, int32_t competency);
/* Who sits for this candidate and took the sheet back since the reveal, without handing it in
 * again: the first of them, 0 when nobody did. */
int32_t decision_sheet_out(const struct state *, int32_t candidate);
/* The decision in force is not what the rule proposes, either way; not where it proposes nothing.
 */
bool decision_is_against(const struct state *, int32_t candidate, int32_t competency);
/* Decided validated, or validated at an earlier session. */
bool decision_has(const struct state *, int32_t candidate, int32_t competency);

/* certified, not_certified, absent, excused, gave_up, postponed, reserved, cancelled; none: not
 * yet. The one set by hand, else: of who was not judged, by their attendance; reserved when a
 * decision is; else by the grid: all competencies, or the mean, which a competency under the
 * threshold or refused against the rule is not compensated by. */
enum code decision_outcome(const struct state *, int32_t candidate);
/* The grid's word for it; the nearest that it has where it has none ("absent" of one excused). */
struct str decision_outcome_label(const struct plan *, enum code outcome);

#endif
