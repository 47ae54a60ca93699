/* news: see news.h. */
#include "store/news.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/arena.h"

/* With the longest name; a read that leaves room for one more has taken all. */
enum { LARGEST_EVENT = sizeof(struct inotify_event) + NAME_MAX + 1 };

struct news {
	int fd;
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
	return n;
}

int news_fd(const struct news *n)
{
	return n->fd;
}

void news_drain(struct news *n)
{
	char events[4096];

	while (n && n->fd >= 0 &&
	       read(n->fd, events, sizeof events) > (ssize_t)(sizeof events - LARGEST_EVENT))
		;
}

void news_close(struct news *n)
{
	if (n && n->fd >= 0)
		close(n->fd);
	free(n);
}
