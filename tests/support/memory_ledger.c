/* memory_ledger: see memory_ledger.h. */
#include "memory_ledger.h"

#include <assert.h>
#include <string.h>

void memory_ledger_init(struct memory_ledger *l)
{
	*l = (struct memory_ledger){.events = NULL};
	memcpy(l->hash, EVENT_NO_HASH, sizeof l->hash);
}

void memory_ledger_done(struct memory_ledger *l)
{
	buf_done(&l->line);
	arena_done(&l->arena);
}

void memory_ledger_keep(struct memory_ledger *l, const struct event *e)
{
	struct event kept = *e;

	assert(e->id == (int64_t)l->n + 1);
	kept.when.boot_id = arena_str(&l->arena, e->when.boot_id);
	kept.fact.words = arena_str(&l->arena, e->fact.words);
	l->events = arena_grow(&l->arena, l->events, l->n, &l->room, sizeof *l->events);
	l->events[l->n++] = kept;
}

const struct event *memory_ledger_put(struct memory_ledger *l, const struct event *given)
{
	struct event e = *given, back;
	struct digest words = {""};
	struct row row;

	e.id = (int64_t)l->n + 1;
	if (e.fact.words.n)
		words = event_words_digest(STR("0123456789abcdef"), e.fact.words);
	row = event_row(&e, str_of(words.hex));
	buf_clear(&l->line);
	row_write_json(&l->line, &row);
	memcpy(l->hash, event_hash(l->hash, buf_str(&l->line)).hex, sizeof l->hash);
	back = row_event(&row, e.fact.words, NULL);
	memory_ledger_keep(l, &back);
	return &l->events[l->n - 1];
}

void memory_ledger_empty(struct memory_ledger *l, enum kind kind)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->events[i].fact.kind == kind && l->events[i].fact.words.n) {
			l->events[i].fact.words = (struct str){NULL, 0};
			l->events[i].emptied = true;
		}
}
