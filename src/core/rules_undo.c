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

/* -- what was changed since ---------------------------------------------------------------- */

static bool is_of_sheet(const struct entry *e, int32_t author, int32_t candidate)
{
	return kind_part(e->fact.kind) == PART_SHEET && e->author == author &&
	       (e->fact.candidate == candidate ||
	        (e->fact.kind == KIND_sheet_moved && e->fact.value == candidate));
}

/* Whether this later act set the same thing as the act. */
static bool is_about_the_same(const struct entry *act, const struct entry *later)
{
	const struct fact *f = &act->fact, *g = &later->fact;

	switch (f->kind) {
	case KIND_attendance:
	case KIND_candidate_placed: return g->kind == f->kind && g->candidate == f->candidate;
	case KIND_member_present:
	case KIND_declared: return g->kind == f->kind && g->person == f->person;
	case KIND_question_changed: return g->kind == f->kind && g->ref == f->ref;
	case KIND_question_asked:
		return g->kind == KIND_question_changed && g->ref == act->id &&
		       later->author != act->author;
	case KIND_scored:
	case KIND_commented:
		return is_of_sheet(later, act->author, f->candidate) &&
		       (g->kind == KIND_sheet_moved || (g->kind == f->kind && g->item == f->item));
	case KIND_noted:
		return g->kind == f->kind && is_of_sheet(later, act->author, f->candidate);
	case KIND_sheet_moved:
		return (g->kind == KIND_scored || g->kind == KIND_commented ||
		        g->kind == f->kind) &&
		       (is_of_sheet(later, act->author, f->candidate) ||
		        is_of_sheet(later, act->author, (int32_t)f->value));
	default: return false;
	}
}

/* Who, if anybody, changed since what this act had set; 0, and true, where nobody can be named. */
static bool is_changed_since(const struct state *s, const struct entry *act, int32_t *who)
{
	const struct run *r = state_run_by_id(s, act->fact.ref);

	*who = r ? r->last_author : 0;
	if (state_is_past(s, act))
		return true;
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > act->id;) {
		const struct entry *e = &s->entries[i];

		*who = e->author;
		if (!e->undone_by && !e->is_undo && is_about_the_same(act, e))
			return true;
	}
	return false;
}

/* -- back ---------------------------------------------------------------------------------- */

/* The same kind again with the former value, and ref to the act. */
static struct verdict restore(const struct asking *a, struct fact fact, int64_t ref)
{
	struct verdict v;

	fact.ref = ref;
	v = ask(a, fact);
	/* Nothing to change (an empty text that was already empty): the act is taken back all the
	 * same. */
	return v.why || v.n ? v : allow(fact);
}

/* By a new fact that says only this: for who may still do such an act. */
static struct verdict take_back(const struct asking *a, enum kind kind, int64_t ref)
{
	struct verdict v = allow_nothing();

	switch (kind) {
	case KIND_speaker_changed:
	case KIND_speech_moved:
	case KIND_phase_paused:
	case KIND_phase_resumed: v = need_keeper(a); break;
	case KIND_time_corrected: v = need_president_or_keeper(a); break;
	case KIND_time_given:
		if (!is_president(a))
			v = refuse(REFUSED_president_only, *a->wish);
		break;
	default: break;
	}
	return v.why ? v : allow((struct fact){.kind = KIND_taken_back, .ref = ref});
}

static struct verdict undo(const struct asking *a, const struct entry *e)
{
	struct fact former = e->before;
	int32_t who = 0;

	if (is_changed_since(a->state, e, &who))
		return refuse(REFUSED_changed_since, (struct fact){.person = who});
	switch (e->fact.kind) {
	case KIND_phase_started:
		return ask(a, (struct fact){.kind = KIND_phase_restarted, .ref = e->id,
		                            .code = CODE_by_mistake});
	case KIND_phase_ended:
		return ask(a, (struct fact){.kind = KIND_phase_reopened, .ref = e->fact.ref});
	case KIND_scored:
	case KIND_sheet_moved: /* the reason that was given for the change serves for its undoing */
		former.words = e->fact.words;
		break;
	default: break;
	}
	if (kind_takes_back(e->fact.kind) && former.kind)
		return restore(a, former, e->id);
	return take_back(a, e->fact.kind, e->id);
}

static struct verdict redo(const struct asking *a)
{
	const struct entry *e = state_redoable(a->state, a->author);
	const struct entry *act = e ? state_entry(a->state, e->fact.ref) : NULL;
	struct fact again;
	struct verdict v;

	if (!act)
		return refuse(REFUSED_nothing_to_undo, *a->wish);
	again = act->fact;
	if (kind_takes_back(again.kind))
		return restore(a, again, e->id);
	v = ask(a, again);
	return v.why ? v : take_back(a, again.kind, e->id);
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
