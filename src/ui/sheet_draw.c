/* sheet_draw: a sheet, one competency at a time.
 *
 * From the top: the name, all marks in a strip, the appreciation and the notes,
 * the competency, its criteria; then, at places that no competency moves, the
 * indicators of the selected criterion and the senses of the scale, in one
 * column to read. */
#include "base/words.h"
#include "core/sheets.h"
#include "ui/sheet_private.h"

enum {
	NAME_COL = 7,  /* of a level */
	READ_COL = 30, /* the one column to read */
	MARK_COL = 62,
	MARK_COL_NARROW = 44,
	BLOCK_ROWS = 16, /* of the work area at 24 lines */
	CRITERIA_MIN = 4,
};

/* -- where things stand ---------------------------------------------------------------------- */

/* Levels that bear a name; in points, a first line says how they are typed. */
static int count_senses(const struct plan *p)
{
	int n = sheets_are_typed(p);

	for (size_t i = 0; i < p->n_levels; i++)
		n += p->levels[i].name.n > 0;
	return n;
}

static void widest(const struct state *s, int *criteria, int *indicators)
{
	int32_t items[SHEET_ITEMS_MAX];

	*criteria = 1;
	*indicators = 0;
	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		int n =
		    (int)sheet_items_of(s, s->plan.competencies[i].item, items, SHEET_ITEMS_MAX);

		*criteria = n > *criteria ? n : *criteria;
	}
	for (size_t i = 0; i < s->n_sheet_items; i++) {
		const struct criterion *k = plan_criterion(&s->plan, s->sheet_items[i]);
		int n = k ? (int)k->indicators.n : 0;

		*indicators = n > *indicators ? n : *indicators;
	}
}

/* Takes at most what is missing from *part, down to its least. */
static void give_up(int *missing, int *part, int least)
{
	int given = *part - least;

	if (*missing <= 0 || given <= 0)
		return;
	if (given > *missing)
		given = *missing;
	*part -= given;
	*missing -= given;
}

/* The same rows for all competencies: nothing moves from one to the next.  When
 * they are too few, what can be read elsewhere goes first. */
static struct sheet_rows lay_out(const struct state *s, int rows)
{
	struct sheet_rows l = {.shows_not_observed = s->plan.not_observed_meaning.n > 0};
	int criteria, indicators, side = 1, title = 1, senses, not_observed, missing, wanted;

	widest(s, &criteria, &indicators);
	senses = count_senses(&s->plan);
	not_observed = l.shows_not_observed;
	wanted = criteria < CRITERIA_MIN ? criteria : CRITERIA_MIN;
	missing = 2 + side + title + wanted + indicators + senses + not_observed - rows;
	give_up(&missing, &indicators, 1);
	give_up(&missing, &side, 0);
	give_up(&missing, &indicators, 0);
	give_up(&missing, &not_observed, 0);
	give_up(&missing, &title, 0);
	give_up(&missing, &senses, wanted);
	give_up(&missing, &wanted, 1);
	give_up(&missing, &senses, 0);
	/* A taller window shows more criteria, then stays empty below. */
	l.criteria = 2 + side + title;
	wanted = l.criteria + criteria + 1 + indicators + senses + not_observed;
	wanted = wanted < BLOCK_ROWS ? BLOCK_ROWS : wanted;
	wanted = wanted > rows ? rows : wanted;
	l.senses = wanted - senses - not_observed;
	l.indicators = l.senses - indicators;
	l.n_indicators = indicators;
	l.n_senses = senses;
	l.shows_not_observed = not_observed > 0;
	l.n_criteria = l.indicators - l.criteria;
	l.side = side ? 2 : -1;
	l.title = title ? 2 + side : -1;
	return l;
}

/* -- the criteria ---------------------------------------------------------------------------- */

static const char *level_name(const struct sheet_drawing *d, int32_t item)
{
	const struct mark *m = state_mark(d->scene->state, d->scene->me, d->candidate, item);
	const struct level *l = m ? plan_level(d->plan, m->rank) : NULL;

	if (m && m->code == CODE_not_observed)
		return _("Not observed");
	return l && l->name.n ? l->name.s : "";
}

static void draw_typed(const struct sheet_drawing *d, int row)
{
	int col = canvas_text(d->c, row, d->mark_col, PEN_BOLD, str_of(d->scene->focus->typed));

	canvas_cursor(d->c, row, col);
}

static void draw_mark(const struct sheet_drawing *d, int row, int32_t item)
{
	const struct pending *pending = scene_pending(d->scene, d->candidate, item);
	int name_col = d->mark_col + d->mark_cols + 2;
	struct buf b = {0};
	enum pen pen = sheet_write_shown(&b, d, item);

	if (pending)
		buf_add(&b, pending->failed ? STR("!") : STR("…"));
	canvas_text(d->c, row, d->mark_col, pen, buf_str(&b));
	if (pending && pending->failed)
		canvas_cut(d->c, row, name_col, d->names_right - name_col, PEN_ALARM,
		           str_of(_("to type again")));
	else if (!pending)
		canvas_fit(d->c, row, name_col, d->names_right - name_col,
		           item == d->item ? PEN_BOLD : PEN_PLAIN, str_of(level_name(d, item)));
	buf_done(&b);
}

static void draw_criterion(const struct sheet_drawing *d, int row, int32_t item)
{
	bool selected = item == d->item;
	enum pen pen = selected ? PEN_BOLD : PEN_PLAIN;

	if (selected) {
		canvas_sign(d->c, row, STOP_POINTER, PEN_BOLD, 0x25BA);
		canvas_cursor(d->c, row, STOP_MARGIN);
	}
	canvas_text(d->c, row, STOP_MARGIN, pen, sheet_item_id(d->plan, item));
	canvas_cut(d->c, row, d->name_col, d->mark_col - 2 - d->name_col, pen,
	           sheet_item_name(d->plan, item));
	if (selected && d->scene->focus->typed[0])
		draw_typed(d, row);
	else
		draw_mark(d, row, item);
}

static void draw_criteria(const struct sheet_drawing *d)
{
	size_t page = (size_t)d->rows.n_criteria, first = 0, row = 0;

	while (row < d->n_items && d->items[row] != d->item)
		row++;
	first = scene_scroll((size_t)d->scene->focus->scroll, row, d->n_items, page);
	for (size_t i = first; i < d->n_items && i < first + page; i++)
		draw_criterion(d, d->area.row + d->rows.criteria + (int)(i - first), d->items[i]);
	if (first)
		canvas_sign(d->c, d->area.row + d->rows.criteria, d->right - 1, PEN_DIM, 0x2191);
	if (first + page < d->n_items)
		canvas_sign(d->c, d->area.row + d->rows.criteria + (int)page - 1, d->right - 1,
		            PEN_DIM, 0x2193);
}

/* -- the column to read ---------------------------------------------------------------------- */

static void draw_indicators(const struct sheet_drawing *d)
{
	const struct criterion *k = plan_criterion(d->plan, d->item);
	int n = k ? (int)k->indicators.n : 0, row;

	if (n > d->rows.n_indicators)
		n = d->rows.n_indicators;
	row = d->area.row + d->rows.senses - n;
	for (int i = 0; i < n; i++)
		canvas_fit(d->c, row + i, READ_COL, d->right - READ_COL, PEN_PLAIN,
		           k->indicators.v[i]);
	if (n)
		canvas_textf(d->c, row, NAME_COL, PEN_DIM, _("Indicators of %.*s"), STR_ARG(k->id));
	if (n && n < (int)k->indicators.n)
		canvas_sign(d->c, row + n - 1, READ_COL - 2, PEN_DIM, 0x2193);
}

static struct str sense_of(const struct level *l)
{
	return l->brief.n ? l->brief : l->meaning;
}

/* Where senses begin: in a narrow window, after the longest name if some would be cut. */
static int read_col(const struct sheet_drawing *d)
{
	int names = canvas_width(d->c, str_of(_("Not observed"))), senses = 0, col;

	for (size_t i = 0; i < d->plan->n_levels; i++) {
		const struct level *l = &d->plan->levels[i];
		int name = canvas_width(d->c, l->name), sense = canvas_width(d->c, sense_of(l));

		names = name > names ? name : names;
		senses = sense > senses ? sense : senses;
	}
	col = NAME_COL + d->mark_cols - 1 + names + 2;
	return d->c->cols < 80 && READ_COL + senses > d->right && col < READ_COL ? col : READ_COL;
}

static void draw_sense(const struct sheet_drawing *d, int row, const struct level *l)
{
	struct str sense = sense_of(l);
	int name = NAME_COL + d->mark_cols - 1;
	struct buf b = {0};

	sheets_write_level(&b, d->plan, l->rank);
	canvas_text(d->c, row, STOP_TEXT, PEN_BOLD, buf_str(&b));
	canvas_fit(d->c, row, name, (sense.n ? d->read_col - 1 : d->right) - name, PEN_PLAIN,
	           l->name);
	canvas_fit(d->c, row, d->read_col, d->right - d->read_col, PEN_PLAIN, sense);
	buf_done(&b);
}

void sheet_write_how_to_type(struct buf *b, const struct plan *p)
{
	struct buf from = {0}, to = {0};

	sheets_write_level(&from, p, p->levels[0].rank);
	sheets_write_level(&to, p, p->levels[p->n_levels - 1].rank);
	buf_addf(b, _("from %s to %s: the number, then Enter"), buf_text(&from), buf_text(&to));
	buf_done(&from);
	buf_done(&to);
}

static void draw_how_to_type(const struct sheet_drawing *d, int row)
{
	struct buf b = {0};

	sheet_write_how_to_type(&b, d->plan);
	canvas_text(d->c, row, STOP_TEXT, PEN_DIM, buf_str(&b));
	buf_done(&b);
}

void sheet_write_not_observed(struct buf *b, const struct plan *p)
{
	struct buf lowest = {0};

	sheet_write_lowest(&lowest, p);
	buf_addf(b, _("Nothing allowed to judge: this is not a %s"), buf_text(&lowest));
	buf_done(&lowest);
}

static void draw_not_observed(const struct sheet_drawing *d, int row)
{
	struct buf b = {0};

	sheet_write_not_observed(&b, d->plan);
	canvas_sign(d->c, row, STOP_TEXT, PEN_BOLD, 'x');
	canvas_text(d->c, row, NAME_COL + d->mark_cols - 1, PEN_PLAIN, str_of(_("Not observed")));
	canvas_fit(d->c, row, d->read_col, d->right - d->read_col, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* Where the last row went to the criteria, and this competency leaves one of theirs empty. */
static bool has_row_above(const struct sheet_drawing *d)
{
	return d->plan->not_observed_meaning.n && d->rows.n_senses && !d->rows.n_indicators &&
	       d->n_items < (size_t)d->rows.n_criteria;
}

static void draw_senses(const struct sheet_drawing *d)
{
	int row = d->area.row + d->rows.senses, left = d->rows.n_senses;

	if (sheets_are_typed(d->plan) && left) {
		draw_how_to_type(d, row++);
		left--;
	}
	for (size_t i = 0; i < d->plan->n_levels && left; i++) {
		if (!d->plan->levels[i].name.n)
			continue;
		draw_sense(d, row++, &d->plan->levels[i]);
		left--;
	}
	if (d->rows.shows_not_observed)
		draw_not_observed(d, row);
	else if (has_row_above(d))
		draw_not_observed(d, d->area.row + d->rows.senses - 1);
}

/* -- all of it ------------------------------------------------------------------------------- */

static int widest_id(const struct state *s)
{
	int cols = 0;

	for (size_t i = 0; i < s->n_sheet_items; i++) {
		int n = (int)sheet_item_id(&s->plan, s->sheet_items[i]).n;

		cols = n > cols ? n : cols;
	}
	return cols;
}

/* Where marks stand on every competency's sheet: further left where the longest name of a level
 * would else be cut, unless that cuts the name of a criterion. */
static int mark_col(const struct sheet_drawing *d)
{
	const struct state *s = d->scene->state;
	int usual = d->c->cols < 80 ? MARK_COL_NARROW : MARK_COL, names = 0, criteria = 0, col;

	for (size_t i = 0; i < d->plan->n_levels; i++) {
		int n = canvas_width(d->c, d->plan->levels[i].name);

		names = n > names ? n : names;
	}
	for (size_t i = 0; i < s->n_sheet_items; i++) {
		int n = canvas_width(d->c, sheet_item_name(d->plan, s->sheet_items[i]));

		criteria = n > criteria ? n : criteria;
	}
	col = canvas_edge(d->c) - names - 2 - d->mark_cols;
	return col < usual && d->name_col + criteria + 2 <= col ? col : usual;
}

void sheet_draw(struct canvas *c, struct area area, const struct scene *scene)
{
	struct sheet_drawing d = {.c = c,
	                    .area = area,
	                    .scene = scene,
	                    .plan = &scene->state->plan,
	                    .candidate = scene->focus->candidate,
	                    .item = sheet_item(scene)};

	d.right = area.cols > 80 ? area.cols - STOP_MARGIN : canvas_edge(c);
	d.competency = plan_competency_of(d.plan, d.item);
	d.mark_cols = sheet_mark_cols(d.plan);
	d.read_col = read_col(&d);
	d.name_col = STOP_MARGIN + widest_id(scene->state) + 2;
	d.mark_col = mark_col(&d);
	d.n_items = sheet_items_of(scene->state, d.competency, d.items, SHEET_ITEMS_MAX);
	d.rows = lay_out(scene->state, area.rows);
	d.names_right = d.right - (d.n_items > (size_t)d.rows.n_criteria ? 2 : 0);
	sheet_draw_head(&d);
	sheet_draw_strip(&d);
	if (d.rows.side >= 0)
		sheet_draw_side(&d);
	if (d.rows.title >= 0 && plan_criterion(d.plan, d.item))
		sheet_draw_title(&d);
	draw_criteria(&d);
	draw_indicators(&d);
	draw_senses(&d);
}
