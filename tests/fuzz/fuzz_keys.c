/* Any keys at the screens of one exam, by two persons in turn: whatever they press, no line
 * passes the edge, every wish is granted or refused, and the state that lived through it is
 * that of a fresh opening. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "story.h"
#include "ui/desk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DESKS = 2, KEYS_MAX = 100, ENOUGH_BYTES = 64 << 20 };

struct place_at {
	struct story *story;
	size_t events; /* when the keys began */
	struct desk *desks[DESKS];
	int at; /* whose keys come */
	struct canvas canvas;
};

/* Where the day is when the keys begin. */
static const char *const mornings[] = {
    "", "tests/stories/signed-in.story", "tests/stories/presentation.story",
    "tests/stories/exchange.story", "tests/stories/sheets.story", "tests/stories/morning.story",
};

static const struct state *state_of(struct place_at *p)
{
	return story_state(p->story, desk_seat(p->desks[p->at]));
}

static void sit(struct place_at *p, int32_t person)
{
	const struct state *s = story_state(p->story, person);
	struct room *room = desk_room(p->desks[p->at]);

	room->seats_known = true;
	for (int32_t i = 1; i < SEATS_MAX && (size_t)i <= s->n_people; i++)
		room->connected[i] = true;
	desk_seated(p->desks[p->at], s, person);
}

/* A morning is read and played once; then each run goes back to its end. */
static struct morning {
	struct story *story;
	struct story_mark end;
	size_t kept_bytes; /* of the events of former runs, nearly */
} opened[sizeof mornings / sizeof *mornings];

static struct morning *open_morning(size_t which)
{
	struct morning *m = &opened[which];
	struct buf said = {0};

	if (m->kept_bytes > ENOUGH_BYTES) {
		story_close(m->story);
		m->story = NULL;
		m->kept_bytes = 0;
	}
	if (m->story) {
		story_rewind(m->story, &m->end);
		return m;
	}
	m->story = story_open("config/rs6731.yaml", "config/cohort-rs6731.yaml", &said);
	assert(m->story);
	if (mornings[which][0])
		story_run_file(m->story, mornings[which], &said);
	m->end = story_marked(m->story);
	buf_done(&said);
	return m;
}

static void open_day(struct place_at *p, struct morning *m, uint8_t how)
{
	static const char *const seats[] = {"MERLE", "PINSON", "SITTELLE", "GRÈBE"};

	p->story = m->story;
	p->events = m->end.events;
	for (p->at = DESKS; p->at-- > 0;) {
		int32_t who = story_person(p->story, p->at ? "GRÈBE" : seats[how / 64]);

		p->desks[p->at] = desk_new(who);
		sit(p, who);
	}
	p->at = 0;
}

/* Below 0x80 what is typed, above what else a keyboard has.  The screen is drawn at the end, and
 * where a byte asks for it: of keys that come together only the last is seen. */
static struct key key_of(uint8_t byte)
{
	static const enum key_kind kinds[] = {K_ENTER, K_ESCAPE, K_TAB, K_BACKSPACE, K_DELETE, K_UP,
	                                      K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP,
	                                      K_PAGE_DOWN, K_PASTE, K_UNKNOWN};

	if (byte < 0x80)
		return key_char(byte < ' ' ? 0xE0 + (uint32_t)byte : byte);
	if (byte < 0xA0)
		return (struct key){K_CHAR, 'a' + (uint32_t)(byte - 0x80) % 26, MOD_CTRL};
	return (struct key){.kind = kinds[byte % (sizeof kinds / sizeof *kinds)]};
}

static void grant(struct place_at *p)
{
	struct desk *desk = p->desks[p->at];
	struct fact wish = *desk_wish(desk);
	struct verdict v = story_wish(p->story, desk_seat(desk), &wish);

	if (v.why)
		desk_refused(desk, state_of(p), &v);
	else
		desk_done(desk, state_of(p), v.facts, v.n);
}

static void press(struct place_at *p, struct key key)
{
	struct desk *desk = p->desks[p->at];
	struct moment now = story_now(p->story);
	int32_t who;

	switch (desk_key(desk, state_of(p), &now, key, STR("collé : « œuvre »\nà suivre"))) {
	case DESK_WISH: grant(p); break;
	case DESK_SEAT:
		who = desk_wish(desk)->person;
		desk_seated(desk, story_state(p->story, who), who);
		break;
	case DESK_CURTAIN: desk_seated(desk, story_state(p->story, 0), 0); break;
	default: break;
	}
}

/* The right margin stays blank, but for a panel's beyond column 100. */
static void look(struct place_at *p)
{
	struct moment now = story_now(p->story);
	struct canvas *c = &p->canvas;

	canvas_erase(c);
	desk_draw(p->desks[p->at], c, state_of(p), &now);
	for (int row = 0; c->cols < 100 && row < c->rows; row++)
		for (int col = canvas_edge(c); col < c->cols; col++)
			assert(canvas_at(c, row, col)->codes[0] == ' ');
}

/* Each person's state, and the one that reads all events anew. */
static void check_law(struct place_at *p)
{
	size_t n;
	const struct event *events = story_events(p->story, &n);

	if (n == p->events)
		return; /* as it was judged when that morning was first read */
	for (p->at = 0; p->at < DESKS; p->at++) {
		const struct state *living = state_of(p);
		struct digest a = state_digest(living), b;
		struct state fresh;

		state_init(&fresh, living->viewer, NULL);
		do {
			if (fresh.refold)
				state_reset(&fresh);
			for (size_t i = 0; i < n; i++)
				state_apply(&fresh, &events[i]);
		} while (fresh.refold);
		b = state_digest(&fresh);
		assert(memcmp(&a, &b, sizeof a) == 0);
		state_done(&fresh);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {43, 132}, {20, 80}};
	struct place_at p = {.at = 0};
	struct morning *m;
	size_t n;

	if (size < 2 || size > 2 + KEYS_MAX)
		return -1;
	text_open();
	m = open_morning(data[0] % (sizeof mornings / sizeof *mornings));
	open_day(&p, m, data[0]);
	canvas_init(&p.canvas, sizes[data[1] % 4][0], sizes[data[1] % 4][1]);
	for (size_t i = 2; i < size; i++) {
		story_wait(p.story, 700);
		if (data[i] >= 0xF8)
			p.at = !p.at;
		else if (data[i] >= 0xF0)
			story_wait(p.story, (INT64_C(1) << (data[i] - 0xF0)) * 10000);
		else if (data[i] >= 0xEC)
			look(&p);
		else
			press(&p, key_of(data[i]));
	}
	look(&p);
	if (data[1] < 64)
		check_law(&p); /* half of the time of a run */
	for (int i = 0; i < DESKS; i++)
		desk_free(p.desks[i]);
	canvas_done(&p.canvas);
	story_events(p.story, &n);
	m->kept_bytes += (n - p.events) * 400;
	return 0;
}
