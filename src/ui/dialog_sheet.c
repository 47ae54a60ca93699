/* dialog_sheet: what is asked about a sheet, and before an old act is taken back.
 *
 * dialog_hand_in    wish: sheet_handed_in, the candidate
 * dialog_take_back  wish: sheet_reopened, the candidate
 * dialog_moved      wish: sheet_moved, the candidate whose sheet it is taken for
 * dialog_undo       wish: taken_back, ref the act */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/dialog.h"
#include "ui/sheet.h"

enum { LACKS_SHOWN = 5, TARGETS_SHOWN = 11, ID_COLS = 6, NAME_COLS = 23, ACT_COLS = 60 };

static int draw_fact(struct canvas *c, struct area area, int row, struct str text)
{
	if (row < area.rows)
		canvas_fit(c, area.row + row, STOP_TEXT, canvas_edge(c) - STOP_TEXT, PEN_PLAIN,
		           text);
	return row + 1;
}

/* A line of a list: its head in so many columns, then what is told of it. */
static size_t add_line(struct choice *choices, size_t at, char key, struct str head, size_t cols,
                       struct str told, struct step step)
{
	struct buf b = {0};
	size_t n;

	if (text_width(head) + 2 > cols)
		cols = text_width(head) + 2;
	text_pad(&b, head, cols, TEXT_LEFT);
	buf_add(&b, told);
	n = dialog_choice(choices, at, key, buf_text(&b), step);
	if (n > at)
		choices[at].form = CHOICE_NEAR;
	buf_done(&b);
	return n;
}

/* -- handing in ------------------------------------------------------------------------------ */

static void title_hand_in(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf who = {0};

	say_person(&who, scene->state, wish->candidate);
	buf_addf(b, _("%s: hand in the sheet?"), buf_text(&who));
	buf_done(&who);
}

static void write_appreciations(struct buf *b, int64_t n)
{
	if (n == 1)
		buf_add(b, str_of(_("an appreciation")));
	else
		buf_addf(b, words_n("%lld appreciation", "%lld appreciations", n), (long long)n);
}

/* Where marks are points there are no levels: what bears them is counted. */
static void write_marks(struct buf *b, const struct plan *p, int64_t n)
{
	if (sheets_are_typed(p))
		buf_addf(b, words_n("%lld criterion", "%lld criteria", n), (long long)n);
	else
		buf_addf(b, words_n("%lld level", "%lld levels", n), (long long)n);
}

static void write_missing(struct buf *b, const struct plan *p, int64_t marks, int64_t kept,
                          size_t all)
{
	struct buf levels = {0}, texts = {0};

	write_marks(&levels, p, marks ? marks : (int64_t)all);
	buf_addf(&levels, _(" of %zu"), all);
	write_appreciations(&texts, kept);
	if (marks && kept)
		buf_addf(b, _("Missing: %s and %s."), buf_text(&levels), buf_text(&texts));
	else if (marks || kept)
		buf_addf(b, _("Missing: %s."), buf_text(marks ? &levels : &texts));
	else
		buf_addf(b, _("Nothing is missing: %s."), buf_text(&levels));
	buf_done(&levels);
	buf_done(&texts);
}

static int facts_hand_in(struct canvas *c, struct area area, const struct scene *scene,
                         const struct fact *wish)
{
	const struct state *s = scene->state;
	int64_t marks = (int64_t)(s->n_sheet_items - state_marked(s, scene->me, wish->candidate));
	int64_t all = (int64_t)sheets_lacks(s, scene->me, wish->candidate, NULL, 0);
	struct buf b = {0};
	int rows;

	write_missing(&b, &s->plan, marks, all - marks, s->n_sheet_items);
	rows = draw_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

/* "appréciation vide, un critère est à 1" */
static void write_low(struct buf *b, int64_t times, const char *level)
{
	if (times == 1)
		buf_addf(b, _("appreciation empty, one criterion is at %s"), level);
	else
		buf_addf(b,
		         words_n("appreciation empty, %lld criterion is at %s",
		                 "appreciation empty, %lld criteria are at %s", times),
		         (long long)times, level);
}

static size_t add_lack(struct choice *choices, size_t at, const struct scene *scene,
                       const struct fact *wish, const struct lack *lack)
{
	const struct plan *p = &scene->state->plan;
	struct str id = sheet_item_id(p, lack->item);
	struct focus focus = *scene->focus;
	struct buf b = {0}, level = {0};
	struct step step;

	focus.candidate = wish->candidate;
	focus.item = lack->item;
	step = step_go(&view_sheet, focus);
	if (lack->kind == LACK_MARK) {
		buf_add(&b, sheet_item_name(p, lack->item));
	} else {
		sheets_write_level(&level, p, lack->rank);
		write_low(&b, lack->times, buf_text(&level));
		step = step_write(WRITE_APPRECIATION, (struct fact){.kind = KIND_commented,
		                                                    .candidate = wish->candidate,
		                                                    .item = lack->item});
	}
	at = add_line(choices, at, (char)('1' + at), id, ID_COLS, buf_str(&b), step);
	buf_done(&b);
	buf_done(&level);
	return at;
}

static size_t choices_hand_in(const struct scene *scene, const struct fact *wish,
                              struct choice *choices)
{
	struct lack lacks[LACKS_SHOWN];
	size_t n = sheets_lacks(scene->state, scene->me, wish->candidate, lacks, LACKS_SHOWN),
	       at = 0;

	for (size_t i = 0; i < n && i < LACKS_SHOWN; i++)
		at = add_lack(choices, at, scene, wish, &lacks[i]);
	at = dialog_choice(
	    choices, at, 'o',
	    n ? _("hand in as it is\t; the jury will see what is missing\t")
	    : state_is_revealed(scene->state, wish->candidate)
	        ? _("hand in again")
	        : _("hand in\t; it can be taken back until the deliberation|; it can be "
	          "taken back\t"),
	    step_wish(*wish));
	return dialog_choice(choices, at, KEY_ESC, n ? _("complete it first") : _("not yet"),
	                     step_stay());
}

const struct dialog dialog_hand_in = {
    .place = PLACE_ASK,
    .title = title_hand_in,
    .facts = facts_hand_in,
    .choices = choices_hand_in,
};

/* -- taking back ----------------------------------------------------------------------------- */

static void title_take_back(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct sheet *sheet = state_sheet(scene->state, scene->me, wish->candidate);

	struct buf who = {0}, at = {0};

	say_person(&who, scene->state, wish->candidate);
	if (sheet)
		when_hour_minute(&at, sheet->handed_in_at_ms, sheet->handed_in_zone_min);
	buf_addf(b, _("%s: take back the sheet handed in at %s?"), buf_text(&who), buf_text(&at));
	buf_done(&who);
	buf_done(&at);
}

static int facts_take_back(struct canvas *c, struct area area, const struct scene *scene,
                           const struct fact *wish)
{
	if (!state_deliberates(scene->state, wish->candidate))
		return draw_fact(
		    c, area, 0,
		    str_of(_("It can then be changed\t; the journal tells it\t.")));
	return draw_fact(c, area, 0,
	                 str_of(_("\tThe deliberation has opened: a|A\t reason is needed, "
	                          "which the jury reads.")));
}

static size_t choices_take_back(const struct scene *scene, const struct fact *wish,
                                struct choice *choices)
{
	static const char *const reasons[] = {
	    N_("typing error"),
	    N_("somebody else’s"),
	    N_("after what the jury said"),
	    N_("sheet incomplete"),
	};
	size_t at = 0;

	if (state_deliberates(scene->state, wish->candidate))
		at = dialog_reasons(choices, at, *wish, &scene->state->plan.reasons_change, reasons,
		                    sizeof reasons / sizeof *reasons);
	else
		at = dialog_choice(choices, at, 'o', _("yes, take it back"), step_wish(*wish));
	return dialog_choice(choices, at, KEY_ESC, _("no, it stays handed in"), step_stay());
}

const struct dialog dialog_take_back = {
    .place = PLACE_ASK,
    .title = title_take_back,
    .facts = facts_take_back,
    .choices = choices_take_back,
};

/* -- for somebody else ----------------------------------------------------------------------- */

static void title_moved(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct state *s = scene->state;
	int64_t marks = (int64_t)state_marked(s, scene->me, wish->candidate);
	int64_t kept = (int64_t)sheets_count_kept(s, scene->me, wish->candidate);
	struct buf who = {0}, levels = {0}, texts = {0};

	say_person(&who, s, wish->candidate);
	write_marks(&levels, &s->plan, marks);
	buf_addf(&texts, words_n("%lld appreciation", "%lld appreciations", kept), (long long)kept);
	if (marks && kept)
		buf_addf(b, _("%s: %s\t and %s\t were for…?"), buf_text(&who), buf_text(&levels),
		         buf_text(&texts));
	else
		buf_addf(b,
		         words_n("%s: %s was for…?", "%s: %s were for…?", marks ? marks : kept),
		         buf_text(&who), buf_text(marks ? &levels : &texts));
	buf_done(&who);
	buf_done(&levels);
	buf_done(&texts);
}

static void write_target(struct buf *b, const struct scene *scene, int32_t to)
{
	const struct state *s = scene->state;
	int64_t marks = (int64_t)state_marked(s, scene->me, to);
	struct buf levels = {0};

	write_marks(&levels, &s->plan, marks);
	if (sheets_is_blank(s, scene->me, to))
		buf_add(b, str_of(_("empty sheet: all goes there")));
	else if (marks)
		buf_addf(b, _("has %s: swap\t the two sheets\t"), buf_text(&levels));
	else
		buf_add(b, str_of(_("has an appreciation: swap\t the two sheets\t")));
	buf_done(&levels);
}

static size_t choices_moved(const struct scene *scene, const struct fact *wish,
                            struct choice *choices)
{
	int32_t numbers[ROWS_MAX];
	size_t n = scene_candidates(scene, numbers), at = 0;
	struct buf who = {0}, b = {0};

	for (size_t i = 0; i < n && at < TARGETS_SHOWN; i++) {
		struct fact to = *wish;

		to.value = numbers[i];
		if (numbers[i] == wish->candidate ||
		    rules_decide(scene->state, scene->me, &to, scene->now).why)
			continue;
		buf_clear(&who);
		buf_clear(&b);
		say_person(&who, scene->state, numbers[i]);
		write_target(&b, scene, numbers[i]);
		at = add_line(choices, at, (char)(i < 9 ? '1' + i : 'a' + (i - 9)), buf_str(&who),
		              NAME_COLS, buf_str(&b), step_wish(to));
	}
	buf_done(&who);
	buf_done(&b);
	return dialog_choice(choices, at, KEY_ESC, _("no, they are where they belong"),
	                     step_stay());
}

const struct dialog dialog_moved = {
    .place = PLACE_ASK,
    .title = title_moved,
    .choices = choices_moved,
};

/* -- taking back an old act ------------------------------------------------------------------ */

static size_t count_of(struct str text, struct str what)
{
	size_t n = 0;

	for (size_t i = 0; i + what.n <= text.n; i++)
		n += str_equal((struct str){text.s + i, what.n}, what);
	return n;
}

/* What was opened before the cut is closed after it. */
static void cut_act(struct buf *b, struct str act)
{
	size_t quotes, brackets;

	if (text_width(act) <= ACT_COLS) {
		buf_add(b, act);
		return;
	}
	text_cut(b, act, ACT_COLS - 3);
	quotes = count_of(buf_str(b), STR("«")) > count_of(buf_str(b), STR("»"));
	brackets = count_of(buf_str(b), STR("(")) > count_of(buf_str(b), STR(")"));
	buf_add(b, quotes ? STR("\u00a0»") : STR(""));
	buf_add(b, brackets ? STR(")") : STR(""));
}

static void title_undo(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct entry *e = state_entry(scene->state, wish->ref);
	struct buf act = {0}, shown = {0};
	struct fact whole;

	if (e) {
		whole = state_whole(scene->state, e);
		say_event(&act, scene->state, e->author, &whole);
	}
	cut_act(&shown, buf_str(&act));
	buf_addf(b, _("Undo: %s?"), buf_text(&shown));
	buf_done(&act);
	buf_done(&shown);
}

static int facts_undo(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	const struct entry *e = state_entry(scene->state, wish->ref);
	const struct entry *since = state_last_way_back(scene->state, scene->me);
	struct buf b = {0}, at = {0}, ago = {0}, last = {0};
	int rows = 0;

	if (!e)
		return 0;
	when_hour(&at, e->at_ms, e->zone_min);
	when_span(&ago, scene->now->at_ms - e->at_ms);
	buf_addf(&b, _("You did it at %s, %s ago."), buf_text(&at), buf_text(&ago));
	rows = draw_fact(c, area, rows, buf_str(&b));
	buf_clear(&b);
	if (since) {
		say_event(&last, scene->state, since->author, &since->fact);
		buf_addf(&b, _("Your last act came after it and stays: %s."), buf_text(&last));
		rows = draw_fact(c, area, rows, buf_str(&b));
	}
	buf_done(&b);
	buf_done(&at);
	buf_done(&ago);
	buf_done(&last);
	if (e->fact.kind == KIND_phase_started)
		rows = draw_fact(
		    c, area, rows,
		    str_of(_("The phase begins again; this attempt is kept, set aside.")));
	else if (e->fact.kind == KIND_phase_ended)
		rows = draw_fact(c, area, rows, str_of(_("The phase goes on where it stopped.")));
	return rows;
}

static size_t choices_undo(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	size_t at = dialog_choice(choices, 0, 'o', _("yes, undo it"), step_take_back(scene, wish));

	return dialog_choice(choices, at, KEY_ESC, _("no, leave it"), step_stay());
}

const struct dialog dialog_undo = {
    .place = PLACE_ASK,
    .title = title_undo,
    .facts = facts_undo,
    .choices = choices_undo,
};
