/* door: how one enters: by a key, by the code of a card, at the keyboard of the machine.
 *
 * The command line alone says which, and the codes beside the record whether a place asks for
 * one.  Joins them (store/codes), what the room shows of them, and what the record keeps: how the
 * author of what follows is known.  Keeps no digit. */
#ifndef APP_DOOR_H
#define APP_DOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "app/record.h"
#include "app/world.h"
#include "store/codes.h"
#include "ui/view.h"

struct door {
	const char *record; /* its path */
	bool by_key;        /* --key: sshd let in whoever holds a key of that seat */
	bool by_card;       /* --card: no place without its code */
	struct codes_seen seen; /* the codes and what opened places, as they are in the room */
	int64_t seen_opened;
	bool had_codes;     /* once they were there, no place is taken without one again */
	bool untold;        /* the record may not know yet how who sits here is known */
};

/* False (told) when what the command line asks for can't be: a code, where none was made. */
bool door_open(struct door *, const char *record, bool by_key, bool by_card, struct err *);
/* What the codes leave at each place, into the room; `tries` too where they are shown. */
void door_look(struct door *, const struct record *, struct room *, bool tries);
/* Whether the code in the wish's value opens the place of its person; the sentence for them when
 * it doesn't. */
bool door_try(struct door *, const struct record *, const struct fact *wish, struct buf *says);
/* Somebody sits down, by the code just tried or by none. */
void door_sit(struct door *, struct record *, bool by_code);
/* Appends how this person is known, if the record has it otherwise: once for each sitting down.
 * What could not be stored is made good by the next act.  False (told): the disk failed, and this
 * process appends nothing more. */
bool door_tell(struct door *, struct record *, const struct world *, int32_t person, struct err *);

#endif
