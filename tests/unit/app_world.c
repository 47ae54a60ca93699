/* What the program takes from the world, and how it shuts itself in. */
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/world.h"

static int prepare(void **fixture)
{
	(void)fixture;
	umask(0);
	setenv("TZ", "UTC-14", 1); /* 14 hours ahead: no machine of ours is there */
	tzset();
	world_prepare();
	return 0;
}

static void a_moment_is_the_machine_s(void **fixture)
{
	struct timespec wall, boot;
	struct moment m;

	(void)fixture;
	clock_gettime(CLOCK_REALTIME, &wall);
	clock_gettime(CLOCK_BOOTTIME, &boot);
	m = world_real.now(&world_real);
	assert_in_range(m.at_ms - (int64_t)wall.tv_sec * 1000, 0, 5000);
	assert_in_range(m.boot_ms - (int64_t)boot.tv_sec * 1000, 0, 5000);
}

/* A juror's environment moves no clock. */
static void the_zone_is_the_machine_s_not_the_environment_s(void **fixture)
{
	(void)fixture;
	assert_int_not_equal(world_real.now(&world_real).zone_min, 14 * 60);
}

static void the_boot_id_is_the_kernel_s_without_dashes(void **fixture)
{
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "re");
	char text[64] = "", plain[64] = "";
	struct moment m = world_real.now(&world_real);

	(void)fixture;
	assert_non_null(f);
	assert_non_null(fgets(text, sizeof text, f));
	fclose(f);
	for (size_t i = 0, n = 0; text[i] && text[i] != '\n'; i++)
		if (text[i] != '-')
			plain[n++] = text[i];
	assert_int_equal(m.boot_id.n, 32);
	assert_true(str_is(m.boot_id, plain));
}

static void what_it_holds_and_writes_is_its_owner_s(void **fixture)
{
	struct rlimit core;
	mode_t mask = umask(0);

	(void)fixture;
	umask(mask);
	assert_int_equal(mask, 077);
	assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
	assert_int_equal(core.rlim_cur, 0);
	assert_int_equal(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
}

static void a_closed_pipe_kills_nobody(void **fixture)
{
	struct sigaction now;

	(void)fixture;
	assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
	assert_ptr_equal(now.sa_handler, SIG_IGN);
}

/* A record opened as descriptor 2 would take complaints for its content. */
static void no_file_is_ever_taken_for_a_terminal(void **fixture)
{
	pid_t child = fork();
	int status;

	(void)fixture;
	if (child == 0) {
		close(0);
		close(2);
		world_prepare();
		/* Reading from 0 and writing to 2 fail: nothing is lost in silence. */
		_exit(open("/dev/null", O_RDONLY) > 2 && read(0, &status, 1) < 0 &&
		              write(2, "", 1) < 0
		          ? 0
		          : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_moment_is_the_machine_s),
	    cmocka_unit_test(the_zone_is_the_machine_s_not_the_environment_s),
	    cmocka_unit_test(the_boot_id_is_the_kernel_s_without_dashes),
	    cmocka_unit_test(what_it_holds_and_writes_is_its_owner_s),
	    cmocka_unit_test(a_closed_pipe_kills_nobody),
	    cmocka_unit_test(no_file_is_ever_taken_for_a_terminal),
	};

	return cmocka_run_group_tests_name("app/world", tests, prepare, NULL);
}
