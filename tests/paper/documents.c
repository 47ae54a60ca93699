/* What each document of a day says, and what none of them may say. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/words.h"
#include "export/document.h"
#include "export/pdf.h"
#include "paper/plain.h"
#include "papers.h"

static struct arena arena;

static void speak_french(void)
{
	struct buf locale = {0};
	const char *dirs[] = {NULL, NULL};

	buf_addf(&locale, "%s/locale", getenv("BUILD") ? getenv("BUILD") : "build");
	dirs[0] = buf_text(&locale);
	assert_true(words_open("fr", dirs));
	buf_done(&locale);
}

static const char *text_of(const struct papers *p, enum document d, const char *candidate,
                           size_t cols)
{
	struct paper paper;
	struct buf b = {0};
	const char *copy;

	document_make(&paper, &arena, &p->state, &p->head, d, papers_person(p, candidate));
	plain_write(&b, &paper, cols);
	copy = arena_str(&arena, buf_str(&b)).s;
	buf_done(&b);
	return copy;
}

static const char *html_of(const struct papers *p, enum document d, const char *candidate)
{
	struct buf b = {0};
	struct err e;
	const char *copy;

	assert_true(document_write(&p->state, &p->head, d, papers_person(p, candidate), FORMAT_HTML,
	                           &b, &e));
	copy = arena_str(&arena, buf_str(&b)).s;
	buf_done(&b);
	return copy;
}

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "re");
	struct buf b = {0};
	char piece[4096];
	size_t n;

	while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&b, (struct str){piece, n});
	if (f)
		fclose(f);
	return b.s ? b.s : calloc(1, 1);
}

/* GENERATE=1 writes the file anew. */
static void reads_as(const char *name, const char *text)
{
	char path[200];
	char *expected;

	snprintf(path, sizeof path, "tests/paper/expected/%s.txt", name);
	if (getenv("GENERATE")) {
		FILE *f = fopen(path, "we");

		assert_non_null(f);
		fputs(text, f);
		fclose(f);
		return;
	}
	expected = read_file(path);
	assert_string_equal(text, expected);
	free(expected);
}

static void has(const char *text, const char *what)
{
	if (!strstr(text, what))
		fail_msg("“%s” is missing from:\n%s", what, text);
}

static void has_not(const char *text, const char *what)
{
	if (text_find_fold(str_of(text), str_of(what)))
		fail_msg("“%s” stands in:\n%s", what, text);
}

static void each_document_reads_as_it_should(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	reads_as("minutes", text_of(&p, DOCUMENT_MINUTES, "-", 100));
	reads_as("conditions", text_of(&p, DOCUMENT_CONDITIONS, "-", 100));
	reads_as("result-refused", text_of(&p, DOCUMENT_RESULT, "ÉRABLE", 100));
	reads_as("result-certified", text_of(&p, DOCUMENT_RESULT, "ACACIA", 100));
	reads_as("annex", text_of(&p, DOCUMENT_ANNEX, "-", 100));
	papers_close(&p);
}

static void before_the_exam_there_is_a_sheet_to_sign(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_BEGUN);
	reads_as("sign-in", text_of(&p, DOCUMENT_SIGN_IN, "-", 100));
	papers_close(&p);
}

/* What is made before the seal says so, and tells no head, which follows from marks. */
static void a_draft_is_marked_and_tells_no_marks(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_MIDDAY);
	text = text_of(&p, DOCUMENT_MINUTES, "-", 100);
	reads_as("minutes-draft", text);
	has(text, "PROJET");
	has_not(text, "7F3A");
	has(html_of(&p, DOCUMENT_MINUTES, "-"), "PROJET");
	assert_false(document_is_due(&p.state, DOCUMENT_ANNEX, 0));
	assert_false(document_is_due(&p.state, DOCUMENT_RESULT, papers_person(&p, "ACACIA")));
	papers_close(&p);

	papers_open(&p, PAPERS_REVEALED);
	has(text_of(&p, DOCUMENT_MINUTES, "-", 100), "7F3A 09C2 51DE 88B4");
	papers_close(&p);
}

static void a_rehearsal_is_marked_even_when_it_is_sealed(void **fixture)
{
	struct papers p;
	struct buf name = {0};

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	p.state.plan.rehearsal = true;
	for (int d = 0; d < DOCUMENTS; d++)
		has(text_of(&p, (enum document)d, "ACACIA", 100), "RÉPÉTITION");
	document_file_name(&name, &p.state, DOCUMENT_MINUTES, 0, FORMAT_PDF);
	assert_string_equal(buf_text(&name),
	                    "REPETITION-RS6731-2026-11-24-proces-verbal-v1-evt877.pdf");
	buf_done(&name);
	papers_close(&p);
}

/* What the jury keeps to itself, and what nobody writes about a person. */
static void nothing_but_the_annex_betrays_the_deliberation(void **fixture)
{
	static const char *const never[] = {"Maîtrisé",
	                                    "En voie d’acquisition",
	                                    "Non acquis",
	                                    "défavorable",
	                                    "sans avis",
	                                    "fête des voisins",
	                                    "choisir le lieu et la date",
	                                    "malaise",
	                                    "diplôme",
	                                    "titre ",
	                                    "bloc"};
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		for (int d = 0; d < DOCUMENT_ANNEX; d++) {
			has_not(text_of(&p, (enum document)d, "ÉRABLE", 200), never[i]);
			has_not(html_of(&p, (enum document)d, "ÉRABLE"), never[i]);
		}
	has(text_of(&p, DOCUMENT_ANNEX, "-", 200), "Maîtrisé");
	has_not(text_of(&p, DOCUMENT_ANNEX, "-", 200), "fête des voisins");
	has_not(text_of(&p, DOCUMENT_ANNEX, "-", 200), "PINSON");
	papers_close(&p);
}

static void a_result_tells_of_one_candidate_and_no_member(void **fixture)
{
	static const char *const others[] = {"ACACIA", "BOULEAU",  "DATTIER", "MERLE",
	                                     "PINSON", "SITTELLE", "GRÈBE"};
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	text = text_of(&p, DOCUMENT_RESULT, "ÉRABLE", 100);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		has_not(text, others[i]);
	papers_close(&p);
}

/* Of who has no extra time, the paper tells that the slot was longer, and not for whom. */
static void a_result_keeps_others_arrangements_to_them(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	has_not(text_of(&p, DOCUMENT_RESULT, "JUJUBIER", 200), "majoré 3 min 20");
	has(text_of(&p, DOCUMENT_RESULT, "JUJUBIER", 200), "allongé de 3\u00a0min\u00a020");
	has(text_of(&p, DOCUMENT_RESULT, "SAULE", 200), "temps majoré 3\u00a0min\u00a020");
	papers_close(&p);
}

static void the_outcome_set_by_hand_keeps_health_to_itself(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	has(text, "Reporté(e)");
	has(text, "motif gardé au registre");
	has_not(text, "autre motif");
	has(text, "parti(e)");
	papers_close(&p);
}

static void without_a_jury_there_are_minutes_of_its_absence(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_BEGUN);
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){.kind = KIND_jury_opened,
	                          .code = CODE_carence,
	                          .words = STR("un seul membre présent")});
	text = text_of(&p, DOCUMENT_MINUTES, "-", 100);
	has(text, "Procès-verbal de carence");
	has(text, "un seul membre présent");
	has_not(text, "Décisions du jury");
	has_not(text, "PROJET");
	papers_close(&p);
}

static void a_second_seal_makes_rectifying_minutes(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){.kind = KIND_deliberation_reopened,
	                          .words = STR("une décision à revoir")});
	has(text_of(&p, DOCUMENT_MINUTES, "-", 100), "PROJET");
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){.kind = KIND_sealed, .value = p.state.last_id});
	text = text_of(&p, DOCUMENT_MINUTES, "-", 100);
	has(text, "Procès-verbal de jury rectificatif");
	has(text, "version 2, annule et remplace la version 1");
	has(text, "une décision à revoir");
	/* Who signed the first has not signed this one. */
	has_not(text, "Absent(e) à la signature");
	papers_close(&p);
}

static void a_correction_of_form_replaces_a_version(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){.kind = KIND_rectified,
	                          .person = papers_person(&p, "PINSON"),
	                          .code = CODE_given,
	                          .words = STR("Karim-Jean")});
	has_not(text_of(&p, DOCUMENT_MINUTES, "-", 100), "Karim-Jean");
	papers_tell(&p, papers_person(&p, "GRÈBE"),
	            (struct fact){.kind = KIND_entry_confirmed, .ref = p.state.last_id});
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	has(text, "Procès-verbal de jury\n");
	has(text, "version 2, annule et remplace la version 1");
	has(text, "\nPINSON Karim-Jean ");
	has(text, "«\u00a0Karim\u00a0» devient «\u00a0Karim-Jean\u00a0»");
	papers_close(&p);
}

static void correct(struct papers *p, int64_t ref, struct str words)
{
	papers_tell(p, papers_person(p, "MERLE"),
	            (struct fact){.kind = KIND_rectified, .code = CODE_remark, .ref = ref,
	                          .words = words});
	papers_tell(p, papers_person(p, "GRÈBE"),
	            (struct fact){.kind = KIND_entry_confirmed, .ref = p->state.last_id});
}

/* Why the jury went against the proposal, a declared link, an illness. */
static void a_correction_betrays_no_more_than_the_minutes(void **fixture)
{
	struct papers p;
	const char *text;
	int64_t against, link;

	(void)fixture;
	papers_open(&p, PAPERS_DECIDED);
	papers_tell(&p, papers_person(&p, "GRÈBE"),
	            (struct fact){.kind = KIND_decided, .candidate = papers_person(&p, "CÈDRE"),
	                          .item = papers_item(&p, "C1"), .code = CODE_validated,
	                          .words = STR("deux voix contre une")});
	against = p.state.last_id;
	papers_tell(&p, papers_person(&p, "PINSON"),
	            (struct fact){.kind = KIND_declared, .person = papers_person(&p, "PINSON"),
	                          .code = CODE_other, .words = STR("sa belle-sœur")});
	link = p.state.last_id;
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){
			.kind = KIND_incident, .code = CODE_other, .words = STR("bruit")});
	papers_tell(&p, papers_person(&p, "MERLE"),
	            (struct fact){.kind = KIND_sealed, .value = p.state.last_id});
	correct(&p, p.state.last_id - 1, STR("bruit dans la cour"));
	has(text_of(&p, DOCUMENT_MINUTES, "-", 200), "Incident\u00a0: bruit dans la cour\n");
	correct(&p, p.state.last_id - 3, STR("malaise dans la cour"));
	correct(&p, against, STR("une voix contre deux"));
	correct(&p, link, STR("sa cousine"));
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	has(text, "«\u00a0bruit\u00a0» devient «\u00a0bruit dans la cour\u00a0»");
	has(text, "Rectification de forme, libellé (MERLE Odile, GRÈBE Luc)");
	has_not(text, "voix contre");
	has_not(text, "belle-sœur");
	has_not(text, "cousine");
	has_not(text, "malaise");
	papers_close(&p);
}

/* Nobody who sat is left out, however many they are. */
static void a_large_jury_stands_in_the_minutes_whole(void **fixture)
{
	struct papers p;
	int32_t last = 0;

	(void)fixture;
	papers_open(&p, PAPERS_BEGUN);
	for (int i = 0; i < 80; i++) {
		last = (int32_t)p.state.plan.n_persons + 1;
		papers_tell(&p, 0, (struct fact){.kind = KIND_person_listed, .person = last,
		                                 .code = CODE_member});
		papers_tell(&p, 0, (struct fact){.kind = KIND_person_fact, .person = last,
		                                 .code = CODE_family,
		                                 .words = i < 79 ? STR("MEMBRE") : STR("DERNIER")});
	}
	has(text_of(&p, DOCUMENT_MINUTES, "-", 200), "MEMBRE, DERNIER");
	has(text_of(&p, DOCUMENT_SIGN_IN, "-", 200), "DERNIER");
	papers_close(&p);
}

/* A corrected date is any text in a record that the program didn't make. */
static void no_text_of_a_record_leads_a_file_elsewhere(void **fixture)
{
	struct papers p;
	struct buf one = {0}, other = {0};
	int32_t acacia, cedre;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	acacia = papers_person(&p, "ACACIA");
	cedre = papers_person(&p, "CÈDRE");
	p.state.plan.session.date = STR("/../../25/11");
	p.state.plan.persons[acacia - 1].id = STR("../EX/01");
	p.state.plan.persons[cedre - 1].id = STR("EX 01");
	document_file_name(&one, &p.state, DOCUMENT_RESULT, acacia, FORMAT_PDF);
	document_file_name(&other, &p.state, DOCUMENT_RESULT, cedre, FORMAT_PDF);
	assert_null(strchr(buf_text(&one), '/'));
	assert_string_not_equal(buf_text(&one), buf_text(&other));
	buf_done(&one);
	buf_done(&other);
	papers_close(&p);
}

/* A whole record made by rules alone, of each of the two exams. */
static void a_sealed_day_is_told_to_its_end(void **fixture)
{
	static const struct {
		const char *grid, *cohort, *story, *name;
	} days[] = {
	    {"config/rs6731.yaml", "config/cohort-rs6731.yaml", "tests/stories/sealed-day.story",
	     "sealed-day"},
	    {"config/ex0001.yaml", "config/cohort-ex0001.yaml", "tests/stories/ex0001-sealed.story",
	     "ex0001"},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct buf said = {0};
		struct papers p = {.story = story_open(days[i].grid, days[i].cohort, &said)};

		assert_non_null(p.story);
		assert_int_equal(story_run_file(p.story, days[i].story, &said), 0);
		papers_fold(&p);
		reads_as(days[i].name, text_of(&p, DOCUMENT_MINUTES, "-", 100));
		papers_close(&p);
		buf_done(&said);
	}
}

/* Of each enrolled one line in each table, A to Z without regard to accents. */
static void the_enrolled_stand_once_in_order_and_add_up(void **fixture)
{
	static const char *const order[] = {"ACACIA",   "BOULEAU",   "DATTIER", "ÉRABLE",
	                                    "FRÊNE",    "GENÉVRIER", "HÊTRE",   "IF",
	                                    "JUJUBIER", "LAURIER",   "MÛRIER",  "NOYER"};
	struct papers p;
	const char *text, *at;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	at = strstr(text, "\nDécisions du jury\n");
	assert_non_null(at);
	for (size_t i = 0; i < 12; i++) {
		char line[40];

		snprintf(line, sizeof line, "\n%s ", order[i]);
		at = strstr(at, line);
		assert_non_null(at);
	}
	has(text, "12 inscrits\u00a0: 11 présents, 1 absent(e).");
	has(text, "Certifié(e)\u00a0: 8 · Non certifié(e)\u00a0: 1 · Décision réservée\u00a0: 1 · "
	          "Reporté(e)\u00a0: 1 · Absent(e)\u00a0: 1. Total\u00a0: 12, autant que "
	          "d’inscrits.");
	papers_close(&p);
}

/* A grid needs no words of its own for what seldom comes. */
static void each_outcome_has_its_word(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	p.state.plan.label_reserved = p.state.plan.label_postponed = STR("");
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	has(text, " · décision réservée\u00a0: 1 · reporté(e)\u00a0: 1 · ");
	has(text_of(&p, DOCUMENT_RESULT, "MÛRIER", 200), "\nRésultat\ndécision réservée\n");
	papers_close(&p);
}

static void many_competencies_leave_each_outcome_its_place(void **fixture)
{
	struct papers p;
	const char *at;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	for (int i = 5; i <= 30; i++) {
		struct competency *c = plan_add_item(&p.state.plan, OWNER_COMPETENCY, 0);
		char id[8];

		snprintf(id, sizeof id, "C%d", i);
		c->id = c->name = arena_str(&arena, str_of(id));
	}
	at = strstr(text_of(&p, DOCUMENT_MINUTES, "-", 200), "\nDécisions du jury\n");
	assert_non_null(at);
	at = strstr(at, "\nNOYER ");
	assert_non_null(at);
	has(at, "C1, C2, C3");
	has((const char *)arena_str(&arena, (struct str){at, strcspn(at + 1, "\n") + 1}).s,
	    "Absent(e)");
	papers_close(&p);
}

static void play_ex0001(struct papers *p)
{
	struct buf said = {0};

	*p = (struct papers){.story = story_open("config/ex0001.yaml", "config/cohort-ex0001.yaml",
	                                         &said)};
	assert_non_null(p->story);
	assert_int_equal(story_run_file(p->story, "tests/stories/ex0001-sealed.story", &said), 0);
	papers_fold(p);
	buf_done(&said);
}

static void who_is_certified_by_the_mean_reads_so(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	play_ex0001(&p);
	text = text_of(&p, DOCUMENT_RESULT, "AULNE", 100);
	reads_as("result-made-up", text);
	has(text, "compense ce qui n’est pas validé");
	has_not(text, "Tout ce que la certification demande");
	text = text_of(&p, DOCUMENT_RESULT, "MÉLÈZE", 200);
	has(text, "Non validée");
	has_not(text, "compensée");
	has(text_of(&p, DOCUMENT_MINUTES, "-", 200), "Non validée, compensée par la moyenne");
	papers_close(&p);
}

/* One person, one name, whatever the table or the sentence. */
static void who_changed_their_name_is_one_person(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	play_ex0001(&p);
	text = text_of(&p, DOCUMENT_MINUTES, "-", 200);
	has_not(text, "MÉLÈZE Nadia");
	has(text, "\nPEUPLIER Nadia (MÉLÈZE) ");
	has(text, "Délibération ouverte, passage 3 PEUPLIER Nadia (MÉLÈZE)");
	papers_close(&p);
}

static void the_annex_tells_what_changed_and_what_goes_against_the_rule(void **fixture)
{
	struct papers p;
	const char *text;

	(void)fixture;
	play_ex0001(&p);
	text = text_of(&p, DOCUMENT_ANNEX, "-", 100);
	reads_as("annex-ex0001", text);
	has(text, "3,5");
	has(text, "2,5 Juste suffisant *");
	has(text, "A2, modifié\u00a0: distingue les faits dans l’entretien");
	papers_close(&p);

	papers_open(&p, PAPERS_DECIDED);
	papers_tell(&p, papers_person(&p, "GRÈBE"),
	            (struct fact){.kind = KIND_decided, .candidate = papers_person(&p, "ÉRABLE"),
	                          .item = papers_item(&p, "C1"), .code = CODE_validated,
	                          .words = STR("le jury a entendu l’essentiel")});
	has(text_of(&p, DOCUMENT_ANNEX, "-", 200), "jury\u00a0: Validée, contre la proposition");
	has(text_of(&p, DOCUMENT_ANNEX, "-", 200),
	    "Jury, C1, contre la proposition\u00a0: le jury a entendu l’essentiel");
	has_not(text_of(&p, DOCUMENT_MINUTES, "-", 200), "contre la proposition");
	papers_close(&p);
}

static void only_who_was_asked_too_little_is_told_so(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	has_not(text_of(&p, DOCUMENT_RESULT, "JUJUBIER", 200), "minimum de questions");
	has_not(text_of(&p, DOCUMENT_RESULT, "JUJUBIER", 200), "temps épuisé");
	has(text_of(&p, DOCUMENT_RESULT, "MÛRIER", 200),
	    "clos sous le minimum de questions\u00a0: temps épuisé");
	has(text_of(&p, DOCUMENT_MINUTES, "-", 200),
	    "clos sous le minimum de questions (MÛRIER Kévin)");
	papers_close(&p);
}

static void what_was_typed_has_the_apostrophe_of_print(void **fixture)
{
	struct paper p;

	(void)fixture;
	paper_init(&p, &arena);
	assert_string_equal(paper_str(&p, STR("l'écrit d'Ève, 'cité', 3' 20")).s,
	                    "l’écrit d’Ève, 'cité', 3' 20");
	p.language = STR("en");
	assert_string_equal(paper_str(&p, STR("jury's")).s, "jury's");
}

static void a_passage_not_held_says_so(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_MIDDAY);
	has(text_of(&p, DOCUMENT_CONDITIONS, "-", 100), "Le passage n’a pas été tenu.");
	papers_close(&p);
}

static void no_line_of_plain_text_passes_its_columns(void **fixture)
{
	struct papers p;

	(void)fixture;
	papers_open(&p, PAPERS_SEALED);
	for (size_t cols = 20; cols < 140; cols += 7)
		for (int d = 0; d < DOCUMENTS; d++) {
			struct str rest = str_of(text_of(&p, (enum document)d, "ÉRABLE", cols));

			while (rest.n)
				assert_true(text_width(str_cut(&rest, '\n')) <= cols);
		}
	papers_close(&p);
}

/* Lines of two heights, so that some of these fill the page to within less than the air below. */
static void a_fact_as_high_as_a_page_has_its_end(void **fixture)
{
	(void)fixture;
	for (int plain = 59; plain < 65; plain++)
		for (int high = 0; high < 4; high++) {
			struct paper p;
			struct buf value = {0}, out = {0};
			struct err e;

			for (int i = 0; i < plain + high; i++)
				buf_addf(&value, "%s\n", i < plain ? "a" : "漢");
			paper_init(&p, &arena);
			paper_fact(&p, "a", buf_str(&value));
			if (!pdf_write(&out, &p, &e))
				skip();
			buf_done(&value);
			buf_done(&out);
		}
}

static void heads_higher_than_a_page_have_their_end(void **fixture)
{
	struct paper p;
	struct buf head = {0}, out = {0};
	struct err e;

	(void)fixture;
	for (int i = 0; i < 400; i++)
		buf_addf(&head, "%d\n", i);
	paper_init(&p, &arena);
	paper_table(&p, "");
	paper_column(&p, "a", PAPER_LEFT);
	paper_column(&p, buf_text(&head), PAPER_LEFT);
	paper_row(&p);
	paper_cell(&p, STR("a\nb"));
	if (!pdf_write(&out, &p, &e))
		skip();
	buf_done(&head);
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_document_reads_as_it_should),
	    cmocka_unit_test(before_the_exam_there_is_a_sheet_to_sign),
	    cmocka_unit_test(a_draft_is_marked_and_tells_no_marks),
	    cmocka_unit_test(a_rehearsal_is_marked_even_when_it_is_sealed),
	    cmocka_unit_test(nothing_but_the_annex_betrays_the_deliberation),
	    cmocka_unit_test(a_result_tells_of_one_candidate_and_no_member),
	    cmocka_unit_test(a_result_keeps_others_arrangements_to_them),
	    cmocka_unit_test(the_outcome_set_by_hand_keeps_health_to_itself),
	    cmocka_unit_test(without_a_jury_there_are_minutes_of_its_absence),
	    cmocka_unit_test(a_second_seal_makes_rectifying_minutes),
	    cmocka_unit_test(a_correction_of_form_replaces_a_version),
	    cmocka_unit_test(a_correction_betrays_no_more_than_the_minutes),
	    cmocka_unit_test(a_large_jury_stands_in_the_minutes_whole),
	    cmocka_unit_test(no_text_of_a_record_leads_a_file_elsewhere),
	    cmocka_unit_test(a_sealed_day_is_told_to_its_end),
	    cmocka_unit_test(the_enrolled_stand_once_in_order_and_add_up),
	    cmocka_unit_test(each_outcome_has_its_word),
	    cmocka_unit_test(many_competencies_leave_each_outcome_its_place),
	    cmocka_unit_test(who_is_certified_by_the_mean_reads_so),
	    cmocka_unit_test(who_changed_their_name_is_one_person),
	    cmocka_unit_test(the_annex_tells_what_changed_and_what_goes_against_the_rule),
	    cmocka_unit_test(only_who_was_asked_too_little_is_told_so),
	    cmocka_unit_test(what_was_typed_has_the_apostrophe_of_print),
	    cmocka_unit_test(a_passage_not_held_says_so),
	    cmocka_unit_test(a_fact_as_high_as_a_page_has_its_end),
	    cmocka_unit_test(heads_higher_than_a_page_have_their_end),
	    cmocka_unit_test(no_line_of_plain_text_passes_its_columns),
	};
	int failed;

	speak_french();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_done(&arena);
	return failed;
}
