/* syntax: what makes a text no YAML, told in the office's words.
 *
 * Indentation first (tabs, no-break spaces), then libyaml's own complaints, each
 * turned into a remedy.  A “ : ” in a French text without quotes is repaired in a
 * copy, so that the faults after it are found in the same run. */
#ifndef INTAKE_SYNTAX_H
#define INTAKE_SYNTAX_H

#include "intake/complaint.h"

/* False when nothing can be made of the paper; else *text is what to build the
 * tree from, byte for byte as long as the paper's, in the arena if repaired. */
bool syntax_check(const struct paper *, struct arena *, struct complaints *, struct str *text);

#endif
