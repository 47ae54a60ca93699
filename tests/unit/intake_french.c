/* What the office reads: files full of mistakes, and all that is said of them, in French. */
#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/words.h"

/* Goes where the files are, so that they are named as the office names them. */
static int go_to_the_files(void **fixture)
{
	const char *build = getenv("BUILD"), *source = getenv("SOURCE");
	char catalogs[1000];
	const char *const dirs[] = {catalogs, NULL};

	(void)fixture;
	snprintf(catalogs, sizeof catalogs, "%s/locale", build ? build : "build");
	if (!words_open("fr", dirs))
		return 1;
	return chdir(source ? source : ".") || chdir("tests/data/intake");
}

static struct str whole_file(struct office *o, const char *name)
{
	struct buf b = {0};
	struct str text;
	FILE *f = fopen(name, "rb");
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_add_char(&b, (char)c);
	fclose(f);
	text = arena_str(&o->arena, buf_str(&b));
	buf_done(&b);
	return text;
}

/* With UPDATE set in the environment, what is said now becomes what is expected: read it. */
static void says(const char *name, const char *expected)
{
	struct office o;
	enum intake_kind kind;

	office_init(&o);
	assert_false(intake_file(name, &kind, &o.plan, &o.complaints));
	complaints_write(&o.complaints, &o.said);
	if (getenv("UPDATE")) {
		FILE *f = fopen(expected, "wb");

		assert_non_null(f);
		fwrite(o.said.s, 1, o.said.n, f);
		fclose(f);
	}
	assert_string_equal(buf_text(&o.said), whole_file(&o, expected).s);
	office_done(&o);
}

static void a_grid_full_of_mistakes(void **fixture)
{
	(void)fixture;
	says("grille.yaml", "grille.txt");
}

static void a_cohort_full_of_mistakes(void **fixture)
{
	(void)fixture;
	says("promotion.yaml", "promotion.txt");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_grid_full_of_mistakes),
	    cmocka_unit_test(a_cohort_full_of_mistakes),
	};

	return cmocka_run_group_tests_name("intake/french", tests, go_to_the_files, NULL);
}
