/* live: the program itself, in a terminal, on a record in mid-exam.
 *
 * For tests of what the shipped binary does when something goes wrong around it.
 * The record is the one that the demonstration opens: group 2 in its exchange,
 * the clock running.  Knows nothing of what a test then does. */
#ifndef SUPPORT_LIVE_H
#define SUPPORT_LIVE_H

#include "pty.h"

/* cmocka's group fixtures: a fresh folder, the record in it, and their end. */
int live_open(void **state);
int live_close(void **state);

/* The folder; a path in it, valid until the eighth call after. */
const char *live_folder(void);
const char *live_path(const char *name);
/* The record made once, and a fresh copy of it under this name. */
const char *live_record(const char *name);
/* The same day by another grid: this one, changed by a script of sed.  Valid as a path's. */
const char *live_record_by(const char *name, const char *sed);

/* The program under test. */
const char *live_program(void);
/* Runs a program, its output to this file (NULL: as ours).  Its exit code, or -1 when a
 * signal ended it. */
int live_run(const char *output, const char *const *argv);

/* Builds tests/preload/NAME.c; "LD_PRELOAD=…" for pty_start's env, valid until the next call.
 * NULL when it can't be built. */
const char *live_preload(const char *name);

/* `join PATH --as SEAT` once its passage is shown; env as pty_start's. */
struct pty *live_join(const char *path, const char *seat, const char *const *env);
/* The seconds that the phase has left, as line 2 tells them; -1 if it doesn't. */
int live_seconds_left(struct pty *);
/* The count of events that the program itself reads from a record. */
int live_events(const char *path);

#endif
