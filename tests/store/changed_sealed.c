/* A sealed record of a whole day: some of its bits, bytes and ends changed.  All of them in
 * tests/torture. */
#include "changed_sealed.h"

int main(void)
{
	return changed_sealed_main("store/changed_sealed", getenv("SHORT") ? 4999 : 487);
}
