/* confine: a live screen gives up what it never needs.
 *
 * Whatever is found one day to make a screen run what it was told to, by a name,
 * a key or a file, it starts no program, makes no other process and looks into
 * none: the kernel refuses.  Signals it may send, as a place taken over needs
 * (store/seats.h).  Knows nothing of screens and records. */
#ifndef APP_CONFINE_H
#define APP_CONFINE_H

#include <stdbool.h>

#include "base/err.h"

/* For the rest of this process, execve, fork and their like, ptrace and the memory of other
 * processes are refused with EPERM; threads of its own it may start (clone3 is said not to be
 * there, so that libc asks clone, whose flags tell a thread).  False, *e told, where the kernel
 * has no such filter.  Does nothing when built with AddressSanitizer, whose leak checker makes a
 * process of its own. */
bool confine(struct err *e);

#endif
