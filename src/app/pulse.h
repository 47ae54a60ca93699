/* pulse: whether somebody's terminal is still there.
 *
 * A network that is no more, or a client that was stopped, is told by nobody while a clock is
 * drawn: sshd hears no silence as long as it has something to send.  So the terminal is
 * asked how it is (DSR 5, ECMA-48 8.3.35), and is gone when one that used to answer no longer
 * does.  A terminal that never answered is never judged.  Knows no screen. */
#ifndef APP_PULSE_H
#define APP_PULSE_H

#include <stdbool.h>
#include <stdint.h>

struct pulse {
	int64_t gone_after_ms; /* the grid's poste_muet */
	int64_t heard_at_ms;   /* boot_ms: the last key or answer */
	int64_t asked_at_ms;
	int64_t looked_at_ms;
	bool waits;   /* asked, and nothing heard since */
	bool answers; /* it has answered once */
};

enum pulse_end { PULSE_FINE, PULSE_ASK, PULSE_GONE };

void pulse_begin(struct pulse *, int64_t gone_after_ms, int64_t boot_ms);
/* Something came from the terminal; an answer, or a key. */
void pulse_heard(struct pulse *, bool is_answer, int64_t boot_ms);
/* To be called at each turn of the loop.  Asks only while something moves on the screen: where all
 * is still, not a byte is sent. */
enum pulse_end pulse_look(struct pulse *, bool moves, int64_t boot_ms);

#endif
