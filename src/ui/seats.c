/* seats: see seats.h. */
#include "ui/seats.h"

#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"

size_t seats_list(const struct state *s, int32_t *numbers)
{
	size_t n = 0;

	for (size_t i = 0; i < s->plan.n_persons && n < ROWS_MAX; i++)
		if (plan_has_seat(&s->plan.persons[i]))
			numbers[n++] = (int32_t)i + 1;
	return n;
}

int seats_tries(const struct room *room, int32_t person)
{
	return room->codes && person > 0 && person < SEATS_MAX ? room->tries[person] : -1;
}

bool seats_is_closed(const struct room *room, int32_t person)
{
	return seats_tries(room, person) == 0;
}

const char *seats_role(const struct state *s, int32_t person)
{
	const struct standing *p = state_person(s, person);

	return p && p->sits ? say_role(p->role) : _("substitute");
}

void seats_write_openers(struct buf *b, const struct state *s)
{
	bool some = false;

	for (int32_t i = 1; (size_t)i <= s->n_people; i++) {
		if (!rules_opens_seats(s, i))
			continue;
		buf_addf(b, some ? ", " : "");
		say_family(b, s, i);
		buf_addf(b, " (%s)", say_role(s->people[i - 1].role));
		some = true;
	}
}

void seats_write_elsewhere(struct buf *b, const struct scene *scene)
{
	struct buf hour = {0};

	when_hour_short(&hour, scene->room->elsewhere_since_ms, scene->now->zone_min);
	if (scene->room->elsewhere_since_ms)
		buf_addf(b, _("This place is open on another screen as well, since %s."),
		         buf_text(&hour));
	else
		buf_addf(b, "%s", _("This place is open on another screen as well."));
	buf_done(&hour);
}

bool seats_are_shown(const struct scene *scene)
{
	return scene->room->seats_known && (scene->me || !scene->room->by_card);
}

static void write_since(struct buf *b, const struct scene *scene, int64_t at_ms, const char *word)
{
	if (!at_ms)
		return;
	buf_addf(b, " %s ", word);
	when_hour_short(b, at_ms, scene->now->zone_min);
}

void seats_write_presence(struct buf *b, const struct scene *scene, int32_t person)
{
	const struct room *room = scene->room;

	if (!room->seats_known || person >= SEATS_MAX)
		return;
	if (room->connected[person]) {
		buf_addf(b, "%s", words_p("place", "connected"));
		write_since(b, scene, room->since_ms[person], words_p("place", "since"));
		return;
	}
	switch (room->gone[person]) {
	case GONE_NEVER_CAME: buf_addf(b, "%s", words_p("place", "never came")); return;
	case GONE_LEFT:
		buf_addf(b, "%s", words_p("place", "left"));
		write_since(b, scene, room->since_ms[person], words_p("place", "at"));
		return;
	case GONE_CUT: buf_addf(b, "%s", words_p("place", "line cut")); return;
	}
}

void seats_advise_code(struct buf *b)
{
	buf_addf(b, "%s",
	         _("Type the \t6 digits of your card|code\t, then Enter. \tNobody sees them.\t"));
}

void seats_advise_closed(struct buf *b)
{
	buf_addf(b, "%s",
	         _("Tell the president\t or the secretary, then wait here\t; Esc goes back."));
}

void seats_draw_code_keys(struct canvas *c, int row)
{
	static const struct hint hints[] = {{.action = ACT_DIGIT, .count = ALL_DIGITS},
	                                    {.action = ACT_OPEN},
	                                    {.action = ACT_ERASE},
	                                    {.action = ACT_BACK}};

	keymap_footer(c, row, PLACE_CODE, hints, sizeof hints / sizeof *hints);
}
