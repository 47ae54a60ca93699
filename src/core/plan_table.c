/* plan_table: grid.def as an array.  See plan.h. */
#include "core/plan.h"

#include <stddef.h>
#include <stdint.h>
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

/* Where the row of an owner and a code stands, from 1; 0 where there is none.  Asked for each
 * property of a record at every opening. */
enum {
	ROW_none,
#define PROPERTY(own, sec, k, c, member, t, need, lo, hi, w, h) ROW_##own##_##c,
#include "core/grid.def"
#undef PROPERTY
	ROW_END
};
static const uint8_t row_of[OWNER_COUNT][CODE_COUNT] = {
#define PROPERTY(own, sec, k, c, member, t, need, lo, hi, w, h)                                   \
	[OWNER_##own][CODE_##c] = ROW_##own##_##c,
#include "core/grid.def"
#undef PROPERTY
};
_Static_assert(ROW_END <= UINT8_MAX, "row_of has no room for grid.def");

const struct property *plan_property(enum owner owner, enum code code)
{
	uint8_t row = code < CODE_COUNT ? row_of[owner][code] : ROW_none;

	return row ? &plan_properties[row - 1] : NULL;
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
