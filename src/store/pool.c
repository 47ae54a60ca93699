/* pool: see pool.h.
 *
 * A piece is its room in bytes, then the room itself: a multiple of STEP in all.  What is left of
 * a chunk when the next one is begun is given up. */
#include "store/pool.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 8, STEP = 16, STEPS_MOST = 64, SMALL_MOST = STEPS_MOST * STEP, CHUNK = 16 << 10 };

struct piece {
	uint64_t room;
	struct piece *next; /* the room begins here; while it is free, the next free one */
};

static_assert(offsetof(struct piece, next) == HEAD, "the room follows the head");
/* SQLite wants rooms aligned by 8, as a chunk is. */
static_assert(HEAD % 8 == 0 && STEP % 8 == 0, "each room is aligned");

static struct piece *free_pieces[STEPS_MOST + 1];
static char *chunk;
static size_t chunk_left;

static size_t steps_for(int bytes)
{
	return ((size_t)bytes + HEAD + STEP - 1) / STEP;
}

static bool is_small(const struct piece *piece)
{
	return piece->room <= SMALL_MOST - HEAD;
}

static struct piece *piece_of(void *room)
{
	return (struct piece *)(void *)((char *)room - HEAD);
}

static void *room_of(struct piece *piece)
{
	return piece ? (char *)piece + HEAD : NULL;
}

static struct piece *carve(size_t bytes)
{
	struct piece *piece;

	if (chunk_left < bytes) {
		chunk = malloc(CHUNK);
		chunk_left = chunk ? CHUNK : 0;
	}
	if (chunk_left < bytes)
		return NULL;
	piece = (struct piece *)(void *)chunk;
	chunk += bytes;
	chunk_left -= bytes;
	return piece;
}

static void *take(int bytes)
{
	size_t steps = steps_for(bytes), all = steps * STEP;
	struct piece *piece;

	if (steps <= STEPS_MOST && free_pieces[steps]) {
		piece = free_pieces[steps];
		free_pieces[steps] = piece->next;
	} else {
		piece = steps <= STEPS_MOST ? carve(all) : malloc(all);
	}
	if (piece)
		piece->room = all - HEAD;
	return room_of(piece);
}

static void give_back(void *room)
{
	struct piece *piece = piece_of(room), **kept;

	if (!is_small(piece)) {
		free(piece);
		return;
	}
	kept = &free_pieces[(piece->room + HEAD) / STEP];
	piece->next = *kept;
	*kept = piece;
}

static int room_in(void *room)
{
	return room ? (int)piece_of(room)->room : 0;
}

static void *change(void *room, int bytes)
{
	struct piece *piece = piece_of(room);
	size_t before = piece->room, all = steps_for(bytes) * STEP;
	void *other;

	if (all - HEAD == before)
		return room;
	if (!is_small(piece) && all > SMALL_MOST) {
		struct piece *larger = realloc(piece, all);

		if (larger)
			larger->room = all - HEAD;
		return room_of(larger);
	}
	other = take(bytes);
	if (!other)
		return NULL;
	memcpy(other, room, before < (size_t)bytes ? before : (size_t)bytes);
	give_back(room);
	return other;
}

static int round_up(int bytes)
{
	return (int)(steps_for(bytes) * STEP - HEAD);
}

static int begin(void *nothing)
{
	(void)nothing;
	return SQLITE_OK;
}

static void end(void *nothing)
{
	(void)nothing;
}

#if defined(__SANITIZE_ADDRESS__)
#define WATCHED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED true
#endif
#endif
#ifndef WATCHED
#define WATCHED false
#endif

void pool_use(void)
{
	static const sqlite3_mem_methods pool = {
	    take, give_back, change, room_in, round_up, begin, end, NULL};

	if (!WATCHED)
		sqlite3_config(SQLITE_CONFIG_MALLOC, &pool);
}
