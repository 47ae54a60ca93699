#include "live.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static void give_up(const char *what)
{
	perror(what);
	abort();
}

const char *live_folder(void)
{
	return folder;
}

const char *live_path(const char *name)
{
	static char rooms[8][256];
	static int next;
	char *room = rooms[next++ % 8];

	snprintf(room, sizeof rooms[0], "%s/%s", folder, name);
	return room;
}

/* A file below a folder that the environment names. */
static const char *below(const char *variable, const char *otherwise, const char *name)
{
	static char rooms[4][512];
	static int next;
	char *room = rooms[next++ % 4];
	const char *dir = getenv(variable);

	snprintf(room, sizeof rooms[0], "%s/%s", dir ? dir : otherwise, name);
	return room;
}

const char *live_program(void)
{
	return below("BUILD", "build", "clepsydre");
}

int live_run(const char *output, const char *const *argv)
{
	char *const *args;
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid < 0)
		give_up("fork");
	if (pid == 0) {
		int fd = output ? open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;

		if (output && (fd < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0))
			_exit(126);
		/* execv asks for less const than it needs. */
		memcpy(&args, &argv, sizeof args);
		execv(argv[0], args);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid)
		give_up("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int live_open(void **state)
{
	const char *argv[] = {below("BUILD", "build", "tests/tool/story"),
	                      "--rehearsal",
	                      "--ending-now",
	                      NULL,
	                      below("SOURCE", ".", "config/rs6731.yaml"),
	                      below("SOURCE", ".", "config/cohort-rs6731.yaml"),
	                      below("SOURCE", ".", "tests/stories/mid-day.story"),
	                      NULL};

	(void)state;
	snprintf(folder, sizeof folder, "/tmp/clepsydre-live-XXXXXX");
	if (!mkdtemp(folder))
		give_up("mkdtemp");
	argv[3] = live_path("first");
	return live_run(NULL, argv);
}

int live_close(void **state)
{
	const char *argv[] = {"/bin/rm", "-rf", folder, NULL};

	(void)state;
	return live_run(NULL, argv);
}

const char *live_record(const char *name)
{
	const char *path = live_path(name);
	const char *argv[] = {"/bin/cp", live_path("first"), path, NULL};
	char journal[300];

	/* Of one that was killed inside a commit it would be played back into this one. */
	snprintf(journal, sizeof journal, "%s-journal", path);
	unlink(journal);
	if (live_run(NULL, argv) != 0)
		give_up(path);
	return path;
}

const char *live_record_by(const char *name, const char *sed)
{
	static const char script[] =
	    "sed -e \"$1\" \"${SOURCE:-.}/config/rs6731.yaml\" >\"$0.yaml\" && "
	    "exec \"${BUILD:-build}/tests/tool/story\" --rehearsal --ending-now \"$0\" \"$0.yaml\" "
	    "\"${SOURCE:-.}/config/cohort-rs6731.yaml\" "
	    "\"${SOURCE:-.}/tests/stories/mid-day.story\"";
	const char *path = live_path(name);
	const char *make[] = {"/bin/sh", "-c", script, path, sed, NULL};

	if (live_run(NULL, make) != 0)
		give_up(path);
	return path;
}

const char *live_preload(const char *name)
{
	static const char script[] = "exec ${CC:-cc} -D_GNU_SOURCE -shared -fPIC -O1 -o \"$0\" "
				     "\"${SOURCE:-.}/tests/preload/$1.c\"";
	static char preload[300];
	const char *build[] = {"/bin/sh", "-c", script, preload + sizeof "LD_PRELOAD", name, NULL};

	snprintf(preload, sizeof preload, "LD_PRELOAD=%s/%s.so", folder, name);
	return live_run(NULL, build) == 0 ? preload : NULL;
}

struct pty *live_join(const char *path, const char *seat, const char *const *env)
{
	const char *argv[] = {live_program(), "join", path, "--as", seat, NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv, .env = env});

	if (!pty_wait_text(p, "sur 20:00")) {
		pty_end(p);
		return NULL;
	}
	pty_wait_still(p);
	return p;
}

int live_seconds_left(struct pty *p)
{
	const char *left = strstr(pty_row(p, 1), "reste ");
	char *colon;
	long minutes;

	if (!left)
		return -1;
	minutes = strtol(left + 6, &colon, 10);
	return *colon == ':' ? (int)(minutes * 60 + strtol(colon + 1, NULL, 10)) : -1;
}

int live_events(const char *path)
{
	const char *out = live_path("log");
	const char *argv[] = {live_program(), "log", path, "--json", "--with-marks", NULL};
	FILE *f;
	int n = 0, c;

	if (live_run(out, argv) != 0 || !(f = fopen(out, "re")))
		return -1;
	while ((c = getc(f)) != EOF)
		n += c == '\n';
	fclose(f);
	return n;
}
