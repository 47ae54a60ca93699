/* sheets: see sheets.h. */
#include "core/sheets.h"

#include "base/ratio.h"
#include "base/text.h"
#include "base/words.h"

enum { DIGITS = 9 }; /* levels that one key can tell apart */

static bool is_marked(const struct mark *m)
{
	return m && (m->rank || m->code == CODE_not_observed);
}

struct str sheets_kept(const struct state *s, int32_t member, int32_t candidate, int32_t competency)
{
	const struct sheet *sheet = state_sheet(s, member, candidate);

	for (size_t i = 0; sheet && sheet->kept && i < s->plan.n_competencies; i++)
		if (s->plan.competencies[i].item == competency)
			return text_trim(sheet->kept[i].words);
	return (struct str){NULL, 0};
}

size_t sheets_count_kept(const struct state *s, int32_t member, int32_t candidate)
{
	size_t n = 0;

	for (size_t i = 0; i < s->plan.n_competencies; i++)
		n += sheets_kept(s, member, candidate, s->plan.competencies[i].item).n > 0;
	return n;
}

bool sheets_is_blank(const struct state *s, int32_t member, int32_t candidate)
{
	return !state_marked(s, member, candidate) && !sheets_count_kept(s, member, candidate);
}

/* -- what is lacking ----------------------------------------------------------------------- */

struct finding { /* where lacks are written to */
	struct lack *lacks;
	size_t room, n;
};

static void find(struct finding *f, struct lack lack)
{
	if (f->lacks && f->n < f->room)
		f->lacks[f->n] = lack;
	f->n++;
}

/* Marks of a competency that are at this rank. */
static int64_t times_at(const struct state *s, int32_t member, int32_t candidate,
                        int32_t competency, int64_t rank)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->n_sheet_items; i++) {
		const struct mark *m = state_mark(s, member, candidate, s->sheet_items[i]);

		n += m && m->rank == rank &&
		     plan_competency_of(&s->plan, s->sheet_items[i]) == competency;
	}
	return n;
}

/* How many of its marks may be at this rank; -1: as many as there are. */
static int64_t most_at(const struct plan *p, int32_t competency, int64_t rank)
{
	bool any = false;

	for (size_t i = 0; i < p->n_limits; i++) {
		any |= p->limits[i].competency == competency;
		if (p->limits[i].competency == competency && p->limits[i].rank == rank)
			return p->limits[i].at_most;
	}
	return !any && p->n_levels && rank == p->levels[0].rank ? 0 : -1;
}

static void find_in_competency(struct finding *f, const struct state *s, int32_t member,
                               int32_t candidate, int32_t competency)
{
	for (size_t i = 0; i < s->n_sheet_items; i++)
		if (plan_competency_of(&s->plan, s->sheet_items[i]) == competency &&
		    !is_marked(state_mark(s, member, candidate, s->sheet_items[i])))
			find(f, (struct lack){.kind = LACK_MARK, .item = s->sheet_items[i]});
	if (sheets_kept(s, member, candidate, competency).n)
		return;
	for (size_t i = 0; i < s->plan.n_levels; i++) {
		int64_t rank = s->plan.levels[i].rank;
		int64_t most = most_at(&s->plan, competency, rank);
		int64_t times = times_at(s, member, candidate, competency, rank);

		if (most < 0 || times <= most)
			continue;
		find(f, (struct lack){LACK_APPRECIATION, competency, rank, times});
		return;
	}
}

size_t sheets_lacks(const struct state *s, int32_t member, int32_t candidate, struct lack *lacks,
                    size_t room)
{
	struct finding f = {.lacks = lacks, .room = room};

	for (size_t i = 0; i < s->plan.n_competencies; i++)
		find_in_competency(&f, s, member, candidate, s->plan.competencies[i].item);
	return f.n;
}

/* -- how marks are typed ------------------------------------------------------------------- */

bool sheets_are_typed(const struct plan *p)
{
	for (size_t i = 0; i < p->n_levels; i++)
		if (!p->levels[i].name.n)
			return true;
	return p->n_levels > DIGITS;
}

static bool has_points(const struct plan *p)
{
	for (size_t i = 0; i < p->n_levels; i++)
		if (p->levels[i].points)
			return true;
	return false;
}

const struct level *sheets_typed_level(const struct plan *p, struct str typed)
{
	bool points = has_points(p);
	int64_t number;

	if (ratio_parse(typed, true, &number))
		return NULL;
	for (size_t i = 0; i < p->n_levels; i++)
		if (points ? p->levels[i].points == number
		           : p->levels[i].rank * RATIO_ONE == number)
			return &p->levels[i];
	return NULL;
}

void sheets_write_level(struct buf *b, const struct plan *p, int64_t rank)
{
	const struct level *l = plan_level(p, rank);

	if (l && sheets_are_typed(p) && has_points(p))
		ratio_write(b, l->points, words_are_french() ? ',' : '.');
	else
		buf_addf(b, "%lld", (long long)rank);
}
