/* Signals, a terminal that goes, a kill: how the live screen ends, and is found again. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "live.h"

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void assert_given_back(struct pty *p)
{
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor(p).shown);
	assert_false(pty_has_mouse(p));
}

static struct pty *join(const char *path)
{
	struct pty *p = live_join(path, "S", NULL);

	assert_non_null(p);
	return p;
}

/* Sends it at rest; the end must come soon, and the terminal back. */
static int end_by(int signal)
{
	struct pty *p = join(live_record("ends"));
	int64_t sent;
	int status;

	assert_true(pty_is_alternate(p));
	assert_false(pty_line_is_as_before(p));
	sent = now_ms();
	pty_signal(p, signal);
	assert_true(pty_wait_end(p, &status));
	assert_true(now_ms() - sent < 5000);
	assert_given_back(p);
	pty_end(p);
	return status;
}

static void asked_to_end_it_leaves_in_order(void **state)
{
	static const int polite[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};

	(void)state;
	for (size_t i = 0; i < sizeof polite / sizeof *polite; i++) {
		int status = end_by(polite[i]);

		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

/* A fault of the program, or a client frozen for good. */
static void struck_down_it_gives_the_terminal_back(void **state)
{
	static const int hard[] = {SIGALRM, SIGSEGV, SIGABRT, SIGBUS};

	(void)state;
	for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
		int status = end_by(hard[i]);

		/* the sanitizers end by themselves */
		assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == hard[i]
		                                : WEXITSTATUS(status) != 0);
	}
}

/* Those that must not stop a clock that a jury looks at. */
static void other_signals_change_nothing(void **state)
{
	static const int idle[] = {SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE, SIGUSR1, SIGUSR2};
	struct pty *p = join(live_record("idle"));

	(void)state;
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
		int left = live_seconds_left(p);

		pty_signal(p, idle[i]);
		/* It still answers a key, and its clock goes on. */
		pty_type(p, i % 2 ? "1" : "3");
		assert_true(pty_wait_text(p, i % 2 ? "► 1" : "► 3"));
		assert_true(left >= 0 && live_seconds_left(p) <= left);
		assert_true(pty_is_alternate(p));
		assert_false(pty_line_is_as_before(p));
	}
	pty_type(p, "q");
	assert_true(pty_wait_text(p, "Délibération"));
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	assert_given_back(p);
	pty_end(p);
}

/* Stopped from elsewhere, a shell has the terminal: it reads lines, with an echo, on its own
 * screen, and takes pastes for keys. */
static void take_the_terminal_away(struct pty *p)
{
	static const char shell[] = "\033[?2004l\033[?1049l\033[?25h$ fg\r\n";
	struct termios line = pty_line(p);
	char tty[64];
	int fd;

	pty_signal(p, SIGSTOP);
	assert_true(pty_wait_still(p));
	snprintf(tty, sizeof tty, "/proc/%d/fd/0", (int)pty_pid(p));
	fd = open(tty, O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(fd >= 0);
	line.c_lflag |= ICANON | ECHO | ISIG;
	assert_int_equal(tcsetattr(fd, TCSANOW, &line), 0);
	assert_int_equal(write(fd, shell, sizeof shell - 1), sizeof shell - 1);
	close(fd);
	pty_mark(p);
	pty_signal(p, SIGCONT);
}

static bool is_raw(struct pty *p, void *nothing)
{
	(void)nothing;
	return !(pty_line(p).c_lflag & (ICANON | ECHO | ISIG)) && pty_sent(p, "\033[?2004h");
}

static void stopped_it_takes_the_terminal_again(void **state)
{
	static const char *const types[] = {"TERM=xterm-256color", "TERM=linux"};

	(void)state;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const char *env[] = {types[i], NULL};
		struct pty *p = live_join(live_record("stopped"), "S", env);

		assert_non_null(p);
		take_the_terminal_away(p);
		assert_true(pty_wait(p, is_raw, NULL, "a terminal taken again"));
		pty_type(p, "3"); /* no Enter after it */
		assert_true(pty_wait_text(p, "► 3"));
		assert_true(pty_shows(p, "ÉCHANGE"));
		assert_true(pty_is_alternate(p) || i);
		assert_true(pty_cursor(p).shown);
		pty_signal(p, SIGTERM);
		assert_true(pty_wait_end(p, NULL));
		assert_given_back(p);
		pty_end(p);
	}
}

static void stopped_it_goes_on_line_by_line(void **state)
{
	const char *argv[] = {live_program(), "join", live_record("lines"), "--as", "S",
	                      "--reader", NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv});

	(void)state;
	assert_true(pty_wait_text(p, "ÉCHANGE") || pty_shows(p, "Échange"));
	take_the_terminal_away(p);
	assert_true(pty_wait(p, is_raw, NULL, "a terminal taken again"));
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	assert_given_back(p);
	pty_end(p);
}

static void stopped_the_public_clock_takes_it_again(void **state)
{
	const char *argv[] = {live_program(), "clock", live_record("shown"), NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv});

	(void)state;
	assert_true(pty_wait_text(p, "Temps d’échange"));
	take_the_terminal_away(p);
	assert_true(pty_wait(p, is_raw, NULL, "a terminal taken again"));
	assert_true(pty_wait_text(p, "Temps d’échange"));
	assert_true(pty_is_alternate(p));
	pty_type(p, "q"); /* no Enter after it */
	assert_true(pty_wait_end(p, NULL));
	assert_given_back(p);
	pty_end(p);
}

/* Ctrl-C, Ctrl-Z and Ctrl-\ are keys here. */
static void the_keys_of_signals_are_keys(void **state)
{
	struct pty *p = join(live_record("keys"));

	(void)state;
	pty_type(p, PTY_CTRL('\\'));
	pty_type(p, PTY_CTRL('C'));
	pty_type(p, "3");
	assert_true(pty_wait_text(p, "► 3"));
	pty_type(p, PTY_CTRL('Z'));
	assert_true(pty_wait_text(p, "Annuler : "));
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	assert_given_back(p);
	pty_end(p);
}

/* Nothing moves on the list of seats, nor on the clock of a day to come: what waits for the line
 * is the leave-taking. */
static void a_frozen_line_keeps_nobody(void **state)
{
	static const char *const verbs[][3] = {
	    {"join", NULL}, {"join", "--reader", NULL}, {"clock", NULL}};
	const char *path = live_path("frozen.clepsydre");
	const char *make[] = {
	    live_program(), "new", path, "--cohort", "config/cohort-rs6731.yaml", NULL};

	(void)state;
	assert_int_equal(live_run("/dev/null", make), 0);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const char *argv[] = {live_program(), verbs[i][0], path, verbs[i][1], NULL};
		struct pty *p = pty_start(&(struct pty_setup){.argv = argv});

		assert_true(pty_wait_text(p, "RS6731"));
		assert_true(pty_wait_still(p));
		pty_freeze(p, true);
		pty_signal(p, SIGTERM);
		assert_true(pty_wait_end(p, NULL));
		assert_true(pty_line_is_as_before(p));
		pty_end(p);
	}
}

/* Its whole screen is drawn again and again, and nobody takes it; a key of the other is time for it
 * to do so. */
static void fill_the_line(struct pty *p, struct pty *other)
{
	pty_freeze(p, true);
	for (int i = 0; i < 100; i++) {
		pty_resize(p, 24 + i % 2, 80);
		pty_type(other, i % 2 ? "3" : "4");
		pty_wait_still(other);
	}
}

/* As long as the grid says; others act meanwhile, and what was being written is there again. */
static void a_client_that_takes_nothing_is_given_up_in_the_end(void **state)
{
	const char *path =
	    live_record_by("impatient.clepsydre", "$ a\\\nposte_muet: 5 s");
	struct pty *frozen = live_join(path, "M1", NULL), *other = live_join(path, "P", NULL);
	int status;

	(void)state;
	assert_non_null(frozen);
	assert_non_null(other);
	pty_type(frozen, PTY_ENTER "n");
	assert_true(pty_wait_text(frozen, "NOTES PRIVÉES"));
	pty_type(frozen, "Pas fini");
	assert_true(pty_wait_text(frozen, "Pas fini"));
	assert_true(pty_wait_still(frozen));
	fill_the_line(frozen, other);
	pty_type(other, "3a");
	assert_true(pty_wait_text(other, "Question (a) à HÊTRE Gina."));
	assert_true(pty_wait_end(frozen, &status));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
	assert_true(pty_line_is_as_before(frozen));
	pty_end(frozen);
	frozen = live_join(path, "M1", NULL);
	assert_non_null(frozen);
	assert_true(pty_shows(frozen, "De retour."));
	assert_true(pty_shows(frozen, "n reprend votre brouillon"));
	assert_true(pty_shows(frozen, "Entre-temps 1 question"));
	pty_type(frozen, "n");
	assert_true(pty_wait_text(frozen, "Pas fini"));
	pty_end(frozen);
	pty_end(other);
}

static bool was_asked(struct pty *p, void *context)
{
	(void)context;
	return pty_sent(p, "\033[5n");
}

/* Its line still takes all that is sent: only the terminal itself says no more. */
static void a_terminal_that_no_longer_answers_is_given_up(void **state)
{
	const char *path = live_record_by("silent.clepsydre", "$ a\\\nposte_muet: 5 s");
	struct pty *silent = live_join(path, "M1", NULL);
	int status;

	(void)state;
	assert_non_null(silent);
	pty_type(silent, PTY_ENTER "n");
	assert_true(pty_wait_text(silent, "NOTES PRIVÉES"));
	pty_type(silent, "Pas fini");
	assert_true(pty_wait_text(silent, "Pas fini"));
	pty_mark(silent);
	assert_true(pty_wait(silent, was_asked, NULL, "the question whether it is there"));
	pty_freeze(silent, true);
	assert_true(pty_wait_end(silent, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_line_is_as_before(silent));
	pty_end(silent);
	silent = live_join(path, "M1", NULL);
	assert_non_null(silent);
	assert_true(pty_shows(silent, "n reprend votre brouillon"));
	pty_end(silent);
}

/* What the programs that ended had of the processor. */
static int64_t processor_ms(void)
{
	struct rusage used;

	assert_int_equal(getrusage(RUSAGE_CHILDREN, &used), 0);
	return (int64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
	       (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

/* Even when the shell that started it made it deaf to SIGHUP (nohup). */
static void a_dead_line_is_left_at_once(void **state)
{
	(void)state;
	for (int deaf = 0; deaf < 2; deaf++) {
		const char *path = live_record("line");
		char script[700];
		const char *argv[] = {"/bin/sh", "-c", script, NULL};
		struct pty *p;
		int64_t closed, before_ms = processor_ms();
		int status;

		snprintf(script, sizeof script, "%sexec '%s' join '%s' --as S",
		         deaf ? "trap '' HUP; " : "", live_program(), path);
		p = pty_start(&(struct pty_setup){.argv = argv});
		assert_true(pty_wait_text(p, "sur 20:00"));
		assert_true(pty_wait_still(p));
		closed = now_ms();
		pty_hang_up(p);
		assert_true(pty_wait_end(p, &status));
		assert_true(now_ms() - closed < 5000);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		/* It doesn't go round and round at a line that is no more. */
		assert_true(processor_ms() - before_ms < 1000);
		pty_end(p);
	}
}

static bool is_later(struct pty *p, void *until)
{
	return live_seconds_left(p) <= *(int *)until;
}

/* What is left once the clock has told so many seconds more. */
static int ticked(struct pty *p, int seconds)
{
	int until = live_seconds_left(p) - seconds;

	assert_true(pty_wait(p, is_later, &until, "the clock running"));
	return live_seconds_left(p);
}

static void killed_it_comes_back_to_its_screen(void **state)
{
	const char *path = live_record("killed");
	struct pty *p = join(path);
	int left, events;

	(void)state;
	pty_type(p, "4");
	assert_true(pty_wait_text(p, "► 4"));
	pty_type(p, "a");
	assert_true(pty_wait_text(p, "Question (a) à IF Hugo."));
	/* Where one stands is kept at each pause of a second. */
	left = ticked(p, 3);
	pty_signal(p, SIGKILL);
	assert_true(pty_wait_end(p, NULL));
	pty_end(p);
	events = live_events(path);

	p = join(path);
	assert_true(pty_wait_text(p, "De retour"));
	assert_true(pty_wait_text(p, "► 4"));
	assert_true(pty_wait_text(p, "question (a) à IF Hugo"));
	/* The clock ran on meanwhile, and runs. */
	assert_in_range(left - live_seconds_left(p), 0, 5);
	ticked(p, 1);
	pty_end(p);
	assert_int_equal(live_events(path), events);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(asked_to_end_it_leaves_in_order),
	    cmocka_unit_test(struck_down_it_gives_the_terminal_back),
	    cmocka_unit_test(other_signals_change_nothing),
	    cmocka_unit_test(stopped_it_takes_the_terminal_again),
	    cmocka_unit_test(stopped_it_goes_on_line_by_line),
	    cmocka_unit_test(stopped_the_public_clock_takes_it_again),
	    cmocka_unit_test(the_keys_of_signals_are_keys),
	    cmocka_unit_test(a_frozen_line_keeps_nobody),
	    cmocka_unit_test(a_client_that_takes_nothing_is_given_up_in_the_end),
	    cmocka_unit_test(a_terminal_that_no_longer_answers_is_given_up),
	    cmocka_unit_test(a_dead_line_is_left_at_once),
	    cmocka_unit_test(killed_it_comes_back_to_its_screen),
	};

	return cmocka_run_group_tests(tests, live_open, live_close);
}
