/* A spreadsheet's list of candidates from any bytes, beside a small grid and cohort. */
#include "base/text.h"
#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char cohort[] =
    "session: {numéro: X, date: 24/11/2026, candidats: list.csv}\n"
    "jury:\n"
    "  - {place: P, nom: MERLE, prénom: Odile, rôle: présidence, organisme: Bailleur Alpha}\n"
    "groupes: {G1: {nom: Un}, G2: {nom: Deux}}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct arena arena = {0};
	struct complaints complaints;
	struct plan plan;
	struct buf said = {0};

	text_open();
	plan_init(&plan, &arena);
	plan_add_item(&plan, OWNER_PHASE, 0);
	((struct competency *)plan_add_item(&plan, OWNER_COMPETENCY, 0))->id = STR("C4");
	complaints_init(&complaints);
	intake_cohort_bytes(STR("cohort.yaml"), str_of(cohort), STR("list.csv"), bytes, &plan,
	                    &complaints);
	complaints_write(&complaints, &said);
	buf_done(&said);
	complaints_done(&complaints);
	arena_done(&arena);
	return 0;
}
