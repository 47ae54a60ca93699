/* view_sheet: my sheet of one candidate.
 *
 * A digit marks the selected criterion and the next empty one comes by itself.
 * A sheet that can't be marked says why before anything is typed; one handed in
 * asks first. */
#include <string.h>

#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/paragraph.h"
#include "ui/sheet.h"

/* -- line 3 ---------------------------------------------------------------------------------- */

static void advise_closed(struct buf *b, const struct scene *scene, enum refusal why)
{
	if (why == REFUSED_keeper_busy)
		buf_add(b, str_of(_("n takes private notes\t meanwhile\t; q goes back to who "
		                    "speaks.")));
	else
		buf_add(b, str_of(scene_is_single(scene)
		                      ? _("q goes back.")
		                      : _("Tab goes to the next candidate, q back.")));
}

/* Every item bears a mark. */
static bool is_full(const struct scene *scene)
{
	int32_t item = sheet_item(scene);

	return !sheet_is_empty(scene, item) && sheet_next_empty(scene, item) == item;
}

static void advise_full(struct buf *b, const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;
	struct lack lack;

	if (!sheets_lacks(scene->state, scene->me, scene->focus->candidate, &lack, 1)) {
		buf_add(b, str_of(_("Nothing is missing: f hands in the sheet.")));
		return;
	}
	/* r writes that of the competency on the screen. */
	buf_addf(b,
	         lack.item == plan_competency_of(p, sheet_item(scene))
	             ? _("\tAll is marked. |\tr writes the appreciation of %.*s, "
	                 "then f hands in.")
	             : _("\tAll is marked. |\tNo appreciation of %.*s: f, then 1, "
	                 "writes it."),
	         STR_ARG(sheet_item_id(p, lack.item)));
}

static void advise_typed(struct buf *b, const struct scene *scene)
{
	struct str id = sheet_item_id(&scene->state->plan, sheet_item(scene));

	if (scene->focus->typed[0])
		buf_addf(b, _("Enter gives %s to %.*s; Backspace\t erases\t."), scene->focus->typed,
		         STR_ARG(id));
	else
		buf_addf(b,
		         _("Points of %.*s: the number, then Enter\t; the next "
		           "criterion comes by itself\t."),
		         STR_ARG(id));
}

static void advise_open(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;
	int32_t item = sheet_item(scene);
	bool full = is_full(scene);

	if (sheets_are_typed(&s->plan) && (scene->focus->typed[0] || !full))
		advise_typed(b, scene);
	else if (full)
		advise_full(b, scene);
	else
		buf_addf(b,
		         _("Level of %.*s: a digit, then the next criterion\t comes "
		           "by itself\t."),
		         STR_ARG(sheet_item_id(&s->plan, item)));
}

static void advice(struct buf *b, const struct scene *scene)
{
	enum refusal why = sheet_refusal(scene);

	if (sheet_is_closed(why))
		advise_closed(b, scene, why);
	else if (why == REFUSED_sealed)
		buf_add(b, str_of(_("The record is sealed: nothing changes any more.")));
	else if (why == REFUSED_sheet_handed_in)
		buf_add(b, str_of(scene_is_single(scene)
		                      ? _("Handed in. A digit asks whether to take it back.")
		                      : _("Handed in. \tTab: next candidate. |\tA digit asks "
		                          "whether to take it back.")));
	else if (why == REFUSED_reason_needed)
		buf_add(b, str_of(_("\tThe deliberation has opened: each change asks for its "
		                    "reason.|Deliberation open: a reason for each change.\t")));
	else
		advise_open(b, scene);
}

/* -- the work area --------------------------------------------------------------------------- */

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	enum refusal why = sheet_refusal(scene);
	struct area below = {area.row + 2, STOP_TEXT, area.rows - 2, canvas_edge(c) - STOP_TEXT};
	struct buf b = {0};

	if (!sheet_is_closed(why)) {
		sheet_draw(c, area, scene);
		return;
	}
	sheet_draw_name(c, area.row, scene);
	sheet_say_closed(&b, scene, why);
	paragraph_draw(c, below, PEN_PLAIN, buf_str(&b));
	canvas_cursor(c, below.row, below.col);
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	enum refusal why = sheet_refusal(scene);
	struct buf b = {0};

	if (!sheet_is_closed(why)) {
		sheet_tell(t, scene);
		return;
	}
	say_person(&t->about, scene->state, scene->focus->candidate);
	sheet_say_closed(&b, scene, why);
	told_fact_of(t, NULL, &b);
	buf_done(&b);
}

/* -- keys ------------------------------------------------------------------------------------ */

static struct step say_closed(const struct scene *scene, enum refusal why)
{
	struct buf b = {0};
	struct step step;

	sheet_say_closed(&b, scene, why);
	step = step_say("%s", buf_text(&b));
	buf_done(&b);
	return step;
}

/* What stands in the way of a change, as a step; false if nothing does. */
static bool is_barred(const struct scene *scene, struct step *step)
{
	enum refusal why = sheet_refusal(scene);
	struct verdict v = {.why = why, .about.candidate = scene->focus->candidate};
	struct buf b = {0};

	if (why == ALLOWED || why == REFUSED_reason_needed)
		return false;
	if (sheet_is_closed(why)) {
		*step = say_closed(scene, why);
	} else if (why == REFUSED_sheet_handed_in) {
		*step = step_ask(&dialog_take_back,
		                 (struct fact){.kind = KIND_sheet_reopened,
		                               .candidate = scene->focus->candidate});
	} else {
		say_refusal(&b, scene->state, &v);
		*step = step_say("%s", buf_text(&b));
		buf_done(&b);
	}
	return true;
}

/* Gives a mark to the selected item and goes on to the next empty one. */
static struct step mark(const struct scene *scene, struct focus *focus, int64_t rank,
                        enum code code)
{
	struct fact wish = {.kind = KIND_scored,
	                    .candidate = focus->candidate,
	                    .item = sheet_item(scene),
	                    .value = rank,
	                    .code = code};
	enum refusal why = sheet_refusal(scene);

	focus->item = sheet_next_empty(scene, wish.item);
	focus->typed[0] = '\0';
	return why == REFUSED_reason_needed ? step_write(WRITE_REASON, wish) : step_wish(wish);
}

static struct step not_observed(const struct scene *scene, struct focus *focus)
{
	if (!scene->state->plan.not_observed_meaning.n)
		return step_say("%s",
		                _("This grid has no “not observed”: each criterion gets a mark."));
	return mark(scene, focus, 0, CODE_not_observed);
}

static struct step type(const struct scene *scene, struct focus *focus, char sign)
{
	size_t n = strlen(focus->typed);

	(void)scene;
	if (n + 1 >= sizeof focus->typed)
		return step_say("%s",
		                _("Too many digits. Backspace erases, Enter gives the mark."));
	focus->typed[n] = sign;
	focus->typed[n + 1] = '\0';
	return step_stay();
}

static struct step erase(struct focus *focus)
{
	size_t n = strlen(focus->typed);

	if (!n)
		return step_unknown();
	focus->typed[n - 1] = '\0';
	return step_stay();
}

static struct step give_typed(const struct scene *scene, struct focus *focus)
{
	const struct plan *p = &scene->state->plan;
	const struct level *l = sheets_typed_level(p, str_of(focus->typed));
	struct buf from = {0}, to = {0};
	struct step step;

	if (l)
		return mark(scene, focus, l->rank, CODE_none);
	sheets_write_level(&from, p, p->levels[0].rank);
	sheets_write_level(&to, p, p->levels[p->n_levels - 1].rank);
	step =
	    step_say(_("%s is no mark of this scale, which goes from %s to %s. Backspace erases."),
	             focus->typed, buf_text(&from), buf_text(&to));
	buf_done(&from);
	buf_done(&to);
	return step;
}

static struct step digit(const struct scene *scene, struct focus *focus, int value)
{
	const struct plan *p = &scene->state->plan;

	if (sheets_are_typed(p))
		return type(scene, focus, (char)('0' + value));
	if (!value)
		return not_observed(scene, focus);
	if (!plan_level(p, value))
		return step_say(_("The scale has no level %d: it goes from 1 to %zu."), value,
		                p->n_levels);
	return mark(scene, focus, value, CODE_none);
}

/* A key that would change the sheet. */
static struct step change(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct step barred;

	if (is_barred(scene, &barred))
		return barred;
	switch (act.action) {
	case ACT_DIGIT: return digit(scene, focus, act.value);
	case ACT_WITHOUT: return not_observed(scene, focus);
	case ACT_DECIMAL:
		return sheets_are_typed(&scene->state->plan)
		           ? type(scene, focus, words_are_french() ? ',' : '.')
		           : step_unknown();
	default: return sheet_write_appreciation(scene);
	}
}

static struct step hand_in(const struct scene *scene)
{
	struct fact wish = {.kind = KIND_sheet_handed_in, .candidate = scene->focus->candidate};
	enum refusal why = sheet_refusal(scene);

	if (sheet_is_closed(why))
		return say_closed(scene, why);
	if (why == REFUSED_sheet_handed_in)
		return step_say("%s", _("This sheet is handed in already. A digit takes it back."));
	if (scene->focus->typed[0])
		return step_say(
		    _("%s is typed and not given yet: Enter gives it, Backspace erases it."),
		    scene->focus->typed);
	return step_ask(&dialog_hand_in, wish);
}

static struct step mistaken(const struct scene *scene)
{
	struct step barred;

	if (is_barred(scene, &barred))
		return barred;
	if (sheet_refusal(scene) == REFUSED_reason_needed)
		return step_say(
		    "%s", _("The deliberation has opened: one mark at a time, with its reason."));
	if (sheets_is_blank(scene->state, scene->me, scene->focus->candidate))
		return step_say(
		    "%s", _("This sheet is empty: there is nothing to give to somebody else."));
	return step_ask(&dialog_moved, (struct fact){.kind = KIND_sheet_moved,
	                                             .candidate = scene->focus->candidate});
}

static void go_to_candidate(const struct scene *scene, enum action action, struct focus *focus)
{
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers);

	if (!n)
		return;
	focus->candidate = numbers[scene_move(action, scene_row(scene, numbers, n), n, 1)];
	/* The same criterion for all, or, a sheet being full, what the next one lacks. */
	focus->item = is_full(scene) ? 0 : sheet_item(scene);
}

/* Among criteria; a page is a competency. */
static struct step go(const struct scene *scene, enum action action, struct focus *focus)
{
	const struct state *s = scene->state;
	int32_t item = sheet_item(scene);

	focus->typed[0] = '\0';
	if (action == ACT_NEXT || action == ACT_PREVIOUS)
		go_to_candidate(scene, action, focus);
	else if (action == ACT_LEFT || action == ACT_PAGE_UP)
		focus->item = sheet_competency_beside(scene, item, -1);
	else if (action == ACT_RIGHT || action == ACT_PAGE_DOWN)
		focus->item = sheet_competency_beside(scene, item, 1);
	else if (item)
		focus->item = s->sheet_items[scene_move(action, state_sheet_place(s, item),
		                                        s->n_sheet_items, 1)];
	return step_stay();
}

static struct step open_texts(const struct scene *scene)
{
	struct focus focus = *scene->focus;

	if (sheet_is_closed(sheet_refusal(scene)) && !sheet_item(scene))
		return step_unknown();
	focus.item = sheet_item(scene);
	focus.line = 0;
	return step_go(&view_texts, focus);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	switch (act.action) {
	case ACT_DIGIT:
	case ACT_WITHOUT:
	case ACT_DECIMAL:
	case ACT_APPRECIATION: return change(scene, act, focus);
	case ACT_ERASE: return erase(focus);
	case ACT_OPEN: return focus->typed[0] ? give_typed(scene, focus) : open_texts(scene);
	case ACT_NOTES: return sheet_write_notes(scene);
	case ACT_FINISH: return hand_in(scene);
	case ACT_MISTAKEN: return mistaken(scene);
	case ACT_LEFT:
	case ACT_RIGHT: return go(scene, act.action, focus);
	default: return scene_is_move(act.action) ? go(scene, act.action, focus) : step_unknown();
	}
}

static size_t hints(const struct scene *scene, struct hint *hints, size_t room)
{
	const struct plan *p = &scene->state->plan;
	enum refusal why = sheet_refusal(scene);
	struct hint marks = {.action = ACT_DIGIT,
	                     .count = sheets_are_typed(p) ? ALL_DIGITS : (int)p->n_levels};
	size_t n = 0;

	if (why == REFUSED_sheet_handed_in)
		marks.word = _("take back");
	else if (sheets_are_typed(p))
		marks.word = _("points");
	if (!sheet_is_closed(why) && why != REFUSED_sealed && n < room)
		hints[n++] = marks;
	if (!sheet_is_closed(why) && n + 2 <= room) {
		if (why != REFUSED_sheet_handed_in && why != REFUSED_sealed)
			hints[n++] = (struct hint){.action = ACT_FINISH};
		hints[n++] = (struct hint){.action = ACT_RIGHT};
	}
	if (n < room && !scene_is_single(scene))
		hints[n++] = (struct hint){.action = ACT_NEXT};
	return n;
}

const struct view view_sheet = {
    .name = "sheet",
    .place = PLACE_SHEET,
    .of_passage = true,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .panel = sheet_draw_panel,
    .key = key,
    .hints = hints,
};
