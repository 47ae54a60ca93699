/* One truth in two languages: what the views of a record answer is what the state says,
 * for every story of tests/stories and for days made up at random. */
#include "unit.h"

#include <glob.h>

#include "core/questions.h"
#include "core/speech.h"
#include "small_exam.h"
#include "store_fixture.h"
#include "story.h"

/* A day told: its events, and what each person knows of it. */
struct told {
	const struct event *events;
	size_t n;
	const struct state *(*seen_by)(const struct told *, int32_t viewer);
	struct story *story;
	struct exam *exam;
	struct moment now;
	const char *name;
	size_t compared[5]; /* attendances, questions, talks, marks, decisions */
};

static sqlite3 *db;

static sqlite3_stmt *answer(const char *sql, int64_t a, int64_t b)
{
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_bind_int64(s, 1, a);
	sqlite3_bind_int64(s, 2, b);
	return s;
}

static struct str text_at(sqlite3_stmt *s, int column)
{
	return str_of((const char *)sqlite3_column_text(s, column));
}

static bool is_text(sqlite3_stmt *s, int column, struct str wanted)
{
	return str_equal(text_at(s, column), wanted);
}

static int64_t number(const char *sql, int64_t a, int64_t b)
{
	sqlite3_stmt *s = answer(sql, a, b);
	int64_t value = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : -1;

	sqlite3_finalize(s);
	return value;
}

/* -- what is compared ---------------------------------------------------------------------- */

static void compare_candidate(struct told *t, const struct state *s, int32_t n)
{
	const struct person *p = plan_person(&s->plan, n);
	const struct passage *g = plan_passage(&s->plan, p->passage);
	struct str attendance = str_of(code_name(s->people[n - 1].attendance));
	sqlite3_stmt *row = answer("SELECT attendance, group_name, identifier, name FROM candidate "
	                           "WHERE id = ?",
	                           n, 0);
	struct buf name = {0};

	buf_addf(&name, "%.*s %.*s", STR_ARG(person_family(p)), STR_ARG(p->given));
	assert_int_equal(sqlite3_step(row), SQLITE_ROW);
	if (!is_text(row, 0, attendance) || !is_text(row, 1, g ? g->name : (struct str){NULL, 0}) ||
	    !is_text(row, 2, p->id) || !is_text(row, 3, str_trim(buf_str(&name))))
		fail_msg("%s: candidate %d, %s", t->name, n, buf_text(&name));
	t->compared[0] += attendance.n > 0;
	buf_done(&name);
	sqlite3_finalize(row);
}

static void compare_candidates(struct told *t)
{
	const struct state *s = t->seen_by(t, 0);

	for (int32_t n = 1; (size_t)n <= s->plan.n_persons; n++)
		if (s->plan.persons[n - 1].role == ROLE_CANDIDATE)
			compare_candidate(t, s, n);
}

static void compare_questions(struct told *t)
{
	const struct state *s = t->seen_by(t, 0);
	int64_t counted = 0;

	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];
		const struct question_level *level = plan_question_level(&s->plan, q->level);
		sqlite3_stmt *row;
		bool there;

		row = answer(
		    "SELECT candidate, asked_by, level, words, follow_up FROM question WHERE "
		    "event = ?",
		    q->id, 0);
		there = sqlite3_step(row) == SQLITE_ROW;
		if (there == q->taken_back ||
		    (there &&
		     (sqlite3_column_int64(row, 0) != q->candidate ||
		      sqlite3_column_int64(row, 1) != q->asker ||
		      (level && !is_text(row, 2, level->name)) || !is_text(row, 3, q->words) ||
		      sqlite3_column_int(row, 4) != q->follow_up)))
			fail_msg("%s: question %d", t->name, (int)q->id);
		counted += there;
		sqlite3_finalize(row);
	}
	assert_int_equal(number("SELECT count(*) FROM question", 0, 0), counted);
	t->compared[1] += (size_t)counted;
}

/* A view doesn't know what time it is: turns that still run are left out, and with them the
 * whole talk. */
static void compare_talk(struct told *t, const struct run *r)
{
	const struct state *s = t->seen_by(t, 0);
	int32_t here[64];
	size_t n = state_candidates(s, r->passage, here, 64);

	for (size_t i = 0; i < n; i++) {
		sqlite3_stmt *row = answer(
		    "SELECT fair_ms, spoken_ms FROM speaking_time WHERE candidate = ?", here[i], 0);
		int64_t fair = speech_fair_ms(s, r, here[i]);
		int64_t spoken = speech_spoken_ms(s, r, here[i], &t->now);

		assert_int_equal(sqlite3_step(row), SQLITE_ROW);
		if (sqlite3_column_int64(row, 0) != fair ||
		    (r->status == RUN_ENDED && sqlite3_column_int64(row, 1) != spoken))
			fail_msg(
			    "%s: run %d, candidate %d: %lld of %lld, the state says %lld of %lld",
			    t->name, (int)r->id, here[i], (long long)sqlite3_column_int64(row, 1),
			    (long long)sqlite3_column_int64(row, 0), (long long)spoken,
			    (long long)fair);
		t->compared[2] += r->status == RUN_ENDED && spoken > 0;
		sqlite3_finalize(row);
	}
}

static void compare_talks(struct told *t)
{
	const struct state *s = t->seen_by(t, 0);
	int talks = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		for (size_t i = 0; i < s->plan.n_phases; i++) {
			const struct phase *phase = &s->plan.phases[i];
			const struct run *r = state_run(s, p, phase->item);

			if (!r || phase->speech != SPEECH_BY_CANDIDATE)
				continue;
			compare_talk(t, r);
			talks++;
		}
	if (!talks)
		assert_int_equal(number("SELECT count(*) FROM speaking_time", 0, 0), 0);
}

static void compare_mark(struct told *t, const struct state *s, int32_t juror, int32_t candidate,
                         int32_t item)
{
	const struct mark *m = state_mark(s, juror, candidate, item);
	const struct sheet *sheet = state_sheet(s, juror, candidate);
	const struct criterion *k = plan_criterion(&s->plan, item);
	const struct competency *c = plan_competency(&s->plan, plan_competency_of(&s->plan, item));
	bool in_force = m && m->id && m->code != CODE_cleared && (m->rank || m->code),
	     there = false;
	sqlite3_stmt *row =
	    answer("SELECT competency, criterion, rank, level, handed_in IS NOT NULL "
	           "FROM score WHERE juror = ? AND candidate = ?",
	           juror, candidate);

	while (!there && sqlite3_step(row) == SQLITE_ROW) {
		there = is_text(row, 0, c->id) && (k ? is_text(row, 1, k->id) : !text_at(row, 1).n);
		if (there && (!in_force || sqlite3_column_int64(row, 2) != m->rank ||
		              (m->code && !is_text(row, 3, str_of(code_name(m->code)))) ||
		              sqlite3_column_int(row, 4) != (sheet->status == SHEET_HANDED_IN)))
			fail_msg("%s: mark of %d on %d, item %d", t->name, juror, candidate, item);
	}
	if (there != in_force)
		fail_msg("%s: mark of %d on %d, item %d: %s", t->name, juror, candidate, item,
		         there ? "in the view alone" : "not in the view");
	t->compared[3] += there;
	sqlite3_finalize(row);
}

static void compare_marks(struct told *t)
{
	const struct state *nobody = t->seen_by(t, 0);
	size_t before = t->compared[3];

	for (int32_t juror = 1; (size_t)juror <= nobody->plan.n_persons; juror++) {
		const struct state *s;

		if (nobody->plan.persons[juror - 1].role == ROLE_CANDIDATE)
			continue;
		s = t->seen_by(t, juror);
		for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
			for (size_t i = 0; i < s->n_sheet_items; i++)
				if (s->plan.persons[c - 1].role == ROLE_CANDIDATE)
					compare_mark(t, s, juror, c, s->sheet_items[i]);
	}
	assert_int_equal(number("SELECT count(*) FROM score", 0, 0), t->compared[3] - before);
}

/* One row of the candidate, of this competency (none: the outcome set by hand). */
static void compare_decision(struct told *t, int32_t candidate, struct str competency,
                             enum code code, struct str reason)
{
	sqlite3_stmt *row = answer("SELECT competency, outcome, reason FROM decision "
	                           "WHERE candidate = ?", candidate, 0);
	bool there = false;

	while (!there && sqlite3_step(row) == SQLITE_ROW)
		there = is_text(row, 0, competency);
	if (there != (code != CODE_none) ||
	    (there && (!is_text(row, 1, str_of(code_name(code))) || !is_text(row, 2, reason))))
		fail_msg("%s: decision on %d, %.*s", t->name, candidate, STR_ARG(competency));
	t->compared[4] += there;
	sqlite3_finalize(row);
}

static void compare_decisions(struct told *t)
{
	const struct state *s = t->seen_by(t, 0);
	const struct str none = {NULL, 0};
	size_t before = t->compared[4];

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		const struct outcome *o = state_outcome(s, c);

		for (size_t i = 0; i < s->plan.n_competencies; i++) {
			const struct competency *k = &s->plan.competencies[i];
			const struct ruling *r = state_ruling(s, c, k->item);

			compare_decision(t, c, k->id, r ? r->code : CODE_none,
			                 r ? r->words : none);
		}
		compare_decision(t, c, none, o ? o->code : CODE_none, o ? o->words : none);
	}
	assert_int_equal(number("SELECT count(*) FROM decision", 0, 0), t->compared[4] - before);
}

static void compare(struct told *t)
{
	struct err e = {0};

	if (!ledger_create(record, t->events, t->n, &e))
		fail_msg("%s: %s", t->name, e.what);
	assert_int_equal(sqlite3_open(record, &db), SQLITE_OK);
	compare_candidates(t);
	compare_questions(t);
	compare_talks(t);
	compare_marks(t);
	compare_decisions(t);
	assert_int_equal(number("SELECT count(*) FROM timeline", 0, 0), t->n);
	sqlite3_close(db);
	unlink(record);
}

static void tell_what_was_compared(const struct told *t)
{
	print_message("compared %zu attendances, %zu questions, %zu talks, %zu marks, %zu "
	              "decisions\n",
	              t->compared[0], t->compared[1], t->compared[2], t->compared[3],
	              t->compared[4]);
	for (int i = 0; i < 5; i++)
		assert_true(t->compared[i] > 0);
}

/* -- the stories --------------------------------------------------------------------------- */

static const struct state *in_story(const struct told *t, int32_t viewer)
{
	return story_state(t->story, viewer);
}

static void the_stories_told_both_ways(void **fixture)
{
	struct told t = {.seen_by = in_story};
	glob_t paths;

	(void)fixture;
	assert_int_equal(glob("tests/stories/*.story", 0, NULL, &paths), 0);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		bool other = strstr(paths.gl_pathv[i], "/ex0001-") != NULL;
		struct buf said = {0};

		t.name = paths.gl_pathv[i];
		t.story = story_open(
		    other ? "config/ex0001.yaml" : "config/rs6731.yaml",
		    other ? "config/cohort-ex0001.yaml" : "config/cohort-rs6731.yaml", &said);
		if (!t.story || story_run_file(t.story, t.name, &said))
			fail_msg("%s", buf_text(&said));
		t.events = story_events(t.story, &t.n);
		t.now = story_now(t.story);
		compare(&t);
		story_close(t.story);
		buf_done(&said);
	}
	globfree(&paths);
	tell_what_was_compared(&t);
}

/* -- days made up -------------------------------------------------------------------------- */

static uint64_t dice; /* xorshift */

static int below(int n)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (int)(dice % (uint64_t)n);
}

static const struct state *in_exam(const struct told *t, int32_t viewer)
{
	return &t->exam->judge[viewer];
}

static bool may_fill(enum kind kind, char column)
{
	return strchr(kind_columns(kind), column) || strchr(kind_columns(kind), column + 32);
}

/* An event of this kind that was told before; 0 if none. */
static int64_t some_event(const struct exam *x, enum kind kind)
{
	for (int i = 0; x->n && i < 40; i++) {
		const struct event *e = &x->events[(size_t)below((int)x->n)];

		if (e->fact.kind == kind)
			return e->id;
	}
	return 0;
}

static int64_t open_run(const struct exam *x, int32_t passage)
{
	const struct run *r = state_open_run(&x->judge[0], passage);

	return r ? r->id : some_event(x, KIND_phase_started);
}

/* As often as it stands here; most are refused, so that the day goes on at times. */
static const enum kind wishes[] = {
    KIND_attendance,      KIND_phase_started,    KIND_phase_started,   KIND_phase_paused,
    KIND_phase_resumed,   KIND_phase_resumed,    KIND_phase_resumed,   KIND_phase_ended,
    KIND_phase_restarted, KIND_phase_reopened,   KIND_time_given,      KIND_speaker_changed,
    KIND_speaker_changed, KIND_speaker_changed,  KIND_speaker_changed, KIND_speaker_changed,
    KIND_speech_moved,    KIND_speech_moved,     KIND_question_asked,  KIND_question_asked,
    KIND_question_asked,  KIND_question_changed, KIND_scored,          KIND_scored,
    KIND_scored,          KIND_scored,           KIND_sheet_moved,     KIND_sheet_handed_in,
    KIND_sheet_reopened,  KIND_taken_back,       KIND_taken_back,      KIND_taken_back,
    KIND_taken_back,      KIND_candidate_placed,
};
enum { WISHES = sizeof wishes / sizeof *wishes };

/* What the wish refers to: an earlier event, or the phase that is open. */
static int64_t some_ref(const struct exam *x, const struct fact *f, int32_t passage)
{
	switch (f->kind) {
	case KIND_taken_back:
	case KIND_speaker_changed: return 0;
	case KIND_question_changed: return some_event(x, KIND_question_asked);
	case KIND_speech_moved:
		return below(4) ? some_event(x, KIND_speaker_changed) : open_run(x, passage);
	case KIND_phase_reopened: return some_event(x, KIND_phase_started);
	default: return kind_takes_back(f->kind) ? 0 : open_run(x, passage);
	}
}

static void fill_question(const struct exam *x, struct fact *f)
{
	f->person = 1 + below(4);
	f->item = below(3) ? x->level_a + below(2) : 0;
	f->words = below(2) ? STR("Pourquoi ?") : (struct str){NULL, 0};
	if (f->kind == KIND_question_changed)
		f->code = below(2) ? CODE_follow_up : CODE_question;
}

static void fill_mark(const struct exam *x, struct fact *f)
{
	f->value = below(5);
	f->item = below(3) ? x->c1_1 + below(2) : x->c2;
	f->code = f->value ? CODE_none : below(2) ? CODE_not_observed : CODE_cleared;
}

static void fill_own(const struct exam *x, struct fact *f, int32_t passage)
{
	static const enum code codes[] = {CODE_present, CODE_admitted, CODE_late,   CODE_absent,
	                                  CODE_gave_up, CODE_present,  CODE_present};
	const struct phase *next = state_next_phase(&x->judge[0], passage);

	switch (f->kind) {
	case KIND_attendance: f->code = codes[below(4) ? 0 : below(7)]; break;
	case KIND_phase_started: f->item = next ? next->item : x->presentation; break;
	case KIND_phase_ended: f->code = below(2) ? CODE_overridden : CODE_normal; break;
	case KIND_time_given: f->ms = INT64_C(1000) * (below(90) - 30); break;
	case KIND_speech_moved: f->ms = INT64_C(1000) * below(9); break;
	case KIND_question_asked:
	case KIND_question_changed: fill_question(x, f); break;
	case KIND_scored: fill_mark(x, f); break;
	case KIND_sheet_moved: f->value = CEDRE + below(5); break;
	case KIND_taken_back: f->value = below(3) == 0; break;
	case KIND_candidate_placed: f->value = 1 + below(3); break;
	default: break;
	}
}

static struct fact some_wish(const struct exam *x)
{
	int32_t passage = 1 + (below(5) == 0), candidate = CEDRE + below(passage == 1 ? 3 : 5);
	struct fact f = {.kind = wishes[below(WISHES)]};
	bool to_nobody = (f.kind == KIND_speaker_changed && !below(5)) ||
	                 (f.kind == KIND_question_asked && !below(4));

	fill_own(x, &f, passage);
	if (may_fill(f.kind, 'P'))
		f.passage = passage;
	if (may_fill(f.kind, 'C') && !to_nobody)
		f.candidate = candidate;
	if (may_fill(f.kind, 'R'))
		f.ref = some_ref(x, &f, passage);
	if (f.kind == KIND_time_given || f.kind == KIND_phase_ended ||
	    f.kind == KIND_phase_restarted)
		f.words = STR("un motif");
	return f;
}

static struct fact some_decision(const struct exam *x)
{
	static const enum kind kinds[] = {KIND_decided, KIND_decided, KIND_decided,
	                                  KIND_outcome_set, KIND_taken_back, KIND_taken_back};
	static const enum code codes[] = {CODE_validated, CODE_not_validated, CODE_reserved,
	                                  CODE_cleared};
	struct fact f = {.kind = kinds[below(6)]};

	if (f.kind == KIND_taken_back) {
		f.value = below(3) == 0;
		return f;
	}
	f.candidate = CEDRE + below(5);
	f.item = f.kind == KIND_decided ? below(2) ? x->c1 : x->c2 : 0;
	f.code = codes[below(4)];
	if (f.kind == KIND_outcome_set &&
	    (f.code == CODE_validated || f.code == CODE_not_validated))
		f.code = CODE_postponed;
	f.value = f.code == CODE_not_validated && f.item == x->c1 ? 1 + below(3) : 0;
	f.words = below(2) ? STR("un motif") : STR("un autre");
	return f;
}

/* A motif or a name is corrected, by one and another. */
static void correct(struct exam *x)
{
	struct fact f = {.kind = KIND_rectified, .code = CODE_remark, .words = STR("le motif")};

	if (below(2)) {
		f.person = 1 + below(9);
		f.code = below(2) ? CODE_given : CODE_family;
		f.words = below(2) ? STR("Alix") : STR("Camille");
	} else {
		f.ref = some_event(x, below(2) ? KIND_decided : KIND_outcome_set);
	}
	if (exam_wish(x, MERLE, f).n && below(4))
		exam_wish(x, below(2) ? GREBE : PINSON,
		          (struct fact){.kind = KIND_entry_confirmed, .ref = exam_last(x)});
}

/* The deliberation opens whoever is still heard: what counts here is what is told. */
static void deliberate(struct exam *x)
{
	exam_tell(x, MERLE, (struct fact){.kind = KIND_deliberation_opened});
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 60; i++) {
			x->now_ms += INT64_C(100) * below(300);
			exam_wish(x, below(2) ? GREBE : MERLE, some_decision(x));
		}
		exam_tell(x, MERLE, (struct fact){.kind = KIND_sealed, .value = exam_last(x)});
		for (int i = 0; i < 6; i++)
			correct(x);
		exam_wish(x, MERLE, (struct fact){.kind = KIND_deliberation_reopened,
		                                  .words = STR("recours")});
	}
}

static void days_made_up_told_both_ways(void **fixture)
{
	int days = getenv("SHORT") ? 8 : 60;
	struct told t = {.seen_by = in_exam};
	size_t refused = 0, events = 0;
	char name[32];

	(void)fixture;
	t.name = name;
	for (int day = 1; day <= days; day++) {
		struct exam x;

		snprintf(name, sizeof name, "day %d", day);
		dice = (uint64_t)day * 0x9E3779B97F4A7C15u;
		exam_open(&x);
		exam_sign_in(&x);
		exam_do(&x, GREBE, (struct fact){.kind = KIND_keeper_taken, .person = GREBE});
		for (int i = 0; i < 400; i++) {
			x.now_ms += INT64_C(100) * below(300);
			refused +=
			    exam_wish(&x, below(3) ? GREBE : 1 + below(4), some_wish(&x)).why !=
			    ALLOWED;
		}
		if (day % 2)
			deliberate(&x);
		t.exam = &x;
		t.events = x.events;
		t.n = x.n;
		t.now = exam_now(&x);
		events += x.n;
		compare(&t);
		exam_close(&x);
	}
	print_message("%d days, %zu events, %zu wishes refused\n", days, events, refused);
	tell_what_was_compared(&t);
}

static int prepare(void **fixture)
{
	work_in_memory();
	return open_folder(fixture);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, prepare, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(the_stories_told_both_ways),
	    in_folder(days_made_up_told_both_ways),
	};

	return cmocka_run_group_tests_name("store/views_agree", tests, NULL, NULL);
}
