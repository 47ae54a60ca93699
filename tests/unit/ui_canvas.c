/* What ui/canvas promises. */
#include "unit.h"

#include "base/text.h"
#include "sample.h"
#include "ui/canvas.h"

static void assert_text(const struct canvas *c, const char *expected)
{
	struct buf text = {0};

	canvas_to_text(c, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_done(&text);
}

static void assert_marked(const struct canvas *c, const char *expected)
{
	struct buf text = {0};

	canvas_to_marked_text(c, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_done(&text);
}

static void a_screen_reads_as_it_was_drawn(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 24, 80);
	sample_presentation(&c, 250, 1);
	assert_text(
	    &c, "  RS6731 · 24/11/2026       Groupe 2/3 Cour Carrée  GRÈBE · tenue · postes 3/3\n"
		"  PRÉSENTATION  reste 4:10  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄··········   sur 10:00   fin 10 h 30\n"
		"  → FRÊNE n’a pas parlé (5). À parts égales il faut 4:53, il reste 4:10.\n"
		"  ────────────────────────────────────────────────────────────────────────────\n"
		"\n"
		"  ██  ██        ██    ██████                Parle       4 ACACIA Alice\n"
		"  ██  ██  ██  ████    ██  ██\n"
		"  ██████        ██    ██  ██                Part juste  2:00 par personne\n"
		"      ██  ██    ██    ██  ██                Personne    0:12 en tout\n"
		"      ██      ██████  ██████                À venir     1 sur 5\n"
		"\n"
		"    À la table                      Temps   0:00                  2:00\n"
		"  1 ÉRABLE Chloé            ▲ long   2:31   ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄│▄▄▄▄▄····\n"
		"  2 CÈDRE Bruno                      1:05   ▄▄▄▄▄▄▄▄▄▄▄▄▄···········│·········\n"
		"  3 HÊTRE Gina                       1:14   ▄▄▄▄▄▄▄▄▄▄▄▄▄▄··········│·········\n"
		"► 4 ACACIA Alice            parle    0:48   ▄▄▄▄▄▄▄▄▄···············│·········\n"
		"  5 FRÊNE Emma              à venir  0:00   ························│·········\n"
		"\n"
		"\n"
		"\n"
		"  ──────────────────────────────────────────────────────── enregistré 10:25:02\n"
		"  10:24:12  PINSON    incident : bruit dans le couloir\n"
		"  Parole à ACACIA Alice.  < ce tour a commencé plus tôt (5 s)\n"
		"  1-5 parole  0 personne  Espace pause  f fin  u annuler  ? aide  q retour\n");
	canvas_done(&c);
}

static void in_ascii_no_sign_is_left(void **fixture)
{
	struct buf text = {0};
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 24, 80);
	c.ascii = true;
	sample_presentation(&c, 250, 0);
	canvas_to_text(&c, &text);
	for (size_t i = 0, n; i < text.n; i += n) {
		uint32_t cp;

		n = text_step((struct str){text.s + i, text.n - i}, &cp);
		assert_true(cp < 0x100);
	}
	canvas_erase(&c);
	canvas_text(&c, 0, 0, PEN_PLAIN, STR("→ « l’œuvre » × 2 – 1…"));
	canvas_sign(&c, 1, 0, PEN_PLAIN, 0x2192);
	canvas_cut(&c, 2, 0, 5, PEN_PLAIN, STR("É→MERAUDE"));
	canvas_bar(&c, 3, 0, 6, PEN_PLAIN, 2, 4);
	assert_int_equal(canvas_width(&c, STR("→ a")), 4);
	buf_clear(&text);
	canvas_to_text(&c, &text);
	assert_true(str_starts(buf_str(&text), "-> \" l'oeuvre \" x 2 - 1...\n>\nÉ->M.\n##..|.\n"));
	buf_done(&text);
	canvas_done(&c);
}

static void nothing_is_drawn_past_the_edge(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 6);
	assert_int_equal(canvas_text(&c, 0, 4, PEN_PLAIN, STR("ACACIA")), 10);
	assert_int_equal(canvas_text(&c, 1, -2, PEN_PLAIN, STR("HÊTRE")), 3);
	canvas_text(&c, -1, 0, PEN_PLAIN, STR("x"));
	canvas_text(&c, 3, 0, PEN_PLAIN, STR("x"));
	canvas_right(&c, 2, 3, PEN_PLAIN, STR("CÈDRE"));
	canvas_fill(&c, (struct area){2, 5, 9, 9}, PEN_PLAIN, '#');
	assert_text(&c, "    AC\nTRE\nDRE  #\n");
	assert_null(canvas_at(&c, 0, 6));
	canvas_cursor(&c, 0, 6);
	assert_false(c.cursor_shown);
	canvas_done(&c);
}

static void a_clip_keeps_what_is_around(void **fixture)
{
	struct area former;
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 8);
	canvas_fill(&c, c.clip, PEN_PLAIN, '.');
	former = canvas_clip(&c, (struct area){1, 2, 1, 3});
	canvas_clip(&c, (struct area){0, 0, 3, 80});
	canvas_text(&c, 0, 0, PEN_PLAIN, STR("ÉRABLE"));
	canvas_text(&c, 1, 0, PEN_PLAIN, STR("ÉRABLE"));
	canvas_paint(&c, (struct area){0, 0, 3, 8}, PEN_ALARM);
	canvas_unclip(&c, former);
	canvas_text(&c, 2, 0, PEN_PLAIN, STR("FRÊNE"));
	canvas_clip(&c, (struct area){5, 5, 1, 1});
	canvas_text(&c, 2, 0, PEN_PLAIN, STR("x"));
	assert_marked(&c, "|........\n"
	                  "|..ABL...\n"
	                  "   !!!\n"
	                  "|FRÊNE...\n"
	                  "no cursor\n");
	canvas_done(&c);
}

static void a_double_character_is_never_cut_in_half(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 5);
	canvas_text(&c, 0, 0, PEN_PLAIN, STR("ab漢字"));
	canvas_text(&c, 1, -1, PEN_PLAIN, STR("漢字x"));
	canvas_text(&c, 2, 0, PEN_PLAIN, STR("漢字"));
	canvas_text(&c, 2, 1, PEN_PLAIN, STR("zz"));
	assert_text(&c, "ab漢\n 字x\n zz\n");
	canvas_text(&c, 0, 2, PEN_PLAIN, STR("é"));
	canvas_text(&c, 1, 0, PEN_PLAIN, STR("漢"));
	assert_text(&c, "abé\n漢 x\n zz\n");
	canvas_done(&c);
}

static void what_a_text_hides_is_shown_or_left_out(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 4, 12);
	canvas_text(&c, 0, 0, PEN_PLAIN, STR("17\b\b05\033[2J"));
	canvas_text(&c, 1, 0, PEN_PLAIN, STR("a\xE2\x80\xAE"
	                                     "b\xFF"
	                                     "c\n\td"));
	canvas_text(&c, 2, 0, PEN_PLAIN, STR("e\xCC\x81\xCC\xA7\xCC\xB1"
	                                     "f 10\xC2\xA0h"));
	canvas_textf(&c, 3, 0, PEN_PLAIN, "%s%d", "n\xC2\x9D", 7);
	/* Joined or not, a terminal must count as we do. */
	assert_int_equal(canvas_text(&c, 3, 4, PEN_PLAIN, STR("\U0001F469\u200D\U0001F4BB")), 8);
	assert_text(&c, "17��05�[2J\na�b�c  d\ne\xCC\x81\xCC\xA7"
	                "f 10 h\nn�7 \U0001F469\U0001F4BB\n");
	canvas_done(&c);
}

static void a_long_text_is_cut_with_dots(void **fixture)
{
	char many[601];
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 6, 10);
	assert_int_equal(canvas_cut(&c, 0, 0, 6, PEN_PLAIN, STR("ACACIA")), 6);
	assert_int_equal(canvas_cut(&c, 1, 0, 6, PEN_PLAIN, STR("CHÂTAIGNIER")), 6);
	assert_int_equal(canvas_cut(&c, 2, 0, 4, PEN_PLAIN, STR("a漢字b")), 4);
	assert_int_equal(canvas_cut(&c, 3, 0, 1, PEN_PLAIN, STR("ab")), 1);
	assert_int_equal(canvas_cut(&c, 4, 0, 0, PEN_PLAIN, STR("ab")), 0);
	memset(many, 'x', 600);
	many[600] = '\0';
	assert_int_equal(canvas_textf(&c, 5, 0, PEN_PLAIN, "%s!", many), 601);
	assert_text(&c, "ACACIA\nCHÂTA…\na漢…\n…\n\nxxxxxxxxxx\n");
	canvas_done(&c);
}

static void a_sentence_gives_up_what_it_may_then_whole_words(void **fixture)
{
	const struct str sense = STR("Juste mais récité\u00A0; ne résiste pas");
	const struct str marked = STR("reprendre\t, comme si de rien n’était|, oublié\t");
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 8, 40);
	canvas_fit(&c, 0, 0, 35, PEN_PLAIN, sense);
	canvas_fit(&c, 1, 0, 28, PEN_PLAIN, sense);
	canvas_fit(&c, 2, 0, 16, PEN_PLAIN, sense);
	canvas_fit(&c, 3, 0, 40, PEN_PLAIN, marked);
	canvas_fit(&c, 4, 0, 30, PEN_PLAIN, marked);
	canvas_fit(&c, 5, 0, 10, PEN_PLAIN, STR("anticonstitutionnel"));
	canvas_fit(&c, 6, 0, 12, PEN_PLAIN, STR("il est déjà tard"));
	canvas_fit(&c, 7, 0, 0, PEN_PLAIN, sense);
	assert_text(&c, "Juste mais récité ; ne résiste pas\nJuste mais récité…\nJuste mais…\n"
	                "reprendre, comme si de rien n’était\nreprendre, oublié\nanticonst…\n"
	                "il est déjà…\n\n");
	canvas_done(&c);
}

static void pens_and_cursor_can_be_told(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 20);
	canvas_text(&c, 0, 0, PEN_BOLD, STR("a"));
	canvas_text(&c, 0, 2, PEN_DIM, STR("b c"));
	canvas_text(&c, 0, 6, PEN_REVERSE, STR("d"));
	canvas_text(&c, 1, 0, PEN_ACCENT, STR("é"));
	canvas_text(&c, 1, 1, PEN_ALARM, STR("f"));
	canvas_text(&c, 1, 2, PEN_PLAIN, STR("g"));
	canvas_cursor(&c, 1, 2);
	assert_marked(&c, "|a b c d\n b ddd r\n|éfg\n a!\n|\ncursor 1,2\n");
	canvas_resize(&c, 1, 2);
	assert_marked(&c, "|\nno cursor\n");
	canvas_done(&c);
}

static void a_hairline_bears_a_title_and_a_remark(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 40);
	canvas_hairline(&c, 0, PEN_PLAIN, STR("Motif de la pause ?"), STR(""));
	canvas_hairline(&c, 1, PEN_REVERSE, STR(" RÉPÉTITION "), STR("1 ligne"));
	assert_marked(&c, "|  Motif de la pause ? ────────────────\n"
	                  "|   RÉPÉTITION ──────────────── 1 ligne\n"
	                  "   rrrrrrrrrrrr\n"
	                  "|\nno cursor\n");
	canvas_resize(&c, 1, 132);
	assert_int_equal(canvas_edge(&c), 78);
	canvas_done(&c);
}

static void a_bar_never_promises_too_much(void **fixture)
{
	(void)fixture;
	assert_int_equal(canvas_bar_cells(34, 151, 170), 30);
	assert_int_equal(canvas_bar_cells(34, 169, 170), 33);
	assert_int_equal(canvas_bar_cells(34, 170, 170), 34);
	assert_int_equal(canvas_bar_cells(34, 500, 170), 34);
	assert_int_equal(canvas_bar_cells(34, -5, 170), 0);
	assert_int_equal(canvas_bar_cells(34, 5, 0), 0);
	assert_int_equal(canvas_bar_cells(10, INT64_MAX / 2, INT64_MAX), 4);
}

static void big_digits_come_in_any_size(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 3, 44);
	assert_int_equal(canvas_big_time(&c, 0, 0, 0, PEN_PLAIN, STR("+1:05")),
	                 canvas_big_cols(0, STR("+1:05")));
	assert_text(&c, " ▄     ▄█   ▄  █▀▀█  █▀▀▀\n"
	                "▀█▀     █      █  █  ▀▀▀█\n"
	                "       ▄█▄  ▀  █▄▄█  ▄▄▄█\n");
	c.ascii = true;
	canvas_erase(&c);
	canvas_big_time(&c, 0, 0, 0, PEN_PLAIN, STR("2:34"));
	assert_text(&c, " __       __\n"
	                " __|  .   __|  |__|\n"
	                "|__   .   __|     |\n");
	canvas_resize(&c, 10, 44);
	c.ascii = false;
	canvas_big_time(&c, 0, 0, 2, PEN_PLAIN, STR("7"));
	assert_text(&c, "████████████\n████████████\n        ████\n        ████\n        ████\n"
	                "        ████\n        ████\n        ████\n        ████\n        ████\n");
	assert_int_equal(canvas_big_cols(1, STR("+10:35")), 42);
	assert_int_equal(canvas_big_rows(0), 3);
	assert_int_equal(canvas_big_rows(2), 10);
	assert_int_equal(canvas_big_cols(1, STR("é")), 0);
	canvas_done(&c);
}

/* The pens of a row, a letter each: Plain, Bold, Dim, Reverse. */
static void assert_pens(struct cell *row, int n, const char *wanted)
{
	char got[64] = "";

	cells_join_words(row, n);
	for (int i = 0; i < n; i++)
		got[i] = "PBDRAX"[row[i].pen];
	assert_string_equal(got, wanted);
}

static void blanks_between_two_words_keep_their_pen(void **fixture)
{
	struct canvas c;

	(void)fixture;
	canvas_init(&c, 1, 30);
	canvas_text(&c, 0, 0, PEN_BOLD, STR("ab"));
	canvas_text(&c, 0, 4, PEN_BOLD, STR("c"));
	canvas_text(&c, 0, 6, PEN_DIM, STR("d"));
	canvas_text(&c, 0, 8, PEN_PLAIN, STR("e"));
	canvas_text(&c, 0, 10, PEN_DIM, STR("f"));
	canvas_text(&c, 0, 17, PEN_DIM, STR("g"));
	canvas_text(&c, 0, 26, PEN_DIM, STR("h"));
	canvas_text(&c, 0, 28, PEN_REVERSE, STR("i"));
	assert_pens(c.cells, 30, "BBBBBPDPPPDDDDDDDDPPPPPPPPDPRP");
	canvas_done(&c);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_screen_reads_as_it_was_drawn),
	    cmocka_unit_test(in_ascii_no_sign_is_left),
	    cmocka_unit_test(nothing_is_drawn_past_the_edge),
	    cmocka_unit_test(a_clip_keeps_what_is_around),
	    cmocka_unit_test(a_double_character_is_never_cut_in_half),
	    cmocka_unit_test(what_a_text_hides_is_shown_or_left_out),
	    cmocka_unit_test(a_long_text_is_cut_with_dots),
	    cmocka_unit_test(a_sentence_gives_up_what_it_may_then_whole_words),
	    cmocka_unit_test(pens_and_cursor_can_be_told),
	    cmocka_unit_test(a_hairline_bears_a_title_and_a_remark),
	    cmocka_unit_test(a_bar_never_promises_too_much),
	    cmocka_unit_test(big_digits_come_in_any_size),
	    cmocka_unit_test(blanks_between_two_words_keep_their_pen),
	};

	text_open();
	return cmocka_run_group_tests_name("ui/canvas", tests, NULL, NULL);
}
