/* share: exact parts of a whole, as means of marks are: 1/3 stays 1/3.
 *
 * In lowest terms, den > 0; den 0 is a share that isn't known, and so is what is computed from one,
 * or no longer fits into 64 bits.  No float anywhere. */
#ifndef BASE_SHARE_H
#define BASE_SHARE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct share {
	int64_t num, den;
};

/* In lowest terms; not known when den is not above 0. */
struct share share_make(int64_t num, int64_t den);
bool share_is_known(struct share);
struct share share_sum(struct share, struct share);
struct share share_times(struct share, int64_t n);
struct share share_over(struct share, int64_t n);
/* Below 0, 0 or above 0, as a is less than b, equal or more; both known. */
int share_compare(struct share a, struct share b);
/* The share of so many, with at most two decimals, the half rounded up, no zeros at the end:
 * "12,5", "8,33".  Nothing for one that isn't known. */
void share_write(struct buf *, struct share, int64_t of, char comma);

#endif
