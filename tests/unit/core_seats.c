/* How the author of an act is known, and places that are opened again. */
#include "unit.h"

#include "core/say.h"
#include "small_exam.h"

static struct fact known_by(int32_t person, enum code code)
{
	return (struct fact){.kind = KIND_author_known, .person = person, .code = code};
}

static struct fact opened(int32_t person)
{
	return (struct fact){.kind = KIND_seat_opened, .person = person};
}

static void all_are_at_the_keyboard_until_it_is_told(void **fixture)
{
	struct exam *x = *fixture;
	size_t n = x->n;

	assert_int_equal(rules_known_by(&x->judge[MERLE], PINSON), CODE_keyboard);
	exam_do(x, PINSON, known_by(PINSON, CODE_keyboard));
	assert_int_equal(x->n, n); /* a session on one machine writes nothing of it */
	exam_do(x, PINSON, known_by(PINSON, CODE_key));
	assert_int_equal(x->n, n + 1);
	assert_int_equal(rules_known_by(&x->judge[MERLE], PINSON), CODE_key);
	exam_do(x, PINSON, known_by(PINSON, CODE_key));
	assert_int_equal(x->n, n + 1);
	exam_do(x, PINSON, known_by(PINSON, CODE_keyboard));
	assert_int_equal(rules_known_by(&x->judge[MERLE], PINSON), CODE_keyboard);
}

static void one_tells_it_of_oneself_alone(void **fixture)
{
	struct exam *x = *fixture;

	assert_int_equal(exam_wish(x, MERLE, known_by(PINSON, CODE_key)).why,
	                 REFUSED_nothing_such);
	assert_int_equal(exam_wish(x, PINSON, known_by(PINSON, CODE_regular)).why,
	                 REFUSED_nothing_such);
	exam_tell(x, MERLE, known_by(PINSON, CODE_key));
	assert_int_equal(rules_known_by(&x->judge[GREBE], PINSON), CODE_keyboard);
}

/* It is no act: undo, the journal and "saved at" are as without it. */
static void it_moves_nothing_that_follows_acts(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[PINSON];
	int64_t mine, last;
	size_t entries;

	exam_do(x, PINSON, (struct fact){.kind = KIND_noted, .candidate = ACACIA,
	                                 .words = STR("Juste.")});
	mine = s->my_last_id;
	last = exam_last(x);
	entries = s->n_entries;
	exam_do(x, PINSON, known_by(PINSON, CODE_card));
	assert_int_equal(s->my_last_id, mine);
	assert_int_equal(s->people[PINSON - 1].acted_id, last);
	assert_int_equal(s->n_entries, entries);
	assert_int_equal(state_latest(s, PINSON)->id, last);
	assert_int_equal(exam_undo(x, PINSON), ALLOWED);
}

/* Given a role by mistake, known by key, and nothing done: it is taken back. */
static void who_only_sat_down_has_not_acted(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, MERLE, (struct fact){.kind = KIND_role_given, .person = SITTELLE,
	                                .code = CODE_secretary});
	exam_do(x, SITTELLE, known_by(SITTELLE, CODE_key));
	assert_int_equal(exam_undo(x, MERLE), ALLOWED);
}

static void president_and_secretary_open_a_place_again(void **fixture)
{
	struct exam *x = *fixture;

	exam_do(x, MERLE, opened(PINSON));
	assert_int_equal(x->judge[PINSON].people[PINSON - 1].opened_id, exam_last(x));
	exam_do(x, GREBE, opened(PINSON));
	assert_int_equal(x->judge[0].people[PINSON - 1].opened_id, exam_last(x));
	assert_int_equal(exam_wish(x, PINSON, opened(PINSON)).why, REFUSED_president_or_secretary);
	assert_int_equal(exam_wish(x, MERLE, opened(ACACIA)).why, REFUSED_nothing_such);
}

static void a_place_open_again_is_an_act_of_the_journal(void **fixture)
{
	struct exam *x = *fixture;
	const struct state *s = &x->judge[SITTELLE];
	struct verdict v;

	exam_do(x, GREBE, opened(PINSON));
	assert_int_equal(s->entries[s->n_entries - 1].fact.kind, KIND_seat_opened);
	v = exam_wish(x, GREBE, (struct fact){.kind = KIND_taken_back});
	assert_int_equal(v.why, REFUSED_not_undoable);
	assert_int_equal(v.about.kind, KIND_seat_opened);
}

/* After the seal who looks on adds nothing, and is not refused. */
static void a_sealed_record_is_looked_at_without_a_word(void **fixture)
{
	struct exam *x = *fixture;
	size_t n;

	exam_tell(x, GREBE, (struct fact){.kind = KIND_sealed, .value = exam_last(x)});
	n = x->n;
	exam_do(x, PINSON, known_by(PINSON, CODE_key));
	assert_int_equal(x->n, n);
	exam_do(x, GREBE, opened(PINSON)); /* who is to sign may have mistyped, too */
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    EXAM_TEST(all_are_at_the_keyboard_until_it_is_told),
	    EXAM_TEST(one_tells_it_of_oneself_alone),
	    EXAM_TEST(it_moves_nothing_that_follows_acts),
	    EXAM_TEST(who_only_sat_down_has_not_acted),
	    EXAM_TEST(president_and_secretary_open_a_place_again),
	    EXAM_TEST(a_place_open_again_is_an_act_of_the_journal),
	    EXAM_TEST(a_sealed_record_is_looked_at_without_a_word),
	};

	return cmocka_run_group_tests_name("core/seats", tests, NULL, NULL);
}
