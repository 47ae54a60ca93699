/* signals: a signal that falls at any moment of the live screen's life.
 *
 * Each life is brought to a stage by keys (starting, the exchange, a sheet, the editor, a
 * question, the help), keys go on, and among them the signal falls at random.
 * Uses the record of live.h, whose group fixtures the test must have. */
#ifndef SUPPORT_SIGNALS_H
#define SUPPORT_SIGNALS_H

/* Signals that ask it to leave, or strike it: each time the terminal must be as it was before,
 * and of what was being written all that was shown must be kept (but of a strike, which leaves
 * what was saved a second before).  Fails the test otherwise. */
void signals_end_it(int signal, int times, unsigned *seed);
/* Signals that must change nothing: it goes on, and leaves in order when it is asked to.
 * SIGWINCH comes with a new size. */
void signals_leave_it(int signal, int times, unsigned *seed);

#endif
