/* A sealed record of a whole day: each bit of each row's hashed line and of each text, each byte
 * of the file, each end.  EVERY=n: one in n. */
#include "changed_sealed.h"

int main(void)
{
	const char *every = getenv("EVERY");

	return changed_sealed_main("torture/every_bit", every ? strtol(every, NULL, 10) : 1);
}
