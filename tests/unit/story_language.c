/* The language of stories itself: a story that is wrong is told so, where and why. */
#include "unit.h"

#include "story.h"

static const char *const morning = "08:52 MERLE opens the jury\n"
				   "GRÈBE signs in CÈDRE\n"
				   "GRÈBE signs in ACACIA\n"
				   "GRÈBE signs in ÉRABLE\n"
				   "GRÈBE signs in DATTIER\n"
				   "09:00:00 GRÈBE starts présentation\n";

static struct story *begin(void)
{
	struct buf told = {0};
	struct story *s = story_open("config/rs6731.yaml", "config/cohort-rs6731.yaml", &told);

	if (!s)
		fail_msg("%s", buf_text(&told));
	if (story_run(s, str_of(morning), "morning", &told))
		fail_msg("%s", buf_text(&told));
	buf_done(&told);
	return s;
}

/* One line after that morning gives just this complaint, or none. */
static void says(const char *line, const char *complaint)
{
	struct story *s = begin();
	struct buf told = {0};

	story_run(s, str_of(line), "story", &told);
	assert_string_equal(buf_text(&told), complaint);
	buf_done(&told);
	story_close(s);
}

static void what_goes_as_told_is_no_failure(void **fixture)
{
	(void)fixture;
	says("09:00:10 GRÈBE gives the floor to ACACIA", "");
	says("+0:10 GRÈBE speaker_changed candidate=ACACIA # in the words of the ledger", "");
	says("+0:10 PINSON pauses for noise ! keeper_only person=GRÈBE", "");
	says("+0:10 GRÈBE speaker_changed candidate=ACACIA\n+1:00 ? spoken ACACIA = 1:00", "");
	says("@pause +0:10 GRÈBE pauses\n+0:05 GRÈBE undoes @pause\n? phase = présentation running",
	     "");
}

static void what_the_rules_say_otherwise_is_a_failure(void **fixture)
{
	(void)fixture;
	says("PINSON pauses for noise", "story:1: keeper_only, not allowed\n");
	says("GRÈBE pauses ! keeper_only", "story:1: allowed, not keeper_only\n");
	says("PINSON pauses ! keeper_only person=MERLE",
	     "story:1: keeper_only, but not about person=MERLE\n");
	says("GRÈBE gives the floor to nobody", "story:1: nothing, not allowed\n");
	says("\n\n+1:00 ? left = 9:01", "story:3: it is “9:00”, not “9:01”\n");
	says("? speaks = ACACIA", "story:1: it is “nobody”, not “ACACIA”\n");
}

static void what_cannot_be_read_is_a_failure(void **fixture)
{
	(void)fixture;
	says("GRÉBE pauses", "story:1: nobody is called “GRÉBE”\n");
	says("GRÈBE gives the floor to ACCACIA", "story:1: “ACCACIA” is not understood here\n");
	says("GRÈBE speaker_changed candidate=ACCACIA",
	     "story:1: “candidate=ACCACIA” is no column, or names nothing\n");
	says("GRÈBE juggles", "story:1: “juggles” is not understood here\n");
	says("GRÈBE undoes @never", "story:1: “@never” is not understood here\n");
	says("? weather = fine", "story:1: no such question\n");
	says("08:00 GRÈBE pauses", "story:1: time goes back\n");
}

/* Names lead to the same numbers that the plan has. */
static void names_are_the_plan_s(void **fixture)
{
	struct story *s = begin();
	const struct state *state = story_state(s, 0);

	(void)fixture;
	assert_true(str_is(plan_person(&state->plan, story_person(s, "SAULE"))->family, "LAURIER"));
	assert_int_equal(story_person(s, "SAULE"), story_person(s, "LAURIER"));
	assert_int_equal(story_person(s, "SAULE"), story_person(s, "EX-10"));
	assert_int_equal(story_person(s, "BAOBAB"), 0);
	assert_non_null(plan_criterion(&state->plan, story_item(s, "C2.3")));
	assert_non_null(plan_question_level(&state->plan, story_item(s, "b")));
	assert_non_null(plan_phase(&state->plan, story_item(s, "échange")));
	assert_int_equal(story_item(s, "C9.9"), 0);
	story_close(s);
}

/* The demo ends at this moment of this machine, and its clocks run on from there. */
static void a_day_can_be_made_to_end_now(void **fixture)
{
	struct moment now = {1795509600000, 60, 5000000, STR("b00t")}, last;
	struct story_clock c;

	(void)fixture;
	assert_true(story_clock_ending(
	    &c, STR("# a day\n08:00 A x\n@l 09:30:10 B y\n+0:20 ? z = 1\n"), &now));
	last = story_clock_at(&c, INT64_C(34230000));
	assert_int_equal(last.at_ms, now.at_ms);
	assert_int_equal(last.boot_ms, now.boot_ms);
	assert_int_equal(last.zone_min, 60);
	assert_true(str_is(last.boot_id, "b00t"));
	assert_int_equal(story_clock_at(&c, INT64_C(28800000)).at_ms, now.at_ms - 5430000);
	assert_false(story_clock_ending(&c, STR("A x\n"), &now));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_goes_as_told_is_no_failure),
	    cmocka_unit_test(what_the_rules_say_otherwise_is_a_failure),
	    cmocka_unit_test(what_cannot_be_read_is_a_failure),
	    cmocka_unit_test(names_are_the_plan_s),
	    cmocka_unit_test(a_day_can_be_made_to_end_now),
	};

	return cmocka_run_group_tests_name("story/language", tests, NULL, NULL);
}
