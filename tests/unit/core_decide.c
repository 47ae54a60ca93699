/* What the jury decides: who may say it, when, with what it must say, and what becomes of it. */
#include "unit.h"

#include "core/decision.h"
#include "core/say.h"
#include "small_exam.h"

static struct fact decided(const struct exam *x, int32_t candidate, enum code code)
{
	return (struct fact){.kind = KIND_decided, .candidate = candidate, .item = x->c1,
	                     .code = code};
}

static struct fact refused(const struct exam *x, int32_t candidate)
{
	struct fact f = decided(x, candidate, CODE_not_validated);

	f.value = 2;
	f.words = STR("récité");
	return f;
}

static struct fact outcome(int32_t candidate, enum code code)
{
	return (struct fact){.kind = KIND_outcome_set, .candidate = candidate, .code = code,
	                     .words = STR("identité à vérifier")};
}

static enum refusal why(struct exam *x, int32_t author, struct fact wish)
{
	return exam_wish(x, author, wish).why;
}

static enum code ruling(const struct exam *x, int32_t viewer, int32_t candidate)
{
	const struct ruling *r = state_ruling(&x->judge[viewer], candidate, x->c1);

	return r ? r->code : CODE_none;
}

static void all_mark(struct exam *x, int32_t candidate, int64_t rank)
{
	for (int32_t m = MERLE; m <= SITTELLE; m++) {
		exam_mark(x, m, candidate, x->c1_1, rank);
		exam_mark(x, m, candidate, x->c1_2, rank);
		exam_mark(x, m, candidate, x->c2, rank);
		exam_do(x, m, (struct fact){.kind = KIND_sheet_handed_in, .candidate = candidate});
	}
}

/* Group 1 is heard and marked, group 2 stays away. */
static void hear(struct exam *x)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	for (int32_t c = CEDRE; c <= ERABLE; c++)
		all_mark(x, c, 3);
	for (int32_t c = FRENE; c <= HETRE; c++)
		exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = c,
		                                .code = CODE_absent});
}

static void deliberate(struct exam *x)
{
	hear(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened});
}

static void those_whom_the_grid_names_decide(void **fixture)
{
	struct exam *x = *fixture;

	hear(x);
	assert_int_equal(why(x, MERLE, decided(x, ACACIA, CODE_validated)),
	                 REFUSED_deliberation_not_open);
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened});
	assert_int_equal(why(x, PINSON, decided(x, ACACIA, CODE_validated)), REFUSED_no_right);
	assert_int_equal(why(x, MERLE, decided(x, FRENE, CODE_validated)), REFUSED_candidate_away);
	assert_int_equal(why(x, MERLE, decided(x, PINSON, CODE_validated)), REFUSED_nothing_such);
	assert_int_equal(why(x, MERLE, decided(x, ACACIA, CODE_certified)), REFUSED_nothing_such);
	exam_do(x, GREBE, decided(x, ACACIA, CODE_validated));
	exam_do(x, MERLE, decided(x, CEDRE, CODE_validated));
	assert_int_equal(ruling(x, PINSON, ACACIA), CODE_validated);
	assert_int_equal(exam_wish(x, GREBE, decided(x, ACACIA, CODE_validated)).n, 0);
}

static void a_refusal_names_criteria_and_its_reason(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = refused(x, ACACIA);

	deliberate(x);
	f.value = 0;
	assert_int_equal(why(x, GREBE, f), REFUSED_criteria_needed);
	f.value = 4; /* C1 has two */
	assert_int_equal(why(x, GREBE, f), REFUSED_nothing_such);
	f = refused(x, ACACIA);
	f.words = STR(" ");
	assert_int_equal(why(x, GREBE, f), REFUSED_reason_needed);
	exam_do(x, GREBE, refused(x, ACACIA));
	assert_int_equal(state_ruling(&x->judge[MERLE], ACACIA, x->c1)->unmet, 2);
	assert_int_equal(why(x, GREBE, decided(x, ACACIA, CODE_reserved)), REFUSED_reason_needed);
	f = decided(x, ACACIA, CODE_validated);
	f.value = 2;
	assert_int_equal(why(x, GREBE, f), REFUSED_nothing_such);
	/* A competency without criteria ties to none. */
	f = refused(x, ACACIA);
	f.item = x->c2;
	f.value = 0;
	exam_do(x, GREBE, f);
}

static void against_the_proposal_a_line_is_owed(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = decided(x, ACACIA, CODE_validated);

	exam_set(x, CODE_gap_reason, REASON_MUST);
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	all_mark(x, ACACIA, 1);
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_deliberation_opened, .words = STR("fiches papier")});
	assert_int_equal(decision_propose(&x->judge[MERLE], ACACIA, x->c1).code,
	                 CODE_not_validated);
	assert_int_equal(why(x, MERLE, f), REFUSED_reason_needed);
	f.words = STR("l’échange a montré plus que les fiches");
	exam_do(x, MERLE, f);
	assert_true(decision_is_against(&x->judge[MERLE], ACACIA, x->c1));
	/* Where nothing is proposed, nothing is against it. */
	exam_do(x, MERLE, decided(x, CEDRE, CODE_validated));
}

static void the_quorum_is_asked_at_each_decision(void **fixture)
{
	struct exam *x = *fixture;

	deliberate(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_member_present, .person = PINSON,
	                                .code = CODE_out});
	exam_do(x, MERLE, (struct fact){.kind = KIND_member_present, .person = SITTELLE,
	                                .code = CODE_out});
	assert_int_equal(why(x, GREBE, decided(x, ACACIA, CODE_validated)), REFUSED_quorum);
	assert_int_equal(why(x, GREBE, outcome(ACACIA, CODE_reserved)), REFUSED_quorum);
	exam_do(x, GREBE, outcome(ACACIA, CODE_postponed)); /* what is left to do */
}

static void who_withdrew_decides_nothing_and_sees_it_at_the_seal(void **fixture)
{
	struct exam *x = *fixture;
	struct fact r = {.kind = KIND_recused, .person = MERLE, .candidate = ACACIA,
	                 .code = CODE_kin};
	struct buf said = {0};
	struct fact f = refused(x, ACACIA);

	deliberate(x);
	exam_do(x, MERLE, r);
	assert_int_equal(why(x, MERLE, f), REFUSED_recused);
	exam_do(x, GREBE, f);
	/* The state has it, for the outcome; no sentence tells it. */
	assert_int_equal(ruling(x, MERLE, ACACIA), CODE_not_validated);
	assert_true(state_is_kept_from(&x->judge[MERLE], &f));
	assert_false(state_is_kept_from(&x->judge[PINSON], &f));
	say_event(&said, &x->judge[MERLE], GREBE, &f);
	assert_string_equal(buf_text(&said), "a decision of the jury");
	buf_clear(&said);
	say_brief(&said, &x->judge[MERLE], GREBE, &f);
	assert_string_equal(buf_text(&said), "a decision of the jury");
	buf_done(&said);
	exam_tell(x, MERLE, (struct fact){.kind = KIND_sealed, .value = exam_last(x)});
	assert_false(state_is_kept_from(&x->judge[MERLE], &f));
}

static size_t count_kinds(const struct state *s, enum kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_entries; i++)
		n += s->entries[i].fact.kind == kind;
	return n;
}

static void who_may_not_attend_learns_nothing(void **fixture)
{
	struct exam *x = *fixture;
	struct state s;

	hear(x);
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_observer});
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	exam_do(x, GREBE, decided(x, ACACIA, CODE_validated));
	exam_do(x, GREBE, (struct fact){.kind = KIND_joint_appreciation, .candidate = ACACIA,
	                                .item = x->c1, .words = STR("Juste.")});
	exam_do(x, GREBE, outcome(CEDRE, CODE_reserved));
	assert_null(state_ruling(&x->judge[SITTELLE], ACACIA, x->c1));
	assert_null(state_outcome(&x->judge[SITTELLE], CEDRE));
	assert_int_equal(count_kinds(&x->judge[SITTELLE], KIND_decided), 0);
	assert_int_equal(count_kinds(&x->judge[SITTELLE], KIND_joint_appreciation), 0);
	assert_int_equal(count_kinds(&x->judge[SITTELLE], KIND_outcome_set), 0);
	/* Called to sit, they see what was decided before. */
	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_member});
	assert_int_equal(ruling(x, SITTELLE, ACACIA), CODE_validated);
	exam_fold(x, SITTELLE, &s);
	assert_string_equal(state_digest(&s).hex, state_digest(&x->judge[SITTELLE]).hex);
	state_done(&s);
}

static void agreed_decisions_are_confirmed_and_undone_whole(void **fixture)
{
	struct exam *x = *fixture;
	const struct fact agreed = {.kind = KIND_decided, .code = CODE_validated};
	struct verdict v;
	struct fact whole;

	deliberate(x);
	assert_int_equal(why(x, PINSON, agreed), REFUSED_no_right);
	exam_do(x, GREBE, refused(x, CEDRE)); /* decided already: left as it is */
	x->now_ms += 1000;
	v = exam_wish(x, GREBE, agreed);
	assert_int_equal(v.why, ALLOWED);
	assert_int_equal(v.n, 5);
	whole = state_whole(&x->judge[GREBE], state_undoable(&x->judge[GREBE], GREBE));
	assert_int_equal(whole.value, 5);
	assert_int_equal(whole.candidate, 0);
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(ruling(x, MERLE, ACACIA), CODE_none);
	assert_int_equal(ruling(x, MERLE, CEDRE), CODE_not_validated);
	x->now_ms += 1000;
	assert_int_equal(exam_redo(x, GREBE), ALLOWED);
	assert_int_equal(ruling(x, MERLE, ACACIA), CODE_validated);
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(ruling(x, MERLE, ACACIA), CODE_none);
	x->now_ms += 1000;
	/* One changed by somebody since: none goes back. */
	assert_int_equal(exam_redo(x, GREBE), ALLOWED);
	exam_do(x, MERLE, refused(x, ACACIA));
	assert_int_equal(exam_undo(x, GREBE), REFUSED_changed_since);
	assert_int_equal(exam_wish(x, GREBE, agreed).n, 0);
}

static void a_decision_taken_back_leaves_the_former_one(void **fixture)
{
	struct exam *x = *fixture;

	deliberate(x);
	exam_do(x, GREBE, refused(x, ACACIA));
	x->now_ms += 1000;
	exam_do(x, GREBE, decided(x, ACACIA, CODE_validated));
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_int_equal(ruling(x, MERLE, ACACIA), CODE_not_validated);
	assert_true(str_is(state_ruling(&x->judge[MERLE], ACACIA, x->c1)->words, "récité"));
	exam_do(x, MERLE, decided(x, ACACIA, CODE_cleared));
	assert_int_equal(ruling(x, PINSON, ACACIA), CODE_none);
	assert_int_equal(exam_wish(x, MERLE, decided(x, ACACIA, CODE_cleared)).n, 0);
}

static void the_text_of_the_jury_is_written_and_taken_away(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_joint_appreciation, .candidate = ACACIA, .item = x->c1,
	                 .words = STR("Juste.")};

	deliberate(x);
	exam_do(x, GREBE, f);
	assert_true(str_is(state_ruling(&x->judge[PINSON], ACACIA, x->c1)->text, "Juste."));
	assert_int_equal(ruling(x, PINSON, ACACIA), CODE_none);
	assert_int_equal(exam_wish(x, GREBE, f).n, 0);
	f.words = (struct str){NULL, 0};
	exam_do(x, MERLE, f);
	assert_int_equal(state_ruling(&x->judge[PINSON], ACACIA, x->c1)->text.n, 0);
}

static void an_outcome_by_hand_asks_for_a_reason_and_gives_way(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = outcome(ACACIA, CODE_reserved);

	deliberate(x);
	f.words = (struct str){NULL, 0};
	assert_int_equal(why(x, GREBE, f), REFUSED_reason_needed);
	assert_int_equal(why(x, GREBE, outcome(ACACIA, CODE_validated)), REFUSED_nothing_such);
	exam_do(x, GREBE, outcome(ACACIA, CODE_reserved));
	assert_int_equal(decision_outcome(&x->judge[MERLE], ACACIA), CODE_reserved);
	exam_do(x, MERLE, outcome(ACACIA, CODE_cleared));
	assert_null(state_outcome(&x->judge[MERLE], ACACIA));
}

static void the_written_test_is_entered_by_whom_the_grid_says(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_written_entered, .candidate = ACACIA, .item = x->c1,
	                 .value = 3, .ms = INT64_C(20404) * 86400000, .words = STR("N. Milan")};

	assert_int_equal(why(x, PINSON, f), REFUSED_no_right);
	exam_do(x, GREBE, f);
	assert_int_equal(state_written(&x->judge[PINSON], ACACIA, x->c1)->rank, 3);
	assert_true(state_written(&x->judge[PINSON], ACACIA, x->c1)->day_ms == f.ms);
	assert_int_equal(exam_wish(x, GREBE, f).n, 0);
	f.value = 5;
	assert_int_equal(why(x, MERLE, f), REFUSED_no_such_level);
	f.code = CODE_not_observed;
	exam_do(x, MERLE, f);
	assert_int_equal(state_written(&x->judge[PINSON], ACACIA, x->c1)->code, CODE_not_observed);
	f.code = CODE_cleared;
	exam_do(x, MERLE, f);
	assert_int_equal(exam_wish(x, MERLE, f).n, 0);
}

static void what_was_validated_before_is_locked(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_validated_before, .candidate = ACACIA, .item = x->c1};

	assert_int_equal(why(x, GREBE, f), REFUSED_nothing_such); /* at which session? */
	f.words = STR("EX-2025-02");
	exam_do(x, GREBE, f);
	assert_int_equal(exam_wish(x, GREBE, f).n, 0);
	deliberate(x);
	assert_int_equal(why(x, GREBE, decided(x, ACACIA, CODE_validated)),
	                 REFUSED_validated_already);
	f.candidate = CEDRE;
	assert_int_equal(why(x, GREBE, f), REFUSED_deliberation_open);
}

static void an_outcome_is_said_in_the_grid_s_word_or_ours(void **fixture)
{
	struct exam *x = *fixture;
	struct buf said = {0};

	say_outcome(&said, &x->judge[0], CODE_not_certified);
	assert_string_equal(buf_text(&said), "not certified");
	buf_clear(&said);
	exam_tell(x, 0, (struct fact){.kind = KIND_item_set, .item = ITEM_GRID,
	                              .code = CODE_label_not_certified, .words = STR("Ajourné")});
	say_outcome(&said, &x->judge[0], CODE_not_certified);
	assert_string_equal(buf_text(&said), "Ajourné");
	buf_done(&said);
}

/* What a ledger from elsewhere says of nobody changes nothing. */
static void decisions_on_nobody_are_none(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_validated_before, .candidate = 900, .item = 900,
	                 .words = STR("EX-2025")};
	static const enum kind kinds[] = {KIND_written_entered, KIND_decided,
	                                  KIND_joint_appreciation};

	exam_tell(x, GREBE, f);
	exam_tell(x, GREBE, (struct fact){.kind = KIND_taken_back, .ref = exam_last(x)});
	exam_tell(x, GREBE, (struct fact){.kind = KIND_outcome_set, .candidate = PINSON,
	                                  .code = CODE_certified, .words = STR("non")});
	exam_tell(x, GREBE, (struct fact){.kind = KIND_member_signed, .person = 900,
	                                  .code = CODE_signed});
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		exam_tell(x, GREBE, (struct fact){.kind = kinds[i], .candidate = ACACIA,
		                                  .item = 900, .code = CODE_validated * (i == 1),
		                                  .words = STR("non")});
		exam_tell(x, GREBE, (struct fact){.kind = kinds[i], .candidate = PINSON,
		                                  .item = x->c1, .code = CODE_validated * (i == 1),
		                                  .words = STR("non")});
	}
	assert_null(state_ruling(&x->judge[0], ACACIA, 900));
	assert_null(state_ruling(&x->judge[0], PINSON, x->c1));
	assert_null(state_written(&x->judge[0], PINSON, x->c1));
	assert_null(state_outcome(&x->judge[0], PINSON));
	assert_null(state_signature(&x->judge[0], 900));
}

/* The minutes say who sat as it was decided, and not who was still there at the seal. */
static void who_leaves_afterwards_has_sat(void **fixture)
{
	struct exam *x = *fixture;
	struct quorum q;

	deliberate(x);
	exam_do(x, GREBE, decided(x, CEDRE, CODE_validated));
	exam_do(x, MERLE, (struct fact){.kind = KIND_member_present, .person = SITTELLE,
	                                .code = CODE_out});
	assert_false(state_sits(&x->judge[0], SITTELLE, CEDRE));
	assert_true(state_has_sat(&x->judge[0], SITTELLE, CEDRE));
	assert_false(state_has_sat(&x->judge[0], SITTELLE, ACACIA));
	assert_false(state_has_sat(&x->judge[0], GREBE, CEDRE));
	assert_true(rules_had_quorum(&x->judge[0], CEDRE, &q));
	assert_int_equal(q.sitting, 3);
	rules_quorum(&x->judge[0], CEDRE, &q);
	assert_int_equal(q.sitting, 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(those_whom_the_grid_names_decide),
	    EXAM_TEST(a_refusal_names_criteria_and_its_reason),
	    EXAM_TEST(against_the_proposal_a_line_is_owed),
	    EXAM_TEST(the_quorum_is_asked_at_each_decision),
	    EXAM_TEST(who_withdrew_decides_nothing_and_sees_it_at_the_seal),
	    EXAM_TEST(who_may_not_attend_learns_nothing),
	    EXAM_TEST(agreed_decisions_are_confirmed_and_undone_whole),
	    EXAM_TEST(a_decision_taken_back_leaves_the_former_one),
	    EXAM_TEST(the_text_of_the_jury_is_written_and_taken_away),
	    EXAM_TEST(an_outcome_by_hand_asks_for_a_reason_and_gives_way),
	    EXAM_TEST(the_written_test_is_entered_by_whom_the_grid_says),
	    EXAM_TEST(what_was_validated_before_is_locked),
	    EXAM_TEST(an_outcome_is_said_in_the_grid_s_word_or_ours),
	    EXAM_TEST(decisions_on_nobody_are_none),
	    EXAM_TEST(who_leaves_afterwards_has_sat),
	};

	return cmocka_run_group_tests_name("core/decide", tests, NULL, NULL);
}
