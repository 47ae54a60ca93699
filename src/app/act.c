/* act: see act.h. */
#include "app/act.h"

static enum code way_of(const struct record *r)
{
	return r->way ? r->way : CODE_keyboard;
}

bool act_has_way_to_tell(const struct record *r, int32_t author)
{
	const struct standing *p = state_person(&r->state, author);

	return p && p->role != ROLE_OBSERVER && rules_known_by(&r->state, author) != way_of(r);
}

static bool put(struct record *r, const struct moment *now, int32_t author,
                const struct fact *fact, struct err *e)
{
	struct event event = {.when = *now, .author = author, .fact = *fact};

	return ledger_put(r->ledger, &event, e);
}

/* Private notes go with the event that says so: with the seal, of which it is the last fact. */
static bool put_fact(struct record *r, const struct moment *now, int32_t author,
                     const struct fact *fact, struct err *e)
{
	return put(r, now, author, fact, e) &&
	       (fact->kind != KIND_words_emptied || fact->code != CODE_private ||
	        ledger_empty_kind(r->ledger, KIND_noted, e));
}

/* All at the moment at which it was decided: durations end where the next begins. */
static bool put_all(struct record *r, const struct moment *now, int32_t author,
                    const struct verdict *v, struct err *e)
{
	struct fact known = {.kind = KIND_author_known, .person = author,
	                     .code = way_of(r)};

	bool first = v->facts[0].kind != KIND_author_known && act_has_way_to_tell(r, author);

	if (first && !put(r, now, author, &known, e))
		return false;
	for (size_t i = 0; i < v->n; i++) {
		struct fact f = v->facts[i];

		f.value += first && f.kind == KIND_sealed; /* the last event before it */
		if (!put_fact(r, now, author, &f, e))
			return false;
	}
	return true;
}

/* The disk says what became of it, not the call that failed. */
static enum act_end read_back(struct record *r)
{
	struct err reading;
	bool stored = ledger_holds_put(r->ledger);

	record_catch_up(r, &reading);
	return stored ? ACT_IS_DONE : ACT_IS_LOST;
}

static enum act_end failed(const struct record *r)
{
	return ledger_is_stopped(r->ledger) ? ACT_IS_LOST : ACT_HAS_FAILED;
}

static bool begin(struct record *r, const struct fact *wish, struct err *e)
{
	return wish->kind == KIND_sealed ? ledger_begin_emptying(r->ledger, e)
	                                 : ledger_begin(r->ledger, e);
}

enum act_end act_perform(struct record *r, const struct world *world, int32_t author,
                         const struct fact *wish, struct verdict *v, struct err *e)
{
	struct moment now;
	struct err reading;

	*v = (struct verdict){0};
	e->kind = ERR_NONE;
	if (!begin(r, wish, e))
		return failed(r);
	if (!record_catch_up(r, e)) {
		ledger_cancel(r->ledger);
		return failed(r);
	}
	now = world->now(world); /* only now: waiting for the lock took time */
	*v = rules_decide(&r->state, author, wish, &now);
	if (v->why || !v->n) {
		ledger_cancel(r->ledger);
		return v->why ? ACT_IS_REFUSED : ACT_IS_DONE;
	}
	if (!put_all(r, &now, author, v, e)) {
		ledger_cancel(r->ledger);
		return failed(r);
	}
	switch (ledger_commit(r->ledger, e)) {
	case COMMIT_DONE: break;
	case COMMIT_NOT: return failed(r);
	case COMMIT_UNKNOWN: return read_back(r);
	}
	record_catch_up(r, &reading);
	return ACT_IS_DONE;
}
