/* screen: see screen.h.  In order: opening, drawing, reading, ending; which terminal curses takes
 * this one for is screen_type.c. */
#include "ui/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fd.h"
#include "base/words.h"
#include "ui/decode.h"
#include "ui/rescue.h"
#include "ui/screen_private.h"

enum { ESC_DELAY_MS = 50 };

struct screen {
	SCREEN *curses;
	WINDOW *keyboard;     /* a pad: reading from it refreshes nothing */
	char notice[160];     /* "" when there is nothing to tell */
	bool moves_lines;     /* curses would, if it found one shown elsewhere */
	const char *modes_on; /* sent once on our screen; "" where the description does, or can't */
	bool entered;         /* the terminal shows our screen */
	attr_t attrs[PEN_COUNT];
	short pairs[PEN_COUNT];
	int rows, cols;
	struct cell *shown; /* what the last screen_put drew, rows × cols */
	bool all_again;     /* shown is worth nothing */
	int cursor_row, cursor_col;
	bool cursor_shown;
	struct decoder decoder;
};

/* Modes that curses does not reset and a program killed without warning may have
 * left on: line-drawing letters, insertion, a moved origin, lines that don't wrap,
 * the mouse; each alone, as some terminals read only the first of several.  The region
 * that scrolls is the whole window.  Last, bracketed paste is asked for.  Sent once
 * the screen is cleared: what homes the cursor moves nothing.  Our own description
 * (terminal.ti) sends the same as it enters and leaves the screen. */
static const char modes_on[] =
    "\017\033(B\033[4l\033[?6l\033[r\033[?7h"
    "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004h";
static const char modes_off[] = "\033[?2004l";

/* What a terminal that is gone does not take is no loss. */
static void send_bytes(const char *s, size_t n)
{
	fd_write_all(STDOUT_FILENO, (struct str){s, n});
}

/* As endwin would do.  Without an alternate screen, what was drawn stays above
 * the shell's prompt. */
static void prepare_rescue(const struct screen *s)
{
	const char *move = screen_capability("cup");

	rescue_clear();
	if (*s->modes_on)
		rescue_add(modes_off);
	rescue_add(screen_capability("op"));
	rescue_add(screen_capability("sgr0"));
	rescue_add(screen_capability("rmkx"));
	if (screen_capability("rmcup")) {
		rescue_add(screen_capability("rmcup"));
	} else if (move) {
		rescue_add(tiparm(move, s->rows - 1, 0));
		rescue_add("\r\n");
	}
	/* Last: to leave a screen that was not entered yet may bring another cursor back. */
	rescue_add(screen_capability("cnorm"));
	rescue_ready();
}

/* Opening. */

static void choose_pens(struct screen *s, bool monochrome)
{
	bool colour =
	    !monochrome && has_colors() && start_color() == OK && use_default_colors() == OK;

	s->attrs[PEN_BOLD] = A_BOLD;
	s->attrs[PEN_DIM] = A_DIM;
	s->attrs[PEN_REVERSE] = A_REVERSE;
	s->attrs[PEN_ACCENT] = colour ? A_NORMAL : A_REVERSE;
	s->attrs[PEN_ALARM] = colour ? A_BOLD : A_BOLD | A_REVERSE;
	if (!colour)
		return;
	s->pairs[PEN_ACCENT] = 1;
	s->pairs[PEN_ALARM] = 2;
	init_pair(1, COLOR_BLACK, COLOR_CYAN);
	init_pair(2, COLOR_WHITE, COLOR_RED);
}

enum { CODE_PASTE_BEGIN = 0x4000, CODE_PASTE_END, CODE_CHAR };

/* Keys that terminals send whatever their description says, or that it forgets:
 * PuTTY's Home, End and F1–F4 under TERM=xterm, arrows in either cursor mode, the
 * keypad in application mode. */
static const struct {
	const char *sequence;
	int code;
} sent_keys[] = {
    {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END},
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
    {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)}, {"\033[[D", KEY_F(4)},
    {"\033[[E", KEY_F(5)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)},
    {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)},
    {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
    {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
    {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME}, {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME},
    {"\033[4~", KEY_END}, {"\033[8~", KEY_END}, {"\033[F", KEY_END}, {"\033OF", KEY_END},
    {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
    {"\033[Z", KEY_BTAB}, {"\033OM", KEY_ENTER},
};

static void define_keys(void)
{
	/* The last byte of a keypad key and the character printed on it. */
	static const char keypad_keys[] = "p0q1r2s3t4u5v6w7x8y9n.l,j*k+m-o/X=";

	define_key(NULL, KEY_SUSPEND); /* it would hide Ctrl-Z */
	for (size_t i = 0; i < sizeof sent_keys / sizeof *sent_keys; i++)
		define_key(sent_keys[i].sequence, sent_keys[i].code);
	for (const char *k = keypad_keys; *k; k += 2) {
		const char sequence[] = {'\033', 'O', k[0], '\0'};

		define_key(sequence, CODE_CHAR + k[1]);
	}
}

static void take_size(struct screen *s)
{
	int rows, cols;

	getmaxyx(stdscr, rows, cols);
	s->rows = rows;
	s->cols = cols;
	free(s->shown);
	s->shown = arena_alone((size_t)rows * (size_t)cols, sizeof *s->shown);
	s->all_again = true;
}

static void set_modes(struct screen *s)
{
	raw();
	noecho();
	nonl();
	typeahead(-1);
	set_escdelay(ESC_DELAY_MS);
	s->keyboard = newpad(1, 1);
	keypad(s->keyboard, TRUE);
	nodelay(s->keyboard, TRUE);
	define_keys();
}

/* Until it once comes back from endwin, curses (6.4) sends each move of the cursor
 * by itself: a packet for each word that changed, where one a frame will do.  So
 * it leaves before it began, its farewell going nowhere. */
static void gather_writes(void)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int line = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

	if (nowhere >= 0 && line >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
		endwin();
		dup2(line, STDOUT_FILENO);
	}
	if (line >= 0)
		close(line);
	if (nowhere >= 0)
		close(nowhere);
}

/* From here on there is a screen to leave. */
static void enter(struct screen *s)
{
	s->entered = true;
	prepare_rescue(s);
}

/* Clears the terminal with the first frame; before it where something must come between, after
 * curses entered its screen. */
static void begin_screen(struct screen *s)
{
	clearok(curscr, TRUE);
	if (*s->modes_on) {
		wrefresh(stdscr);
		send_bytes(s->modes_on, strlen(s->modes_on));
		enter(s);
	}
	s->all_again = true;
}

/* Whether it understands them, and its description does not send them by itself. */
static bool can_set_modes(void)
{
	const char *move = screen_capability("cup"), *enter = screen_capability("smcup");

	return move && strncmp(move, "\033[", 2) == 0 && !(enter && strstr(enter, modes_on));
}

struct screen *screen_open(const struct screen_setup *setup, struct err *err)
{
	struct termios found;
	struct screen *s;

	/* First: curses changes the line at once, the screen later. */
	if (!rescue_begin(&found, err))
		return NULL;
	s = arena_alone(1, sizeof *s);
	s->curses = screen_take_type(setup->term, s->notice, sizeof s->notice, err);
	if (!s->curses) {
		rescue_end();
		free(s);
		return NULL;
	}
	s->modes_on = can_set_modes() ? modes_on : "";
	s->moves_lines = screen_capability("ri") || screen_capability("il1") ||
	                 screen_capability("il") || screen_capability("rin");
	gather_writes();
	set_modes(s);
	choose_pens(s, setup->monochrome);
	take_size(s);
	s->cursor_shown = true;
	begin_screen(s);
	screen_resize(s);
	return s;
}

/* curses comes back from where it had left, with all that it sets as it does. */
void screen_resume(struct screen *s)
{
	gather_writes();
	begin_screen(s);
}

const char *screen_notice(const struct screen *s)
{
	return *s->notice ? s->notice : NULL;
}

int screen_fd(const struct screen *s)
{
	(void)s;
	return STDIN_FILENO;
}

void screen_size(const struct screen *s, int *rows, int *cols)
{
	*rows = s->rows;
	*cols = s->cols;
}

static int within(int value, int most)
{
	return value < 1 ? 1 : value > most ? most : value;
}

bool screen_resize(struct screen *s)
{
	struct winsize size;
	int rows, cols;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
		size = (struct winsize){.ws_row = (unsigned short)s->rows,
		                        .ws_col = (unsigned short)s->cols};
	rows = within(size.ws_row, WINDOW_ROWS);
	cols = within(size.ws_col, WINDOW_COLS);
	if (rows == s->rows && cols == s->cols)
		return false;
	resizeterm(rows, cols);
	take_size(s);
	if (s->entered)
		prepare_rescue(s);
	return true;
}

/* Drawing. */

static void cell_to_curses(const struct screen *s, const struct cell *cell, cchar_t *out)
{
	wchar_t text[CELL_CODES + 1] = {0};

	for (size_t i = 0; i < CELL_CODES; i++)
		text[i] = (wchar_t)cell->codes[i];
	setcchar(out, text, s->attrs[cell->pen], s->pairs[cell->pen], NULL);
}

/* A cell of the canvas as the terminal can show it: a blank beyond its edge. */
static struct cell cell_within(const struct canvas *c, int row, int col, int cols)
{
	const struct cell *cell = canvas_at(c, row, col);

	if (!cell || (cell->width == 2 && col + 1 >= cols))
		return (struct cell){.codes = {' '}, .width = 1};
	return *cell;
}

/* The column after the last that isn't blank. */
static int row_end(const struct cell *row, int n)
{
	while (n > 0 && row[n - 1].codes[0] == ' ' && row[n - 1].pen == PEN_PLAIN &&
	       !row[n - 1].codes[1])
		n--;
	return n;
}

static bool row_is(const struct screen *s, int shown, const struct canvas *c, int row)
{
	return memcmp(&s->shown[(size_t)shown * (size_t)s->cols], canvas_at(c, row, 0),
	              (size_t)s->cols * sizeof *s->shown) == 0;
}

/* Not all terminals that say that they move lines do it well: an old one would stay there and be
 * read.  So a line that is wanted elsewhere is forgotten where it was, and written anew. */
static void forget_moved(const struct screen *s, const struct canvas *c)
{
	if (s->all_again || c->cols != s->cols || c->rows != s->rows) {
		clearok(curscr, TRUE);
		return;
	}
	for (int row = 0; row < s->rows; row++)
		for (int other = 0; other < s->rows && !row_is(s, row, c, row); other++)
			if (row_is(s, row, c, other)) {
				wredrawln(stdscr, row, 1);
				break;
			}
}

/* Gives one row to curses if it changed. */
static bool row_put(struct screen *s, const struct canvas *c, int row)
{
	struct cell *shown = &s->shown[(size_t)row * (size_t)s->cols];
	struct cell sent[WINDOW_COLS];
	cchar_t line[WINDOW_COLS];
	int n = 0, end, now;

	if (!s->all_again && row < c->rows && c->cols == s->cols && row_is(s, row, c, row))
		return false;
	end = s->all_again ? 0 : row_end(shown, s->cols);
	for (int col = 0; col < s->cols; col++)
		shown[col] = sent[col] = cell_within(c, row, col, s->cols);
	cells_join_words(sent, s->cols);
	now = row_end(sent, s->cols);
	for (int col = 0; col < (now > end ? now : end); col++)
		if (sent[col].width)
			cell_to_curses(s, &sent[col], &line[n++]);
	mvwadd_wchnstr(stdscr, row, 0, line, n);
	return true;
}

/* While the cursor is hidden it stays wherever the last change left it, which
 * halves the bytes of a tick; while shown it must come back. */
static bool cursor_put(struct screen *s, const struct canvas *c)
{
	bool shown = c->cursor_shown && c->cursor_row < s->rows && c->cursor_col < s->cols;
	bool moved = shown && (c->cursor_row != s->cursor_row || c->cursor_col != s->cursor_col);

	if (shown != s->cursor_shown) {
		curs_set(shown);
		leaveok(stdscr, !shown);
		s->cursor_shown = shown;
		moved = shown;
	}
	if (shown)
		wmove(stdscr, c->cursor_row, c->cursor_col);
	s->cursor_row = c->cursor_row;
	s->cursor_col = c->cursor_col;
	return moved;
}

bool screen_put(struct screen *s, const struct canvas *c)
{
	bool changed = s->all_again;

	if (s->moves_lines)
		forget_moved(s, c);
	if (changed)
		werase(stdscr);
	for (int row = 0; row < s->rows; row++)
		changed |= row_put(s, c, row);
	changed |= cursor_put(s, c);
	s->all_again = false;
	if (!s->entered)
		enter(s);
	if (changed)
		wrefresh(stdscr);
	return changed;
}

void screen_redraw(struct screen *s)
{
	clearok(curscr, TRUE);
	s->all_again = true;
}

void screen_bell(struct screen *s)
{
	(void)s;
	beep();
}

/* Device status report, ECMA-48 8.3.35. */
void screen_ask(struct screen *s)
{
	const char *move = tigetstr("cup");

	(void)s;
	if (move && move != (const char *)-1 && strncmp(move, "\033[", 2) == 0)
		send_bytes("\033[5n", 4);
}

/* Reading. */

/* Arrows and the like with Shift, Ctrl or Alt, by the names that terminal
 * descriptions give them (kRIT5): what they are without. */
static enum key_kind modified_kind(int code)
{
	static const struct {
		const char *prefix;
		enum key_kind kind;
	} names[] = {
	    {"kUP", K_UP}, {"kDN", K_DOWN}, {"kLFT", K_LEFT}, {"kRIT", K_RIGHT}, {"kHOM", K_HOME},
	    {"kEND", K_END}, {"kDC", K_DELETE}, {"kIC", K_INSERT}, {"kPRV", K_PAGE_UP},
	    {"kNXT", K_PAGE_DOWN},
	};
	const char *name = keyname(code);

	for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
		if (strncmp(name, names[i].prefix, strlen(names[i].prefix)) == 0)
			return names[i].kind;
	return K_UNKNOWN;
}

static const struct {
	int code;
	enum key_kind kind;
} named_keys[] = {
    {KEY_UP, K_UP}, {KEY_DOWN, K_DOWN}, {KEY_LEFT, K_LEFT}, {KEY_RIGHT, K_RIGHT},
    {KEY_SR, K_UP}, {KEY_SF, K_DOWN}, {KEY_SLEFT, K_LEFT}, {KEY_SRIGHT, K_RIGHT},
    {KEY_HOME, K_HOME}, {KEY_END, K_END}, {KEY_SHOME, K_HOME}, {KEY_SEND, K_END},
    {KEY_FIND, K_HOME}, {KEY_SELECT, K_END}, {KEY_A1, K_HOME}, {KEY_C1, K_END},
    {KEY_PPAGE, K_PAGE_UP}, {KEY_NPAGE, K_PAGE_DOWN}, {KEY_A3, K_PAGE_UP}, {KEY_C3, K_PAGE_DOWN},
    {KEY_SPREVIOUS, K_PAGE_UP}, {KEY_SNEXT, K_PAGE_DOWN}, {KEY_IC, K_INSERT}, {KEY_DC, K_DELETE},
    {KEY_SDC, K_DELETE}, {KEY_BACKSPACE, K_BACKSPACE}, {KEY_BTAB, K_BACKTAB}, {KEY_ENTER, K_ENTER},
};

static struct key named_key(int code)
{
	if (code >= KEY_F(1) && code <= KEY_F(24))
		return (struct key){.kind = K_FUNCTION, .cp = (uint32_t)(code - KEY_F0)};
	if (code > CODE_CHAR)
		return key_char((uint32_t)(code - CODE_CHAR));
	for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
		if (named_keys[i].code == code)
			return (struct key){.kind = named_keys[i].kind};
	return (struct key){.kind = modified_kind(code)};
}

static struct input next_input(void *context)
{
	struct screen *s = context;
	int code;

	do
		code = wgetch(s->keyboard);
	while (code == KEY_RESIZE);
	if (code == ERR)
		return (struct input){.kind = INPUT_NONE};
	if (code == CODE_PASTE_BEGIN)
		return (struct input){.kind = INPUT_PASTE_BEGIN};
	if (code == CODE_PASTE_END)
		return (struct input){.kind = INPUT_PASTE_END};
	if (code > 0xFF)
		return (struct input){.kind = INPUT_KEY, .key = named_key(code)};
	return (struct input){.kind = INPUT_BYTE, .byte = (uint8_t)code};
}

static bool is_gone(const struct screen *s)
{
	struct pollfd line = {.fd = screen_fd(s), .events = POLLIN};

	return poll(&line, 1, 0) < 0 ? errno != EINTR
	                             : (line.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

enum screen_input screen_read(struct screen *s, struct key *key)
{
	*key = decode_key(&s->decoder, next_input, s);
	if (key->kind != K_NONE)
		return SCREEN_KEY;
	return is_gone(s) ? SCREEN_GONE : SCREEN_NOTHING;
}

struct str screen_pasted(const struct screen *s, bool *was_cut)
{
	*was_cut = s->decoder.paste_cut;
	return buf_str(&s->decoder.paste);
}

/* Ending. */

static void leave_screen(const struct screen *s)
{
	if (*s->modes_on)
		send_bytes(modes_off, sizeof modes_off - 1);
	if (s->entered)
		endwin();
}

void screen_close(struct screen *s)
{
	if (!s)
		return;
	leave_screen(s);
	rescue_end();
	delwin(s->keyboard);
	delscreen(s->curses);
	decode_done(&s->decoder);
	free(s->shown);
	free(s);
}
