/* pace: see pace.h. */
#include "app/pace.h"

enum {
	AT_ONCE = 8, /* after some calm; some 80 bytes each */
	EVERY_MS = 160,
	SLOW_EVERY_MS = 1000,
	SLOW_FOR_MS = 5 * 60 * 1000,
};

void pace_behind(struct pace *p, int64_t boot_ms)
{
	p->slow_until_ms = boot_ms + SLOW_FOR_MS;
}

bool pace_is_slow(const struct pace *p, int64_t boot_ms)
{
	return boot_ms < p->slow_until_ms;
}

static int64_t every_ms(const struct pace *p, int64_t boot_ms)
{
	return pace_is_slow(p, boot_ms) ? SLOW_EVERY_MS : EVERY_MS;
}

bool pace_may_show(const struct pace *p, int64_t boot_ms)
{
	return boot_ms - p->paid_until_ms >= every_ms(p, boot_ms);
}

/* Each of those that a line takes at once is had again after a time. */
void pace_sent(struct pace *p, int64_t boot_ms)
{
	int64_t every = every_ms(p, boot_ms);

	if (boot_ms - p->paid_until_ms > AT_ONCE * every)
		p->paid_until_ms = boot_ms - AT_ONCE * every;
	p->paid_until_ms += every;
}

int64_t pace_next_ms(const struct pace *p, int64_t boot_ms)
{
	return p->paid_until_ms + every_ms(p, boot_ms);
}
