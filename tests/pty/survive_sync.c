/* A disk that fails as the program itself writes how its person is known: nobody typed anything,
 * and they are told all the same. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>

#include "live.h"

static struct pty *join_by_key(const char *path)
{
	const char *env[] = {live_preload("sync"), NULL};
	const char *argv[] = {live_program(), "join", path, "--as", "M1", "--key", NULL};

	assert_non_null(env[0]);
	return pty_start(&(struct pty_setup){.argv = argv, .env = env});
}

static void a_disk_that_fails_is_told_before_any_act(void **state)
{
	const char *path = live_record("failing.clepsydre");
	int events = live_events(path);
	struct pty *p = join_by_key(path);

	(void)state;
	assert_true(pty_wait_text(p, "LE DISQUE NE RÉPOND PLUS : notez sur papier"));
	pty_type(p, "3a");
	assert_true(pty_wait_text(p, "1 saisie non enregistrée depuis"));
	pty_end(p);
	assert_int_equal(live_events(path), events);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_disk_that_fails_is_told_before_any_act),
	};

	return cmocka_run_group_tests_name("pty/survive_sync", tests, live_open, live_close);
}
