/* One act on a disk that fails at any call: what its author is told of it is what the record
 * holds, and nobody is told to try again what can't succeed. */
#include "unit.h"

#include "app/act.h"
#include "app/record.h"
#include "app/world.h"
#include "faultvfs.h"
#include "small_exam.h"
#include "store/verify.h"
#include "store_fixture.h"

static const struct fact wishes[] = {
    {.kind = KIND_keeper_taken, .person = MERLE},
    {.kind = KIND_author_known, .person = MERLE, .code = CODE_card},
    {.kind = KIND_sealed}, /* the one that empties words */
};

static void find_no_jury(void)
{
	const struct fact wishes_first[] = {
	    {.kind = KIND_noted, .candidate = ACACIA, .words = STR("hésite")},
	    {.kind = KIND_jury_opened, .code = CODE_carence, .words = STR("absents")},
	};
	struct record r;
	struct verdict v;
	struct err e = {0};

	assert_true(record_open(&r, record, LEDGER_APPEND, MERLE, &e));
	for (int i = 0; i < 2; i++)
		assert_int_equal(act_perform(&r, &world_real, MERLE, &wishes_first[i], &v, &e),
		                 ACT_IS_DONE);
	record_close(&r);
}

static void make(void)
{
	struct moment at = {1764000000000, 60, 5000, STR("6f1c")};
	struct exam exam;
	struct err e;

	exam_open(&exam);
	if (!record_make(record, &exam.plan, &at, &e))
		fail_msg("%s", e.what);
	exam_close(&exam);
	find_no_jury(); /* so that there is nothing to decide before the seal */
}

static int64_t count_events(void)
{
	struct verification v;
	struct err e = {0};

	ledger_close(open_record(record, LEDGER_APPEND)); /* undoes what was interrupted */
	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		fail_msg("%s %s", e.what, v.detail);
	return v.head.count;
}

/* What may be tried again is, on a disk that is well once more. */
static void try_again(struct record *r, const struct fact *wish, const char *story)
{
	struct verdict v;
	struct err e;

	if (act_perform(r, &world_real, MERLE, wish, &v, &e) != ACT_IS_DONE || !v.n)
		fail_msg("%s: to be tried again, and in vain: %s", story, e.what);
}

static void judge(struct record *r, const struct fact *wish, enum act_end end, int64_t before,
                  const char *story)
{
	bool stored = count_events() > before;

	switch (end) {
	case ACT_IS_DONE:
		if (!stored)
			fail_msg("%s: told as stored, and lost", story);
		break;
	case ACT_IS_REFUSED: fail_msg("%s: refused by the rules", story); break;
	case ACT_HAS_FAILED:
		if (stored)
			fail_msg("%s: told as not stored, and there", story);
		try_again(r, wish, story);
		break;
	case ACT_IS_LOST:
		if (stored)
			fail_msg("%s: told as lost, and there", story);
		if (!ledger_is_stopped(r->ledger))
			fail_msg("%s: told as lost, and could be tried again", story);
		break;
	}
}

/* How often each end came; false when the n-th call was never made. */
static bool try_one(const struct fact *wish, unsigned sorts, enum faultvfs_deed deed, int n,
                    int ends[4])
{
	struct record r;
	struct verdict v;
	struct err e = {0};
	enum act_end end;
	char story[80];
	int64_t before;
	int met;

	make();
	before = count_events();
	snprintf(story, sizeof story, "%s %s, deed %d at call %d", kind_name(wish->kind),
	         code_name(wish->code), (int)deed, n);
	assert_true(record_open(&r, record, LEDGER_APPEND, MERLE, &e));
	while (ledger_owes(r.ledger))
		assert_true(ledger_check_owed(r.ledger, &e));
	r.way = wish->code;
	faultvfs_set(&(struct faultvfs_plan){sorts, deed, n, false});
	end = act_perform(&r, &world_real, MERLE, wish, &v, &e);
	met = faultvfs_met();
	faultvfs_set(NULL);
	ends[end]++;
	judge(&r, wish, end, before, story);
	record_close(&r);
	remove_tree(record);
	unlink(beside("record-journal"));
	return met > 0;
}

static void try_all(const struct fact *wish, unsigned sorts, enum faultvfs_deed deed, int ends[4])
{
	for (int n = 1; try_one(wish, sorts, deed, n, ends); n++)
		;
}

static void what_is_told_is_what_became_of_it(void **fixture)
{
	static const unsigned sorts[] = {1u << FAULT_READ, 1u << FAULT_WRITE, 1u << FAULT_SYNC,
	                                 1u << FAULT_OPEN, 1u << FAULT_TRUNCATE};
	static const enum faultvfs_deed deeds[] = {FAULT_ERROR, FAULT_FULL, FAULT_SHORT};
	int ends[4] = {0};

	(void)fixture;
	for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++)
		for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++)
			for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++)
				try_all(&wishes[w], sorts[s], deeds[d], ends);
	print_message("%d stored, %d to be tried again, %d lost\n", ends[ACT_IS_DONE],
	              ends[ACT_HAS_FAILED], ends[ACT_IS_LOST]);
	assert_true(ends[ACT_IS_DONE] && ends[ACT_HAS_FAILED] && ends[ACT_IS_LOST]);
}

/* A screen that opened just before the seal has not checked all it read when words are emptied
 * under it: that is no tampering, and it goes on. */
static void a_seal_during_an_opening_accuses_nobody(void **fixture)
{
	struct record opening, sealing;
	struct verdict v;
	struct err e = {0};
	struct fact sealed = {.kind = KIND_sealed},
	            signs = {.kind = KIND_member_signed, .person = MERLE, .code = CODE_signed};

	(void)fixture;
	make();
	assert_true(record_open(&opening, record, LEDGER_APPEND, MERLE, &e));
	assert_true(ledger_owes(opening.ledger));
	assert_true(record_open(&sealing, record, LEDGER_APPEND, MERLE, &e));
	assert_int_equal(act_perform(&sealing, &world_real, MERLE, &sealed, &v, &e), ACT_IS_DONE);
	record_close(&sealing);
	while (ledger_owes(opening.ledger))
		if (!ledger_check_owed(opening.ledger, &e))
			fail_msg("%s", e.what);
	if (act_perform(&opening, &world_real, MERLE, &signs, &v, &e) != ACT_IS_DONE)
		fail_msg("%s", e.what);
	record_close(&opening);
}

static int prepare(void **fixture)
{
	work_in_memory();
	return open_folder(fixture);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_told_is_what_became_of_it, prepare,
	                                    close_folder),
	    cmocka_unit_test_setup_teardown(a_seal_during_an_opening_accuses_nobody, prepare,
	                                    close_folder),
	};

	faultvfs_install();
	faultvfs_set(NULL);
	return cmocka_run_group_tests_name("app/act", tests, NULL, NULL);
}
