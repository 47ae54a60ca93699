/* What the fold costs: a day of marks, questions and talk, for a jury's usual cohort and for
 * the largest; and what a screen asks of the state each time it is drawn. */
#include <stdio.h>
#include <time.h>

#include "core/questions.h"
#include "core/rules.h"
#include "core/speech.h"

enum { ROUNDS = 7, JURY = 4, CRITERIA = 12, ACTS = 40 };

struct tape {
	struct arena arena;
	struct event *v;
	size_t n, room;
	int32_t phases[3], criteria[CRITERIA];
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int64_t put(struct tape *t, int32_t author, struct fact fact)
{
	t->v = arena_grow(&t->arena, t->v, t->n, &t->room, sizeof *t->v);
	t->v[t->n] = (struct event){.id = (int64_t)t->n + 1,
	                            .when = {1795509600000 + (int64_t)t->n * 900, 60,
	                                     (int64_t)t->n * 900, STR("0b0f9a3e")},
	                            .author = author,
	                            .fact = fact};
	return (int64_t)++t->n;
}

static void plan_grid(struct tape *t, struct plan *p)
{
	int32_t competency;

	p->members_min = 2;
	p->may_keep = p->may_score = p->may_attend = ROLE_PRESIDENT | ROLE_MEMBER;
	for (int i = 0; i < 3; i++) {
		struct phase *phase = plan_add_item(p, OWNER_PHASE, 0);

		phase->duration_ms = 600000;
		phase->speech = i ? SPEECH_NOT : SPEECH_BY_CANDIDATE;
		phase->questions_min = i == 1 ? 2 : 0;
		phase->indicative = i == 2;
		t->phases[i] = phase->item;
	}
	for (int64_t rank = 1; rank <= 4; rank++)
		((struct level *)plan_add_item(p, OWNER_LEVEL, 0))->rank = rank;
	competency = ((struct competency *)plan_add_item(p, OWNER_COMPETENCY, 0))->item;
	for (int i = 0; i < CRITERIA; i++)
		t->criteria[i] =
		    ((struct criterion *)plan_add_item(p, OWNER_CRITERION, competency))->item;
}

static void plan_people(struct plan *p, int32_t candidates, int32_t in_group)
{
	for (int i = 0; i < JURY; i++)
		plan_add_person(p, i ? ROLE_MEMBER : ROLE_PRESIDENT);
	for (int32_t i = 0; i < candidates; i++) {
		struct person *person = plan_add_person(p, ROLE_CANDIDATE);

		if (i % in_group == 0)
			plan_add_passage(p, STR("Cour des Exemples"));
		person->passage = (int32_t)p->n_passages;
		person->chair = i % in_group + 1;
		person->family = STR("ACACIA");
	}
}

static void plan_day(struct tape *t, int32_t candidates, int32_t in_group)
{
	const struct fact *facts;
	struct plan p;
	size_t n;

	plan_init(&p, &t->arena);
	plan_grid(t, &p);
	plan_people(&p, candidates, in_group);
	facts = plan_facts(&p, &t->arena, &n);
	for (size_t i = 0; i < n; i++)
		put(t, 0, facts[i]);
}

/* A group is heard and marked; candidates are persons first to last. */
static void hear_group(struct tape *t, int32_t passage, int32_t first, int32_t last)
{
	int64_t run, turn = 0;

	for (int32_t c = first; c <= last; c++)
		put(t, 1, (struct fact){.kind = KIND_attendance, .candidate = c,
		                        .code = CODE_present, .value = 1});
	run = put(t, 1, (struct fact){.kind = KIND_phase_started, .passage = passage,
	                              .item = t->phases[0], .ms = 600000});
	for (int32_t c = first; c <= last; c++)
		turn = put(t, 1, (struct fact){.kind = KIND_speaker_changed, .passage = passage,
		                               .candidate = c, .ref = turn, .ms = 900});
	put(t, 1, (struct fact){.kind = KIND_phase_ended, .ref = run, .ms = 90000,
	                        .code = CODE_normal});
	put(t, 1, (struct fact){.kind = KIND_speaker_changed, .passage = passage, .ref = turn});
	run = put(t, 1, (struct fact){.kind = KIND_phase_started, .passage = passage,
	                              .item = t->phases[1], .ms = 1200000});
	for (int32_t c = first; c <= last; c++)
		for (int32_t i = 0; i < 2; i++)
			put(t, 1 + i, (struct fact){.kind = KIND_question_asked, .passage = passage,
			                            .candidate = c, .person = 1 + i});
	put(t, 1, (struct fact){.kind = KIND_phase_ended, .ref = run, .ms = 90000,
	                        .code = CODE_normal});
	for (int32_t m = 1; m < JURY; m++)
		for (int32_t c = first; c <= last; c++) {
			for (int32_t i = 0; i < CRITERIA; i++)
				put(t, m, (struct fact){.kind = KIND_scored, .candidate = c,
				                        .item = t->criteria[i],
				                        .value = 1 + (c + i) % 4});
			put(t, m, (struct fact){.kind = KIND_sheet_handed_in, .candidate = c});
		}
}

static void play(struct tape *t, int32_t candidates, int32_t in_group, size_t events)
{
	plan_day(t, candidates, in_group);
	for (int32_t i = 0; i < candidates; i += in_group) {
		int32_t last = i + in_group < candidates ? i + in_group : candidates;

		hear_group(t, i / in_group + 1, JURY + i + 1, JURY + last);
	}
	for (size_t i = 0; t->n < events; i++)
		put(t, 1, (struct fact){.kind = KIND_scored,
		                        .candidate = JURY + 1 + (int32_t)(i % (size_t)candidates),
		                        .item = t->criteria[i % CRITERIA],
		                        .value = 1 + (int64_t)(i % 4)});
	t->n = t->n > events && events ? events : t->n;
}

/* As one who may see it all, which costs most. */
static void fold(struct state *s, const struct tape *t)
{
	const struct reveal all = {.session = true};

	state_init(s, 2, &all);
	for (size_t i = 0; i < t->n; i++)
		state_apply(s, &t->v[i]);
}

/* What the day's list and the last passage's view ask; all summed, lest it be left out. */
static int64_t ask(const struct state *s, const struct moment *now)
{
	int32_t last = (int32_t)s->plan.n_passages, numbers[16];
	int64_t sum = state_current_passage(s) + rules_missing_sheets(s, 0);
	const struct run *r = state_run(s, last, s->plan.phases[0].item);
	size_t n = state_candidates(s, last, numbers, 16);

	for (size_t i = 0; r && i < n; i++) {
		sum += questions_counted(s, numbers[i]) + (int64_t)state_marked(s, 2, numbers[i]);
		sum += speech_spoken_ms(s, r, numbers[i], now) + speech_fair_ms(s, r, numbers[i]);
	}
	return sum;
}

static void measure(const char *name, int32_t candidates, int32_t in_group, size_t events)
{
	struct tape t = {0};
	double folded = 1e9, asked = 1e9;
	static volatile int64_t sum;

	play(&t, candidates, in_group, events);
	for (int i = 0; i < ROUNDS; i++) {
		double from = now_ms(), between;
		struct state s;

		fold(&s, &t);
		between = now_ms();
		for (int k = 0; k < ACTS; k++)
			sum += ask(&s, &t.v[t.n - 1].when);
		folded = between - from < folded ? between - from : folded;
		asked = now_ms() - between < asked ? now_ms() - between : asked;
		state_done(&s);
	}
	printf("state.events.%s %zu events\n", name, t.n);
	printf("state.fold.%s %.3f ms\n", name, folded);
	printf("state.ask.%s %.4f ms\n", name, asked / ACTS);
	arena_done(&t.arena);
}

int main(void)
{
	measure("cohort", 12, 4, 0);
	measure("1e4", 12, 4, 10000);
	measure("1e5", 12, 4, 100000);
	measure("2000", 2000, 5, 0);
	measure("2000_single", 2000, 1, 0);
	return 0;
}
