/* What ui/editor promises. */
#include "unit.h"

#include "base/text.h"
#include "base/words.h"
#include "ui/editor.h"

static struct editor *begin(const char *text)
{
	return editor_new(&(struct editor_setup){.text = str_of(text), .max_bytes = 4000});
}

/* Types each character of a text; a newline is Enter. */
static void type(struct editor *e, const char *text)
{
	struct str rest = str_of(text);

	while (rest.n) {
		uint32_t cp;
		size_t n = text_step(rest, &cp);
		struct key key = key_char(cp);

		if (cp == '\n')
			key = (struct key){.kind = K_ENTER};
		editor_key(e, key, STR(""));
		rest = (struct str){rest.s + n, rest.n - n};
	}
}

/* Presses the keys whose names stand in a line, as "Left Left ^Z Backspace". */
static enum editor_did press(struct editor *e, const char *names)
{
	struct str rest = str_of(names);
	enum editor_did did = EDITOR_IGNORED;

	while (rest.n) {
		struct key key;

		assert_true(key_parse(str_cut(&rest, ' '), &key));
		did = editor_key(e, key, STR(""));
	}
	return did;
}

static enum editor_did paste(struct editor *e, struct str text)
{
	return editor_key(e, (struct key){.kind = K_PASTE}, text);
}

static void assert_written(const struct editor *e, const char *expected)
{
	struct str text = editor_text(e);
	char copy[8192];

	assert_true(text.n < sizeof copy);
	memcpy(copy, text.n ? text.s : "", text.n);
	copy[text.n] = '\0';
	assert_string_equal(copy, expected);
}

/* The picture of the editor in so many rows and columns. */
static void assert_drawn(struct editor *e, int rows, int cols, const char *expected)
{
	struct buf text = {0};
	struct canvas c;

	canvas_init(&c, rows, cols);
	editor_draw(e, &c, c.clip, 0xB7);
	canvas_to_marked_text(&c, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_done(&text);
	canvas_done(&c);
}

static void letters_are_text(void **fixture)
{
	struct editor *e = begin("");

	(void)fixture;
	type(e, "que 2 & (é) Ça\nj’");
	assert_written(e, "que 2 & (é) Ça\nj’");
	assert_int_equal(press(e, "Esc"), EDITOR_CLOSED);
	assert_int_equal(press(e, "F1"), EDITOR_IGNORED);
	assert_int_equal(press(e, "Tab"), EDITOR_IGNORED);
	assert_int_equal(press(e, "^C"), EDITOR_IGNORED);
	assert_written(e, "que 2 & (é) Ça\nj’");
	editor_free(e);
}

static void an_accent_completes_its_letter(void **fixture)
{
	struct editor *e = begin("");

	(void)fixture;
	type(e, "\xCC\x81" "e\xCC\x81t" "e\xCC\x81");
	assert_written(e, "été");
	press(e, "Left Left Left");
	type(e, "x\xCC\xB1\xCC\x81");
	press(e, "Backspace");
	assert_written(e, "été");
	press(e, "Delete");
	assert_written(e, "té");
	press(e, "End Enter");
	type(e, "\xCC\x81");
	assert_written(e, "té\n");
	editor_free(e);
}

static void what_is_invisible_is_not_written(void **fixture)
{
	struct editor *e = begin("a\xE2\x80\x8B" "b\033[2J");

	(void)fixture;
	assert_written(e, "ab[2J");
	type(e, "\xE2\x80\xAE" "c");
	assert_int_equal(paste(e, STR("d\xC2\xAD" "e\tf\r\ng\xFF")), EDITOR_CHANGED);
	assert_written(e, "ab[2Jcde f\ng\xEF\xBF\xBD");
	assert_int_equal(paste(e, STR("\xE2\x80\x8B")), EDITOR_MOVED);
	editor_free(e);
}

static void a_line_breaks_at_blanks(void **fixture)
{
	struct editor *e = begin("ACACIA dit « oui » à tout.\n\nFin");

	(void)fixture;
	assert_drawn(e, 6, 15,
	             "|· ACACIA dit «\n"
	             "|· oui » à\n"
	             "|· tout.\n"
	             "|·\n"
	             "|· Fin\n"
	             "|\n"
	             "cursor 4,5\n");
	assert_int_equal(editor_lines(e), 5);
	press(e, "Home Up Up");
	assert_drawn(e, 2, 15, "|· oui » à\n|· tout.\ncursor 1,2\n");
	press(e, "Up Up End");
	assert_drawn(e, 2, 15, "|· ACACIA dit «\n|· oui » à\ncursor 0,14\n");
	editor_free(e);
	e = begin("anticonstitutionnellement");
	assert_drawn(e, 3, 13, "|· anticonsti\n|· tutionnell\n|· ement\ncursor 2,7\n");
	press(e, "Home Left");
	assert_drawn(e, 3, 13, "|· anticonsti\n|· tutionnell\n|· ement\ncursor 1,11\n");
	press(e, "Home");
	assert_drawn(e, 3, 13, "|· anticonsti\n|· tutionnell\n|· ement\ncursor 1,2\n");
	editor_free(e);
	e = begin("");
	assert_drawn(e, 2, 10, "|·\n|\ncursor 0,2\n");
	assert_int_equal(editor_lines(e), 0);
	editor_free(e);
}

/* A no-break space keeps « and its word together. */
static void a_no_break_space_does_not_break(void **fixture)
{
	struct editor *e = begin("il dit «\xC2\xA0oui\xC2\xA0»");

	(void)fixture;
	assert_drawn(e, 2, 16, "|· il dit\n|· « oui »\ncursor 1,9\n");
	editor_free(e);
}

static void moves_go_by_what_one_sees(void **fixture)
{
	struct editor *e = begin("abcdef\nx\nuvwxyz");

	(void)fixture;
	assert_drawn(e, 2, 12, "|· x\n|· uvwxyz\ncursor 1,8\n");
	press(e, "Left Up Up");
	assert_drawn(e, 2, 12, "|· abcdef\n|· x\ncursor 0,7\n");
	press(e, "Down");
	assert_drawn(e, 2, 12, "|· abcdef\n|· x\ncursor 1,3\n");
	press(e, "Down");
	assert_drawn(e, 2, 12, "|· x\n|· uvwxyz\ncursor 1,7\n");
	press(e, "PageUp PageUp PageUp Home Left Up");
	assert_drawn(e, 2, 12, "|· abcdef\n|· x\ncursor 0,2\n");
	press(e, "PageDown Right Right");
	type(e, "|");
	assert_written(e, "abcdef\nx\n|uvwxyz");
	press(e, "PageDown PageDown Down End Right");
	type(e, "|");
	assert_written(e, "abcdef\nx\n|uvwxyz|");
	editor_free(e);
}

static void undo_goes_back_word_by_word(void **fixture)
{
	struct editor *e = begin("Parle");

	(void)fixture;
	type(e, " de la fe\xCC\x82te");
	press(e, "^Z");
	assert_written(e, "Parle de la ");
	press(e, "^Z ^Z");
	assert_written(e, "Parle ");
	press(e, "^Y");
	assert_written(e, "Parle de ");
	press(e, "^Y ^Y ^Y");
	assert_written(e, "Parle de la fête");
	press(e, "Backspace Backspace Backspace");
	assert_written(e, "Parle de la f");
	press(e, "Left Delete ^Z");
	assert_written(e, "Parle de la f");
	press(e, "^Z");
	assert_written(e, "Parle de la fête");
	press(e, "^Z");
	type(e, "x");
	assert_int_equal(press(e, "^Y"), EDITOR_MOVED);
	assert_written(e, "Parle de la x");
	press(e, "^Z ^Z ^Z ^Z ^Z");
	assert_written(e, "Parle");
	assert_int_equal(press(e, "^Z"), EDITOR_MOVED);
	editor_free(e);
}

static void a_paste_is_undone_at_once(void **fixture)
{
	struct editor *e = begin("ac");

	(void)fixture;
	press(e, "Left");
	paste(e, STR("b\nb b"));
	assert_written(e, "ab\nb bc");
	type(e, "!");
	press(e, "^Z ^Z");
	assert_written(e, "ac");
	editor_free(e);
}

static void fifty_undos_at_least(void **fixture)
{
	struct editor *e = begin("");

	(void)fixture;
	for (int i = 0; i < 300; i++)
		type(e, "a ");
	for (int i = 0; i < 400; i++)
		press(e, "^Z");
	assert_int_equal(editor_text(e).n, 200);
	for (int i = 0; i < 400; i++)
		press(e, "^Y");
	assert_int_equal(editor_text(e).n, 600);
	editor_free(e);
}

static void too_long_is_refused_whole(void **fixture)
{
	struct editor *e = editor_new(&(struct editor_setup){.text = STR("abcdé"), .max_bytes = 8});

	(void)fixture;
	assert_int_equal(paste(e, STR("xyz")), EDITOR_FULL);
	assert_int_equal(paste(e, STR("x")), EDITOR_CHANGED);
	assert_int_equal(editor_key(e, key_char(0xE9), STR("")), EDITOR_FULL);
	assert_written(e, "abcdéx");
	press(e, "Backspace Backspace");
	type(e, "1234é");
	assert_written(e, "abcd1234");
	editor_free(e);
}

static void one_line_has_no_newline(void **fixture)
{
	struct editor *e = editor_new(&(struct editor_setup){
	    .text = STR("bruit\ndans"), .max_bytes = 200, .one_line = true});

	(void)fixture;
	assert_written(e, "bruit dans");
	paste(e, STR(" le\ncouloir\n"));
	assert_written(e, "bruit dansle couloir");
	assert_int_equal(press(e, "Enter"), EDITOR_ENTERED);
	editor_free(e);
}

static void in_ascii_the_cursor_follows_what_is_drawn(void **fixture)
{
	struct editor *e = begin("œuvre…");
	struct canvas c;
	struct buf text = {0};

	(void)fixture;
	canvas_init(&c, 2, 12);
	c.ascii = true;
	editor_draw(e, &c, c.clip, 0x2588);
	canvas_to_marked_text(&c, &text);
	assert_string_equal(buf_text(&text), "|# oeuvre...\n|\ncursor 0,11\n");
	buf_done(&text);
	canvas_done(&c);
	editor_free(e);
}

static void it_stays_in_its_area(void **fixture)
{
	struct editor *e = begin("un deux trois quatre cinq six");
	struct canvas c;
	struct buf text = {0};

	(void)fixture;
	canvas_init(&c, 4, 14);
	canvas_fill(&c, c.clip, PEN_PLAIN, '~');
	editor_draw(e, &c, (struct area){1, 2, 2, 11}, 0xB7);
	canvas_to_text(&c, &text);
	assert_string_equal(buf_text(&text), "~~~~~~~~~~~~~~\n"
	                                     "~~· quatre   ~\n"
	                                     "~~· cinq six ~\n"
	                                     "~~~~~~~~~~~~~~\n");
	assert_true(c.cursor_row == 2 && c.cursor_col == 12);
	editor_free(e);
	buf_done(&text);
	canvas_done(&c);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_are_text),
	    cmocka_unit_test(an_accent_completes_its_letter),
	    cmocka_unit_test(what_is_invisible_is_not_written),
	    cmocka_unit_test(a_line_breaks_at_blanks),
	    cmocka_unit_test(a_no_break_space_does_not_break),
	    cmocka_unit_test(moves_go_by_what_one_sees),
	    cmocka_unit_test(undo_goes_back_word_by_word),
	    cmocka_unit_test(a_paste_is_undone_at_once),
	    cmocka_unit_test(fifty_undos_at_least),
	    cmocka_unit_test(too_long_is_refused_whole),
	    cmocka_unit_test(one_line_has_no_newline),
	    cmocka_unit_test(in_ascii_the_cursor_follows_what_is_drawn),
	    cmocka_unit_test(it_stays_in_its_area),
	};

	words_open("en", NULL);
	return cmocka_run_group_tests_name("ui/editor", tests, NULL, NULL);
}
