/* news: see news.h. */
#include "store/news.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

enum {
	/* With the longest name; a read that leaves room for one more has taken all. */
	LARGEST_EVENT = sizeof(struct inotify_event) + NAME_MAX + 1,
	/* The kernel stamps files by a clock that stands still for up to 10 ms (HZ 100): a second
	 * touch within that leaves the stamp as it was. */
	STAMP_MS = 20,
};

struct news {
	int fd;
	char *record;         /* without a watch: what is asked instead */
	struct timespec seen; /* its last change that was known at the last drain */
	bool may_have_more;   /* that change was so fresh that another may bear the same stamp */
};

struct news *news_open(const char *record)
{
	struct news *n = arena_alone(1, sizeof *n);

	n->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (n->fd >= 0 &&
	    inotify_add_watch(n->fd, record, IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF) < 0) {
		close(n->fd);
		n->fd = -1;
	}
	if (n->fd < 0)
		n->record = strdup(record);
	return n;
}

int news_fd(const struct news *n)
{
	return n->fd;
}

static struct timespec last_change(const struct news *n)
{
	struct timespec none = {0, 0};
	struct stat st;

	return n->record && stat(n->record, &st) == 0 ? st.st_ctim : none;
}

static bool is_fresh(const struct timespec *t)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (now.tv_sec - t->tv_sec) * 1000 + (now.tv_nsec - t->tv_nsec) / 1000000 < STAMP_MS;
}

bool news_came(const struct news *n)
{
	struct timespec last = last_change(n);

	return n->may_have_more || last.tv_sec != n->seen.tv_sec || last.tv_nsec != n->seen.tv_nsec;
}

void news_drain(struct news *n)
{
	char events[4096];

	if (!n)
		return;
	while (n->fd >= 0 &&
	       read(n->fd, events, sizeof events) > (ssize_t)(sizeof events - LARGEST_EVENT))
		;
	if (n->fd >= 0)
		return;
	n->seen = last_change(n);
	n->may_have_more = is_fresh(&n->seen);
}

void news_close(struct news *n)
{
	if (n && n->fd >= 0)
		close(n->fd);
	if (n)
		free(n->record);
	free(n);
}
