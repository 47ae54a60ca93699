#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/str.h"
#include "base/text.h"

struct pty {
	int master; /* -1 once hung up */
	int slave;  /* kept open: the line's settings outlive the program */
	struct termios before;
	bool mouse;
	pid_t pid;
	bool closed; /* the program's side is closed */
	bool frozen; /* nothing is read */
	int bytes_a_second; /* of a slow line; 0: at once */
	int64_t taken_until_ms; /* what was read so far takes until then */
	bool ended;  /* reaped, with: */
	int status;
	VTerm *vterm;
	VTermScreen *screen;
	int rows, cols;
	struct pty_cursor cursor;
	bool alternate;
	int bells;
	struct buf sent; /* since the mark */
	struct buf text; /* what the last looking function returned */
};

static void give_up(const char *what)
{
	fprintf(stderr, "pty: %s: %s\n", what, strerror(errno));
	abort();
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The terminal. */

static int on_cursor(VTermPos pos, VTermPos former, int visible, void *user)
{
	struct pty *p = user;

	(void)former;
	(void)visible;
	p->cursor.row = pos.row;
	p->cursor.col = pos.col;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *p = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		p->cursor.shown = value->boolean;
	if (property == VTERM_PROP_ALTSCREEN)
		p->alternate = value->boolean;
	if (property == VTERM_PROP_MOUSE)
		p->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static int on_bell(void *user)
{
	struct pty *p = user;

	p->bells++;
	return 1;
}

/* What a terminal answers to a question of the program. */
static void on_answer(const char *bytes, size_t n, void *user)
{
	pty_type_bytes(user, bytes, n);
}

/* libvterm 0.1.4 dies of a double character in a window of one column. */
static void look_at(struct pty *p, int rows, int cols)
{
	p->rows = rows < PTY_ROWS_MAX ? rows : PTY_ROWS_MAX;
	p->cols = cols < 2 ? 2 : cols < PTY_COLS_MAX ? cols : PTY_COLS_MAX;
}

static void terminal_open(struct pty *p)
{
	static const VTermScreenCallbacks callbacks = {
	    .movecursor = on_cursor, .settermprop = on_property, .bell = on_bell};

	p->vterm = vterm_new(p->rows, p->cols);
	vterm_set_utf8(p->vterm, 1);
	vterm_output_set_callback(p->vterm, on_answer, p);
	p->screen = vterm_obtain_screen(p->vterm);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	p->cursor.shown = true;
	vterm_screen_reset(p->screen, 1);
}

/* The program. */

static bool names_same(const char *a, const char *b)
{
	size_t n = strcspn(a, "=");

	return n == strcspn(b, "=") && strncmp(a, b, n) == 0;
}

static bool is_named(const char *const *env, const char *name)
{
	for (; env && *env; env++)
		if (names_same(*env, name))
			return true;
	return false;
}

/* In the child, which is about to be another program: nothing is freed. */
static void set_environment(const char *const *env)
{
	static const char *const inherited[] = {
	    "PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
	    "LLVM_PROFILE_FILE", "GCOV_PREFIX"};
	char *kept[sizeof inherited / sizeof *inherited];

	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++) {
		const char *value = getenv(inherited[i]);

		kept[i] = value ? strdup(value) : NULL;
	}
	clearenv();
	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		if (kept[i] && !is_named(env, inherited[i]))
			setenv(inherited[i], kept[i], 1);
	if (!is_named(env, "TERM"))
		setenv("TERM", "xterm-256color", 1);
	for (; env && *env; env++)
		if (strchr(*env, '='))
			putenv(strdup(*env));
}

static void line_open(struct pty *p, const struct winsize *size)
{
	char name[64];

	p->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (p->master < 0 || grantpt(p->master) < 0 || unlockpt(p->master) < 0 ||
	    ptsname_r(p->master, name, sizeof name) != 0)
		give_up("no pseudo-terminal");
	p->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (p->slave < 0 || ioctl(p->slave, TIOCSWINSZ, size) < 0)
		give_up(name);
	p->before = pty_line(p);
}

static _Noreturn void become(const struct pty_setup *setup, int slave)
{
	char *const *argv;
	sigset_t none;

	setsid();
	if (ioctl(slave, TIOCSCTTY, 0) < 0)
		_exit(125);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* A shell ignores the second and third for what it runs in the background. */
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	set_environment(setup->env);
	if (setup->dir && chdir(setup->dir) < 0)
		_exit(126);
	/* execv asks for less const than it needs. */
	memcpy(&argv, &setup->argv, sizeof argv);
	execv(setup->argv[0], argv);
	fprintf(stderr, "pty: %s: %s\n", setup->argv[0], strerror(errno));
	_exit(127);
}

struct pty *pty_start(const struct pty_setup *setup)
{
	struct pty *p = calloc(1, sizeof *p);
	struct winsize size = {.ws_row = (unsigned short)(setup->rows ? setup->rows : 24),
	                       .ws_col = (unsigned short)(setup->cols ? setup->cols : 80)};

	if (!p)
		give_up("no memory");
	look_at(p, size.ws_row, size.ws_col);
	text_open();
	terminal_open(p);
	line_open(p, &size);
	fflush(NULL);
	p->pid = fork();
	if (p->pid < 0)
		give_up("fork");
	if (p->pid == 0)
		become(setup, p->slave);
	return p;
}

static void reap(struct pty *p, int options)
{
	if (!p->ended && waitpid(p->pid, &p->status, options) == p->pid)
		p->ended = true;
}

void pty_end(struct pty *p)
{
	if (!p)
		return;
	reap(p, WNOHANG);
	if (!p->ended) {
		kill(p->pid, SIGKILL);
		reap(p, 0);
	}
	pty_hang_up(p);
	close(p->slave);
	vterm_free(p->vterm);
	buf_done(&p->sent);
	buf_done(&p->text);
	free(p);
}

/* Reading and typing. */

/* Takes what is there; false when there was nothing. */
enum { SLOW_PIECE = 32 /* bytes */, SLOW_CALM_MS = 100 };

static bool read_some(struct pty *p)
{
	char bytes[4096];
	size_t room = sizeof bytes;
	ssize_t n;

	if (p->closed || p->frozen || p->master < 0)
		return false;
	if (p->bytes_a_second) {
		if (now_ms() < p->taken_until_ms)
			return false;
		room = SLOW_PIECE;
	}
	n = read(p->master, bytes, room);
	if (n > 0) {
		if (p->bytes_a_second)
			p->taken_until_ms = (now_ms() - p->taken_until_ms < SLOW_CALM_MS
			                         ? p->taken_until_ms
			                         : now_ms()) +
			                    n * 1000 / p->bytes_a_second;
		buf_add(&p->sent, (struct str){bytes, (size_t)n});
		vterm_input_write(p->vterm, bytes, (size_t)n);
		return true;
	}
	/* Linux says EIO when the last of the other side is closed. */
	if (n == 0 || (errno != EAGAIN && errno != EINTR))
		p->closed = true;
	return false;
}

/* Some at a time: a program that writes without end must not keep us here. */
void pty_read(struct pty *p)
{
	for (int i = 0; i < 16 && read_some(p); i++)
		;
}

void pty_type_bytes(struct pty *p, const char *bytes, size_t n)
{
	int64_t until = now_ms() + PTY_WAIT_MS;

	while (n && p->master >= 0 && !p->closed && now_ms() < until) {
		struct pollfd line = {.fd = p->master, .events = POLLIN | POLLOUT};
		ssize_t done = write(p->master, bytes, n);

		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		} else {
			poll(&line, 1, 50);
			pty_read(p);
		}
	}
}

void pty_type(struct pty *p, const char *text)
{
	pty_type_bytes(p, text, strlen(text));
}

void pty_paste(struct pty *p, const char *text)
{
	pty_type(p, "\033[200~");
	pty_type(p, text);
	pty_type(p, "\033[201~");
}

/* What happens to the program. */

void pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	pty_read(p);
	look_at(p, rows, cols);
	vterm_set_size(p->vterm, p->rows, p->cols);
	if (ioctl(p->master, TIOCSWINSZ, &size) < 0)
		give_up("TIOCSWINSZ");
}

void pty_signal(struct pty *p, int signal)
{
	reap(p, WNOHANG);
	if (!p->ended)
		kill(p->pid, signal);
}

int pty_fd(const struct pty *p)
{
	return p->master;
}

void pty_freeze(struct pty *p, bool frozen)
{
	p->frozen = frozen;
}

void pty_slow(struct pty *p, int bytes_a_second)
{
	p->bytes_a_second = bytes_a_second;
}

void pty_hang_up(struct pty *p)
{
	if (p->master >= 0)
		close(p->master);
	p->master = -1;
	p->closed = true;
}

/* Waiting. */

bool pty_wait(struct pty *p, bool (*reached)(struct pty *, void *context), void *context,
              const char *what)
{
	int64_t until = now_ms() + PTY_WAIT_MS;

	for (;;) {
		struct pollfd line = {.fd = p->master, .events = POLLIN};

		if (p->closed || p->frozen || p->bytes_a_second)
			line.fd = -1; /* what has come is not taken at once */
		pty_read(p);
		if (reached(p, context))
			return true;
		if (now_ms() >= until)
			break;
		poll(&line, 1, 5);
	}
	fprintf(stderr, "pty: after %d ms, not seen: %s\n%s\n", PTY_WAIT_MS, what, pty_text(p));
	return false;
}

static bool has_text(struct pty *p, void *text)
{
	return pty_shows(p, *(const char **)text);
}

static bool has_no_text(struct pty *p, void *text)
{
	return !pty_shows(p, *(const char **)text);
}

bool pty_wait_text(struct pty *p, const char *text)
{
	return pty_wait(p, has_text, &text, text);
}

bool pty_wait_no_text(struct pty *p, const char *text)
{
	return pty_wait(p, has_no_text, &text, "the text gone");
}

/* The letter of its state in /proc; 0 when it is no more. */
static char process_state(pid_t pid)
{
	char path[64], line[512], *end;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	f = fopen(path, "re");
	if (!f)
		return 0;
	end = fgets(line, sizeof line, f) ? strrchr(line, ')') : NULL;
	fclose(f);
	return end && end[1] == ' ' ? end[2] : 0;
}

/* Asleep or stopped, and still nothing to read after that was seen. */
static bool is_still(struct pty *p, void *context)
{
	struct pollfd line = {.fd = p->master, .events = POLLIN};
	char state = process_state(p->pid);

	(void)context;
	if (p->closed || state == 'Z' || state == 0)
		return true;
	return (state == 'S' || state == 'T') && poll(&line, 1, 2) == 0;
}

bool pty_wait_still(struct pty *p)
{
	return pty_wait(p, is_still, NULL, "the program at rest");
}

static bool has_ended(struct pty *p, void *context)
{
	(void)context;
	reap(p, WNOHANG);
	return p->ended;
}

bool pty_wait_end(struct pty *p, int *status)
{
	bool ended = pty_wait(p, has_ended, NULL, "the program's end");

	pty_read(p);
	if (status)
		*status = p->status;
	return ended;
}

/* Looking. */

static void add_row(struct pty *p, int row)
{
	size_t end = p->text.n;

	for (int col = 0; col < p->cols; col++) {
		VTermScreenCell cell = {0}; /* filled up to its first 0 only */

		vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
		if (cell.chars[0] == UINT32_MAX)
			continue; /* the right half of a double one */
		if (cell.chars[0] == 0)
			cell.chars[0] = ' ';
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			text_add_cp(&p->text, cell.chars[i]);
		if (cell.chars[0] != ' ')
			end = p->text.n;
	}
	if (p->text.s) {
		p->text.n = end;
		p->text.s[end] = '\0';
	}
}

const char *pty_text(struct pty *p)
{
	buf_clear(&p->text);
	for (int row = 0; row < p->rows; row++) {
		add_row(p, row);
		buf_add_char(&p->text, '\n');
	}
	return buf_text(&p->text);
}

const char *pty_row(struct pty *p, int row)
{
	buf_clear(&p->text);
	add_row(p, row);
	return buf_text(&p->text);
}

bool pty_shows(struct pty *p, const char *text)
{
	return strstr(pty_text(p), text) != NULL;
}

bool pty_find(struct pty *p, const char *text, int *row, int *col)
{
	for (*row = 0; *row < p->rows; ++*row) {
		const char *line = pty_row(p, *row), *at = strstr(line, text);

		if (at) {
			*col = (int)text_width((struct str){line, (size_t)(at - line)});
			return true;
		}
	}
	return false;
}

struct pty_look pty_look(struct pty *p, int row, int col)
{
	VTermScreenCell cell = {0};
	struct pty_look look = {.fg = -1, .bg = -1};

	vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
	look.bold = cell.attrs.bold;
	look.reverse = cell.attrs.reverse;
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) && VTERM_COLOR_IS_INDEXED(&cell.fg))
		look.fg = cell.fg.indexed.idx;
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) && VTERM_COLOR_IS_INDEXED(&cell.bg))
		look.bg = cell.bg.indexed.idx;
	return look;
}

struct pty_cursor pty_cursor(struct pty *p)
{
	return p->cursor;
}

bool pty_is_alternate(struct pty *p)
{
	return p->alternate;
}

bool pty_has_mouse(struct pty *p)
{
	return p->mouse;
}

int pty_bells(struct pty *p)
{
	return p->bells;
}

struct termios pty_line(struct pty *p)
{
	struct termios line;

	if (tcgetattr(p->slave, &line) < 0)
		give_up("tcgetattr");
	return line;
}

bool pty_line_is_as_before(struct pty *p)
{
	struct termios now = pty_line(p);
	const struct termios *a = &p->before, *b = &now;

	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
	       a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

pid_t pty_pid(struct pty *p)
{
	return p->pid;
}

/* Bytes. */

void pty_mark(struct pty *p)
{
	pty_read(p);
	buf_clear(&p->sent);
}

size_t pty_bytes(struct pty *p)
{
	return p->sent.n;
}

bool pty_sent(struct pty *p, const char *bytes)
{
	return p->sent.n && memmem(p->sent.s, p->sent.n, bytes, strlen(bytes)) != NULL;
}

const char *pty_sent_text(struct pty *p)
{
	buf_clear(&p->text);
	for (size_t i = 0; i < p->sent.n; i++) {
		unsigned char byte = (unsigned char)p->sent.s[i];

		if (byte >= ' ' && byte <= '~')
			buf_add_char(&p->text, (char)byte);
		else
			buf_addf(&p->text, "\\x%02x", byte);
	}
	return buf_text(&p->text);
}
