/* races: see races.h. */
#include "races.h"

#include "unit.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/act.h"
#include "core/say.h"
#include "live.h"

enum { ROUNDS_A_RECORD = 50 }; /* no day has ten thousand marks */
enum { PRESIDENT = 1, MEMBER = 2, KEEPER = 4, PASSAGE = 2, FRENE = 10 };

/* -- phases -------------------------------------------------------------------------------- */

struct result {
	enum act_end end;
	bool stored; /* facts of it: done, and not so already */
	char says[400];
};

/* Between the two, in memory that both see. */
struct ring {
	atomic_int here;
	struct result results[][2];
};

/* Returns when both are here, as near to one instant as there can be. */
static void meet(struct ring *ring, int *meetings)
{
	int both = 2 * ++*meetings;

	atomic_fetch_add(&ring->here, 1);
	while (atomic_load(&ring->here) < both)
		sched_yield();
}

static struct fact wish_of(const struct state *s, int round)
{
	const struct run *r = state_last_run(s, PASSAGE);

	switch (round % 3) {
	case 0:
		return (struct fact){.kind = KIND_phase_ended, .ref = r->id,
		                     .code = CODE_overridden, .words = STR("L’heure est passée.")};
	case 1:
		return (struct fact){
		    .kind = KIND_phase_restarted, .ref = r->id, .code = CODE_alarm};
	default:
		return (struct fact){
		    .kind = KIND_phase_started, .passage = PASSAGE, .item = r->phase};
	}
}

static void try_once(struct record *r, int round, struct ring *ring, int *meetings,
                     struct result *result)
{
	struct buf says = {0};
	struct verdict v;
	struct fact wish;
	struct err e;

	meet(ring, meetings);
	record_catch_up(r, &e);
	wish = wish_of(&r->state, round);
	meet(ring, meetings);
	result->end =
	    act_perform(r, &world_real, round % 3 == 2 ? KEEPER : PRESIDENT, &wish, &v, &e);
	result->stored = result->end == ACT_IS_DONE && v.n;
	if (result->end == ACT_IS_REFUSED)
		say_refusal(&says, &r->state, &v);
	snprintf(result->says, sizeof result->says, "%s", says.n ? buf_text(&says) : e.what);
	buf_done(&says);
}

static _Noreturn void run(const char *path, int rounds, struct ring *ring, int which)
{
	struct record r;
	struct err e;
	int meetings = 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!record_open(&r, path, LEDGER_APPEND, PRESIDENT, &e))
		_exit(1);
	for (int i = 0; i < rounds; i++)
		try_once(&r, i, ring, &meetings, &ring->results[i][which]);
	record_close(&r);
	_exit(0);
}

static void judge(const struct result results[2], int round)
{
	const struct result *loser = &results[results[0].stored];

	if (results[0].stored == results[1].stored)
		fail_msg("round %d: %s “%s”, “%s”", round,
		         loser->stored ? "both won:" : "nobody won:", results[0].says,
		         results[1].says);
	if (loser->end != ACT_IS_REFUSED || !loser->says[0])
		fail_msg("round %d: the other was told “%s”", round, loser->says);
}

/* As long as the test runs. */
static const char *fresh_record(const char *name)
{
	static char path[300];

	snprintf(path, sizeof path, "%s", live_record(name));
	return path;
}

static void is_good(const char *path)
{
	const char *argv[] = {live_program(), "verify", path, NULL};

	assert_int_equal(live_run("/dev/null", argv), 0);
}

void races_of_phases(int rounds)
{
	size_t bytes = sizeof(struct ring) + (size_t)rounds * sizeof(struct result[2]);
	struct ring *ring = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                         -1, 0);
	const char *path = fresh_record("phases");

	assert_true(ring != MAP_FAILED);
	fflush(NULL);
	for (int i = 0; i < 2; i++) {
		pid_t runner = fork();

		assert_true(runner >= 0);
		if (runner == 0)
			run(path, rounds, ring, i);
	}
	for (int i = 0; i < 2; i++) {
		int status;

		/* Of one that failed the other would wait for ever: it ends with this process. */
		assert_true(waitpid(-1, &status, 0) > 0);
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			abort();
	}
	for (int i = 0; i < rounds; i++)
		judge(ring->results[i], i);
	munmap(ring, bytes);
	is_good(path);
}

/* -- names --------------------------------------------------------------------------------- */

static pid_t makes(const char *name, const char *says)
{
	static const char script[] =
	    "exec \"$0\" new \"$1\" --grid \"${SOURCE:-.}/config/rs6731.yaml\" --cohort "
	    "\"${SOURCE:-.}/config/cohort-rs6731.yaml\" >\"$2\" 2>&1";
	pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", script, live_program(), name, says, (char *)NULL);
		_exit(127);
	}
	assert_true(pid > 0);
	return pid;
}

static bool holds(const char *path, const char *text)
{
	char said[2000] = "";
	FILE *f = fopen(path, "re");

	assert_non_null(f);
	(void)!fread(said, 1, sizeof said - 1, f);
	fclose(f);
	return strstr(said, text) != NULL;
}

void races_of_names(int rounds)
{
	for (int i = 0; i < rounds; i++) {
		const char *name = live_path("name"), *says[] = {live_path("a"), live_path("b")};
		pid_t pids[2];
		int codes[2];

		unlink(name);
		fflush(NULL);
		for (int j = 0; j < 2; j++)
			pids[j] = makes(name, says[j]);
		for (int j = 0; j < 2; j++) {
			assert_int_equal(waitpid(pids[j], &codes[j], 0), pids[j]);
			assert_true(WIFEXITED(codes[j]));
			codes[j] = WEXITSTATUS(codes[j]);
		}
		assert_int_equal(codes[0] + codes[1], ERR_DATA); /* and one of them 0 */
		assert_true(codes[0] == 0 || codes[1] == 0);
		assert_true(holds(says[codes[1] != 0], "existe déjà"));
		is_good(name);
	}
}

/* -- exports ------------------------------------------------------------------------------- */

static _Noreturn void mark_without_a_pause(const char *path, atomic_int *marks)
{
	struct record r;
	struct err e;
	int32_t item = 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!record_open(&r, path, LEDGER_APPEND, MEMBER, &e))
		_exit(1);
	for (size_t i = 0; i < r.state.n_entries; i++)
		if (r.state.entries[i].fact.kind == KIND_scored)
			item = r.state.entries[i].fact.item;
	for (int value = 1;; value++) {
		struct fact wish = {.kind = KIND_scored, .candidate = FRENE, .item = item,
		                    .value = 1 + value % 4};
		struct verdict v;

		if (act_perform(&r, &world_real, MEMBER, &wish, &v, &e) != ACT_IS_DONE)
			_exit(2);
		atomic_fetch_add(marks, 1);
	}
}

static void export_once(const char *path, int round)
{
	char to[300];
	const char *argv[] = {live_program(), "export", path, "--format", "csv", "--to", to, NULL};
	const char *rm[] = {"/bin/rm", "-r", to, NULL};
	int code;

	snprintf(to, sizeof to, "%s", live_path("out"));
	assert_int_equal(mkdir(to, 0700), 0);
	code = live_run("/dev/null", argv);
	if (code != 0)
		fail_msg("round %d: export ended with %d", round, code);
	assert_int_equal(live_run(NULL, rm), 0);
}

/* A record of its own, which grows by some marks at each round. */
static void export_beside_marks(int first, int rounds)
{
	const char *path = fresh_record("exports");
	atomic_int *marks = mmap(NULL, sizeof *marks, PROT_READ | PROT_WRITE,
	                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t marker;
	int status;

	assert_true(marks != MAP_FAILED);
	fflush(NULL);
	marker = fork();
	assert_true(marker >= 0);
	if (marker == 0)
		mark_without_a_pause(path, marks);
	for (int i = 0; i < rounds; i++) {
		int before = atomic_load(marks);

		export_once(path, first + i);
		while (atomic_load(marks) == before && waitpid(marker, &status, WNOHANG) == 0)
			sched_yield(); /* each time it went on marking */
	}
	kill(marker, SIGKILL);
	assert_int_equal(waitpid(marker, &status, 0), marker);
	assert_true(WIFSIGNALED(status));
	munmap(marks, sizeof *marks);
	is_good(path);
}

void races_of_exports(int rounds)
{
	for (int i = 0; i < rounds; i += ROUNDS_A_RECORD)
		export_beside_marks(i, rounds - i < ROUNDS_A_RECORD ? rounds - i : ROUNDS_A_RECORD);
}
