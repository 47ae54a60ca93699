/* agenda: in which order the jury takes what it has to decide.
 *
 * Disagreement comes first.  The order depends on marks and presence alone, so that nothing moves
 * under a jury that decides.  Holds those candidates whose deliberation has opened. */
#ifndef CORE_AGENDA_H
#define CORE_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/decision.h"

enum agenda_section {
	AGENDA_SHARED,  /* opinions of both kinds, no majority, or a sheet taken back */
	AGENDA_SPREAD,  /* one opinion, and marks far apart */
	AGENDA_REFUSAL, /* agreed that it is not validated: a reason is owed */
	AGENDA_RECUSED, /* a member withdraws: all of the candidate's together */
	AGENDA_AGREED,  /* agreed that it is validated: confirmed together */
	AGENDA_SECTIONS
};

struct agenda_row {
	enum agenda_section section;
	int32_t candidate, competency; /* competency: its item */
	int32_t recused;               /* RECUSED: the first member who withdraws; else 0 */
	bool decided;
	struct proposed proposal;
	int64_t spread;
};

struct agenda {
	struct agenda_row *rows; /* section after section */
	size_t n, decided;
};

/* All decisions that are due, in the arena. */
struct agenda agenda_make(const struct state *, struct arena *);
/* The first row from this one on, round again, that is not decided; n when all are. */
size_t agenda_next(const struct agenda *, size_t from);
/* Rows of a section, and of them not yet decided. */
size_t agenda_count(const struct agenda *, enum agenda_section, size_t *left);

#endif
