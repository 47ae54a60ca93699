/* Blindness: what one may know of another's sheet, and from when. */
#include "unit.h"

#include "small_exam.h"

static void open_deliberation(struct exam *x, int32_t passage)
{
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .passage = passage,
	                                .words = STR("essai")});
}

static void hear(struct exam *x)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
}

static const struct mark *pinsons(const struct exam *x, int32_t viewer, int32_t candidate)
{
	return state_mark(&x->judge[viewer], PINSON, candidate, x->c1_1);
}

static void an_observer_sees_no_mark_even_after_the_reveal(void **fixture)
{
	struct exam *x = *fixture;

	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_observer});
	open_deliberation(x, 0);
	assert_int_equal(pinsons(x, MERLE, ACACIA)->rank, 3);
	assert_int_equal(pinsons(x, GREBE, ACACIA)->rank, 3);
	assert_int_equal(pinsons(x, 0, ACACIA)->rank, 3);
	assert_null(pinsons(x, SITTELLE, ACACIA));
	for (size_t i = 0; i < x->judge[SITTELLE].n_entries; i++)
		assert_int_not_equal(x->judge[SITTELLE].entries[i].fact.kind, KIND_scored);
}

static void who_is_called_to_sit_sees_what_is_revealed(void **fixture)
{
	struct exam *x = *fixture;
	struct state s;

	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_observer});
	open_deliberation(x, 0);
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_member});
	exam_fold(x, SITTELLE, &s);
	assert_int_equal(state_mark(&s, PINSON, ACACIA, x->c1_1)->rank, 3);
	state_done(&s);
}

static void one_passage_opens_and_the_other_stays_closed(void **fixture)
{
	struct exam *x = *fixture;

	exam_set(x, CODE_deliberation, DELIBERATION_PASSAGE);
	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	for (int32_t c = FRENE; c <= HETRE; c++)
		exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = c,
		                                .code = CODE_present});
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_started, .passage = 2,
	                                .item = x->presentation});
	exam_mark(x, PINSON, FRENE, x->c1_1, 2);
	open_deliberation(x, 1);
	assert_int_equal(pinsons(x, MERLE, ACACIA)->rank, 3);
	assert_null(pinsons(x, MERLE, FRENE));
	assert_false(state_deliberates(&x->judge[MERLE], FRENE));
}

/* What was seen under one name would be known under the other. */
static void sheets_of_two_deliberations_are_not_exchanged(void **fixture)
{
	struct exam *x = *fixture;

	exam_set(x, CODE_deliberation, DELIBERATION_PASSAGE);
	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	for (int32_t c = FRENE; c <= HETRE; c++)
		exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = c,
		                                .code = CODE_present});
	exam_do(x, GREBE, (struct fact){.kind = KIND_phase_started, .passage = 2,
	                                .item = x->presentation});
	assert_int_equal(exam_wish(x, PINSON, (struct fact){.kind = KIND_sheet_moved,
	                                                    .candidate = ACACIA, .value = FRENE})
	                     .why,
	                 REFUSED_other_passage);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE});
}

static void a_false_exchange_shows_nothing_of_the_closed_sheet(void **fixture)
{
	struct exam *x = *fixture;

	exam_set(x, CODE_deliberation, DELIBERATION_PASSAGE);
	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	exam_tell(x, PINSON, (struct fact){.kind = KIND_scored, .candidate = FRENE, .item = x->c1_1,
	                              .value = 1});
	exam_tell(x, PINSON, (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA,
	                              .value = FRENE});
	open_deliberation(x, 1);
	assert_null(pinsons(x, MERLE, FRENE));
}

static void exchanged_after_the_reveal_with_a_reason_and_marked_late(void **fixture)
{
	struct exam *x = *fixture;
	struct fact move = {.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE};

	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	open_deliberation(x, 0);
	assert_int_equal(exam_wish(x, PINSON, move).why, REFUSED_reason_needed);
	move.words = STR("relu");
	exam_do(x, PINSON, move);
	assert_int_equal(pinsons(x, MERLE, CEDRE)->rank, 3);
	assert_true(pinsons(x, MERLE, CEDRE)->late);
}

static void the_deliberation_waits_for_who_is_being_heard(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	hear(x);
	exam_start_phase(x, x->exchange);
	v = exam_wish(x, MERLE, (struct fact){.kind = KIND_deliberation_opened,
	                                      .words = STR("essai")});
	assert_int_equal(v.why, REFUSED_phase_open_elsewhere);
	assert_int_equal(v.about.item, x->exchange);
	exam_end_phase(x, x->exchange);
	exam_start_phase(x, x->notation); /* whose clock only informs */
	open_deliberation(x, 0);
}

/* Somebody else's act that takes back mine touches no sheet but mine. */
static void a_false_undo_writes_on_no_other_sheet(void **fixture)
{
	struct exam *x = *fixture;
	int64_t mark;

	hear(x);
	exam_mark(x, PINSON, ACACIA, x->c1_1, 3);
	mark = exam_last(x);
	exam_tell(x, MERLE, (struct fact){.kind = KIND_taken_back, .ref = mark});
	assert_null(state_mark(&x->judge[PINSON], MERLE, ACACIA, x->c1_1));
	assert_int_equal(pinsons(x, PINSON, ACACIA)->code, CODE_cleared);
}

static void many_deliberations_are_opened_in_one_more_fold(void **fixture)
{
	struct exam *x = *fixture;
	struct state s;
	int folds = 0;

	for (int32_t p = 3; p <= 300; p++)
		exam_tell(x, 0,
		          (struct fact){.kind = KIND_passage_listed, .passage = p, .value = p});
	for (int32_t p = 1; p <= 300; p++)
		exam_tell(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .passage = p});
	exam_tell(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .passage = 70000});
	state_init(&s, MERLE, NULL);
	do {
		if (folds++)
			state_reset(&s);
		for (size_t i = 0; i < x->n; i++)
			state_apply(&s, &x->events[i]);
	} while (s.refold && folds < 10);
	assert_int_equal(folds, 2);
	assert_true(reveal_has(&s.revealed, 300));
	state_done(&s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(an_observer_sees_no_mark_even_after_the_reveal),
	    EXAM_TEST(who_is_called_to_sit_sees_what_is_revealed),
	    EXAM_TEST(one_passage_opens_and_the_other_stays_closed),
	    EXAM_TEST(sheets_of_two_deliberations_are_not_exchanged),
	    EXAM_TEST(a_false_exchange_shows_nothing_of_the_closed_sheet),
	    EXAM_TEST(exchanged_after_the_reveal_with_a_reason_and_marked_late),
	    EXAM_TEST(the_deliberation_waits_for_who_is_being_heard),
	    EXAM_TEST(a_false_undo_writes_on_no_other_sheet),
	    EXAM_TEST(many_deliberations_are_opened_in_one_more_fold),
	};

	return cmocka_run_group_tests_name("core/blind", tests, NULL, NULL);
}
