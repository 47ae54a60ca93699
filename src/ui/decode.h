/* decode: what a terminal sends, as keys.
 *
 * Puts UTF-8 together byte by byte, tells Esc from a longer sequence, swallows
 * sequences that nobody knows, and gathers pasted text.  What curses has already
 * recognised comes as a whole key.  Pure: its input comes through a function. */
#ifndef UI_DECODE_H
#define UI_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/keys.h"

struct input {
	enum {
		INPUT_NONE, /* nothing more for now */
		INPUT_BYTE,
		INPUT_KEY, /* a key recognised as a whole */
		INPUT_PASTE_BEGIN,
		INPUT_PASTE_END,
	} kind;
	uint8_t byte;
	struct key key;
};

enum { DECODE_PASTE_MAX_BYTES = 65536 };

struct decoder {
	struct input pushed_back; /* to be read again; INPUT_NONE if none */
	char partial[4];          /* the bytes of a character not yet whole */
	size_t partial_n;
	bool pasting;
	bool paste_cut; /* the paste was longer than DECODE_PASTE_MAX_BYTES */
	bool paste_cr;  /* its last byte was a carriage return */
	bool paste_still; /* nothing more of it had come when last asked */
	struct buf paste;
};

/* Zeroed is ready. */
void decode_done(struct decoder *);
/* The next key, or K_NONE once `next` has nothing more; what is incomplete is
 * kept for the next call.  After K_PASTE, the text is in paste, newlines as \n,
 * unchecked, until the next call. */
struct key decode_key(struct decoder *, struct input (*next)(void *context), void *context);

#endif
