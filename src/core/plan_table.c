/* plan_table: grid.def as an array.  See plan.h. */
#include "core/plan.h"

#include <stddef.h>
#include <string.h>

#define STRUCT_PLAN struct plan
#define STRUCT_PHASE struct phase
#define STRUCT_QUESTION_LEVEL struct question_level
#define STRUCT_LEVEL struct level
#define STRUCT_TEST struct test
#define STRUCT_COMPETENCY struct competency
#define STRUCT_LIMIT struct limit
#define STRUCT_CRITERION struct criterion
#define STRUCT_SESSION struct session
#define STRUCT_PERSON struct person
#define STRUCT_CANDIDATE struct person
#define MUST true
#define MAY false

const struct property plan_properties[] = {
#define PROPERTY(own, sec, k, c, member, t, need, lo, hi, w, h)                                   \
	{.owner = OWNER_##own, .section = sec, .key = k, .code = CODE_##c,                         \
	 .offset = offsetof(STRUCT_##own, member), .type = TYPE_##t, .must = need, .low = lo,      \
	 .high = hi, .words = w, .help = h},
#include "core/grid.def"
#undef PROPERTY
};

const size_t plan_properties_n = sizeof plan_properties / sizeof *plan_properties;

const struct property *plan_property(enum owner owner, enum code code)
{
	for (size_t i = 0; i < plan_properties_n; i++)
		if (plan_properties[i].owner == owner && plan_properties[i].code == code)
			return &plan_properties[i];
	return NULL;
}

struct str property_word(const struct property *p, int64_t number)
{
	struct str rest = str_of(p->words);

	for (int64_t i = 1; rest.s && rest.n; i++) {
		struct str word = str_cut(&rest, '|');

		if (i == number)
			return word;
	}
	return (struct str){NULL, 0};
}
