/* What the views of a record answer to somebody who has only the sqlite3 shell. */
#include "unit.h"

#include "base/str.h"
#include "store_fixture.h"

static struct event told[200];
static size_t n_told;

/* The events of the stories below, one a line; the n-th told has id n. */
static int64_t tell(struct fact fact, int32_t author)
{
	n_told++;
	told[n_told - 1] = (struct event){
	    .when = {INT64_C(1764000000000) + (int64_t)n_told * 1000, 60, 5000, {"6f1c", 4}},
	    .author = author,
	    .fact = fact,
	};
	return (int64_t)n_told;
}

#define TELL(kind_, author, ...) tell((struct fact){.kind = KIND_##kind_, __VA_ARGS__}, author)
#define WORDS(text)              .words = {(text), sizeof(text) - 1}

enum { JUROR = 1, OTHER, ACACIA, BOULEAU, CHARME };
enum { PHASE = 3, LEVEL_A, RANK_3, C1, C1_1 };

static void tell_beginning(void)
{
	n_told = 0;
	TELL(record_opened, 0, .code = CODE_real, WORDS("Essai"));
	TELL(item_listed, 0, .item = PHASE, .code = CODE_phase, WORDS("Présentation"));
	TELL(item_listed, 0, .item = LEVEL_A, .code = CODE_question_level, WORDS("Réussite"));
	TELL(item_listed, 0, .item = RANK_3, .code = CODE_level, WORDS("Acquis"));
	TELL(item_listed, 0, .item = C1, .code = CODE_competency, WORDS("Contexte"));
	TELL(item_listed, 0, .item = C1_1, .value = C1, .code = CODE_criterion, WORDS("Cadre"));
	TELL(item_set, 0, .item = PHASE, .code = CODE_speech, .value = 2);
	TELL(item_set, 0, .item = RANK_3, .code = CODE_rank, .value = 3);
	TELL(item_set, 0, .item = C1, .code = CODE_id, WORDS("C1"));
	TELL(item_set, 0, .item = C1_1, .code = CODE_id, WORDS("C1.1"));
	TELL(passage_listed, 0, .passage = 1, .value = 1, WORDS("Cour des Exemples"));
	TELL(person_listed, 0, .person = JUROR, .code = CODE_president);
	TELL(person_listed, 0, .person = OTHER, .code = CODE_member);
	TELL(person_listed, 0, .person = ACACIA, .code = CODE_candidate);
	TELL(person_listed, 0, .person = BOULEAU, .code = CODE_candidate);
	TELL(person_listed, 0, .person = CHARME, .code = CODE_candidate);
	TELL(person_fact, 0, .person = ACACIA, .code = CODE_family, WORDS("ACACIA"));
	TELL(person_fact, 0, .person = ACACIA, .code = CODE_given, WORDS("Alice"));
	TELL(person_fact, 0, .person = ACACIA, .code = CODE_id, WORDS("EX-02"));
	TELL(person_fact, 0, .person = BOULEAU, .code = CODE_family, WORDS("BOULEAU"));
	TELL(person_fact, 0, .person = BOULEAU, .code = CODE_usual_family, WORDS("CÈDRE"));
	TELL(person_fact, 0, .person = BOULEAU, .code = CODE_given, WORDS("Bruno"));
	TELL(candidate_placed, 0, .candidate = ACACIA, .passage = 1, .value = 1);
	TELL(candidate_placed, 0, .candidate = BOULEAU, .passage = 1, .value = 2);
	TELL(candidate_placed, 0, .candidate = CHARME, .passage = 1, .value = 3);
}

static void store_story(void)
{
	struct err e = {0};

	if (!ledger_create(record, told, n_told, &e))
		fail_msg("%s", e.what);
}

/* Each row of an answer as "a|b|c", rows parted by a newline; null is nothing. */
static void assert_answer(const char *sql, const char *wanted)
{
	struct buf got = {0};
	sqlite3 *db;
	sqlite3_stmt *s;

	assert_int_equal(sqlite3_open(record, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(s) == SQLITE_ROW) {
		if (got.n)
			buf_add_char(&got, '\n');
		for (int i = 0; i < sqlite3_column_count(s); i++) {
			const char *text = (const char *)sqlite3_column_text(s, i);

			buf_addf(&got, "%s%s", i ? "|" : "", text ? text : "");
		}
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	assert_string_equal(buf_text(&got), wanted);
	buf_done(&got);
}

static void candidates_by_name_group_and_attendance(void **fixture)
{
	int64_t second;

	(void)fixture;
	tell_beginning();
	TELL(attendance, JUROR, .candidate = ACACIA, .code = CODE_late);
	TELL(attendance, JUROR, .candidate = ACACIA, .code = CODE_present, .value = 1);
	TELL(attendance, JUROR, .candidate = BOULEAU, .code = CODE_present);
	second = TELL(attendance, JUROR, .candidate = BOULEAU, .code = CODE_gave_up);
	TELL(taken_back, JUROR, .ref = second);
	second = TELL(attendance, JUROR, .candidate = CHARME, .code = CODE_present);
	TELL(attendance, JUROR, .candidate = CHARME, .code = CODE_unknown, .ref = second);
	store_story();
	assert_answer("SELECT id, name, group_name, attendance FROM candidate",
	              "3|ACACIA Alice|Cour des Exemples|present\n"
	              "4|CÈDRE Bruno|Cour des Exemples|present\n"
	              "5||Cour des Exemples|");
	assert_answer("SELECT person, role, identifier FROM person WHERE person IN (1, 3)",
	              "1|president|\n3|candidate|EX-02");
}

static void questions_as_last_corrected(void **fixture)
{
	int64_t first, second, third;

	(void)fixture;
	tell_beginning();
	first = TELL(question_asked, JUROR, .passage = 1, .candidate = ACACIA, .person = JUROR,
	             WORDS("Pourquoi ?"));
	second = TELL(question_asked, JUROR, .passage = 1, .candidate = BOULEAU, .person = JUROR);
	TELL(question_asked, OTHER, .passage = 1, .person = OTHER);
	TELL(question_changed, JUROR, .ref = first, .person = OTHER, .item = LEVEL_A,
	     .code = CODE_follow_up, WORDS("Comment ?"));
	third = TELL(question_changed, JUROR, .ref = first, .person = JUROR, .code = CODE_question);
	TELL(taken_back, JUROR, .ref = third);
	TELL(taken_back, JUROR, .ref = second);
	/* Put back, one stands as it was asked and corrected. */
	TELL(taken_back, JUROR, .ref = TELL(taken_back, JUROR, .ref = first));
	store_story();
	assert_answer(
	    "SELECT event, at, candidate, asked_by, level, words, follow_up FROM question",
	    "26|2025-11-24 17:00:26|3|2|Réussite|Comment ?|1\n"
	    "28|2025-11-24 17:00:28||2|||0");
}

/* 100 s for three, one of them with 4/3, one gone: 100 × 4/3 ÷ 7/3 and 100 × 3/7, rounded up. */
static void fair_shares_are_exact_and_rounded_up(void **fixture)
{
	int64_t run, given;

	(void)fixture;
	tell_beginning();
	TELL(extra_time_granted, 0, .candidate = BOULEAU, .value = 960960);
	TELL(attendance, JUROR, .candidate = ACACIA, .code = CODE_present);
	TELL(attendance, JUROR, .candidate = BOULEAU, .code = CODE_admitted);
	TELL(attendance, JUROR, .candidate = CHARME, .code = CODE_absent);
	run = TELL(phase_started, JUROR, .passage = 1, .item = PHASE, .ms = 90000);
	TELL(time_given, JUROR, .ref = run, .ms = 10000, WORDS("bruit"));
	given = TELL(time_given, JUROR, .ref = run, .ms = 7000, WORDS("bruit"));
	TELL(taken_back, JUROR, .ref = given);
	store_story();
	assert_answer("SELECT * FROM speaking_time", "3|Présentation|42858|0\n"
	                                             "4|Présentation|57143|0\n"
	                                             "5|Présentation|0|0");
}

static void speech_follows_who_had_the_floor(void **fixture)
{
	int64_t aside, run, a, b, wrong, again;

	(void)fixture;
	tell_beginning();
	aside = TELL(phase_started, JUROR, .passage = 1, .item = PHASE, .ms = 90000);
	a = TELL(speaker_changed, JUROR, .passage = 1, .candidate = CHARME);
	TELL(phase_restarted, JUROR, .ref = aside, .ms = 9000, .code = CODE_by_mistake);
	TELL(speaker_changed, JUROR, .passage = 1, .ref = a, .ms = 9000);
	run = TELL(phase_started, JUROR, .passage = 1, .item = PHASE, .ms = 90000);
	a = TELL(speaker_changed, JUROR, .passage = 1, .candidate = ACACIA);
	b = TELL(speaker_changed, JUROR, .passage = 1, .candidate = BOULEAU, .ref = a, .ms = 20000);
	wrong =
	    TELL(speaker_changed, JUROR, .passage = 1, .candidate = CHARME, .ref = b, .ms = 30000);
	TELL(taken_back, JUROR, .ref = wrong);
	again = TELL(speaker_changed, JUROR, .passage = 1, .candidate = ACACIA, .ref = b,
	             .ms = 35000);
	TELL(phase_ended, JUROR, .ref = run, .ms = 65000, .code = CODE_normal);
	TELL(speaker_changed, JUROR, .passage = 1, .ref = again, .ms = 1000);
	TELL(speech_moved, JUROR, .ref = a, .candidate = CHARME, .ms = 4000);
	TELL(speech_moved, JUROR, .ref = run, .candidate = CHARME, .ms = 500);
	wrong = TELL(speech_moved, JUROR, .ref = b, .candidate = CHARME, .ms = 15000);
	TELL(taken_back, JUROR, .ref = wrong);
	wrong = TELL(speech_moved, JUROR, .ref = b, .candidate = CHARME, .ms = 2000);
	wrong = TELL(taken_back, JUROR, .ref = wrong);
	TELL(taken_back, JUROR, .ref = wrong); /* put back */
	store_story();
	/* 20 - 4 + 1; 35 as CHARME's was taken back, less 2; 4 + .5 + 2 */
	assert_answer("SELECT candidate, spoken_ms FROM speaking_time", "3|17000\n4|33000\n5|6500");
}

/* The later phase is begun again; the former goes on, and what is said then is of that one. */
static void speech_is_of_the_attempt_that_counts(void **fixture)
{
	enum { MORE = 20 };
	int64_t run, later, a, b;

	(void)fixture;
	tell_beginning();
	TELL(item_listed, 0, .item = MORE, .code = CODE_phase, WORDS("Reprise"));
	TELL(item_set, 0, .item = MORE, .code = CODE_speech, .value = 2);
	run = TELL(phase_started, JUROR, .passage = 1, .item = PHASE, .ms = 90000);
	TELL(phase_ended, JUROR, .ref = run, .ms = 1000, .code = CODE_normal);
	later = TELL(phase_started, JUROR, .passage = 1, .item = MORE, .ms = 90000);
	TELL(phase_restarted, JUROR, .ref = later, .ms = 500, .code = CODE_by_mistake);
	TELL(phase_reopened, JUROR, .ref = run);
	a = TELL(speaker_changed, JUROR, .passage = 1, .candidate = ACACIA);
	b = TELL(speaker_changed, JUROR, .passage = 1, .candidate = CHARME, .ref = a, .ms = 7000);
	TELL(speaker_changed, JUROR, .passage = 1, .ref = b, .ms = 3000);
	store_story();
	assert_answer("SELECT candidate, phase, spoken_ms FROM speaking_time",
	              "3|Présentation|7000\n4|Présentation|0\n5|Présentation|3000");
}

static void scores_in_force_on_the_right_sheet(void **fixture)
{
	int64_t first;

	(void)fixture;
	tell_beginning();
	first = TELL(scored, JUROR, .candidate = ACACIA, .item = C1_1, .value = 2);
	TELL(scored, JUROR, .candidate = ACACIA, .item = C1_1, .value = 3);
	TELL(scored, OTHER, .candidate = ACACIA, .item = C1_1, .code = CODE_not_observed);
	TELL(scored, OTHER, .candidate = BOULEAU, .item = C1, .value = 1);
	TELL(scored, OTHER, .candidate = BOULEAU, .item = C1, .value = 0, .code = CODE_cleared,
	     .ref = first);
	TELL(scored, JUROR, .candidate = BOULEAU, .item = C1, .value = 1);
	/* The two sheets were each other's, then a third's; then a mark is put right. */
	TELL(sheet_moved, JUROR, .candidate = ACACIA, .value = BOULEAU);
	TELL(sheet_moved, JUROR, .candidate = CHARME, .value = BOULEAU);
	TELL(scored, JUROR, .candidate = ACACIA, .item = C1, .value = 2);
	TELL(sheet_handed_in, JUROR, .candidate = ACACIA);
	TELL(sheet_handed_in, JUROR, .candidate = CHARME);
	TELL(sheet_reopened, JUROR, .candidate = CHARME);
	store_story();
	assert_answer("SELECT juror, candidate, competency, criterion, rank, level, handed_in, at "
	              "FROM score ORDER BY juror, candidate",
	              "1|3|C1||2||2025-11-24 17:00:35|2025-11-24 17:00:34\n"
	              "1|5|C1|C1.1|3|Acquis||2025-11-24 17:00:27\n"
	              "2|3|C1|C1.1||not_observed||2025-11-24 17:00:28");
}

static void decisions_and_the_timeline(void **fixture)
{
	(void)fixture;
	tell_beginning();
	TELL(decided, JUROR, .candidate = ACACIA, .item = C1, .code = CODE_not_validated,
	     WORDS("vague"));
	TELL(decided, JUROR, .candidate = ACACIA, .item = C1, .code = CODE_validated);
	TELL(outcome_set, JUROR, .candidate = ACACIA, .code = CODE_certified, WORDS("unanime"));
	TELL(decided, JUROR, .candidate = BOULEAU, .item = C1, .code = CODE_reserved,
	     WORDS("identité"));
	TELL(decided, JUROR, .candidate = BOULEAU, .item = C1, .code = CODE_cleared, .ref = 29);
	store_story();
	assert_answer("SELECT * FROM decision", "3|C1|validated|\n3||certified|unanime");
	assert_answer("SELECT * FROM timeline WHERE event IN (7, 27)",
	              "7|2025-11-24 17:00:07|0|item_set||Présentation|speech 2|\n"
	              "27|2025-11-24 17:00:27|1|decided|3|Contexte|validated|");
}

/* Proposed by one, in effect once another confirms it. */
static void corrections_of_form(void **fixture)
{
	int64_t motif, name, other;

	(void)fixture;
	tell_beginning();
	motif = TELL(decided, JUROR, .candidate = ACACIA, .item = C1, .code = CODE_not_validated,
	             WORDS("recite"));
	TELL(sealed, JUROR, .value = motif);
	name = TELL(rectified, JUROR, .person = ACACIA, .code = CODE_given, WORDS("Alicia"));
	other = TELL(rectified, JUROR, .person = BOULEAU, .code = CODE_given, WORDS("Bru"));
	motif = TELL(rectified, JUROR, .ref = motif, .code = CODE_remark, WORDS("récite"));
	TELL(entry_confirmed, JUROR, .ref = other); /* by who proposed it: no */
	TELL(entry_confirmed, OTHER, .ref = name);
	TELL(entry_confirmed, OTHER, .ref = motif);
	store_story();
	assert_answer("SELECT name FROM candidate WHERE id IN (3, 4)",
	              "ACACIA Alicia\nCÈDRE Bruno");
	assert_answer("SELECT reason FROM decision", "récite");
	assert_answer("SELECT event, proposal, person, property, ref, words FROM correction",
	              "32|28|3|given||Alicia\n33|30||remark|26|récite");
}

/* Written past the program, which never would: verify tells it; the views still answer. */
static void what_is_taken_back_without_being_named_hides_nothing(void **fixture)
{
	sqlite3 *db;

	(void)fixture;
	tell_beginning();
	TELL(question_asked, JUROR, .candidate = ACACIA, .passage = 1, .person = JUROR);
	TELL(taken_back, JUROR, .ref = 26);
	store_story();
	assert_int_equal(sqlite3_open(record, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
	                              "INSERT INTO event SELECT id + 1, at, zone, boot, boot_id, "
	                              "author, kind, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "
	                              "NULL, NULL, hash, hash FROM event ORDER BY id DESC LIMIT 1",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	sqlite3_close(db);
	assert_answer("SELECT count(*) FROM question", "0");
	assert_answer("SELECT count(*) FROM candidate", "3");
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(candidates_by_name_group_and_attendance),
	    in_folder(questions_as_last_corrected),
	    in_folder(fair_shares_are_exact_and_rounded_up),
	    in_folder(speech_follows_who_had_the_floor),
	    in_folder(speech_is_of_the_attempt_that_counts),
	    in_folder(scores_in_force_on_the_right_sheet),
	    in_folder(decisions_and_the_timeline),
	    in_folder(corrections_of_form),
	    in_folder(what_is_taken_back_without_being_named_hides_nothing),
	};

	return cmocka_run_group_tests_name("store/views", tests, NULL, NULL);
}
