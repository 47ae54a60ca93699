/* view_seat: the list of the jury's places, for who has none yet.
 *
 * A place that is held says since when; whether it can be taken all the same is
 * the session's to find out. */
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/seats.h"
#include "ui/view.h"

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Places of the jury"));
}

static void advice(struct buf *b, const struct scene *scene)
{
	buf_addf(b, "%s",
	         scene->room->asks_code
	             ? _("Choose your place: its digit, then Enter\t, then the code of your "
	                 "card\t.")
	             : _("Choose your place: its digit, then Enter."));
}

static void write_place(struct buf *b, const struct scene *scene, int32_t person, bool narrow)
{
	const struct room *room = scene->room;

	if (seats_is_closed(room, person)) {
		buf_addf(b, "%s", words_p("place", "closed"));
		return;
	}
	if (!seats_are_shown(scene) || person >= SEATS_MAX)
		return;
	if (!room->connected[person]) {
		buf_addf(b, "%s", words_p("place", "free"));
		return;
	}
	buf_addf(b, "%s", words_p("place", "taken"));
	if (!room->since_ms[person] || narrow)
		return;
	buf_addf(b, " %s ", words_p("place", "since"));
	when_hour_short(b, room->since_ms[person], scene->now->zone_min);
}

static void draw_place(struct canvas *c, int row, const struct scene *scene, int32_t person,
                       enum pen pen)
{
	struct buf b = {0};

	say_person(&b, scene->state, person);
	canvas_cut(c, row, STOP_TEXT, 22, pen, buf_str(&b));
	canvas_text(c, row, STOP_BAR, PEN_PLAIN, str_of(seats_role(scene->state, person)));
	buf_clear(&b);
	write_place(&b, scene, person, c->cols < 80);
	canvas_text(c, row, STOP_FACTS, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* Who comes with a card is told of closed places alone: no head over nothing. */
static bool has_states(const struct scene *scene, const int32_t *numbers, size_t n)
{
	bool some = seats_are_shown(scene);

	for (size_t i = 0; i < n && !some; i++)
		some = seats_is_closed(scene->room, numbers[i]);
	return some;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(scene->state, numbers), row = scene_line(scene->focus, n);
	size_t page = list_page(area);
	size_t from = scene_scroll((size_t)scene->focus->scroll, row, n, page);

	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Place")));
	canvas_text(c, area.row, STOP_BAR, PEN_DIM, str_of(_("Role")));
	if (has_states(scene, numbers, n))
		canvas_text(c, area.row, STOP_FACTS, PEN_DIM, str_of(_("State")));
	for (size_t i = from; i < n && i < from + page; i++) {
		int at = area.row + 1 + (int)(i - from);

		draw_place(c, at, scene, numbers[i], list_row(c, at, (int)i, i == row));
	}
}

static void tell(struct told *t, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(scene->state, numbers), row = scene_line(scene->focus, n);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		say_person(&b, scene->state, numbers[i]);
		told_row(t, i < 9 ? (int)i + 1 : 0, i == row, buf_str(&b));
		told_part(t, seats_role(scene->state, numbers[i]), STR(""));
		buf_clear(&b);
		write_place(&b, scene, numbers[i], false);
		told_part_of(t, NULL, &b);
	}
	buf_done(&b);
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(scene->state, numbers), row = scene_line(focus, n);

	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= n)
		row = (size_t)act.value - 1;
	else if (scene_is_move(act.action))
		row = scene_move(act.action, row, n, list_page(scene->work));
	else if (act.action == ACT_OPEN && n)
		return step_ask(&dialog_seat, (struct fact){.person = numbers[row]});
	else
		return step_unknown();
	focus->line = (int32_t)row;
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	int32_t numbers[ROWS_MAX];
	size_t n = 0;

	if (room < 2)
		return 0;
	hint[n++] = (struct hint){.action = ACT_DIGIT,
	                          .count = (int)seats_list(scene->state, numbers)};
	hint[n++] = (struct hint){.action = ACT_OPEN, .word = words_p("place", "take")};
	return n;
}

const struct view view_seat = {
    .name = "seat",
    .place = PLACE_SEAT,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .panel = view_no_panel,
    .key = key,
    .hints = hints,
};

/* -- taking it: the wish holds the person -------------------------------------------------- */

static void seat_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct standing *p = state_person(scene->state, wish->person);
	struct buf name = {0};

	say_person(&name, scene->state, wish->person);
	buf_addf(b, _("Are you %s, %s?"), buf_text(&name), say_role_title(p ? p->role : ROLE_NONE));
	buf_done(&name);
}

/* By its code, where codes were made; a place without one is not taken here. */
static struct step take(const struct scene *scene, const struct fact *wish)
{
	const struct room *room = scene->room;

	if (!room->asks_code)
		return (struct step){.kind = STEP_SEAT, .wish = *wish};
	if (seats_tries(room, wish->person) < 0)
		return step_say(
		    "%s", _("No code can be read for this place: the secretary makes one."));
	return step_ask(&dialog_code, (struct fact){.person = wish->person, .value = 1});
}

static size_t seat_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	size_t n = dialog_choice(choices, 0, 'o', _("yes, take this place"), take(scene, wish));

	return dialog_choice(choices, n, KEY_ESC, _("no, choose another place"), step_stay());
}

const struct dialog dialog_seat = {
    .place = PLACE_ASK, .title = seat_title, .choices = seat_choices};
