/* Who leaves takes the head of the record along, once it betrays no mark; years later it tells a
 * record that was cut.  Who comes once it is sealed finds no notes beside it. */
#include "unit.h"

#include <stdio.h>

#include "exam.h"

/* What the terminal shows of it after the program has ended; NULL: nothing. */
static const char *head_on(struct keyboard *k, char head[80])
{
	const char *at = strstr(pty_text(k->pty), "Empreinte du registre");

	if (!at)
		return NULL;
	at += strcspn(at, "0123456789\n");
	snprintf(head, 80, "%.*s", (int)strcspn(at, "\n"), at);
	for (size_t n = strlen(head); n && head[n - 1] == ' '; n--)
		head[n - 1] = '\0';
	return head;
}

static void before_the_deliberation_nothing_of_it_is_told(void **state)
{
	struct exam *x = exam_of_story("mid-day.story");
	struct keyboard *k = exam_keyboard(x, "M1", "PINSON");
	char head[80];

	(void)state;
	goes_to_day(k);
	is_asked(k, "q", "Quitter ?");
	sees_no(k, "Empreinte à noter");
	types(k, PTY_ESC);
	keyboard_leave(k);
	assert_null(head_on(k, head));
	exam_end(x);
}

static void afterwards_each_takes_it_along(void **state)
{
	struct exam *x = exam_of_story("sheets.story");
	struct keyboard *k = exam_keyboard(x, "M1", "PINSON");
	char head[80], wanted[100];

	(void)state;
	goes_to_day(k);
	is_asked(k, "q", "Quitter ?");
	sees(k, "Empreinte à noter");
	types(k, PTY_ESC);
	keyboard_leave(k);
	assert_non_null(head_on(k, head));
	snprintf(wanted, sizeof wanted, "%s\n", head);
	exam_answers(x,
	             "SELECT id || ' événements · ' || upper(substr(hash, 1, 4) || ' ' || "
	             "substr(hash, 5, 4) || ' ' || substr(hash, 9, 4) || ' ' || "
	             "substr(hash, 13, 4)) FROM event ORDER BY id DESC LIMIT 1",
	             wanted);
	assert_non_null(strstr(exam_program(x, 0, "verify %s --head '%s'", x->record, head),
	                       "prolonge l’empreinte donnée"));
	exam_end(x);
}

/* A keyboard that nobody has taken is nobody's to take something along from. */
static void without_a_seat_nothing_is_told(void **state)
{
	struct exam *x = exam_of_story("sheets.story");
	struct keyboard *k = exam_keyboard(x, NULL, NULL);
	char head[80];
	int status;

	(void)state;
	sees_at(k, LINE_IDENTITY, "Places du jury");
	is_asked(k, "q", "Quitter ?");
	types(k, "o");
	assert_true(pty_wait_end(k->pty, &status));
	assert_null(head_on(k, head));
	exam_end(x);
}

/* Who sealed was cut off before the notes that others had not stored were gone from beside the
 * record: they go when somebody next comes. */
static void notes_left_beside_a_sealed_record_go(void **state)
{
	struct exam *x = exam_of_story("sealed-day.story");
	struct buf b = {0};
	struct keyboard *k;

	(void)state;
	assert_int_equal(
	    exam_runs(&b,
	              "mkdir -p -m 700 %s.d && printf 'seen 1 0\nview day\nfocus 0 0 0 0 0\n"
	              "about 0 noted 0 7 0 0 0 -\ndraft\nsecret' >%s.d/seat-3 && "
	              "printf 'seen 1 0\n' >%s.d/seat-4",
	              x->record, x->record, x->record),
	    0);
	k = exam_keyboard(x, "P", "MERLE");
	assert_int_not_equal(exam_runs(&b, "grep -l secret %s.d/*", x->record), 0);
	assert_int_equal(exam_runs(&b, "test -e %s.d/seat-4", x->record), 0);
	keyboard_leave(k);
	buf_done(&b);
	exam_end(x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(before_the_deliberation_nothing_of_it_is_told),
	    cmocka_unit_test(afterwards_each_takes_it_along),
	    cmocka_unit_test(without_a_seat_nothing_is_told),
	    cmocka_unit_test(notes_left_beside_a_sealed_record_go),
	};

	return cmocka_run_group_tests_name("the head taken along", tests, NULL, NULL);
}
