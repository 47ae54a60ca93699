/* What base/text promises of matching and order. */
#include "unit.h"

#include <stdlib.h>

#include "base/text.h"

static struct arena arena;

static int close_arena(void **fixture)
{
	(void)fixture;
	arena_done(&arena);
	return 0;
}

static const char *folded(const char *text)
{
	return text_fold(&arena, str_of(text)).s;
}

static void a_key_is_found_without_accents(void **fixture)
{
	(void)fixture;
	assert_string_equal(folded("Durée"), "duree");
	assert_string_equal(folded("DUREE"), "duree");
	assert_string_equal(folded("dure\u0301e"), "duree");
	assert_string_equal(folded("Œuvre, ŒUVRE, Ǽ ﬁ"), "oeuvre, oeuvre, ae fi");
	assert_string_equal(folded("nom d’usage\u00a0"), "nom d'usage ");
	assert_string_equal(folded("Jean‑Paul – x"), "jean-paul - x");
	assert_string_equal(folded("ÇÀÉÈÊËÎÏÔÙÛÜŸ ß Ł ø İ ı"), "caeeeeiiouuuy ss l o i i");
	assert_string_equal(folded("à\u200b con\u00adfirmer"), "a confirmer");
	assert_string_equal(folded("a\xff"), "a\ufffd");
	assert_string_equal(folded(""), "");
}

static void ids_and_keys_are_matched_by_what_one_says(void **fixture)
{
	(void)fixture;
	assert_string_equal(text_match(&arena, STR(" Temps_Alloué ")).s, "temps alloue");
	assert_string_equal(text_match(&arena, STR("motif d’écart")).s, "motif d ecart");
	assert_int_equal(text_match(&arena, STR("\u200b ")).n, 0);
}

static void search_as_you_type_ignores_accents(void **fixture)
{
	(void)fixture;
	assert_true(text_find_fold(STR("HÊTRE Gina"), STR("hetre")));
	assert_true(text_find_fold(STR("HÊTRE Gina"), STR("tré g")));
	assert_true(text_find_fold(STR("hetre"), STR("Hê")));
	assert_true(text_find_fold(STR("CŒURET"), STR("eur")));
	assert_true(text_find_fold(STR("ananas"), STR("anas")));
	assert_true(text_find_fold(STR("IF"), STR("")));
	assert_true(text_find_fold(STR(""), STR("")));
	assert_false(text_find_fold(STR("IF"), STR("x")));
	assert_false(text_find_fold(STR("IF"), STR("ifs")));
	assert_false(text_find_fold(STR(""), STR("i")));
	assert_false(text_find_fold(STR("HÊTRE"), STR("heter")));
}

/* Each before the next. */
static const char *const sorted[] = {
    "",      "À",      "ACACIA", "Adam",       "AÎNÉ",  "ALLÉE",   "ALLER",    "BOULEAU", "CÈDRE",
    "cote",  "coté",   "côte",   "côté",       "COTER", "D’ACIER", "DACIER B", "D'AVAL",  "ELAN",
    "Émile", "ÉRABLE", "FRÊNE",  "GENÉVRIER",  "HÊTRE", "IF",      "L’ÉTÉ",    "LETTRE",  "MÛRIER",
    "NŒUD",  "NOEUDS", "SAINTE", "SAINT-ELME", "Zoé",   "ZOE B",   "\u03b1"};

static void names_stand_in_french_order(void **fixture)
{
	enum { N = sizeof sorted / sizeof *sorted };

	(void)fixture;
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++) {
			int way = text_compare_fr(str_of(sorted[i]), str_of(sorted[j]));

			if ((way > 0) - (way < 0) != (i > j) - (i < j))
				fail_msg("%s, %s: %d", sorted[i], sorted[j], way);
		}
}

static void ties_are_always_broken_the_same_way(void **fixture)
{
	(void)fixture;
	assert_true(text_compare_fr(STR("ZOE"), STR("Zoe")) < 0);
	assert_true(text_compare_fr(STR("Zoe"), STR("ZOÉ")) < 0);
	assert_true(text_compare_fr(STR("coeur"), STR("cœur")) < 0);
	assert_true(text_compare_fr(STR("D’AVAL"), STR("DAVAL")) != 0);
	assert_int_equal(text_compare_fr(STR("Zoé"), STR("Zoé")), 0);
	assert_true(text_compare_fr(STR("e\u0301"), STR("é")) != 0);
}

static uint32_t dice(uint32_t sides)
{
	static uint64_t state = 42;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(state >> 33) % sides;
}

static struct str random_word(void)
{
	static const char *const parts[] = {"a", "A", "é", "e", "E",      "œ", "oe",
	                                    "-", "’", " ", ".", "\u0301", "b", "\xff"};
	struct buf b = {0};
	struct str word;

	for (uint32_t n = dice(5); n > 0; n--)
		buf_addf(&b, "%s", parts[dice(sizeof parts / sizeof *parts)]);
	word = arena_str(&arena, buf_str(&b));
	buf_done(&b);
	return word;
}

static int sign(int way)
{
	return (way > 0) - (way < 0);
}

static void the_order_is_total(void **fixture)
{
	(void)fixture;
	for (int i = 0; i < 100000; i++) {
		struct str a = random_word(), b = random_word(), c = random_word();
		int ab = text_compare_fr(a, b), bc = text_compare_fr(b, c);

		assert_int_equal(sign(ab), -sign(text_compare_fr(b, a)));
		assert_int_equal(ab == 0, str_equal(a, b));
		if (ab <= 0 && bc <= 0)
			assert_true(text_compare_fr(a, c) <= 0);
		arena_reset(&arena);
	}
}

static void the_nearest_key_is_the_one_meant(void **fixture)
{
	(void)fixture;
	assert_int_equal(text_distance(STR("durée"), STR("Duree")), 0);
	assert_int_equal(text_distance(STR("duere"), STR("durée")), 1);
	assert_int_equal(text_distance(STR("dure"), STR("durée")), 1);
	assert_int_equal(text_distance(STR("durréee"), STR("durée")), 2);
	assert_int_equal(text_distance(STR("echele"), STR("échelle")), 1);
	assert_int_equal(text_distance(STR("xyz"), STR("")), 3);
	assert_int_equal(text_distance(STR(""), STR("xyz")), 3);
	assert_int_equal(text_distance(STR("abcdef"), STR("badcfe")), 3);
	assert_int_equal(text_distance(STR("jury"), STR("phases")), 6);
}

static void a_very_long_word_costs_nothing(void **fixture)
{
	char *a = arena_alloc(&arena, 100001, 1);

	(void)fixture;
	memset(a, 'a', 100000);
	assert_int_equal(text_distance((struct str){a, 100000}, STR("a")), 99999);
	assert_int_equal(text_distance((struct str){a, 100000}, (struct str){a, 99990}), 10);
	assert_int_equal(text_distance((struct str){a, 99990}, (struct str){a, 100000}), 10);
}

static const char *file_name(const char *text)
{
	static struct buf b;
	static char name[80];

	buf_add(&b, STR("x-"));
	if (!text_ascii(&b, str_of(text)))
		return NULL;
	strncpy(name, buf_text(&b) + 2, sizeof name - 1);
	buf_done(&b);
	return name;
}

static void a_name_becomes_a_file_name(void **fixture)
{
	(void)fixture;
	assert_string_equal(file_name("Procès-verbal n° 3 : l’œuvre d’Émile"),
	                    "Proces-verbal-n-3-l-oeuvre-d-Emile");
	assert_string_equal(file_name("RS6731-2026-11-24_scores.csv"),
	                    "RS6731-2026-11-24_scores.csv");
	assert_string_equal(file_name("../../etc/passwd"), "etc-passwd");
	assert_string_equal(file_name(".profile."), "profile");
	assert_string_equal(file_name(" - a -- b . c - "), "a-b-c");
	assert_string_equal(file_name("\u202egnp.exe\x1b\n"), "gnp.exe");
	assert_string_equal(file_name("azAZ09_{@[`/:"), "azAZ09_");
	assert_null(file_name(" … "));
}

static void a_file_name_is_always_harmless(void **fixture)
{
	static const char harmless[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

	(void)fixture;
	for (int i = 0; i < 20000; i++) {
		struct buf b = {0};
		bool any = text_ascii(&b, random_word());
		const char *name = buf_text(&b);

		assert_int_equal(any, b.n > 0);
		assert_int_equal(strspn(name, harmless), b.n);
		assert_null(strchr(".-", any ? name[0] : 'x'));
		assert_null(strchr(".-", any ? name[b.n - 1] : 'x'));
		buf_done(&b);
		arena_reset(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_key_is_found_without_accents),
	    cmocka_unit_test(ids_and_keys_are_matched_by_what_one_says),
	    cmocka_unit_test(search_as_you_type_ignores_accents),
	    cmocka_unit_test(names_stand_in_french_order),
	    cmocka_unit_test(ties_are_always_broken_the_same_way),
	    cmocka_unit_test(the_order_is_total),
	    cmocka_unit_test(the_nearest_key_is_the_one_meant),
	    cmocka_unit_test(a_very_long_word_costs_nothing),
	    cmocka_unit_test(a_name_becomes_a_file_name),
	    cmocka_unit_test(a_file_name_is_always_harmless),
	};

	return cmocka_run_group_tests_name("base/text_fold", tests, NULL, close_arena);
}
