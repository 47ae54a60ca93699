/* questions: see questions.h. */
#include "core/questions.h"

#include "base/when.h"
#include "core/clock.h"

/* In the order of what each costs: a screen asks some forty times for every question there is. */
bool questions_counts(const struct state *s, const struct question *q)
{
	const struct run *r;

	if (q->taken_back || (q->follow_up && s->plan.follow_up_counts != COUNTS) ||
	    (!q->candidate && s->plan.group_counts != COUNTS))
		return false;
	r = state_run_by_id(s, q->run);
	return !r || !r->set_aside;
}

static bool counts_for(const struct state *s, const struct question *q, int32_t candidate)
{
	const struct person *p;

	if (q->taken_back || (q->candidate && q->candidate != candidate))
		return false;
	p = plan_person(&s->plan, candidate);
	return p && (q->candidate || q->passage == p->passage) && questions_counts(s, q);
}

int questions_counted(const struct state *s, int32_t candidate)
{
	int n = 0;

	for (size_t i = 0; i < s->n_questions; i++)
		n += counts_for(s, &s->questions[i], candidate);
	return n;
}

int questions_at_level(const struct state *s, int32_t candidate, int32_t level)
{
	int n = 0;

	for (size_t i = 0; i < s->n_questions; i++)
		n += s->questions[i].level == level && counts_for(s, &s->questions[i], candidate);
	return n;
}

const struct phase *questions_phase(const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_phases; i++)
		if (plan->phases[i].questions_min)
			return &plan->phases[i];
	return NULL;
}

int questions_due(const struct state *s, int32_t candidate)
{
	const struct phase *p = questions_phase(&s->plan);
	int due;

	if (!p || !state_is_here(s, candidate))
		return 0;
	due = (int)p->questions_min - questions_counted(s, candidate);
	return due > 0 ? due : 0;
}

int questions_due_in_passage(const struct state *s, int32_t passage, int *candidates)
{
	int all = 0, to = 0;

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++) {
		int due = s->plan.persons[i - 1].passage == passage ? questions_due(s, i) : 0;

		all += due;
		to += due > 0;
	}
	if (candidates)
		*candidates = to;
	return all;
}

int64_t questions_pace_ms(const struct state *s, int32_t passage, const struct moment *now)
{
	const struct phase *p = questions_phase(&s->plan);
	int due = questions_due_in_passage(s, passage, NULL);
	const struct run *r;
	int64_t left, step;

	if (!p || !due)
		return -1;
	r = state_run(s, passage, p->item);
	left = r ? clock_left_ms(r, now) : clock_planned_ms(s, passage, p);
	left = left > 0 ? left / due : 0;
	step = left < WHEN_MINUTE_MS ? 1 : left < 2 * WHEN_MINUTE_MS ? 5 : 10;
	step *= WHEN_SECOND_MS;
	return left / step * step;
}

/* -- the next one owed --------------------------------------------------------------------- */

static int32_t least_asked(const struct state *s, int32_t passage)
{
	int32_t best = 0;

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++) {
		const struct person *p = &s->plan.persons[i - 1];
		int more;

		if (p->passage != passage || !questions_due(s, i))
			continue;
		more = best ? questions_counted(s, best) - questions_counted(s, i) : 1;
		if (more > 0 || (more == 0 && p->chair < s->plan.persons[best - 1].chair))
			best = i;
	}
	return best;
}

static int met_in_passage(const struct state *s, int32_t passage, int32_t level)
{
	int n = 0;

	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];

		n += q->level == level && q->passage == passage && questions_counts(s, q);
	}
	return n;
}

static bool may_be_one(int32_t a, int32_t b)
{
	return !a || !b || a == b;
}

static bool are_twins(const struct question *a, const struct question *b)
{
	int64_t apart_ms = a->at_ms > b->at_ms ? a->at_ms - b->at_ms : b->at_ms - a->at_ms;

	return a->author != b->author && !a->taken_back && !b->taken_back && a->run == b->run &&
	       a->candidate == b->candidate && a->follow_up == b->follow_up &&
	       may_be_one(a->level, b->level) && apart_ms <= QUESTIONS_TWIN_MS &&
	       (may_be_one(a->asker, b->asker) || apart_ms <= QUESTIONS_ONCE_MS);
}

const struct question *questions_twin(const struct state *s, const struct question *q)
{
	for (size_t i = s->n_questions; i-- > 0;)
		if (s->questions[i].passage == q->passage && are_twins(&s->questions[i], q))
			return &s->questions[i];
	return NULL;
}

int32_t questions_owed_level(const struct state *s, int32_t candidate)
{
	const struct person *p = plan_person(&s->plan, candidate);
	int32_t best = 0;
	int own = 0, all = 0;

	for (size_t i = 0; p && i < s->plan.n_question_levels; i++) {
		int32_t level = s->plan.question_levels[i].item;
		int by_own = questions_at_level(s, candidate, level);
		int by_all = met_in_passage(s, p->passage, level);

		if (best && (by_own > own || (by_own == own && by_all >= all)))
			continue;
		best = level;
		own = by_own;
		all = by_all;
	}
	return best;
}

bool questions_owed(const struct state *s, int32_t passage, struct owed *owed)
{
	int32_t candidate = least_asked(s, passage);

	if (!candidate)
		return false;
	*owed = (struct owed){candidate, questions_owed_level(s, candidate)};
	return true;
}
