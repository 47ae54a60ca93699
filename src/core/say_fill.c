/* say_fill: what stands for each {name} of a sentence.  See say_private.h. */
#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/rules.h"
#include "core/say_private.h"
#include "core/sheets.h"

typedef void filler(struct buf *, const struct telling *);
typedef void say_of_passage(struct buf *, const struct state *, int32_t passage);

static void put(struct buf *b, const char *text)
{
	buf_add(b, str_of(text));
}

static void put_quoted(struct buf *b, struct str words)
{
	put(b, words_p("opening quote", "“"));
	buf_add(b, words);
	put(b, words_p("closing quote", "”"));
}

static const struct run *run_told(const struct telling *t)
{
	return state_run_by_id(t->state, t->fact->ref);
}

int32_t say_phase_of(const struct telling *t)
{
	const struct run *r = run_told(t);

	if (plan_phase(&t->state->plan, t->fact->item))
		return t->fact->item;
	return r ? r->phase : 0;
}

/* -- people -------------------------------------------------------------------------------- */

static void candidate(struct buf *b, const struct telling *t)
{
	say_person(b, t->state, t->fact->candidate);
}

static void family(struct buf *b, const struct telling *t)
{
	say_family(b, t->state, t->fact->candidate);
}

static void person(struct buf *b, const struct telling *t)
{
	say_person(b, t->state, t->fact->person);
}

static void by(struct buf *b, const struct telling *t)
{
	say_family(b, t->state, t->fact->person);
}

static void other(struct buf *b, const struct telling *t)
{
	int32_t number = (int32_t)t->fact->value;

	say_person(b, t->state, number == t->fact->value ? number : -1);
}

/* For whom a member withdraws. */
static void whom(struct buf *b, const struct telling *t)
{
	if (t->fact->candidate)
		candidate(b, t);
	else
		say_passage(b, t->state, t->fact->passage);
}

/* Whose speech is moved; 0: it was nobody's. */
static void speaker(struct buf *b, const struct telling *t)
{
	const struct turn *from = state_turn(t->state, t->fact->ref);

	if (from && from->candidate)
		say_person(b, t->state, from->candidate);
	else
		put(b, _("nobody"));
}

/* -- things -------------------------------------------------------------------------------- */

static void passage(struct buf *b, const struct telling *t)
{
	say_passage(b, t->state, t->fact->passage);
}

static void phase(struct buf *b, const struct telling *t)
{
	int32_t item = say_phase_of(t);

	if (item)
		say_item_id(b, t->state, item);
	else
		put(b, words_p("without a name", "phase"));
}

static void the_phase(struct buf *b, const struct telling *t)
{
	say_the_phase(b, t->state, say_phase_of(t));
}

/* The phase in which questions are put. */
static void the_exchange(struct buf *b, const struct telling *t)
{
	const struct phase *p = questions_phase(&t->state->plan);

	say_the_phase(b, t->state, p ? p->item : 0);
}

/* The name of a passage without its number: the person's where one passes at a time. */
static void say_whose(struct buf *b, const struct state *s, int32_t number)
{
	const struct passage *p = plan_passage(&s->plan, number);
	int32_t alone[1];

	if (s->plan.passage_form == PASSAGE_SINGLE && state_candidates(s, number, alone, 1) == 1)
		say_person(b, s, alone[0]);
	else if (p && p->name.n)
		buf_add(b, p->name);
	else
		say_passage(b, s, number);
}

static void whose(struct buf *b, const struct telling *t)
{
	say_whose(b, t->state, t->fact->passage);
}

/* Which clock, where two may run at once. */
static void put_clock(struct buf *b, const struct telling *t, say_of_passage *say)
{
	const struct run *r = run_told(t);

	for (size_t i = 0; r && i < t->state->plan.n_phases; i++)
		if (t->state->plan.phases[i].jury_out == WHERE_OUT) {
			put(b, " (");
			phase(b, t);
			put(b, ", ");
			say(b, t->state, r->passage);
			put(b, ")");
			return;
		}
}

static void which_clock(struct buf *b, const struct telling *t)
{
	put_clock(b, t, say_passage);
}

static void whose_clock(struct buf *b, const struct telling *t)
{
	put_clock(b, t, say_whose);
}

static void item(struct buf *b, const struct telling *t)
{
	say_item_id(b, t->state, t->fact->item);
}

static void rank(struct buf *b, const struct telling *t)
{
	sheets_write_level(b, &t->state->plan, t->fact->value);
}

/* "3 Acquis". */
static void mark(struct buf *b, const struct telling *t)
{
	const struct level *level = plan_level(&t->state->plan, t->fact->value);

	if (t->fact->code == CODE_not_observed) {
		put(b, say_code(CODE_not_observed));
		return;
	}
	rank(b, t);
	if (level && level->name.n)
		buf_addf(b, " %.*s", STR_ARG(level->name));
}

static void lowest(struct buf *b, const struct telling *t)
{
	sheets_write_level(b, &t->state->plan,
	                   t->state->plan.n_levels ? t->state->plan.levels[0].rank : 1);
}

static void highest(struct buf *b, const struct telling *t)
{
	size_t n = t->state->plan.n_levels;

	sheets_write_level(b, &t->state->plan, n ? t->state->plan.levels[n - 1].rank : 1);
}

/* -- questions ----------------------------------------------------------------------------- */

static void question(struct buf *b, const struct telling *t)
{
	bool again = t->fact->code == CODE_follow_up;

	if (plan_question_level(&t->state->plan, t->fact->item))
		say_fill(b, t, again ? _("follow-up ({level})") : _("question ({level})"));
	else if (t->state->plan.n_question_levels)
		put(b, again ? _("follow-up without a level") : _("question without a level"));
	else
		put(b, again ? _("follow-up") : _("question"));
}

/* Of a change, the candidate is the question's. */
static void to_whom(struct buf *b, const struct telling *t)
{
	const struct question *q = state_question(t->state, t->fact->ref);
	struct fact f = *t->fact;
	struct telling again = {t->state, t->author, &f};

	if (f.kind == KIND_question_changed && q)
		f.candidate = q->candidate;
	if (f.candidate)
		say_fill(b, &again, _("to {candidate}"));
	else
		put(b, _("to the group"));
}

static void asked_by(struct buf *b, const struct telling *t)
{
	if (t->fact->person && t->fact->person != t->author)
		say_fill(b, t, _(", put by {by}"));
}

/* The letters of the levels, "a, b, c". */
static void levels(struct buf *b, const struct telling *t)
{
	const struct plan *plan = &t->state->plan;

	for (size_t i = 0; i < plan->n_question_levels; i++) {
		put(b, i ? ", " : "");
		buf_add(b, plan->question_levels[i].id);
	}
}

/* -- numbers ------------------------------------------------------------------------------- */

static void value(struct buf *b, const struct telling *t)
{
	buf_addf(b, "%lld", (long long)t->fact->value);
}

static void ratio(struct buf *b, const struct telling *t)
{
	ratio_write_fraction(b, t->fact->value);
}

static void date(struct buf *b, const struct telling *t)
{
	when_date(b, (int32_t)t->fact->value);
}

static void spent(struct buf *b, const struct telling *t)
{
	when_spent(b, t->fact->ms);
}

static void span(struct buf *b, const struct telling *t)
{
	when_span(b, t->fact->ms < 0 ? -t->fact->ms : t->fact->ms); /* facts are tame */
}

static void signed_span(struct buf *b, const struct telling *t)
{
	put(b, t->fact->ms > 0 ? "+" : "");
	when_span(b, t->fact->ms);
}

static void planned_at(struct buf *b, const struct telling *t)
{
	if (!t->fact->ms)
		return;
	put(b, ", ");
	when_minute_short(b, (int32_t)(t->fact->ms / WHEN_MINUTE_MS));
}

/* How far past its end a phase went. */
static void overrun(struct buf *b, const struct telling *t)
{
	const struct run *r = run_told(t);
	int64_t over = r ? t->fact->ms - clock_allotted_ms(r) : 0;

	if (over < WHEN_SECOND_MS)
		return;
	put(b, " (");
	when_overrun(b, over);
	put(b, ")");
}

/* -- words --------------------------------------------------------------------------------- */

static void words(struct buf *b, const struct telling *t)
{
	buf_add(b, t->fact->words);
}

static void quoted(struct buf *b, const struct telling *t)
{
	if (!t->fact->words.n)
		return;
	put(b, words_p("before what is quoted or explains", ": "));
	put_quoted(b, t->fact->words);
}

/* The code of these kinds is a reason; of others it says what happened. */
static enum code reason_code(const struct fact *f)
{
	switch (f->kind) {
	case KIND_phase_paused:
	case KIND_phase_restarted:
	case KIND_incident:
	case KIND_recused: break;
	case KIND_declared:
		if (f->code != CODE_link)
			break;
		return CODE_none;
	default: return CODE_none;
	}
	/* "other" only announces the words. */
	return f->words.n && (f->code == CODE_other || f->code == CODE_remark) ? CODE_none
	                                                                       : f->code;
}

/* The words only repeat the code's: an office writes "même employeur" in its file. */
static bool says_twice(struct str words, enum code code)
{
	struct arena scratch = {0};
	bool is = code && str_equal(text_fold(&scratch, text_trim(words)),
	                            text_fold(&scratch, str_of(say_code(code))));

	arena_done(&scratch);
	return is;
}

/* Why something was done: its code's word, its words; nothing if neither is there. */
static void say_reason(struct buf *b, const struct telling *t)
{
	enum code code = reason_code(t->fact);

	put(b, say_code(code));
	if (!t->fact->words.n || !say_may_read(t) || says_twice(t->fact->words, code))
		return;
	if (code)
		put(b, ", ");
	if (t->fact->kind == KIND_incident)
		words(b, t);
	else
		put_quoted(b, t->fact->words);
}

static void because(struct buf *b, const struct telling *t)
{
	struct buf reason = {0};

	say_reason(&reason, t);
	if (reason.n) {
		put(b, words_p("before what is quoted or explains", ": "));
		buf_add(b, buf_str(&reason));
	}
	buf_done(&reason);
}

/* The same in brackets, after a sentence that has its colon already. */
static void reason_aside(struct buf *b, const struct telling *t)
{
	struct buf reason = {0};

	say_reason(&reason, t);
	if (reason.n)
		buf_addf(b, " (%s)", buf_text(&reason));
	buf_done(&reason);
}

static void words_quoted(struct buf *b, const struct telling *t)
{
	put_quoted(b, t->fact->words);
}

static void words_aside(struct buf *b, const struct telling *t)
{
	if (t->fact->words.n)
		buf_addf(b, " (%.*s)", STR_ARG(t->fact->words));
}

static void code(struct buf *b, const struct telling *t)
{
	put(b, say_code(t->fact->code));
}

static void role(struct buf *b, const struct telling *t)
{
	put(b, say_role_title(role_of(t->fact->code)));
}

static void attendance(struct buf *b, const struct telling *t)
{
	put(b, say_attendance(t->fact->code, t->fact->value == 1));
}

/* What the candidate's presence is now. */
static void standing(struct buf *b, const struct telling *t)
{
	const struct standing *c = state_person(t->state, t->fact->candidate);

	put(b, c ? say_attendance(c->attendance, c->identity_seen) : "");
}

/* -- who may ------------------------------------------------------------------------------- */

static void keeper(struct buf *b, const struct telling *t)
{
	if (!t->fact->person)
		return;
	put(b, ", ");
	by(b, t);
}

static void president(struct buf *b, const struct telling *t)
{
	for (int32_t i = 1; (size_t)i <= t->state->n_people; i++)
		if (rules_presides(t->state, i)) {
			put(b, ", ");
			say_family(b, t->state, i);
			return;
		}
}

/* The key that takes the session over, for who may press it. */
static void take_over(struct buf *b, const struct telling *t)
{
	if (rules_may(t->state, t->state->viewer, t->state->plan.may_keep))
		put(b, _(" t takes over."));
}

static void overriders(struct buf *b, const struct telling *t)
{
	say_roles(b, t->state->plan.may_override ? t->state->plan.may_override : ROLE_PRESIDENT);
}

static int64_t roles_for(const struct plan *plan, enum kind kind)
{
	switch (kind) {
	case KIND_keeper_taken: return plan->may_keep;
	case KIND_question_asked:
	case KIND_question_changed: return plan->may_log_own ? plan->may_log_own : plan->may_score;
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_handed_in:
	case KIND_sheet_reopened:
	case KIND_sheet_moved: return plan->may_score;
	case KIND_decided:
	case KIND_joint_appreciation:
	case KIND_outcome_set: return plan->may_enter_decisions;
	case KIND_written_entered:
	case KIND_validated_before:
		return rules_enter_results(plan);
	case KIND_sealed: return plan->may_seal;
	default: return ROLE_NONE;
	}
}

static void holders(struct buf *b, const struct telling *t)
{
	say_roles(b, roles_for(&t->state->plan, t->fact->kind));
}

/* -- the template -------------------------------------------------------------------------- */

#define FILLER(name)                                                                               \
	{                                                                                          \
#name, name                                                                        \
	}
static const struct {
	const char *name;
	filler *fill;
} fillers[] = {
    FILLER(asked_by),
    FILLER(attendance),
    FILLER(because),
    FILLER(by),
    FILLER(candidate),
    FILLER(code),
    FILLER(date),
    FILLER(family),
    FILLER(highest),
    FILLER(holders),
    FILLER(item),
    FILLER(keeper),
    FILLER(levels),
    FILLER(lowest),
    FILLER(mark),
    FILLER(other),
    FILLER(overriders),
    FILLER(overrun),
    FILLER(passage),
    FILLER(person),
    FILLER(phase),
    FILLER(planned_at),
    FILLER(president),
    FILLER(question),
    FILLER(quoted),
    FILLER(rank),
    FILLER(ratio),
    FILLER(reason_aside),
    FILLER(role),
    FILLER(signed_span),
    FILLER(span),
    FILLER(speaker),
    FILLER(spent),
    FILLER(standing),
    FILLER(take_over),
    FILLER(the_exchange),
    FILLER(the_phase),
    FILLER(to_whom),
    FILLER(value),
    FILLER(which_clock),
    FILLER(whom),
    FILLER(whose),
    FILLER(whose_clock),
    FILLER(words),
    FILLER(words_aside),
    FILLER(words_quoted),
    {"act", say_plainly},
    {"correction", say_correction},
    {"level", item},
    {"outcome", say_outcome_told},
    {"property", say_property},
    {"property_value", say_property_value},
    {"reason", say_reason},
    {"rectified", say_rectified},
    {"thing", say_thing},
    {"unmet", say_unmet},
};

static filler *filler_of(struct str name)
{
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (str_is(name, fillers[i].name))
			return fillers[i].fill;
	return NULL;
}

void say_fill(struct buf *b, const struct telling *t, const char *template)
{
	struct str rest = str_of(template);

	while (rest.n) {
		struct str name;
		filler *fill;

		buf_add(b, str_cut(&rest, '{'));
		if (!rest.s)
			return;
		name = str_cut(&rest, '}');
		fill = filler_of(name);
		/* A slip in a catalogue is shown, as it shows best: the test of sentences sees it.
		 */
		if (fill)
			fill(b, t);
		else
			buf_addf(b, "{%.*s}", STR_ARG(name));
	}
}
