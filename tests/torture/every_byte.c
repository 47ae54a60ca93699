/* Each byte of a record's file changed in three ways: verify says it is bad, or all
 * that can be read is as it was.  Nothing crashes. */
#include "unit.h"

#include "changed_bytes.h"

static void no_changed_byte_passes_unless_it_says_nothing(void **fixture)
{
	(void)fixture;
	changed_bytes_are_told(1);
}

static int prepare(void **fixture)
{
	work_in_memory();
	return open_folder(fixture);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(no_changed_byte_passes_unless_it_says_nothing, prepare,
	                                    close_folder),
	};

	return cmocka_run_group_tests_name("torture/every_byte", tests, NULL, NULL);
}
