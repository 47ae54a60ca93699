/* The seal, what it closes, and what may still be done: sign, correct, deliberate again. */
#include "unit.h"

#include "core/decision.h"
#include "core/say.h"
#include "small_exam.h"

static enum refusal why(struct exam *x, int32_t author, struct fact wish)
{
	return exam_wish(x, author, wish).why;
}

static struct fact decided(int32_t candidate, int32_t item)
{
	return (struct fact){.kind = KIND_decided, .candidate = candidate, .item = item,
	                     .code = CODE_validated};
}

static const struct fact seal = {.kind = KIND_sealed};

static struct fact corrects(int32_t person, enum code code, const char *words)
{
	return (struct fact){.kind = KIND_rectified, .person = person, .code = code,
	                     .words = str_of(words)};
}

/* Group 1 was heard, group 2 stayed away; one private note was taken. */
static void deliberate(struct exam *x)
{
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_do(x, PINSON, (struct fact){.kind = KIND_noted, .candidate = ACACIA,
	                                 .words = STR("hésite")});
	exam_do(x, MERLE, (struct fact){.kind = KIND_incident, .code = CODE_other,
	                                .words = STR("micro coupé")});
	exam_end_phase(x, x->presentation);
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = FRENE,
	                                .code = CODE_absent});
	exam_do(x, MERLE,
	        (struct fact){.kind = KIND_deliberation_opened, .words = STR("fiches papier")});
}

static void decide_all(struct exam *x)
{
	deliberate(x);
	for (int32_t c = CEDRE; c <= ERABLE; c++) {
		exam_do(x, GREBE, decided(c, x->c1));
		x->now_ms += 1000;
		exam_do(x, GREBE, decided(c, x->c2));
		x->now_ms += 1000;
	}
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = HETRE,
	                                .code = CODE_excused});
}

static void seal_it(struct exam *x)
{
	decide_all(x);
	exam_do(x, MERLE, seal);
	x->now_ms += 1000;
}

static void the_seal_waits_for_all_that_is_owed(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	assert_int_equal(why(x, MERLE, seal), REFUSED_jury_not_opened);
	deliberate(x);
	assert_int_equal(why(x, GREBE, seal), REFUSED_no_right);
	v = exam_wish(x, MERLE, seal);
	assert_int_equal(v.why, REFUSED_decisions_missing);
	assert_int_equal(v.about.value, 6);
	assert_int_equal(v.about.candidate, CEDRE);
	for (int32_t c = CEDRE; c <= ERABLE; c++) {
		exam_do(x, GREBE, decided(c, x->c1));
		exam_do(x, GREBE, decided(c, x->c2));
	}
	v = exam_wish(x, MERLE, seal); /* nobody said what became of HÊTRE */
	assert_int_equal(v.why, REFUSED_outcome_missing);
	assert_int_equal(v.about.candidate, HETRE);
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = HETRE,
	                                .code = CODE_absent});
	v = exam_wish(x, MERLE, seal);
	assert_int_equal(v.why, ALLOWED);
	assert_int_equal(v.n, 2);
	assert_int_equal(v.facts[0].value, exam_last(x) - 2);
	assert_int_equal(v.facts[1].kind, KIND_words_emptied);
	assert_int_equal(x->judge[0].version, 1);
	assert_int_equal(why(x, MERLE, seal), REFUSED_sealed);
}

static void a_sheet_that_is_out_holds_the_seal(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	decide_all(x);
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_handed_in, .candidate = CEDRE});
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_reopened, .candidate = CEDRE,
	                                 .words = STR("après débat")});
	v = exam_wish(x, MERLE, seal);
	assert_int_equal(v.why, REFUSED_sheet_out);
	assert_int_equal(v.about.person, PINSON);
	assert_int_equal(v.about.candidate, CEDRE);
	exam_do(x, PINSON, (struct fact){.kind = KIND_sheet_handed_in, .candidate = CEDRE});
	assert_int_equal(why(x, MERLE, seal), ALLOWED);
}

static void who_was_heard_is_not_absent(void **fixture)
{
	struct exam *x = *fixture;
	struct fact absent = {.kind = KIND_outcome_set, .candidate = CEDRE, .code = CODE_absent,
	                      .words = STR("parti tôt")};

	decide_all(x);
	assert_int_equal(why(x, MERLE, absent), REFUSED_was_heard);
	absent.code = CODE_excused;
	assert_int_equal(why(x, MERLE, absent), REFUSED_was_heard);
	absent.code = CODE_cancelled;
	assert_int_equal(why(x, MERLE, absent), ALLOWED);
}

static void one_passage_not_deliberated_holds_the_seal(void **fixture)
{
	struct exam *x = *fixture;
	struct verdict v;

	exam_set(x, CODE_deliberation, DELIBERATION_PASSAGE);
	exam_sign_in(x);
	exam_start_phase(x, x->presentation);
	exam_end_phase(x, x->presentation);
	v = exam_wish(x, MERLE, seal);
	assert_int_equal(v.why, REFUSED_deliberation_not_open);
	assert_int_equal(v.about.candidate, CEDRE);
}

static void a_jury_that_was_none_seals_its_absence(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, MERLE, (struct fact){.kind = KIND_jury_opened, .code = CODE_carence,
	                                .words = STR("deux membres absents")});
	exam_do(x, MERLE, seal);
	assert_int_equal(x->judge[0].version, 1);
}

static void private_notes_go_with_the_seal(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];

	decide_all(x);
	assert_true(str_is(state_sheet(s, PINSON, ACACIA)->notes.words, "hésite"));
	exam_do(x, MERLE, seal);
	assert_int_equal(state_sheet(s, PINSON, ACACIA)->notes.words.n, 0);
	for (size_t i = 0; i < s->n_entries; i++)
		if (s->entries[i].fact.kind == KIND_noted)
			assert_int_equal(s->entries[i].fact.words.n, 0);
}

/* Each kind that a jury may wish, once sealed. */
static void the_seal_closes_the_day_and_its_decisions(void **fixture)
{
	static const enum kind open[] = {
	    KIND_member_signed, KIND_rectified,   KIND_entry_confirmed,
	    KIND_issued,        KIND_appeal,      KIND_deliberation_reopened,
	    KIND_seat_opened,   KIND_author_known, KIND_keeper_taken, KIND_taken_back,
	};
	struct exam *x = *fixture;

	seal_it(x);
	for (enum kind kind = 1; kind < KIND_COUNT; kind++) {
		enum refusal got = why(x, MERLE, (struct fact){.kind = kind, .candidate = ACACIA,
		                                              .passage = 1, .item = x->c1});
		bool is_open = false;

		for (size_t i = 0; i < sizeof open / sizeof *open; i++)
			is_open |= open[i] == kind;
		if (got != REFUSED_no_right && (got == REFUSED_sealed) == is_open)
			fail_msg("%s: %s", kind_name(kind), refusal_name(got));
	}
}

static void nothing_before_the_seal_is_taken_back(void **fixture)
{
	struct exam *x = *fixture;

	decide_all(x);
	assert_int_equal(exam_undo(x, GREBE), ALLOWED); /* HÊTRE excused */
	x->now_ms += 1000;
	exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = HETRE,
	                                .code = CODE_absent});
	exam_do(x, GREBE, (struct fact){.kind = KIND_joint_appreciation, .candidate = ACACIA,
	                                .item = x->c1, .words = STR("Juste.")});
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	x->now_ms += 1000;
	exam_do(x, MERLE, seal);
	assert_null(state_undoable(&x->judge[GREBE], GREBE));
	assert_null(state_redoable(&x->judge[GREBE], GREBE));
	assert_int_equal(exam_undo(x, GREBE), REFUSED_gone_on);
	assert_int_equal(exam_redo(x, GREBE), REFUSED_nothing_to_undo);
	assert_int_equal(exam_undo(x, MERLE), REFUSED_not_undoable);
}

static void each_signs_or_the_president_and_secretary_say_so(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_member_signed, .person = PINSON, .code = CODE_signed};

	decide_all(x);
	assert_int_equal(why(x, PINSON, f), REFUSED_not_sealed);
	exam_do(x, MERLE, seal);
	exam_do(x, PINSON, f);
	assert_int_equal(state_signature(&x->judge[GREBE], PINSON)->code, CODE_signed);
	f.person = SITTELLE;
	assert_int_equal(why(x, PINSON, f), REFUSED_president_or_secretary);
	f.code = CODE_refused;
	f.words = STR("désaccord sur C1");
	exam_do(x, GREBE, f);
	assert_true(str_is(state_signature(&x->judge[0], SITTELLE)->words, "désaccord sur C1"));
	f.person = ACACIA;
	assert_int_equal(why(x, MERLE, f), REFUSED_nothing_such);
	f.person = SITTELLE;
	x->now_ms += 1000;
	assert_int_equal(exam_undo(x, GREBE), ALLOWED);
	assert_null(state_signature(&x->judge[0], SITTELLE));
}

static void a_correction_of_form_takes_two(void **fixture)
{
	struct exam *x = *fixture;
	int64_t id;
	struct buf said = {0};

	seal_it(x);
	assert_int_equal(why(x, GREBE, corrects(ACACIA, CODE_given, "Alicia")),
	                 REFUSED_president_only);
	assert_int_equal(why(x, MERLE, corrects(ACACIA, CODE_extra_time, "1/3")),
	                 REFUSED_nothing_such);
	assert_int_equal(why(x, MERLE, corrects(0, CODE_date, "hier")), REFUSED_nothing_such);
	exam_do(x, MERLE, corrects(ACACIA, CODE_given, "Alicia"));
	id = exam_last(x);
	assert_int_equal(x->judge[0].version, 1);
	assert_int_equal(x->judge[0].plan.persons[ACACIA - 1].given.n, 0);
	assert_int_equal(why(x, MERLE, (struct fact){.kind = KIND_entry_confirmed, .ref = id}),
	                 REFUSED_second_person);
	exam_do(x, GREBE, (struct fact){.kind = KIND_entry_confirmed, .ref = id});
	assert_true(str_is(x->judge[PINSON].plan.persons[ACACIA - 1].given, "Alicia"));
	assert_int_equal(x->judge[0].version, 2);
	say_event(&said, &x->judge[0], GREBE, &x->events[x->n - 1].fact);
	assert_string_equal(buf_text(&said),
	                    "correction of form confirmed: ACACIA Alicia, prénom: “Alicia”");
	buf_done(&said);
	assert_int_equal(exam_undo(x, MERLE), REFUSED_changed_since);
	assert_int_equal(exam_wish(x, GREBE, (struct fact){.kind = KIND_entry_confirmed,
	                                                   .ref = id})
	                     .n,
	                 0);
}

static void the_words_of_an_incident_are_corrected_beside_it(void **fixture)
{
	struct exam *x = *fixture;
	int64_t incident = 0;
	struct fact f = {.kind = KIND_rectified, .code = CODE_remark, .words = STR("micro muet")};
	const struct entry *e;

	seal_it(x);
	for (size_t i = 0; i < x->n; i++)
		if (x->events[i].fact.kind == KIND_incident)
			incident = x->events[i].id;
	f.ref = incident;
	exam_do(x, MERLE, f);
	exam_do(x, PINSON,
	        (struct fact){.kind = KIND_entry_confirmed, .ref = exam_last(x)});
	e = state_entry(&x->judge[0], incident);
	assert_true(str_is(e->fact.words, "micro coupé"));
	assert_true(str_is(state_words(&x->judge[0], e), "micro muet"));
	f.ref = 1; /* no act */
	assert_int_equal(why(x, MERLE, f), REFUSED_nothing_such);
}

static void a_motif_corrected_is_the_one_in_force(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = {.kind = KIND_decided, .candidate = ACACIA, .item = x->c1, .value = 1,
	                 .code = CODE_not_validated, .words = STR("récite le cour")};
	struct fact r = {.kind = KIND_rectified, .code = CODE_remark,
	                 .words = STR("récite le cours")};

	decide_all(x);
	exam_do(x, GREBE, f);
	r.ref = exam_last(x);
	x->now_ms += 1000;
	exam_do(x, MERLE, seal);
	exam_do(x, MERLE, r);
	exam_do(x, GREBE, (struct fact){.kind = KIND_entry_confirmed, .ref = exam_last(x)});
	assert_true(str_is(state_ruling(&x->judge[0], ACACIA, x->c1)->words, "récite le cours"));
}

static void a_new_deliberation_is_open_for_decisions_alone(void **fixture)
{
	struct exam *x = *fixture;
	struct fact again = {.kind = KIND_deliberation_reopened};

	decide_all(x);
	again.words = STR("recours");
	assert_int_equal(why(x, MERLE, again), REFUSED_not_sealed);
	exam_do(x, MERLE, seal);
	exam_do(x, PINSON, (struct fact){.kind = KIND_member_signed, .person = PINSON,
	                                 .code = CODE_signed});
	assert_int_equal(why(x, GREBE, again), REFUSED_president_only);
	again.words = (struct str){NULL, 0};
	assert_int_equal(why(x, MERLE, again), REFUSED_reason_needed);
	again.words = STR("recours");
	exam_do(x, MERLE, again);
	assert_int_equal(x->judge[0].version, 1);
	assert_int_equal(why(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = ACACIA,
	                                             .code = CODE_absent}),
	                 REFUSED_decisions_only);
	assert_int_equal(exam_undo(x, PINSON), REFUSED_not_sealed); /* of the former minutes */
	exam_do(x, MERLE, (struct fact){.kind = KIND_member_present, .person = SITTELLE,
	                                .code = CODE_out});
	exam_mark(x, PINSON, ACACIA, x->c1_1, 2);
	exam_do(x, GREBE, (struct fact){.kind = KIND_decided, .candidate = ACACIA, .item = x->c1,
	                                .value = 1, .code = CODE_not_validated,
	                                .words = STR("récité")});
	x->now_ms += 1000;
	exam_do(x, MERLE, seal);
	assert_int_equal(x->judge[0].version, 2);
	assert_int_equal(x->judge[0].reopened_id, 0);
	assert_null(state_signature(&x->judge[0], PINSON)); /* of the former minutes */
	assert_int_equal(decision_outcome(&x->judge[0], ACACIA), CODE_not_certified);
}

static void afterwards_the_office_notes_issue_and_appeal(void **fixture)
{
	struct exam *x = *fixture;
	struct fact issue = {.kind = KIND_issued, .value = 20420};
	struct fact appeal = {.kind = KIND_appeal, .candidate = ACACIA, .code = CODE_received};

	decide_all(x);
	assert_int_equal(why(x, GREBE, issue), REFUSED_not_sealed);
	exam_do(x, MERLE, seal);
	assert_int_equal(why(x, PINSON, issue), REFUSED_president_or_secretary);
	exam_do(x, GREBE, issue);
	assert_int_equal(x->judge[0].issued_day, 20420);
	exam_do(x, GREBE, appeal);
	appeal.code = CODE_validated;
	assert_int_equal(why(x, GREBE, appeal), REFUSED_nothing_such);
}

/* What a ledger from elsewhere may say changes nothing that it must not. */
static void a_correction_told_falsely_is_none(void **fixture)
{
	struct exam *x = *fixture;
	struct fact f = corrects(ACACIA, CODE_given, "Alicia");
	int64_t id;

	exam_tell(x, MERLE, f); /* not sealed */
	exam_tell(x, GREBE, (struct fact){.kind = KIND_entry_confirmed, .ref = exam_last(x)});
	assert_int_equal(x->judge[0].version, 0);
	assert_int_equal(x->judge[0].plan.persons[ACACIA - 1].given.n, 0);
	seal_it(x);
	exam_tell(x, MERLE, f);
	id = exam_last(x);
	exam_tell(x, MERLE, (struct fact){.kind = KIND_entry_confirmed, .ref = id});
	exam_tell(x, GREBE, (struct fact){.kind = KIND_entry_confirmed, .ref = 900});
	assert_int_equal(x->judge[0].version, 1);
	exam_tell(x, GREBE, (struct fact){.kind = KIND_entry_confirmed, .ref = id});
	exam_tell(x, PINSON, (struct fact){.kind = KIND_entry_confirmed, .ref = id});
	assert_int_equal(x->judge[0].version, 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(the_seal_waits_for_all_that_is_owed),
	    EXAM_TEST(a_sheet_that_is_out_holds_the_seal),
	    EXAM_TEST(who_was_heard_is_not_absent),
	    EXAM_TEST(one_passage_not_deliberated_holds_the_seal),
	    EXAM_TEST(a_jury_that_was_none_seals_its_absence),
	    EXAM_TEST(private_notes_go_with_the_seal),
	    EXAM_TEST(the_seal_closes_the_day_and_its_decisions),
	    EXAM_TEST(nothing_before_the_seal_is_taken_back),
	    EXAM_TEST(each_signs_or_the_president_and_secretary_say_so),
	    EXAM_TEST(a_correction_of_form_takes_two),
	    EXAM_TEST(the_words_of_an_incident_are_corrected_beside_it),
	    EXAM_TEST(a_motif_corrected_is_the_one_in_force),
	    EXAM_TEST(a_new_deliberation_is_open_for_decisions_alone),
	    EXAM_TEST(afterwards_the_office_notes_issue_and_appeal),
	    EXAM_TEST(a_correction_told_falsely_is_none),
	};

	return cmocka_run_group_tests_name("core/seal", tests, NULL, NULL);
}
