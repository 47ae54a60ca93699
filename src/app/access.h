/* access: what the files of the verb access share.
 *
 * The verb writes what a machine's keeper needs so that a jury reaches its record over SSH; it
 * changes nothing outside RECORD.codes, and installs nothing. */
#ifndef APP_ACCESS_H
#define APP_ACCESS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "core/plan.h"

struct access {
	const char *record; /* as the user wrote it; NULL: none, which --sshd alone allows */
	const char *keys;   /* file; NULL as for the rest: not given */
	const char *server, *host_key, *seat;
	const char *account;      /* of the cards */
	const char *account_keys; /* of the keys */
};

/* Where sshd finds the keys: root's, so that no juror's session can add one. */
#define ACCESS_KEYS_PATH "/etc/ssh/clepsydre_keys"

/* One form of the verb each; returns the exit code, all told. */
int access_keys(const struct access *);
int access_cards(const struct access *);
int access_sshd(const struct access *);

struct host_key {
	char fingerprint[80]; /* "SHA256:…", as ssh and PuTTY show it */
	char type[64];
};

/* Reads the public key of a server; false (told, its faults on standard error). */
bool access_host_key(struct host_key *, const char *path, struct err *);

/* Appends "exec '/abs/clepsydre' join '/abs/RECORD'", for a shell, of which nothing is left by it,
 * and for sshd_config(5), which reads quotes and backslashes in its own way.  False (told): one
 * of both paths can't be had, or has a character that is never let out. */
bool access_command(struct buf *, const char *record, struct err *);
/* Appends one word, quoted for both; false, and nothing appended: it has a character that is never
 * let out, the end of a line above all, behind which a line of its own would begin. */
bool access_quote(struct buf *, struct str word);

#endif
