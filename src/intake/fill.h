/* fill: a mapping of a file into the struct that it describes.
 *
 * grid.def and shape.def say together which keys a mapping may have, and which
 * it must: fill tells unknown, missing and misshapen ones and reads the values
 * of the properties.  The keys of shape.def are left to the caller. */
#ifndef INTAKE_FILL_H
#define INTAKE_FILL_H

#include "intake/tree.h"
#include "intake/value.h"

/* The mappings of a grid and of a cohort, each with at most one owner of properties. */
enum mapping {
	MAPPING_GRID, MAPPING_PHASE, MAPPING_LEVEL, MAPPING_POINTS, MAPPING_TEST,
	MAPPING_COMPETENCY, MAPPING_CRITERION,
	MAPPING_COHORT, MAPPING_PERSON, MAPPING_CANDIDATE, MAPPING_GROUP, MAPPING_RECUSAL,
	MAPPING_COUNT, MAPPING_NONE = MAPPING_COUNT
};

/* What a key of shape.def gives. */
enum shape_form {
	FORM_GROUP,      /* a mapping */
	FORM_LIST,       /* mappings, in order */
	FORM_BY_CODE,    /* mappings, each under a code */
	FORM_LETTERS,    /* names, each under a letter from a to e */
	FORM_LANDMARKS,  /* names, each under a number of points */
	FORM_LIMITS,     /* counts, under niveau_1, niveau_2… and non_observé */
	FORM_VERSION,    /* of the format: 1 */
	FORM_WORDS,      /* a text */
	FORM_FILE,       /* the name of a file, that cannot be left to be confirmed */
	FORM_NUMBER,     /* exact, as of a RATIO */
	FORM_HOUR,
	FORM_ROLE,       /* one of value_roles */
	FORM_EXTRA_TIME, /* oui, non, or a coefficient from 1 to 2 */
	FORM_EARLIER,    /* competencies and their sessions: a text, or a list of them */
};

struct shape {
	enum mapping mapping;
	const char *section, *key;
	enum shape_form form;
	enum mapping of; /* MAPPING_NONE for a value */
	bool must;
	const char *help;
};

/* All rows of shape.def. */
extern const struct shape shapes[];
extern const size_t shapes_n;

/* A key that stands in a mapping and section: exactly one of the two. */
struct known_key {
	const struct property *property;
	const struct shape *shape;
};

/* A reader into this plan, with no paper yet; the arena is for the time of the reading. */
void fill_open(struct reading *, struct plan *, struct complaints *, struct arena *);
/* By a key as text_match gives it; both NULL if there is none such. */
struct known_key fill_find(const struct reading *, enum mapping, const char *section,
                           struct str matched);
/* The keys of a mapping and section but by_key, in the order of the tables; returns how
 * many.  At the top of a file, its sections too. */
size_t fill_keys(enum mapping, const char *section, enum code by_key, struct str *keys,
                 size_t room);

/* Reads the properties of a mapping's section into the object (an owner's struct).
 * `by_key` is the property that the mapping's own key says already (CODE_id, CODE_rank),
 * else CODE_none; `at` is where to tell what is missing. */
void fill_section(struct reading *, enum mapping, const char *section, const struct node *map,
                  enum code by_key, size_t at, void *object);
/* The sections of an owner, each a mapping under its own key of the top mapping. */
void fill_sections(struct reading *, enum mapping, const struct node *top, void *object);

/* The value of a key, if it is of this kind; NULL if there is none, if it is to be
 * confirmed, and, told, if it is of another kind or has nothing in it. */
struct node *fill_child(struct reading *, const struct node *map, const char *key,
                        enum node_kind);
/* Tells that a key is missing; help (may be NULL) says what it gives. */
void fill_missing(struct reading *, size_t at, const char *key, const char *help);
/* Whether one more of what there are n already may stand here; else tells it. */
bool fill_has_room(struct reading *, size_t at, size_t n, size_t most);
/* Whether the node is of this kind, and not empty; else tells it. */
bool fill_is(struct reading *, const struct node *, enum node_kind);
/* Reads one property of the node, a text or a list of them. */
bool fill_property(struct reading *, const struct property *, const struct node *, void *object);

struct place fill_place(const struct reading *, size_t at);
/* Goes on under "key": returns the path before, for fill_leave. */
struct str fill_enter(struct reading *, struct str key);
void fill_leave(struct reading *, struct str path);

#endif
