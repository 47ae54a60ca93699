/* plan_private: what the files of plan share; of others only say looks in, for items by number. */
#ifndef CORE_PLAN_PRIVATE_H
#define CORE_PLAN_PRIVATE_H

#include <stddef.h>

#include "core/plan.h"

struct plan_list {
	size_t items, n, room; /* where the list stands in struct plan */
	size_t size;           /* of one element */
	enum code nature;      /* as item_listed says it; CODE_none if not an item */
};

/* By owner; all zero for the owners that are no list (the grid, the session). */
extern const struct plan_list plan_lists[OWNER_COUNT];

/* The struct of an item of this nature; NULL if never listed. */
void *plan_item(const struct plan *, enum owner, int32_t item);

#endif
