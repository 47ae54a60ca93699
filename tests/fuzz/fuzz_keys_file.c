/* A file of keys from any bytes: no crash, and no fault without a word. */
#include <assert.h>

#include "base/text.h"
#include "intake/keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct complaints complaints;
	struct plan plan;
	struct keys keys;
	struct buf said = {0};
	bool good;

	text_open();
	plan_init(&plan, &arena);
	plan_add_person(&plan, ROLE_MEMBER)->id = STR("M1");
	plan_add_person(&plan, ROLE_MEMBER)->id = STR("M2");
	complaints_init(&complaints);
	good = keys_read_bytes(STR("keys"), (struct str){(const char *)data, size}, &plan, &arena,
	                       &keys, &complaints);
	assert(good ? keys.n > 0 : complaints.n_faults > 0);
	complaints_write(&complaints, &said);
	buf_done(&said);
	complaints_done(&complaints);
	arena_done(&arena);
	return 0;
}
