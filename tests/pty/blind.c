/* What a juror's screen is sent does not depend on what another writes on their sheets.
 *
 * The same session is played twice by one member, under clocks that stand still; beside it another
 * member marks, is refused, writes and corrects: other things, at other moments, in other
 * numbers.  The first is sent the same bytes, and log and exports say the same, until
 * the deliberation opens. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/act.h"
#include "live.h"

enum { PRESIDENT = 1, PASSAGE = 2 };

struct typed {
	const char *keys, *sees;
};

/* What is typed at both, one step after the other: first the other's keys, of this run. */
static const struct step {
	struct typed other[2], mine;
} steps[] = {
    {{{PTY_ENTER, "Niveau de C1.2"}, {PTY_ENTER, "Niveau de C1.2"}},
     {PTY_ENTER, "Niveau de C1.2"}},
    {{{"3", "C1.2 : 3 Acquis"}, {NULL, NULL}}, {"2", "C1.2 : 2 En voie"}},
    {{{NULL, NULL}, {"1", "C1.2 : 1 Non acquis"}}, {"3", "C1.3 : 3 Acquis"}},
    {{{"4", "C1.3 : 4 Maîtrisé"}, {"x", "C1.3 : non observé"}}, {"n", "NOTES PRIVÉES"}},
    {{{NULL, NULL}, {"u", "Annulé"}}, {"Calme" PTY_ESC, "n notes : 1 ligne"}},
    {{{NULL, NULL}, {PTY_TAB, "GENÉVRIER"}}, {"u", "Annulé"}},
    {{{NULL, NULL}, {PTY_TAB, "HÊTRE"}}, {"4", "C2.1 : 4"}},
    {{{NULL, NULL}, {"q3a", "Refusé"}}, {"q", "Questions"}},
    {{{NULL, NULL}, {"1" PTY_ENTER, "Niveau de C1"}}, {"4b", "Question (b) à IF Hugo"}},
    {{{"r", "APPRÉCIATION CONSERVÉE"}, {"r", "APPRÉCIATION CONSERVÉE"}}, {"j", "Journal"}},
    {{{"Convaincante" PTY_ESC, "appréciation de C2 : 1 ligne"},
      {"Hésite, puis se tait" PTY_ESC, "appréciation de C1 : 1 ligne"}},
     {"q", "Questions"}},
    /* This one both may know. */
    {{{"f", "remettre la fiche"}, {"f", "remettre la fiche"}}, {"1", "►"}},
    {{{"o", "Fiche remise : FRÊNE"}, {"o", "Fiche remise : FRÊNE"}}, {PTY_ENTER, "Niveau de C2"}},
    {{{NULL, NULL}, {NULL, NULL}}, {"f", "remettre la fiche"}},
    {{{NULL, NULL}, {NULL, NULL}}, {"o", "Fiche remise : FRÊNE"}},
};

enum { STEPS = sizeof steps / sizeof *steps };

/* The moment at which both runs stand. */
static long long wall_ms, boot_ms;

static long long clock_ms(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void set_clocks(int step)
{
	FILE *f = fopen(live_path("clocks"), "w");

	assert_non_null(f);
	fprintf(f, "%lld %lld still", wall_ms + step * 5000LL, boot_ms + step * 5000LL);
	assert_int_equal(fclose(f), 0);
}

static struct pty *sit_down(const char *path, const char *seat, const char *preload)
{
	char clocks[300];
	const char *env[] = {preload, clocks, NULL};

	snprintf(clocks, sizeof clocks, "CLOCKS=%s", live_path("clocks"));
	return live_join(path, seat, env);
}

static void types(struct pty *p, const struct typed *t)
{
	if (!t->keys)
		return;
	pty_type(p, t->keys);
	if (!pty_wait_text(p, t->sees))
		fail_msg("not seen: %s", t->sees);
	assert_true(pty_wait_still(p));
}

static int left_at_first;

static bool time_has_come(struct pty *p, void *step)
{
	return live_seconds_left(p) <= left_at_first - 5 * *(int *)step;
}

/* By itself: no key, and nobody's act, brings it there. */
static void shows_the_time(struct pty *p, int step)
{
	assert_true(pty_wait(p, time_has_come, &step, "the time of this step"));
	assert_true(pty_wait_still(p));
}

static char *copy_of(const char *text)
{
	char *copy = strdup(text);

	assert_non_null(copy);
	return copy;
}

static char *text_of_file(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t room = 0, n;

	assert_non_null(f);
	n = (size_t)getdelim(&text, &room, '\0', f);
	assert_true(n > 0);
	fclose(f);
	return text;
}

/* All that the shell tells: the log, the exports and the names of the files. */
static char *told_by_the_shell(const char *path)
{
	static const char script[] =
	    "rm -rf \"$1.out\" && mkdir \"$1.out\" && \"$0\" log \"$1\" >\"$1.out/log\" 2>&1 && "
	    "\"$0\" export \"$1\" --format csv --to \"$1.out\" >\"$1.out/said\" 2>&1 && "
	    "ls \"$1.d\" >\"$1.out/names\" && head -n 1000 \"$1.out\"/*";
	const char *run[] = {"/bin/sh", "-c", script, live_program(), path, NULL};
	const char *out = live_path("told");

	assert_int_equal(live_run(out, run), 0);
	return text_of_file(out);
}

struct playing {
	char *sent;  /* to the member who is the same each time */
	char *shell;
	char path[300];
};

static void play(struct playing *run, int which, const char *preload)
{
	const char *forget[] = {"/bin/rm", "-rf", live_path("blind.clepsydre.d"), NULL};
	struct pty *mine, *other;

	assert_int_equal(live_run(NULL, forget), 0);
	/* One name: the exports are called by it. */
	snprintf(run->path, sizeof run->path, "%s", live_record("blind.clepsydre"));
	set_clocks(0);
	mine = sit_down(run->path, "M1", preload);
	other = sit_down(run->path, "M2", preload);
	assert_non_null(mine);
	assert_non_null(other);
	assert_true(pty_wait_text(mine, "postes 2/3"));
	assert_true(pty_wait_still(mine));
	pty_mark(mine);
	left_at_first = live_seconds_left(mine);
	for (int i = 0; i < STEPS; i++) {
		if (i == 4 || i == 12 || i == 14) { /* dialogs are deaf at first */
			set_clocks(i);
			shows_the_time(mine, i);
			shows_the_time(other, i);
		}
		types(other, &steps[i].other[which]);
		types(mine, &steps[i].mine);
	}
	pty_type(mine, "?");
	assert_true(pty_wait_text(mine, "Aide"));
	assert_true(pty_wait_still(mine));
	run->sent = copy_of(pty_sent_text(mine));
	pty_end(mine);
	pty_end(other);
	run->shell = told_by_the_shell(run->path);
}

static void wish(struct record *r, struct fact f)
{
	struct verdict v;
	struct err e = {0};

	if (act_perform(r, &world_real, PRESIDENT, &f, &v, &e) != ACT_IS_DONE || !v.n)
		fail_msg("%s was refused: %s", kind_name(f.kind), refusal_name(v.why));
}

static void open_the_deliberation(const char *path)
{
	struct record r;
	struct err e;

	assert_true(record_open(&r, path, LEDGER_APPEND, PRESIDENT, &e));
	wish(&r, (struct fact){.kind = KIND_phase_ended,
	                       .ref = state_last_run(&r.state, PASSAGE)->id,
	                       .code = CODE_overridden,
	                       .words = STR("essai")});
	wish(&r, (struct fact){.kind = KIND_deliberation_opened, .words = STR("essai")});
	record_close(&r);
}

/* What the marks' table shows once it is open to all. */
static char *seen_after(const struct playing *run, const char *preload)
{
	const char *argv[] = {live_program(), "join", run->path, "--as", "M1", NULL};
	const char *env[] = {preload, NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv, .env = env});
	char *sent;

	pty_mark(p);
	assert_true(pty_wait_text(p, "RS6731"));
	for (int i = 0; i < 3 && !pty_shows(p, "SITTELLE"); i++) {
		pty_type(p, i ? PTY_ENTER : "q");
		assert_true(pty_wait_still(p));
	}
	sent = copy_of(pty_text(p));
	pty_end(p);
	return sent;
}

static void differ_at(const char *a, const char *b)
{
	size_t at = 0;

	while (a[at] && a[at] == b[at])
		at++;
	at = at > 60 ? at - 60 : 0;
	fail_msg("they differ:\n%.200s\n%.200s", a + at, b + at);
}

static void one_is_told_the_same_whatever_another_writes(void **state)
{
	const char *preload = live_preload("clocks");
	struct playing runs[2];
	char *after[2];

	(void)state;
	assert_non_null(preload);
	wall_ms = clock_ms(CLOCK_REALTIME);
	boot_ms = clock_ms(CLOCK_BOOTTIME);
	for (int i = 0; i < 2; i++) {
		play(&runs[i], i, preload);
		open_the_deliberation(runs[i].path);
		after[i] = seen_after(&runs[i], preload);
	}
	if (strcmp(runs[0].sent, runs[1].sent) != 0)
		differ_at(runs[0].sent, runs[1].sent);
	if (strcmp(runs[0].shell, runs[1].shell) != 0)
		differ_at(runs[0].shell, runs[1].shell);
	/* And it was worth hiding. */
	assert_string_not_equal(after[0], after[1]);
	for (int i = 0; i < 2; i++) {
		free(runs[i].sent);
		free(runs[i].shell);
		free(after[i]);
	}
}

/* Many marks wake a screen many times, for nothing that it may show.  They hold nothing up: while
 * the clocks stand still, what has to wait for its turn would wait for ever. */
static void marks_do_not_delay_what_is_shown(void **state)
{
	enum { MANY = 20 };
	const struct typed mark = {"3", "C1.2 : 3 Acquis"}, undo = {"u", "Annulé"};
	const char *preload = live_preload("clocks"), *path = live_record("delay.clepsydre");
	struct pty *mine, *other, *third;

	(void)state;
	assert_non_null(preload);
	wall_ms = clock_ms(CLOCK_REALTIME);
	boot_ms = clock_ms(CLOCK_BOOTTIME);
	set_clocks(0);
	mine = sit_down(path, "M1", preload);
	other = sit_down(path, "M2", preload);
	third = sit_down(path, "P", preload);
	assert_true(mine && other && third);
	assert_true(pty_wait_text(mine, "postes 3/3"));
	types(other, &(struct typed){PTY_ENTER, "Niveau de C1.2"});
	for (int i = 0; i < MANY; i++)
		types(other, i % 2 ? &undo : &mark);
	pty_type(third, "3a");
	assert_true(pty_wait_text(mine, "question (a) à HÊTRE Gina"));
	pty_end(mine);
	pty_end(other);
	pty_end(third);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_is_told_the_same_whatever_another_writes),
	    cmocka_unit_test(marks_do_not_delay_what_is_shown),
	};

	return cmocka_run_group_tests_name("pty/blind", tests, live_open, live_close);
}
