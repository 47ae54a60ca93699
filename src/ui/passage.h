/* passage: what the views of a phase share.
 *
 * One skeleton: the time in big digits with facts beside it, then the table,
 * a row a chair, in places that never move.  Also the keys that mean the same
 * in every phase, the hints for them, and what there is to say of the clock.
 * Decides no right: keys give wishes, hints show what this seat may do. */
#ifndef UI_PASSAGE_H
#define UI_PASSAGE_H

#include "core/rules.h"
#include "ui/view.h"

/* The candidates by chair, and the one selected. */
struct rows {
	int32_t numbers[ROWS_MAX];
	size_t n, selected;
};
struct rows passage_rows(const struct scene *);
/* The selected candidate; 0 when the passage is empty. */
int32_t rows_selected(const struct rows *);
/* The candidate's row, from 0; rows->n if not there. */
size_t rows_of(const struct rows *, int32_t candidate);

/* The phase that is open in the passage, else the next; NULL when all are over. */
const struct phase *passage_phase(const struct scene *);

/* Where things stand in the work area. */
struct skeleton {
	int scale;     /* of the big digits; -1: no room for them, nor for facts */
	int digits;    /* their first row */
	int facts[4];  /* the rows of the facts beside them, top down */
	int head;      /* of the table */
	int first;     /* its first row of candidates */
	int page;      /* how many of them show */
	size_t scroll; /* the first candidate shown */
	int below;     /* the first row under the table */
	int end;       /* the row after the area's last */
};
struct skeleton passage_skeleton(const struct scene *, struct area, const struct rows *);

/* The time left, or over, of the open phase; nothing while there is none to trust. */
void passage_digits(struct canvas *, const struct skeleton *, const struct scene *);
/* The n-th fact beside the digits: its head, and its text, which is not cut. */
void passage_fact(struct canvas *, const struct skeleton *, int n, const char *head,
                  struct str text);
/* The row's pointer, digit and name; the cursor on the selected one.  Returns its canvas row. */
int passage_name(struct canvas *, const struct skeleton *, const struct scene *,
                 const struct rows *, size_t i, enum pen name);
/* The same for who hears: "3. HÊTRE Gina". */
void passage_tell_name(struct told *, const struct scene *, const struct rows *, size_t i);
/* "●○  1/2": the questions counted against the minimum; from column 28; returns the column after.
 */
int passage_asked(struct canvas *, int row, int asked, int min);
/* Why somebody is not here, in a word of 10 columns at most; "" for who is. */
const char *passage_absence(enum code attendance);
/* True while the i-th candidate is among those shown. */
bool passage_shows(const struct skeleton *, const struct rows *, size_t i);

/* Moves, the clock's keys, Enter and notes; a digit selects.  STEP_UNKNOWN for others. */
struct step passage_key(const struct scene *, struct keymap_act, struct focus *,
                        const struct rows *);
/* What this seat is told when it opens that sheet; ALLOWED where it can be looked at. */
struct verdict passage_may_open(const struct scene *, int32_t candidate);
/* Asks whether to start the phase, or says at once why not: no instruction is read aloud that
 * would then be refused. */
struct step passage_start(const struct scene *, const struct phase *);
/* Selects the n-th line (1 first); STEP_UNKNOWN when there is none. */
struct step passage_select(struct focus *, const struct rows *, int n);

/* What must be said of the clock before all else: to confirm, stopped, not begun.  False,
 * and nothing said, while it runs as it should. */
bool passage_advises(struct buf *, const struct scene *);
/* This seat may end the open phase, were it with a reason. */
bool passage_may_end(const struct scene *);
/* To who may end it: the time is over. */
bool passage_advises_end(struct buf *, const struct scene *);
/* To all, for the 10 seconds after one of the grid's thresholds was passed. */
bool passage_advises_threshold(struct buf *, const struct scene *);

/* The reason of that run's last pause was told. */
bool passage_pause_told(const struct state *, const struct run *);

/* Hints: each adds one at *n where there is room. */
struct hints {
	struct hint *v;
	size_t n, room;
};
void hints_add(struct hints *, enum action, int count, const char *word);
/* The footer takes five keys at most. */
bool hints_are_few(const struct scene *);
/* Space, by what it would do now, and after it the reason of a pause of mine; the end; more time;
 * the hat: each if this seat may. */
void hints_add_space(struct hints *, const struct scene *);
void hints_add_end(struct hints *, const struct scene *);
void hints_add_time(struct hints *, const struct scene *);
void hints_add_hat(struct hints *, const struct scene *);
/* The sheet of the selected candidate, if this seat has one to open now. */
void hints_add_sheet(struct hints *, const struct scene *);

#endif
