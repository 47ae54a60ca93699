/* agenda_lines: the lines of the deliberation: what is to be decided, and each candidate's outcome.
 *
 * Section after section as the agenda has them.  Who withdraws from a candidate is told that and
 * nothing else of them; who may not attend is told nothing.  Knows no keys. */
#ifndef UI_AGENDA_LINES_H
#define UI_AGENDA_LINES_H

#include "base/arena.h"
#include "core/agenda.h"
#include "ui/view.h"

enum agenda_line_kind {
	LINE_SECTION,  /* a heading: not to be selected */
	LINE_DECISION, /* one competency of a candidate */
	LINE_WHOLE,    /* all of a candidate from whom a member withdraws */
	LINE_AGREED,   /* stands for all that is agreed */
	LINE_RESULTS,  /* the heading of the outcomes */
	LINE_OUTCOME,  /* of a candidate */
};
struct agenda_line {
	enum agenda_line_kind kind;
	int index;          /* among the lines that can be selected, from 0; -1 a heading */
	size_t from, count; /* the agenda's rows that it is of, one after the other */
	size_t left;        /* of them, those not yet decided */
	int32_t candidate;
};

struct agenda_lines {
	struct arena arena;
	struct agenda agenda;
	struct agenda_line *lines;
	size_t n, n_selectable, room;
	bool shows_agreed;
	size_t due, decided; /* of those that the viewer may know of */
};
/* The focus: candidate and item name the line (item -1: LINE_AGREED; item 0: the outcome, or all of
 * the candidate); scroll 1: what is agreed is shown.  Freed by agenda_lines_done. */
struct agenda_lines agenda_lines_make(const struct scene *);
void agenda_lines_done(struct agenda_lines *);
enum { AGENDA_ITEM_AGREED = -1 };
/* The line that the focus names; where it names none, the first that is left to decide. */
size_t agenda_lines_selected(const struct agenda_lines *, const struct focus *);
/* The line with this index. */
size_t agenda_lines_at(const struct agenda_lines *, int index);
/* The focus that names this line. */
struct focus agenda_lines_focus(const struct agenda_lines *, size_t line);
/* Where the jury goes after a decision on this: the next competency left to decide, its passage
 * with it; false when what is left is to be taken together, or nothing is. */
bool agenda_lines_next(const struct scene *, int32_t candidate, int32_t competency,
                       struct focus *next);

/* Why nothing of the deliberation may be seen from this seat; false when it may. */
bool agenda_is_closed(const struct scene *, struct buf *why);
/* The viewer withdraws from this candidate: until the seal they see nothing of what is said. */
bool agenda_hides(const struct scene *, int32_t candidate);

/* "décidé 4 sur 44" at the right of "DÉLIBÉRATION  ouverte 14 h 06": line 2 of its views. */
void agenda_draw_moment(struct canvas *, int row, const struct scene *);
/* "validée", "non validée", "à débattre": what the rule proposes. */
void agenda_write_proposal(struct buf *, const struct proposed *);
/* "favorable", "défavorable", "sans avis". */
const char *agenda_opinion(enum opinion);
/* "Non certifié(e) : manque C2", "3 sur 4 décidées". */
void agenda_write_outcome(struct buf *, const struct scene *, int32_t candidate);
/* "C1–C4", or the one. */
void agenda_write_range(struct buf *, const struct state *, const struct agenda_row *, size_t n);

/* -- what a line says (agenda_words.c) ----------------------------------------------------- */

/* "Avis partagés"; with how many, and how many of them are left: "Avis partagés : 3, reste 1". */
void agenda_write_section(struct buf *, const struct scene *, const struct agenda_row *);
void agenda_write_heading(struct buf *, const struct scene *, const struct agenda_lines *,
                          const struct agenda_line *);
/* Whose it is; what the rule proposes, or, in capitals, what was decided. */
void agenda_write_name(struct buf *, const struct scene *, const struct agenda_line *,
                       const struct agenda_lines *);
void agenda_write_decision(struct buf *, const struct scene *, const struct agenda_row *);
/* Who took back the sheet of this candidate, which all could see; 0: nobody. */
int32_t agenda_taken_back(const struct state *, int32_t candidate);
/* What there is to do with several at once. */
void agenda_write_whole(struct buf *, const struct scene *, const struct agenda_line *);
void agenda_write_agreed(struct buf *, const struct scene *, const struct agenda_lines *,
                         const struct agenda_line *);

#endif
