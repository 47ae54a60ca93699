/* rules_talk: questions and incidents. */
#include "core/questions.h"
#include "core/rules_private.h"

static int64_t own_questions(const struct plan *plan)
{
	return plan->may_log_own ? plan->may_log_own : plan->may_score;
}

/* From the start of the exchange until the first sheet of the group is in: who
 * forgot to log one may still do so during the notation. */
static bool is_time_for_questions(const struct state *s, int32_t passage)
{
	const struct phase *p = questions_phase(&s->plan);
	const struct run *r = p ? state_run(s, passage, p->item) : NULL;

	return r && (r->status != RUN_ENDED || !state_any_sheet_in(s, passage));
}

/* One's own questions, or everybody's for who keeps the session. */
static struct verdict may_log(const struct asking *a, int32_t asker)
{
	if (rules_keeps(a->state, a->author))
		return allow_nothing();
	if (asker == a->author && rules_may(a->state, a->author, own_questions(&a->state->plan)))
		return allow_nothing();
	if (!rules_may(a->state, a->author, own_questions(&a->state->plan)))
		return need_keeper(a);
	return refuse(REFUSED_own_questions_only, (struct fact){.person = a->state->keeper});
}

static struct verdict check_question(const struct asking *a, int32_t candidate, int32_t asker)
{
	const struct state *s = a->state;

	if (a->wish->item && !plan_question_level(&s->plan, a->wish->item))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (asker && !rules_may(s, asker, own_questions(&s->plan)))
		return refuse(REFUSED_no_right, (struct fact){.person = asker});
	if (asker && candidate && state_is_recused(s, asker, candidate))
		return refuse(REFUSED_recused,
		              (struct fact){.person = asker, .candidate = candidate});
	if (s->plan.level_required && !a->wish->item)
		return refuse(REFUSED_level_needed, *a->wish);
	return allow_nothing();
}

struct verdict rule_question_asked(const struct asking *a)
{
	const struct state *s = a->state;
	const struct person *c = plan_person(&s->plan, a->wish->candidate);
	struct fact f = *a->wish;
	struct verdict v;

	if (c)
		f.passage = c->passage;
	if (!plan_passage(&s->plan, f.passage) ||
	    (f.candidate && (!c || c->role != ROLE_CANDIDATE)))
		return refuse(REFUSED_nothing_such, f);
	if (!f.person && !rules_keeps(s, a->author))
		f.person = a->author;
	else if (!f.person && rules_may(s, a->author, own_questions(&s->plan)))
		f.person = a->author;
	v = may_log(a, f.person);
	if (v.why)
		return v;
	if (!is_time_for_questions(s, f.passage))
		return refuse(REFUSED_no_questions_now, f);
	if (f.candidate && !state_is_here(s, f.candidate))
		return refuse(REFUSED_candidate_away, f);
	v = check_question(a, f.candidate, f.person);
	return v.why ? v : allow(f);
}

struct verdict rule_question_changed(const struct asking *a)
{
	const struct question *q = state_question(a->state, a->wish->ref);
	struct verdict v;

	if (!q || q->taken_back ||
	    (a->wish->code != CODE_question && a->wish->code != CODE_follow_up))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (!rules_keeps(a->state, a->author) && q->author != a->author && q->asker != a->author)
		return refuse(REFUSED_not_yours,
		              (struct fact){.person = q->asker ? q->asker : q->author});
	/* Nobody's questions become another's but by who keeps the session. */
	if (!rules_keeps(a->state, a->author) && a->wish->person != q->asker &&
	    a->wish->person != a->author)
		return refuse(REFUSED_own_questions_only,
		              (struct fact){.person = a->state->keeper});
	if (!is_time_for_questions(a->state, q->passage))
		return refuse(REFUSED_no_questions_now, *a->wish);
	v = check_question(a, q->candidate, a->wish->person);
	if (v.why)
		return v;
	if (q->asker == a->wish->person && q->level == a->wish->item &&
	    q->follow_up == (a->wish->code == CODE_follow_up) &&
	    str_equal(q->words, a->wish->words))
		return allow_nothing();
	return allow(*a->wish);
}

struct verdict rule_incident(const struct asking *a)
{
	const struct person *c = plan_person(&a->state->plan, a->wish->candidate);

	if ((a->wish->passage && !plan_passage(&a->state->plan, a->wish->passage)) ||
	    (a->wish->candidate && (!c || c->role != ROLE_CANDIDATE)) ||
	    (a->wish->ref && !state_entry(a->state, a->wish->ref)))
		return refuse(REFUSED_nothing_such, *a->wish);
	if (a->wish->code == CODE_other && !a->wish->words.n)
		return refuse(REFUSED_reason_needed, *a->wish);
	return allow(*a->wish);
}
