/* session: see session.h. */
#include "app/session.h"

#include <string.h>

#include "app/act.h"
#include "app/confine.h"
#include "app/documents.h"
#include "app/door.h"
#include "app/back.h"
#include "app/front.h"
#include "app/print.h"
#include "app/pace.h"
#include "app/pulse.h"
#include "app/record.h"
#include "app/seat.h"
#include "app/wake.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/desk.h"
#include "ui/rescue.h"

struct live {
	const struct world *world;
	const char *path; /* of the record */
	struct record record;
	struct desk *desk;
	struct front *front;
	struct seat seat;
	struct door door;
	struct wake wake;
	bool lost;         /* the disk failed: nothing more is appended */
	bool blind;        /* the record can't be read: told until it can */
	bool memory_waits; /* the draft on the screen is not yet on the disk */
	bool checks;       /* some of what was there is still to be checked */
	bool shows_places; /* of the jury, as last drawn */
	struct buf elsewhere; /* what was said of another screen at this place */
	bool leaves;
	bool says_goodbye;     /* leaves by a key, not by a line that is cut */
	int64_t taken_over_at; /* wall clock: the seat goes on at another screen */
	struct pace pace;
	struct pulse pulse;
	bool owes; /* something new is to be shown, once the line has had its time */
	int64_t slept_ms; /* the machine, as far as it was told */
};

/* -- acts ---------------------------------------------------------------------------------- */

static void tell_failure(struct live *s, const struct err *e)
{
	struct room *room = desk_room(s->desk);

	if (!room->fault.kind)
		room->fault_since_ms = s->world->now(s->world).at_ms;
	s->blind = false; /* an entry is lacking: only the next that is stored ends it */
	desk_failed(s->desk, e);
}

static void act(struct live *s)
{
	struct room *room = desk_room(s->desk);
	struct verdict v;
	struct err e = room->fault;

	if (s->lost) {
		tell_failure(s, &e);
		return;
	}
	switch (act_perform(&s->record, s->world, desk_seat(s->desk), desk_wish(s->desk), &v, &e)) {
	case ACT_IS_DONE:
		desk_done(s->desk, &s->record.state, v.facts, v.n);
		if (desk_wish(s->desk)->kind == KIND_seat_opened) /* seen in the same paint */
			door_look(&s->door, &s->record, room, s->shows_places);
		if (desk_wish(s->desk)->kind == KIND_sealed)
			seat_forget_notes(&s->seat, &s->record.state.plan);
		s->lost = e.kind != ERR_NONE; /* stored, by a disk that failed all the same */
		room->fault = e;
		break;
	case ACT_IS_REFUSED:
		room->fault.kind = ERR_NONE; /* the lock could be had and the record read */
		desk_refused(s->desk, &s->record.state, &v);
		break;
	case ACT_HAS_FAILED: tell_failure(s, &e); break;
	case ACT_IS_LOST:
		s->lost = true;
		tell_failure(s, &e);
		break;
	}
}

/* One person at two screens: both may act, one holds the seat and its drafts. */
static void tell_elsewhere(struct live *s)
{
	const struct room *room = desk_room(s->desk);
	struct buf *says = &s->elsewhere, hour = {0};

	buf_clear(says);
	when_hour_short(&hour, room->elsewhere_since_ms, s->world->now(s->world).zone_min);
	if (room->elsewhere_since_ms)
		buf_addf(says, _("Place open elsewhere too, since %s."), buf_text(&hour));
	else
		buf_addf(says, "%s", _("Place open elsewhere too."));
	buf_addf(says, "\t%s", _("k takes it over here"));
	if (room->elsewhere)
		desk_say(s->desk, buf_text(says));
	buf_done(&hour);
}

/* To the screen that this person had, if there was one. */
static void come_back(struct live *s, const char *greeting)
{
	const struct state *state = &s->record.state;
	struct buf says = {0};
	struct absence away;
	struct desk_memory m;

	if (s->seat.person && !s->seat.held)
		tell_elsewhere(s);
	if (!seat_recall(&s->seat, s->desk, state, &away))
		return;
	desk_remember(s->desk, &m);
	back_greet(&says, greeting, state, desk_seat(s->desk), &m);
	desk_say(s->desk, buf_text(&says));
	buf_clear(&says);
	back_tell_meanwhile(&says, state, desk_seat(s->desk), &away,
	                    s->world->now(s->world).at_ms);
	if (says.n)
		desk_say_above(s->desk, buf_text(&says));
	buf_done(&says);
}

/* The other screen has ended.  If it was asked to, all goes on here as it was there; else only
 * a text that was being written there is offered. */
static void take_up(struct live *s, bool was_asked)
{
	struct desk_memory mine, left;

	desk_unsay(s->desk, buf_text(&s->elsewhere));
	desk_remember(s->desk, &mine);
	if (was_asked && !mine.has_draft) {
		come_back(s, _("Your place is here now."));
		return;
	}
	desk_say_above(s->desk, _("The other screen has ended: your place is here alone."));
	if (mine.has_draft || !seat_recall_draft(&s->seat, s->desk, &s->record.state))
		return;
	desk_remember(s->desk, &left);
	desk_say(s->desk, back_says_of_draft(left.writing));
}

/* What is known beside the record. */
static void look_around(struct live *s, const struct moment *now)
{
	struct room *room = desk_room(s->desk);
	bool was_asked = s->seat.asked_at_ms != 0;

	door_look(&s->door, &s->record, room, desk_shows_places(s->desk));
	if (seat_look(&s->seat, &s->record.state.plan, room, now))
		take_up(s, was_asked);
}

static void look(struct live *s)
{
	struct room *room = desk_room(s->desk);
	struct moment now = s->world->now(s->world);
	struct err e;

	look_around(s, &now);
	if (record_catch_up(&s->record, &e)) {
		if (s->blind)
			room->fault.kind = ERR_NONE;
		s->blind = false;
		return;
	}
	if (room->fault.kind)
		return;
	s->blind = true;
	desk_fault(s->desk, &e, now.at_ms);
}

static void take_seat(struct live *s, int32_t person)
{
	struct moment now = s->world->now(s->world);
	struct err e;

	seat_remember_leaving(&s->seat, s->desk, &s->record.state, &now);
	if (person)
		seat_take(&s->seat, person, now.at_ms);
	else
		seat_leave(&s->seat, now.at_ms);
	if (!record_sit(&s->record, person, &e))
		tell_failure(s, &e);
	look(s);
	desk_seated(s->desk, &s->record.state, person);
	come_back(s, _("Back again."));
}

static void sit_down(struct live *s, int32_t person)
{
	struct room *room = desk_room(s->desk);

	door_look(&s->door, &s->record, room, true);
	if (room->asks_code) { /* made since the list was drawn */
		desk_say(s->desk, _("Places now ask for the code of a card."));
		return;
	}
	door_sit(&s->door, &s->record, false);
	take_seat(s, person);
}

static void try_code(struct live *s)
{
	struct fact wish = *desk_wish(s->desk);
	struct buf says = {0};

	look(s); /* the place may be open again */
	if (door_try(&s->door, &s->record, &wish, &says)) {
		door_sit(&s->door, &s->record, true);
		take_seat(s, wish.person);
	} else {
		door_look(&s->door, &s->record, desk_room(s->desk), true);
		desk_code_told(s->desk, buf_text(&says));
	}
	explicit_bzero(&wish, sizeof wish);
	buf_done(&says);
}

static void take_over(struct live *s)
{
	struct moment now = s->world->now(s->world);

	if (seat_ask(&s->seat, &now))
		desk_say(s->desk, _("The other screen is asked to end…"));
	else
		desk_say(s->desk,
		         _("The other screen can’t be ended from here: leave it there, with q."));
	look(s);
}

static void write_taken_over(struct buf *b, int64_t at_ms, int32_t zone_min)
{
	struct buf hour = {0};

	when_hour_short(&hour, at_ms, zone_min);
	buf_addf(b, _("This place was taken over on another screen at %s. All is stored."),
	         buf_text(&hour));
	buf_done(&hour);
}

/* The same person goes on at another screen: this one ends, or is there for others. */
static void give_up(struct live *s)
{
	struct moment now = s->world->now(s->world);
	struct buf says = {0};

	if (!s->seat.held || s->wake.asked_for != s->seat.person)
		return;
	if (desk_room(s->desk)->fixed_seat) {
		s->taken_over_at = now.at_ms;
		s->leaves = true;
		return;
	}
	take_seat(s, 0);
	write_taken_over(&says, now.at_ms, now.zone_min);
	desk_say_above(s->desk, buf_text(&says));
	buf_done(&says);
}

/* -- the loop ------------------------------------------------------------------------------ */

/* False: nothing was new. */
static bool show(struct live *s)
{
	struct moment now = s->world->now(s->world);
	bool sent;

	if (s->shows_places != desk_shows_places(s->desk)) {
		s->shows_places = !s->shows_places;
		door_look(&s->door, &s->record, desk_room(s->desk), s->shows_places);
	}
	record_head(&s->record, &desk_room(s->desk)->head);
	seat_note(&s->seat, s->desk, &s->record.state);
	sent = front_show(s->front, s->desk, &s->record.state, &now);
	s->memory_waits = seat_remember(&s->seat, &now);
	return sent;
}

/* The answer to a key always at once. */
static void show_in_time(struct live *s, bool answers)
{
	struct moment now = s->world->now(s->world);

	if (front_is_behind())
		pace_behind(&s->pace, now.boot_ms);
	s->owes = !answers && !pace_may_show(&s->pace, now.boot_ms);
	desk_room(s->desk)->slow_line = pace_is_slow(&s->pace, now.boot_ms);
	if (!s->owes && show(s) && !answers)
		pace_sent(&s->pace, now.boot_ms);
}

static void take_key(struct live *s, struct key key)
{
	struct moment now = s->world->now(s->world);
	bool cut = false;
	struct str pasted =
	    key.kind == K_PASTE ? front_pasted(s->front, &cut) : (struct str){NULL, 0};

	switch (desk_key(s->desk, &s->record.state, &now, key, pasted)) {
	case DESK_NOTHING: break;
	case DESK_WISH: act(s); break;
	case DESK_SEAT: sit_down(s, desk_wish(s->desk)->person); break;
	case DESK_CURTAIN: take_seat(s, 0); break;
	case DESK_CODE: try_code(s); break;
	case DESK_TAKE_OVER: take_over(s); break;
	case DESK_DOCUMENT:
		desk_say(s->desk, _("Writing, then reading it back…"));
		front_answer(s->front, s->desk, &s->record.state, &now);
		documents_answer(s->desk, s->path, s->world);
		break;
	case DESK_LEAVE: s->leaves = s->says_goodbye = true; break;
	case DESK_REDRAW: front_again(s->front); break;
	}
	if (s->leaves)
		return;
	now = s->world->now(s->world);
	front_answer(s->front, s->desk, &s->record.state, &now);
}

static void take_keys(struct live *s)
{
	struct key key;

	while (!s->leaves)
		switch (front_read(s->front, &key)) {
		case SCREEN_KEY:
			pulse_heard(&s->pulse, key.kind == K_STATUS,
			            s->world->now(s->world).boot_ms);
			if (key.kind != K_STATUS)
				take_key(s, key);
			break;
		case SCREEN_NOTHING: return;
		case SCREEN_GONE: s->leaves = true; return;
		}
}

enum { TAKING_LOOK_MS = 500 }; /* somebody waits for the other screen to end */

/* Until the next second shown, the next look, or what the seat has to save, whichever comes
 * first. */
static int64_t time_to_wait(const struct live *s)
{
	struct moment now = s->world->now(s->world);
	int64_t next = desk_next_change_ms(s->desk, &s->record.state, &now);
	int64_t due =
	    s->memory_waits ? seat_save_due_ms(&s->seat) : now.boot_ms + WAKE_LOOK_EVERY_MS;

	if (s->seat.asked_at_ms && due > now.boot_ms + TAKING_LOOK_MS)
		due = now.boot_ms + TAKING_LOOK_MS;
	if (s->checks)
		return 0;
	if (s->owes) {
		next = pace_next_ms(&s->pace, now.boot_ms);
		due = next < due ? next : due;
	}
	return (next < due ? next : due) - now.boot_ms;
}

/* True when what came asks for an answer at once. */
static bool wait_and_take(struct live *s)
{
	unsigned came = wake_wait(&s->wake, front_fd(s->front), time_to_wait(s));

	if (came & WAKE_RESIZED)
		front_resized(s->front);
	if (came & WAKE_CONTINUED)
		front_resume(s->front);
	if (came & (WAKE_TIME | WAKE_NEWS) || s->blind)
		look(s); /* a key alone asks for none: its act reads what was before it */
	if (came & WAKE_ASKED)
		give_up(s);
	if (came & WAKE_LEAVE)
		s->leaves = true;
	else if (came & WAKE_KEYS)
		take_keys(s);
	return came & (WAKE_KEYS | WAKE_RESIZED | WAKE_CONTINUED);
}

/* What moves on the screen is the clock, or a stream of others' acts. */
static void feel_pulse(struct live *s)
{
	struct moment now = s->world->now(s->world);
	int64_t next = desk_next_change_ms(s->desk, &s->record.state, &now);
	bool moves = next != INT64_MAX && next - now.boot_ms <= 1000;

	switch (pulse_look(&s->pulse, moves, now.boot_ms)) {
	case PULSE_FINE: break;
	case PULSE_ASK: front_ask(s->front); break;
	case PULSE_GONE: s->leaves = true; break;
	}
}

/* What is less is no suspend that a candidate could have felt. */
enum { SLEEP_TOLD_MS = 2000 };

static void notice_sleep(struct live *s)
{
	int64_t slept_ms = s->world->slept_ms(s->world), ms = slept_ms - s->slept_ms;

	if (ms < SLEEP_TOLD_MS)
		return;
	s->slept_ms = slept_ms;
	desk_slept(s->desk, &s->record.state, ms);
}

static const struct seat *volatile at_stake; /* a handler has no argument to find it by */

/* First the terminal, then what was being written on it. */
static void rescue_all(void)
{
	rescue_now();
	if (at_stake)
		seat_rescue(at_stake);
}

static bool open_all(struct live *s, const struct session_setup *setup, int32_t me, struct err *e)
{
	struct front_setup terminal = {
	    .term = setup->term,
	    .ascii = setup->ascii,
	    .monochrome = setup->monochrome,
	    .aloud = setup->aloud,
	    .frozen_after_s = wake_frozen_after_s(&s->record.state.plan),
	};

	at_stake = &s->seat;
	if (!wake_open(&s->wake, setup->path, rescue_all, e))
		return false;
	s->record.news = s->wake.news;
	seat_open(&s->seat, setup->path);
	if (s->record.state.seal_id) /* who sealed may have been cut off just after */
		seat_forget_notes(&s->seat, &s->record.state.plan);
	s->front = front_open(&terminal, e);
	if (!s->front)
		return false;
	s->desk = desk_new(me);
	documents_tell_folder(desk_room(s->desk), setup->path);
	if (me) {
		struct moment now = s->world->now(s->world);

		door_sit(&s->door, &s->record, false);
		seat_take(&s->seat, me, now.at_ms);
		seat_look(&s->seat, &s->record.state.plan, desk_room(s->desk), &now);
		desk_seated(s->desk, &s->record.state, me);
		come_back(s, _("Back again."));
	}
	if (front_notice(s->front))
		desk_say(s->desk, front_notice(s->front));
	else if (ledger_notice(s->record.ledger)[0])
		desk_say(s->desk, ledger_notice(s->record.ledger));
	return true;
}

static void close_all(struct live *s)
{
	struct moment now = s->world->now(s->world);

	if (s->desk)
		seat_remember_leaving(&s->seat, s->desk, &s->record.state, &now);
	at_stake = NULL; /* it is saved; what is given back now is no handler's */
	if (s->says_goodbye)
		seat_leave(&s->seat, now.at_ms);
	seat_close(&s->seat);
	desk_free(s->desk);
	front_close(s->front);
	wake_close(&s->wake);
}

/* The seat of --as; 0, to be chosen from the list, when there is none. */
static bool seat_asked(const struct plan *plan, const void *id, int32_t *person, struct err *e)
{
	*person = 0;
	return !id || seat_find(plan, id, person, e);
}

/* Once the screen stands, what it stands on is checked.  False: the record is not what was
 * written, and no screen may go on saying so.  A disk that can't be read is told by look. */
static bool check_behind(struct live *s, struct err *e)
{
	bool good = ledger_check_owed(s->record.ledger, e);

	s->checks = good && ledger_owes(s->record.ledger);
	return good || e->kind != ERR_TAMPER;
}

/* Nobody waits for it: the screen stands, and all that it stands on was checked, which an act
 * would do in one go. */
static void tell_door(struct live *s)
{
	struct err e;

	if (s->lost || s->checks ||
	    door_tell(&s->door, &s->record, s->world, desk_seat(s->desk), &e))
		return;
	s->lost = true;
	desk_fault(s->desk, &e, s->world->now(s->world).at_ms);
}

/* The first frame, then what was committed between the reading and the watch for news. */
static bool show_first(struct live *s, struct err *e)
{
	struct moment now = s->world->now(s->world);
	bool good;

	look_around(s, &now);
	show(s);
	good = check_behind(s, e);
	if (good) {
		tell_door(s);
		look(s);
		show(s);
	}
	return good;
}

/* What each takes along: by it a record that is shown years later is this one, whole. */
static void print_head(const struct head *head)
{
	struct buf b = {0};

	head_write(&b, head);
	print_line(_("Head of the record: %s"), buf_text(&b));
	buf_done(&b);
}

static void print_taken_over(const struct live *s)
{
	struct buf says = {0};

	write_taken_over(&says, s->taken_over_at, s->world->now(s->world).zone_min);
	buf_add_char(&says, '\n');
	print_aside(buf_str(&says));
	buf_done(&says);
}

bool session_run(const struct world *world, const struct session_setup *setup, struct err *e)
{
	struct live s = {.world = world, .path = setup->path, .slept_ms = world->slept_ms(world)};
	struct head head = {0};
	bool ok, answers;

	e->kind = ERR_NONE;
	if (!record_open_for(&s.record, setup->path, LEDGER_APPEND, seat_asked, setup->seat, e))
		return false;
	if (!door_open(&s.door, setup->path, setup->by_key, setup->by_card, e)) {
		record_close(&s.record);
		return false;
	}
	ok = open_all(&s, setup, s.record.state.viewer, e) && show_first(&s, e) && confine(e);
	pulse_begin(&s.pulse, 1000 * (int64_t)wake_frozen_after_s(&s.record.state.plan),
	            world->now(world).boot_ms);
	while (ok && !s.leaves) {
		answers = wait_and_take(&s);
		if (s.leaves)
			break;
		notice_sleep(&s);
		feel_pulse(&s);
		if (s.leaves)
			break;
		show_in_time(&s, answers);
		ok = check_behind(&s, e);
		if (ok)
			tell_door(&s);
	}
	if (s.says_goodbye && desk_seat(s.desk))
		head = desk_room(s.desk)->head;
	close_all(&s);
	if (s.taken_over_at)
		print_taken_over(&s);
	if (head.count)
		print_head(&head);
	record_close(&s.record);
	buf_done(&s.elsewhere);
	return ok;
}
