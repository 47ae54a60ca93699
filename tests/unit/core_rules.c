/* What the rules allow and refuse, and what follows: undo, blindness, replay. */
#include "unit.h"

#include "small_exam.h"

static int open_exam(void **fixture)
{
	static struct exam x;

	exam_open(&x);
	*fixture = &x;
	return 0;
}

static int close_exam(void **fixture)
{
	exam_close(*fixture);
	return 0;
}

static struct fact start(const struct exam *x, int32_t phase)
{
	(void)x;
	return (struct fact){.kind = KIND_phase_started, .passage = 1, .item = phase};
}

static struct fact mark(int32_t candidate, int32_t item, int64_t rank)
{
	return (struct fact){
	    .kind = KIND_scored, .candidate = candidate, .item = item, .value = rank};
}

static const struct run *run(const struct exam *x, int32_t phase)
{
	return state_run(&x->judge[GREBE], 1, phase);
}

static void end(struct exam *x, int32_t phase, struct fact how)
{
	how.kind = KIND_phase_ended;
	how.ref = run(x, phase)->id;
	exam_do(x, GREBE, how);
}

static void the_clock_is_the_keepers(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	exam_sign_in(x);
	v = exam_wish(x, PINSON, start(x, x->presentation));
	assert_int_equal(v.why, REFUSED_keeper_only);
	assert_int_equal(v.about.person, GREBE);
	exam_do(x, PINSON, (struct fact){.kind = KIND_keeper_taken, .person = PINSON});
	exam_do(x, PINSON, start(x, x->presentation));
	assert_int_equal(exam_wish(x, GREBE, start(x, x->presentation)).why, REFUSED_keeper_only);
	v = exam_wish(x, PINSON, start(x, x->presentation));
	assert_int_equal(v.why, REFUSED_already_running);
	assert_int_equal(v.about.person, PINSON);
}

static void nothing_starts_before_jury_and_candidates(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v = exam_wish(x, GREBE, start(x, x->presentation));

	assert_int_equal(v.why, REFUSED_jury_not_opened);
	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	v = exam_wish(x, GREBE, start(x, x->presentation));
	assert_int_equal(v.why, REFUSED_attendance_first);
	assert_int_equal(v.about.candidate, CEDRE);
	assert_int_equal(exam_wish(x, GREBE, start(x, x->exchange)).why, REFUSED_phase_order);
}

static void a_pause_lengthens_nobodys_turn(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	exam_do(x, GREBE, start(x, x->presentation));
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_speaker_changed, .passage = 1, .candidate = ACACIA});
	x->now_ms += 10000;
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_paused, .ref = run(x, x->presentation)->id});
	x->now_ms += 60000;
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_resumed, .ref = run(x, x->presentation)->id});
	x->now_ms += 5000;
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_speaker_changed, .passage = 1, .candidate = CEDRE});
	assert_int_equal(x->events[x->n - 1].fact.ms, 15000);
	assert_int_equal(run(x, x->presentation)->pauses_ms, 60000);
}

static void a_pause_taken_back_never_was(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	exam_do(x, GREBE, start(x, x->presentation));
	x->now_ms += 10000;
	exam_do(x, GREBE,
	        (struct fact){.kind = KIND_phase_paused, .ref = run(x, x->presentation)->id});
	x->now_ms += 60000;
	exam_do(x, GREBE, (struct fact){.kind = KIND_taken_back});
	x->now_ms += 1000;
	end(x, x->presentation, (struct fact){0});
	assert_int_equal(run(x, x->presentation)->elapsed_ms, 71000);
	assert_int_equal(run(x, x->presentation)->pauses, 0);
}

static void ending_under_the_minimum_asks_the_president_for_a_reason(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_phase_ended};
	struct verdict v;

	exam_sign_in(x);
	exam_do(x, GREBE, start(x, x->presentation));
	end(x, x->presentation, (struct fact){0});
	exam_do(x, GREBE, start(x, x->exchange));
	f.ref = run(x, x->exchange)->id;
	exam_do(
	    x, PINSON,
	    (struct fact){.kind = KIND_question_asked, .candidate = ACACIA, .item = x->level_a});
	v = exam_wish(x, GREBE, f);
	assert_int_equal(v.why, REFUSED_under_minimum);
	assert_int_equal(v.about.value, 5);
	f.code = CODE_overridden;
	assert_int_equal(exam_wish(x, MERLE, f).why, REFUSED_reason_needed);
	f.words = STR("malaise");
	exam_do(x, MERLE, f);
	assert_int_equal(run(x, x->exchange)->end, CODE_overridden);
}

static void a_member_logs_only_their_own_questions(void **fixture)
{
	struct exam *x = *fixture;
	struct fact q = {.kind = KIND_question_asked, .candidate = ACACIA, .person = MERLE};

	exam_sign_in(x);
	assert_int_equal(
	    exam_wish(x, PINSON, (struct fact){.kind = KIND_question_asked, .candidate = ACACIA})
		.why,
	    REFUSED_no_questions_now);
	exam_do(x, GREBE, start(x, x->presentation));
	end(x, x->presentation, (struct fact){0});
	exam_do(x, GREBE, start(x, x->exchange));
	assert_int_equal(exam_wish(x, PINSON, q).why, REFUSED_own_questions_only);
	exam_do(x, GREBE, q);
	assert_int_equal(x->events[x->n - 1].fact.person, MERLE);
	assert_int_equal(x->events[x->n - 1].fact.passage, 1);
}

/* The group has been heard; nobody has marked yet. */
static void hear(struct exam *x)
{
	exam_sign_in(x);
	exam_do(x, GREBE, start(x, x->presentation));
	end(x, x->presentation, (struct fact){0});
}

static void undo_goes_back_mark_by_mark_and_forth(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];

	hear(x);
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 3));
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 2));
	exam_do(x, PINSON, mark(ACACIA, x->c1_2, 4));
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back});
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 3);
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(state_marked(s, PINSON, ACACIA), 0);
	assert_int_equal(exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back}).why,
	                 REFUSED_nothing_to_undo);
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back, .value = 1});
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back, .value = 1});
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back, .value = 1});
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 2);
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_2)->rank, 4);
}

static void a_recused_member_marks_and_asks_nothing(void **fixture)
{
	struct exam *x = *fixture;

	hear(x);
	assert_int_equal(exam_wish(x, SITTELLE, mark(HETRE, x->c1_1, 3)).why, REFUSED_recused);
	assert_int_equal(exam_wish(x, PINSON, mark(HETRE, x->c1_1, 3)).why, REFUSED_not_heard_yet);
	assert_int_equal(exam_wish(x, GREBE, mark(ACACIA, x->c1_1, 3)).why, REFUSED_no_right);
	assert_int_equal(exam_wish(x, PINSON, mark(ACACIA, x->c1_1, 5)).why, REFUSED_no_such_level);
}

static void a_sheet_handed_in_is_closed_until_taken_back(void **fixture)
{
	struct exam *x = *fixture;

	hear(x);
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 3));
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_handed_in, .candidate = ACACIA});
	assert_int_equal(exam_wish(x, PINSON, mark(ACACIA, x->c1_1, 2)).why,
	                 REFUSED_sheet_handed_in);
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_reopened, .candidate = ACACIA});
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 2));
	assert_int_equal(state_sheet(&x->judge[MERLE], PINSON, ACACIA)->status, SHEET_TAKEN_BACK);
}

static void marks_for_a_neighbour_move_in_one_act(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];

	hear(x);
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 3));
	exam_do(x, PINSON, mark(CEDRE, x->c1_1, 1));
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE});
	assert_int_equal(state_mark(s, PINSON, CEDRE, x->c1_1)->rank, 3);
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 1);
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 3);
}

/* Two runs that differ in one member's marks alone are one to all others, until the reveal. */
static void others_marks_are_not_there_before_the_deliberation(void **fixture)
{
	struct exam *x = *fixture;
	struct state s;
	struct digest high, low;

	hear(x);
	exam_do(x, PINSON, mark(ACACIA, x->c1_1, 4));
	exam_do(x, PINSON, (struct fact){.kind = KIND_commented, .candidate = ACACIA, .item = x->c1,
	                                 .words = STR("net")});
	exam_fold(x, MERLE, &s);
	high = state_digest(&s);
	assert_null(state_mark(&s, PINSON, ACACIA, x->c1_1));
	state_done(&s);
	x->events[x->n - 2].fact.value = 1;
	exam_fold(x, MERLE, &s);
	low = state_digest(&s);
	state_done(&s);
	assert_string_equal(high.hex, low.hex);

	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	exam_fold(x, MERLE, &s);
	assert_int_equal(state_mark(&s, PINSON, ACACIA, x->c1_1)->rank, 1);
	low = state_digest(&s);
	state_done(&s);
	x->events[x->n - 3].fact.value = 4;
	exam_fold(x, MERLE, &s);
	high = state_digest(&s);
	state_done(&s);
	assert_string_not_equal(high.hex, low.hex);
}

static void private_notes_stay_private_after_it(void **fixture)
{
	struct exam *x = *fixture;
	const struct sheet *sheet;

	hear(x);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_noted, .candidate = ACACIA, .words = STR("voix basse")});
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	sheet = state_sheet(&x->judge[MERLE], PINSON, ACACIA);
	assert_true(!sheet || !sheet->notes.words.n);
	sheet = state_sheet(&x->judge[PINSON], PINSON, ACACIA);
	assert_true(str_is(sheet->notes.words, "voix basse"));
}

static void after_the_reveal_a_mark_needs_a_reason_and_is_marked_late(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = mark(ACACIA, x->c1_1, 2);

	hear(x);
	assert_int_equal(exam_wish(x, MERLE, (struct fact){.kind = KIND_deliberation_opened}).why,
	                 REFUSED_sheets_missing);
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	assert_int_equal(exam_wish(x, PINSON, f).why, REFUSED_reason_needed);
	f.words = STR("relu");
	exam_do(x, PINSON, f);
	assert_true(state_mark(&x->judge[MERLE], PINSON, ACACIA, x->c1_1)->late);
}

static void after_a_reboot_the_time_is_to_be_confirmed(void **fixture)
{
	struct exam *x = *fixture;
	struct fact pause = {.kind = KIND_phase_paused};

	exam_sign_in(x);
	exam_do(x, GREBE, start(x, x->presentation));
	pause.ref = run(x, x->presentation)->id;
	x->boot = STR("second");
	x->now_ms = 500;
	assert_int_equal(exam_wish(x, GREBE, pause).why, REFUSED_confirm_time_first);
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_time_corrected, .ref = pause.ref, .ms = 95000});
	x->now_ms += 5000;
	exam_do(x, GREBE, pause);
	assert_int_equal(x->events[x->n - 1].fact.ms, 100000);
}

static void an_exchange_reopens_until_the_first_sheet_is_in(void **fixture)
{
	struct exam *x = *fixture;
	struct fact reopen = {.kind = KIND_phase_reopened};

	hear(x);
	exam_do(x, GREBE, start(x, x->exchange));
	reopen.ref = run(x, x->exchange)->id;
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_phase_ended,
	                      .ref = reopen.ref,
	                      .code = CODE_overridden,
	                      .words = STR("temps")});
	exam_do(x, GREBE, start(x, x->notation));
	exam_do(x, GREBE, reopen);
	assert_int_equal(run(x, x->exchange)->status, RUN_RUNNING);
	assert_null(run(x, x->notation));
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_phase_ended,
	                      .ref = reopen.ref,
	                      .code = CODE_overridden,
	                      .words = STR("temps")});
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_handed_in, .candidate = ACACIA});
	assert_int_equal(exam_wish(x, GREBE, reopen).why, REFUSED_sheet_in);
}

static void a_replacement_sends_one_out_and_seats_the_other(void **fixture)
{
	struct exam *x = *fixture;
	struct fact wish = {
	    .kind = KIND_role_given, .person = GREBE, .candidate = PINSON, .code = CODE_member};
	struct verdict v;

	assert_int_equal(exam_wish(x, SITTELLE, wish).why, REFUSED_president_only);
	v = exam_wish(x, MERLE, wish);
	assert_int_equal(v.why, ALLOWED);
	assert_int_equal(v.n, 2);
	assert_int_equal(v.facts[1].candidate, 0);
	assert_true(x->judge[MERLE].people[PINSON - 1].out);
	assert_false(state_sits(&x->judge[MERLE], PINSON, CEDRE));
	assert_true(state_sits(&x->judge[MERLE], GREBE, CEDRE));
	wish.candidate = wish.person;
	assert_int_equal(exam_wish(x, MERLE, wish).why, REFUSED_nothing_such);
	wish.candidate = CEDRE;
	assert_int_equal(exam_wish(x, MERLE, wish).why, REFUSED_nothing_such);
}

/* Replay is live: each living state is what a fresh fold of the same events says. */
static void a_living_state_is_its_replay(void **fixture)
{
	struct exam *x = *fixture;

	undo_goes_back_mark_by_mark_and_forth(fixture);
	exam_do(x, GREBE, start(x, x->exchange));
	exam_do(
	    x, PINSON,
	    (struct fact){.kind = KIND_question_asked, .candidate = ACACIA, .item = x->level_b});
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back});
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_phase_ended,
	                      .ref = run(x, x->exchange)->id,
	                      .code = CODE_overridden,
	                      .words = STR("temps")});
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	for (int32_t viewer = 0; viewer <= GREBE; viewer++) {
		struct state s;

		exam_fold(x, viewer, &s);
		assert_string_equal(state_digest(&s).hex, state_digest(&x->judge[viewer]).hex);
		state_done(&s);
	}
}

#define RULE(name) cmocka_unit_test_setup_teardown(name, open_exam, close_exam)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    RULE(the_clock_is_the_keepers),
	    RULE(nothing_starts_before_jury_and_candidates),
	    RULE(a_pause_lengthens_nobodys_turn),
	    RULE(a_pause_taken_back_never_was),
	    RULE(ending_under_the_minimum_asks_the_president_for_a_reason),
	    RULE(a_member_logs_only_their_own_questions),
	    RULE(undo_goes_back_mark_by_mark_and_forth),
	    RULE(a_recused_member_marks_and_asks_nothing),
	    RULE(a_sheet_handed_in_is_closed_until_taken_back),
	    RULE(marks_for_a_neighbour_move_in_one_act),
	    RULE(others_marks_are_not_there_before_the_deliberation),
	    RULE(private_notes_stay_private_after_it),
	    RULE(after_the_reveal_a_mark_needs_a_reason_and_is_marked_late),
	    RULE(after_a_reboot_the_time_is_to_be_confirmed),
	    RULE(an_exchange_reopens_until_the_first_sheet_is_in),
	    RULE(a_replacement_sends_one_out_and_seats_the_other),
	    RULE(a_living_state_is_its_replay),
	};

	return cmocka_run_group_tests_name("core/rules", tests, NULL, NULL);
}
