/* dialog: see dialog.h. */
#include "ui/dialog.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/paragraph.h"

enum { REASONS_MAX = 5, DIALOG_ROWS = 9 };

size_t dialog_choice(struct choice *choices, size_t at, char key, const char *text,
                     struct step step)
{
	if (at >= CHOICES_MAX)
		return at;
	choices[at] = (struct choice){.key = key, .step = step};
	snprintf(choices[at].text, sizeof choices[at].text, "%s", text);
	return at + 1;
}

/* The i-th of a list of reasons. */
static size_t add_beside(struct choice *choices, size_t at, size_t i, const char *text,
                         struct step step)
{
	size_t n = dialog_choice(choices, at, (char)('1' + i), text, step);

	if (n > at)
		choices[at].form = CHOICE_BESIDE;
	return n;
}

static size_t add_free_text(struct choice *choices, size_t at, size_t n, struct fact wish)
{
	wish.words = (struct str){NULL, 0};
	return add_beside(choices, at, n, _("other, in a few words"),
	                  step_write(WRITE_REASON, wish));
}

static size_t at_most_five(size_t n)
{
	return n < REASONS_MAX ? n : REASONS_MAX;
}

size_t dialog_reasons(struct choice *choices, size_t at, struct fact wish,
                      const struct texts *of_grid, const char *const *reasons, size_t n)
{
	size_t shown = at_most_five(of_grid->n ? of_grid->n : n);

	for (size_t i = 0; i < shown; i++) {
		struct buf b = {0};

		wish.words = of_grid->n ? of_grid->v[i] : str_of(_(reasons[i]));
		buf_add(&b, wish.words);
		at = add_beside(choices, at, i, buf_text(&b), step_wish(wish));
		buf_done(&b);
	}
	return add_free_text(choices, at, shown, wish);
}

/* The code that the program says in these words; CODE_other if none. */
static enum code code_in_words(struct str words, const enum code *codes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(words, str_of(say_code(codes[i]))))
			return codes[i];
	return CODE_other;
}

size_t dialog_codes(struct choice *choices, size_t at, struct fact wish,
                    const struct texts *of_grid, const enum code *codes, size_t n)
{
	size_t shown = at_most_five(of_grid->n ? of_grid->n : n);

	for (size_t i = 0; i < shown; i++) {
		struct str words =
		    of_grid->n ? of_grid->v[i] : str_of(say_code(codes[i]));
		struct buf b = {0};

		wish.code = code_in_words(words, codes, n);
		wish.words = wish.code == CODE_other ? words : (struct str){NULL, 0};
		buf_add(&b, words);
		at = add_beside(choices, at, i, buf_text(&b), step_wish(wish));
		buf_done(&b);
	}
	wish.code = CODE_other;
	return add_free_text(choices, at, shown, wish);
}

/* -- where choices stand ------------------------------------------------------------------- */

/* Short ones stand three in a row, two in a narrow window.  Where rows are too few, those
 * that have one of their own share it by two. */
struct grid {
	const int *beside;
	int n_beside;
	int apart; /* in a row: 1 or 2 */
};
static const int wide_stops[] = {STOP_TEXT, 27, 46}, narrow_stops[] = {STOP_TEXT, 31};

static int in_a_row(const struct grid *g, const struct choice *choice)
{
	return choice->form == CHOICE_BESIDE ? g->n_beside : g->apart;
}

/* The row of each choice, from 0, and its place in it; returns how many rows there are. */
static int lay_out(const struct grid *g, const struct choice *choices, size_t n, int *rows,
                   int *places)
{
	int row = 0, place = 0;

	for (size_t i = 0; i < n; i++) {
		bool is_new = i && (place + 1 >= in_a_row(g, &choices[i]) || i + 1 == n ||
		                    choices[i].form != choices[i - 1].form);

		row += is_new;
		place = is_new || !i ? 0 : place + 1;
		rows[i] = row;
		places[i] = place;
	}
	return n ? row + 1 : 0;
}

/* A reason of the grid may be too long to have two beside it. */
static bool is_crowded(struct canvas *c, const struct grid *g, const struct choice *choices,
                       size_t n, const int *places)
{
	for (size_t i = 0; i < n; i++) {
		int place = places[i];

		if (choices[i].form == CHOICE_BESIDE && i + 1 < n && places[i + 1] > place &&
		    canvas_width(c, str_of(choices[i].text)) >
		        g->beside[place + 1] - g->beside[place] - 4)
			return true;
	}
	return false;
}

static void write_key(struct buf *b, const struct choice *choice)
{
	if (choice->key == KEY_ESC)
		buf_add(b, str_of(_("Esc")));
	else if (choice->key == KEY_ARROWS)
		buf_add(b, STR("← →"));
	else
		key_to_text(b, key_char((unsigned char)choice->key));
}

static void draw_choice(struct canvas *c, int row, int place, const struct grid *g,
                        const struct choice *choice, bool is_last, bool is_marked)
{
	bool shares = in_a_row(g, choice) > 1 && !is_last;
	int edge = canvas_edge(c);
	int col = !shares                         ? STOP_TEXT
	          : choice->form == CHOICE_BESIDE ? g->beside[place]
	          : place                         ? edge / 2 + 3
	                                          : STOP_TEXT;
	int text = col + (shares || choice->form != CHOICE_APART ? 3 : 9);
	int end = shares && place + 1 < in_a_row(g, choice) && choice->form == CHOICE_APART
	              ? edge / 2 + 2
	              : edge;
	struct buf key = {0};

	if (is_marked) {
		canvas_sign(c, row, STOP_POINTER, PEN_BOLD, 0x25BA);
		canvas_cursor(c, row, STOP_TEXT);
	}
	write_key(&key, choice);
	canvas_text(c, row, col, PEN_BOLD, buf_str(&key));
	canvas_fit(c, row, text, end - text, is_marked ? PEN_BOLD : PEN_PLAIN,
	           str_of(choice->text));
	buf_done(&key);
}

const struct run *dialog_run(const struct scene *scene, const struct fact *wish)
{
	return state_run_by_id(scene->state, wish->ref);
}

int dialog_fact(struct canvas *c, struct area area, int rows, struct str text)
{
	int edge = canvas_edge(c) < area.col + area.cols ? canvas_edge(c) : area.col + area.cols;
	struct area left = {area.row + rows, STOP_TEXT, area.rows - rows, edge - STOP_TEXT};

	return rows + paragraph_draw(c, left, PEN_PLAIN, text);
}

/* A title too long for its line takes the hairline's place. */
static void draw_title(struct canvas *c, int row, struct buf *title)
{
	int room = canvas_edge(c) - STOP_MARGIN;
	struct buf shown = {0};

	text_shorten(&shown, buf_str(title), (size_t)room);
	if (canvas_width(c, buf_str(&shown)) > room) {
		canvas_fit(c, row, STOP_MARGIN, room, PEN_BOLD, buf_str(&shown));
	} else {
		buf_add_char(&shown, ' ');
		canvas_hairline(c, row, PEN_BOLD, buf_str(&shown), (struct str){NULL, 0});
	}
	buf_done(&shown);
}

bool dialog_writes(const struct dialog *d, const struct scene *scene, const struct fact *wish)
{
	return d->writes && d->writes(scene, wish);
}

/* Returns how many rows it took. */
static int draw_at(struct canvas *c, struct area at, const struct dialog *d,
                   const struct scene *scene, const struct fact *wish)
{
	struct choice choices[CHOICES_MAX];
	size_t n = d->choices(scene, wish, choices);
	struct grid g = {wide_stops, 3, 1};
	int rows[CHOICES_MAX], places[CHOICES_MAX], used;
	struct area facts;
	struct buf title = {0};

	if (c->cols < 80)
		g = (struct grid){narrow_stops, 2, 1};
	used = lay_out(&g, choices, n, rows, places);
	if (is_crowded(c, &g, choices, n, places)) {
		g = (struct grid){narrow_stops, 2, 1};
		used = lay_out(&g, choices, n, rows, places);
	}
	if (used + 1 + (d->facts != NULL) > at.rows) {
		g.apart = 2;
		used = lay_out(&g, choices, n, rows, places);
	}
	canvas_fill(c, at, PEN_PLAIN, ' ');
	d->title(&title, scene, wish);
	draw_title(c, at.row, &title);
	buf_done(&title);
	facts = (struct area){at.row + 1, at.col, at.rows - 1 - used, at.cols};
	if (d->facts)
		facts.row += d->facts(c, facts, scene, wish);
	for (size_t i = 0; i < n; i++)
		draw_choice(c, facts.row + rows[i], places[i], &g, &choices[i], i + 1 == n,
		            i + 1 == n && !dialog_writes(d, scene, wish));
	return facts.row + used - at.row;
}

static bool is_blank(const struct canvas *c, struct area row)
{
	for (int i = 0; i < row.cols; i++) {
		const struct cell *cell = canvas_at(c, row.row, row.col + i);

		if (cell && cell->width && cell->codes[0] != ' ')
			return false;
	}
	return true;
}

/* In a tall enough window the upper half of the view stays to be seen, and a blank row parts it
 * from the dialog: one that the dialog can do without, else one of the view. */
void dialog_draw(struct canvas *c, struct area work, const struct dialog *d,
                 const struct scene *scene, const struct fact *wish)
{
	struct area above;
	int used;

	if (work.rows <= DIALOG_ROWS + 1) {
		draw_at(c, work, d, scene, wish);
		return;
	}
	work.row += work.rows - DIALOG_ROWS;
	work.rows = DIALOG_ROWS;
	above = (struct area){work.row - 1, work.col, 1, work.cols};
	used = draw_at(c, work, d, scene, wish);
	if (is_blank(c, above))
		return;
	if (used == DIALOG_ROWS) {
		canvas_fill(c, above, PEN_PLAIN, ' ');
		return;
	}
	canvas_fill(c, (struct area){work.row, work.col, 1, work.cols}, PEN_PLAIN, ' ');
	work.row++;
	work.rows--;
	draw_at(c, work, d, scene, wish);
}

/* -- keys ---------------------------------------------------------------------------------- */

static bool is_key_of(const struct choice *choice, struct key key)
{
	char letter = key_letter(key);

	if (choice->key >= '0' && choice->key <= '9')
		return key_digit(key) == choice->key - '0';
	if (choice->key == ' ')
		return key_equal(key, key_char(' '));
	return letter && letter == choice->key;
}

struct step dialog_key(const struct dialog *d, const struct scene *scene, struct fact *wish,
                       struct key key, bool *is_own)
{
	struct choice choices[CHOICES_MAX];
	size_t n = d->choices(scene, wish, choices);
	struct keymap_act act;

	*is_own = false;
	for (size_t i = 0; i < n; i++)
		if (is_key_of(&choices[i], key))
			return choices[i].step;
	act = keymap_lookup(d->place, key);
	if (n && ((act.action == ACT_OPEN && !dialog_writes(d, scene, wish)) ||
	          act.action == ACT_BACK || act.action == ACT_NO))
		return choices[n - 1].step;
	*is_own = d->key != NULL;
	return d->key ? d->key(scene, act, wish) : step_unknown();
}
