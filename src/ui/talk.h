/* talk: who speaks, who has, who has not, and what that calls for. */
#ifndef UI_TALK_H
#define UI_TALK_H

#include "ui/passage.h"

/* Who has the floor in the passage's open phase; 0: nobody. */
int32_t talk_speaker(const struct scene *);

struct shares {
	int64_t plain_ms, largest_ms; /* the least of the fair shares, and the largest */
	int here, silent;             /* present; of them, those who have not spoken */
	int32_t silent_one;           /* the first of these */
	size_t silent_row;
};

/* All 0 while there is no run. */
struct shares talk_shares(const struct scene *, const struct run *, const struct rows *);

/* Line 3 of a talk: the clock first, then what the keeper and the president watch over. */
void talk_advice(struct buf *, const struct scene *);

#endif
