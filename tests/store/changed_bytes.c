/* Some bytes of a record's file changed in three ways, all over it: told, or without
 * effect.  All of them in tests/torture. */
#include "unit.h"

#include <stdlib.h>

#include "changed_bytes.h"

static void no_changed_byte_passes_unless_it_says_nothing(void **fixture)
{
	(void)fixture;
	changed_bytes_are_told(getenv("SHORT") ? 499 : 13);
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

	return cmocka_run_group_tests_name("store/changed_bytes", tests, NULL, NULL);
}
