/* value: one value of one property, from its text.
 *
 * Driven by grid.def: the type and the bounds of a property decide what is
 * read, what is refused, and the remedy told.  The same for a YAML value and
 * for a cell of a spreadsheet.  Knows no file format. */
#ifndef INTAKE_VALUE_H
#define INTAKE_VALUE_H

#include "core/plan.h"
#include "intake/complaint.h"

/* One file being read into a plan. */
struct reading {
	struct plan *plan;
	struct complaints *complaints;
	struct arena *arena; /* for the time of the reading */
	struct paper paper;
	struct str path;     /* where the reading is, in keys: "phases.échange" */
	bool is_spreadsheet; /* a decimal comma is then read too, and a text has one line */
	size_t phases_from;  /* the first phase that a value may name; 0: none is known yet */
	struct str *property_keys, *shape_keys; /* of the tables, as text_match gives them */
};

/* Reads the text (not empty) into the owner's member; to a list, adds one.  False
 * when a complaint says why not.  "à confirmer" leaves it as it was, and is kept
 * in the plan as to be confirmed. */
bool value_read(struct reading *, const struct property *, struct place, struct str text,
                void *owner);

/* The pieces, for what grid.def does not describe. */
bool value_is_to_confirm(struct str text);
/* Keeps "path.key" among what is to be confirmed, once. */
void value_confirm_later(struct reading *, const char *key);
bool value_ratio(struct reading *, struct place, struct str, int64_t *ratio);
/* One of the forms of a SAID property.  What names a phase is left for when they are known. */
bool value_said(struct reading *, const struct property *, struct place, struct str, struct said *);
/* The number, from 1, of a word among n; 0, told with those possible, if it is none. */
int64_t value_word(struct reading *, struct place, struct str, const struct str *words, size_t n);
/* ms since midnight. */
bool value_hour(struct reading *, struct place, struct str, int64_t *ms);
bool value_role(struct reading *, struct place, struct str, enum role *);
/* The words of the roles. */
enum { VALUE_ROLES = 4 };
extern const struct str value_roles[VALUE_ROLES];

/* The word nearest to the text among n, if one is near enough to be what was meant;
 * else an empty one. */
struct str value_nearest(struct str text, const struct str *words, size_t n);
/* Tells that the text is none of these words, and which were possible. */
void value_refuse_word(struct reading *, struct place, struct str text, const struct str *words,
                       size_t n);
/* Tells that the text ("“2,5” …") is what the predicate says, and what to do; returns false. */
bool value_refuse(struct reading *, struct place, struct str text, const char *predicate,
                  const char *todo);
/* A copy in the plan, which lives as long as it. */
struct str value_keep(struct reading *, struct str text);

#endif
