/* ratio: see ratio.h. */
#include "base/ratio.h"

#include <assert.h>
#include <inttypes.h>

#include "base/text.h"

/* Products of two int64_t fit. */
__extension__ typedef __int128 wide;

/* A value in 720720ths whose decimals end has four of them at most: 1/16, 1/80. */
enum { MOST_EXACT_DECIMALS = 4, MOST_DECIMALS = 6 };

static const int64_t power_of_ten[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static enum ratio_fault divide(int64_t num, int64_t den, int64_t *value)
{
	wide all = (wide)num * RATIO_ONE;

	if (den <= 0)
		return RATIO_NOT_A_NUMBER;
	if (all % den != 0)
		return RATIO_NOT_EXACT;
	if (all / den > RATIO_MAX || all / den < -RATIO_MAX)
		return RATIO_OUT_OF_RANGE;
	*value = (int64_t)(all / den);
	return RATIO_OK;
}

/* The digits that *rest begins with; a huge number is brought to one that is out of
 * range and can still be scaled. */
static bool take_digits(struct str *rest, int64_t *value)
{
	const int64_t huge = INT64_C(10000000000000);
	size_t digits = 0;

	for (*value = 0; digits < rest->n; digits++) {
		if (rest->s[digits] < '0' || rest->s[digits] > '9')
			break;
		*value = *value * 10 + (rest->s[digits] - '0');
		if (*value > huge)
			*value = huge;
	}
	*rest = (struct str){rest->s + digits, rest->n - digits};
	return digits > 0;
}

static enum ratio_fault read_decimals(int64_t sign, int64_t whole, struct str digits,
                                      int64_t *value)
{
	struct str rest = digits;
	int64_t part;

	if (!take_digits(&rest, &part) || rest.n)
		return RATIO_NOT_A_NUMBER;
	while (digits.n > 1 && digits.s[digits.n - 1] == '0')
		digits.n--;
	if (digits.n > MOST_EXACT_DECIMALS)
		return RATIO_NOT_EXACT;
	rest = digits;
	take_digits(&rest, &part);
	whole = whole * power_of_ten[digits.n] + part;
	return divide(sign * whole, power_of_ten[digits.n], value);
}

static enum ratio_fault read_denominator(int64_t num, struct str digits, int64_t *value)
{
	int64_t den;

	if (!take_digits(&digits, &den) || digits.n)
		return RATIO_NOT_A_NUMBER;
	return divide(num, den, value);
}

enum ratio_fault ratio_parse(struct str text, bool comma_allowed, int64_t *value)
{
	enum ratio_fault fault;
	int64_t sign = 1, whole, unused;
	struct str rest;

	text = text_trim(text);
	if (str_starts(text, "-")) {
		sign = -1;
		text = (struct str){text.s + 1, text.n - 1};
	}
	if (!take_digits(&text, &whole))
		return RATIO_NOT_A_NUMBER;
	if (text.n == 0)
		return divide(sign * whole, 1, value);
	rest = (struct str){text.s + 1, text.n - 1};
	if (text.s[0] == '/')
		return read_denominator(sign * whole, rest, value);
	if (text.s[0] == '.' || (text.s[0] == ',' && comma_allowed))
		return read_decimals(sign, whole, rest, value);
	if (text.s[0] != ',')
		return RATIO_NOT_A_NUMBER;
	fault = read_decimals(sign, whole, rest, &unused);
	return fault == RATIO_NOT_A_NUMBER ? fault : RATIO_COMMA;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t left = a % b;

		a = b;
		b = left;
	}
	return a < 0 ? -a : a;
}

void ratio_write_fraction(struct buf *b, int64_t value)
{
	int64_t by = common_divisor(RATIO_ONE, value);

	buf_addf(b, "%" PRId64, value / by);
	if (by != RATIO_ONE)
		buf_addf(b, "/%" PRId64, RATIO_ONE / by);
}

void ratio_write_decimal(struct buf *b, int64_t value, int decimals, char comma)
{
	wide all, rounded;
	int64_t scale, whole;

	assert(decimals >= 0 && decimals <= MOST_DECIMALS);
	scale = power_of_ten[decimals];
	all = (wide)value * scale;
	rounded = ((all < 0 ? -all : all) * 2 + RATIO_ONE) / ((wide)2 * RATIO_ONE);
	whole = (int64_t)(rounded / scale);
	buf_addf(b, "%s%" PRId64, value < 0 && rounded ? "-" : "", whole);
	if (decimals)
		buf_addf(b, "%c%0*" PRId64, comma, decimals, (int64_t)(rounded % scale));
}

void ratio_write(struct buf *b, int64_t value, char comma)
{
	for (int decimals = 0; decimals <= MOST_EXACT_DECIMALS; decimals++)
		if ((wide)value * power_of_ten[decimals] % RATIO_ONE == 0) {
			ratio_write_decimal(b, value, decimals, comma);
			return;
		}
	ratio_write_fraction(b, value);
}

int64_t ratio_mul_up(int64_t ms, int64_t num, int64_t den)
{
	wide all = (wide)ms * num;
	wide up;

	assert(den > 0);
	up = all / den + (all % den > 0);
	return up > INT64_MAX ? INT64_MAX : up < INT64_MIN ? INT64_MIN : (int64_t)up;
}
