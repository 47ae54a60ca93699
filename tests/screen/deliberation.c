/* The deliberation: disagreement first, one competency, the decision and its texts. */
#include "unit.h"

#include "golden.h"

#define NOW "group1 signed-in presented marks"

static void disagreement_comes_first(void **fixture)
{
	(void)fixture;
	golden_screen("agenda", NOW, "MERLE", "5 Enter", 24, 80);
	golden_screen("agenda-60x16", NOW, "MERLE", "5 Enter", 16, 60);
	golden_screen("agenda-132x43", NOW, "GRÈBE", "5 Enter", 43, 132);
}

/* The secretary types, without a voice. */
static void a_decision_asks_what_it_needs(void **fixture)
{
	(void)fixture;
	golden_screen("decision-asked", NOW, "GRÈBE", "5 Enter Enter f", 24, 80);
	golden_screen("decision-asked-60x16", NOW, "GRÈBE", "5 Enter Enter f", 16, 60);
	golden_screen("decision-unmet", NOW, "GRÈBE", "5 Enter Enter f 2 2 3", 24, 80);
	golden_screen("decision-unmet-60x16", NOW, "GRÈBE", "5 Enter Enter f 2 2 3", 16, 60);
	golden_screen("decision-none-unmet", NOW, "GRÈBE", "5 Enter Enter f 2 o", 24, 80);
	golden_screen("decision-reason", NOW, "GRÈBE",
	              "5 Enter Enter f 2 2 3 o \"Décide à la place\"", 24, 80);
	golden_screen("decision-refused", NOW, "GRÈBE",
	              "5 Enter Enter f 2 2 3 o \"Décide à la place\" Esc", 24, 80);
	golden_screen("decision-gap", NOW, "MERLE", "5 Enter Enter f 1", 24, 80);
	golden_screen("decision-gap-text", NOW, "MERLE",
	              "5 Enter Enter f 1 \"réponse en (b)\" Enter", 24, 80);
	golden_screen("decision-next", NOW, "MERLE",
	              "5 Enter Enter f 1 \"réponse en (b)\" Enter \"S’efface.\" Esc", 24, 80);
	golden_screen("decision-without-text", NOW, "MERLE",
	              "5 Enter Enter f 1 \"réponse en (b)\" Enter Esc", 24, 80);
	golden_screen("decision-reserved", NOW, "MERLE", "5 Enter Enter f 3", 24, 80);
	golden_screen("decision-told", NOW, "MERLE",
	              "5 Enter Enter f 1 \"réponse en (b)\" Enter \"S’efface.\" Esc q 1 Enter", 24,
	              80);
	golden_screen("decision-agenda", NOW, "MERLE",
	              "5 Enter Enter f 1 \"réponse en (b)\" Enter \"S’efface.\" Esc q", 24, 80);
}

static void what_is_agreed_is_confirmed_together(void **fixture)
{
	(void)fixture;
	golden_screen("agreed", NOW, "GRÈBE", "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up", 24,
	              80);
	golden_screen("agreed-member", NOW, "PINSON",
	              "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up", 24, 80);
	golden_screen("agreed-60x16", NOW, "GRÈBE",
	              "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up", 16, 60);
	golden_screen("agreed-shown", NOW, "GRÈBE",
	              "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up Enter", 24, 80);
	golden_screen("agreed-asked", NOW, "GRÈBE",
	              "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up Enter f", 24, 80);
	golden_screen("agreed-done", NOW, "GRÈBE",
	              "5 Enter End Up Up Up Up Up Up Up Up Up Up Up Up Enter f o", 24, 80);
	golden_screen("outcome", NOW, "GRÈBE", "5 Enter End f", 24, 80);
	golden_screen("outcome-set", NOW, "GRÈBE", "5 Enter End f 1 \"pièce attendue\" Enter", 24,
	              80);
}

/* Nothing of it on the screen of who withdraws, nor of who has no place in it. */
static void who_may_not_see_reads_why(void **fixture)
{
	(void)fixture;
	golden_screen("agenda-withdrawn", NOW, "SITTELLE",
	              "5 Enter Home Tab Tab Tab Tab Tab Tab Tab Tab Tab", 24, 80);
	golden_screen("agenda-withdrawn-opened", NOW, "SITTELLE",
	              "5 Enter Home Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter", 24, 80);
	golden_screen("agenda-observer", NOW, "LORIOT", "5 Enter", 24, 80);
}

static void a_member_who_enters_none_is_refused(void **fixture)
{
	(void)fixture;
	golden_screen("decision-not-mine", NOW, "PINSON", "5 Enter Enter f", 24, 80);
	golden_screen("decision-undone", NOW, "GRÈBE",
	              "5 Enter Enter f 3 \"pièce à produire\" Enter u o", 24, 80);
}

/* Until it is in again nothing of that candidate is agreed; who took it back is named. */
static void a_sheet_taken_back_is_told(void **fixture)
{
	static const char out[] = "include group1\ninclude signed-in\ninclude presented\n"
				  "include marks\n"
				  "14:12:00  PINSON  takes back CÈDRE \"à relire\"\n";

	(void)fixture;
	golden_screen("agenda-taken-back", out, "MERLE", "5 Enter", 24, 80);
	golden_screen("agenda-taken-back-60x16", out, "MERLE", "5 Enter", 16, 60);
	golden_screen("hand-in-revealed",
	              "include group1\ninclude signed-in\ninclude presented\ninclude marks\n"
	              "14:12:00  MERLE  takes back CÈDRE \"à relire\"\n",
	              "MERLE", "5 Enter Home 1 Enter Enter f", 24, 80);
	golden_screen("seal-taken-back", out, "MERLE", "6 Enter End f", 24, 80);
}

/* What was opened before a cut is closed after it. */
static void a_long_act_is_cut_whole(void **fixture)
{
	(void)fixture;
	golden_screen("undo-long", NOW, "GRÈBE",
	              "5 Enter Enter f 3 \"une pièce que le candidat doit produire ce soir\" Enter "
	              "+3:00 u",
	              24, 80);
}

/* Who was heard was neither absent nor excused. */
static void an_outcome_by_hand_is_a_possible_one(void **fixture)
{
	(void)fixture;
	golden_screen("outcome-heard", NOW, "GRÈBE", "5 Enter End Up Up Up Up Up Up f", 24, 80);
}

/* Nothing is lost: the text of a decision that was refused comes back. */
static void a_text_is_kept(void **fixture)
{
	(void)fixture;
	golden_screen("decision-empty-reason", NOW, "GRÈBE", "5 Enter Enter f 2 1 o Esc", 24, 80);
	golden_screen("decision-text-kept", NOW, "GRÈBE",
	              "5 Enter Enter f 2 1 o \"Peu d’écoute.\" !full Esc !ok f 2 1 o", 24, 80);
	golden_screen("joint-again", NOW, "MERLE", "5 Enter Enter r \"Clair.\" Esc r", 24, 80);
}

static void pens_and_plain_signs(void **fixture)
{
	(void)fixture;
	golden_check(&(struct golden){.name = "agenda-pens",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "5 Enter 2",
	                              .pens = true});
	golden_check(&(struct golden){.name = "agenda-ascii",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "5 Enter",
	                              .ascii = true});
	golden_check(&(struct golden){.name = "agenda-english-60x16",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "5 Enter",
	                              .rows = 16,
	                              .cols = 60,
	                              .english = true});
	golden_check(&(struct golden){.name = "marks-pens",
	                              .story = NOW,
	                              .seat = "MERLE",
	                              .keys = "5 Enter Enter",
	                              .pens = true});
	golden_check(&(struct golden){.name = "reason-pens",
	                              .story = NOW,
	                              .seat = "GRÈBE",
	                              .keys = "5 Enter Enter f 2 1 o",
	                              .pens = true});
	golden_check(&(struct golden){.name = "aloud-agenda",
	                              .story = NOW,
	                              .seat = "GRÈBE",
	                              .keys = "5 Enter Down Enter f 2 1 2 o \"Peu.\" Esc",
	                              .aloud = true});
}

/* By points: the mean, its threshold, one candidate at a time. */
static void points_are_told(void **fixture)
{
	static const char opened[] = "include ex0001-heard\n"
				     "09:58:30  ALOUETTE hands in TILLEUL\n"
				     "09:59:00  ALOUETTE opens the deliberation of 1\n";

	(void)fixture;
	golden_check(&(struct golden){.name = "agenda-points",
	                              .story = opened,
	                              .seat = "ALOUETTE",
	                              .keys = "7 Enter",
	                              .grid = "config/ex0001.yaml",
	                              .cohort = "config/cohort-ex0001.yaml"});
	golden_check(&(struct golden){.name = "marks-points",
	                              .story = opened,
	                              .seat = "ALOUETTE",
	                              .keys = "7 Enter Enter",
	                              .grid = "config/ex0001.yaml",
	                              .cohort = "config/cohort-ex0001.yaml"});
	golden_check(&(struct golden){.name = "agenda-points-decided",
	                              .story = opened,
	                              .seat = "ALOUETTE",
	                              .keys = "7 Enter Enter f 1 Esc f 2 1 o \"Trop court.\" Esc",
	                              .grid = "config/ex0001.yaml",
	                              .cohort = "config/cohort-ex0001.yaml"});
}

/* -- who withdraws learns nothing ------------------------------------------------------------ */

#define DAY                                                                                        \
	"include group1\n"                                                                         \
	"include signed-in\n"                                                                      \
	"include presented\n"                                                                      \
	"include marks\n"

static int compare(const char *seat, const char *keys)
{
	static const char *const days[] = {
	    DAY "14:12:00  GRÈBE  decided candidate=HÊTRE item=C1 code=validated\n",
	    DAY "14:12:00  GRÈBE  decided candidate=HÊTRE item=C1 code=not_validated value=2 "
		"\"Rien n’a été montré.\"\n",
	};
	struct buf seen[2] = {{0}};
	int differ;

	for (size_t i = 0; i < 2; i++)
		golden_see(&(struct golden){.name = seat,
		                            .story = days[i],
		                            .seat = seat,
		                            .keys = keys,
		                            .cols = 132,
		                            .rows = 43,
		                            .pens = true},
		           &seen[i]);
	differ = strcmp(buf_text(&seen[0]), buf_text(&seen[1]));
	buf_done(&seen[0]);
	buf_done(&seen[1]);
	return differ;
}

/* Of SITTELLE, who withdraws from HÊTRE, no cell differs by what the others decide; theirs do. */
static void what_is_decided_is_kept_from_who_withdraws(void **fixture)
{
	static const char *const keys[] = {"5 Enter",
	                                   "5 Enter End",
	                                   "3 Enter Tab Tab",
	                                   "6 Enter",
	                                   "6 Enter End",
	                                   "6 Enter End PageUp",
	                                   "7 Enter",
	                                   "j",
	                                   "q",
	                                   "6 Enter PageDown PageDown PageDown"};

	(void)fixture;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (compare("SITTELLE", keys[i]))
			fail_msg("SITTELLE learns of it by: %s", keys[i]);
	assert_int_not_equal(compare("PINSON", "j"), 0);
	assert_int_not_equal(compare("PINSON", "3 Enter Tab Tab"), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(disagreement_comes_first),
	    cmocka_unit_test(a_decision_asks_what_it_needs),
	    cmocka_unit_test(what_is_agreed_is_confirmed_together),
	    cmocka_unit_test(who_may_not_see_reads_why),
	    cmocka_unit_test(a_member_who_enters_none_is_refused),
	    cmocka_unit_test(a_sheet_taken_back_is_told),
	    cmocka_unit_test(a_long_act_is_cut_whole),
	    cmocka_unit_test(an_outcome_by_hand_is_a_possible_one),
	    cmocka_unit_test(a_text_is_kept),
	    cmocka_unit_test(pens_and_plain_signs),
	    cmocka_unit_test(points_are_told),
	    cmocka_unit_test(what_is_decided_is_kept_from_who_withdraws),
	};

	return cmocka_run_group_tests_name("screen/deliberation", tests, NULL, NULL);
}
