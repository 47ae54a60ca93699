/* dialog_jury: what is asked about the jury: that it is regular, who withdraws from whom, who takes
 * whose place, that the deliberation opens. */
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/day_lines.h"
#include "ui/dialog.h"
#include "ui/jury_lines.h"
#include "ui/view.h"

/* The person's whole name, in a buffer of the caller's. */
static const char *name_of(struct buf *b, const struct scene *scene, int32_t person)
{
	say_person(b, scene->state, person);
	return buf_text(b);
}

/* -- a list too long for nine digits: so many a page, then one line for the rest ------------ */

enum { PER_PAGE = 6 };

typedef void write_option(struct buf *, const struct scene *, int32_t number);
typedef struct step step_option(const struct fact *wish, int32_t number);

/* A line of a list: its text stands right after its key. */
static size_t list_choice(struct choice *choices, size_t at, char key, const char *text,
                          struct step step)
{
	size_t next = dialog_choice(choices, at, key, text, step);

	if (next > at)
		choices[at].form = CHOICE_NEAR;
	return next;
}

/* The wish's value is the page. */
static size_t option_choices(const struct scene *scene, const struct dialog *dialog,
                             const struct fact *wish, const int32_t *numbers, size_t n,
                             write_option *write, step_option *step, struct choice *choices)
{
	bool paged = n > PER_PAGE + 1;
	size_t page = paged ? PER_PAGE : PER_PAGE + 1, from = (size_t)wish->value * page, at = 0;
	struct fact next = *wish;
	struct buf b = {0};

	for (size_t i = from; i < n && i < from + page; i++) {
		buf_clear(&b);
		write(&b, scene, numbers[i]);
		at = list_choice(choices, at, (char)('1' + at), buf_text(&b),
		                 step(wish, numbers[i]));
	}
	buf_done(&b);
	next.value = from + page < n ? wish->value + 1 : 0;
	if (paged)
		at = list_choice(choices, at, (char)('1' + PER_PAGE), _("others"),
		                 step_ask(dialog, next));
	return at;
}

/* -- a withdrawal (deport): first the passage, then the candidate, then why; the wish holds the
 * member, and what was chosen so far ------------------------------------------------------- */

static const struct dialog recused_whom, recused_why;

static struct step ask_why(const struct fact *wish, int32_t candidate, int32_t passage)
{
	struct fact f = *wish;

	f.candidate = candidate;
	f.passage = passage;
	f.value = 0;
	return step_ask(&recused_why, f);
}

static struct step choose_candidate(const struct fact *wish, int32_t candidate)
{
	return ask_why(wish, candidate, 0);
}

static struct step choose_whole_passage(const struct fact *wish, int32_t passage)
{
	return ask_why(wish, 0, passage);
}

static struct step choose_passage(const struct fact *wish, int32_t passage)
{
	struct fact f = *wish;

	f.passage = passage;
	f.value = 0;
	return step_ask(&recused_whom, f);
}

static void recused_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	buf_addf(b, _("%s withdraws: in which passage?"), name_of(&name, scene, wish->person));
	buf_done(&name);
}

static void write_passage(struct buf *b, const struct scene *scene, int32_t passage)
{
	day_write_passage(b, scene->state, passage);
}

static size_t recused_choices(const struct scene *scene, const struct fact *wish,
                              struct choice *choices)
{
	const struct plan *plan = &scene->state->plan;
	/* Where the whole passage is meant, or is one person, nobody is to be chosen in it. */
	bool whole = plan->recusal_scope == RECUSAL_PASSAGE || plan->passage_form == PASSAGE_SINGLE;
	int32_t numbers[ROWS_MAX];
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= state_passages(scene->state) && n < ROWS_MAX; p++)
		numbers[n++] = p;
	n = option_choices(scene, &dialog_recused, wish, numbers, n, write_passage,
	                   whole ? choose_whole_passage : choose_passage, choices);
	return dialog_choice(choices, n, KEY_ESC, _("note nothing"), step_stay());
}

const struct dialog dialog_recused = {
    .place = PLACE_ASK, .title = recused_title, .choices = recused_choices};

static void whom_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	buf_addf(b, _("%s withdraws: from whom?"), name_of(&name, scene, wish->person));
	buf_done(&name);
}

static void write_candidate(struct buf *b, const struct scene *scene, int32_t candidate)
{
	say_person(b, scene->state, candidate);
}

static size_t whom_choices(const struct scene *scene, const struct fact *wish,
                           struct choice *choices)
{
	int32_t numbers[ROWS_MAX];
	size_t n = state_candidates(scene->state, wish->passage, numbers, ROWS_MAX);

	n = option_choices(scene, &recused_whom, wish, numbers, n < ROWS_MAX ? n : ROWS_MAX,
	                   write_candidate, choose_candidate, choices);
	n = list_choice(choices, n, 'g', _("the whole group"),
	                choose_whole_passage(wish, wish->passage));
	return dialog_choice(choices, n, KEY_ESC, _("note nothing"), step_stay());
}

static const struct dialog recused_whom = {
    .place = PLACE_ASK, .title = whom_title, .choices = whom_choices};

static void why_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf member = {0}, whom = {0};

	say_family(&member, scene->state, wish->person);
	if (wish->candidate)
		say_person(&whom, scene->state, wish->candidate);
	else
		day_write_passage(&whom, scene->state, wish->passage);
	buf_addf(b, _("%s withdraws for %s: why?"), buf_text(&member), buf_text(&whom));
	buf_done(&member);
	buf_done(&whom);
}

static size_t why_choices(const struct scene *scene, const struct fact *wish,
                          struct choice *choices)
{
	static const enum code codes[] = {CODE_own_employer, CODE_own_trainee, CODE_kin};
	struct fact f = *wish;
	size_t n = 0;

	(void)scene;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		f.code = codes[i];
		n = list_choice(choices, n, (char)('1' + i), say_code(f.code), step_wish(f));
	}
	f.code = CODE_other;
	n = list_choice(choices, n, '4', _("other, in a few words"), step_write(WRITE_REASON, f));
	return dialog_choice(choices, n, KEY_ESC, _("no withdrawal"), step_stay());
}

static const struct dialog recused_why = {
    .place = PLACE_ASK, .title = why_title, .choices = why_choices};

/* -- a replacement: the wish holds who leaves as candidate, or who comes as person ----------- */

static void replaced_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf name = {0};

	if (wish->person)
		buf_addf(b, _("Whose place does %s take?"), name_of(&name, scene, wish->person));
	else
		buf_addf(b, _("Who takes the place of %s?"),
		         name_of(&name, scene, wish->candidate));
	buf_done(&name);
}

/* The one who leaves gives the role too: whoever presides is replaced as president. */
static struct step replace(const struct scene *scene, const struct fact *wish, int32_t leaves,
                           int32_t comes)
{
	const struct standing *m = state_person(scene->state, leaves);
	struct fact f = *wish;

	f.candidate = leaves;
	f.person = comes;
	f.code = m && m->role == ROLE_PRESIDENT ? CODE_president : CODE_member;
	return step_wish(f);
}

/* May come: a substitute at large; for the president, any member present as well, but who took
 * that place already. */
static bool may_come(const struct scene *scene, int32_t leaves, int32_t person)
{
	const struct standing *m = state_person(scene->state, person);
	const struct standing *left = state_person(scene->state, leaves);

	return person != leaves && !m->out &&
	       (!m->sits || (left->role == ROLE_PRESIDENT && m->role != ROLE_PRESIDENT));
}

static size_t replaced_choices(const struct scene *scene, const struct fact *wish,
                               struct choice *choices)
{
	int32_t members[ROWS_MAX];
	size_t n = jury_members(scene->state, members, ROWS_MAX), at = 0;
	struct buf b = {0};

	for (size_t i = 0; i < n && at < 8; i++) {
		const struct standing *m = state_person(scene->state, members[i]);
		int32_t leaves = wish->person ? members[i] : wish->candidate;
		int32_t comes = wish->person ? wish->person : members[i];

		if (wish->person ? !m->sits : !may_come(scene, leaves, comes))
			continue;
		buf_clear(&b);
		say_person(&b, scene->state, members[i]);
		if (!wish->person && m->sits)
			buf_addf(&b, " %s", _("(and presides)"));
		at = list_choice(choices, at, (char)('1' + at), buf_text(&b),
		                 replace(scene, wish, leaves, comes));
	}
	buf_done(&b);
	return dialog_choice(choices, at, KEY_ESC, at ? _("nobody") : _("nobody is at hand"),
	                     step_stay());
}

const struct dialog dialog_replaced = {
    .place = PLACE_ASK, .title = replaced_title, .choices = replaced_choices};

/* -- the jury is constituted, or cannot be ------------------------------------------------- */

static void opened_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)wish;
	if (jury_without_quorum(scene->state))
		buf_addf(b, "%s", _("The jury cannot sit: record that in minutes?"));
	else
		buf_addf(b, "%s", _("Constitute the jury? To be said aloud"));
}

static int opened_facts(struct canvas *c, struct area area, const struct scene *scene,
                        const struct fact *wish)
{
	int32_t lacking = jury_without_quorum(scene->state), silent = jury_undeclared(scene->state);
	struct buf b = {0}, name = {0};
	int rows;

	(void)wish;
	if (lacking == JURY_ALL)
		buf_addf(&b, "%s", _("Too few members are here, or too few external ones."));
	else if (lacking)
		buf_addf(&b,
		         _("Too few members, or too few external ones, for %s. Once postponed "
		           "(signing in), the jury may sit for the others."),
		         name_of(&name, scene, lacking));
	else
		buf_addf(&b, "%s", _("“The jury is regularly constituted.”"));
	if (silent && !lacking)
		buf_addf(&b, _("\n%s has declared nothing."), name_of(&name, scene, silent));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&name);
	return rows;
}

static size_t opened_choices(const struct scene *scene, const struct fact *wish,
                             struct choice *choices)
{
	bool regular = !jury_without_quorum(scene->state);
	struct fact f = *wish;
	size_t n;

	f.code = regular ? CODE_regular : CODE_carence;
	n = dialog_choice(choices, 0, 'o',
	                  regular ? _("it is said: the jury is constituted")
	                          : _("yes: minutes say why the jury does not sit"),
	                  step_wish(f));
	return dialog_choice(choices, n, KEY_ESC, _("not yet"), step_stay());
}

const struct dialog dialog_jury_opened = {
    .place = PLACE_ASK, .title = opened_title, .facts = opened_facts, .choices = opened_choices};

/* -- the deliberation: the wish holds the passage, 0 where it is the session's; once it has words,
 * the reason why sheets are missing, what remains is yes or no ------------------------------ */

static void deliberation_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf passage = {0};

	if (wish->passage) {
		day_write_passage(&passage, scene->state, wish->passage);
		buf_addf(b, _("Open the deliberation on %s?"), buf_text(&passage));
	} else {
		buf_addf(b, "%s", _("Open the deliberation?"));
	}
	buf_done(&passage);
}

/* "PINSON 3, SITTELLE 5": who still owes how many sheets. */
static void write_owing(struct buf *b, const struct state *s, int32_t passage)
{
	const char *before = "";

	for (int32_t m = 1; (size_t)m <= s->plan.n_persons; m++) {
		int64_t in, owed;

		day_count_mine(s, m, passage, &in, &owed);
		if (in == owed)
			continue;
		buf_addf(b, "%s", before);
		say_family(b, s, m);
		buf_addf(b, " %lld", (long long)(owed - in));
		before = ", ";
	}
}

static int deliberation_facts(struct canvas *c, struct area area, const struct scene *scene,
                              const struct fact *wish)
{
	const struct state *s = scene->state;
	int64_t missing = rules_missing_sheets(s, wish->passage);
	size_t unheard = wish->passage ? 0 : day_count_left(s);
	struct buf b = {0};
	int rows;

	if (unheard)
		buf_addf(&b,
		         words_n("%zu passage is not over. ", "%zu passages are not over. ",
		                 (int64_t)unheard),
		         unheard);
	if (missing) {
		buf_addf(&b,
		         words_n("%lld sheet is missing: ", "%lld sheets are missing: ", missing),
		         (long long)missing);
		write_owing(&b, s, wish->passage);
		buf_addf(&b, ". ");
	} else {
		buf_addf(&b, "%s ", _("All sheets are in."));
	}
	if (wish->words.n)
		buf_addf(&b, _("Reason: “%.*s”. "), STR_ARG(wish->words));
	if (missing && !wish->words.n)
		buf_add(&b, str_of(_("Open all the same, for this reason:")));
	else
		buf_add(&b, str_of(_("Everybody’s sheets will be open to the whole jury, for "
		                     "good.")));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static size_t deliberation_choices(const struct scene *scene, const struct fact *wish,
                                   struct choice *choices)
{
	static const char *const reasons[] = {N_("member absent"), N_("paper sheet"),
	                                      N_("candidate not heard")};
	bool may_open = wish->words.n || !rules_missing_sheets(scene->state, wish->passage);
	struct day_decisions d = day_count_decisions(scene->state);
	size_t n;

	if (may_open)
		n = dialog_choice(choices, 0, 'o', _("yes, open it"), step_wish(*wish));
	else
		n = dialog_reasons(choices, 0, *wish, &scene->state->plan.reasons_missing, reasons,
		                   sizeof reasons / sizeof *reasons);
	for (size_t i = 0; !may_open && i < n; i++) /* a digit alone reveals nothing */
		if (choices[i].step.kind == STEP_WISH)
			choices[i].step = step_ask(&dialog_deliberation, choices[i].step.wish);
	if (scene->state->deliberation_id && d.decided < d.due) {
		struct buf left = {0};

		buf_addf(&left,
		         words_n("first %zu decision, of what is open already",
		                 "first %zu decisions, of what is open already",
		                 (int64_t)(d.due - d.decided)),
		         d.due - d.decided);
		n = dialog_choice(choices, n, '7', buf_text(&left),
		                  step_go(&view_agenda, (struct focus){0}));
		buf_done(&left);
	}
	return dialog_choice(choices, n, KEY_ESC, _("not yet"), step_stay());
}

const struct dialog dialog_deliberation = {.place = PLACE_ASK,
                                           .title = deliberation_title,
                                           .facts = deliberation_facts,
                                           .choices = deliberation_choices};
