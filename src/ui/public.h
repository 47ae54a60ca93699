/* public: the clock that everybody in the room may see.
 *
 * The phase, the group, the time in digits as large as the window allows.
 * Names no person, tells nothing of who has extra time, and uses no colour.
 * Meant for the state as nobody sees it. */
#ifndef UI_PUBLIC_H
#define UI_PUBLIC_H

#include "base/err.h"
#include "core/state.h"
#include "ui/canvas.h"

/* The whole screen.  fault: why the record can't be read any more; kind none while it can. */
void public_draw(struct canvas *, const struct state *, const struct moment *now,
                 const struct err *fault);

#endif
