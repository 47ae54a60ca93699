/* keyboard: a person at the shipped program, for tests of a whole day.
 *
 * Types keys and reads the screen by its lines, as they are numbered from 1 at
 * the top; 23 is the line of messages.  What is waited for is a text: where the
 * program is deaf for a moment, a harmless key is typed until it is heard.
 * No-break spaces read as plain ones.  What isn't seen in time shows the screen
 * and fails the test.  Knows no exam but what exam.h keeps of it. */
#ifndef SUPPORT_KEYBOARD_H
#define SUPPORT_KEYBOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "pty.h"

enum {
	LINE_IDENTITY = 1,
	LINE_PHASE = 2,
	LINE_ADVICE = 3,
	LINE_STORED = 21,
	LINE_OTHERS = 22,
	LINE_MESSAGE = 23,
	LINE_KEYS = 24
};

struct exam;

struct keyboard {
	struct pty *pty;
	struct exam *exam; /* keeps what was acknowledged here; not owned */
	const char *who;   /* the family name of who sits here, NULL behind the curtain */
	struct buf text;   /* the line last read */
	bool says_w;       /* which harmless key was typed last */
};

/* The program that the tests are about: $CLEPSYDRE, else the one in build. */
const char *program_path(void);

/* Starts `program join RECORD [--as SEAT]` in 24×80 and waits for its screen. */
struct keyboard *keyboard_open(struct exam *, const char *record, const char *seat,
                               const char *who);
/* The same with these flags after the record, up to a NULL. */
struct keyboard *keyboard_join(struct exam *, const char *record, const char *const *flags,
                               const char *who);
/* Goes to the day and leaves; the program must end with 0. */
void keyboard_leave(struct keyboard *);
/* Ends the process if it still runs, frees all.  NULL is allowed. */
void keyboard_close(struct keyboard *);

/* One line of the screen, from 1; valid until the next call. */
const char *keyboard_line(struct keyboard *, int line);
/* Fails the test, and the exam. */
_Noreturn void keyboard_fail(struct keyboard *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void types(struct keyboard *, const char *keys);
/* Until the text is somewhere, nowhere, on that line. */
void sees(struct keyboard *, const char *text);
void sees_no(struct keyboard *, const char *text);
void sees_at(struct keyboard *, int line, const char *text);
/* Until a line holds both texts: a row of a table. */
void sees_row(struct keyboard *, const char *head, const char *text);
/* Types the keys, then until the message line begins so.  The message is a new one. */
void hears(struct keyboard *, const char *keys, const char *message);
/* Types the keys, until a dialog with this title is open and no longer deaf. */
void is_asked(struct keyboard *, const char *keys, const char *title);
/* An act: types the keys, until the message line acknowledges it so; then it is one of the
 * exam's, of who sits here, about that candidate (NULL: about none). */
void does(struct keyboard *, const char *keys, const char *kind, const char *candidate,
          const char *acknowledged);

/* Back, view by view, to the day. */
void goes_to_day(struct keyboard *);

/* Takes the seat of this row in the list of seats. */
void sits_down(struct keyboard *, const char *digit, const char *who);
/* Passes the keyboard on to that row. */
void passes_to(struct keyboard *, const char *digit, const char *who);

#endif
