/* golden: see golden.h. */
#include "unit.h"

#include "golden.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "store/fault.h"
#include "story.h"
#include "ui/desk.h"
#include "ui/public.h"
#include "ui/reader.h"

static const char sample_grid[] = "config/rs6731.yaml";
static const char sample_cohort[] = "tests/screen/cohort.yaml";

enum { KEY_MS = 1000, NARROW_ROWS = 16, NARROW_COLS = 60 };

/* One person at a terminal, and the record beneath. */
struct show {
	const struct golden *golden;
	struct story *story;
	struct desk *desk;
	struct reader *reader; /* NULL: it is looked at */
	struct buf said;
	struct buf problems;
	enum { DISK_OK, DISK_FULL, DISK_SLOW } disk;
	bool hurries; /* keys come at one moment */
};

/* -- where files are ----------------------------------------------------------------------- */

static const char *path_of(struct buf *b, const char *relative)
{
	const char *source = getenv("SOURCE");

	buf_clear(b);
	buf_addf(b, "%s/%s", source ? source : ".", relative);
	return buf_text(b);
}

static void read_file(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "re");
	char piece[4096];
	size_t n;

	while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(b, (struct str){piece, n});
	if (f)
		fclose(f);
}

static void speak_french(void)
{
	const char *build = getenv("BUILD");
	struct buf dir = {0};
	const char *dirs[2] = {NULL, NULL};

	buf_addf(&dir, "%s/locale", build ? build : "build");
	dirs[0] = buf_text(&dir);
	if (!words_open("fr", dirs))
		fail_msg("no French catalogue in %s", dirs[0]);
	buf_done(&dir);
}

/* -- the day so far ------------------------------------------------------------------------ */

static void run_story_file(struct show *s, struct str name)
{
	struct buf path = {0}, relative = {0};

	buf_addf(&relative, "tests/screen/stories/%.*s.story", STR_ARG(name));
	story_run_file(s->story, path_of(&path, buf_text(&relative)), &s->problems);
	buf_done(&path);
	buf_done(&relative);
}

/* Lines between two "include" are played as one text. */
static void run_lines(struct show *s, struct str text)
{
	struct buf lines = {0};

	while (text.n) {
		struct str line = str_cut(&text, '\n');
		struct str name = str_trim(line);

		if (!str_starts(name, "include ")) {
			buf_add(&lines, line);
			buf_add_char(&lines, '\n');
			continue;
		}
		story_run(s->story, buf_str(&lines), s->golden->name, &s->problems);
		buf_clear(&lines);
		run_story_file(s, str_trim((struct str){name.s + 8, name.n - 8}));
	}
	story_run(s->story, buf_str(&lines), s->golden->name, &s->problems);
	buf_done(&lines);
}

static void play(struct show *s)
{
	struct str told = str_of(s->golden->story ? s->golden->story : "");

	if (memchr(told.s, '\n', told.n)) {
		run_lines(s, told);
		return;
	}
	while (told.n) {
		struct str name = str_cut(&told, ' ');

		if (name.n)
			run_story_file(s, name);
	}
}

/* -- the desk ------------------------------------------------------------------------------ */

static const struct state *state_of(const struct show *s)
{
	return story_state(s->story, desk_seat(s->desk));
}

/* "MERLE@8:47 GRÈBE@8:40" */
static void connect(struct show *s, struct str names)
{
	struct room *room = desk_room(s->desk);
	struct moment now = story_now(s->story);
	struct buf name = {0};

	while (names.n) {
		struct str hour = str_cut(&names, ' ');
		struct str who = str_cut(&hour, '@');
		int32_t minute = 0, person;

		buf_clear(&name);
		buf_add(&name, who);
		person = story_person(s->story, buf_text(&name));
		if (person && str_is(hour, "cut")) {
			room->gone[person] = GONE_CUT;
			continue;
		}
		if (!person || !when_parse_hour(hour, &minute))
			buf_addf(&s->problems, "who is connected: %s\n", buf_text(&name));
		room->connected[person] = true;
		room->since_ms[person] =
		    when_day(now.at_ms, now.zone_min) * WHEN_DAY_MS +
		    (minute - now.zone_min) * WHEN_MINUTE_MS;
	}
	buf_done(&name);
}

static void sit_down(struct show *s)
{
	const struct golden *g = s->golden;
	int32_t me = g->seat ? story_person(s->story, g->seat) : 0;
	struct buf name = {0};
	struct room *room;

	if (g->seat && !me)
		buf_addf(&s->problems, "nobody is called %s\n", g->seat);
	s->desk = desk_new(me);
	room = desk_room(s->desk);
	room->seats_known = true;
	room->fixed_seat = false;
	for (int32_t i = 1; i < SEATS_MAX && (size_t)i <= state_of(s)->n_people; i++)
		room->connected[i] = !g->connected && (!g->alone || i == me);
	snprintf(room->documents_folder, sizeof room->documents_folder,
	         "/srv/jury/session.clep.documents");
	if (state_is_all_revealed(state_of(s)))
		room->head = (struct head){state_of(s)->last_id, "7f3a09c251de88b4"};
	room->codes = room->asks_code = g->codes != NULL;
	room->by_card = g->by_card;
	room->elsewhere = g->elsewhere;
	if (g->head && !head_read(str_of(g->head), &room->head))
		buf_addf(&s->problems, "no head: %s\n", g->head);
	memset(room->tries, 5, sizeof room->tries);
	for (struct str closed = str_of(g->codes ? g->codes : ""); closed.n;) {
		struct str one = str_cut(&closed, ' ');

		buf_clear(&name);
		buf_add(&name, one);
		room->tries[story_person(s->story, buf_text(&name))] = 0;
	}
	if (g->connected)
		connect(s, str_of(g->connected));
	if (me)
		desk_seated(s->desk, state_of(s), me);
	buf_done(&name);
}

/* What is said since the last time, after a line that tells what was done. */
static void listen(struct show *s, bool answers, struct str did)
{
	struct moment now = story_now(s->story);
	struct buf said = {0};

	if (!s->reader)
		return;
	if (s->said.n && s->said.s[s->said.n - 1] != '\n')
		buf_add_char(&s->said, '\n');
	buf_addf(&s->said, "[%.*s]\n", STR_ARG(did));
	reader_read(s->reader, s->desk, state_of(s), &now, answers, &said);
	for (size_t i = 0; i < said.n; i++)
		if (said.s[i] == '\b')
			buf_add(&s->said, STR("←"));
		else if (said.s[i] == ' ' && i + 1 == said.n) /* typed, and not yet followed */
			buf_add(&s->said, STR("␣"));
		else
			buf_add_char(&s->said, said.s[i]);
	buf_done(&said);
}

/* What the session does with a wish, on a disk such as it is. */
static void grant(struct show *s)
{
	struct fact wish = *desk_wish(s->desk);
	struct verdict v;
	struct err fault;

	if (s->disk == DISK_FULL) {
		fault_tell(&fault, SQLITE_FULL, NULL, "session.clep");
		if (!desk_room(s->desk)->fault.kind)
			desk_room(s->desk)->fault_since_ms = story_now(s->story).at_ms;
		desk_failed(s->desk, &fault);
		return;
	}
	if (s->disk == DISK_SLOW) {
		desk_failed(s->desk, NULL);
		return;
	}
	v = story_wish(s->story, desk_seat(s->desk), &wish);
	if (wish.kind == KIND_seat_opened && !v.why)
		desk_room(s->desk)->tries[wish.person] = 5;
	if (v.why)
		desk_refused(s->desk, state_of(s), &v);
	else
		desk_done(s->desk, state_of(s), v.facts, v.n);
}

/* 123456 is right, everywhere. */
static void try_code(struct show *s)
{
	struct fact wish = *desk_wish(s->desk);
	int8_t *tries = &desk_room(s->desk)->tries[wish.person];

	if (wish.value == 1123456) {
		desk_seated(s->desk, story_state(s->story, wish.person), wish.person);
		return;
	}
	if (*tries)
		--*tries;
	desk_code_told(s->desk, *tries ? "Code faux." : "");
}

/* As the session tells of files: read back at this moment, or not written. */
static void write_document(struct show *s, int64_t which)
{
	struct room *room = desk_room(s->desk);
	struct moment now = story_now(s->story);

	room->documents[which] = (struct room_document){.at_ms = now.at_ms,
	                                                .zone_min = now.zone_min,
	                                                .last_id = state_of(s)->last_id,
	                                                .failed = s->disk == DISK_FULL};
	err_set(&room->document_fault, ERR_IO, "Disque plein.");
	err_add(&room->document_fault, NULL, "Libérez de la place.");
}

static void do_what_is_wanted(struct show *s, enum desk_want want)
{
	switch (want) {
	case DESK_WISH: grant(s); return;
	case DESK_SEAT:
		desk_seated(s->desk, story_state(s->story, desk_wish(s->desk)->person),
		            desk_wish(s->desk)->person);
		return;
	case DESK_CURTAIN: desk_seated(s->desk, story_state(s->story, 0), 0); return;
	case DESK_LEAVE: buf_addf(&s->problems, "the program was left\n"); return;
	case DESK_REDRAW:
		if (s->reader)
			reader_again(s->reader);
		return;
	case DESK_CODE: try_code(s); return;
	case DESK_TAKE_OVER: desk_say(s->desk, "!"); return;
	case DESK_DOCUMENT: write_document(s, desk_wish(s->desk)->value); return;
	case DESK_NOTHING: return;
	}
}

static void press(struct show *s, struct key key)
{
	struct buf name = {0};
	struct moment now;

	if (!s->hurries)
		story_wait(s->story, KEY_MS);
	now = story_now(s->story);
	do_what_is_wanted(s, desk_key(s->desk, state_of(s), &now, key, (struct str){NULL, 0}));
	key_to_text(&name, key);
	listen(s, true, buf_str(&name));
	buf_done(&name);
}

static void type_text(struct show *s, struct str text)
{
	while (text.n) {
		uint32_t cp;
		size_t n = text_step(text, &cp);

		press(s, key_char(cp));
		text = (struct str){text.s + n, text.n - n};
	}
}

/* "1:30" in milliseconds; under 0 when it is none. */
static int64_t time_of(struct str word)
{
	int64_t ms;

	return when_parse_duration(word, &ms) == WHEN_OK ? ms : -1;
}

static void mend_disk(struct show *s)
{
	s->disk = DISK_OK;
	desk_room(s->desk)->fault = (struct err){.kind = ERR_NONE};
}

static void press_word(struct show *s, struct str word)
{
	struct key key;

	if (str_is(word, "!full"))
		s->disk = DISK_FULL;
	else if (str_is(word, "!slow"))
		s->disk = DISK_SLOW;
	else if (str_is(word, "!hurry"))
		s->hurries = true;
	else if (str_is(word, "!ok"))
		mend_disk(s);
	else if (word.n > 1 && word.s[0] == '+' &&
	         time_of((struct str){word.s + 1, word.n - 1}) >= 0) {
		story_wait(s->story, time_of((struct str){word.s + 1, word.n - 1}));
		listen(s, false, word);
	} else if (key_parse(word, &key))
		press(s, key);
	else
		buf_addf(&s->problems, "no key is called %.*s\n", STR_ARG(word));
}

static void type(struct show *s)
{
	struct str rest = str_of(s->golden->keys ? s->golden->keys : "");

	while (rest.n) {
		if (*rest.s == '"') {
			rest = (struct str){rest.s + 1, rest.n - 1};
			type_text(s, str_cut(&rest, '"'));
		} else if (*rest.s == ' ') {
			rest = (struct str){rest.s + 1, rest.n - 1};
		} else {
			press_word(s, str_cut(&rest, ' '));
		}
	}
}

/* -- what is seen -------------------------------------------------------------------------- */

/* The margins are empty: two columns right of the edge, and those between the first 80
 * columns and the panel. */
static void check_edges(struct show *s, const struct canvas *c)
{
	int edge = canvas_edge(c), end = c->cols < 100 ? c->cols : edge + 4;

	if (c->cols >= 100 && c->cols < 132)
		return; /* texts run on */
	for (int row = 0; row < c->rows; row++)
		for (int col = edge; col < end; col++)
			if (canvas_at(c, row, col)->codes[0] != ' ') {
				buf_addf(&s->problems, "line %d passes its edge, at column %d\n",
				         row + 1, col);
				break;
			}
}

static void check_whole(struct show *s, int number, struct str line)
{
	if (line.n > 3 && memcmp(line.s + line.n - 3, "…", 3) == 0)
		buf_addf(&s->problems, "line %d is cut at 60 columns: %.*s\n", number,
		         STR_ARG(line));
}

/* Line 3 and the footer name keys: at 60 columns nothing of them is cut. */
static void check_narrow(struct show *s, const struct moment *now)
{
	struct canvas c;
	struct buf all = {0};
	struct str rest;

	canvas_init(&c, NARROW_ROWS, NARROW_COLS);
	desk_draw(s->desk, &c, state_of(s), now);
	canvas_to_text(&c, &all);
	rest = buf_str(&all);
	for (int i = 1; i <= NARROW_ROWS; i++) {
		struct str line = str_cut(&rest, '\n');

		if (i == 3 || i == NARROW_ROWS)
			check_whole(s, i, line);
	}
	buf_done(&all);
	canvas_done(&c);
}

/* The same in either language. */
static void check_keys(struct show *s, const struct moment *now)
{
	check_narrow(s, now);
	words_open("en", NULL);
	check_narrow(s, now);
	speak_french();
}

/* How long a page is depends on the window, which is there before the keys. */
static void open_window(struct show *s)
{
	struct moment now = story_now(s->story);
	struct canvas c;

	canvas_init(&c, s->golden->rows ? s->golden->rows : 24,
	            s->golden->cols ? s->golden->cols : 80);
	desk_draw(s->desk, &c, state_of(s), &now);
	canvas_done(&c);
}

static void draw(struct show *s, struct buf *out)
{
	const struct golden *g = s->golden;
	struct moment now = story_now(s->story);
	struct canvas c;

	canvas_init(&c, g->rows ? g->rows : 24, g->cols ? g->cols : 80);
	c.ascii = g->ascii;
	if (g->english)
		words_open("en", NULL);
	if (g->in_public)
		public_draw(&c, story_state(s->story, 0), &now, &(struct err){.kind = ERR_NONE});
	else
		desk_draw(s->desk, &c, state_of(s), &now);
	if (g->pens)
		canvas_to_marked_text(&c, out);
	else
		canvas_to_text(&c, out);
	if (!g->in_public && (desk_seat(s->desk) || state_of(s)->n_people))
		check_edges(s, &c);
	canvas_done(&c);
	check_keys(s, &now);
}

/* The lines that differ, as `-` expected, `+` seen. */
static void tell_differences(struct buf *out, struct str expected, struct str seen)
{
	for (int line = 1; expected.n || seen.n; line++) {
		struct str e = str_cut(&expected, '\n'), g = str_cut(&seen, '\n');

		if (!str_equal(e, g))
			buf_addf(out, "%2d - %.*s\n   + %.*s\n", line, STR_ARG(e), STR_ARG(g));
	}
}

static void compare(struct show *s, struct str seen)
{
	struct buf path = {0}, relative = {0}, expected = {0};
	FILE *f;

	buf_addf(&relative, "tests/screen/expected/%s.txt", s->golden->name);
	path_of(&path, buf_text(&relative));
	if (getenv("GENERATE")) {
		f = fopen(buf_text(&path), "we");
		if (!f || fwrite(seen.s, 1, seen.n, f) != seen.n)
			buf_addf(&s->problems, "%s can't be written\n", buf_text(&path));
		if (f)
			fclose(f);
	} else {
		read_file(&expected, buf_text(&path));
		tell_differences(&s->problems, buf_str(&expected), seen);
	}
	buf_done(&path);
	buf_done(&relative);
	buf_done(&expected);
}

/* What is seen in the end; what went wrong on the way is in s->problems. */
static void run(struct show *s, struct buf *seen)
{
	const struct golden *g = s->golden;
	struct buf grid = {0}, cohort = {0};

	speak_french();
	path_of(&grid, g->grid ? g->grid : sample_grid);
	path_of(&cohort, g->cohort ? g->cohort : sample_cohort);
	s->story = story_open(buf_text(&grid), buf_text(&cohort), &s->problems);
	if (s->story) {
		play(s);
		sit_down(s);
		open_window(s);
		if (g->aloud)
			s->reader = reader_new();
		listen(s, false, str_of(g->seat));
		type(s);
		if (g->aloud)
			buf_add(seen, buf_str(&s->said));
		else
			draw(s, seen);
		reader_free(s->reader);
		buf_done(&s->said);
		desk_free(s->desk);
		story_close(s->story);
	}
	buf_done(&grid);
	buf_done(&cohort);
}

static void judge(struct show *s)
{
	bool good = !s->problems.n;

	if (!good)
		print_error("%s\n%s", s->golden->name, buf_text(&s->problems));
	buf_done(&s->problems);
	if (!good)
		fail();
}

void golden_check(const struct golden *g)
{
	struct show s = {.golden = g};
	struct buf seen = {0};

	run(&s, &seen);
	if (s.story)
		compare(&s, buf_str(&seen));
	buf_done(&seen);
	judge(&s);
}

void golden_text(const char *name, struct str text)
{
	struct golden g = {.name = name};
	struct show s = {.golden = &g};

	compare(&s, text);
	judge(&s);
}

void golden_see(const struct golden *g, struct buf *seen)
{
	struct show s = {.golden = g};

	run(&s, seen);
	judge(&s);
}

void golden_screen(const char *name, const char *story, const char *seat, const char *keys,
                   int rows, int cols)
{
	golden_check(&(struct golden){
	    .name = name, .story = story, .seat = seat, .keys = keys, .rows = rows, .cols = cols});
}
