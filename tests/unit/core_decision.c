/* What core/decision and core/agenda promise: what marks propose, what follows from decisions, and
 * in which order they are taken. */
#include "unit.h"

#include "base/ratio.h"
#include "core/agenda.h"
#include "core/decision.h"
#include "day.h"

static struct day day;

static void limit(int32_t competency, int64_t rank, int64_t at_most)
{
	struct limit *l = plan_add_item(&day.plan, OWNER_LIMIT, competency);

	l->rank = rank;
	l->at_most = at_most;
}

static int set_up(void **fixture)
{
	day_plan(&day);
	day.plan.proposal = PROPOSAL_MAJORITY;
	day.plan.tie = TIE_DEBATE;
	day.plan.certified_if = (struct said){STR("toutes les compétences"), SAID_FIXED};
	day.plan.label_certified = STR("Certifié(e)");
	day.plan.label_absent = STR("Absent(e)");
	limit(C1, 1, 0);
	limit(C1, 2, 0);
	limit(C2, 1, 0);
	limit(C2, 2, 1);
	limit(C2, 0, 1);
	*fixture = &day;
	return 0;
}

static int tear_down(void **fixture)
{
	day_done(*fixture);
	return 0;
}

/* The group was heard, and all may be seen. */
static void begin(void)
{
	int64_t run;

	day_open_revealed(&day, MERLE);
	day_sign_in(&day, COUR_CARREE);
	run = day_tell(&day, GREBE,
	               (struct fact){.kind = KIND_phase_started,
	                             .passage = COUR_CARREE,
	                             .item = PRESENTATION,
	                             .ms = 600000});
	day_tell(
	    &day, GREBE,
	    (struct fact){.kind = KIND_phase_ended, .ref = run, .ms = 600000, .code = CODE_normal});
	day_tell(&day, MERLE, (struct fact){.kind = KIND_deliberation_opened});
}

static void mark(int32_t member, int32_t candidate, int32_t item, int64_t rank)
{
	day_tell(&day, member,
	         (struct fact){.kind = KIND_scored,
	                       .candidate = candidate,
	                       .item = item,
	                       .value = rank,
	                       .code = rank ? CODE_none : CODE_not_observed});
}

/* C1.1, C2.1, C2.2 */
static void fill(int32_t member, int32_t candidate, int64_t a, int64_t b, int64_t c)
{
	mark(member, candidate, C1_1, a);
	mark(member, candidate, C2_1, b);
	mark(member, candidate, C2_2, c);
}

static void decide(int32_t candidate, int32_t competency, enum code code)
{
	day_tell(
	    &day, GREBE,
	    (struct fact){
		.kind = KIND_decided, .candidate = candidate, .item = competency, .code = code});
}

static enum opinion opinion(int64_t b, int64_t c)
{
	mark(PINSON, CEDRE, C2_1, b);
	mark(PINSON, CEDRE, C2_2, c);
	return decision_opinion(&day.s, PINSON, CEDRE, C2);
}

static void an_opinion_follows_the_limits_of_the_grid(void **fixture)
{
	(void)fixture;
	begin();
	assert_int_equal(decision_opinion(&day.s, PINSON, CEDRE, C2), OPINION_NONE);
	assert_int_equal(opinion(3, 3), OPINION_FAVOURABLE);
	assert_int_equal(opinion(3, 2), OPINION_FAVOURABLE);
	assert_int_equal(opinion(2, 2), OPINION_UNFAVOURABLE);
	assert_int_equal(opinion(4, 1), OPINION_UNFAVOURABLE);
	assert_int_equal(opinion(3, 0), OPINION_FAVOURABLE);
	assert_int_equal(opinion(0, 0), OPINION_NONE);
	mark(PINSON, CEDRE, C1_1, 0); /* none may be unobserved there */
	assert_int_equal(decision_opinion(&day.s, PINSON, CEDRE, C1), OPINION_NONE);
}

static void a_majority_is_of_those_who_sit(void **fixture)
{
	struct proposed p;

	(void)fixture;
	begin();
	fill(MERLE, CEDRE, 3, 3, 3);
	p = decision_propose(&day.s, CEDRE, C1);
	assert_int_equal(p.sitting, 3);
	assert_int_equal(p.favourable, 1);
	assert_int_equal(p.none, 2);
	assert_int_equal(p.code, CODE_none); /* one of three, though nobody is against */
	fill(PINSON, CEDRE, 3, 3, 3);
	assert_int_equal(decision_propose(&day.s, CEDRE, C1).code, CODE_validated);
	fill(PINSON, CEDRE, 1, 1, 1);
	fill(SITTELLE, CEDRE, 1, 1, 1);
	assert_int_equal(decision_propose(&day.s, CEDRE, C1).code, CODE_not_validated);
	/* Who withdrew counts no more: one against one. */
	day_tell(&day, SITTELLE,
	         (struct fact){.kind = KIND_recused,
	                       .person = SITTELLE,
	                       .candidate = CEDRE,
	                       .code = CODE_own_employer});
	p = decision_propose(&day.s, CEDRE, C1);
	assert_int_equal(p.sitting, 2);
	assert_int_equal(p.code, CODE_none);
}

static void halves_are_settled_as_the_grid_says(void **fixture)
{
	(void)fixture;
	day.plan.tie = TIE_UNFAVOURABLE;
	begin();
	fill(MERLE, CEDRE, 3, 3, 3);
	fill(PINSON, CEDRE, 1, 1, 1);
	assert_int_equal(decision_propose(&day.s, CEDRE, C1).code, CODE_not_validated);
	day.s.plan.casting_vote = 1;
	assert_int_equal(decision_propose(&day.s, CEDRE, C1).code, CODE_validated);
	assert_true(decision_propose(&day.s, CEDRE, C1).casting);
}

/* -- the outcome --------------------------------------------------------------------------- */

static void all_competencies_make_the_certificate(void **fixture)
{
	(void)fixture;
	begin();
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_none);
	decide(CEDRE, C1, CODE_validated);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_none);
	decide(CEDRE, C2, CODE_validated);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_certified);
	decide(CEDRE, C2, CODE_not_validated);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_not_certified);
	decide(CEDRE, C1, CODE_reserved);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_reserved);
}

static void what_was_validated_before_is_not_decided_again(void **fixture)
{
	struct earlier *e = plan_add_earlier(&day.plan);

	(void)fixture;
	*e = (struct earlier){.candidate = CEDRE, .competency = C2, .session = STR("EX-2025-02")};
	begin();
	assert_false(decision_is_due(&day.s, CEDRE, C2));
	assert_true(decision_has(&day.s, CEDRE, C2));
	decide(CEDRE, C1, CODE_validated);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_certified);
}

static void who_never_came_is_absent_and_nothing_is_due(void **fixture)
{
	(void)fixture;
	begin();
	assert_int_equal(decision_outcome(&day.s, SAULE), CODE_none);
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = SAULE, .code = CODE_absent});
	assert_int_equal(decision_outcome(&day.s, SAULE), CODE_absent);
	assert_false(decision_is_due(&day.s, SAULE, C1));
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = SAULE, .code = CODE_excused});
	assert_true(str_is(decision_outcome_label(&day.s.plan, CODE_excused), "Absent(e)"));
}

static void an_outcome_set_by_hand_goes_first(void **fixture)
{
	(void)fixture;
	begin();
	decide(CEDRE, C1, CODE_validated);
	decide(CEDRE, C2, CODE_validated);
	day_tell(&day, MERLE,
	         (struct fact){.kind = KIND_outcome_set,
	                       .candidate = CEDRE,
	                       .code = CODE_cancelled,
	                       .words = STR("fraude")});
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_cancelled);
	day_tell(&day, MERLE,
	         (struct fact){.kind = KIND_outcome_set,
	                       .candidate = CEDRE,
	                       .code = CODE_cleared,
	                       .words = STR("erreur")});
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_certified);
}

/* -- points -------------------------------------------------------------------------------- */

static void by_points(void)
{
	day.plan.proposal = PROPOSAL_MEAN;
	day.plan.compensation = 1;
	day.plan.certified_if = (struct said){STR("moyenne ≥ 10/20"), RATIO_ONE / 2};
	day.plan.eliminating = (struct said){STR("compétence < 8/20"), RATIO_ONE * 8 / 20};
	day.plan.spread_to_debate = (struct said){STR("4 points"), 4 * RATIO_ONE};
	for (int i = 0; i < 4; i++)
		day.plan.levels[i].points = 5 * RATIO_ONE * (i + 1); /* 5, 10, 15, 20 */
	day.plan.criteria[1].weight = 1;
	day.plan.criteria[2].weight = 3; /* C2.2 */
	day.plan.competencies[0].weight = 2;
	day.plan.competencies[1].weight = 3;
}

static void assert_points(struct share share, const char *wanted)
{
	struct buf b = {0};

	decision_write_points(&b, &day.s.plan, share, ',');
	assert_string_equal(buf_text(&b), wanted);
	buf_done(&b);
}

static void a_mean_is_of_criteria_by_weight_and_of_all_who_sit(void **fixture)
{
	(void)fixture;
	by_points();
	begin();
	assert_int_equal(decision_whole(&day.s.plan), 20);
	fill(MERLE, CEDRE, 1, 2, 3);  /* C1: 5, C2: (10 + 3×15) ÷ 4 = 13,75 */
	fill(PINSON, CEDRE, 2, 4, 4); /* 10, 20 */
	assert_points(decision_share_of(&day.s, MERLE, CEDRE, C2), "13,75");
	assert_int_equal(decision_propose(&day.s, CEDRE, C2).code, CODE_none);
	fill(SITTELLE, CEDRE, 1, 1, 1); /* 5, 5 */
	assert_points(decision_propose(&day.s, CEDRE, C2).share, "12,92");
	assert_int_equal(decision_propose(&day.s, CEDRE, C2).code, CODE_validated);
	assert_points(decision_propose(&day.s, CEDRE, C1).share, "6,67");
	assert_true(decision_propose(&day.s, CEDRE, C1).eliminated);
	assert_points(decision_mean(&day.s, CEDRE), "10,42"); /* (2×6,667 + 3×12,917) ÷ 5 */
	assert_int_equal(decision_opinion(&day.s, MERLE, CEDRE, C2), OPINION_FAVOURABLE);
	assert_int_equal(decision_opinion(&day.s, MERLE, CEDRE, C1), OPINION_UNFAVOURABLE);
	assert_true(decision_is_spread(&day.s, CEDRE, C2));
	assert_true(decision_is_spread(&day.s, CEDRE, C1)); /* 5 apart */
}

/* Beside the oral where the grid gives it no weight; of the mean where it does. */
static void the_written_test_counts_by_its_weight(void **fixture)
{
	struct test *written;

	(void)fixture;
	by_points();
	written = plan_add_item(&day.plan, OWNER_TEST, 0);
	written->id = STR("dossier");
	written->name = STR("Dossier écrit");
	written->result_by = RESULT_BY_COMPETENCY;
	written->entered_by = ROLE_SECRETARY;
	begin();
	for (int32_t m = MERLE; m <= SITTELLE; m++)
		fill(m, CEDRE, 2, 2, 2); /* 10 */
	day_tell(&day, GREBE, (struct fact){.kind = KIND_written_entered, .candidate = CEDRE,
	                                    .item = C1, .value = 4}); /* 20 */
	assert_points(decision_propose(&day.s, CEDRE, C1).share, "10");
	day.s.plan.tests[1].weight = 1;
	day.s.plan.tests[0].weight = 3;
	assert_points(decision_propose(&day.s, CEDRE, C1).share, "12,5");
	assert_points(decision_propose(&day.s, CEDRE, C2).share, "10"); /* none entered */
}

static void one_makes_up_for_another_above_the_threshold(void **fixture)
{
	(void)fixture;
	by_points();
	begin();
	for (int32_t m = MERLE; m <= SITTELLE; m++) {
		fill(m, CEDRE, 1, 4, 4); /* 5: under 8 */
		fill(m, HETRE, 2, 2, 1); /* 10 and 6,25 */
	}
	decide(CEDRE, C1, CODE_not_validated);
	decide(CEDRE, C2, CODE_validated);
	assert_int_equal(decision_outcome(&day.s, CEDRE), CODE_not_certified); /* eliminated */
	decide(HETRE, C1, CODE_validated);
	decide(HETRE, C2, CODE_not_validated);
	assert_int_equal(decision_outcome(&day.s, HETRE), CODE_not_certified);
	mark(MERLE, HETRE, C2_2, 2);
	mark(PINSON, HETRE, C2_2, 2); /* C2: (10 + 10 + 6,25) ÷ 3 = 8,75, the mean 9,25 */
	assert_int_equal(decision_outcome(&day.s, HETRE), CODE_not_certified);
	for (int32_t m = MERLE; m <= SITTELLE; m++)
		mark(m, HETRE, C1_1, 3); /* 15: the mean 11,25 */
	assert_int_equal(decision_outcome(&day.s, HETRE), CODE_certified);
	/* What the jury refused against the rule is made up for by nothing. */
	mark(SITTELLE, HETRE, C2_2, 4);
	assert_int_equal(decision_propose(&day.s, HETRE, C2).code, CODE_validated);
	assert_true(decision_is_against(&day.s, HETRE, C2));
	assert_int_equal(decision_outcome(&day.s, HETRE), CODE_not_certified);
}

/* -- the agenda ---------------------------------------------------------------------------- */

/* No rule lets it pass; a record made elsewhere may hold it. */
static void a_rank_of_no_level_sets_nobody_apart(void **fixture)
{
	(void)fixture;
	begin();
	fill(MERLE, CEDRE, 3, 3, 3);
	fill(PINSON, CEDRE, -9, 3, 3);
	fill(SITTELLE, CEDRE, 9, 3, 3);
	assert_int_equal(decision_spread(&day.s, CEDRE, C1), 0);
	assert_false(decision_is_spread(&day.s, CEDRE, C1));
}

static void disagreement_comes_first_and_nothing_moves(void **fixture)
{
	struct arena arena = {0};
	struct agenda a;
	size_t left;

	(void)fixture;
	begin();
	for (int32_t m = MERLE; m <= SITTELLE; m++)
		for (int32_t c = ERABLE; c <= FRENE; c++)
			fill(m, c, 3, 3, 3);
	fill(PINSON, FRENE, 2, 3, 3); /* C1 of FRÊNE is shared, a rank apart */
	fill(PINSON, CEDRE, 1, 3, 3); /* C1 of CÈDRE is, two ranks apart */
	mark(MERLE, ERABLE, C2_1, 2); /* favourable still, and two apart from … */
	mark(PINSON, ERABLE, C2_1, 4);
	for (int32_t m = MERLE; m <= SITTELLE; m++)
		mark(m, ACACIA, C1_1, 1);
	day_tell(&day, SITTELLE,
	         (struct fact){.kind = KIND_recused,
	                       .person = SITTELLE,
	                       .candidate = HETRE,
	                       .code = CODE_own_employer});
	a = agenda_make(&day.s, &arena);
	assert_int_equal(a.n, 10);
	assert_int_equal(a.rows[0].candidate, CEDRE);
	assert_int_equal(a.rows[0].section, AGENDA_SHARED);
	assert_int_equal(a.rows[1].candidate, FRENE);
	assert_int_equal(a.rows[2].candidate, ERABLE);
	assert_int_equal(a.rows[2].section, AGENDA_SPREAD);
	assert_int_equal(a.rows[3].candidate, ACACIA);
	assert_int_equal(a.rows[3].section, AGENDA_REFUSAL);
	assert_int_equal(a.rows[4].candidate, HETRE);
	assert_int_equal(a.rows[4].recused, SITTELLE);
	assert_int_equal(a.rows[5].candidate, HETRE);
	assert_int_equal(agenda_count(&a, AGENDA_AGREED, &left), 4);
	assert_int_equal(left, 4);
	decide(CEDRE, C1, CODE_validated);
	decide(ERABLE, C1, CODE_validated);
	a = agenda_make(&day.s, &arena);
	assert_int_equal(a.rows[0].candidate, CEDRE);
	assert_true(a.rows[0].decided);
	assert_int_equal(a.decided, 2);
	assert_int_equal(agenda_next(&a, 0), 1);
	assert_int_equal(agenda_count(&a, AGENDA_AGREED, &left), 4);
	assert_int_equal(left, 3);
	arena_done(&arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(an_opinion_follows_the_limits_of_the_grid),
	    TEST(a_majority_is_of_those_who_sit),
	    TEST(halves_are_settled_as_the_grid_says),
	    TEST(all_competencies_make_the_certificate),
	    TEST(what_was_validated_before_is_not_decided_again),
	    TEST(who_never_came_is_absent_and_nothing_is_due),
	    TEST(an_outcome_set_by_hand_goes_first),
	    TEST(a_mean_is_of_criteria_by_weight_and_of_all_who_sit),
	    TEST(the_written_test_counts_by_its_weight),
	    TEST(one_makes_up_for_another_above_the_threshold),
	    TEST(a_rank_of_no_level_sets_nobody_apart),
	    TEST(disagreement_comes_first_and_nothing_moves),
	};

	return cmocka_run_group_tests_name("core/decision", tests, NULL, NULL);
}
