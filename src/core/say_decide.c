/* say_decide: what stands in the sentences of decisions and minutes.  See say_private.h. */
#include "base/words.h"
#include "core/decision.h"
#include "core/say_private.h"

static void put(struct buf *b, const char *text)
{
	buf_add(b, str_of(text));
}

/* ", C2.1, C2.3": the criteria that a refusal is tied to. */
void say_unmet(struct buf *b, const struct telling *t)
{
	const struct plan *p = &t->state->plan;
	int64_t left = t->fact->value;

	for (size_t i = 0; i < p->n_criteria && left > 0; i++) {
		if (p->criteria[i].competency != t->fact->item)
			continue;
		if (left & 1)
			buf_addf(b, ", %.*s", STR_ARG(p->criteria[i].id));
		left >>= 1;
	}
}

void say_outcome(struct buf *b, const struct state *s, enum code outcome)
{
	struct str label = decision_outcome_label(&s->plan, outcome);

	if (label.n)
		buf_add(b, label);
	else
		put(b, say_code(outcome));
}

void say_outcome_told(struct buf *b, const struct telling *t)
{
	say_outcome(b, t->state, t->fact->code);
}

/* Words of a correction are not corrected: in a false record, one of another might go round. */
static bool is_corrected(const struct entry *about)
{
	return about && about->fact.kind != KIND_rectified &&
	       about->fact.kind != KIND_entry_confirmed;
}

/* Whose property, or what, a correction of form changes. */
void say_rectified(struct buf *b, const struct telling *t)
{
	const struct entry *about = state_entry(t->state, t->fact->ref);
	enum owner owner = OWNER_SESSION;
	const struct property *p;

	if (is_corrected(about)) {
		say_plainly(b, &(struct telling){t->state, about->author, &about->fact});
		return;
	}
	if (t->fact->person) {
		say_person(b, t->state, t->fact->person);
		put(b, ", ");
		owner = state_person(t->state, t->fact->person) &&
		                t->state->people[t->fact->person - 1].role == ROLE_CANDIDATE
		            ? OWNER_CANDIDATE
		            : OWNER_PERSON;
	}
	p = plan_property(owner, t->fact->code);
	put(b, p ? p->key : say_code(t->fact->code));
}

/* What another proposed and this one confirms. */
void say_correction(struct buf *b, const struct telling *t)
{
	const struct entry *about = state_entry(t->state, t->fact->ref);

	if (about)
		say_fill(b, &(struct telling){t->state, about->author, &about->fact},
		         _("{rectified}{quoted}"));
}
