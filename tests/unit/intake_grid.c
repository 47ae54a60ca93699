/* What the reader of grids promises: the plan that a good file gives, and for each
 * mistake of an office its place, its name and its remedy. */
#include "office.h"

#include "base/ratio.h"

static void the_sample_grid_is_read_whole(void **fixture)
{
	struct office o;
	struct plan *p = &o.plan;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, office_file(&o, "config/rs6731.yaml"));
	assert_int_equal(o.complaints.n_faults, 0);
	assert_true(o.accepted);
	assert_true(str_is(p->number, "RS6731"));
	assert_int_equal(p->cohort_min, 8);
	assert_int_equal(p->cohort_max, 15);
	assert_int_equal(p->n_phases, 3);
	assert_true(str_is(p->phases[0].id, "présentation"));
	assert_int_equal(p->phases[0].duration_ms, 600000);
	assert_int_equal(p->phases[0].warn_ms.n, 3);
	assert_int_equal(p->phases[0].warn_ms.v[2], 30000);
	assert_int_equal(p->phases[0].speech, SPEECH_BY_CANDIDATE);
	assert_int_equal(p->phases[1].questions_min, 2);
	assert_int_equal(p->phases[1].overrun_for_min_ms, 180000);
	assert_int_equal(p->phases[2].indicative, 1);
	assert_int_equal(p->phases[2].candidates_out, WHERE_OUT);
	assert_int_equal(p->n_question_levels, 3);
	assert_true(str_is(p->question_levels[2].id, "c"));
	assert_int_equal(p->n_levels, 4);
	assert_true(str_is(p->levels[3].name, "Maîtrisé"));
	assert_int_equal(p->n_tests, 2);
	assert_int_equal(p->tests[0].entered_by, ROLE_SECRETARY);
	assert_int_equal(p->external_min, RATIO_ONE / 2);
	assert_int_equal(p->extra_time, RATIO_ONE * 4 / 3);
	assert_int_equal(p->may_keep, ROLE_PRESIDENT | ROLE_MEMBER | ROLE_SECRETARY);
	assert_int_equal(p->casting_vote, 0);
	assert_int_equal(p->n_sources, 1);
	assert_int_equal(p->sources[0].code, CODE_grid);
	office_done(&o);
}

static void criteria_know_their_competency_and_tests(void **fixture)
{
	struct office o;
	struct plan *p = &o.plan;
	const struct criterion *c;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, office_file(&o, "config/rs6731.yaml"));
	assert_int_equal(p->n_competencies, 4);
	assert_int_equal(p->n_criteria, 13);
	assert_int_equal(p->n_limits, 12);
	assert_int_equal(plan_sheet_items(p, NULL, 0), 12);
	c = &p->criteria[1];
	assert_true(str_is(c->id, "C1.2"));
	assert_int_equal(c->competency, p->competencies[0].item);
	assert_int_equal(c->tests.n, 2);
	assert_int_equal(c->tests.v[1], p->tests[1].item);
	assert_int_equal(c->indicators.n, 3);
	assert_int_equal(p->limits[4].competency, p->competencies[1].item);
	assert_int_equal(p->limits[4].rank, 2);
	assert_int_equal(p->limits[4].at_most, 1);
	office_done(&o);
}

static bool is_to_confirm(const struct plan *p, const char *point)
{
	for (size_t i = 0; i < p->to_confirm.n; i++)
		if (str_is(p->to_confirm.v[i], point))
			return true;
	return false;
}

static void what_is_to_confirm_is_kept_once(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/rs6731.yaml");
	text = office_change(&o, text, "durée: 20 min", "durée: à confirmer");
	text = office_change(&o, text, "  maximum: 15", "  maximum: A CONFIRMER");
	office_read_grid(&o, text);
	assert_true(o.accepted);
	assert_int_equal(o.plan.phases[1].duration_ms, 0);
	assert_int_equal(o.plan.cohort_max, 0);
	assert_int_equal(o.plan.registered_until.n, 0);
	assert_true(is_to_confirm(&o.plan, "phases.échange.durée"));
	assert_true(is_to_confirm(&o.plan, "promotion.maximum"));
	assert_true(is_to_confirm(&o.plan, "décision.acquis_conservés"));
	assert_true(is_to_confirm(&o.plan, "fin_enregistrement"));
	assert_false(is_to_confirm(&o.plan, "certification.fin_enregistrement"));
	office_done(&o);
}

/* What others refer to must be said. */
static void a_code_cannot_be_to_confirm(void **fixture)
{
	(void)fixture;
	grid_says("code: échange", "code: ¦à confirmer", "cannot be said of what others refer to",
	          "a code now");
}

static void the_second_sample_has_points_and_weights(void **fixture)
{
	struct office o;
	struct plan *p = &o.plan;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, office_file(&o, "config/ex0001.yaml"));
	assert_int_equal(o.complaints.n_faults, 0);
	assert_true(o.accepted);
	assert_int_equal(p->passage_form, PASSAGE_SINGLE);
	assert_int_equal(p->phases[0].jury_out, WHERE_OUT);
	assert_true(str_is(p->phases[1].leftover_to.words, "va à l’entretien"));
	assert_int_equal(p->phases[1].leftover_to.number, p->phases[2].item);
	assert_int_equal(p->certified_if.number, RATIO_ONE / 2);
	assert_int_equal(p->eliminating.number, RATIO_ONE * 2 / 5);
	assert_int_equal(p->spread_to_debate.number, 4 * RATIO_ONE);
	assert_int_equal(p->keep_notes.number, SAID_FIXED);
	assert_int_equal(p->keep_minutes.number, 10);
	assert_int_equal(p->phases[1].duration_min_ms, 300000);
	assert_int_equal(p->level_required, 1);
	assert_int_equal(p->follow_up_counts, COUNTS);
	assert_int_equal(p->n_levels, 11);
	assert_int_equal(p->levels[0].points, 0);
	assert_int_equal(p->levels[5].points, RATIO_ONE * 5 / 2);
	assert_int_equal(p->levels[5].rank, 6);
	assert_true(str_is(p->levels[5].name, "Juste suffisant"));
	assert_int_equal(p->levels[10].points, 5 * RATIO_ONE);
	assert_int_equal(p->not_observed_meaning.n, 0);
	assert_int_equal(p->competencies[1].weight, 3);
	assert_int_equal(p->criteria[1].weight, 3);
	assert_int_equal(p->extra_time_phases.n, 3);
	assert_int_equal(p->extra_time_phases.v[0], p->phases[0].item);
	assert_int_equal(p->extra_time_rounding, ROUND_MINUTE);
	assert_true(str_is(p->registered_until, "2028-12-31"));
	office_done(&o);
}

/* The second sample with a piece of its text changed. */
static void ex0001_says(const char *from, const char *to, const char *what, const char *todo)
{
	file_says("config/ex0001.yaml", from, to, what, todo);
}

static void what_is_said_in_words_means_a_number(void **fixture)
{
	(void)fixture;
	ex0001_says("\"moyenne ≥ 10/20\"", "¦\"moyenne ≥ 12\"",
	            "does not say out of how much", "10/20");
	ex0001_says("\"moyenne ≥ 10/20\"", "¦au moins 12", "“au moins 12” cannot be understood",
	            "“toutes les compétences”, “moyenne ≥ 10/20”");
	ex0001_says("\"compétence < 8/20\"", "¦compétence < 28/20", "more than the whole", "Check");
	ex0001_says("4 points", "¦quatre points", "“quatre” is not a number", "Write it as");
	ex0001_says("procès_verbal: 10 ans", "procès_verbal: ¦dix ans", "not a whole number",
	            "in digits");
	ex0001_says("procès_verbal: 10 ans", "procès_verbal: ¦10", "“10” cannot be understood",
	            "“5 ans”");
	ex0001_says("procès_verbal: 10 ans", "procès_verbal: ¦300 ans", "out of range", "Check");
	ex0001_says("va à l’entretien", "¦va au débat", "“debat” is not a word known here",
	            "entretien");
	/* Time does not go back. */
	ex0001_says("va à l’entretien", "¦va à l’exposé", "“expose” is not a word known here",
	            "entretien");
	ex0001_says("questions_minimum: 3", "questions_minimum: 3\n    reliquat: ¦va à l’exposé",
	            "this one is the last", "Remove");
}

static void what_is_said_may_be_typed_plainly(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/ex0001.yaml");
	text = office_change(&o, text, "moyenne ≥ 10/20", "Moyenne >= 13/20");
	text = office_change(&o, text, "va à l’entretien", "va a l'ENTRETIEN");
	text = office_change(&o, text, "au scellement", "1 an");
	text = office_change(&o, text, "débattre: 4 points", "débattre: à confirmer");
	office_read_grid(&o, text);
	assert_int_equal(o.complaints.n_faults, 0);
	assert_int_equal(o.plan.certified_if.number, RATIO_ONE * 13 / 20);
	assert_int_equal(o.plan.phases[1].leftover_to.number, o.plan.phases[2].item);
	assert_int_equal(o.plan.keep_notes.number, 1);
	assert_int_equal(o.plan.spread_to_debate.number, 0);
	assert_true(is_to_confirm(&o.plan, "décision.écart_à_débattre"));
	office_done(&o);
}

static void warns(const char *file, const char *from, const char *to, const char *what,
                  const char *todo)
{
	struct office o;

	office_init(&o);
	office_read_grid(&o, office_change(&o, office_file(&o, file), from, to));
	assert_true(o.accepted);
	office_said(&o, "warning: ", what, todo);
	office_done(&o);
}

static void a_rule_that_proposes_nothing_is_warned_of(void **fixture)
{
	(void)fixture;
	warns("config/rs6731.yaml", "majorité des fiches favorables", "moyenne pondérée",
	      "the levels of the scale have no points", "Give each level");
	warns("config/ex0001.yaml", "moyenne pondérée", "majorité des fiches favorables",
	      "no competency says when one is", "favorable_si");
}

static void reasons_are_few_and_short(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, office_file(&o, "config/rs6731.yaml"));
	assert_int_equal(o.plan.reasons_minimum.n, 5);
	assert_true(str_is(o.plan.reasons_minimum.v[3], "refus de répondre"));
	office_done(&o);
	grid_says("temps: [alerte incendie, malaise, bruit, panne technique, irrégularité]",
	          "temps: [a, b, c, d, e, ¦f]", "There are more than 5 of these", "Remove some");
	grid_says("temps: [alerte incendie", "temps: [¦une alerte dans tout le bâtiment",
	          "At most 24 fit there", "Shorten it by 8");
	grid_says("  temps: [alerte", "  ¦tmps: [alerte", "“tmps” is unknown", "Write “temps”");
}

static void accents_and_capitals_of_keys_are_free(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/rs6731.yaml");
	text = office_change(&o, text, "durée: 10 min", "DUREE: 10 min");
	text =
	    office_change(&o, text, "dépassement_pour_le_minimum", "depassement_pour_le_minimum");
	text = office_change(&o, text, "majorité des fiches favorables",
	                     "Majorite des fiches favorables");
	text = office_change(&o, text, "[dossier]", "[Dossier]");
	office_read_grid(&o, text);
	assert_int_equal(o.complaints.n_faults, 0);
	assert_int_equal(o.plan.phases[0].duration_ms, 600000);
	assert_int_equal(o.plan.proposal, PROPOSAL_MAJORITY);
	office_done(&o);
}

static void an_unknown_key_is_told_with_the_nearest(void **fixture)
{
	(void)fixture;
	grid_says("    durée: 10 min", "    ¦durre: 10 min", "“durre” is unknown", "Write “durée”");
	grid_says("promotion:", "¦promotoin:", "“promotoin” is unknown", "Write “promotion”");
	grid_says(
	    "    nom: Dossier écrit", "    nom: Dossier écrit\n    ¦couleur: bleu",
	    "“couleur” is unknown here. Possible keys: nom, pages, résultat, saisi_par, poids.",
	    "remove the line");
	/* A mapping that its key names has no code of its own. */
	grid_says("    nom: Dossier écrit", "    nom: Dossier écrit\n    ¦code: D",
	          "“code” is unknown", "remove the line");
}

static void a_key_given_twice_is_told_with_the_first(void **fixture)
{
	(void)fixture;
	grid_says("    durée: 10 min", "    durée: 10 min\n    ¦duree: 12 min",
	          "“duree” is given twice: line 24 already has it", "Keep one");
	grid_says("  oral:\n", "  ¦dossier: {nom: Autre, résultat: par critère}\n  oral:\n",
	          "“dossier” is given twice", "Keep one");
}

static void a_code_given_twice_is_told(void **fixture)
{
	(void)fixture;
	grid_says("code: échange", "code: ¦présentation", "“présentation” is given twice: line 22",
	          "their own");
	grid_says("code: C3.2", "code: ¦C1.3", "“C1.3” is given twice", "their own");
}

static void a_missing_key_is_told_where_it_lacks(void **fixture)
{
	(void)fixture;
	grid_says("  - code: échange\n    nom: Temps d’échange\n", "  - ¦code: échange\n",
	          "“nom” is missing. It gives: nom complet.", "Add “nom: …”");
	grid_says("  numéro: RS6731\n", "", "“numéro” is missing", "Add “numéro: …”");
	grid_says("certification:\n  intitulé", "¦certification:\n  titre", "“intitulé” is missing",
	          "Add");
	grid_says("    nom: Acquis\n", "", "“nom” is missing", "Add");
	grid_says("droits:", "droits2:", "“droits” is missing", "Add “droits: …”");
	grid_says("phases:", "phase:", "“phases” is missing", "Add “phases: …”");
}

static void a_value_of_the_wrong_kind_is_told(void **fixture)
{
	(void)fixture;
	grid_says("  numéro: RS6731", "  numéro: ¦[RS6731]", "A list stands here. A single value",
	          "Write one value there");
	grid_says("promotion:\n  minimum: 8\n  maximum: 15", "promotion: ¦8 à 15",
	          "A text stands here. A group of keys", "two more spaces");
	grid_says("  - code: notation\n", "  - ¦notation\n  - code: notation\n",
	          "A text stands here", "“{”");
	grid_says("  certificateur: Ocellia",
	          "  ¦certificateur:", "Nothing follows “certificateur”", "Give it a value");
	grid_says("    avertir: [5 min, 2 min, 30 s]", "    ¦avertir: []",
	          "Nothing follows “avertir”", "Give it a value");
	grid_says("    questions_minimum: 2", "    questions_minimum: ¦deux",
	          "“deux” is not a whole number", "in digits");
}

static void a_duration_has_a_unit(void **fixture)
{
	(void)fixture;
	grid_says("durée: 10 min", "durée: ¦10", "“10” has no unit", "Write “10 min” or “10 s”");
	grid_says("durée: 10 min", "durée: ¦dix minutes", "not a duration", "“1 h 30” or “10:00”");
	grid_says("durée: 10 min", "durée: ¦0 min", "it is zero", "Write a duration");
	grid_says("durée: 10 min", "durée: ¦-5 min", "less than zero", "Remove the sign");
	grid_says("durée: 10 min", "durée: ¦25 h", "over 24 hours", "Check the unit");
	grid_says("avertir: [5 min, 2 min, 30 s]", "avertir: [5 min, ¦2, 30 s]", "“2” has no unit",
	          "Write “2 min”");
}

static void durations_are_read_as_the_office_writes_them(void **fixture)
{
	static const struct {
		const char *text;
		int64_t ms;
	} cases[] = {{"45 s", 45000},         {"10 min", 600000},    {"1 h 30", 5400000},
	             {"1 h 30 min", 5400000}, {"\"10:00\"", 600000}, {"10:00", 600000},
	             {"1 h 30", 5400000}};

	(void)fixture;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct office o;
		struct str text;
		struct buf b = {0};

		office_init(&o);
		buf_addf(&b, "durée: %s\n    dépassement_pour_le_minimum", cases[i].text);
		text = office_file(&o, "config/rs6731.yaml");
		text = office_change(&o, text, "durée: 20 min", "silence: 5 min");
		text = office_change(&o, text, "avertir: [10 min, 5 min, 2 min]\n", "\n");
		text = office_change(&o, text, "dépassement_pour_le_minimum", buf_text(&b));
		office_read_grid(&o, text);
		assert_int_equal(o.complaints.n_faults, 0);
		assert_int_equal(o.plan.phases[1].duration_ms, cases[i].ms);
		office_done(&o);
		buf_done(&b);
	}
}

static void numbers_have_a_point_and_bounds(void **fixture)
{
	(void)fixture;
	grid_says("\"1/2\"", "¦\"0,5\"", "“0,5” has a decimal comma", "Write “0.5”");
	grid_says("\"1/2\"", "¦moitié", "“moitié” is not a number", "such as \"4/3\"");
	grid_says("\"4/3\"", "¦\"3\"", "“3” is out of range. From 1 to 2.", "Check the number");
	grid_says("\"4/3\"", "¦\"1.333\"", "cannot be counted exactly", "a fraction");
	grid_says("membres_minimum: 2", "membres_minimum: ¦0", "“0” is out of range. From 1 to 50.",
	          "Check");
	grid_says("  minimum: 8", "  minimum: ¦18", "The minimum is above the maximum (15)",
	          "Exchange");
}

static void yes_and_no_are_french(void **fixture)
{
	(void)fixture;
	grid_says("compensation: non", "compensation: ¦no", "“no” is not a word known here",
	          "Write “non”");
	grid_says("compensation: non", "compensation: ¦yes", "Possible words: oui, non",
	          "Write “oui”");
	grid_says("compensation: non", "compensation: ¦true", "“true”", "Write “oui”");
	grid_says("compensation: non", "compensation: ¦peut-être", "“peut-être”", "Choose one");
}

static void words_are_told_with_those_possible(void **fixture)
{
	(void)fixture;
	grid_says("proposition: majorité des fiches favorables", "proposition: ¦majorité",
	          "Possible words: majorité des fiches favorables, moyenne pondérée",
	          "Write “majorité des fiches favorables”");
	grid_says("noter: [membre, présidence]", "noter: [membre, ¦président]",
	          "“président” is not a word known here", "Write “présidence”");
	grid_says("épreuves: [dossier]", "épreuves: [¦dosier]", "Possible words: dossier, oral",
	          "Write “dossier”");
	grid_says("  fin_enregistrement: à confirmer", "  fin_enregistrement: ¦31/02/2027",
	          "no such day exists", "24/11/2026");
}

static void a_text_fits_its_column(void **fixture)
{
	(void)fixture;
	grid_says("court: \"Absent ou contraire, même après une relance\"",
	          "court: ¦\"Absent ou contraire, même après une relance, ou deux\"",
	          "is 52 columns wide. At most 48 fit there", "Shorten it by 4");
}

static void what_must_agree_is_told(void **fixture)
{
	(void)fixture;
	grid_says("grille: 1", "grille: ¦2", "“2” is a version of the format", "grille: 1");
	grid_says("[5 min, 2 min, 30 s]", "¦[10 min, 2 min]", "before the phase begins",
	          "Shorten it");
	grid_says("{durée} à vous", "{temps} à vous", "“{temps}” is not replaced",
	          "Write one of them");
	grid_says("      niveau_2: 1", "      ¦niveau_5: 1", "has no level “niveau_5”",
	          "Choose one");
	grid_says("    a: Conditions", "    ¦f: Conditions", "“f” cannot be a level's key",
	          "a, b, c, d or e");
	grid_says("    résultat: par critère",
	          "    résultat: par compétence\n    saisi_par: ¦membre",
	          "Another test has a result", "from one of them");
	grid_says("    résultat: par critère", "    résultat: par critère\n    saisi_par: ¦membre",
	          "is by competency", "“saisi_par”");
	grid_says("  2:\n    nom: En voie", "  7:\n    nom: En voie", "rank 2 is missing",
	          "1, 2, 3…");
	grid_says("  non_observé: \"Rien", "  non_observé: ¦oui # \"Rien",
	          "does not say what it means", "“non”");
	grid_says("  non_observé: \"Rien", "  non_observé: non # \"Rien",
	          "does not allow “non observé”", "Remove");
}

static void points_are_whole_steps(void **fixture)
{
	const char *name = "config/ex0001.yaml";

	(void)fixture;
	file_says(name, "    \"2.5\"", "    ¦\"2.7\"", "“2.7” is no mark of this scale",
	          "one of its marks");
	file_says(name, "  points:\n    de: 0", "  ¦points:\n    de: 6",
	          "“à” must be more than “de”", "{de: 0, à: 20");
	file_says(name, "  points:\n    de: 0\n    à: 5\n    pas: \"1/2\"",
	          "  ¦points:\n    de: 0\n    à: 5\n    pas: 2", "no whole number of “pas”",
	          "{de: 0, à: 20");
	file_says(name, "  points:\n", "  1: {nom: Non acquis}\n  ¦points:\n", "not both",
	          "Remove");
	file_says(name, "pas: \"1/2\"", "pas: ¦\"0,5\"", "decimal comma", "Write “0.5”");
}

static void a_working_version_says_so_and_what_it_lacks(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, office_file(&o, "config/rs6731.yaml"));
	assert_true(o.accepted);
	office_said(&o, "grid.yaml:2:1: warning: ", "Version de travail, sans valeur officielle",
	            "");
	office_said(&o, "grid.yaml:260:1: warning: To be confirmed: fin_enregistrement, libellés",
	            "voies de recours, décision.acquis_conservés", "");
	office_done(&o);
}

static void a_long_sheet_is_warned_of(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/rs6731.yaml");
	office_read_grid(&o, office_change(&o, text, "épreuves: [dossier]", "épreuves: [oral]"));
	assert_true(o.accepted);
	office_said(&o, "grid.yaml:87:1: warning: ", "Each sheet has 13 lines",
	            "Group some criteria");
	office_done(&o);
}

static void all_faults_are_told_at_once(void **fixture)
{
	struct office o;
	struct str text;

	(void)fixture;
	office_init(&o);
	text = office_file(&o, "config/rs6731.yaml");
	text = office_change(&o, text, "durée: 10 min", "durée: 10");
	text = office_change(&o, text, "nom: Épreuve orale", "nom: Épreuve : orale");
	text = office_change(&o, text, "compensation: non", "compensation: no");
	office_read_grid(&o, text);
	assert_int_equal(o.complaints.n_faults, 3);
	office_said(&o, "grid.yaml:", "has no unit", "10 min");
	office_said(&o, ":18:", "“:” stands in a text without quotes", "between quotes");
	office_said(&o, "grid.yaml:", "“no”", "“non”");
	office_done(&o);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_sample_grid_is_read_whole),
	    cmocka_unit_test(criteria_know_their_competency_and_tests),
	    cmocka_unit_test(what_is_to_confirm_is_kept_once),
	    cmocka_unit_test(a_code_cannot_be_to_confirm),
	    cmocka_unit_test(the_second_sample_has_points_and_weights),
	    cmocka_unit_test(what_is_said_in_words_means_a_number),
	    cmocka_unit_test(what_is_said_may_be_typed_plainly),
	    cmocka_unit_test(a_rule_that_proposes_nothing_is_warned_of),
	    cmocka_unit_test(reasons_are_few_and_short),
	    cmocka_unit_test(accents_and_capitals_of_keys_are_free),
	    cmocka_unit_test(an_unknown_key_is_told_with_the_nearest),
	    cmocka_unit_test(a_key_given_twice_is_told_with_the_first),
	    cmocka_unit_test(a_code_given_twice_is_told),
	    cmocka_unit_test(a_missing_key_is_told_where_it_lacks),
	    cmocka_unit_test(a_value_of_the_wrong_kind_is_told),
	    cmocka_unit_test(a_duration_has_a_unit),
	    cmocka_unit_test(durations_are_read_as_the_office_writes_them),
	    cmocka_unit_test(numbers_have_a_point_and_bounds),
	    cmocka_unit_test(yes_and_no_are_french),
	    cmocka_unit_test(words_are_told_with_those_possible),
	    cmocka_unit_test(a_text_fits_its_column),
	    cmocka_unit_test(what_must_agree_is_told),
	    cmocka_unit_test(points_are_whole_steps),
	    cmocka_unit_test(a_working_version_says_so_and_what_it_lacks),
	    cmocka_unit_test(a_long_sheet_is_warned_of),
	    cmocka_unit_test(all_faults_are_told_at_once),
	};

	return cmocka_run_group_tests_name("intake/grid", tests, NULL, NULL);
}
