/* view_corrections: corrections of form of the sealed minutes, by two people.
 *
 * The president proposes, a second person of the jury confirms; then there is a new version. */
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/corrections.h"
#include "ui/list.h"
#include "ui/view.h"

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Corrections of form"));
}

static void advice(struct buf *b, const struct scene *scene)
{
	struct corrections all = corrections_list(scene->state);
	size_t line = scene_line(scene->focus, all.n);

	if (!scene->state->seal_id)
		buf_add(b, str_of(_("The minutes are open: what is wrong is changed where it "
		                    "stands.")));
	else if (all.n && all.v[line].proposed && all.v[line].proposed->author == scene->me)
		buf_add(b, str_of(_("You proposed it: a second person confirms it\t from their "
		                    "screen\t.")));
	else if (all.n && all.v[line].proposed)
		buf_add(b, str_of(_("Enter confirms this correction\t, after a question\t.")));
	else if (scene_presides(scene))
		buf_add(b, str_of(_("Enter corrects the chosen line\t; a second person then "
		                    "confirms\t.")));
	else
		buf_add(b,
		        str_of(_("The president proposes, a second person confirms\t, here\t.")));
	arena_done(&all.arena);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct corrections all = corrections_list(scene->state);
	size_t line = scene_line(scene->focus, all.n), page = list_page(area);
	size_t from = scene_scroll(0, line, all.n, page);
	int value = c->cols < 80 ? 30 : 38;

	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("What")));
	canvas_text(c, area.row, value, PEN_DIM, str_of(_("As it stands")));
	for (size_t i = from; i < all.n && i < from + page; i++) {
		int row = area.row + 1 + (int)(i - from);
		enum pen pen = list_row(c, row, (int)i, i == line);

		canvas_cut(c, row, STOP_TEXT, value - STOP_TEXT - 1, pen, all.v[i].label);
		canvas_cut(c, row, value, canvas_edge(c) - value, PEN_PLAIN, all.v[i].value);
	}
	arena_done(&all.arena);
}

static void tell(struct told *t, const struct scene *scene)
{
	struct corrections all = corrections_list(scene->state);
	size_t line = scene_line(scene->focus, all.n);

	for (size_t i = 0; i < all.n; i++) {
		told_row(t, i < 9 ? (int)i + 1 : 0, i == line, all.v[i].label);
		told_part(t, NULL, all.v[i].value);
	}
	arena_done(&all.arena);
}

static struct step open_line(const struct scene *scene, const struct correction *c)
{
	struct step step;

	if (!scene->state->seal_id)
		return step_say("%s", _("The minutes are open: change it where it stands."));
	if (c->proposed && c->proposed->author == scene->me)
		return step_say("%s", _("You proposed it: a second person confirms it."));
	if (c->proposed)
		return step_ask(&dialog_correct, c->wish);
	step = step_write(WRITE_CORRECTION, c->wish);
	step.wish.words = (struct str){NULL, 0};
	return step;
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct corrections all = corrections_list(scene->state);
	size_t line = scene_line(focus, all.n);
	struct step step = step_stay();

	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= all.n)
		focus->line = act.value - 1;
	else if (scene_is_move(act.action))
		focus->line = (int32_t)scene_move(act.action, line, all.n, list_page(scene->work));
	else
		step = act.action == ACT_OPEN && all.n ? open_line(scene, &all.v[line])
		                                       : step_unknown();
	arena_done(&all.arena);
	return step;
}

/* What Enter would do for this seat; NULL: nothing. */
static const char *word_of(const struct scene *scene, const struct correction *c)
{
	if (c->proposed)
		return c->proposed->author != scene->me ? _("confirm") : NULL;
	return scene_presides(scene) ? _("correct") : NULL;
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct corrections all = corrections_list(scene->state);
	size_t line = scene_line(scene->focus, all.n), n = 0;
	const char *word = all.n && scene->state->seal_id ? word_of(scene, &all.v[line]) : NULL;

	if (room > 0)
		v[n++] = (struct hint){.action = ACT_DIGIT, .count = (int)all.n};
	if (room > 1 && word)
		v[n++] = (struct hint){.action = ACT_OPEN, .word = word};
	arena_done(&all.arena);
	return n;
}

const struct view view_corrections = {
    .name = "corrections",
    .place = PLACE_DOCUMENTS,
    .where = where,
    .moment = view_moment_of_minutes,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
