/* append_marks RECORD N: appends N marks, each in its own transaction; says the id
 * of each on standard output once it is stored. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/ledger.h"

static bool append(struct ledger *l, int64_t value, struct err *e)
{
	struct event mark = {
	    .when = {1764000000000, 60, 5000, STR("6f1c")},
	    .author = 1,
	    .fact = {.kind = KIND_scored, .candidate = 5, .item = 20, .value = value}};

	return ledger_begin(l, e) && ledger_put(l, &mark, e) && ledger_commit(l, e) == COMMIT_DONE;
}

int main(int argc, char **argv)
{
	struct err e = {0};
	struct ledger *l = argc > 2 ? ledger_open(argv[1], LEDGER_APPEND, &e) : NULL;
	struct arena a = {0};
	struct event event;

	for (long i = 0; l && i < strtol(argv[2], NULL, 10); i++) {
		char line[24];

		if (!append(l, i, &e))
			break;
		while (ledger_next(l, &a, &event, &e))
			;
		(void)!write(1, line,
		             (size_t)snprintf(line, sizeof line, "%lld\n", (long long)event.id));
	}
	if (e.kind)
		fprintf(stderr, "%s\n%s\n%s\n", e.what, e.safe, e.todo);
	ledger_close(l);
	arena_done(&a);
	return (int)e.kind;
}
