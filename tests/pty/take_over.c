/* One person at two screens: the second takes the place over, whatever the first one does. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "acts.h"

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

/* On FRÊNE's sheet, private notes begun. */
static void writes(struct keyboard *k, const char *text)
{
	sees_at(k, LINE_PHASE, "ÉCHANGE  reste");
	types(k, "1");
	sees_row(k, "►", "FRÊNE Emma");
	types(k, PTY_ENTER "n");
	sees(k, "NOTES PRIVÉES · FRÊNE Emma");
	types(k, text);
	sees(k, text);
}

static struct keyboard *pinson_joins_twice(void)
{
	struct keyboard *second = exam_keyboard(x, "M1", "PINSON");

	sees_at(second, LINE_MESSAGE, "Place ouverte ");
	sees_at(second, LINE_MESSAGE, ".  k la reprend ici");
	return second;
}

static void takes_over(struct keyboard *k)
{
	is_asked(k, "k", "Reprendre votre place sur cet écran ?");
	types(k, "o");
	sees_at(k, LINE_MESSAGE, "Votre place est ici.");
}

static void finds_the_draft(struct keyboard *k, const char *text)
{
	sees_at(k, LINE_MESSAGE, "n reprend votre brouillon");
	types(k, "n");
	sees(k, "NOTES PRIVÉES · FRÊNE Emma");
	sees(k, text);
}

/* Its terminal is given back, and says why. */
static void has_ended_in_order(struct keyboard *k)
{
	int status;

	assert_true(pty_wait_end(k->pty, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_line_is_as_before(k->pty));
	assert_false(pty_is_alternate(k->pty));
	sees(k, "Cette place a été reprise sur un autre écran à");
}

static void the_first_screen_ends_and_its_draft_comes(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON"), *second;

	(void)state;
	writes(first, "Dit nous");
	second = pinson_joins_twice();
	takes_over(second);
	has_ended_in_order(first);
	finds_the_draft(second, "Dit nous");
	types(second, PTY_END ", puis je");
	does(second, PTY_ESC, "noted", "FRÊNE", "FRÊNE · notes privées gardées");
	exam_check_record(x);
}

/* Stopped by a debugger, or by Ctrl-Z of a shell that is gone: it is woken up for that. */
static void one_that_is_stopped_ends_as_well(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON"), *second;

	(void)state;
	writes(first, "Dit nous");
	pty_signal(first->pty, SIGSTOP);
	second = pinson_joins_twice();
	takes_over(second);
	has_ended_in_order(first);
	finds_the_draft(second, "Dit nous");
}

/* Its client takes nothing, so that it can't even read that it is asked: its terminal is given
 * back all the same, and what was written is kept. */
static void one_whose_client_is_frozen_is_ended(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON"), *second;
	int status;

	(void)state;
	writes(first, "Dit nous");
	second = pinson_joins_twice();
	pty_freeze(first->pty, true);
	for (int i = 0; i < 100; i++) { /* its whole screen, again and again */
		pty_resize(first->pty, 24 + i % 2, 80);
		hears(second, i % 2 ? "2" : "1", "");
	}
	takes_over(second);
	assert_true(pty_wait_end(first->pty, &status));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
	assert_true(pty_line_is_as_before(first->pty));
	finds_the_draft(second, "Dit nous");
}

/* Until then both act, and nothing is lost or done twice. */
static void both_may_act_meanwhile(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON"), *second = pinson_joins_twice();

	(void)state;
	does(first, "3a", "question_asked", "HÊTRE", "Question (a) à HÊTRE Gina.");
	does(second, "2b", "question_asked", "GENÉVRIER", "Question (b) à GENÉVRIER Farid.");
	does(first, "1c", "question_asked", "FRÊNE", "Question (c) à FRÊNE Emma.");
	exam_answers(x,
	             "SELECT count(*) FROM event WHERE kind = 'question_asked' AND author = 2 "
	             "AND id > (SELECT max(id) - 3 FROM event)",
	             "3\n");
	exam_check_record(x);
}

/* A keyboard that several share goes to its empty screen, and may be taken by somebody else. */
static void a_shared_keyboard_is_left_to_others(void **state)
{
	struct keyboard *shared = exam_keyboard(x, NULL, NULL), *own;

	(void)state;
	sits_down(shared, "2", "PINSON");
	writes(shared, "Dit nous");
	own = pinson_joins_twice();
	takes_over(own);
	sees_at(shared, LINE_IDENTITY, "Clavier à prendre");
	sees_at(shared, LINE_OTHERS, "Cette place a été reprise sur un autre écran à");
	sees_no(shared, "PINSON");
	finds_the_draft(own, "Dit nous");
	shared->who = NULL;
	types(shared, PTY_ENTER);
	sees_row(shared, "PINSON", "occupée");
	sits_down(shared, "3", "SITTELLE");
}

/* The first one ends by itself: the second holds the place from then on, and stays where it is. */
static void a_first_screen_that_dies_leaves_its_draft(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON"), *second;

	(void)state;
	writes(first, "Dit nous");
	second = pinson_joins_twice();
	goes_to_day(second);
	pty_hang_up(first->pty);
	sees_at(second, LINE_OTHERS, "L’autre écran s’est arrêté : votre place n’est plus qu’ici.");
	sees_at(second, LINE_MESSAGE, "n reprend votre brouillon");
	sees_at(second, LINE_IDENTITY, "La journée");
	types(second, "k");
	sees_at(second, LINE_MESSAGE, "Refusé : cette ");
}

/* What the key would have done is done: nothing says any more that it does it. */
static void a_first_screen_that_leaves_takes_its_offer_away(void **state)
{
	struct keyboard *first = exam_keyboard(x, "M1", "PINSON");
	struct keyboard *second = pinson_joins_twice();

	(void)state;
	keyboard_leave(first);
	sees_at(second, LINE_OTHERS, "L’autre écran s’est arrêté : votre place n’est plus qu’ici.");
	sees_no(second, "k la reprend ici");
}

/* The same signal without the place asked for is no request. */
static void a_stray_signal_takes_nothing(void **state)
{
	struct keyboard *k = exam_keyboard(x, "M1", "PINSON");

	(void)state;
	pty_signal(k->pty, SIGUSR1);
	does(k, "3a", "question_asked", "HÊTRE", "Question (a) à HÊTRE Gina.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_first_screen_ends_and_its_draft_comes, begin, end),
	    cmocka_unit_test_setup_teardown(one_that_is_stopped_ends_as_well, begin, end),
	    cmocka_unit_test_setup_teardown(one_whose_client_is_frozen_is_ended, begin, end),
	    cmocka_unit_test_setup_teardown(both_may_act_meanwhile, begin, end),
	    cmocka_unit_test_setup_teardown(a_shared_keyboard_is_left_to_others, begin, end),
	    cmocka_unit_test_setup_teardown(a_first_screen_that_dies_leaves_its_draft, begin, end),
	    cmocka_unit_test_setup_teardown(a_first_screen_that_leaves_takes_its_offer_away,
	                                    begin, end),
	    cmocka_unit_test_setup_teardown(a_stray_signal_takes_nothing, begin, end),
	};

	return cmocka_run_group_tests_name("a place taken over", tests, NULL, NULL);
}
