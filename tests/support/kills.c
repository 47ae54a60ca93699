/* kills: see kills.h. */
#include "kills.h"

#include "unit.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/ledger.h"
#include "store/verify.h"

enum { LIVES = 1 << 20 };

/* What a child shows of itself, seen by the parent after its death too. */
struct life {
	volatile int inside;
	volatile int longest_wait_ms;
};

struct writer {
	pid_t pid;
	int pipe;
	int32_t author; /* one for each life: entries are (author, 1, 2, 3…) */
};

static struct life *lives;
static int *told_by; /* by author: the last value told */
static int32_t last_author;

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static _Noreturn void live(const char *record, int32_t author, int to)
{
	struct life *life = &lives[author];
	struct err e = {0};
	struct ledger *l = ledger_open(record, LEDGER_APPEND, &e);

	for (int value = 1; l; value++) {
		struct event mark = {.when = {1764000000000, 60, 5000, STR("6f1c")},
		                     .author = author,
		                     .fact = {.kind = KIND_commented,
		                              .candidate = 5,
		                              .item = 20,
		                              .words = STR("des mots")}};
		int64_t from = now_ms();
		enum commit done = COMMIT_NOT;

		mark.fact.ref = value;
		life->inside = 1;
		if (ledger_begin(l, &e)) {
			if (ledger_put(l, &mark, &e))
				done = ledger_commit(l, &e);
			else
				ledger_cancel(l);
		}
		life->inside = 0;
		if (done != COMMIT_DONE && !strstr(e.what, "held"))
			break;
		if (now_ms() - from > life->longest_wait_ms)
			life->longest_wait_ms = (int)(now_ms() - from);
		if (done == COMMIT_DONE && write(to, &value, sizeof value) != sizeof value)
			break;
		value -= done != COMMIT_DONE;
	}
	fprintf(stderr, "a writer failed: %s\n", e.what);
	_exit(1);
}

static void hear(const struct writer *w)
{
	int value;

	while (read(w->pipe, &value, sizeof value) == sizeof value)
		told_by[w->author] = value;
}

static void give_birth(struct writer *w, const char *record)
{
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
	w->author = ++last_author;
	assert_true(last_author < LIVES);
	w->pid = fork();
	if (w->pid == 0)
		live(record, w->author, ends[1]);
	close(ends[1]);
	w->pipe = ends[0];
}

static void kill_one(struct writer *w, struct kills *k)
{
	int status;

	kill(w->pid, SIGKILL);
	assert_int_equal(waitpid(w->pid, &status, 0), w->pid);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		fail_msg("a writer ended by itself");
	hear(w);
	close(w->pipe);
	k->inside += lives[w->author].inside;
}

static int roll(struct kills *k, int n)
{
	return (int)((unsigned)rand_r(&k->seed) % (unsigned)n);
}

static void play(struct kills *k, const char *record)
{
	struct writer writers[64];

	assert_true(k->writers <= 64);
	for (int i = 0; i < k->writers; i++)
		give_birth(&writers[i], record);
	for (int i = 0; i < k->kills; i++) {
		struct timespec life = {0, (long)roll(k, k->longest_life_us) * 1000};
		struct writer *w = &writers[roll(k, k->writers)];

		nanosleep(&life, NULL);
		for (int j = 0; j < k->writers; j++)
			hear(&writers[j]);
		kill_one(w, k);
		give_birth(w, record);
	}
	for (int i = 0; i < k->writers; i++)
		kill_one(&writers[i], k);
}

/* Entries of each life are 1, 2, 3… without a hole, at most one more than was told. */
static void judge(struct kills *k, const char *record)
{
	int *there = calloc(LIVES, sizeof *there);
	struct verification v;
	struct arena a = {0};
	struct event event;
	struct err e = {0};
	struct ledger *l;

	assert_non_null(there);
	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		fail_msg("%s%s", e.what, v.detail);
	l = ledger_open(record, LEDGER_READ, &e);
	assert_non_null(l);
	while (ledger_next(l, &a, &event, &e)) {
		if (event.author && event.fact.ref != there[event.author] + 1)
			fail_msg("entry %d of %d after %d", (int)event.fact.ref, event.author,
			         there[event.author]);
		if (event.author)
			there[event.author]++;
		k->there += event.author != 0;
	}
	assert_int_equal(e.kind, ERR_NONE);
	for (int32_t i = 1; i <= last_author; i++) {
		if (told_by[i] > there[i] || there[i] > told_by[i] + 1)
			fail_msg("life %d: %d told, %d there", i, told_by[i], there[i]);
		k->told += told_by[i];
		k->unheard += there[i] - told_by[i];
		if (lives[i].longest_wait_ms > k->longest_wait_ms)
			k->longest_wait_ms = lives[i].longest_wait_ms;
	}
	ledger_close(l);
	arena_done(&a);
	free(there);
}

void kills_play(struct kills *k, const char *record)
{
	struct event first = {
	    .when = {1764000000000, 60, 5000, STR("6f1c")},
	    .fact = {.kind = KIND_record_opened, .code = CODE_real, .words = STR("Essai")}};
	struct err e = {0};

	last_author = 0;
	lives = mmap(NULL, LIVES * sizeof *lives, PROT_READ | PROT_WRITE,
	             MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	told_by = calloc(LIVES, sizeof *told_by);
	assert_true(lives != MAP_FAILED && told_by);
	if (!ledger_create(record, &first, 1, &e))
		fail_msg("%s", e.what);
	play(k, record);
	judge(k, record);
	munmap(lives, LIVES * sizeof *lives);
	free(told_by);
}
