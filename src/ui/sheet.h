/* sheet: what the views of a member's sheet share.
 *
 * The sheet is the viewer's own, of the focus's candidate.  What is entered and
 * not yet on the disk is the scene's; of others' sheets only what becomes of
 * them is ever told here. */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/rules.h"
#include "ui/view.h"

/* Why a mark can't be given now, by the rules; ALLOWED when it can. */
enum refusal sheet_refusal(const struct scene *);
/* Nothing of the sheet is shown then: a sentence instead. */
bool sheet_is_closed(enum refusal);
void sheet_say_closed(struct buf *, const struct scene *, enum refusal);

/* -- where one is ---------------------------------------------------------------------------- */

/* The selected item, always one of the sheet's: the focus's, or, where it names a
 * competency or nothing, the first empty one; 0 when a sheet marks nothing. */
int32_t sheet_item(const struct scene *);
/* It bears no mark, nor one on its way. */
bool sheet_is_empty(const struct scene *, int32_t item);
/* The next empty item after this one, going round, this one left out; the item itself if none. */
int32_t sheet_next_empty(const struct scene *, int32_t item);
/* The first item of the competency so many steps away among those with items, going round: its
 * first empty one if it has any. */
int32_t sheet_competency_beside(const struct scene *, int32_t item, int steps);
/* The items of a competency, in order; returns how many. */
size_t sheet_items_of(const struct state *, int32_t competency, int32_t *items, size_t room);

/* Writing my private notes on the focus's candidate, or the appreciation of the
 * selected competency; or why not. */
struct step sheet_write_notes(const struct scene *);
struct step sheet_write_appreciation(const struct scene *);

/* -- words ----------------------------------------------------------------------------------- */

/* "3", "–", "·"; NULL is an empty mark. */
void sheet_write_mark(struct buf *, const struct plan *, const struct mark *);
/* Columns of the widest mark. */
int sheet_mark_cols(const struct plan *);
/* An item's id ("C2.3") and name, a competency's too; and the competency's own. */
struct str sheet_item_id(const struct plan *, int32_t item);
struct str sheet_item_name(const struct plan *, int32_t item);
/* What becomes of a sheet: "en cours 7/12", "remise à 11:52"; of another's only
 * that it is awaited, in, or taken back. */
void sheet_write_status(struct buf *, const struct scene *, int32_t member, int32_t candidate);
/* The lowest level, as marks are written: "1". */
void sheet_write_lowest(struct buf *, const struct plan *);
/* My text, as lines: "empty", "1 line", "2 lines". */
void sheet_write_lines(struct buf *, struct str text);
/* My private notes on the focus's candidate. */
struct str sheet_notes(const struct scene *);

/* -- drawing --------------------------------------------------------------------------------- */

/* The sheet, open (sheet_draw.c). */
void sheet_draw(struct canvas *, struct area, const struct scene *);
/* The same as sentences (sheet_told.c). */
void sheet_tell(struct told *, const struct scene *);
/* The candidate's name as a heading: line 1 of a sheet. */
void sheet_draw_name(struct canvas *, int row, const struct scene *);
/* The candidate's questions and my notes (sheet_panel.c). */
void sheet_draw_panel(struct canvas *, struct area, const struct scene *);

#endif
