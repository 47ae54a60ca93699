/* What core/event promises: names, columns, and the bytes that are hashed. */
#include "unit.h"

#include "core/event.h"

static void names_go_both_ways(void **fixture)
{
	(void)fixture;
	for (enum kind k = KIND_unknown + 1; k < KIND_COUNT; k++)
		assert_int_equal(kind_of(str_of(kind_name(k))), k);
	for (enum code c = CODE_none; c < CODE_COUNT; c++)
		assert_int_equal(code_of(str_of(code_name(c))), c);
	assert_int_equal(kind_of(STR("juror_danced")), KIND_unknown);
	assert_int_equal(code_of(STR("sideways")), CODE_foreign);
}

static void a_line_leaves_out_what_is_not_filled(void **fixture)
{
	struct event e = {
	    .id = 5,
	    .when = {1795509600000, 60, 123456, STR("b00t")},
	    .author = 2,
	    .fact = {.kind = KIND_scored, .candidate = 7, .item = 31, .value = 3},
	};
	struct row r = event_row(&e, (struct str){NULL, 0});
	struct buf b = {0};

	(void)fixture;
	row_write_json(&b, &r);
	assert_string_equal(
	    buf_text(&b),
	    "{\"id\":5,\"at\":1795509600000,\"zone\":60,\"boot\":123456,\"boot_id\":\"b00t\","
	    "\"author\":2,\"kind\":\"scored\",\"candidate\":7,\"item\":31,\"value\":3}");
	buf_done(&b);
}

static void a_duration_of_nothing_is_written(void **fixture)
{
	struct event e = {.id = 9, .when.boot_id = STR("b"),
	                  .fact = {.kind = KIND_speaker_changed, .passage = 2, .candidate = 7}};
	struct row r = event_row(&e, (struct str){NULL, 0});
	struct buf b = {0};

	(void)fixture;
	row_write_json(&b, &r);
	assert_non_null(strstr(buf_text(&b), "\"ms\":0"));
	assert_null(strstr(buf_text(&b), "\"ref\""));
	buf_done(&b);
}

static void a_row_gives_its_event_back(void **fixture)
{
	struct event e = {
	    .id = 12,
	    .when = {5, -60, 6, STR("b")},
	    .author = 1,
	    .fact = {.kind = KIND_question_asked,
	             .passage = 2,
	             .candidate = 7,
	             .person = 3,
	             .item = 9,
	             .words = STR("Pourquoi ?")},
	};
	struct digest d = event_words_digest(STR("salt"), e.fact.words);
	struct row r = event_row(&e, str_of(d.hex));
	struct event back = row_event(&r, e.fact.words, NULL);

	(void)fixture;
	assert_int_equal(back.fact.kind, KIND_question_asked);
	assert_int_equal(back.fact.person, 3);
	assert_int_equal(back.fact.item, 9);
	assert_false(back.emptied);
	assert_true(row_event(&r, (struct str){NULL, 0}, NULL).emptied);
}

static void a_fact_says_which_column_is_off(void **fixture)
{
	struct fact f = {.kind = KIND_scored, .candidate = 7, .item = 31, .value = 3};

	(void)fixture;
	assert_int_equal(fact_fault(&f), 0);
	f.item = 0;
	assert_int_equal(fact_fault(&f), 'I');
	f.item = 31;
	f.passage = 1;
	assert_int_equal(fact_fault(&f), 'P');
}

/* printf 'PREV\n{…}' | sha256sum: the recipe that the manual gives. */
static void a_hash_is_that_of_prev_newline_line(void **fixture)
{
	struct digest d = event_hash(EVENT_NO_HASH, STR("{}"));
	struct buf b = {0};

	(void)fixture;
	buf_addf(&b, "%s\n{}", EVENT_NO_HASH);
	assert_string_equal(d.hex, digest_of(buf_str(&b)).hex);
	buf_done(&b);
}

static struct row row_of(void)
{
	return (struct row){.id = 3, .when.boot_id = STR("b"), .kind = STR("attendance"),
	                    .number = {0, 5}, .filled = {false, true}, .code = STR("present")};
}

/* Cut to 32 bits, 2^32 + 5 would be the fifth. */
static void a_number_too_large_names_nobody(void **fixture)
{
	struct row r = row_of();

	(void)fixture;
	assert_int_equal(row_event(&r, (struct str){NULL, 0}, NULL).fact.candidate, 5);
	r.number[1] += INT64_C(1) << 32;
	assert_int_equal(row_event(&r, (struct str){NULL, 0}, NULL).fact.candidate, -1);
}

static void instants_and_durations_are_brought_within_bounds(void **fixture)
{
	struct row r = row_of();
	struct event e;

	(void)fixture;
	r.when.at_ms = INT64_MAX;
	r.when.boot_ms = INT64_MIN;
	r.when.zone_min = INT32_MIN;
	r.number[5] = INT64_MIN;
	e = row_event(&r, (struct str){NULL, 0}, NULL);
	assert_true(e.when.at_ms > 0 && e.when.at_ms < INT64_MAX / 1000);
	assert_int_equal(e.when.boot_ms, 0);
	assert_int_equal(e.when.zone_min, -1440);
	assert_true(e.fact.ms < 0 && e.fact.ms > INT64_MIN / 1000000);
}

/* As SQLite's json_object writes it: nothing of a forged row reaches a terminal raw. */
static void a_control_in_a_forged_row_is_escaped(void **fixture)
{
	struct row r = row_of();
	struct buf b = {0};

	(void)fixture;
	r.when.boot_id = STR("\x1b[2J\n\t\"\\\x01");
	row_write_json(&b, &r);
	assert_non_null(strstr(buf_text(&b),
	                       "\"boot_id\":\"\\u001b[2J\\n\\t\\\"\\\\\\u0001\""));
	buf_done(&b);
}

static void the_longest_line_has_room(void **fixture)
{
	char controls[64];
	struct row r = {.id = INT64_MIN, .author = INT32_MIN};
	struct buf b = {0};

	(void)fixture;
	memset(controls, 1, sizeof controls);
	r.when = (struct moment){INT64_MIN, INT32_MIN, INT64_MIN, {controls, sizeof controls}};
	r.kind = r.code = r.words = r.when.boot_id;
	for (int i = 0; i < ROW_NUMBERS; i++) {
		r.filled[i] = true;
		r.number[i] = INT64_MIN;
	}
	row_write_json(&b, &r); /* which has counted its room before */
	assert_int_equal(b.s[b.n - 1], '}');
	buf_done(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_go_both_ways),
	    cmocka_unit_test(a_line_leaves_out_what_is_not_filled),
	    cmocka_unit_test(a_duration_of_nothing_is_written),
	    cmocka_unit_test(a_row_gives_its_event_back),
	    cmocka_unit_test(a_fact_says_which_column_is_off),
	    cmocka_unit_test(a_hash_is_that_of_prev_newline_line),
	    cmocka_unit_test(a_number_too_large_names_nobody),
	    cmocka_unit_test(instants_and_durations_are_brought_within_bounds),
	    cmocka_unit_test(a_control_in_a_forged_row_is_escaped),
	    cmocka_unit_test(the_longest_line_has_room),
	};

	return cmocka_run_group_tests_name("core/event", tests, NULL, NULL);
}
