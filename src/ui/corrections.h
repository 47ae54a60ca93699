/* corrections: what a correction of form may change once the minutes are sealed.
 *
 * A place, a date, a name, a word that the minutes repeat: never a mark, a decision or an outcome.
 * One line each, those proposed first. */
#ifndef UI_CORRECTIONS_H
#define UI_CORRECTIONS_H

#include "base/arena.h"
#include "core/state.h"

struct correction {
	const struct rectification *proposed; /* waits for a second person; NULL: may be proposed */
	struct str label, value;              /* "Lieu", "Lyon, salle Exemple" */
	struct fact wish;                     /* rectified, without words; or entry_confirmed */
};
struct corrections {
	struct arena arena;
	struct correction *v;
	size_t n, room;
};

/* Freed by arena_done. */
struct corrections corrections_list(const struct state *);
/* "Lieu : « Lyon » devient « Lyon, salle 2 »" */
void corrections_write(struct buf *, const struct state *, const struct rectification *);

#endif
