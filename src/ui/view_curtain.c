/* view_curtain: an empty screen between two persons at one keyboard.
 *
 * Nothing of the seat just left stays on it; the clock goes on. */
#include "base/words.h"
#include "ui/paragraph.h"
#include "ui/view.h"

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Keyboard to be taken"));
}

static void advice(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s",
	         _("Pass the keyboard on. \tYou who take it|Then\t: Enter, "
	           "then your place."));
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct area text = {area.row + 1, STOP_TEXT, area.rows - 1, canvas_edge(c) - STOP_TEXT};

	(void)scene;
	paragraph_draw(c, text, PEN_PLAIN,
	               str_of(_("The screen is empty on purpose. All is stored, time goes on.")));
	canvas_cursor(c, text.row, text.col);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	(void)scene;
	(void)focus;
	return act.action == ACT_OPEN ? step_go(&view_seat, (struct focus){0}) : step_unknown();
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	(void)scene;
	if (!room)
		return 0;
	hint[0] = (struct hint){.action = ACT_OPEN, .word = _("choose one’s place")};
	return 1;
}

const struct view view_curtain = {
    .name = "curtain",
    .place = PLACE_CURTAIN,
    .of_passage = true,
    .where = where,
    .advice = advice,
    .draw = draw,
    .panel = view_no_panel,
    .key = key,
    .hints = hints,
};
