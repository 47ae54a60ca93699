/* door: see door.h. */
#include "app/door.h"

#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "base/words.h"

bool door_open(struct door *d, const char *record, bool by_key, bool by_card, struct err *err)
{
	*d = (struct door){.record = record, .by_key = by_key, .by_card = by_card};
	if (!by_card || codes_are_there(record))
		return true;
	err_set(err, ERR_USAGE, _("No codes were made for this record: nobody enters by card."));
	return err_add(err, _("Nothing was opened."),
	               _("The secretary makes them: clepsydre access --cards."));
}

static struct str mark_of(const struct record *r)
{
	return str_of(ledger_mark(r->ledger));
}

static int64_t opened_id(const struct record *r, int32_t person)
{
	const struct standing *p = state_person(&r->state, person);

	return p ? p->opened_id : 0;
}

/* With many places all of them are read again only when something may have changed. */
static bool is_seen(struct door *d, const struct record *r)
{
	bool changed = codes_changed(d->record, &d->seen);
	int64_t opened = 0;

	for (size_t i = 0; i < r->state.n_people; i++)
		opened += r->state.people[i].opened_id;
	changed |= opened != d->seen_opened;
	d->seen_opened = opened;
	return !changed;
}

void door_look(struct door *d, const struct record *r, struct room *room, bool tries)
{
	const struct plan *plan = &r->state.plan;

	d->had_codes |= codes_are_there(d->record);
	room->by_card = d->by_card;
	room->codes = d->had_codes;
	room->asks_code = d->by_card || (room->codes && !room->fixed_seat);
	if (!tries || !room->codes || is_seen(d, r))
		return;
	for (size_t i = 0; i < plan->n_persons && i + 1 < SEATS_MAX; i++)
		if (plan_has_seat(&plan->persons[i]))
			room->tries[i + 1] =
			    (int8_t)codes_left(d->record, mark_of(r), (int32_t)i + 1,
			                       opened_id(r, (int32_t)i + 1));
}

bool door_try(struct door *d, const struct record *r, const struct fact *wish, struct buf *says)
{
	char typed[24], *digits = typed + 1; /* before them stands a 1, which keeps their zeros */
	struct err err = {0};
	enum code_answer answer;
	int left = 0;

	snprintf(typed, sizeof typed, "%lld", (long long)wish->value);
	answer = codes_try(d->record, mark_of(r), wish->person, opened_id(r, wish->person),
	                   str_of(digits), &left, &err);
	explicit_bzero(typed, sizeof typed);
	switch (answer) {
	case CODE_IS_RIGHT: return true;
	case CODE_IS_WRONG:
		if (left)
			buf_addf(says,
			         words_n("Wrong code: %d more try.", "Wrong code: %d more tries.",
			                 left),
			         left);
		else
			buf_addf(says, "%s", _("Wrong code: the place is closed."));
		break;
	case CODE_IS_CLOSED: buf_addf(says, "%s", _("The place is closed.")); break;
	case CODE_IS_NONE:
		buf_addf(says, "%s",
		         _("No code can be read for this place: the secretary makes one."));
		break;
	case CODE_FAILED: buf_addf(says, "%s", err.what); break;
	}
	return false;
}

void door_sit(struct door *d, struct record *r, bool by_code)
{
	r->way = d->by_key ? CODE_key : by_code ? CODE_card : CODE_keyboard;
	d->untold = true;
}

bool door_tell(struct door *d, struct record *r, const struct world *world, int32_t person,
               struct err *err)
{
	struct fact wish = {.kind = KIND_author_known, .person = person, .code = r->way};
	struct verdict v;

	if (!d->untold)
		return true;
	d->untold = false;
	if (!act_has_way_to_tell(r, person))
		return true;
	switch (act_perform(r, world, person, &wish, &v, err)) {
	case ACT_IS_DONE: return err->kind == ERR_NONE; /* or stored, by a disk that failed */
	case ACT_IS_LOST: return false;
	default: return true;
	}
}
