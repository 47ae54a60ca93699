/* keys: the keys by which a jury's seats are reached over SSH, in a file that the machine's
 * keeper writes.
 *
 * A line a key: "SEAT PUBLIC-KEY [comment]", the key as a .pub file has it; blank lines and those
 * that begin with # are passed over, a seat may have several keys.  Every fault is told at once:
 * sshd would pass over such a line in silence, and its juror would find a closed door. */
#ifndef INTAKE_KEYS_H
#define INTAKE_KEYS_H

#include "core/plan.h"
#include "intake/complaint.h"
#include "intake/sshkey.h"

enum { KEYS_MOST = 1000, KEYS_LINE_BYTES = 8 * 1024 };

struct seat_key {
	int32_t person;
	struct sshkey key;
	size_t at; /* its byte in the file */
};

struct keys {
	struct seat_key *v; /* in the file's order */
	size_t n, room;
};

/* The keys of the file, in the arena; the plan says the seats.  False when there was a fault: they
 * are then not to be used. */
bool keys_read(const char *path, const struct plan *, struct arena *, struct keys *,
               struct complaints *);
/* The same from bytes: path only names them. */
bool keys_read_bytes(struct str path, struct str bytes, const struct plan *, struct arena *,
                     struct keys *, struct complaints *);

/* The one public key of a machine, from its file .pub. */
bool keys_read_host(const char *path, struct arena *, struct sshkey *, struct complaints *);

#endif
