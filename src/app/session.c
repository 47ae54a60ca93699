/* session: see session.h. */
#include "app/session.h"

#include "app/act.h"
#include "app/confine.h"
#include "app/front.h"
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
	struct record record;
	struct desk *desk;
	struct front *front;
	struct seat seat;
	struct wake wake;
	bool lost;         /* the disk failed: nothing more is appended */
	bool blind;        /* the record can't be read: told until it can */
	bool memory_waits; /* the draft on the screen is not yet on the disk */
	bool checks;       /* some of what was there is still to be checked */
	bool leaves;
	int64_t slept_ms; /* the machine, as far as it was told */
};

/* -- acts ---------------------------------------------------------------------------------- */

static void look(struct live *s)
{
	struct room *room = desk_room(s->desk);
	struct moment now = s->world->now(s->world);
	struct err e;

	seat_look(&s->seat, &s->record.state.plan, room, now.at_ms);
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

/* What this person did last and stands, whether undo knows it or not; NULL if nothing. */
static const struct entry *last_entry(const struct state *state, int32_t person)
{
	for (size_t i = state->n_entries; i-- > 0;) {
		const struct entry *e = &state->entries[i];

		if (e->author == person && !e->is_undo && !e->undone_by)
			return e;
	}
	return NULL;
}

/* The key that opens what was being written, where one key does. */
static const char *says_of_draft(enum writing writing)
{
	switch (writing) {
	case WRITE_NOTES: return _("n goes on with your draft");
	case WRITE_APPRECIATION: return _("r goes on with your draft");
	default: return _("a draft waits where you were writing");
	}
}

/* What the others did since, that stands. */
struct meanwhile {
	int64_t acts, questions, pauses;
};

static struct meanwhile count_since(const struct state *state, int32_t me, int64_t seen_id)
{
	struct meanwhile n = {0, 0, 0};

	for (size_t i = state->n_entries; seen_id && i-- > 0;) {
		const struct entry *e = &state->entries[i];

		if (e->id <= seen_id)
			break;
		if (e->author == me || e->is_undo || e->undone_by)
			continue;
		n.acts++;
		n.questions += e->fact.kind == KIND_question_asked;
		n.pauses += e->fact.kind == KIND_phase_paused;
	}
	return n;
}

static void write_counts(struct buf *b, const struct meanwhile *n)
{
	if (!n->questions && !n->pauses) {
		buf_addf(b, words_n("%lld act", "%lld acts", n->acts), (long long)n->acts);
		return;
	}
	if (n->questions)
		buf_addf(b, words_n("%lld question", "%lld questions", n->questions),
		         (long long)n->questions);
	else
		buf_addf(b, "%s", _("no question"));
	buf_add(b, STR(", "));
	if (n->pauses)
		buf_addf(b, words_n("%lld pause", "%lld pauses", n->pauses), (long long)n->pauses);
	else
		buf_addf(b, "%s", _("no pause"));
}

/* "Absence de 1 min 13 : entre-temps 2 questions, aucune pause. j le raconte." */
static void tell_meanwhile(struct live *s, const struct absence *away)
{
	struct meanwhile n = count_since(&s->record.state, desk_seat(s->desk), away->seen_id);
	int64_t gone_ms = s->world->now(s->world).at_ms - away->left_at_ms;
	struct buf says = {0}, counts = {0}, span = {0};

	if (!n.acts)
		return;
	write_counts(&counts, &n);
	if (away->left_at_ms && gone_ms >= 0) {
		when_span(&span, gone_ms);
		buf_addf(&says, _("Away for %s: meanwhile %s. j tells of it."), buf_text(&span),
		         buf_text(&counts));
	} else {
		buf_addf(&says, _("Meanwhile %s. j tells of it."), buf_text(&counts));
	}
	desk_say_above(s->desk, buf_text(&says));
	buf_done(&says);
	buf_done(&counts);
	buf_done(&span);
}

/* To the screen that this person had, if there was one. */
static void come_back(struct live *s)
{
	const struct state *state = &s->record.state;
	struct buf says = {0}, last = {0};
	const struct entry *e = last_entry(state, desk_seat(s->desk));
	struct absence away;
	struct desk_memory m;

	if (!seat_recall(&s->seat, s->desk, state, &away))
		return;
	desk_remember(s->desk, &m);
	buf_addf(&says, "%s", _("Back again."));
	if (m.has_draft) /* its key first: what doesn't fit on the line is left out */
		buf_addf(&says, "\t%s\t.", says_of_draft(m.writing));
	if (e) {
		say_brief(&last, state, e->author, &e->fact);
		buf_add_char(&says, ' ');
		buf_addf(&says, _("Last entry: %s."), buf_text(&last));
	}
	if (m.has_draft)
		buf_add_char(&says, '\t');
	desk_say(s->desk, buf_text(&says));
	tell_meanwhile(s, &away);
	if (s->seat.person && !s->seat.held)
		desk_say_above(s->desk, _("This seat is open on another screen as well."));
	buf_done(&says);
	buf_done(&last);
}

static void take_seat(struct live *s, int32_t person)
{
	struct moment now = s->world->now(s->world);
	struct err e;

	seat_remember_leaving(&s->seat, s->desk, &s->record.state, &now);
	if (person)
		seat_take(&s->seat, person, now.at_ms);
	else
		seat_leave(&s->seat);
	if (!record_sit(&s->record, person, &e))
		tell_failure(s, &e);
	look(s);
	desk_seated(s->desk, &s->record.state, person);
	come_back(s);
}

/* -- the loop ------------------------------------------------------------------------------ */

static void show(struct live *s)
{
	struct moment now = s->world->now(s->world);

	seat_note(&s->seat, s->desk, &s->record.state);
	front_show(s->front, s->desk, &s->record.state, &now);
	s->memory_waits = seat_remember(&s->seat, &now);
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
	case DESK_SEAT: take_seat(s, desk_wish(s->desk)->person); break;
	case DESK_CURTAIN: take_seat(s, 0); break;
	case DESK_LEAVE: s->leaves = true; break;
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
		case SCREEN_KEY: take_key(s, key); break;
		case SCREEN_NOTHING: return;
		case SCREEN_GONE: s->leaves = true; return;
		}
}

/* Until the next second shown, the next look, or what the seat has to save, whichever comes
 * first. */
static int64_t time_to_wait(const struct live *s)
{
	struct moment now = s->world->now(s->world);
	int64_t next = desk_next_change_ms(s->desk, &s->record.state, &now);
	int64_t due =
	    s->memory_waits ? seat_save_due_ms(&s->seat) : now.boot_ms + WAKE_LOOK_EVERY_MS;

	if (s->checks)
		return 0;
	return (next < due ? next : due) - now.boot_ms;
}

static void wait_and_take(struct live *s)
{
	unsigned came = wake_wait(&s->wake, front_fd(s->front), time_to_wait(s));

	if (came & WAKE_RESIZED)
		front_resized(s->front);
	if (came & WAKE_CONTINUED)
		front_resume(s->front);
	if (came & (WAKE_TIME | WAKE_NEWS) || s->blind)
		look(s); /* a key alone asks for none: its act reads what was before it */
	if (came & WAKE_LEAVE)
		s->leaves = true;
	else if (came & WAKE_KEYS)
		take_keys(s);
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

static const struct seat *at_stake; /* a handler has no argument to find it by */

/* First the terminal, then what was being written on it. */
static void rescue_all(void)
{
	rescue_now();
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
	s->front = front_open(&terminal, e);
	if (!s->front)
		return false;
	s->desk = desk_new(me);
	if (me) {
		seat_take(&s->seat, me, s->world->now(s->world).at_ms);
		desk_seated(s->desk, &s->record.state, me);
		come_back(s);
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

/* The first frame, then what was committed between the reading and the watch for news. */
static bool show_first(struct live *s, struct err *e)
{
	struct moment now = s->world->now(s->world);
	bool good;

	seat_look(&s->seat, &s->record.state.plan, desk_room(s->desk), now.at_ms);
	show(s);
	good = check_behind(s, e);
	if (good) {
		look(s);
		show(s);
	}
	return good;
}

bool session_run(const struct world *world, const struct session_setup *setup, struct err *e)
{
	struct live s = {.world = world, .slept_ms = world->slept_ms(world)};
	bool ok;

	e->kind = ERR_NONE;
	if (!record_open_for(&s.record, setup->path, LEDGER_APPEND, seat_asked, setup->seat, e))
		return false;
	ok = open_all(&s, setup, s.record.state.viewer, e) && show_first(&s, e) && confine(e);
	while (ok && !s.leaves) {
		wait_and_take(&s);
		if (s.leaves)
			break;
		notice_sleep(&s);
		show(&s);
		ok = check_behind(&s, e);
	}
	close_all(&s);
	record_close(&s.record);
	return ok;
}
