/* digest: see digest.h.  The library's state is kept in a struct of ours, so
 * that no other file needs its header. */
#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>

_Static_assert(sizeof(struct digest_run) >= sizeof(struct sha256_ctx), "room for its state");
_Static_assert(alignof(struct digest_run) >= alignof(struct sha256_ctx), "aligned for it");

static struct sha256_ctx *state_of(struct digest_run *run)
{
	return (struct sha256_ctx *)(void *)run->room;
}

void digest_init(struct digest_run *run)
{
	sha256_init(state_of(run));
}

void digest_add(struct digest_run *run, struct str text)
{
	if (text.n)
		sha256_update(state_of(run), text.n, (const uint8_t *)text.s);
}

struct digest digest_end(struct digest_run *run)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct digest d;

	sha256_digest(state_of(run), sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		d.hex[2 * i] = digits[bytes[i] >> 4];
		d.hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	d.hex[2 * sizeof bytes] = '\0';
	return d;
}

struct digest digest_of(struct str text)
{
	struct digest_run run;

	digest_init(&run);
	digest_add(&run, text);
	return digest_end(&run);
}

static unsigned digit(char hex)
{
	return (unsigned)(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}

void digest_bytes(const struct digest *d, unsigned char bytes[32])
{
	for (size_t i = 0; i < 32; i++)
		bytes[i] = (unsigned char)(digit(d->hex[2 * i]) << 4 | digit(d->hex[2 * i + 1]));
}
