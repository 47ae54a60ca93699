/* memory: a library to be preloaded, under which there is no more memory to be had from the moment
 * when the file that NO_MEMORY names is there.  Built by the test that uses it. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own, under the names by which they stay reachable. */
void *__libc_malloc(size_t); /* NOLINT(bugprone-reserved-identifier) */
void *__libc_calloc(size_t, size_t); /* NOLINT(bugprone-reserved-identifier) */
void *__libc_realloc(void *, size_t); /* NOLINT(bugprone-reserved-identifier) */

static int is_gone(void)
{
	const char *name = getenv("NO_MEMORY");
	int kept = errno, gone = name && access(name, F_OK) == 0;

	errno = gone ? ENOMEM : kept;
	return gone;
}

void *malloc(size_t bytes)
{
	return is_gone() ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t n, size_t bytes)
{
	return is_gone() ? NULL : __libc_calloc(n, bytes);
}

void *realloc(void *memory, size_t bytes)
{
	return is_gone() ? NULL : __libc_realloc(memory, bytes);
}
