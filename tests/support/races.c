/* races: see races.h. */
#include "races.h"

#include "unit.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/act.h"
#include "core/questions.h"
#include "core/say.h"
#include "live.h"

enum { ROUNDS_A_RECORD = 50 }; /* no day has ten thousand marks */
enum { PRESIDENT = 1, MEMBER = 2, OTHER = 3, KEEPER = 4, PASSAGE = 2, FRENE = 10 };

/* -- two wishes at one instant ------------------------------------------------------------- */

struct result {
	enum act_end end;
	bool stored;  /* facts of it: done, and not so already */
	bool is_twin; /* a question: somebody had just logged it */
	char says[400];
};

/* Between the two, in memory that both see. */
struct ring {
	atomic_int here;
	struct result results[][2];
};

/* What two people want at once, and what may become of it. */
struct contest {
	const char *name;
	int32_t authors[2];
	bool (*keeps)(int round); /* both at the keeper's place; NULL: never */
	/* What each wants in this round; of the kind KIND_unknown: nothing. */
	struct fact (*wish)(const struct state *, int round, int which);
	/* By this one alone, before, so that a round is like the one before. */
	struct fact (*prepare)(const struct state *, int round, int which);
	int32_t prepared_by; /* 0: by themselves */
	void (*judge)(const struct result[2], int round);
};

/* Returns when both are here, as near to one instant as there can be. */
static void meet(struct ring *ring, int *meetings)
{
	int both = 2 * ++*meetings;

	atomic_fetch_add(&ring->here, 1);
	while (atomic_load(&ring->here) < both)
		sched_yield();
}

/* The other's may have come behind it by the time it is read back. */
static const struct question *last_by(const struct state *s, int32_t author)
{
	size_t i = s->n_questions;

	while (s->questions[i - 1].author != author)
		i--;
	return &s->questions[i - 1];
}

/* As the screen tells it. */
static bool has_elder_twin(const struct state *s, const struct question *mine)
{
	const struct question *twin = questions_twin(s, mine);

	return twin && twin->id < mine->id;
}

static void act(struct record *r, int32_t author, const struct fact *wish, struct result *result)
{
	struct buf says = {0};
	struct verdict v = {0};
	struct err e = {0};

	result->end = act_perform(r, &world_real, author, wish, &v, &e);
	result->stored = result->end == ACT_IS_DONE && v.n;
	if (result->end == ACT_IS_REFUSED)
		say_refusal(&says, &r->state, &v);
	snprintf(result->says, sizeof result->says, "%s", says.n ? buf_text(&says) : e.what);
	buf_done(&says);
	if (result->stored && wish->kind == KIND_question_asked)
		result->is_twin = has_elder_twin(&r->state, last_by(&r->state, author));
}

static void try_once(struct record *r, const struct contest *c, int round, int which,
                     struct ring *ring, int *meetings)
{
	struct fact before = {.kind = KIND_unknown}, wish;
	struct result ignored;
	struct err e;

	int32_t author = c->keeps && c->keeps(round) ? KEEPER : c->authors[which];

	record_catch_up(r, &e);
	if (c->prepare)
		before = c->prepare(&r->state, round, which);
	if (before.kind != KIND_unknown)
		act(r, c->prepared_by ? c->prepared_by : author, &before, &ignored);
	meet(ring, meetings);
	record_catch_up(r, &e);
	wish = c->wish(&r->state, round, which);
	meet(ring, meetings);
	act(r, author, &wish, &ring->results[round][which]);
	meet(ring, meetings);
}

static _Noreturn void run(const char *path, const struct contest *c, int rounds, int which,
                          struct ring *ring)
{
	struct record r;
	struct err e;
	int meetings = 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!record_open(&r, path, LEDGER_APPEND, c->authors[which], &e))
		_exit(1);
	for (int i = 0; i < rounds; i++)
		try_once(&r, c, i, which, ring, &meetings);
	record_close(&r);
	_exit(0);
}

static void is_good(const char *path)
{
	const char *argv[] = {live_program(), "verify", path, NULL};

	assert_int_equal(live_run("/dev/null", argv), 0);
}

static void race(const struct contest *c, int rounds)
{
	size_t bytes = sizeof(struct ring) + (size_t)rounds * sizeof(struct result[2]);
	struct ring *ring =
	    mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	char path[300];

	assert_true(ring != MAP_FAILED);
	/* With questions due, too, the keeper may end the exchange as well as the president. */
	snprintf(
	    path, sizeof path, "%s",
	    live_record_by(c->name, "s/passer_outre: .*/passer_outre: [présidence, secrétariat]/"));
	fflush(NULL);
	for (int i = 0; i < 2; i++) {
		pid_t runner = fork();

		assert_true(runner >= 0);
		if (runner == 0)
			run(path, c, rounds, i, ring);
	}
	for (int i = 0; i < 2; i++) {
		int status;

		/* Of one that failed the other would wait for ever: it ends with this process. */
		assert_true(waitpid(-1, &status, 0) > 0);
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			abort();
	}
	for (int i = 0; i < rounds; i++)
		c->judge(ring->results[i], i);
	munmap(ring, bytes);
	is_good(path);
}

static void is_told(const struct result *loser, int round)
{
	if (loser->end != ACT_IS_REFUSED || !loser->says[0])
		fail_msg("round %d: the other was told “%s”", round, loser->says);
}

static void one_wins(const struct result results[2], int round)
{
	const struct result *loser = &results[results[0].stored];

	if (results[0].stored == results[1].stored)
		fail_msg("round %d: %s “%s”, “%s”", round,
		         loser->stored ? "both won:" : "nobody won:", results[0].says,
		         results[1].says);
	is_told(loser, round);
}

/* -- phases: ended, set aside, started anew ------------------------------------------------ */

static struct fact next_of_phase(const struct state *s, int round, int which)
{
	const struct run *r = state_last_run(s, PASSAGE);

	(void)which;
	switch (round % 3) {
	case 0:
		return (struct fact){.kind = KIND_phase_ended,
		                     .ref = r->id,
		                     .code = CODE_overridden,
		                     .words = STR("L’heure est passée.")};
	case 1:
		return (struct fact){
		    .kind = KIND_phase_restarted, .ref = r->id, .code = CODE_alarm};
	default:
		return (struct fact){
		    .kind = KIND_phase_started, .passage = PASSAGE, .item = r->phase};
	}
}

/* A phase is the keeper's to start: two screens of theirs. */
static bool starts(int round)
{
	return round % 3 == 2;
}

void races_of_phases(int rounds)
{
	static const struct contest by_two = {.name = "phases",
	                                      .authors = {PRESIDENT, KEEPER},
	                                      .keeps = starts,
	                                      .wish = next_of_phase,
	                                      .judge = one_wins};

	race(&by_two, rounds);
}

/* -- time is given to a phase while it ends ------------------------------------------------ */

static struct fact more_or_enough(const struct state *s, int round, int which)
{
	const struct run *r = state_last_run(s, PASSAGE);

	(void)round;
	if (which)
		return (struct fact){.kind = KIND_phase_ended,
		                     .ref = r->id,
		                     .code = CODE_overridden,
		                     .words = STR("L’heure est passée.")};
	return (struct fact){
	    .kind = KIND_time_given, .ref = r->id, .ms = 60000, .words = STR("bruit")};
}

/* The keeper's: what the round before ended goes on. */
static struct fact go_on(const struct state *s, int round, int which)
{
	const struct run *r = state_last_run(s, PASSAGE);

	(void)round;
	if (!which || r->status != RUN_ENDED)
		return (struct fact){.kind = KIND_unknown};
	return (struct fact){.kind = KIND_phase_reopened, .ref = r->id};
}

/* Before the end, the time was given; after it, there is nothing to give it to. */
static void the_end_is_the_end(const struct result results[2], int round)
{
	if (!results[1].stored)
		fail_msg("round %d: not ended: “%s”", round, results[1].says);
	if (!results[0].stored)
		is_told(&results[0], round);
}

void races_of_time(int rounds)
{
	static const struct contest by_two = {.name = "time",
	                                      .authors = {PRESIDENT, KEEPER},
	                                      .wish = more_or_enough,
	                                      .prepare = go_on,
	                                      .judge = the_end_is_the_end};

	race(&by_two, rounds);
}

/* -- the keeping of the session ------------------------------------------------------------ */

/* Each takes it from who they see holding it. */
static struct fact take_the_hat(const struct state *s, int round, int which)
{
	(void)round;
	return (struct fact){
	    .kind = KIND_keeper_taken, .person = which ? OTHER : MEMBER, .value = s->keeper};
}

/* The keeper has it back before each round. */
static struct fact give_back_the_hat(const struct state *s, int round, int which)
{
	(void)s;
	(void)round;
	return (struct fact){.kind = which ? KIND_unknown : KIND_keeper_taken, .person = KEEPER};
}

void races_of_the_hat(int rounds)
{
	static const struct contest by_two = {.name = "hat",
	                                      .authors = {MEMBER, OTHER},
	                                      .wish = take_the_hat,
	                                      .prepare = give_back_the_hat,
	                                      .prepared_by = KEEPER,
	                                      .judge = one_wins};

	race(&by_two, rounds);
}

/* -- one question, logged by who puts it and by who keeps the session ---------------------- */

static struct fact log_question(const struct state *s, int round, int which)
{
	(void)s;
	(void)round;
	return (struct fact){.kind = KIND_question_asked,
	                     .passage = PASSAGE,
	                     .candidate = FRENE,
	                     .person = which ? 0 : MEMBER};
}

/* One key: each takes back the question of the round before. */
static struct fact take_question_back(const struct state *s, int round, int which)
{
	(void)s;
	(void)which;
	return (struct fact){.kind = round ? KIND_taken_back : KIND_unknown};
}

/* Both are kept; the second is told so. */
static void both_are_kept(const struct result results[2], int round)
{
	for (int i = 0; i < 2; i++)
		if (!results[i].stored)
			fail_msg("round %d: not kept: “%s”", round, results[i].says);
	if (results[0].is_twin + results[1].is_twin != 1)
		fail_msg("round %d: %d told of the likely double", round,
		         results[0].is_twin + results[1].is_twin);
}

void races_of_questions(int rounds)
{
	static const struct contest by_two = {.name = "questions",
	                                      .authors = {MEMBER, KEEPER},
	                                      .wish = log_question,
	                                      .prepare = take_question_back,
	                                      .judge = both_are_kept};

	race(&by_two, rounds);
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
		struct fact wish = {
		    .kind = KIND_scored, .candidate = FRENE, .item = item, .value = 1 + value % 4};
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
	char path[300];
	atomic_int *marks =
	    mmap(NULL, sizeof *marks, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t marker;
	int status;

	assert_true(marks != MAP_FAILED);
	snprintf(path, sizeof path, "%s", live_record("exports"));
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
