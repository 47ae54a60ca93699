/* Phases that end, begin again or are corrected, and what becomes of what was said in them. */
#include "unit.h"

#include <string.h>

#include "base/ratio.h"
#include "base/when.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"
#include "small_exam.h"

static void present(struct exam *x)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
}

static void exchange(struct exam *x)
{
	present(x);
	exam_end_phase(x, x->presentation);
	exam_start_phase(x, x->exchange);
}

static void ask(struct exam *x, int32_t candidate)
{
	exam_do(x, PINSON, (struct fact){.kind = KIND_question_asked, .candidate = candidate,
	                                 .item = x->level_a});
}

static struct verdict on_run(struct exam *x, int32_t phase, int32_t author, struct fact wish)
{
	wish.ref = exam_run(x, phase)->id;
	return exam_wish(x, author, wish);
}

static void a_phase_that_ends_in_a_pause_ends_the_pause(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	present(x);
	x->now_ms += 60000;
	on_run(x, x->presentation, GREBE, (struct fact){.kind = KIND_phase_paused});
	x->now_ms += 25000;
	v = on_run(x, x->presentation, GREBE, (struct fact){.kind = KIND_phase_ended});
	assert_int_equal(v.n, 2);
	assert_int_equal(v.facts[0].kind, KIND_phase_resumed);
	assert_int_equal(v.facts[0].ms, 25000);
	assert_int_equal(exam_run(x, x->presentation)->elapsed_ms, 60000);
	assert_int_equal(exam_run(x, x->presentation)->pauses_ms, 25000);
}

static void over_the_minimum_no_end_is_told_as_under_it(void **fixture)
{
	struct exam *x = *fixture;

	exchange(x);
	for (int32_t c = CEDRE; c <= ERABLE; c++) {
		ask(x, c);
		ask(x, c);
	}
	exam_end_phase(x, x->exchange); /* asked as an override */
	assert_int_equal(exam_run(x, x->exchange)->end, CODE_normal);
}

static void an_attempt_set_aside_keeps_its_questions_and_counts_none(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];

	exchange(x);
	ask(x, ACACIA);
	assert_int_equal(questions_counted(s, ACACIA), 1);
	assert_int_equal(on_run(x, x->exchange, MERLE,
	                        (struct fact){.kind = KIND_phase_restarted, .code = CODE_alarm})
	                     .why,
	                 ALLOWED);
	assert_int_equal(questions_counted(s, ACACIA), 0);
	assert_int_equal(s->n_questions, 1);
	exam_start_phase(x, x->exchange);
	ask(x, ACACIA);
	assert_int_equal(questions_due(s, ACACIA), 1);
}

static void a_notation_set_aside_takes_no_question_along(void **fixture)
{
	struct exam *x = *fixture;

	exchange(x);
	ask(x, ACACIA);
	exam_end_phase(x, x->exchange);
	exam_start_phase(x, x->notation);
	ask(x, ACACIA); /* forgotten until now */
	on_run(x, x->exchange, MERLE, (struct fact){.kind = KIND_phase_reopened});
	assert_null(exam_run(x, x->notation));
	assert_int_equal(questions_counted(&x->judge[MERLE], ACACIA), 2);
}

static void what_is_set_aside_keeps_its_length(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];

	present(x);
	x->now_ms += 60000;
	exam_end_phase(x, x->presentation);
	x->now_ms += 300000;
	on_run(x, x->presentation, MERLE, (struct fact){.kind = KIND_phase_restarted});
	assert_true(s->runs[0].set_aside);
	assert_int_equal(s->runs[0].elapsed_ms, 60000);
}

static void corrections_are_within_reason(void **fixture)
{
	struct exam *x = *fixture;
	struct fact correct = {.kind = KIND_time_corrected}, give = {.kind = KIND_time_given,
	                                                             .words = STR("bruit")};

	present(x);
	x->now_ms += 60000;
	correct.ms = give.ms = INT64_MAX;
	assert_int_equal(on_run(x, x->presentation, MERLE, correct).why, REFUSED_too_much);
	assert_int_equal(on_run(x, x->presentation, MERLE, give).why, REFUSED_too_much);
	correct.ms = give.ms = INT64_MIN;
	assert_int_equal(on_run(x, x->presentation, MERLE, correct).why, REFUSED_too_much);
	assert_int_equal(on_run(x, x->presentation, MERLE, give).why, REFUSED_too_much);
	/* A pause began within itself, not after now. */
	on_run(x, x->presentation, GREBE, (struct fact){.kind = KIND_phase_paused});
	x->now_ms += 10000;
	correct.ms = 10001;
	assert_int_equal(on_run(x, x->presentation, MERLE, correct).why, REFUSED_too_much);
	correct.ms = 10000;
	assert_int_equal(on_run(x, x->presentation, MERLE, correct).why, ALLOWED);
}

static void speech_is_credited_within_the_group(void **fixture)
{
	struct exam *x = *fixture;
	struct fact move = {.kind = KIND_speech_moved, .ms = 2000};

	present(x);
	exam_do(x, GREBE, (struct fact){.kind = KIND_speaker_changed, .passage = 1,
	                                .candidate = CEDRE});
	move.ref = exam_last(x);
	x->now_ms += 10000;
	move.candidate = HETRE; /* of the other group */
	assert_int_equal(exam_wish(x, GREBE, move).why, REFUSED_nothing_such);
	move.candidate = MERLE;
	assert_int_equal(exam_wish(x, GREBE, move).why, REFUSED_nothing_such);
	move.candidate = CEDRE; /* whose it is */
	assert_int_equal(exam_wish(x, GREBE, move).why, REFUSED_nothing_such);
	move.candidate = ACACIA;
	exam_do(x, GREBE, move);
	exam_end_phase(x, x->presentation);
	exam_start_phase(x, x->exchange);
	move.ref = exam_last(x);
	x->now_ms += 10000;
	assert_int_equal(exam_wish(x, GREBE, move).why, REFUSED_speech_not_followed);
}

static void after_a_reboot_the_floor_waits_for_the_clock(void **fixture)
{
	struct exam *x = *fixture;
	struct fact floor = {.kind = KIND_speaker_changed, .passage = 1, .candidate = CEDRE};
	struct moment now;

	present(x);
	exam_do(x, GREBE, floor);
	x->now_ms = 300;
	x->boot = STR("second");
	floor.candidate = ACACIA;
	assert_int_equal(exam_wish(x, GREBE, floor).why, REFUSED_confirm_time_first);
	on_run(x, x->presentation, GREBE, (struct fact){.kind = KIND_time_corrected, .ms = 65000});
	exam_do(x, GREBE, floor);
	now = exam_now(x);
	assert_int_equal(speech_spoken_ms(&x->judge[MERLE], exam_run(x, x->presentation), CEDRE,
	                                  &now),
	                 65000);
}

static void nobody_makes_a_question_somebody_else_s(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_question_changed, .person = MERLE, .code = CODE_question};

	exchange(x);
	ask(x, ACACIA);
	f.ref = exam_last(x);
	assert_int_equal(exam_wish(x, PINSON, f).why, REFUSED_own_questions_only);
	exam_do(x, GREBE, f);
	f.item = x->level_b;
	exam_do(x, PINSON, f); /* its author makes the level precise, the asker stays */
}

static void an_incident_is_about_a_candidate_and_something_there(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_incident, .code = CODE_noise, .candidate = PINSON};

	assert_int_equal(exam_wish(x, MERLE, f).why, REFUSED_nothing_such);
	f.candidate = 0;
	f.ref = 9999;
	assert_int_equal(exam_wish(x, MERLE, f).why, REFUSED_nothing_such);
}

static void what_is_so_already_is_not_written_twice(void **fixture)
{
	struct exam *x = *fixture;
	struct fact kept = {.kind = KIND_commented, .candidate = ACACIA, .item = x->c1,
	                    .words = STR("Net.")};
	struct fact notes = {.kind = KIND_noted, .candidate = ACACIA, .words = STR("voix basse")};
	struct fact not_observed = {.kind = KIND_scored, .candidate = ACACIA, .item = x->c1_1,
	                            .value = 3, .code = CODE_not_observed};

	present(x);
	exam_do(x, PINSON, kept);
	assert_int_equal(exam_wish(x, PINSON, kept).n, 0);
	exam_do(x, PINSON, notes);
	assert_int_equal(exam_wish(x, PINSON, notes).n, 0);
	exam_do(x, PINSON, not_observed);
	assert_int_equal(x->events[x->n - 1].fact.value, 0);
	assert_int_equal(exam_wish(x, SITTELLE, (struct fact){.kind = KIND_sheet_moved,
	                                                      .candidate = ACACIA,
	                                                      .value = CEDRE})
	                     .n,
	                 0); /* both blank */
}

static void an_event_told_twice_is_folded_once(void **fixture)
{
	struct exam *x = *fixture;
	struct digest before;

	exchange(x);
	ask(x, ACACIA);
	before = state_digest(&x->judge[MERLE]);
	state_apply(&x->judge[MERLE], &x->events[x->n - 1]);
	state_apply(&x->judge[MERLE], &x->events[0]);
	assert_string_equal(state_digest(&x->judge[MERLE]).hex, before.hex);
}

/* Marks lie in places: a grid that grows under them would be read past its end. */
static void a_grid_amended_after_marks_moves_no_place(void **fixture)
{
	struct exam *x = *fixture;
	size_t places = x->judge[MERLE].n_sheet_items;

	exam_tell(x, 0, (struct fact){.kind = KIND_item_listed, .item = 60, .value = x->c1,
	                              .code = CODE_criterion, .words = STR("Avant")});
	assert_int_equal(x->judge[MERLE].n_sheet_items, places + 1);
	present(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_tell(x, 0, (struct fact){.kind = KIND_item_listed, .item = 61, .value = x->c1,
	                              .code = CODE_criterion, .words = STR("Après")});
	exam_tell(x, 0, (struct fact){.kind = KIND_item_listed, .item = 62,
	                              .code = CODE_competency, .words = STR("Après")});
	assert_int_equal(x->judge[PINSON].n_sheet_items, places + 1);
	assert_int_equal(x->judge[GREBE].n_sheet_items, places + 1);
	assert_int_equal(state_marked(&x->judge[PINSON], PINSON, ACACIA), 1);
}

static void who_is_let_in_brings_their_extra_time(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];
	struct fact acacia = {.kind = KIND_attendance, .candidate = ACACIA, .value = 1};

	exam_tell(x, GREBE, (struct fact){.kind = KIND_extra_time_granted, .candidate = ACACIA,
	                                  .value = RATIO_ONE / 3 * 4});
	exam_sign_in(x);
	acacia.code = CODE_late;
	exam_do(x, GREBE, acacia);
	exam_start_phase(x, x->presentation);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 600000);
	acacia.code = CODE_admitted;
	exam_do(x, MERLE, acacia);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 800000);
	/* Gone, and back: nothing is taken off, nor given twice. */
	acacia.code = CODE_unwell;
	exam_do(x, GREBE, acacia);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 800000);
	acacia.code = CODE_admitted;
	exam_do(x, MERLE, acacia);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 800000);
	assert_int_equal(s->runs[0].longer_ms, 200000);
}

static void an_admission_taken_back_takes_its_time_back(void **fixture)
{
	struct exam *x = *fixture;
	struct fact acacia = {.kind = KIND_attendance, .candidate = ACACIA, .value = 1};

	exam_tell(x, GREBE, (struct fact){.kind = KIND_extra_time_granted, .candidate = ACACIA,
	                                  .value = RATIO_ONE / 3 * 4});
	exam_sign_in(x);
	acacia.code = CODE_late;
	exam_do(x, GREBE, acacia);
	exam_start_phase(x, x->presentation);
	exam_do(x, MERLE, (struct fact){.kind = KIND_time_given,
	                                .ref = exam_run(x, x->presentation)->id,
	                                .ms = 30000, .words = STR("bruit")});
	acacia.code = CODE_admitted;
	exam_do(x, MERLE, acacia);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 830000);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_equal(state_person(&x->judge[MERLE], ACACIA)->attendance, CODE_late);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 630000);
	assert_int_equal(exam_redo(x, MERLE), ALLOWED);
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 830000);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED); /* her own gift, and not the other's */
	assert_int_equal(clock_allotted_ms(exam_run(x, x->presentation)), 600000);
}

static void who_is_heard_last_joins_a_later_passage(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];
	struct fact late = {.kind = KIND_attendance, .candidate = ACACIA, .code = CODE_late};
	struct fact placed = {.kind = KIND_candidate_placed, .candidate = ACACIA, .passage = 2};

	exam_sign_in(x);
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = ACACIA,
	                                .code = CODE_unknown});
	exam_do(x, GREBE, late);
	exam_start_phase(x, x->presentation);
	assert_int_equal(exam_wish(x, MERLE, placed).why, REFUSED_not_heard_last);
	late.code = CODE_heard_last;
	exam_do(x, MERLE, late);
	assert_int_equal(exam_wish(x, GREBE, placed).why, REFUSED_president_only);
	exam_do(x, MERLE, placed);
	assert_int_equal(plan_person(&s->plan, ACACIA)->passage, 2);
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
	assert_int_equal(plan_person(&s->plan, ACACIA)->passage, 1);
}

static void who_is_heard_last_may_have_a_passage_of_their_own(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[MERLE];
	size_t passages = s->plan.n_passages;
	struct fact placed = {.kind = KIND_candidate_placed, .candidate = FRENE,
	                      .passage = (int32_t)passages + 1, .words = STR("fin")};

	exam_sign_in(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_attendance, .candidate = FRENE,
	                                .code = CODE_heard_last});
	exam_do(x, MERLE, placed);
	assert_int_equal(s->plan.n_passages, passages + 1);
	assert_true(str_is(s->plan.passages[passages].name, "fin"));
	assert_int_equal(plan_person(&s->plan, FRENE)->passage, passages + 1);
	assert_int_equal(plan_person(&s->plan, FRENE)->chair, 1);
}

static void no_phase_begins_once_the_jury_deliberates(void **fixture)
{
	struct exam *x = *fixture;
	struct fact start = {.kind = KIND_phase_started, .passage = 1};
	struct buf b = {0};
	struct verdict v;

	exam_sign_in(x);
	start.item = x->presentation;
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("vu")});
	v = exam_wish(x, GREBE, start);
	assert_int_equal(v.why, REFUSED_deliberation_open);
	say_refusal(&b, &x->judge[GREBE], &v);
	assert_non_null(strstr(buf_text(&b), "no phase begins any more"));
	buf_done(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(a_phase_that_ends_in_a_pause_ends_the_pause),
	    EXAM_TEST(over_the_minimum_no_end_is_told_as_under_it),
	    EXAM_TEST(an_attempt_set_aside_keeps_its_questions_and_counts_none),
	    EXAM_TEST(a_notation_set_aside_takes_no_question_along),
	    EXAM_TEST(what_is_set_aside_keeps_its_length),
	    EXAM_TEST(corrections_are_within_reason),
	    EXAM_TEST(speech_is_credited_within_the_group),
	    EXAM_TEST(after_a_reboot_the_floor_waits_for_the_clock),
	    EXAM_TEST(nobody_makes_a_question_somebody_else_s),
	    EXAM_TEST(an_incident_is_about_a_candidate_and_something_there),
	    EXAM_TEST(what_is_so_already_is_not_written_twice),
	    EXAM_TEST(an_event_told_twice_is_folded_once),
	    EXAM_TEST(who_is_let_in_brings_their_extra_time),
	    EXAM_TEST(an_admission_taken_back_takes_its_time_back),
	    EXAM_TEST(who_is_heard_last_joins_a_later_passage),
	    EXAM_TEST(who_is_heard_last_may_have_a_passage_of_their_own),
	    EXAM_TEST(no_phase_begins_once_the_jury_deliberates),
	    EXAM_TEST(a_grid_amended_after_marks_moves_no_place),
	};

	return cmocka_run_group_tests_name("core/time", tests, NULL, NULL);
}
