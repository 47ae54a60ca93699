/* record: see record.h. */
#include "app/record.h"

#include "app/language.h"

bool record_make(const char *path, const struct plan *plan, const struct moment *when,
                 struct err *e)
{
	struct arena arena = {0};
	size_t n;
	struct fact *facts = plan_facts(plan, &arena, &n);
	struct event *events = arena_new(&arena, struct event, n);
	bool made;

	for (size_t i = 0; i < n; i++)
		events[i] = (struct event){.when = *when, .fact = facts[i]};
	made = ledger_create(path, events, n, e);
	arena_done(&arena);
	return made;
}

bool record_next(struct record *r, struct event *event, struct err *e)
{
	arena_reset(&r->texts);
	*e = (struct err){0};
	if (r->until && r->state.last_id >= r->until)
		return false;
	if (!ledger_next(r->ledger, &r->texts, event, e))
		return false;
	state_apply(&r->state, event);
	return true;
}

void record_rewind(struct record *r)
{
	state_reset(&r->state);
	ledger_rewind(r->ledger);
}

bool record_catch_up(struct record *r, struct err *e)
{
	struct event event;

	news_drain(r->news); /* before reading: what is told after it wakes once more */
	do {
		if (r->state.refold)
			record_rewind(r);
		while (record_next(r, &event, e))
			;
	} while (e->kind == ERR_NONE && r->state.refold);
	return e->kind == ERR_NONE;
}

bool record_sit(struct record *r, int32_t viewer, struct err *e)
{
	state_done(&r->state);
	state_init(&r->state, viewer, NULL);
	ledger_rewind(r->ledger);
	return record_catch_up(r, e);
}

/* What the office wrote comes first and is nobody's: one fold serves to find the
 * viewer and to be theirs. */
static bool fold_for(struct record *r, record_choose *choose, const void *context, struct err *e)
{
	struct event event;
	bool read;

	while ((read = ledger_next(r->ledger, &r->texts, &event, e)) && !event.author) {
		state_apply(&r->state, &event);
		arena_reset(&r->texts);
	}
	if (e->kind || !choose(&r->state.plan, context, &r->state.viewer, e))
		return false;
	if (read)
		state_apply(&r->state, &event);
	return record_catch_up(r, e);
}

/* Whom nobody can find was perhaps changed from outside: that comes before a wrong name. */
static void tell_tampering_first(struct record *r, struct err *e)
{
	struct err found = {0};

	ledger_check_chain(r->ledger, true);
	while (e->kind != ERR_TAMPER && ledger_owes(r->ledger))
		if (!ledger_check_owed(r->ledger, &found)) {
			if (found.kind == ERR_TAMPER)
				*e = found;
			return;
		}
}

bool record_open_for(struct record *r, const char *path, enum ledger_mode mode,
                     record_choose *choose, const void *context, struct err *e)
{
	*r = (struct record){.ledger = ledger_open(path, mode, e)};
	if (!r->ledger)
		return false;
	state_init(&r->state, 0, NULL);
	/* A live screen shows first, and appends to nothing that was not checked. */
	ledger_check_chain(r->ledger, mode == LEDGER_READ);
	if (!fold_for(r, choose, context, e)) {
		if (mode == LEDGER_APPEND) /* else it was checked as it was read */
			tell_tampering_first(r, e);
		record_close(r);
		return false;
	}
	ledger_check_chain(r->ledger, true);
	language_of_plan(&r->state.plan);
	return true;
}

static bool as_told(const struct plan *plan, const void *viewer, int32_t *chosen, struct err *e)
{
	(void)plan;
	(void)e;
	*chosen = *(const int32_t *)viewer;
	return true;
}

bool record_open(struct record *r, const char *path, enum ledger_mode mode, int32_t viewer,
                 struct err *e)
{
	return record_open_for(r, path, mode, as_told, &viewer, e);
}

bool record_open_at(struct record *r, const char *path, int64_t until, struct err *e)
{
	*r = (struct record){.ledger = ledger_open(path, LEDGER_READ, e), .until = until};
	if (!r->ledger)
		return false;
	state_init(&r->state, 0, NULL);
	if (!record_catch_up(r, e)) {
		record_close(r);
		return false;
	}
	language_of_plan(&r->state.plan);
	return true;
}

bool record_turn_back(struct record *r, int64_t until, struct err *e)
{
	r->until = until;
	state_done(&r->state);
	state_init(&r->state, 0, NULL);
	ledger_rewind(r->ledger);
	return record_catch_up(r, e);
}

void record_close(struct record *r)
{
	ledger_close(r->ledger);
	state_done(&r->state);
	arena_done(&r->texts);
}

bool record_is_revealed(const struct record *r)
{
	const struct plan *plan = &r->state.plan;

	if (r->state.last_seal_id) /* whose deliberation never opened was not heard */
		return true;
	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan->persons[i].role == ROLE_CANDIDATE &&
		    !state_deliberates(&r->state, (int32_t)i + 1))
			return false;
	return plan->n_persons > 0;
}

bool record_head(const struct record *r, struct head *head)
{
	bool may = record_is_revealed(r);

	*head = may ? ledger_seen_head(r->ledger) : (struct head){0};
	return may;
}
