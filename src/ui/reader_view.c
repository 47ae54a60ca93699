/* reader_view: a view for who hears it: told whole when it opens, then what changes of it. */
#include "base/text.h"
#include "base/words.h"
#include "ui/frame.h"
#include "ui/list.h"
#include "ui/passage.h"
#include "ui/reader_private.h"

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

void reader_read_view(const struct reading *g, bool came_back)
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
