/* early: a library to be preloaded, under which an alarm comes when the terminal is in between:
 * as the program is about to enter its screen (EARLY=enter), or once standard output leads
 * elsewhere for a moment, as it comes back to it (EARLY=resume).  Built by the test that uses
 * it. */
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { DUPLICATIONS_BEFORE = 2 }; /* there and back, at the beginning */

static int is_wanted(const char *moment)
{
	const char *wanted = getenv("EARLY");

	return wanted && strcmp(wanted, moment) == 0;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	ssize_t (*next)(int, const void *, size_t);

	*(void **)&next = dlsym(RTLD_NEXT, "write");
	if (is_wanted("enter") && isatty(fd) && memmem(bytes, n, "\033[?1049h", 8))
		raise(SIGALRM);
	return next(fd, bytes, n);
}

int dup2(int from, int to)
{
	static int calls;
	int (*next)(int, int);
	int fd;

	*(void **)&next = dlsym(RTLD_NEXT, "dup2");
	fd = next(from, to);
	if (is_wanted("resume") && to == STDOUT_FILENO && calls++ == DUPLICATIONS_BEFORE)
		raise(SIGALRM);
	return fd;
}
