/* state_digest: all that a state says, as bytes to hash.
 *
 * Numbers and texts only, never an address or a struct with padding. */
#include "base/digest.h"
#include "core/state.h"

static void add_number(struct digest_run *d, int64_t n)
{
	char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (char)((uint64_t)n >> (8 * i));
	digest_add(d, (struct str){bytes, sizeof bytes});
}

static void add_text(struct digest_run *d, struct str text)
{
	add_number(d, (int64_t)text.n);
	digest_add(d, text);
}

#define NUMBERS(d, ...)                                                                           \
	do {                                                                                      \
		const int64_t all[] = {__VA_ARGS__};                                              \
		for (size_t each = 0; each < sizeof all / sizeof *all; each++)                    \
			add_number(d, all[each]);                                                 \
	} while (0)

/* The plan as the facts that would say it again. */
static void add_plan(struct digest_run *d, const struct plan *plan)
{
	struct arena arena = {0};
	size_t n;
	const struct fact *f = plan_facts(plan, &arena, &n);

	for (size_t i = 0; i < n; i++) {
		NUMBERS(d, f[i].kind, f[i].passage, f[i].candidate, f[i].person, f[i].item,
		        f[i].value, f[i].ms, f[i].code);
		add_text(d, f[i].words);
	}
	for (size_t i = 0; i < plan->n_recusals; i++)
		NUMBERS(d, plan->recusals[i].taken_back);
	arena_done(&arena);
}

static void add_sheet(struct digest_run *d, const struct state *s, const struct sheet *sheet)
{
	NUMBERS(d, sheet->status, sheet->handed_in_id);
	for (size_t i = 0; sheet->marks && i < s->n_sheet_items; i++)
		NUMBERS(d, sheet->marks[i].id, sheet->marks[i].rank, sheet->marks[i].code,
		        sheet->marks[i].late);
	for (size_t i = 0; sheet->kept && i < s->plan.n_competencies; i++)
		add_text(d, sheet->kept[i].words);
	add_text(d, sheet->notes.words);
}

static void add_people(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_people; i++) {
		const struct standing *p = &s->people[i];

		NUMBERS(d, p->role, p->sits, p->out, p->declared, p->attendance, p->identity_seen,
		        p->attendance_id);
		for (size_t c = 0; c < p->room_sheets; c++)
			if (p->sheets[c]) {
				add_number(d, (int64_t)c);
				add_sheet(d, s, p->sheets[c]);
			}
	}
}

static void add_time(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];

		NUMBERS(d, r->id, r->passage, r->phase, r->status, r->set_aside, r->end,
		        r->planned_ms, r->given_ms, r->elapsed_ms, r->anchor.boot_ms, r->pauses_ms,
		        r->pauses, r->started_at_ms, r->ended_at_ms);
		add_text(d, r->anchor.boot_id);
	}
	for (size_t i = 0; i < s->n_turns; i++)
		NUMBERS(d, s->turns[i].id, s->turns[i].run, s->turns[i].candidate,
		        s->turns[i].from_ms, s->turns[i].ms, s->turns[i].over);
	for (size_t i = 0; i < s->n_moves; i++)
		NUMBERS(d, s->moves[i].id, s->moves[i].turn, s->moves[i].candidate, s->moves[i].ms,
		        s->moves[i].taken_back);
}

static void add_talk(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];

		NUMBERS(d, q->id, q->passage, q->candidate, q->asker, q->author, q->level,
		        q->follow_up, q->taken_back);
		add_text(d, q->words);
	}
	for (size_t i = 0; i < s->n_incidents; i++) {
		NUMBERS(d, s->incidents[i].id, s->incidents[i].code, s->incidents[i].taken_back);
		add_text(d, s->incidents[i].words);
	}
	for (size_t i = 0; i < s->n_entries; i++)
		NUMBERS(d, s->entries[i].id, s->entries[i].undone_by, s->entries[i].is_undo);
}

struct digest state_digest(const struct state *s)
{
	struct digest_run d;

	digest_init(&d);
	NUMBERS(&d, s->viewer, s->refold, s->last_id, s->unknown, s->hidden, s->jury, s->keeper,
	        s->deliberation_id, s->seal_id);
	add_plan(&d, &s->plan);
	add_people(&d, s);
	add_time(&d, s);
	add_talk(&d, s);
	return digest_end(&d);
}
