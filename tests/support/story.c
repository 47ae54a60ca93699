/* story: who plays it, on which events, at what time.  See story.h. */
#include "story.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/when.h"
#include "intake/intake.h"
#include "story_private.h"

struct story_view {
	struct story_view *next;
	struct state state;
	size_t seen; /* events folded */
};

/* -- time ---------------------------------------------------------------------------------- */

const int64_t STORY_OFFICE_MS = 7 * WHEN_HOUR_MS;

struct story_clock story_clock_of(const struct plan *plan)
{
	struct story_clock c = {.zone_min = 60, .boot_id = STR("0123456789abcdef0123456789abcdef")};
	int32_t day = 0;

	when_parse_date(plan->session.date, &day);
	c.at_ms = day * WHEN_DAY_MS - c.zone_min * WHEN_MINUTE_MS;
	c.boot_ms = 1000 * WHEN_HOUR_MS;
	return c;
}

struct moment story_clock_at(const struct story_clock *c, int64_t since_midnight_ms)
{
	return (struct moment){.at_ms = c->at_ms + since_midnight_ms,
	                       .zone_min = c->zone_min,
	                       .boot_ms = c->boot_ms + since_midnight_ms,
	                       .boot_id = c->boot_id};
}

struct moment story_now(const struct story *s)
{
	return story_clock_at(&s->clock, s->now_ms);
}

void story_wait(struct story *s, int64_t ms)
{
	s->now_ms += ms;
}

/* -- states -------------------------------------------------------------------------------- */

static struct story_view *view_of(struct story *s, int32_t viewer)
{
	struct story_view *v;

	for (v = s->views; v; v = v->next)
		if (v->state.viewer == viewer)
			return v;
	v = arena_new(&s->arena, struct story_view, 1);
	state_init(&v->state, viewer, NULL);
	v->next = s->views;
	s->views = v;
	return v;
}

const struct state *story_state(struct story *s, int32_t viewer)
{
	struct story_view *v = view_of(s, viewer);

	while (v->seen < s->events.n) {
		state_apply(&v->state, &s->events.events[v->seen++]);
		if (v->seen == s->events.n && v->state.refold) {
			state_reset(&v->state);
			v->seen = 0;
		}
	}
	return &v->state;
}

const struct event *story_events(const struct story *s, size_t *n)
{
	*n = s->events.n;
	return s->events.events;
}

/* -- there and back -------------------------------------------------------------------------- */

struct story_mark story_marked(const struct story *s)
{
	struct story_mark m = {.clock = s->clock, .now_ms = s->now_ms, .events = s->events.n};

	memcpy(m.hash, s->events.hash, sizeof m.hash);
	return m;
}

/* A state that has seen no more than the mark is as it was then: it knows no other way. */
void story_rewind(struct story *s, const struct story_mark *m)
{
	s->clock = m->clock;
	s->now_ms = m->now_ms;
	s->events.n = m->events;
	memcpy(s->events.hash, m->hash, sizeof m->hash);
	for (struct story_view *v = s->views; v; v = v->next)
		if (v->seen > m->events) {
			state_done(&v->state);
			state_init(&v->state, v->state.viewer, NULL);
			v->seen = 0;
		}
}

/* -- wishes -------------------------------------------------------------------------------- */

static bool read_on(struct story *s, struct err *fault)
{
	struct arena texts = {0};
	struct event e;

	*fault = (struct err){0};
	while (s->ledger && ledger_next(s->ledger, &texts, &e, fault)) {
		memory_ledger_keep(&s->events, &e);
		arena_reset(&texts);
	}
	arena_done(&texts);
	return !fault->kind;
}

static void put(struct story *s, const struct event *e)
{
	struct err fault;

	if (fact_fault(&e->fact))
		story_fail(s, "%s: column %c is filled or left out against event.def",
		           kind_name(e->fact.kind), fact_fault(&e->fact));
	if (!s->ledger)
		memory_ledger_put(&s->events, e);
	else if (!ledger_put(s->ledger, e, &fault))
		story_fail(s, "%s", fault.what);
	if (e->fact.kind != KIND_words_emptied)
		return;
	if (s->ledger && !ledger_empty_kind(s->ledger, KIND_noted, &fault))
		story_fail(s, "%s", fault.what);
	memory_ledger_empty(&s->events, KIND_noted);
}

static void end(struct story *s, const struct verdict *v)
{
	struct err fault;

	if (!s->ledger)
		return;
	if (!v->n)
		ledger_cancel(s->ledger);
	else if (ledger_commit(s->ledger, &fault) != COMMIT_DONE)
		story_fail(s, "%s", fault.what);
	if (!read_on(s, &fault))
		story_fail(s, "%s", fault.what);
}

static bool begin_wish(struct story *s, const struct fact *wish, struct err *fault)
{
	return wish->kind == KIND_sealed ? ledger_begin_emptying(s->ledger, fault)
	                                 : ledger_begin(s->ledger, fault);
}

struct verdict story_wish(struct story *s, int32_t author, const struct fact *wish)
{
	struct moment now = story_now(s);
	struct err fault;

	if (s->ledger && (!begin_wish(s, wish, &fault) || !read_on(s, &fault))) {
		story_fail(s, "%s", fault.what);
		return (struct verdict){.why = REFUSED_nothing_such};
	}
	s->verdict = rules_decide(story_state(s, author), author, wish, &now);
	for (size_t i = 0; i < s->verdict.n; i++)
		put(s, &(struct event){.when = now, .author = author, .fact = s->verdict.facts[i]});
	end(s, &s->verdict);
	return s->verdict;
}

/* -- opening ------------------------------------------------------------------------------- */

static struct story *begin(void)
{
	struct story *s = arena_alone(1, sizeof *s);

	memory_ledger_init(&s->events);
	s->passage = 1;
	s->now_ms = STORY_OFFICE_MS;
	return s;
}

static void open_in_memory(struct story *s, const struct plan *plan)
{
	size_t n;
	const struct fact *facts = plan_facts(plan, &s->arena, &n);

	s->clock = story_clock_of(plan);
	for (size_t i = 0; i < n; i++)
		put(s, &(struct event){.when = story_now(s), .fact = facts[i]});
	s->opening = s->events.n;
}

struct story *story_open(const char *grid, const char *cohort, struct buf *complaints)
{
	struct story *s = begin();
	struct complaints cs;
	struct plan plan;

	complaints_init(&cs);
	plan_init(&plan, &s->arena);
	if (intake_cohort(cohort, grid, &plan, &cs)) {
		open_in_memory(s, &plan);
	} else {
		complaints_write(&cs, complaints);
		story_close(s);
		s = NULL;
	}
	complaints_done(&cs);
	return s;
}

struct story *story_open_record(const char *path, const struct story_clock *clock, struct err *e)
{
	struct story *s = begin();

	s->clock = *clock;
	s->clock.boot_id = arena_str(&s->arena, clock->boot_id);
	s->ledger = ledger_open(path, LEDGER_APPEND, e);
	if (!s->ledger || !read_on(s, e)) {
		story_close(s);
		return NULL;
	}
	s->opening = s->events.n;
	return s;
}

void story_close(struct story *s)
{
	if (!s)
		return;
	for (struct story_view *v = s->views; v; v = v->next)
		state_done(&v->state);
	ledger_close(s->ledger);
	memory_ledger_done(&s->events);
	arena_done(&s->arena);
	free(s);
}

void story_fail(struct story *s, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	s->failed++;
	if (s->failures)
		buf_addf(s->failures, "%s:%zu: %s\n", s->name ? s->name : "story", s->line, text);
}
