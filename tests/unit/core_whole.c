/* What one key did is taken back by one key: all its facts, or none; and put back likewise. */
#include "unit.h"

#include "core/clock.h"
#include "core/speech.h"
#include "small_exam.h"

static const struct standing *person(const struct exam *x, int32_t number)
{
	return state_person(&x->judge[GREBE], number);
}

static void a_living_state_is_a_fresh_fold(const struct exam *x)
{
	struct state s;

	for (int32_t viewer = 0; viewer < 10; viewer++) {
		exam_fold(x, viewer, &s);
		assert_string_equal(state_digest(&s).hex, state_digest(&x->judge[viewer]).hex);
		state_done(&s);
	}
}

static enum kind told(const struct exam *x, size_t from_the_end)
{
	return x->events[x->n - 1 - from_the_end].fact.kind;
}

static void with_a_substitute(struct exam *x)
{
	exam_tell(x, 0, (struct fact){.kind = KIND_person_fact, .person = SITTELLE,
	                              .code = CODE_substitute, .value = 1});
	exam_sign_in(x);
	x->now_ms += 1000;
}

static void replace(struct exam *x, int32_t author, int32_t leaves, int32_t comes, enum code role)
{
	exam_do(x, author, (struct fact){.kind = KIND_role_given, .person = comes,
	                                 .candidate = leaves, .code = role});
	x->now_ms += 1000;
}

static void pinson_sits_and_sittelle_does_not(const struct exam *x)
{
	assert_false(person(x, PINSON)->out);
	assert_true(state_sits(&x->judge[GREBE], PINSON, ACACIA));
	assert_false(person(x, SITTELLE)->sits);
	assert_false(state_sits(&x->judge[GREBE], SITTELLE, ACACIA));
}

static void sittelle_sits_in_pinson_s_place(const struct exam *x)
{
	assert_true(person(x, PINSON)->out);
	assert_true(state_sits(&x->judge[GREBE], SITTELLE, ACACIA));
}

static void a_replacement_is_taken_back_whole(void **fixture)
{
	struct exam *x = *fixture;
	struct quorum before, after;

	with_a_substitute(x);
	rules_quorum(&x->judge[GREBE], ACACIA, &before);
	for (int round = 0; round < 2; round++) {
		if (round)
			assert_int_equal(exam_redo(x, MERLE), ALLOWED);
		else
			replace(x, MERLE, PINSON, SITTELLE, CODE_member);
		sittelle_sits_in_pinson_s_place(x);
		assert_int_equal(exam_undo(x, MERLE), ALLOWED);
		/* Who came goes before who had left comes back. */
		assert_int_equal(told(x, 1), KIND_taken_back);
		assert_int_equal(told(x, 0), KIND_member_present);
		pinson_sits_and_sittelle_does_not(x);
		rules_quorum(&x->judge[GREBE], ACACIA, &after);
		assert_int_equal(before.sitting, after.sitting);
		assert_int_equal(before.external, after.external);
		x->now_ms += 1000;
	}
	a_living_state_is_a_fresh_fold(x);
}

/* The clock on the wall is set back in between: at one hour of its, and yet two acts. */
static void a_clock_set_back_joins_no_acts(void **fixture)
{
	struct exam *x = *fixture;

	with_a_substitute(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_member_present, .person = PINSON,
	                                .code = CODE_out});
	x->now_ms += 5000;
	x->wall_ms -= 5000;
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_member});
	sittelle_sits_in_pinson_s_place(x);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_false(person(x, SITTELLE)->sits);
	assert_true(person(x, PINSON)->out);
	/* Nor does a machine that restarts and comes to the same moment of its own clock. */
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_member});
	x->boot = STR("deuxième");
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = GREBE,
	                                .code = CODE_member});
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_true(person(x, SITTELLE)->sits);
	a_living_state_is_a_fresh_fold(x);
}

static void a_part_that_is_named_stands_for_the_whole(void **fixture)
{
	struct exam *x = *fixture;

	with_a_substitute(x);
	replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	for (int64_t part = 0; part < 2; part++) {
		exam_do(x, MERLE,
		        (struct fact){.kind = KIND_taken_back, .ref = exam_last(x) - part});
		pinson_sits_and_sittelle_does_not(x);
		x->now_ms += 1000;
		replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	}
}

/* What was heard meanwhile: who left was there all along, who came was not. */
static void who_had_left_has_missed_nothing(void **fixture)
{
	struct exam *x = *fixture;

	with_a_substitute(x);
	replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	exam_start_phase(x, x->presentation);
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_ended,
	                                .ref = exam_run(x, x->presentation)->id});
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_true(state_sits(&x->judge[GREBE], PINSON, ACACIA));
	x->now_ms += 1000;
	/* Called after it, she did not hear it. */
	replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	assert_false(state_sits(&x->judge[GREBE], SITTELLE, ACACIA));
	a_living_state_is_a_fresh_fold(x);
}

static void once_the_substitute_has_marked_it_stands(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	with_a_substitute(x);
	replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	exam_start_phase(x, x->presentation);
	exam_mark(x, SITTELLE, ACACIA, x->c1_1, 3);
	v = exam_wish(x, MERLE, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(v.why, REFUSED_has_acted);
	assert_int_equal(v.about.person, SITTELLE);
	sittelle_sits_in_pinson_s_place(x);
	/* Neither half, nor anything older. */
	assert_int_equal(told(x, 0), KIND_scored);
}

static void once_somebody_else_has_moved_them_it_stands(void **fixture)
{
	struct exam *x = *fixture;
	struct fact who = {.kind = KIND_member_present, .person = SITTELLE, .code = CODE_out};

	with_a_substitute(x);
	replace(x, MERLE, PINSON, SITTELLE, CODE_member);
	exam_do(x, GREBE, who);
	assert_int_equal(exam_undo(x, MERLE), REFUSED_changed_since);
	assert_true(person(x, PINSON)->out);
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	pinson_sits_and_sittelle_does_not(x);
}

static void a_president_who_replaced_herself_presides_again(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	x->now_ms += 1000;
	replace(x, MERLE, MERLE, PINSON, CODE_president);
	assert_false(rules_presides(&x->judge[GREBE], MERLE));
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_true(rules_presides(&x->judge[GREBE], MERLE));
	assert_int_equal(person(x, PINSON)->role, ROLE_MEMBER);
	assert_false(person(x, MERLE)->out);
	assert_int_equal(exam_redo(x, MERLE), ALLOWED);
	assert_true(rules_presides(&x->judge[GREBE], PINSON));
	a_living_state_is_a_fresh_fold(x);
}

/* Who comes back to a place that was taken becomes a member; was it not her who came, she
 * presides still, outside. */
static void a_return_takes_back_the_role_that_it_cost(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, GREBE, (struct fact){.kind = KIND_member_present, .person = MERLE,
	                                .code = CODE_out});
	x->now_ms += 1000;
	exam_do(x, GREBE, (struct fact){.kind = KIND_role_given, .person = PINSON,
	                                .code = CODE_president});
	x->now_ms += 1000;
	exam_do(x, GREBE, (struct fact){.kind = KIND_member_present, .person = MERLE,
	                                .code = CODE_in});
	assert_int_equal(person(x, MERLE)->role, ROLE_MEMBER);
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_true(person(x, MERLE)->out);
	assert_int_equal(person(x, MERLE)->role, ROLE_PRESIDENT);
	x->now_ms += 1000;
	assert_int_equal(exam_redo(x, GREBE), ALLOWED);
	assert_false(person(x, MERLE)->out);
	assert_int_equal(person(x, MERLE)->role, ROLE_MEMBER);
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED); /* PINSON's presidency */
	assert_int_equal(exam_undo(x, GREBE), ALLOWED); /* MERLE's going out */
	assert_true(rules_presides(&x->judge[GREBE], MERLE));
	assert_false(person(x, MERLE)->out);
	a_living_state_is_a_fresh_fold(x);
}

/* -- time ---------------------------------------------------------------------------------- */

static void present(struct exam *x, int32_t speaker)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	x->now_ms += 10000;
	exam_do(x, GREBE, (struct fact){.kind = KIND_speaker_changed, .passage = 1,
	                                .candidate = speaker});
	x->now_ms += 10000;
}

static void end_presentation(struct exam *x)
{
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_ended, .ref = exam_run(x, x->presentation)->id});
	x->now_ms += 5000;
}

static void an_end_taken_back_gives_the_floor_back(void **fixture)
{
	struct exam *x = *fixture;
	const struct run *r;
	struct moment now;

	present(x, CEDRE);
	end_presentation(x);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	r = exam_run(x, x->presentation);
	assert_int_equal(r->status, RUN_RUNNING);
	assert_int_equal(state_open_turn(&x->judge[GREBE], r)->candidate, CEDRE);
	x->now_ms += 4000;
	now = exam_now(x);
	assert_int_equal(speech_spoken_ms(&x->judge[GREBE], r, CEDRE, &now), 14000);
	assert_int_equal(speech_nobody_ms(&x->judge[GREBE], r, &now), 10000);
	a_living_state_is_a_fresh_fold(x);
}

static void an_end_taken_back_gives_nobody_who_left_the_floor(void **fixture)
{
	struct exam *x = *fixture;

	present(x, CEDRE);
	end_presentation(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_keeper_taken, .person = MERLE});
	exam_do(x, MERLE, (struct fact){.kind = KIND_attendance, .candidate = CEDRE,
	                                .code = CODE_gave_up});
	exam_do(x, GREBE, (struct fact){.kind = KIND_keeper_taken, .person = GREBE});
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_reopened,
	                      .ref = exam_run(x, x->presentation)->id});
	assert_null(state_open_turn(&x->judge[GREBE], exam_run(x, x->presentation)));
}

static void an_end_in_a_pause_taken_back_is_paused_again(void **fixture)
{
	struct exam *x = *fixture;
	const struct run *r;
	struct moment now;

	present(x, CEDRE);
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_paused,
	                                .ref = exam_run(x, x->presentation)->id});
	x->now_ms += 7000;
	end_presentation(x);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	x->now_ms += 9000;
	now = exam_now(x);
	r = exam_run(x, x->presentation);
	assert_int_equal(r->status, RUN_PAUSED);
	assert_int_equal(clock_elapsed_ms(r, &now), 20000);
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_resumed, .ref = r->id});
	assert_int_equal(state_open_turn(&x->judge[GREBE], r)->candidate, CEDRE);
	a_living_state_is_a_fresh_fold(x);
}

/* The pause itself goes with it, as the end of the pause goes with that of the phase. */
static void a_pause_that_came_back_is_taken_back_by_its_name(void **fixture)
{
	struct exam *x = *fixture;
	const struct run *r;

	present(x, CEDRE);
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_paused,
	                                .ref = exam_run(x, x->presentation)->id});
	end_presentation(x);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	r = exam_run(x, x->presentation);
	exam_do(x, GREBE, (struct fact){.kind = KIND_taken_back, .ref = r->pause_id});
	assert_int_equal(r->status, RUN_RUNNING);
}

/* -- people and sheets --------------------------------------------------------------------- */

static void an_exchange_of_sheets_goes_back_and_forth(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_mark(x, PINSON, CEDRE, x->c1_1, 2);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE});
	for (int round = 0; round < 2; round++) {
		assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 2);
		assert_int_equal(state_mark(s, PINSON, CEDRE, x->c1_1)->rank, 3);
		assert_int_equal(exam_undo(x, PINSON), ALLOWED);
		assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 3);
		assert_int_equal(state_mark(s, PINSON, CEDRE, x->c1_1)->rank, 2);
		assert_int_equal(exam_redo(x, PINSON), ALLOWED);
	}
}

static void who_was_to_be_heard_last_comes_back_to_their_passage(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = CEDRE,
	                                .code = CODE_late});
	exam_do(x, MERLE, (struct fact){.kind = KIND_attendance, .candidate = CEDRE,
	                                .code = CODE_heard_last});
	x->now_ms += 1000;
	/* A passage of its own is listed with it. */
	exam_do(x, MERLE, (struct fact){.kind = KIND_candidate_placed, .candidate = CEDRE,
	                                .passage = 3, .words = STR("Fin")});
	assert_int_equal(told(x, 1), KIND_passage_listed);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_equal(x->judge[MERLE].plan.persons[CEDRE - 1].passage, 1);
	assert_int_equal(x->judge[MERLE].plan.persons[CEDRE - 1].chair, 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(a_replacement_is_taken_back_whole),
	    EXAM_TEST(a_clock_set_back_joins_no_acts),
	    EXAM_TEST(a_part_that_is_named_stands_for_the_whole),
	    EXAM_TEST(who_had_left_has_missed_nothing),
	    EXAM_TEST(once_the_substitute_has_marked_it_stands),
	    EXAM_TEST(once_somebody_else_has_moved_them_it_stands),
	    EXAM_TEST(a_president_who_replaced_herself_presides_again),
	    EXAM_TEST(a_return_takes_back_the_role_that_it_cost),
	    EXAM_TEST(an_end_taken_back_gives_the_floor_back),
	    EXAM_TEST(an_end_taken_back_gives_nobody_who_left_the_floor),
	    EXAM_TEST(an_end_in_a_pause_taken_back_is_paused_again),
	    EXAM_TEST(a_pause_that_came_back_is_taken_back_by_its_name),
	    EXAM_TEST(an_exchange_of_sheets_goes_back_and_forth),
	    EXAM_TEST(who_was_to_be_heard_last_comes_back_to_their_passage),
	};

	return cmocka_run_group_tests_name("core/whole", tests, NULL, NULL);
}
