/* What ui/keymap promises. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"
#include "ui/keymap.h"

static struct keymap_act look(enum place place, const char *name)
{
	struct key key;

	assert_true(key_parse(str_of(name), &key));
	return keymap_lookup(place, key);
}

static void assert_act(enum place place, const char *name, enum action action, int value)
{
	struct keymap_act act = look(place, name);

	assert_int_equal(act.action, action);
	assert_int_equal(act.value, value);
}

static void keys_mean_what_the_table_says(void **fixture)
{
	(void)fixture;
	assert_act(PLACE_PRESENTATION, "4", ACT_DIGIT, 4);
	assert_act(PLACE_PRESENTATION, "'", ACT_DIGIT, 4);
	assert_act(PLACE_PRESENTATION, "à", ACT_DIGIT, 0);
	assert_act(PLACE_EXCHANGE, "0", ACT_NONE, 0);
	assert_act(PLACE_SHEET, "0", ACT_DIGIT, 0);
	assert_act(PLACE_EXCHANGE, "b", ACT_LEVEL, 1);
	assert_act(PLACE_EXCHANGE, "E", ACT_LEVEL, 4);
	assert_act(PLACE_PRESENTATION, "b", ACT_NONE, 0);
	assert_act(PLACE_SHEET, "n", ACT_NOTES, 0);
	assert_act(PLACE_ASK, "n", ACT_NO, 0);
	assert_act(PLACE_ASK, "O", ACT_YES, 0);
	assert_act(PLACE_DAY, "^Z", ACT_UNDO, 0);
	assert_act(PLACE_DAY, "U", ACT_UNDO, 0);
	assert_act(PLACE_HELP, "^C", ACT_BACK, 0);
	assert_act(PLACE_DAY, "F1", ACT_HELP, 0);
	assert_act(PLACE_PREPARATION, "=", ACT_TIME, 0);
	assert_act(PLACE_SHEET, "Left", ACT_LEFT, 0);
	assert_act(PLACE_DAY, "Left", ACT_NONE, 0);
	assert_act(PLACE_DAY, "^S", ACT_NONE, 0);
	assert_act(PLACE_DAY, "^Q", ACT_NONE, 0);
	assert_act(PLACE_DAY, "Space", ACT_NONE, 0);
	assert_act(PLACE_DAY, "z", ACT_NONE, 0);
	assert_int_equal(keymap_lookup(PLACE_DAY, (struct key){.kind = K_UNKNOWN}).action,
	                 ACT_NONE);
	assert_int_equal(keymap_lookup(PLACE_DAY, (struct key){.kind = K_PASTE}).action, ACT_NONE);
}

/* French without Shift and under Caps Lock, with Shift, Belgian: wherever digits are meant. */
static void the_top_row_gives_digits_everywhere(void **fixture)
{
	static const char *const rows[] = {"& é \" ' ( - è _ ç", "1 2 3 4 5 6 7 8 9",
	                                   "& É \" ' ( - È _ Ç", "& é \" ' ( § è ! ç"};
	static const enum place places[] = {PLACE_SEAT, PLACE_DAY, PLACE_OPENING, PLACE_ATTENDANCE,
	                                    PLACE_PREPARATION, PLACE_PRESENTATION,
	                                    PLACE_EXCHANGE, PLACE_NOTATION, PLACE_SHEET,
	                                    PLACE_ASK, PLACE_PAUSE};

	(void)fixture;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
			struct str rest = str_of(rows[r]);

			for (int digit = 1; digit <= 9; digit++) {
				struct buf name = {0};

				buf_add(&name, str_cut(&rest, ' '));
				assert_act(places[i], buf_text(&name), ACT_DIGIT, digit);
				buf_done(&name);
			}
		}
	assert_act(PLACE_SHEET, "à", ACT_DIGIT, 0);
	assert_act(PLACE_SHEET, "À", ACT_DIGIT, 0);
	assert_act(PLACE_PRESENTATION, "À", ACT_DIGIT, 0);
}

static void leaving_and_help_have_their_twins_everywhere(void **fixture)
{
	static const char *const back[] = {"q", "Q", "Esc", "F10", "^C"};
	static const char *const help[] = {"?", "F1"};

	(void)fixture;
	for (unsigned place = 1; place <= PLACE_LAST; place <<= 1) {
		for (size_t i = 0; i < 5 && place != PLACE_CURTAIN; i++)
			assert_act((enum place)place, back[i], ACT_BACK, 0);
		for (size_t i = 0; i < 2; i++)
			assert_act((enum place)place, help[i], ACT_HELP, 0);
		assert_act((enum place)place, "^S", ACT_NONE, 0);
		assert_act((enum place)place, "^Q", ACT_NONE, 0);
	}
}

static void no_key_has_two_meanings_at_one_place(void **fixture)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)fixture;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			struct str mine = str_of(rows[i].keys);

			if (!(rows[i].where & rows[j].where))
				continue;
			while (mine.n) {
				struct str name = str_cut(&mine, ' '), other = str_of(rows[j].keys);

				while (other.n)
					if (str_equal(name, str_cut(&other, ' ')))
						fail_msg("%.*s: rows %zu and %zu", STR_ARG(name), j,
						         i);
			}
		}
	}
}

/* A letter that means one thing here and another there is one false mark away:
 * only n may. */
static void a_letter_means_one_thing_everywhere(void **fixture)
{
	(void)fixture;
	for (uint32_t letter = 'a'; letter <= 'z'; letter++) {
		enum action meaning = ACT_NONE;

		for (unsigned place = 1; place <= PLACE_LAST; place <<= 1) {
			enum action here =
			    keymap_lookup((enum place)place, key_char(letter)).action;

			if (here == ACT_NONE || letter == 'n')
				continue;
			assert_true(meaning == ACT_NONE || meaning == here);
			meaning = here;
		}
	}
}

static void every_row_can_be_pressed_shown_and_explained(void **fixture)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)fixture;
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(rows[i].keys);
		struct buf label = {0};

		while (rest.n) {
			struct str name = str_cut(&rest, ' ');
			struct key key;

			assert_true(key_parse(name, &key) || str_is(name, "1-9") ||
			            str_is(name, "a-e"));
		}
		keymap_label(&label, &rows[i], 0);
		assert_true(label.n > 0 && *rows[i].word && *rows[i].does && *rows[i].who &&
		            rows[i].where);
		assert_true(rows[i].does[strlen(rows[i].does) - 1] != '.');
		buf_done(&label);
	}
}

static void a_label_reads_aloud(void **fixture)
{
	struct buf label = {0};

	(void)fixture;
	keymap_label(&label, keymap_find(PLACE_DAY, ACT_UNDO), 0);
	assert_string_equal(buf_text(&label), "u, Ctrl-Z");
	buf_clear(&label);
	keymap_label(&label, keymap_find(PLACE_EXCHANGE, ACT_LEVEL), 0);
	assert_string_equal(buf_text(&label), "a-e");
	buf_clear(&label);
	keymap_label(&label, keymap_find(PLACE_EXCHANGE, ACT_LEVEL), 3);
	assert_string_equal(buf_text(&label), "a-c");
	buf_clear(&label);
	keymap_label(&label, keymap_find(PLACE_SHEET, ACT_DIGIT), 4);
	assert_string_equal(buf_text(&label), "1-4, 0");
	buf_clear(&label);
	keymap_label(&label, keymap_find(PLACE_SHEET, ACT_DIGIT), ALL_DIGITS);
	assert_string_equal(buf_text(&label), "0-9");
	assert_null(keymap_find(PLACE_DAY, ACT_LEVEL));
	buf_clear(&label);
	keymap_unknown(&label, key_char('z'), false);
	assert_string_equal(buf_text(&label), "Nothing on key z here. ? shows the keys.");
	buf_done(&label);
}

static void assert_footer(int cols, enum place place, const struct hint *hints, size_t n,
                          const char *expected)
{
	struct buf text = {0};
	struct canvas c;

	canvas_init(&c, 1, cols);
	keymap_footer(&c, 0, place, hints, n);
	canvas_to_text(&c, &text);
	assert_string_equal(buf_text(&text), expected);
	assert_true(text.n < 2 || canvas_at(&c, 0, 2)->pen == PEN_BOLD);
	buf_done(&text);
	canvas_done(&c);
}

static void the_footer_shows_what_fits(void **fixture)
{
	static const struct hint presentation[] = {
	    {.action = ACT_BACK},   {.action = ACT_HELP},
	    {.action = ACT_UNDO},   {.action = ACT_DIGIT, .count = 5},
	    {.action = ACT_DIGIT},  {.action = ACT_SPACE},
	    {.action = ACT_FINISH}, {.action = ACT_NOTES},
	    {.action = ACT_LEVEL, .count = 3}};
	static const struct hint exchange[] = {{.action = ACT_LEVEL, .count = 3},
	                                       {.action = ACT_WITHOUT},
	                                       {.action = ACT_OPEN},
	                                       {.action = ACT_HAT, .whose = STR("GRÈBE")},
	                                       {.action = ACT_BACK}};

	(void)fixture;
	assert_footer(80, PLACE_PRESENTATION, presentation, 9,
	              "  1-5 floor  0 nobody  Space pause  f end  u undo  ? help  q back\n");
	assert_footer(60, PLACE_PRESENTATION, presentation, 9,
	              "  1-5 floor  0 nobody  u undo  ? help  q back\n");
	assert_footer(34, PLACE_PRESENTATION, presentation, 9, "  f end  u undo  ? help  q back\n");
	assert_footer(80, PLACE_PRESENTATION, presentation + 7, 2, "  n notes\n");
	assert_footer(80, PLACE_EXCHANGE, exchange, 5,
	              "  abc question  x no level  Enter sheet  t keeping (GRÈBE)  q back\n");
	assert_footer(80, PLACE_DAY, exchange, 0, "\n");
}

static void the_french_footer_is_the_one_drawn(void **fixture)
{
	static const struct hint hints[] = {
	    {.action = ACT_DIGIT, .count = 5},
	    {.action = ACT_DIGIT},  {.action = ACT_SPACE}, {.action = ACT_FINISH},
	    {.action = ACT_UNDO},   {.action = ACT_HELP},  {.action = ACT_BACK}};
	const char *build = getenv("BUILD");
	char dir[4096];
	const char *const dirs[] = {dir, NULL};

	(void)fixture;
	snprintf(dir, sizeof dir, "%s/locale", build ? build : "build");
	assert_true(words_open("fr", dirs));
	assert_footer(
	    80, PLACE_PRESENTATION, hints, 7,
	    "  1-5 parole  0 personne  Espace pause  f fin  u annuler  ? aide  q retour\n");
	words_open("en", NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_mean_what_the_table_says),
	    cmocka_unit_test(the_top_row_gives_digits_everywhere),
	    cmocka_unit_test(leaving_and_help_have_their_twins_everywhere),
	    cmocka_unit_test(no_key_has_two_meanings_at_one_place),
	    cmocka_unit_test(a_letter_means_one_thing_everywhere),
	    cmocka_unit_test(every_row_can_be_pressed_shown_and_explained),
	    cmocka_unit_test(a_label_reads_aloud),
	    cmocka_unit_test(the_footer_shows_what_fits),
	    cmocka_unit_test(the_french_footer_is_the_one_drawn),
	};

	words_open("en", NULL);
	return cmocka_run_group_tests_name("ui/keymap", tests, NULL, NULL);
}
