/* share: see share.h. */
#include "base/share.h"

#include <inttypes.h>

__extension__ typedef __int128 wide;

static const struct share unknown = {0, 0};

static wide divisor(wide a, wide b)
{
	while (b) {
		wide left = a % b;

		a = b;
		b = left;
	}
	return a < 0 ? -a : a;
}

static struct share reduced(wide num, wide den)
{
	wide by;

	if (den <= 0)
		return unknown;
	by = divisor(num, den);
	num /= by;
	den /= by;
	if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
		return unknown;
	return (struct share){(int64_t)num, (int64_t)den};
}

struct share share_make(int64_t num, int64_t den)
{
	return reduced(num, den);
}

bool share_is_known(struct share a)
{
	return a.den > 0;
}

/* Over the least common denominator: two of 63 bits, and their sum, stay within 128. */
struct share share_sum(struct share a, struct share b)
{
	wide by;

	if (!share_is_known(a) || !share_is_known(b))
		return unknown;
	by = divisor(a.den, b.den);
	return reduced((wide)a.num * (b.den / by) + (wide)b.num * (a.den / by),
	               (wide)a.den * (b.den / by));
}

struct share share_times(struct share a, int64_t n)
{
	return reduced((wide)a.num * n, a.den);
}

struct share share_over(struct share a, int64_t n)
{
	return n > 0 ? reduced(a.num, (wide)a.den * n) : unknown;
}

int share_compare(struct share a, struct share b)
{
	wide left = (wide)a.num * b.den, right = (wide)b.num * a.den;

	return (left > right) - (left < right);
}

void share_write(struct buf *b, struct share a, int64_t of, char comma)
{
	wide hundredths;
	int64_t whole, rest;

	if (!share_is_known(a))
		return;
	/* Both below 2^63: the product of three may not fit, so the whole is cut off first. */
	hundredths = (wide)(a.num % a.den) * of * 100;
	hundredths =
	    (hundredths * 2 + a.den) / ((wide)2 * a.den) + (wide)(a.num / a.den) * of * 100;
	whole = (int64_t)(hundredths / 100);
	rest = (int64_t)(hundredths % 100);
	buf_addf(b, "%" PRId64, whole);
	if (rest % 10)
		buf_addf(b, "%c%02" PRId64, comma, rest);
	else if (rest)
		buf_addf(b, "%c%" PRId64, comma, rest / 10);
}
