/* say_private: what the files of say share, and nobody else.
 *
 * A sentence is a template in the user's language: "question ({level}) to
 * {candidate}".  say_fill replaces each {name} by what the fact says of it, so
 * that a translator moves whole things about and no text of a person is ever a
 * format. */
#ifndef CORE_SAY_PRIVATE_H
#define CORE_SAY_PRIVATE_H

#include "core/say.h"

/* What is being told. */
struct telling {
	const struct state *state;
	int32_t author;
	const struct fact *fact; /* of a refusal, what it is about */
};

/* The template of what is told, in English, to be looked up by words_get. */
typedef const char *chooser(const struct telling *);

/* Appends the template (already in the user's language), filled. */
void say_fill(struct buf *, const struct telling *, const char *template);
/* The fact itself, even where it takes another back. */
void say_plainly(struct buf *, const struct telling *);

/* The telling's viewer may read what this event's author wrote on a sheet. */
bool say_may_read(const struct telling *);
/* The phase that the fact names, by item or through its run; 0 if none. */
int32_t say_phase_of(const struct telling *);

/* Fillers of decisions and minutes: the criteria of a refusal, ", C2.1, C2.3"; the grid's own word
 * for an outcome; what a correction of form changes; what another proposed and this confirms. */
void say_unmet(struct buf *, const struct telling *);
void say_outcome_told(struct buf *, const struct telling *);
void say_rectified(struct buf *, const struct telling *);
void say_correction(struct buf *, const struct telling *);

/* Fillers of the office's facts. */
void say_property(struct buf *, const struct telling *);
void say_property_value(struct buf *, const struct telling *);
/* Whose property an item_set says: "grille", "C2", "niveau 3". */
void say_thing(struct buf *, const struct telling *);

#endif
