/* Every story of tests/stories, and the laws that hold whatever is told: a living
 * state is a fresh fold, a record says what memory says, marks stay one's own. */
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/record.h"
#include "intake/intake.h"
#include "story.h"

/* A story named ex0001-….story is about the second certification. */
static const char *const grids[] = {"config/rs6731.yaml", "config/ex0001.yaml"};
static const char *const cohorts[] = {"config/cohort-rs6731.yaml", "config/cohort-ex0001.yaml"};

static int which_exam(const char *path)
{
	return strstr(path, "/ex0001-") != NULL;
}

static struct story *told(const char *path)
{
	struct buf complaints = {0}, failures = {0};
	struct story *s =
	    story_open(grids[which_exam(path)], cohorts[which_exam(path)], &complaints);

	if (!s)
		fail_msg("%s", buf_text(&complaints));
	if (story_run_file(s, path, &failures))
		fail_msg("%s", buf_text(&failures));
	buf_done(&failures);
	return s;
}

static void a_story_goes_as_it_says(void **path)
{
	story_close(told(*path));
}

static struct digest fold(const struct event *events, size_t n, int32_t viewer)
{
	struct state s;
	struct digest d;

	state_init(&s, viewer, NULL);
	for (size_t i = 0; i < n; i++) {
		state_apply(&s, &events[i]);
		if (i + 1 == n && s.refold) {
			state_reset(&s);
			i = (size_t)-1;
		}
	}
	d = state_digest(&s);
	state_done(&s);
	return d;
}

static bool is_jury(const struct state *s, int32_t person)
{
	const struct person *p = plan_person(&s->plan, person);

	return p && p->role != ROLE_CANDIDATE;
}

static void a_living_state_is_a_fresh_fold(void **path)
{
	struct story *s = told(*path);
	size_t n;
	const struct event *events = story_events(s, &n);

	for (int32_t viewer = 0; !viewer || is_jury(story_state(s, 0), viewer); viewer++)
		assert_string_equal(state_digest(story_state(s, viewer)).hex,
		                    fold(events, n, viewer).hex);
	story_close(s);
}

/* From the shell, or sitting with the right to. */
static bool attends(const struct state *s, int32_t person)
{
	return !person || rules_may(s, person, s->plan.may_attend);
}

/* The same day with every mark of others another one: until the reveal nobody's state
 * differs; and as a control, after it, that of all who may attend it does. */
static void marks_stay_one_s_own_until_the_reveal(void **path)
{
	struct story *s = told(*path);
	size_t n;
	const struct event *events = story_events(s, &n);
	struct event *other = calloc(n, sizeof *other);
	size_t marks = 0;

	assert_non_null(other);
	for (int32_t viewer = 0; !viewer || is_jury(story_state(s, 0), viewer); viewer++) {
		marks = 0;
		for (size_t i = 0; i < n; i++) {
			other[i] = events[i];
			if (events[i].fact.kind == KIND_scored && events[i].author != viewer) {
				other[i].fact.value = events[i].fact.value == 1 ? 2 : 1;
				other[i].fact.code = CODE_none;
				marks++;
			}
		}
		if (!story_state(s, 0)->deliberation_id || !marks ||
		    !attends(story_state(s, 0), viewer))
			assert_string_equal(fold(other, n, viewer).hex,
			                    fold(events, n, viewer).hex);
		else
			assert_string_not_equal(fold(other, n, viewer).hex,
			                        fold(events, n, viewer).hex);
	}
	free(other);
	story_close(s);
}

static void make_record(const char *record, const char *path, struct story_clock *clock)
{
	struct arena arena = {0};
	struct complaints cs;
	struct plan plan;
	struct moment opening;
	struct err e;

	complaints_init(&cs);
	plan_init(&plan, &arena);
	assert_true(intake_cohort(cohorts[which_exam(path)], grids[which_exam(path)], &plan, &cs));
	*clock = story_clock_of(&plan);
	opening = story_clock_at(clock, STORY_OFFICE_MS);
	if (!record_make(record, &plan, &opening, &e))
		fail_msg("%s", e.what);
	complaints_done(&cs);
	arena_done(&arena);
}

static char folder[] = "/tmp/clepsydre-story-XXXXXX";

static void remove_record(const char *record)
{
	char journal[128];

	snprintf(journal, sizeof journal, "%s-journal", record);
	unlink(record);
	unlink(journal);
}

static void a_record_says_what_memory_says(void **path)
{
	char record[64];
	struct story *in_memory = told(*path), *on_disk;
	struct story_clock clock;
	struct buf failures = {0};
	struct record again;
	struct err e;

	snprintf(record, sizeof record, "%s/record", folder);
	make_record(record, *path, &clock);
	on_disk = story_open_record(record, &clock, &e);
	if (!on_disk)
		fail_msg("%s", e.what);
	if (story_run_file(on_disk, *path, &failures))
		fail_msg("%s", buf_text(&failures));
	for (int32_t viewer = 0; viewer <= 2; viewer++)
		assert_string_equal(state_digest(story_state(on_disk, viewer)).hex,
		                    state_digest(story_state(in_memory, viewer)).hex);
	assert_true(record_open(&again, record, LEDGER_READ, 1, &e));
	assert_string_equal(state_digest(&again.state).hex,
	                    state_digest(story_state(in_memory, 1)).hex);
	record_close(&again);
	story_close(on_disk);
	story_close(in_memory);
	buf_done(&failures);
	remove_record(record);
}

static int open_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int close_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static const struct {
	const char *name;
	CMUnitTestFunction law;
} laws[] = {
    {"goes as it says", a_story_goes_as_it_says},
    {"a living state is a fresh fold", a_living_state_is_a_fresh_fold},
    {"marks stay one's own until the reveal", marks_stay_one_s_own_until_the_reveal},
    {"a record says what memory says", a_record_says_what_memory_says},
};
enum { LAWS = sizeof laws / sizeof *laws };

/* Each story by each law. */
int main(void)
{
	struct arena arena = {0};
	struct CMUnitTest *tests;
	struct buf name = {0};
	glob_t stories;
	int failed;

	if (glob("tests/stories/*.story", 0, NULL, &stories) != 0)
		return 1;
	tests = arena_new(&arena, struct CMUnitTest, stories.gl_pathc * LAWS);
	for (size_t i = 0; i < stories.gl_pathc * LAWS; i++) {
		char *path = stories.gl_pathv[i / LAWS];

		buf_clear(&name);
		buf_addf(&name, "%s: %s", strrchr(path, '/') + 1, laws[i % LAWS].name);
		tests[i] = (struct CMUnitTest){.name = arena_str(&arena, buf_str(&name)).s,
		                               .test_func = laws[i % LAWS].law,
		                               .initial_state = path};
	}
	buf_done(&name);
	failed = _cmocka_run_group_tests("stories", tests, stories.gl_pathc * LAWS, open_folder,
	                                 close_folder);
	globfree(&stories);
	arena_done(&arena);
	return failed;
}
