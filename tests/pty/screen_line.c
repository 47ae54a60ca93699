/* What ui/screen promises of the line: how it is taken, given back, and what it carries. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "screen_child.h"

static struct pty *start(const char *mode, const char *term)
{
	struct pty *p = screen_child_start_as(mode, term);

	assert_non_null(p);
	return p;
}

static void press(struct pty *p, const char *bytes, const char *name)
{
	pty_type(p, bytes);
	assert_true(pty_wait_text(p, name));
}

/* What the shell runs, $0 being this program. */
static struct pty *start_in_shell(const char *script)
{
	static char self[512];
	const char *argv[] = {"/bin/sh", "-c", script, self, NULL};
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	assert_true(n > 0);
	self[n] = '\0';
	return pty_start(&(struct pty_setup){.argv = argv});
}

static void without_a_terminal_it_refuses(void **fixture)
{
	struct pty *p = start_in_shell("$0 child keys </dev/null; $0 child keys | cat");

	(void)fixture;
	assert_true(pty_wait_end(p, NULL));
	assert_string_equal(
	    pty_row(p, 0),
	    "refused: The live screen needs a terminal, for its input and its output.");
	assert_string_equal(
	    pty_row(p, 1),
	    "refused: The live screen needs a terminal, for its input and its output.");
	pty_end(p);
}

static void assert_given_back(struct pty *p)
{
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor(p).shown);
	assert_true(pty_sent(p, "\033[?2004l"));
	assert_false(pty_sent(p, "\033[?1h")); /* the keyboard's mode was never changed */
}

static void every_end_restores_the_terminal(void **fixture)
{
	(void)fixture;
	for (int by_signal = 0; by_signal < 2; by_signal++) {
		struct pty *p = start("keys", "xterm-256color");
		int status;

		assert_true(pty_is_alternate(p));
		assert_false(pty_line_is_as_before(p));
		if (by_signal)
			pty_signal(p, SIGTERM);
		else
			pty_type(p, PTY_F10);
		assert_true(pty_wait_end(p, &status));
		assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : -1, by_signal ? 7 : 0);
		assert_given_back(p);
		pty_end(p);
	}
}

/* A terminal without a second screen keeps what was drawn, the prompt below it. */
static void without_a_second_screen_the_prompt_is_below(void **fixture)
{
	(void)fixture;
	for (int by_signal = 0; by_signal < 2; by_signal++) {
		struct pty *p = start("keys", "vt100");

		if (by_signal)
			pty_signal(p, SIGTERM);
		else
			pty_type(p, PTY_F10);
		assert_true(pty_wait_end(p, NULL));
		assert_true(pty_line_is_as_before(p));
		assert_true(pty_cursor(p).row == 23);
		pty_end(p);
	}
}

static void signals_stay_the_programs(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");

	(void)fixture;
	press(p, "\033[12~", "untouched");
	pty_end(p);
}

static void a_frozen_terminal_is_given_up(void **fixture)
{
	struct pty *p = screen_child_start("frozen", NULL, 0, 0);
	int status;

	(void)fixture;
	assert_true(pty_wait_text(p, "fin 10 h 30"));
	pty_freeze(p, true);
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 8);
	assert_true(pty_line_is_as_before(p));
	pty_end(p);
}

static void a_lost_terminal_is_left(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");
	int status;

	(void)fixture;
	pty_hang_up(p);
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	pty_end(p);
}

static void modes_left_by_others_are_reset(void **fixture)
{
	struct pty *p =
	    start_in_shell("printf '\\033[?1000h\\033[4h\\033[?6h\\033(0'; exec $0 child keys");

	(void)fixture;
	assert_true(pty_wait_text(p, "ready 80x24"));
	assert_true(pty_wait_still(p));
	assert_false(pty_has_mouse(p));
	assert_string_equal(pty_row(p, 2), "─ ▄ │ ■ é 漢");
	pty_end(p);
}

/* What one key costs the line. */
static size_t cost(struct pty *p, const char *bytes, const char *shows)
{
	pty_mark(p);
	pty_type(p, bytes);
	assert_true(pty_wait_text(p, shows));
	assert_true(pty_wait_still(p));
	return pty_bytes(p);
}

static void assert_at_most(struct pty *p, size_t limit)
{
	if (pty_bytes(p) > limit)
		fail_msg("%zu bytes, %zu allowed: %s", pty_bytes(p), limit, pty_sent_text(p));
}

static bool hides_cursor(struct pty *p, void *context)
{
	(void)context;
	return !pty_cursor(p).shown;
}

static void a_second_costs_a_few_bytes(void **fixture)
{
	struct pty *p = start("clock", "xterm-256color");
	size_t total = 0;

	(void)fixture;
	for (int s = 250; s > 240; s--) {
		char left[48];

		snprintf(left, sizeof left, "PRÉSENTATION  reste %d:%02d", s / 60, s % 60);
		total += cost(p, "t", left);
	}
	assert_true(total <= 170);
	pty_type(p, "c");
	assert_true(pty_wait(p, hides_cursor, NULL, "no cursor"));
	cost(p, "t", "PRÉSENTATION  reste 4:00");
	cost(p, "t", "PRÉSENTATION  reste 3:59");
	cost(p, "t", "PRÉSENTATION  reste 3:58");
	assert_at_most(p, 8);
	pty_end(p);
}

static bool has_sent(struct pty *p, void *context)
{
	(void)context;
	return pty_bytes(p) > 0;
}

/* The writes of a process so far; 0 where the kernel does not count them. */
static unsigned long writes_of(struct pty *p)
{
	char path[64], line[128];
	unsigned long n = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/io", (int)pty_pid(p));
	f = fopen(path, "re");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, "syscw: ", 7) == 0)
			n = strtoul(line + 7, NULL, 10);
	if (f)
		fclose(f);
	return n;
}

/* One packet on the line, however many places changed. */
static void a_second_is_one_write(void **fixture)
{
	struct pty *p = start("clock", "xterm-256color");
	unsigned long before = writes_of(p);

	(void)fixture;
	if (before == 0)
		skip();
	cost(p, "t", "PRÉSENTATION  reste 4:10");
	cost(p, "t", "PRÉSENTATION  reste 4:09");
	assert_int_equal(writes_of(p) - before, 2);
	pty_end(p);
}

static void big_digits_cost_little(void **fixture)
{
	struct pty *p = start("clock", "xterm-256color");
	size_t total = 0;

	(void)fixture;
	cost(p, "b", "██  ██        ██      ██");
	for (int s = 250; s > 240; s--) {
		pty_mark(p);
		pty_type(p, "t");
		assert_true(pty_wait(p, has_sent, NULL, "the next second"));
		assert_true(pty_wait_still(p));
		total += pty_bytes(p);
	}
	if (total > 550)
		fail_msg("%zu bytes in 10 seconds; the last: %s", total, pty_sent_text(p));
	pty_end(p);
}

static void nothing_new_sends_nothing(void **fixture)
{
	struct pty *p = start("clock", "xterm-256color");

	(void)fixture;
	pty_mark(p);
	pty_type(p, "zzz" PTY_F10);
	assert_true(pty_wait_end(p, NULL));
	/* What leaves the screen, and nothing before. */
	assert_int_equal(strncmp(pty_sent_text(p), "\\x1b[24;1H\\x1b[?2004l", 21), 0);
	pty_end(p);
}

static void the_first_frame_is_cheap(void **fixture)
{
	struct pty *p = start("day", "xterm-256color");

	(void)fixture;
	assert_at_most(p, 1900);
	pty_end(p);
	/* One of the fullest screens. */
	p = start("clock", "xterm-256color");
	assert_at_most(p, 2150);
	pty_end(p);
}

static void redrawing_repairs_the_screen(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");

	(void)fixture;
	cost(p, "\007", "<Ctrl-G>");
	assert_int_equal(pty_bells(p), 1);
	assert_true(cost(p, "\014", "<Ctrl-L>") > 60);
	assert_true(pty_sent(p, "ready 80x24"));
	pty_end(p);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_a_terminal_it_refuses),
	    cmocka_unit_test(every_end_restores_the_terminal),
	    cmocka_unit_test(without_a_second_screen_the_prompt_is_below),
	    cmocka_unit_test(signals_stay_the_programs),
	    cmocka_unit_test(a_frozen_terminal_is_given_up),
	    cmocka_unit_test(a_lost_terminal_is_left),
	    cmocka_unit_test(modes_left_by_others_are_reset),
	    cmocka_unit_test(a_second_costs_a_few_bytes),
	    cmocka_unit_test(a_second_is_one_write),
	    cmocka_unit_test(big_digits_cost_little),
	    cmocka_unit_test(nothing_new_sends_nothing),
	    cmocka_unit_test(the_first_frame_is_cheap),
	    cmocka_unit_test(redrawing_repairs_the_screen),
	};

	if (argc == 3 && strcmp(argv[1], "child") == 0)
		return screen_child(argv[2]);
	return cmocka_run_group_tests_name("ui/screen line", tests, NULL, NULL);
}
