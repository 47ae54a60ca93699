/* What core/questions promises: what counts, what is due, at what pace. */
#include "unit.h"

#include "base/when.h"
#include "core/questions.h"
#include "day.h"

#define MIN(n, s) ((n)*WHEN_MINUTE_MS + (s)*WHEN_SECOND_MS)

static struct day day;

static int set_up(void **fixture)
{
	day_plan(&day);
	*fixture = &day;
	return 0;
}

static int tear_down(void **fixture)
{
	day_done(*fixture);
	return 0;
}

static void open_day(void)
{
	day_open(&day, GREBE);
	day_sign_in(&day, COUR_CARREE);
}

static int64_t ask(int32_t candidate, int32_t level)
{
	return day_tell(&day, GREBE,
	                (struct fact){.kind = KIND_question_asked,
	                              .passage = COUR_CARREE,
	                              .candidate = candidate,
	                              .person = PINSON,
	                              .item = level});
}

static int64_t ask_follow_up(int32_t candidate, int32_t level)
{
	int64_t id = ask(candidate, level);

	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_question_changed,
	                       .ref = id,
	                       .person = PINSON,
	                       .item = level,
	                       .code = CODE_follow_up});
	return id;
}

static int64_t log_by(int32_t author, int32_t candidate, int32_t asker, int32_t level)
{
	return day_tell(&day, author,
	                (struct fact){.kind = KIND_question_asked,
	                              .passage = COUR_CARREE,
	                              .candidate = candidate,
	                              .person = asker,
	                              .item = level});
}

static int64_t twin_of(int64_t id)
{
	const struct question *twin = questions_twin(&day.s, state_question(&day.s, id));

	return twin ? twin->id : 0;
}

static int64_t pace(void)
{
	return questions_pace_ms(&day.s, COUR_CARREE, &day.now);
}

static void only_a_named_question_that_is_no_follow_up_counts(void **fixture)
{
	int64_t id;

	(void)fixture;
	open_day();
	id = ask(CEDRE, LEVEL_A);
	ask(CEDRE, 0);
	ask(0, LEVEL_B);
	ask_follow_up(CEDRE, LEVEL_A);
	assert_int_equal(questions_counted(&day.s, CEDRE), 2);
	assert_int_equal(questions_at_level(&day.s, CEDRE, LEVEL_A), 1);
	assert_int_equal(questions_at_level(&day.s, CEDRE, 0), 1);
	assert_int_equal(questions_counted(&day.s, HETRE), 0);
	day_tell(&day, GREBE, (struct fact){.kind = KIND_taken_back, .ref = id});
	assert_int_equal(questions_counted(&day.s, CEDRE), 1);
}

static void the_grid_may_count_the_others_too(void **fixture)
{
	(void)fixture;
	day.plan.group_counts = COUNTS;
	day.plan.follow_up_counts = COUNTS;
	open_day();
	ask(0, LEVEL_B);
	ask_follow_up(HETRE, LEVEL_A);
	assert_int_equal(questions_counted(&day.s, CEDRE), 1);
	assert_int_equal(questions_counted(&day.s, HETRE), 2);
	assert_int_equal(questions_counted(&day.s, SAULE), 0); /* of another group */
}

static void what_is_due_is_to_those_who_are_here(void **fixture)
{
	int to;

	(void)fixture;
	open_day();
	assert_string_equal(questions_phase(&day.s.plan)->id.s, "échange");
	assert_int_equal(questions_due_in_passage(&day.s, COUR_CARREE, &to), 10);
	assert_int_equal(to, 5);
	ask(CEDRE, LEVEL_A);
	ask(HETRE, LEVEL_A);
	ask(HETRE, LEVEL_A);
	ask(HETRE, LEVEL_A);
	assert_int_equal(questions_due(&day.s, HETRE), 0);
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = FRENE, .code = CODE_unwell});
	assert_int_equal(questions_due_in_passage(&day.s, COUR_CARREE, &to), 5);
	assert_int_equal(to, 3);
	assert_int_equal(questions_due_in_passage(&day.s, TERRASSES, NULL), 0);
}

/* DOMAIN: in a group of 5, 2 minutes for each; in a group of 7, 85 seconds. */
static void the_pace_of_a_group_of_five_is_two_minutes(void **fixture)
{
	(void)fixture;
	open_day();
	assert_int_equal(pace(), MIN(2, 0));
}

static void the_pace_of_a_group_of_seven_is_85_seconds(void **fixture)
{
	(void)fixture;
	day_add_candidate(&day, "IF", COUR_CARREE);
	day_add_candidate(&day, "NOYER", COUR_CARREE);
	open_day();
	assert_int_equal(pace(), MIN(1, 25));
}

/* The drawing of the exchange: 12:41 left, 4 due: 3 min 10 each. */
static void the_pace_follows_the_clock_and_the_questions(void **fixture)
{
	(void)fixture;
	open_day();
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_phase_started,
	                       .passage = COUR_CARREE,
	                       .item = EXCHANGE,
	                       .ms = MIN(20, 0)});
	for (int i = 0; i < 2; i++) {
		ask(ERABLE, LEVEL_A);
		ask(ACACIA, LEVEL_B);
	}
	ask(CEDRE, 0);
	ask(FRENE, LEVEL_C);
	day_pass(&day, MIN(7, 19));
	assert_int_equal(pace(), MIN(3, 10));
	day_pass(&day, MIN(30, 0));
	assert_int_equal(pace(), 0);
	for (int i = 0; i < 2; i++) {
		ask(HETRE, LEVEL_A);
		ask(i ? CEDRE : FRENE, LEVEL_B);
	}
	assert_int_equal(pace(), -1);
}

static void a_grid_without_a_minimum_owes_nothing(void **fixture)
{
	struct owed owed;

	(void)fixture;
	day.plan.phases[1].questions_min = 0;
	open_day();
	assert_null(questions_phase(&day.s.plan));
	assert_int_equal(pace(), -1);
	assert_false(questions_owed(&day.s, COUR_CARREE, &owed));
}

static void the_next_owed_is_to_who_was_asked_least(void **fixture)
{
	struct owed owed;

	(void)fixture;
	open_day();
	assert_true(questions_owed(&day.s, COUR_CARREE, &owed));
	assert_int_equal(owed.candidate, ERABLE);
	assert_int_equal(owed.level, LEVEL_A);
	ask(ERABLE, LEVEL_A);
	ask(CEDRE, LEVEL_B);
	questions_owed(&day.s, COUR_CARREE, &owed);
	assert_int_equal(owed.candidate, HETRE);
	assert_int_equal(owed.level, LEVEL_C); /* the group has met a and b */
	ask(HETRE, LEVEL_C);
	ask(ACACIA, LEVEL_A);
	ask(FRENE, LEVEL_A);
	questions_owed(&day.s, COUR_CARREE, &owed);
	assert_int_equal(owed.candidate, ERABLE);
	assert_int_equal(owed.level, LEVEL_B); /* a was hers already */
}

static void the_chair_decides_between_equals(void **fixture)
{
	struct owed owed;

	(void)fixture;
	open_day();
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_candidate_placed,
	                       .passage = COUR_CARREE,
	                       .candidate = FRENE,
	                       .value = 1});
	questions_owed(&day.s, COUR_CARREE, &owed);
	assert_int_equal(owed.candidate, FRENE);
}

static void nothing_is_owed_once_all_were_asked(void **fixture)
{
	struct owed owed = {0};

	(void)fixture;
	open_day();
	for (int32_t c = ERABLE; c <= FRENE; c++) {
		ask(c, LEVEL_A);
		ask(c, LEVEL_B);
	}
	assert_false(questions_owed(&day.s, COUR_CARREE, &owed));
	assert_int_equal(owed.candidate, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* A member logs their own, and the keeper logs it for them in the same moment. */
static void one_question_logged_by_two_is_told(void **fixture)
{
	int64_t his, hers;

	(void)fixture;
	open_day();
	his = log_by(PINSON, CEDRE, PINSON, LEVEL_A);
	day.now.at_ms += 900;
	hers = log_by(GREBE, CEDRE, 0, 0); /* neither asker nor level yet */
	assert_int_equal(twin_of(hers), his);
	assert_int_equal(twin_of(his), hers);
	assert_int_equal(questions_counted(&day.s, CEDRE), 2); /* both are kept */
	day_tell(&day, GREBE, (struct fact){.kind = KIND_taken_back, .ref = hers});
	assert_int_equal(twin_of(his), 0);
	assert_int_equal(questions_counted(&day.s, CEDRE), 1);
}

/* Two members in the same second, each as if it were theirs: one of them mistook it. */
static void nobody_is_asked_by_two_at_once(void **fixture)
{
	int64_t his;

	(void)fixture;
	open_day();
	his = log_by(PINSON, CEDRE, PINSON, 0);
	day.now.at_ms += 1000;
	assert_int_equal(twin_of(log_by(MERLE, CEDRE, MERLE, LEVEL_B)), his);
}

static void two_questions_are_not_taken_for_one(void **fixture)
{
	(void)fixture;
	open_day();
	log_by(PINSON, CEDRE, PINSON, LEVEL_A);
	assert_int_equal(twin_of(log_by(PINSON, CEDRE, PINSON, LEVEL_A)), 0); /* by one hand */
	assert_int_equal(twin_of(log_by(GREBE, HETRE, 0, LEVEL_A)), 0);
	assert_int_equal(twin_of(log_by(GREBE, CEDRE, 0, LEVEL_B)), 0);
	day.now.at_ms += QUESTIONS_ONCE_MS + 1;
	assert_int_equal(twin_of(log_by(GREBE, CEDRE, MERLE, LEVEL_A)), 0);
	day.now.at_ms += QUESTIONS_TWIN_MS + 1;
	assert_int_equal(twin_of(log_by(GREBE, CEDRE, PINSON, LEVEL_A)), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(only_a_named_question_that_is_no_follow_up_counts),
	    TEST(the_grid_may_count_the_others_too),
	    TEST(what_is_due_is_to_those_who_are_here),
	    TEST(the_pace_of_a_group_of_five_is_two_minutes),
	    TEST(the_pace_of_a_group_of_seven_is_85_seconds),
	    TEST(the_pace_follows_the_clock_and_the_questions),
	    TEST(a_grid_without_a_minimum_owes_nothing),
	    TEST(the_next_owed_is_to_who_was_asked_least),
	    TEST(the_chair_decides_between_equals),
	    TEST(nothing_is_owed_once_all_were_asked),
	    TEST(one_question_logged_by_two_is_told),
	    TEST(nobody_is_asked_by_two_at_once),
	    TEST(two_questions_are_not_taken_for_one),
	};

	return cmocka_run_group_tests_name("core/questions", tests, NULL, NULL);
}
