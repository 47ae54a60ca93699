/* What core/speech promises: who spoke how long, against which share. */
#include "unit.h"

#include "base/ratio.h"
#include "base/when.h"
#include "core/speech.h"
#include "day.h"

#define S(n)      ((n)*WHEN_SECOND_MS)
#define MIN(n, s) ((n)*WHEN_MINUTE_MS + (s)*WHEN_SECOND_MS)

static struct day day;
static const struct run *run;
static int64_t last_turn, turn_began_ms;

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

/* Group 2 signs in and begins its presentation. */
static void begin(int64_t allotted_ms)
{
	day_open(&day, GREBE);
	day_sign_in(&day, COUR_CARREE);
	run = state_run_by_id(&day.s, day_tell(&day, GREBE,
	                                       (struct fact){.kind = KIND_phase_started,
	                                                     .passage = COUR_CARREE,
	                                                     .item = PRESENTATION,
	                                                     .ms = allotted_ms}));
	last_turn = 0;
}

/* The floor passes to this candidate (0: nobody) and time goes on. */
static void talk(int32_t candidate, int64_t ms)
{
	int64_t length = last_turn ? day.now.boot_ms - turn_began_ms : 0;

	last_turn = day_tell(&day, GREBE,
	                     (struct fact){.kind = KIND_speaker_changed,
	                                   .passage = COUR_CARREE,
	                                   .candidate = candidate,
	                                   .ref = last_turn,
	                                   .ms = length});
	turn_began_ms = day.now.boot_ms;
	day_pass(&day, ms);
}

static int64_t spoken(int32_t candidate)
{
	return speech_spoken_ms(&day.s, run, candidate, &day.now);
}

static int64_t silence(void)
{
	return speech_silence_ms(&day.s, run, &day.now);
}

static int64_t move(int64_t turn, int32_t candidate, int64_t ms)
{
	return day_tell(
	    &day, GREBE,
	    (struct fact){
		.kind = KIND_speech_moved, .ref = turn, .candidate = candidate, .ms = ms});
}

static void turns_add_up_the_running_one_included(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	day_pass(&day, S(12));
	talk(CEDRE, S(65));
	talk(ACACIA, S(30));
	talk(CEDRE, S(5));
	assert_int_equal(spoken(CEDRE), S(70));
	assert_int_equal(spoken(ACACIA), S(30));
	assert_int_equal(spoken(FRENE), 0);
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), S(12));
}

static void a_pause_is_nobodys_speech(void **fixture)
{
	int64_t ms;

	(void)fixture;
	begin(MIN(10, 0));
	talk(CEDRE, S(20));
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_phase_paused, .ref = run->id, .ms = S(20)});
	day_pass(&day, S(90));
	assert_int_equal(spoken(CEDRE), S(20));
	assert_int_equal(silence(), 0);
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_phase_resumed, .ref = run->id, .ms = S(90)});
	day_pass(&day, S(3));
	ms = spoken(CEDRE);
	assert_int_equal(ms, S(23));
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), 0);
}

static void seconds_are_credited_to_another(void **fixture)
{
	int64_t first, moved;

	(void)fixture;
	begin(MIN(10, 0));
	talk(CEDRE, S(60));
	first = last_turn;
	talk(ACACIA, S(10));
	moved = move(first, ACACIA, S(25));
	assert_int_equal(spoken(CEDRE), S(35));
	assert_int_equal(spoken(ACACIA), S(35));
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), 0);
	move(first, 0, S(5));
	assert_int_equal(spoken(CEDRE), S(30));
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), S(5));
	day_tell(&day, GREBE, (struct fact){.kind = KIND_taken_back, .ref = moved});
	assert_int_equal(spoken(CEDRE), S(55));
	assert_int_equal(spoken(ACACIA), S(10));
}

static void a_turn_of_nobody_can_be_credited(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(0, S(20));
	move(last_turn, FRENE, S(15));
	talk(0, S(1));
	assert_int_equal(spoken(FRENE), S(15));
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), S(6));
}

static void time_before_anybody_was_counted_can_be_credited(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	day_pass(&day, S(20));
	talk(FRENE, S(10));
	move(run->id, FRENE, S(5));
	assert_int_equal(spoken(FRENE), S(15));
	assert_int_equal(speech_nobody_ms(&day.s, run, &day.now), S(15));
}

static void a_turn_can_give_no_more_than_it_has_left(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(CEDRE, S(60));
	move(last_turn, ACACIA, S(25));
	assert_int_equal(speech_turn_ms(run, &day.s.turns[0], &day.now), S(60));
	assert_int_equal(speech_turn_left_ms(&day.s, run, &day.s.turns[0], &day.now), S(35));
}

static void an_attempt_set_aside_is_not_mixed_with_the_next(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(CEDRE, S(60));
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_phase_restarted, .ref = run->id, .ms = S(60)});
	run = state_run_by_id(&day.s, day_tell(&day, GREBE,
	                                       (struct fact){.kind = KIND_phase_started,
	                                                     .passage = COUR_CARREE,
	                                                     .item = PRESENTATION,
	                                                     .ms = MIN(10, 0)}));
	last_turn = 0;
	talk(CEDRE, S(7));
	assert_int_equal(spoken(CEDRE), S(7));
}

static void the_fair_share_is_equal_among_those_here(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	assert_int_equal(speech_fair_ms(&day.s, run, CEDRE), MIN(2, 0));
	assert_int_equal(speech_fair_ms(&day.s, run, SAULE), 0); /* of another group */
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = FRENE, .code = CODE_absent});
	assert_int_equal(speech_fair_ms(&day.s, run, CEDRE), MIN(2, 30));
	assert_int_equal(speech_fair_ms(&day.s, run, FRENE), 0);
}

/* FORMATS, a group of 4 with one 4/3: planned 10:50, of which 3:20 and 2:30. */
static void extra_time_lengthens_the_own_share(void **fixture)
{
	(void)fixture;
	day.plan.persons[HETRE - 1].extra_time = RATIO_ONE / 3 * 4;
	begin(MIN(10, 50));
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = FRENE, .code = CODE_excused});
	assert_int_equal(speech_fair_ms(&day.s, run, HETRE), MIN(3, 20));
	assert_int_equal(speech_fair_ms(&day.s, run, CEDRE), MIN(2, 30));
}

static void a_share_that_does_not_come_out_is_rounded_up(void **fixture)
{
	(void)fixture;
	day_add_candidate(&day, "IF", COUR_CARREE);
	day_add_candidate(&day, "NOYER", COUR_CARREE);
	begin(MIN(10, 0)); /* 600 000 ÷ 7 = 85 714.28… */
	assert_int_equal(speech_fair_ms(&day.s, run, CEDRE), 85715);
}

static void silence_is_counted_from_the_last_speaker(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	day_pass(&day, S(9));
	assert_int_equal(silence(), S(9));
	talk(CEDRE, S(30));
	assert_int_equal(silence(), 0);
	talk(0, S(40));
	assert_int_equal(silence(), S(40));
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_phase_paused, .ref = run->id, .ms = S(79)});
	assert_int_equal(silence(), 0);
}

static void what_is_lacking_is_summed_over_who_is_short(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(ERABLE, S(151));
	talk(CEDRE, S(65));
	talk(HETRE, S(74));
	talk(ACACIA, S(48));
	/* 55 + 46 + 72 + 120 s: who is over lends nothing */
	assert_int_equal(speech_lacking_ms(&day.s, run, &day.now), S(293));
}

/* The drawing of the presentation in mid-talk: 4:10 left, ÉRABLE 31 s over. */
static void drift_is_told_from_the_gap_on(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(ERABLE, S(149));
	assert_int_equal(speech_drift(&day.s, run, ERABLE, &day.now), DRIFT_NONE);
	day_pass(&day, S(1));
	assert_int_equal(speech_drift(&day.s, run, ERABLE, &day.now), DRIFT_LONG);
	assert_int_equal(speech_drift(&day.s, run, FRENE, &day.now), DRIFT_NONE);
	assert_int_equal(speech_drift(&day.s, run, SAULE, &day.now), DRIFT_NONE);
}

/* The seconds before the first word are no drift: 30 s of them are, by the grid's gap. */
static void a_shortfall_is_told_from_the_gap_on(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	day_pass(&day, S(29));
	assert_false(speech_falls_short(&day.s, run, &day.now));
	day_pass(&day, S(1));
	assert_true(speech_falls_short(&day.s, run, &day.now));
	day_pass(&day, MIN(9, 30)); /* no time left: the overrun is told, not this */
	assert_false(speech_falls_short(&day.s, run, &day.now));
}

static void who_cannot_reach_the_share_is_short(void **fixture)
{
	(void)fixture;
	begin(MIN(10, 0));
	talk(ERABLE, MIN(8, 0));
	assert_int_equal(speech_drift(&day.s, run, FRENE, &day.now), DRIFT_NONE);
	day_pass(&day, 1);
	assert_int_equal(speech_drift(&day.s, run, FRENE, &day.now), DRIFT_SHORT);
	day_pass(&day, MIN(3, 0)); /* in overrun, with nothing said */
	assert_int_equal(speech_drift(&day.s, run, FRENE, &day.now), DRIFT_SHORT);
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = FRENE, .code = CODE_gave_up});
	assert_int_equal(speech_drift(&day.s, run, FRENE, &day.now), DRIFT_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(turns_add_up_the_running_one_included),
	    TEST(a_pause_is_nobodys_speech),
	    TEST(seconds_are_credited_to_another),
	    TEST(a_turn_of_nobody_can_be_credited),
	    TEST(time_before_anybody_was_counted_can_be_credited),
	    TEST(a_turn_can_give_no_more_than_it_has_left),
	    TEST(an_attempt_set_aside_is_not_mixed_with_the_next),
	    TEST(the_fair_share_is_equal_among_those_here),
	    TEST(extra_time_lengthens_the_own_share),
	    TEST(a_share_that_does_not_come_out_is_rounded_up),
	    TEST(silence_is_counted_from_the_last_speaker),
	    TEST(what_is_lacking_is_summed_over_who_is_short),
	    TEST(drift_is_told_from_the_gap_on),
	    TEST(a_shortfall_is_told_from_the_gap_on),
	    TEST(who_cannot_reach_the_share_is_short),
	};

	return cmocka_run_group_tests_name("core/speech", tests, NULL, NULL);
}
