/* The public clock beside a session that goes on. */
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "live.h"

static struct pty *clock_of(const char *path)
{
	const char *argv[] = {live_program(), "clock", path, NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv});

	assert_true(pty_wait_text(p, "Temps d’échange"));
	return p;
}

static void ends_in_order(struct pty *p)
{
	int status;

	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	pty_end(p);
}

/* What somebody does at a seat is on it at once; it adds nothing to the record. */
static void it_follows_what_the_keeper_does(void **state)
{
	const char *path = live_record("followed");
	struct pty *shown = clock_of(path), *keeper = live_join(path, "S", NULL);
	int events = live_events(path);

	(void)state;
	assert_non_null(keeper);
	assert_true(pty_shows(shown, "Groupe 2/3"));
	assert_true(pty_shows(shown, "sur 20"));
	assert_false(pty_shows(shown, "GRÈBE"));
	pty_type(keeper, " ");
	assert_true(pty_wait_text(shown, "en pause depuis"));
	assert_int_equal(live_events(path), events + 1);
	pty_type(shown, "x1aotkf");
	pty_type(shown, PTY_ENTER " q");
	ends_in_order(shown);
	assert_int_equal(live_events(path), events + 1);
	pty_end(keeper);
}

static void each_way_out_gives_the_terminal_back(void **state)
{
	static const char *const keys[] = {"q", PTY_ESC, PTY_F10, "\003"};
	const char *path = live_record("left");

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct pty *p = clock_of(path);

		pty_type(p, keys[i]);
		ends_in_order(p);
	}
	for (size_t i = 0; i < 2; i++) {
		struct pty *p = clock_of(path);

		pty_signal(p, i ? SIGTERM : SIGHUP);
		ends_in_order(p);
	}
}

/* Nobody is told to be connected by it. */
static void it_takes_no_seat(void **state)
{
	const char *path = live_record("seatless");
	struct pty *shown = clock_of(path), *keeper = live_join(path, "S", NULL);

	(void)state;
	assert_non_null(keeper);
	assert_true(pty_wait_text(keeper, "postes 0/3"));
	pty_end(keeper);
	pty_resize(shown, 50, 180);
	assert_true(pty_wait_text(shown, "fin à"));
	pty_type(shown, "q");
	ends_in_order(shown);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_follows_what_the_keeper_does),
	    cmocka_unit_test(each_way_out_gives_the_terminal_back),
	    cmocka_unit_test(it_takes_no_seat),
	};

	return cmocka_run_group_tests_name("pty/clock", tests, live_open, live_close);
}
