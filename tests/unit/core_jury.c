/* The jury: quorum, who presides, who was there to hear, who may write what. */
#include "unit.h"

#include "base/ratio.h"
#include "small_exam.h"

static struct verdict wish_role(struct exam *x, int32_t author, int32_t person, enum code role)
{
	return exam_wish(x, author, (struct fact){.kind = KIND_role_given, .person = person,
	                                          .code = role});
}

static enum role role(const struct exam *x, int32_t person)
{
	return state_person(&x->judge[MERLE], person)->role;
}

static void goes(struct exam *x, int32_t person, enum code in_or_out)
{
	exam_do(x, GREBE, (struct fact){.kind = KIND_member_present, .person = person,
	                                .code = in_or_out});
}

static void take_keeping(struct exam *x, int32_t person)
{
	exam_do(x, person, (struct fact){.kind = KIND_keeper_taken, .person = person});
}

static enum refusal mark(struct exam *x, int32_t author, int32_t candidate)
{
	return exam_wish(x, author, (struct fact){.kind = KIND_scored, .candidate = candidate,
	                                          .item = x->c1_1, .value = 3})
	    .why;
}

static void who_keeps_does_not_make_themselves_president(void **fixture)
{
	struct exam *x = *fixture;

	take_keeping(x, PINSON);
	assert_int_equal(wish_role(x, PINSON, PINSON, CODE_president).why, REFUSED_president_only);
	assert_int_equal(wish_role(x, PINSON, MERLE, CODE_observer).why, REFUSED_president_only);
	assert_int_equal(role(x, MERLE), ROLE_PRESIDENT);
}

static void without_a_president_the_keeper_names_one(void **fixture)
{
	struct exam *x = *fixture;

	goes(x, MERLE, CODE_out);
	assert_int_equal(wish_role(x, GREBE, PINSON, CODE_president).why, ALLOWED);
	/* Who comes back finds the place taken. */
	goes(x, MERLE, CODE_in);
	assert_int_equal(role(x, PINSON), ROLE_PRESIDENT);
	assert_int_equal(role(x, MERLE), ROLE_MEMBER);
}

static void the_presidency_passes_only_as_they_leave(void **fixture)
{
	struct exam *x = *fixture;

	assert_int_equal(wish_role(x, MERLE, SITTELLE, CODE_president).why, REFUSED_presides_still);
	assert_int_equal(wish_role(x, MERLE, MERLE, CODE_member).why, REFUSED_presides_still);
	assert_int_equal(role(x, MERLE), ROLE_PRESIDENT);
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .candidate = MERLE, .code = CODE_president});
	assert_true(state_person(&x->judge[GREBE], MERLE)->out);
	assert_true(rules_presides(&x->judge[GREBE], SITTELLE));
}

static void once_the_president_is_gone_any_member_says_who_presides(void **fixture)
{
	struct exam *x = *fixture;

	assert_int_equal(wish_role(x, PINSON, SITTELLE, CODE_president).why,
	                 REFUSED_president_only);
	goes(x, MERLE, CODE_out);
	assert_int_equal(wish_role(x, PINSON, SITTELLE, CODE_observer).why,
	                 REFUSED_president_only);
	assert_int_equal(wish_role(x, PINSON, SITTELLE, CODE_president).why, ALLOWED);
	assert_true(rules_presides(&x->judge[GREBE], SITTELLE));
	assert_int_equal(wish_role(x, PINSON, PINSON, CODE_president).why, REFUSED_president_only);
}

static void the_substitute_named_for_it_takes_the_presidency_once_it_is_free(void **fixture)
{
	struct exam *x = *fixture;

	exam_tell(x, 0, (struct fact){.kind = KIND_person_fact, .person = SITTELLE,
	                              .code = CODE_substitute, .value = 1});
	goes(x, MERLE, CODE_out);
	/* Named for another place, or for none: not by themselves. */
	assert_int_equal(wish_role(x, SITTELLE, SITTELLE, CODE_president).why,
	                 REFUSED_president_only);
	exam_tell(x, 0, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                              .code = CODE_president});
	exam_tell(x, 0, (struct fact){.kind = KIND_person_fact, .person = SITTELLE,
	                              .code = CODE_substitute, .value = 1});
	assert_false(rules_presides(&x->judge[GREBE], SITTELLE));
	assert_int_equal(wish_role(x, SITTELLE, SITTELLE, CODE_president).why, ALLOWED);
	assert_true(rules_presides(&x->judge[GREBE], SITTELLE));
}

static enum refusal opens_deliberation(struct exam *x, int32_t author)
{
	return exam_wish(x, author, (struct fact){.kind = KIND_deliberation_opened,
	                                          .words = STR("essai")})
	    .why;
}

/* At a screen elsewhere, say. */
static void who_went_out_and_was_replaced_presides_no_more(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	goes(x, MERLE, CODE_out);
	assert_int_equal(wish_role(x, GREBE, PINSON, CODE_president).why, ALLOWED);
	assert_int_equal(opens_deliberation(x, MERLE), REFUSED_president_only);
	assert_int_equal(wish_role(x, MERLE, MERLE, CODE_president).why, REFUSED_president_only);
	assert_int_equal(opens_deliberation(x, PINSON), ALLOWED);
}

static void who_went_out_and_was_not_replaced_presides_still(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	goes(x, MERLE, CODE_out);
	assert_int_equal(opens_deliberation(x, MERLE), ALLOWED);
}

static void a_substitute_president_is_nobody_until_called(void **fixture)
{
	struct exam *x = *fixture;

	exam_tell(x, 0, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                              .code = CODE_president});
	exam_tell(x, 0, (struct fact){.kind = KIND_person_fact, .person = SITTELLE,
	                              .code = CODE_substitute, .value = 1});
	exam_sign_in(x);
	assert_int_equal(opens_deliberation(x, SITTELLE), REFUSED_president_only);
	assert_int_equal(wish_role(x, SITTELLE, SITTELLE, CODE_president).why,
	                 REFUSED_president_only);
	/* Neither do they hold the place that somebody else left... */
	goes(x, MERLE, CODE_out);
	goes(x, SITTELLE, CODE_out);
	goes(x, SITTELLE, CODE_in);
	assert_false(state_person(&x->judge[GREBE], SITTELLE)->sits);
	assert_int_equal(wish_role(x, GREBE, PINSON, CODE_president).why, ALLOWED);
	/* ...nor must the president be there to call them as a member. */
	assert_int_equal(wish_role(x, GREBE, SITTELLE, CODE_member).why, ALLOWED);
	assert_int_equal(opens_deliberation(x, SITTELLE), REFUSED_president_only);
}

/* One external member of three is under the half that the plan asks for. */
static void a_passage_begins_before_enough_members_only(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	exam_sign_in(x);
	goes(x, PINSON, CODE_out);
	goes(x, SITTELLE, CODE_out);
	v = exam_wish(x, GREBE, (struct fact){.kind = KIND_phase_started, .passage = 1,
	                                      .item = x->presentation});
	assert_int_equal(v.why, REFUSED_quorum);
	assert_int_equal(v.about.candidate, CEDRE);
	goes(x, SITTELLE, CODE_in);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	/* Later one does what one can. */
	goes(x, SITTELLE, CODE_out);
	exam_start_phase(x, x->exchange);
}

static void who_missed_a_part_does_not_mark_the_passage(void **fixture)
{
	struct exam *x = *fixture;

	exam_set(x, CODE_partial_absence, PARTIAL_SCORES_NOT);
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	goes(x, PINSON, CODE_out);
	goes(x, PINSON, CODE_in);
	assert_int_equal(mark(x, PINSON, ACACIA), REFUSED_sits_not);
	assert_int_equal(mark(x, SITTELLE, ACACIA), ALLOWED);
	assert_false(rules_sheet_is_due(&x->judge[MERLE], PINSON, ACACIA));
	/* That was somebody else: it never was. */
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(mark(x, PINSON, ACACIA), ALLOWED);
}

static void out_between_two_phases_is_nothing_missed(void **fixture)
{
	struct exam *x = *fixture;

	exam_set(x, CODE_partial_absence, PARTIAL_SCORES_NOT);
	exam_sign_in(x);
	goes(x, PINSON, CODE_out);
	goes(x, PINSON, CODE_in);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	goes(x, PINSON, CODE_out);
	goes(x, PINSON, CODE_in);
	assert_int_equal(mark(x, PINSON, ACACIA), ALLOWED);
}

static void who_missed_all_of_it_marks_nobody_of_it(void **fixture)
{
	struct exam *x = *fixture;

	exam_sign_in(x);
	goes(x, PINSON, CODE_out);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	goes(x, PINSON, CODE_in);
	assert_int_equal(mark(x, PINSON, ACACIA), REFUSED_sits_not);
	/* A part heard is enough where the grid does not ask for all. */
	exam_start_phase(x, x->exchange);
	assert_int_equal(mark(x, PINSON, ACACIA), ALLOWED);
}

static void a_substitute_marks_from_when_they_are_called(void **fixture)
{
	struct exam *x = *fixture;

	exam_tell(x, 0, (struct fact){.kind = KIND_person_fact, .person = SITTELLE,
	                              .code = CODE_substitute, .value = 1});
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	assert_int_equal(mark(x, SITTELLE, ACACIA), REFUSED_no_right);
	exam_end_phase(x, x->presentation);
	assert_int_equal(wish_role(x, MERLE, SITTELLE, CODE_member).why, ALLOWED);
	assert_int_equal(mark(x, SITTELLE, ACACIA), REFUSED_sits_not);
	exam_start_phase(x, x->exchange);
	assert_int_equal(mark(x, SITTELLE, ACACIA), ALLOWED);
}

static void a_withdrawal_names_one_candidate_or_one_passage(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_recused, .person = PINSON, .candidate = CEDRE, .passage = 1,
	                 .code = CODE_kin};

	assert_int_equal(exam_wish(x, PINSON, f).why, REFUSED_nothing_such);
	f.candidate = 0;
	exam_do(x, PINSON, f);
	assert_int_equal(exam_wish(x, PINSON, f).n, 0); /* so already */
	assert_true(state_is_recused(&x->judge[MERLE], PINSON, ACACIA));
	f.code = CODE_present;
	assert_int_equal(exam_wish(x, PINSON, f).why, REFUSED_nothing_such);
}

static void a_wish_that_no_ledger_could_hold_is_refused(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_attendance, .candidate = CEDRE, .code = CODE_present};

	f.passage = 1;
	assert_int_equal(exam_wish(x, GREBE, f).why, REFUSED_nothing_such);
	f.passage = 0;
	f.ref = 3; /* undo's alone: it would mark an act of others as taken back */
	assert_int_equal(exam_wish(x, GREBE, f).why, REFUSED_nothing_such);
	f.ref = 0;
	exam_do(x, GREBE, f);
}

static void after_the_seal_nothing_is_wished(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	exam_tell(x, MERLE, (struct fact){.kind = KIND_sealed, .value = exam_last(x)});
	assert_int_equal(exam_wish(x, MERLE, (struct fact){.kind = KIND_deliberation_opened,
	                                                   .words = STR("encore")})
	                     .why,
	                 REFUSED_sealed);
	assert_int_equal(exam_undo(x, MERLE), REFUSED_not_undoable);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(who_keeps_does_not_make_themselves_president),
	    EXAM_TEST(without_a_president_the_keeper_names_one),
	    EXAM_TEST(the_presidency_passes_only_as_they_leave),
	    EXAM_TEST(once_the_president_is_gone_any_member_says_who_presides),
	    EXAM_TEST(the_substitute_named_for_it_takes_the_presidency_once_it_is_free),
	    EXAM_TEST(who_went_out_and_was_replaced_presides_no_more),
	    EXAM_TEST(who_went_out_and_was_not_replaced_presides_still),
	    EXAM_TEST(a_substitute_president_is_nobody_until_called),
	    EXAM_TEST(a_passage_begins_before_enough_members_only),
	    EXAM_TEST(who_missed_a_part_does_not_mark_the_passage),
	    EXAM_TEST(out_between_two_phases_is_nothing_missed),
	    EXAM_TEST(who_missed_all_of_it_marks_nobody_of_it),
	    EXAM_TEST(a_substitute_marks_from_when_they_are_called),
	    EXAM_TEST(a_withdrawal_names_one_candidate_or_one_passage),
	    EXAM_TEST(a_wish_that_no_ledger_could_hold_is_refused),
	    EXAM_TEST(after_the_seal_nothing_is_wished),
	};

	return cmocka_run_group_tests_name("core/jury", tests, NULL, NULL);
}
