/* How one enters: by a key, by a card, at the keyboard; and places that wrong codes close. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

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

static struct keyboard *joins(const char *who, const char *a, const char *b, const char *c)
{
	const char *flags[] = {a, b, c, NULL};

	return exam_joined(x, flags, who);
}

static struct keyboard *comes_by_card(void)
{
	return joins(NULL, "--card", NULL, NULL);
}

/* Another code than this. */
static const char *not_quite(const char *code)
{
	static char other[32];

	snprintf(other, sizeof other, "%s", code);
	other[5] = (char)('0' + (other[5] - '0' + 1) % 10);
	return other;
}

#define KNOWN                                                                                      \
	"SELECT author, code FROM event WHERE kind = 'author_known' ORDER BY id"

/* Somebody may be committing. */
static bool is_known(struct pty *pty, void *wanted)
{
	struct buf b = {0};
	bool is;

	(void)pty;
	is = exam_runs(&b, "sqlite3 -cmd '.timeout 5000' %s \"" KNOWN "\"", x->record) == 0 &&
	     strcmp(buf_text(&b), wanted) == 0;
	buf_done(&b);
	return is;
}

static void is_known_in_the_record(struct keyboard *k, const char *all)
{
	char wanted[200];

	snprintf(wanted, sizeof wanted, "%s", all);
	assert_true(pty_wait(k->pty, is_known, wanted, "how authors are known"));
}

static void at_the_keyboard_nothing_is_told(void **state)
{
	struct keyboard *k = exam_keyboard(x, "M1", "PINSON");
	int64_t events = exam_number(x, "SELECT count(*) FROM event");

	(void)state;
	goes_to_day(k);
	keyboard_leave(k);
	assert_int_equal(exam_number(x, "SELECT count(*) FROM event"), events);
}

/* Once, not at each return; and again as it changes. */
static void a_key_is_told_once(void **state)
{
	struct keyboard *k = joins("PINSON", "--as", "M1", "--key");

	(void)state;
	is_known_in_the_record(k, "2|key\n");
	keyboard_leave(k);
	k = joins("PINSON", "--as", "M1", "--key");
	types(k, PTY_ENTER);
	sees_at(k, LINE_IDENTITY, "Groupe 2/3");
	does(k, "3a", "question_asked", "HÊTRE", "Question (a) à HÊTRE Gina.");
	is_known_in_the_record(k, "2|key\n");
	types(k, "u");
	sees_at(k, LINE_MESSAGE, "Annulé : question (a)");
	keyboard_leave(k);
	k = joins("PINSON", "--as", "M1", NULL);
	is_known_in_the_record(k, "2|key\n2|keyboard\n");
	assert_non_null(strstr(exam_program(x, 0, "log %s", x->record),
	                       "PINSON      reconnu(e) désormais par sa clé\n"));
}

/* The same person at two screens: each act stands behind how its author was known just then. */
static void each_act_stands_behind_how_its_author_was_known(void **state)
{
	struct keyboard *key = joins("PINSON", "--as", "M1", "--key"), *here;

	(void)state;
	is_known_in_the_record(key, "2|key\n");
	here = joins("PINSON", "--as", "M1", NULL);
	is_known_in_the_record(here, "2|key\n2|keyboard\n");
	hears(key, "3a", "Question (a) à HÊTRE Gina.");
	hears(here, "2b", "Question (b) à GENÉVRIER Farid.");
	exam_answers(x,
	             "SELECT kind, code FROM (SELECT * FROM event ORDER BY id DESC LIMIT 4) "
	             "ORDER BY id",
	             "author_known|key\nquestion_asked|\nauthor_known|keyboard\n"
	             "question_asked|\n");
}

/* No digit is anywhere but on the card, and in the file of its making. */
static void a_card_opens_its_own_place(void **state)
{
	const char *code = card_code(x, 2);
	struct keyboard *k = comes_by_card();
	struct buf b = {0};

	(void)state;
	sees_no(k, "libre");
	is_asked_the_code(k, "2", "PINSON");
	gives_code(k, not_quite(code));
	sees_at(k, LINE_MESSAGE, "Code faux : encore 4 essais.");
	sees(k, "Code de votre carton : ······");
	pty_paste(k->pty, code);
	sees_at(k, LINE_MESSAGE, "Un texte a été collé");
	sees(k, "Code de votre carton : ······");
	gives_code(k, code);
	sees_at(k, LINE_IDENTITY, "PINSON · postes 1/3");
	is_known_in_the_record(k, "2|card\n");
	types(k, "3" PTY_ENTER);
	sees(k, "HÊTRE Gina");
	assert_int_equal(exam_runs(&b, "rm %s.cards; grep -r %s %s", x->record, code, x->dir), 1);
	buf_done(&b);
}

/* The codes were there when this screen began: who takes their file away opens no place. */
static void codes_taken_away_open_nothing(void **state)
{
	const char *code = card_code(x, 2);
	struct keyboard *k = exam_keyboard(x, NULL, NULL);
	struct buf b = {0};

	(void)state;
	is_asked_the_code(k, "2", "PINSON");
	assert_int_equal(exam_runs(&b, "mv %s.codes %s.away", x->record, x->record), 0);
	buf_done(&b);
	gives_code(k, code);
	sees_at(k, LINE_MESSAGE, "Aucun code lisible pour cette place");
	types(k, PTY_ESC);
	sees_at(k, LINE_ADVICE, "puis le code du carton");
	is_asked(k, PTY_ENTER, "PINSON");
	types(k, "o");
	sees_at(k, LINE_MESSAGE, "Aucun code lisible pour cette place");
	sees_at(k, LINE_IDENTITY, "Places du jury");
}

/* Who takes the keyboard shows their own card. */
static void the_keyboard_is_passed_on_by_card(void **state)
{
	struct keyboard *k = (card_code(x, 1), exam_keyboard(x, NULL, NULL));

	(void)state;
	enters_by_code(k, "2", 2, "PINSON");
	types(k, "k");
	sees_at(k, LINE_IDENTITY, "Clavier à prendre");
	types(k, PTY_ENTER);
	enters_by_code(k, "3", 3, "SITTELLE");
	is_known_in_the_record(k, "2|card\n3|card\n");
}

static void without_codes_nobody_comes_by_card(void **state)
{
	(void)state;
	assert_non_null(strstr(exam_program(x, 1, "join %s --card 2>&1", x->record),
	                       "Aucun code n’a été fait pour ce registre"));
	exam_program(x, 1, "join %s --key 2>&1", x->record);
	exam_program(x, 1, "join %s --as M1 --card 2>&1", x->record);
}

/* Moved away under the screen: whether it has codes can't be seen, and nobody is let in. */
static void a_record_out_of_reach_lets_nobody_in(void **state)
{
	struct keyboard *k = (card_code(x, 1), exam_keyboard(x, NULL, NULL));
	char away[300];

	(void)state;
	sees_at(k, LINE_IDENTITY, "Places du jury");
	snprintf(away, sizeof away, "%s.away", x->record);
	assert_int_equal(rename(x->record, away), 0);
	sees(k, "fichier déplacé ou supprimé");
	types(k, "2");
	sees_row(k, "►", "PINSON");
	is_asked(k, PTY_ENTER, "PINSON");
	types(k, "o");
	sees_at(k, LINE_MESSAGE, "Aucun code lisible pour cette place");
	sees_at(k, LINE_IDENTITY, "Places du jury");
	assert_int_equal(rename(away, x->record), 0);
}

static void opens_again(struct keyboard *president)
{
	goes_to_day(president);
	types(president, "9" PTY_ENTER);
	sees_at(president, LINE_ADVICE, "PINSON : place fermée par des codes faux ; 2, Entrée");
	types(president, "2");
	sees_row(president, "►", "PINSON");
	is_asked(president, PTY_ENTER, "PINSON Karim : rouvrir cette place ?");
	hears(president, "o", "Place rouverte : PINSON Karim.");
	sees_row(president, "PINSON", "pas encore venu(e)");
}

/* Five wrong codes close it, for a member nobody opens it, and the screen that waits there comes
 * alive when somebody who may has. */
static void a_closed_place_is_opened_again(void **state)
{
	const char *code = card_code(x, 2);
	struct keyboard *k = comes_by_card(), *other = exam_keyboard(x, "M2", "SITTELLE");

	(void)state;
	is_asked_the_code(k, "2", "PINSON");
	for (int left = 4; left > 0; left--) {
		char says[40];

		snprintf(says, sizeof says, "Code faux : encore %d", left);
		gives_code(k, not_quite(code));
		sees_at(k, LINE_MESSAGE, says);
	}
	gives_code(k, not_quite(code));
	sees(k, "Place fermée après 5 codes faux. Qui la rouvre : MERLE (présidence), GRÈBE");
	goes_to_day(other);
	types(other, "9" PTY_ENTER);
	sees_row(other, "PINSON", "place fermée");
	types(other, "2");
	sees_row(other, "►", "PINSON");
	hears(other, PTY_ENTER, "Refusé : c’est à la présidence, MERLE, ou au secrétariat.");
	opens_again(exam_keyboard(x, "P", "MERLE"));
	sees_no(k, "Place fermée");
	sees(k, "Code de votre carton : ······");
	sees(k, "encore 5 essais");
	gives_code(k, code);
	sees_at(k, LINE_IDENTITY, "PINSON · postes 3/3");
	sees_row(other, "PINSON", "carton");
}

/* At once: nobody presses a key, and a still screen looks by itself each 5 s only. */
static void others_see_who_comes_and_goes(void **state)
{
	struct keyboard *one = exam_keyboard(x, "P", "MERLE"), *two;

	(void)state;
	sees_at(one, LINE_IDENTITY, "postes 1/3");
	two = exam_keyboard(x, "M1", "PINSON");
	sees_at(one, LINE_IDENTITY, "postes 2/3");
	goes_to_day(one);
	types(one, "9" PTY_ENTER);
	sees_row(one, "PINSON", "connecté depuis");
	keyboard_leave(two);
	sees_row(one, "PINSON", "quitté à");
	two = exam_keyboard(x, "M1", "PINSON");
	sees_row(one, "PINSON", "connecté depuis");
	pty_hang_up(two->pty);
	sees_row(one, "PINSON", "coupé");
	sees_at(one, LINE_ADVICE, "PINSON : ligne coupée, rien n’est perdu");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(at_the_keyboard_nothing_is_told, begin, end),
	    cmocka_unit_test_setup_teardown(a_key_is_told_once, begin, end),
	    cmocka_unit_test_setup_teardown(each_act_stands_behind_how_its_author_was_known, begin,
	                                    end),
	    cmocka_unit_test_setup_teardown(a_card_opens_its_own_place, begin, end),
	    cmocka_unit_test_setup_teardown(codes_taken_away_open_nothing, begin, end),
	    cmocka_unit_test_setup_teardown(the_keyboard_is_passed_on_by_card, begin, end),
	    cmocka_unit_test_setup_teardown(without_codes_nobody_comes_by_card, begin, end),
	    cmocka_unit_test_setup_teardown(a_record_out_of_reach_lets_nobody_in, begin, end),
	    cmocka_unit_test_setup_teardown(a_closed_place_is_opened_again, begin, end),
	    cmocka_unit_test_setup_teardown(others_see_who_comes_and_goes, begin, end),
	};

	return cmocka_run_group_tests_name("entering", tests, NULL, NULL);
}
