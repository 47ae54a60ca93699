/* arena: memory that is given back all at once.
 *
 * One owner, one lifetime: nothing taken from an arena is freed alone.  What
 * it hands out is zeroed and aligned for any type.  When memory is exhausted
 * the program ends (nothing stored is at risk then), so no caller tests for
 * NULL. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena {
	struct arena_block *last; /* newest block; NULL when empty */
	size_t used_bytes;        /* handed out since the last reset */
};

/* Zeroed memory for n objects of size bytes, valid until reset or done. Never
 * NULL; n = 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *, size_t n, size_t size);
#define arena_new(arena, type, n) ((type *)arena_alloc((arena), (n), sizeof(type)))

/* A copy of the text, followed by a NUL. */
struct str arena_str(struct arena *, struct str);

/* An array of n elements, of which *room fit, made to hold one more: returns
 * items itself, or a larger copy with *room raised.  The old one stays in the
 * arena: growth doubles, so the waste is bounded by the final size. */
void *arena_grow(struct arena *, void *items, size_t n, size_t *room, size_t size);

/* Gives everything back, keeping nothing (done) or one block for reuse (reset). */
void arena_reset(struct arena *);
void arena_done(struct arena *);

/* What is done first when memory is exhausted: the terminal is given back.  Must be able to do
 * without any; NULL, as at first: nothing. */
void arena_before_exhaustion(void (*act)(void));
/* Zeroed memory outside any arena, for free(); never NULL. */
void *arena_alone(size_t n, size_t size);
/* Ends the program, with a line on standard error and exit code 3: for
 * who allocates by other means. */
__attribute__((noreturn)) void arena_exhausted(void);

#endif
