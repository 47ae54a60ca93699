/* A line that is cut: the same command leads back to the same screen. */
#include "unit.h"

#include <stdlib.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "acts.h"

static const struct named frene = {"FRÊNE", "FRÊNE Emma"},
			  genevrier = {"GENÉVRIER", "GENÉVRIER Farid"},
			  hetre = {"HÊTRE", "HÊTRE Gina"};

static const char *const criteria[] = {"C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4",
                                       "C3.1", "C3.2", "C3.3", "C4.1", "C4.2", "C4.3"};

static void level_says(struct buf *b, const char *level)
{
	buf_addf(b, "%s", level);
}

static const struct sheet_of sheet = {criteria, 12, level_says, false};

static struct exam *x;

static int begin(void **state)
{
	(void)state;
	x = exam_of_story("mid-day.story");
	return 0;
}

static int end(void **state)
{
	(void)state;
	exam_end(x);
	return 0;
}

static struct keyboard *pinson_joins(void)
{
	return exam_keyboard(x, "M1", "PINSON");
}

/* On FRÊNE's sheet, three marks given, private notes begun. */
static void writes_in_the_middle(struct keyboard *k, const char *text)
{
	sees_at(k, LINE_PHASE, "ÉCHANGE  reste");
	types(k, key_of_digit(1));
	sees_row(k, "►", frene.whole);
	types(k, PTY_ENTER);
	fills(k, &sheet, &frene, "3 2 3");
	types(k, "n");
	sees(k, "NOTES PRIVÉES · FRÊNE Emma");
	types(k, text);
	sees(k, text);
}

/* The same sheet, the same criterion, the marks that were stored, the draft behind one key. */
static void is_where_it_was(struct keyboard *k, const char *draft)
{
	sees_at(k, LINE_MESSAGE,
	        "De retour.  n reprend votre brouillon. Dernière saisie : C2.1 à 3.");
	sees_row(k, frene.whole, "en cours 3/12");
	sees_row(k, "►", "C2.2");
	sees(k, "C1  3 2");
	types(k, "n");
	sees(k, "NOTES PRIVÉES · FRÊNE Emma");
	sees(k, draft);
}

/* What the clock on line 2 leaves, in seconds. */
static int seconds_left(struct keyboard *k)
{
	const char *at = strstr(keyboard_line(k, LINE_PHASE), "reste ");
	const char *time = at ? at + strlen("reste ") : "";
	char *colon;
	long minutes = strtol(time, &colon, 10);

	if (*colon != ':')
		keyboard_fail(k, "no time left on line 2");
	return (int)(minutes * 60 + strtol(colon + 1, NULL, 10));
}

/* The clock went on: it shows what it showed, less the time that passed, to the second. */
static void its_clock_went_on(struct keyboard *k, int left, int64_t shown_at_ms)
{
	int64_t passed_s = (exam_clock_ms() - shown_at_ms) / 1000;
	int now;

	pty_read(k->pty);
	now = seconds_left(k);
	if (now > left - passed_s + 1 || now < left - passed_s - 2)
		keyboard_fail(k, "%d s left, then %d s, after %d s", left, now, (int)passed_s);
}

static bool is_saved(struct pty *pty, void *draft)
{
	struct buf b = {0};
	bool found;

	(void)pty;
	found = exam_runs(&b, "grep -q '%s' %s.d/seat-*", (const char *)draft, x->record) == 0;
	buf_done(&b);
	return found;
}

/* The draft reaches the disk by itself, then a kill takes only what was typed since. */
static void a_kill_leaves_marks_and_draft(void **state)
{
	struct keyboard *k = pinson_joins();
	char draft[] = "Une idée à garder";
	int64_t shown_at_ms;
	int status, left;

	(void)state;
	writes_in_the_middle(k, draft);
	assert_true(pty_wait(k->pty, is_saved, draft, "the draft on the disk"));
	left = seconds_left(k);
	shown_at_ms = exam_clock_ms();
	types(k, " et un mot");
	pty_signal(k->pty, SIGKILL);
	assert_true(pty_wait_end(k->pty, &status) && WIFSIGNALED(status));
	k = pinson_joins();
	sees(k, "De retour.");
	its_clock_went_on(k, left, shown_at_ms);
	is_where_it_was(k, draft);
}

static void leaves_in_order(struct keyboard *k)
{
	int status;

	assert_true(pty_wait_end(k->pty, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* The program is told of it, and saves all at once. */
static void a_lost_terminal_leaves_every_letter(void **state)
{
	struct keyboard *k = pinson_joins();

	(void)state;
	writes_in_the_middle(k, "Dit « nous », jamais « je »");
	pty_hang_up(k->pty);
	leaves_in_order(k);
	is_where_it_was(pinson_joins(), "Dit « nous », jamais « je »");
}

static void a_hang_up_leaves_every_letter(void **state)
{
	struct keyboard *k = pinson_joins();

	(void)state;
	writes_in_the_middle(k, "Cite le règlement");
	pty_signal(k->pty, SIGHUP);
	leaves_in_order(k);
	assert_true(pty_line_is_as_before(k->pty));
	assert_false(pty_is_alternate(k->pty));
	is_where_it_was(pinson_joins(), "Cite le règlement");
}

/* The draft is finished as if nothing had been. */
static void a_draft_goes_on(void **state)
{
	struct keyboard *k = pinson_joins();

	(void)state;
	writes_in_the_middle(k, "Parle des lieux");
	pty_signal(k->pty, SIGTERM);
	leaves_in_order(k);
	k = pinson_joins();
	is_where_it_was(k, "Parle des lieux");
	types(k, PTY_END ", puis des gens");
	does(k, PTY_ESC, "noted", "FRÊNE", "FRÊNE · notes privées gardées");
	exam_answers(x,
	             "SELECT words FROM timeline WHERE kind = 'noted' ORDER BY event DESC LIMIT 1",
	             "Parle des lieux, puis des gens\n");
}

/* At a keyboard for all, who died holds no seat: it is free, and its screen waits for its person.
 */
static void a_seat_is_free_again(void **state)
{
	struct keyboard *k = exam_keyboard(x, NULL, NULL);

	(void)state;
	sits_down(k, "2", "PINSON");
	writes_in_the_middle(k, "Revenir au choix du lieu");
	pty_signal(k->pty, SIGHUP);
	leaves_in_order(k);
	k = exam_keyboard(x, NULL, NULL);
	sees_row(k, "PINSON", "libre");
	sees_no(k, "Revenir");
	sits_down(k, "2", "PINSON");
	is_where_it_was(k, "Revenir au choix du lieu");
}

/* Two questions of the president's while PINSON was away, killed, then hung up. */
static void what_came_meanwhile_is_told(void **state)
{
	struct keyboard *president = exam_keyboard(x, "P", "MERLE"), *k = pinson_joins();

	(void)state;
	writes_in_the_middle(k, "Dit « nous »");
	assert_true(pty_wait(k->pty, is_saved, (char[]){"Dit « nous »"}, "the draft on the disk"));
	pty_signal(k->pty, SIGKILL);
	assert_true(pty_wait_end(k->pty, NULL));
	asks(president, 3, &hetre, "a");
	k = pinson_joins();
	sees_at(k, LINE_OTHERS, "Entre-temps 1 question, aucune pause. j le raconte.");
	pty_hang_up(k->pty);
	leaves_in_order(k);
	asks(president, 3, &hetre, "b");
	asks(president, 2, &genevrier, "c");
	k = pinson_joins();
	sees_at(k, LINE_OTHERS, "Absence de ");
	sees_at(k, LINE_OTHERS, " s : entre-temps 2 questions, aucune pause. j le raconte.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_kill_leaves_marks_and_draft, begin, end),
	    cmocka_unit_test_setup_teardown(a_lost_terminal_leaves_every_letter, begin, end),
	    cmocka_unit_test_setup_teardown(a_hang_up_leaves_every_letter, begin, end),
	    cmocka_unit_test_setup_teardown(a_draft_goes_on, begin, end),
	    cmocka_unit_test_setup_teardown(a_seat_is_free_again, begin, end),
	    cmocka_unit_test_setup_teardown(what_came_meanwhile_is_told, begin, end),
	};

	return cmocka_run_group_tests_name("a line that is cut", tests, NULL, NULL);
}
