/* Every kind of event that a key can produce has a way back, or a reason to have none. */
#include "unit.h"

#include "small_exam.h"

/* Who did it. */
typedef int32_t act(struct exam *);

static int64_t talk(const struct exam *x)
{
	return exam_run(x, x->presentation)->id;
}

static int32_t does(struct exam *x, int32_t author, struct fact f)
{
	exam_do(x, author, f);
	x->now_ms += 2000;
	return author;
}

static int32_t places(struct exam *x)
{
	return does(
	    x, GREBE,
	    (struct fact){
		.kind = KIND_candidate_placed, .candidate = ERABLE, .passage = 1, .value = 1});
}

static int32_t gives_role(struct exam *x)
{
	return does(x, MERLE,
	            (struct fact){.kind = KIND_role_given, .person = GREBE, .code = CODE_member});
}

static int32_t recuses(struct exam *x)
{
	return does(
	    x, MERLE,
	    (struct fact){
		.kind = KIND_recused, .person = PINSON, .candidate = CEDRE, .code = CODE_kin});
}

static int32_t sends_out(struct exam *x)
{
	return does(x, GREBE,
	            (struct fact){.kind = KIND_member_present, .person = PINSON, .code = CODE_out});
}

static int32_t declares(struct exam *x)
{
	return does(x, GREBE,
	            (struct fact){.kind = KIND_declared, .person = PINSON, .code = CODE_no_link});
}

static int32_t signs_in(struct exam *x)
{
	return does(
	    x, GREBE,
	    (struct fact){.kind = KIND_attendance, .candidate = CEDRE, .code = CODE_absent});
}

static int32_t starts(struct exam *x)
{
	exam_sign_in(x);
	return does(
	    x, GREBE,
	    (struct fact){.kind = KIND_phase_started, .passage = 1, .item = x->presentation});
}

static int32_t pauses(struct exam *x)
{
	starts(x);
	return does(x, GREBE, (struct fact){.kind = KIND_phase_paused, .ref = talk(x)});
}

static int32_t resumes(struct exam *x)
{
	pauses(x);
	return does(x, GREBE, (struct fact){.kind = KIND_phase_resumed, .ref = talk(x)});
}

static int32_t corrects(struct exam *x)
{
	starts(x);
	return does(x, GREBE,
	            (struct fact){.kind = KIND_time_corrected,
	                          .ref = talk(x),
	                          .ms = -1000,
	                          .words = STR("vu à la montre")});
}

static int32_t gives_time(struct exam *x)
{
	starts(x);
	return does(
	    x, MERLE,
	    (struct fact){
		.kind = KIND_time_given, .ref = talk(x), .ms = 60000, .words = STR("bruit")});
}

static int32_t ends(struct exam *x)
{
	starts(x);
	return does(x, GREBE, (struct fact){.kind = KIND_phase_ended, .ref = talk(x)});
}

static int32_t gives_floor(struct exam *x)
{
	starts(x);
	return does(x, GREBE,
	            (struct fact){.kind = KIND_speaker_changed, .passage = 1, .candidate = CEDRE});
}

static int32_t moves_speech(struct exam *x)
{
	gives_floor(x);
	return does(
	    x, GREBE,
	    (struct fact){
		.kind = KIND_speech_moved, .ref = exam_last(x), .candidate = ACACIA, .ms = 1000});
}

static int32_t asks(struct exam *x)
{
	ends(x);
	exam_start_phase(x, x->exchange);
	return does(x, PINSON, (struct fact){.kind = KIND_question_asked, .candidate = ACACIA});
}

static int32_t changes_question(struct exam *x)
{
	asks(x);
	return does(x, PINSON,
	            (struct fact){.kind = KIND_question_changed,
	                          .ref = exam_last(x),
	                          .person = PINSON,
	                          .item = x->level_a,
	                          .code = CODE_question});
}

static int32_t notes_incident(struct exam *x)
{
	return does(x, MERLE, (struct fact){.kind = KIND_incident, .code = CODE_noise});
}

static int32_t scores(struct exam *x)
{
	starts(x);
	return does(
	    x, PINSON,
	    (struct fact){.kind = KIND_scored, .candidate = ACACIA, .item = x->c1_1, .value = 3});
}

static int32_t comments(struct exam *x)
{
	starts(x);
	return does(x, PINSON,
	            (struct fact){.kind = KIND_commented,
	                          .candidate = ACACIA,
	                          .item = x->c1,
	                          .words = STR("Juste.")});
}

static int32_t notes(struct exam *x)
{
	return does(
	    x, PINSON,
	    (struct fact){.kind = KIND_noted, .candidate = ACACIA, .words = STR("Récité.")});
}

static int32_t moves_sheet(struct exam *x)
{
	scores(x);
	return does(x, PINSON,
	            (struct fact){.kind = KIND_sheet_moved, .candidate = ACACIA, .value = CEDRE});
}

/* Group 1 was heard, group 2 stayed away: the deliberation is open. */
static void deliberates(struct exam *x)
{
	ends(x);
	for (int32_t c = FRENE; c <= HETRE; c++)
		does(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = c,
		                             .code = CODE_absent});
	does(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
}

static int32_t enters_written(struct exam *x)
{
	return does(x, GREBE, (struct fact){.kind = KIND_written_entered, .candidate = ACACIA,
	                                    .item = x->c1, .value = 3});
}

static int32_t enters_earlier(struct exam *x)
{
	return does(x, GREBE, (struct fact){.kind = KIND_validated_before, .candidate = ACACIA,
	                                    .item = x->c1, .words = STR("EX-2025")});
}

static int32_t decides(struct exam *x)
{
	deliberates(x);
	return does(x, GREBE, (struct fact){.kind = KIND_decided, .candidate = ACACIA,
	                                    .item = x->c1, .code = CODE_validated});
}

static int32_t sets_outcome(struct exam *x)
{
	deliberates(x);
	return does(x, MERLE, (struct fact){.kind = KIND_outcome_set, .candidate = ACACIA,
	                                    .code = CODE_reserved, .words = STR("identité")});
}

static int32_t writes_for(struct exam *x)
{
	deliberates(x);
	return does(x, GREBE, (struct fact){.kind = KIND_joint_appreciation, .candidate = ACACIA,
	                                    .item = x->c1, .words = STR("Juste.")});
}

static void seals(struct exam *x)
{
	deliberates(x);
	for (int32_t c = CEDRE; c <= ERABLE; c++)
		does(x, MERLE, (struct fact){.kind = KIND_outcome_set, .candidate = c,
		                             .code = CODE_postponed, .words = STR("alerte")});
	does(x, MERLE, (struct fact){.kind = KIND_sealed});
}

static int32_t signs(struct exam *x)
{
	seals(x);
	return does(x, PINSON, (struct fact){.kind = KIND_member_signed, .person = PINSON,
	                                     .code = CODE_signed});
}

static int32_t rectifies(struct exam *x)
{
	seals(x);
	return does(x, MERLE, (struct fact){.kind = KIND_rectified, .person = ACACIA,
	                                    .code = CODE_given, .words = STR("Alicia")});
}

/* What u takes back, and y puts back unless it says why not. */
static const struct {
	enum kind kind;
	act *does;
	const char *put_back_not_because;
} taken_back[] = {
    {KIND_candidate_placed, places, NULL},
    {KIND_role_given, gives_role, NULL},
    {KIND_recused, recuses, NULL},
    {KIND_member_present, sends_out, NULL},
    {KIND_declared, declares, NULL},
    {KIND_attendance, signs_in, NULL},
    {KIND_phase_started, starts, "it starts again"},
    {KIND_phase_paused, pauses, "time has gone on"},
    {KIND_phase_resumed, resumes, "time has gone on"},
    {KIND_time_corrected, corrects, "time has gone on"},
    {KIND_time_given, gives_time, NULL},
    {KIND_phase_ended, ends, "it ends again"},
    {KIND_speaker_changed, gives_floor, "time has gone on"},
    {KIND_speech_moved, moves_speech, NULL},
    {KIND_question_asked, asks, NULL},
    {KIND_question_changed, changes_question, NULL},
    {KIND_incident, notes_incident, NULL},
    {KIND_scored, scores, NULL},
    {KIND_commented, comments, NULL},
    {KIND_noted, notes, NULL},
    {KIND_sheet_moved, moves_sheet, NULL},
    {KIND_written_entered, enters_written, NULL},
    {KIND_validated_before, enters_earlier, NULL},
    {KIND_decided, decides, NULL},
    {KIND_outcome_set, sets_outcome, NULL},
    {KIND_joint_appreciation, writes_for, NULL},
    {KIND_member_signed, signs, NULL},
    {KIND_rectified, rectifies, NULL},
};

static const struct {
	enum kind kind;
	const char *because;
} stays[] = {
    {KIND_jury_opened, "the jury was constituted before all"},
    {KIND_keeper_taken, "whoever takes the keeping has it"},
    {KIND_author_known, "how one is known is no act"},
    {KIND_seat_opened, "who may sit there sits there"},
    {KIND_phase_restarted, "it is a way back itself"},
    {KIND_phase_reopened, "it is a way back itself"},
    {KIND_taken_back, "it is a way back itself"},
    {KIND_sheet_handed_in, "sheet_reopened is its way back"},
    {KIND_sheet_reopened, "it is a way back itself"},
    {KIND_deliberation_opened, "what was seen can't be unseen"},
    {KIND_deliberation_reopened, "the next seal is its way back"},
    {KIND_sealed, "deliberation_reopened is its way back"},
    {KIND_entry_confirmed, "another correction may follow"},
    {KIND_issued, "another day is said"},
    {KIND_appeal, "closed is its way back"},
};

/* No key of this version leads there. */
static const enum kind no_key[] = {
    KIND_voted,
    KIND_minutes_printed,
    KIND_words_emptied,
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static int times_taken_back(enum kind kind)
{
	int n = 0;

	for (size_t i = 0; i < COUNT(taken_back); i++)
		n += taken_back[i].kind == kind;
	return n;
}

static int times_it_stays(enum kind kind)
{
	int n = 0;

	for (size_t i = 0; i < COUNT(stays); i++)
		n += stays[i].kind == kind;
	return n;
}

static int times_without_key(enum kind kind)
{
	int n = 0;

	for (size_t i = 0; i < COUNT(no_key); i++)
		n += no_key[i] == kind;
	return n;
}

static bool can_be_wished(const struct exam *x, enum kind kind)
{
	struct fact wish = {.kind = kind, .passage = 1, .candidate = ACACIA, .person = PINSON};
	struct moment now = exam_now(x);

	return rules_decide(&x->judge[MERLE], MERLE, &wish, &now).why != REFUSED_no_right;
}

static void every_kind_stands_in_one_list(void **fixture)
{
	struct exam *x = *fixture;

	for (enum kind kind = 1; kind < KIND_COUNT; kind++) {
		int times = times_taken_back(kind) + times_it_stays(kind) + times_without_key(kind);

		if (kind_part(kind) == PART_OFFICE && !can_be_wished(x, kind))
			continue;
		if (times != 1)
			fail_msg("%s: how is it taken back?", kind_name(kind));
		if (can_be_wished(x, kind) == (times_without_key(kind) == 1))
			fail_msg("%s: may it be wished?", kind_name(kind));
		if (state_can_be_undone(&(struct entry){.fact.kind = kind}) !=
		    (times_taken_back(kind) == 1))
			fail_msg("%s: may it be taken back?", kind_name(kind));
	}
}

static int acts_that_count(const struct exam *x, int32_t author, enum kind kind)
{
	const struct state *s = &x->judge[author];
	int n = 0;

	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		n += e->fact.kind == kind && !e->is_undo && !e->undone_by;
	}
	return n;
}

/* Each on a fresh exam, as the last act of its author. */
static void what_is_said_to_go_back_goes_back(void **fixture)
{
	struct exam *x = *fixture;

	for (size_t i = 0; i < COUNT(taken_back); i++) {
		enum kind kind = taken_back[i].kind;
		enum refusal undone, redone;
		int32_t author;
		int count;

		exam_close(x);
		exam_open(x);
		author = taken_back[i].does(x);
		count = acts_that_count(x, author, kind);
		undone = exam_undo(x, author);
		if (undone)
			fail_msg("%s: %s", kind_name(kind), refusal_name(undone));
		if (kind != KIND_phase_started && kind != KIND_phase_ended)
			assert_int_equal(acts_that_count(x, author, kind), count - 1);
		x->now_ms += 2000;
		redone = exam_redo(x, author);
		if ((redone == ALLOWED) != !taken_back[i].put_back_not_because)
			fail_msg("%s: put back %s", kind_name(kind), refusal_name(redone));
		if (redone == ALLOWED)
			assert_int_equal(exam_undo(x, author), ALLOWED);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(every_kind_stands_in_one_list),
	    EXAM_TEST(what_is_said_to_go_back_goes_back),
	};

	return cmocka_run_group_tests_name("core/way_back", tests, NULL, NULL);
}
