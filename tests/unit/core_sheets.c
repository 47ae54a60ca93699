/* What core/sheets promises: what is lacking, and which number means which level. */
#include "unit.h"

#include "base/ratio.h"
#include "core/rules.h"
#include "core/sheets.h"
#include "day.h"

static struct day day;

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

static void mark(int32_t item, int64_t rank)
{
	day_tell(&day, MERLE,
	         (struct fact){.kind = KIND_scored,
	                       .candidate = ACACIA,
	                       .item = item,
	                       .value = rank,
	                       .code = rank ? CODE_none : CODE_not_observed});
}

static void comment(int32_t competency, struct str words)
{
	day_tell(&day, MERLE, (struct fact){.kind = KIND_commented, .candidate = ACACIA,
	                                    .item = competency, .words = words});
}

static void limit(int32_t competency, int64_t rank, int64_t at_most)
{
	struct limit *l = plan_add_item(&day.plan, OWNER_LIMIT, competency);

	l->rank = rank;
	l->at_most = at_most;
}

static void an_empty_sheet_lacks_every_mark_in_order(void **fixture)
{
	struct lack lacks[2];

	(void)fixture;
	day_open(&day, MERLE);
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, lacks, 2), 3);
	assert_int_equal(lacks[0].kind, LACK_MARK);
	assert_int_equal(lacks[0].item, C1_1);
	assert_int_equal(lacks[1].item, C2_1);
	assert_true(sheets_is_blank(&day.s, MERLE, ACACIA));
}

static void not_observed_is_an_answer_and_cleared_is_none(void **fixture)
{
	struct lack lacks[4];

	(void)fixture;
	day_open(&day, MERLE);
	mark(C1_1, 0);
	mark(C2_1, 3);
	mark(C2_2, 3);
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, NULL, 0), 0);
	day_tell(&day, MERLE, (struct fact){.kind = KIND_scored, .candidate = ACACIA, .item = C2_1,
	                                    .code = CODE_cleared});
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, lacks, 4), 1);
	assert_int_equal(lacks[0].item, C2_1);
}

static void a_mark_at_the_lowest_level_asks_why(void **fixture)
{
	struct lack lacks[4];

	(void)fixture;
	day_open(&day, MERLE);
	mark(C1_1, 3);
	mark(C2_1, 1);
	mark(C2_2, 1);
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, lacks, 4), 1);
	assert_int_equal(lacks[0].kind, LACK_APPRECIATION);
	assert_int_equal(lacks[0].item, C2);
	assert_int_equal(lacks[0].rank, 1);
	assert_int_equal(lacks[0].times, 2);
	comment(C2, STR("Récité."));
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, NULL, 0), 0);
	assert_int_equal(sheets_count_kept(&day.s, MERLE, ACACIA), 1);
	comment(C2, STR(" \n"));
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, NULL, 0), 1);
	assert_int_equal(sheets_count_kept(&day.s, MERLE, ACACIA), 0);
}

static void the_grid_says_how_many_low_marks_need_no_word(void **fixture)
{
	struct lack lacks[4];

	(void)fixture;
	limit(C2, 1, 0);
	limit(C2, 2, 1);
	day_open(&day, MERLE);
	mark(C1_1, 3);
	mark(C2_1, 2);
	mark(C2_2, 3);
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, NULL, 0), 0);
	mark(C2_2, 2);
	assert_int_equal(sheets_lacks(&day.s, MERLE, ACACIA, lacks, 4), 1);
	assert_int_equal(lacks[0].rank, 2);
	assert_int_equal(lacks[0].times, 2);
}

static void a_sheet_that_went_to_another_is_blank(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	mark(C1_1, 3);
	comment(C2, STR("Juste."));
	day_tell(&day, MERLE,
	         (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = FRENE});
	assert_true(sheets_is_blank(&day.s, MERLE, ACACIA));
	assert_false(sheets_is_blank(&day.s, MERLE, FRENE));
	assert_int_equal(sheets_kept(&day.s, MERLE, FRENE, C2).n, 6);
}

static void four_named_levels_take_one_digit(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	assert_false(sheets_are_typed(&day.plan));
	sheets_write_level(&b, &day.plan, 3);
	assert_string_equal(buf_text(&b), "3");
	buf_done(&b);
}

/* 0 to 5 by halves, as eleven levels; the ends and the middle bear a name. */
static void set_half_points(void)
{
	day.plan.n_levels = 0;
	for (int64_t i = 0; i <= 10; i++) {
		struct level *l = plan_add_item(&day.plan, OWNER_LEVEL, 0);

		l->rank = i + 1;
		l->points = i * RATIO_ONE / 2;
		l->name = i % 5 == 0 ? STR("Repère") : (struct str){NULL, 0};
	}
}

static void points_are_typed_with_a_comma_or_a_point(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	set_half_points();
	assert_true(sheets_are_typed(&day.plan));
	assert_int_equal(sheets_typed_level(&day.plan, STR("2,5"))->rank, 6);
	assert_int_equal(sheets_typed_level(&day.plan, STR("2.5"))->rank, 6);
	assert_int_equal(sheets_typed_level(&day.plan, STR("0"))->rank, 1);
	assert_null(sheets_typed_level(&day.plan, STR("2,3")));
	assert_null(sheets_typed_level(&day.plan, STR("6")));
	assert_null(sheets_typed_level(&day.plan, STR("")));
	sheets_write_level(&b, &day.plan, 6);
	assert_string_equal(buf_text(&b), "2.5");
	buf_done(&b);
}

static void without_points_the_rank_is_typed(void **fixture)
{
	(void)fixture;
	set_half_points();
	for (size_t i = 0; i < day.plan.n_levels; i++)
		day.plan.levels[i].points = 0;
	assert_int_equal(sheets_typed_level(&day.plan, STR("11"))->rank, 11);
	assert_null(sheets_typed_level(&day.plan, STR("0")));
}

static void a_sheet_is_owed_of_who_came_or_may_still_come(void **fixture)
{
	struct fact away = {.kind = KIND_attendance, .candidate = ACACIA, .code = CODE_absent};

	(void)fixture;
	day_open(&day, MERLE);
	assert_true(rules_sheet_is_due(&day.s, MERLE, ACACIA));
	assert_false(rules_sheet_is_due(&day.s, GREBE, ACACIA));
	day_tell(&day, GREBE, away);
	assert_false(rules_sheet_is_due(&day.s, MERLE, ACACIA));
	assert_int_equal(rules_missing_sheets(&day.s, COUR_CARREE), 12);
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_recused,
	                       .person = PINSON,
	                       .candidate = FRENE,
	                       .code = CODE_own_employer});
	assert_false(rules_sheet_is_due(&day.s, PINSON, FRENE));
	assert_int_equal(rules_missing_sheets(&day.s, COUR_CARREE), 11);
}

static void who_left_after_being_heard_is_owed_a_sheet(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	day_sign_in(&day, COUR_CARREE);
	day_tell(&day, GREBE, (struct fact){.kind = KIND_phase_started, .passage = COUR_CARREE,
	                                    .item = PRESENTATION, .ms = 600000});
	day_tell(&day, GREBE,
	         (struct fact){.kind = KIND_attendance, .candidate = ACACIA, .code = CODE_unwell});
	assert_true(rules_sheet_is_due(&day.s, MERLE, ACACIA));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    TEST(an_empty_sheet_lacks_every_mark_in_order),
	    TEST(not_observed_is_an_answer_and_cleared_is_none),
	    TEST(a_mark_at_the_lowest_level_asks_why),
	    TEST(the_grid_says_how_many_low_marks_need_no_word),
	    TEST(a_sheet_that_went_to_another_is_blank),
	    TEST(four_named_levels_take_one_digit),
	    TEST(points_are_typed_with_a_comma_or_a_point),
	    TEST(without_points_the_rank_is_typed),
	    TEST(a_sheet_is_owed_of_who_came_or_may_still_come),
	    TEST(who_left_after_being_heard_is_owed_a_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
