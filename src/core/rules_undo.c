/* rules_undo: one's own acts taken back, and put back.
 *
 * An undo is a wish like another: it goes through the rule of the fact that
 * restores what was, so that nothing comes back that could not be done now.
 * An act of several facts is taken back whole, or not at all. */
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
	case KIND_role_given:
		return (g->kind == f->kind || g->kind == KIND_member_present) &&
		       g->person == f->person;
	case KIND_question_changed: return g->kind == f->kind && g->ref == f->ref;
	case KIND_written_entered:
	case KIND_decided:
	case KIND_joint_appreciation:
		return g->kind == f->kind && g->candidate == f->candidate && g->item == f->item;
	case KIND_outcome_set: return g->kind == f->kind && g->candidate == f->candidate;
	case KIND_member_signed: return g->kind == f->kind && g->person == f->person;
	case KIND_rectified: return g->kind == KIND_entry_confirmed && g->ref == act->id;
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

static int64_t act_of(const struct entry *e)
{
	return e->with ? e->with : e->id;
}

/* Somebody changed since what this act had set. */
static struct verdict unchanged_since(const struct state *s, const struct entry *act)
{
	if (state_is_past(s, act))
		return refuse(REFUSED_gone_on, act->fact);
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > act->id;) {
		const struct entry *e = &s->entries[i];

		if (!e->undone_by && !e->is_undo && act_of(e) != act_of(act) &&
		    is_about_the_same(act, e))
			return refuse(REFUSED_changed_since,
			              (struct fact){.person = e->author});
	}
	return allow_nothing();
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

/* The phase goes on as it was when it ended: with whom had the floor, paused if it was. */
static struct verdict undo_end(const struct asking *a, const struct entry *end)
{
	const struct state *s = a->state;
	const struct run *r = state_run_by_id(s, end->fact.ref);
	struct verdict v =
	    ask(a, (struct fact){.kind = KIND_phase_reopened, .ref = end->fact.ref});

	for (size_t i = 0; !v.why && i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		const struct turn *t = state_turn(s, e->fact.ref);

		if (e->with != end->id)
			continue;
		if (v.n == VERDICT_FACTS)
			return refuse(REFUSED_not_undoable, *a->wish);
		if (e->fact.kind == KIND_speaker_changed && t && state_is_here(s, t->candidate))
			also(&v, (struct fact){.kind = KIND_speaker_changed,
			                       .passage = r->passage,
			                       .candidate = t->candidate});
		else if (e->fact.kind == KIND_phase_resumed)
			also(&v, (struct fact){.kind = KIND_phase_paused, .ref = r->id,
			                       .ms = r->elapsed_ms});
	}
	return v;
}

/* The reason that was given for the change serves for its undoing; it had none if it was made
 * before the reveal. */
static struct str reason_of(const struct asking *a, const struct entry *change)
{
	return change->fact.words.n ? change->fact.words : a->wish->words;
}

static struct verdict undo_alone(const struct asking *a, const struct entry *e)
{
	struct fact former = e->before;
	struct verdict v = unchanged_since(a->state, e);

	if (v.why)
		return v;
	switch (e->fact.kind) {
	case KIND_phase_started:
		return ask(a, (struct fact){.kind = KIND_phase_restarted, .ref = e->id,
		                            .code = CODE_by_mistake});
	case KIND_phase_ended: return undo_end(a, e);
	case KIND_scored:
	case KIND_sheet_moved: former.words = reason_of(a, e); break;
	default: break;
	}
	if (kind_takes_back(e->fact.kind) && former.kind)
		return restore(a, former, e->id);
	return take_back(a, e->fact.kind, e->id);
}

/* -- the jury: who leaves, who comes, who presides, in one act ------------------------------ */

/* The parts that count, roles first: who came goes before who had left comes back.  Returns how
 * many there are, of which the first VERDICT_FACTS are given. */
static size_t parts_of(const struct state *s, const struct entry *act, const struct entry **parts)
{
	static const enum kind kinds[] = {KIND_role_given, KIND_member_present};
	size_t n = 0;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = s->n_entries; i-- > 0;) {
			const struct entry *e = &s->entries[i];

			if (e->fact.kind == kinds[k] && act_of(e) == act->id && !e->undone_by &&
			    !e->is_undo && n++ < VERDICT_FACTS)
				parts[n - 1] = e;
		}
	return n;
}

/* Whom the act sent out may take it back, if it was theirs. */
static struct verdict may_unmake(const struct asking *a, const struct entry **parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (parts[i]->fact.kind == KIND_member_present &&
		    parts[i]->fact.person == a->author)
			return allow_nothing();
	return need_president_or_keeper(a);
}

/* Once somebody has acted as what they were made, that was no mistake any more. */
static struct verdict has_not_acted(const struct asking *a, const struct entry *e)
{
	const struct standing *m = state_person(a->state, e->fact.person);

	if (e->fact.kind == KIND_role_given && m && m->acted_id > e->id &&
	    e->fact.person != a->author)
		return refuse(REFUSED_has_acted, (struct fact){.person = e->fact.person});
	if (a->state->deliberation_id > e->id)
		return refuse(REFUSED_gone_on, e->fact);
	return unchanged_since(a->state, e);
}

static struct verdict undo_jury(const struct asking *a, const struct entry *act)
{
	const struct entry *parts[VERDICT_FACTS] = {NULL};
	size_t n = parts_of(a->state, act, parts);
	struct verdict v;

	if (n > VERDICT_FACTS)
		return refuse(REFUSED_not_undoable, *a->wish);
	v = may_unmake(a, parts, n);
	for (size_t i = 0; !v.why && i < n; i++)
		v = has_not_acted(a, parts[i]);
	for (size_t i = 0; !v.why && i < n; i++) {
		struct fact former = parts[i]->before;

		if (!kind_takes_back(parts[i]->fact.kind))
			former = (struct fact){.kind = KIND_taken_back};
		former.ref = parts[i]->id;
		also(&v, former);
	}
	return v;
}

static struct verdict redo_jury(const struct asking *a, const struct entry *act)
{
	const struct state *s = a->state;
	struct fact again = act->fact;
	struct verdict v = allow_nothing(), may;

	for (size_t i = 0; i < s->n_entries && v.n < VERDICT_FACTS; i++) {
		const struct entry *e = &s->entries[i];
		const struct entry *undo = state_entry(s, e->undone_by);
		struct fact f = e->fact;

		if (act_of(e) != act->id || !undo || !undo->is_undo || undo->undone_by)
			continue;
		if (f.kind == KIND_member_present && f.code == CODE_out)
			again.candidate = f.person;
		if (!kind_takes_back(f.kind))
			f = (struct fact){.kind = KIND_taken_back};
		f.ref = undo->id;
		also(&v, f);
	}
	again.ref = 0;
	may = ask(a, again);
	return may.why ? may : v;
}

/* -- decisions that were confirmed at once ------------------------------------------------- */

static bool is_several(const struct state *s, const struct entry *act)
{
	for (size_t i = 0; act->fact.kind == KIND_decided && i < s->n_entries; i++)
		if (s->entries[i].with == act->id)
			return true;
	return false;
}

/* Each as it was, or as it was decided. */
static struct verdict undo_several(const struct asking *a, const struct entry *act)
{
	const struct state *s = a->state;
	struct verdict v = allow_nothing();

	for (size_t i = 0; i < s->n_entries && v.n < VERDICT_FACTS; i++) {
		const struct entry *e = &s->entries[i];
		struct verdict one;

		if (act_of(e) != act->id || e->undone_by || e->is_undo)
			continue;
		one = undo_alone(a, e);
		if (one.why)
			return one;
		also(&v, one.facts[0]);
	}
	return v;
}

static struct verdict redo_several(const struct asking *a, const struct entry *act)
{
	const struct state *s = a->state;
	struct verdict v = allow_nothing();

	for (size_t i = 0; i < s->n_entries && v.n < VERDICT_FACTS; i++) {
		const struct entry *e = &s->entries[i];
		const struct entry *undone = state_entry(s, e->undone_by);
		struct verdict one;

		if (act_of(e) != act->id || !undone || !undone->is_undo || undone->undone_by)
			continue;
		one = restore(a, e->fact, undone->id);
		if (one.why)
			return one;
		also(&v, one.facts[0]);
	}
	return v;
}

/* -- which way ------------------------------------------------------------------------------ */

/* A role was given, or given up by the president who comes back. */
static bool changes_a_role(const struct state *s, const struct entry *act)
{
	bool is = act->fact.kind == KIND_role_given;

	for (size_t i = 0; !is && i < s->n_entries; i++)
		is = s->entries[i].with == act->id && s->entries[i].fact.kind == KIND_role_given;
	return is;
}

static struct verdict undo(const struct asking *a, const struct entry *e)
{
	if (changes_a_role(a->state, e))
		return undo_jury(a, e);
	return is_several(a->state, e) ? undo_several(a, e) : undo_alone(a, e);
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
	if (act->with && state_entry(a->state, act->with))
		act = state_entry(a->state, act->with);
	if (changes_a_role(a->state, act))
		return redo_jury(a, act);
	if (is_several(a->state, act))
		return redo_several(a, act);
	if (again.kind == KIND_scored || again.kind == KIND_sheet_moved)
		again.words = reason_of(a, act);
	if (kind_takes_back(again.kind))
		return restore(a, again, e->id);
	v = ask(a, again);
	return v.why ? v : take_back(a, again.kind, e->id);
}

static struct verdict undo_one(const struct asking *a, const struct entry *e)
{
	if (e && e->with && state_can_be_undone(state_entry(a->state, e->with)))
		e = state_entry(a->state, e->with); /* whole, whatever part was named */
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

struct verdict rule_taken_back(const struct asking *a)
{
	const struct entry *way_back = state_last_way_back(a->state, a->author);
	struct verdict v;

	if (a->wish->value == 1)
		return redo(a);
	if (a->wish->ref)
		return undo_one(a, state_entry(a->state, a->wish->ref));
	v = undo_one(a, state_latest(a->state, a->author));
	/* What was opened again came last: it is what one thinks of. */
	return v.why && way_back ? refuse(REFUSED_not_undoable, way_back->fact) : v;
}
