#include "ui/decode.h"

#include <string.h>

#include "base/text.h"

struct source {
	struct decoder *d;
	struct input (*next)(void *context);
	void *context;
};

static struct input take(struct source *from)
{
	struct input input = from->d->pushed_back;

	from->d->pushed_back = (struct input){.kind = INPUT_NONE};
	return input.kind == INPUT_NONE ? from->next(from->context) : input;
}

void decode_done(struct decoder *d)
{
	buf_done(&d->paste);
}

enum { CTRL_C = 3 };

static bool is_byte(struct input input, uint8_t from, uint8_t to)
{
	return input.kind == INPUT_BYTE && input.byte >= from && input.byte <= to;
}

/* Arrows and the like with Shift, Ctrl or Alt, as xterm and most others send them (ESC [ 1 ; 5 C,
 * ESC [ 3 ; 5 ~): what they are without. */
static enum key_kind modified_kind(unsigned first, uint8_t last)
{
	static const struct {
		unsigned first;
		uint8_t last;
		enum key_kind kind;
	} keys[] = {
	    {1, 'A', K_UP},      {1, 'B', K_DOWN},      {1, 'C', K_RIGHT},  {1, 'D', K_LEFT},
	    {1, 'H', K_HOME},    {1, 'F', K_END},       {1, '~', K_HOME},   {4, '~', K_END},
	    {7, '~', K_HOME},    {8, '~', K_END},       {2, '~', K_INSERT}, {3, '~', K_DELETE},
	    {5, '~', K_PAGE_UP}, {6, '~', K_PAGE_DOWN},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].first == first && keys[i].last == last)
			return keys[i].kind;
	return K_UNKNOWN;
}

/* After Esc and [ or O: two numbers may be a key with Shift, Ctrl or Alt.  The rest of any other
 * sequence is swallowed, so that it is never typed into the exam. */
static struct key read_unknown(struct source *from, struct input opener, struct input input)
{
	struct key key = {.kind = K_UNKNOWN};
	unsigned first = 0;
	bool plain = true, modified = false; /* a number, then another */

	for (int n = 0; opener.byte == '[' && n < 32 && is_byte(input, ' ', '?'); n++) {
		modified |= input.byte == ';';
		plain &= input.byte == ';' || is_byte(input, '0', '9');
		if (plain && !modified && first < 100)
			first = first * 10 + input.byte - '0';
		input = take(from);
	}
	if (!is_byte(input, ' ', '~'))
		from->d->pushed_back = input;
	else if (plain && modified)
		key.kind = modified_kind(first, input.byte);
	else if (plain && input.byte == 'n')
		key.kind = K_STATUS;
	return key;
}

/* It is Esc itself even when something came with it: on a bad line two keys
 * often do. */
static struct key read_escape(struct source *from)
{
	struct input opener = take(from), input;

	if (is_byte(opener, '[', '[') || is_byte(opener, 'O', 'O')) {
		input = take(from);
		if (input.kind != INPUT_NONE)
			return read_unknown(from, opener, input);
	}
	from->d->pushed_back = opener;
	return (struct key){.kind = K_ESCAPE};
}

static struct key control_key(uint8_t byte)
{
	uint32_t base;

	switch (byte) {
	case '\t': return (struct key){.kind = K_TAB};
	case '\r':
	case '\n': return (struct key){.kind = K_ENTER};
	case '\b':
	case 0x7F: return (struct key){.kind = K_BACKSPACE};
	default:
		/* 1 to 26 are the letters; the few others keep their sign. */
		base = byte >= 1 && byte <= 26 ? 'a' - 1 : '@';
		return (struct key){K_CHAR, base + byte, MOD_CTRL};
	}
}

/* Whether n bytes may be the start of a character. */
static bool is_prefix(const char *bytes, size_t n)
{
	unsigned char lead = (unsigned char)bytes[0];
	size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

	return lead >= 0xC2 && lead <= 0xF4 && n < needed &&
	       (n < 2 || ((unsigned char)bytes[n - 1] & 0xC0) == 0x80);
}

/* One more piece of a character beyond ASCII.  K_NONE: more are needed. */
static struct key character_piece(struct decoder *d, struct input input)
{
	bool whole = input.kind == INPUT_BYTE;
	uint32_t cp = 0;
	size_t n = 0;

	if (whole) {
		d->partial[d->partial_n++] = (char)input.byte;
		n = text_decode((struct str){d->partial, d->partial_n}, &cp);
		if (n == 0 && is_prefix(d->partial, d->partial_n))
			return (struct key){.kind = K_NONE};
	}
	/* What could not go on may well begin something. */
	if (n == 0 && (!whole || d->partial_n > 1))
		d->pushed_back = input;
	d->partial_n = 0;
	if (n == 0 || text_is_forbidden(cp))
		return (struct key){.kind = K_UNKNOWN};
	return key_char(cp);
}

static void paste_begin(struct decoder *d)
{
	buf_clear(&d->paste);
	d->pasting = true;
	d->paste_cut = d->paste_cr = false;
}

static void paste_byte(struct decoder *d, uint8_t byte)
{
	bool follows_cr = d->paste_cr;

	d->paste_cr = byte == '\r';
	if (byte == '\n' && follows_cr)
		return;
	if (d->paste.n >= DECODE_PASTE_MAX_BYTES)
		d->paste_cut = true;
	else
		buf_add_char(&d->paste, byte == '\r' ? '\n' : (char)byte);
}

/* On a bad line its end comes in pieces, which no table knows any more. */
static bool ends_in_pieces(struct decoder *d)
{
	static const char end[] = "\033[201~";
	size_t n = sizeof end - 1;

	if (d->paste.n < n || memcmp(d->paste.s + d->paste.n - n, end, n) != 0)
		return false;
	d->paste.n -= n;
	d->paste.s[d->paste.n] = '\0';
	return true;
}

/* Ctrl-C alone, with silence before and after: where the end of a paste never comes, it is the
 * way out.  Within a paste it comes among other bytes. */
static bool is_way_out(struct source *from, struct input input)
{
	struct input next;

	if (!is_byte(input, CTRL_C, CTRL_C) || !from->d->paste_still)
		return false;
	next = take(from);
	from->d->pushed_back = next;
	return next.kind == INPUT_NONE;
}

/* A paste goes on whatever comes, until its end: nothing in it is ever a key. */
static struct key paste_piece(struct source *from, struct input input)
{
	struct decoder *d = from->d;
	bool ends = input.kind == INPUT_PASTE_END || is_way_out(from, input);

	d->paste_still = false;
	if (input.kind == INPUT_BYTE && !ends) {
		paste_byte(d, input.byte);
		ends = input.byte == '~' && ends_in_pieces(d);
	}
	if (!ends)
		return (struct key){.kind = K_NONE};
	d->pasting = false;
	return (struct key){.kind = K_PASTE};
}

static struct key decode_input(struct source *from, struct input input)
{
	if (from->d->pasting)
		return paste_piece(from, input);
	if (from->d->partial_n || (input.kind == INPUT_BYTE && input.byte >= 0x80))
		return character_piece(from->d, input);
	if (input.kind == INPUT_KEY)
		return input.key;
	if (input.kind == INPUT_PASTE_BEGIN)
		paste_begin(from->d);
	if (input.kind != INPUT_BYTE)
		return (struct key){.kind = K_NONE};
	if (input.byte == '\033')
		return read_escape(from);
	return input.byte < ' ' || input.byte == 0x7F ? control_key(input.byte)
	                                              : key_char(input.byte);
}

struct key decode_key(struct decoder *d, struct input (*next)(void *context), void *context)
{
	struct source from = {d, next, context};
	struct input input;
	struct key key = {.kind = K_NONE};

	while (key.kind == K_NONE && (input = take(&from)).kind != INPUT_NONE)
		key = decode_input(&from, input);
	d->paste_still = d->pasting;
	return key;
}
