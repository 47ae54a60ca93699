/* screen_kills: people type at the shipped program while it is killed at random.
 *
 * The oracle is kept outside the program: what was typed, and what the screen
 * showed as stored when its process died.  In the record afterwards must be all
 * that was shown, nothing that was not typed, in the order of typing, once. */
#ifndef SUPPORT_SCREEN_KILLS_H
#define SUPPORT_SCREEN_KILLS_H

struct screen_kills {
	int kills;     /* how many deaths */
	unsigned seed; /* of all that falls by chance */
	/* what came of it */
	int starting; /* killed before the screen was there */
	int inside;   /* killed inside a commit: a journal was left to be played back */
	int typed;    /* acts whose keys were sent whole */
	int shown;    /* acts that a screen showed as stored */
	int there;    /* acts in the record */
};

/* The secretary logs questions and a member marks a sheet, by turns, each killed in the midst.
 * Every time the same command must lead back to the same screen.  Fails the test otherwise;
 * adds to what came of it. */
void screen_kills_alone(struct screen_kills *);
/* Eight screens at one record, all typing at once, one of them killed: the seven others must
 * see their act stored, and the eighth come back. */
void screen_kills_among_eight(struct screen_kills *);

#endif
