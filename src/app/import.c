/* import: the written test's results into a record, from the office's spreadsheet. */
#include "app/act.h"
#include "app/command.h"
#include "app/print.h"
#include "base/words.h"
#include "core/say.h"
#include "intake/results.h"

/* Who enters such results in the room: the secretary if they may, else the first who may, at the
 * keyboard of the machine.  0: nobody. */
static int32_t who_enters(const struct state *s)
{
	int64_t may = rules_enter_results(&s->plan);
	int32_t first = 0;

	for (int32_t n = 1; (size_t)n <= s->n_people; n++) {
		if (!rules_may(s, n, may))
			continue;
		if (s->people[n - 1].role == ROLE_SECRETARY)
			return n;
		first = first ? first : n;
	}
	return first;
}

static int refuse(enum err_kind kind)
{
	struct err e;

	err_set(&e, kind, "%s", _("Nothing was entered: the faults above come first."));
	return print_err(&e);
}

static void tell_entered(const struct record *r, const char *path, const struct act_several *done,
                         size_t n)
{
	size_t before = n - done->stored;
	struct buf b = {0}, who = {0};

	say_person(&who, &r->state, r->state.viewer);
	buf_addf(
	    &b,
	    words_n("%s: %lld result entered", "%s: %lld results entered", (int64_t)done->stored),
	    path, (long long)done->stored);
	if (done->stored)
		buf_addf(&b, _(", in the name of %s"), buf_text(&who));
	if (before)
		buf_addf(&b,
		         words_n("; %lld was there already", "; %lld were there already",
		                 (int64_t)before),
		         (long long)before);
	print_line("%s", buf_text(&b));
	buf_done(&who);
	buf_done(&b);
}

/* All of them, or none. */
static int enter(struct record *r, const struct world *world, const char *path,
                 const struct results *results, struct arena *arena, struct complaints *cs)
{
	struct fact *wishes = arena_new(arena, struct fact, results->n);
	struct act_several done;
	struct verdict v;
	struct buf why = {0};
	struct err e;

	for (size_t i = 0; i < results->n; i++)
		wishes[i] = results->v[i].fact;
	switch (act_perform_several(r, world, r->state.viewer, wishes, results->n, &done, &v, &e)) {
	case ACT_IS_DONE: tell_entered(r, path, &done, results->n); return ERR_NONE;
	case ACT_IS_REFUSED:
		say_refusal(&why, &r->state, &v);
		complaint_fault(cs, results->v[done.at].place, "%s", buf_text(&why));
		buf_done(&why);
		return ERR_DATA;
	default: return print_err(&e);
	}
}

static int import_file(struct record *r, const struct world *world, const char *path,
                       const char *file)
{
	struct complaints cs;
	struct arena arena = {0};
	struct results results;
	struct buf told = {0};
	int code = ERR_DATA;

	complaints_init(&cs);
	if (results_read(file, &r->state.plan, &arena, &results, &cs))
		code = enter(r, world, path, &results, &arena, &cs);
	complaints_write(&cs, &told);
	print_aside(buf_str(&told));
	if (cs.n_faults)
		code = refuse(cs.unreadable ? ERR_IO : ERR_DATA);
	buf_done(&told);
	arena_done(&arena);
	complaints_done(&cs);
	return code;
}

static int run_import(const struct world *world, const struct arguments *a)
{
	struct record record;
	struct err e;
	int32_t author;
	int code;

	if (!record_open(&record, a->rest[0], LEDGER_APPEND, 0, &e))
		return print_err(&e);
	author = who_enters(&record.state);
	if (!author) {
		err_set(&e, ERR_DATA, "%s",
		        _("Nobody of this jury may enter results, as the grid says."));
		err_add(&e, NULL,
		        _("Look at “saisi_par” of the written test, and at who presides."));
		code = print_err(&e);
	} else if (!record_sit(&record, author, &e)) {
		code = print_err(&e);
	} else {
		code = import_file(&record, world, a->rest[0], a->rest[1]);
	}
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"import rs6731.clepsydre dossier.csv",
     N_("the results of the written test, and what was validated before")},
    {NULL, NULL},
};

static const struct option_row options[] = {{NULL, NULL, NULL, false}};

const struct command command_import = {
    .name = "import",
    .summary = N_("enters the results of the written test from a spreadsheet"),
    .usage = N_("RECORD SHEET"),
    .least = 2,
    .most = 2,
    .examples = examples,
    .options = options,
    .run = run_import,
};
