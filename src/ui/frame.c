/* frame: see frame.h. */
#include "ui/frame.h"

#include <string.h>

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/passage.h"
#include "ui/seats.h"

enum { BAR_COLS = 24, ROWS_FULL = 24, GAP = 2 };

struct layout frame_layout(int rows, int cols, bool banner)
{
	bool has_rule = banner || rows >= ROWS_FULL;
	bool has_others = banner || rows >= ROWS_FULL - 1;
	int first = has_rule ? 4 : 3;
	int last = rows - (has_others ? 4 : 3);
	struct layout l = {.identity = 0, .phase = 1, .advice = 2};

	l.rule = has_rule ? 3 : -1;
	l.stored = last;
	l.others = has_others ? last + 1 : -1;
	l.message = rows - 2;
	l.footer = rows - 1;
	l.work = (struct area){first, 0, last - first,
	                       cols < FRAME_PANEL_COLS ? cols : FRAME_PANEL_COL - 2};
	if (cols >= FRAME_PANEL_COLS)
		l.panel =
		    (struct area){first, FRAME_PANEL_COL, last - first, cols - FRAME_PANEL_COL};
	l.too_small = rows < FRAME_MIN_ROWS || cols < FRAME_MIN_COLS;
	return l;
}

/* -- line 1 -------------------------------------------------------------------------------- */

/* "GRÈBE · tenue · postes 3/3"; brief, the seat alone. */
static void write_seat(struct buf *b, const struct scene *scene, bool brief)
{
	const struct state *s = scene->state;
	int here = 0, all = 0;

	if (scene->me) {
		say_family(b, s, scene->me);
		if (scene_keeps(scene))
			buf_addf(b, " · %s", _("keeping"));
	}
	if ((brief && scene->me) || !seats_are_shown(scene))
		return;
	for (size_t i = 0; i < s->n_people && i + 1 < SEATS_MAX; i++) {
		bool expected = (s->people[i].role & (ROLE_PRESIDENT | ROLE_MEMBER)) &&
		                s->people[i].sits && !s->people[i].out;

		all += expected;
		here += expected && scene->room->connected[i + 1];
	}
	buf_addf(b, scene->me ? " · %s %d/%d" : "%s %d/%d", _("seats"), here, all);
}

/* Whose passage it is matters more than the word before its number. */
static void write_passage(struct buf *b, const struct scene *scene, bool brief)
{
	const struct plan *plan = &scene->state->plan;
	const struct passage *p = plan_passage(plan, scene->focus->passage);
	size_t passages = state_passages(scene->state);
	int32_t first[1];

	if (!p)
		return;
	if (plan->passage_form == PASSAGE_SINGLE &&
	    state_candidates(scene->state, scene->focus->passage, first, 1)) {
		if (brief)
			buf_addf(b, "%lld/%zu", (long long)p->order, passages);
		else
			buf_addf(b, _("Candidate %lld/%zu"), (long long)p->order, passages);
		buf_add_char(b, ' ');
		say_family(b, scene->state, first[0]);
		return;
	}
	if (brief && p->name.n)
		buf_addf(b, "%lld/%zu", (long long)p->order, passages);
	else
		buf_addf(b, _("Group %lld/%zu"), (long long)p->order, passages);
	buf_add_char(b, ' ');
	buf_add(b, p->name);
}

static void write_identity(struct buf *b, const struct state *s)
{
	int32_t day;

	buf_add(b, s->plan.number);
	if (s->plan.rehearsal || !when_parse_date(s->plan.session.date, &day))
		return;
	buf_addf(b, " · ");
	when_date(b, day);
}

void frame_write_where(struct buf *b, const struct view *view, const struct scene *scene)
{
	if (view->where)
		view->where(b, scene);
	else
		write_passage(b, scene, false);
}

void frame_write_identity(struct buf *b, const struct scene *scene)
{
	write_identity(b, scene->state);
	if (scene->state->plan.rehearsal)
		buf_addf(b, " · %s", _("REHEARSAL"));
	if (scene->me || seats_are_shown(scene))
		buf_add(b, STR(" · "));
	write_seat(b, scene, false);
}

/* In a narrow window, who is connected gives way to where we are.  Returns its column. */
static int draw_seat(struct canvas *c, int row, const struct view *view, const struct scene *scene)
{
	struct buf b = {0}, where = {0};
	int room, right;

	write_seat(&b, scene, false);
	frame_write_where(&where, view, scene);
	room = canvas_edge(c) - canvas_width(c, buf_str(&b)) - STOP_BAR - 2;
	if (c->cols < 72 && canvas_width(c, buf_str(&where)) > room) {
		buf_clear(&b);
		write_seat(&b, scene, true);
	}
	right = canvas_right(c, row, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
	buf_done(&where);
	return right;
}

static void draw_identity(struct canvas *c, const struct layout *l, const struct view *view,
                          const struct scene *scene)
{
	struct buf b = {0};
	int right = draw_seat(c, l->identity, view, scene), col, cols = 24;
	struct buf tag = {0};

	if (scene->state->plan.rehearsal)
		buf_addf(&tag, " %s ", _("REHEARSAL"));
	if (tag.n && cols > STOP_BAR - 2 - STOP_MARGIN - canvas_width(c, buf_str(&tag)))
		cols = STOP_BAR - 2 - STOP_MARGIN - canvas_width(c, buf_str(&tag));

	write_identity(&b, scene->state);
	if (c->cols >= 72 || !scene->state->plan.number.n)
		col = canvas_cut(c, l->identity, STOP_MARGIN, cols, PEN_PLAIN, buf_str(&b));
	else
		col = canvas_cut(c, l->identity, STOP_MARGIN, cols, PEN_PLAIN,
		                 scene->state->plan.number);
	canvas_text(c, l->identity, col + 1, PEN_REVERSE, buf_str(&tag));
	buf_done(&tag);
	buf_clear(&b);
	frame_write_where(&b, view, scene);
	if (!view->where && canvas_width(c, buf_str(&b)) > right - STOP_BAR - 2) {
		buf_clear(&b);
		write_passage(&b, scene, true);
	}
	canvas_cut(c, l->identity, STOP_BAR, right - STOP_BAR - 2, PEN_BOLD, buf_str(&b));
	buf_done(&b);
}

/* -- line 2 -------------------------------------------------------------------------------- */

/* Under the last of the grid's thresholds. */
static bool is_last_stretch(const struct phase *p, int64_t left_ms)
{
	int64_t last = INT64_MAX;

	for (size_t i = 0; i < p->warn_ms.n; i++)
		if (p->warn_ms.v[i] < last)
			last = p->warn_ms.v[i];
	return last != INT64_MAX && left_ms <= last;
}

static void draw_end(struct canvas *c, int row, const struct run *r, const struct moment *now)
{
	int64_t end = now->at_ms + clock_left_ms(r, now);
	struct buf b = {0};

	buf_addf(&b, "%s ", _("of"));
	when_spent(&b, clock_allotted_ms(r));
	if (r->status == RUN_RUNNING) {
		buf_addf(&b, "   %s ", _("end"));
		when_hour_short(&b, end + 30 * WHEN_SECOND_MS,
		                now->zone_min); /* the nearest minute */
	}
	canvas_right(c, row, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* To the nearest cell. */
static int bar_cells(const struct run *r, const struct moment *now)
{
	int64_t allotted = clock_allotted_ms(r), half_cell = allotted / BAR_COLS / 2;

	return canvas_bar_cells(BAR_COLS, clock_elapsed_ms(r, now) + half_cell, allotted);
}

/* In overrun all of it is one alarm, up to the bar. */
static void draw_running(struct canvas *c, int row, const struct phase *p, const struct run *r,
                         const struct moment *now)
{
	int64_t left = clock_left_ms(r, now);
	bool over = left < 0 && !p->indicative;
	struct buf name = {0}, time = {0};
	int col;

	text_upper(&name, p->id);
	col = canvas_text(c, row, STOP_MARGIN, PEN_BOLD, buf_str(&name));
	if (left < 0) {
		when_overrun(&time, -left);
	} else {
		buf_addf(&time, "%s ", _("left"));
		when_left(&time, left);
	}
	col = canvas_text(c, row, col + 2, is_last_stretch(p, left) ? PEN_REVERSE : PEN_PLAIN,
	                  buf_str(&time));
	if (over && col + 2 + canvas_width(c, str_of(_("over time"))) < STOP_BAR)
		col = canvas_text(c, row, col + 2, PEN_BOLD, str_of(_("over time")));
	if (over)
		canvas_paint(c, (struct area){row, STOP_MARGIN, 1, col - STOP_MARGIN}, PEN_ALARM);
	if (c->cols >= 72)
		canvas_bar(c, row, STOP_BAR, BAR_COLS, PEN_PLAIN, bar_cells(r, now), -1);
	draw_end(c, row, r, now);
	buf_done(&name);
	buf_done(&time);
}

static void draw_paused(struct canvas *c, int row, const struct phase *p, const struct run *r,
                        const struct moment *now)
{
	int64_t left = clock_left_ms(r, now);
	struct buf b = {0};

	text_upper(&b, p->id);
	buf_addf(&b, " %s  ", _("PAUSED"));
	if (left < 0) {
		when_overrun(&b, -left);
	} else {
		buf_addf(&b, "%s ", _("left"));
		when_left(&b, left);
	}
	canvas_text(c, row, STOP_MARGIN, PEN_REVERSE, buf_str(&b));
	buf_clear(&b);
	buf_addf(&b, "%s ", _("stopped for"));
	when_spent(&b, clock_pause_ms(r, now));
	canvas_right(c, row, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void draw_to_confirm(struct canvas *c, int row, const struct phase *p, const struct run *r,
                            const struct moment *now)
{
	struct buf b = {0};

	text_upper(&b, p->id);
	buf_addf(&b, "  ");
	when_left(&b, clock_left_ms(r, now));
	buf_addf(&b, " %s", _("to be confirmed"));
	canvas_text(c, row, STOP_MARGIN, PEN_REVERSE, buf_str(&b));
	buf_done(&b);
}

static void draw_next(struct canvas *c, int row, const struct scene *scene)
{
	const struct phase *p = state_next_phase(scene->state, scene->focus->passage);
	struct buf b = {0};
	int col;

	if (!plan_passage(&scene->state->plan, scene->focus->passage))
		return;
	if (!p) {
		canvas_text(c, row, STOP_MARGIN, PEN_BOLD, str_of(_("Passage over")));
		return;
	}
	text_upper(&b, p->id);
	col = canvas_text(c, row, STOP_MARGIN, PEN_BOLD, buf_str(&b));
	canvas_text(c, row, col + 2, PEN_PLAIN, str_of(_("to start")));
	buf_clear(&b);
	buf_addf(&b, "%s ", _("of"));
	when_spent(&b, clock_planned_ms(scene->state, scene->focus->passage, p));
	canvas_right(c, row, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

const struct run *frame_run(const struct state *s)
{
	for (size_t i = s->n_runs; i-- > 0;) {
		const struct phase *p = plan_phase(&s->plan, s->runs[i].phase);

		if (!s->runs[i].set_aside && s->runs[i].status != RUN_ENDED && p &&
		    p->jury_out != WHERE_OUT)
			return &s->runs[i];
	}
	for (size_t i = s->n_runs; i-- > 0;)
		if (!s->runs[i].set_aside && s->runs[i].status != RUN_ENDED)
			return &s->runs[i];
	return NULL;
}

void frame_phase(struct canvas *c, int row, const struct scene *scene)
{
	const struct run *r = scene->focus->passage ? scene_run(scene) : frame_run(scene->state);
	const struct phase *p = r ? plan_phase(&scene->state->plan, r->phase) : NULL;

	if (!p)
		draw_next(c, row, scene);
	else if (clock_to_confirm(r, scene->now))
		draw_to_confirm(c, row, p, r, scene->now);
	else if (r->status == RUN_PAUSED)
		draw_paused(c, row, p, r, scene->now);
	else
		draw_running(c, row, p, r, scene->now);
}

/* -- lines 3 and 4 ------------------------------------------------------------------------- */

/* What lies over the view takes the keys; a threshold is told all the same. */
static void write_advice(struct buf *b, const struct view *view, const struct scene *scene,
                         enum keyboard keyboard)
{
	if (keyboard == KEYS_OF_VIEW || keyboard == KEYS_OF_PAUSE)
		view->advice(b, scene);
	else if (view->of_passage && passage_advises_threshold(b, scene))
		return;
	else if (keyboard == KEYS_OF_CODE)
		seats_advise_code(b);
	else if (keyboard == KEYS_OF_CLOSED)
		seats_advise_closed(b);
	else if (keyboard == KEYS_OF_SEAL)
		buf_addf(b, "%s", _("Type the whole word, then Enter\t; Esc seals nothing\t."));
	else if (keyboard == KEYS_OF_EDITOR || keyboard == KEYS_OF_LINE)
		buf_addf(b, "%s", _("Write: \teach key is text. |\tEsc keeps it and closes."));
	else
		buf_addf(b, "%s",
		         _("\tAnswer with a|A\t key of the list; Esc leaves all as it is."));
}

static void draw_advice(struct canvas *c, int row, const struct view *view,
                        const struct scene *scene, enum keyboard keyboard)
{
	struct buf b = {0};
	int col = canvas_text(c, row, STOP_MARGIN, PEN_BOLD, STR("→")) + 1; /* wider in ASCII */

	write_advice(&b, view, scene, keyboard);
	canvas_fit(c, row, col, canvas_edge(c) - col, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* The upper one: its tag stands where no name in reverse touches it from below. */
static void draw_upper_rule(struct canvas *c, int row, const struct scene *scene)
{
	canvas_hairline(c, row, PEN_PLAIN, (struct str){NULL, 0}, (struct str){NULL, 0});
	if (scene->state->plan.rehearsal)
		canvas_textf(c, row, STOP_BAR, PEN_REVERSE, " %s ", _("REHEARSAL"));
}

static void draw_rule(struct canvas *c, int row, const struct scene *scene, struct str tail)
{
	struct buf head = {0};

	if (scene->state->plan.rehearsal)
		buf_addf(&head, " %s ", _("REHEARSAL"));
	canvas_hairline(c, row, PEN_PLAIN, buf_str(&head), tail);
	if (head.n)
		canvas_paint(c, (struct area){row, STOP_MARGIN, 1, canvas_width(c, buf_str(&head))},
		             PEN_REVERSE);
	buf_done(&head);
}

static int64_t count_failed(const struct scene *scene)
{
	int64_t failed = 0;

	for (size_t i = 0; i < scene->n_pending; i++)
		failed += scene->pending[i].failed;
	return failed;
}

/* The rest only where it fits whole. */
static void draw_banner(struct canvas *c, int row, struct str says, struct str rest)
{
	int edge = canvas_edge(c), col;

	canvas_fill(c, (struct area){row, STOP_MARGIN, 1, edge - STOP_MARGIN}, PEN_ALARM, ' ');
	canvas_text(c, row, STOP_MARGIN, PEN_ALARM, STR("!"));
	col = canvas_cut(c, row, STOP_TEXT, edge - STOP_TEXT, PEN_ALARM, says);
	if (rest.n && col + 1 + canvas_width(c, rest) <= edge)
		canvas_text(c, row, col + 1, PEN_ALARM, rest);
}

/* In few words, for it may not be cut; what there is to type again, where that fits too. */
static void draw_fault(struct canvas *c, int row, const struct scene *scene)
{
	const struct err *fault = &scene->room->fault;
	int64_t failed = count_failed(scene);
	struct buf again = {0};

	if (failed)
		buf_addf(&again,
		         words_n("%lld entry to type again, marked !",
		                 "%lld entries to type again, marked !", failed),
		         (long long)failed);
	draw_banner(c, row, str_of(fault->brief[0] ? fault->brief : fault->what), buf_str(&again));
	buf_done(&again);
}

/* What a newer version wrote is kept, and told: the screen may not show all that happened. */
static void draw_unknown(struct canvas *c, int row, int64_t n)
{
	struct buf b = {0};

	buf_addf(&b,
	         words_n("%lld event by a newer version is kept, not shown: install it.",
	                 "%lld events by a newer version are kept, not shown: install it.", n),
	         (long long)n);
	draw_banner(c, row, buf_str(&b), (struct str){NULL, 0});
	buf_done(&b);
}

/* -- the last lines ------------------------------------------------------------------------ */

static void write_stored(struct buf *b, const struct scene *scene)
{
	int64_t failed = count_failed(scene);

	if (scene->room->practice) {
		buf_add(b, str_of(_("nothing of it is kept")));
		return;
	}
	if (failed) {
		buf_addf(
		    b,
		    words_n("%lld entry not stored since", "%lld entries not stored since", failed),
		    (long long)failed);
		buf_add_char(b, ' ');
		when_hour(b, scene->room->fault_since_ms, scene->now->zone_min);
	} else if (scene->state->my_last_id) {
		buf_addf(b, "%s ", _("stored"));
		when_hour(b, scene->state->my_last_at_ms, scene->state->my_last_zone_min);
	}
}

static void draw_stored(struct canvas *c, const struct layout *l, const struct scene *scene)
{
	struct buf b = {0};

	write_stored(&b, scene);
	if (l->rule >= 0 && l->others >= 0)
		draw_rule(c, l->stored, scene, buf_str(&b));
	else
		canvas_right(c, l->stored, canvas_edge(c), PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

static void draw_last_of_others(struct canvas *c, int row, const struct scene *scene)
{
	const struct state *s = scene->state;
	int cols = canvas_edge(c) - STOP_MARGIN - 20;
	struct buf b = {0};

	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];

		if (e->author == scene->me || !e->author)
			continue;
		/* What goes with the seal is not what was done. */
		if (e->fact.kind == KIND_words_emptied)
			continue;
		when_hour(&b, e->at_ms, e->zone_min);
		canvas_text(c, row, STOP_MARGIN, PEN_PLAIN, buf_str(&b));
		buf_clear(&b);
		say_family(&b, s, e->author);
		canvas_cut(c, row, STOP_MARGIN + 10, 9, PEN_PLAIN, buf_str(&b));
		buf_clear(&b);
		say_event_within(&b, s, e->author, &e->fact, (size_t)cols);
		canvas_cut(c, row, STOP_MARGIN + 20, cols, PEN_PLAIN, buf_str(&b));
		break;
	}
	buf_done(&b);
}

/* What was done in bold, then, after a tab, the key that refines it.  Short of room the key is left
 * out, unless what was done has to be cut anyway. */
static void draw_message(struct canvas *c, int row, struct str message)
{
	struct str rest = message;
	struct str done = str_cut(&rest, '\t');
	int room = canvas_edge(c) - STOP_MARGIN, cols = canvas_width(c, done), col;
	struct buf shown = {0};

	text_shorten(&shown, rest, cols + GAP < room ? (size_t)(room - cols - GAP) : 0);
	if (!shown.n)
		cols = room;
	else if (cols > room)
		cols = room - canvas_width(c, buf_str(&shown)) - GAP;
	col = canvas_fit_end(c, row, STOP_MARGIN, cols, PEN_BOLD, done) + GAP;
	if (col + canvas_width(c, buf_str(&shown)) <= canvas_edge(c))
		canvas_text(c, row, col, PEN_PLAIN, buf_str(&shown));
	buf_done(&shown);
}

static void draw_view_keys(struct canvas *c, int row, const struct view *view,
                           const struct scene *scene)
{
	const struct entry *latest = state_latest(scene->state, scene->me);
	struct hint hints[16];
	size_t n = view->hints ? view->hints(scene, hints, 16 - 3) : 0;

	if (latest && (latest->fact.kind == KIND_sheet_handed_in ||
	               state_undoable(scene->state, scene->me)))
		hints[n++] = (struct hint){.action = ACT_UNDO};
	hints[n++] = (struct hint){.action = ACT_HELP};
	hints[n++] = (struct hint){.action = ACT_BACK};

	keymap_footer(c, row, view->place, hints, n);
}

static void draw_footer(struct canvas *c, int row, const struct view *view,
                        const struct scene *scene, enum keyboard keyboard)
{
	static const struct hint as_marked[] = {{.action = ACT_OPEN}, {.action = ACT_BACK}};

	switch (keyboard) {
	case KEYS_OF_VIEW: draw_view_keys(c, row, view, scene); return;
	case KEYS_OF_PAUSE:
	case KEYS_OF_CLOSED:
	case KEYS_OF_DIALOG: keymap_footer(c, row, PLACE_ASK, as_marked, 2); return;
	case KEYS_OF_CODE: seats_draw_code_keys(c, row); return;
	case KEYS_OF_LINE: keymap_footer_of_text(c, row, FOOTER_LINE); return;
	case KEYS_OF_EDITOR: keymap_footer_of_text(c, row, FOOTER_LINES); return;
	case KEYS_OF_SEAL: keymap_footer_of_text(c, row, FOOTER_SEAL); return;
	}
}

void frame_draw(struct canvas *c, const struct layout *l, const struct view *view,
                const struct scene *scene, enum keyboard keyboard, struct str message,
                struct str above)
{
	const struct err *fault = &scene->room->fault;

	draw_identity(c, l, view, scene);
	if (view->moment)
		view->moment(c, l->phase, scene);
	else if (view->of_passage || scene->me)
		frame_phase(c, l->phase, scene);
	draw_advice(c, l->advice, view, scene, keyboard);
	if (fault->kind)
		draw_fault(c, l->rule, scene);
	else if (scene->state->unknown)
		draw_unknown(c, l->rule, scene->state->unknown);
	else if (l->rule >= 0)
		draw_upper_rule(c, l->rule, scene);
	draw_stored(c, l, scene);
	if (l->others >= 0 && (above.n || fault->kind))
		canvas_cut(c, l->others, STOP_MARGIN, canvas_edge(c) - STOP_MARGIN, PEN_PLAIN,
		           above.n ? above : str_of(fault->safe));
	else if (l->others >= 0 && scene->me)
		draw_last_of_others(c, l->others, scene);
	draw_message(c, l->message, message.n ? message : str_of(fault->todo));
	draw_footer(c, l->footer, view, scene, keyboard);
}

void frame_too_small(struct canvas *c, const struct scene *scene)
{
	const struct run *r = frame_run(scene->state);
	struct buf b = {0};
	struct str rest;
	int row = 0;

	buf_addf(&b, _("Window of %d×%d, %d×%d needed."), c->cols, c->rows, FRAME_MIN_COLS,
	         FRAME_MIN_ROWS);
	buf_addf(&b, "\n%s", _("All is stored."));
	if (r && plan_phase(&scene->state->plan, r->phase)) {
		int64_t left = clock_left_ms(r, scene->now);

		buf_add_char(&b, '\n');
		text_upper(&b, plan_phase(&scene->state->plan, r->phase)->id);
		buf_addf(&b, " %s ", left < 0 ? "" : _("left"));
		if (left < 0)
			when_overrun(&b, -left);
		else
			when_left(&b, left);
	}
	rest = buf_str(&b);
	while (rest.n && row < c->rows)
		canvas_cut(c, row++, 0, c->cols, PEN_PLAIN, str_cut(&rest, '\n'));
	buf_done(&b);
}
