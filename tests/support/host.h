/* host: the jury's machine with a real sshd, and jurors who come over a real line.
 *
 * The test runs as root of a machine of its own (host.sh); what it leaves goes
 * away with it.  Two accounts with one uid lead to one record: to one comes who
 * has a key, to the other who has a password.  Knows nothing of what is on the
 * screens. */
#ifndef SUPPORT_HOST_H
#define SUPPORT_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "exam.h"

enum { HOST_UID = 4100, HOST_PORT = 2222 };
#define HOST_PASSWORD "mot de passe du jour"

/* First in main: from here on the test is alone on its machine.  Where that can't be, says why as a
 * skip, and ends. */
void host_begin(char **argv);

/* The accounts, the keys of P, M1, M2 and S, and sshd, on this record from now on; a silent client
 * is given up after a few seconds. */
void host_open(struct exam *);
/* The end of sshd and of every line. */
void host_close(void);

/* `ssh …` in a terminal, with these arguments up to a NULL: as a user would type them, the
 * machine's names being cle-P, cle-M1, cle-M2, cle-S (by that seat's key), cle-X (a key that opens
 * nothing) and carte (by password). */
struct pty *host_ssh(const char *const *args, const char *const *env);
/* The same in a window of this size; 0: 24 and 80. */
struct pty *host_ssh_sized(const char *const *args, const char *const *env, int rows, int cols);
/* Whoever has the key of this seat, at its screen; ended at the latest by exam_end. */
struct keyboard *host_juror(struct exam *, const char *seat, const char *who);
/* The same on this port. */
struct keyboard *host_juror_at(struct exam *, const char *seat, const char *who, int port);
/* The code on the card of who has this family name. */
const char *host_code(const char *family);
/* At the machine itself, without any line, as that account. */
struct keyboard *host_at_the_machine(struct exam *, const char *seat, const char *who);
/* Whatever came of a test, the next begins with nobody there. */
void host_all_go(struct exam *);
/* A keyboard of the exam's at what runs in this terminal. */
struct keyboard *host_keyboard(struct exam *, struct pty *, const char *who);

/* `ssh …` without a terminal, what it prints on both outputs in the buffer, emptied first; its exit
 * code. */
int host_ssh_says(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A port that leads to sshd until so many bytes went through, both ways together; then the line is
 * cut. */
int host_port_cut_after(size_t bytes);

/* The network of this machine is there, or no more: what is sent is lost. */
void host_network(bool);

/* What the accounts run, beside sshd's own part: "" is nothing, "clepsydre clepsydre" two screens.
 */
const char *host_runs(void);
/* Waits until the accounts run just that. */
void host_waits_until_runs(const char *);
/* The files that the accounts have anywhere, beside the record's. */
const char *host_files(struct exam *);

#endif
