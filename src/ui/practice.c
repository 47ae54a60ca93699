/* practice: see practice.h. */
#include "ui/practice.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/when.h"
#include "base/words.h"
#include "core/questions.h"

struct practice {
	struct arena arena; /* the events, and the plan that they began with */
	struct state state;
	int32_t me;
	struct event *events;
	size_t n, room;
};

static void fold(struct practice *p, size_t from)
{
	for (size_t i = from; i < p->n; i++)
		state_apply(&p->state, &p->events[i]);
	if (!p->state.refold)
		return;
	state_reset(&p->state);
	for (size_t i = 0; i < p->n; i++)
		state_apply(&p->state, &p->events[i]);
}

/* Returns its id. */
static int64_t add(struct practice *p, struct fact f, const struct moment *now)
{
	struct event e = {.id = (int64_t)p->n + 1, .when = *now, .author = p->me, .fact = f};

	e.fact.words = arena_str(&p->arena, f.words);
	e.when.boot_id = arena_str(&p->arena, now->boot_id);
	p->events = arena_grow(&p->arena, p->events, p->n, &p->room, sizeof *p->events);
	p->events[p->n++] = e;
	return e.id;
}

/* -- an exam of one minute ----------------------------------------------------------------- */

/* The jury, all of whom have a seat, and after them somebody who does not exist. */
static int32_t add_persons(struct practice *p, const struct plan *from, struct plan *plan)
{
	struct person *persons = arena_new(&p->arena, struct person, from->n_persons + 1);
	size_t n = 0;

	while (n < from->n_persons && from->persons[n].role != ROLE_CANDIDATE) {
		persons[n] = from->persons[n];
		persons[n].substitute = 0;
		persons[n].keeps = n + 1 == (size_t)p->me && (persons[n].role & from->may_keep);
		n++;
	}
	persons[n] = (struct person){.role = ROLE_CANDIDATE,
	                             .id = STR("X"),
	                             .family = str_of(_("EXAMPLE")),
	                             .given = str_of(_("Dominique")),
	                             .passage = 1,
	                             .chair = 1};
	plan->persons = persons;
	plan->n_persons = plan->room_persons = n + 1;
	return (int32_t)n + 1;
}

static void add_plan(struct practice *p, const struct plan *from, const struct moment *now)
{
	struct plan plan = *from;
	struct passage passage = {.name = str_of(_("Practice")), .order = 1};
	struct fact *facts;
	size_t n;

	add_persons(p, from, &plan);
	plan.rehearsal = true;
	plan.passages = &passage;
	plan.n_passages = 1;
	plan.n_recusals = plan.n_earliers = plan.n_sources = 0;
	facts = plan_facts(&plan, &p->arena, &n);
	for (size_t i = 0; i < n; i++)
		add(p, facts[i], now);
	for (size_t i = 0; i < p->n; i++)
		p->events[i].author = 0;
}

/* The phases before the one that is practised are over. */
static void add_phases(struct practice *p, const struct moment *now)
{
	const struct plan *plan = &p->state.plan;
	const struct phase *open = questions_phase(plan);
	struct fact begun = {.kind = KIND_phase_started, .passage = 1};

	if (!open)
		open = &plan->phases[plan->n_phases - 1];
	for (const struct phase *phase = plan->phases; phase < open; phase++) {
		struct fact ended = {.kind = KIND_phase_ended, .code = CODE_normal};

		begun.item = phase->item;
		begun.ms = ended.ms = phase->duration_ms;
		ended.ref = add(p, begun, now);
		add(p, ended, now);
	}
	begun.item = open->item;
	begun.ms = WHEN_MINUTE_MS;
	add(p, begun, now);
}

struct practice *practice_new(const struct state *s, int32_t me, const struct moment *now)
{
	struct practice *p = arena_alone(1, sizeof *p);
	size_t from;

	p->me = me;
	state_init(&p->state, me, NULL);
	add_plan(p, &s->plan, now);
	fold(p, 0);
	from = p->n;
	add(p, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular}, now);
	add(p,
	    (struct fact){.kind = KIND_attendance,
	                  .candidate = (int32_t)p->state.plan.n_persons,
	                  .code = CODE_present,
	                  .value = 1},
	    now);
	add_phases(p, now);
	for (size_t i = from; i < p->n; i++)
		p->events[i].author = 0; /* nothing of it is an act of mine, to be undone */
	fold(p, from);
	return p;
}

void practice_free(struct practice *p)
{
	if (!p)
		return;
	state_done(&p->state);
	arena_done(&p->arena);
	free(p);
}

const struct state *practice_state(const struct practice *p)
{
	return &p->state;
}

struct verdict practice_wish(struct practice *p, const struct fact *wish, const struct moment *now)
{
	struct verdict v = rules_decide(&p->state, p->me, wish, now);
	size_t from = p->n;

	for (size_t i = 0; !v.why && i < v.n; i++)
		add(p, v.facts[i], now);
	fold(p, from);
	return v;
}
