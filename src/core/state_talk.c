/* state_talk: questions.  An incident is an entry of the journal and nothing more. */
#include "core/questions.h"
#include "core/state.h"
#include "core/state_private.h"

static struct question *question_mut(struct state *s, int64_t id)
{
	return state_find(s->questions, s->n_questions, sizeof *s->questions, id);
}

const struct question *state_question(const struct state *s, int64_t id)
{
	return state_find(s->questions, s->n_questions, sizeof *s->questions, id);
}

void apply_question_asked(struct state *s, const struct event *e, struct fact *before)
{
	const struct fact *f = &e->fact;
	const struct phase *phase = questions_phase(&s->plan);
	const struct run *r = phase ? state_run(s, f->passage, phase->item) : NULL;

	(void)before;
	s->questions = arena_grow(&s->arena, s->questions, s->n_questions, &s->room_questions,
	                          sizeof *s->questions);
	s->questions[s->n_questions++] = (struct question){
	    .id = e->id, .run = r ? r->id : 0,
	    .passage = f->passage, .candidate = f->candidate, .asker = f->person,
	    .author = e->author, .level = f->item, .at_ms = e->when.at_ms,
	    .zone_min = e->when.zone_min, .words = f->words};
}

void apply_question_changed(struct state *s, const struct event *e, struct fact *before)
{
	struct question *q = question_mut(s, e->fact.ref);

	if (!q)
		return;
	*before = (struct fact){.kind = KIND_question_changed, .ref = q->id, .person = q->asker,
	                        .item = q->level, .words = q->words,
	                        .code = q->follow_up ? CODE_follow_up : CODE_question};
	q->asker = e->fact.person;
	q->level = e->fact.item;
	q->follow_up = e->fact.code == CODE_follow_up;
	q->words = e->fact.words;
}

static void undo_recusal(struct state *s, int64_t id, bool again)
{
	for (size_t i = s->plan.n_recusals; i-- > 0;)
		if (s->plan.recusals[i].id == id)
			s->plan.recusals[i].taken_back = !again;
}

bool undo_talk(struct state *s, const struct entry *act, bool again)
{
	struct question *q = question_mut(s, act->id);

	switch (act->fact.kind) {
	case KIND_question_asked:
		if (q)
			q->taken_back = !again;
		return true;
	case KIND_incident: return true; /* its entry says so */
	case KIND_recused: undo_recusal(s, act->id, again); return true;
	default: return false;
	}
}
