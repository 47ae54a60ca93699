#include "screen_child.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/text.h"
#include "sample.h"
#include "ui/rescue.h"
#include "ui/screen.h"

struct child {
	struct screen *screen;
	struct canvas canvas;
	bool clock;  /* draws the presentation, not the keys */
	bool day;    /* draws the day */
	bool big;    /* draws big digits alone */
	bool cursor; /* the presentation has a cursor */
	int seconds;
	struct buf keys; /* the names of the keys read */
};

static void child_draw(struct child *c)
{
	const char *notice = screen_notice(c->screen);
	char left[16];
	int rows, cols;

	screen_size(c->screen, &rows, &cols);
	if (rows != c->canvas.rows || cols != c->canvas.cols)
		canvas_resize(&c->canvas, rows, cols);
	if (c->big) {
		snprintf(left, sizeof left, "%d:%02d", c->seconds / 60, c->seconds % 60);
		canvas_erase(&c->canvas);
		canvas_big_time(&c->canvas, 5, STOP_MARGIN, 1, PEN_PLAIN, str_of(left));
		canvas_cursor(&c->canvas, 15, 2);
	} else if (c->day) {
		sample_day(&c->canvas);
	} else if (c->clock) {
		sample_presentation(&c->canvas, c->seconds, -1);
		c->canvas.cursor_shown = c->cursor;
	} else {
		canvas_erase(&c->canvas);
		canvas_textf(&c->canvas, 0, 0, PEN_BOLD, "ready %dx%d", c->canvas.cols,
		             c->canvas.rows);
		canvas_text(&c->canvas, 1, 0, PEN_ALARM, str_of(notice ? notice : "type known"));
		canvas_text(&c->canvas, 2, 0, PEN_ACCENT, STR("─ ▄ │ ■ é 漢"));
		canvas_text(&c->canvas, 3, 0, PEN_PLAIN, buf_str(&c->keys));
		canvas_cursor(&c->canvas, 2, 4);
	}
	screen_put(c->screen, &c->canvas);
}

static void child_note(struct child *c, struct key key)
{
	bool was_cut;
	struct str pasted = screen_pasted(c->screen, &was_cut);

	buf_clear(&c->keys);
	buf_add_char(&c->keys, '<');
	key_to_text(&c->keys, key);
	if (key.kind == K_PASTE)
		buf_addf(&c->keys, " %zu%s %.*s", pasted.n, was_cut ? " cut" : "",
		         pasted.n > 40 ? 40 : (int)pasted.n, pasted.s ? pasted.s : "");
	buf_add_char(&c->keys, '>');
}

/* curses must not have taken over what is the program's. */
static bool signals_are_untouched(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction action;

		if (sigaction(signals[i], NULL, &action) < 0 || action.sa_handler != SIG_DFL)
			return false;
	}
	return true;
}

static void give_up(int signal)
{
	(void)signal;
	rescue_now(); /* NOLINT: it is made for this */
	_exit(8);
}

/* Draws until the line takes no more, as the session does: under an alarm. */
static void child_draw_on(struct child *c)
{
	signal(SIGALRM, give_up);
	for (;;) {
		sample_presentation(&c->canvas, c->seconds, -1);
		screen_redraw(c->screen);
		alarm(1);
		screen_put(c->screen, &c->canvas);
		alarm(0);
	}
}

/* False: the end. */
static bool child_key(struct child *c, struct key key)
{
	if (c->clock && key_letter(key) == 't') {
		c->seconds--;
	} else if (c->clock && key_letter(key) == 'b') {
		c->big = !c->big;
	} else if (c->clock && key_letter(key) == 'c') {
		c->cursor = !c->cursor;
	} else if (key.kind == K_FUNCTION && key.cp == 2) {
		buf_clear(&c->keys);
		buf_add(&c->keys, signals_are_untouched() ? STR("untouched") : STR("taken over"));
		return true;
	} else if (key.mods && key.cp == 'l') {
		screen_redraw(c->screen);
	} else if (key.mods && key.cp == 'g') {
		screen_bell(c->screen);
	}
	child_note(c, key);
	return !(key.kind == K_FUNCTION && key.cp == 10);
}

static void child_signal(struct child *c, int fd)
{
	struct signalfd_siginfo signal;

	if (read(fd, &signal, sizeof signal) != sizeof signal)
		return;
	if (signal.ssi_signo == SIGTERM) {
		rescue_now();
		_exit(7);
	}
	screen_resize(c->screen);
}

static void child_loop(struct child *c, int signals)
{
	enum screen_input input = SCREEN_NOTHING;
	struct key key;

	for (;;) {
		struct pollfd ready[] = {{screen_fd(c->screen), POLLIN, 0}, {signals, POLLIN, 0}};

		child_draw(c);
		poll(ready, 2, -1);
		if (ready[1].revents)
			child_signal(c, signals);
		while ((input = screen_read(c->screen, &key)) == SCREEN_KEY)
			if (!child_key(c, key))
				return;
		if (input == SCREEN_GONE)
			return;
	}
}

int screen_child(const char *mode)
{
	struct child c = {.clock = strcmp(mode, "clock") == 0,
	                  .day = strcmp(mode, "day") == 0,
	                  .seconds = 251,
	                  .cursor = true};
	const char *no_color = getenv("NO_COLOR");
	struct screen_setup setup = {getenv("TERM"), no_color && *no_color};
	struct err err;
	sigset_t routed;
	int rows, cols;

	text_open();
	signal(SIGHUP, SIG_IGN); /* the line itself must tell */
	sigemptyset(&routed);
	sigaddset(&routed, SIGWINCH);
	sigaddset(&routed, SIGTERM);
	sigprocmask(SIG_BLOCK, &routed, NULL);
	c.screen = screen_open(&setup, &err);
	if (!c.screen) {
		printf("refused: %s\n", err.what);
		return 1;
	}
	screen_size(c.screen, &rows, &cols);
	canvas_init(&c.canvas, rows, cols);
	if (strcmp(mode, "frozen") == 0)
		child_draw_on(&c);
	child_loop(&c, signalfd(-1, &routed, SFD_CLOEXEC));
	screen_close(c.screen);
	canvas_done(&c.canvas);
	buf_done(&c.keys);
	return 0;
}

struct pty *screen_child_start(const char *mode, const char *const *env, int rows, int cols)
{
	const char *argv[] = {"/proc/self/exe", "child", mode, NULL};

	return pty_start(&(struct pty_setup){.argv = argv, .env = env, .rows = rows, .cols = cols});
}

struct pty *screen_child_start_as(const char *mode, const char *term)
{
	char setting[64];
	const char *env[] = {setting, NULL};
	const char *sign = strcmp(mode, "keys") == 0 ? "ready 80x24" : "? aide  q";
	struct pty *p;

	snprintf(setting, sizeof setting, "%s%s", term ? "TERM=" : "TERM", term ? term : "");
	p = screen_child_start(mode, env, 0, 0);
	if (pty_wait_text(p, sign) && pty_wait_still(p))
		return p;
	pty_end(p);
	return NULL;
}
