/* news: see news.h. */
#include "store/news.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/stamp.h"

/* With the longest name; a read that leaves room for one more has taken all. */
enum { LARGEST_EVENT = sizeof(struct inotify_event) + NAME_MAX + 1 };

struct news {
	int fd;
	char *record;       /* without a watch: what is asked instead */
	struct stamp stamp; /* at the last drain */
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

bool news_came(const struct news *n)
{
	struct stat st;

	return n->record && stamp_has_moved(&n->stamp, stat(n->record, &st) == 0 ? &st : NULL);
}

void news_drain(struct news *n)
{
	char events[4096];
	struct stat st;

	if (!n)
		return;
	while (n->fd >= 0 &&
	       read(n->fd, events, sizeof events) > (ssize_t)(sizeof events - LARGEST_EVENT))
		;
	if (n->fd >= 0)
		return;
	stamp_take(&n->stamp, n->record && stat(n->record, &st) == 0 ? &st : NULL);
}

void news_close(struct news *n)
{
	if (n && n->fd >= 0)
		close(n->fd);
	if (n)
		free(n->record);
	free(n);
}
