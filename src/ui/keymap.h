/* keymap: what each key does, at each place of the program.
 *
 * One table, keymap.def, makes the meaning of a key, the footer, the help and
 * the manual's list: they can't disagree.  Whether an action is allowed to this
 * person now is decided by the rules, never here.  In the editor keys are text:
 * only the rows of PLACE_EDITOR would apply, and it has none. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"

enum action {
	ACT_NONE,
#define ACTION(name) ACT_##name,
#include "ui/keymap.def"
#undef ACTION
	ACT_COUNT,
};

/* Where the keyboard is: one bit each, so that a row can name several. */
enum place {
	PLACE_SEAT = 1 << 0,
	PLACE_CURTAIN = 1 << 1,
	PLACE_DAY = 1 << 2,
	PLACE_OPENING = 1 << 3, /* of the jury */
	PLACE_ATTENDANCE = 1 << 4,
	PLACE_PREPARATION = 1 << 5,
	PLACE_PRESENTATION = 1 << 6,
	PLACE_EXCHANGE = 1 << 7,
	PLACE_NOTATION = 1 << 8,
	PLACE_SHEET = 1 << 9,
	PLACE_AGENDA = 1 << 10,     /* of the deliberation */
	PLACE_COMPETENCY = 1 << 11, /* one competency discussed */
	PLACE_READING = 1 << 12,    /* of the minutes */
	PLACE_DOCUMENTS = 1 << 13,
	PLACE_JOURNAL = 1 << 14,
	PLACE_HELP = 1 << 15,
	PLACE_ASK = 1 << 16,   /* a dialog */
	PLACE_PAUSE = 1 << 17, /* the dialog of a pause */
	PLACE_PUBLIC = 1 << 18,
	PLACE_CODE = 1 << 19,   /* the code of a card, being typed */
	PLACE_PLACES = 1 << 20, /* who sits where, and how */
	PLACE_WRITTEN = 1 << 21,    /* results of the written test */
	PLACE_SIGNATURES = 1 << 22, /* under the sealed minutes */
	PLACE_LAST = PLACE_SIGNATURES,

	PLACES_PHASES = PLACE_PREPARATION | PLACE_PRESENTATION | PLACE_EXCHANGE | PLACE_NOTATION,
	PLACES_PASSAGE = PLACE_ATTENDANCE | PLACES_PHASES,
	PLACES_DELIBERATION = PLACE_AGENDA | PLACE_COMPETENCY,
	PLACES_DIALOGS = PLACE_ASK | PLACE_PAUSE,
	PLACES_LISTS = PLACE_SEAT | PLACE_DAY | PLACE_OPENING | PLACES_PASSAGE | PLACE_AGENDA |
	               PLACE_DOCUMENTS | PLACE_PLACES,
	/* Where a person who has a seat is at work. */
	PLACES_VIEWS = PLACE_DAY | PLACE_OPENING | PLACES_PASSAGE | PLACE_SHEET |
	               PLACES_DELIBERATION | PLACE_READING | PLACE_DOCUMENTS | PLACE_JOURNAL |
	               PLACE_PLACES | PLACE_WRITTEN | PLACE_SIGNATURES,
	PLACES_MOVES = PLACES_VIEWS | PLACE_SEAT | PLACE_HELP | PLACES_DIALOGS,
	PLACES_ALL = 2 * PLACE_LAST - 1,
};

struct keymap_act {
	enum action action; /* ACT_NONE: this key means nothing here */
	int value;          /* DIGIT: 0–9; LEVEL: 0 for a; else 0 */
};

struct keymap_row {
	enum action action;
	const char *keys;  /* names of keys.h parted by blanks, ranges "1-9" and "a-e" */
	const char *word;  /* the footer's; a msgid, as the two next */
	uint32_t where;    /* places */
	const char *does;  /* a sentence without full stop */
	const char *who;   /* who may */
};

struct keymap_act keymap_lookup(enum place, struct key);
/* The whole table, in the order of the help. */
const struct keymap_row *keymap_rows(size_t *n);
/* The row of an action at a place, the first if several; NULL if none. */
const struct keymap_row *keymap_find(enum place, enum action);
/* What a place is called, in the user's language. */
const char *keymap_place(enum place);
enum { ALL_DIGITS = -1 };
/* Appends the keys of a row as a person reads them: "u, Ctrl-Z", "1-9".  Of a range, the first
 * `count`, as a hint has it; 0: all. */
void keymap_label(struct buf *, const struct keymap_row *, int count);

/* One key of the footer, valid now for this seat. */
struct hint {
	enum action action;
	/* UP: 2 shows ↑↓, for both; DIGIT: shown as 1-count, 0 as the digit 0 alone, ALL_DIGITS
	 * as 0-9; LEVEL: that many letters */
	int count;
	const char *word; /* in place of the table's, in the user's language; NULL: the table's */
	struct str whose; /* a name told after the word, in brackets; empty: none */
};

/* Draws the hints that fit, at most 7 (5 on a canvas narrower than 80): undo,
 * help and back last and always, the others before, the first being the
 * weightiest.  A hint that has no row at this place is left out. */
void keymap_footer(struct canvas *, int row, enum place, const struct hint *, size_t n);
/* The same of a text being written: lines, one line, the word that seals. */
enum footer_form { FOOTER_LINES, FOOTER_LINE, FOOTER_SEAL };
void keymap_footer_of_text(struct canvas *, int row, enum footer_form);
/* Appends the message for a key that means nothing here, or not while something is asked. */
void keymap_unknown(struct buf *, struct key, bool asked);

#endif
