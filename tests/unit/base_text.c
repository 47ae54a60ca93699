/* What base/text promises of characters, columns and what may be shown. */
#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <wchar.h>

#include "base/text.h"

static struct buf out;

static int open_text(void **fixture)
{
	(void)fixture;
	return text_open() ? 0 : -1;
}

static int close_text(void **fixture)
{
	(void)fixture;
	buf_done(&out);
	return 0;
}

static void is_written(const char *want)
{
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static uint32_t dice(uint32_t sides)
{
	static uint64_t state = 20261124;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(state >> 33) % sides;
}

/* Bytes at random, and characters at random among those that matter. */
static struct str random_text(char *room, size_t most)
{
	static const char *const parts[] = {
	    "a",          "é",      "e\u0301",      "\u0301",       " ",          "\n",
	    "\r\n",       "\r",     "\t",           "\x1b[31m",     "\xc2\x9d",   "\u202e\u202c",
	    "\u200b",     "\u200d", "\ufe0f",       "\U0001f468",   "\U0001f3fd", "\U0001f1eb",
	    "\U0001f1f7", "漢",     "\u00ad",       "\ufeff",       "\u2028",     "\U000e0041",
	    "1",          "\u20e3", "\u1161",       "\xed\xa0\x80", "\xff",       "\xf0\x9f\x91",
	    "\xc0\xaf",   "œ",      "\u2066\u2069", "\u061c",       "\x7f",       "\u0378",
	    "\U0010ffff"};
	size_t n = 0;

	while (n + 8 < most && dice(24)) {
		const char *part = parts[dice(sizeof parts / sizeof *parts)];

		if (dice(4) == 0)
			room[n++] = (char)dice(256);
		else
			n += (size_t)snprintf(room + n, most - n, "%s", part);
	}
	return (struct str){room, n};
}

/* Characters. */

static void every_character_is_read_as_it_was_written(void **fixture)
{
	uint32_t back;

	(void)fixture;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (cp == 0xD800)
			cp = 0xE000;
		text_add_cp(&out, cp);
		assert_int_equal(text_decode(buf_str(&out), &back), out.n);
		assert_int_equal(back, cp);
		assert_true(out.n == 1 || text_decode((struct str){out.s, out.n - 1}, &back) == 0);
		buf_clear(&out);
	}
	text_add_cp(&out, 0xD800);
	text_add_cp(&out, 0xDFFF);
	text_add_cp(&out, 0x110000);
	is_written("\ufffd\ufffd\ufffd");
}

static void what_is_not_utf8_is_told_by_its_place(void **fixture)
{
	static const char *const bad[] = {"\x80",
	                                  "\xbf",
	                                  "\xc0\xaf",
	                                  "\xc1\xbf",
	                                  "\xe0\x9f\xbf",
	                                  "\xed\xa0\x80",
	                                  "\xed\xbf\xbf",
	                                  "\xf0\x8f\xbf\xbf",
	                                  "\xf4\x90\x80\x80",
	                                  "\xf5\x80\x80\x80",
	                                  "\xfe",
	                                  "\xff",
	                                  "\xc3",
	                                  "\xe2\x82",
	                                  "\xf0\x9f\x91",
	                                  "\xc3(",
	                                  "\xe2(\xa1",
	                                  "\xe2\x82(",
	                                  "\xf0\x9f\x91("};
	size_t bad_at = 99;
	uint32_t cp;

	(void)fixture;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(text_decode(str_of(bad[i]), &cp), 0);
		assert_int_equal(cp, 0xFFFD);
		assert_int_equal(text_step(str_of(bad[i]), &cp), 1);
		buf_addf(&out, "Hê%s", bad[i]);
		assert_false(text_is_utf8(buf_str(&out), &bad_at));
		assert_int_equal(bad_at, 3);
		buf_clear(&out);
	}
	assert_true(text_is_utf8(STR("Hêtre, œuvre, 漢, \U0001f468, \U0010ffff"), NULL));
	assert_true(text_is_utf8(STR(""), NULL));
	assert_false(text_is_utf8(STR("caf\xe9"), NULL));
}

static void an_old_spreadsheet_is_converted(void **fixture)
{
	(void)fixture;
	assert_true(text_cp1252_to_utf8(
	    &out, STR("\xc9RABLE \x8cuvre l\x92\xe9t\xe9 5 \x80 \x93\xab\xa0\x94")));
	is_written("ÉRABLE Œuvre l’été 5 € “«\u00a0”");
	assert_true(text_cp1252_to_utf8(&out, STR("a\0b")));
	assert_int_equal(out.n, 3);
	buf_clear(&out);
	assert_false(text_cp1252_to_utf8(&out, STR("\x81\x8d\x8f\x90\x9dz")));
	is_written("\ufffd\ufffd\ufffd\ufffd\ufffdz");
}

static void accents_typed_apart_are_composed(void **fixture)
{
	struct arena a = {0};

	(void)fixture;
	assert_true(str_is(text_nfc(&a, STR("E\u0301RABLE")), "ÉRABLE"));
	assert_true(str_is(text_nfc(&a, STR("HE\u0302TRE Zoe\u0308")), "HÊTRE Zoë"));
	assert_true(str_is(text_nfc(&a, STR("œ ﬁ ½")), "œ ﬁ ½"));
	assert_true(str_is(text_nfc(&a, STR("plain")), "plain"));
	assert_true(str_is(text_nfc(&a, STR("e\u0301\xff")), "é\ufffd"));
	assert_true(str_equal(text_nfc(&a, STR("\0é")), STR("\0é")));
	arena_done(&a);
}

static void blanks_of_typography_are_trimmed(void **fixture)
{
	(void)fixture;
	assert_true(str_is(text_trim(STR(" \u00a0\t\u202f\u2000\u200aà l’oral \u00a0\n")),
	                   "à l’oral"));
	assert_true(str_is(text_trim(STR("\u00a0 ")), ""));
	assert_true(str_is(text_trim(STR("\xff \xff")), "\xff \xff"));
	assert_int_equal(text_blank(STR("\u200b")), 0);
	assert_int_equal(text_blank(STR("")), 0);
}

/* Columns. */

static void columns_are_those_of_curses(void **fixture)
{
	(void)fixture;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (text_is_forbidden(cp))
			assert_int_equal(text_cp_width(cp), 1);
		else if (text_cp_width(cp) != wcwidth((wchar_t)cp))
			fail_msg("U+%04X", (unsigned)cp);
	}
	assert_int_equal(text_width(STR("Érable\u00a0: « l’été »")), 18);
	assert_int_equal(text_width(STR("e\u0301")), 1);
	assert_int_equal(text_width(STR("漢字")), 4);
	assert_int_equal(text_width(STR("\xff\xc3")), 2);
	assert_int_equal(text_width(STR("│█●○▲►×→…–−")), 11);
}

static void french_has_its_width_without_any_locale(void **fixture)
{
	(void)fixture;
	setlocale(LC_CTYPE, "C");
	assert_int_equal(text_width(STR("Œuvre à 9 h, «\u00a0ÎLE\u00a0»")), 20);
	assert_true(text_open());
	assert_string_equal(text_locale(), "C.UTF-8");
}

static void what_one_sees_as_one_is_stepped_over_at_once(void **fixture)
{
	static const char *const graphemes[] = {"a",
	                                        "e\u0301",
	                                        "\r\n",
	                                        "\n",
	                                        "\U0001f1eb\U0001f1f7",
	                                        "\U0001f1eb\U0001f1f7",
	                                        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
	                                        "\U0001f44d\U0001f3fd",
	                                        "1\ufe0f\u20e3",
	                                        "é",
	                                        "\xff",
	                                        "漢"};
	size_t at = 0;

	(void)fixture;
	for (size_t i = 0; i < sizeof graphemes / sizeof *graphemes; i++)
		buf_add(&out, str_of(graphemes[i]));
	for (size_t i = 0; i < sizeof graphemes / sizeof *graphemes; i++) {
		size_t next = text_next_grapheme(buf_str(&out), at);

		assert_int_equal(next - at, strlen(graphemes[i]));
		assert_int_equal(text_prev_grapheme(buf_str(&out), next), at);
		at = next;
	}
	assert_int_equal(text_next_grapheme(buf_str(&out), at), at);
	assert_int_equal(text_prev_grapheme(buf_str(&out), 0), 0);
	buf_clear(&out);
}

static void steps_forward_are_taken_back(void **fixture)
{
	char room[200];

	(void)fixture;
	for (int i = 0; i < 20000; i++) {
		struct str text = random_text(room, sizeof room);

		for (size_t at = 0, next; at < text.n; at = next) {
			next = text_next_grapheme(text, at);
			assert_true(next > at && next <= text.n);
			assert_int_equal(text_prev_grapheme(text, next), at);
		}
	}
}

static void a_long_name_is_cut_with_an_ellipsis(void **fixture)
{
	(void)fixture;
	assert_int_equal(text_cut(&out, STR("ÉRABLE Chloé"), 12), 12);
	is_written("ÉRABLE Chloé");
	assert_int_equal(text_cut(&out, STR("ÉRABLE Chloé"), 11), 11);
	is_written("ÉRABLE Chl…");
	assert_int_equal(text_cut(&out, STR("e\u0301e\u0301e\u0301"), 2), 2);
	is_written("e\u0301…");
	assert_int_equal(text_cut(&out, STR("漢字"), 3), 3);
	is_written("漢…");
	assert_int_equal(text_cut(&out, STR("漢字"), 2), 1);
	is_written("…");
	assert_int_equal(text_cut(&out, STR("漢字"), 0), 0);
	is_written("");
	assert_int_equal(text_cut(&out, STR(""), 0), 0);
	is_written("");
}

static void a_cell_is_filled(void **fixture)
{
	(void)fixture;
	text_pad(&out, STR("Hêtre"), 8, TEXT_LEFT);
	is_written("Hêtre   ");
	text_pad(&out, STR("4:10"), 6, TEXT_RIGHT);
	is_written("  4:10");
	text_pad(&out, STR("漢字漢字"), 4, TEXT_RIGHT);
	is_written("漢… ");
	text_pad(&out, STR("Érable"), 6, TEXT_RIGHT);
	is_written("Érable");
	text_pad(&out, STR(""), 2, TEXT_LEFT);
	is_written("  ");
}

static void no_cut_passes_the_edge(void **fixture)
{
	char room[200];

	(void)fixture;
	for (int i = 0; i < 20000; i++) {
		struct str text = random_text(room, sizeof room);
		size_t cols = dice(30);
		size_t said = text_cut(&out, text, cols);

		assert_true(said <= cols);
		assert_int_equal(text_width(buf_str(&out)), said);
		buf_clear(&out);
		text_pad(&out, text, cols, i % 2 ? TEXT_LEFT : TEXT_RIGHT);
		assert_int_equal(text_width(buf_str(&out)), cols);
		buf_clear(&out);
	}
}

/* What may be shown. */

static const char *shown(const char *text)
{
	buf_clear(&out);
	text_neutral(&out, str_of(text), TEXT_LINE);
	return buf_text(&out);
}

static void what_commands_a_terminal_is_shown_not_sent(void **fixture)
{
	(void)fixture;
	assert_string_equal(shown("\x1b[31mrouge"), "\ufffd[31mrouge");
	assert_string_equal(shown("17\b\b05"), "17\ufffd\ufffd05");
	assert_string_equal(shown("a\rb\x7f"), "a\ufffdb\ufffd");
	assert_string_equal(shown("\xc2\x9d]52;c;eA\xc2\x9c"), "\ufffd]52;c;eA\ufffd");
	assert_string_equal(shown("\x9b[31m"), "\ufffd[31m");
	buf_clear(&out);
	text_neutral(&out, STR("a\0b"), TEXT_LINES);
	is_written("a\ufffdb");
}

static void what_hides_or_turns_text_is_shown(void **fixture)
{
	static const uint32_t hidden[] = {
	    0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,  0x2066, 0x2067,
	    0x2068, 0x2069, 0x200B, 0x200C, 0x2060, 0x2064, 0xFEFF, 0x00AD,  0x2028, 0x2029,
	    0x180E, 0x034F, 0x3164, 0x115F, 0xFFA0, 0xFFF9, 0xFFFE, 0xE0100, 0x0378, 0x10FFFF};

	(void)fixture;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		struct buf b = {0};

		assert_true(text_is_forbidden(hidden[i]));
		text_add_cp(&b, 'a');
		text_add_cp(&b, hidden[i]);
		text_add_cp(&b, 'b');
		assert_string_equal(shown(buf_text(&b)), "a\ufffdb");
		buf_done(&b);
	}
	for (uint32_t cp = 0xE0000; cp <= 0xE007F; cp++)
		assert_true(text_is_forbidden(cp));
	for (uint32_t cp = 0; cp < 0xA0; cp++)
		assert_int_equal(text_is_forbidden(cp), cp < 0x20 || cp >= 0x7F);
}

static void joiners_stay_inside_an_emoji(void **fixture)
{
	static const char *const kept[] = {"\U0001f468\u200d\U0001f469\u200d\U0001f467",
	                                   "\U0001f469\U0001f3fd\u200d\U0001f4bb",
	                                   "\u2764\ufe0f",
	                                   "\u2764\ufe0f\u200d\U0001f525",
	                                   "0\ufe0f\u20e3",
	                                   "#\ufe0f\u20e3",
	                                   "\U0001f469\U0001f3fb\u200d\U0001f4bb",
	                                   "\U0001f469\U0001f3ff\u200d\U0001f4bb",
	                                   "\u260e\ufe0e"};

	(void)fixture;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		assert_string_equal(shown(kept[i]), kept[i]);
	assert_string_equal(shown("ACA\u200dCIA"), "ACA\ufffdCIA");
	assert_string_equal(shown("\U0001f468\u200d"), "\U0001f468\ufffd");
	assert_string_equal(shown("\u200d\U0001f468"), "\ufffd\U0001f468");
	assert_string_equal(shown("\U0001f468\u200d\u200d\U0001f468"),
	                    "\U0001f468\ufffd\ufffd\U0001f468");
	assert_string_equal(shown("ACACIA\ufe0f"), "ACACIA\ufffd");
}

static void lines_are_kept_only_where_there_are_lines(void **fixture)
{
	(void)fixture;
	assert_string_equal(shown("un\ndeux\r\ntrois\tquatre"), "un deux trois quatre");
	buf_clear(&out);
	text_neutral(&out, STR("un\ndeux\r\ntrois\tquatre\r"), TEXT_LINES);
	is_written("un\ndeux\ntrois quatre\ufffd");
}

static void a_mark_alone_does_not_touch_what_stands_before(void **fixture)
{
	(void)fixture;
	assert_string_equal(shown("\u0301note"), "\ufffdnote");
	assert_string_equal(shown("e\u0301"), "e\u0301");
	buf_clear(&out);
	text_neutral(&out, STR("a\n\u0338b"), TEXT_LINES);
	is_written("a\n\ufffdb");
}

static void ordinary_french_comes_out_as_it_went_in(void **fixture)
{
	static const char text[] =
	    "« L’œuvre d’Émile\u00a0: 5\u202f€, ½, n° 1 – “çà” … ÀÉÈÊËÎÏÔŒÙÛÜŸÇ » ▲►●○×→│█▄ŁódźŃ";

	(void)fixture;
	assert_string_equal(shown(text), text);
	assert_string_equal(shown("Nguyễn Thị Hồng, Ελένη, Мария, שרה, فاطمة, 李娜, 한지민"),
	                    "Nguyễn Thị Hồng, Ελένη, Мария, שרה, فاطمة, 李娜, 한지민");
}

/* Nothing forbidden, whatever comes; and what came out passes again unchanged. */
static void nothing_hostile_passes(void **fixture)
{
	struct buf again = {0};
	char room[200];

	(void)fixture;
	for (int i = 0; i < 40000; i++) {
		enum text_mode mode = i % 2 ? TEXT_LINE : TEXT_LINES;
		struct str text = random_text(room, sizeof room), neutral;

		text_neutral(&out, text, mode);
		neutral = buf_str(&out);
		assert_true(text_is_utf8(neutral, NULL));
		for (size_t at = 0; at < neutral.n;) {
			uint32_t cp;

			at += text_step((struct str){neutral.s + at, neutral.n - at}, &cp);
			assert_true(!text_is_forbidden(cp) || (cp == '\n' && mode == TEXT_LINES));
		}
		text_neutral(&again, neutral, mode);
		assert_true(str_equal(buf_str(&again), neutral));
		buf_clear(&again);
		buf_clear(&out);
	}
	buf_done(&again);
}

static void composing_twice_is_composing_once(void **fixture)
{
	struct arena a = {0};
	char room[200];

	(void)fixture;
	for (int i = 0; i < 10000; i++) {
		struct str once = text_nfc(&a, random_text(room, sizeof room));

		assert_true(text_is_utf8(once, NULL));
		assert_true(str_equal(text_nfc(&a, once), once));
		arena_reset(&a);
	}
	arena_done(&a);
}

static void case_changes_and_accents_stay(void **fixture)
{
	struct buf b = {0};

	(void)fixture;
	text_upper(&b, STR("échange à l’œuvre, ça"));
	assert_string_equal(buf_text(&b), "ÉCHANGE À L’ŒUVRE, ÇA");
	buf_clear(&b);
	text_lower_first(&b, STR("Épreuve Orale"));
	assert_string_equal(buf_text(&b), "épreuve Orale");
	buf_clear(&b);
	text_lower_first(&b, STR(""));
	assert_string_equal(buf_text(&b), "");
	buf_done(&b);
}

static void what_may_be_left_out_goes_from_the_end(void **state)
{
	static const struct {
		size_t cols;
		const char *shown;
	} cases[] = {
	    {30, "Nobody speaks yet: a digit, 0."},
	    {29, "Nobody speaks yet: 1-9, 0."},
	    {25, "Nobody: 1-9, 0."},
	    {3, "Nobody: 1-9, 0."}, /* no more than that */
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		text_shorten(&b, STR("Nobody\t speaks yet\t: \ta digit|1-9\t, 0."),
		             cases[i].cols);
		assert_string_equal(buf_text(&b), cases[i].shown);
	}
	buf_clear(&b);
	text_shorten(&b, STR("\tLong|Short\t"), 4);
	assert_string_equal(buf_text(&b), "Long");
	buf_done(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_may_be_left_out_goes_from_the_end),
	    cmocka_unit_test(every_character_is_read_as_it_was_written),
	    cmocka_unit_test(what_is_not_utf8_is_told_by_its_place),
	    cmocka_unit_test(an_old_spreadsheet_is_converted),
	    cmocka_unit_test(accents_typed_apart_are_composed),
	    cmocka_unit_test(blanks_of_typography_are_trimmed),
	    cmocka_unit_test(columns_are_those_of_curses),
	    cmocka_unit_test(french_has_its_width_without_any_locale),
	    cmocka_unit_test(what_one_sees_as_one_is_stepped_over_at_once),
	    cmocka_unit_test(steps_forward_are_taken_back),
	    cmocka_unit_test(a_long_name_is_cut_with_an_ellipsis),
	    cmocka_unit_test(a_cell_is_filled),
	    cmocka_unit_test(no_cut_passes_the_edge),
	    cmocka_unit_test(what_commands_a_terminal_is_shown_not_sent),
	    cmocka_unit_test(what_hides_or_turns_text_is_shown),
	    cmocka_unit_test(joiners_stay_inside_an_emoji),
	    cmocka_unit_test(lines_are_kept_only_where_there_are_lines),
	    cmocka_unit_test(a_mark_alone_does_not_touch_what_stands_before),
	    cmocka_unit_test(ordinary_french_comes_out_as_it_went_in),
	    cmocka_unit_test(nothing_hostile_passes),
	    cmocka_unit_test(case_changes_and_accents_stay),
	    cmocka_unit_test(composing_twice_is_composing_once),
	};

	return cmocka_run_group_tests_name("base/text", tests, open_text, close_text);
}
