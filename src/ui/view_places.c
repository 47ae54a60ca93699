/* view_places: who of the jury is connected, how each is known, which place wrong codes closed.
 *
 * What is told here changes no right: a line that is cut takes nobody off the jury. */
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/seats.h"
#include "ui/view.h"

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Seats of the jury"));
}

/* -- what to do ---------------------------------------------------------------------------- */

static bool is_closed(const struct scene *scene, int32_t person)
{
	return seats_is_closed(scene->room, person);
}

/* Sits in the jury and is not told to be out: whose line should stand. */
static bool is_missing(const struct scene *scene, int32_t person, enum gone gone)
{
	const struct standing *p = state_person(scene->state, person);

	return p->sits && !p->out && person < SEATS_MAX && !scene->room->connected[person] &&
	       scene->room->gone[person] == gone;
}

static bool was_cut(const struct scene *scene, int32_t person)
{
	return is_missing(scene, person, GONE_CUT);
}

static bool never_came(const struct scene *scene, int32_t person)
{
	return is_missing(scene, person, GONE_NEVER_CAME);
}

/* The line of the first of whom this holds, from 0; n: of nobody. */
static size_t first(const struct scene *scene, const int32_t *numbers, size_t n,
                    bool (*holds)(const struct scene *, int32_t))
{
	for (size_t i = 0; i < n; i++)
		if (holds(scene, numbers[i]))
			return i;
	return n;
}

static void advise_closed(struct buf *b, const struct scene *scene, int32_t person, size_t line)
{
	struct buf name = {0}, who = {0};

	say_family(&name, scene->state, person);
	if (!rules_opens_seats(scene->state, scene->me)) {
		seats_write_openers(&who, scene->state);
		buf_addf(b, _("%s: place closed by wrong codes\t; opens it: %s\t."),
		         buf_text(&name), buf_text(&who));
	} else if (line < 9) {
		buf_addf(b, _("%s: place closed\t by wrong codes\t; %zu, Enter opens it."),
		         buf_text(&name), line + 1);
	} else {
		buf_addf(b, _("%s: place closed\t by wrong codes\t; Enter opens it."),
		         buf_text(&name));
	}
	buf_done(&name);
	buf_done(&who);
}

static void advice(struct buf *b, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(scene->state, numbers), i;
	struct buf name = {0};

	if (scene->room->elsewhere) {
		buf_addf(b, "%s", _("Your place is open elsewhere as well: k takes it over."));
	} else if (!scene->room->seats_known) {
		buf_addf(b, "%s", _("Who is connected can’t be told here."));
	} else if ((i = first(scene, numbers, n, is_closed)) < n) {
		advise_closed(b, scene, numbers[i], i);
	} else if ((i = first(scene, numbers, n, was_cut)) < n) {
		say_family(&name, scene->state, numbers[i]);
		buf_addf(b, _("%s: line cut\t, nothing is lost\t; the same command leads back."),
		         buf_text(&name));
	} else if ((i = first(scene, numbers, n, never_came)) < n) {
		say_family(&name, scene->state, numbers[i]);
		buf_addf(b, _("%s has not come yet: \tby key, by card or |\tat a free keyboard."),
		         buf_text(&name));
	} else {
		buf_addf(b, "%s", _("All is well: nobody waits for their place."));
	}
	buf_done(&name);
}

/* -- the list ------------------------------------------------------------------------------ */

static void write_state(struct buf *b, const struct scene *scene, int32_t person)
{
	bool connected = person < SEATS_MAX && scene->room->connected[person];

	if (!is_closed(scene, person)) {
		seats_write_presence(b, scene, person);
		return;
	}
	if (connected)
		buf_addf(b, "%s, ", words_p("place", "connected"));
	buf_addf(b, "%s", _("closed to codes"));
}

/* In one word for a column; of who never came, nothing is known. */
static const char *known_by(const struct scene *scene, int32_t person)
{
	const struct standing *p = state_person(scene->state, person);
	bool connected = person < SEATS_MAX && scene->room->connected[person];

	if (!p->known_by && !connected)
		return "";
	switch (rules_known_by(scene->state, person)) {
	case CODE_key: return words_p("known by", "key");
	case CODE_card: return words_p("known by", "card");
	default: return words_p("known by", "keyboard");
	}
}

static void draw_place(struct canvas *c, int row, const struct scene *scene, int32_t person,
                       enum pen pen)
{
	bool narrow = c->cols < 80;
	int state = narrow ? STOP_BAR : STOP_FACTS, right;
	struct buf b = {0};

	say_person(&b, scene->state, person);
	canvas_cut(c, row, STOP_TEXT, 22, pen, buf_str(&b));
	if (!narrow)
		canvas_text(c, row, STOP_BAR, PEN_PLAIN, str_of(seats_role(scene->state, person)));
	right = canvas_right(c, row, canvas_edge(c), PEN_PLAIN, str_of(known_by(scene, person)));
	buf_clear(&b);
	write_state(&b, scene, person);
	canvas_cut(c, row, state, right - state - 1,
	           is_closed(scene, person) ? PEN_BOLD : PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(scene->state, numbers), row = scene_line(scene->focus, n);
	size_t page = list_page(area);
	size_t from = scene_scroll((size_t)scene->focus->scroll, row, n, page);
	bool narrow = c->cols < 80;

	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Place")));
	if (!narrow)
		canvas_text(c, area.row, STOP_BAR, PEN_DIM, str_of(_("Role")));
	canvas_text(c, area.row, narrow ? STOP_BAR : STOP_FACTS, PEN_DIM, str_of(_("State")));
	canvas_right(c, area.row, canvas_edge(c), PEN_DIM, str_of(_("Known by")));
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
		write_state(&b, scene, numbers[i]);
		told_part_of(t, NULL, &b);
		buf_addf(&b, "%s", known_by(scene, numbers[i]));
		told_part_of(t, _("known by"), &b);
	}
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step open_place(const struct scene *scene, int32_t person)
{
	struct buf name = {0};
	struct step step;

	if (person == scene->me && scene->room->elsewhere)
		return step_ask(&dialog_take_over, (struct fact){0});
	if (is_closed(scene, person))
		return step_ask(&dialog_seat_opened,
		                (struct fact){.kind = KIND_seat_opened, .person = person});
	say_family(&name, scene->state, person);
	step = step_say(_("%s: this place isn’t closed, there is nothing to open."),
	                buf_text(&name));
	buf_done(&name);
	return step;
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
		return open_place(scene, numbers[row]);
	else
		return step_unknown();
	focus->line = (int32_t)row;
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	int32_t numbers[ROWS_MAX];
	size_t lines = seats_list(scene->state, numbers), n = 0;

	if (room < 5)
		return 0;
	hint[n++] = (struct hint){.action = ACT_DIGIT, .count = (int)lines};
	if (first(scene, numbers, lines, is_closed) < lines)
		hint[n++] = (struct hint){.action = ACT_OPEN,
		                          .word = words_p("a closed place", "open")};
	if (scene->room->elsewhere)
		hint[n++] = (struct hint){.action = ACT_KEYBOARD, .word = _("take over")};
	hint[n++] = (struct hint){.action = ACT_JOURNAL};
	return n;
}

const struct view view_places = {
    .name = "places",
    .place = PLACE_PLACES,
    .where = where,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
