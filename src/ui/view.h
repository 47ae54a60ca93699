/* view: what one screen of the program is.
 *
 * A view draws the work area from a scene and turns keys into steps.  The
 * scene is all that it may see; it can change nothing but its own focus.  It
 * asks for acts as wishes, never appends: whether a wish is allowed, the rules
 * say.  Lines 1 to 4 and the last four are frame.h's, the same everywhere. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/head.h"
#include "core/state.h"
#include "paper/documents.h"
#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/told.h"

enum { SEATS_MAX = 256 };

/* Of a seat that nobody holds: cut, when nobody said goodbye. */
enum gone { GONE_NEVER_CAME, GONE_LEFT, GONE_CUT };

/* A document's files: the session's to write, and to read back. */
enum { ROOM_TABLES = DOCUMENTS, ROOM_DOCUMENTS };
struct room_document {
	int64_t at_ms; /* when it was last read back; 0: not by this screen */
	int32_t zone_min;
	int64_t last_id; /* of the record then */
	bool failed;     /* the last time */
};

/* What the session knows beside the record. */
struct room {
	bool connected[SEATS_MAX];   /* by person's number: the seat is held (changes no right) */
	enum gone gone[SEATS_MAX];   /* of one that is not */
	int64_t since_ms[SEATS_MAX]; /* wall clock, when that seat was taken, or left; 0 unknown */
	bool seats_known;            /* false: presence can't be told, nothing is shown of it */
	struct err fault; /* kind not none: the banner of line 4, and what is safe and to do */
	int64_t fault_since_ms;      /* wall clock */
	bool bell;                   /* rings at thresholds */
	bool slow_line;              /* the big digits are left out */
	bool practice;               /* a practice exam: nothing of it is kept */
	bool fixed_seat;             /* --as: the seat can't be changed, k is refused */
	bool codes;                  /* the record has codes of cards, */
	bool asks_code;              /* and a place is taken here by its code alone */
	int8_t tries[SEATS_MAX];     /* of the code, by person's number: 0 closed, -1 no code */
	bool by_card;                /* until a code is right, nothing is shown but names */
	bool elsewhere;              /* my seat is held by another screen, */
	int64_t elsewhere_since_ms;  /* since when; 0 unknown */
	struct head head;            /* of the record; count 0: not yet to be shown */
	struct room_document documents[ROOM_DOCUMENTS]; /* by paper/documents.h, then the tables */
	char documents_folder[240];  /* where they go; empty: unknown */
	struct err document_fault;   /* of the last that failed */
};

/* An entry of mine on its way to the disk, or refused by it: the view's own, never state. */
struct pending {
	struct fact wish; /* without words */
	bool failed;      /* to type again: shown as `3!`; else on its way: `3…` */
};
enum { PENDING_MAX = 32 };

/* Where a view stands: its cursor and scroll, kept with the seat for a return. */
struct focus {
	int32_t passage, candidate, item; /* item: a competency's or criterion's */
	int32_t line;                     /* selected row of a list without candidates, from 0 */
	int32_t scroll;                   /* first row shown */
	char typed[8];                    /* a mark in points, before its Enter; NUL-terminated */
};

struct scene {
	const struct state *state;
	const struct room *room;
	int32_t me; /* 0: no seat taken yet */
	const struct moment *now;
	const struct focus *focus;
	struct area work; /* where the view stands: how long a page is */
	const struct pending *pending;
	size_t n_pending;
};

enum writing { /* what the editor writes */
	WRITE_NOTES,        /* private: nobody reads them, emptied at the seal */
	WRITE_APPRECIATION, /* kept: the jury reads it, the candidate may ask for it */
	WRITE_WORDS,        /* of a question, an incident: one line, for the record */
	WRITE_REASON,       /* one line, for the record; left empty, nothing is done */
	WRITE_JOINT,        /* the jury's one appreciation of a competency, for the candidate */
	WRITE_REFUSAL,      /* why the jury doesn't validate, for the candidate */
	WRITE_GAP,          /* one line: why against what the rule proposes; stays in the record */
	WRITE_RESERVED,     /* one line: why the decision waits */
	WRITE_ASSESSOR,     /* one line: who assessed the written test, and the date */
	WRITE_CORRECTION,   /* of form, of the sealed minutes */
	WRITE_SEAL,         /* one word: typed whole, it seals */
	WRITE_OBSERVATIONS, /* one line: what a member observes who signs, or refuses to */
	WRITE_LAST = WRITE_OBSERVATIONS,
};

enum step_kind {
	STEP_STAY,    /* the focus may have moved: draw again */
	STEP_UNKNOWN, /* the key means nothing here: say so */
	STEP_WISH,    /* an act */
	STEP_GO,      /* to `view`, at `focus` */
	STEP_BACK,    /* to the view before; from the first, leave */
	STEP_ASK,     /* open `dialog` about `wish` */
	STEP_TURN,    /* the dialog stays, and is about `wish` now */
	STEP_WRITE,   /* open the editor; its text becomes the wish's words */
	STEP_SAY,     /* `says` on the message line, nothing else */
	STEP_SEAT,    /* take the seat wish.person */
	STEP_CURTAIN, /* leave the seat, empty screen */
	STEP_CODE,    /* try the code in wish.value for the seat wish.person; the dialog stays */
	STEP_DOCUMENT, /* write the document wish.value, and read it back */
	STEP_TAKE_OVER, /* end the other screen of this seat */
	STEP_PRACTISE, /* a minute with an invented candidate */
	STEP_LEAVE,   /* end the program */
};

struct step {
	enum step_kind kind;
	struct fact wish; /* its words need only live until the step is taken */
	const struct view *view;
	const struct dialog *dialog;
	struct focus focus;
	enum writing writing;
	char says[240];
};

struct view {
	const char *name; /* stored with the seat, never shown */
	enum place place;
	bool of_passage;  /* line 2 tells focus.passage's phase */
	bool follows;     /* gives way to the passage's view when the phase changes */
	/* Line 1, where we are ("Groupe 2/3 Cour Carrée"); NULL: the passage says it. */
	void (*where)(struct buf *, const struct scene *);
	/* Line 2 where it is no passage's ("OUVERTURE DU JURY"); NULL: the clock that runs. */
	void (*moment)(struct canvas *, int row, const struct scene *);
	/* Line 3: what to do next or what goes wrong first: a sentence and its key, always; what
	 * may be left out of it in a narrow window, as text_shorten has it. */
	void (*advice)(struct buf *, const struct scene *);
	/* The work area (the clip is set to it): lines 5–20 at 80×24.  Sets the cursor. */
	void (*draw)(struct canvas *, struct area, const struct scene *);
	/* The work area as sentences, for who hears it; NULL: what is drawn, in words. */
	void (*tell)(struct told *, const struct scene *);
	/* From 132 columns on, the panel at column 82; NULL: the journal's. */
	void (*panel)(struct canvas *, struct area, const struct scene *);
	/* What a key does; may move *focus.  Keys that are the same everywhere never come here. */
	struct step (*key)(const struct scene *, struct keymap_act, struct focus *);
	/* The keys valid now for this seat, weightiest first; undo, help and back are added.
	 * Returns how many it filled, at most room. */
	size_t (*hints)(const struct scene *, struct hint *, size_t room);
};

/* A question with choices over the lower part of the work area; deaf for 300 ms.
 * Enter and Esc take the last choice, which does nothing that matters. */
enum choice_form {
	CHOICE_APART,  /* a row of its own, the text at column 13 */
	CHOICE_NEAR,   /* the same, the text right after the key: lists */
	CHOICE_BESIDE, /* a short one: as many in a row as fit */
};
enum { CHOICES_MAX = 12, KEY_ESC = 27, KEY_ARROWS = 1 };
struct choice {
	char key;       /* '1'…'9', a letter, ' '; KEY_ESC: the last one; KEY_ARROWS: for key() */
	enum choice_form form;
	char text[120]; /* in the user's language */
	struct step step; /* leads there; STEP_STAY closes the dialog, STEP_SAY leaves it open */
};

struct dialog {
	enum place place; /* PLACE_ASK, PLACE_PAUSE, PLACE_CODE */
	void (*title)(struct buf *, const struct scene *, const struct fact *wish);
	/* Draws facts above the choices in at most area.rows rows; returns how many it
	 * used.  NULL: none. */
	int (*facts)(struct canvas *, struct area, const struct scene *, const struct fact *wish);
	/* Fills at most CHOICES_MAX choices, the harmless one last; returns how many. */
	size_t (*choices)(const struct scene *, const struct fact *wish, struct choice *);
	/* What the facts say, for who hears it: lines.  NULL: what is drawn, in words. */
	void (*tell)(struct buf *, const struct scene *, const struct fact *wish);
	/* Something is typed now: Enter is key()'s, the cursor facts()'s.  NULL: never. */
	bool (*writes)(const struct scene *, const struct fact *wish);
	/* Keys beyond the choices' (arrows); may change *wish.  A wish that it gives leaves the
	 * dialog open.  NULL: none. */
	struct step (*key)(const struct scene *, struct keymap_act, struct fact *wish);
};

/* -- helps for views (view.c) -------------------------------------------------------------- */

struct step step_stay(void);
struct step step_unknown(void);
struct step step_back(void);
struct step step_wish(struct fact);
struct step step_go(const struct view *, struct focus);
struct step step_ask(const struct dialog *, struct fact wish);
struct step step_write(enum writing, struct fact wish);
/* A wish to take back or put back; after the reveal, which asks for a reason, its writing first. */
struct step step_take_back(const struct scene *, const struct fact *wish);
struct step step_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The candidates of the focus's passage in the order of their chairs, at most ROWS_MAX. */
enum { ROWS_MAX = 128 };
size_t scene_candidates(const struct scene *, int32_t *numbers);
/* The passage has one: Tab leads nowhere. */
bool scene_is_single(const struct scene *);
/* The row of the selected candidate among them; 0 when the focus names none of them. */
size_t scene_row(const struct scene *, const int32_t *numbers, size_t n);
/* Moves a selection by UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, NEXT or PREVIOUS over n rows
 * of which `page` show; NEXT and PREVIOUS go round.  Returns the new row. */
size_t scene_move(enum action, size_t row, size_t n, size_t page);
bool scene_is_move(enum action);
/* The first row to show so that `row` is among the `page` shown, from *scroll. */
size_t scene_scroll(size_t scroll, size_t row, size_t n, size_t page);
/* The selected of n lines: focus.line, or 0 where it names none. */
size_t scene_line(const struct focus *, size_t n);
/* The pending entry of this cell; NULL if none. */
const struct pending *scene_pending(const struct scene *, int32_t candidate, int32_t item);
/* The viewer keeps the session; has this right of the grid; is president. */
bool scene_keeps(const struct scene *);
bool scene_may(const struct scene *, int64_t roles);
bool scene_presides(const struct scene *);
/* The run open in the focus's passage; NULL between phases. */
const struct run *scene_run(const struct scene *);

/* A panel without anything: where the journal would tell what happened to who hasn't said who
 * they are. */
void view_no_panel(struct canvas *, struct area, const struct scene *);

/* Line 2 of what is done with the minutes: their version. */
void view_moment_of_minutes(struct canvas *, int row, const struct scene *);

/* The views, one file each (view_day.c …). */
extern const struct view view_seat, view_curtain, view_day, view_opening, view_attendance;
extern const struct view view_presentation, view_exchange, view_notation, view_phase;
extern const struct view view_sheet, view_texts, view_marks, view_journal, view_help;
extern const struct view view_places, view_agenda, view_written;
extern const struct view view_minutes, view_documents, view_signatures, view_corrections;
/* The passage's view, by what it is in: signing in, a phase, or the marks' table. */
const struct view *view_of_passage(const struct state *, int32_t passage);
/* The journal's selected entry; NULL if it has none. */
const struct entry *view_journal_entry(const struct scene *);
/* By name; NULL if none bears it. */
const struct view *view_named(struct str name);
/* The first that stands at this place; NULL if none. */
const struct view *view_at(enum place);

/* The dialogs, each beside the view that opens it; what their wish holds is said there. */
extern const struct dialog dialog_seat, dialog_keeper, dialog_leave, dialog_incident, dialog_undo;
extern const struct dialog dialog_jury_opened, dialog_recused, dialog_replaced, dialog_late;
extern const struct dialog dialog_gone, dialog_deliberation;
extern const struct dialog dialog_start, dialog_pause, dialog_end, dialog_time, dialog_restart;
extern const struct dialog dialog_reopen, dialog_confirm_time, dialog_question;
extern const struct dialog dialog_hand_in, dialog_take_back, dialog_moved;
extern const struct dialog dialog_decision, dialog_unmet, dialog_agreed, dialog_outcome;
extern const struct dialog dialog_seal, dialog_annex, dialog_again, dialog_correct;
extern const struct dialog dialog_code, dialog_take_over, dialog_seat_opened;

#endif
