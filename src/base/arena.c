/* arena: see arena.h.  Blocks form a list, newest first. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct arena_block {
	struct arena_block *before;
	size_t room, used;
	alignas(max_align_t) unsigned char bytes[];
};

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

static void (*last_act)(void);

void arena_before_exhaustion(void (*act)(void))
{
	last_act = act;
}

void arena_exhausted(void)
{
	static const char line[] = "clepsydre: memory exhausted; all that was stored is safe.\n";

	if (last_act)
		last_act();
	(void)!write(STDERR_FILENO, line, sizeof line - 1);
	_exit(3);
}

void *arena_alone(size_t n, size_t size)
{
	void *memory = calloc(n, size);

	if (!memory)
		arena_exhausted();
	return memory;
}

static struct arena_block *add_block(struct arena *a, size_t bytes)
{
	size_t room = a->last ? a->last->room * 2 : FIRST_BLOCK;
	struct arena_block *b;

	if (room > LARGEST_STEP)
		room = LARGEST_STEP;
	if (room < bytes)
		room = bytes;
	b = malloc(sizeof *b + room);
	if (!b)
		arena_exhausted();
	*b = (struct arena_block){.before = a->last, .room = room};
	a->last = b;
	return b;
}

/* Room for so many bytes, as it was left by whoever had it before. */
static void *take_bytes(struct arena *a, size_t bytes)
{
	struct arena_block *b = a->last;
	size_t at;

	if (bytes > SIZE_MAX / 2)
		arena_exhausted();
	bytes = (bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (!b || b->room - b->used < bytes)
		b = add_block(a, bytes);
	at = b->used;
	b->used += bytes;
	a->used_bytes += bytes;
	return b->bytes + at;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
	if (size && n > (SIZE_MAX / 2) / size)
		arena_exhausted();
	return memset(take_bytes(a, n * size), 0, n * size);
}

struct str arena_str(struct arena *a, struct str text)
{
	char *copy = take_bytes(a, text.n + 1);

	if (text.n)
		memcpy(copy, text.s, text.n);
	copy[text.n] = '\0';
	return (struct str){copy, text.n};
}

void *arena_grow(struct arena *a, void *items, size_t n, size_t *room, size_t size)
{
	void *larger;

	if (n < *room)
		return items;
	*room = *room ? *room * 2 : 8;
	larger = arena_alloc(a, *room, size);
	if (n)
		memcpy(larger, items, n * size);
	return larger;
}

void arena_reset(struct arena *a)
{
	struct arena_block *b = a->last;

	while (b && b->before) {
		struct arena_block *before = b->before;

		b->before = before->before;
		free(before);
	}
	if (b)
		b->used = 0;
	a->used_bytes = 0;
}

void arena_done(struct arena *a)
{
	while (a->last) {
		struct arena_block *before = a->last->before;

		free(a->last);
		a->last = before;
	}
	a->used_bytes = 0;
}
