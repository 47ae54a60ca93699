/* Laws that hold whatever the jury does: random wishes by random people, with time
 * passing, pauses, reboots and the hat going round.  Two exams are played side by side,
 * which differ in one member's marks and words alone. */
#include "unit.h"

#include <stdlib.h>

#include "chance.h"
#include "core/clock.h"
#include "core/speech.h"
#include "small_exam.h"

enum { ROUNDS = 2000, ROUNDS_SHORT = 200, WISHES = 30, OTHERS = PINSON };

static int rounds(void)
{
	return getenv("SHORT") ? ROUNDS_SHORT : ROUNDS;
}

/* -- wishes -------------------------------------------------------------------------------- */

/* Mostly of the first group, which is heard. */
static int32_t any_candidate(struct chance *c)
{
	return CEDRE + (int32_t)chance_of(c, chance_of(c, 6) ? 3 : 5);
}

/* A run, often the last; what its phase is. */
static int64_t any_run(struct chance *c, const struct exam *x)
{
	const struct state *s = &x->judge[0];

	if (!s->n_runs)
		return 0;
	return s->runs[chance_of(c, 3) ? s->n_runs - 1 : chance_of(c, (uint32_t)s->n_runs)].id;
}

static int64_t any_id(struct chance *c, const struct exam *x)
{
	return (int64_t)x->n - (int64_t)chance_of(c, 12);
}

static int64_t any_turn(struct chance *c, const struct exam *x)
{
	const struct state *s = &x->judge[0];

	return s->n_turns ? s->turns[chance_of(c, (uint32_t)s->n_turns)].id : any_run(c, x);
}

static int64_t any_question(struct chance *c, const struct exam *x)
{
	const struct state *s = &x->judge[0];

	return s->n_questions ? s->questions[chance_of(c, (uint32_t)s->n_questions)].id : 0;
}

static struct fact about_people(struct chance *c)
{
	static const enum code attendances[] = {CODE_present, CODE_present, CODE_late,
	                                        CODE_absent,  CODE_admitted, CODE_gave_up};
	static const enum code roles[] = {CODE_president, CODE_member, CODE_secretary};
	static const enum code ways[] = {CODE_key, CODE_card, CODE_keyboard};
	int32_t member = MERLE + (int32_t)chance_of(c, 4);

	switch (chance_of(c, 10)) {
	case 0:
		return (struct fact){.kind = KIND_role_given, .person = member,
		                     .code = roles[chance_of(c, 3)]};
	case 1:
		return (struct fact){.kind = KIND_member_present, .person = member,
		                     .code = chance_of(c, 2) ? CODE_in : CODE_out};
	case 2:
		return (struct fact){.kind = KIND_recused, .person = member,
		                     .candidate = any_candidate(c), .code = CODE_kin};
	case 3:
		return (struct fact){.kind = KIND_declared, .person = member, .code = CODE_no_link};
	case 4:
		return (struct fact){.kind = KIND_candidate_placed, .candidate = any_candidate(c),
		                     .passage = 1, .value = 1 + chance_of(c, 3)};
	case 5: return (struct fact){.kind = KIND_keeper_taken, .person = member};
	case 6: return (struct fact){.kind = KIND_seat_opened, .person = member};
	case 7:
		return (struct fact){.kind = KIND_author_known, .person = member,
		                     .code = ways[chance_of(c, 3)]};
	default:
		return (struct fact){.kind = KIND_attendance, .candidate = any_candidate(c),
		                     .value = chance_of(c, 2),
		                     .code = attendances[chance_of(c, 6)]};
	}
}

static struct fact about_time(struct chance *c, const struct exam *x)
{
	static const enum kind kinds[] = {KIND_phase_paused,    KIND_phase_resumed,
	                                  KIND_phase_ended,     KIND_phase_ended,
	                                  KIND_phase_restarted, KIND_phase_reopened,
	                                  KIND_time_corrected,  KIND_time_given};
	const int32_t phases[] = {x->presentation, x->exchange, x->notation};
	struct fact f = {.kind = KIND_speaker_changed, .passage = chance_of(c, 9) ? 1 : 2};
	const struct phase *next = state_next_phase(&x->judge[0], f.passage);

	switch (chance_of(c, 5)) {
	case 0:
		f.kind = KIND_phase_started;
		f.item = next && chance_of(c, 5) ? next->item : phases[chance_of(c, 3)];
		return f;
	case 1: f.candidate = chance_of(c, 4) ? any_candidate(c) : 0; return f;
	case 2:
		return (struct fact){.kind = KIND_speech_moved, .ref = any_turn(c, x),
		                     .candidate = any_candidate(c), .ms = 1 + chance_of(c, 9000)};
	default:
		f = (struct fact){.kind = kinds[chance_of(c, 8)], .ref = any_run(c, x),
		                  .words = STR("bruit")};
		if (f.kind == KIND_phase_ended || f.kind == KIND_phase_restarted)
			f.code = CODE_overridden;
		if (f.kind == KIND_time_given || f.kind == KIND_time_corrected)
			f.ms = (int64_t)chance_of(c, 40000) - 15000;
		if (f.kind == KIND_phase_resumed || f.kind == KIND_phase_reopened)
			f.words = (struct str){NULL, 0};
		return f;
	}
}

static struct fact about_talk(struct chance *c, const struct exam *x)
{
	struct fact f = {.kind = KIND_question_asked, .item = chance_of(c, 2) ? x->level_a : 0,
	                 .candidate = chance_of(c, 5) ? any_candidate(c) : 0};

	switch (chance_of(c, 4)) {
	case 0: return (struct fact){.kind = KIND_incident, .code = CODE_noise, .passage = 1};
	case 1:
		f.kind = KIND_question_changed;
		f.candidate = 0;
		f.ref = any_question(c, x);
		f.person = MERLE + (int32_t)chance_of(c, 3);
		f.code = chance_of(c, 2) ? CODE_question : CODE_follow_up;
		return f;
	default:
		f.passage = f.candidate ? 0 : 1;
		return f;
	}
}

static struct fact about_sheets(struct chance *c, const struct exam *x)
{
	static const char *const texts[] = {"Récité.", "Juste.", "À revoir."};
	struct fact f = {.kind = KIND_scored, .candidate = any_candidate(c),
	                 .item = chance_of(c, 2) ? x->c1_1 : x->c1_2};

	switch (chance_of(c, 9)) {
	case 0: f.kind = KIND_sheet_handed_in; f.item = 0; return f;
	case 1: f.kind = KIND_sheet_reopened; f.item = 0; f.words = STR("relu"); return f;
	case 2: f.kind = KIND_sheet_moved; f.item = 0; f.value = any_candidate(c); break;
	case 3:
		f.kind = KIND_commented;
		f.item = x->c1;
		f.words = str_of(texts[chance_of(c, 3)]);
		return f;
	case 4:
		f.kind = KIND_noted;
		f.item = 0;
		f.words = str_of(texts[chance_of(c, 3)]);
		return f;
	case 5: f.code = chance_of(c, 2) ? CODE_cleared : CODE_not_observed; break;
	default: f.value = 1 + chance_of(c, 4); break;
	}
	if (chance_of(c, 2))
		f.words = STR("relu mes notes");
	return f;
}

static struct fact about_decisions(struct chance *c, const struct exam *x)
{
	static const enum code codes[] = {CODE_validated, CODE_validated, CODE_not_validated,
	                                  CODE_reserved, CODE_cleared};
	struct fact f = {.kind = KIND_decided, .candidate = any_candidate(c),
	                 .item = chance_of(c, 2) ? x->c1 : x->c2, .words = STR("récité")};

	switch (chance_of(c, 8)) {
	case 0: f.kind = KIND_joint_appreciation; return f;
	case 1:
		f.kind = KIND_outcome_set;
		f.item = 0;
		f.code = chance_of(c, 2) ? CODE_postponed : CODE_cleared;
		return f;
	case 2:
		f.kind = KIND_written_entered;
		f.value = 1 + chance_of(c, 4);
		return f;
	case 3:
		f.kind = KIND_validated_before;
		return f;
	default:
		f.code = codes[chance_of(c, 5)];
		f.value = f.code == CODE_not_validated && f.item == x->c1 ? 2 : 0;
		return f;
	}
}

static struct fact about_the_minutes(struct chance *c, const struct exam *x)
{
	static const enum code codes[] = {CODE_signed, CODE_absent, CODE_refused, CODE_cleared};
	int32_t member = MERLE + (int32_t)chance_of(c, 4);
	const struct state *s = &x->judge[0];
	size_t n = s->n_rectifications;

	switch (n > 0 && chance_of(c, 2) ? 5 : chance_of(c, 8)) {
	case 0:
	case 1: return (struct fact){.kind = KIND_sealed};
	case 2:
		return (struct fact){.kind = KIND_deliberation_reopened, .words = STR("recours")};
	case 3:
		return (struct fact){.kind = KIND_rectified, .code = CODE_given,
		                     .person = any_candidate(c), .words = STR("Alix")};
	case 4:
		return (struct fact){.kind = KIND_rectified, .code = CODE_remark,
		                     .ref = any_id(c, x), .words = STR("lu autrement")};
	case 5:
		return (struct fact){.kind = KIND_entry_confirmed,
		                     .ref = n ? s->rectifications[n - 1].id : any_id(c, x)};
	default:
		return (struct fact){.kind = KIND_member_signed, .person = member,
		                     .code = codes[chance_of(c, 4)]};
	}
}

static struct fact any_wish(struct chance *c, const struct exam *x)
{
	if (x->judge[0].deliberation_id && chance_of(c, 2))
		return chance_of(c, x->judge[0].version ? 2 : 5) ? about_decisions(c, x)
		                                                 : about_the_minutes(c, x);
	switch (chance_of(c, 18)) {
	case 0: return about_people(c);
	case 1:
	case 2:
	case 3: return about_time(c, x);
	case 4:
	case 5: return about_talk(c, x);
	case 6:
	case 7: return (struct fact){.kind = KIND_taken_back, .value = chance_of(c, 3) == 0};
	case 8:
		return (struct fact){.kind = KIND_taken_back, .ref = any_id(c, x)};
	case 9:
		if (chance_of(c, 4) == 0)
			return (struct fact){.kind = KIND_deliberation_opened,
			                     .words = STR("essai")};
		return about_time(c, x);
	default: return about_sheets(c, x);
	}
}

/* The same wish, with the one member's marks and words turned into others, each into one. */
static struct fact turned(struct fact f)
{
	if (f.kind == KIND_scored && f.value)
		f.value = 5 - f.value;
	if (kind_part(f.kind) == PART_SHEET && f.words.n)
		f.words.n--;
	return f;
}

/* -- laws ---------------------------------------------------------------------------------- */

static void live_is_replay(const struct exam *x)
{
	for (int32_t viewer = 0; viewer <= GREBE; viewer++) {
		struct state s;

		exam_fold(x, viewer, &s);
		assert_string_equal(state_digest(&s).hex, state_digest(&x->judge[viewer]).hex);
		state_done(&s);
	}
}

/* More than in private notes, which stay private. */
static bool differs_on_sheets(const struct exam *x, const struct exam *y)
{
	assert_int_equal(x->n, y->n);
	for (size_t i = 0; i < x->n; i++) {
		const struct fact *f = &x->events[i].fact, *g = &y->events[i].fact;

		assert_int_equal(f->kind, g->kind);
		if (f->kind != KIND_noted &&
		    (f->value != g->value || !str_equal(f->words, g->words)))
			return true;
	}
	return false;
}

/* Nobody else's state differs; once revealed, that of all who attend does. */
static void marks_are_one_s_own(const struct exam *x, const struct exam *y)
{
	bool differs = differs_on_sheets(x, y);

	for (int32_t viewer = 0; viewer <= GREBE; viewer++) {
		struct digest a = state_digest(&x->judge[viewer]);
		struct digest b = state_digest(&y->judge[viewer]);

		if (viewer != OTHERS)
			assert_int_equal(strcmp(a.hex, b.hex) != 0,
			                 differs && x->judge[viewer].revealed.session);
	}
}

static bool was_corrected(const struct exam *x, const struct run *r)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->events[i].fact.kind == KIND_time_corrected && x->events[i].fact.ref == r->id)
			return true;
	return false;
}

/* All time of a talk is somebody's or nobody's, unless it was corrected since. */
static void every_second_is_counted_once(const struct exam *x)
{
	const struct state *s = &x->judge[0];
	struct moment now = exam_now(x);

	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		int64_t spoken = speech_nobody_ms(s, r, &now);

		for (int32_t c = CEDRE; c <= HETRE; c++)
			spoken += speech_spoken_ms(s, r, c, &now);
		if (!clock_to_confirm(r, &now) && !was_corrected(x, r))
			assert_int_equal(spoken, clock_elapsed_ms(r, &now));
	}
}

static void chairs_are_one_each(const struct exam *x)
{
	for (int32_t passage = 1; passage <= 2; passage++) {
		int32_t order[5];
		size_t n = state_candidates(&x->judge[0], passage, order, 5);

		for (size_t i = 0; i < n; i++)
			assert_int_equal(x->judge[0].plan.persons[order[i] - 1].chair, i + 1);
	}
}

static void one_presides(const struct exam *x)
{
	int n = 0;

	for (int32_t i = MERLE; i <= GREBE; i++) {
		const struct standing *p = state_person(&x->judge[0], i);

		n += p->role == ROLE_PRESIDENT && !p->out;
	}
	assert_true(n <= 1);
}

/* What counts of one's own sheets, as text. */
static struct digest own_marks(const struct exam *x, int32_t author)
{
	const struct state *s = &x->judge[author];
	struct buf b = {0};
	struct digest d;

	for (int32_t c = CEDRE; c <= HETRE; c++) {
		const struct sheet *sheet = state_sheet(s, author, c);

		for (size_t i = 0; i < s->n_sheet_items; i++) {
			const struct mark *m = state_mark(s, author, c, s->sheet_items[i]);

			buf_addf(&b, "%d ", m ? (int)m->rank : 0);
			buf_addf(&b, "%d ", m ? m->code == CODE_not_observed : 0);
		}
		if (sheet && sheet->kept)
			buf_add(&b, sheet->kept[0].words);
		if (sheet)
			buf_add(&b, sheet->notes.words);
		buf_add_char(&b, '\n');
	}
	d = digest_of(buf_str(&b));
	buf_done(&b);
	return d;
}

static void undone_and_put_back_is_as_before(struct exam *x, int32_t author)
{
	const struct entry *e = state_undoable(&x->judge[author], author);
	bool is_sheet = e && kind_part(e->fact.kind) == PART_SHEET;
	struct digest before = own_marks(x, author);

	if (exam_undo(x, author) || !is_sheet)
		return;
	assert_int_equal(exam_redo(x, author), ALLOWED);
	assert_string_equal(own_marks(x, author).hex, before.hex);
}

static void done_and_undone_is_as_before(struct chance *c, struct exam *x, int32_t author)
{
	struct fact wish = about_sheets(c, x);
	struct digest before = own_marks(x, author);
	struct verdict v = exam_wish(x, author, wish);

	if (v.why || !v.n || wish.kind == KIND_sheet_handed_in ||
	    wish.kind == KIND_sheet_reopened)
		return;
	assert_int_equal(exam_undo(x, author), ALLOWED);
	assert_string_equal(own_marks(x, author).hex, before.hex);
}

static size_t seals, corrections, again; /* met in all rounds: that there are some */

/* The version says how often the minutes were sealed, or corrected by two; after the seal, nothing
 * is left of private notes. */
static void minutes_count_their_versions(const struct exam *x)
{
	const struct state *s = &x->judge[0];
	int64_t versions = 0;

	for (size_t i = 0; i < x->n; i++) {
		enum kind kind = x->events[i].fact.kind;

		versions += kind == KIND_sealed || kind == KIND_entry_confirmed;
		seals += kind == KIND_sealed;
		corrections += kind == KIND_entry_confirmed;
		again += kind == KIND_deliberation_reopened;
	}
	assert_int_equal(s->version, versions);
	assert_true(!s->seal_id || !s->reopened_id);
	for (int32_t viewer = MERLE; s->seal_id && viewer <= GREBE; viewer++)
		for (int32_t c = CEDRE; c <= HETRE; c++) {
			const struct sheet *sheet = state_sheet(&x->judge[viewer], viewer, c);

			assert_true(!sheet || !sheet->notes.words.n);
		}
}

/* -- the rounds ---------------------------------------------------------------------------- */

static void time_passes(struct chance *c, struct exam *x, struct exam *y)
{
	x->now_ms += chance_of(c, 20000);
	if (chance_of(c, 60) == 0 && x->boot.n > 1) {
		x->boot = (struct str){x->boot.s, x->boot.n - 1}; /* a name of its own */
		x->now_ms = 400;
	}
	y->now_ms = x->now_ms;
	y->boot = x->boot;
}

/* Time is the keeper's, the reveal the president's, sheets are the members'; and anybody tries. */
static int32_t any_author(struct chance *c, const struct exam *x, const struct fact *wish)
{
	if (chance_of(c, 4) == 0)
		return MERLE + (int32_t)chance_of(c, 4);
	if (wish->kind == KIND_deliberation_opened || wish->kind == KIND_time_given ||
	    wish->kind == KIND_sealed || wish->kind == KIND_rectified ||
	    wish->kind == KIND_deliberation_reopened)
		return MERLE;
	if (kind_part(wish->kind) == PART_DELIBERATION)
		return chance_of(c, 2) ? MERLE : GREBE;
	if (wish->kind == KIND_taken_back)
		return MERLE + (int32_t)chance_of(c, 4);
	if (kind_part(wish->kind) == PART_SHEET || wish->kind == KIND_question_changed)
		return MERLE + (int32_t)chance_of(c, 3);
	return x->judge[0].keeper;
}

/* Whatever facts a wish became, they are one act to take back, or none. */
static void it_is_one_act(const struct exam *x, int32_t author, size_t facts)
{
	const struct state *s = &x->judge[author];
	int acts = 0;

	for (size_t i = 0; i < s->n_entries; i++)
		acts += s->entries[i].id > (int64_t)(x->n - facts) && !s->entries[i].with &&
		        !s->entries[i].is_undo;
	assert_true(acts <= 1);
}

static void wish_in_both(struct chance *c, struct exam *x, struct exam *y)
{
	struct fact wish = any_wish(c, x);
	int32_t author = any_author(c, x, &wish);
	struct state before = x->judge[author];
	struct verdict v = exam_wish(x, author, wish), w;

	if (v.why)
		assert_memory_equal(&x->judge[author], &before, sizeof before);
	else
		it_is_one_act(x, author, v.n);
	w = exam_wish(y, author, author == OTHERS ? turned(wish) : wish);
	assert_int_equal(v.why, w.why);
	assert_int_equal(v.n, w.n);
}

/* All is decided, at times all but one. */
static void decide(struct chance *c, struct exam *x)
{
	for (int32_t k = FRENE; k <= HETRE; k++)
		exam_do(x, GREBE, (struct fact){.kind = KIND_attendance, .candidate = k,
		                                .code = CODE_absent});
	exam_do(x, MERLE, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	for (int32_t k = CEDRE; k <= ERABLE; k++)
		for (int i = 0; i < 2; i++) {
			x->now_ms += 1000;
			if (chance_of(c, 20))
				exam_do(x, GREBE,
				        (struct fact){.kind = KIND_decided,
				                      .candidate = k,
				                      .item = i ? x->c1 : x->c2,
				                      .code = CODE_validated});
		}
}

/* Somewhere in the day: from the jury's opening to the decisions. */
static void begin(struct chance *c, struct exam *x)
{
	const int32_t phases[] = {x->presentation, x->exchange, x->notation};
	uint32_t n = chance_of(c, 8);
	bool decided = n > 5;

	if (!n)
		return;
	n = n > 4 ? 3 : n;
	exam_sign_in(x);
	for (uint32_t i = 0; i + 1 < n; i++) {
		exam_start_phase(x, phases[i]);
		if (i + 2 < n || decided)
			exam_end_phase(x, phases[i]);
	}
	if (decided)
		decide(c, x);
}

static void laws_hold_in_random_days(void **fixture)
{
	(void)fixture;
	for (int round = 0; round < rounds(); round++) {
		struct chance c = {(uint64_t)round}, same = c;
		struct exam x, y;

		exam_open(&x);
		exam_open(&y);
		begin(&c, &x);
		begin(&same, &y);
		for (int i = 0; i < WISHES; i++) {
			time_passes(&c, &x, &y);
			wish_in_both(&c, &x, &y);
		}
		marks_are_one_s_own(&x, &y);
		every_second_is_counted_once(&x);
		chairs_are_one_each(&x);
		one_presides(&x);
		minutes_count_their_versions(&x);
		for (int32_t author = MERLE; author <= GREBE; author++) {
			done_and_undone_is_as_before(&c, &x, author);
			undone_and_put_back_is_as_before(&x, author);
		}
		live_is_replay(&x);
		exam_close(&x);
		exam_close(&y);
	}
	print_message("%zu seals, %zu corrections of form, %zu deliberations again\n", seals,
	              corrections, again);
	assert_true(seals && corrections && again);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(laws_hold_in_random_days),
	};

	return cmocka_run_group_tests_name("core/laws", tests, NULL, NULL);
}
