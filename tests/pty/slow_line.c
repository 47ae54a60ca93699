/* A line of 9,600 baud: what is shown is never old for long, and what is typed is answered. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "live.h"
#include "pty.h"

enum {
	BYTES_A_SECOND = 960,
	ACTS = 300,
	MOST_WAITING = 2500, /* bytes, after the last act: a whole screen and a little */
};

static bool shows_digits(struct pty *p)
{
	for (int row = 5; row < 10; row++)
		if (strstr(pty_row(p, row), "██"))
			return true;
	return false;
}

/* So many acts of another that the line can't carry them one by one. */
static void act_fast(struct pty *other)
{
	char keys[3] = "3a", says[64];

	for (int i = 0; i < ACTS; i++) {
		keys[0] = (char)('3' + i % 2);
		keys[1] = (char)('a' + i % 3);
		snprintf(says, sizeof says, "Question (%c) à %s", keys[1],
		         i % 2 ? "IF Hugo" : "HÊTRE Gina");
		pty_type(other, keys);
		assert_true(pty_wait_text(other, says));
	}
	pty_type(other, "1c");
	assert_true(pty_wait_text(other, "Question (c) à FRÊNE Emma"));
}

static void a_slow_line_shows_the_newest_state_and_answers(void **state)
{
	const char *path = live_record("slow.clepsydre");
	struct pty *slow = live_join(path, "M1", NULL), *other = live_join(path, "P", NULL);
	size_t all;

	(void)state;
	assert_non_null(slow);
	assert_non_null(other);
	assert_true(shows_digits(slow));
	pty_slow(slow, BYTES_A_SECOND);
	act_fast(other);
	pty_mark(slow);
	assert_true(pty_wait_text(slow, "question (c) à FRÊNE Emma"));
	all = pty_bytes(slow);
	if (all > MOST_WAITING)
		fail_msg("%zu bytes were waiting before the newest state", all);
	assert_true(pty_wait_still(slow));
	pty_mark(slow);
	pty_type(slow, "2a");
	assert_true(pty_wait_text(slow, "Question (a) à GENÉVRIER Farid."));
	if (pty_bytes(slow) > 400)
		fail_msg("%zu bytes for an answer", pty_bytes(slow));
	pty_end(other);
	pty_end(slow);
}

static bool has_no_digits(struct pty *p, void *context)
{
	(void)context;
	return pty_shows(p, "reste") && !shows_digits(p);
}

/* The time stays on line 2. */
static void a_line_that_was_behind_is_spared_the_big_digits(void **state)
{
	const char *path = live_record("behind.clepsydre");
	struct pty *behind = live_join(path, "M1", NULL), *other = live_join(path, "P", NULL);

	(void)state;
	assert_non_null(behind);
	assert_non_null(other);
	assert_true(shows_digits(behind));
	pty_freeze(behind, true);
	for (int i = 0; i < 100; i++) { /* until it takes nothing more */
		pty_resize(behind, 24 + i % 2, 80);
		pty_type(other, i % 2 ? "3" : "4");
		pty_wait_still(other);
	}
	pty_resize(behind, 24, 80);
	pty_freeze(behind, false);
	assert_true(pty_wait(behind, has_no_digits, NULL, "a passage without big digits"));
	assert_true(shows_digits(other));
	pty_end(other);
	pty_end(behind);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_slow_line_shows_the_newest_state_and_answers),
	    cmocka_unit_test(a_line_that_was_behind_is_spared_the_big_digits),
	};

	return cmocka_run_group_tests_name("pty/slow_line", tests, live_open, live_close);
}
