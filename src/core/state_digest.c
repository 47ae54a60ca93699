/* state_digest: all that a state says, as bytes to hash.
 *
 * Numbers and texts only, never an address or a struct with padding. */
#include "base/digest.h"
#include "core/state.h"

/* Seven bits a byte, the sign first; small numbers, nearly all, are one byte. */
static void add_number(struct digest_run *d, int64_t n)
{
	uint64_t left = (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0);
	char bytes[10];
	size_t i = 0;

	for (; left > 127; left >>= 7)
		bytes[i++] = (char)(left | 128);
	bytes[i++] = (char)left;
	digest_add(d, (struct str){bytes, i});
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

static void add_fact(struct digest_run *d, const struct fact *f)
{
	NUMBERS(d, f->kind, f->passage, f->candidate, f->person, f->item, f->value, f->ms, f->ref,
	        f->code);
	add_text(d, f->words);
}

/* The plan as the facts that would say it again. */
static void add_plan(struct digest_run *d, const struct plan *plan)
{
	struct arena arena = {0};
	size_t n;
	const struct fact *f = plan_facts(plan, &arena, &n);

	for (size_t i = 0; i < n; i++)
		add_fact(d, &f[i]);
	for (size_t i = 0; i < plan->n_recusals; i++)
		NUMBERS(d, plan->recusals[i].id, plan->recusals[i].taken_back);
	for (size_t i = 0; i < plan->n_earliers; i++)
		NUMBERS(d, plan->earliers[i].id, plan->earliers[i].taken_back);
	arena_done(&arena);
}

static void add_sheet(struct digest_run *d, const struct state *s, const struct sheet *sheet)
{
	NUMBERS(d, sheet->status, sheet->is_out, sheet->handed_in_at_ms,
	        sheet->handed_in_zone_min, sheet->marks != NULL, sheet->kept != NULL);
	for (size_t i = 0; sheet->marks && i < s->n_sheet_items; i++)
		NUMBERS(d, sheet->marks[i].id, sheet->marks[i].rank, sheet->marks[i].code,
		        sheet->marks[i].late);
	for (size_t i = 0; sheet->kept && i < s->plan.n_competencies; i++) {
		add_number(d, sheet->kept[i].id);
		add_text(d, sheet->kept[i].words);
	}
	add_number(d, sheet->notes.id);
	add_text(d, sheet->notes.words);
}

static void add_candidate(struct digest_run *d, const struct standing *c)
{
	for (size_t i = 0; i < c->bench_words; i++)
		add_number(d, (int64_t)c->bench[i]);
	for (size_t i = 0; i < c->n_rulings; i++) {
		const struct ruling *r = &c->rulings[i];

		NUMBERS(d, r->id, r->code, r->unmet, r->text_id);
		add_text(d, r->words);
		add_text(d, r->text);
	}
	for (size_t i = 0; i < c->n_written; i++) {
		const struct written *w = &c->written[i];

		NUMBERS(d, w->id, w->rank, w->code, w->day_ms);
		add_text(d, w->assessor);
	}
	NUMBERS(d, c->outcome.id, c->outcome.code);
	add_text(d, c->outcome.words);
}

static void add_people(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_people; i++) {
		const struct standing *p = &s->people[i];

		NUMBERS(d, p->role, p->sits, p->out, p->declared, p->known_by, p->opened_id,
		        p->attendance, p->identity_seen, p->attendance_id, p->attendance_at_ms,
		        p->attendance_zone_min);
		NUMBERS(d, p->signature.id, p->signature.code, p->signature.version);
		add_text(d, p->signature.words);
		add_candidate(d, p);
		for (size_t c = 0; c < p->room_sheets; c++)
			if (p->sheets[c]) {
				add_number(d, (int64_t)c);
				add_sheet(d, s, p->sheets[c]);
			}
	}
	for (size_t i = 0; i < s->n_absences; i++)
		NUMBERS(d, s->absences[i].id, s->absences[i].until, s->absences[i].person);
}

static void add_moment(struct digest_run *d, const struct moment *m)
{
	NUMBERS(d, m->at_ms, m->zone_min, m->boot_ms);
	add_text(d, m->boot_id);
}

static void add_time(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];

		NUMBERS(d, r->id, r->passage, r->phase, r->status, r->set_aside, r->end,
		        r->planned_ms, r->given_ms, r->longer_ms, r->elapsed_ms,
		        r->unpaused_ms, r->pause_id, r->pauses_ms, r->pauses, r->last_id,
		        r->last_author, (int64_t)r->before, (int64_t)r->last_turn);
		add_moment(d, &r->anchor);
		add_moment(d, &r->seen);
		add_moment(d, &r->unpaused);
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

		NUMBERS(d, q->id, q->run, q->passage, q->candidate, q->asker, q->author, q->level,
		        q->follow_up, q->taken_back, q->at_ms, q->zone_min);
		add_text(d, q->words);
	}
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		NUMBERS(d, e->id, e->at_ms, e->zone_min, e->author, e->undone_by, e->with,
		        e->is_undo);
		add_fact(d, &e->fact);
		add_fact(d, &e->before);
	}
}

static void add_rectifications(struct digest_run *d, const struct state *s)
{
	for (size_t i = 0; i < s->n_rectifications; i++) {
		const struct rectification *r = &s->rectifications[i];

		NUMBERS(d, r->id, r->author, r->person, r->code, r->ref, r->confirmed_id,
		        r->confirmed_by, r->version, r->taken_back);
		add_text(d, r->words);
		add_text(d, r->former);
	}
}

struct digest state_digest(const struct state *s)
{
	struct digest_run d;

	digest_init(&d);
	NUMBERS(&d, s->viewer, s->refold, s->last_id, s->last_zone_min, s->unknown,
	        s->my_last_id, s->my_last_at_ms, s->my_last_zone_min, s->jury, s->jury_id,
	        s->deliberation_id, s->seal_id, s->last_seal_id, s->reopened_id, s->version,
	        s->issued_day, s->keeper, s->sheets_begun, (int64_t)s->n_sheet_items);
	add_plan(&d, &s->plan);
	add_people(&d, s);
	add_time(&d, s);
	add_talk(&d, s);
	add_rectifications(&d, s);
	return digest_end(&d);
}
