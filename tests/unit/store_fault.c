/* What is told of a disk that fails: three short lines, whole in the narrowest window. */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "store/fault.h"
#include "store/site.h"

enum { BANNER_COLS = 54, LINE_COLS = 56 }; /* at 60 columns */

static int speak_french(void **fixture)
{
	const char *build = getenv("BUILD");
	char dir[4096];
	const char *dirs[2] = {dir, NULL};

	(void)fixture;
	snprintf(dir, sizeof dir, "%s/locale", build ? build : "build");
	return words_open("fr", dirs) ? 0 : -1;
}

static void is_whole(const struct err *e, const char *story)
{
	if (!e->brief[0] || text_width(str_of(e->brief)) > BANNER_COLS)
		fail_msg("%s: the banner “%s”", story, e->brief);
	if (!e->safe[0] || text_width(str_of(e->safe)) > LINE_COLS)
		fail_msg("%s: what is safe, “%s”", story, e->safe);
	if (text_width(str_of(e->todo)) > LINE_COLS)
		fail_msg("%s: what to do, “%s”", story, e->todo);
}

static void whatever_fails_its_lines_are_whole(void **fixture)
{
	static const int codes[] = {SQLITE_FULL,     SQLITE_BUSY,
	                            SQLITE_READONLY, SQLITE_READONLY_DBMOVED,
	                            SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_DIRECTORY,
	                            SQLITE_CANTOPEN,
	                            SQLITE_CORRUPT,  SQLITE_IOERR_FSYNC,
	                            SQLITE_PROTOCOL};
	struct err e;
	char story[32];

	(void)fixture;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		snprintf(story, sizeof story, "code %d", codes[i]);
		fault_tell(&e, codes[i], NULL, "/srv/jury/2026-11-24/a long name/RS6731.clepsydre");
		is_whole(&e, story);
	}
}

static void so_are_those_of_a_file_gone_or_replaced(void **fixture)
{
	char path[] = "/tmp/clepsydre-fault-XXXXXX", other[64];
	int fd = mkstemp(path);
	struct site site;
	struct err e;

	(void)fixture;
	assert_true(fd >= 0);
	assert_true(site_find(&site, path, SITE_FOR_LOOK, &e));
	snprintf(other, sizeof other, "%s-away", path);
	assert_int_equal(rename(path, other), 0);
	assert_false(site_holds(&site, &e));
	is_whole(&e, "moved");
	close(fd);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(fd >= 0);
	assert_false(site_holds(&site, &e));
	is_whole(&e, "replaced");
	close(fd);
	unlink(path);
	unlink(other);
	site_done(&site);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whatever_fails_its_lines_are_whole),
	    cmocka_unit_test(so_are_those_of_a_file_gone_or_replaced),
	};

	return cmocka_run_group_tests(tests, speak_french, NULL);
}
