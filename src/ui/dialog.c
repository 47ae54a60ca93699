/* dialog: see dialog.h. */
#include "ui/dialog.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

size_t dialog_choice(struct choice *choices, size_t at, char key, const char *text,
                     struct step step)
{
	if (at >= CHOICES_MAX)
		return at;
	choices[at] = (struct choice){.key = key, .step = step};
	snprintf(choices[at].text, sizeof choices[at].text, "%s", text);
	return at + 1;
}

size_t dialog_reasons(struct choice *choices, size_t at, struct fact wish,
                      const char *const *reasons, size_t n)
{
	for (size_t i = 0; i < n && i < 5; i++) {
		wish.words = str_of(_(reasons[i]));
		at = dialog_choice(choices, at, (char)('1' + i), _(reasons[i]), step_wish(wish));
	}
	wish.words = (struct str){NULL, 0};
	return dialog_choice(choices, at, (char)('1' + (n < 5 ? n : 5)), _("other, in a few words"),
	                     step_write(WRITE_REASON, wish));
}

static void draw_choice(struct canvas *c, int row, const struct choice *choice, bool is_default)
{
	if (is_default)
		canvas_text(c, row, STOP_POINTER, PEN_BOLD, STR("►"));
	if (choice->key == KEY_ESC)
		canvas_text(c, row, STOP_TEXT, PEN_BOLD, str_of(_("Esc")));
	else
		canvas_textf(c, row, STOP_TEXT, PEN_BOLD, "%c", choice->key);
	canvas_text(c, row, STOP_TEXT + 9, is_default ? PEN_BOLD : PEN_PLAIN, str_of(choice->text));
	if (is_default)
		canvas_cursor(c, row, STOP_TEXT);
}

/* Reasons stand two in a line where one a line would not fit. */
static int rows_of(size_t n, int room)
{
	return (int)n <= room ? (int)n : (int)(n + 1) / 2;
}

void dialog_draw(struct canvas *c, struct area work, const struct dialog *d,
                 const struct scene *scene, const struct fact *wish)
{
	struct choice choices[CHOICES_MAX];
	size_t n = d->choices(scene, wish, choices);
	struct buf title = {0};
	struct area top = work;
	int rows, per_row, row;

	/* In a tall enough window the upper half of the view stays to be seen. */
	if (work.rows > 10) {
		top.row += work.rows - 9;
		top.rows = 9;
	}
	canvas_fill(c, top, PEN_PLAIN, ' ');
	d->title(&title, scene, wish);
	buf_add_char(&title, ' ');
	canvas_hairline(c, top.row, PEN_BOLD, buf_str(&title), (struct str){NULL, 0});
	buf_done(&title);
	row = top.row + 1;
	if (d->facts) {
		struct area facts = {row, top.col, top.rows - 1 - rows_of(n, 5), top.cols};

		row += d->facts(c, facts, scene, wish);
	}
	rows = rows_of(n - 1, top.row + top.rows - row - 1);
	per_row = rows < (int)n - 1 ? 2 : 1;
	for (size_t i = 0; i + 1 < n; i++) {
		int col = per_row == 2 ? (int)(i % 2) * 36 : 0;
		struct area half = {row, col, 1, per_row == 2 ? 36 : top.cols};
		struct area former =
		    canvas_clip(c, (struct area){row + (int)i / per_row, half.col, 1, half.cols});

		canvas_textf(c, row + (int)i / per_row, col + STOP_TEXT, PEN_BOLD, "%c",
		             choices[i].key);
		canvas_text(c, row + (int)i / per_row, col + STOP_TEXT + (per_row == 2 ? 5 : 9),
		            PEN_PLAIN, str_of(choices[i].text));
		canvas_unclip(c, former);
	}
	if (n)
		draw_choice(c, row + rows, &choices[n - 1], true);
}

static bool is_key_of(const struct choice *choice, struct key key)
{
	char letter = key_letter(key);

	if (choice->key >= '0' && choice->key <= '9')
		return key_digit(key) == choice->key - '0';
	return letter && letter == choice->key;
}

struct step dialog_key(const struct dialog *d, const struct scene *scene, struct fact *wish,
                       struct key key)
{
	struct choice choices[CHOICES_MAX];
	size_t n = d->choices(scene, wish, choices);
	struct keymap_act act;

	for (size_t i = 0; i < n; i++)
		if (is_key_of(&choices[i], key))
			return choices[i].step;
	act = keymap_lookup(d->place, key);
	if (n && (act.action == ACT_OPEN || act.action == ACT_BACK || act.action == ACT_NO))
		return choices[n - 1].step;
	return d->key ? d->key(scene, act, wish) : step_unknown();
}
