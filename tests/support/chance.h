/* chance: dice that fall the same way each time, for random stories. */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include <stdint.h>

struct chance {
	uint64_t seed;
};

/* From 0 to below n, which is not 0 (splitmix64). */
static inline uint32_t chance_of(struct chance *c, uint32_t n)
{
	uint64_t z = c->seed += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return (uint32_t)((z ^ (z >> 31)) >> 32) % n;
}

#endif
