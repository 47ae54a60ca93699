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

/* All at the moment at which it was decided: durations end where the next begins.  *begun: of
 * several wishes, one was stored already. */
static bool put_all(struct record *r, const struct moment *now, int32_t author,
                    const struct verdict *v, bool *begun, struct err *e)
{
	struct fact known = {.kind = KIND_author_known, .person = author,
	                     .code = way_of(r)};

	bool first = !*begun && v->facts[0].kind != KIND_author_known &&
	             act_has_way_to_tell(r, author);

	*begun = true;
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

/* Each wish is decided on what was there before all of them. */
static enum act_end decide_all(struct record *r, const struct world *world, int32_t author,
                               const struct fact *wishes, size_t n, struct act_several *told,
                               struct verdict *v, struct err *e)
{
	struct moment now = world->now(world); /* only now: waiting for the lock took time */
	bool begun = false;

	for (told->at = 0; told->at < n; told->at++) {
		*v = rules_decide(&r->state, author, &wishes[told->at], &now);
		if (v->why)
			return ACT_IS_REFUSED;
		if (v->n && !put_all(r, &now, author, v, &begun, e))
			return failed(r);
		told->stored += v->n > 0;
	}
	return ACT_IS_DONE;
}

enum act_end act_perform_several(struct record *r, const struct world *world, int32_t author,
                                 const struct fact *wishes, size_t n, struct act_several *told,
                                 struct verdict *v, struct err *e)
{
	enum act_end end;
	struct err reading;

	*v = (struct verdict){0};
	*told = (struct act_several){0};
	e->kind = ERR_NONE;
	if (!begin(r, wishes, e))
		return failed(r);
	end = record_catch_up(r, e) ? decide_all(r, world, author, wishes, n, told, v, e)
	                            : failed(r);
	if (end != ACT_IS_DONE || !told->stored) {
		ledger_cancel(r->ledger);
		return end;
	}
	switch (ledger_commit(r->ledger, e)) {
	case COMMIT_DONE: break;
	case COMMIT_NOT: return failed(r);
	case COMMIT_UNKNOWN: return read_back(r);
	}
	record_catch_up(r, &reading);
	return ACT_IS_DONE;
}

enum act_end act_perform(struct record *r, const struct world *world, int32_t author,
                         const struct fact *wish, struct verdict *v, struct err *e)
{
	struct act_several ignored;

	return act_perform_several(r, world, author, wish, 1, &ignored, v, e);
}
