/* crowd: see crowd.h. */
#include "crowd.h"

#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "live.h"
#include "pty.h"

enum { WAIT_US = 30 * 1000 * 1000, LINE_SOMEBODY = 21, LINE_MINE = 22, LINE_BANNER = 3 };

struct entry_made {
	int64_t sent_us;
	int64_t own_us, seen_us; /* delays; -1 not yet */
	int juror, watcher;
	char says[64]; /* at the juror's own screen, once stored */
};

struct crowd {
	const struct crowd_setup *setup;
	struct pty *seats[CROWD_MAX];
	struct entry_made *entries;
	int sent;            /* of the entries */
	int last[CROWD_MAX]; /* of a juror: the last entry sent; -1 none */
	bool failed[CROWD_MAX];
};

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void give_up(const char *what)
{
	fprintf(stderr, "crowd: %s\n", what);
	exit(1);
}

/* Group 2 in its exchange, before so many members more. */
static const char *make_record(int jurors)
{
	static const char script[] =
	    "cp \"${SOURCE:-.}/config/candidats.csv\" \"$2\" && "
	    "awk -v n=\"$1\" '/^  - place: S$/ { for (i = 1; i <= n; i++) printf(\"  - {place: "
	    "J%d, nom: NID-%03d, prénom: Aile, rôle: membre, qualité: extérieur, organisme: "
	    "Exemple}\\n\", i, i) } { print }' \"${SOURCE:-.}/config/cohort-rs6731.yaml\" "
	    ">\"$2/crowd.yaml\" && exec \"${BUILD:-build}/tests/tool/story\" --ending-now \"$0\" "
	    "\"${SOURCE:-.}/config/rs6731.yaml\" \"$2/crowd.yaml\" "
	    "\"${SOURCE:-.}/tests/stories/mid-day.story\"";
	char count[16], name[32];
	const char *path, *make[] = {"/bin/sh", "-c", script, NULL, count, live_folder(), NULL};

	snprintf(count, sizeof count, "%d", jurors);
	snprintf(name, sizeof name, "crowd-%d", jurors);
	make[3] = path = live_path(name);
	if (live_run(NULL, make) != 0)
		give_up("no record could be made");
	return path;
}

static void sit_down(struct crowd *c, const char *path)
{
	for (int i = 0; i < c->setup->jurors; i++) {
		char seat[16];
		const char *argv[] = {live_program(), "join", path, "--as", seat, NULL};

		snprintf(seat, sizeof seat, "J%d", i + 1);
		c->seats[i] = pty_start(&(struct pty_setup){.argv = argv});
		c->last[i] = -1;
	}
	for (int i = 0; i < c->setup->jurors; i++)
		if (!pty_wait_text(c->seats[i], "Questions"))
			give_up("a seat did not open");
}

/* -- what they cost ------------------------------------------------------------------------ */

static int64_t count_fds(pid_t pid)
{
	char path[64];
	int64_t n = 0;
	DIR *d;

	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	d = opendir(path);
	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n;
}

static int64_t memory_kb(pid_t pid)
{
	char path[64], line[128];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, "RssAnon:", 8) == 0)
			kb = strtol(line + 8, NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

/* At rest: who is just looking at the others' seats has one more open. */
static int64_t least_fds(pid_t pid)
{
	int64_t least = count_fds(pid);

	for (int i = 0; i < 10; i++) {
		int64_t n = count_fds(pid);

		least = n < least ? n : least;
	}
	return least;
}

static void weigh(const struct crowd *c, int64_t *fds, int64_t *memory)
{
	*fds = *memory = 0;
	for (int i = 0; i < c->setup->jurors; i++) {
		*fds += least_fds(pty_pid(c->seats[i]));
		*memory += memory_kb(pty_pid(c->seats[i]));
	}
}

/* -- one entry ----------------------------------------------------------------------------- */

static const char *const names[] = {"FRÊNE Emma", "GENÉVRIER Farid", "HÊTRE Gina", "IF Hugo"};

static void make_entry(struct crowd *c)
{
	int n = c->sent, juror = n % c->setup->jurors, turn = n / c->setup->jurors;
	struct entry_made *e = &c->entries[n];
	char keys[] = {(char)('1' + turn % 4), (char)('a' + turn % 3), '\0'};

	*e = (struct entry_made){.own_us = -1, .seen_us = -1, .juror = juror,
	                         .watcher = (juror + 1 + n % 7) % c->setup->jurors};
	snprintf(e->says, sizeof e->says, "Question (%c) à %s.", keys[1], names[turn % 4]);
	c->last[juror] = n;
	c->sent++;
	e->sent_us = now_us();
	pty_type(c->seats[juror], keys);
}

/* The last entry that a watcher's screen tells of: of whom, and so which. */
static int last_seen(const struct crowd *c, struct pty *p)
{
	const char *who = strstr(pty_row(p, LINE_SOMEBODY), "NID-");
	int juror = who ? (int)strtol(who + 4, NULL, 10) - 1 : -1;

	return juror >= 0 && juror < c->setup->jurors ? c->last[juror] : -1;
}

/* What one screen shows, told to the entries that wait for it. */
static void look_at(struct crowd *c, int seat)
{
	struct pty *p = c->seats[seat];
	int own = c->last[seat], seen;
	int64_t now = now_us();

	if (own >= 0 && c->entries[own].own_us < 0 &&
	    strstr(pty_row(p, LINE_MINE), c->entries[own].says))
		c->entries[own].own_us = now - c->entries[own].sent_us;
	c->failed[seat] |= strstr(pty_row(p, LINE_BANNER), "!") != NULL;
	seen = last_seen(c, p);
	/* Of several that came together a screen shows the last; all before are in it. */
	for (int n = seen; n >= 0 && n > seen - 4 * c->setup->jurors; n--) {
		struct entry_made *e = &c->entries[n];

		if (e->watcher == seat && e->seen_us < 0)
			e->seen_us = now - e->sent_us;
	}
}

/* Until so long from now; true as soon as `done`. */
static void read_all(struct crowd *c, int64_t until_us)
{
	struct pollfd lines[CROWD_MAX];
	int n = c->setup->jurors;

	for (int i = 0; i < n; i++)
		lines[i] = (struct pollfd){.fd = pty_fd(c->seats[i]), .events = POLLIN};
	for (int64_t left = until_us - now_us(); left > 0; left = until_us - now_us()) {
		struct timespec t = {left / 1000000, left % 1000000 * 1000};

		if (ppoll(lines, (nfds_t)n, &t, NULL) <= 0)
			return;
		for (int i = 0; i < n; i++)
			if (lines[i].revents) {
				pty_read(c->seats[i]);
				look_at(c, i);
			}
	}
}

static bool is_done(const struct crowd *c)
{
	for (int i = c->sent; i-- > 0;)
		if (c->entries[i].own_us < 0 || c->entries[i].seen_us < 0)
			return false;
	return true;
}

static void wait_for_all(struct crowd *c)
{
	int64_t until = now_us() + WAIT_US;

	while (!is_done(c) && now_us() < until)
		read_all(c, now_us() + 20000);
}

/* -- the report ---------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static struct crowd_delay delays(const struct crowd *c, int64_t (*of)(const struct entry_made *),
                                 int *missing)
{
	int64_t *all = calloc((size_t)c->sent + 1, sizeof *all);
	struct crowd_delay d = {0, 0, 0};
	size_t n = 0;

	if (!all)
		give_up("no memory");
	for (int i = 0; i < c->sent; i++)
		if (of(&c->entries[i]) >= 0)
			all[n++] = of(&c->entries[i]);
	*missing = c->sent - (int)n;
	qsort(all, n, sizeof *all, by_value);
	if (n)
		d = (struct crowd_delay){all[n / 2], all[n * 99 / 100], all[n - 1]};
	free(all);
	return d;
}

static int64_t own_of(const struct entry_made *e)
{
	return e->own_us;
}

static int64_t seen_of(const struct entry_made *e)
{
	return e->seen_us;
}

/* By the SQLite shell: they are the persons after the president and two members. */
static int count_kept(const char *path, int jurors)
{
	static const char script[] =
	    "sqlite3 \"file:$0?mode=ro\" \"SELECT count(*) FROM question WHERE asked_by > 3 AND "
	    "asked_by <= 3 + $2\" && \"$1\" verify \"$0\" >&2";
	char count[16];
	const char *out = live_path("kept");
	const char *argv[] = {"/bin/sh", "-c", script, path, live_program(), count, NULL};
	char line[32];
	int n = -1;
	FILE *f;

	snprintf(count, sizeof count, "%d", jurors);
	if (live_run(out, argv) != 0)
		return -1;
	f = fopen(out, "re");
	if (f && fgets(line, sizeof line, f))
		n = (int)strtol(line, NULL, 10);
	if (f)
		fclose(f);
	return n;
}

void crowd_run(const struct crowd_setup *setup, struct crowd_report *report)
{
	struct crowd c = {.setup = setup};
	const char *path = make_record(setup->jurors);
	int64_t next, step = 1000000 / setup->per_second;
	int missing;

	*report = (struct crowd_report){0};
	c.entries = calloc((size_t)setup->entries, sizeof *c.entries);
	if (!c.entries || setup->jurors > CROWD_MAX)
		give_up("too many");
	sit_down(&c, path);
	next = now_us();
	while (c.sent < setup->entries) {
		make_entry(&c);
		next += step;
		read_all(&c, next);
		if (c.sent == setup->jurors) { /* each has made one, and has what it needs */
			wait_for_all(&c);
			weigh(&c, &report->fds_before, &report->memory_before);
			next = now_us();
		}
	}
	wait_for_all(&c);
	weigh(&c, &report->fds_after, &report->memory_after);
	report->own = delays(&c, own_of, &missing);
	report->acknowledged = c.sent - missing;
	report->others = delays(&c, seen_of, &report->unseen);
	for (int i = 0; i < setup->jurors; i++) {
		report->refused_by_disk += c.failed[i];
		pty_end(c.seats[i]);
	}
	report->kept = count_kept(path, setup->jurors);
	free(c.entries);
}

static void print_delay(const char *name, const struct crowd_delay *d)
{
	printf("%s: p50 %.1f ms, p99 %.1f ms, max %.1f ms\n", name, (double)d->p50_us / 1e3,
	       (double)d->p99_us / 1e3, (double)d->max_us / 1e3);
}

void crowd_print(const struct crowd_setup *setup, const struct crowd_report *r)
{
	printf("# %d jurors, %d entries at %d a second\n", setup->jurors, setup->entries,
	       setup->per_second);
	print_delay("# key to stored, own screen", &r->own);
	print_delay("# key to another's screen", &r->others);
	printf("# memory of each: %lld kB, then %lld kB\n",
	       (long long)(r->memory_before / setup->jurors),
	       (long long)(r->memory_after / setup->jurors));
}
