/* A minute of practice stays within the desk: the record never hears of it. */
#include "unit.h"

#include "base/text.h"
#include "small_exam.h"
#include "ui/desk.h"

struct show {
	struct exam exam;
	struct desk *desk;
	struct canvas canvas;
	struct buf text;
};

static int set_up(void **fixture)
{
	static struct show s;

	text_open();
	memset(&s, 0, sizeof s);
	exam_open(&s.exam);
	exam_sign_in(&s.exam);
	s.desk = desk_new(PINSON);
	desk_seated(s.desk, &s.exam.judge[PINSON], PINSON);
	canvas_init(&s.canvas, 24, 80);
	*fixture = &s;
	return 0;
}

static int tear_down(void **fixture)
{
	struct show *s = *fixture;

	desk_free(s->desk);
	canvas_done(&s->canvas);
	buf_done(&s->text);
	exam_close(&s->exam);
	return 0;
}

static enum desk_want press(struct show *s, const char *name)
{
	struct moment now;
	struct key key;

	s->exam.now_ms += 1000;
	now = exam_now(&s->exam);
	assert_true(key_parse(str_of(name), &key));
	return desk_key(s->desk, &s->exam.judge[PINSON], &now, key, (struct str){NULL, 0});
}

static const char *screen(struct show *s)
{
	struct moment now = exam_now(&s->exam);

	desk_draw(s->desk, &s->canvas, &s->exam.judge[PINSON], &now);
	buf_clear(&s->text);
	canvas_to_text(&s->canvas, &s->text);
	return buf_text(&s->text);
}

static void begin(struct show *s)
{
	press(s, "7");
	press(s, "Enter");
	assert_non_null(strstr(screen(s), "REHEARSAL"));
}

static void what_is_typed_never_asks_for_the_record(void **fixture)
{
	static const char *const keys[] = {"a", "b", "u",   "Enter", "3",
	                                   "x", "u", "Esc", "f",     "Enter"};
	struct show *s = *fixture;
	struct digest before = state_digest(&s->exam.judge[PINSON]);
	size_t events = s->exam.n;

	begin(s);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_equal(press(s, keys[i]), DESK_NOTHING);
	assert_int_equal(s->exam.n, events);
	assert_string_equal(state_digest(&s->exam.judge[PINSON]).hex, before.hex);
}

static void a_question_counts_within_it(void **fixture)
{
	struct show *s = *fixture;

	begin(s);
	assert_non_null(strstr(screen(s), "0/2"));
	press(s, "a");
	assert_non_null(strstr(screen(s), "1/2"));
}

static void it_ends_after_a_question_and_only_itself(void **fixture)
{
	struct show *s = *fixture;

	begin(s);
	press(s, "Esc");
	press(s, "Esc");
	assert_int_equal(press(s, "o"), DESK_NOTHING);
	assert_null(strstr(screen(s), "REHEARSAL"));
	/* The program itself is left as ever. */
	press(s, "Esc");
	assert_int_equal(press(s, "o"), DESK_LEAVE);
}

static void it_gives_way_when_a_phase_begins(void **fixture)
{
	struct show *s = *fixture;

	begin(s);
	exam_do(
	    &s->exam, GREBE,
	    (struct fact){.kind = KIND_phase_started, .passage = 1, .item = s->exam.presentation});
	assert_null(strstr(screen(s), "REHEARSAL"));
	assert_non_null(strstr(screen(s), "The practice is over"));
}

static void it_waits_while_the_jury_is_in_a_phase(void **fixture)
{
	struct show *s = *fixture;

	exam_do(
	    &s->exam, GREBE,
	    (struct fact){.kind = KIND_phase_started, .passage = 1, .item = s->exam.presentation});
	press(s, "7");
	press(s, "Enter");
	assert_null(strstr(screen(s), "REHEARSAL"));
	assert_non_null(strstr(screen(s), "Not now"));
}

#define PRACTICE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    PRACTICE(what_is_typed_never_asks_for_the_record),
	    PRACTICE(a_question_counts_within_it),
	    PRACTICE(it_ends_after_a_question_and_only_itself),
	    PRACTICE(it_gives_way_when_a_phase_begins),
	    PRACTICE(it_waits_while_the_jury_is_in_a_phase),
	};

	return cmocka_run_group_tests_name("ui/practice", tests, NULL, NULL);
}
