/* view_opening: the jury before the first group: who is here, who withdraws from whom, whether
 * that makes a regular jury, and the rules that will be applied. */
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/jury_lines.h"
#include "ui/list.h"
#include "ui/view.h"

enum {
	COL_BODY = 40,
	COL_DECLARED = 56,
	NAME_COLS = 23,
	BODY_COLS = 15,
	LABEL_COLS = 24,
};

static bool may_constitute(const struct scene *scene)
{
	return scene_presides(scene) || scene_keeps(scene);
}

/* Nobody who is here presides, and any member may say who does. */
static bool may_fill_the_presidency(const struct scene *scene)
{
	return rules_presidency_is_vacant(scene->state) &&
	       scene_may(scene, ROLE_PRESIDENT | ROLE_MEMBER);
}

/* Whose place as president it was; 0: nobody's. */
static int32_t former_president(const struct state *s)
{
	for (int32_t i = 1; (size_t)i <= s->n_people; i++)
		if (s->people[i - 1].role == ROLE_PRESIDENT && s->people[i - 1].sits)
			return i;
	return 0;
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Opening of the jury"));
}

static void moment(struct canvas *c, int row, const struct scene *scene)
{
	canvas_text(c, row, STOP_MARGIN, PEN_BOLD, str_of(_("OPENING OF THE JURY")));
	canvas_rightf(c, row, canvas_edge(c), PEN_PLAIN, _("present %zu of %zu"),
	              jury_count_present(scene->state), jury_count_seats(scene->state));
}

static void advise_others(struct buf *b, const struct scene *scene)
{
	const struct standing *me = state_person(scene->state, scene->me);

	if (me && me->sits && !me->declared && (me->role & scene->state->plan.may_score))
		buf_addf(b, "%s",
		         _("The president or \twho keeps the session|the keeper\t "
		           "notes what each \tone \tdeclares."));
	else
		buf_addf(b, "%s",
		         _("The president or \twho keeps the session|the keeper\t "
		           "constitutes the jury."));
}

static int32_t selected(const struct scene *scene)
{
	int32_t members[ROWS_MAX];
	size_t n = jury_members(scene->state, members, ROWS_MAX);

	return n ? members[scene_line(scene->focus, n)] : 0;
}

static void advice(struct buf *b, const struct scene *scene)
{
	const struct state *s = scene->state;
	const struct entry *opened = state_entry(s, s->jury == CODE_regular ? s->jury_id : 0);
	int32_t silent = jury_undeclared(s), lacking = jury_without_quorum(s);
	struct buf name = {0};

	if (opened && lacking == JURY_ALL && may_constitute(scene)) {
		buf_addf(b, "%s",
		         _("No \tlonger a \tquorum: 4 calls a substitute\t, or no passage "
		           "begins\t."));
	} else if (opened && lacking > 0 && may_constitute(scene)) {
		say_family(&name, s, lacking);
		buf_addf(b,
		         _("No \tlonger a \tquorum for %s: 4 calls a substitute\t, or postpone "
		           "them\t."),
		         buf_text(&name));
	} else if (opened && !(may_fill_the_presidency(scene) && former_president(s))) {
		when_hour_short(&name, opened->at_ms, opened->zone_min);
		buf_addf(b,
		         _("Jury constituted at %s: q returns.\t Who comes or leaves: "
		           "here.\t"),
		         buf_text(&name));
	} else if (may_fill_the_presidency(scene) && former_president(s)) {
		say_family(&name, s, former_president(s));
		buf_addf(b, _("Nobody presides\t here\t: \ton the line of|line\t %s, 4\t says who "
		         "does\t."),
		         buf_text(&name));
	} else if (!may_constitute(scene)) {
		advise_others(b, scene);
	} else if (silent) {
		say_family(&name, s, silent);
		buf_addf(b,
		         silent == selected(scene)
		             ? _("%s \thas declared nothing yet|declares\t: 1 no link, 2 "
		                 "withdraws\t for somebody\t.")
		             : _("%s \thas declared nothing yet|declares\t: \ton that line, \t1 no "
		                 "link, 2 withdraws."),
		         buf_text(&name));
	} else if (lacking == JURY_ALL) {
		buf_addf(b, "%s",
		         _("No quorum: 4 calls a substitute, else f\t says so in "
		           "minutes\t."));
	} else if (lacking) {
		say_family(&name, s, lacking);
		buf_addf(b,
		         _("No quorum for %s: 4 calls a substitute\t; else postpone them or "
		           "f\t."),
		         buf_text(&name));
	} else {
		buf_addf(b, "%s",
		         _("Read the rules, then f: “\tThe jury is regularly "
		           "constituted.|Jury constituted.\t”"));
	}
	buf_done(&name);
}

/* -- the members --------------------------------------------------------------------------- */

static bool is_narrow(const struct canvas *c)
{
	return c->cols < 80;
}

static int declared_col(const struct canvas *c)
{
	return is_narrow(c) ? COL_BODY : COL_DECLARED;
}

static void draw_heads(struct canvas *c, int row)
{
	canvas_text(c, row, STOP_TEXT, PEN_DIM, str_of(_("Member of the jury")));
	canvas_text(c, row, STOP_BAR, PEN_DIM, str_of(_("Quality")));
	if (!is_narrow(c))
		canvas_text(c, row, COL_BODY, PEN_DIM, str_of(_("Organisation")));
	canvas_text(c, row, declared_col(c), PEN_DIM, str_of(_("Declaration")));
}

static const char *quality_word(int64_t quality)
{
	return quality == QUALITY_INTERNAL   ? _("internal")
	       : quality == QUALITY_EXTERNAL ? _("external")
	                                     : "";
}

static void draw_member(struct canvas *c, int row, const struct state *s, int32_t person,
                        enum pen pen)
{
	const struct person *p = plan_person(&s->plan, person);
	struct buf b = {0};

	say_person(&b, s, person);
	if (rules_presides(s, person))
		buf_addf(&b, ", %s", _("presides"));
	canvas_cut(c, row, STOP_TEXT, NAME_COLS, pen, buf_str(&b));
	canvas_text(c, row, STOP_BAR, PEN_PLAIN, str_of(quality_word(p->quality)));
	if (!is_narrow(c))
		canvas_cut(c, row, COL_BODY, BODY_COLS, PEN_PLAIN, p->body);
	buf_clear(&b);
	jury_write_declared(&b, s, person);
	canvas_cut(c, row, declared_col(c), canvas_edge(c) - declared_col(c), pen, buf_str(&b));
	buf_done(&b);
}

/* -- quorum, rules, what is to be confirmed ------------------------------------------------ */

static void write_whom(struct buf *b, const struct state *s, const struct jury_quorum *q,
                       bool everybody)
{
	if (everybody) {
		buf_addf(b, "%s", _("for all"));
		return;
	}
	buf_addf(b, "%s ", _("for"));
	say_family(b, s, q->first);
	if (q->candidates > 1)
		buf_addf(b,
		         words_n(" and %zu other", " and %zu others", (int64_t)q->candidates - 1),
		         q->candidates - 1);
}

/* "3 sur 3, dont 2 extérieurs : régulier", in as many words as fit. */
enum { FORM_WHOLE, FORM_SHORT, FORM_BARE };

static void write_quorum(struct buf *b, const struct state *s, const struct jury_quorum *q,
                         int form)
{
	buf_addf(b, _("%lld of %zu"), (long long)q->sitting, jury_count_seats(s));
	if (form == FORM_WHOLE && q->external)
		buf_addf(b, words_n(", %lld of them external", ", %lld of them external",
		                    q->external),
		         (long long)q->external);
	else if (form == FORM_WHOLE)
		buf_add(b, str_of(_(", none of them external")));
	else if (form == FORM_SHORT)
		buf_addf(b, _(", %lld ext."), (long long)q->external);
	buf_addf(b, "%s %s", words_p("before a state", ":"),
	         q->regular ? _("regular") : _("not enough"));
}

/* The fullest form in which each fits in so many columns. */
static int form_of(struct canvas *c, const struct state *s, const struct jury_quorum *q, size_t n,
                   int cols)
{
	int form = FORM_WHOLE;
	struct buf b = {0};

	for (size_t i = 0; i < n && form < FORM_BARE; i++) {
		buf_clear(&b);
		write_quorum(&b, s, &q[i], form);
		if (canvas_width(c, buf_str(&b)) > cols) {
			form++;
			i = (size_t)-1; /* from the first again */
		}
	}
	buf_done(&b);
	return form;
}

static void draw_quorums(struct canvas *c, int row, const struct state *s,
                         const struct jury_quorum *q, size_t n)
{
	int label = is_narrow(c) ? STOP_TEXT + 8 : STOP_BAR, col = 0, form;
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		int end;

		buf_clear(&b);
		write_whom(&b, s, &q[i], i == 0);
		end = canvas_cut(c, row + (int)i, label, LABEL_COLS, PEN_PLAIN, buf_str(&b));
		col = end + 1 > col ? end + 1 : col;
	}
	form = form_of(c, s, q, n, canvas_edge(c) - col);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&b);
		write_quorum(&b, s, &q[i], form);
		canvas_cut(c, row + (int)i, col, canvas_edge(c) - col,
		           q[i].regular ? PEN_PLAIN : PEN_BOLD, buf_str(&b));
	}
	if (n)
		canvas_text(c, row, STOP_TEXT, PEN_PLAIN, str_of(_("Quorum")));
	buf_done(&b);
}

static void draw_rules(struct canvas *c, int row, const struct state *s)
{
	struct buf b = {0};

	jury_write_rules(&b, s);
	canvas_text(c, row, STOP_TEXT, PEN_PLAIN, str_of(_("Rules in force")));
	canvas_fit(c, row, STOP_BAR, canvas_edge(c) - STOP_BAR, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* As many points as fit, the others counted. */
static void draw_to_confirm(struct canvas *c, int row, const struct state *s)
{
	const struct texts *points = &s->plan.to_confirm;
	int cols = canvas_edge(c) - STOP_BAR;
	struct buf b = {0};

	canvas_text(c, row, STOP_TEXT, PEN_PLAIN, str_of(_("To be confirmed")));
	for (size_t shown = points->n; shown > 0; shown--) {
		buf_clear(&b);
		jury_write_points(&b, points, shown);
		if (canvas_width(c, buf_str(&b)) <= cols)
			break;
	}
	canvas_cut(c, row, STOP_BAR, cols, PEN_PLAIN,
	           points->n ? buf_str(&b) : str_of(_("nothing")));
	buf_done(&b);
}

static int draw_legend(struct canvas *c, struct area area)
{
	const char *const wide[] = {_("1 no link"), _("2 withdraws for…"), _("3 absent"),
	                            _("4 replaced")};

	return list_legend(c, area, wide, 4);
}

/* What is below the members, from the weightiest on; the legend always has its rows. */
static void draw_below(struct canvas *c, struct area below, const struct state *s, bool airy)
{
	struct jury_quorum quorum[JURY_QUORUMS];
	size_t n = jury_quorums(s, quorum);
	int row = below.row + airy, legend = is_narrow(c) ? 2 : 1;
	int end = below.row + below.rows - legend;

	if ((int)n > end - row)
		n = end > row ? (size_t)(end - row) : 0;
	draw_quorums(c, row, s, quorum, n);
	row += (int)n;
	if (row < end)
		draw_rules(c, row++, s);
	if (row < end)
		draw_to_confirm(c, row++, s);
	if (airy && row < end)
		row++;
	draw_legend(c, (struct area){row, below.col, legend, below.cols});
}

/* How many of n members show: they come first, then what can be left out of what is below. */
static size_t page_of(struct area area, size_t n)
{
	size_t page = area.rows > 6 ? (size_t)area.rows - 4 : 1;

	return n < page ? n : page;
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct jury_quorum quorum[JURY_QUORUMS];
	int32_t members[ROWS_MAX];
	size_t n = jury_members(scene->state, members, ROWS_MAX), row = scene_line(scene->focus, n),
	       from, page = page_of(area, n);
	int below = (int)jury_quorums(scene->state, quorum) + 2 + (is_narrow(c) ? 2 : 1);
	bool airy = area.rows >= 1 + (int)n + below + 2;
	int last;

	from = scene_scroll((size_t)scene->focus->scroll, row, n, page);
	draw_heads(c, area.row);
	for (size_t i = from; i < n && i < from + page; i++) {
		int at = area.row + 1 + (int)(i - from);

		draw_member(c, at, scene->state, members[i], list_row(c, at, -1, i == row));
	}
	last = 1 + (int)page;
	draw_below(c, (struct area){area.row + last, area.col, area.rows - last, area.cols},
	           scene->state, airy);
}

static void tell_below(struct told *t, const struct state *s)
{
	struct jury_quorum quorum[JURY_QUORUMS];
	size_t n = jury_quorums(s, quorum);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		write_whom(&b, s, &quorum[i], i == 0);
		buf_add(&b, STR(", "));
		write_quorum(&b, s, &quorum[i], FORM_WHOLE);
		told_fact_of(t, _("Quorum"), &b);
	}
	jury_write_rules(&b, s);
	told_whole(&b);
	told_fact_of(t, _("Rules in force"), &b);
	if (s->plan.to_confirm.n)
		jury_write_points(&b, &s->plan.to_confirm, s->plan.to_confirm.n);
	told_fact_of(t, _("To be confirmed"), &b);
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	const struct state *s = scene->state;
	int32_t members[ROWS_MAX];
	size_t n = jury_members(s, members, ROWS_MAX), row = scene_line(scene->focus, n);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		const struct person *p = plan_person(&s->plan, members[i]);

		say_person(&b, s, members[i]);
		if (rules_presides(s, members[i]))
			buf_addf(&b, ", %s", _("presides"));
		told_row(t, 0, i == row, buf_str(&b));
		told_part(t, quality_word(p->quality), STR(""));
		told_part(t, NULL, p->body);
		buf_clear(&b);
		jury_write_declared(&b, s, members[i]);
		if (str_is(buf_str(&b), "·")) {
			buf_clear(&b);
			buf_add(&b, str_of(_("nothing declared yet")));
		}
		told_part_of(t, NULL, &b);
	}
	tell_below(t, s);
	told_legend(t, STR("1"), str_of(_("no link")));
	told_legend(t, STR("2"), str_of(_("withdraws for…")));
	told_legend(t, STR("3"), str_of(_("absent")));
	told_legend(t, STR("4"), str_of(_("replaced")));
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step declare(const struct scene *scene, int32_t person, int digit)
{
	const struct standing *m = state_person(scene->state, person);
	bool waits = !m->sits; /* a substitute whom nobody has called */

	if (waits && digit != 4)
		return step_say("%s", _("A substitute: 4 gives a place at the table."));
	if (!may_constitute(scene) && !(digit == 4 && may_fill_the_presidency(scene)) &&
	    (person != scene->me || digit == 4)) /* refused, with who may */
		return step_wish((struct fact){.kind = KIND_member_present,
		                               .person = person,
		                               .code = m->out ? CODE_in : CODE_out});
	switch (digit) {
	case 1:
		if (m->out)
			return step_wish((struct fact){
			    .kind = KIND_member_present, .person = person, .code = CODE_in});
		if (jury_withdraws(scene->state, person))
			return step_say("%s",
			                _("Withdrawal noted already: nothing more to declare."));
		return step_wish(
		    (struct fact){.kind = KIND_declared, .person = person, .code = CODE_no_link});
	case 2:
		return step_ask(&dialog_recused,
		                (struct fact){.kind = KIND_recused, .person = person});
	case 3:
		return step_wish(
		    (struct fact){.kind = KIND_member_present, .person = person, .code = CODE_out});
	default: break;
	}
	if (waits)
		return step_ask(&dialog_replaced,
		                (struct fact){.kind = KIND_role_given, .person = person});
	return step_ask(&dialog_replaced,
	                (struct fact){.kind = KIND_role_given, .candidate = person});
}

static struct step finish(const struct scene *scene)
{
	if (scene->state->jury == CODE_regular ||
	    !may_constitute(scene)) /* refused, with the reason */
		return step_wish((struct fact){.kind = KIND_jury_opened, .code = CODE_regular});
	return step_ask(&dialog_jury_opened, (struct fact){.kind = KIND_jury_opened});
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	int32_t members[ROWS_MAX];
	size_t n = jury_members(scene->state, members, ROWS_MAX), row = scene_line(focus, n);
	struct step step = step_stay();

	if (act.action == ACT_FINISH)
		return finish(scene);
	if (act.action == ACT_DIGIT && act.value >= 1 && act.value <= 4 && n) {
		step = declare(scene, members[row], act.value);
		if (step.kind == STEP_WISH && may_constitute(scene) && row + 1 < n)
			row++;
	} else if (scene_is_move(act.action)) {
		row = scene_move(act.action, row, n, page_of(scene->work, n));
	} else {
		return step_unknown();
	}
	focus->line = (int32_t)row;
	return step;
}

static size_t hints(const struct scene *scene, struct hint *hint, size_t room)
{
	int32_t members[ROWS_MAX];
	size_t rows = jury_members(scene->state, members, ROWS_MAX), n = 0;

	if (room < 5)
		return 0;
	if (scene->state->seal_id) {
		hint[n++] = (struct hint){.action = ACT_JOURNAL};
		return n;
	}
	if (may_constitute(scene)) {
		hint[n++] =
		    (struct hint){.action = ACT_UP, .count = 2, .word = words_p("row", "line")};
		hint[n++] = (struct hint){.action = ACT_DIGIT, .count = 4, .word = _("declare")};
		if (scene->state->jury != CODE_regular)
			hint[n++] = (struct hint){.action = ACT_FINISH};
	} else if (rows && members[scene_line(scene->focus, rows)] == scene->me) {
		hint[n++] = (struct hint){.action = ACT_DIGIT, .count = 2, .word = _("declare")};
	}
	hint[n++] = (struct hint){.action = ACT_INCIDENT};
	if (n < 4)
		hint[n++] = (struct hint){.action = ACT_JOURNAL};
	return n;
}

const struct view view_opening = {
    .name = "opening",
    .place = PLACE_OPENING,
    .where = where,
    .moment = moment,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
