/* format: see format.h. */
#include "format.h"
#include "base/text.h"

#include <string.h>

void format_open(struct format *f)
{
	f->arena = (struct arena){0};
	complaints_init(&f->complaints);
	plan_init(&f->plan, &f->arena);
	fill_open(&f->reader, &f->plan, &f->complaints, &f->arena);
}

void format_close(struct format *f)
{
	complaints_done(&f->complaints);
	arena_done(&f->arena);
}

static enum code said_by_key(enum mapping m)
{
	return m == MAPPING_TEST || m == MAPPING_COMPETENCY ? CODE_id
	       : m == MAPPING_LEVEL                         ? CODE_rank
	                                                    : CODE_none;
}

/* What the tables leave to the reader: a level in words has a name, a scale is always there. */
static bool is_needed_all_the_same(enum mapping m, const char *key)
{
	return (m == MAPPING_LEVEL && strcmp(key, "nom") == 0) ||
	       (m == MAPPING_GRID && strcmp(key, "échelle") == 0);
}

static bool section_must(struct format *f, enum mapping m, const char *section)
{
	struct format_key keys[FORMAT_KEYS];
	size_t n = format_keys(f, m, section, keys);

	for (size_t i = 0; i < n; i++)
		if (keys[i].property && keys[i].must)
			return true;
	return false;
}

size_t format_keys(struct format *f, enum mapping m, const char *section, struct format_key *keys)
{
	struct str names[FORMAT_KEYS];
	size_t n = fill_keys(m, section, said_by_key(m), names, FORMAT_KEYS);

	for (size_t i = 0; i < n; i++) {
		struct str matched = text_match(&f->arena, names[i]);
		struct known_key known = fill_find(&f->reader, m, section, matched);
		struct format_key *k = &keys[i];

		/* "1, 2, 3…" stands for numbers, and is found as one of them. */
		if (!known.property && !known.shape)
			known = fill_find(&f->reader, m, section, STR("1"));
		*k = (struct format_key){names[i].s, known.property, known.shape, false};
		k->must = known.property ? known.property->must
		          : known.shape  ? known.shape->must
		                         : section_must(f, m, k->key);
		k->must = k->must || is_needed_all_the_same(m, k->key);
	}
	return n;
}

bool format_has(struct format *f, enum mapping m, const char *section)
{
	struct format_key keys[FORMAT_KEYS];

	return format_keys(f, m, section, keys) > 0;
}

const char *format_name(enum mapping m)
{
	static const char *const names[MAPPING_COUNT] = {
	    [MAPPING_GRID] = "grille",       [MAPPING_PHASE] = "phase",
	    [MAPPING_LEVEL] = "niveau",      [MAPPING_POINTS] = "points",
	    [MAPPING_TEST] = "epreuve",      [MAPPING_COMPETENCY] = "competence",
	    [MAPPING_CRITERION] = "critere", [MAPPING_COHORT] = "promotion",
	    [MAPPING_PERSON] = "membre",     [MAPPING_CANDIDATE] = "candidat",
	    [MAPPING_GROUP] = "groupe",      [MAPPING_RECUSAL] = "deport",
	};

	return m < MAPPING_COUNT ? names[m] : NULL;
}
