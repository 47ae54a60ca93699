/* rules_undo: one's own acts taken back, and put back.
 *
 * An undo is a wish like another: it goes through the rule of the fact that
 * restores what was, so that nothing comes back that could not be done now. */
#include "core/rules_private.h"

static struct verdict ask(const struct asking *a, struct fact wish)
{
	struct asking again = *a;

	again.wish = &wish;
	return answer(&again);
}

/* The same kind again with the former value, and ref to the act. */
static struct verdict restore(const struct asking *a, struct fact fact, int64_t ref)
{
	struct verdict v = ask(a, fact);

	if (v.why)
		return v;
	/* Nothing to change (an empty text that was already empty): the act is taken back all the
	 * same. */
	if (!v.n)
		v = allow(fact);
	v.facts[0].ref = ref;
	return v;
}

/* Who, if anybody, changed since what this act had set. */
static bool changed_since(const struct state *s, const struct entry *e, int32_t *who)
{
	const struct run *r = state_run_by_id(s, e->fact.ref);
	const struct standing *c = state_person(s, e->fact.candidate);
	const struct turn *t = s->n_turns ? &s->turns[s->n_turns - 1] : NULL;
	bool changed = false;

	switch (e->fact.kind) {
	case KIND_attendance: changed = c && c->attendance_id != e->id; break;
	case KIND_speaker_changed: changed = !t || t->id != e->id || t->over; break;
	case KIND_phase_paused:
		changed = !r || r->status != RUN_PAUSED || r->pause_id != e->id;
		break;
	case KIND_phase_ended: changed = !r || r->last_id != e->id; break;
	case KIND_time_given:
	case KIND_time_corrected: changed = !r || r->status == RUN_ENDED; break;
	default: break;
	}
	*who = changed && r ? r->last_author : 0;
	return changed;
}

static struct verdict undo(const struct asking *a, const struct entry *e)
{
	int32_t who = 0;

	if (changed_since(a->state, e, &who))
		return refuse(REFUSED_changed_since, (struct fact){.person = who});
	switch (e->fact.kind) {
	case KIND_phase_started:
		return ask(a, (struct fact){.kind = KIND_phase_restarted, .ref = e->id,
		                            .code = CODE_by_mistake});
	case KIND_phase_ended:
		return ask(a, (struct fact){.kind = KIND_phase_reopened, .ref = e->fact.ref});
	default: break;
	}
	if (kind_takes_back(e->fact.kind) && e->before.kind)
		return restore(a, e->before, e->id);
	return allow((struct fact){.kind = KIND_taken_back, .ref = e->id});
}

static struct verdict redo(const struct asking *a)
{
	const struct entry *e = state_redoable(a->state, a->author);
	const struct entry *act = e ? state_entry(a->state, e->fact.ref) : NULL;
	struct fact again;

	if (!act)
		return refuse(REFUSED_nothing_to_undo, *a->wish);
	again = act->fact;
	again.ref = 0;
	return restore(a, again, e->id);
}

struct verdict rule_taken_back(const struct asking *a)
{
	const struct entry *e;

	if (a->wish->value == 1)
		return redo(a);
	e = a->wish->ref ? state_entry(a->state, a->wish->ref)
	                 : state_undoable(a->state, a->author);
	if (!e)
		return refuse(REFUSED_nothing_to_undo, *a->wish);
	if (e->author != a->author)
		return refuse(REFUSED_not_yours, (struct fact){.person = e->author});
	if (e->undone_by)
		return refuse(REFUSED_changed_since, (struct fact){.person = a->author});
	if (!state_can_be_undone(e))
		return refuse(REFUSED_not_undoable, e->fact);
	return undo(a, e);
}
