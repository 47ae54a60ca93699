/* What a person comes back to. */
#include "unit.h"

#include "day.h"
#include "ui/desk.h"

static struct day day;

static int begin(void **state)
{
	(void)state;
	day_plan(&day);
	day_open(&day, GREBE);
	return 0;
}

static int end(void **state)
{
	(void)state;
	day_done(&day);
	return 0;
}

/* The line was cut while the assessor was typed, of a level that went with it: the selection, which
 * had gone on to the next cell, is at that one again. */
static void a_result_cut_short_is_where_it_was(void **state)
{
	struct desk *d = desk_new(GREBE);
	struct desk_memory left = {.view = STR("written"),
	                           .focus = {.candidate = CEDRE, .item = C2},
	                           .has_draft = true,
	                           .writing = WRITE_ASSESSOR,
	                           .about = {.kind = KIND_written_entered,
	                                     .candidate = CEDRE,
	                                     .item = C1,
	                                     .value = 3},
	                           .draft = STR("DURAND")};
	struct desk_memory back;

	(void)state;
	desk_recall(d, &day.s, &left);
	desk_remember(d, &back);
	assert_int_equal(back.focus.candidate, CEDRE);
	assert_int_equal(back.focus.item, C1);
	assert_true(back.has_draft);
	desk_free(d);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_result_cut_short_is_where_it_was, begin, end),
	};

	return cmocka_run_group_tests_name("ui/desk", tests, NULL, NULL);
}
