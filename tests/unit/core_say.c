/* What core/say promises: every kind, refusal and code has its words, those that
 * the screens show, and none tells what its viewer may not know. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "day.h"

#define S(n)      ((n)*WHEN_SECOND_MS)
#define MIN(n, s) ((n)*WHEN_MINUTE_MS + (s)*WHEN_SECOND_MS)

enum { MESSAGE_COLS = 76 }; /* the message line of the smallest full screen, without its margins */

static struct day day;
static struct buf said, plain;

static int speak(const char *language)
{
	static char dir[4096];
	const char *build = getenv("BUILD");
	const char *const dirs[] = {dir, NULL};

	snprintf(dir, sizeof dir, "%s/locale", build ? build : "build");
	return words_open(language, dirs) ? 0 : -1;
}

static int set_up(void **fixture)
{
	day_plan(&day);
	*fixture = &day;
	return speak("fr");
}

static int tear_down(void **fixture)
{
	day_done(*fixture);
	buf_done(&said);
	buf_done(&plain);
	return 0;
}

/* What was said, with plain blanks for no-break ones; begins anew. */
static const char *spoken(void)
{
	buf_clear(&plain);
	for (size_t i = 0; i < said.n; i++) {
		bool is_blank = i + 1 < said.n && said.s[i] == '\xC2' && said.s[i + 1] == '\xA0';

		buf_add_char(&plain, is_blank ? ' ' : said.s[i]);
		i += is_blank;
	}
	buf_clear(&said);
	return buf_text(&plain);
}

static const char *event(int32_t author, struct fact f)
{
	say_event(&said, &day.s, author, &f);
	return spoken();
}

static const char *done(int32_t author, struct fact f)
{
	say_done(&said, &day.s, author, &f);
	return spoken();
}

static const char *refused(enum refusal why, struct fact about)
{
	say_refusal(&said, &day.s, &(struct verdict){.why = why, .about = about});
	return spoken();
}

static struct fact question(int32_t candidate, int32_t asker, int32_t level)
{
	return (struct fact){.kind = KIND_question_asked,
	                     .passage = COUR_CARREE,
	                     .candidate = candidate,
	                     .person = asker,
	                     .item = level};
}

static int64_t start(int32_t phase, int64_t ms)
{
	return day_tell(
	    &day, GREBE,
	    (struct fact){
		.kind = KIND_phase_started, .passage = COUR_CARREE, .item = phase, .ms = ms});
}

/* -- everything has words ------------------------------------------------------------------ */

static void assert_is_a_sentence(const char *text, const char *what)
{
	static const char *const slips[] = {"%", "(null)", "{", "}", "  ", " ,", "()", "_"};

	if (!*text)
		fail_msg("nothing is said of %s", what);
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
		if (strstr(text, slips[i]))
			fail_msg("of %s is said \"%s\"", what, text);
}

/* A fact of this kind in which each column that may be is filled. */
static struct fact full_fact(enum kind kind, enum code code)
{
	struct fact f = {.kind = kind};
	const char *columns = kind_columns(kind);

	f.passage = strpbrk(columns, "Pp") ? COUR_CARREE : 0;
	f.candidate = strpbrk(columns, "Cc") ? ACACIA : 0;
	f.person = strpbrk(columns, "Nn") ? PINSON : 0;
	f.item = strpbrk(columns, "Ii") ? C2_1 : 0;
	f.value = strpbrk(columns, "Vv") ? 3 : 0;
	f.ms = strpbrk(columns, "Mm") ? S(250) : 0;
	f.ref = strpbrk(columns, "Rr") ? 1 : 0;
	f.code = strpbrk(columns, "Dd") ? code : CODE_none;
	f.words = strpbrk(columns, "Ww") ? STR("des mots") : (struct str){NULL, 0};
	return f;
}

static void say_all_ways(int32_t author, struct fact f)
{
	const char *what = kind_name(f.kind);

	assert_is_a_sentence(event(author, f), what);
	assert_is_a_sentence(done(author, f), what);
	say_brief(&said, &day.s, author, &f);
	assert_is_a_sentence(spoken(), what);
	say_undone(&said, &day.s, author, &f);
	assert_is_a_sentence(spoken(), what);
}

/* A property is said by its key, which may hold a low line. */
static bool tells_a_property(enum kind kind)
{
	return kind == KIND_item_set || kind == KIND_person_fact;
}

static void say_every_kind(const char *language)
{
	assert_int_equal(speak(language), 0);
	for (enum kind k = 0; k < KIND_COUNT; k++)
		for (enum code c = 0; c < CODE_COUNT; c++) {
			struct fact f = full_fact(k, tells_a_property(k) ? CODE_weight : c);

			if ((!c && strchr(kind_columns(k), 'D')) || strchr(say_code(c), '_'))
				continue;
			say_all_ways(MERLE, f);
			say_all_ways(PINSON, f);
			f.words = (struct str){NULL, 0};
			f.ref = 0;
			f.candidate = strchr(kind_columns(k), 'c') ? 0 : f.candidate;
			f.passage = strchr(kind_columns(k), 'p') ? 0 : f.passage;
			f.item = strchr(kind_columns(k), 'i') ? 0 : f.item;
			if (f.candidate || f.passage || k != KIND_recused)
				say_all_ways(MERLE, f);
		}
}

static void every_kind_has_a_sentence(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	start(EXCHANGE, MIN(20, 0));
	say_every_kind("fr");
	say_every_kind("en");
}

/* Only what u could name: the office's facts are nobody's to undo. */
static bool is_likely(enum refusal why, enum kind kind)
{
	return (why != REFUSED_not_undoable && why != REFUSED_gone_on) ||
	       kind_part(kind) != PART_OFFICE;
}

static void say_refusal_of(enum refusal why, enum kind kind)
{
	struct fact about = {.kind = kind,
	                     .passage = COUR_CARREE,
	                     .candidate = HETRE,
	                     .value = 3,
	                     .person = SITTELLE,
	                     .item = EXCHANGE,
	                     .ms = S(12)};
	const char *text = refused(why, about);

	if (why == REFUSED_not_undoable || why == REFUSED_gone_on) { /* they tell a whole act */
		text = refused(why, full_fact(kind, CODE_none));
		assert_int_equal(text[strlen(text) - 1], '.');
		return;
	}
	assert_is_a_sentence(text, refusal_name(why));
	assert_int_equal(text[strlen(text) - 1], '.');
	if (text_width(str_of(text)) > MESSAGE_COLS)
		fail_msg("%zu columns: %s", text_width(str_of(text)), text);
	assert_is_a_sentence(refused(why, (struct fact){.kind = kind}), refusal_name(why));
}

static void say_every_refusal(const char *language)
{
	assert_int_equal(speak(language), 0);
	for (enum refusal r = 0; r < REFUSAL_COUNT; r++)
		for (enum kind k = 0; k < KIND_COUNT; k++)
			if (is_likely(r, k))
				say_refusal_of(r, k);
}

static void every_refusal_has_a_sentence_that_fits(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	say_every_refusal("fr");
	say_every_refusal("en");
}

static void every_code_has_a_word(void **fixture)
{
	(void)fixture;
	for (enum code c = CODE_none + 1; c < CODE_COUNT; c++)
		assert_true(*say_code(c));
	assert_string_equal(say_code(CODE_none), "");
	assert_true(*say_code(CODE_foreign));
	assert_string_equal(say_code(CODE_duration_min), "durée_minimale");
	assert_string_equal(say_code(CODE_alarm), "alerte incendie");
	assert_string_equal(say_code(CODE_excused), "absent(e) excusé(e)");
	assert_string_equal(say_code(CODE_not_validated), "non validée");
	assert_string_equal(say_code(CODE_heard_last), "entendu(e) en fin de session");
}

static void attendance_says_whether_the_document_was_seen(void **fixture)
{
	(void)fixture;
	assert_string_equal(say_attendance(CODE_present, true), "là, pièce vue");
	assert_string_equal(say_attendance(CODE_present, false), "là, pièce à voir");
	assert_string_equal(say_attendance(CODE_late, false), "retard");
	assert_string_equal(say_attendance(CODE_absent, false), "absent(e)");
	assert_string_equal(say_attendance(CODE_admitted, true), "admis(e) en cours");
	assert_string_equal(say_attendance(CODE_none, false), "pas encore émargé(e)");
}

/* -- names --------------------------------------------------------------------------------- */

static const char *of(int32_t number)
{
	say_of_family(&said, &day.s, number);
	return spoken();
}

static void names_are_those_in_use(void **fixture)
{
	(void)fixture;
	day.plan.persons[CEDRE - 1].family = STR("BOULEAU");
	day.plan.persons[CEDRE - 1].usual_family = STR("CÈDRE");
	day_open(&day, MERLE);
	say_person(&said, &day.s, CEDRE);
	assert_string_equal(spoken(), "CÈDRE Bruno");
	say_family(&said, &day.s, 0);
	assert_string_equal(spoken(), "service certification");
	say_person(&said, &day.s, 99);
	assert_string_equal(spoken(), "n° 99");
}

static void de_loses_its_vowel_before_a_vowel(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(of(ACACIA), "d’ACACIA");
	assert_string_equal(of(ERABLE), "d’ÉRABLE");
	assert_string_equal(of(CEDRE), "de CÈDRE");
	assert_string_equal(of(HETRE), "de HÊTRE");
	speak("en");
	assert_string_equal(of(ACACIA), "of ACACIA");
}

static const char *the_phase(int32_t item, const char *id)
{
	day.s.plan.phases[item - PRESENTATION].id = str_of(id);
	say_the_phase(&said, &day.s, item);
	return spoken();
}

static void a_phase_has_its_article(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(the_phase(PRESENTATION, "présentation"), "la présentation");
	assert_string_equal(the_phase(EXCHANGE, "échange"), "l’échange");
	assert_string_equal(the_phase(EXCHANGE, "exposé"), "l’exposé");
	assert_string_equal(the_phase(EXCHANGE, "soutenance"), "la soutenance");
	assert_string_equal(the_phase(EXCHANGE, "temps d’échange"), "le temps d’échange");
	say_the_whole_phase(&said, &day.s, PRESENTATION);
	assert_string_equal(spoken(), "la présentation collective");
	say_the_whole_phase(&said, &day.s, EXCHANGE);
	assert_string_equal(spoken(), "le temps d’échange");
	speak("en");
	assert_string_equal(the_phase(EXCHANGE, "talk"), "the talk");
}

static void items_have_an_id_and_a_name(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	say_item_id(&said, &day.s, C2_1);
	assert_string_equal(spoken(), "C2.1");
	say_item_name(&said, &day.s, C2_1);
	assert_string_equal(spoken(), "Écouter");
	say_item_id(&said, &day.s, LEVEL_B);
	assert_string_equal(spoken(), "b");
	say_item_id(&said, &day.s, SCALE_3);
	assert_string_equal(spoken(), "3");
	say_passage(&said, &day.s, COUR_CARREE);
	assert_string_equal(spoken(), "groupe 2 Cour Carrée");
	say_roles(&said, ROLE_PRESIDENT | ROLE_SECRETARY);
	assert_string_equal(spoken(), "présidence, secrétariat");
}

/* -- the sentences of the screens ---------------------------------------------------------- */

static void questions_are_told_as_the_journal_shows_them(void **fixture)
{
	struct fact f = question(ACACIA, MERLE, LEVEL_B);
	int64_t id;

	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(event(MERLE, f), "question (b) à ACACIA Alice");
	assert_string_equal(done(MERLE, f), "Question (b) à ACACIA Alice.");
	assert_string_equal(event(PINSON, question(CEDRE, PINSON, 0)),
	                    "question sans niveau à CÈDRE Bruno");
	assert_string_equal(event(GREBE, question(CEDRE, PINSON, LEVEL_A)),
	                    "question (a) à CÈDRE Bruno, posée par PINSON");
	assert_string_equal(event(GREBE, question(0, 0, LEVEL_A)), "question (a) au groupe");
	f.words = STR("Pourquoi lui ?");
	id = day_tell(&day, MERLE, f);
	assert_string_equal(event(MERLE, f), "question (b) à ACACIA Alice : « Pourquoi lui ? »");
	say_brief(&said, &day.s, MERLE, &f);
	assert_string_equal(spoken(), "question (b) à ACACIA Alice");
	assert_string_equal(event(MERLE, (struct fact){.kind = KIND_question_changed,
	                                               .ref = id,
	                                               .person = SITTELLE,
	                                               .item = LEVEL_C,
	                                               .code = CODE_follow_up}),
	                    "précision : relance (c) à ACACIA Alice, posée par SITTELLE");
}

static void speech_is_told(void **fixture)
{
	struct fact to = {
	    .kind = KIND_speaker_changed, .passage = COUR_CARREE, .candidate = ACACIA};
	struct fact moved = {.kind = KIND_speech_moved, .candidate = ACACIA, .ms = S(5)};

	(void)fixture;
	day_open(&day, GREBE);
	start(PRESENTATION, MIN(10, 0));
	moved.ref = day_tell(&day, GREBE,
	                     (struct fact){.kind = KIND_speaker_changed,
	                                   .passage = COUR_CARREE,
	                                   .candidate = ERABLE});
	assert_string_equal(done(GREBE, to), "Parole à ACACIA Alice.");
	to.candidate = 0;
	assert_string_equal(event(GREBE, to), "plus personne n’a la parole");
	assert_string_equal(event(GREBE, moved),
	                    "5 s de parole à ACACIA Alice plutôt qu’à ÉRABLE Chloé");
	moved.candidate = 0;
	assert_string_equal(event(GREBE, moved),
	                    "5 s de moins pour ÉRABLE Chloé : personne ne parlait");
}

static void phases_are_told(void **fixture)
{
	int64_t id;

	(void)fixture;
	day_open(&day, GREBE);
	id = start(EXCHANGE, MIN(20, 0));
	assert_string_equal(event(GREBE, state_entry(&day.s, id)->fact),
	                    "phase démarrée : échange, groupe 2 Cour Carrée, sur 20:00");
	assert_string_equal(event(GREBE, (struct fact){.kind = KIND_phase_paused,
	                                               .ref = id,
	                                               .ms = MIN(4, 10),
	                                               .code = CODE_noise}),
	                    "chronomètre arrêté après 4:10 : bruit");
	assert_string_equal(
	    event(GREBE, (struct fact){.kind = KIND_phase_resumed, .ref = id, .ms = MIN(1, 13)}),
	    "chronomètre reparti après 1 min 13 de pause");
	assert_string_equal(event(MERLE, (struct fact){.kind = KIND_time_given,
	                                               .ref = id,
	                                               .ms = MIN(1, 0),
	                                               .words = STR("bruit au début")}),
	                    "temps ajouté, 1 min : « bruit au début »");
	assert_string_equal(event(GREBE, (struct fact){.kind = KIND_phase_ended,
	                                               .ref = id,
	                                               .ms = MIN(20, 35),
	                                               .code = CODE_normal}),
	                    "phase close : échange, après 20:35 (+0:35)");
	assert_string_equal(
	    event(MERLE, (struct fact){.kind = KIND_phase_ended,
	                               .ref = id,
	                               .ms = MIN(19, 0),
	                               .code = CODE_overridden,
	                               .words = STR("malaise")}),
	    "phase close sous le minimum de questions : échange, après 19:00 (« malaise »)");
}

/* The preparation of one candidate runs while another is heard. */
static void of_two_clocks_it_is_said_which(void **fixture)
{
	int64_t id;

	(void)fixture;
	day.plan.phases[0].jury_out = WHERE_OUT;
	day.plan.passage_form = PASSAGE_SINGLE;
	day_open(&day, GREBE);
	id = start(PRESENTATION, MIN(10, 0));
	assert_string_equal(
	    event(GREBE, (struct fact){.kind = KIND_phase_paused, .ref = id, .ms = MIN(4, 10)}),
	    "chronomètre arrêté après 4:10 (présentation, passage 2 Cour Carrée)");
}

static void incidents_and_reasons_are_told(void **fixture)
{
	struct fact f = {
	    .kind = KIND_incident, .code = CODE_other, .words = STR("bruit dans le couloir")};
	int64_t id;

	(void)fixture;
	day_open(&day, PINSON);
	assert_string_equal(event(PINSON, f), "incident : bruit dans le couloir");
	assert_string_equal(
	    event(PINSON,
	          (struct fact){.kind = KIND_incident, .candidate = HETRE, .code = CODE_unwell}),
	    "incident, HÊTRE Gina : malaise");
	id = start(PRESENTATION, MIN(10, 0));
	id = day_tell(&day, GREBE, (struct fact){.kind = KIND_phase_paused, .ref = id, .ms = 5});
	f = (struct fact){.kind = KIND_incident, .ref = id, .code = CODE_alarm};
	assert_string_equal(event(GREBE, f), "motif de la pause : alerte incendie");
}

static void the_jury_opens_in_its_own_words(void **fixture)
{
	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(
	    done(MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_regular}),
	    "Le jury est régulièrement constitué.");
	assert_string_equal(
	    event(MERLE,
	          (struct fact){.kind = KIND_declared, .person = PINSON, .code = CODE_no_link}),
	    "PINSON Karim : aucun lien");
	assert_string_equal(event(MERLE, (struct fact){.kind = KIND_recused,
	                                               .person = SITTELLE,
	                                               .candidate = HETRE,
	                                               .code = CODE_own_employer}),
	                    "déport : SITTELLE Jeanne pour HÊTRE Gina (même employeur)");
	assert_string_equal(event(MERLE, (struct fact){.kind = KIND_recused,
	                                               .person = SITTELLE,
	                                               .candidate = HETRE,
	                                               .code = CODE_own_employer,
	                                               .words = STR("Même employeur")}),
	                    "déport : SITTELLE Jeanne pour HÊTRE Gina (même employeur)");
	assert_string_equal(done(GREBE, (struct fact){.kind = KIND_attendance,
	                                              .candidate = ERABLE,
	                                              .code = CODE_present,
	                                              .value = 1}),
	                    "ÉRABLE Chloé : là, pièce vue.");
}

static struct fact mark(int32_t item, int64_t rank, enum code code)
{
	return (struct fact){
	    .kind = KIND_scored, .candidate = ACACIA, .item = item, .value = rank, .code = code};
}

static void marks_are_told_to_their_author(void **fixture)
{
	struct fact f = mark(C2_2, 3, CODE_none);

	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(done(MERLE, f), "ACACIA · C2.2 : 3 Acquis.");
	assert_string_equal(event(MERLE, f), "C2.2 à 3 pour ACACIA Alice");
	say_brief(&said, &day.s, MERLE, &f);
	assert_string_equal(spoken(), "C2.2 à 3");
	assert_string_equal(done(MERLE, mark(C2_2, 0, CODE_not_observed)),
	                    "ACACIA · C2.2 : non observé, ce n’est pas un 1.");
	assert_string_equal(done(MERLE, mark(C2_2, 0, CODE_cleared)), "ACACIA · C2.2 : effacé.");
}

static void points_are_told_as_points(void **fixture)
{
	(void)fixture;
	for (size_t i = 0; i < 4; i++) {
		day.plan.levels[i].points = (int64_t)i * RATIO_ONE / 2;
		day.plan.levels[i].name = (struct str){NULL, 0};
	}
	day_open(&day, MERLE);
	assert_string_equal(done(MERLE, mark(C2_2, 4, CODE_none)), "ACACIA · C2.2 : 1,5.");
	assert_string_equal(refused(REFUSED_no_such_level, mark(C2_2, 9, CODE_none)),
	                    "Refusé : hors de l’échelle, qui va de 0 à 1,5.");
}

/* -- what is not told ---------------------------------------------------------------------- */

static void anothers_sheet_is_told_without_what_is_on_it(void **fixture)
{
	static const enum kind kinds[] = {KIND_scored, KIND_commented, KIND_noted,
	                                  KIND_sheet_moved};

	(void)fixture;
	day_open(&day, PINSON);
	assert_string_equal(event(MERLE, mark(C2_2, 3, CODE_none)), "une saisie sur une fiche");
	assert_string_equal(event(MERLE, mark(C2_2, 0, CODE_not_observed)),
	                    "une saisie sur une fiche");
	for (size_t i = 0; i < 4; i++) {
		struct fact f = full_fact(kinds[i], CODE_none);
		char first[200];

		snprintf(first, sizeof first, "%s", event(MERLE, f));
		f.candidate = HETRE;
		f.item = C1;
		f.value = 1;
		f.ref = 0;
		f.words = STR("autre chose");
		assert_string_equal(event(MERLE, f), first);
	}
	assert_string_equal(event(MERLE, (struct fact){.kind = KIND_sheet_reopened,
	                                               .candidate = ACACIA,
	                                               .words = STR("un 3 de trop")}),
	                    "fiche reprise : ACACIA Alice");
}

static void the_shell_is_nobody_and_reads_nobodys_sheet(void **fixture)
{
	(void)fixture;
	day_open(&day, 0);
	assert_string_equal(event(MERLE, mark(C2_2, 3, CODE_none)), "une saisie sur une fiche");
}

static void the_reveal_opens_marks_but_no_private_notes(void **fixture)
{
	struct reveal all = {.session = true};
	struct fact notes = {.kind = KIND_noted, .candidate = ACACIA, .words = STR("secret")};

	(void)fixture;
	day_open(&day, PINSON);
	day.s.revealed = all;
	assert_string_equal(event(MERLE, mark(C2_2, 3, CODE_none)), "C2.2 à 3 pour ACACIA Alice");
	assert_string_equal(event(MERLE, notes), "des notes privées écrites");
	assert_string_equal(event(PINSON, notes), "notes privées sur ACACIA Alice");
	day_tell(
	    &day, PINSON,
	    (struct fact){
		.kind = KIND_recused, .person = PINSON, .candidate = ACACIA, .code = CODE_kin});
	assert_string_equal(event(MERLE, mark(C2_2, 3, CODE_none)), "une saisie sur une fiche");
}

static void braces_in_a_text_are_only_text(void **fixture)
{
	struct fact f = question(ACACIA, MERLE, LEVEL_B);

	(void)fixture;
	day_open(&day, MERLE);
	f.words = STR("{candidate} 100%s");
	assert_string_equal(event(MERLE, f), "question (b) à ACACIA Alice : « {candidate} 100%s »");
}

/* -- undo ---------------------------------------------------------------------------------- */

static void undo_tells_what_it_took_back(void **fixture)
{
	struct fact f = question(ACACIA, MERLE, LEVEL_B);
	struct fact back = {.kind = KIND_taken_back};
	int64_t id;

	(void)fixture;
	day_open(&day, MERLE);
	say_undone(&said, &day.s, MERLE, &f);
	assert_string_equal(spoken(), "Annulé : question (b) à ACACIA Alice.");
	back.ref = day_tell(&day, MERLE, f);
	assert_string_equal(event(MERLE, back), "annulé : question (b) à ACACIA Alice");
	id = day_tell(&day, MERLE, back);
	back.ref = id;
	assert_string_equal(event(MERLE, back), "remis : question (b) à ACACIA Alice");
}

static void an_undone_mark_tells_of_the_mark_it_undoes(void **fixture)
{
	struct fact restored = mark(C2_2, 2, CODE_none);

	(void)fixture;
	day_open(&day, MERLE);
	restored.ref = day_tell(&day, MERLE, mark(C2_2, 3, CODE_none));
	assert_string_equal(event(MERLE, restored), "annulé : C2.2 à 3 pour ACACIA Alice");
	assert_string_equal(done(MERLE, restored), "Annulé : C2.2 à 3 pour ACACIA Alice.");
}

/* -- in a narrow place ---------------------------------------------------------------------- */

static const char *event_within(struct fact f, size_t cols)
{
	say_event_within(&said, &day.s, GREBE, &f, cols);
	return spoken();
}

/* The time goes first, which line 2 shows, then the number of the group. */
static void an_event_gives_up_what_the_screen_says_elsewhere(void **fixture)
{
	struct fact f = {.kind = KIND_phase_ended,
	                 .ms = MIN(9, 0),
	                 .code = CODE_overridden,
	                 .words = STR("malaise")};

	(void)fixture;
	day_open(&day, GREBE);
	f.ref = start(EXCHANGE, MIN(20, 0));
	assert_string_equal(event_within(state_entry(&day.s, f.ref)->fact, 57),
	                    "phase démarrée : échange, groupe 2 Cour Carrée, sur 20:00");
	assert_string_equal(event_within(state_entry(&day.s, f.ref)->fact, 56),
	                    "phase démarrée : échange, groupe 2 Cour Carrée");
	assert_string_equal(event_within(state_entry(&day.s, f.ref)->fact, 45),
	                    "phase démarrée : échange, Cour Carrée");
	assert_string_equal(event_within(state_entry(&day.s, f.ref)->fact, 32),
	                    "phase démarrée : échange");
	assert_string_equal(event_within(f, 60),
	                    "phase close sous le minimum : échange (« malaise »)");
	assert_string_equal(event_within(mark(C2_2, 3, CODE_none), 4),
	                    "C2.2 à 3 pour ACACIA Alice");
}

/* -- refusals ------------------------------------------------------------------------------ */

static void refusals_are_those_of_the_screens(void **fixture)
{
	const struct fact exchange = {.person = GREBE, .passage = COUR_CARREE, .item = EXCHANGE};

	(void)fixture;
	day_open(&day, MERLE);
	assert_string_equal(
	    refused(REFUSED_recused,
	            (struct fact){.kind = KIND_scored, .person = MERLE, .candidate = HETRE}),
	    "Refusé : déport, vous ne notez pas HÊTRE Gina.");
	assert_string_equal(
	    refused(REFUSED_keeper_only, (struct fact){.kind = KIND_phase_paused, .person = GREBE}),
	    "Refusé : le temps est à la tenue de séance, GRÈBE. t pour la prendre.");
	assert_string_equal(
	    refused(REFUSED_keeper_only, (struct fact){.kind = KIND_attendance, .person = GREBE}),
	    "Refusé : l’émargement est à la tenue de séance, GRÈBE. t pour la prendre.");
	assert_string_equal(
	    refused(REFUSED_own_questions_only, (struct fact){.person = GREBE}),
	    "Refusé : vos questions seulement ; celles des autres, à la tenue, GRÈBE.");
	assert_string_equal(
	    refused(REFUSED_keeper_busy, (struct fact){.item = PRESENTATION}),
	    "Refusé : vous tenez la séance, votre fiche s’ouvre après la présentation.");
	assert_string_equal(refused(REFUSED_no_questions_now, (struct fact){0}),
	                    "Refusé : pas de question avant l’échange, ni après une fiche remise.");
	assert_string_equal(refused(REFUSED_sheet_in, exchange),
	                    "Refusé : une fiche est remise, l’échange ne se rouvre plus.");
	assert_string_equal(refused(REFUSED_already_running, exchange),
	                    "GRÈBE a démarré l’échange juste avant vous. Rien à refaire.");
}

static void a_refusal_names_no_key_that_would_be_refused(void **fixture)
{
	(void)fixture;
	day.plan.may_keep = ROLE_SECRETARY;
	day_open(&day, PINSON);
	assert_string_equal(
	    refused(REFUSED_keeper_only, (struct fact){.kind = KIND_phase_paused, .person = GREBE}),
	    "Refusé : le temps est à la tenue de séance, GRÈBE.");
}

static void a_refusal_says_who_may(void **fixture)
{
	const struct fact due = {.kind = KIND_phase_ended, .passage = COUR_CARREE, .value = 1};

	(void)fixture;
	day_open(&day, PINSON);
	assert_string_equal(refused(REFUSED_president_only, (struct fact){.kind = KIND_time_given}),
	                    "Refusé : c’est à la présidence, MERLE.");
	assert_string_equal(refused(REFUSED_under_minimum, due),
	                    "Refusé : 1 question est encore due ; qui peut finir : présidence.");
	assert_string_equal(refused(REFUSED_no_right, mark(C2_2, 3, CODE_none)),
	                    "Par la grille, les fiches sont réservées à : présidence, jury.");
}

static void a_wish_that_was_granted_already_is_no_refusal(void **fixture)
{
	(void)fixture;
	day_open(&day, PINSON);
	assert_string_equal(refused(ALLOWED, (struct fact){0}),
	                    "C’est déjà ainsi. Rien à refaire.");
}

/* The rules say what was wished, so that the sentence can name it. */
static void rules_tell_what_was_wished(void **fixture)
{
	struct verdict v;
	struct fact wish = {.kind = KIND_attendance, .candidate = HETRE, .code = CODE_present};

	(void)fixture;
	day_open(&day, PINSON);
	day_tell(&day, GREBE, (struct fact){.kind = KIND_keeper_taken, .person = GREBE});
	v = rules_decide(&day.s, PINSON, &wish, &day.now);
	assert_string_equal(
	    refused(v.why, v.about),
	    "Refusé : l’émargement est à la tenue de séance, GRÈBE. t pour la prendre.");
}

/* -- the office ---------------------------------------------------------------------------- */

static void properties_are_told_in_the_words_of_the_files(void **fixture)
{
	struct fact f = {
	    .kind = KIND_item_set, .item = PRESENTATION, .code = CODE_duration, .ms = MIN(10, 0)};

	(void)fixture;
	day_open(&day, 0);
	assert_string_equal(event(0, f), "présentation, durée : 10 min");
	f = (struct fact){
	    .kind = KIND_item_set, .item = PRESENTATION, .code = CODE_speech, .value = 2};
	assert_string_equal(event(0, f), "présentation, parole : par candidat");
	f = (struct fact){.kind = KIND_item_set,
	                  .item = ITEM_GRID,
	                  .code = CODE_may_seal,
	                  .value = ROLE_PRESIDENT};
	assert_string_equal(event(0, f), "grille, sceller : présidence");
	f = (struct fact){.kind = KIND_item_set,
	                  .item = ITEM_GRID,
	                  .code = CODE_external_min,
	                  .value = RATIO_ONE / 2};
	assert_string_equal(event(0, f), "grille, part_extérieure_minimum : 1/2");
	f = (struct fact){
	    .kind = KIND_item_set, .item = SCALE_3, .code = CODE_brief, .words = STR("vécu")};
	assert_string_equal(event(0, f), "niveau 3, court : « vécu »");
	f = (struct fact){
	    .kind = KIND_item_set, .item = MARKING, .code = CODE_indicative, .value = 1};
	assert_string_equal(event(0, f), "notation, indicative : oui");
	f = (struct fact){
	    .kind = KIND_person_fact, .person = PINSON, .code = CODE_quality, .value = 2};
	assert_string_equal(event(0, f), "PINSON Karim, qualité : extérieur");
	f = (struct fact){
	    .kind = KIND_extra_time_granted, .candidate = HETRE, .value = RATIO_ONE / 3 * 4};
	assert_string_equal(event(0, f), "HÊTRE Gina : temps majoré, 4/3");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(every_kind_has_a_sentence),
	    TEST(every_refusal_has_a_sentence_that_fits),
	    TEST(every_code_has_a_word),
	    TEST(attendance_says_whether_the_document_was_seen),
	    TEST(names_are_those_in_use),
	    TEST(de_loses_its_vowel_before_a_vowel),
	    TEST(a_phase_has_its_article),
	    TEST(items_have_an_id_and_a_name),
	    TEST(questions_are_told_as_the_journal_shows_them),
	    TEST(speech_is_told),
	    TEST(phases_are_told),
	    TEST(of_two_clocks_it_is_said_which),
	    TEST(incidents_and_reasons_are_told),
	    TEST(the_jury_opens_in_its_own_words),
	    TEST(marks_are_told_to_their_author),
	    TEST(points_are_told_as_points),
	    TEST(anothers_sheet_is_told_without_what_is_on_it),
	    TEST(the_shell_is_nobody_and_reads_nobodys_sheet),
	    TEST(the_reveal_opens_marks_but_no_private_notes),
	    TEST(braces_in_a_text_are_only_text),
	    TEST(undo_tells_what_it_took_back),
	    TEST(an_undone_mark_tells_of_the_mark_it_undoes),
	    TEST(an_event_gives_up_what_the_screen_says_elsewhere),
	    TEST(refusals_are_those_of_the_screens),
	    TEST(a_refusal_names_no_key_that_would_be_refused),
	    TEST(a_refusal_says_who_may),
	    TEST(a_wish_that_was_granted_already_is_no_refusal),
	    TEST(rules_tell_what_was_wished),
	    TEST(properties_are_told_in_the_words_of_the_files),
	};

	return cmocka_run_group_tests_name("core/say", tests, NULL, NULL);
}
