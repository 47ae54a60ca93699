/* The live screen line by line, on a terminal that can do nothing but print. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "exam.h"

static struct exam *x;

static int begin(void **state)
{
	(void)state;
	x = exam_of_story("signed-in.story");
	return 0;
}

static int end(void **state)
{
	(void)state;
	exam_end(x);
	return 0;
}

static const char *const dumb[] = {"TERM=dumb", NULL};
static const char *const accessible[] = {"TERM", "ACCESSIBLE=1", NULL};

static struct pty *joins(const char *seat, const char *option, const char *const *env)
{
	const char *argv[] = {program_path(), "join", x->record, "--as", seat, option, NULL};
	struct pty *p =
	    pty_start(&(struct pty_setup){.argv = argv, .env = env, .rows = 100, .cols = 160});

	assert_true(pty_wait_text(p, "Ctrl-L redit tout"));
	return p;
}

static bool was_sent(struct pty *p, void *text)
{
	return pty_sent(p, text);
}

/* It is said in answer to these keys; and nothing else than text is ever sent. */
static void says(struct pty *p, const char *keys, const char *text)
{
	char copy[200];

	snprintf(copy, sizeof copy, "%s", text);
	pty_mark(p);
	pty_type(p, keys);
	if (!pty_wait(p, was_sent, copy, text))
		fail_msg("after %s, not said: %s", keys, text);
	assert_false(pty_sent(p, "\033"));
	assert_false(pty_sent(p, "\r\r"));
}

static bool is_heard(struct pty *p, void *count)
{
	(void)count;
	if (pty_sent(p, "Rien sur la touche w"))
		return true;
	pty_type(p, "w");
	return false;
}

/* A dialog is deaf at first: what is typed at once was meant for the view. */
static void answers(struct pty *p, const char *keys, const char *text)
{
	pty_mark(p);
	assert_true(pty_wait(p, is_heard, NULL, "the dialog hears"));
	says(p, keys, text);
}

static void leaves(struct pty *p, const char *keys)
{
	int status;

	says(p, keys, "Quitter");
	pty_mark(p);
	assert_true(pty_wait(p, is_heard, NULL, "the dialog hears"));
	pty_type(p, "o");
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_line_is_as_before(p));
}

static void a_passage_is_held_by_ear(void **state)
{
	struct pty *keeper = joins("S", "--reader", dumb), *juror;

	(void)state;
	says(keeper, PTY_ENTER, "Tout est noté");
	says(keeper, " ", "À lire à voix haute");
	answers(keeper, "o", "PRÉSENTATION, reste");
	says(keeper, "2", "Parole à");
	says(keeper, "f", "Finir la présentation");
	answers(keeper, "o", "ÉCHANGE, à démarrer");
	says(keeper, " ", "Démarrer");
	answers(keeper, "o", "ÉCHANGE, reste");
	juror = joins("M1", NULL, accessible);
	pty_mark(juror);
	says(keeper, "3", "3. ");
	says(keeper, "a", "Question (a)");
	assert_true(pty_wait(juror, was_sent, (char[]){"question (a)"}, "the keeper's act"));
	says(juror, "1", "1. ");
	says(juror, PTY_ENTER, "Choisi");
	says(juror, "3", "3 Acquis");
	says(juror, "n", "NOTES PRIVÉES");
	says(juror, "Une idée", "idée");
	says(juror, PTY_ESC, "notes privées gardées");
	says(juror, "f", "remettre la fiche");
	answers(juror, "o", "remise");
	says(juror, "q", "ÉCHANGE, reste");
	says(juror, "q", "La journée");
	leaves(juror, "q");
	says(keeper, "q", "La journée");
	leaves(keeper, "q");
	pty_end(juror);
	pty_end(keeper);
	exam_answers(x,
	             "SELECT kind, count(*) FROM event WHERE kind IN ('phase_started', "
	             "'question_asked', 'scored', 'noted', 'sheet_handed_in') AND author > 0 "
	             "GROUP BY kind ORDER BY kind",
	             "noted|1\nphase_started|2\nquestion_asked|1\nscored|1\nsheet_handed_in|1\n");
}

/* Not drawn on, whatever was asked; the public clock, which is but drawn, is refused. */
static void a_terminal_that_can_only_print_is_told_lines(void **state)
{
	const char *argv[] = {program_path(), "join", x->record, "--as", "S", NULL};
	struct pty *p =
	    pty_start(&(struct pty_setup){.argv = argv, .env = dumb, .rows = 100, .cols = 160});
	int status;

	(void)state;
	assert_true(pty_wait_text(p, "Ctrl-L redit tout"));
	assert_true(pty_shows(p, "Un terminal de type « dumb » ne se dessine pas : tout est dit "
	                         "ligne à ligne, comme avec --reader."));
	says(p, PTY_ENTER, "Tout est noté");
	says(p, "q", "La journée");
	leaves(p, "q");
	pty_end(p);
	argv[1] = "clock";
	argv[3] = NULL;
	p = pty_start(&(struct pty_setup){.argv = argv, .env = dumb});
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_true(pty_shows(p, "Un terminal de type « dumb » ne se dessine pas."));
	assert_true(pty_shows(p, "TERM=xterm-256color"));
	assert_true(pty_line_is_as_before(p));
	pty_end(p);
}

/* No word is cut where the window ends. */
static void a_long_line_breaks_at_a_blank(void **state)
{
	const char *argv[] = {program_path(), "join", x->record, "--as", "S", NULL};
	struct pty *p =
	    pty_start(&(struct pty_setup){.argv = argv, .env = dumb, .rows = 100, .cols = 40});

	(void)state;
	assert_true(pty_wait_text(p, "Ctrl-L redit"));
	pty_mark(p);
	pty_type(p, "z");
	assert_true(pty_wait(p, was_sent,
	                     (char[]){"Rien sur la touche z ici. ? montre les\r\ntouches."},
	                     "a line in two"));
	leaves(p, "q");
	pty_end(p);
}

/* Whatever ends it, the line of the terminal is as it was found. */
static void every_end_gives_the_line_back(void **state)
{
	static const int signals[] = {SIGHUP, SIGTERM, SIGINT, SIGSEGV};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct pty *p = joins("S", "--reader", NULL);

		assert_false(pty_line_is_as_before(p));
		pty_signal(p, signals[i]);
		assert_true(pty_wait_end(p, NULL));
		assert_true(pty_line_is_as_before(p));
		assert_true(pty_sent(p, "\033[?2004l"));
		pty_end(p);
	}
}

/* Keys with a name, by what terminals send; a paste is no key. */
static void keys_with_names_are_known(void **state)
{
	struct pty *p = joins("M2", "--reader", NULL);

	(void)state;
	says(p, "\033[B", "3. ");
	says(p, "\033OA", "2. ");
	says(p, "\033[1~", "1. ");
	says(p, "\033[4~", "Dossier écrit"); /* the last, which has no digit */
	says(p, "\033OP", "redessine");
	assert_true(pty_sent(p, "Aide"));
	assert_false(pty_sent(p, "passe le clavier")); /* refused to a seat that was named */
	says(p, "\033[21~", "La journée");
	says(p, "\033[99~", "Rien sur la touche");
	pty_mark(p);
	pty_paste(p, "1q");
	assert_true(pty_wait(p, was_sent, (char[]){"Un texte a été collé"}, "the paste is told"));
	leaves(p, PTY_CTRL('c'));
	pty_end(p);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_passage_is_held_by_ear, begin, end),
	    cmocka_unit_test_setup_teardown(a_terminal_that_can_only_print_is_told_lines, begin,
	                                    end),
	    cmocka_unit_test_setup_teardown(a_long_line_breaks_at_a_blank, begin, end),
	    cmocka_unit_test_setup_teardown(every_end_gives_the_line_back, begin, end),
	    cmocka_unit_test_setup_teardown(keys_with_names_are_known, begin, end),
	};

	return cmocka_run_group_tests_name("pty/aloud", tests, NULL, NULL);
}
