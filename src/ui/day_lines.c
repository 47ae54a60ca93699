/* day_lines: see day_lines.h. */
#include "ui/day_lines.h"

#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"

/* The passages that have a line: those that anybody is in, or that have begun. */
struct listed {
	bool has[PLAN_PASSAGES_MAX + 1];
};

static void list_passage(const struct state *s, struct listed *l, int32_t passage)
{
	if (plan_passage(&s->plan, passage))
		l->has[passage] = true;
}

static void list_passages(const struct state *s, struct listed *l)
{
	*l = (struct listed){0};
	for (size_t i = 0; i < s->plan.n_persons; i++)
		if (s->plan.persons[i].role == ROLE_CANDIDATE)
			list_passage(s, l, s->plan.persons[i].passage);
	for (size_t i = 0; i < s->n_runs; i++)
		list_passage(s, l, s->runs[i].passage);
}

/* How many passages up to this one have a line. */
static size_t lines_up_to(const struct listed *l, int32_t passage)
{
	size_t n = 0;

	for (int32_t p = 1; p <= passage; p++)
		n += l->has[p];
	return n;
}

static size_t passage_lines(const struct state *s)
{
	struct listed l;

	list_passages(s, &l);
	return lines_up_to(&l, (int32_t)s->plan.n_passages);
}

size_t day_count(const struct state *s)
{
	return passage_lines(s) + 6;
}

struct day_line day_line(const struct state *s, size_t i)
{
	struct listed l;
	size_t line = 0;

	if (i == 0)
		return (struct day_line){.kind = DAY_OPENING};
	list_passages(s, &l);
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++) {
		line += l.has[p];
		if (line == i)
			return (struct day_line){DAY_PASSAGE, p};
	}
	return (struct day_line){.kind = (enum day_kind)(DAY_DELIBERATION + (i - line - 1))};
}

static bool is_by_passage(const struct state *s)
{
	return s->plan.deliberation == DELIBERATION_PASSAGE;
}

/* Nobody of the passage is expected any more, and nothing of it has begun. */
static bool is_deserted(const struct state *s, int32_t passage)
{
	if (state_open_run(s, passage))
		return false;
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		if (plan_person(&s->plan, c)->passage == passage && !state_is_away(s, c))
			return false;
	return true;
}

static bool is_over(const struct state *s, int32_t passage)
{
	return !state_next_phase(s, passage) || is_deserted(s, passage);
}

bool day_is_going_on(const struct state *s, int32_t passage)
{
	const struct run *run = state_open_run(s, passage);
	const struct phase *phase = run ? plan_phase(&s->plan, run->phase) : NULL;

	return phase && phase->jury_out != WHERE_OUT;
}

/* The passage that the jury is in or comes next to; 0 when all are over. */
static int32_t current_passage(const struct state *s)
{
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (day_is_going_on(s, p))
			return p;
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (!is_over(s, p))
			return p;
	return 0;
}

size_t day_count_left(const struct state *s)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		n += !is_over(s, p);
	return n;
}

bool day_next_deliberation(const struct state *s, int32_t *passage)
{
	*passage = 0;
	if (!is_by_passage(s))
		return !reveal_has(&s->opened, 0);
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (!reveal_has(&s->opened, p) && is_over(s, p) && !is_deserted(s, p)) {
			*passage = p;
			return true;
		}
	return false;
}

size_t day_now(const struct state *s)
{
	int32_t passage = current_passage(s), over;
	struct listed l;

	if (s->jury != CODE_regular)
		return 0;
	/* Where each passage is deliberated on, that comes before the next one. */
	if (reveal_has(&s->opened, 0) || !passage ||
	    (is_by_passage(s) && !day_is_going_on(s, passage) && day_next_deliberation(s, &over)))
		return passage_lines(s) + 1;
	list_passages(s, &l);
	return lines_up_to(&l, passage);
}

/* -- what each line says ------------------------------------------------------------------- */

void day_write_passage(struct buf *b, const struct state *s, int32_t passage)
{
	int32_t first[1];

	if (s->plan.passage_form == PASSAGE_SINGLE && state_candidates(s, passage, first, 1))
		say_person(b, s, first[0]);
	else
		say_passage(b, s, passage);
}

void day_write_name(struct buf *b, const struct state *s, struct day_line line)
{
	switch (line.kind) {
	case DAY_OPENING: buf_addf(b, "%s", _("Opening of the jury")); return;
	case DAY_DELIBERATION: buf_addf(b, "%s", _("Deliberation")); return;
	case DAY_MINUTES: buf_addf(b, "%s", _("Rereading of the minutes")); return;
	case DAY_DOCUMENTS: buf_addf(b, "%s", _("Documents")); return;
	case DAY_PRACTICE: buf_addf(b, "%s", _("Practise for a minute")); return;
	case DAY_PLACES: buf_addf(b, "%s", _("Seats of the jury")); return;
	case DAY_PASSAGE: break;
	}
	if (s->plan.passage_form == PASSAGE_SINGLE) {
		day_write_passage(b, s, line.passage);
	} else {
		const struct passage *p = plan_passage(&s->plan, line.passage);

		buf_addf(b, _("Group %lld"), (long long)p->order);
		buf_addf(b, "%s%.*s", p->name.n ? " " : "", STR_ARG(p->name));
	}
}

void day_write_planned(struct buf *b, const struct state *s, struct day_line line)
{
	const struct passage *p = plan_passage(&s->plan, line.passage);
	int64_t ms = line.kind == DAY_DELIBERATION ? s->plan.session.deliberation_at_ms : 0;

	if (line.kind == DAY_PASSAGE && p)
		ms = p->planned_ms;
	if (ms > 0)
		when_minute_short(b, (int32_t)(ms / WHEN_MINUTE_MS));
}

int64_t day_began(const struct state *s, struct day_line line)
{
	switch (line.kind) {
	case DAY_OPENING: return s->jury_id;
	case DAY_DELIBERATION: return s->deliberation_id;
	case DAY_PASSAGE:
		for (size_t i = 0; i < s->n_runs; i++)
			if (s->runs[i].passage == line.passage)
				return s->runs[i].id;
		return 0;
	default: return 0;
	}
}

void day_write_real(struct buf *b, const struct state *s, struct day_line line)
{
	const struct entry *e = state_entry(s, day_began(s, line));

	if (e)
		when_hour_short(b, e->at_ms, e->zone_min);
}

static void write_passage_state(struct buf *b, const struct state *s, int32_t passage)
{
	const struct run *run = state_open_run(s, passage);
	const struct phase *phase = run ? plan_phase(&s->plan, run->phase) : NULL;

	if (phase)
		buf_addf(b, _("\tnow: \t%.*s"), STR_ARG(phase->id));
	else if (is_deserted(s, passage))
		buf_addf(b, "%s", _("nobody came"));
	else if (is_over(s, passage))
		buf_addf(b, "%s", words_p("passage", "over"));
	else if (day_began(s, (struct day_line){DAY_PASSAGE, passage}))
		buf_addf(b, "%s", _("\tbetween two phases|begun\t"));
	else if (passage == current_passage(s) && s->jury == CODE_regular)
		buf_addf(b, "%s", words_p("passage", "next"));
}

static size_t count_opened(const struct state *s)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		n += reveal_has(&s->opened, p);
	return n;
}

/* Of those that anybody came to, or may still. */
static size_t count_to_open(const struct state *s)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		n += !is_deserted(s, p);
	return n;
}

static void write_deliberation_state(struct buf *b, const struct state *s)
{
	int32_t passage;

	if (is_by_passage(s) && count_opened(s))
		buf_addf(b, _("\topened \t%zu of %zu"), count_opened(s), count_to_open(s));
	else if (is_by_passage(s))
		buf_addf(b, "%s", _("\tafter each passage|by passage\t"));
	else if (!day_next_deliberation(s, &passage))
		buf_addf(b, "%s", words_p("deliberation", "open"));
	else
		buf_addf(b, "%s",
		         rules_missing_sheets(s, 0) ? _("\twaits for the sheets|sheets due\t")
		                                    : _("to be opened"));
}

void day_write_state(struct buf *b, const struct state *s, struct day_line line)
{
	switch (line.kind) {
	case DAY_OPENING:
		buf_addf(b, "%s",
		         s->jury == CODE_regular   ? _("constituted")
		         : s->jury == CODE_carence ? _("not constituted")
		                                   : _("to be constituted"));
		break;
	case DAY_PASSAGE: write_passage_state(b, s, line.passage); break;
	case DAY_DELIBERATION: write_deliberation_state(b, s); break;
	case DAY_MINUTES:
		buf_addf(b, "%s",
		         s->deliberation_id ? _("\twaits for the decisions|decisions due\t")
		                            : _("\tafter the deliberation|once decided\t"));
		break;
	case DAY_DOCUMENTS: buf_addf(b, "%s", _("\tafter the seal|once sealed\t")); break;
	case DAY_PRACTICE: buf_addf(b, "%s", _("\tnothing of it is kept|nothing is kept\t")); break;
	case DAY_PLACES: buf_addf(b, "%s", _("who is connected")); break;
	}
}

void day_count_mine(const struct state *s, int32_t member, int32_t passage, int64_t *in,
                    int64_t *all)
{
	*in = *all = 0;
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		const struct person *p = plan_person(&s->plan, c);
		const struct sheet *sheet = state_sheet(s, member, c);

		if (p->role != ROLE_CANDIDATE || (passage && p->passage != passage) ||
		    !rules_sheet_is_due(s, member, c))
			continue;
		(*all)++;
		*in += sheet && sheet->status == SHEET_HANDED_IN;
	}
}
