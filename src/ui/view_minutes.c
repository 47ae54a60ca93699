/* view_minutes: the whole minutes on the screen, to be read aloud and adopted.
 *
 * The same paper that is printed, as lines of text; marked as a draft until the seal.  What follows
 * adoption, the seal, is dialog_seal's. */
#include <string.h>

#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "paper/documents.h"
#include "paper/plain.h"
#include "ui/agenda_lines.h"
#include "ui/day_lines.h"
#include "ui/paragraph.h"
#include "ui/view.h"

/* -- the text ------------------------------------------------------------------------------ */

struct reading_copy {
	struct arena arena;
	struct plain plain;
	size_t page, last; /* lines on one; the first line of the last */
};

static struct reading_copy make_copy(const struct scene *scene, int cols)
{
	struct reading_copy r = {.page = scene->work.rows > 1 ? (size_t)scene->work.rows : 1};
	struct paper paper;

	document_make(&paper, &r.arena, scene->state, &scene->room->head, DOCUMENT_MINUTES, 0);
	r.plain = plain_make(&paper, &r.arena, (size_t)cols);
	r.last = r.plain.n > r.page ? r.plain.n - r.page : 0;
	return r;
}

static int text_cols(const struct scene *scene)
{
	int cols = scene->work.cols > 80 ? 80 : scene->work.cols;

	return cols - 2 * STOP_MARGIN;
}

static size_t first_line(const struct scene *scene, const struct reading_copy *r)
{
	size_t first = scene->focus->scroll > 0 ? (size_t)scene->focus->scroll : 0;

	return first < r->last ? first : r->last;
}

/* How many lines the page that begins there has: a heading, or the head of a table, goes with what
 * comes under it. */
static size_t lines_on_page(const struct reading_copy *r, size_t from)
{
	size_t n = r->page;
	const struct plain_line *lines = r->plain.lines + from;

	if (from + n >= r->plain.n)
		return r->plain.n > from ? r->plain.n - from : 0;
	while (n > 1 && (lines[n - 1].strong || !lines[n - 1].text.n))
		n--;
	while (n < r->page && !lines[n].strong) /* blank ones stay */
		n++;
	return n;
}

/* The page before the one that begins there. */
static size_t page_before(const struct reading_copy *r, size_t first)
{
	size_t at = 0;

	while (at + lines_on_page(r, at) < first)
		at += lines_on_page(r, at);
	return at;
}

/* The page that a line is on, from 1; of the last line, how many there are. */
static size_t page_of(const struct reading_copy *r, size_t line)
{
	size_t n = 1;

	for (size_t at = 0; at + lines_on_page(r, at) <= line && at < r->last; n++)
		at += lines_on_page(r, at);
	return n;
}

static void write_page(struct buf *b, const struct scene *scene, const struct reading_copy *r)
{
	size_t first = first_line(scene, r), last = r->plain.n ? r->plain.n - 1 : 0;

	buf_addf(b, _("page %zu of %zu"), page_of(r, first < r->last ? first : last),
	         page_of(r, last));
}

static bool may_seal(const struct scene *scene)
{
	return scene_may(scene, scene->state->plan.may_seal);
}

/* The first candidate of whom the viewer, who withdrew, may not know before the seal; 0 if none.
 * Who seals has to have read what is sealed. */
static int32_t kept_from(const struct scene *scene)
{
	if (may_seal(scene))
		return 0;
	for (int32_t c = 1; (size_t)c <= scene->state->plan.n_persons; c++)
		if (agenda_hides(scene, c) && state_deliberates(scene->state, c))
			return c;
	return 0;
}

/* Who may not attend has no decision in their state, be it sealed: what could be read here would be
 * minutes without any.  Who withdrew from somebody of whom it tells waits for the seal; of a jury
 * that could not sit, all know. */
static bool is_closed(const struct scene *scene, struct buf *why)
{
	struct buf who = {0};
	int32_t candidate;

	if (scene->state->jury == CODE_carence)
		return false;
	if (agenda_is_closed(scene, why))
		return true;
	candidate = scene->state->seal_id ? 0 : kept_from(scene);
	if (!candidate)
		return false;
	say_person(&who, scene->state, candidate);
	buf_addf(why, _("You withdraw from %s: the minutes open to you once they are sealed."),
	         buf_text(&who));
	buf_done(&who);
	return true;
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Rereading of the minutes"));
}

static void moment(struct canvas *c, int row, const struct scene *scene)
{
	const struct state *s = scene->state;
	struct reading_copy r;
	struct buf b = {0};
	bool closed = is_closed(scene, &b);
	int right = canvas_edge(c);

	if (!closed) {
		r = make_copy(scene, text_cols(scene));
		write_page(&b, scene, &r);
		right = canvas_right(c, row, right, PEN_PLAIN, buf_str(&b));
		arena_done(&r.arena);
	}
	buf_clear(&b);
	if (s->seal_id)
		buf_addf(&b, _("MINUTES · SEALED, version %lld"), (long long)s->version);
	else
		buf_add(&b, str_of(_("REREADING\t OF THE MINUTES\t · DRAFT")));
	canvas_fit(c, row, STOP_MARGIN, right - STOP_MARGIN - 2, PEN_BOLD, buf_str(&b));
	buf_done(&b);
}

/* It may be read, not adopted. */
static void advise_undecided(struct buf *b, const struct state *s)
{
	struct day_decisions d = day_count_decisions(s);
	size_t left = d.due - d.decided;

	if (day_is_reopened(s))
		buf_add(b, str_of(_("The jury deliberates again\t: this is not adopted yet\t.")));
	else if (left)
		buf_addf(b,
		         words_n("%zu decision is missing\t: this is not adopted yet\t.",
		                 "%zu decisions are missing\t: this is not adopted yet\t.",
		                 (int64_t)left),
		         left);
	else
		buf_add(b, str_of(_("An outcome is missing\t: this is not adopted yet\t.")));
}

static void advice(struct buf *b, const struct scene *scene)
{
	struct buf why = {0};
	struct reading_copy r;

	if (is_closed(scene, &why)) {
		buf_add(b, str_of(_("q goes back.")));
		buf_done(&why);
		return;
	}
	r = make_copy(scene, text_cols(scene));
	if (scene->state->seal_id)
		buf_add(b,
		        str_of(_("\tThe minutes are sealed: |\tDocuments, on the day’s list, print "
		                 "them.")));
	else if (!day_is_decided(scene->state))
		advise_undecided(b, scene->state);
	else if (first_line(scene, &r) < r.last)
		buf_add(b, str_of(_("Read it aloud to the end\t, page by page\t; then f: the jury "
		                    "adopts it.")));
	else if (may_seal(scene))
		buf_add(b, str_of(_("This is the end: f, the jury adopts it\t, then the seal\t.")));
	else
		buf_add(b, str_of(_("This is the end: who may seal adopts it\t with f\t.")));
	arena_done(&r.arena);
}

/* -- drawing ------------------------------------------------------------------------------- */

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct buf why = {0};
	struct reading_copy r;
	size_t first;

	if (is_closed(scene, &why)) {
		paragraph_draw(
		    c, (struct area){area.row, STOP_TEXT, area.rows, canvas_edge(c) - STOP_TEXT},
		    PEN_PLAIN, buf_str(&why));
		canvas_cursor(c, area.row, STOP_TEXT);
		buf_done(&why);
		return;
	}
	r = make_copy(scene, text_cols(scene));
	first = first_line(scene, &r);
	for (size_t i = 0; i < lines_on_page(&r, first); i++)
		canvas_text(c, area.row + (int)i, STOP_MARGIN,
		            r.plain.lines[first + i].strong ? PEN_BOLD : PEN_PLAIN,
		            r.plain.lines[first + i].text);
	canvas_cursor(c, area.row, STOP_MARGIN);
	arena_done(&r.arena);
}

/* So wide that nothing is broken: each row of a table, each fact is one line to be heard. */
enum { HEARD_COLS = 400 };

static void add_heard(struct buf *b, struct str line)
{
	bool gap = false;

	for (size_t i = 0; i < line.n; i++) { /* columns give way to commas */
		bool two = line.s[i] == ' ' && i + 1 < line.n && line.s[i + 1] == ' ';

		if (two && b->n)
			gap = true;
		if (!b->n && line.s[i] == ' ')
			continue;
		if (two || (gap && line.s[i] == ' '))
			continue;
		buf_add(b, gap ? STR(", ") : STR(""));
		buf_add_char(b, line.s[i]);
		gap = false;
	}
}

/* From the page that is open on: as much of the whole as was scrolled past is left out. */
static void tell(struct told *t, const struct scene *scene)
{
	struct buf b = {0};
	struct reading_copy seen, heard;
	size_t first, last;

	if (is_closed(scene, &b)) {
		told_fact_of(t, NULL, &b);
		buf_done(&b);
		return;
	}
	seen = make_copy(scene, text_cols(scene));
	heard = make_copy(scene, HEARD_COLS);
	first = first_line(scene, &seen) * heard.plain.n / (seen.plain.n ? seen.plain.n : 1);
	last = (first_line(scene, &seen) + seen.page) * heard.plain.n /
	       (seen.plain.n ? seen.plain.n : 1);
	write_page(&t->about, scene, &seen);
	buf_add(&t->about, STR(".\n"));
	for (size_t i = first; i <= last && i < heard.plain.n; i++) {
		add_heard(&b, heard.plain.lines[i].text);
		told_fact_of(t, NULL, &b);
	}
	arena_done(&seen.arena);
	arena_done(&heard.arena);
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step adopt(const struct scene *scene, const struct reading_copy *r)
{
	if (scene->state->seal_id)
		return step_say("%s", _("The minutes are sealed already."));
	if (first_line(scene, r) < r->last)
		return step_say("%s", _("Read it to the end first: End goes there."));
	return step_ask(&dialog_seal, (struct fact){.kind = KIND_sealed});
}

static struct step key_in_copy(const struct scene *scene, struct keymap_act act,
                               struct focus *focus, const struct reading_copy *r)
{
	size_t first = first_line(scene, r);

	if (act.action == ACT_FINISH)
		return adopt(scene, r);
	if (!scene_is_move(act.action) || act.action == ACT_NEXT || act.action == ACT_PREVIOUS)
		return step_unknown();
	if (act.action == ACT_PAGE_DOWN)
		first += lines_on_page(r, first);
	else if (act.action == ACT_PAGE_UP)
		first = page_before(r, first);
	else
		first = scene_move(act.action, first, r->last + 1, r->page);
	focus->scroll = (int32_t)(first < r->last ? first : r->last);
	return step_stay();
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	struct buf why = {0};
	bool closed = is_closed(scene, &why);
	struct reading_copy r;
	struct step step;

	buf_done(&why);
	if (closed)
		return step_unknown();
	r = make_copy(scene, text_cols(scene));
	step = key_in_copy(scene, act, focus, &r);
	arena_done(&r.arena);
	return step;
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	struct buf why = {0};
	bool closed = is_closed(scene, &why);
	size_t n = 0;

	buf_done(&why);
	if (closed || room < 3)
		return 0;
	if (may_seal(scene) && !scene->state->seal_id && day_is_decided(scene->state))
		v[n++] = (struct hint){.action = ACT_FINISH, .word = _("adopt")};
	v[n++] = (struct hint){.action = ACT_PAGE_DOWN};
	return n;
}

const struct view view_minutes = {
    .name = "minutes",
    .place = PLACE_READING,
    .where = where,
    .moment = moment,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
