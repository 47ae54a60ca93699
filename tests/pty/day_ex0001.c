/* The whole day of config/cohort-ex0001.yaml, through the live screen, by keys.
 *
 * A quite different exam on the same program: one candidate at a time, the next
 * prepares while one is heard (two clocks), points typed with Enter, no
 * secretary, a deliberation after each passage.  Two screens: the president's,
 * and the member's who keeps the session.  Each test goes on where the one
 * before left the day. */
#include "unit.h"

#include "acts.h"

static const struct named tilleul = {"TILLEUL", "TILLEUL Élise"}, aulne = {"AULNE", "AULNE Marc"},
			  meleze = {"MÉLÈZE", "MÉLÈZE Nadia"},
			  sorbier = {"SORBIER", "SORBIER Oscar"}, charme = {"CHARME", "CHARME Ève"};

static const char *const criteria[] = {"A1", "A2", "B1", "B2"};
enum { CANDIDATES = 5, CRITERIA = 4, JURORS = 2, ABSENT = 1 };

static void level_says(struct buf *b, const char *level)
{
	buf_addf(b, "%s", level);
}

static const struct sheet_of sheet = {criteria, CRITERIA, level_says, true};

static struct exam *x;
static struct keyboard *president, *keeper;

static int begin(void **state)
{
	(void)state;
	x = exam_new("ex0001.yaml", "cohort-ex0001.yaml");
	return 0;
}

static void the_jury_is_constituted(void **state)
{
	(void)state;
	president = exam_keyboard(x, "P", "ALOUETTE");
	keeper = exam_keyboard(x, "M1", "ROITELET");
	sees_at(keeper, LINE_IDENTITY, "tenue");
	types(president, PTY_ENTER);
	sees_at(president, LINE_PHASE, "OUVERTURE DU JURY");
	does(president, key_of_digit(1), "declared", NULL, "ALOUETTE Diane : aucun lien.");
	does(president, key_of_digit(1), "declared", NULL, "ROITELET Paul : aucun lien.");
	is_asked(president, "f", "Constituer le jury ?");
	does(president, "o", "jury_opened", NULL, "Le jury est régulièrement constitué.");
}

/* From the day, to the passage on that line. */
static void goes_to(struct keyboard *k, int line, const struct named *whom)
{
	goes_to_day(k);
	types(k, key_of_digit(line));
	sees_row(k, "►", whom->whole);
	types(k, PTY_ENTER);
	sees_at(k, LINE_IDENTITY, whom->family);
}

/* The candidate of that line signs in and begins to prepare: the jury is elsewhere meanwhile. */
static void begins_to_prepare(int line, const struct named *whom, const char *allotted)
{
	struct buf says = {0};

	goes_to(keeper, line, whom);
	signs_in(keeper, 1, whom, "là, pièce vue");
	buf_addf(&says, "préparation, passage %d %s, sur %s", line - 1, whom->whole, allotted);
	starts(keeper, buf_text(&says));
	buf_done(&says);
}

/* The preparation is over, the candidate is heard; on the president's screen as well. */
static void is_heard_by_both(int line, const struct named *whom, const char *allotted)
{
	struct buf says = {0};

	goes_to(keeper, line, whom);
	goes_to(president, line, whom);
	ends(keeper, "préparation", false);
	buf_addf(&says, "exposé, passage %d %s, sur %s", line - 1, whom->whole, allotted);
	starts(keeper, buf_text(&says));
	sees_at(president, LINE_PHASE, "EXPOSÉ");
	buf_done(&says);
}

/* Both mark, hand in; the president opens the deliberation on this one alone. */
static void is_deliberated_on(const struct named *whom, const char *first, const char *second)
{
	struct buf says = {0};

	types(president, PTY_ENTER);
	fills(president, &sheet, whom, first);
	types(keeper, PTY_ENTER);
	fills(keeper, &sheet, whom, second);
	hands_in(president, whom);
	goes_to_day(president);
	types(president, key_of_digit(7));
	hands_in(keeper, whom);
	sees_at(president, LINE_ADVICE, "Entrée ouvre la délibération");
	buf_addf(&says, "Ouvrir la délibération : %s ?", whom->whole);
	is_asked(president, PTY_ENTER, buf_text(&says));
	does(president, "o", "deliberation_opened", NULL, "Délibération ouverte, passage ");
	buf_done(&says);
}

/* -- the first: prepared, heard while the second prepares ---------------------------------- */

static void the_first_is_heard(void **state)
{
	(void)state;
	begins_to_prepare(2, &tilleul, "30:00");
	sees_row(keeper, "Surveille", "surveillant");
	is_heard_by_both(2, &tilleul, "10:00");
	sees_row(keeper, "Au moins", "5:00");
}

static void the_next_prepares_meanwhile(void **state)
{
	(void)state;
	begins_to_prepare(3, &aulne, "30:00");
	sees_row(keeper, "Ailleurs", "EXPOSÉ 9:");
	sees_at(keeper, LINE_PHASE, "PRÉPARATION  reste 29:");
	goes_to_day(president);
	sees_row(president, "TILLEUL", "en cours : exposé");
	sees_row(president, "AULNE", "en cours : préparation");
	goes_to(president, 2, &tilleul);
	sees_at(president, LINE_PHASE, "EXPOSÉ  reste 9:");
	goes_to(keeper, 2, &tilleul);
	is_paused(keeper);
	does(keeper, "2", "incident", NULL, "Motif de la pause : malaise.");
	does(keeper, " ", "phase_resumed", NULL,
	     "Chronomètre reparti (exposé, passage 1 TILLEUL Élise)");
}

/* What the talk left of its time goes to the conversation; each question has a level. */
static void the_first_is_questioned(void **state)
{
	(void)state;
	ends(keeper, "exposé", false);
	starts(keeper, "entretien, passage 1 TILLEUL Élise, sur 2");
	sees_at(president, LINE_PHASE, "ENTRETIEN  reste 24:");
	asks(president, 1, &tilleul, "a");
	hears(president, "x", "Refusé : la grille demande un niveau : a, b, c.");
	asks(keeper, 1, &tilleul, "b");
	is_asked(keeper, "m", "Question (b) à TILLEUL Élise.");
	does(keeper, "4", "question_changed", NULL, "Précision : relance (b) à TILLEUL Élise.");
	hears(keeper, "f", "Refusé : 1 question est encore due");
	asks(president, 1, &tilleul, "c");
	ends(keeper, "entretien", false);
	sees(keeper, "Rouvrir l’entretien");
}

/* Points are typed, then Enter; what is no step of the scale is not taken. */
static void points_are_typed(void **state)
{
	(void)state;
	types(president, PTY_ENTER);
	hears(president, "3,7" PTY_ENTER, "3,7 n’est pas sur l’échelle, de 0 à 5.");
	types(president, PTY_BACKSPACE PTY_BACKSPACE PTY_BACKSPACE "q");
	is_deliberated_on(&tilleul, "3,5 4 2,5 5", "3 4,5 0 1");
}

/* Of the first, nothing is hidden any more; of the second all is still to come. */
static void only_the_first_is_open(void **state)
{
	(void)state;
	goes_to(keeper, 2, &tilleul);
	sees_at(keeper, LINE_ADVICE, "Discutez");
	sees_row(keeper, "A2", "4            4,5");
	types(keeper, PTY_RIGHT);
	sees_row(keeper, "B1", "2,5          0");
	goes_to(president, 3, &aulne);
	sees_at(president, LINE_PHASE, "PRÉPARATION");
}

/* -- the others ------------------------------------------------------------------------------ */

static void the_second_is_heard(void **state)
{
	(void)state;
	is_heard_by_both(3, &aulne, "10:00");
	begins_to_prepare(4, &meleze, "40:00"); /* a third more, to the minute */
	goes_to(keeper, 3, &aulne);
	ends(keeper, "exposé", false);
	starts(keeper, "entretien, passage 2 AULNE Marc, sur 2");
	sees_at(president, LINE_PHASE, "ENTRETIEN");
	asks(president, 1, &aulne, "c");
	asks(president, 1, &aulne, "a");
	asks(keeper, 1, &aulne, "b");
	ends(keeper, "entretien", false);
	is_deliberated_on(&aulne, "0 0,5 1 1,5", "2 2,5 3 3,5");
}

static void the_third_has_extra_time(void **state)
{
	(void)state;
	is_heard_by_both(4, &meleze, "14:00");
	goes_to(keeper, 5, &sorbier);
	signs_in(keeper, 5, &sorbier, "absent(e) excusé(e)");
	sees_at(keeper, LINE_ADVICE, "Personne n’est là : rien à démarrer, q revient.");
	begins_to_prepare(6, &charme, "30:00");
	goes_to(keeper, 4, &meleze);
	ends(keeper, "exposé", false);
	starts(keeper, "entretien, passage 3 MÉLÈZE Nadia, sur 3");
	asks(president, 1, &meleze, "a");
	asks(president, 1, &meleze, "b");
	asks(president, 1, &meleze, "c");
	ends(keeper, "entretien", false);
	is_deliberated_on(&meleze, "5 4,5 4 3,5", "4 4 4 4");
}

/* Nobody waits for who is excused: the last follows the third. */
static void the_last_is_heard(void **state)
{
	(void)state;
	goes_to_day(president);
	sees_row(president, "SORBIER", "personne");
	is_heard_by_both(6, &charme, "10:00");
	ends(keeper, "exposé", false);
	starts(keeper, "entretien");
	asks(president, 1, &charme, "a");
	asks(keeper, 1, &charme, "b");
	asks(president, 1, &charme, "c");
	does(president, "u", "taken_back", NULL, "Annulé : question (c) à CHARME Ève.");
	x->n_questions--;
	/* One short: the president alone may say that it is enough, and why. */
	is_asked(president, "f", "Finir l’entretien ?");
	does(president, "1", "phase_ended", NULL,
	     "Phase close sous le minimum de questions : entretien");
	is_deliberated_on(&charme, "2,5 2,5 2,5 2,5", "1 2 3 4");
	sees_row(president, "Délibération", "décidé 0 sur 8");
}

/* Points, the mean and its threshold: what the rule proposes is what the jury departs from, or
 * not. */
static void the_jury_decides(void **state)
{
	(void)state;
	opens_agenda(president, 7);
	sees_row(president, "TILLEUL Élise", "8,5 non validée");
	sees_at(president, LINE_ADVICE, "Entrée ouvre TILLEUL, B.");
	types(president, PTY_ENTER);
	sees_row(president, "Moyenne pondérée", "8,5 sur 20 → non validée proposée");
	validates(president, &tilleul, "B", NULL, "Conduit bien, conclut trop tard.");
	refuses(president, &aulne, "B", "1", "Le but n’a pas été annoncé.");
	refuses(president, &charme, "A", "2", "Faits et avis sont mêlés.");
	sees_row(president, "Moyenne pondérée", "5,5 sur 20, éliminatoire → non validée");
	refuses(president, &aulne, "A", "12", "La demande n’a pas été reformulée.");
	validates(president, &charme, "B", NULL, NULL);
	types(president, PTY_ENTER);
	sees_row(president, "MÉLÈZE Nadia", "validée");
	is_asked(president, "f", "Confirmer ensemble les 3 décisions");
	does(president, "o", "decided", "TILLEUL", "3 décisions confirmées ensemble : validées");
	exam_counts(x, "decided", "ALOUETTE", "MÉLÈZE");
	exam_counts(x, "decided", "ALOUETTE", "MÉLÈZE");
}

/* One refusal is made up for by the mean; two are not, and one of them eliminates. */
static void outcomes_follow_by_the_grid(void **state)
{
	(void)state;
	types(president, PTY_END);
	sees_row(president, "CHARME Ève", "Admis(e)");
	sees_row(president, "AULNE Marc", "Ajourné(e) : manque A, B");
	sees_row(president, "SORBIER Oscar", "Excusé(e)");
	sees_at(president, LINE_ADVICE, "Tout est décidé");
}

static void the_minutes_are_sealed(void **state)
{
	(void)state;
	adopts_and_seals(president, 8);
	goes_to_day(keeper);
	sees_at(keeper, LINE_ADVICE, "Procès-verbal scellé");
	keyboard_leave(president);
	keyboard_leave(keeper);
}

/* -- what the record holds ------------------------------------------------------------------- */

static void every_act_is_in_the_record(void **state)
{
	(void)state;
	exam_check_acts(x);
	exam_check_record(x);
}

static void every_mark_is_in_the_record(void **state)
{
	enum { SHEETS = (CANDIDATES - ABSENT) * JURORS };

	(void)state;
	exam_check_marks(x, "replace(replace((rank - 1) / 2.0, '.0', ''), '.', ',')");
	exam_check_sheets(x, CANDIDATES, SHEETS, CRITERIA);
}

static void the_views_say_what_was_played(void **state)
{
	static const char *const levels[] = {"Sujet", "Technique", "Déontologie"};

	(void)state;
	exam_check_questions(x, levels);
	exam_answers(x, "SELECT name, attendance FROM candidate ORDER BY id",
	             "TILLEUL Élise|present\nAULNE Marc|present\nMÉLÈZE Nadia|present\n"
	             "SORBIER Oscar|excused\nCHARME Ève|present\n");
	exam_answers(x, "SELECT sum(follow_up) FROM question", "1\n");
	/* Speech is followed in no phase of this exam. */
	exam_answers(x, "SELECT count(*) FROM speaking_time", "0\n");
	/* What the talk left, to the millisecond, went to the conversation. */
	exam_answers(x,
	             "SELECT s.passage, s.ms - b.ms - (SELECT sum(e.ms) * -1 FROM event AS e "
	             "WHERE e.kind = 'phase_ended' AND e.ref = b.id) "
	             "FROM event AS s JOIN event AS b ON b.passage = s.passage "
	             "AND b.kind = 'phase_started' AND b.item = s.item - 1 "
	             "WHERE s.kind = 'phase_started' AND s.item = (SELECT item FROM item "
	             "WHERE identifier = 'entretien') ORDER BY s.id",
	             "1|900000\n2|900000\n3|1200000\n5|900000\n");
	/* Two clocks: whoever came next began to prepare while the one before was heard. */
	exam_answers(
	    x,
	    "SELECT group_concat(s.passage || ' ' || i.identifier, ', ') FROM event AS s "
	    "JOIN item AS i ON i.item = s.item WHERE s.kind = 'phase_started'",
	    "1 préparation, 1 exposé, 2 préparation, 1 entretien, 2 exposé, 3 préparation, "
	    "2 entretien, 3 exposé, 5 préparation, 3 entretien, 5 exposé, 5 entretien\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_jury_is_constituted, exam_goes_on),
	    cmocka_unit_test_setup(the_first_is_heard, exam_goes_on),
	    cmocka_unit_test_setup(the_next_prepares_meanwhile, exam_goes_on),
	    cmocka_unit_test_setup(the_first_is_questioned, exam_goes_on),
	    cmocka_unit_test_setup(points_are_typed, exam_goes_on),
	    cmocka_unit_test_setup(only_the_first_is_open, exam_goes_on),
	    cmocka_unit_test_setup(the_second_is_heard, exam_goes_on),
	    cmocka_unit_test_setup(the_third_has_extra_time, exam_goes_on),
	    cmocka_unit_test_setup(the_last_is_heard, exam_goes_on),
	    cmocka_unit_test_setup(the_jury_decides, exam_goes_on),
	    cmocka_unit_test_setup(outcomes_follow_by_the_grid, exam_goes_on),
	    cmocka_unit_test_setup(the_minutes_are_sealed, exam_goes_on),
	    cmocka_unit_test_setup(every_act_is_in_the_record, exam_goes_on),
	    cmocka_unit_test_setup(every_mark_is_in_the_record, exam_goes_on),
	    cmocka_unit_test_setup(the_views_say_what_was_played, exam_goes_on),
	};

	return cmocka_run_group_tests_name("the day of EX0001", tests, begin, exam_over);
}
