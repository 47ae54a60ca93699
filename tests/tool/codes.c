/* codes: makes the codes of a record's whole jury and prints them, a line each: the person's
 * number and the code.  codes RECORD [all] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "store/codes.h"

int main(int argc, char **argv)
{
	static char codes[256][CODE_DIGITS + 1];
	int32_t persons[256];
	size_t n = 0;
	struct record r;
	struct err e;

	if (argc < 2 || !record_open(&r, argv[1], LEDGER_READ, 0, &e))
		return EXIT_FAILURE;
	for (size_t i = 0; i < r.state.plan.n_persons && n < 256; i++)
		if (r.state.plan.persons[i].role != ROLE_CANDIDATE)
			persons[n++] = (int32_t)i + 1;
	if (!codes_make(argv[1], str_of(ledger_mark(r.ledger)), persons, n, false, codes, &e)) {
		fprintf(stderr, "%s\n", e.what);
		return EXIT_FAILURE;
	}
	for (size_t i = 0; i < n; i++)
		printf("%d %s\n", (int)persons[i], codes[i]);
	record_close(&r);
	return EXIT_SUCCESS;
}
