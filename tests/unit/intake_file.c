/* Which files are read at all, and what is told of the others. */
#include "office.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/clepsydre-intake-XXXXXX";

static int make_folder(void **fixture)
{
	(void)fixture;
	return mkdtemp(folder) == NULL;
}

static int remove_folder(void **fixture)
{
	static const char *const names[] = {"a.yaml",        "fifo",       "long.yaml",
	                                    "link.yaml",     "sub",        "rs6731.yaml",
	                                    "candidats.csv", "cohort.yaml"};

	(void)fixture;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[200];

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		remove(path);
	}
	return rmdir(folder);
}

static const char *path_of(const char *name)
{
	static char path[200];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, struct str bytes)
{
	FILE *f = fopen(path_of(name), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
	fclose(f);
}

static void path_says(const char *name, const char *what, const char *todo)
{
	struct office o;
	struct buf where = {0};

	office_init(&o);
	assert_false(intake_grid(path_of(name), &o.plan, &o.complaints));
	complaints_write(&o.complaints, &o.said);
	buf_addf(&where, "%s: ", path_of(name));
	office_said(&o, buf_text(&where), what, todo);
	buf_done(&where);
	office_done(&o);
}

static void bytes_say(struct str bytes, const char *where, const char *what, const char *todo)
{
	struct office o;

	office_init(&o);
	office_read_grid(&o, bytes);
	assert_false(o.accepted);
	office_said(&o, where, what, todo);
	office_done(&o);
}

/* A pipe that nobody writes to must not hold the program. */
static void only_plain_files_are_read(void **fixture)
{
	(void)fixture;
	assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
	assert_int_equal(mkdir(path_of("sub"), 0700), 0);
	path_says("fifo", "a pipe or a device", "Save it as a file");
	path_says("sub", "a folder, not a file", "a file in it");
	path_says("none.yaml", "does not exist", "Check its name");
	path_says("../../dev/null", "a pipe or a device", "Save it");
}

static void a_missing_file_is_the_systems_doing(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	assert_false(intake_grid(path_of("none.yaml"), &o.plan, &o.complaints));
	assert_true(o.complaints.unreadable);
	office_done(&o);
}

static void a_link_to_a_file_is_followed(void **fixture)
{
	struct office o;
	char target[200];

	(void)fixture;
	office_init(&o);
	write_file("a.yaml", office_file(&o, "config/rs6731.yaml"));
	snprintf(target, sizeof target, "%s", path_of("a.yaml"));
	assert_int_equal(symlink(target, path_of("link.yaml")), 0);
	assert_true(intake_grid(path_of("link.yaml"), &o.plan, &o.complaints));
	office_done(&o);
}

static void a_file_is_at_most_a_mebibyte(void **fixture)
{
	int fd;

	(void)fixture;
	fd = open(path_of("long.yaml"), O_CREAT | O_WRONLY, 0600);
	assert_int_equal(ftruncate(fd, 1024 * 1024 + 1), 0);
	close(fd);
	path_says("long.yaml", "over 1 MiB", "the right one");
}

static void emptiness_is_told(void **fixture)
{
	(void)fixture;
	bytes_say(STR(""), "grid.yaml: ", "is empty", "");
	bytes_say(STR("\xEF\xBB\xBF \n\n"), "grid.yaml: ", "is empty", "");
	bytes_say(STR("# rien\n"), "grid.yaml: ", "is empty", "");
	bytes_say(STR("bonjour\n"), "grid.yaml:1:1:", "A text stands here. A group of keys", "");
}

static void other_character_sets_are_named(void **fixture)
{
	(void)fixture;
	bytes_say(STR("a: 1\ndur\xE9"
	              "e: 2\n"),
	          "grid.yaml:2:4:", "Windows-1252 or Latin-1", "UTF-8");
	bytes_say(STR("a: \x81\n"), "grid.yaml:1:4:", "Byte 81", "UTF-8");
	bytes_say(STR("\xFF\xFE"
	              "a\0:\0 \0b\0"),
	          "grid.yaml: ", "UTF-16", "UTF-8");
	bytes_say(STR("\0a\0:\0 \0b"), "grid.yaml: ", "UTF-16", "UTF-8");
	bytes_say(STR("a: b\nabcdefghijklmnopqrst\0: d\n"), "grid.yaml:2:21:", "NUL", "right one");
}

static void what_cannot_be_seen_is_shown(void **fixture)
{
	struct office o;

	(void)fixture;
	office_init(&o);
	office_read_grid(&o, STR("a\xE2\x80\x8B: 1\nb: c\xC2\x9D\nd: \x1B[2J\n"));
	office_said(&o, "grid.yaml:1:2:", "U+200B", "retype the word");
	office_said(&o, "grid.yaml:2:5:", "U+009D", "retype");
	office_said(&o, "grid.yaml:3:4:", "U+001B", "retype");
	for (size_t i = 0; i < o.said.n; i++)
		assert_true(o.said.s[i] == '\n' || (unsigned char)o.said.s[i] >= 32);
	office_done(&o);
}

/* -- the files that a cohort names --------------------------------------------------------- */

static void write_samples(struct office *o)
{
	write_file("rs6731.yaml", office_file(o, "config/rs6731.yaml"));
	write_file("candidats.csv", office_file(o, "config/candidats.csv"));
	write_file("cohort.yaml", office_file(o, "config/cohort-rs6731.yaml"));
}

static void names_stand_beside_the_cohort(void **fixture)
{
	struct office o;
	enum intake_kind kind;

	(void)fixture;
	office_init(&o);
	write_samples(&o);
	assert_true(intake_file(path_of("cohort.yaml"), &kind, &o.plan, &o.complaints));
	assert_int_equal(kind, INTAKE_COHORT);
	assert_int_equal(o.plan.n_persons, 17);
	assert_int_equal(o.plan.n_sources, 3);
	office_done(&o);
}

static void a_grid_named_by_hand_is_the_one_read(void **fixture)
{
	struct office o;
	char grid[200];

	(void)fixture;
	office_init(&o);
	write_samples(&o);
	remove(path_of("rs6731.yaml"));
	write_file("a.yaml", office_file(&o, "config/rs6731.yaml"));
	snprintf(grid, sizeof grid, "%s", path_of("a.yaml"));
	assert_true(intake_cohort(path_of("cohort.yaml"), grid, &o.plan, &o.complaints));
	office_done(&o);
	office_init(&o);
	assert_false(intake_cohort(path_of("cohort.yaml"), NULL, &o.plan, &o.complaints));
	complaints_write(&o.complaints, &o.said);
	office_said(&o, path_of("rs6731.yaml"), "does not exist", "Check its name");
	office_done(&o);
}

/* What can be told of the cohort is told all the same. */
static void a_missing_list_is_told_by_its_name(void **fixture)
{
	struct office o;
	struct str cohort;

	(void)fixture;
	office_init(&o);
	write_samples(&o);
	cohort = office_file(&o, "config/cohort-rs6731.yaml");
	write_file("cohort.yaml", office_change(&o, cohort, "place: M2", "place: M1"));
	remove(path_of("candidats.csv"));
	assert_false(intake_cohort(path_of("cohort.yaml"), NULL, &o.plan, &o.complaints));
	complaints_write(&o.complaints, &o.said);
	office_said(&o, path_of("candidats.csv"), "does not exist", "Check its name");
	office_said(&o, "cohort.yaml:27:12: ", "“M1” is given twice", "");
	office_done(&o);
}

static void other_yaml_is_neither_grid_nor_cohort(void **fixture)
{
	static const char *const texts[] = {"a: b\n", "numéro;groupe\n", "- session\n"};

	(void)fixture;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct office o;
		enum intake_kind kind;

		office_init(&o);
		write_file("a.yaml", str_of(texts[i]));
		assert_false(intake_file(path_of("a.yaml"), &kind, &o.plan, &o.complaints));
		assert_int_equal(kind, INTAKE_NEITHER);
		complaints_write(&o.complaints, &o.said);
		office_said(&o, "a.yaml:1:1: ", "neither a grid nor a cohort", "with the cohort");
		office_done(&o);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_plain_files_are_read),
	    cmocka_unit_test(a_missing_file_is_the_systems_doing),
	    cmocka_unit_test(a_link_to_a_file_is_followed),
	    cmocka_unit_test(a_file_is_at_most_a_mebibyte),
	    cmocka_unit_test(emptiness_is_told),
	    cmocka_unit_test(other_character_sets_are_named),
	    cmocka_unit_test(what_cannot_be_seen_is_shown),
	    cmocka_unit_test(names_stand_beside_the_cohort),
	    cmocka_unit_test(a_grid_named_by_hand_is_the_one_read),
	    cmocka_unit_test(a_missing_list_is_told_by_its_name),
	    cmocka_unit_test(other_yaml_is_neither_grid_nor_cohort),
	};

	return cmocka_run_group_tests_name("intake/file", tests, make_folder, remove_folder);
}
