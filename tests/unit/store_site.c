/* Where a record may lie. */
#include "unit.h"

#include "store/site.h"
#include "store_fixture.h"

static void what_reaches_other_machines_is_known_by_its_number(void **fixture)
{
	static const struct {
		unsigned long magic;
		const char *type, *name;
	} tries[] = {
	    {0x6969, NULL, "NFS"},
	    {0xFE534D42, NULL, "SMB2"},
	    {0xFF534D42, NULL, "CIFS"},
	    {0x01021997, NULL, "9P"},
	    {0x5346414F, NULL, "AFS"},
	    {0x00C36400, NULL, "Ceph"},
	    {0x65735546, "fuse.sshfs", "fuse.sshfs"},
	    {0x65735546, "virtiofs", "virtiofs"},
	    {0x65735546, NULL, "FUSE"},
	    {0x65735546, "fuseblk", NULL},
	    {0x65735546, "fuse.gocryptfs", NULL},
	    {0xEF53, NULL, NULL},     /* ext4 */
	    {0x01021994, NULL, NULL}, /* tmpfs */
	    {0x9123683E, NULL, NULL}, /* btrfs */
	    {0x58465342, NULL, NULL}, /* XFS */
	    {0x794C7630, NULL, NULL}, /* overlay */
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		const char *name = site_remote_name(tries[i].magic, tries[i].type);

		if (!tries[i].name)
			assert_null(name);
		else
			assert_string_equal(name, tries[i].name);
	}
}

static void what_a_former_record_left_is_not_built_upon(void **fixture)
{
	static const char *const left[] = {"record", "record-journal", "record-wal", "record-shm"};
	struct err e = {0};

	(void)fixture;
	assert_true(site_is_free(record, &e));
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		fclose(fopen(beside(left[i]), "w"));
		assert_false(site_is_free(record, &e));
		assert_int_equal(e.kind, ERR_DATA);
		assert_non_null(strstr(e.what, left[i]));
		assert_true(e.todo[0]);
		unlink(beside(left[i]));
	}
	/* A link that leads nowhere is a name that is taken. */
	assert_int_equal(symlink("nowhere", record), 0);
	assert_false(site_is_free(record, &e));
}

static void a_name_too_long_is_refused(void **fixture)
{
	char name[6000];
	struct site_draft draft;
	struct err e = {0};

	(void)fixture;
	memset(name, 'a', sizeof name);
	name[sizeof name - 1] = '\0';
	assert_false(site_is_free(name, &e));
	name[300] = '\0';
	assert_false(site_reserve(&draft, name, &e));
	assert_int_equal(e.kind, ERR_IO);
	assert_non_null(strstr(e.what, "too long"));
}

static void a_record_is_reached_by_a_link_but_known_by_its_file(void **fixture)
{
	struct site site;
	struct err e = {0};

	(void)fixture;
	make_record(record);
	make_record(beside("other"));
	assert_int_equal(symlink("record", beside("link")), 0);
	assert_true(site_find(&site, beside("link"), SITE_LIVE, &e));
	assert_string_equal(site.real, record);
	assert_true(site_holds(&site, &e));
	assert_int_equal(unlink(beside("link")), 0);
	assert_int_equal(symlink("other", beside("link")), 0);
	assert_false(site_holds(&site, &e));
	assert_non_null(strstr(e.what, "replaced"));
	site_done(&site);
}

static void a_long_path_does_not_hide_what_is_said_of_it(void **fixture)
{
	char room[SITE_SHOWN], path[400];

	(void)fixture;
	assert_string_equal(site_shown(room, "/tmp/record"), "/tmp/record");
	assert_string_equal(site_shown(room, "/tmp/a\nforged: all is well"),
	                    "/tmp/a forged: all is well");
	snprintf(path, sizeof path, "/a");
	while (strlen(path) < 380)
		snprintf(path + strlen(path), 3, "é");
	snprintf(path + strlen(path), 8, "/record");
	site_shown(room, path);
	assert_true(strlen(room) < SITE_SHOWN && strlen(room) > SITE_SHOWN - 8);
	assert_int_equal(strncmp(room, "…é", 5), 0);
	assert_string_equal(room + strlen(room) - 7, "/record");
}

static void publishing_never_overwrites(void **fixture)
{
	struct err e = {0};
	struct site_draft draft;
	char temporary[200];
	struct stat st;

	(void)fixture;
	assert_true(site_reserve(&draft, record, &e));
	snprintf(temporary, sizeof temporary, "%s", draft.name);
	assert_int_equal(stat(temporary, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	fclose(fopen(record, "w"));
	assert_false(site_publish(&draft, record, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(access(temporary, F_OK), -1);
	unlink(record);
	assert_true(site_reserve(&draft, record, &e));
	assert_true(site_publish(&draft, record, &e));
	assert_int_equal(stat(record, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

/* As one that was killed leaves it: nobody holds it. */
static const char *left_behind(void)
{
	static char name[200];
	struct site_draft draft;
	struct err e = {0};

	assert_true(site_reserve(&draft, record, &e));
	snprintf(name, sizeof name, "%s", draft.name);
	close(draft.lock);
	free(draft.name);
	return name;
}

static void what_a_killed_one_left_goes(void **fixture)
{
	struct site_draft living;
	struct err e = {0};
	const char *left;

	(void)fixture;
	assert_true(site_reserve(&living, record, &e));
	left = left_behind();
	site_sweep(beside("other"), NULL);
	assert_int_equal(access(left, F_OK), 0);
	site_sweep(record, NULL);
	assert_int_equal(access(left, F_OK), -1);
	assert_int_equal(access(living.name, F_OK), 0);
	site_abandon(&living);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(mkdir(folder, 0700), 0);
}

/* Called as a draft of another would be, by whoever renamed it. */
static void a_finished_record_stays_whatever_its_name(void **fixture)
{
	const char *named = beside("other.new-0123456789abcdef");
	struct site_draft draft;
	struct err e = {0};

	(void)fixture;
	assert_true(site_reserve(&draft, record, &e));
	assert_true(site_publish(&draft, record, &e));
	assert_int_equal(rename(record, named), 0);
	site_sweep(beside("other"), NULL);
	assert_int_equal(unlink(beside("other.new-0123456789abcdef")), 0);
}

/* Somebody found it, and made it their record. */
static void what_became_a_record_stays(void **fixture)
{
	static const char *const companions[] = {"-journal", ".d"};
	const char *left = left_behind();
	struct site site;
	struct err e = {0};

	(void)fixture;
	for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
		char companion[220];

		snprintf(companion, sizeof companion, "%s%s", left, companions[i]);
		fclose(fopen(companion, "w"));
		site_sweep(record, NULL);
		assert_int_equal(access(left, F_OK), 0);
		unlink(companion);
	}
	assert_true(site_find(&site, left, SITE_LIVE, &e));
	site_sweep(record, &site);
	assert_int_equal(access(left, F_OK), 0);
	site_done(&site);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    in_folder(what_reaches_other_machines_is_known_by_its_number),
	    in_folder(what_a_former_record_left_is_not_built_upon),
	    in_folder(a_name_too_long_is_refused),
	    in_folder(a_record_is_reached_by_a_link_but_known_by_its_file),
	    in_folder(a_long_path_does_not_hide_what_is_said_of_it),
	    in_folder(publishing_never_overwrites),
	    in_folder(what_a_killed_one_left_goes),
	    in_folder(a_finished_record_stays_whatever_its_name),
	    in_folder(what_became_a_record_stays),
	};

	return cmocka_run_group_tests_name("store/site", tests, NULL, NULL);
}
