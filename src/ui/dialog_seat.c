/* dialog_seat: what is asked about a place of the jury: the code of its card, whether it is taken
 * over from another screen, whether a closed one is opened again. */
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/dialog.h"
#include "ui/seats.h"
#include "ui/view.h"

/* -- the code of a card: the wish holds the person; its value a 1, then the digits so far ---- */

enum { CODE_COLS = 6 };

static int typed(const struct fact *wish)
{
	int n = 0;

	for (int64_t left = wish->value; left > 9; left /= 10)
		n++;
	return n;
}

static bool code_is_open(const struct scene *scene, const struct fact *wish)
{
	return !seats_is_closed(scene->room, wish->person);
}

static void code_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct standing *p = state_person(scene->state, wish->person);

	say_person(b, scene->state, wish->person);
	buf_addf(b, ", %s", say_role_title(p ? p->role : ROLE_NONE));
}

/* "Place fermée après 5 codes faux : GRÈBE (secrétariat) ou MERLE (présidence) la rouvre." */
static void write_closed(struct buf *b, const struct scene *scene)
{
	struct buf who = {0};

	seats_write_openers(&who, scene->state);
	buf_addf(b, _("Place closed after wrong codes. Who opens it again: %s. Wait here: then "
	            "the code can be typed."), buf_text(&who));
	buf_done(&who);
}

static void write_tries(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	int tries = seats_tries(scene->room, wish->person);

	if (tries > 0)
		buf_addf(b, words_n("%d more try", "%d more tries", tries), tries);
}

static int code_facts(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	struct buf b = {0};
	int n = typed(wish), rows = 2, col;

	if (!code_is_open(scene, wish)) {
		write_closed(&b, scene);
		rows = dialog_fact(c, area, 0, buf_str(&b));
		buf_done(&b);
		return rows;
	}
	buf_addf(&b, "%s ", _("Code of your card:"));
	col = canvas_text(c, area.row + 1, STOP_TEXT, PEN_PLAIN, buf_str(&b));
	for (int i = 0; i < CODE_COLS; i++)
		canvas_sign(c, area.row + 1, col + i, PEN_BOLD, i < n ? 0x25CF : 0xB7);
	canvas_cursor(c, area.row + 1, col + (n < CODE_COLS ? n : CODE_COLS - 1));
	buf_clear(&b);
	write_tries(&b, scene, wish);
	col = canvas_edge(c) - canvas_width(c, buf_str(&b));
	canvas_text(c, area.row + 1, col < STOP_FACTS ? col : STOP_FACTS, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
	return rows + (area.rows > rows + 1);
}

/* How many digits, never which. */
static void code_tell(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf advice = {0};
	int n = typed(wish);

	if (!code_is_open(scene, wish)) {
		write_closed(b, scene);
		buf_add_char(b, '\n');
		return;
	}
	seats_advise_code(&advice);
	text_shorten(b, buf_str(&advice), SIZE_MAX);
	buf_addf(b, "\n%s ", _("Code of your card:"));
	buf_addf(b, words_n("%d digit of %d", "%d digits of %d", n), n, CODE_COLS);
	buf_addf(b, ".\n");
	if (seats_tries(scene->room, wish->person) > 0)
		buf_addf(b, _("Tries left: %d."), seats_tries(scene->room, wish->person));
	buf_add_char(b, '\n');
	buf_done(&advice);
}

static size_t code_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	(void)scene;
	(void)wish;
	return dialog_choice(choices, 0, KEY_ESC, _("choose another place"), step_stay());
}

static struct step code_key(const struct scene *scene, struct keymap_act act, struct fact *wish)
{
	int n = typed(wish);

	if (!code_is_open(scene, wish))
		return step_unknown();
	switch (act.action) {
	case ACT_DIGIT:
		if (n == CODE_COLS)
			return step_say("%s", _("The code has 6 digits: Enter gives it, Backspace "
			                        "erases."));
		wish->value = wish->value * 10 + act.value;
		break;
	case ACT_ERASE:
		if (n)
			wish->value /= 10;
		break;
	case ACT_OPEN:
		if (n == CODE_COLS)
			return (struct step){.kind = STEP_CODE, .wish = *wish};
		return step_say("%s", _("The code has 6 digits: they are on your card."));
	default: return step_unknown();
	}
	return step_say("%s", "");
}

const struct dialog dialog_code = {.place = PLACE_CODE,
                                   .title = code_title,
                                   .facts = code_facts,
                                   .tell = code_tell,
                                   .choices = code_choices,
                                   .key = code_key,
                                   .writes = code_is_open};

/* -- taken over from another screen: no wish ------------------------------------------------ */

static void over_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_addf(b, "%s", _("Take your place over on this screen?"));
}

static int over_facts(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	struct buf b = {0};
	int rows;

	(void)wish;
	seats_write_elsewhere(&b, scene);
	buf_addf(&b, " %s",
	         _("There it ends: all is stored, and a text being written comes here."));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static size_t over_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	size_t n = dialog_choice(choices, 0, 'o', _("yes, go on here; the other screen ends"),
	                         (struct step){.kind = STEP_TAKE_OVER});

	(void)wish;
	if (!scene->room->fixed_seat)
		n = dialog_choice(choices, n, '1', _("pass this keyboard on to somebody else"),
		                  (struct step){.kind = STEP_CURTAIN});
	return dialog_choice(choices, n, KEY_ESC, _("no, leave both open"), step_stay());
}

const struct dialog dialog_take_over = {
    .place = PLACE_ASK, .title = over_title, .facts = over_facts, .choices = over_choices};

/* -- a closed place opened again: the wish holds the person --------------------------------- */

static void opened_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	say_person(&name, scene->state, wish->person);
	buf_addf(b, _("%s: open this place again?"), buf_text(&name));
	buf_done(&name);
}

static int opened_facts(struct canvas *c, struct area area, const struct scene *scene,
                        const struct fact *wish)
{
	(void)scene;
	(void)wish;
	return dialog_fact(
	    c, area, 0,
	    str_of(_("Wrong codes closed it. First ask this person whether it was they: the "
	             "same code will be good again. If not, have another card made.")));
}

static size_t opened_choices(const struct scene *scene, const struct fact *wish,
                             struct choice *choices)
{
	size_t n = dialog_choice(choices, 0, 'o', _("yes, open it again"), step_wish(*wish));

	(void)scene;
	return dialog_choice(choices, n, KEY_ESC, _("no, it stays closed"), step_stay());
}

const struct dialog dialog_seat_opened = {
    .place = PLACE_ASK, .title = opened_title, .facts = opened_facts, .choices = opened_choices};
