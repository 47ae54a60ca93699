#include "ui/keymap.h"

#include <string.h>

#include "base/words.h"

static const struct keymap_row rows[] = {
#define KEY(action_, keys_, word_, where_, does_, who_) \
	{.action = ACT_##action_, .keys = keys_, .word = word_, \
	 .where = where_, .does = does_, .who = who_},
#include "ui/keymap.def"
#undef KEY
};

enum { ROWS = sizeof rows / sizeof *rows };

const struct keymap_row *keymap_rows(size_t *n)
{
	*n = ROWS;
	return rows;
}

static bool is_range(struct str name)
{
	return name.n == 3 && name.s[1] == '-';
}

/* Whether a key is meant by one name of a row; *value is its rank in a range. */
static bool name_matches(struct str name, struct key key, int *value)
{
	int digit = key_digit(key);
	char letter = key_letter(key);
	struct key named;

	*value = 0;
	if (is_range(name)) {
		bool digits = name.s[0] == '1';

		*value = digits ? digit : letter - name.s[0];
		return digits ? digit >= 1 : letter >= name.s[0] && letter <= name.s[2];
	}
	if (!key_parse(name, &named))
		return false;
	if (key_digit(named) >= 0)
		return key_digit(named) == digit;
	return key_letter(named) ? key_letter(named) == letter : key_equal(named, key);
}

static bool row_matches(const struct keymap_row *row, struct key key, int *value)
{
	struct str rest = str_of(row->keys);

	while (rest.n)
		if (name_matches(str_cut(&rest, ' '), key, value))
			return true;
	return false;
}

struct keymap_act keymap_lookup(enum place place, struct key key)
{
	int value;

	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].where & (uint32_t)place && row_matches(&rows[i], key, &value))
			return (struct keymap_act){rows[i].action, value};
	return (struct keymap_act){.action = ACT_NONE};
}

const struct keymap_row *keymap_find(enum place place, enum action action)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].where & (uint32_t)place && rows[i].action == action)
			return &rows[i];
	return NULL;
}

/* "1-9", or as much of it as there is: "1-4", "1". */
static void add_range(struct buf *out, struct str range, int count)
{
	int all = range.s[2] - range.s[0] + 1;

	if (count == ALL_DIGITS && range.s[0] == '1') {
		buf_add(out, STR("0-9"));
		return;
	}
	buf_add_char(out, range.s[0]);
	if (count != 1)
		buf_addf(out, "-%c", range.s[0] + (count > 0 && count < all ? count : all) - 1);
}

static void add_name(struct buf *out, struct str name)
{
	struct key key;

	if (key_parse(name, &key))
		key_to_text(out, key);
	else
		buf_add(out, name);
}

void keymap_label(struct buf *out, const struct keymap_row *row, int count)
{
	struct str rest = str_of(row->keys);
	size_t start = out->n;

	while (rest.n) {
		struct str name = str_cut(&rest, ' ');

		if (str_is(name, "0") && count == ALL_DIGITS) /* among them already */
			continue;
		if (out->n > start)
			buf_add(out, STR(", "));
		if (is_range(name))
			add_range(out, name, count);
		else
			add_name(out, name);
	}
}

const char *keymap_place(enum place place)
{
	switch (place) {
	case PLACE_SEAT: return _("places of the jury");
	case PLACE_CURTAIN: return _("keyboard to be taken");
	case PLACE_OPENING: return _("opening of the jury");
	case PLACE_ATTENDANCE: return _("signing in");
	case PLACE_PREPARATION: return _("preparation");
	case PLACE_PRESENTATION: return _("presentation");
	case PLACE_EXCHANGE: return _("exchange");
	case PLACE_NOTATION: return _("marking");
	case PLACE_SHEET: return _("sheet");
	case PLACE_AGENDA:
	case PLACE_COMPETENCY: return _("deliberation");
	case PLACE_READING: return _("rereading of the minutes");
	case PLACE_DOCUMENTS: return _("documents");
	case PLACE_JOURNAL: return _("journal");
	case PLACE_HELP: return _("help");
	case PLACE_ASK: return _("a choice to make");
	case PLACE_PAUSE: return _("pause");
	case PLACE_CODE: return _("code of a card");
	case PLACE_PLACES: return _("who sits where");
	case PLACE_WRITTEN: return _("written test");
	case PLACE_SIGNATURES: return _("signatures");
	default: return _("the day");
	}
}

/* The footer. */

struct shown {
	char keys[32];
	const char *word;
	struct str whose;
	int cols; /* keys, a blank, the word, the name in brackets */
};

static bool is_last(enum action action)
{
	return action == ACT_UNDO || action == ACT_HELP || action == ACT_BACK;
}

/* The row a hint speaks of: among the digits, 0 may have one of its own. */
static const struct keymap_row *row_of(enum place place, const struct hint *hint)
{
	struct keymap_act act;
	int value;

	if (hint->action != ACT_DIGIT || hint->count)
		return keymap_find(place, hint->action);
	act = keymap_lookup(place, key_char('0'));
	for (size_t i = 0; act.action == ACT_DIGIT && i < ROWS; i++)
		if (rows[i].where & (uint32_t)place && row_matches(&rows[i], key_char('0'), &value))
			return &rows[i];
	return NULL;
}

static void hint_keys(struct buf *out, const struct keymap_row *row, const struct hint *hint)
{
	struct str rest = str_of(row->keys);
	struct str first = str_cut(&rest, ' ');

	if (hint->action == ACT_DIGIT && hint->count == ALL_DIGITS)
		buf_add(out, STR("0-9"));
	else if (hint->action == ACT_DIGIT && hint->count > 1)
		buf_addf(out, "1-%d", hint->count > 9 ? 9 : hint->count);
	else if (hint->action == ACT_DIGIT)
		buf_add_char(out, hint->count ? '1' : '0');
	else if (hint->action == ACT_LEVEL)
		for (int i = 0; i < hint->count && i < 5; i++)
			buf_add_char(out, (char)('a' + i));
	else if (hint->action == ACT_UP && hint->count == 2)
		buf_addf(out, "↑↓");
	else
		add_name(out, first);
}

static bool hint_show(struct canvas *c, enum place place, const struct hint *hint,
                      struct shown *shown)
{
	const struct keymap_row *row = row_of(place, hint);
	struct buf keys = {0};

	if (!row)
		return false;
	hint_keys(&keys, row, hint);
	memset(shown, 0, sizeof *shown);
	if (keys.n < sizeof shown->keys)
		memcpy(shown->keys, buf_text(&keys), keys.n);
	buf_done(&keys);
	shown->word = hint->word ? hint->word : _(row->word);
	shown->whose = hint->whose;
	shown->cols =
	    canvas_width(c, str_of(shown->keys)) + 1 + canvas_width(c, str_of(shown->word));
	if (hint->whose.n)
		shown->cols += canvas_width(c, hint->whose) + 3;
	return true;
}

enum { GAP = 2, HINTS_MAX = 7, HINTS_FEW = 5 };

/* The last three that are among the hints, in their order; returns how many. */
static int show_last(struct canvas *c, enum place place, const struct hint *hints, size_t n,
                     struct shown *shown)
{
	int count = 0;

	for (enum action last = ACT_UNDO; last <= ACT_BACK; last++) {
		for (size_t i = 0; i < n; i++) {
			if (hints[i].action == last &&
			    hint_show(c, place, &hints[i], &shown[count])) {
				count++;
				break;
			}
		}
	}
	return count;
}

void keymap_footer(struct canvas *c, int row, enum place place, const struct hint *hints, size_t n)
{
	struct shown last[3], acts[HINTS_MAX];
	int room = canvas_edge(c) - STOP_MARGIN + GAP, col = STOP_MARGIN, count = 0;
	int n_last = show_last(c, place, hints, n, last);
	int most = (c->cols < 80 ? HINTS_FEW : HINTS_MAX) - n_last;

	for (int i = 0; i < n_last; i++)
		room -= last[i].cols + GAP;
	for (size_t i = 0; i < n && count < most; i++) {
		if (is_last(hints[i].action) || !hint_show(c, place, &hints[i], &acts[count]) ||
		    acts[count].cols + GAP > room)
			continue;
		room -= acts[count++].cols + GAP;
	}
	for (int i = 0; i < count + n_last; i++) {
		const struct shown *one = i < count ? &acts[i] : &last[i - count];

		col = canvas_text(c, row, col, PEN_BOLD, str_of(one->keys)) + 1;
		col = canvas_text(c, row, col, PEN_PLAIN, str_of(one->word));
		if (one->whose.n)
			col = canvas_textf(c, row, col, PEN_PLAIN, " (%.*s)", STR_ARG(one->whose));
		col += GAP;
	}
}

/* A text takes all letters: its few keys are no rows of the table.  What Enter does differs: it
 * is told first. */
void keymap_footer_of_text(struct canvas *c, int row, enum footer_form form)
{
	bool seals = form == FOOTER_SEAL;
	const struct {
		const char *key, *word;
	} keys[] = {{_("Enter"), seals               ? _("seal")
	                         : form == FOOTER_LINE ? _("keep and close")
	                                             : words_p("in a text", "new line")},
	            {_("Esc"), seals               ? _("seal nothing")
	                       : form == FOOTER_LINE ? words_p("a text", "the same")
	                                           : _("keep and close")},
	            {"F1", _("help")},
	            {"Ctrl-Z", words_p("in a text", "undo")}};
	int col = STOP_MARGIN;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		int cols = canvas_width(c, str_of(keys[i].key)) + 1 +
		           canvas_width(c, str_of(keys[i].word));

		if (col + cols > canvas_edge(c))
			continue;
		col = canvas_text(c, row, col, PEN_BOLD, str_of(keys[i].key)) + 1;
		col = canvas_text(c, row, col, PEN_PLAIN, str_of(keys[i].word)) + GAP;
	}
}

void keymap_unknown(struct buf *out, struct key key, bool asked)
{
	struct buf name = {0};

	key_to_text(&name, key);
	if (asked)
		buf_addf(out, _("Nothing on key %s here: answer first, or Esc."), buf_text(&name));
	else
		buf_addf(out, _("Nothing on key %s here. ? shows the keys."), buf_text(&name));
	buf_done(&name);
}
