/* A plan becomes facts and the facts a plan again: the same, for both exams that are
 * shipped; and facts that no reader of files would give are left aside. */
#include "office.h"

#include "base/ratio.h"
#include "base/when.h"

static void read_exam(struct office *o, const char *grid, const char *cohort, const char *list)
{
	office_init(o);
	office_read_cohort(o, grid, office_file(o, cohort),
	                   list ? office_file(o, list) : (struct str){NULL, 0});
	assert_true(o->accepted);
}

static void assert_same(const struct fact *a, const struct fact *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->passage, b->passage);
	assert_int_equal(a->candidate, b->candidate);
	assert_int_equal(a->person, b->person);
	assert_int_equal(a->item, b->item);
	assert_int_equal(a->value, b->value);
	assert_int_equal(a->ms, b->ms);
	assert_int_equal(a->code, b->code);
	assert_true(str_equal(a->words, b->words));
}

/* All facts are taken but the keeper's, which is of the day; and say the same again. */
static void assert_round(struct office *o)
{
	struct arena arena = {0};
	struct plan again;
	struct fact *first, *second;
	size_t n, m;

	plan_init(&again, &arena);
	first = plan_facts(&o->plan, &arena, &n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(fact_fault(&first[i]), 0);
		assert_int_equal(plan_apply(&again, &first[i]),
		                 first[i].kind != KIND_keeper_taken);
	}
	second = plan_facts(&again, &arena, &m);
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++)
		assert_same(&first[i], &second[i]);
	assert_int_equal(again.last_item, o->plan.last_item);
	arena_done(&arena);
}

static void the_plan_of_rs6731_is_said_and_heard(void **fixture)
{
	struct office o;

	(void)fixture;
	read_exam(&o, "rs6731", "config/cohort-rs6731.yaml", "config/candidats.csv");
	assert_round(&o);
	office_done(&o);
}

static void the_plan_of_the_other_exam_is_said_and_heard(void **fixture)
{
	struct office o;

	(void)fixture;
	read_exam(&o, "ex0001", "config/cohort-ex0001.yaml", NULL);
	assert_round(&o);
	office_done(&o);
}

/* -- what no file would give --------------------------------------------------------------- */

static struct plan plan;
static struct arena arena;

static bool hear(struct fact f)
{
	return plan_apply(&plan, &f);
}

static int set_up(void **fixture)
{
	(void)fixture;
	plan_init(&plan, &arena);
	assert_true(hear((struct fact){.kind = KIND_item_listed, .item = 3, .code = CODE_phase,
	                               .words = STR("Oral")}));
	assert_true(hear((struct fact){.kind = KIND_passage_listed, .passage = 1, .value = 1}));
	assert_true(hear((struct fact){.kind = KIND_person_listed, .person = 1,
	                               .code = CODE_member}));
	assert_true(hear((struct fact){.kind = KIND_person_listed, .person = 2,
	                               .code = CODE_candidate}));
	return 0;
}

static int tear_down(void **fixture)
{
	(void)fixture;
	arena_done(&arena);
	return 0;
}

static void a_property_keeps_the_bounds_of_the_files(void **fixture)
{
	struct fact f = {.kind = KIND_item_set, .item = 3, .code = CODE_duration,
	                 .ms = 25 * WHEN_HOUR_MS};

	(void)fixture;
	assert_false(hear(f));
	f.ms = 10 * WHEN_MINUTE_MS;
	assert_true(hear(f));
	assert_int_equal(plan.phases[0].duration_ms, 10 * WHEN_MINUTE_MS);
	f = (struct fact){.kind = KIND_item_set, .item = 3, .code = CODE_speech, .value = 3};
	assert_false(hear(f));
	f = (struct fact){.kind = KIND_item_set, .item = ITEM_GRID, .code = CODE_members_min,
	                  .value = -2};
	assert_false(hear(f));
	f = (struct fact){.kind = KIND_item_set, .item = ITEM_GRID, .code = CODE_may_keep,
	                  .value = 64};
	assert_false(hear(f));
}

static void extra_time_is_from_once_to_twice(void **fixture)
{
	struct fact f = {.kind = KIND_extra_time_granted, .candidate = 2, .value = INT64_MAX};

	(void)fixture;
	assert_false(hear(f));
	f.value = -RATIO_ONE;
	assert_false(hear(f));
	f.value = RATIO_ONE / 3 * 4;
	assert_true(hear(f));
	f.candidate = 1; /* a member has none */
	assert_false(hear(f));
	assert_int_equal(plan.persons[1].extra_time, RATIO_ONE / 3 * 4);
}

static void an_item_is_one_thing_and_may_be_renamed(void **fixture)
{
	struct fact f = {.kind = KIND_item_listed, .item = 3, .code = CODE_competency,
	                 .words = STR("Autre")};

	(void)fixture;
	assert_false(hear(f));
	f.code = CODE_phase;
	assert_true(hear(f));
	assert_int_equal(plan.n_phases, 1);
	assert_true(str_is(plan.phases[0].name, "Autre"));
	f.item = INT32_MAX; /* tables by item would have no end */
	assert_false(hear(f));
	f.item = -1;
	assert_false(hear(f));
	assert_int_equal(plan.last_item, 3);
}

static void numbers_are_given_in_order(void **fixture)
{
	(void)fixture;
	assert_false(hear((struct fact){.kind = KIND_person_listed, .person = 4,
	                                .code = CODE_member}));
	assert_false(hear((struct fact){.kind = KIND_passage_listed, .passage = 3}));
	assert_int_equal(plan.n_persons, 2);
	assert_true(hear((struct fact){.kind = KIND_passage_listed, .passage = 2,
	                               .ms = 30 * WHEN_HOUR_MS}));
	assert_int_equal(plan.passages[1].planned_ms, 0); /* no hour of a day */
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_plan_of_rs6731_is_said_and_heard),
	    cmocka_unit_test(the_plan_of_the_other_exam_is_said_and_heard),
	    cmocka_unit_test_setup_teardown(a_property_keeps_the_bounds_of_the_files, set_up,
	                                    tear_down),
	    cmocka_unit_test_setup_teardown(extra_time_is_from_once_to_twice, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(an_item_is_one_thing_and_may_be_renamed, set_up,
	                                    tear_down),
	    cmocka_unit_test_setup_teardown(numbers_are_given_in_order, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("core/plan", tests, NULL, NULL);
}
