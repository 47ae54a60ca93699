/* Undo: one's own latest acts, as deep as one likes, each once; and put back. */
#include "unit.h"

#include "small_exam.h"

static void attend(struct exam *x, int32_t author, int32_t candidate, enum code code)
{
	exam_do(x, author, (struct fact){.kind = KIND_attendance, .candidate = candidate,
	                                 .code = code});
}

static enum code attendance(const struct exam *x, int32_t candidate)
{
	return state_person(&x->judge[MERLE], candidate)->attendance;
}

static void floor_to(struct exam *x, int32_t candidate)
{
	exam_do(x, GREBE, (struct fact){.kind = KIND_speaker_changed, .passage = 1,
	                                .candidate = candidate});
	x->now_ms += 10000;
}

static const struct turn *open_turn(const struct exam *x)
{
	return state_open_turn(&x->judge[GREBE], exam_run(x, x->presentation));
}

static void take_keeping(struct exam *x, int32_t person)
{
	exam_do(x, person, (struct fact){.kind = KIND_keeper_taken, .person = person});
}

static void presence_goes_back_step_by_step(void **fixture)
{
	struct exam *x = *fixture;

	attend(x, GREBE, CEDRE, CODE_late);
	attend(x, GREBE, CEDRE, CODE_absent);
	attend(x, GREBE, CEDRE, CODE_excused);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_late);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_none);
	for (int i = 0; i < 3; i++)
		assert_int_equal(exam_redo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_excused);
}

/* What the president decided comes back when the keeper takes back the keeper's own act. */
static void the_keeper_goes_back_to_what_the_president_decided(void **fixture)
{
	struct exam *x = *fixture;

	attend(x, GREBE, CEDRE, CODE_late);
	attend(x, MERLE, CEDRE, CODE_admitted);
	attend(x, GREBE, CEDRE, CODE_gave_up);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_admitted);
	assert_int_equal(exam_wish(x, GREBE, (struct fact){.kind = KIND_attendance,
	                                                   .candidate = ACACIA,
	                                                   .code = CODE_admitted})
	                     .why,
	                 REFUSED_president_only);
}

static void what_another_changed_since_stays(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;
	int64_t absent;

	attend(x, GREBE, CEDRE, CODE_absent);
	absent = exam_last(x);
	take_keeping(x, PINSON);
	attend(x, PINSON, CEDRE, CODE_present);
	take_keeping(x, GREBE);
	v = exam_wish(x, GREBE, (struct fact){.kind = KIND_taken_back, .ref = absent});
	assert_int_equal(v.why, REFUSED_changed_since);
	assert_int_equal(v.about.person, PINSON);
	assert_int_equal(attendance(x, CEDRE), CODE_present);
}

static void an_older_mark_is_not_taken_back_under_a_newer(void **fixture)
{
	struct exam *x = *fixture;
	int64_t first, second;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	first = exam_last(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 2);
	assert_int_equal(
	    exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back, .ref = first}).why,
	    REFUSED_changed_since);
	exam_mark(x, PINSON, ACACIA, x->c1_2, 2);
	second = exam_last(x);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE});
	/* The mark now lies on another's sheet. */
	assert_int_equal(
	    exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back, .ref = second}).why,
	    REFUSED_changed_since);
}

static void the_floor_goes_back_as_if_never_given(void **fixture)
{
	struct exam *x = *fixture;
	int64_t cedres;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	floor_to(x, CEDRE);
	cedres = exam_last(x);
	floor_to(x, ACACIA);
	floor_to(x, ERABLE);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(open_turn(x)->candidate, ACACIA);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(open_turn(x)->id, cedres);
	floor_to(x, ERABLE);
	assert_int_equal(x->events[x->n - 1].fact.ref, cedres);
	assert_int_equal(x->events[x->n - 1].fact.ms, 30000);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_null(open_turn(x));
}

/* The end of the phase had ended that turn, not the floor given after it. */
static void a_turn_that_ended_with_its_phase_does_not_go_on(void **fixture)
{
	struct exam *x = *fixture;
	int64_t run;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	run = exam_last(x);
	floor_to(x, CEDRE);
	exam_end_phase(x, x->presentation);
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_reopened, .ref = run});
	x->now_ms += 7000;
	floor_to(x, ACACIA);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_null(open_turn(x));
	assert_int_equal(x->judge[GREBE].turns[0].ms, 10000);
}

/* Never something older instead: who presses u thinks of what they did last. */
static void what_has_gone_on_is_not_passed_over(void **fixture)
{
	struct exam *x = *fixture;
	struct fact pause = {.kind = KIND_phase_paused}, resume = {.kind = KIND_phase_resumed};
	int64_t last;

	attend(x, GREBE, ERABLE, CODE_late);
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	pause.ref = resume.ref = exam_run(x, x->presentation)->id;
	exam_do(x, GREBE, pause);
	exam_do(x, GREBE, resume);
	exam_end_phase(x, x->presentation); /* by the president */
	last = exam_last(x);
	assert_null(state_undoable(&x->judge[GREBE], GREBE));
	assert_int_equal(exam_undo(x, GREBE), REFUSED_gone_on);
	assert_int_equal(exam_last(x), last);
	assert_int_equal(attendance(x, ERABLE), CODE_present);
}

/* Each has another way back, or none: the refusal names it, and nothing older is taken back. */
static void what_undo_does_not_know_stops_it(void **fixture)
{
	struct exam *x = *fixture;
	struct fact incident = {.kind = KIND_incident, .code = CODE_noise};
	struct verdict v;

	exam_do(x, MERLE, incident);
	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	v = exam_wish(x, MERLE, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(v.why, REFUSED_not_undoable);
	assert_int_equal(v.about.kind, KIND_jury_opened);
	exam_do(x, PINSON, incident);
	take_keeping(x, PINSON);
	v = exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(v.why, REFUSED_not_undoable);
	assert_int_equal(v.about.kind, KIND_keeper_taken);
	/* What comes after it is taken back as ever. */
	exam_do(x, PINSON, incident);
	assert_int_equal(exam_undo(x, PINSON), ALLOWED);
	assert_int_equal(exam_undo(x, PINSON), REFUSED_not_undoable);
}

static void a_sheet_handed_in_stops_undo_until_it_is_taken_back(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];
	struct fact in = {.kind = KIND_sheet_handed_in, .candidate = ACACIA};
	struct fact back = {.kind = KIND_sheet_reopened, .candidate = ACACIA};

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_mark(x, PINSON, CEDRE, x->c1_1, 2);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_do(x, PINSON, in);
	assert_int_equal(state_latest(s, PINSON)->fact.kind, KIND_sheet_handed_in);
	assert_null(state_undoable(s, PINSON));
	assert_int_equal(exam_undo(x, PINSON), REFUSED_not_undoable);
	exam_do(x, PINSON, back);
	assert_int_equal(state_last_way_back(s, PINSON)->fact.kind, KIND_sheet_reopened);
	assert_int_equal(exam_undo(x, PINSON), ALLOWED);
	assert_int_equal(state_mark(s, PINSON, ACACIA, x->c1_1)->rank, 0);
	assert_null(state_last_way_back(s, PINSON));
	assert_int_equal(exam_undo(x, PINSON), ALLOWED);
	assert_int_equal(exam_undo(x, PINSON), REFUSED_nothing_to_undo);
}

/* B, then A; both taken back and put back: A comes back last, and is the last again. */
static void what_was_put_back_last_is_the_last_act(void **fixture)
{
	struct exam *x = *fixture;

	attend(x, GREBE, CEDRE, CODE_late);
	exam_do(x, GREBE, (struct fact){.kind = KIND_incident, .code = CODE_noise});
	for (int i = 0; i < 2; i++)
		assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	for (int i = 0; i < 2; i++)
		assert_int_equal(exam_redo(x, GREBE), ALLOWED);
	assert_int_equal(state_undoable(&x->judge[GREBE], GREBE)->fact.kind, KIND_incident);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_late);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(attendance(x, CEDRE), CODE_none);
}

static void a_resume_by_mistake_lets_the_pause_go_on(void **fixture)
{
	struct exam *x = *fixture;
	struct fact pause = {.kind = KIND_phase_paused}, resume = {.kind = KIND_phase_resumed};

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	pause.ref = resume.ref = exam_run(x, x->presentation)->id;
	x->now_ms += 60000;
	exam_do(x, GREBE, pause);
	x->now_ms += 20000;
	exam_do(x, GREBE, resume);
	x->now_ms += 5000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_run(x, x->presentation)->status, RUN_PAUSED);
	x->now_ms += 5000;
	exam_do(x, GREBE, resume);
	assert_int_equal(x->events[x->n - 1].fact.ms, 30000);
	assert_int_equal(exam_run(x, x->presentation)->elapsed_ms, 60000);
	assert_int_equal(exam_run(x, x->presentation)->pauses_ms, 30000);
}

static void who_no_longer_keeps_takes_back_no_floor(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	floor_to(x, CEDRE);
	take_keeping(x, PINSON);
	assert_int_equal(exam_undo(x, GREBE), REFUSED_keeper_only);
}

static void undo_of_a_start_is_for_a_phase_that_runs(void **fixture)
{
	struct exam *x = *fixture;
	int64_t started;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	started = exam_last(x);
	exam_end_phase(x, x->presentation);
	assert_int_equal(
	    exam_wish(x, GREBE, (struct fact){.kind = KIND_taken_back, .ref = started}).why,
	    REFUSED_gone_on);
	assert_int_equal(exam_run(x, x->presentation)->status, RUN_ENDED);
}

static void incidents_and_withdrawals_are_put_back_too(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];
	int64_t incident;

	exam_do(x, MERLE, (struct fact){.kind = KIND_incident, .code = CODE_noise});
	incident = exam_last(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_recused, .person = PINSON,
	                                .candidate = CEDRE, .code = CODE_kin});
	exam_do(x, MERLE, (struct fact){.kind = KIND_declared, .person = MERLE,
	                                .code = CODE_no_link});
	for (int i = 0; i < 3; i++)
		assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_not_equal(state_entry(s, incident)->undone_by, 0);
	assert_false(state_is_recused(s, PINSON, CEDRE));
	assert_int_equal(state_person(s, MERLE)->declared, CODE_none);
	assert_int_equal(exam_undo(x, MERLE), REFUSED_nothing_to_undo);
	for (int i = 0; i < 3; i++)
		assert_int_equal(exam_redo(x, MERLE), ALLOWED);
	assert_int_equal(state_entry(s, incident)->undone_by, 0);
	assert_true(state_is_recused(s, PINSON, CEDRE));
	assert_int_equal(state_person(s, MERLE)->declared, CODE_no_link);
	assert_int_equal(exam_redo(x, MERLE), REFUSED_nothing_to_undo);
	/* And once more, in the same order. */
	for (int i = 0; i < 3; i++)
		assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_not_equal(state_entry(s, incident)->undone_by, 0);
}

/* The exchange, and a question of PINSON's in it. */
static int64_t ask_acacia(struct exam *x)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	exam_start_phase(x, x->exchange);
	exam_do(x, PINSON, (struct fact){.kind = KIND_question_asked, .candidate = ACACIA});
	return exam_last(x);
}

static void a_correction_of_another_s_stays(void **fixture)
{
	struct exam *x = *fixture;
	struct fact precise = {.kind = KIND_question_changed, .person = PINSON,
	                       .code = CODE_question};
	int64_t asked, changed;

	asked = precise.ref = ask_acacia(x);
	precise.item = x->level_a;
	exam_do(x, PINSON, precise);
	changed = exam_last(x);
	precise.item = x->level_b;
	exam_do(x, GREBE, precise);
	assert_int_equal(
	    exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back, .ref = changed}).why,
	    REFUSED_changed_since);
	assert_int_equal(
	    exam_wish(x, PINSON, (struct fact){.kind = KIND_taken_back, .ref = asked}).why,
	    REFUSED_changed_since);
	assert_int_equal(state_question(&x->judge[MERLE], asked)->level, x->level_b);
}

static void a_reason_given_serves_for_the_undoing(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_end_phase(x, x->presentation);
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	exam_mark(x, PINSON, ACACIA, x->c1_1, 2);
	assert_int_equal(exam_undo(x, PINSON), ALLOWED);
	assert_int_equal(state_mark(&x->judge[MERLE], PINSON, ACACIA, x->c1_1)->rank, 3);
	/* The mark from before the reveal had no reason: its undoing has one of its own. */
	assert_int_equal(exam_undo(x, PINSON), REFUSED_reason_needed);
	exam_do(x, PINSON, (struct fact){.kind = KIND_taken_back, .words = STR("lu trop vite")});
	assert_true(str_is(x->events[x->n - 1].fact.words, "lu trop vite"));
	assert_int_equal(state_mark(&x->judge[MERLE], PINSON, ACACIA, x->c1_1)->rank, 0);
	assert_int_equal(exam_redo(x, PINSON), REFUSED_reason_needed);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_taken_back, .value = 1, .words = STR("juste")});
	assert_true(str_is(x->events[x->n - 1].fact.words, "juste"));
	assert_int_equal(state_mark(&x->judge[MERLE], PINSON, ACACIA, x->c1_1)->rank, 3);
}

/* The jury asked it then, whenever its logging was taken back and put back. */
static void a_question_put_back_keeps_its_hour_and_place(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];
	struct fact precise = {.kind = KIND_question_changed, .person = PINSON,
	                       .code = CODE_question};
	int64_t asked, at_ms;

	asked = precise.ref = ask_acacia(x);
	at_ms = exam_now(x).at_ms;
	precise.item = x->level_b;
	exam_do(x, PINSON, precise);
	x->now_ms += 30000;
	exam_do(x, SITTELLE, (struct fact){.kind = KIND_question_asked, .candidate = CEDRE});
	for (int round = 0; round < 2; round++) {
		x->now_ms += 10000;
		assert_int_equal(exam_undo(x, PINSON), ALLOWED);
		assert_int_equal(exam_undo(x, PINSON), ALLOWED);
		assert_true(state_question(s, asked)->taken_back);
		x->now_ms += 10000;
		assert_int_equal(exam_redo(x, PINSON), ALLOWED);
		assert_int_equal(exam_redo(x, PINSON), ALLOWED);
		assert_false(state_question(s, asked)->taken_back);
	}
	assert_int_equal(s->n_questions, 2);
	assert_int_equal(s->questions[0].id, asked);
	assert_int_equal(s->questions[0].at_ms, at_ms);
	assert_int_equal(s->questions[0].level, x->level_b);
	/* Each of these eight is in the ledger. */
	assert_int_equal(x->n, asked + 2 + 8);
}

static void chairs_go_back_for_everybody(void **fixture)
{
	struct exam *x = *fixture;
	int32_t order[3];

	exam_do(x, GREBE, (struct fact){.kind = KIND_candidate_placed, .candidate = ERABLE,
	                                .passage = 1, .value = 1});
	exam_do(x, GREBE, (struct fact){.kind = KIND_candidate_placed, .candidate = CEDRE,
	                                .passage = 1, .value = 3});
	assert_int_equal(state_candidates(&x->judge[MERLE], 1, order, 3), 3);
	assert_int_equal(order[0], ERABLE);
	assert_int_equal(order[2], CEDRE);
	/* With room for fewer, the first of them all the same. */
	state_candidates(&x->judge[MERLE], 1, order, 2);
	assert_int_equal(order[0], ERABLE);
	assert_int_equal(order[1], ACACIA);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	state_candidates(&x->judge[MERLE], 1, order, 3);
	assert_int_equal(order[0], CEDRE);
	assert_int_equal(order[1], ACACIA);
	assert_int_equal(order[2], ERABLE);
}

static void sixty_marks_are_taken_back_one_by_one(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	for (int i = 0; i < 60; i++)
		exam_mark(x, PINSON, CEDRE + i % 3, x->c1_1, 1 + i / 3 % 4);
	for (int i = 0; i < 60; i++)
		assert_int_equal(exam_undo(x, PINSON), ALLOWED);
	assert_int_equal(exam_undo(x, PINSON), REFUSED_nothing_to_undo);
	assert_int_equal(state_marked(&x->judge[PINSON], PINSON, CEDRE), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(presence_goes_back_step_by_step),
	    EXAM_TEST(the_keeper_goes_back_to_what_the_president_decided),
	    EXAM_TEST(what_another_changed_since_stays),
	    EXAM_TEST(an_older_mark_is_not_taken_back_under_a_newer),
	    EXAM_TEST(the_floor_goes_back_as_if_never_given),
	    EXAM_TEST(a_turn_that_ended_with_its_phase_does_not_go_on),
	    EXAM_TEST(what_has_gone_on_is_not_passed_over),
	    EXAM_TEST(what_undo_does_not_know_stops_it),
	    EXAM_TEST(a_sheet_handed_in_stops_undo_until_it_is_taken_back),
	    EXAM_TEST(what_was_put_back_last_is_the_last_act),
	    EXAM_TEST(a_resume_by_mistake_lets_the_pause_go_on),
	    EXAM_TEST(who_no_longer_keeps_takes_back_no_floor),
	    EXAM_TEST(undo_of_a_start_is_for_a_phase_that_runs),
	    EXAM_TEST(incidents_and_withdrawals_are_put_back_too),
	    EXAM_TEST(a_correction_of_another_s_stays),
	    EXAM_TEST(a_reason_given_serves_for_the_undoing),
	    EXAM_TEST(a_question_put_back_keeps_its_hour_and_place),
	    EXAM_TEST(chairs_go_back_for_everybody),
	    EXAM_TEST(sixty_marks_are_taken_back_one_by_one),
	};

	return cmocka_run_group_tests_name("core/undo", tests, NULL, NULL);
}
