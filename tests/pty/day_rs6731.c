/* The whole day of config/cohort-rs6731.yaml, through the live screen, by keys.
 *
 * Group 1 with one keyboard that goes from hand to hand; group 2 with a screen
 * for each of the four, at once; group 3 with a screen for the secretary and
 * one for the jury; then the deliberation opens.  Each test goes on where the
 * one before left the day. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "acts.h"

static const struct named cedre = {"CÈDRE", "CÈDRE Bruno"}, acacia = {"ACACIA", "ACACIA Alice"},
			  erable = {"ÉRABLE", "ÉRABLE Chloé"},
			  dattier = {"DATTIER", "DATTIER David"}, frene = {"FRÊNE", "FRÊNE Emma"},
			  genevrier = {"GENÉVRIER", "GENÉVRIER Farid"},
			  hetre = {"HÊTRE", "HÊTRE Gina"}, ifs = {"IF", "IF Hugo"},
			  jujubier = {"JUJUBIER", "JUJUBIER Inès"}, saule = {"SAULE", "SAULE Jade"},
			  murier = {"MÛRIER", "MÛRIER Kévin"}, noyer = {"NOYER", "NOYER Léa"};

/* What the oral marks: of C1 two criteria, and so on. */
static const char *const criteria[] = {"C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4",
                                       "C3.1", "C3.2", "C3.3", "C4.1", "C4.2", "C4.3"};
enum { CANDIDATES = 12, CRITERIA = 12, JURORS = 3, ABSENT = 1, DEPORTS = 1 };

static void level_says(struct buf *b, const char *level)
{
	static const char *const names[] = {"1 Non acquis", "2 En voie d’acquisition", "3 Acquis",
	                                    "4 Maîtrisé"};

	buf_addf(b, "%s", *level == 'x' ? "non observé" : names[*level - '1']);
}

static const struct sheet_of sheet = {criteria, CRITERIA, level_says, false};

static struct exam *x;
static struct keyboard *one; /* the keyboard of group 1 */

static int begin(void **state)
{
	(void)state;
	x = exam_new("rs6731.yaml", "cohort-rs6731.yaml");
	return 0;
}

/* -- the opening of the jury, and group 1: one keyboard ------------------------------------ */

static void the_jury_is_constituted(void **state)
{
	(void)state;
	one = exam_keyboard(x, NULL, NULL);
	sits_down(one, "4", "GRÈBE");
	sees_at(one, LINE_ADVICE, "Commencez par l’ouverture du jury : Entrée");
	types(one, PTY_ENTER);
	sees_at(one, LINE_PHASE, "OUVERTURE DU JURY");
	does(one, key_of_digit(1), "declared", NULL, "MERLE Odile : aucun lien.");
	does(one, key_of_digit(1), "declared", NULL, "PINSON Karim : aucun lien.");
	sees_row(one, "SITTELLE", "déport : HÊTRE");
	is_asked(one, "f", "Constituer le jury ?");
	does(one, "o", "jury_opened", NULL, "Le jury est régulièrement constitué.");
	types(one, "q");
	sees_at(one, LINE_ADVICE, "Entrée ouvre l’émargement");
}

static void group_1_signs_in(void **state)
{
	(void)state;
	types(one, PTY_ENTER);
	sees(one, "Présence");
	signs_in(one, 1, &cedre, "là, pièce vue");
	signs_in(one, 1, &acacia, "là, pièce vue");
	signs_in(one, 2, &erable, "là, pièce à voir");
	signs_in(one, 1, &dattier, "là, pièce vue");
}

/* However late the screen is looked at. */
static bool erable_has_spoken(struct pty *p, void *context)
{
	int row, col;

	(void)context;
	return pty_find(p, "ÉRABLE Chloé            parle", &row, &col) &&
	       !strstr(pty_row(p, row), " 0:00 ");
}

/* The pause is stored at once; why comes after. */
static void a_talk_is_shared_and_interrupted(void **state)
{
	(void)state;
	starts(one, "présentation");
	gives_floor(one, 1, &cedre);
	gives_floor(one, 2, &acacia);
	is_paused(one);
	does(one, "3", "incident", NULL, "Motif de la pause : bruit.");
	does(one, " ", "phase_resumed", NULL, "Chronomètre reparti");
	gives_floor(one, 3, &erable);
	assert_true(pty_wait(one->pty, erable_has_spoken, NULL, "a second of speech"));
	gives_floor(one, 4, &dattier);
	types(one, "<");
	sees_at(one, LINE_MESSAGE, "de parole à DATTIER David plutôt qu’à ÉRABLE Chloé.");
	exam_counts(x, "speech_moved", "GRÈBE", "DATTIER");
	ends(one, "présentation", true);
}

/* Whom the question is by, if that is known. */
static void is_by(const char *asker)
{
	x->questions[x->n_questions - 1].asker = asker;
}

/* The secretary logs the questions of all; by whom, and its words, may come after. */
static void the_secretary_logs_questions(void **state)
{
	(void)state;
	starts(one, "échange");
	asks(one, 1, &cedre, "a");
	is_asked(one, "m", "Question (a) à CÈDRE Bruno.");
	is_asked(one, "2", "Posée par ?");
	does(one, "1", "question_changed", NULL,
	     "Précision : question (a) à CÈDRE Bruno, posée par MERLE.");
	is_by("MERLE");
	asks(one, 2, &acacia, "b");
	is_by("");
	asks(one, 3, &erable, "c");
	is_by("");
	asks(one, 4, &dattier, "a");
	is_by("");
	is_asked(one, "m", "Question (a) à DATTIER David.");
	types(one, "1");
	sees(one, "MOTS POUR LE REGISTRE");
	types(one, "Et après votre départ ?");
	does(one, PTY_ENTER, "question_changed", NULL,
	     "Précision : question (a) à DATTIER David : « Et après votre départ ? ».");
	does(one, "g", "question_asked", NULL, "Question sans niveau au groupe.");
	exam_asked(x, "", "", "");
}

/* A member logs their own. */
static void a_member_takes_the_keyboard(void **state)
{
	(void)state;
	passes_to(one, "2", "PINSON");
	sees_at(one, LINE_PHASE, "ÉCHANGE");
	asks(one, 1, &cedre, "b");
	asks(one, 2, &acacia, "a");
	does(one, "u", "taken_back", NULL, "Annulé : question (a) à ACACIA Alice.");
	x->n_questions--;
	asks(one, 2, &acacia, "c");
	asks(one, 3, &erable, "b");
	asks(one, 4, &dattier, "c");
	hears(one, " ", "Refusé : le temps est à la tenue de séance, GRÈBE.");
	passes_to(one, "4", "GRÈBE");
	ends(one, "échange", false);
	starts(one, "notation");
	hears(one, PTY_ENTER, "Par la grille, les fiches sont réservées à : présidence, jury.");
}

static void the_president_marks_group_1(void **state)
{
	(void)state;
	passes_to(one, "1", "MERLE");
	types(one, PTY_ENTER);
	fills(one, &sheet, &cedre, "3 3 3 2 3 3 3 2 3 3 3 3");
	hands_in(one, &cedre);
	types(one, PTY_TAB);
	fills(one, &sheet, &acacia, "2 3 3 3 4 3 3 3 3 2 x 3");
	does(one, "u", "scored", "ACACIA", "Annulé : C4.3 à 3 pour ACACIA Alice.");
	does(one, "y", "scored", "ACACIA", "Remis : C4.3 à 3 pour ACACIA Alice.");
	hands_in(one, &acacia);
	types(one, PTY_TAB);
	fills(one, &sheet, &erable, "3 2 2 2 2 3 3 3 2 1 2 3");
	writes_appreciation(one, &erable, "C4", "Renvoie chaque question à ses collègues.");
	hands_in(one, &erable);
	types(one, PTY_TAB);
	fills(one, &sheet, &dattier, "4 3 3 3 3 3 4 3 3 3 4 3");
	hands_in(one, &dattier);
}

/* Six levels of CÈDRE's are typed on the sheet of the neighbour, and moved in one act. */
static void a_member_marks_the_wrong_candidate(void **state)
{
	(void)state;
	passes_to(one, "2", "PINSON");
	types(one, key_of_digit(2));
	sees_row(one, "►", "ACACIA");
	types(one, PTY_ENTER);
	fills(one, &sheet, &acacia, "3 2 3 3 3 2");
	is_asked(one, "l", "ACACIA Alice : 6 niveaux étaient pour… ?");
	does(one, key_of_digit(1), "sheet_moved", "ACACIA",
	     "ACACIA : contenu de la fiche passé à CÈDRE Bruno.");
	exam_swapped(x, "PINSON", "ACACIA", "CÈDRE");
	sees(one, "à remplir");
	types(one, PTY_HOME);
	fills(one, &sheet, &acacia, "3 3 2 3 3 3 3 3 2 3 3 3");
	writes_notes(one, &acacia, "Parle de la fête comme d’un but, pas d’un moyen.");
	hands_in(one, &acacia);
}

static void the_members_mark_group_1(void **state)
{
	(void)state;
	types(one, PTY_BACKTAB);
	fills(one, &sheet, &cedre, ". . . . . . 2 3 3 3 2 3");
	hands_in(one, &cedre);
	types(one, PTY_TAB PTY_TAB);
	fills(one, &sheet, &erable, "2 2 3 2 1 2 3 2 2 3 3 3");
	hands_in(one, &erable);
	types(one, PTY_TAB);
	fills(one, &sheet, &dattier, "3 3 3 3 3 4 3 3 3 3 3 3");
	hands_in(one, &dattier);
	passes_to(one, "3", "SITTELLE");
	types(one, PTY_ENTER);
	fills(one, &sheet, &cedre, "3 3 3 3 2 3 3 3 x 3 3 3");
	hands_in(one, &cedre);
	types(one, PTY_TAB);
	fills(one, &sheet, &acacia, "3 3 3 3 3 3 3 2 3 3 3 4");
	hands_in(one, &acacia);
	types(one, PTY_TAB);
	fills(one, &sheet, &erable, "3 2 3 3 2 3 2 3 3 3 3 3");
	hands_in(one, &erable);
	types(one, PTY_TAB);
	fills(one, &sheet, &dattier, "3 3 3 4 3 3 3 3 x 3 3 3");
	hands_in(one, &dattier);
}

static void a_sheet_is_taken_back(void **state)
{
	(void)state;
	is_asked(one, "4", "DATTIER David : reprendre la fiche remise à");
	does(one, "o", "sheet_reopened", "DATTIER", "Fiche reprise : DATTIER David.");
	sees(one, "reprise 12/12");
	hands_in(one, &dattier);
	passes_to(one, "4", "GRÈBE");
	sees(one, "12 fiches sur 12.");
	ends(one, "notation", false);
	keyboard_leave(one);
}

/* -- group 2: a screen for each of the four ------------------------------------------------- */

static struct keyboard *secretary, *president, *pinson, *sittelle, *loriot;

/* From wherever they are, through the day, to the signing in of the next group. */
static void all_open_the_next_group(const char *advice)
{
	struct keyboard *all[] = {secretary, president, pinson, sittelle};

	for (size_t i = 0; i < 4; i++) {
		goes_to_day(all[i]);
		sees_at(all[i], LINE_ADVICE, advice);
		types(all[i], PTY_ENTER);
		sees(all[i], "Aménagement");
	}
}

/* Who sat at the one keyboard comes back to what they had there. */
static void everybody_joins(void **state)
{
	static const char *const by_card[] = {"--card", NULL};

	(void)state;
	secretary = exam_keyboard(x, "S", "GRÈBE");
	president = exam_keyboard(x, "P", "MERLE");
	card_code(x, 2); /* the cards are made */
	pinson = exam_joined(x, by_card, NULL);
	enters_by_code(pinson, "2", 2, "PINSON");
	sittelle = exam_keyboard(x, "M2", "SITTELLE");
	sees_at(sittelle, LINE_MESSAGE,
	        "De retour. Dernière saisie : fiche remise : DATTIER David.");
	sees(sittelle, "C4  3 3 3");
	sees_at(president, LINE_IDENTITY, "postes 3/3");
	all_open_the_next_group(
	    "Prochain passage à 9 h 50 : Entrée ouvre l’émargement du groupe 2.");
}

/* What one does, the others see; somebody late is admitted by the president. */
static void group_2_signs_in(void **state)
{
	(void)state;
	signs_in(secretary, 1, &frene, "là, pièce vue");
	sees_row(sittelle, "FRÊNE", "là, pièce vue");
	signs_in(secretary, 1, &genevrier, "là, pièce vue");
	signs_in(secretary, 1, &hetre, "là, pièce vue");
	signs_in(secretary, 3, &ifs, "retard");
	hears(pinson, "1", "Refusé : l’émargement est à la tenue de séance, GRÈBE.");
	starts(secretary, "présentation, groupe 2 Allée du Modèle, sur 10:00");
	sees_at(president, LINE_PHASE, "PRÉSENTATION");
	sees_at(pinson, LINE_PHASE, "PRÉSENTATION");
	gives_floor(secretary, 2, &genevrier);
	sees_row(president, "GENÉVRIER", "parle");
	hears(sittelle, " ", "Refusé : le temps est à la tenue de séance, GRÈBE.");
	gives_floor(secretary, 1, &frene);
	types(secretary, "v" PTY_END);
	sees_row(secretary, "►", "IF");
	signs_in(secretary, 1, &ifs, "là, pièce vue");
	types(secretary, "q");
	types(president, "v" PTY_END);
	sees_row(president, "►", "IF");
	is_asked(president, "1", "IF Hugo est arrivé(e) en retard : que décidez-vous ?");
	does(president, "1", "attendance", "IF", "IF Hugo : admis(e) en cours.");
	types(president, "q");
	sees_at(secretary, LINE_OTHERS, "IF Hugo : admis(e) en cours");
}

static void a_talk_is_seen_by_all(void **state)
{
	(void)state;
	gives_floor(secretary, 4, &ifs);
	sees_row(pinson, "IF", "parle");
	gives_floor(secretary, 0, NULL);
	gives_floor(secretary, 3, &hetre);
	does(secretary, "u", "taken_back", NULL, "Annulé : parole à HÊTRE Gina.");
	x->n_turns--;
	gives_floor(secretary, 3, &hetre);
	is_asked(pinson, "i", "Incident : de quoi s’agit-il ?");
	does(pinson, "3", "incident", NULL, "Incident : bruit.");
	sees_at(secretary, LINE_OTHERS, "incident : bruit");
	ends(secretary, "présentation", true);
	starts(secretary, "échange");
}

/* She may see what happens, and has no sheet as long as nobody calls her. */
static void a_substitute_comes_late(void)
{
	loriot = exam_keyboard(x, "M3", "LORIOT");
	sees_at(loriot, LINE_PHASE, "ÉCHANGE");
	types(loriot, PTY_ENTER);
	sees_row(loriot, "GENÉVRIER", "●○");
	hears(loriot, "a", "Refusé");
	hears(loriot, PTY_ENTER, "Par la grille, les fiches");
	sees_at(president, LINE_IDENTITY, "postes 3/3");
}

/* The line drops in the middle of a sheet: the others see it, and the sheet is there again. */
static void a_line_is_cut_and_comes_back(void)
{
	pty_hang_up(sittelle->pty);
	assert_true(pty_wait_end(sittelle->pty, NULL));
	sees_at(president, LINE_IDENTITY, "postes 2/3");
	sittelle = exam_keyboard(x, "M2", "SITTELLE");
	sees_at(sittelle, LINE_MESSAGE, "De retour. Dernière saisie : C4.3 à 3.");
	sees_row(sittelle, "GENÉVRIER", "en cours 12/12");
	sees_at(president, LINE_IDENTITY, "postes 3/3");
}

/* Each logs their own, at the same time; a déport asks nothing. */
static void all_ask_at_once(void **state)
{
	(void)state;
	sees_at(president, LINE_PHASE, "ÉCHANGE");
	asks(president, 1, &frene, "a");
	sees_at(pinson, LINE_OTHERS, "question (a) à FRÊNE Emma");
	asks(pinson, 2, &genevrier, "b");
	a_substitute_comes_late();
	asks(president, 2, &genevrier, "c");
	asks(sittelle, 4, &ifs, "c");
	types(sittelle, key_of_digit(3));
	hears(sittelle, "a", "Refusé : déport, vous n’interrogez pas HÊTRE Gina.");
	asks(president, 3, &hetre, "a");
	asks(pinson, 3, &hetre, "b");
	asks(sittelle, 1, &frene, "b");
	sees_row(secretary, "IF", "●○");
	is_asked(president, "+", "Rendre ou ajouter du temps ?");
	does(president, "3", "time_given", NULL, "Temps ajouté, 1 min : « bruit ».");
	sees_at(secretary, LINE_PHASE, "sur 21:00");
	hears(secretary, "f", "Refusé : 1 question est encore due");
	asks(pinson, 4, &ifs, "a");
	ends(secretary, "échange", false);
}

/* PINSON still had one: the exchange goes on as long as no sheet is in. */
static void the_exchange_is_reopened(void **state)
{
	(void)state;
	sees_at(pinson, LINE_PHASE, "NOTATION");
	types(president, key_of_digit(5));
	sees_row(president, "►", "Rouvrir l’échange");
	is_asked(president, PTY_ENTER, "Rouvrir l’échange ?");
	does(president, "o", "phase_reopened", NULL, "Phase rouverte : échange.");
	sees_at(pinson, LINE_PHASE, "ÉCHANGE");
	asks(pinson, 1, &frene, "c");
	ends(president, "échange", false);
	starts(secretary, "notation");
}

/* Three dialogs open at once, then three sheets come in. */
static void hand_in_together(const struct named *whom)
{
	struct keyboard *members[] = {president, pinson, sittelle};
	struct buf says = {0};

	buf_addf(&says, "Fiche remise : %s", whom->whole);
	for (size_t i = 0; i < JURORS; i++)
		types(members[i], "f");
	for (size_t i = 0; i < JURORS; i++)
		is_asked(members[i], "", "remettre la fiche ?");
	for (size_t i = 0; i < JURORS; i++)
		does(members[i], "o", "sheet_handed_in", whom->family, buf_text(&says));
	for (size_t i = 0; i < JURORS; i++)
		types(members[i], PTY_TAB);
	buf_done(&says);
}

static void all_mark_group_2(void **state)
{
	(void)state;
	types(president, key_of_digit(1));
	sees_row(president, "►", "FRÊNE");
	types(president, PTY_ENTER);
	types(pinson, PTY_ENTER);
	types(sittelle, PTY_ENTER);
	fills(president, &sheet, &frene, "3 3 3 2 3 3 3 2 3 3 3 3");
	fills(pinson, &sheet, &frene, "3 3 3 3 3 3 4 3 3 3 3 3");
	fills(sittelle, &sheet, &frene, "3 3 2 3 3 x 3 3 3 2 3 3");
	hand_in_together(&frene);
	fills(president, &sheet, &genevrier, "1 2 3 2 2 3 3 2 3 3 3 3");
	writes_notes(president, &genevrier, "Revenir sur le choix du lieu.");
	fills(pinson, &sheet, &genevrier, "2 2 3 3 2 3 3 3 2 3 3 3");
	fills(sittelle, &sheet, &genevrier, "2 1 2 3 2 x 3 3 3 2 3 3");
	a_line_is_cut_and_comes_back();
	hand_in_together(&genevrier);
	sees(sittelle, "Déport : vous ne notez pas HÊTRE Gina.");
	types(sittelle, PTY_TAB);
	fills(president, &sheet, &hetre, "3 3 4 4 3 3 3 4 3 3 4 3");
	hands_in(president, &hetre);
	types(president, PTY_TAB);
	fills(pinson, &sheet, &hetre, "3 3 4 3 3 3 3 3 3 3 4 4");
	hands_in(pinson, &hetre);
	types(pinson, PTY_TAB);
	fills(president, &sheet, &ifs, "3 3 2 2 3 3 3 3 3 3 3 3");
	fills(pinson, &sheet, &ifs, "3 3 3 2 3 2 3 3 2 3 2 3");
	fills(sittelle, &sheet, &ifs, "3 3 3 3 3 3 3 3 3 3 3 3");
	sees(secretary, "8 fiches sur 11.");
	hand_in_together(&ifs);
	sees(secretary, "11 fiches sur 11.");
	sees_row(secretary, "HÊTRE", "sans objet");
	ends(secretary, "notation", false);
}

/* -- group 3: somebody absent, extra time, a talk begun again, too few questions -------------- */

static size_t first_turn; /* of group 3's talk */

static void group_3_signs_in(void **state)
{
	(void)state;
	first_turn = x->n_turns;
	all_open_the_next_group("Entrée ouvre l’émargement du groupe 3.");
	signs_in(secretary, 1, &jujubier, "là, pièce vue");
	sees_row(secretary, "SAULE", "temps × 4/3");
	signs_in(secretary, 1, &saule, "là, pièce vue");
	signs_in(secretary, 4, &murier, "absent");
	signs_in(secretary, 1, &noyer, "là, pièce vue");
	starts(secretary, "présentation, groupe 3 Square Factice, sur 13:20");
	gives_floor(secretary, 1, &jujubier);
	hears(secretary, "3", "Refusé : MÛRIER Kévin n’est pas là (absent");
}

/* The alarm: nothing of the first attempt counts, and all of it is kept. */
static void a_talk_begins_again(void **state)
{
	(void)state;
	is_paused(secretary);
	is_asked(secretary, "7", "Recommencer la présentation ?");
	exam_counts(x, "phase_resumed", "GRÈBE", NULL);
	does(secretary, "1", "phase_restarted", NULL, "Essai neutralisé : présentation, après");
	exam_counts(x, "speaker_changed", "GRÈBE", NULL);
	x->n_turns = first_turn;
	starts(secretary, "présentation");
	gives_floor(secretary, 4, &noyer);
	gives_floor(secretary, 2, &saule);
	gives_floor(secretary, 1, &jujubier);
	ends(secretary, "présentation", true);
	starts(secretary, "échange, groupe 3 Square Factice, sur 26:40");
}

/* One who will not answer: only the president ends under the minimum, with a reason. */
static void an_exchange_ends_under_the_minimum(void **state)
{
	(void)state;
	asks(president, 1, &jujubier, "a");
	asks(pinson, 1, &jujubier, "b");
	asks(sittelle, 2, &saule, "c");
	asks(president, 2, &saule, "b");
	asks(pinson, 4, &noyer, "a");
	hears(secretary, "f", "Refusé : 1 question est encore due");
	is_asked(president, "f", "Finir l’échange ? Une personne n’a pas ses 2 questions");
	does(president, "4", "phase_ended", NULL,
	     "Phase close sous le minimum de questions : échange");
	starts(secretary, "notation");
}

static void all_mark_group_3(void **state)
{
	struct keyboard *members[] = {president, pinson, sittelle};

	(void)state;
	for (size_t i = 0; i < JURORS; i++) {
		types(members[i], key_of_digit(1));
		sees_row(members[i], "►", "JUJUBIER");
		types(members[i], PTY_ENTER);
	}
	for (size_t i = 0; i < JURORS; i++)
		fills(members[i], &sheet, &jujubier, "3 3 3 2 3 3 3 2 3 3 3 3");
	hand_in_together(&jujubier);
	for (size_t i = 0; i < JURORS; i++)
		fills(members[i], &sheet, &saule, "4 3 4 3 4 3 4 3 4 3 4 3");
	hand_in_together(&saule);
	for (size_t i = 0; i < JURORS; i++) {
		sees(members[i], "Il n’y a rien à noter.");
		types(members[i], PTY_TAB);
	}
	for (size_t i = 0; i < JURORS; i++)
		fills(members[i], &sheet, &noyer, "2 3 2 3 2 3 2 3 2 3 2 3");
	hand_in_together(&noyer);
	ends(secretary, "notation", false);
}

/* -- the deliberation opens ------------------------------------------------------------------ */

static void the_deliberation_opens(void **state)
{
	struct keyboard *all[] = {secretary, president, pinson, sittelle};

	(void)state;
	exam_program(x, 1, "log %s --json", x->record);
	for (size_t i = 0; i < 4; i++)
		goes_to_day(all[i]);
	types(pinson, key_of_digit(5));
	hears(pinson, PTY_ENTER,
	      "Toutes les fiches sont remises : la présidence ouvre la délibération.");
	sees_at(president, LINE_ADVICE,
	        "Toutes les fiches sont remises : Entrée ouvre la délibération.");
	is_asked(president, PTY_ENTER, "Ouvrir la délibération ?");
	does(president, "o", "deliberation_opened", NULL, "Délibération ouverte.");
}

/* On the day, a group's line leads to the levels of all, on its first candidate. */
static void looks_at_group(struct keyboard *k, int line, const struct named *first)
{
	goes_to_day(k);
	types(k, key_of_digit(line));
	sees_row(k, "►", "Groupe");
	types(k, PTY_ENTER);
	sees_at(k, LINE_ADVICE, "Discutez");
	sees(k, first->whole);
}

static void all_levels_are_open(void **state)
{
	(void)state;
	looks_at_group(pinson, 2, &cedre);
	sees_row(pinson, "C1.3", "3            2            3");
	types(pinson, PTY_TAB PTY_TAB PTY_LEFT);
	sees(pinson, "ÉRABLE Chloé");
	sees_row(pinson, "C4.1", "1            3            3");
	sees_row(pinson, "MERLE", "Renvoie chaque question à ses collègues.");
	looks_at_group(sittelle, 3, &frene);
	types(sittelle, PTY_TAB PTY_TAB);
	sees(sittelle, "SITTELLE Jeanne se retire.");
}

/* From now on a change has a reason, and is marked as one. */
static void a_level_changes_after_the_reveal(void **state)
{
	(void)state;
	looks_at_group(sittelle, 4, &jujubier);
	types(sittelle, PTY_ENTER);
	is_asked(sittelle, "4", "JUJUBIER Inès : reprendre la fiche remise à");
	does(sittelle, "1", "sheet_reopened", "JUJUBIER",
	     "Fiche reprise : JUJUBIER Inès (« erreur de saisie »).");
	types(sittelle, key_of_digit(4));
	sees(sittelle, "MOTIF");
	types(sittelle, "Deux lignes inversées");
	does(sittelle, PTY_ENTER, "scored", "JUJUBIER", "JUJUBIER · C1.2 : 4 Maîtrisé");
	exam_marked(x, "SITTELLE", "JUJUBIER", "C1.2", "4");
	hands_in(sittelle, &jujubier);
	looks_at_group(pinson, 4, &jujubier);
	sees_row(pinson, "C1.2", "3            3            4*");
}

/* The secretary enters what the office brought, then what the jury decides, without a voice. */
static void the_written_test_is_entered(void **state)
{
	(void)state;
	goes_to_day(secretary);
	types(secretary, PTY_END PTY_ENTER);
	sees(secretary, "demandé avec le premier résultat");
	types(secretary, "3");
	sees(secretary, "ÉVALUÉE PAR");
	types(secretary, "DURAND Paul, 12/11/2026");
	does(secretary, PTY_ENTER, "written_entered", "CÈDRE", "Écrit, CÈDRE Bruno, C1 : 3 Acquis");
	does(secretary, key_of_digit(2), "written_entered", "CÈDRE",
	     "Écrit, CÈDRE Bruno, C2 : 2 En voie d’acquisition");
}

/* The widest disagreement first, settled either way; who withdrew sees nothing of hers. */
static void the_jury_decides_what_it_disagrees_on(void **state)
{
	(void)state;
	opens_agenda(secretary, 5);
	sees_row(secretary, "IF Hugo", "C2");
	sees_at(secretary, LINE_ADVICE, "Entrée ouvre ÉRABLE, C4.");
	types(secretary, PTY_ENTER);
	sees_row(secretary, "Majorité des fiches favorables", "2 sur 3 → validée proposée");
	validates(secretary, &erable, "C4", NULL, "Tient sa part sans prendre celle des autres.");
	validates(secretary, &cedre, "C1", NULL, NULL);
	validates(secretary, &acacia, "C1", NULL, NULL);
	refuses(secretary, &erable, "C2", "34", "La décision n’a pas été laissée aux locataires.");
	validates(secretary, &erable, "C3", NULL, NULL);
	validates(secretary, &genevrier, "C2", "L’échange l’a montré.", NULL);
	refuses(secretary, &ifs, "C2", "1", "L’écoute n’est pas montrée.");
	opens_agenda(pinson, 5);
	sees_at(pinson, LINE_PHASE, "décidé 7 sur 43");
	sees_row(pinson, "GENÉVRIER", "VALIDÉE, contre");
	types(pinson, PTY_ENTER);
	sees_at(pinson, LINE_ADVICE, "d’autres saisissent la décision");
	hears(pinson, "f", "Selon la grille, les décisions sont saisies par");
}

/* What is agreed is a refusal is owed a reason each. */
static void refusals_have_their_reasons(void **state)
{
	(void)state;
	refuses(secretary, &erable, "C1", "2", "Le territoire reste décrit en général.");
	refuses(secretary, &genevrier, "C1", "23", "Le collectif n’est pas justifié.");
	refuses(secretary, &noyer, "C1", "2", "Le territoire reste décrit en général.");
	refuses(secretary, &noyer, "C2", "13", "Les locataires ne décident de rien.");
	refuses(secretary, &noyer, "C3", "1", "Le sujet n’est pas venu d’eux.");
}

static void who_withdrew_is_told_nothing(void **state)
{
	(void)state;
	opens_agenda(sittelle, 5);
	sees_row(sittelle, "HÊTRE Gina", "vous vous retirez");
	sees_at(sittelle, LINE_PHASE, "décidé 12 sur 39");
	validates(secretary, &hetre, "C1", NULL, NULL);
	validates(secretary, &hetre, "C2", NULL, NULL);
	validates(secretary, &hetre, "C3", NULL, NULL);
	validates(secretary, &hetre, "C4", NULL, "Mobilise sans se mettre en avant.");
	types(sittelle, "j");
	sees(sittelle, "une décision du jury");
	sees_no(sittelle, "HÊTRE Gina, C4");
}

static void what_is_agreed_is_confirmed_together(void **state)
{
	static const char *const agreed[] = {
	    "CÈDRE",     "CÈDRE",     "CÈDRE",   "ACACIA", "ACACIA",   "ACACIA",   "DATTIER",
	    "DATTIER",   "DATTIER",   "DATTIER", "FRÊNE",  "FRÊNE",    "FRÊNE",    "FRÊNE",
	    "GENÉVRIER", "GENÉVRIER", "IF",      "IF",     "JUJUBIER", "JUJUBIER", "JUJUBIER",
	    "JUJUBIER",  "SAULE",     "SAULE",   "SAULE",  "SAULE",    "NOYER"};
	enum { AGREED = sizeof agreed / sizeof *agreed };

	(void)state;
	sees_at(secretary, LINE_ADVICE, "Le reste fait l’accord de tous : Entrée le montre");
	hears(secretary, "f", "Entrée les montre d’abord");
	types(secretary, PTY_ENTER);
	sees_row(secretary, "DATTIER David", "validée");
	is_asked(secretary, "f", "Confirmer ensemble les 27 décisions");
	does(secretary, "o", "decided", agreed[0], "27 décisions confirmées ensemble");
	for (size_t i = 1; i < AGREED; i++)
		exam_counts(x, "decided", "GRÈBE", agreed[i]);
	types(secretary, PTY_END);
	sees_row(secretary, "IF Hugo", "Non certifié(e) : manque C2");
	sees_row(secretary, "MÛRIER Kévin", "Absent(e)");
	sees_row(secretary, "HÊTRE Gina", "Certifié(e)");
}

/* Whose private notes are gone from then on; the documents are written and read back. */
static void the_minutes_are_sealed_and_signed(void **state)
{
	(void)state;
	adopts_and_seals(president, 6);
	goes_to_day(president);
	types(president, key_of_digit(7));
	sees_row(president, "►", "Documents");
	types(president, PTY_ENTER);
	writes_document(president, 1, "Procès-verbal de jury");
	writes_document(president, 5, "Tableau des résultats");
	types(president, key_of_digit(7));
	sees_row(president, "►", "Signatures");
	types(president, PTY_ENTER);
	does(president, key_of_digit(1), "member_signed", NULL, "MERLE Odile : signé.");
	does(president, key_of_digit(1), "member_signed", NULL, "PINSON Karim : signé.");
	does(president, key_of_digit(3), "member_signed", NULL,
	     "SITTELLE Jeanne : refus de signer.");
}

static void all_leave(void **state)
{
	(void)state;
	keyboard_leave(loriot);
	keyboard_leave(pinson);
	keyboard_leave(sittelle);
	keyboard_leave(president);
	keyboard_leave(secretary);
}

/* -- what the record holds ------------------------------------------------------------------- */

static void every_act_is_in_the_record(void **state)
{
	(void)state;
	exam_check_acts(x);
	exam_check_record(x);
}

/* 12 candidates × 12 criteria × 3 members, but for who was absent and who withdrew. */
static void every_mark_is_in_the_record(void **state)
{
	enum { SHEETS = CANDIDATES * JURORS - ABSENT * JURORS - DEPORTS };

	(void)state;
	exam_check_marks(x, "iif(level = 'not_observed', 'x', rank)");
	exam_check_sheets(x, CANDIDATES, SHEETS, CRITERIA);
}

/* What was credited to DATTIER is missing from ÉRABLE's, whose turn it had been. */
static void spoken_all_the_same(const char *candidate, const char *sign)
{
	struct buf sql = {0};
	int64_t least, most, spoken;

	buf_addf(&sql,
	         "SELECT spoken_ms %s (SELECT sum(ms) FROM event WHERE kind = 'speech_moved') "
	         "FROM speaking_time JOIN person ON person = candidate WHERE name LIKE '%s %%'",
	         sign, candidate);
	spoken = exam_number(x, buf_text(&sql));
	exam_spoken(x, candidate, &least, &most);
	assert_in_range(spoken, least, most);
	assert_true(exam_number(x, "SELECT sum(ms) FROM event WHERE kind = 'speech_moved'") > 0);
	buf_done(&sql);
}

static void the_views_say_what_was_played(void **state)
{
	static const char *const levels[] = {"Conditions de réussite", "Évolution de la posture",
	                                     "Mise en perspective"};
	static const char *const spoke[] = {"CÈDRE",    "FRÊNE", "GENÉVRIER", "HÊTRE", "IF",
	                                    "JUJUBIER", "SAULE", "MÛRIER",    "NOYER"};

	(void)state;
	exam_check_questions(x, levels);
	exam_check_speech(x, spoke, sizeof spoke / sizeof *spoke);
	exam_answers(x, "SELECT name, group_name, attendance FROM candidate ORDER BY id",
	             "CÈDRE Bruno|Cour des Exemples|present\n"
	             "ACACIA Alice|Cour des Exemples|present\n"
	             "ÉRABLE Chloé|Cour des Exemples|present\n"
	             "DATTIER David|Cour des Exemples|present\n"
	             "FRÊNE Emma|Allée du Modèle|present\n"
	             "GENÉVRIER Farid|Allée du Modèle|present\n"
	             "HÊTRE Gina|Allée du Modèle|present\n"
	             "IF Hugo|Allée du Modèle|admitted\n"
	             "JUJUBIER Inès|Square Factice|present\n"
	             "SAULE Jade|Square Factice|present\n"
	             "MÛRIER Kévin|Square Factice|absent\n"
	             "NOYER Léa|Square Factice|present\n");
	/* 10:00 for four, and 13:20 for three of whom one has a third more. */
	exam_answers(x,
	             "SELECT c.group_name, fair_ms, count(*) FROM speaking_time AS s "
	             "JOIN candidate AS c ON c.id = s.candidate GROUP BY 1, 2 ORDER BY min(c.id)",
	             "Cour des Exemples|150000|4\nAllée du Modèle|150000|4\n"
	             "Square Factice|240000|2\nSquare Factice|320000|1\nSquare Factice|0|1\n");
	spoken_all_the_same("ÉRABLE", "+");
	spoken_all_the_same("DATTIER", "-");
}

/* The record tells all but what is nobody's business. */
static void texts_come_out_as_they_may(void **state)
{
	const char *log;
	struct buf b = {0};

	(void)state;
	log = exam_program(x, 0, "log %s", x->record);
	assert_non_null(strstr(log, "C4.1 à 1 pour ÉRABLE"));
	assert_non_null(strstr(log, "Renvoie chaque question à ses collègues."));
	assert_null(strstr(log, "Parle de la fête"));
	exam_program(x, 0, "log %s --json", x->record);
	assert_int_equal(exam_runs(&b, "grep -rl 'Parle de la fête' %s/out1", x->dir), 1);
	exam_runs(&b, "grep -cE ';C[1-4]\\.[1-4];' %s/out1/*-scores.csv", x->dir);
	assert_int_equal(strtol(buf_text(&b), NULL, 10), exam_count_marks(x));
	exam_runs(
	    &b, "grep -c '^MERLE Odile;EX-11;MÛRIER Kévin;absent(e);;;' %s/out1/*-scores.csv",
	    x->dir);
	assert_int_equal(strtol(buf_text(&b), NULL, 10), 1);
	buf_done(&b);
}

/* PINSON by his card; the others by their keys, where each has one. */
static void how_each_was_known_is_in_the_record(void **state)
{
	(void)state;
	exam_answers(x,
	             "SELECT group_concat(place || ' ' || code, ', ') FROM (SELECT DISTINCT "
	             "person.identifier place, event.code FROM event JOIN person ON "
	             "event.author = person.person WHERE kind = 'author_known' ORDER BY place)",
	             getenv("DAY_BY_KEY") ? "M1 card, M2 key, M3 key, P key, S key\n"
	                                  : "M1 card\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_jury_is_constituted, exam_goes_on),
	    cmocka_unit_test_setup(group_1_signs_in, exam_goes_on),
	    cmocka_unit_test_setup(a_talk_is_shared_and_interrupted, exam_goes_on),
	    cmocka_unit_test_setup(the_secretary_logs_questions, exam_goes_on),
	    cmocka_unit_test_setup(a_member_takes_the_keyboard, exam_goes_on),
	    cmocka_unit_test_setup(the_president_marks_group_1, exam_goes_on),
	    cmocka_unit_test_setup(a_member_marks_the_wrong_candidate, exam_goes_on),
	    cmocka_unit_test_setup(the_members_mark_group_1, exam_goes_on),
	    cmocka_unit_test_setup(a_sheet_is_taken_back, exam_goes_on),
	    cmocka_unit_test_setup(everybody_joins, exam_goes_on),
	    cmocka_unit_test_setup(group_2_signs_in, exam_goes_on),
	    cmocka_unit_test_setup(a_talk_is_seen_by_all, exam_goes_on),
	    cmocka_unit_test_setup(all_ask_at_once, exam_goes_on),
	    cmocka_unit_test_setup(the_exchange_is_reopened, exam_goes_on),
	    cmocka_unit_test_setup(all_mark_group_2, exam_goes_on),
	    cmocka_unit_test_setup(group_3_signs_in, exam_goes_on),
	    cmocka_unit_test_setup(a_talk_begins_again, exam_goes_on),
	    cmocka_unit_test_setup(an_exchange_ends_under_the_minimum, exam_goes_on),
	    cmocka_unit_test_setup(all_mark_group_3, exam_goes_on),
	    cmocka_unit_test_setup(the_deliberation_opens, exam_goes_on),
	    cmocka_unit_test_setup(all_levels_are_open, exam_goes_on),
	    cmocka_unit_test_setup(a_level_changes_after_the_reveal, exam_goes_on),
	    cmocka_unit_test_setup(the_written_test_is_entered, exam_goes_on),
	    cmocka_unit_test_setup(the_jury_decides_what_it_disagrees_on, exam_goes_on),
	    cmocka_unit_test_setup(refusals_have_their_reasons, exam_goes_on),
	    cmocka_unit_test_setup(who_withdrew_is_told_nothing, exam_goes_on),
	    cmocka_unit_test_setup(what_is_agreed_is_confirmed_together, exam_goes_on),
	    cmocka_unit_test_setup(the_minutes_are_sealed_and_signed, exam_goes_on),
	    cmocka_unit_test_setup(all_leave, exam_goes_on),
	    cmocka_unit_test_setup(every_act_is_in_the_record, exam_goes_on),
	    cmocka_unit_test_setup(every_mark_is_in_the_record, exam_goes_on),
	    cmocka_unit_test_setup(the_views_say_what_was_played, exam_goes_on),
	    cmocka_unit_test_setup(texts_come_out_as_they_may, exam_goes_on),
	    cmocka_unit_test_setup(how_each_was_known_is_in_the_record, exam_goes_on),
	};

	return cmocka_run_group_tests_name("the day of RS6731", tests, begin, exam_over);
}
