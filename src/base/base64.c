/* base64: see base64.h. */
#include "base/base64.h"

#include <nettle/base64.h>

void base64_encode(struct buf *b, struct str bytes)
{
	size_t n = BASE64_ENCODE_RAW_LENGTH(bytes.n);

	base64_encode_raw(buf_room(b, n), bytes.n, (const uint8_t *)bytes.s);
	buf_filled(b, n);
}

/* The library passes over blanks and over bits that no byte takes: the same bytes must give the
 * same text again. */
static bool is_exact(struct str bytes, struct str text)
{
	struct buf again = {0};
	bool same;

	base64_encode(&again, bytes);
	same = str_equal(buf_str(&again), text);
	buf_done(&again);
	return same;
}

bool base64_decode(struct buf *b, struct str text)
{
	struct base64_decode_ctx run;
	char *bytes = buf_room(b, BASE64_DECODE_LENGTH(text.n));
	size_t n = BASE64_DECODE_LENGTH(text.n);
	bool good;

	base64_decode_init(&run);
	good = base64_decode_update(&run, &n, (uint8_t *)bytes, text.n, text.s) &&
	       base64_decode_final(&run) && is_exact((struct str){bytes, n}, text);
	buf_filled(b, good ? n : 0);
	return good;
}
