/* A cohort from any bytes, beside a small grid. */
#include "base/text.h"
#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a cohort refers to: a phase with a minimum of questions, and two competencies. */
static void small_grid(struct plan *plan)
{
	struct phase *phase = plan_add_item(plan, OWNER_PHASE, 0);

	phase->id = STR("échange");
	phase->duration_ms = 600000;
	phase->questions_min = 2;
	plan->extra_time = 960960;
	((struct competency *)plan_add_item(plan, OWNER_COMPETENCY, 0))->id = STR("C1");
	((struct competency *)plan_add_item(plan, OWNER_COMPETENCY, 0))->id = STR("C4");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct arena arena = {0};
	struct complaints complaints;
	struct plan plan;
	struct buf said = {0};

	text_open();
	plan_init(&plan, &arena);
	small_grid(&plan);
	/* Both forms of passages. */
	plan.passage_form = size % 2 ? PASSAGE_SINGLE : PASSAGE_GROUP;
	complaints_init(&complaints);
	intake_cohort_bytes(STR("cohort.yaml"), bytes, STR(""), STR(""), &plan, &complaints);
	complaints_write(&complaints, &said);
	buf_done(&said);
	complaints_done(&complaints);
	arena_done(&arena);
	return 0;
}
