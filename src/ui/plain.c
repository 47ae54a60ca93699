/* plain: see plain.h.  In order: opening and ending, saying, the bytes of keys, reading. */
#include "ui/plain.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fd.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/decode.h"
#include "ui/rescue.h"

enum { ESC_DELAY_MS = 50, PARAMS_MAX = 16 };

struct plain {
	struct decoder decoder;
	struct termios raw; /* the line as it is read */
	bool knows_pastes;
	bool line_is_open; /* what was said last has no newline yet */
	uint8_t bytes[256];
	size_t at, n; /* of those read, the next one; how many */
	bool gone;
};

static const char pastes_on[] = "\033[?2004h", pastes_off[] = "\033[?2004l";

/* What a terminal that is gone does not take is no loss: reading finds out. */
static void send_bytes(const char *s, size_t n)
{
	fd_write_all(STDOUT_FILENO, (struct str){s, n});
}

/* -- opening and ending -------------------------------------------------------------------- */

struct plain *plain_open(const char *term, struct err *err)
{
	struct termios found, *raw;
	struct plain *p;

	if (!rescue_begin(&found, err))
		return NULL;
	p = arena_alone(1, sizeof *p);
	raw = &p->raw;
	*raw = found;
	p->knows_pastes = term && *term && strcmp(term, "dumb") != 0;
	/* Newlines go out as ever: lines are all there is. */
	raw->c_lflag &= (tcflag_t) ~(ECHO | ICANON | ISIG | IEXTEN);
	raw->c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | IXON | IXOFF | ISTRIP);
	raw->c_cc[VMIN] = 1;
	raw->c_cc[VTIME] = 0;
	rescue_clear();
	if (p->knows_pastes)
		rescue_add(pastes_off);
	rescue_ready();
	plain_resume(p);
	return p;
}

void plain_resume(struct plain *p)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &p->raw);
	if (p->knows_pastes)
		send_bytes(pastes_on, sizeof pastes_on - 1);
}

void plain_close(struct plain *p)
{
	if (!p)
		return;
	if (p->line_is_open)
		plain_say(p, STR("\n"));
	if (p->knows_pastes)
		send_bytes(pastes_off, sizeof pastes_off - 1);
	rescue_end();
	decode_done(&p->decoder);
	free(p);
}

/* -- saying -------------------------------------------------------------------------------- */

enum { COLS_UNKNOWN = 80, COLS_MIN = 20 };

static size_t window_cols(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col)
		return COLS_UNKNOWN;
	return size.ws_col < COLS_MIN ? COLS_MIN : size.ws_col;
}

/* The last blank before which the line leaves the last column free; the first one, where a word
 * is too long; 0: there is none. */
static size_t break_at(struct str line, size_t cols)
{
	size_t at = 0;

	for (size_t i = 1; i < line.n; i++) {
		if (line.s[i] != ' ')
			continue;
		if (at && text_width((struct str){line.s, i}) >= cols)
			break;
		at = i;
	}
	return at;
}

/* Such a terminal breaks a long line in the middle of a word. */
static void add_line(struct buf *out, struct str line, size_t cols)
{
	size_t at;

	while (text_width(line) >= cols && (at = break_at(line, cols))) {
		buf_add(out, (struct str){line.s, at});
		buf_add_char(out, '\n');
		line = (struct str){line.s + at + 1, line.n - at - 1};
	}
	buf_add(out, line);
}

/* What has no end yet, or goes on from what has none, is being typed. */
static void add_lines(struct buf *out, struct str text, size_t cols, bool goes_on)
{
	while (memchr(text.s, '\n', text.n)) {
		struct str line = str_cut(&text, '\n');

		if (goes_on)
			buf_add(out, line);
		else
			add_line(out, line, cols);
		goes_on = false;
		buf_add_char(out, '\n');
	}
	buf_add(out, text);
}

void plain_say(struct plain *p, struct str text)
{
	struct buf lines = {0};

	if (!text.n)
		return;
	add_lines(&lines, text, window_cols(), p->line_is_open);
	send_bytes(lines.s, lines.n);
	p->line_is_open = text.s[text.n - 1] != '\n';
	buf_done(&lines);
}

void plain_bell(struct plain *p)
{
	(void)p;
	send_bytes("\a", 1);
}

/* -- the bytes of keys --------------------------------------------------------------------- */

int plain_fd(const struct plain *p)
{
	(void)p;
	return STDIN_FILENO;
}

/* The next byte without taking it, waiting so long at most; -1: none. */
static int peek(struct plain *p, int wait_ms)
{
	struct pollfd line = {.fd = STDIN_FILENO, .events = POLLIN};
	ssize_t n;

	if (p->at < p->n)
		return p->bytes[p->at];
	if (p->gone || poll(&line, 1, wait_ms) != 1)
		return -1;
	n = line.revents & POLLIN ? read(STDIN_FILENO, p->bytes, sizeof p->bytes) : 0;
	p->gone = n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
	p->at = 0;
	p->n = n > 0 ? (size_t)n : 0;
	return p->n ? p->bytes[0] : -1;
}

static struct input key_input(enum key_kind kind, uint32_t number)
{
	return (struct input){.kind = INPUT_KEY, .key = {.kind = kind, .cp = number}};
}

/* "ESC [ 5 ~": keys that have a number; the gaps are as old as the VT220. */
static struct input numbered_key(int number)
{
	switch (number) {
	case 1:
	case 7: return key_input(K_HOME, 0);
	case 4:
	case 8: return key_input(K_END, 0);
	case 2: return key_input(K_INSERT, 0);
	case 3: return key_input(K_DELETE, 0);
	case 5: return key_input(K_PAGE_UP, 0);
	case 6: return key_input(K_PAGE_DOWN, 0);
	case 200: return (struct input){.kind = INPUT_PASTE_BEGIN};
	case 201: return (struct input){.kind = INPUT_PASTE_END};
	default: break;
	}
	if (number >= 11 && number <= 15)
		return key_input(K_FUNCTION, (uint32_t)number - 10);
	if (number >= 17 && number <= 21)
		return key_input(K_FUNCTION, (uint32_t)number - 11);
	if (number == 23 || number == 24)
		return key_input(K_FUNCTION, (uint32_t)number - 12);
	return key_input(K_UNKNOWN, 0);
}

/* "ESC [ A", "ESC O A": keys that have a letter. */
static struct input lettered_key(int letter)
{
	static const struct {
		char letter;
		enum key_kind kind;
	} keys[] = {{'A', K_UP},   {'B', K_DOWN}, {'C', K_RIGHT},   {'D', K_LEFT},
	            {'H', K_HOME}, {'F', K_END},  {'Z', K_BACKTAB}, {'M', K_ENTER}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].letter == letter)
			return key_input(keys[i].kind, 0);
	if (letter >= 'P' && letter <= 'S')
		return key_input(K_FUNCTION, (uint32_t)(letter - 'P') + 1);
	return key_input(K_UNKNOWN, 0);
}

/* The digits and signs of a keypad in application mode: "ESC O p" to "ESC O y", and others. */
static struct input keypad_key(int letter)
{
	static const char keypad[] = "p0q1r2s3t4u5v6w7x8y9n.l,j*k+m-o/X=";

	for (const char *k = keypad; *k; k += 2)
		if (k[0] == letter)
			return (struct input){.kind = INPUT_KEY,
			                      .key = key_char((unsigned char)k[1])};
	return lettered_key(letter);
}

/* After ESC and its opener.  A sequence that nobody knows is swallowed, so that it is never
 * typed into the exam. */
static struct input read_sequence(struct plain *p, int opener)
{
	int number = 0, n = 0, byte = peek(p, ESC_DELAY_MS);
	bool first = true;

	if (opener == '[' && byte == '[') { /* the Linux console's F1 to F5 */
		p->at++;
		byte = peek(p, ESC_DELAY_MS);
		p->at += byte >= 0;
		return byte >= 'A' && byte <= 'E'
		           ? key_input(K_FUNCTION, (uint32_t)(byte - 'A') + 1)
		           : key_input(K_UNKNOWN, 0);
	}
	for (; byte >= ' ' && byte <= '?' && n < PARAMS_MAX; n++) {
		if (byte >= '0' && byte <= '9' && first && number < 1000)
			number = number * 10 + (byte - '0');
		else
			first = false; /* what follows the first number are Shift and its like */
		p->at++;
		byte = peek(p, ESC_DELAY_MS);
	}
	if (byte < '@' || byte > '~')
		return key_input(K_UNKNOWN, 0);
	p->at++;
	if (byte == '~')
		return numbered_key(number);
	return opener == 'O' && !n ? keypad_key(byte) : lettered_key(byte);
}

static struct input next_input(void *context)
{
	struct plain *p = context;
	int byte = peek(p, 0), opener;

	if (byte < 0)
		return (struct input){.kind = INPUT_NONE};
	p->at++;
	if (byte != '\033')
		return (struct input){.kind = INPUT_BYTE, .byte = (uint8_t)byte};
	opener = peek(p, ESC_DELAY_MS);
	if (opener != '[' && opener != 'O')
		return key_input(K_ESCAPE, 0);
	p->at++;
	if (peek(p, ESC_DELAY_MS) >= 0)
		return read_sequence(p, opener);
	/* Esc, then the letter alone: two keys that came together. */
	if (p->at)
		p->at--;
	return key_input(K_ESCAPE, 0);
}

enum screen_input plain_read(struct plain *p, struct key *key)
{
	*key = decode_key(&p->decoder, next_input, p);
	if (key->kind != K_NONE)
		return SCREEN_KEY;
	return p->gone ? SCREEN_GONE : SCREEN_NOTHING;
}

struct str plain_pasted(const struct plain *p, bool *was_cut)
{
	*was_cut = p->decoder.paste_cut;
	return buf_str(&p->decoder.paste);
}
