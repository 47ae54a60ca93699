/* term_type: what the name of a terminal's type tells by itself, and its capabilities. */
#ifndef UI_TERM_TYPE_H
#define UI_TERM_TYPE_H

#include <stdbool.h>

/* Whether it may name a type at all: no path, not endless; NULL does not. */
bool term_type_is_name(const char *type);
/* Whether terminals of this type follow xterm: then the program's own description serves better
 * than the machine's. */
bool term_type_is_as_xterm(const char *type);
/* Whether a capability takes one of its parameters for a text: writes it (%s) or measures it
 * (%l).  NULL does not. */
bool term_type_wants_text(const char *capability);

#endif
