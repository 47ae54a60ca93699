/* signals: see signals.h. */
#include "signals.h"

#include "unit.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "live.h"

enum {
	GAP_US = 4000,        /* between two keys, at most */
	STARTING_US = 120000, /* from the birth to the signal of one that is still starting */
	BURST = 25,           /* of signals that change nothing, in one life */
};

static const struct stage {
	const char *opens, *shows; /* the keys that lead there, and what is then seen */
	const char *stays;         /* and is seen as long as one is there */
	const char *keys;
} stages[] = {
    {NULL, NULL, "sur 20:00", "1234"}, /* starting */
    {"", "sur 20:00", "sur 20:00", "1234123412341234"},
    {PTY_ENTER, "Niveau de C1.2", "en cours", "3214321432143214"},
    {PTY_ENTER "n", "NOTES PRIVÉES", "NOTES PRIVÉES", "abcdefghijklmnopqrstuvwxyz"},
    {PTY_ENTER "f", "emettre la fiche ?", "emettre la fiche ?", "zwzwzwzwzwzw"},
    {"?", "Les touches", "Les touches", PTY_PAGE_DOWN PTY_PAGE_UP PTY_PAGE_DOWN PTY_PAGE_UP},
};
enum { STAGES = sizeof stages / sizeof *stages, EDITOR = 3 };

struct life {
	const char *record;
	const struct stage *stage;
	struct pty *pty;
};

static int roll(unsigned *seed, int n)
{
	return (int)((unsigned)rand_r(seed) % (unsigned)n);
}

static void rest(unsigned *seed, int most_us)
{
	struct timespec t = {0, (long)roll(seed, most_us) * 1000};

	nanosleep(&t, NULL);
}

static int remove_one(const char *path, const struct stat *what, int flag, struct FTW *where)
{
	(void)what;
	(void)flag;
	(void)where;
	return remove(path);
}

static void begin(struct life *l, unsigned *seed)
{
	const char *argv[] = {live_program(), "join", NULL, "--as", "M1", NULL};

	nftw(live_path("signals.d"), remove_one, 4, FTW_DEPTH | FTW_PHYS);
	l->record = argv[2] = live_record("signals");
	l->stage = &stages[roll(seed, STAGES)];
	l->pty = pty_start(&(struct pty_setup){.argv = argv});
	if (!l->stage->opens)
		return;
	assert_true(pty_wait_text(l->pty, "sur 20:00"));
	pty_type(l->pty, l->stage->opens);
	assert_true(pty_wait_text(l->pty, l->stage->shows));
}

/* Some of the keys, to be gone on with. */
static const char *type_some(struct life *l, unsigned *seed, const char *keys, int n)
{
	for (; *keys && n > 0; keys++, n--) {
		pty_type_bytes(l->pty, keys, 1);
		rest(seed, GAP_US);
		pty_read(l->pty);
	}
	return keys;
}

static void assert_given_back(struct pty *p, int signal)
{
	const char *lacks = !pty_line_is_as_before(p) ? "the settings of its line"
	                    : pty_is_alternate(p)     ? "its own screen"
	                    : !pty_cursor(p).shown    ? "its cursor"
	                    : pty_has_mouse(p)        ? "the end of the mouse"
	                                              : NULL;

	if (lacks)
		fail_msg("after %s the terminal lacks %s; sent was: %s", strsignal(signal), lacks,
		         pty_sent_text(p));
}

/* The longest part of the text being written that is on the screen. */
static size_t letters_shown(struct life *l)
{
	const char *at = strstr(pty_text(l->pty), "abc");
	size_t n = 0;

	while (at && at[n] && at[n] == l->stage->keys[n])
		n++;
	return n;
}

static void is_kept(const char *letters, size_t n)
{
	char text[4096] = "";
	FILE *f = fopen(live_path("signals.d/seat-2"), "re");

	assert_non_null(f);
	assert_true(fread(text, 1, sizeof text - 1, f) > 0);
	fclose(f);
	if (!memmem(text, strlen(text), letters, n))
		fail_msg("%zu letters were shown, but kept is:\n%s", n, text);
}

static void end_by(struct life *l, int signal, unsigned *seed)
{
	size_t shown = 0;
	int status;

	if (!l->stage->opens) {
		rest(seed, STARTING_US);
	} else {
		type_some(l, seed, l->stage->keys, roll(seed, 26));
		shown = l->stage == &stages[EDITOR] ? letters_shown(l) : 0;
	}
	pty_signal(l->pty, signal);
	assert_true(pty_wait_end(l->pty, &status));
	assert_given_back(l->pty, signal);
	if (signal == SIGALRM) {
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
		return;
	}
	/* Before it listens to signals it dies of them, with nothing to give back. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		assert_true(!l->stage->opens && WIFSIGNALED(status) && WTERMSIG(status) == signal);
	if (shown)
		is_kept(l->stage->keys, shown);
}

void signals_end_it(int signal, int times, unsigned *seed)
{
	for (int i = 0; i < times; i++) {
		struct life l;

		begin(&l, seed);
		end_by(&l, signal, seed);
		pty_end(l.pty);
	}
}

static void send(struct life *l, int signal, unsigned *seed)
{
	if (signal == SIGWINCH)
		pty_resize(l->pty, 16 + roll(seed, 30), 60 + roll(seed, 80));
	else
		pty_signal(l->pty, signal);
}

/* How many were sent. */
static int live_under(struct life *l, int signal, unsigned *seed)
{
	const char *keys = l->stage->keys;
	int sent = 0, status;

	if (!l->stage->opens) {
		rest(seed, STARTING_US);
		/* One of these that comes before it listens ends it, as it ends anybody. */
		if (signal == SIGUSR1 || signal == SIGPIPE)
			assert_true(pty_wait_text(l->pty, "sur 20:00"));
	}
	for (; *keys && sent < BURST; sent++) {
		send(l, signal, seed);
		keys = type_some(l, seed, keys, roll(seed, 3));
	}
	if (signal == SIGWINCH)
		pty_resize(l->pty, 24, 80);
	assert_true(pty_wait_text(l->pty, l->stage->stays));
	assert_true(pty_is_alternate(l->pty));
	pty_signal(l->pty, SIGTERM);
	assert_true(pty_wait_end(l->pty, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_given_back(l->pty, signal);
	return sent;
}

void signals_leave_it(int signal, int times, unsigned *seed)
{
	while (times > 0) {
		struct life l;

		begin(&l, seed);
		times -= live_under(&l, signal, seed);
		pty_end(l.pty);
	}
}
