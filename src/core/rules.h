/* rules: may this person do this now, and what facts follow?
 *
 * One function a kind of wish.  A wish is a fact not yet dated: the answer is
 * the facts to append (an end during a turn makes two), or one refusal with
 * what it is about.  Decided inside the ledger's lock, on a state that has read
 * everything.  Rights come from the grid.  Never says a sentence: say.h does. */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state.h"

enum refusal {
	ALLOWED = 0,
#define REFUSAL(name, says) REFUSED_##name,
#include "core/refusal.def"
#undef REFUSAL
	REFUSAL_COUNT
};

enum { VERDICT_FACTS = 64 }; /* what is agreed on is confirmed at once */

struct verdict {
	enum refusal why;  /* ALLOWED, or why not */
	struct fact about; /* refused: what was wished (kind), whom it is about (person, candidate),
	                    * where (passage, item), how much (value, ms) */
	size_t n;          /* facts to append; 0 with ALLOWED: it's so already, nothing to do */
	struct fact facts[VERDICT_FACTS];
};

/* The wishes are the facts themselves, with what only the lock can decide left
 * at 0: ms of what ends, allotted time, the last turn.  `taken_back` with ref
 * takes back any act of the author's own that can be, all its facts together; with ref 0, the
 * latest and no older one; with value 1 it puts back the last one taken back.  Its words are the
 * reason that the reveal asks for, of a change that had none.  `decided` with neither candidate
 * nor item confirms all that the agenda says is agreed, VERDICT_FACTS at most. */
struct verdict rules_decide(const struct state *, int32_t author, const struct fact *wish,
                            const struct moment *now);

/* Moments that rules decide.  Extra time: a phase is allotted, when it starts, what those then
 * present are owed.  Who is let in while it runs (present, admitted) lengthens it at that moment,
 * by a time_given of the same author that names them, up to what would have been allotted had
 * they been there; the president's own gifts come on top.  A phase that runs is never shortened
 * by a departure. */

/* Whether a role holds a right: the mask of plan.h's may_… for the person's role. */
bool rules_may(const struct state *, int32_t person, int64_t roles);
/* Presides at this moment: neither a substitute who does not sit, nor who went out and whose
 * place was taken. */
bool rules_presides(const struct state *, int32_t person);
/* Nobody who is here presides: any member may then say who does. */
bool rules_presidency_is_vacant(const struct state *);
/* Keeps the session at this moment: holds the hat. */
bool rules_keeps(const struct state *, int32_t person);
/* Opens a place again that wrong codes had closed: who presides, the secretary. */
bool rules_opens_seats(const struct state *, int32_t person);
/* How this person is known so far: key, card, or else keyboard. */
enum code rules_known_by(const struct state *, int32_t person);
/* Who sits for this candidate once the deports are taken off; false when they
 * are too few, or too few of them external, by the grid. */
struct quorum {
	int64_t sitting, external;
};
bool rules_quorum(const struct state *, int32_t candidate, struct quorum *);
/* The same of who had sat as something was decided of the candidate, whoever left since. */
bool rules_had_quorum(const struct state *, int32_t candidate, struct quorum *);
/* Roles that enter the written test's results, and what was validated before. */
int64_t rules_enter_results(const struct plan *);
/* Signs the minutes: of the jury, and called to sit; the secretary too. */
bool rules_signs(const struct state *, int32_t person);
/* Whether this member owes a sheet of this candidate: sits, and the candidate came or may still. */
bool rules_sheet_is_due(const struct state *, int32_t member, int32_t candidate);
/* Sheets neither handed in nor without object, of a passage's candidates, or of all (0). */
int64_t rules_missing_sheets(const struct state *, int32_t passage);
/* The name of a refusal as stories write it. */
const char *refusal_name(enum refusal);

#endif
