/* golden: a whole screen as text, compared with a file that one can read.
 *
 * A story tells the day so far; somebody sits down, types keys, and what they
 * see is drawn.  Each wish goes the road that the session gives it: rules,
 * ledger, read back, state, and back to the desk.  Also shows that no screen
 * passes its edge, and that in the smallest window, in French and in English, line 3 and
 * the footer are said whole.
 * GENERATE=1 writes the files anew: each is then to be looked at before it is
 * kept. */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include <stdbool.h>

#include "base/str.h"

struct golden {
	const char *name; /* of tests/screen/expected/NAME.txt */
	/* Files of tests/screen/stories, without ".story", parted by blanks; or, when it holds a
	 * newline, the lines themselves, "include NAME" among them. */
	const char *story;
	const char *seat; /* a person's name; NULL: nobody yet */
	/* Keys as keys.h names them, parted by blanks, one second apart.  Also: "text" in double
	 * quotes typed key by key, +1:30 time that passes, !full and !slow a disk that takes
	 * nothing or takes long from then on, !ok one that does again, !hurry keys that all come at
	 * one moment from then on. */
	const char *keys;
	int rows, cols;            /* 0: 24 and 80 */
	const char *grid, *cohort; /* NULL: the sample's */
	bool ascii;
	bool english; /* drawn so: a message of the last key is in French */
	bool aloud; /* what is said of it, key after key, and not what is seen in the end */
	bool in_public; /* the public clock, no desk: of the keys only times count */
	bool pens;  /* also the pen of each cell and the cursor */
	bool alone; /* nobody else is connected */
	const char *codes; /* of cards were made: whose place is closed, names, "" for none */
	bool by_card;      /* nothing is shown before the code */
	bool elsewhere;    /* the seat is held by another screen */
	const char *head;  /* of the record, "N:HEX16"; NULL: not yet to be shown */
	/* Or only these are: names, each with since when: "MERLE@8:47"; or whose line was cut:
	 * "PINSON@cut". */
	const char *connected;
};

/* Fails the test, telling the lines that differ, unless the screen is the file's. */
void golden_check(const struct golden *);
/* Appends what is seen, compared with nothing: for tests that compare two screens.  The
 * name only tells which one failed. */
void golden_see(const struct golden *, struct buf *seen);
/* The same of a text made from what was seen. */
void golden_text(const char *name, struct str text);
/* Fails the test as golden_check does, with the sample's grid and cohort. */
void golden_screen(const char *name, const char *story, const char *seat, const char *keys,
                   int rows, int cols);

#endif
