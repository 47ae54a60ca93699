/* What reading, opening and appending cost, beside a bare SQLite fold of as many rows. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store/ledger.h"

enum { ROUNDS = 7, APPENDS = 200 };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, by_value);
	return v[n / 2];
}

static void make(const char *path, int n)
{
	struct event *events = calloc((size_t)n, sizeof *events);
	struct err e = {0};

	for (int i = 0; events && i < n; i++)
		events[i] = (struct event){.when = {1764000000000 + i, 60, 5000 + i,
		                                    STR("0b0f9a3e6f1c4a6e9a583a2b6c1d7e90")},
		                           .author = 1 + i % 3,
		                           .fact = {.kind = KIND_scored,
		                                    .candidate = 5 + i % 12,
		                                    .item = 20 + i % 12,
		                                    .value = 1 + i % 4}};
	if (!events || !ledger_create(path, events, (size_t)n, &e)) {
		fprintf(stderr, "%s\n", e.what);
		exit(1);
	}
	free(events);
}

static double read_ms(const char *path, bool check, int n)
{
	double from = now_ms();
	struct err e = {0};
	struct ledger *l = ledger_open(path, LEDGER_READ, &e);
	struct arena a = {0};
	struct event event;
	int got = 0;

	ledger_check_chain(l, check);
	while (ledger_next(l, &a, &event, &e))
		got++;
	ledger_close(l);
	arena_done(&a);
	if (got != n)
		exit(1);
	return now_ms() - from;
}

static double fold_ms(const char *path)
{
	double from = now_ms();
	sqlite3 *db;
	sqlite3_stmt *s;
	static int grid[64][64][64];
	int sum = 0;

	sqlite3_open(path, &db);
	sqlite3_prepare_v2(db, "SELECT author, candidate, item, value FROM event ORDER BY id", -1,
	                   &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		grid[sqlite3_column_int(s, 0) & 63][sqlite3_column_int(s, 1) & 63]
		    [sqlite3_column_int(s, 2) & 63] = sqlite3_column_int(s, 3);
	sqlite3_finalize(s);
	sqlite3_close(db);
	for (int i = 0; i < 64; i++)
		sum += grid[1][i][i];
	return now_ms() - from + (sum == -1 ? 1 : 0);
}

static void measure_reading(const char *path, int n)
{
	double fold[ROUNDS], plain[ROUNDS], checked[ROUNDS];

	make(path, n);
	for (int i = 0; i < ROUNDS; i++) {
		fold[i] = fold_ms(path);
		plain[i] = read_ms(path, false, n);
		checked[i] = read_ms(path, true, n);
	}
	printf("ledger.fold.%d %.3f ms\n", n, median(fold, ROUNDS));
	printf("ledger.read.%d %.3f ms\n", n, median(plain, ROUNDS));
	printf("ledger.read_checked.%d %.3f ms\n", n, median(checked, ROUNDS));
	unlink(path);
}

static void measure_appending(const char *path)
{
	double open[ROUNDS], put[APPENDS], look[APPENDS];
	struct event mark = {.when = {1764000000000, 60, 5000, STR("6f1c")},
	                     .author = 1,
	                     .fact = {.kind = KIND_scored, .candidate = 5, .item = 20, .value = 3}};
	struct ledger *l = NULL;
	struct arena a = {0};
	struct err e = {0};

	make(path, 1000);
	for (int i = 0; i < ROUNDS; i++) {
		double from = now_ms();

		ledger_close(l);
		l = ledger_open(path, LEDGER_APPEND, &e);
		open[i] = now_ms() - from;
	}
	for (int i = 0; i < APPENDS; i++) {
		double from = now_ms();
		struct event got;

		while (ledger_next(l, &a, &got, &e))
			;
		look[i] = now_ms() - from;
		from = now_ms();
		if (!ledger_begin(l, &e) || !ledger_put(l, &mark, &e) ||
		    ledger_commit(l, &e) != COMMIT_DONE)
			exit(1);
		put[i] = now_ms() - from;
	}
	printf("ledger.open %.3f ms\n", median(open, ROUNDS));
	printf("ledger.append %.3f ms\n", median(put, APPENDS));
	printf("ledger.look %.3f ms\n", median(look, APPENDS));
	ledger_close(l);
	arena_done(&a);
	unlink(path);
}

int main(void)
{
	char folder[] = "/var/tmp/clepsydre-bench-XXXXXX", path[128], journal[160];

	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/record", folder);
	snprintf(journal, sizeof journal, "%s-journal", path);
	measure_reading(path, 1000);
	measure_reading(path, 10000);
	measure_reading(path, 100000);
	measure_appending(path);
	unlink(journal);
	rmdir(folder);
	return 0;
}
