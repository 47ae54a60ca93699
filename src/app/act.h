/* act: one wish, decided and stored, in one transaction.
 *
 * The road of every act: lock, catch up, decide, append, commit, read back.
 * What it says is done is on the disk and in the state. */
#ifndef APP_ACT_H
#define APP_ACT_H

#include "app/record.h"
#include "app/world.h"
#include "core/rules.h"

enum act_end {
	ACT_IS_DONE,    /* verdict.facts are stored (none: it was so already) */
	ACT_IS_REFUSED, /* verdict says why */
	ACT_HAS_FAILED, /* not stored (told); may be tried again by the person */
	ACT_IS_LOST,    /* not stored, and this process appends nothing more: the disk failed, or
	                 * the record was changed from outside */
};

/* Whether it is still to be told that this author is known in this record's way: never of an
 * observer, who writes nothing. */
bool act_has_way_to_tell(const struct record *, int32_t author);
/* author's wish; before it, where that is still to be told, how the author is known.  After a
 * commit whose end is unknown the record is read back, and what it holds decides between DONE
 * and LOST; *e is set in both cases. */
enum act_end act_perform(struct record *, const struct world *, int32_t author,
                         const struct fact *wish, struct verdict *, struct err *e);

/* The same of several wishes that don't depend on each other, all of them or none. */
struct act_several {
	size_t at;     /* of a refusal: which wish it was */
	size_t stored; /* how many were not so already */
};
enum act_end act_perform_several(struct record *, const struct world *, int32_t author,
                                 const struct fact *wishes, size_t n, struct act_several *,
                                 struct verdict *, struct err *e);

#endif
