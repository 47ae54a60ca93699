/* More than sixty acts by keys, more than fifty of them taken back by u, some put back by y: what
 * the screen said of each is what the record holds, read from outside; and what another did
 * meanwhile stands. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts.h"

static const struct named group[] = {{"FRÊNE", "FRÊNE Emma"},
                                     {"GENÉVRIER", "GENÉVRIER Farid"},
                                     {"HÊTRE", "HÊTRE Gina"},
                                     {"IF", "IF Hugo"}};
static const char *const criteria[] = {"C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4",
                                       "C3.1", "C3.2", "C3.3", "C4.1", "C4.2", "C4.3"};
enum { CANDIDATES = 4, CRITERIA = 12, LEVELS = 3, ACTS = 80, BACK = 55, AGAIN = 12 };

/* What one of the acts was, as u and y name it, and as the record counts it. */
struct act {
	char told[80];
	const struct named *whom;
	const char *criterion; /* NULL: no mark */
	char level;            /* of a mark or a question; 0 a text */
	bool stands;
};

static struct act acts[ACTS];
static size_t n_acts;
static struct exam *x;
static struct keyboard *pinson, *merle;
static const struct named *shown = group; /* whose sheet is on the screen */
static int64_t first; /* the last event of the day so far */

static int begin(void **state)
{
	(void)state;
	x = exam_of_story("mid-day.story");
	first = exam_number(x, "SELECT max(id) FROM event");
	pinson = exam_keyboard(x, "M1", "PINSON");
	merle = exam_keyboard(x, "P", "MERLE");
	return 0;
}

static struct act *did(const struct named *whom, const char *criterion, char level)
{
	struct act *a = &acts[n_acts++];

	assert_true(n_acts <= ACTS);
	*a = (struct act){.whom = whom, .criterion = criterion, .level = level, .stands = true};
	return a;
}

/* -- the acts ------------------------------------------------------------------------------ */

static void marks(const struct named *whom, const char *criterion, char level)
{
	struct act *a = did(whom, criterion, level);
	char says[80];

	snprintf(a->told, sizeof a->told, "%s à %c pour %s", criterion, level, whom->whole);
	snprintf(says, sizeof says, "%s · %s : %c", whom->family, criterion, level);
	hears(pinson, key_of_digit(level - '0'), says);
}

static void asks_one(size_t who, char level)
{
	struct act *a;
	char key[] = {level, '\0'};

	types(pinson, key_of_digit((int)who + 1));
	sees_row(pinson, "►", group[who].whole);
	a = did(&group[who], NULL, level);
	snprintf(a->told, sizeof a->told, "question (%c) à %s", level, group[who].whole);
	hears(pinson, key, "Question (");
	sees_at(pinson, LINE_MESSAGE, group[who].whole);
}

static void writes(const struct named *whom)
{
	snprintf(did(whom, NULL, 0)->told, sizeof acts->told, "notes privées sur %s", whom->whole);
	types(pinson, "n");
	sees(pinson, "NOTES PRIVÉES");
	types(pinson, "Un mot de plus. ");
	types(pinson, PTY_ESC);
	sees_at(pinson, LINE_MESSAGE, "notes privées gardées");
}

static void he_asks_and_marks_sixty_times(void **state)
{
	(void)state;
	sees_at(pinson, LINE_PHASE, "ÉCHANGE");
	for (size_t round = 0; round < LEVELS; round++)
		for (size_t who = 0; who < CANDIDATES; who++)
			asks_one(who, (char)('a' + (who + round) % LEVELS));
	types(pinson, key_of_digit(1));
	sees_row(pinson, "►", group[0].whole);
	types(pinson, PTY_ENTER);
	for (size_t who = 0; who < CANDIDATES; who++) {
		sees(pinson, group[who].whole);
		for (size_t i = 0; i < CRITERIA; i++)
			if (who != 3 || i != 5) /* marked in the morning */
				marks(&group[who], criteria[i], (char)('1' + (who + i) % 4));
		writes(&group[who]);
		types(pinson, PTY_TAB);
	}
	assert_true(n_acts >= 60);
}

/* -- back, and again ----------------------------------------------------------------------- */

static bool answers(struct pty *pty, void *told)
{
	const char *line = keyboard_line(pinson, LINE_MESSAGE);

	(void)pty;
	return strstr(line, told) || strstr(pty_text(pinson->pty), "  Annuler ");
}

static bool is_on_a_sheet(const struct act *a)
{
	return a->criterion || !a->level;
}

/* Of an act that the sheet on the screen doesn't show u asks, and of one that is over two minutes
 * old: where the machine is slow any may be.  Two u at once would be a held key. */
static void undoes(struct act *a)
{
	static bool again;
	char told[120];

	snprintf(told, sizeof told, "Annulé : %s", a->told);
	if (is_on_a_sheet(a) && a->whom != shown) {
		types(pinson, PTY_BACKTAB);
		sees(pinson, a->whom->whole);
		shown = a->whom;
	}
	again = !again;
	types(pinson, again ? "u" : "\x1a");
	if (!pty_wait(pinson->pty, answers, told, told))
		keyboard_fail(pinson, "no “%s”", told);
	if (!strstr(keyboard_line(pinson, LINE_MESSAGE), told)) {
		is_asked(pinson, "", "Annuler ");
		hears(pinson, "o", told);
	}
	a->stands = false;
}

static void another_asks_meanwhile(void)
{
	types(merle, key_of_digit(4));
	sees_row(merle, "►", group[3].whole);
	hears(merle, "a", "Question (a) à IF Hugo.");
	sees_at(pinson, LINE_OTHERS, "question (a) à IF Hugo");
}

static void fifty_and_more_are_taken_back_the_last_first(void **state)
{
	(void)state;
	for (size_t i = 0; i < BACK; i++) {
		if (i == BACK / 2)
			another_asks_meanwhile();
		undoes(&acts[n_acts - 1 - i]);
	}
}

static void some_are_put_back_the_last_taken_first(void **state)
{
	(void)state;
	for (size_t i = n_acts - BACK; i < n_acts - BACK + AGAIN; i++) {
		char told[120];

		snprintf(told, sizeof told, "Remis : %s", acts[i].told);
		hears(pinson, "y", told);
		acts[i].stands = true;
	}
}

/* The others are the keyboard's repeat. */
static void a_held_key_takes_back_one(void **state)
{
	static const char count[] = "SELECT count(*) FROM event WHERE kind = 'taken_back' OR ref";
	int64_t before = exam_number(x, count);

	(void)state;
	types(merle, key_of_digit(4));
	sees_row(merle, "►", group[3].whole);
	hears(merle, "b", "Question (b) à IF Hugo.");
	hears(merle, "g", "Question sans niveau au groupe.");
	types(merle, "uuuu");
	sees_at(merle, LINE_MESSAGE, "Annulé : question sans niveau au groupe.");
	hears(merle, "z", "Rien sur la touche z");
	assert_int_equal(exam_number(x, count), before + 1);
}

/* -- the record ---------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What stands of the marks, or of the questions, a line each, sorted. */
static void write_standing(struct buf *b, bool are_marks)
{
	char *lines[ACTS] = {NULL};
	size_t n = 0;

	for (size_t i = 0; i < n_acts; i++) {
		struct buf line = {0};

		if (!acts[i].stands || !acts[i].level || !acts[i].criterion == are_marks)
			continue;
		buf_addf(&line, "%s|%s%c", acts[i].whom->family,
		         are_marks ? acts[i].criterion : "", acts[i].level);
		lines[n++] = strdup(buf_text(&line));
		buf_done(&line);
	}
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++) {
		buf_addf(b, "%s\n", lines[i]);
		free(lines[i]);
	}
}

#define FAMILY                                                                                     \
	"WITH family AS (SELECT person AS number, substr(name, 1, instr(name || ' ', ' ') - 1) "   \
	"AS is_called FROM person) "

static void views_hold(bool are_marks, const char *select)
{
	struct buf wanted = {0}, sql = {0};

	write_standing(&wanted, are_marks);
	buf_addf(&sql, FAMILY "SELECT c.is_called || '|' || %s ORDER BY 1", select);
	exam_answers(x, buf_text(&sql), buf_text(&wanted));
	buf_done(&wanted);
	buf_done(&sql);
}

static void the_record_holds_what_the_screen_said(void **state)
{
	char counted[120], sql[400];

	(void)state;
	views_hold(true, "criterion || rank FROM score JOIN family AS c ON c.number = candidate "
	                 "WHERE juror = (SELECT number FROM family WHERE is_called = 'PINSON') "
	                 "AND c.is_called IN ('FRÊNE', 'GENÉVRIER', 'HÊTRE', 'IF') "
	                 "AND (c.is_called <> 'IF' OR criterion <> 'C2.4')");
	snprintf(sql, sizeof sql,
	         "substr('abc', (SELECT count(*) FROM item AS j WHERE j.nature = 'question_level' "
	         "AND j.item <= (SELECT item FROM item WHERE name = level)), 1) FROM question "
	         "JOIN family AS c ON c.number = candidate JOIN family AS a ON a.number = asked_by "
	         "WHERE a.is_called = 'PINSON' AND event > %lld",
	         (long long)first);
	views_hold(false, sql);
	/* Each key is one event, and nothing went away. */
	snprintf(sql, sizeof sql, FAMILY
	         "SELECT count(*) FROM event JOIN family ON number = author "
	         "WHERE is_called = 'PINSON' AND id > %lld",
	         (long long)first);
	snprintf(counted, sizeof counted, "%zu\n", n_acts + BACK + AGAIN);
	exam_answers(x, sql, counted);
}

static void what_another_did_stands(void **state)
{
	char sql[300];

	(void)state;
	snprintf(sql, sizeof sql, FAMILY
	         "SELECT count(*), (SELECT count(*) FROM event AS u WHERE u.ref = e.id) "
	         "FROM event AS e JOIN family ON number = e.author "
	         "WHERE is_called = 'MERLE' AND e.id > %lld",
	         (long long)first);
	exam_answers(x, sql, "1|0\n");
	exam_program(x, 0, "verify %s", x->record);
	assert_non_null(strstr(exam_program(x, 0, "log %s", x->record), "question (a) à IF Hugo"));
}

int main(void)
{
#define GOES_ON(name) cmocka_unit_test_setup(name, exam_goes_on)
	static const struct CMUnitTest tests[] = {
	    GOES_ON(he_asks_and_marks_sixty_times),
	    GOES_ON(fifty_and_more_are_taken_back_the_last_first),
	    GOES_ON(some_are_put_back_the_last_taken_first),
	    GOES_ON(the_record_holds_what_the_screen_said),
	    GOES_ON(what_another_did_stands),
	    GOES_ON(a_held_key_takes_back_one),
	};

	return cmocka_run_group_tests_name("pty/undo", tests, begin, exam_over);
}
