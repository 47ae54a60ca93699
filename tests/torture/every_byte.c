/* Each byte of a record's file changed in three ways: verify says it is bad, or all
 * that can be read is as it was.  Nothing crashes. */
#include "changed_bytes.h"

int main(void)
{
	return changed_bytes_main("torture/every_byte", 1);
}
