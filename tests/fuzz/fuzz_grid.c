/* A grid from any bytes: read or refused, with complaints that can be shown. */
#include "base/text.h"
#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct complaints complaints;
	struct plan plan;
	struct buf said = {0};

	text_open();
	plan_init(&plan, &arena);
	complaints_init(&complaints);
	intake_grid_bytes(STR("grid.yaml"), (struct str){(const char *)data, size}, &plan,
	                  &complaints);
	complaints_write(&complaints, &said);
	buf_done(&said);
	complaints_done(&complaints);
	arena_done(&arena);
	return 0;
}
