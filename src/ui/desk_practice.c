/* desk_practice: a desk within the desk, over a practice exam; its wishes never leave it. */
#include "base/words.h"
#include "core/say.h"
#include "ui/desk_private.h"

void desk_begin_practice(struct desk *d, const struct state *s, const struct moment *now)
{
	struct room *room;

	desk_end_practice(d);
	d->practice = practice_new(s, d->me, now);
	d->practised_from = s->last_id;
	d->exercise = desk_new(d->me);
	room = desk_room(d->exercise);
	room->practice = true;
	desk_seated(d->exercise, practice_state(d->practice), d->me);
	desk_say(d->exercise,
	         _("A practice: type what you like, nothing is kept. Esc, Esc, o end it."));
}

void desk_end_practice(struct desk *d)
{
	desk_free(d->exercise);
	practice_free(d->practice);
	d->exercise = NULL;
	d->practice = NULL;
}

/* A phase of the real exam began meanwhile: this is no time to practise. */
void desk_stop_practice_if_called(struct desk *d, const struct state *s)
{
	struct buf phase = {0}, said = {0};

	for (size_t i = 0; d->exercise && i < s->n_runs; i++) {
		if (s->runs[i].id <= d->practised_from)
			continue;
		desk_end_practice(d);
		say_the_phase(&phase, s, s->runs[i].phase);
		buf_addf(&said, _("The practice is over: %s begins. Nothing was kept."),
		         buf_text(&phase));
		desk_say(d, buf_text(&said));
	}
	buf_done(&phase);
	buf_done(&said);
}

static void grant(struct desk *d, const struct moment *now)
{
	struct fact wish = *desk_wish(d->exercise);
	struct verdict v = practice_wish(d->practice, &wish, now);

	if (v.why)
		desk_refused(d->exercise, practice_state(d->practice), &v);
	else
		desk_done(d->exercise, practice_state(d->practice), v.facts, v.n);
}

enum desk_want desk_key_in_practice(struct desk *d, const struct moment *now, struct key key,
                                    struct str pasted)
{
	enum desk_want want = desk_key(d->exercise, practice_state(d->practice), now, key, pasted);

	switch (want) {
	case DESK_WISH: grant(d, now); return DESK_NOTHING;
	case DESK_LEAVE:
		desk_end_practice(d);
		desk_say(d, _("The practice is over: nothing of it was kept."));
		return DESK_NOTHING;
	case DESK_REDRAW: return DESK_REDRAW;
	default: return DESK_NOTHING;
	}
}

void desk_share_fault(struct desk *d)
{
	struct room *room = desk_room(d->exercise);

	room->fault = d->room.fault;
	room->fault_since_ms = d->room.fault_since_ms;
}

void desk_draw_practice(struct desk *d, struct canvas *c, const struct moment *now)
{
	desk_share_fault(d);
	desk_draw(d->exercise, c, practice_state(d->practice), now);
}
