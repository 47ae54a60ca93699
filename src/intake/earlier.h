/* earlier: "C4 (EX-2025-02), C1": competencies validated before, each with its session. */
#ifndef INTAKE_EARLIER_H
#define INTAKE_EARLIER_H

#include <stdbool.h>

#include "base/str.h"

/* Cuts the first off *rest; the session may be empty.  False when none is left. */
bool earlier_next(struct str *rest, struct str *code, struct str *session);

#endif
