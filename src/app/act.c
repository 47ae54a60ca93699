/* act: see act.h. */
#include "app/act.h"

static enum code way_of(const struct record *r)
{
	return r->way ? r->way : CODE_keyboard;
}

bool act_has_way_to_tell(const struct record *r, int32_t author)
{
	const struct standing *p = state_person(&r->state, author);

	return p && p->role != ROLE_OBSERVER && !r->state.seal_id &&
	       rules_known_by(&r->state, author) != way_of(r);
}

static bool put(struct record *r, const struct moment *now, int32_t author,
                const struct fact *fact, struct err *e)
{
	struct event event = {.when = *now, .author = author, .fact = *fact};

	return ledger_put(r->ledger, &event, e);
}

/* All at the moment at which it was decided: durations end where the next begins. */
static bool put_all(struct record *r, const struct moment *now, int32_t author,
                    const struct verdict *v, struct err *e)
{
	struct fact known = {.kind = KIND_author_known, .person = author,
	                     .code = way_of(r)};

	if (v->facts[0].kind != KIND_author_known && act_has_way_to_tell(r, author) &&
	    !put(r, now, author, &known, e))
		return false;
	for (size_t i = 0; i < v->n; i++)
		if (!put(r, now, author, &v->facts[i], e))
			return false;
	return true;
}

/* The disk says what became of it, not the call that failed. */
static enum act_end read_back(struct record *r, int64_t mine_before, struct err *e)
{
	struct err reading;

	record_catch_up(r, &reading);
	(void)e;
	return r->state.my_last_id > mine_before ? ACT_IS_DONE : ACT_IS_LOST;
}

enum act_end act_perform(struct record *r, const struct world *world, int32_t author,
                         const struct fact *wish, struct verdict *v, struct err *e)
{
	struct moment now;
	struct err reading;
	int64_t mine;

	*v = (struct verdict){0};
	e->kind = ERR_NONE;
	if (!ledger_begin(r->ledger, e))
		return ACT_HAS_FAILED;
	if (!record_catch_up(r, e)) {
		ledger_cancel(r->ledger);
		return ACT_HAS_FAILED;
	}
	now = world->now(world); /* only now: waiting for the lock took time */
	mine = r->state.my_last_id;
	*v = rules_decide(&r->state, author, wish, &now);
	if (v->why || !v->n) {
		ledger_cancel(r->ledger);
		return v->why ? ACT_IS_REFUSED : ACT_IS_DONE;
	}
	if (!put_all(r, &now, author, v, e)) {
		ledger_cancel(r->ledger);
		return ACT_HAS_FAILED;
	}
	switch (ledger_commit(r->ledger, e)) {
	case COMMIT_DONE: break;
	case COMMIT_NOT: return ACT_HAS_FAILED;
	case COMMIT_UNKNOWN: return read_back(r, mine, e);
	}
	record_catch_up(r, &reading);
	return ACT_IS_DONE;
}
