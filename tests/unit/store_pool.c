/* The memory that SQLite is given: each piece its own, and what it holds kept. */
#include "unit.h"

#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

#include "chance.h"
#include "store/pool.h"

enum { HELD = 300, TURNS = 60000 };

static struct {
	unsigned char *s;
	int n;
	unsigned char mark;
} held[HELD];

static void fill(int i, int n, unsigned char mark)
{
	held[i].n = n;
	held[i].mark = mark;
	memset(held[i].s, mark, (size_t)n);
}

static void check(int i, int n)
{
	for (int at = 0; at < n; at++)
		assert_int_equal(held[i].s[at], held[i].mark);
}

/* Most pieces are small, some larger than the pool keeps, some as large as a page and more. */
static int some_bytes(struct chance *c)
{
	static const uint32_t most[] = {16, 64, 64, 200, 1100, 9000};

	return 1 + (int)chance_of(c, most[chance_of(c, 6)]);
}

static void pieces_never_share_a_byte(void **fixture)
{
	struct chance c = {20261129};
	int taken = 0, changed = 0;

	(void)fixture;
	pool_use();
	for (int turn = 0; turn < TURNS; turn++) {
		int i = (int)chance_of(&c, HELD), n = some_bytes(&c);
		unsigned char mark = (unsigned char)(turn * 31 + i);

		if (!held[i].s) {
			held[i].s = sqlite3_malloc(n);
			taken++;
		} else if (chance_of(&c, 2)) {
			check(i, held[i].n);
			held[i].s = sqlite3_realloc(held[i].s, n);
			assert_non_null(held[i].s);
			check(i, n < held[i].n ? n : held[i].n);
			changed++;
		} else {
			check(i, held[i].n);
			sqlite3_free(held[i].s);
			held[i].s = NULL;
			continue;
		}
		assert_non_null(held[i].s);
		assert_int_equal((uintptr_t)held[i].s % 8, 0);
		assert_true(sqlite3_msize(held[i].s) >= (sqlite3_uint64)n);
		fill(i, n, mark);
	}
	print_message("%d pieces taken, %d changed\n", taken, changed);
	assert_true(taken > TURNS / 10 && changed > TURNS / 10);
	for (int i = 0; i < HELD; i++) {
		if (held[i].s)
			check(i, held[i].n);
		sqlite3_free(held[i].s);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_never_share_a_byte),
	};

	return cmocka_run_group_tests_name("store/pool", tests, NULL, NULL);
}
