/* sshkey: see sshkey.h. */
#include "intake/sshkey.h"

#include "base/base64.h"
#include "base/digest.h"

/* What follows the type in the bytes. */
enum part { PART_NONE, PART_EXPONENT, PART_MODULUS, PART_CURVE, PART_POINT, PART_32, PART_NAME };

struct known {
	const char *type;
	const char *curve; /* of a point */
	size_t point;      /* its bytes */
	enum part parts[3];
};

#define CURVE(size) "nistp" #size
static const struct known known_types[] = {
    {"ssh-ed25519", NULL, 0, {PART_32}},
    {"ecdsa-sha2-" CURVE(256), CURVE(256), 65, {PART_CURVE, PART_POINT}},
    {"ecdsa-sha2-" CURVE(384), CURVE(384), 97, {PART_CURVE, PART_POINT}},
    {"ecdsa-sha2-" CURVE(521), CURVE(521), 133, {PART_CURVE, PART_POINT}},
    {"ssh-rsa", NULL, 0, {PART_EXPONENT, PART_MODULUS}},
    {"sk-ssh-ed25519@openssh.com", NULL, 0, {PART_32, PART_NAME}},
    {"sk-ecdsa-sha2-" CURVE(256) "@openssh.com",
     CURVE(256),
     65,
     {PART_CURVE, PART_POINT, PART_NAME}},
};
enum { KNOWN = sizeof known_types / sizeof *known_types };

const char *sshkey_types(void)
{
	return "ssh-ed25519, ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, "
	       "ssh-rsa, sk-ssh-ed25519@openssh.com, sk-ecdsa-sha2-nistp256@openssh.com";
}

static const struct known *find_type(struct str type)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (str_is(type, known_types[i].type))
			return &known_types[i];
	return NULL;
}

static bool is_dsa(struct str type)
{
	return str_is(type, "ssh-dss") || str_is(type, "ssh-dsa");
}

static bool is_certificate(struct str type)
{
	static const struct str end = STR("-cert-v01@openssh.com");

	return type.n > end.n && str_equal((struct str){type.s + type.n - end.n, end.n}, end);
}

bool sshkey_is_type(struct str type)
{
	return find_type(type) || is_dsa(type) || is_certificate(type);
}

/* A length on four bytes, then as many; false if they are not there. */
static bool take(struct str *bytes, struct str *part)
{
	const unsigned char *b = (const unsigned char *)bytes->s;
	size_t n;

	if (bytes->n < 4)
		return false;
	n = (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
	if (n > bytes->n - 4)
		return false;
	*part = (struct str){bytes->s + 4, n};
	*bytes = (struct str){bytes->s + 4 + n, bytes->n - 4 - n};
	return true;
}

/* The bits of a number as SSH writes it: the highest first, none to spare, a zero before where
 * it would seem negative.  0 if it isn't written so. */
static int32_t bits_of(struct str number)
{
	const unsigned char *b = (const unsigned char *)number.s;
	size_t n = number.n;
	int32_t bits;

	if (n == 0 || n > SSHKEY_RSA_MOST || b[0] >= 0x80 || (b[0] == 0 && (n < 2 || b[1] < 0x80)))
		return 0;
	if (b[0] == 0) {
		b++;
		n--;
	}
	bits = (int32_t)(n - 1) * 8;
	for (unsigned first = b[0]; first; first >>= 1)
		bits++;
	return bits;
}

static bool is_odd(struct str number)
{
	return number.n && number.s[number.n - 1] & 1;
}

static bool is_part(struct sshkey *key, const struct known *known, enum part what, struct str part)
{
	switch (what) {
	case PART_EXPONENT: return bits_of(part) > 1 && is_odd(part);
	case PART_MODULUS: key->bits = bits_of(part); return key->bits && is_odd(part);
	case PART_CURVE: return str_is(part, known->curve);
	case PART_POINT: return part.n == known->point && part.s[0] == 4;
	case PART_32: return part.n == 32;
	case PART_NAME: return part.n > 0;
	default: return false;
	}
}

static enum sshkey_fault check_blob(struct sshkey *key, const struct known *known)
{
	struct str rest = key->blob, part;

	if (!take(&rest, &key->inner))
		return SSHKEY_DAMAGED;
	if (!str_equal(key->inner, key->type))
		return SSHKEY_OTHER_TYPE;
	for (size_t i = 0; i < 3 && known->parts[i]; i++)
		if (!take(&rest, &part) || !is_part(key, known, known->parts[i], part))
			return SSHKEY_DAMAGED;
	if (rest.n)
		return SSHKEY_DAMAGED;
	if (key->bits && key->bits < SSHKEY_RSA_LEAST)
		return SSHKEY_SHORT;
	return key->bits > SSHKEY_RSA_MOST ? SSHKEY_LONG : SSHKEY_GOOD;
}

enum sshkey_fault sshkey_read(struct sshkey *key, struct str type, struct str text,
                              struct arena *arena)
{
	const struct known *known = find_type(type);
	struct buf bytes = {0};
	bool decoded;

	*key = (struct sshkey){.type = type, .text = text};
	if (!known)
		return is_dsa(type)           ? SSHKEY_DSA
		       : is_certificate(type) ? SSHKEY_CERTIFICATE
		                              : SSHKEY_UNKNOWN;
	decoded = text.n && base64_decode(&bytes, text);
	key->blob = arena_str(arena, buf_str(&bytes));
	buf_done(&bytes);
	return decoded ? check_blob(key, known) : SSHKEY_NOT_BASE64;
}

void sshkey_fingerprint(const struct sshkey *key, struct buf *b)
{
	struct digest digest = digest_of(key->blob);
	unsigned char bytes[32];
	struct buf text = {0};

	digest_bytes(&digest, bytes);
	base64_encode(&text, (struct str){(const char *)bytes, sizeof bytes});
	while (text.n && text.s[text.n - 1] == '=')
		text.n--;
	buf_addf(b, "SHA256:%.*s", STR_ARG(buf_str(&text)));
	buf_done(&text);
}
