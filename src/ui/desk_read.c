/* desk_read: see desk_read.h.  In order: saying, what others and time did, a view. */
#include "ui/desk_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/desk_read_private.h"
#include "ui/frame.h"
#include "ui/list.h"
#include "ui/passage.h"
#include "ui/told.h"

struct reader *reader_new(void)
{
	struct reader *r = arena_alone(1, sizeof *r);

	return r;
}

void reader_free(struct reader *r)
{
	if (!r)
		return;
	told_done(&r->told);
	buf_done(&r->about);
	buf_done(&r->section);
	buf_done(&r->advice);
	buf_done(&r->advice_before);
	buf_done(&r->message);
	buf_done(&r->hint);
	buf_done(&r->above);
	buf_done(&r->fault);
	buf_done(&r->asked);
	buf_done(&r->text);
	free(r);
}

void reader_again(struct reader *r)
{
	r->all = true;
}

/* -- saying -------------------------------------------------------------------------------- */

void reader_say_as_it_is(const struct reading *g, struct str text)
{
	if (g->r->is_open)
		buf_add_char(g->out, '\n');
	g->r->is_open = false;
	text_neutral(g->out, text, TEXT_LINES);
	if (g->out->s[g->out->n - 1] != '\n')
		buf_add_char(g->out, '\n');
}

/* Sentences, as whole lines. */
void reader_say(const struct reading *g, struct str text)
{
	struct buf b = {0};

	if (!text.n)
		return;
	buf_add(&b, text);
	told_stop(&b);
	reader_say_as_it_is(g, buf_str(&b));
	buf_done(&b);
}

/* Keeps a text as the one told last; true if it is another. */
bool reader_is_new(struct buf *last, struct str text)
{
	bool differs = !str_equal(buf_str(last), text);

	if (differs) {
		buf_clear(last);
		buf_add(last, text);
	}
	return differs;
}

/* What was done and, after a tab, the key that refines it, unless it was told just before. */
static void say_message(const struct reading *g, struct str message)
{
	struct str done = str_cut(&message, '\t');

	reader_say(g, done);
	if (message.n && reader_is_new(&g->r->hint, message))
		reader_say(g, message);
}

void reader_say_messages(const struct reading *g)
{
	struct str message = buf_str(&g->d->message), above = buf_str(&g->d->above);
	bool is_other = reader_is_new(&g->r->message, message);

	if (message.n && (is_other || (g->answers && !g->d->editor)))
		say_message(g, message);
	if (reader_is_new(&g->r->above, above))
		reader_say(g, above);
}

/* What the disk refused: it is marked on the screen. */
static void say_failed(const struct reading *g)
{
	struct buf b = {0};
	size_t n = 0;

	for (size_t i = 0; i < g->d->n_pending; i++) {
		const struct pending *p = &g->d->pending[i];

		if (!p->failed || ++n <= g->r->n_failed)
			continue;
		buf_clear(&b);
		buf_addf(&b, "%s%s ", _("To type again"), words_p("before a state", ":"));
		say_brief(&b, g->s, g->d->me, &p->wish);
		reader_say(g, buf_str(&b));
	}
	g->r->n_failed = n;
	buf_done(&b);
}

static void say_fault(const struct reading *g)
{
	const struct err *fault = &g->d->room.fault;
	bool was = g->r->fault.n > 0;
	struct buf b = {0};

	if (fault->kind)
		buf_addf(&b, "%s\n%s\n%s", fault->what, fault->safe, fault->todo);
	if (reader_is_new(&g->r->fault, buf_str(&b))) {
		if (b.n)
			reader_say(g, buf_str(&b));
		else if (was)
			reader_say(g, str_of(_("Entries are stored again.")));
	}
	say_failed(g);
	buf_done(&b);
}

/* -- what others and time did -------------------------------------------------------------- */

static bool is_of_others(const struct reading *g, const struct entry *e)
{
	return e->id > g->r->seen_id && e->author && e->author != g->d->me;
}

static void say_others(const struct reading *g)
{
	const struct state *s = g->s;
	size_t n = 0, first = s->n_entries;
	struct buf b = {0};

	while (first > 0 && s->entries[first - 1].id > g->r->seen_id && n < OTHERS_MAX)
		n += is_of_others(g, &s->entries[--first]);
	for (size_t i = first; g->d->me && i < s->n_entries; i++) {
		if (!is_of_others(g, &s->entries[i]))
			continue;
		buf_clear(&b);
		say_family(&b, s, s->entries[i].author);
		buf_addf(&b, "%s ", words_p("before a state", ":"));
		say_event(&b, s, s->entries[i].author, &s->entries[i].fact);
		reader_say(g, buf_str(&b));
	}
	g->r->seen_id = s->last_id;
	buf_done(&b);
}

static struct heard *heard_of(struct reader *r, int64_t run, bool *is_first)
{
	for (size_t i = 0; i < r->n_runs; i++)
		if (r->runs[i].run == run) {
			*is_first = false;
			return &r->runs[i];
		}
	if (r->n_runs == RUNS_MAX)
		memmove(r->runs, r->runs + 1, --r->n_runs * sizeof *r->runs);
	*is_first = true;
	r->runs[r->n_runs] = (struct heard){.run = run};
	return &r->runs[r->n_runs++];
}

static void say_time_of(const struct reading *g, const struct phase *p, int64_t left_ms)
{
	struct buf b = {0}, span = {0};

	if (left_ms > 0) {
		when_span(&span, left_ms + WHEN_SECOND_MS - 1); /* as a countdown shows it */
		buf_addf(&b, _("%.*s: %s left"), STR_ARG(p->name), buf_text(&span));
	} else {
		buf_addf(&b, _("%.*s: the time is over"), STR_ARG(p->name));
	}
	reader_say(g, buf_str(&b));
	buf_done(&b);
	buf_done(&span);
}

/* Each threshold once. */
static void say_thresholds(const struct reading *g)
{
	for (size_t i = 0; g->d->me && i < g->s->n_runs; i++) {
		const struct run *run = &g->s->runs[i];
		const struct phase *p = plan_phase(&g->s->plan, run->phase);
		int64_t left = clock_left_ms(run, g->now);
		struct heard *heard;
		int passed = left <= 0;
		bool is_first;

		if (run->set_aside || run->status != RUN_RUNNING || !p ||
		    clock_to_confirm(run, g->now))
			continue;
		for (size_t w = 0; w < p->warn_ms.n; w++)
			passed += left <= p->warn_ms.v[w];
		heard = heard_of(g->r, run->id, &is_first);
		if (passed > heard->passed && !is_first)
			say_time_of(g, p, left);
		heard->passed = passed;
	}
}

/* -- a view -------------------------------------------------------------------------------- */

static const struct view *view_of(const struct reading *g)
{
	return desk_top(g->d)->view;
}

/* Line 3 without its figures: a pace that quickens is no other advice. */
static void write_skeleton(struct buf *b, struct str advice)
{
	for (size_t i = 0; i < advice.n; i++)
		if (advice.s[i] < '0' || advice.s[i] > '9')
			buf_add_char(b, advice.s[i]);
}

/* Advice is said with its view, then when it becomes another; by time at once, after a key
 * only if it isn't the one before come back, as it would be at each mark of a sheet. */
static void read_advice(const struct reading *g, bool opens)
{
	struct reader *r = g->r;
	struct buf marked = {0}, advice = {0}, skeleton = {0}, threshold = {0};
	bool is_threshold =
	    view_of(g)->of_passage && passage_advises_threshold(&threshold, &g->scene);

	view_of(g)->advice(&marked, &g->scene);
	text_shorten(&advice, buf_str(&marked), SIZE_MAX);
	write_skeleton(&skeleton, buf_str(&advice));
	if (opens) {
		reader_say(g, buf_str(&advice));
		reader_is_new(&r->advice, buf_str(&skeleton));
		reader_is_new(&r->advice_before, buf_str(&skeleton));
	} else if (!is_threshold && !str_equal(buf_str(&skeleton), buf_str(&r->advice))) {
		if (!g->answers || !str_equal(buf_str(&skeleton), buf_str(&r->advice_before)))
			reader_say(g, buf_str(&advice));
		reader_is_new(&r->advice_before, buf_str(&r->advice));
		reader_is_new(&r->advice, buf_str(&skeleton));
	}
	buf_done(&marked);
	buf_done(&advice);
	buf_done(&skeleton);
	buf_done(&threshold);
}

/* What the view draws, on a canvas that nobody sees: for views that tell nothing themselves. */
static void tell_drawn(const struct reading *g, struct told *t)
{
	struct canvas paper;
	struct area work = {0, 0, PAPER_ROWS, PAPER_COLS};

	canvas_init(&paper, PAPER_ROWS, PAPER_COLS);
	view_of(g)->draw(&paper, work, &g->scene);
	told_drawn(t, &paper, work);
	canvas_done(&paper);
}

/* Line 2: what the view says there, or the clock. */
static void say_clock(const struct reading *g)
{
	struct canvas paper;
	struct buf b = {0};

	if (!view_of(g)->moment && !view_of(g)->of_passage)
		return;
	canvas_init(&paper, 1, 80);
	if (view_of(g)->moment)
		view_of(g)->moment(&paper, 0, &g->scene);
	else
		frame_phase(&paper, 0, &g->scene);
	told_words(&b, &paper, 0);
	reader_say(g, buf_str(&b));
	canvas_done(&paper);
	buf_done(&b);
}

/* It began, stopped or went on since it was told last. */
static bool clock_has_turned(const struct reading *g)
{
	const struct run *run = view_of(g)->of_passage ? scene_run(&g->scene) : NULL;
	bool turned = run && (run->id != g->r->run || run->status != g->r->status);

	g->r->run = run ? run->id : 0;
	g->r->status = run ? run->status : RUN_ENDED;
	return turned;
}

static void say_rows(const struct reading *g)
{
	const struct told *t = &g->r->told;
	size_t page = t->page ? t->page : ROWS_AT_ONCE, from = 0, to = t->n_rows;
	struct buf b = {0};

	if (t->n_rows > page) {
		from = list_page_from_end(t->selected, t->n_rows, page);
		to = from + page;
		buf_addf(&b, _("Lines %zu to %zu of %zu"), from + 1, to, t->n_rows);
		reader_say(g, buf_str(&b));
		buf_clear(&b);
	}
	for (size_t i = from; i < to; i++)
		reader_say(g, told_nth(t, i));
	if (t->has_selected && t->selected + 1 < to) { /* else it was said just now */
		buf_addf(&b, _("Selected: %s"), buf_text(&t->name));
		reader_say(g, buf_str(&b));
	}
	buf_done(&b);
}

/* Where one is; the first time, also who one is and how to have all of it again. */
static void say_place(const struct reading *g, bool is_first)
{
	struct buf b = {0};

	if (is_first) {
		frame_write_identity(&b, &g->scene);
		reader_say(g, buf_str(&b));
		buf_clear(&b);
	}
	frame_write_where(&b, view_of(g), &g->scene);
	reader_say(g, buf_str(&b));
	if (is_first && (!g->r->greeted || g->r->all))
		reader_say(
		    g, str_of(_("Here each line is said once: Ctrl-L says all again, ? the keys, "
		                "h the time.")));
	g->r->greeted = true;
	buf_done(&b);
}

/* What keys and levels mean: once for each sort of view. */
static void say_legend(const struct reading *g, bool is_asked)
{
	struct reader *r = g->r;
	size_t i = 0;

	while (i < r->n_known && r->known[i] != view_of(g))
		i++;
	if (i < r->n_known && !is_asked)
		return;
	if (i == r->n_known && i < VIEWS_MAX)
		r->known[r->n_known++] = view_of(g);
	reader_say(g, buf_str(&r->told.legend));
}

static void say_view(const struct reading *g, bool is_first)
{
	const struct told *t = &g->r->told;

	say_place(g, is_first);
	say_clock(g);
	read_advice(g, true);
	reader_say(g, buf_str(&t->about));
	reader_say(g, buf_str(&t->facts));
	reader_say(g, buf_str(&t->section));
	say_rows(g);
	say_legend(g, is_first);
}

/* The row where one is: gone to, or what answers a key that nothing else answers. */
static void say_selected(const struct reading *g)
{
	const struct told *t = &g->r->told;
	bool unanswered = g->answers && !g->d->message.n;

	if (t->has_selected && (t->selected != g->r->selected || unanswered))
		reader_say(g, told_nth(t, t->selected));
}

static void read_view(const struct reading *g, bool came_back)
{
	struct reader *r = g->r;
	struct told *t = &r->told;
	int32_t passage = g->scene.focus->passage;
	bool is_first = !r->view || r->all;
	bool opens = is_first || r->view != view_of(g) || r->passage != passage;

	if (clock_has_turned(g) && !opens)
		say_clock(g);
	told_clear(t);
	if (view_of(g)->tell)
		view_of(g)->tell(t, &g->scene);
	else
		tell_drawn(g, t);
	told_end(t);
	if (opens) {
		say_view(g, is_first);
	} else if (!str_equal(buf_str(&t->about), buf_str(&r->about))) {
		reader_say(g, buf_str(&t->about));
		reader_say(g, buf_str(&t->facts));
		reader_say(g, buf_str(&t->section));
		say_rows(g);
	} else if (!str_equal(buf_str(&t->section), buf_str(&r->section))) {
		reader_say(g, buf_str(&t->section));
		say_rows(g);
	} else {
		if (came_back && !g->d->message.n)
			say_place(g, false);
		say_selected(g);
	}
	if (!opens)
		read_advice(g, false);
	reader_is_new(&r->about, buf_str(&t->about));
	reader_is_new(&r->section, buf_str(&t->section));
	r->selected = t->selected;
	r->view = view_of(g);
	r->passage = passage;
}

/* -- all of it ----------------------------------------------------------------------------- */

static void begin_anew(struct reader *r, const struct desk *d, const struct state *s)
{
	r->desk = d;
	r->me = d->me;
	r->view = NULL;
	r->dialog = NULL;
	r->editor = NULL;
	r->n_runs = r->n_failed = 0;
	r->seen_id = s->last_id;
	buf_clear(&r->message);
	buf_clear(&r->above);
}

static void read_place(const struct reading *g)
{
	struct reader *r = g->r;
	bool came_back = (r->dialog && !g->d->dialog) || (r->editor && !g->d->editor);

	if (!g->d->editor)
		r->editor = NULL;
	if (!g->d->dialog)
		r->dialog = NULL;
	if (g->d->editor)
		reader_read_editor(g);
	else if (g->d->dialog)
		reader_read_dialog(g);
	else
		read_view(g, came_back);
	r->all = false;
}

void desk_read(struct desk *d, struct reader *r, const struct state *s, const struct moment *now,
               bool answers, struct buf *out)
{
	struct reading g = {d, r, s, now, answers, out, {0}};

	desk_follow(d, s);
	desk_stop_practice_if_called(d, s);
	if (d->exercise) {
		desk_share_fault(d);
		desk_read(d->exercise, r, practice_state(d->practice), now, answers, out);
		return;
	}
	if (r->desk != d || r->me != d->me)
		begin_anew(r, d, s);
	g.scene = desk_scene(d, s, now);
	say_fault(&g);
	if (!d->editor || r->editor == d->editor)
		reader_say_messages(&g);
	say_others(&g);
	say_thresholds(&g);
	read_place(&g);
}
