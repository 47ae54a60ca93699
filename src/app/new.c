/* new: makes a record from a grid and a cohort. */
#include "app/command.h"
#include "app/language.h"
#include "app/print.h"
#include "app/record.h"
#include "base/words.h"
#include "intake/intake.h"

/* What the record is called: "RS6731 · EX-2026-03". */
static struct str title_of(const struct plan *plan)
{
	struct buf b = {0};
	struct str title;

	buf_add(&b, plan->number);
	if (plan->session.number.n) {
		buf_addf(&b, " · ");
		buf_add(&b, plan->session.number);
	}
	title = arena_str(plan->arena, buf_str(&b));
	buf_done(&b);
	return title;
}

static int64_t count_persons(const struct plan *plan, int64_t roles, bool substitutes)
{
	int64_t n = 0;

	for (size_t i = 0; i < plan->n_persons; i++) {
		const struct person *p = &plan->persons[i];

		n += (p->role & roles) && (p->substitute != 0) == substitutes;
	}
	return n;
}

static void tell_people(const struct plan *plan)
{
	int64_t candidates = count_persons(plan, ROLE_CANDIDATE, false);
	int64_t jury = count_persons(plan, ROLE_PRESIDENT | ROLE_MEMBER, false);
	int64_t substitutes = count_persons(plan, ROLE_PRESIDENT | ROLE_MEMBER, true);
	int64_t passages = (int64_t)plan->n_passages;
	struct buf b = {0};

	buf_addf(&b, words_n("%lld candidate", "%lld candidates", candidates),
	         (long long)candidates);
	buf_addf(&b,
	         plan->passage_form == PASSAGE_SINGLE
	             ? words_n(" in %lld passage", " in %lld passages", passages)
	             : words_n(" in %lld group", " in %lld groups", passages),
	         (long long)passages);
	buf_addf(&b, words_n(", %lld member of the jury", ", %lld members of the jury", jury),
	         (long long)jury);
	if (substitutes)
		buf_addf(&b, words_n(" and %lld substitute", " and %lld substitutes", substitutes),
		         (long long)substitutes);
	print_line("%s", buf_text(&b));
	buf_done(&b);
}

static void tell_made(const char *path, const struct plan *plan)
{
	print_line(plan->rehearsal ? _("%s: rehearsal record made") : _("%s: record made"), path);
	print_line("%.*s", STR_ARG(plan->title));
	tell_people(plan);
}

static int make(const struct world *world, const struct arguments *a, struct plan *plan)
{
	struct moment now = world->now(world);
	struct err e;

	plan->rehearsal = options_value(a, "rehearsal") != NULL;
	plan->record_title = title_of(plan);
	if (!record_make(a->rest[0], plan, &now, &e))
		return print_err(&e);
	tell_made(a->rest[0], plan);
	return ERR_NONE;
}

static int refuse(const struct complaints *cs)
{
	struct err e;

	err_set(&e, cs->unreadable ? ERR_IO : ERR_DATA, "%s",
	        _("No record was made: the faults above come first."));
	return print_err(&e);
}

static int run_new(const struct world *world, const struct arguments *a)
{
	struct arena arena = {0};
	struct complaints cs;
	struct plan plan;
	struct buf told = {0};
	bool good;
	int code;

	complaints_init(&cs);
	plan_init(&plan, &arena);
	good = intake_cohort(options_value(a, "cohort"), options_value(a, "grid"), &plan, &cs);
	language_of_plan(&plan);
	complaints_write(&cs, &told);
	print_aside(buf_str(&told));
	code = good ? make(world, a, &plan) : refuse(&cs);
	buf_done(&told);
	complaints_done(&cs);
	arena_done(&arena);
	return code;
}

static const struct example examples[] = {
    {"new rs6731.clepsydre --cohort cohort-rs6731.yaml",
     N_("the record of the exam, in the file rs6731.clepsydre")},
    {"new try.clepsydre --cohort cohort-rs6731.yaml --rehearsal",
     N_("a record to try with, which says so for ever")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"grid", N_("FILE"), N_("the certification, if not the grid that the cohort names"), false},
    {"cohort", N_("FILE"), N_("the session: jury, groups, candidates"), true},
    {"rehearsal", NULL, N_("to practise: every screen and document will say so"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_new = {
    .name = "new",
    .summary = N_("makes a record from a grid and a cohort"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_new,
};
