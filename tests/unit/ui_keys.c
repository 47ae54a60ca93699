/* What ui/keys and ui/decode promise. */
#include "unit.h"

#include "base/text.h"
#include "base/words.h"
#include "ui/decode.h"
#include "ui/keys.h"

static void the_top_row_gives_digits_without_shift(void **fixture)
{
	static const struct {
		const char *row;
		const char *digits;
	} rows[] = {
	    {"1234567890", "1234567890"},
	    {"&é\"'(-è_çà", "1234567890"},
	    {"ÉÈÇÀ", "2790"},
	    {"§!", "68"},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str rest = str_of(rows[i].row);

		for (const char *digit = rows[i].digits; *digit; digit++) {
			uint32_t cp;
			size_t n = text_step(rest, &cp);

			assert_int_equal(key_digit(key_char(cp)), *digit - '0');
			rest = (struct str){rest.s + n, rest.n - n};
		}
	}
	assert_int_equal(key_digit(key_char('a')), -1);
	assert_int_equal(key_digit((struct key){K_CHAR, '1', MOD_CTRL}), -1);
	assert_int_equal(key_digit((struct key){.kind = K_FUNCTION, .cp = '1'}), -1);
}

static void caps_lock_changes_no_letter(void **fixture)
{
	(void)fixture;
	assert_int_equal(key_letter(key_char('Q')), 'q');
	assert_int_equal(key_letter(key_char('q')), 'q');
	assert_int_equal(key_letter(key_char('[')), 0);
	assert_int_equal(key_letter(key_char(0x100 + 'q')), 0);
	assert_int_equal(key_letter((struct key){K_CHAR, 'q', MOD_CTRL}), 0);
}

static void a_key_has_one_name(void **fixture)
{
	static const char *const names[] = {"u",     "é",     "^Z",      "^L", "F1", "F10",
	                                    "Enter", "Space", "BackTab", "?",  "<"};
	static const char *const said[] = {"u",     "é",     "Ctrl-Z",  "Ctrl-L", "F1", "F10",
	                                   "Enter", "Space", "BackTab", "?",      "<"};
	struct buf name = {0};
	struct key key;

	(void)fixture;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_true(key_parse(str_of(names[i]), &key));
		buf_clear(&name);
		key_to_text(&name, key);
		assert_string_equal(buf_text(&name), said[i]);
	}
	assert_false(key_parse(STR(""), &key));
	assert_false(key_parse(STR("F0"), &key));
	assert_false(key_parse(STR("Entrée"), &key));
	assert_false(key_parse(STR("\033"), &key));
	buf_done(&name);
}

/* A line of bytes for the decoder; "\1" to "\4" in `events` stand for what is no byte. */
struct line {
	const char *bytes;
	size_t n, at;
};

static struct input next(void *context)
{
	struct line *line = context;
	uint8_t byte;

	if (line->at == line->n)
		return (struct input){.kind = INPUT_NONE};
	byte = (uint8_t)line->bytes[line->at++];
	switch (byte) {
	case 1:
		return (struct input){.kind = INPUT_PASTE_BEGIN};
	case 2:
		return (struct input){.kind = INPUT_PASTE_END};
	case 4:
		return (struct input){.kind = INPUT_KEY, .key = {.kind = K_UP}};
	default:
		return (struct input){.kind = INPUT_BYTE, .byte = byte};
	}
}

/* What the keys of the bytes are called, a blank between. */
static void assert_keys(struct decoder *d, struct str bytes, const char *expected)
{
	struct line line = {bytes.s, bytes.n, 0};
	struct buf names = {0};
	struct key key;

	while ((key = decode_key(d, next, &line)).kind != K_NONE) {
		if (names.n)
			buf_add_char(&names, ' ');
		key_to_text(&names, key);
		if (key.kind == K_PASTE)
			buf_addf(&names, "=%s", buf_text(&d->paste));
	}
	assert_string_equal(buf_text(&names), expected);
	buf_done(&names);
}

static void bytes_become_characters(void **fixture)
{
	struct decoder d = {0};

	(void)fixture;
	assert_keys(&d, STR("aé漢\t\r\n\177\b\032\x1f"),
	            "a é 漢 Tab Enter Enter Backspace Backspace Ctrl-Z Ctrl-_");
	assert_keys(&d, STR("\xC3"), "");
	assert_keys(&d, STR("\xA9"), "é");
	assert_keys(&d, STR("\xE9"), "");
	assert_keys(&d, STR("2"), "? 2");
	assert_keys(&d, STR("\xC3\4x"), "? Up x");
	assert_keys(&d, STR("\xC3\xC3\xA9\xFF\x80\xC0"), "? é ? ? ?");
	assert_keys(&d, STR("\xC2\x9D\xE2\x80\x8B"), "? ?");
	decode_done(&d);
}

static void an_unknown_sequence_is_swallowed_whole(void **fixture)
{
	struct decoder d = {0};

	(void)fixture;
	assert_keys(&d, STR("\033"), "Esc");
	assert_keys(&d, STR("\033\033"), "Esc Esc");
	assert_keys(&d, STR("\0332"), "Esc 2");
	assert_keys(&d, STR("\033[11~q"), "? q");
	assert_keys(&d, STR("\033[?1;2cq"), "? q");
	assert_keys(&d, STR("\033Ozq"), "? q");
	assert_keys(&d, STR("\033["), "Esc [");
	assert_keys(&d, STR("\033O"), "Esc O");
	assert_keys(&d, STR("\033[5\4q"), "? Up q");
	assert_keys(&d, STR("\033[\033q"), "? Esc q");
	assert_keys(&d, STR("\033\xC3\xA9"), "Esc é");
	decode_done(&d);
}

static void a_paste_is_never_a_key(void **fixture)
{
	struct decoder d = {0};

	(void)fixture;
	assert_keys(&d, STR("a\1q\r\nf\ro\4\1\033[A\2b"), "a paste=q\nf\no\033[A b");
	assert_keys(&d, STR("\1q"), "");
	assert_keys(&d, STR("qq"), "");
	assert_keys(&d, STR("\2\1\2\2x"), "paste=qqq paste= x");
	decode_done(&d);
}

static void a_paste_has_a_bound(void **fixture)
{
	struct decoder d = {0};
	struct buf bytes = {0};
	struct line line;

	(void)fixture;
	buf_add_char(&bytes, 1);
	for (int i = 0; i < DECODE_PASTE_MAX_BYTES + 1; i++)
		buf_add_char(&bytes, 'a');
	buf_add_char(&bytes, 2);
	line = (struct line){bytes.s, bytes.n, 0};
	assert_int_equal(decode_key(&d, next, &line).kind, K_PASTE);
	assert_true(d.paste_cut);
	assert_int_equal(d.paste.n, DECODE_PASTE_MAX_BYTES);
	line = (struct line){"\1b\2", 3, 0};
	assert_int_equal(decode_key(&d, next, &line).kind, K_PASTE);
	assert_false(d.paste_cut);
	buf_done(&bytes);
	decode_done(&d);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_top_row_gives_digits_without_shift),
	    cmocka_unit_test(caps_lock_changes_no_letter),
	    cmocka_unit_test(a_key_has_one_name),
	    cmocka_unit_test(bytes_become_characters),
	    cmocka_unit_test(an_unknown_sequence_is_swallowed_whole),
	    cmocka_unit_test(a_paste_is_never_a_key),
	    cmocka_unit_test(a_paste_has_a_bound),
	};

	words_open("en", NULL);
	return cmocka_run_group_tests_name("ui/keys", tests, NULL, NULL);
}
