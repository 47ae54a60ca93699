/* sshkey: one public key of SSH, as a line of a .pub file says it.
 *
 * "ssh-ed25519 AAAA…": a type, and in base64 the type again with its numbers (RFC 4253, 6.6;
 * RFC 8709; RFC 5656; OpenSSH's PROTOCOL.u2f).  What sshd would pass over in silence, or refuse
 * on the day, is found here.  Knows neither files nor seats, and computes no signature. */
#ifndef INTAKE_SSHKEY_H
#define INTAKE_SSHKEY_H

#include "base/arena.h"
#include "base/str.h"

enum { SSHKEY_RSA_LEAST = 2048, SSHKEY_RSA_MOST = 16384 }; /* bits; OpenSSH reads no more */

struct sshkey {
	struct str type, text; /* as written */
	struct str blob;       /* the bytes that the text says; those read so far */
	struct str inner;      /* the type that stands in them */
	int32_t bits;          /* of an RSA key's modulus */
};

enum sshkey_fault {
	SSHKEY_GOOD,
	SSHKEY_UNKNOWN,     /* no type known here */
	SSHKEY_DSA,         /* one that no server takes any more */
	SSHKEY_CERTIFICATE, /* a key that somebody signed */
	SSHKEY_NOT_BASE64,
	SSHKEY_OTHER_TYPE, /* the bytes say another type, inner */
	SSHKEY_DAMAGED,    /* a number is cut, too long, or not one at all */
	SSHKEY_SHORT,      /* RSA of too few bits */
	SSHKEY_LONG,
};

/* Reads the type and the text after it; the bytes are kept in the arena. */
enum sshkey_fault sshkey_read(struct sshkey *, struct str type, struct str text, struct arena *);

/* Whether it is the name of some type of key, good or not. */
bool sshkey_is_type(struct str);
/* The types that are good, for a sentence. */
const char *sshkey_types(void);
/* Appends what ssh and PuTTY show of a key: "SHA256:…", base64 without its filling. */
void sshkey_fingerprint(const struct sshkey *, struct buf *);

#endif
