/* What ui/screen promises on a real line: run by itself under `child`, this
 * program opens a screen, shows the keys it reads, and does what a few ask. */
#include "unit.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "pty.h"
#include "sample.h"
#include "ui/screen.h"

/* The child. */

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

/* False: the end. */
static bool child_key(struct child *c, struct key key)
{
	if (key.kind == K_FUNCTION && key.cp == 9) {
		screen_suspend(c->screen);
		if (write(STDOUT_FILENO, "at the shell", 12) == 12)
			raise(SIGSTOP);
		screen_restore(c->screen);
	} else if (c->clock && key_letter(key) == 't') {
		c->seconds--;
	} else if (c->clock && key_letter(key) == 'b') {
		c->big = !c->big;
	} else if (c->clock && key_letter(key) == 'c') {
		c->cursor = !c->cursor;
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
		screen_emergency_restore();
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

static int child(const char *mode)
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
	child_loop(&c, signalfd(-1, &routed, SFD_CLOEXEC));
	screen_close(c.screen);
	canvas_done(&c.canvas);
	buf_done(&c.keys);
	return 0;
}

/* The tests. */

static struct pty *start_with(const char *mode, const char *const *env, int rows, int cols)
{
	const char *argv[] = {"/proc/self/exe", "child", mode, NULL};

	return pty_start(&(struct pty_setup){.argv = argv, .env = env, .rows = rows, .cols = cols});
}

static struct pty *start(const char *mode, const char *term)
{
	char setting[64];
	const char *env[] = {setting, NULL};
	struct pty *p;

	snprintf(setting, sizeof setting, "%s%s", term ? "TERM=" : "TERM", term ? term : "");
	p = start_with(mode, env, 0, 0);
	assert_true(pty_wait_text(p, strcmp(mode, "keys") == 0 ? "ready 80x24" : "? aide  q"));
	assert_true(pty_wait_still(p));
	return p;
}

static void press(struct pty *p, const char *bytes, const char *name)
{
	pty_type(p, bytes);
	assert_true(pty_wait_text(p, name));
}

static const struct {
	const char *bytes, *name;
} putty_keys[] = {
    {"\033[11~", "<F1>"},    {"\033[14~", "<F4>"},      {"\033[21~", "<F10>"},
    {"\033[1~", "<Home>"},   {"\033[4~", "<End>"},      {"\033OM", "<Enter>"},
    {"\033Op", "<0>"},       {"\033Oq", "<1>"},         {"\033Oy", "<9>"},
    {"\033Ok", "<+>"},       {"\033OA", "<Up>"},        {"\033[B", "<Down>"},
    {"\033[5~", "<PageUp>"}, {"\033[6~", "<PageDown>"}, {"\033[3~", "<Delete>"},
    {"\033[Z", "<BackTab>"}, {"\177", "<Backspace>"},   {"\t", "<Tab>"},
    {"\r", "<Enter>"},       {"\033OP", "<F1>"},        {"\033[[A", "<F1>"},
    {"\033OH", "<Home>"},    {"\033[F", "<End>"},       {"\303\251", "<é>"},
    {"\003", "<Ctrl-C>"},    {"\032", "<Ctrl-Z>"},      {"\023", "<Ctrl-S>"},
    {"\021", "<Ctrl-Q>"},    {"\034", "<Ctrl-\\>"},     {" ", "<Space>"},
    {"\033", "<Esc>"},
};

static void keys_are_known_under(const char *term)
{
	struct pty *p = start("keys", term);

	for (size_t i = 0; i < sizeof putty_keys / sizeof *putty_keys; i++) {
		if (strcmp(putty_keys[i].name, "<F10>") != 0) {
			press(p, putty_keys[i].bytes, putty_keys[i].name);
			press(p, "x", "<x>");
		}
	}
	pty_end(p);
}

static void putty_is_understood_under_every_type(void **fixture)
{
	static const char *const types[] = {"xterm",   "xterm-256color", "putty", "linux", "vt100",
	                                    "tmux-256color", "no-such-terminal", "dumb"};

	(void)fixture;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		keys_are_known_under(types[i]);
}

static void an_unknown_type_is_told(void **fixture)
{
	static const struct {
		const char *term, *told;
	} types[] = {
	    {"xterm-256color", "type known"},
	    {"no-such-terminal",
	     "The terminal type “no-such-terminal” is not known here: taken for"},
	    {"dumb", "The terminal type “dumb” is not known here: taken for xterm-256color."},
	    {"../../etc/passwd", "The terminal has no type: taken for xterm-256color."},
	    {NULL, "The terminal has no type: taken for xterm-256color."},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct pty *p = start("keys", types[i].term);

		assert_true(pty_wait_text(p, types[i].told));
		pty_end(p);
	}
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

static void lines_are_drawn_in_unicode(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");
	struct pty_cursor cursor = pty_cursor(p);

	(void)fixture;
	assert_string_equal(pty_row(p, 2), "─ ▄ │ ■ é 漢");
	assert_false(pty_sent(p, "\033(0"));
	assert_false(pty_sent(p, "\016"));
	assert_true(cursor.shown && cursor.row == 2 && cursor.col == 4);
	pty_end(p);
}

static void colours_come_in_pairs_or_not_at_all(void **fixture)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};
	struct pty *p = start("keys", "xterm-256color");
	struct pty_look alarm = pty_look(p, 1, 0), accent = pty_look(p, 2, 0);
	struct pty_look key = pty_look(p, 0, 0);

	(void)fixture;
	assert_true(alarm.bold && alarm.fg == 7 && alarm.bg == 1);
	assert_true(!accent.bold && accent.fg == 0 && accent.bg == 6);
	assert_true(key.bold && key.fg == -1 && key.bg == -1);
	pty_end(p);
	p = start_with("keys", no_color, 0, 0);
	assert_true(pty_wait_text(p, "漢"));
	alarm = pty_look(p, 1, 0);
	accent = pty_look(p, 2, 0);
	assert_true(alarm.bold && alarm.reverse && alarm.fg == -1);
	assert_true(!accent.bold && accent.reverse && accent.bg == -1);
	for (const char *digit = "0123456789"; *digit; digit++) {
		const char foreground[] = {'\033', '[', '3', *digit, '\0'};
		const char background[] = {'\033', '[', '4', *digit, '\0'};

		assert_false(pty_sent(p, foreground));
		assert_false(pty_sent(p, background));
	}
	pty_end(p);
}

static void the_screen_follows_the_window(void **fixture)
{
	static const char *const lying[] = {"LINES=5", "COLUMNS=10", NULL};
	struct pty *p = start_with("keys", lying, 16, 60);

	(void)fixture;
	assert_true(pty_wait_text(p, "ready 60x16"));
	pty_resize(p, 43, 132);
	assert_true(pty_wait_text(p, "ready 132x43"));
	pty_resize(p, 1, 1);
	assert_true(pty_wait_still(p));
	pty_resize(p, 600, 2000);
	assert_true(pty_wait_text(p, "ready 512x256"));
	pty_resize(p, 24, 80);
	assert_true(pty_wait_text(p, "ready 80x24"));
	press(p, "x", "<x>");
	pty_end(p);
}

static void a_paste_is_one_text(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");
	char *large = malloc(100001);

	(void)fixture;
	pty_paste(p, "q\r\nû\033[A\003");
	assert_true(pty_wait_text(p, "<paste 5 q û"));
	press(p, "x", "<x>");
	memset(large, 'a', 100000);
	large[100000] = '\0';
	pty_paste(p, large);
	assert_true(pty_wait_text(p, "<paste 65536 cut aaaa"));
	press(p, "y", "<y>");
	free(large);
	pty_end(p);
}

static void a_sequence_nobody_knows_types_nothing(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");

	(void)fixture;
	press(p, "\033[99;5~", "<?>");
	press(p, "\033[?1;2c", "<?>");
	press(p, "\033Oz", "<?>");
	press(p, "\033x", "<x>"); /* Esc, then x: a bad line sends them together */
	press(p, "\033[1;5C", "<Right>");
	press(p, "\351x", "<x>"); /* Latin-1 */
	pty_end(p);
}

static void assert_given_back(struct pty *p)
{
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor(p).shown);
	assert_true(pty_sent(p, "\033[?2004l"));
	assert_true(pty_sent(p, "\033[?1l\033>"));
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

static void a_stop_lends_the_terminal(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");

	(void)fixture;
	pty_type(p, "\033[20~");
	assert_true(pty_wait_text(p, "at the shell"));
	assert_true(pty_wait_still(p));
	assert_given_back(p);
	pty_resize(p, 30, 100);
	pty_signal(p, SIGCONT);
	assert_true(pty_wait_text(p, "ready 100x30"));
	press(p, "x", "<x>");
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

static void a_second_costs_a_few_bytes(void **fixture)
{
	struct pty *p = start("clock", "xterm-256color");
	size_t total = 0;

	(void)fixture;
	for (int s = 250; s > 240; s--) {
		char left[32];

		snprintf(left, sizeof left, "reste %d:%02d", s / 60, s % 60);
		total += cost(p, "t", left);
	}
	assert_true(total <= 170);
	cost(p, "c", "reste 4:01");
	assert_false(pty_cursor(p).shown);
	cost(p, "t", "reste 4:00");
	cost(p, "t", "reste 3:59");
	cost(p, "t", "reste 3:58");
	assert_at_most(p, 8);
	pty_end(p);
}

static bool has_sent(struct pty *p, void *context)
{
	(void)context;
	return pty_bytes(p) > 0;
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
	pty_type(p, "zzz\033[20~");
	assert_true(pty_wait_text(p, "at the shell"));
	assert_int_equal(strncmp(pty_sent_text(p), "\\x1b[?2004l", 11), 0);
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
	    cmocka_unit_test(putty_is_understood_under_every_type),
	    cmocka_unit_test(an_unknown_type_is_told),
	    cmocka_unit_test(without_a_terminal_it_refuses),
	    cmocka_unit_test(lines_are_drawn_in_unicode),
	    cmocka_unit_test(colours_come_in_pairs_or_not_at_all),
	    cmocka_unit_test(the_screen_follows_the_window),
	    cmocka_unit_test(a_paste_is_one_text),
	    cmocka_unit_test(a_sequence_nobody_knows_types_nothing),
	    cmocka_unit_test(every_end_restores_the_terminal),
	    cmocka_unit_test(without_a_second_screen_the_prompt_is_below),
	    cmocka_unit_test(a_stop_lends_the_terminal),
	    cmocka_unit_test(a_lost_terminal_is_left),
	    cmocka_unit_test(modes_left_by_others_are_reset),
	    cmocka_unit_test(a_second_costs_a_few_bytes),
	    cmocka_unit_test(big_digits_cost_little),
	    cmocka_unit_test(nothing_new_sends_nothing),
	    cmocka_unit_test(the_first_frame_is_cheap),
	    cmocka_unit_test(redrawing_repairs_the_screen),
	};

	if (argc == 3 && strcmp(argv[1], "child") == 0)
		return child(argv[2]);
	text_open();
	return cmocka_run_group_tests_name("ui/screen", tests, NULL, NULL);
}
