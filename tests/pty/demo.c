/* `make demo`, from a clean clone: the exchange on the screen, then left by its keys.
 *
 * Clones the tree that the tests are of (what is committed in it), builds there
 * and installs nothing. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "exam.h"

static char dir[64], clone[80];

static int begin(void **state)
{
	(void)state;
	snprintf(dir, sizeof dir, "/tmp/demo-XXXXXX");
	assert_non_null(mkdtemp(dir));
	snprintf(clone, sizeof clone, "%s/clone", dir);
	return 0;
}

static int end(void **state)
{
	struct buf b = {0};

	(void)state;
	exam_runs(&b, "rm -rf %s", dir);
	buf_done(&b);
	return 0;
}

/* Where there is no repository there is no clone. */
static void need_clone(void)
{
	const char *source = getenv("SOURCE");
	struct buf b = {0};
	int code = exam_runs(&b, "git clone -q '%s' %s", source ? source : ".", clone);

	buf_done(&b);
	if (code != 0) {
		print_message("# this tree is no clone of a repository\n");
		skip();
	}
}

static void need_build(void)
{
	struct buf b = {0};

	if (exam_runs(&b, "cd %s && DEPS=no MAKEFLAGS= make -s -j2 all build/tests/tool/story",
	              clone) != 0)
		fail_msg("a clean clone doesn't build:\n%s", buf_text(&b));
	buf_done(&b);
}

/* In the folder that was named, and a rehearsal. */
static void the_record_is_there(void)
{
	struct buf b = {0};

	assert_int_equal(
	    exam_runs(&b, "%s log %s/clepsydre-demo-*/rs6731.clepsydre", program_path(), dir), 0);
	assert_non_null(strstr(buf_text(&b), "répétition"));
	buf_done(&b);
}

static void the_demo_opens_in_the_exchange(void **state)
{
	static const char *const argv[] = {"/usr/bin/make", "-s", "demo", NULL};
	char folder[80];
	const char *const env[] = {"DEPS=no", folder, NULL};
	struct pty_setup setup = {.argv = argv, .env = env, .dir = clone};
	struct keyboard k = {.who = "MERLE"};
	int status;

	(void)state;
	need_clone();
	need_build();
	snprintf(folder, sizeof folder, "TMPDIR=%s", dir);
	k.pty = pty_start(&setup);
	sees_at(&k, LINE_PHASE, "ÉCHANGE  reste 12:");
	sees_at(&k, LINE_IDENTITY, "RÉPÉTITION");
	sees_at(&k, LINE_IDENTITY, "Groupe 2/3");
	sees_row(&k, "FRÊNE Emma", "●●");
	sees_row(&k, "FRÊNE Emma", "2/12");
	goes_to_day(&k);
	sees_row(&k, "Groupe 1", "terminé");
	is_asked(&k, "q", "Quitter ?");
	types(&k, "o");
	assert_true(pty_wait_end(k.pty, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	sees_row(&k, dir, "contient ce que vous avez fait");
	pty_end(k.pty);
	buf_done(&k.text);
	the_record_is_there();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_demo_opens_in_the_exchange),
	};

	return cmocka_run_group_tests_name("make demo", tests, begin, end);
}
