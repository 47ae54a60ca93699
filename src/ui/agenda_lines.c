/* agenda_lines: see agenda_lines.h. */
#include "ui/agenda_lines.h"

#include <string.h>

#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/sheet.h"

/* -- who may see --------------------------------------------------------------------------- */

bool agenda_hides(const struct scene *scene, int32_t candidate)
{
	return !scene->state->seal_id && state_is_recused(scene->state, scene->me, candidate);
}

bool agenda_is_closed(const struct scene *scene, struct buf *why)
{
	if (!scene_may(scene, scene->state->plan.may_attend))
		buf_add(why, str_of(_("The deliberation is held without your seat.")));
	else if (!scene->state->deliberation_id)
		buf_add(why, str_of(_("The others’ sheets open with the deliberation.")));
	else
		return false;
	return true;
}

/* -- the lines ----------------------------------------------------------------------------- */

static struct agenda_line *add(struct agenda_lines *l, struct agenda_line line)
{
	bool heads = line.kind == LINE_SECTION || line.kind == LINE_RESULTS;

	l->lines = arena_grow(&l->arena, l->lines, l->n, &l->room, sizeof *l->lines);
	line.index = heads ? -1 : (int)l->n_selectable++;
	l->lines[l->n++] = line;
	return &l->lines[l->n - 1];
}

static size_t count_left(const struct agenda *a, size_t from, size_t n)
{
	size_t left = 0;

	for (size_t i = from; i < from + n; i++)
		left += !a->rows[i].decided;
	return left;
}

/* The rows from this one on that have the same of this. */
static size_t run_of(const struct agenda *a, size_t from, bool same_candidate)
{
	const struct agenda_row *first = &a->rows[from];
	size_t n = 1;

	while (from + n < a->n && a->rows[from + n].section == first->section &&
	       a->rows[from + n].recused == first->recused &&
	       (!same_candidate || a->rows[from + n].candidate == first->candidate))
		n++;
	return n;
}

static void add_run(struct agenda_lines *l, enum agenda_line_kind kind, size_t from, size_t n)
{
	const struct agenda_row *row = &l->agenda.rows[from];

	add(l, (struct agenda_line){
		   .kind = kind,
		   .from = from,
		   .count = n,
		   .left = count_left(&l->agenda, from, n),
		   .candidate = kind == LINE_DECISION || kind == LINE_WHOLE ? row->candidate : 0});
}

static void add_section(struct agenda_lines *l, size_t from, size_t n)
{
	enum agenda_section section = l->agenda.rows[from].section;

	add_run(l, LINE_SECTION, from, n);
	if (section == AGENDA_RECUSED) {
		for (size_t i = from; i < from + n;) {
			size_t all = run_of(&l->agenda, i, true);

			add_run(l, LINE_WHOLE, i, all);
			i += all;
		}
		return;
	}
	if (section == AGENDA_AGREED)
		add_run(l, LINE_AGREED, from, n);
	for (size_t i = from; i < from + n && (section != AGENDA_AGREED || l->shows_agreed); i++)
		add_run(l, LINE_DECISION, i, 1);
}

static void add_outcomes(struct agenda_lines *l, const struct state *s)
{
	int32_t numbers[ROWS_MAX];
	size_t heading = l->n;

	add(l, (struct agenda_line){.kind = LINE_RESULTS});
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++) {
		size_t n = state_candidates(s, p, numbers, ROWS_MAX);

		for (size_t i = 0; i < n && i < ROWS_MAX; i++) {
			if (!state_is_revealed(s, numbers[i]) && !decision_outcome(s, numbers[i]))
				continue;
			add(l, (struct agenda_line){.kind = LINE_OUTCOME, .candidate = numbers[i]});
			l->lines[heading].count++;
			l->lines[heading].left += !decision_outcome(s, numbers[i]);
		}
	}
}

struct agenda_lines agenda_lines_make(const struct scene *scene)
{
	struct agenda_lines l = {.shows_agreed = scene->focus->scroll > 0};

	l.agenda = agenda_make(scene->state, &l.arena);
	for (size_t i = 0; i < l.agenda.n;) {
		size_t n = run_of(&l.agenda, i, false);

		add_section(&l, i, n);
		i += n;
	}
	add_outcomes(&l, scene->state);
	for (size_t i = 0; i < l.agenda.n; i++) {
		bool hidden = agenda_hides(scene, l.agenda.rows[i].candidate);

		l.due += !hidden;
		l.decided += !hidden && l.agenda.rows[i].decided;
	}
	return l;
}

void agenda_lines_done(struct agenda_lines *l)
{
	arena_done(&l->arena);
}

/* -- which one ----------------------------------------------------------------------------- */

static bool is_named(const struct agenda_lines *l, const struct agenda_line *line,
                     const struct focus *f)
{
	switch (line->kind) {
	case LINE_DECISION:
		return f->candidate == line->candidate &&
		       f->item == l->agenda.rows[line->from].competency;
	case LINE_WHOLE: return f->candidate == line->candidate && f->item >= 0 && f->line != 1;
	case LINE_AGREED: return f->item == AGENDA_ITEM_AGREED;
	case LINE_OUTCOME: return f->candidate == line->candidate && f->line == 1;
	default: return false;
	}
}

static bool is_left(const struct agenda_line *line)
{
	return line->index >= 0 && line->left > 0;
}

size_t agenda_lines_selected(const struct agenda_lines *l, const struct focus *f)
{
	for (size_t i = 0; i < l->n && (f->candidate || f->item); i++)
		if (is_named(l, &l->lines[i], f))
			return i;
	for (size_t i = 0; i < l->n; i++)
		if (is_left(&l->lines[i]))
			return i;
	return l->n ? agenda_lines_at(l, 0) : 0;
}

size_t agenda_lines_at(const struct agenda_lines *l, int index)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->lines[i].index == index)
			return i;
	return 0;
}

struct focus agenda_lines_focus(const struct agenda_lines *l, size_t at)
{
	const struct agenda_line *line = &l->lines[at];
	struct focus f = {.candidate = line->candidate, .scroll = l->shows_agreed};

	if (line->kind == LINE_DECISION)
		f.item = l->agenda.rows[line->from].competency;
	if (line->kind == LINE_AGREED)
		f.item = AGENDA_ITEM_AGREED;
	f.line = line->kind == LINE_OUTCOME;
	return f;
}

bool agenda_lines_next(const struct scene *scene, int32_t candidate, int32_t competency,
                       struct focus *next)
{
	struct arena arena = {0};
	struct agenda a = agenda_make(scene->state, &arena);
	size_t at = 0;
	bool found;

	while (at < a.n &&
	       (a.rows[at].candidate != candidate || a.rows[at].competency != competency))
		at++;
	at = at < a.n ? agenda_next(&a, at) : a.n;
	found =
	    at < a.n && (a.rows[at].section != AGENDA_AGREED || a.rows[at].candidate == candidate);
	if (found)
		*next = (struct focus){
		    .passage = plan_person(&scene->state->plan, a.rows[at].candidate)->passage,
		    .candidate = a.rows[at].candidate,
		    .item = a.rows[at].competency};
	arena_done(&arena);
	return found;
}

/* -- words --------------------------------------------------------------------------------- */

void agenda_draw_moment(struct canvas *c, int row, const struct scene *scene)
{
	const struct entry *e = state_entry(scene->state, scene->state->deliberation_id);
	struct agenda_lines l;
	struct buf b = {0};
	int col = canvas_text(c, row, STOP_MARGIN, PEN_BOLD, str_of(_("DELIBERATION"))) + 2;

	if (agenda_is_closed(scene, &b)) {
		buf_done(&b);
		return;
	}
	if (e) {
		buf_addf(&b, "%s ", _("opened at"));
		when_hour_short(&b, e->at_ms, e->zone_min);
		canvas_text(c, row, col, PEN_PLAIN, buf_str(&b));
	}
	l = agenda_lines_make(scene);
	canvas_rightf(c, row, canvas_edge(c), PEN_PLAIN, _("decided %zu of %zu"), l.decided, l.due);
	agenda_lines_done(&l);
	buf_done(&b);
}

void agenda_write_proposal(struct buf *b, const struct proposed *p)
{
	buf_add(b, str_of(p->code ? say_code(p->code) : _("to be debated")));
}

const char *agenda_opinion(enum opinion o)
{
	switch (o) {
	case OPINION_FAVOURABLE: return _("\tfavourable|fav.\t");
	case OPINION_UNFAVOURABLE: return _("\tunfavourable|unfav.\t");
	default: return _("no opinion");
	}
}

/* What is missing of one who is not certified: the competencies that they do not have. */
static void write_missing(struct buf *b, const struct state *s, int32_t candidate)
{
	const char *before = NULL;

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct competency *k = &s->plan.competencies[i];

		if (decision_has(s, candidate, k->item))
			continue;
		buf_addf(b, "%s%.*s", before ? before : _(": lacks "), STR_ARG(k->id));
		before = ", ";
	}
}

static void write_progress(struct buf *b, const struct state *s, int32_t candidate)
{
	size_t due = 0, decided = 0;

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct ruling *r = state_ruling(s, candidate, s->plan.competencies[i].item);

		if (!decision_is_due(s, candidate, s->plan.competencies[i].item))
			continue;
		due++;
		decided += r && r->code;
	}
	buf_addf(b, _("decided %zu of %zu"), decided, due);
}

void agenda_write_outcome(struct buf *b, const struct scene *scene, int32_t candidate)
{
	const struct state *s = scene->state;
	enum code outcome = decision_outcome(s, candidate);

	if (agenda_hides(scene, candidate)) {
		buf_add(b, str_of(_("you withdraw")));
		return;
	}
	if (!outcome && decision_is_judged(s, candidate))
		write_progress(b, s, candidate);
	else if (!outcome)
		buf_add(b, str_of(_("not heard: no outcome yet")));
	if (!outcome)
		return;
	say_outcome(b, s, outcome);
	if (outcome == CODE_not_certified)
		write_missing(b, s, candidate);
}

void agenda_write_range(struct buf *b, const struct state *s, const struct agenda_row *rows,
                        size_t n)
{
	buf_add(b, sheet_item_id(&s->plan, rows[0].competency));
	if (n < 2)
		return;
	buf_add(b, STR("–"));
	buf_add(b, sheet_item_id(&s->plan, rows[n - 1].competency));
}
