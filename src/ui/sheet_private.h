/* sheet_private: what the files that draw a sheet share, and nobody else. */
#ifndef UI_SHEET_PRIVATE_H
#define UI_SHEET_PRIVATE_H

#include "ui/sheet.h"

enum { SHEET_ITEMS_MAX = 64 }; /* of one competency */

/* What of a sheet stands on which row of the work area; -1: nowhere. */
struct sheet_rows {
	int side, title;
	int criteria, n_criteria;
	int indicators, n_indicators;
	int senses, n_senses;
	bool shows_not_observed;
};

struct sheet_drawing {
	struct canvas *c;
	struct area area;
	const struct scene *scene;
	const struct plan *plan;
	int32_t candidate, item, competency;
	int right;       /* texts end before this column */
	int names_right; /* so do the names of levels, beside which arrows may stand */
	int mark_col, mark_cols, name_col, read_col;
	int32_t items[SHEET_ITEMS_MAX];
	size_t n_items;
	struct sheet_rows rows;
};

/* What is written, how much: "appréciation de C2 : vide"; of the questions, "questions b b". */
void sheet_write_side(struct buf *, const struct scene *, int32_t competency);
void sheet_write_questions(struct buf *, const struct scene *);
/* "Rien n’a permis d’en juger : ce n’est pas un 1" */
void sheet_write_not_observed(struct buf *, const struct plan *);
/* "de 0 à 5 : le nombre, puis Entrée" */
void sheet_write_how_to_type(struct buf *, const struct plan *);

/* Writes what is shown of an item's mark: it, or what is on its way to it.  Returns its pen. */
enum pen sheet_write_shown(struct buf *, const struct sheet_drawing *, int32_t item);

/* The name and where the sheet is; all marks in a strip: the first two rows. */
void sheet_draw_head(const struct sheet_drawing *);
void sheet_draw_strip(const struct sheet_drawing *);
/* What is written, how much; the competency. */
void sheet_draw_side(const struct sheet_drawing *);
void sheet_draw_title(const struct sheet_drawing *);

#endif
