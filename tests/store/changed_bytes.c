/* Some bytes of a record's file changed in three ways, all over it: told, or without
 * effect.  All of them in tests/torture. */
#include "changed_bytes.h"

int main(void)
{
	return changed_bytes_main("store/changed_bytes", getenv("SHORT") ? 499 : 13);
}
