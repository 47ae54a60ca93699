/* small_exam: see small_exam.h. */
#include "small_exam.h"

#include "unit.h"

#include "base/ratio.h"

static int32_t last_item(const struct exam *x)
{
	return x->plan.last_item;
}

/* All competencies make a certificate; a written test is entered by the secretary. */
static void fill_decision(struct plan *p)
{
	struct test *test = plan_add_item(p, OWNER_TEST, 0);

	test->id = STR("dossier");
	test->entered_by = ROLE_SECRETARY;
	test->result_by = RESULT_BY_COMPETENCY;
	p->may_enter_decisions = ROLE_SECRETARY | ROLE_PRESIDENT;
	p->may_seal = ROLE_PRESIDENT;
	p->refusal_reason = REASON_MUST;
	p->proposal = PROPOSAL_MAJORITY;
	p->certified_if.words = STR("toutes les compétences");
	p->certified_if.number = SAID_FIXED;
}

static void fill_grid(struct exam *x)
{
	struct plan *p = &x->plan;
	struct phase *phase;
	struct competency *c;
	struct criterion *k;

	p->title = STR("Exemple");
	p->number = STR("EX0000");
	p->certifier = STR("Exemple");
	p->deliberation = DELIBERATION_SESSION;
	p->members_min = 2;
	p->external_min = RATIO_ONE / 2;
	p->not_observed_meaning = STR("rien");
	p->may_keep = ROLE_SECRETARY | ROLE_MEMBER | ROLE_PRESIDENT;
	p->may_score = ROLE_MEMBER | ROLE_PRESIDENT;
	p->may_attend = ROLE_SECRETARY | ROLE_MEMBER | ROLE_PRESIDENT;
	phase = plan_add_item(p, OWNER_PHASE, 0);
	phase->id = STR("présentation");
	phase->duration_ms = 600000;
	phase->speech = SPEECH_BY_CANDIDATE;
	x->presentation = last_item(x);
	phase = plan_add_item(p, OWNER_PHASE, 0);
	phase->id = STR("échange");
	phase->duration_ms = 1200000;
	phase->questions_min = 2;
	x->exchange = last_item(x);
	phase = plan_add_item(p, OWNER_PHASE, 0);
	phase->id = STR("notation");
	phase->duration_ms = 600000;
	phase->indicative = 1;
	x->notation = last_item(x);
	((struct question_level *)plan_add_item(p, OWNER_QUESTION_LEVEL, 0))->id = STR("a");
	x->level_a = last_item(x);
	((struct question_level *)plan_add_item(p, OWNER_QUESTION_LEVEL, 0))->id = STR("b");
	x->level_b = last_item(x);
	for (int64_t rank = 1; rank <= 4; rank++)
		((struct level *)plan_add_item(p, OWNER_LEVEL, 0))->rank = rank;
	c = plan_add_item(p, OWNER_COMPETENCY, 0);
	c->id = STR("C1");
	x->c1 = last_item(x);
	c = plan_add_item(p, OWNER_COMPETENCY, 0);
	c->id = STR("C2");
	x->c2 = last_item(x);
	k = plan_add_item(p, OWNER_CRITERION, x->c1);
	k->id = STR("C1.1");
	x->c1_1 = last_item(x);
	k = plan_add_item(p, OWNER_CRITERION, x->c1);
	k->id = STR("C1.2");
	x->c1_2 = last_item(x);
	fill_decision(p);
}

static void add_person(struct plan *p, const char *family, enum role role, enum quality quality)
{
	struct person *person = plan_add_person(p, role);

	person->id = person->family = str_of(family);
	person->quality = quality;
}

static void fill_people(struct plan *p)
{
	static const char *const trees[] = {"CÈDRE", "ACACIA", "ÉRABLE", "FRÊNE", "HÊTRE"};

	add_person(p, "MERLE", ROLE_PRESIDENT, QUALITY_INTERNAL);
	add_person(p, "PINSON", ROLE_MEMBER, QUALITY_EXTERNAL);
	add_person(p, "SITTELLE", ROLE_MEMBER, QUALITY_EXTERNAL);
	add_person(p, "GRÈBE", ROLE_SECRETARY, QUALITY_INTERNAL);
	plan_add_passage(p, STR("Un"));
	plan_add_passage(p, STR("Deux"));
	for (int i = 0; i < 5; i++) {
		add_person(p, trees[i], ROLE_CANDIDATE, 0);
		p->persons[p->n_persons - 1].passage = i < 3 ? 1 : 2;
		p->persons[p->n_persons - 1].chair = i < 3 ? i + 1 : i - 2;
	}
	*plan_add_recusal(p) =
	    (struct recusal){.person = SITTELLE, .candidate = HETRE, .code = CODE_own_employer};
}

struct moment exam_now(const struct exam *x)
{
	return (struct moment){.at_ms = 1795509600000 + x->now_ms + x->wall_ms,
	                       .zone_min = 60,
	                       .boot_ms = x->now_ms,
	                       .boot_id = x->boot};
}

void exam_tell(struct exam *x, int32_t author, struct fact fact)
{
	struct event e = {
	    .id = (int64_t)x->n + 1, .when = exam_now(x), .author = author, .fact = fact};

	assert_int_equal(fact_fault(&fact), 0);
	e.fact.words = arena_str(&x->arena, fact.words);
	x->events = arena_grow(&x->arena, x->events, x->n, &x->room, sizeof *x->events);
	x->events[x->n++] = e;
	for (int32_t i = 0; i < 10; i++) {
		state_apply(&x->judge[i], &e);
		if (x->judge[i].refold) {
			state_reset(&x->judge[i]);
			for (size_t j = 0; j < x->n; j++)
				state_apply(&x->judge[i], &x->events[j]);
		}
	}
}

void exam_open(struct exam *x)
{
	struct fact *facts;
	size_t n;

	*x = (struct exam){.now_ms = 1000, .boot = STR("premier")};
	plan_init(&x->plan, &x->arena);
	fill_grid(x);
	fill_people(&x->plan);
	for (int32_t i = 0; i < 10; i++)
		state_init(&x->judge[i], i, NULL);
	facts = plan_facts(&x->plan, &x->arena, &n);
	for (size_t i = 0; i < n; i++)
		if (facts[i].kind != KIND_record_opened)
			exam_tell(x, 0, facts[i]);
}

void exam_close(struct exam *x)
{
	for (int32_t i = 0; i < 10; i++)
		state_done(&x->judge[i]);
	arena_done(&x->arena);
}

struct verdict exam_wish(struct exam *x, int32_t author, struct fact wish)
{
	struct moment now = exam_now(x);
	struct verdict v = rules_decide(&x->judge[author], author, &wish, &now);

	for (size_t i = 0; !v.why && i < v.n; i++)
		exam_tell(x, author, v.facts[i]);
	return v;
}

void exam_do(struct exam *x, int32_t author, struct fact wish)
{
	struct verdict v = exam_wish(x, author, wish);

	if (v.why)
		print_message("refused: %s\n", refusal_name(v.why));
	assert_int_equal(v.why, ALLOWED);
}

void exam_fold(const struct exam *x, int32_t viewer, struct state *s)
{
	state_init(s, viewer, NULL);
	do {
		if (s->refold)
			state_reset(s);
		for (size_t i = 0; i < x->n; i++)
			state_apply(s, &x->events[i]);
	} while (s->refold);
}

void exam_sign_in(struct exam *x)
{
	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	for (int32_t c = CEDRE; c <= ERABLE; c++)
		exam_do(
		    x, GREBE,
		    (struct fact){
			.kind = KIND_attendance, .candidate = c, .code = CODE_present, .value = 1});
}

void exam_set(struct exam *x, enum code property, int64_t value)
{
	exam_tell(x, 0, (struct fact){.kind = KIND_item_set, .item = ITEM_GRID, .code = property,
	                              .value = value});
}

void exam_start_phase(struct exam *x, int32_t phase)
{
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_started, .passage = 1, .item = phase});
}

void exam_end_phase(struct exam *x, int32_t phase)
{
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_phase_ended,
	                      .ref = exam_run(x, phase)->id,
	                      .code = CODE_overridden,
	                      .words = STR("temps")});
}

void exam_mark(struct exam *x, int32_t author, int32_t candidate, int32_t item, int64_t rank)
{
	bool late = state_deliberates(&x->judge[author], candidate);

	exam_do(x, author,
	        (struct fact){.kind = KIND_scored,
	                      .candidate = candidate,
	                      .item = item,
	                      .value = rank,
	                      .words = late ? STR("relu") : (struct str){NULL, 0}});
}

enum refusal exam_undo(struct exam *x, int32_t author)
{
	return exam_wish(x, author, (struct fact){.kind = KIND_taken_back}).why;
}

enum refusal exam_redo(struct exam *x, int32_t author)
{
	return exam_wish(x, author, (struct fact){.kind = KIND_taken_back, .value = 1}).why;
}

const struct run *exam_run(const struct exam *x, int32_t phase)
{
	return state_run(&x->judge[GREBE], 1, phase);
}

int64_t exam_last(const struct exam *x)
{
	return (int64_t)x->n;
}

int exam_set_up(void **fixture)
{
	static struct exam x;

	exam_open(&x);
	*fixture = &x;
	return 0;
}

int exam_tear_down(void **fixture)
{
	exam_close(*fixture);
	return 0;
}
