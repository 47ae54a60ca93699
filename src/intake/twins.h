/* twins: ids that must differ and be seen, and where each stands. */
#ifndef INTAKE_TWINS_H
#define INTAKE_TWINS_H

#include "intake/complaint.h"

struct twin {
	struct str id, matched; /* as written, and as ids are compared */
	struct place place;
};

struct twins {
	struct twin *v;
	size_t n, room;
};

/* One more id (an empty one is left aside), all in the arena. */
void twins_add(struct arena *, struct twins *, struct str id, struct place);
/* Tells each id that one before it in the file has already, and those with characters that can't be
 * seen; sorts them. */
void twins_refuse(struct twins *, struct complaints *);

#endif
