/* pace: how soon a screen is sent what is new.
 *
 * What others do is shown at once, but a stream of it is not sent faster than a line of 9,600
 * baud takes it: what waits in a line is old when it comes out.  Knows no screen. */
#ifndef APP_PACE_H
#define APP_PACE_H

#include <stdbool.h>
#include <stdint.h>

struct pace {
	int64_t paid_until_ms; /* boot_ms: what was shown so far has had its time on the line */
	int64_t slow_until_ms; /* boot_ms: the line was found behind */
};

/* The line took nothing more: for some minutes it is slow. */
void pace_behind(struct pace *, int64_t boot_ms);
bool pace_is_slow(const struct pace *, int64_t boot_ms);
/* Whether something new may be shown now. */
bool pace_may_show(const struct pace *, int64_t boot_ms);
/* Something was sent: to be called for nothing less, or what a member may not see would be told by
 * how long it holds up the rest. */
void pace_sent(struct pace *, int64_t boot_ms);
/* When it may be (boot_ms). */
int64_t pace_next_ms(const struct pace *, int64_t boot_ms);

#endif
