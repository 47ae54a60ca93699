/* mdoc: texts on standard output, as the language of manual pages wants them. */
#ifndef SUPPORT_MDOC_H
#define SUPPORT_MDOC_H

#include "base/str.h"

/* A line's text, or a word after a macro: nothing of it is taken for a request. */
void mdoc_text(struct str);
/* ".Ss Émargement", of "émargement". */
void mdoc_title(const char *);
/* "dit toutes les fautes": "Dit toutes les fautes." on lines of its own. */
void mdoc_sentence(const char *);

#endif
