/* pulse: see pulse.h. */
#include "app/pulse.h"

enum { SLEPT_MS = 5000 }; /* between two turns: this process was stopped itself */

void pulse_begin(struct pulse *p, int64_t gone_after_ms, int64_t boot_ms)
{
	*p = (struct pulse){gone_after_ms, boot_ms, boot_ms, boot_ms, false, false};
}

void pulse_heard(struct pulse *p, bool is_answer, int64_t boot_ms)
{
	p->heard_at_ms = boot_ms;
	p->waits = false;
	p->answers |= is_answer;
}

/* Asked after a third of the time, so that all of it is the grid's. */
enum pulse_end pulse_look(struct pulse *p, bool moves, int64_t boot_ms)
{
	int64_t third_ms = p->gone_after_ms / 3;
	bool slept = boot_ms - p->looked_at_ms > SLEPT_MS + third_ms;

	p->looked_at_ms = boot_ms;
	if (slept)
		pulse_heard(p, false, boot_ms);
	if (p->waits && p->answers && boot_ms - p->asked_at_ms >= p->gone_after_ms - third_ms)
		return PULSE_GONE;
	if (p->waits || !moves || boot_ms - p->heard_at_ms < third_ms)
		return PULSE_FINE;
	p->waits = true;
	p->asked_at_ms = boot_ms;
	return PULSE_ASK;
}
