/* kills: several processes append to one record while they are killed at random.
 *
 * Each says what it was told as stored through its own pipe; that, kept outside
 * the program, is the oracle. */
#ifndef TESTS_KILLS_H
#define TESTS_KILLS_H

struct kills {
	int writers, kills;  /* how many at once; how many deaths */
	int longest_life_us; /* from a birth to the next death, at most */
	unsigned seed;
	/* what came of it */
	int inside;          /* killed between the beginning and the end of a transaction */
	int told;            /* entries told as stored */
	int there;           /* entries there */
	int unheard;         /* there, and not told: of who was killed in between */
	int longest_wait_ms; /* of one entry, among those who lived */
};

/* Makes the record, kills, and judges: what is told is there once, what is there
 * was told or in the hands of one killed, the record is good.  Fails the test
 * otherwise. */
void kills_play(struct kills *, const char *record);

#endif
