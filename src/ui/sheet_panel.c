/* sheet_panel: beside a sheet, where the window has room: the candidate's
 * questions, whoever asked them, and my own notes. */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/paragraph.h"
#include "ui/sheet.h"

enum { LEVEL_COL = 7, ASKER_COL = 12, ASKER_COLS = 10, GAP = 2 };

/* The rest of the area, below so many rows. */
static struct area below(struct area area, int rows)
{
	return (struct area){area.row + rows, area.col, area.rows - rows, area.cols};
}

static int draw_question(struct canvas *c, struct area area, const struct state *s,
                         const struct question *q)
{
	const struct question_level *l = plan_question_level(&s->plan, q->level);
	struct area words = {area.row, area.col + ASKER_COL + ASKER_COLS + GAP, area.rows, 0};
	struct buf b = {0};
	int rows = 1;

	words.cols = area.col + area.cols - words.col;
	when_hour_minute(&b, q->at_ms, q->zone_min);
	canvas_text(c, area.row, area.col, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	buf_add(&b, l ? l->id : str_of(words_p("question’s level", "none")));
	canvas_text(c, area.row, area.col + LEVEL_COL, PEN_BOLD, buf_str(&b));
	buf_clear(&b);
	say_family(&b, s, q->asker ? q->asker : q->author);
	canvas_cut(c, area.row, area.col + ASKER_COL, ASKER_COLS, PEN_PLAIN, buf_str(&b));
	buf_clear(&b);
	if (q->follow_up)
		buf_addf(&b, "%s%s", _("follow-up"), q->words.n ? ", " : "");
	buf_add(&b, q->words);
	if (b.n && words.cols > 0)
		rows = paragraph_draw(c, words, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
	return rows;
}

static int draw_questions(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct state *s = scene->state;
	struct buf b = {0}, who = {0};
	int row = 1;

	say_person(&who, s, scene->focus->candidate);
	buf_addf(&b, _("Questions to %s"), buf_text(&who));
	buf_done(&who);
	canvas_cut(c, area.row, area.col, area.cols, PEN_DIM, buf_str(&b));
	buf_done(&b);
	for (size_t i = 0; i < s->n_questions && row < area.rows; i++)
		if (s->questions[i].candidate == scene->focus->candidate &&
		    !s->questions[i].taken_back)
			row += draw_question(c, below(area, row), s, &s->questions[i]);
	if (row == 1)
		canvas_text(c, area.row + row++, area.col, PEN_PLAIN, str_of(_("None yet.")));
	return row;
}

void sheet_draw_panel(struct canvas *c, struct area area, const struct scene *scene)
{
	struct str mine = text_trim(sheet_notes(scene));
	int row;

	area.cols -= STOP_MARGIN;
	if (state_is_recused(scene->state, scene->me, scene->focus->candidate) || area.cols < 1)
		return;
	row = draw_questions(c, area, scene) + 1;
	if (row + 1 >= area.rows || !scene_may(scene, scene->state->plan.may_score))
		return;
	canvas_cut(c, area.row + row, area.col, area.cols, PEN_DIM, str_of(_("My private notes")));
	paragraph_draw(c, below(area, row + 1), PEN_PLAIN,
	               mine.n ? mine : str_of(_("None yet: n writes some.")));
}
