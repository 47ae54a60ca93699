/* Clocks that jump, a machine that sleeps, one that restarts in the midst of an oral: the running
 * clock is right, or says that it is to be confirmed. */
#include "unit.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "live.h"

static const int64_t second_ms = 1000, hour_ms = 3600000, year_ms = INT64_C(365) * 86400000;

static char preload[300], clocks[300], boot_id[300];
static const char *env[] = {preload, clocks, NULL, NULL};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void write_file(const char *name, const char *text)
{
	FILE *f = fopen(live_path("new"), "we");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(rename(live_path("new"), live_path(name)), 0);
}

/* How much the clocks are ahead of the machine's, from now on. */
static void set_clocks(int64_t wall_ms, int64_t boot_ms)
{
	char text[64];

	snprintf(text, sizeof text, "%lld %lld\n", (long long)wall_ms, (long long)boot_ms);
	write_file("clocks", text);
}

/* The programs that start from now on are of another boot, of some seconds ago. */
static void restart_machine(int64_t wall_ms)
{
	write_file("boot_id", "0ffd10f6-3c1f-4f0a-8a56-0d2b3c7ab001\n");
	env[2] = boot_id;
	set_clocks(wall_ms, 20 * second_ms - now_ms());
}

static int begin(void **state)
{
	(void)state;
	env[2] = NULL;
	set_clocks(0, 0);
	return 0;
}

static struct pty *join(const char *path, const char *seat)
{
	struct pty *p = live_join(path, seat, env);

	assert_non_null(p);
	return p;
}

/* Its path, for as long as the test runs. */
static const char *fresh_record(const char *name)
{
	static char path[300];

	snprintf(path, sizeof path, "%s", live_record(name));
	return path;
}

static void leave(struct pty *p)
{
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	pty_end(p);
}

static void asks(struct pty *p, const char *keys, const char *answer)
{
	pty_type(p, keys);
	assert_true(pty_wait_text(p, answer));
}

static int64_t number(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	int64_t n;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, 10000);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(db);
	return n;
}

static void is_good(const char *path)
{
	const char *verify[] = {live_program(), "verify", path, NULL};

	assert_int_equal(live_run("/dev/null", verify), 0);
}

/* -- what the clock shows ------------------------------------------------------------------ */

struct sight {
	int left;      /* in seconds */
	int64_t at_ms; /* when that was just shown */
};

static bool has_ticked(struct pty *p, void *left)
{
	int now = live_seconds_left(p);

	return now >= 0 && now != *(int *)left;
}

/* At a new second. */
static struct sight look(struct pty *p)
{
	int left = live_seconds_left(p);

	assert_true(pty_wait(p, has_ticked, &left, "the clock running"));
	return (struct sight){live_seconds_left(p), now_ms()};
}

/* It showed this, and so many seconds passed by themselves or were slept. */
static void is_right(struct pty *p, struct sight before, int slept_s)
{
	struct sight now = look(p);
	int64_t passed_ms = now.at_ms - before.at_ms + slept_s * second_ms;
	int64_t off_ms = (before.left - now.left) * second_ms - passed_ms;

	/* Looking is late by what the machine is busy with, never early by a second. */
	if (off_ms < -2 * second_ms || off_ms > second_ms)
		fail_msg("%d s left, then %d s, after %lld ms", before.left, now.left,
		         (long long)passed_ms);
}

/* What is stored as elapsed when it stops, against the clock of the boot. */
static void is_exactly_stored(struct pty *p, const char *path)
{
	pty_type(p, " ");
	assert_true(pty_wait_text(p, "Chronomètre arrêté après"));
	assert_int_equal(number(path, "SELECT p.ms - p.boot + s.boot FROM event AS p JOIN event AS "
	                              "s ON s.id = p.ref WHERE p.kind = 'phase_paused'"),
	                 0);
}

/* -- the wall clock ------------------------------------------------------------------------ */

static void the_wall_clock_jumps_and_the_running_clock_does_not(void **state)
{
	const int64_t jumps_ms[] = {year_ms, -year_ms, hour_ms, -hour_ms, second_ms, 0};
	const char *path = fresh_record("wall");
	struct pty *p = join(path, "S");
	struct sight first = look(p);
	int events = live_events(path);

	(void)state;
	for (size_t i = 0; i < sizeof jumps_ms / sizeof *jumps_ms; i++) {
		set_clocks(jumps_ms[i], 0);
		asks(p, i % 2 ? "4a" : "3b", i % 2 ? "(a) à IF Hugo." : "(b) à HÊTRE Gina.");
		is_right(p, first, 0);
	}
	is_exactly_stored(p, path);
	leave(p);

	/* The order is that of the acts, whatever hour they bear. */
	assert_int_equal(live_events(path), events + 7);
	assert_int_equal(number(path, "SELECT count(*) FROM event AS a JOIN event AS b ON b.id = "
	                              "a.id + 1 WHERE b.at < a.at - 3000"),
	                 2);
	assert_int_equal(number(path, "SELECT count(*) FROM event AS a JOIN event AS b ON b.id = "
	                              "a.id + 1 WHERE b.boot < a.boot AND a.author > 0"),
	                 0);
	is_good(path);
}

/* -- sleep --------------------------------------------------------------------------------- */

static void stopped_and_let_go_it_shows_the_right_time(void **state)
{
	const char *path = fresh_record("stopped");
	struct pty *other = join(path, "P"), *p = join(path, "S");
	struct sight before = look(p);
	struct sight meanwhile = look(other);

	(void)state;
	pty_signal(p, SIGSTOP);
	while (meanwhile.left > before.left - 3)
		meanwhile = look(other);
	assert_in_range(live_seconds_left(p), before.left - 1, before.left);
	pty_signal(p, SIGCONT);
	is_right(p, before, 0);
	asks(p, "4a", "Question (a) à IF Hugo.");
	leave(p);
	leave(other);
}

static void a_machine_that_slept_has_lost_no_second(void **state)
{
	static const int naps_s[] = {1, 60, 600, 7200};
	const char *path = fresh_record("slept");
	struct pty *p = join(path, "S");

	(void)state;
	for (size_t i = 0; i < sizeof naps_s / sizeof *naps_s; i++) {
		struct sight before = look(p);
		int64_t ahead_ms = 0;

		if (i == 3) { /* from then on it is over, which is told otherwise */
			set_clocks((600 + 7200) * second_ms, (600 + 7200) * second_ms);
			pty_signal(p, SIGCONT);
			assert_true(pty_wait_text(p, "+1:5"));
			break;
		}
		for (size_t j = 0; j <= i; j++)
			ahead_ms += naps_s[j] * second_ms;
		set_clocks(ahead_ms, ahead_ms);
		pty_signal(p, SIGCONT); /* what wakes it: its timer was due long ago */
		is_right(p, before, naps_s[i]);
	}
	is_exactly_stored(p, path);
	leave(p);
	is_good(path);
}

/* Until a key is pressed; whom time is no business of is not told. */
static void who_may_give_time_back_is_told_of_a_sleep(void **state)
{
	const char *path = fresh_record("told");
	struct pty *keeper = join(path, "S"), *president = join(path, "P");
	struct pty *member = join(path, "M1");
	struct pty *all[] = {keeper, president, member};
	struct sight before = look(member);

	(void)state;
	set_clocks(130 * second_ms, 130 * second_ms);
	for (size_t i = 0; i < 3; i++)
		pty_signal(all[i], SIGCONT);
	assert_true(pty_wait_text(keeper, "La machine a dormi 2 min 10 pendant l’échange : la "
	                                  "présidence en rend."));
	assert_true(pty_wait_text(president,
	                          "La machine a dormi 2 min 10 pendant l’échange : + en rend."));
	is_right(member, before, 130);
	assert_false(pty_shows(member, "a dormi"));
	asks(president, "4a", "Question (a) à IF Hugo.");
	assert_true(pty_wait_no_text(president, "a dormi"));
	assert_true(pty_shows(keeper, "a dormi"));
	for (size_t i = 0; i < 3; i++)
		leave(all[i]);
}

/* -- a restart ----------------------------------------------------------------------------- */

/* A question is deaf at first, and to a key that is held: the answer is given until it is heard,
 * by two keys in turn that mean the same. */
static bool is_answered(struct pty *p, void *answer)
{
	char *keys = answer, first = keys[0];

	if (pty_shows(p, "combien de temps écoulé ?")) {
		pty_type_bytes(p, keys, 1);
		keys[0] = keys[1];
		keys[1] = first;
	}
	return live_seconds_left(p) >= 0;
}

static void confirms(struct pty *p, const char keys[2])
{
	char answer[] = {keys[0], keys[1]};

	pty_type(p, " ");
	assert_true(pty_wait(p, is_answered, answer, "the clock confirmed"));
}

static struct pty *after_a_restart(const char *path, const char *seat)
{
	const char *argv[] = {live_program(), "join", path, "--as", seat, NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv, .env = env});

	assert_true(pty_wait_text(p, "à confirmer"));
	assert_true(pty_wait_still(p));
	return p;
}

/* The power goes while the clock runs; 90 seconds later the machine is there again. */
static struct sight cut_the_power(const char *path)
{
	struct pty *p = join(path, "S");
	struct sight before = look(p);

	asks(p, "4a", "Question (a) à IF Hugo.");
	pty_signal(p, SIGKILL);
	assert_true(pty_wait_end(p, NULL));
	pty_end(p);
	restart_machine(90 * second_ms);
	return before;
}

static void after_a_restart_the_time_is_confirmed_and_the_day_goes_on(void **state)
{
	const char *path = fresh_record("restarted");
	struct sight before = cut_the_power(path);
	struct pty *member = after_a_restart(path, "M1"), *keeper = after_a_restart(path, "S");
	char sure[40];

	(void)state;
	assert_true(pty_shows(member, "La machine a redémarré : GRÈBE confirmera"));
	assert_true(pty_shows(keeper, "La machine a redémarré : Espace confirme"));
	/* What is sure: it ran until the last act, so to the second or the one after. */
	snprintf(sure, sizeof sure, "%d:%02d à confirmer", before.left / 60, before.left % 60);
	if (!pty_shows(keeper, sure)) {
		snprintf(sure, sizeof sure, "%d:%02d à confirmer", (before.left - 1) / 60,
		         (before.left - 1) % 60);
		assert_true(pty_shows(keeper, sure));
	}
	/* The exam doesn't wait for the clock. */
	asks(keeper, "3b", "Question (b) à HÊTRE Gina.");
	confirms(keeper, "oO");
	is_right(keeper, before, 90);
	assert_true(pty_wait_no_text(member, "à confirmer"));
	is_right(member, before, 90);
	asks(keeper, "4c", "Question (c) à IF Hugo.");
	leave(member);
	leave(keeper);
	is_good(path);
}

/* Nothing was said while the machine was away: the president goes on from what is sure. */
static void the_president_takes_off_what_was_no_oral(void **state)
{
	const char *path = fresh_record("corrected");
	struct sight before = cut_the_power(path);
	struct pty *p = after_a_restart(path, "P");

	(void)state;
	before.at_ms = now_ms();
	confirms(p, "1&");
	is_right(p, before, 0);
	leave(p);
	is_good(path);
}

/* -- the preloaded library ----------------------------------------------------------------- */

static int open_all(void **state)
{
	const char *built;

	if (live_open(state) != 0 || !(built = live_preload("clocks")))
		return -1;
	snprintf(preload, sizeof preload, "%s", built);
	snprintf(clocks, sizeof clocks, "CLOCKS=%s", live_path("clocks"));
	snprintf(boot_id, sizeof boot_id, "BOOT_ID=%s", live_path("boot_id"));
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_wall_clock_jumps_and_the_running_clock_does_not, begin),
	    cmocka_unit_test_setup(stopped_and_let_go_it_shows_the_right_time, begin),
	    cmocka_unit_test_setup(a_machine_that_slept_has_lost_no_second, begin),
	    cmocka_unit_test_setup(who_may_give_time_back_is_told_of_a_sleep, begin),
	    cmocka_unit_test_setup(after_a_restart_the_time_is_confirmed_and_the_day_goes_on,
	                           begin),
	    cmocka_unit_test_setup(the_president_takes_off_what_was_no_oral, begin),
	};

	return cmocka_run_group_tests_name("clocks", tests, open_all, live_close);
}
