/* seat: the seat that this session holds, and the way back to its screen.
 *
 * Joins store/seats (files beside the record) and ui/desk (what is on the
 * screen): what a person had when the line dropped is there again.  All of it
 * may fail without hurting: the record does not depend on it. */
#ifndef APP_SEAT_H
#define APP_SEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "store/seats.h"
#include "ui/desk.h"

struct seat {
	struct seats *seats; /* NULL: presence and memories can't be had */
	int32_t person;      /* 0: none is held */
	bool held;           /* false: another connection holds it as well, the memory is theirs */
	int64_t asked_at_ms; /* boot_ms: the other connection was last asked to end; 0 not */
	int64_t looked_at_ms; /* boot_ms, at all seats; 0 not yet */
	int64_t saved_at_ms; /* boot_ms */
	struct buf saved;    /* the memory last written */
	struct buf noted;    /* what it would be now */
};

/* Between a person's last screen and this one. */
struct absence {
	int64_t seen_id;    /* the last event that was on it; 0: not known */
	int64_t left_at_ms; /* wall clock; 0: nobody could tell */
};

void seat_open(struct seat *, const char *record);
void seat_close(struct seat *);
/* The person of a seat's id, whatever its case and accents; false, with the list of
 * ids, when there is none (ERR_USAGE). */
bool seat_find(const struct plan *, const char *id, int32_t *person, struct err *);
/* From now on this person's; held or not, the session goes on. */
void seat_take(struct seat *, int32_t person, int64_t now_ms);
/* With a goodbye at this wall clock; 0: as a line that is cut. */
void seat_leave(struct seat *, int64_t now_ms);
/* Tells the room who is connected; takes the seat when the other connection has ended: true just
 * then. */
bool seat_look(struct seat *, const struct plan *, struct room *, const struct moment *now);
/* Asks the other connection to end; by the next looks the seat is held.  One that does not react
 * is ended.  False: it is no process that could be asked. */
bool seat_ask(struct seat *, const struct moment *now);
/* Notes where the desk is and what it has seen: to be called before what may last, the drawing for
 * a client that takes nothing, so that seat_rescue has it. */
void seat_note(struct seat *, const struct desk *, const struct state *);
/* Writes what was noted, if it changed, at most once a second; true when something is left to
 * write later. */
bool seat_remember(struct seat *, const struct moment *);
/* Writes it at the last moment of a process, from a signal's handler: async-signal-safe. */
void seat_rescue(const struct seat *);
/* The same at once, and that the person leaves now. */
void seat_remember_leaving(struct seat *, const struct desk *, const struct state *,
                           const struct moment *);
/* When what is left may be written (boot_ms). */
int64_t seat_save_due_ms(const struct seat *);
/* With the seal private notes go: also those that a screen that was cut had not stored yet. */
void seat_forget_notes(struct seat *, const struct plan *);
/* Brings the desk back to where it was, and tells since when; false when nothing was
 * remembered. */
bool seat_recall(struct seat *, struct desk *, const struct state *, struct absence *);

/* Offers the text that was being written, where the desk is; false when there was none. */
bool seat_recall_draft(struct seat *, struct desk *, const struct state *);

/* The text of a memory, and back; false for what is none. */
void seat_write_memory(struct buf *, const struct desk_memory *);
bool seat_read_memory(struct str text, struct desk_memory *);

#endif
