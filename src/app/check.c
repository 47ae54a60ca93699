/* check: tells every fault of a grid or a cohort, before the day. */
#include "app/command.h"
#include "app/print.h"
#include "base/words.h"
#include "intake/intake.h"

static int check_file(const char *path)
{
	enum intake_kind kind = INTAKE_NEITHER;
	struct arena arena = {0};
	struct complaints cs;
	struct plan plan;
	struct buf told = {0};
	int code = ERR_NONE;

	complaints_init(&cs);
	plan_init(&plan, &arena);
	if (intake_file(path, &kind, &plan, &cs))
		print_line(kind == INTAKE_GRID ? _("%s: a grid, without a fault")
		                               : _("%s: a cohort, without a fault"),
		           path);
	else
		code = cs.unreadable ? ERR_IO : ERR_DATA;
	complaints_write(&cs, &told);
	print_text(buf_str(&told));
	buf_done(&told);
	complaints_done(&cs);
	arena_done(&arena);
	return code;
}

/* The exit code is the gravest: unreadable comes before at fault. */
static int run_check(const struct world *world, const struct arguments *a)
{
	int worst = ERR_NONE;

	(void)world;
	for (int i = 0; i < a->n_rest; i++) {
		int code = check_file(a->rest[i]);

		worst = code > worst ? code : worst;
	}
	return worst;
}

static const struct example examples[] = {
    {"check rs6731.yaml cohort-rs6731.yaml",
     N_("every fault at once, with its line and its remedy")},
    {NULL, NULL},
};

static const struct option_row options[] = {{NULL, NULL, NULL, false}};

const struct command command_check = {
    .name = "check",
    .summary = N_("tells every fault of a grid or a cohort"),
    .usage = N_("FILE…"),
    .least = 1,
    .most = -1,
    .examples = examples,
    .options = options,
    .run = run_check,
};
