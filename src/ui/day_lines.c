/* day_lines: see day_lines.h. */
#include "ui/day_lines.h"

#include "base/when.h"
#include "base/words.h"
#include "core/agenda.h"
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
	return passage_lines(s) + 6 + (plan_written_test(&s->plan) != NULL);
}

size_t day_count_beside(const struct state *s)
{
	return 2 + (plan_written_test(&s->plan) != NULL);
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

struct day_decisions day_count_decisions(const struct state *s)
{
	struct arena arena = {0};
	struct agenda a = agenda_make(s, &arena);
	struct day_decisions d = {a.n, a.decided, 0};

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		d.without_outcome +=
		    plan_person(&s->plan, c)->role == ROLE_CANDIDATE && !decision_outcome(s, c);
	arena_done(&arena);
	return d;
}

static bool is_deliberated(enum kind kind)
{
	switch (kind) {
	case KIND_decided:
	case KIND_joint_appreciation:
	case KIND_outcome_set:
	case KIND_scored:
	case KIND_commented:
	case KIND_written_entered: return true;
	default: return false;
	}
}

bool day_is_reopened(const struct state *s)
{
	if (!s->reopened_id || s->seal_id)
		return false;
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > s->reopened_id;)
		if (is_deliberated(s->entries[i].fact.kind) && !s->entries[i].undone_by)
			return false;
	return true;
}

bool day_is_decided(const struct state *s)
{
	struct day_decisions d;
	int32_t passage;

	if (s->jury == CODE_carence)
		return true;
	if (!s->deliberation_id || day_next_deliberation(s, &passage))
		return false;
	d = day_count_decisions(s);
	return d.decided == d.due && !d.without_outcome && !day_is_reopened(s);
}

size_t day_now(const struct state *s)
{
	int32_t passage = current_passage(s), over;
	struct listed l;

	if (s->jury != CODE_regular)
		return 0;
	if (s->seal_id)
		return passage_lines(s) + 3;
	if (day_is_decided(s))
		return passage_lines(s) + 2;
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
	case DAY_WRITTEN: buf_add(b, plan_written_test(&s->plan)->name); return;
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
	struct day_decisions d = day_count_decisions(s);
	int32_t passage;

	if (day_is_reopened(s)) {
		buf_addf(b, "%s", words_p("deliberation", "open again"));
		return;
	}
	if (is_by_passage(s) && count_opened(s) && d.due && !day_next_deliberation(s, &passage))
		buf_addf(b, _("\tdecided \t%zu of %zu"), d.decided, d.due);
	else if (is_by_passage(s) && count_opened(s))
		buf_addf(b, _("\topened \t%zu of %zu"), count_opened(s), count_to_open(s));
	else if (is_by_passage(s))
		buf_addf(b, "%s", _("\tafter each passage|by passage\t"));
	else if (!day_next_deliberation(s, &passage) && d.due)
		buf_addf(b, _("\tdecided \t%zu of %zu"), d.decided, d.due);
	else if (!day_next_deliberation(s, &passage))
		buf_addf(b, "%s", words_p("deliberation", "open"));
	else
		buf_addf(b, "%s",
		         rules_missing_sheets(s, 0) ? _("\twaits for the sheets|sheets due\t")
		                                    : _("to be opened"));
}

/* "à saisir", "12 sur 44 saisis": of the results of the written test. */
static void write_written_state(struct buf *b, const struct state *s)
{
	size_t all = 0, in = 0;

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		for (size_t k = 0;
		     plan_person(&s->plan, c)->role == ROLE_CANDIDATE && k < s->plan.n_competencies;
		     k++) {
			int32_t item = s->plan.competencies[k].item;
			const struct written *w = state_written(s, c, item);

			if (state_validated_before(s, c, item))
				continue;
			all++;
			in += w && w->id && w->code != CODE_cleared;
		}
	if (!in)
		buf_addf(b, "%s", _("to be entered"));
	else
		buf_addf(b, _("%zu of %zu entered"), in, all);
}

static void write_minutes_state(struct buf *b, const struct state *s)
{
	const struct entry *e = state_entry(s, s->seal_id);

	if (e) {
		buf_addf(b, "%s ", words_p("minutes", "sealed"));
		when_hour_short(b, e->at_ms, e->zone_min);
		if (s->version > 1)
			buf_addf(b, _("\t, version %lld\t"), (long long)s->version);
	} else if (day_is_decided(s)) {
		buf_addf(b, "%s", _("\tto reread, then to seal|to reread\t"));
	} else if (day_is_reopened(s)) {
		buf_addf(b, "%s", _("\tonce deliberated again|to reread\t"));
	} else if (s->deliberation_id) {
		buf_addf(b, "%s", _("\twaits for the decisions|decisions due\t"));
	} else {
		buf_addf(b, "%s", _("\tafter the deliberation|once decided\t"));
	}
}

bool day_write_signed(struct buf *b, const struct state *s)
{
	size_t signed_it = 0, refused = 0, absent = 0;

	for (int32_t i = 1; (size_t)i <= s->n_people; i++) {
		const struct signature *had = state_signature(s, i);

		if (!rules_signs(s, i) || !had || had->version != s->version)
			continue;
		signed_it += had->code == CODE_signed;
		refused += had->code == CODE_refused;
		absent += had->code == CODE_absent;
	}
	if (signed_it)
		buf_addf(b, words_n("%zu signed", "%zu signed", (int64_t)signed_it), signed_it);
	if (signed_it && (refused || absent))
		buf_add(b, STR(", "));
	if (refused)
		buf_addf(b, words_n("%zu refusal", "%zu refusals", (int64_t)refused), refused);
	if (refused && absent)
		buf_add(b, STR(", "));
	if (absent)
		buf_addf(b, words_n("%zu absent", "%zu absent", (int64_t)absent), absent);
	return signed_it + refused + absent > 0;
}

static void write_documents_state(struct buf *b, const struct state *s)
{
	if (!s->seal_id && s->last_seal_id) {
		buf_addf(b, _("version %lld\t, then drafts\t"), (long long)s->version);
		return;
	}
	if (!s->seal_id) {
		buf_addf(b, "%s",
		         s->jury == CODE_carence ? _("\tminutes that say so|minutes\t")
		                                 : _("\tdrafts only|drafts\t"));
		return;
	}
	if (!day_write_signed(b, s))
		buf_addf(b, "%s", _("\tto print and sign|to sign\t"));
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
	case DAY_MINUTES: write_minutes_state(b, s); break;
	case DAY_DOCUMENTS: write_documents_state(b, s); break;
	case DAY_PRACTICE: buf_addf(b, "%s", _("\tnothing of it is kept|nothing is kept\t")); break;
	case DAY_PLACES: buf_addf(b, "%s", _("who is connected")); break;
	case DAY_WRITTEN: write_written_state(b, s); break;
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
