/* What base/words promises.  The catalogue is written here, byte by byte: the
 * test needs no msgfmt. */
#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "base/words.h"

struct entry {
	struct str from, to;
};

/* In byte order of the msgid, as the format wants; a plural's forms are cut by NULs. */
static const struct entry entries[] = {
    {STR(""), STR("Content-Type: text/plain; charset=UTF-8\n"
                  "Plural-Forms: nplurals=2; plural=(n > 1);\n")},
    {STR("%d mark\0%d marks"), STR("%d niveau\0%d niveaux")},
    {STR("Exchange"), STR("Échange")},
    {STR("sheet\004open"), STR("en cours")},
};
enum { N_ENTRIES = sizeof entries / sizeof *entries, HEADER_BYTES = 28 };

static char dir[] = "/tmp/words-XXXXXX";
static char path[80];

static void put_word(FILE *f, size_t value)
{
	uint32_t word = (uint32_t)value;

	assert_int_equal(fwrite(&word, sizeof word, 1, f), 1);
}

static void write_catalogue(FILE *f)
{
	size_t at = HEADER_BYTES + 16 * (size_t)N_ENTRIES;
	const size_t head[] = {
	    0x950412de, 0, N_ENTRIES, HEADER_BYTES, HEADER_BYTES + 8 * (size_t)N_ENTRIES, 0, at};

	for (size_t i = 0; i < 7; i++)
		put_word(f, head[i]);
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < N_ENTRIES; i++) {
			size_t n = side ? entries[i].to.n : entries[i].from.n;

			put_word(f, n);
			put_word(f, at);
			at += n + 1;
		}
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < N_ENTRIES; i++) {
			struct str text = side ? entries[i].to : entries[i].from;

			assert_int_equal(fwrite(text.s, 1, text.n + 1, f), text.n + 1);
		}
}

/* Makes PLACE/fr/LC_MESSAGES/clepsydre.mo, in a new folder named after the template. */
static FILE *make_place(char *place)
{
	assert_non_null(mkdtemp(place));
	snprintf(path, sizeof path, "%s/fr", place);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES", place);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES/clepsydre.mo", place);
	return fopen(path, "w");
}

static int remove_place(const char *place)
{
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES/clepsydre.mo", place);
	unlink(path);
	snprintf(path, sizeof path, "%s/fr/LC_MESSAGES", place);
	rmdir(path);
	snprintf(path, sizeof path, "%s/fr", place);
	rmdir(path);
	return rmdir(place);
}

static int make_catalogue(void **fixture)
{
	FILE *f = make_place(dir);

	(void)fixture;
	assert_non_null(f);
	write_catalogue(f);
	return fclose(f);
}

static int remove_catalogue(void **fixture)
{
	(void)fixture;
	return remove_place(dir);
}

static void french_is_found_in_the_second_folder(void **fixture)
{
	const char *const dirs[] = {"/nowhere", dir, NULL};

	(void)fixture;
	assert_true(words_open("fr", dirs));
	assert_string_equal(words_language(), "fr");
	assert_string_equal(_("Exchange"), "Échange");
	assert_string_equal(_("A text that nobody translated"), "A text that nobody translated");
	assert_string_equal(_(""), "");
}

static void the_language_changes_in_one_process(void **fixture)
{
	const char *const dirs[] = {dir, NULL};

	(void)fixture;
	for (int i = 0; i < 3; i++) {
		assert_true(words_open("fr", dirs));
		assert_string_equal(_("Exchange"), "Échange");
		assert_true(words_open("en", NULL));
		assert_string_equal(words_language(), "en");
		assert_string_equal(_("Exchange"), "Exchange");
	}
}

static void nothing_is_plural_in_english_only(void **fixture)
{
	const char *const dirs[] = {dir, NULL};

	(void)fixture;
	words_open("fr", dirs);
	assert_string_equal(words_n("%d mark", "%d marks", 0), "%d niveau");
	assert_string_equal(words_n("%d mark", "%d marks", 1), "%d niveau");
	assert_string_equal(words_n("%d mark", "%d marks", 2), "%d niveaux");
	assert_string_equal(words_n("%d mark", "%d marks", -1), "%d niveau");
	words_open("en", NULL);
	assert_string_equal(words_n("%d mark", "%d marks", 0), "%d marks");
	assert_string_equal(words_n("%d mark", "%d marks", 1), "%d mark");
	assert_string_equal(words_n("%d mark", "%d marks", INT64_MIN), "%d marks");
}

static void a_context_tells_two_meanings_apart(void **fixture)
{
	const char *const dirs[] = {dir, NULL};

	(void)fixture;
	words_open("fr", dirs);
	assert_string_equal(words_p("sheet", "open"), "en cours");
	assert_string_equal(words_p("door", "open"), "open");
}

static void without_a_catalogue_texts_are_english(void **fixture)
{
	const char *const dirs[] = {"/nowhere", NULL};
	const char *const good[] = {dir, NULL};
	char name[5000] = "";
	const char *const endless[] = {name, NULL};

	(void)fixture;
	memset(name, 'x', sizeof name - 1);
	words_open("fr", good);
	assert_false(words_open("fr", dirs));
	assert_string_equal(words_language(), "en");
	assert_string_equal(_("Exchange"), "Exchange");
	assert_false(words_open("fr", endless));
	assert_false(words_open("fr", NULL));
	assert_false(words_open("tlh", good));
	assert_string_equal(_("Exchange"), "Exchange");
}

static void a_catalogue_of_garbage_is_none(void **fixture)
{
	char place[] = "/tmp/words-bad-XXXXXX";
	const char *const dirs[] = {place, NULL};
	FILE *f = make_place(place);

	(void)fixture;
	assert_non_null(f);
	fputs("not a catalogue at all, but some forty bytes of text", f);
	fclose(f);
	assert_false(words_open("fr", dirs));
	assert_string_equal(_("Exchange"), "Exchange");
	remove_place(place);
}

static void the_environment_does_not_choose(void **fixture)
{
	static const char *const names[] = {"LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"};
	static const char *const values[] = {"C", "tr_TR.UTF-8", "de_DE", "not a locale", ""};
	const char *const dirs[] = {dir, NULL};

	(void)fixture;
	for (size_t i = 0; i < 5; i++) {
		for (size_t j = 0; j < 4; j++)
			setenv(names[j], values[i], 1);
		assert_true(words_open("fr", dirs));
		assert_string_equal(_("Exchange"), "Échange");
	}
	assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
	assert_string_equal(setlocale(LC_COLLATE, NULL), "C");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(french_is_found_in_the_second_folder),
	    cmocka_unit_test(the_language_changes_in_one_process),
	    cmocka_unit_test(nothing_is_plural_in_english_only),
	    cmocka_unit_test(a_context_tells_two_meanings_apart),
	    cmocka_unit_test(without_a_catalogue_texts_are_english),
	    cmocka_unit_test(a_catalogue_of_garbage_is_none),
	    cmocka_unit_test(the_environment_does_not_choose),
	};

	return cmocka_run_group_tests_name("base/words", tests, make_catalogue, remove_catalogue);
}
