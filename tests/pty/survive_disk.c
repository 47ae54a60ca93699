/* The disk fills up, the record is moved or deleted, or can only be read: what the live screen
 * says, what it keeps, and that it goes on. */
#include "unit.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live.h"

/* A place of our own to mount on, seen by this process and its children alone. */
static bool may_mount(void)
{
	static int answer = -1;

	if (answer < 0)
		answer = geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
		         mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
	return answer;
}

static struct pty *join(const char *path, const char *seat)
{
	struct pty *p = live_join(path, seat, NULL);

	assert_non_null(p);
	return p;
}

static void leave(struct pty *p)
{
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	assert_true(pty_line_is_as_before(p));
	pty_end(p);
}

static void asks(struct pty *p, const char *digit, const char *level, const char *answer)
{
	pty_type(p, digit);
	pty_type(p, level);
	assert_true(pty_wait_text(p, answer));
}

static bool is_later(struct pty *p, void *left)
{
	return live_seconds_left(p) < *(int *)left;
}

static bool has_time_left(struct pty *p, void *left)
{
	*(int *)left = live_seconds_left(p);
	return *(int *)left > 0;
}

static void its_clock_runs(struct pty *p)
{
	int left;

	assert_true(pty_wait(p, has_time_left, &left, "the clock"));
	assert_true(pty_wait(p, is_later, &left, "the clock running"));
}

/* -- the record moved or deleted ----------------------------------------------------------- */

static void a_record_that_was_moved_is_told_at_once(void **state)
{
	const char *path = live_record("moved");
	struct pty *p = join(path, "S");
	int events;

	(void)state;
	asks(p, "4", "a", "Question (a) à IF Hugo.");
	assert_int_equal(rename(path, live_path("elsewhere")), 0);
	assert_true(pty_wait_text(p, "fichier déplacé ou supprimé"));
	assert_true(pty_wait_text(p, "Sûr, dans l’ancien fichier : ce qui était enregistré."));
	assert_true(pty_wait_text(p, "Remettez-le sous son nom, relancez"));
	asks(p, "3", "b", "1 saisie non enregistrée depuis");
	assert_true(pty_wait_text(p, "Remettez-le sous son nom, relancez"));
	its_clock_runs(p);
	assert_int_equal(access(path, F_OK), -1);
	leave(p);
	assert_int_equal(access(path, F_OK), -1);

	/* Back under its name, all that was stored is there, and nothing else. */
	assert_int_equal(rename(live_path("elsewhere"), path), 0);
	events = live_events(path);
	p = join(path, "S");
	assert_true(pty_wait_text(p, "question (a) à IF Hugo"));
	asks(p, "3", "b", "Question (b) à HÊTRE Gina.");
	leave(p);
	assert_int_equal(live_events(path), events + 1);
}

/* Put back before anything was typed, it needs no new start. */
static void a_record_put_back_is_gone_on_with(void **state)
{
	const char *path = live_record("back");
	struct pty *p = join(path, "S");

	(void)state;
	assert_int_equal(rename(path, live_path("away")), 0);
	assert_true(pty_wait_text(p, "fichier déplacé ou supprimé"));
	assert_int_equal(rename(live_path("away"), path), 0);
	assert_true(pty_wait_no_text(p, "fichier déplacé ou supprimé"));
	asks(p, "3", "b", "Question (b) à HÊTRE Gina.");
	leave(p);
}

static void a_record_that_was_deleted_is_not_made_again(void **state)
{
	const char *path = live_record("deleted");
	struct pty *p = join(path, "S");

	(void)state;
	assert_int_equal(unlink(path), 0);
	assert_true(pty_wait_text(p, "fichier déplacé ou supprimé"));
	asks(p, "3", "b", "1 saisie non enregistrée depuis");
	its_clock_runs(p);
	leave(p);
	assert_int_equal(access(path, F_OK), -1);
}

/* The program of one record never writes in another's. */
static void a_record_put_in_its_place_is_left_alone(void **state)
{
	const char *path = live_record("mine"), *other = live_record("other");
	struct pty *p = join(path, "S");
	int events = live_events(other);

	(void)state;
	asks(p, "4", "a", "Question (a) à IF Hugo.");
	assert_int_equal(rename(other, path), 0);
	assert_true(pty_wait_text(p, "un autre fichier a son nom."));
	asks(p, "3", "b", "1 saisie non enregistrée depuis");
	its_clock_runs(p);
	leave(p);
	assert_int_equal(live_events(path), events);
}

static void a_folder_that_is_removed_is_not_made_again(void **state)
{
	const char *folder = live_path("removed"), *away = live_path("carried-off"), *record;
	const char *argv[] = {"/bin/rm", "-rf", away, NULL};
	struct pty *p;

	(void)state;
	assert_int_equal(mkdir(folder, 0700), 0);
	record = live_record("removed/record");
	p = join(record, "S");
	/* At one stroke, as a disk that is pulled out. */
	assert_int_equal(rename(folder, away), 0);
	assert_int_equal(live_run(NULL, argv), 0);
	assert_true(pty_wait_text(p, "fichier déplacé ou supprimé"));
	asks(p, "3", "b", "1 saisie non enregistrée depuis");
	its_clock_runs(p);
	leave(p);
	assert_int_equal(access(live_path("removed"), F_OK), -1);
}

/* -- the disk full ------------------------------------------------------------------------- */

static const char *small_disk(void)
{
	const char *dir = live_path("small");

	if (mkdir(dir, 0700) != 0 || !may_mount() ||
	    mount("tmpfs", dir, "tmpfs", 0, "size=1m") != 0)
		return NULL;
	return dir;
}

/* Not one page is left, nor what the journal had. */
static void fill(const char *record)
{
	static char block[4096];
	char journal[300];
	int fd;

	snprintf(journal, sizeof journal, "%s-journal", record);
	if (access(journal, F_OK) == 0)
		assert_int_equal(truncate(journal, 0), 0);
	fd = open(live_path("small/filler"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	while (write(fd, block, sizeof block) > 0)
		;
	close(fd);
}

static void a_full_disk_marks_what_is_to_type_again(void **state)
{
	const char *path;
	struct pty *p;
	int events;

	(void)state;
	if (!small_disk()) {
		print_message("# a small disk can't be mounted here\n");
		skip();
	}
	path = live_record("small/record");
	p = join(path, "M1");
	pty_type(p, PTY_ENTER);
	assert_true(pty_wait_text(p, "Niveau de C1.2"));
	pty_type(p, "3");
	assert_true(pty_wait_text(p, "FRÊNE · C1.2 : 3 Acquis."));
	events = live_events(path);

	fill(path);
	pty_type(p, "2");
	assert_true(pty_wait_text(p, "RIEN NE S’ENREGISTRE : disque plein. 1 saisie à retaper, "
	                             "marquée !"));
	assert_true(pty_wait_text(p, "2! à retaper"));
	assert_true(pty_wait_text(p, "► C1.3"));
	assert_true(pty_wait_text(p, "1 saisie non enregistrée depuis"));
	assert_true(pty_wait_text(p, "Ce qui s’est affiché comme enregistré est sur le disque."));
	assert_true(pty_wait_text(p, "Faites libérer de la place ; retapez ce qui est marqué."));
	its_clock_runs(p);

	/* A text is not lost with the space for it. */
	pty_type(p, "n");
	assert_true(pty_wait_text(p, "NOTES PRIVÉES"));
	pty_type(p, "une phrase longue à retaper");
	assert_true(pty_wait_text(p, "phrase longue à retaper"));
	pty_type(p, PTY_ESC);
	assert_true(pty_wait_text(p, "2 saisies non enregistrées depuis"));
	assert_int_equal(live_events(path), events);

	assert_int_equal(unlink(live_path("small/filler")), 0);
	pty_type(p, "n");
	assert_true(pty_wait_text(p, "une phrase longue à retaper"));
	pty_type(p, PTY_ESC);
	assert_true(pty_wait_no_text(p, "disque plein"));
	assert_true(pty_wait_text(p, "1 saisie non enregistrée depuis"));
	assert_true(pty_wait_text(p, "2!"));
	assert_true(pty_wait_text(p, "► C1.3"));
	pty_type(p, "2");
	assert_true(pty_wait_no_text(p, "non enregistrée depuis"));
	leave(p);
	assert_int_equal(live_events(path), events + 2);
}

/* -- a disk that can only be read ---------------------------------------------------------- */

static bool mount_to_read(const char *dir)
{
	return may_mount() && mount(dir, dir, NULL, MS_BIND, NULL) == 0 &&
	       mount(NULL, dir, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0;
}

static void a_read_only_disk_is_told_before_anything(void **state)
{
	const char *record = live_path("locked/record");
	const char *argv[] = {live_program(), "join", record, "--as", "S", NULL};
	struct pty *p;
	int status;

	(void)state;
	assert_int_equal(mkdir(live_path("locked"), 0700), 0);
	live_record("locked/record");
	if (!mount_to_read(live_path("locked"))) {
		print_message("# nothing can be mounted read-only here\n");
		skip();
	}
	p = pty_start(&(struct pty_setup){.argv = argv});
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	assert_true(pty_wait_text(p, "lecture seule"));
	assert_true(pty_wait_text(p, "est sur le disque."));
	assert_true(pty_line_is_as_before(p));
	assert_false(pty_is_alternate(p));
	assert_int_equal(access(live_path("locked/record.d"), F_OK), -1);
	pty_end(p);
}

/* -- without the right to write ------------------------------------------------------------- */

enum { NOBODY = 65534 };

/* Whom rights don't bind must first become somebody whom they do. */
static struct pty *join_as_nobody(const char *record)
{
	static const char script[] = "umask 077; exec ${2:+setpriv --reuid=$2 --regid=$2 "
				     "--clear-groups} \"$0\" join \"$1\" --as S";
	static char program[300];
	const char *argv[] = {"/bin/sh", "-c", script, program, record, NULL, NULL};

	snprintf(program, sizeof program, "%s", geteuid() ? live_program() : live_path("public"));
	argv[5] = geteuid() ? NULL : "65534";
	return pty_start(&(struct pty_setup){.argv = argv});
}

/* A folder that nobody in particular may enter, with the program and its words. */
static void make_public(void)
{
	static const char script[] = "chmod 755 \"$0\" && cp \"$1\" \"$0/public\" && chmod 755 "
				     "\"$0/public\" && cp -r \"${1%/*}/locale\" \"$0\" && chmod -R "
				     "a+rX \"$0/locale\"";
	const char *argv[] = {"/bin/sh", "-c", script, live_folder(), live_program(), NULL};

	assert_int_equal(live_run(NULL, argv), 0);
}

static void a_record_without_the_right_to_write_is_told_at_once(void **state)
{
	const char *record = live_record("sealed");
	struct pty *p;
	int status;

	(void)state;
	make_public();
	assert_int_equal(chmod(record, 0444), 0);
	p = join_as_nobody(record);
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	assert_true(pty_wait_text(p, "lecture seule"));
	assert_true(pty_wait_text(p, "est sur le disque."));
	assert_true(pty_line_is_as_before(p));
	assert_int_equal(access(live_path("sealed.d"), F_OK), -1);
	pty_end(p);
}

/* What stands beside a record while it is written can't be made there. */
static void a_folder_without_the_right_to_write_is_told_by_name(void **state)
{
	const char *folder = live_path("closed"), *record;
	struct pty *p;
	int events;

	(void)state;
	make_public();
	assert_int_equal(mkdir(folder, 0700), 0);
	record = live_record("closed/record");
	events = live_events(record);
	assert_true(geteuid() || chown(record, NOBODY, NOBODY) == 0);
	assert_int_equal(chmod(live_path("closed"), 0555), 0);
	p = join_as_nobody(record);
	assert_true(pty_wait_text(p, "sur 20:00"));
	asks(p, "3", "b", "1 saisie non enregistrée depuis");
	assert_true(pty_wait_text(p, "répertoire en lecture seule."));
	assert_true(pty_wait_text(p, "est sur le disque."));
	its_clock_runs(p);
	leave(p);
	assert_int_equal(chmod(live_path("closed"), 0755), 0);
	assert_int_equal(live_events(live_path("closed/record")), events);
	assert_int_equal(access(live_path("closed/record-journal"), F_OK), -1);
}

static int close_all(void **state)
{
	umount2(live_path("small"), MNT_DETACH);
	umount2(live_path("locked"), MNT_DETACH);
	return live_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_record_that_was_moved_is_told_at_once),
	    cmocka_unit_test(a_record_put_back_is_gone_on_with),
	    cmocka_unit_test(a_record_that_was_deleted_is_not_made_again),
	    cmocka_unit_test(a_record_put_in_its_place_is_left_alone),
	    cmocka_unit_test(a_folder_that_is_removed_is_not_made_again),
	    cmocka_unit_test(a_full_disk_marks_what_is_to_type_again),
	    cmocka_unit_test(a_read_only_disk_is_told_before_anything),
	    cmocka_unit_test(a_record_without_the_right_to_write_is_told_at_once),
	    cmocka_unit_test(a_folder_without_the_right_to_write_is_told_by_name),
	};

	return cmocka_run_group_tests(tests, live_open, close_all);
}
