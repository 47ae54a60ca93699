/* A ledger that comes from elsewhere may hold anything: folding it, asking the
 * state about it, telling its events and deciding on top of it never crash,
 * and end.  (What a false fact means is nobody's promise.) */
#include "unit.h"

#include <stdlib.h>

#include "base/ratio.h"
#include "chance.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "small_exam.h"

enum { LEDGERS = 100, EVENTS = 2000, PEOPLE = 11 };

/* Mostly numbers that name something, else the edges of each type. */
static int64_t any_number(struct chance *c, int64_t most)
{
	static const int64_t edges[] = {-1, 0, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN,
	                                INT64_C(1) << 32, RATIO_ONE, PLAN_PASSAGES_MAX + 1};

	if (chance_of(c, 8) == 0)
		return edges[chance_of(c, sizeof edges / sizeof *edges)];
	return (int64_t)chance_of(c, (uint32_t)most + 1);
}

static int32_t any_small(struct chance *c, int64_t most)
{
	return (int32_t)any_number(c, most);
}

static int64_t any_ms(struct chance *c)
{
	return chance_of(c, 4) ? (int64_t)chance_of(c, 2000000) - 400000 : any_number(c, 100);
}

static struct fact any_fact(struct chance *c, int64_t last_id)
{
	struct fact f = {
	    .kind = (enum kind)chance_of(c, KIND_COUNT),
	    .passage = any_small(c, 3),
	    .candidate = any_small(c, PEOPLE),
	    .person = any_small(c, PEOPLE),
	    .item = any_small(c, 20),
	    .value = any_number(c, 12),
	    .ms = any_ms(c),
	    .ref = chance_of(c, 3) ? last_id - (int64_t)chance_of(c, 40) : any_number(c, last_id),
	    .code = (enum code)chance_of(c, CODE_foreign + 1),
	};

	if (chance_of(c, 2))
		f.words = STR("Où ?\n\x1b[1m");
	return f;
}

static struct moment any_moment(struct chance *c, int64_t ms)
{
	static const char *const boots[] = {"premier", "premier", "premier", "second", ""};
	struct moment m = {.at_ms = 1795509600000 + ms, .zone_min = 60, .boot_ms = ms,
	                   .boot_id = str_of(boots[chance_of(c, 5)])};

	if (chance_of(c, 50) == 0)
		m.at_ms = any_number(c, 9);
	if (chance_of(c, 50) == 0)
		m.boot_ms = any_number(c, 9);
	if (chance_of(c, 50) == 0)
		m.zone_min = any_small(c, 2000);
	return m;
}

/* -- asking for all that a screen could ask for -------------------------------------------- */

static void ask_of_people(const struct state *s, const struct moment *now)
{
	struct quorum q;
	struct lack lacks[4];

	for (int32_t i = -1; i <= PEOPLE + 1; i++) {
		state_person(s, i);
		rules_quorum(s, i, &q);
		questions_due(s, i);
		for (int32_t j = 0; j <= PEOPLE; j++) {
			sheets_lacks(s, i, j, lacks, 4);
			sheets_is_blank(s, i, j);
			rules_sheet_is_due(s, i, j);
			state_marked(s, i, j);
		}
		for (size_t r = 0; r < s->n_runs && r < 20; r++)
			speech_drift(s, &s->runs[s->n_runs - 1 - r], i, now);
	}
}

static void ask_of_time(const struct state *s, const struct moment *now)
{
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];

		clock_left_ms(r, now);
		clock_guess_ms(r, now);
		clock_pause_ms(r, now);
		speech_nobody_ms(s, r, now);
		speech_silence_ms(s, r, now);
		speech_lacking_ms(s, r, now);
	}
	for (int32_t p = -1; p <= 4; p++) {
		int32_t numbers[3];
		struct owed owed;

		state_candidates(s, p, numbers, 3);
		state_open_run(s, p);
		questions_owed(s, p, &owed);
		questions_pace_ms(s, p, now);
		rules_missing_sheets(s, p);
		for (size_t i = 0; i < s->plan.n_phases; i++)
			clock_planned_ms(s, p, &s->plan.phases[i]);
	}
	state_current_passage(s);
}

static void tell(const struct state *s, int32_t author, const struct fact *f, struct buf *b)
{
	buf_clear(b);
	say_event(b, s, author, f);
	say_brief(b, s, author, f);
	say_done(b, s, author, f);
	say_undone(b, s, author, f);
	assert_true(b->n > 0);
}

static void tell_all(const struct state *s)
{
	struct buf b = {0};

	for (size_t i = 0; i < s->n_entries; i++)
		tell(s, s->entries[i].author, &s->entries[i].fact, &b);
	buf_done(&b);
}

/* Whatever is wished on top of it, the facts that follow can be stored. */
static void wish(struct chance *c, const struct state *s, const struct moment *now)
{
	struct buf b = {0};

	for (int i = 0; i < 400; i++) {
		struct fact f = any_fact(c, s->last_id);
		struct verdict v = rules_decide(s, any_small(c, 5), &f, now);

		for (size_t k = 0; k < v.n; k++)
			assert_int_equal(fact_fault(&v.facts[k]), 0);
		buf_clear(&b);
		say_refusal(&b, s, &v);
	}
	buf_done(&b);
}

/* -- the ledgers ---------------------------------------------------------------------------- */

static void fold_all(struct state *s, const struct event *events, size_t n)
{
	int refolds = 0;

	do {
		assert_true(refolds++ < 3); /* it ends */
		if (s->refold)
			state_reset(s);
		for (size_t i = 0; i < n; i++)
			state_apply(s, &events[i]);
	} while (s->refold);
}

static void a_false_ledger_is_folded_asked_and_told(void **fixture)
{
	static const int32_t viewers[] = {0, MERLE, SITTELLE, HETRE, -1};
	static struct event events[EVENTS];
	struct chance c = {7};

	(void)fixture;
	for (int round = 0; round < LEDGERS; round++) {
		struct exam x;
		struct state s;
		size_t n = 0;

		exam_open(&x);
		if (round % 4)
			exam_sign_in(&x);
		for (; n < x.n; n++)
			events[n] = x.events[n];
		for (; n < EVENTS; n++)
			events[n] = (struct event){.id = (int64_t)n + 1,
			                           .when = any_moment(&c, (int64_t)n * 700),
			                           .author = any_small(&c, 5),
			                           .fact = any_fact(&c, (int64_t)n)};
		state_init(&s, viewers[round % 5], NULL);
		fold_all(&s, events, n);
		ask_of_people(&s, &events[n - 1].when);
		ask_of_time(&s, &events[n - 1].when);
		tell_all(&s);
		wish(&c, &s, &events[n - 1].when);
		assert_int_equal(strlen(state_digest(&s).hex), 64);
		state_done(&s);
		exam_close(&x);
	}
}

/* Of itself, of one that comes later, by way of what confirms it. */
static void corrections_that_go_round_are_told_too(void **fixture)
{
	struct exam x;
	struct state s;
	struct event ring[4];
	size_t n;

	(void)fixture;
	exam_open(&x);
	n = x.n;
	for (size_t i = 0; i < 4; i++)
		ring[i] = (struct event){.id = (int64_t)(n + i) + 1, .when = x.events[n - 1].when,
		                         .author = MERLE};
	ring[0].fact = (struct fact){.kind = KIND_rectified, .ref = ring[0].id,
	                             .code = CODE_remark, .words = STR("a")};
	ring[1].fact = (struct fact){.kind = KIND_rectified, .ref = ring[2].id,
	                             .code = CODE_remark, .words = STR("b")};
	ring[2].fact = (struct fact){.kind = KIND_rectified, .ref = ring[3].id,
	                             .code = CODE_remark, .words = STR("c")};
	ring[3].fact = (struct fact){.kind = KIND_entry_confirmed, .ref = ring[1].id};
	state_init(&s, 0, NULL);
	for (size_t i = 0; i < n; i++)
		state_apply(&s, &x.events[i]);
	for (size_t i = 0; i < 4; i++)
		state_apply(&s, &ring[i]);
	tell_all(&s);
	state_done(&s);
	exam_close(&x);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_false_ledger_is_folded_asked_and_told),
	    cmocka_unit_test(corrections_that_go_round_are_told_too),
	};

	return cmocka_run_group_tests_name("core/hostile", tests, NULL, NULL);
}
