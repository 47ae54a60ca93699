/* What core/clock promises: elapsed, left, extra time. */
#include "unit.h"

#include "base/ratio.h"
#include "base/when.h"
#include "core/clock.h"
#include "day.h"

#define S(n)      ((n)*WHEN_SECOND_MS)
#define MIN(n, s) ((n)*WHEN_MINUTE_MS + (s)*WHEN_SECOND_MS)

static const int64_t plain = RATIO_ONE, third = RATIO_ONE / 3 * 4;

static int set_up(void **fixture)
{
	static struct day day;

	day_plan(&day);
	*fixture = &day;
	return 0;
}

static int tear_down(void **fixture)
{
	day_done(*fixture);
	return 0;
}

static int64_t start(struct day *d, int32_t phase, int64_t allotted_ms)
{
	return day_tell(d, GREBE,
	                (struct fact){.kind = KIND_phase_started,
	                              .passage = COUR_CARREE,
	                              .item = phase,
	                              .ms = allotted_ms});
}

static void pause(struct day *d, int64_t run, int64_t elapsed_ms)
{
	day_tell(d, GREBE,
	         (struct fact){
		     .kind = KIND_phase_paused, .ref = run, .ms = elapsed_ms, .code = CODE_alarm});
}

static int64_t planned(const struct day *d, int phase)
{
	return clock_planned_ms(&d->s, COUR_CARREE, &d->s.plan.phases[phase]);
}

static void a_moment_under_another_boot_is_only_guessed(void **fixture)
{
	struct moment a = {.at_ms = 1000, .boot_ms = 500, .boot_id = STR("x")};
	struct moment b = {.at_ms = 9000, .boot_ms = 2500, .boot_id = STR("x")};
	int64_t ms;

	(void)fixture;
	assert_true(clock_between(&a, &b, &ms));
	assert_int_equal(ms, 2000); /* not the 8000 of a wall clock that was set */
	assert_true(clock_between(&b, &a, &ms));
	assert_int_equal(ms, 0);
	b.boot_id = STR("y");
	assert_false(clock_between(&a, &b, &ms));
	assert_int_equal(ms, 8000);
	assert_false(clock_between(&b, &a, &ms));
	assert_int_equal(ms, 0);
}

static void pauses_are_left_out(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id;

	day_open(d, GREBE);
	id = start(d, PRESENTATION, MIN(10, 0));
	r = state_run_by_id(&d->s, id);
	day_pass(d, MIN(4, 10));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(4, 10));
	pause(d, id, MIN(4, 10));
	day_pass(d, MIN(7, 0));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(4, 10));
	assert_int_equal(clock_pause_ms(r, &d->now), MIN(7, 0));
	day_tell(d, GREBE, (struct fact){.kind = KIND_phase_resumed, .ref = id, .ms = MIN(7, 0)});
	day_pass(d, S(5));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(4, 15));
	assert_int_equal(clock_left_ms(r, &d->now), MIN(5, 45));
	assert_int_equal(clock_pause_ms(r, &d->now), 0);
}

static void overrun_is_time_left_below_nothing(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id;

	day_open(d, GREBE);
	id = start(d, PRESENTATION, MIN(10, 0));
	r = state_run_by_id(&d->s, id);
	day_pass(d, MIN(10, 35));
	assert_int_equal(clock_left_ms(r, &d->now), -S(35));
	day_tell(d, MERLE, (struct fact){.kind = KIND_time_given, .ref = id, .ms = MIN(1, 0)});
	assert_int_equal(clock_left_ms(r, &d->now), S(25));
	day_tell(d, MERLE, (struct fact){.kind = KIND_time_given, .ref = id, .ms = -MIN(20, 0)});
	assert_int_equal(clock_allotted_ms(r), 0);
}

static void a_wall_clock_set_back_changes_nothing(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;

	day_open(d, GREBE);
	r = state_run_by_id(&d->s, start(d, PRESENTATION, MIN(10, 0)));
	day_pass(d, MIN(2, 0));
	d->now.at_ms -= WHEN_HOUR_MS;
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(2, 0));
	assert_false(clock_to_confirm(r, &d->now));
}

static void after_a_reboot_the_time_is_to_be_confirmed(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id;

	day_open(d, GREBE);
	id = start(d, EXCHANGE, MIN(20, 0));
	r = state_run_by_id(&d->s, id);
	day_pass(d, MIN(3, 0));
	assert_false(clock_to_confirm(r, &d->now));
	day_reboot(d, MIN(4, 0));
	assert_true(clock_to_confirm(r, &d->now));
	assert_int_equal(clock_elapsed_ms(r, &d->now), 0);
	assert_int_equal(clock_guess_ms(r, &d->now), MIN(7, 0));
	day_tell(d, GREBE, (struct fact){.kind = KIND_time_corrected, .ref = id, .ms = MIN(6, 30)});
	assert_false(clock_to_confirm(r, &d->now));
	day_pass(d, S(10));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(6, 40));
}

/* Whoever did it and whatever it was, an act shows that the machine was still up. */
static void what_ran_until_the_last_act_is_sure(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id;

	day_open(d, GREBE);
	id = start(d, EXCHANGE, MIN(20, 0));
	day_pass(d, MIN(3, 0));
	day_tell(d, MERLE, (struct fact){.kind = KIND_question_asked, .candidate = CEDRE});
	r = state_run_by_id(&d->s, id);
	day_pass(d, MIN(1, 0));
	day_reboot(d, MIN(4, 0));
	day_tell(d, MERLE, (struct fact){.kind = KIND_question_asked, .candidate = CEDRE});
	assert_true(clock_to_confirm(r, &d->now));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(3, 0));
	assert_int_equal(clock_guess_ms(r, &d->now), MIN(8, 0));
	day_tell(d, GREBE, (struct fact){.kind = KIND_time_corrected, .ref = id, .ms = MIN(2, 0)});
	day_pass(d, S(10));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(5, 10));
}

static void a_pause_over_a_reboot_leaves_the_elapsed_time_known(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id;

	day_open(d, GREBE);
	id = start(d, EXCHANGE, MIN(20, 0));
	r = state_run_by_id(&d->s, id);
	day_pass(d, MIN(3, 0));
	pause(d, id, MIN(3, 0));
	day_reboot(d, MIN(4, 0));
	assert_false(clock_to_confirm(r, &d->now));
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(3, 0));
	assert_int_equal(clock_guess_ms(r, &d->now), MIN(3, 0));
	assert_int_equal(clock_pause_ms(r, &d->now), MIN(4, 0));
}

/* Nobody types during an alarm: the pause is dated back once all are outside. */
static void a_pause_dated_back_began_earlier(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id, pause;

	day_open(d, GREBE);
	id = start(d, PRESENTATION, MIN(10, 0));
	day_pass(d, MIN(3, 0));
	pause = day_tell(d, GREBE, (struct fact){.kind = KIND_phase_paused, .ref = id,
	                                         .ms = MIN(3, 0)});
	day_pass(d, S(14));
	day_tell(d, GREBE, (struct fact){.kind = KIND_time_corrected, .ref = id, .ms = -S(10)});
	r = state_run_by_id(&d->s, id);
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(2, 50));
	assert_int_equal(clock_pause_ms(r, &d->now), S(24));
	day_pass(d, S(6));
	assert_int_equal(clock_pause_ms(r, &d->now), S(30));

	/* As if nothing had happened: all that time was the phase's. */
	day_tell(d, GREBE, (struct fact){.kind = KIND_taken_back, .ref = pause});
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(3, 20));
	assert_int_equal(state_undoable(&d->s, GREBE)->fact.kind, KIND_phase_started);
}

static void dating_a_pause_back_can_be_undone(void **fixture)
{
	struct day *d = *fixture;
	const struct run *r;
	int64_t id, dated;

	day_open(d, GREBE);
	id = start(d, PRESENTATION, MIN(10, 0));
	day_pass(d, MIN(3, 0));
	day_tell(d, GREBE, (struct fact){.kind = KIND_phase_paused, .ref = id, .ms = MIN(3, 0)});
	dated = day_tell(d, GREBE, (struct fact){.kind = KIND_time_corrected, .ref = id,
	                                         .ms = -S(10)});
	day_tell(d, GREBE, (struct fact){.kind = KIND_taken_back, .ref = dated});
	day_pass(d, S(5));
	r = state_run_by_id(&d->s, id);
	assert_int_equal(clock_elapsed_ms(r, &d->now), MIN(3, 0));
	assert_int_equal(clock_pause_ms(r, &d->now), S(5));
}

/* What a phase lasts for a group of so many, all there, with these coefficients. */
static int64_t extended(const struct day *d, int phase, const int64_t *coefficients, size_t n)
{
	struct person persons[8] = {{0}};
	struct standing people[8] = {{0}};
	struct state s = {.plan = d->plan, .people = people, .n_people = n};

	for (size_t i = 0; i < n; i++) {
		persons[i] = (struct person){
		    .role = ROLE_CANDIDATE, .passage = 1, .extra_time = coefficients[i]};
		people[i].attendance = CODE_present;
	}
	s.plan.persons = persons;
	s.plan.n_persons = n;
	return clock_planned_ms(&s, 1, &s.plan.phases[phase]);
}

/* Two beneficiaries still have 13:20, never 17:47. */
static void the_whole_slot_follows_the_highest_coefficient(void **fixture)
{
	struct day *d = *fixture;
	const int64_t one[] = {plain, third, plain, plain}, two[] = {third, plain, third, plain};

	d->plan.extra_time_on = EXTRA_WHOLE_SLOT;
	assert_int_equal(extended(d, 0, one, 4), MIN(13, 20));
	assert_int_equal(extended(d, 0, two, 4), MIN(13, 20));
	assert_int_equal(extended(d, 1, two, 4), MIN(26, 40));
	assert_int_equal(extended(d, 0, two, 0), MIN(10, 0));
	d->plan.extra_time_on = 0; /* what cannot be called too short stands for what isn't said */
	assert_int_equal(extended(d, 0, one, 4), MIN(13, 20));
}

static void an_own_share_follows_the_mean_coefficient(void **fixture)
{
	struct day *d = *fixture;
	const int64_t one[] = {plain, third, plain, plain};

	d->plan.extra_time_on = EXTRA_OWN_SHARE;
	assert_int_equal(extended(d, 0, one, 4), MIN(10, 50));
	assert_int_equal(extended(d, 1, one, 4), MIN(21, 40));
}

static void a_fraction_is_rounded_up(void **fixture)
{
	struct day *d = *fixture;
	const int64_t one[] = {plain, third, plain, plain, plain, plain, plain}; /* 628.57 s */

	d->plan.extra_time_on = EXTRA_OWN_SHARE;
	assert_int_equal(extended(d, 0, one, 7), MIN(10, 29));
	d->plan.extra_time_rounding = ROUND_MINUTE;
	assert_int_equal(extended(d, 0, one, 7), MIN(11, 0));
	d->plan.extra_time_on = EXTRA_WHOLE_SLOT;
	assert_int_equal(extended(d, 1, one, 7), MIN(27, 0));
}

static void without_extra_time_nothing_is_rounded(void **fixture)
{
	struct day *d = *fixture;
	const int64_t all[] = {plain, plain};

	d->plan.extra_time_rounding = ROUND_MINUTE;
	d->plan.phases[0].duration_ms = S(45);
	assert_int_equal(extended(d, 0, all, 2), S(45));
}

static void only_the_phases_named_are_extended(void **fixture)
{
	struct day *d = *fixture;
	const int64_t one[] = {third};

	assert_int_equal(extended(d, 2, one, 1), MIN(10, 0));
	numbers_add(&d->arena, &d->plan.extra_time_phases, EXCHANGE);
	assert_int_equal(extended(d, 0, one, 1), MIN(10, 0));
	assert_int_equal(extended(d, 1, one, 1), MIN(26, 40));
}

static void only_those_who_are_here_lengthen_the_phase(void **fixture)
{
	struct day *d = *fixture;

	d->plan.persons[HETRE - 1].extra_time = third;
	d->plan.persons[SAULE - 1].extra_time = third; /* of another group */
	day_open(d, GREBE);
	assert_int_equal(planned(d, 0), MIN(10, 0));
	day_sign_in(d, COUR_CARREE);
	day_sign_in(d, TERRASSES);
	assert_int_equal(planned(d, 0), MIN(13, 20));
	day_tell(d, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = HETRE, .code = CODE_unwell});
	assert_int_equal(planned(d, 0), MIN(10, 0));
}

static void what_a_phase_leaves_goes_to_the_next(void **fixture)
{
	struct day *d = *fixture;
	int64_t id;

	d->plan.phases[0].leftover_to = (struct said){STR("va à l’échange"), EXCHANGE};
	d->plan.persons[ACACIA - 1].extra_time = third;
	day_open(d, GREBE);
	day_sign_in(d, COUR_CARREE);
	id = start(d, PRESENTATION, MIN(13, 20));
	day_pass(d, MIN(9, 0));
	assert_int_equal(planned(d, 1), MIN(26, 40)); /* not before it has ended */
	day_tell(d, GREBE,
	         (struct fact){
		     .kind = KIND_phase_ended, .ref = id, .ms = MIN(9, 0), .code = CODE_normal});
	assert_int_equal(planned(d, 1), MIN(26, 40) + MIN(4, 20));
	assert_int_equal(planned(d, 2), MIN(10, 0));
}

/* A record of an older version has the words alone. */
static void what_is_only_said_goes_to_the_next(void **fixture)
{
	struct day *d = *fixture;
	int64_t id;

	d->plan.phases[0].leftover_to.words = STR("va à l’échange");
	day_open(d, GREBE);
	day_sign_in(d, COUR_CARREE);
	id = start(d, PRESENTATION, MIN(10, 0));
	day_tell(d, GREBE,
	         (struct fact){
		     .kind = KIND_phase_ended, .ref = id, .ms = MIN(9, 0), .code = CODE_normal});
	assert_int_equal(planned(d, 1), MIN(21, 0));
}

/* Not to the next one, when another is named. */
static void what_is_left_goes_to_the_phase_named(void **fixture)
{
	struct day *d = *fixture;
	int64_t id;

	d->plan.phases[0].leftover_to = (struct said){STR("va à la notation"), MARKING};
	day_open(d, GREBE);
	day_sign_in(d, COUR_CARREE);
	id = start(d, PRESENTATION, MIN(10, 0));
	day_tell(d, GREBE,
	         (struct fact){
		     .kind = KIND_phase_ended, .ref = id, .ms = MIN(9, 0), .code = CODE_normal});
	assert_int_equal(planned(d, 1), MIN(20, 0));
	assert_int_equal(planned(d, 2), MIN(11, 0));
}

static void an_overrun_takes_nothing_from_the_next(void **fixture)
{
	struct day *d = *fixture;
	int64_t id;

	d->plan.phases[0].leftover_to = (struct said){STR("va à l’échange"), EXCHANGE};
	day_open(d, GREBE);
	day_sign_in(d, COUR_CARREE);
	id = start(d, PRESENTATION, MIN(10, 0));
	day_tell(d, GREBE,
	         (struct fact){
		     .kind = KIND_phase_ended, .ref = id, .ms = MIN(12, 0), .code = CODE_normal});
	assert_int_equal(planned(d, 1), MIN(20, 0));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_moment_under_another_boot_is_only_guessed),
	    TEST(a_pause_dated_back_began_earlier),
	    TEST(dating_a_pause_back_can_be_undone),
	    TEST(pauses_are_left_out),
	    TEST(overrun_is_time_left_below_nothing),
	    TEST(a_wall_clock_set_back_changes_nothing),
	    TEST(after_a_reboot_the_time_is_to_be_confirmed),
	    TEST(what_ran_until_the_last_act_is_sure),
	    TEST(a_pause_over_a_reboot_leaves_the_elapsed_time_known),
	    TEST(the_whole_slot_follows_the_highest_coefficient),
	    TEST(an_own_share_follows_the_mean_coefficient),
	    TEST(a_fraction_is_rounded_up),
	    TEST(without_extra_time_nothing_is_rounded),
	    TEST(only_the_phases_named_are_extended),
	    TEST(only_those_who_are_here_lengthen_the_phase),
	    TEST(what_a_phase_leaves_goes_to_the_next),
	    TEST(what_is_only_said_goes_to_the_next),
	    TEST(what_is_left_goes_to_the_phase_named),
	    TEST(an_overrun_takes_nothing_from_the_next),
	};

	return cmocka_run_group_tests_name("core/clock", tests, NULL, NULL);
}
