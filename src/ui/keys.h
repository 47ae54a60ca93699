/* keys: one press of the keyboard, whatever terminal it came through.
 *
 * A key is a character, a key with a name, or a paste.  Here is also what a
 * French keyboard asks for: the top row gives digits without Shift, Caps Lock
 * changes no letter.  Knows no terminal and no meaning of a key. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum key_kind {
	K_NONE, /* no key */
	K_CHAR, /* a character; with MOD_CTRL a letter in lower case */
	K_ENTER,
	K_ESCAPE,
	K_TAB,
	K_BACKTAB,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_FUNCTION, /* F1 and so on */
	K_PASTE,    /* pasted text, which whoever read the key holds */
	K_STATUS,   /* no key: the terminal answers that it is there */
	K_UNKNOWN,  /* a key that no table knows, or a byte that is no character */
};

enum { MOD_CTRL = 1 };

struct key {
	enum key_kind kind;
	uint32_t cp; /* K_CHAR: the character; K_FUNCTION: its number; else 0 */
	uint8_t mods;
};

/* The key of a character without Ctrl; space is one of them. */
struct key key_char(uint32_t cp);
/* Reads the name that tables and tests use: one character ("u", "é"), "^Z" for
 * Ctrl-Z, "F1", or Enter Esc Tab BackTab Backspace Delete Insert Up Down Left
 * Right Home End PageUp PageDown Space.  False for anything else. */
bool key_parse(struct str name, struct key *);
/* Appends what a person calls it: "u", "Ctrl-Z", "F1", "Space"; in the user's
 * language. */
void key_to_text(struct buf *, struct key);
bool key_equal(struct key, struct key);

/* The digit 0–9 a character stands for, also unshifted or under Caps Lock on a
 * French or Belgian keyboard (& é " ' ( - è _ ç à, É È Ç À, § !); else -1. */
int key_digit(struct key);
/* The letter of a key without Ctrl, in lower case, a–z; 0 for all others. */
char key_letter(struct key);

#endif
