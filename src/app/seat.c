/* seat: see seat.h.
 *
 * A memory is a text of lines: "seen ID LEFT-AT", "view NAME", "focus P C I LINE SCROLL", and with
 * a draft "about WRITING KIND P C N I REF CODE" and "draft", after which all
 * the rest is the draft.  A line that isn't understood is passed over: the file
 * may be another version's, or anybody's. */
#include "app/seat.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { SAVE_EVERY_MS = 1000, ASKED_WAIT_MS = 3000, LOOK_EVERY_MS = 5000 };

void seat_open(struct seat *s, const char *record)
{
	*s = (struct seat){.seats = seats_open(record, NULL)};
}

void seat_close(struct seat *s)
{
	seats_close(s->seats);
	buf_done(&s->saved);
	buf_done(&s->noted);
	*s = (struct seat){0};
}

bool seat_find(const struct plan *plan, const char *id, int32_t *person, struct err *e)
{
	struct buf ids = {0}, asked = {0};

	*person = plan_find_seat(plan, str_of(id));
	if (*person)
		return true;
	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan_has_seat(&plan->persons[i]))
			buf_addf(&ids, "%s%.*s", ids.n ? ", " : "", STR_ARG(plan->persons[i].id));
	text_neutral(&asked, str_of(id), TEXT_LINE);
	err_set(e, ERR_USAGE, _("No seat %s in this record: there are %s."), buf_text(&asked),
	        buf_text(&ids));
	buf_done(&ids);
	buf_done(&asked);
	return false;
}

void seat_take(struct seat *s, int32_t person, int64_t now_ms)
{
	seat_leave(s, now_ms);
	s->person = person;
	s->held = s->seats && seats_take(s->seats, person, now_ms);
}

void seat_leave(struct seat *s, int64_t now_ms)
{
	if (s->seats)
		seats_leave(s->seats, now_ms);
	s->person = 0;
	s->held = false;
	s->asked_at_ms = s->looked_at_ms = 0;
	buf_clear(&s->saved);
	buf_clear(&s->noted);
}

static void look_at(struct seat *s, struct room *room, int32_t person)
{
	struct seat_seen seen = seats_look(s->seats, person);

	room->connected[person] = seen.how == SEAT_HELD;
	room->since_ms[person] = seen.at_ms;
	room->gone[person] = seen.how == SEAT_LEFT  ? GONE_LEFT
	                     : seen.how == SEAT_CUT ? GONE_CUT
	                                            : GONE_NEVER_CAME;
}

bool seat_ask(struct seat *s, const struct moment *now)
{
	if (!s->seats || !seats_ask(s->seats, s->person, SEATS_ASK_KINDLY))
		return false;
	s->asked_at_ms = now->boot_ms;
	return true;
}

/* It was asked, and had its time. */
static void ask_for_good(struct seat *s, const struct moment *now)
{
	if (!s->asked_at_ms || now->boot_ms - s->asked_at_ms < ASKED_WAIT_MS)
		return;
	s->asked_at_ms = now->boot_ms;
	seats_ask(s->seats, s->person, SEATS_ASK_FOR_GOOD);
}

/* Of a hundred seats, at each commit of anybody, all files would be opened for nothing. */
static bool is_time_to_look(struct seat *s, const struct moment *now, bool at_once)
{
	bool moved = seats_have_moved(s->seats);

	if (!moved && !at_once && s->looked_at_ms && !s->asked_at_ms &&
	    now->boot_ms - s->looked_at_ms < LOOK_EVERY_MS && now->boot_ms >= s->looked_at_ms)
		return false;
	s->looked_at_ms = now->boot_ms;
	return true;
}

bool seat_look(struct seat *s, const struct plan *plan, struct room *room,
               const struct moment *now)
{
	bool was_held = s->held;

	room->seats_known = s->seats != NULL;
	if (!s->seats)
		return false;
	if (s->person && !s->held)
		s->held = seats_take(s->seats, s->person, now->at_ms);
	if (s->held)
		s->asked_at_ms = 0;
	if (s->person && !s->held)
		ask_for_good(s, now);
	if (is_time_to_look(s, now, s->held != was_held))
		for (size_t i = 0; i < plan->n_persons && i + 1 < SEATS_MAX; i++)
			if (plan_has_seat(&plan->persons[i]))
				look_at(s, room, (int32_t)i + 1);
	room->elsewhere = s->person && !s->held && room->connected[s->person];
	room->elsewhere_since_ms = room->elsewhere ? room->since_ms[s->person] : 0;
	return s->person && s->held && !was_held;
}

/* -- memories ------------------------------------------------------------------------------ */

void seat_write_memory(struct buf *b, const struct desk_memory *m)
{
	const struct focus *f = &m->focus;
	const struct fact *a = &m->about;

	buf_addf(b, "view %.*s\nfocus %d %d %d %d %d\n", STR_ARG(m->view), f->passage, f->candidate,
	         f->item, f->line, f->scroll);
	if (!m->has_draft)
		return;
	buf_addf(b, "about %d %s %d %d %d %d %lld %s\ndraft\n", m->writing, kind_name(a->kind),
	         a->passage, a->candidate, a->person, a->item, (long long)a->ref,
	         a->code ? code_name(a->code) : "-");
	buf_add(b, m->draft);
}

/* The next number of a line, between 0 and most. */
static int64_t number(struct str *line, int64_t most)
{
	int64_t n = 0;

	if (!str_to_int(str_cut(line, ' '), &n) || n < 0 || n > most)
		return 0;
	return n;
}

static void read_about(struct str line, struct desk_memory *m)
{
	m->writing = (enum writing)number(&line, WRITE_LAST);
	m->about.kind = kind_of(str_cut(&line, ' '));
	m->about.passage = (int32_t)number(&line, INT32_MAX);
	m->about.candidate = (int32_t)number(&line, INT32_MAX);
	m->about.person = (int32_t)number(&line, INT32_MAX);
	m->about.item = (int32_t)number(&line, INT32_MAX);
	m->about.ref = number(&line, INT64_MAX);
	m->about.code = str_is(line, "-") ? CODE_none : code_of(line);
}

bool seat_read_memory(struct str text, struct desk_memory *m)
{
	*m = (struct desk_memory){0};
	while (text.n) {
		struct str line = str_cut(&text, '\n');
		struct str word = str_cut(&line, ' ');

		if (str_is(word, "view")) {
			m->view = line;
		} else if (str_is(word, "focus")) {
			m->focus.passage = (int32_t)number(&line, INT32_MAX);
			m->focus.candidate = (int32_t)number(&line, INT32_MAX);
			m->focus.item = (int32_t)number(&line, INT32_MAX);
			m->focus.line = (int32_t)number(&line, INT32_MAX);
			m->focus.scroll = (int32_t)number(&line, INT32_MAX);
		} else if (str_is(word, "about")) {
			read_about(line, m);
		} else if (str_is(word, "draft")) {
			m->draft = text;
			m->has_draft = m->about.kind != KIND_unknown &&
			               m->about.code != CODE_foreign && text_is_utf8(text, NULL);
			break;
		}
	}
	return m->view.n > 0;
}

static void write_all(struct buf *b, const struct desk *desk, const struct state *state,
                      int64_t left_at_ms)
{
	struct desk_memory m;

	desk_remember(desk, &m);
	m.has_draft = m.has_draft && !(state->seal_id && m.about.kind == KIND_noted);
	buf_addf(b, "seen %lld %lld\n", (long long)state->last_id, (long long)left_at_ms);
	seat_write_memory(b, &m);
}

static void save(struct seat *s, struct str memory, const struct moment *now)
{
	if (!seats_save(s->seats, memory))
		return;
	buf_clear(&s->saved);
	buf_add(&s->saved, memory);
	s->saved_at_ms = now->boot_ms;
}

void seat_note(struct seat *s, const struct desk *desk, const struct state *state)
{
	buf_clear(&s->noted);
	if (s->held)
		write_all(&s->noted, desk, state, 0);
}

bool seat_remember(struct seat *s, const struct moment *now)
{
	if (!s->held)
		return false;
	seats_tell(s->seats);
	if (!s->noted.n || str_equal(buf_str(&s->noted), buf_str(&s->saved)))
		return false;
	if (now->boot_ms < seat_save_due_ms(s))
		return true;
	save(s, buf_str(&s->noted), now);
	return false;
}

void seat_rescue(const struct seat *s)
{
	if (s->held && s->noted.n)
		seats_save(s->seats, buf_str(&s->noted));
}

void seat_remember_leaving(struct seat *s, const struct desk *desk, const struct state *state,
                           const struct moment *now)
{
	struct buf b = {0};

	if (!s->held)
		return;
	write_all(&b, desk, state, now->at_ms);
	save(s, buf_str(&b), now);
	buf_done(&b);
}

void seat_forget_notes(struct seat *s, const struct plan *plan)
{
	struct arena arena = {0};
	struct desk_memory m;

	for (int32_t n = 1; s->seats && (size_t)n <= plan->n_persons; n++)
		if (plan_has_seat(&plan->persons[n - 1]) &&
		    seat_read_memory(seats_load(s->seats, n, &arena), &m) && m.has_draft &&
		    m.about.kind == KIND_noted)
			seats_forget(s->seats, n);
	arena_done(&arena);
}

int64_t seat_save_due_ms(const struct seat *s)
{
	return s->saved_at_ms + SAVE_EVERY_MS;
}

/* The first line, if it is that. */
static struct absence absence_of(struct str memory)
{
	struct str line = str_cut(&memory, '\n');
	struct absence away = {0, 0};

	if (!str_is(str_cut(&line, ' '), "seen"))
		return away;
	away.seen_id = number(&line, INT64_MAX);
	away.left_at_ms = number(&line, INT64_MAX);
	return away;
}

/* What was being written, and nothing else. */
bool seat_recall_draft(struct seat *s, struct desk *desk, const struct state *state)
{
	struct arena arena = {0};
	struct desk_memory m;
	bool recalled = s->held && seat_read_memory(seats_load(s->seats, s->person, &arena), &m) &&
	                m.has_draft;

	if (recalled)
		desk_recall_draft(desk, state, &m);
	arena_done(&arena);
	return recalled;
}

bool seat_recall(struct seat *s, struct desk *desk, const struct state *state, struct absence *away)
{
	struct arena arena = {0};
	struct desk_memory m;
	struct str memory;
	bool recalled = false;

	*away = (struct absence){0, 0};
	if (s->held) {
		memory = seats_load(s->seats, s->person, &arena);
		recalled = seat_read_memory(memory, &m);
	}
	if (recalled) {
		desk_recall(desk, state, &m);
		*away = absence_of(memory);
	}
	arena_done(&arena);
	return recalled;
}
