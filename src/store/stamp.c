/* stamp: see stamp.h. */
#include "store/stamp.h"

#include <stddef.h>
#include <stdint.h>

enum { FRESH_MS = 20 };

static struct timespec changed(const struct stat *st)
{
	return st ? st->st_ctim : (struct timespec){0, 0};
}

static bool is_fresh(const struct timespec *t)
{
	struct timespec now;
	int64_t age_ms;

	clock_gettime(CLOCK_REALTIME, &now);
	age_ms = (now.tv_sec - t->tv_sec) * 1000 + (now.tv_nsec - t->tv_nsec) / 1000000;
	/* Of one from before the clock was set back, none that comes bears the same stamp. */
	return age_ms >= 0 && age_ms < FRESH_MS;
}

bool stamp_has_moved(const struct stamp *s, const struct stat *st)
{
	struct timespec last = changed(st);

	return s->was_fresh || last.tv_sec != s->seen.tv_sec || last.tv_nsec != s->seen.tv_nsec;
}

void stamp_take(struct stamp *s, const struct stat *st)
{
	s->seen = changed(st);
	s->was_fresh = is_fresh(&s->seen);
}
