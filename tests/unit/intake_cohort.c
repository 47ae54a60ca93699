/* What the reader of cohorts promises: the people of a good file, and for each mistake of an
 * office its place, its name and its remedy. */
#include "office.h"

#include <stdio.h>

#include "base/ratio.h"
#include "base/when.h"

static const struct str none = {NULL, 0};

static void read_sample(struct office *o)
{
	office_init(o);
	office_read_cohort(o, "rs6731", office_file(o, "config/cohort-rs6731.yaml"),
	                   office_file(o, "config/candidats.csv"));
	assert_true(o->accepted);
}

static const struct person *person_named(const struct office *o, const char *id)
{
	for (size_t i = 0; i < o->plan.n_persons; i++)
		if (str_is(o->plan.persons[i].id, id))
			return &o->plan.persons[i];
	fail_msg("nobody is “%s”", id);
	return NULL;
}

static int32_t number_of(const struct office *o, const char *id)
{
	return (int32_t)(person_named(o, id) - o->plan.persons) + 1;
}

static void the_sample_cohort_is_read_whole(void **fixture)
{
	struct office o;
	const struct plan *p = &o.plan;

	(void)fixture;
	read_sample(&o);
	assert_true(str_is(p->session.number, "EX-2026-03"));
	assert_true(str_is(p->session.date, "2026-11-24"));
	assert_int_equal(p->session.mode, MODE_ROOM);
	assert_int_equal(p->session.deliberation_at_ms, 12 * WHEN_HOUR_MS);
	assert_int_equal(p->n_persons, 17);
	assert_int_equal(p->n_passages, 3);
	assert_true(str_is(p->passages[1].name, "Allée du Modèle"));
	assert_int_equal(p->passages[1].planned_ms, 9 * WHEN_HOUR_MS + 50 * WHEN_MINUTE_MS);
	assert_int_equal(p->n_sources, 3);
	assert_int_equal(p->sources[1].code, CODE_cohort);
	assert_int_equal(p->sources[2].code, CODE_candidates);
	office_done(&o);
}

static void the_jury_has_its_roles(void **fixture)
{
	struct office o;

	(void)fixture;
	read_sample(&o);
	assert_int_equal(person_named(&o, "P")->role, ROLE_PRESIDENT);
	assert_int_equal(person_named(&o, "P")->quality, QUALITY_INTERNAL);
	assert_int_equal(person_named(&o, "M2")->role, ROLE_MEMBER);
	assert_true(str_is(person_named(&o, "M2")->family, "SITTELLE"));
	assert_int_equal(person_named(&o, "S")->role, ROLE_SECRETARY);
	assert_int_equal(person_named(&o, "S")->keeps, 1);
	assert_int_equal(person_named(&o, "M3")->substitute, 1);
	assert_int_equal(person_named(&o, "M3")->role, ROLE_MEMBER);
	assert_int_equal(o.plan.n_recusals, 1);
	assert_int_equal(o.plan.recusals[0].person, number_of(&o, "M2"));
	assert_int_equal(o.plan.recusals[0].candidate, number_of(&o, "EX-07"));
	assert_int_equal(o.plan.recusals[0].code, CODE_own_employer);
	assert_true(str_is(o.plan.recusals[0].reason, "même employeur"));
	office_done(&o);
}

static void candidates_sit_in_the_order_of_the_list(void **fixture)
{
	struct office o;
	const struct person *p;

	(void)fixture;
	read_sample(&o);
	p = person_named(&o, "EX-07");
	assert_int_equal(p->role, ROLE_CANDIDATE);
	assert_int_equal(p->passage, 2);
	assert_int_equal(p->chair, 3);
	assert_true(str_is(p->employer, "Bailleur Alpha"));
	p = person_named(&o, "EX-01");
	assert_int_equal(p->chair, 1);
	assert_true(str_is(p->family, "BOULEAU"));
	assert_true(str_is(person_family(p), "CÈDRE"));
	assert_int_equal(person_named(&o, "EX-10")->extra_time, RATIO_ONE * 4 / 3);
	assert_int_equal(person_named(&o, "EX-11")->extra_time, 0);
	assert_int_equal(o.plan.n_earliers, 1);
	assert_int_equal(o.plan.earliers[0].candidate, number_of(&o, "EX-08"));
	assert_int_equal(o.plan.earliers[0].competency, o.plan.competencies[3].item);
	assert_true(str_is(o.plan.earliers[0].session, "EX-2025-02"));
	office_done(&o);
}

static void one_by_one_each_candidate_is_a_passage(void **fixture)
{
	struct office o;
	const struct person *p;

	(void)fixture;
	office_init(&o);
	office_read_cohort(&o, "ex0001", office_file(&o, "config/cohort-ex0001.yaml"), none);
	assert_true(o.accepted);
	assert_int_equal(o.plan.n_passages, 5);
	assert_int_equal(o.plan.n_persons, 7);
	p = person_named(&o, "EI-03");
	assert_int_equal(p->passage, 3);
	assert_int_equal(p->chair, 1);
	assert_true(str_is(person_family(p), "MÉLÈZE"));
	/* "oui" is the grid's coefficient. */
	assert_int_equal(p->extra_time, o.plan.extra_time);
	assert_true(str_is(o.plan.passages[2].name, "EI-03"));
	assert_int_equal(o.plan.passages[2].planned_ms, 10 * WHEN_HOUR_MS + 10 * WHEN_MINUTE_MS);
	office_done(&o);
}

static void the_plan_of_the_samples_can_be_recorded(void **fixture)
{
	static const char *const cohorts[][2] = {{"rs6731", "cohort-rs6731"},
	                                         {"ex0001", "cohort-ex0001"}};

	(void)fixture;
	for (size_t i = 0; i < 2; i++) {
		struct office o;
		char path[100];
		struct fact *facts;
		size_t n;

		office_init(&o);
		snprintf(path, sizeof path, "config/%s.yaml", cohorts[i][1]);
		office_read_cohort(&o, cohorts[i][0], office_file(&o, path),
		                   i ? none : office_file(&o, "config/candidats.csv"));
		o.plan.record_title = STR("essai");
		facts = plan_facts(&o.plan, &o.arena, &n);
		assert_true(n > 100);
		for (size_t k = 0; k < n; k++)
			if (fact_fault(&facts[k]))
				fail_msg("fact %zu (%s): %c", k, kind_name(facts[k].kind),
				         fact_fault(&facts[k]));
		office_done(&o);
	}
}

static void references_to_nobody_are_told(void **fixture)
{
	(void)fixture;
	cohort_says("membre: M2", "membre: ¦M8",
	            "“M8” is not a word known here. Possible words: P, M1, M2, S, M3",
	            "Choose one");
	cohort_says("candidat: EX-07", "candidat: ¦EX-70", "“EX-70” is not a word",
	            "Write “EX-07”");
	cohort_says("candidat: EX-07", "groupe: ¦G9", "Possible words: G1, G2, G3", "Choose one");
	list_says("EX-04;G1", "EX-04;¦G9", "“G9” is not a word known here", "G1");
	list_says("C4 (EX-2025-02)", "¦C9 (EX-2025-02)", "Possible words: C1, C2, C3, C4",
	          "Choose one");
	cohort_says("    motif: même employeur", "    motif: lien\n    groupe: G1",
	            "for a candidate or for a group", "“candidat” or “groupe”");
}

static void ids_given_twice_are_told(void **fixture)
{
	(void)fixture;
	cohort_says("place: M2", "place: ¦m1", "“m1” is given twice: line 21", "their own");
	list_says("EX-04;G1", "¦EX-03;G1", "“EX-03” is given twice: line 4", "their own");
	cohort_says("  G2:", "  ¦g1:", "“g1” is given twice", "Keep one");
}

/* Case and accents don't count in --as: it must not open a place when it says nothing. */
static void a_place_that_nobody_can_type_is_told(void **fixture)
{
	(void)fixture;
	cohort_says("place: M2", "place: ¦\"\\u0301\"", "Nobody can type the place", "M1.");
	cohort_says("place: M2", "place: ¦\"\\u200B\"", "Nobody can type the place", "M1.");
}

/* An id is typed, and ends up in commands and names of files: what nobody sees has no place
 * there. */
static void an_id_that_cannot_be_seen_whole_is_told(void **fixture)
{
	(void)fixture;
	cohort_says("place: M2", "place: ¦\"M2\\e[2J\"", "can’t be seen", "letters, digits");
	cohort_says("place: M2", "place: ¦\"M2\\nX\"", "can’t be seen", "letters, digits");
	cohort_says("place: M2", "place: ¦\"M\\u202E2\"", "can’t be seen", "letters, digits");
}

static void the_jury_has_one_president(void **fixture)
{
	(void)fixture;
	cohort_says("jury:\n  - place: P\n    nom: MERLE\n    prénom: Odile\n    rôle: présidence",
	            "¦jury:\n  - place: P\n    nom: MERLE\n    prénom: Odile\n    rôle: membre",
	            "no president", "to one member");
	cohort_says("place: M1\n    nom: PINSON\n    prénom: Karim\n    rôle: membre",
	            "place: ¦M1\n    nom: PINSON\n    prénom: Karim\n    rôle: présidence",
	            "two presidents", "to one member");
	cohort_says("place: M1\n    nom: PINSON\n    prénom: Karim\n    rôle: membre",
	            "¦place: M1\n    nom: PINSON\n    prénom: Karim", "“rôle” is missing", "Add");
	cohort_says("rôle: secrétariat", "rôle: ¦secrétaire", "“secrétaire” is not",
	            "Write “secrétariat”");
}

static void who_keeps_the_session_may(void **fixture)
{
	(void)fixture;
	cohort_says("place: M1\n    nom: PINSON\n",
	            "place: M1\n    tient_la_séance: oui\n    nom: PINSON\n",
	            "yaml:34:12: Two persons keep the session", "to another person");
	cohort_says("place: S\n    nom: GRÈBE\n    prénom: Luc\n    rôle: secrétariat",
	            "place: ¦S\n    nom: GRÈBE\n    prénom: Luc\n    rôle: observateur",
	            "does not let this role keep", "to another person");
}

static void a_candidate_has_a_group(void **fixture)
{
	(void)fixture;
	list_says("EX-04;G1", "¦EX-04;", "This candidate has no group", "“groupe”");
	list_says("numéro;groupe", "numéro;", "has no name, and this cell", "Name the column");
	cohort_says("groupes:\n  G1:", "groupe:\n  G1:", "“groupe” is unknown here",
	            "Write “groupes”");
	file_says("config/rs6731.yaml", "grille: 1", "grille: 1\nsession: 1",
	          "“session” is unknown", "");
}

static void extra_time_is_a_coefficient(void **fixture)
{
	(void)fixture;
	list_says(";4/3;", ";¦1/3;", "“1/3” is no coefficient from 1 to 2", "“oui”");
	list_says(";4/3;", ";¦5/2;", "“5/2” is no coefficient from 1 to 2", "such as 4/3");
	list_says(";4/3;", ";¦04/03/2026;", "is not a coefficient", "makes a date of it");
	list_says(";4/3;", ";¦tiers temps;", "is not a coefficient", "such as 4/3");
}

static void coefficients_of_a_list_are_read(void **fixture)
{
	static const struct {
		const char *text;
		int64_t value;
	} cases[] = {{"oui", RATIO_ONE * 4 / 3},
	             {"non", 0},
	             {"1,5", RATIO_ONE * 3 / 2},
	             {"1.5", RATIO_ONE * 3 / 2}};

	(void)fixture;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct office o;
		char cell[40];

		office_init(&o);
		snprintf(cell, sizeof cell, ";%s;", cases[i].text);
		office_read_cohort(
		    &o, "rs6731", office_file(&o, "config/cohort-rs6731.yaml"),
		    office_change(&o, office_file(&o, "config/candidats.csv"), ";4/3;", cell));
		assert_true(o.accepted);
		assert_int_equal(person_named(&o, "EX-10")->extra_time, cases[i].value);
		office_done(&o);
	}
}

static void several_validations_stand_in_one_cell(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_cohort(&o, "rs6731", office_file(&o, "config/cohort-rs6731.yaml"),
	                   office_change(&o, office_file(&o, "config/candidats.csv"),
	                                 "C4 (EX-2025-02)", "C1 (EX-2024-01), c2+C4 (EX-2025-02)"));
	assert_true(o.accepted);
	assert_int_equal(o.plan.n_earliers, 3);
	assert_int_equal(o.plan.earliers[1].competency, o.plan.competencies[1].item);
	assert_int_equal(o.plan.earliers[1].session.n, 0);
	office_done(&o);
	list_says("C4 (EX-2025-02)", "¦C4, C4", "“C4” is given twice", "Keep one");
}

static void dates_and_hours_are_told_apart(void **fixture)
{
	(void)fixture;
	cohort_says("date: 24/11/2026", "date: ¦24 novembre", "is not a date", "24/11/2026");
	cohort_says("délibération: 12 h 00", "délibération: ¦midi", "is not a time of day",
	            "9 h 00");
	cohort_says("passage: 9 h 50", "passage: ¦25 h", "is not a time of day", "9 h 00");
}

static void candidates_stand_in_one_place(void **fixture)
{
	(void)fixture;
	cohort_says("déports:",
	            "¦candidats:\n  - numéro: X\n    nom de naissance: Y\n    prénom: Z\n"
	            "    groupe: G1\ndéports:",
	            "stand here and in a file", "Keep one");
	cohort_says("  candidats: candidats.csv\n", "", "There is no candidate", "Name a CSV");
}

/* -- warnings ------------------------------------------------------------------------------ */

static void sizes_are_warned_of(void **fixture)
{
	struct office o;
	struct buf list = {0};

	(void)fixture;
	office_init(&o);
	buf_add(&list, STR("numéro;groupe;nom de naissance;prénom\n"));
	for (int i = 1; i <= 22; i++)
		buf_addf(&list, "X%d;%s;N%d;P\n", i, i <= 11 ? "G1" : "G2", i);
	office_read_cohort(&o, "rs6731",
	                   office_change(&o, office_file(&o, "config/cohort-rs6731.yaml"),
	                                 "candidat: EX-07", "candidat: X1"),
	                   buf_str(&list));
	assert_true(o.accepted);
	office_said(&o, "cohort.yaml:4:1: warning: ", "22 candidates, and the grid says 8 to 15",
	            "Check");
	office_said(&o, "cohort.yaml:53:3: warning: ",
	            "11 candidates × 2 questions in 20\u00a0min leave 54 s", "Split");
	office_said(&o, "cohort.yaml:59:3: warning: ", "This group has no candidate",
	            "remove the group");
	office_done(&o);
	buf_done(&list);
}

static void a_quorum_that_withdrawals_break_is_warned_of(void **fixture)
{
	(void)fixture;
	cohort_says("groupes:", "  - membre: M1\n    candidat: EX-07\n    motif: parenté\ngroupes:",
	            "too few external ones, sit for EX-07", "Call a substitute");
	cohort_says("qualité: extérieur", "qualité: interne",
	            "warning: The jury is too small, or has too few external members",
	            "wants 2 members, 1/2 of them external");
	cohort_says("groupes:", "  - membre: M1\n    groupe: G2\n    motif: parenté\ngroupes:",
	            "sit for EX-07.", "Call");
}

static void a_withdrawal_declared_twice_is_told(void **fixture)
{
	(void)fixture;
	cohort_says("groupes:",
	            "  - ¦membre: M2\n    candidat: EX-07\n    motif: parenté\ngroupes:",
	            "warning: This withdrawal is declared already", "Remove one");
}

static void a_file_to_be_confirmed_is_no_file(void **fixture)
{
	(void)fixture;
	cohort_says("candidats: candidats.csv", "candidats: ¦à confirmer",
	            "“candidats” names a file, and its name is still to be confirmed",
	            "or list them below");
}

static void homonyms_are_warned_of(void **fixture)
{
	(void)fixture;
	list_says("EX-04;G1;DATTIER;;David", "¦EX-04;G1;acacia;;Alice",
	          "warning: “EX-04” has the name of “EX-02”", "two persons");
}

static void links_of_the_jury_are_warned_of(void **fixture)
{
	struct office o;

	(void)fixture;
	cohort_says("déports:\n  - membre: M2\n    candidat: EX-07",
	            "déports:\n  - membre: M2\n    candidat: EX-06",
	            "warning: SITTELLE works for the employer of EX-07", "“déports”");
	read_sample(&o);
	office_said(&o, "cohort.yaml:45:16: warning: ",
	            "LORIOT works for the employer of EX-01, EX-02, EX-09, EX-10", "Declare it");
	assert_null(strstr(buf_text(&o.said), "SITTELLE"));
	office_done(&o);
}

static void a_trainer_in_the_jury_is_warned_of(void **fixture)
{
	static const char *const names[] = {"M1", "Karim Pinson", "PINSON", "PINSON Karim"};

	(void)fixture;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct office o;
		char cells[80];

		office_init(&o);
		snprintf(cells, sizeof cells, "Association Delta;%s;", names[i]);
		office_read_cohort(&o, "rs6731", office_file(&o, "config/cohort-rs6731.yaml"),
		                   office_change(&o, office_file(&o, "config/candidats.csv"),
		                                 "Association Delta;;", cells));
		office_said(&o, "cohort.yaml:21:12: warning: ", "PINSON trained EX-04", "déports");
		office_done(&o);
	}
}

static void hours_out_of_order_are_warned_of(void **fixture)
{
	(void)fixture;
	cohort_says("  G2:\n    nom: Allée du Modèle\n    passage: 9 h 50",
	            "  ¦G2:\n    nom: Allée du Modèle\n    passage: 8 h 50",
	            "warning: This hour is before", "order of the file");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_sample_cohort_is_read_whole),
	    cmocka_unit_test(the_jury_has_its_roles),
	    cmocka_unit_test(candidates_sit_in_the_order_of_the_list),
	    cmocka_unit_test(one_by_one_each_candidate_is_a_passage),
	    cmocka_unit_test(the_plan_of_the_samples_can_be_recorded),
	    cmocka_unit_test(references_to_nobody_are_told),
	    cmocka_unit_test(ids_given_twice_are_told),
	    cmocka_unit_test(a_place_that_nobody_can_type_is_told),
	    cmocka_unit_test(an_id_that_cannot_be_seen_whole_is_told),
	    cmocka_unit_test(the_jury_has_one_president),
	    cmocka_unit_test(who_keeps_the_session_may),
	    cmocka_unit_test(a_candidate_has_a_group),
	    cmocka_unit_test(extra_time_is_a_coefficient),
	    cmocka_unit_test(coefficients_of_a_list_are_read),
	    cmocka_unit_test(several_validations_stand_in_one_cell),
	    cmocka_unit_test(dates_and_hours_are_told_apart),
	    cmocka_unit_test(candidates_stand_in_one_place),
	    cmocka_unit_test(sizes_are_warned_of),
	    cmocka_unit_test(a_quorum_that_withdrawals_break_is_warned_of),
	    cmocka_unit_test(a_withdrawal_declared_twice_is_told),
	    cmocka_unit_test(a_file_to_be_confirmed_is_no_file),
	    cmocka_unit_test(homonyms_are_warned_of),
	    cmocka_unit_test(links_of_the_jury_are_warned_of),
	    cmocka_unit_test(a_trainer_in_the_jury_is_warned_of),
	    cmocka_unit_test(hours_out_of_order_are_warned_of),
	};

	return cmocka_run_group_tests_name("intake/cohort", tests, NULL, NULL);
}
