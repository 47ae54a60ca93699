/* state_talk: questions and incidents. */
#include "core/state.h"
#include "core/state_private.h"

static struct question *question_mut(struct state *s, int64_t id)
{
	for (size_t i = s->n_questions; i-- > 0;)
		if (s->questions[i].id == id)
			return &s->questions[i];
	return NULL;
}

const struct question *state_question(const struct state *s, int64_t id)
{
	for (size_t i = s->n_questions; i-- > 0;)
		if (s->questions[i].id == id)
			return &s->questions[i];
	return NULL;
}

void apply_question_asked(struct state *s, const struct event *e, struct fact *before)
{
	const struct fact *f = &e->fact;

	(void)before;
	s->questions = arena_grow(&s->arena, s->questions, s->n_questions, &s->room_questions,
	                          sizeof *s->questions);
	s->questions[s->n_questions++] = (struct question){
	    .id = e->id, .passage = f->passage, .candidate = f->candidate, .asker = f->person,
	    .author = e->author, .level = f->item, .at_ms = e->when.at_ms, .words = f->words};
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

void apply_incident(struct state *s, const struct event *e, struct fact *before)
{
	const struct fact *f = &e->fact;

	(void)before;
	s->incidents = arena_grow(&s->arena, s->incidents, s->n_incidents, &s->room_incidents,
	                          sizeof *s->incidents);
	s->incidents[s->n_incidents++] = (struct incident){
	    .id = e->id, .at_ms = e->when.at_ms, .passage = f->passage, .candidate = f->candidate,
	    .author = e->author, .code = f->code, .words = f->words};
}

bool undo_talk(struct state *s, const struct entry *target)
{
	struct question *q;

	switch (target->fact.kind) {
	case KIND_question_asked:
		q = question_mut(s, target->id);
		if (q)
			q->taken_back = true;
		return true;
	case KIND_incident:
		for (size_t i = 0; i < s->n_incidents; i++)
			if (s->incidents[i].id == target->id)
				s->incidents[i].taken_back = true;
		return true;
	case KIND_recused:
		for (size_t i = 0; i < s->plan.n_recusals; i++)
			if (s->plan.recusals[i].id == target->id)
				s->plan.recusals[i].taken_back = true;
		return true;
	default: return false;
	}
}
