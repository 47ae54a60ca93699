/* changed_bytes: a record's file, one byte changed at a time. */
#ifndef TESTS_CHANGED_BYTES_H
#define TESTS_CHANGED_BYTES_H

#include "unit.h"

#include <fcntl.h>

#include "store/verify.h"
#include "store_fixture.h"

static void make_some_record(void)
{
	struct ledger *l;
	struct err e = {0};

	make_record(record);
	l = open_record(record, LEDGER_APPEND);
	for (enum kind kind = KIND_unknown + 1; kind < KIND_COUNT; kind++) {
		struct event event =
		    an_event(kind, strpbrk(kind_columns(kind), "Ww") ? "des mots" : "");

		assert_int_equal(append(l, &event, &e), COMMIT_DONE);
	}
	ledger_close(l);
	unlink(beside("record-journal"));
}

static void put_byte(int fd, off_t at, unsigned char byte)
{
	assert_int_equal(pwrite(fd, &byte, 1, at), 1);
}

static bool passes_for_good(const struct verification *good)
{
	struct verification v;
	struct err e = {0};
	struct ledger *l;

	if (!verify_record(record, NULL, &v, &e) || v.finding != FINDING_GOOD)
		return false;
	assert_memory_equal(&v.head, &good->head, sizeof v.head);
	l = ledger_open(record, LEDGER_READ, &e);
	if (l && read_all(l, &e) != v.head.count)
		fail_msg("good, and yet not read: %s", e.what);
	ledger_close(l);
	return true;
}

/* Makes a record with an event of each kind, in a folder of its own; changes each step-th byte of
 * its file in three ways, one by one: verify says that it is bad, or all that can be read is as it
 * was, and nothing crashes.  Else the test fails. */
static void changed_bytes_are_told(off_t step)
{
	static const unsigned char changes[] = {0x01, 0x80, 0xFF};
	struct verification good;
	struct err e = {0};
	struct stat st;
	long bad = 0, mute = 0;
	int fd;

	make_some_record();
	assert_true(verify_record(record, NULL, &good, &e));
	assert_int_equal(good.finding, FINDING_GOOD);
	assert_int_equal(stat(record, &st), 0);
	/* Held open all along: nothing else in this process has the record open meanwhile. */
	fd = open(record, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	for (off_t at = 0; at < st.st_size; at += step) {
		unsigned char was;

		assert_int_equal(pread(fd, &was, 1, at), 1);
		for (size_t i = 0; i < sizeof changes; i++) {
			put_byte(fd, at, was ^ changes[i]);
			if (passes_for_good(&good))
				mute++;
			else
				bad++;
			put_byte(fd, at, was);
		}
	}
	close(fd);
	print_message("%ld changes told, %ld that changed nothing\n", bad, mute);
	assert_true(bad > mute);
}

static off_t changed_bytes_step;

static void no_changed_byte_passes_unless_it_says_nothing(void **fixture)
{
	(void)fixture;
	changed_bytes_are_told(changed_bytes_step);
}

static int prepare_changed_bytes(void **fixture)
{
	work_in_memory();
	return open_folder(fixture);
}

/* The program of a group of that one test. */
static int changed_bytes_main(const char *group, off_t step)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(no_changed_byte_passes_unless_it_says_nothing,
	                                    prepare_changed_bytes, close_folder),
	};

	changed_bytes_step = step;
	return cmocka_run_group_tests_name(group, tests, NULL, NULL);
}

#endif
