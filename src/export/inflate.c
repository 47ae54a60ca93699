/* inflate: see inflate.h. */
#include "export/inflate.h"

#include <stdint.h>

enum { BITS_MOST = 15, LITERALS = 288, DISTANCES = 30, LENGTHS = 19, END_OF_BLOCK = 256 };

struct bits {
	struct str in;
	size_t at;
	uint32_t held;
	int n_held;
	bool ended; /* asked for more than there is */
};

/* A code by the numbers of its lengths, canonical: symbols in order of code. */
struct code {
	uint16_t count[BITS_MOST + 1];
	uint16_t symbol[LITERALS];
};

static unsigned take(struct bits *b, int n)
{
	unsigned value;

	while (b->n_held < n) {
		if (b->at == b->in.n) {
			b->ended = true;
			return 0;
		}
		b->held |= (uint32_t)(unsigned char)b->in.s[b->at++] << b->n_held;
		b->n_held += 8;
	}
	value = b->held & ((1u << n) - 1);
	b->held >>= n;
	b->n_held -= n;
	return value;
}

/* False if the lengths make more codes than there can be. */
static bool build(struct code *c, const uint8_t *lengths, int n)
{
	uint16_t at[BITS_MOST + 1] = {0};
	int left = 1;

	*c = (struct code){0};
	for (int i = 0; i < n; i++)
		c->count[lengths[i]]++;
	c->count[0] = 0;
	for (int bits = 1; bits <= BITS_MOST; bits++) {
		left = 2 * left - c->count[bits];
		if (left < 0)
			return false;
		if (bits < BITS_MOST)
			at[bits + 1] = (uint16_t)(at[bits] + c->count[bits]);
	}
	for (int i = 0; i < n; i++)
		if (lengths[i])
			c->symbol[at[lengths[i]]++] = (uint16_t)i;
	return true;
}

/* The next symbol; -1 if no code is such. */
static int decode(struct bits *b, const struct code *c)
{
	int code = 0, first = 0, index = 0;

	for (int bits = 1; bits <= BITS_MOST && !b->ended; bits++) {
		int count = c->count[bits];

		code |= (int)take(b, 1);
		if (code - first < count)
			return c->symbol[index + code - first];
		index += count;
		first = (first + count) << 1;
		code <<= 1;
	}
	return -1;
}

/* Bytes that stand `back` before the end, once more; they may overlap what they become. */
static bool repeat(struct buf *out, size_t from, size_t back, size_t n, size_t most)
{
	if (back > out->n - from || n > most - (out->n - from))
		return false;
	for (; n; n--)
		buf_add_char(out, out->s[out->n - back]);
	return true;
}

static bool codes(struct bits *b, struct buf *out, size_t from, size_t most,
                  const struct code *literals, const struct code *distances)
{
	static const uint16_t length[] = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
	                                  15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
	                                  67, 83, 99, 115, 131, 163, 195, 227, 258};
	static const uint8_t length_bits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
	                                      2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
	static const uint16_t distance[] = {1,    2,    3,    4,    5,    7,    9,     13,
	                                    17,   25,   33,   49,   65,   97,   129,   193,
	                                    257,  385,  513,  769,  1025, 1537, 2049,  3073,
	                                    4097, 6145, 8193, 12289, 16385, 24577};

	for (;;) {
		int symbol = decode(b, literals), far;
		size_t n, back;

		if (symbol < 0 || symbol > 285)
			return false;
		if (symbol == END_OF_BLOCK)
			return true;
		if (symbol < END_OF_BLOCK) {
			if (out->n - from == most)
				return false;
			buf_add_char(out, (char)symbol);
			continue;
		}
		n = length[symbol - 257] + take(b, length_bits[symbol - 257]);
		far = decode(b, distances);
		if (far < 0 || far >= DISTANCES)
			return false;
		back = distance[far] + take(b, far < 2 ? 0 : far / 2 - 1);
		if (b->ended || !repeat(out, from, back, n, most))
			return false;
	}
}

static bool stored(struct bits *b, struct buf *out, size_t from, size_t most)
{
	unsigned n, not_n;

	b->held = 0; /* from the next byte on */
	b->n_held = 0;
	n = take(b, 16);
	not_n = take(b, 16);
	if (b->ended || n != (~not_n & 0xFFFF) || n > b->in.n - b->at || n > most - (out->n - from))
		return false;
	buf_add(out, (struct str){b->in.s + b->at, n});
	b->at += n;
	return true;
}

static bool fixed(struct bits *b, struct buf *out, size_t from, size_t most)
{
	struct code literals, distances;
	uint8_t lengths[LITERALS];

	for (int i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	build(&literals, lengths, LITERALS);
	for (int i = 0; i < DISTANCES; i++)
		lengths[i] = 5;
	build(&distances, lengths, DISTANCES);
	return codes(b, out, from, most, &literals, &distances);
}

/* The lengths of both codes, themselves in a code. */
static bool read_lengths(struct bits *b, uint8_t *lengths, int n)
{
	static const uint8_t order[LENGTHS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
	                                       11, 4,  12, 3, 13, 2, 14, 1, 15};
	uint8_t first[LENGTHS] = {0};
	struct code code;
	int given = (int)take(b, 4) + 4;

	for (int i = 0; i < given; i++)
		first[order[i]] = (uint8_t)take(b, 3);
	if (!build(&code, first, LENGTHS))
		return false;
	for (int i = 0; i < n;) {
		int symbol = decode(b, &code), times = 1;
		uint8_t value = (uint8_t)symbol;

		if (symbol < 0 || (symbol == 16 && !i))
			return false;
		if (symbol >= 16) {
			value = symbol == 16 ? lengths[i - 1] : 0;
			times = symbol == 16   ? 3 + (int)take(b, 2)
			        : symbol == 17 ? 3 + (int)take(b, 3)
			                       : 11 + (int)take(b, 7);
		}
		if (b->ended || times > n - i)
			return false;
		for (; times; times--)
			lengths[i++] = value;
	}
	return true;
}

static bool dynamic(struct bits *b, struct buf *out, size_t from, size_t most)
{
	struct code literals, distances;
	uint8_t lengths[LITERALS + 32] = {0};
	int n = (int)take(b, 5) + 257, m = (int)take(b, 5) + 1;

	if (b->ended || n > 286 || m > DISTANCES || !read_lengths(b, lengths, n + m))
		return false;
	return build(&literals, lengths, n) && build(&distances, lengths + n, m) &&
	       codes(b, out, from, most, &literals, &distances);
}

bool inflate(struct buf *out, struct str deflated, size_t most)
{
	struct bits b = {.in = deflated};
	size_t from = out->n;
	bool last, good = true;

	do {
		last = take(&b, 1);
		switch (take(&b, 2)) {
		case 0: good = stored(&b, out, from, most); break;
		case 1: good = fixed(&b, out, from, most); break;
		case 2: good = dynamic(&b, out, from, most); break;
		default: good = false;
		}
	} while (good && !b.ended && !last);
	return good && !b.ended;
}
