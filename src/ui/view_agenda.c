/* view_agenda: the deliberation: what is left to decide, the widest disagreement first.
 *
 * One line for each decision with each member's opinion, then what is agreed, which is confirmed
 * together, then the outcomes.  Enter opens one; what is decided stays where it is. */
#include "base/text.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/agenda_lines.h"
#include "ui/list.h"
#include "ui/sheet.h"

enum { MEMBERS_MAX = 32, GAP = 2 };

/* Where columns begin. */
struct columns {
	int name_cols, item, first, step, proposal;
	int32_t members[MEMBERS_MAX];
	size_t n_members;
};

/* Who of the jury gives an opinion. */
static size_t list_members(const struct state *s, int32_t *numbers)
{
	size_t n = 0;

	for (int32_t i = 1; (size_t)i <= s->n_people && n < MEMBERS_MAX; i++)
		if (rules_may(s, i, s->plan.may_score))
			numbers[n++] = i;
	return n;
}

static struct columns columns_of(const struct canvas *c, const struct state *s)
{
	bool narrow = c->cols < 80;
	struct columns at = narrow ? (struct columns){16, 21, 27, 0, 45, {0}, 0}
	                           : (struct columns){22, 28, 36, 0, 61, {0}, 0};
	int widest = 0, even;

	at.n_members = list_members(s, at.members);
	if (!at.n_members)
		return at;
	for (size_t i = 0; i < at.n_members; i++) {
		struct buf b = {0};
		int cols;

		say_family(&b, s, at.members[i]);
		cols = (int)text_width(buf_str(&b));
		widest = cols > widest ? cols : widest;
		buf_done(&b);
	}
	even = (at.proposal - at.first) / (int)at.n_members;
	at.step = even > widest + GAP ? widest + GAP : even;
	return at;
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Deliberation"));
}

static bool may_decide(const struct scene *scene)
{
	return scene_may(scene, scene->state->plan.may_enter_decisions);
}

/* "CÈDRE, C2" */
static void write_line(struct buf *b, const struct scene *scene, const struct agenda_lines *l,
                       const struct agenda_line *line)
{
	say_family(b, scene->state, line->candidate);
	if (line->kind == LINE_OUTCOME)
		return;
	buf_add(b, STR(", "));
	agenda_write_range(b, scene->state, &l->agenda.rows[line->from], line->count);
}

/* The first line that has something left. */
static size_t next_line(const struct agenda_lines *l)
{
	return agenda_lines_selected(l, &(struct focus){0});
}

static void advise_agreed(struct buf *b, const struct scene *scene, const struct agenda_lines *l,
                          bool here)
{
	if (!here)
		buf_addf(b,
		         _("\tWhat is left is agreed: go|Go\t down to the last, %zu left to "
		           "confirm."),
		         l->due - l->decided);
	else if (!l->shows_agreed)
		buf_add(b, str_of(_("What is left is agreed: Enter shows it\t, then f confirms "
		                    "it together\t.")));
	else if (may_decide(scene))
		buf_add(b, str_of(_("f confirms all that is agreed, together\t; Enter opens one "
		                    "of them\t.")));
	else
		buf_add(b, str_of(_("The jury confirms these together\t; Enter opens one\t.")));
}

static void advise_done(struct buf *b, const struct scene *scene, const struct agenda_lines *l)
{
	size_t left = 0;

	for (size_t i = 0; i < l->n; i++)
		left += l->lines[i].kind == LINE_RESULTS ? l->lines[i].left : 0;
	if (scene->state->seal_id)
		buf_add(b, str_of(_("The minutes are sealed\t: nothing changes any more\t; q "
		                    "goes back.")));
	else if (left)
		buf_addf(b,
		         words_n("%zu outcome is not settled: f on its line sets it.",
		                 "%zu outcomes are not settled: f on a line sets it.",
		                 (int64_t)left),
		         left);
	else
		buf_add(b, str_of(_("All is decided: q, then the rereading\t of the minutes\t.")));
}

static void advise_line(struct buf *b, const struct scene *scene, const struct agenda_lines *l,
                        size_t next, size_t here)
{
	struct buf what = {0};

	write_line(&what, scene, l, &l->lines[next]);
	if (next != here)
		buf_addf(b, _("Next is %s\t; Enter opens the line that you have chosen\t."),
		         buf_text(&what));
	else if (!l->decided && l->agenda.rows[l->lines[next].from].section == AGENDA_SHARED)
		buf_addf(b,
		         _("\tBegin with the widest disagreement|Widest disagreement\t: Enter "
		           "opens %s."),
		         buf_text(&what));
	else
		buf_addf(b, _("Next: Enter opens %s."), buf_text(&what));
	buf_done(&what);
}

static void advice(struct buf *b, const struct scene *scene)
{
	struct buf why = {0};
	struct agenda_lines l;
	size_t next, here;

	if (agenda_is_closed(scene, &why)) {
		buf_add(b, str_of(_("q goes back.")));
		buf_done(&why);
		return;
	}
	l = agenda_lines_make(scene);
	next = next_line(&l);
	here = agenda_lines_selected(&l, scene->focus);
	if (!l.n || l.decided >= l.due || scene->state->seal_id)
		advise_done(b, scene, &l);
	else if (l.lines[next].kind == LINE_AGREED)
		advise_agreed(b, scene, &l,
		              l.lines[here].kind == LINE_AGREED ||
		                  (l.lines[here].kind == LINE_DECISION &&
		                   l.agenda.rows[l.lines[here].from].section == AGENDA_AGREED));
	else
		advise_line(b, scene, &l, next, here);
	agenda_lines_done(&l);
	buf_done(&why);
}

/* -- headings ------------------------------------------------------------------------------ */

static void draw_heading(struct canvas *c, int row, const struct scene *scene,
                         const struct agenda_lines *l, const struct agenda_line *line,
                         bool is_first)
{
	struct buf b = {0};
	int col, legend;

	agenda_write_heading(&b, scene, l, line);
	col = canvas_text(c, row, STOP_TEXT, PEN_DIM, buf_str(&b)) + GAP;
	buf_done(&b);
	legend = c->cols < 80 ? STOP_BAR - 1 : 36;
	if (is_first)
		canvas_fit(c, row, col > legend ? col : legend, canvas_edge(c) - legend, PEN_DIM,
		           str_of(_("● favourable  ○ unfavourable\t  – no opinion\t")));
}

static void draw_heads(struct canvas *c, int row, const struct scene *scene,
                       const struct columns *at)
{
	struct buf b = {0};
	int col, end;

	canvas_cut(c, row, STOP_TEXT, at->name_cols, PEN_DIM, str_of(_("Candidate")));
	canvas_text(c, row, at->item, PEN_DIM, str_of(_("Comp.")));
	for (size_t i = 0; i < at->n_members && at->step > GAP; i++) {
		buf_clear(&b);
		say_family(&b, scene->state, at->members[i]);
		col = at->first + (int)i * at->step;
		end = i + 1 < at->n_members ? col + at->step : at->proposal;
		canvas_cut(c, row, col, end - col - 1, PEN_DIM, buf_str(&b));
	}
	canvas_fit(c, row, at->proposal, canvas_edge(c) - at->proposal, PEN_DIM,
	           str_of(_("\tProposed, DECIDED|Proposal\t")));
	buf_done(&b);
}

/* -- lines --------------------------------------------------------------------------------- */

static uint32_t sign_of(enum opinion o)
{
	return o == OPINION_FAVOURABLE ? 0x25CF : o == OPINION_UNFAVOURABLE ? 0x25CB : 0x2013;
}

static void draw_opinions(struct canvas *c, int row, const struct scene *scene,
                          const struct columns *at, const struct agenda_row *r)
{
	for (size_t i = 0; i < at->n_members; i++) {
		int col = at->first + (int)i * at->step;
		bool mine = at->members[i] == scene->me;

		if (!state_sits(scene->state, at->members[i], r->candidate))
			continue;
		canvas_sign(c, row, col, mine ? PEN_BOLD : PEN_PLAIN,
		            sign_of(decision_opinion(scene->state, at->members[i], r->candidate,
		                                     r->competency)));
	}
}

static void draw_decision(struct canvas *c, int row, const struct scene *scene,
                          const struct agenda_lines *l, const struct agenda_line *line,
                          const struct columns *at, enum pen pen)
{
	const struct agenda_row *r = &l->agenda.rows[line->from];
	struct buf b = {0};

	canvas_text(c, row, at->item, pen, sheet_item_id(&scene->state->plan, r->competency));
	if (agenda_hides(scene, line->candidate)) {
		canvas_text(c, row, at->first, PEN_PLAIN, str_of(_("you withdraw")));
		return;
	}
	draw_opinions(c, row, scene, at, r);
	agenda_write_decision(&b, scene, r);
	canvas_fit(c, row, at->proposal, canvas_edge(c) - at->proposal,
	           r->decided ? PEN_BOLD : PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void draw_line(struct canvas *c, int row, const struct scene *scene,
                      const struct agenda_lines *l, const struct agenda_line *line,
                      const struct columns *at, bool selected)
{
	enum pen pen = list_row(c, row, line->index, selected);
	struct buf b = {0};

	agenda_write_name(&b, scene, line, l);
	canvas_cut(c, row, STOP_TEXT, at->item - STOP_TEXT - 1, pen, buf_str(&b));
	buf_clear(&b);
	if (line->kind == LINE_DECISION) {
		draw_decision(c, row, scene, l, line, at, pen);
	} else if (line->kind == LINE_WHOLE) {
		agenda_write_range(&b, scene->state, &l->agenda.rows[line->from], line->count);
		canvas_text(c, row, at->item, pen, buf_str(&b));
		buf_clear(&b);
		agenda_write_whole(&b, scene, line);
		canvas_fit(c, row, at->first, canvas_edge(c) - at->first, PEN_PLAIN, buf_str(&b));
	} else {
		if (line->kind == LINE_AGREED)
			agenda_write_agreed(&b, scene, l, line);
		else
			agenda_write_outcome(&b, scene, line->candidate);
		canvas_fit(c, row, at->item, canvas_edge(c) - at->item, PEN_PLAIN, buf_str(&b));
	}
	buf_done(&b);
}

static void draw_list(struct canvas *c, struct area area, const struct scene *scene)
{
	struct agenda_lines l = agenda_lines_make(scene);
	struct columns at = columns_of(c, scene->state);
	size_t here = agenda_lines_selected(&l, scene->focus), page = list_page(area), from;

	draw_heads(c, area.row, scene, &at);
	/* A heading stays with the first line under it; what is agreed, once shown, is seen. */
	from = scene_scroll(0, here, l.n, page);
	if (l.shows_agreed && l.lines[here].kind == LINE_AGREED)
		from = scene_scroll(here, here, l.n, page);
	if (from && from == here && l.lines[from - 1].index < 0)
		from--;
	for (size_t i = from; i < l.n && i < from + page; i++) {
		int row = area.row + 1 + (int)(i - from);

		if (l.lines[i].index < 0)
			draw_heading(c, row, scene, &l, &l.lines[i], i == 0);
		else
			draw_line(c, row, scene, &l, &l.lines[i], &at, i == here);
		if (i + 1 == from + page && i + 1 < l.n && i != here)
			canvas_sign(c, row, STOP_POINTER, PEN_DIM, 0x25BC);
	}
	if (!l.due && l.n < 2)
		canvas_text(c, area.row + 2, STOP_TEXT, PEN_PLAIN,
		            str_of(_("There is nothing to decide.")));
	agenda_lines_done(&l);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct buf why = {0};

	if (agenda_is_closed(scene, &why)) {
		canvas_text(c, area.row, STOP_TEXT, PEN_PLAIN, buf_str(&why));
		canvas_cursor(c, area.row, STOP_TEXT);
	} else {
		draw_list(c, area, scene);
	}
	buf_done(&why);
}

/* -- as sentences -------------------------------------------------------------------------- */

static void tell_opinions(struct told *t, const struct scene *scene, const struct agenda_row *r)
{
	int32_t members[MEMBERS_MAX];
	size_t n = list_members(scene->state, members);
	struct buf b = {0}, opinion = {0};

	for (size_t i = 0; i < n; i++) {
		if (!state_sits(scene->state, members[i], r->candidate))
			continue;
		buf_clear(&b);
		say_family(&b, scene->state, members[i]);
		buf_add(&opinion, str_of(agenda_opinion(decision_opinion(
				      scene->state, members[i], r->candidate, r->competency))));
		told_whole(&opinion);
		told_part_of(t, buf_text(&b), &opinion);
	}
	buf_done(&b);
	buf_done(&opinion);
}

static void tell_decision(struct told *t, const struct scene *scene, const struct agenda_row *r)
{
	struct buf b = {0};

	if (agenda_hides(scene, r->candidate)) {
		told_part(t, NULL, str_of(_("you withdraw")));
		return;
	}
	tell_opinions(t, scene, r);
	agenda_write_decision(&b, scene, r);
	told_whole(&b);
	told_part_of(t, r->decided ? words_p("of the jury", "decided") : _("proposed"), &b);
	buf_done(&b);
}

static void tell_line(struct told *t, const struct scene *scene, const struct agenda_lines *l,
                      const struct agenda_line *line, bool selected)
{
	const struct agenda_row *r = line->count ? &l->agenda.rows[line->from] : NULL;
	struct buf b = {0};

	agenda_write_name(&b, scene, line, l);
	if (line->kind == LINE_DECISION || line->kind == LINE_WHOLE) {
		buf_add(&b, STR(", "));
		agenda_write_range(&b, scene->state, r, line->count);
	}
	told_row(t, line->index < 9 ? line->index + 1 : 0, selected, buf_str(&b));
	buf_clear(&b);
	if (line->kind == LINE_DECISION) {
		agenda_write_section(&b, scene, r);
		told_part_of(t, NULL, &b);
		tell_decision(t, scene, r);
	} else if (line->kind == LINE_WHOLE) {
		agenda_write_whole(&b, scene, line);
	} else if (line->kind == LINE_AGREED) {
		agenda_write_agreed(&b, scene, l, line);
	} else {
		agenda_write_outcome(&b, scene, line->candidate);
	}
	told_whole(&b);
	told_part_of(t, NULL, &b);
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	struct buf b = {0};
	struct agenda_lines l;
	size_t here;

	if (agenda_is_closed(scene, &b)) {
		told_fact_of(t, NULL, &b);
		buf_done(&b);
		return;
	}
	l = agenda_lines_make(scene);
	here = agenda_lines_selected(&l, scene->focus);
	buf_addf(&b, _("decided %zu of %zu"), l.decided, l.due);
	told_fact_of(t, NULL, &b);
	for (size_t i = 0; i < l.n; i++) {
		if (l.lines[i].index < 0) {
			agenda_write_heading(&b, scene, &l, &l.lines[i]);
			told_fact_of(t, NULL, &b);
		} else {
			tell_line(t, scene, &l, &l.lines[i], i == here);
		}
	}
	agenda_lines_done(&l);
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step open_decision(const struct scene *scene, const struct agenda_lines *l,
                                 const struct agenda_line *line)
{
	size_t at = line->from;

	for (size_t i = line->from; i < line->from + line->count; i++)
		if (!l->agenda.rows[i].decided) {
			at = i;
			break;
		}
	return step_go(
	    &view_marks,
	    (struct focus){.passage = plan_person(&scene->state->plan, line->candidate)->passage,
	                   .candidate = line->candidate,
	                   .item = l->agenda.rows[at].competency});
}

static struct step open_outcome(const struct scene *scene, int32_t candidate)
{
	const struct plan *p = &scene->state->plan;

	if (!decision_is_judged(scene->state, candidate))
		return step_say("%s", _("Nothing was heard: there are no marks to see. f sets "
		                        "another outcome."));
	return step_go(&view_marks, (struct focus){.passage = plan_person(p, candidate)->passage,
	                                           .candidate = candidate});
}

static struct step open_line(const struct scene *scene, struct agenda_lines *l, size_t at,
                             struct focus *focus)
{
	const struct agenda_line *line = &l->lines[at];

	switch (line->kind) {
	case LINE_AGREED:
		*focus = agenda_lines_focus(l, at);
		focus->scroll = !l->shows_agreed;
		return step_stay();
	case LINE_OUTCOME: return open_outcome(scene, line->candidate);
	default: return open_decision(scene, l, line);
	}
}

static struct step finish(const struct scene *scene, const struct agenda_lines *l,
                          const struct agenda_line *line)
{
	if (line->kind == LINE_OUTCOME && agenda_hides(scene, line->candidate))
		return step_say("%s", _("Refused: you withdraw from this candidate."));
	if (line->kind == LINE_OUTCOME)
		return step_ask(&dialog_outcome, (struct fact){.kind = KIND_outcome_set,
		                                               .candidate = line->candidate});
	if (line->kind == LINE_WHOLE ||
	    (line->kind == LINE_DECISION && l->agenda.rows[line->from].section != AGENDA_AGREED))
		return step_say("%s", _("Enter opens it first: what each has marked, then f "
		                        "decides."));
	if (!l->shows_agreed)
		return step_say("%s", _("Enter shows them first; then f confirms them."));
	return step_ask(&dialog_agreed,
	                (struct fact){.kind = KIND_decided, .code = CODE_validated});
}

/* The next candidate's first line. */
static size_t next_candidate(const struct agenda_lines *l, size_t here, int steps)
{
	int32_t candidate = l->lines[here].candidate;
	size_t at = here;

	for (size_t i = 0; i < l->n; i++) {
		at = (at + (steps > 0 ? 1 : l->n - 1)) % l->n;
		if (l->lines[at].index >= 0 && l->lines[at].candidate != candidate)
			return at;
	}
	return here;
}

static struct step move(const struct agenda_lines *l, size_t here, enum action action, size_t page,
                        struct focus *focus)
{
	size_t row = (size_t)l->lines[here].index;

	if (action == ACT_NEXT || action == ACT_PREVIOUS)
		here = next_candidate(l, here, action == ACT_NEXT ? 1 : -1);
	else
		here = agenda_lines_at(l, (int)scene_move(action, row, l->n_selectable, page));
	*focus = agenda_lines_focus(l, here);
	return step_stay();
}

static struct step key_in_list(const struct scene *scene, struct keymap_act act,
                               struct agenda_lines *l, struct focus *focus)
{
	size_t here = agenda_lines_selected(l, focus);

	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= l->n_selectable) {
		*focus = agenda_lines_focus(l, agenda_lines_at(l, act.value - 1));
		return step_stay();
	}
	if (scene_is_move(act.action))
		return move(l, here, act.action, list_page(scene->work), focus);
	if (act.action == ACT_OPEN)
		return open_line(scene, l, here, focus);
	if (act.action == ACT_FINISH)
		return finish(scene, l, &l->lines[here]);
	return step_unknown();
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct buf why = {0};
	bool closed = agenda_is_closed(scene, &why);
	struct agenda_lines l;
	struct step step;

	buf_done(&why);
	if (closed)
		return step_unknown();
	l = agenda_lines_make(scene);
	step = l.n_selectable ? key_in_list(scene, act, &l, focus) : step_unknown();
	agenda_lines_done(&l);
	return step;
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct buf why = {0};
	struct agenda_lines l;
	const struct agenda_line *line;
	bool closed = agenda_is_closed(scene, &why);
	size_t n = 0;

	buf_done(&why);
	if (closed || room < 4)
		return 0;
	l = agenda_lines_make(scene);
	line = l.n_selectable ? &l.lines[agenda_lines_selected(&l, scene->focus)] : NULL;
	if (line) {
		v[n++] = (struct hint){.action = ACT_DIGIT, .count = (int)l.n_selectable};
		v[n++] = (struct hint){.action = ACT_OPEN,
		                       .word = line->kind != LINE_AGREED ? NULL
		                               : l.shows_agreed          ? _("hide")
		                                                         : _("show")};
	}
	if (line && may_decide(scene) && line->kind == LINE_OUTCOME)
		v[n++] = (struct hint){.action = ACT_FINISH, .word = _("outcome")};
	else if (line && may_decide(scene) && l.shows_agreed && !line->left)
		;
	else if (line && may_decide(scene) && l.shows_agreed && line->kind != LINE_WHOLE &&
	         l.agenda.rows[line->from].section == AGENDA_AGREED)
		v[n++] = (struct hint){.action = ACT_FINISH, .word = _("confirm all")};
	if (line)
		v[n++] = (struct hint){.action = ACT_NEXT};
	agenda_lines_done(&l);
	return n;
}

const struct view view_agenda = {
    .name = "agenda",
    .place = PLACE_AGENDA,
    .where = where,
    .moment = agenda_draw_moment,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
