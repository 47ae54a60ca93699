/* make_record PATH [N]: a record with one event of each kind, then N marks. */
#include <stdio.h>
#include <stdlib.h>

#include "store/ledger.h"

static struct event an_event(enum kind kind)
{
	struct event e = {
	    .when = {1764000000000 + (int64_t)kind * 1000, -150, 123456789,
	             STR("0b0f9a3e-6f1c-4a6e-9a58-3a2b6c1d7e90")},
	    .author = (int32_t)kind % 5,
	    .fact = {.kind = kind},
	};
	struct fact *f = &e.fact;

	for (const char *c = kind_columns(kind); *c; c++)
		switch (*c & ~0x20) {
		case 'P': f->passage = 2; break;
		case 'C': f->candidate = 11; break;
		case 'N': f->person = 3; break;
		case 'I': f->item = 17; break;
		case 'V': f->value = kind % 2 ? -4 : 960960; break;
		case 'M': f->ms = -65000; break;
		case 'R': f->ref = 1; break;
		case 'D': f->code = CODE_other; break;
		default:
			f->words = STR("É, “x” 'y' \\ \"z\"\n\tpuis 👩‍🔬 e\xCC\x81");
			break;
		}
	return e;
}

int main(int argc, char **argv)
{
	size_t n = KIND_COUNT - 1, marks = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	struct event *events = calloc(n + marks, sizeof *events);
	struct err e = {0};

	if (argc < 2 || !events)
		return 1;
	for (size_t i = 0; i < n + marks; i++)
		events[i] = an_event(i < n ? (enum kind)(i + 1) : KIND_scored);
	if (!ledger_create(argv[1], events, n + marks, &e)) {
		fprintf(stderr, "%s\n", e.what);
		return (int)e.kind;
	}
	free(events);
	return 0;
}
