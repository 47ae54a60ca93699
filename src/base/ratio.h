/* ratio: exact ratios and points, as one integer.
 *
 * A third of extra time or half a point is held in 720720ths, the smallest
 * number that all of 1 to 16 divide: thousandths of a third are not a third.
 * Values stay within plus or minus RATIO_MAX, so that a sum of a million of
 * them fits.  No float anywhere. */
#ifndef BASE_RATIO_H
#define BASE_RATIO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define RATIO_ONE INT64_C(720720)
#define RATIO_MAX (RATIO_ONE * 1000000)

enum ratio_fault {
	RATIO_OK = 0,
	RATIO_COMMA,        /* a decimal comma where a point is asked for */
	RATIO_NOT_EXACT,    /* no whole number of 720720ths, as 1/17 or 0.01 */
	RATIO_OUT_OF_RANGE, /* beyond RATIO_MAX */
	RATIO_NOT_A_NUMBER, /* anything else, and a denominator of 0 */
};

/* Reads "12", "-1", "4/3", "2.5", and "2,5" where allowed, exactly; blanks around it
 * are ignored.  *value is touched only on RATIO_OK. */
enum ratio_fault ratio_parse(struct str, bool comma_allowed, int64_t *value);

/* "4/3", in lowest terms; "12" when whole. */
void ratio_write_fraction(struct buf *, int64_t value);
/* Exactly so many decimals (0 to 6), the half rounded away from zero: "12,50". */
void ratio_write_decimal(struct buf *, int64_t value, int decimals, char comma);
/* As a person would write it: "12", "2,5" where decimals end, else "4/3". */
void ratio_write(struct buf *, int64_t value, char comma);

/* ms × num ÷ den (den > 0), rounded up, whatever the size; what does not fit is
 * brought to the nearest int64_t.  num and den may both be ratios. */
int64_t ratio_mul_up(int64_t ms, int64_t num, int64_t den);

#endif
