/* desk: one person's place at the program, between the keys and the record.
 *
 * Holds the stack of views, an open dialog or editor, the message line and
 * what is on its way to the disk.  Takes keys, gives wishes, is told what
 * became of them, draws everything on a canvas: the whole screen without a
 * terminal and without a ledger.  The session around it owns both. */
#ifndef UI_DESK_H
#define UI_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/rules.h"
#include "core/state.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/view.h"

struct desk;

/* At the seat `me`, or at the list of seats (0).  Freed by desk_free. */
struct desk *desk_new(int32_t me);
void desk_free(struct desk *);
/* What the session reports; read at each key and drawing. */
struct room *desk_room(struct desk *);
int32_t desk_seat(const struct desk *);

enum desk_want { /* what a key led to, for the session to do */
	DESK_NOTHING, /* draw again */
	DESK_WISH,    /* decide and append desk_wish, then say desk_done or one of its sisters */
	DESK_SEAT,    /* take the seat desk_wish()->person, fold as it sees, then desk_seated */
	DESK_CURTAIN, /* give up the seat, fold as nobody, then desk_seated(…, 0) */
	DESK_CODE,    /* desk_wish: does this code open this seat?  Then desk_code_told, or the seat
	               * is taken as for DESK_SEAT */
	DESK_TAKE_OVER, /* the other screen of this seat ends, so that this one holds it */
	DESK_DOCUMENT, /* write the document desk_wish()->value, read it back, tell by the room's
	                * documents and desk_say */
	DESK_LEAVE,   /* end */
	DESK_REDRAW,  /* send the whole screen again */
};
/* One key; for K_PASTE, its text. */
enum desk_want desk_key(struct desk *, const struct state *, const struct moment *now, struct key,
                        struct str pasted);
/* The wish that the last desk_key led to; valid until the next. */
const struct fact *desk_wish(const struct desk *);

/* What became of the wish.  Done: these facts are on the disk, and the state
 * has them (n 0: it was so already).  Refused by the rules.  Failed: not
 * stored, to type again; NULL: it takes long, show it as entered. */
void desk_done(struct desk *, const struct state *, const struct fact *facts, size_t n);
void desk_refused(struct desk *, const struct state *, const struct verdict *);
void desk_failed(struct desk *, const struct err *);

/* The code that was tried is not right: *says why; the field is empty again. */
void desk_code_told(struct desk *, const char *says);
/* The places of the jury are on the screen, and what their codes have left with them. */
bool desk_shows_places(const struct desk *);

/* The record can't be read: a fault that no wish met, at this wall clock; its remedy takes the
 * message line until the next act. */
void desk_fault(struct desk *, const struct err *, int64_t at_ms);

/* The seat is taken, and the state is as seen from it; 0: none any more, behind the curtain. */
void desk_seated(struct desk *, const struct state *, int32_t me);
/* A sentence on the message line until the next key; and on the line above it. */
void desk_say(struct desk *, const char *says);
void desk_say_above(struct desk *, const char *says);
/* Takes a sentence of desk_say back, if it still stands there: it holds no more. */
void desk_unsay(struct desk *, const char *says);

/* The machine was suspended for so long, and clocks went on: on the line above, for who may say
 * what becomes of that time. */
void desk_slept(struct desk *, const struct state *, int64_t ms);

/* The whole screen. */
void desk_draw(struct desk *, struct canvas *, const struct state *, const struct moment *now);
/* The next moment (boot_ms) at which something shown changes by itself; INT64_MAX: never. */
int64_t desk_next_change_ms(const struct desk *, const struct state *, const struct moment *now);
/* True once when a threshold was passed since the last call, if the bell is on. */
bool desk_rings(struct desk *, const struct state *, const struct moment *now);

/* What to keep for a return to the same screen.  Its texts are valid until the next key. */
struct desk_memory {
	struct str view; /* its name */
	struct focus focus;
	bool has_draft;
	enum writing writing; /* of the draft */
	struct fact about;    /* the draft's wish, without words */
	struct str draft;
};
void desk_remember(const struct desk *, struct desk_memory *);
/* A view or a person that isn't there any more is left aside. */
void desk_recall(struct desk *, const struct state *, const struct desk_memory *);
/* The draft alone: the screen stays as it is. */
void desk_recall_draft(struct desk *, const struct state *, const struct desk_memory *);

#endif
