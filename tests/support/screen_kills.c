/* screen_kills: see screen_kills.h. */
#include "screen_kills.h"

#include "unit.h"

#include <ctype.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "acts.h"

enum {
	ACTS_A_LIFE = 200,
	SCREENS = 8,
	KILLS_A_RECORD = 100, /* then a fresh one: a day has no thousand questions */
	LIFE_US = 50000,      /* from the first key to the kill, at most */
	STARTING_US = 120000, /* from the birth to the kill of one that is still starting */
	ONE_IN_STARTING = 8,
	ONE_IN_AT_REST = 5,
	AIM_US = 100000, /* within which a commit begins after its key, and ends */
};

/* What an act is in the record. */
struct act {
	int candidate, item, value;
};

struct typist {
	const char *seat, *who;
	int author;
	const char *kind;
	struct act typed[ACTS_A_LIFE];
	int n_typed, n_shown;
	int questions; /* in the table, when this life began */
	int level;     /* the last criterion's, when this life began; 0: it asks, doesn't mark */
};

struct play {
	struct screen_kills *told;
	struct exam *x;
	long long last_id; /* what stands up to here has been judged */
	int first_question; /* the item of level a */
};

static int roll(struct play *p, int n)
{
	return (int)((unsigned)rand_r(&p->told->seed) % (unsigned)n);
}

static void rest(struct play *p, int most_us)
{
	struct timespec t = {0, (long)roll(p, most_us) * 1000};

	nanosleep(&t, NULL);
}

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* -- the record, as anybody reads it -------------------------------------------------------- */

static sqlite3 *open_record(struct play *p)
{
	sqlite3 *db;

	if (sqlite3_open_v2(p->x->record, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_busy_timeout(db, 10000);
	return db;
}

static long long number(struct play *p, const char *sql)
{
	sqlite3 *db = open_record(p);
	sqlite3_stmt *s;
	long long n;

	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK ||
	    sqlite3_step(s) != SQLITE_ROW)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(db);
	return n;
}

/* A transaction was begun and not ended: what would play it back is beside the record. */
static bool is_inside(struct play *p)
{
	static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	unsigned char head[sizeof magic] = {0};
	char path[120];
	int fd;
	ssize_t n;

	snprintf(path, sizeof path, "%s-journal", p->x->record);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd < 0 ? 0 : read(fd, head, sizeof head);
	if (fd >= 0)
		close(fd);
	return n == sizeof head && memcmp(head, magic, sizeof magic) == 0;
}

/* -- what the screen shows as stored --------------------------------------------------------- */

/* The figures of the table of questions: "●● 2/2         1    ·    1    ·". */
static int questions_shown(struct keyboard *k)
{
	int sum = 0;

	for (int line = 13; line <= 16; line++) {
		const char *at = strchr(keyboard_line(k, line), '/');

		if (!at)
			return 0;
		for (at += strspn(at, "/0123456789"); *at; at++)
			if (isdigit((unsigned char)*at)) {
				char *end;

				sum += (int)strtol(at, &end, 10);
				at = end - 1;
			}
	}
	return sum;
}

static int level_shown(struct keyboard *k)
{
	const char *at = strstr(keyboard_line(k, LINE_MESSAGE), "C4.3 : ");

	return at ? at[7] - '0' : 0;
}

/* Counts what is shown of this life.  A level tells which of the marks typed it is: no two in a
 * row are the same, and what was shown before is passed. */
static void watch(struct typist *t, struct keyboard *k)
{
	int level;

	pty_read(k->pty);
	if (!t->level) {
		int n = questions_shown(k) - t->questions;

		t->n_shown = n > t->n_shown ? n : t->n_shown;
		return;
	}
	level = level_shown(k);
	if (!level || (t->n_shown && level == t->typed[t->n_shown - 1].value))
		return;
	for (int i = t->n_shown; i < t->n_typed; i++)
		if (t->typed[i].value == level) {
			t->n_shown = i + 1;
			break;
		}
}

/* -- one life --------------------------------------------------------------------------------- */

static void types_question(struct play *p, struct typist *t, struct keyboard *k)
{
	int candidate = roll(p, 4), level = roll(p, 3);
	char keys[3] = {(char)('1' + candidate), (char)('a' + level), '\0'};

	pty_type(k->pty, keys);
	t->typed[t->n_typed++] =
	    (struct act){.candidate = 10 + candidate, .item = p->first_question + level};
}

static void types_mark(struct play *p, struct typist *t, struct keyboard *k)
{
	int before = t->n_typed ? t->typed[t->n_typed - 1].value : t->level;
	int level = 1 + (before + roll(p, 3)) % 4;

	pty_type(k->pty, (char[]){(char)('0' + level), '\0'});
	t->typed[t->n_typed++] = (struct act){.value = level};
}

static bool is_act(sqlite3_stmt *row, const struct typist *t, const struct act *a)
{
	if (strcmp((const char *)sqlite3_column_text(row, 1), t->kind) != 0 ||
	    sqlite3_column_int(row, 2) != t->author)
		return false;
	if (t->level)
		return sqlite3_column_int(row, 5) == a->value;
	return sqlite3_column_int(row, 3) == a->candidate && sqlite3_column_int(row, 4) == a->item;
}

/* All that this life left in the record, against what was typed and what was shown. */
static void judge(struct play *p, struct typist *t)
{
	sqlite3 *db = open_record(p);
	sqlite3_stmt *s;
	int n = 0;

	assert_int_equal(sqlite3_prepare_v2(db,
	                                    "SELECT id, kind, author, candidate, item, value FROM "
	                                    "event WHERE id > ? ORDER BY id",
	                                    -1, &s, NULL),
	                 SQLITE_OK);
	sqlite3_bind_int64(s, 1, p->last_id);
	for (; sqlite3_step(s) == SQLITE_ROW; n++) {
		p->last_id = sqlite3_column_int64(s, 0);
		if (n >= t->n_typed || !is_act(s, t, &t->typed[n]))
			fail_msg("event %lld is not act %d of the %d that %s typed", p->last_id,
			         n + 1, t->n_typed, t->who);
	}
	if (sqlite3_errcode(db) != SQLITE_DONE && sqlite3_errcode(db) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_finalize(s);
	sqlite3_close(db);
	if (n < t->n_shown)
		fail_msg("%d acts of %s were shown as stored, %d are there", t->n_shown, t->who, n);
	p->told->typed += t->n_typed;
	p->told->shown += t->n_shown;
	p->told->there += n;
	t->n_typed = t->n_shown = 0;
}

static void types_act(struct play *p, struct typist *t, struct keyboard *k)
{
	(t->level ? types_mark : types_question)(p, t, k);
}

/* Until a transaction is open, or is no more; false if that doesn't come. */
static bool wait_inside(struct play *p, bool inside)
{
	int64_t until_us = now_us() + AIM_US;

	while (is_inside(p) != inside)
		if (now_us() > until_us)
			return false;
	return true;
}

/* Types two acts more: the first tells how long a commit takes, here and now; somewhere within so
 * long from when the second one's begins it will be killed. */
static void aims_inside(struct play *p, struct typist *t, struct keyboard *k)
{
	int64_t began_us;
	int commit_us;

	assert_true(pty_wait_still(k->pty));
	types_act(p, t, k);
	if (!wait_inside(p, true))
		return;
	began_us = now_us();
	if (!wait_inside(p, false))
		return;
	commit_us = (int)(now_us() - began_us) + 1;
	assert_true(pty_wait_still(k->pty));
	watch(t, k);
	types_act(p, t, k);
	if (wait_inside(p, true))
		rest(p, commit_us);
}

/* The same command, the same screen. */
static struct keyboard *comes_back(struct play *p, const struct typist *t)
{
	struct keyboard *k = keyboard_open(p->x, p->x->record, t->seat, t->who);

	sees(k, "De retour.");
	if (t->level)
		sees(k, "► C4  ");
	else
		sees(k, "Questions       a    b    c");
	return k;
}

static void is_killed(struct play *p, struct keyboard *k)
{
	pty_signal(k->pty, SIGKILL);
	assert_true(pty_wait_end(k->pty, NULL));
	p->told->inside += is_inside(p);
}

static void dies_while_starting(struct play *p, const struct typist *t)
{
	const char *argv[] = {program_path(), "join", p->x->record, "--as", t->seat, NULL};
	struct pty *pty = pty_start(&(struct pty_setup){.argv = argv});

	rest(p, STARTING_US);
	pty_signal(pty, SIGKILL);
	pty_end(pty);
	p->told->starting++;
}

/* `last` died in the midst: it is judged once a living one has opened the record. */
static void lives_and_dies(struct play *p, struct typist *t, struct typist *last)
{
	struct keyboard *k = comes_back(p, t);
	/* Two acts are so far apart at most: more than the program needs, or less. */
	int gap_us = roll(p, 3) ? 500 : 1600;
	int64_t until_us;

	judge(p, last);
	t->questions = questions_shown(k);
	if (t->level)
		t->level = (int)number(p, "SELECT value FROM event WHERE kind = 'scored' ORDER BY "
		                          "id DESC LIMIT 1");
	until_us = now_us() + roll(p, LIFE_US);
	do {
		types_act(p, t, k);
		rest(p, gap_us);
		watch(t, k);
	} while (now_us() < until_us && t->n_typed < ACTS_A_LIFE - 2);
	if (roll(p, ONE_IN_AT_REST) == 0) {
		assert_true(pty_wait_still(k->pty));
	} else if (roll(p, 3)) {
		aims_inside(p, t, k);
	}
	is_killed(p, k);
	watch(t, k);
	keyboard_close(k);
}

/* -- the record -------------------------------------------------------------------------------- */

static void level_says(struct buf *b, const char *level)
{
	buf_addf(b, "%s", level);
}

static void leaves(struct keyboard *k)
{
	pty_signal(k->pty, SIGTERM);
	assert_true(pty_wait_end(k->pty, NULL));
	keyboard_close(k);
}

static void begin(struct play *p)
{
	p->x = exam_of_story("mid-day.story");
	p->last_id = number(p, "SELECT max(id) FROM event");
	p->first_question = (int)number(p, "SELECT min(item) FROM event WHERE kind = "
	                                   "'item_listed' AND code = 'question_level'");
}

/* GRÈBE before the table of questions, PINSON on the last criterion of a sheet. */
static void stand(struct play *p)
{
	static const char *const criteria[] = {"C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4",
	                                       "C3.1", "C3.2", "C3.3", "C4.1", "C4.2", "C4.3"};
	static const struct sheet_of sheet = {criteria, 12, level_says, false};
	static const struct named frene = {"FRÊNE", "FRÊNE Emma"};
	struct keyboard *k;

	k = keyboard_open(p->x, p->x->record, "S", "GRÈBE");
	sees(k, "Questions       a    b    c");
	leaves(k);
	k = keyboard_open(p->x, p->x->record, "M1", "PINSON");
	types(k, key_of_digit(1));
	sees_row(k, "►", frene.whole);
	types(k, PTY_ENTER);
	fills(k, &sheet, &frene, "3 2 3 1 2 3 2 3 2 2 3 1");
	leaves(k);
	p->last_id = number(p, "SELECT max(id) FROM event");
}

static void end(struct play *p)
{
	exam_program(p->x, 0, "verify %s", p->x->record);
	exam_program(p->x, 0, "log %s", p->x->record);
	exam_end(p->x);
}

static void play_one_record(struct play *p, int kills)
{
	struct typist typists[] = {
	    {.seat = "S", .who = "GRÈBE", .author = 4, .kind = "question_asked"},
	    {.seat = "M1", .who = "PINSON", .author = 2, .kind = "scored", .level = 1},
	};
	struct typist *last = &typists[0];

	begin(p);
	stand(p);
	for (int i = 0; i < kills; i++) {
		struct typist *t = &typists[roll(p, 2)];

		if (roll(p, ONE_IN_STARTING) == 0) {
			dies_while_starting(p, t);
			continue;
		}
		lives_and_dies(p, t, last);
		last = t;
	}
	leaves(comes_back(p, &typists[0]));
	judge(p, last);
	end(p);
}

void screen_kills_alone(struct screen_kills *told)
{
	struct play p = {.told = told};

	for (int left = told->kills; left > 0; left -= KILLS_A_RECORD)
		play_one_record(&p, left < KILLS_A_RECORD ? left : KILLS_A_RECORD);
}

/* -- among eight ------------------------------------------------------------------------------- */

static const struct {
	const char *seat, *who;
} jury[] = {{"P", "MERLE"}, {"M1", "PINSON"}, {"M2", "SITTELLE"}, {"S", "GRÈBE"}};
static const char *const people[] = {"FRÊNE Emma", "GENÉVRIER Farid", "HÊTRE Gina", "IF Hugo"};

/* In one round no two screens log the same question by the same person, and each another one than
 * in the round before. */
static int level_of(int screen, int round)
{
	return (round + screen / 4) % 3;
}

/* SITTELLE stands back from HÊTRE: to each his own candidate, none of them forbidden. */
static int candidate_of(int screen)
{
	return (screen + 3) % 4;
}

static void says_question(struct buf *b, int screen, int round)
{
	buf_addf(b, "Question (%c) à %s.", 'a' + level_of(screen, round),
	         people[candidate_of(screen)]);
}

static void all_type(struct keyboard *const *screens, int round)
{
	for (int i = 0; i < SCREENS; i++) {
		char keys[3] = {(char)('1' + candidate_of(i)), (char)('a' + level_of(i, round)),
		                '\0'};

		pty_type(screens[i]->pty, keys);
	}
}

static bool shows_question(struct keyboard *k, int screen, int round)
{
	struct buf b = {0};
	bool shown;

	says_question(&b, screen, round);
	shown = strstr(keyboard_line(k, LINE_MESSAGE), buf_text(&b)) != NULL;
	buf_done(&b);
	return shown;
}

static void others_see_it_stored(struct keyboard *const *screens, int dead, int round)
{
	for (int i = 0; i < SCREENS; i++) {
		struct buf b = {0};

		says_question(&b, i, round);
		if (i != dead)
			sees_at(screens[i], LINE_MESSAGE, buf_text(&b));
		buf_done(&b);
	}
}

static void judge_round(struct play *p, int dead, bool shown, int round)
{
	int all = (int)number(p, "SELECT count(*) FROM event") - (int)p->last_id, there = 0;

	for (int i = 0; i < SCREENS; i++) {
		struct buf sql = {0};
		int n;

		buf_addf(&sql,
		         "SELECT count(*) FROM event WHERE id > %lld AND kind = 'question_asked' "
		         "AND author = %d AND candidate = %d AND item = %d",
		         p->last_id, i % 4 + 1, 10 + candidate_of(i),
		         p->first_question + level_of(i, round));
		n = (int)number(p, buf_text(&sql));
		buf_done(&sql);
		if (n > 1 || (n < 1 && (i != dead || shown)))
			fail_msg("round %d: %d of screen %d is there", round, n, i);
		there += n;
	}
	assert_int_equal(all, there); /* and nothing else */
	p->last_id += all;
	p->told->typed += SCREENS;
	p->told->shown += SCREENS - 1 + shown;
	p->told->there += there;
}

static void one_dies(struct play *p, struct keyboard **screens, int round)
{
	int dead = roll(p, SCREENS);
	bool shown;

	all_type(screens, round);
	rest(p, LIFE_US / 4);
	is_killed(p, screens[dead]);
	shown = shows_question(screens[dead], dead, round);
	keyboard_close(screens[dead]);
	others_see_it_stored(screens, dead, round);
	screens[dead] =
	    keyboard_open(p->x, p->x->record, jury[dead % 4].seat, jury[dead % 4].who);
	judge_round(p, dead, shown, round);
}

void screen_kills_among_eight(struct screen_kills *told)
{
	struct play p = {.told = told};
	struct keyboard *screens[SCREENS];

	begin(&p);
	for (int i = 0; i < SCREENS; i++)
		screens[i] = keyboard_open(p.x, p.x->record, jury[i % 4].seat, jury[i % 4].who);
	for (int round = 0; round < told->kills; round++)
		one_dies(&p, screens, round);
	for (int i = 0; i < SCREENS; i++)
		leaves(screens[i]);
	end(&p);
}
