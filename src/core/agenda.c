/* agenda: see agenda.h. */
#include "core/agenda.h"

#include <stdlib.h>

/* The first member of the jury who withdrew from this candidate; 0 if none did. */
static int32_t first_recused(const struct state *s, int32_t candidate)
{
	for (int32_t m = 1; (size_t)m <= s->n_people; m++)
		if (s->people[m - 1].sits && (s->people[m - 1].role & s->plan.may_score) &&
		    state_is_recused(s, m, candidate))
			return m;
	return 0;
}

static enum agenda_section section_of(const struct state *s, const struct agenda_row *r)
{
	if (r->recused)
		return AGENDA_RECUSED;
	if ((r->proposal.favourable && r->proposal.unfavourable) || !r->proposal.code ||
	    decision_sheet_out(s, r->candidate))
		return AGENDA_SHARED;
	if (decision_is_spread(s, r->candidate, r->competency))
		return AGENDA_SPREAD;
	return r->proposal.code == CODE_validated ? AGENDA_AGREED : AGENDA_REFUSAL;
}

static struct agenda_row row_of(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct ruling *ruling = state_ruling(s, candidate, competency);
	struct agenda_row r = {.candidate = candidate, .competency = competency};

	r.recused = first_recused(s, candidate);
	r.decided = ruling && ruling->code;
	r.proposal = decision_propose(s, candidate, competency);
	r.spread = decision_spread(s, candidate, competency);
	r.section = section_of(s, &r);
	return r;
}

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* The most evenly divided, then the widest apart, then as the day and the grid have them. */
static int compare_disagreement(const struct agenda_row *a, const struct agenda_row *b)
{
	int fewer_a = a->proposal.favourable < a->proposal.unfavourable ? a->proposal.favourable
	                                                                : a->proposal.unfavourable;
	int fewer_b = b->proposal.favourable < b->proposal.unfavourable ? b->proposal.favourable
	                                                                : b->proposal.unfavourable;
	int by = compare_numbers(fewer_b, fewer_a);

	return by ? by : compare_numbers(b->spread, a->spread);
}

static int compare_rows(const void *one, const void *other)
{
	const struct agenda_row *a = one, *b = other;
	int by = compare_numbers(a->section, b->section);

	if (!by && a->section == AGENDA_RECUSED)
		by = compare_numbers(a->recused, b->recused);
	else if (!by && a->section != AGENDA_AGREED)
		by = compare_disagreement(a, b);
	if (!by)
		by = compare_numbers(a->candidate, b->candidate);
	return by ? by : compare_numbers(a->competency, b->competency);
}

struct agenda agenda_make(const struct state *s, struct arena *arena)
{
	struct agenda a = {0};
	size_t room = 0;

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		if (!state_is_revealed(s, c))
			continue;
		for (size_t i = 0; i < s->plan.n_competencies; i++) {
			int32_t competency = s->plan.competencies[i].item;

			if (!decision_is_due(s, c, competency))
				continue;
			a.rows = arena_grow(arena, a.rows, a.n, &room, sizeof *a.rows);
			a.rows[a.n] = row_of(s, c, competency);
			a.decided += a.rows[a.n++].decided;
		}
	}
	if (a.n)
		qsort(a.rows, a.n, sizeof *a.rows, compare_rows);
	return a;
}

size_t agenda_next(const struct agenda *a, size_t from)
{
	for (size_t i = 0; i < a->n; i++)
		if (!a->rows[(from + i) % a->n].decided)
			return (from + i) % a->n;
	return a->n;
}

size_t agenda_count(const struct agenda *a, enum agenda_section section, size_t *left)
{
	size_t n = 0;

	*left = 0;
	for (size_t i = 0; i < a->n; i++)
		if (a->rows[i].section == section) {
			n++;
			*left += !a->rows[i].decided;
		}
	return n;
}
