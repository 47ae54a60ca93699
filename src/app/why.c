/* why: all that led to one candidate's outcome, in order, in words.
 *
 * For who answers an appeal, years later, with the file alone: what was decided and by which
 * rule, then what happened, from the record's own events.  Nobody's mark, vote, sheet or note is
 * in it, nor the name of a member beside a judgement. */
#include "app/command.h"
#include "app/print.h"
#include "app/record.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/decision.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/speech.h"

enum { LABEL_COLS = 24 };

struct why {
	struct record *record;
	struct arena arena;
	int32_t candidate;
	bool *told;      /* by event */
	bool *questions; /* by event: it counts, and is of this candidate or their group */
	int32_t day;     /* the last one told; -1 none */
};

static const struct state *state_of(const struct why *w)
{
	return &w->record->state;
}

/* -- whom ----------------------------------------------------------------------------------- */

static bool is_called(const struct state *s, int32_t number, struct str asked, struct arena *arena)
{
	const struct person *p = plan_person(&s->plan, number);
	struct str names[4] = {p->id, p->family, p->usual_family};
	struct buf whole = {0};
	bool is = false;

	say_person(&whole, s, number);
	names[3] = buf_str(&whole);
	for (int i = 0; i < 4 && !is; i++) {
		struct str matched = text_match(arena, names[i]);

		is = matched.n && str_equal(matched, asked);
	}
	buf_done(&whole);
	return is;
}

/* Those of this id or name, or of all candidates, as a list to choose from. */
static int list_candidates(const struct state *s, struct str asked, struct buf *ids, int32_t *found)
{
	struct arena arena = {0};
	int n = 0;

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++) {
		const struct person *p = plan_person(&s->plan, i);

		if (p->role != ROLE_CANDIDATE || (asked.n && !is_called(s, i, asked, &arena)))
			continue;
		*found = i;
		if (++n > 12)
			continue;
		buf_addf(ids, n > 1 ? ", " : "");
		buf_add(ids, p->id);
	}
	if (n > 12)
		buf_addf(ids, "…");
	arena_done(&arena);
	return n;
}

static bool find_candidate(const struct state *s, const char *asked, int32_t *found, struct err *e)
{
	struct arena arena = {0};
	struct buf ids = {0}, shown = {0};
	struct str matched = text_match(&arena, str_of(asked));
	int n = matched.n ? list_candidates(s, matched, &ids, found) : 0;

	text_neutral(&shown, str_of(asked), TEXT_LINE);
	if (n > 1) {
		err_set(e, ERR_USAGE, _("%s names several candidates: %s."), buf_text(&shown),
		        buf_text(&ids));
		err_add(e, NULL, _("Write one of these."));
	} else if (n == 0) {
		list_candidates(s, (struct str){NULL, 0}, &ids, found);
		err_set(e, ERR_USAGE, _("No candidate %s in this record: there are %s."),
		        buf_text(&shown), buf_text(&ids));
	}
	buf_done(&ids);
	buf_done(&shown);
	arena_done(&arena);
	return n == 1;
}

/* -- what was decided, and how it was heard ------------------------------------------------- */

static void print_fact(const char *label, const struct buf *said)
{
	struct buf b = {0};

	buf_addf(&b, "    ");
	text_pad(&b, str_of(label), LABEL_COLS, TEXT_LEFT);
	buf_addf(&b, "  %s", buf_text(said));
	print_line("%s", buf_text(&b));
	buf_done(&b);
}

/* After a colon, what somebody wrote. */
static void add_because(struct buf *b, struct str words)
{
	if (words.n)
		buf_addf(b, _(": “%.*s”"), STR_ARG(words));
}

static void tell_who(const struct why *w)
{
	const struct state *s = state_of(w);
	const struct person *p = plan_person(&s->plan, w->candidate);
	struct buf b = {0};

	say_person(&b, s, w->candidate);
	buf_addf(&b, " · %.*s", STR_ARG(p->id));
	if (p->passage) {
		buf_addf(&b, " · ");
		say_passage(&b, s, p->passage);
	}
	print_line("%s", buf_text(&b));
	buf_clear(&b);
	buf_addf(&b, "%.*s", STR_ARG(s->plan.number));
	if (s->plan.session.number.n)
		buf_addf(&b, " · %.*s", STR_ARG(s->plan.session.number));
	buf_addf(&b, " · %.*s", STR_ARG(s->plan.title));
	print_line("%s", buf_text(&b));
	if (s->plan.rehearsal)
		print_line("%s", _("REHEARSAL"));
	buf_done(&b);
}

static void tell_outcome(const struct why *w)
{
	const struct state *s = state_of(w);
	const struct outcome *set = state_outcome(s, w->candidate);
	enum code code = decision_outcome(s, w->candidate);
	struct buf b = {0};

	if (code == CODE_none)
		buf_addf(&b, "%s", _("not yet"));
	else
		say_outcome(&b, s, code);
	print_line(_("Outcome: %s"), buf_text(&b));
	buf_clear(&b);
	if (set) {
		buf_addf(&b, "%s", _("set by the jury"));
		add_because(&b, set->words);
	} else if (code == CODE_certified || code == CODE_not_certified) {
		buf_addf(&b, "%s",
		         _("follows from the decisions, by the grid’s rule of certification"));
		add_because(&b, s->plan.certified_if.words);
	} else if (code == CODE_reserved) {
		buf_addf(&b, "%s", _("a decision of the jury is reserved"));
	} else if (code != CODE_none) {
		buf_addf(&b, "%s", _("follows from the presence"));
	}
	if (b.n)
		print_fact(_("Why"), &b);
	buf_clear(&b);
	if (s->version)
		buf_addf(&b, _("version %lld"), (long long)s->version);
	else
		buf_addf(&b, "%s", _("draft: they are not sealed"));
	print_fact(_("Minutes"), &b);
	buf_done(&b);
}

/* "C2.1, C2.3": the criteria that a refusal names. */
static void add_unmet(struct buf *b, const struct plan *p, int32_t competency, int64_t unmet)
{
	const char *before = " (";
	int n = 0;

	for (size_t i = 0; i < p->n_criteria; i++) {
		if (p->criteria[i].competency != competency)
			continue;
		if (n < 63 && (unmet >> n & 1)) {
			buf_addf(b, "%s%.*s", before, STR_ARG(p->criteria[i].id));
			before = ", ";
		}
		n++;
	}
	if (*before == ',')
		buf_addf(b, ")");
}

static void add_decision(struct buf *b, const struct state *s, int32_t candidate,
                         int32_t competency)
{
	const struct earlier *before = state_validated_before(s, candidate, competency);
	const struct ruling *r = state_ruling(s, candidate, competency);

	if (before) {
		buf_addf(b, "%s", _("validated at an earlier session"));
		add_because(b, before->session);
	} else if (r && r->code) {
		buf_addf(b, "%s", say_code(r->code));
		if (r->code == CODE_not_validated)
			add_unmet(b, &s->plan, competency, r->unmet);
		add_because(b, r->words);
	} else {
		buf_addf(b, "%s", _("nothing decided"));
	}
}

static void tell_written(struct buf *b, const struct state *s, int32_t candidate, int32_t item)
{
	const struct written *test = state_written(s, candidate, item);
	const struct level *level = test ? plan_level(&s->plan, test->rank) : NULL;

	if (!test || (!level && test->code != CODE_not_observed))
		return;
	buf_clear(b);
	if (level)
		buf_addf(b, "%lld %.*s", (long long)level->rank, STR_ARG(level->name));
	else
		buf_addf(b, "%s", say_code(test->code));
	print_fact(_("written test"), b);
}

static void tell_decisions(const struct why *w)
{
	const struct state *s = state_of(w);
	struct buf b = {0};

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct competency *c = &s->plan.competencies[i];
		const struct ruling *r = state_ruling(s, w->candidate, c->item);

		buf_clear(&b);
		print_line("  %.*s · %.*s", STR_ARG(c->id), STR_ARG(c->name));
		add_decision(&b, s, w->candidate, c->item);
		print_fact(_("decision"), &b);
		tell_written(&b, s, w->candidate, c->item);
		if (r && r->text.n) {
			buf_clear(&b);
			buf_add(&b, r->text);
			print_fact(_("appreciation"), &b);
		}
	}
	buf_done(&b);
}

static void add_times(struct buf *b, const struct why *w, const struct run *r)
{
	struct buf spent = {0}, allotted = {0};

	when_spent(&spent, r->elapsed_ms);
	when_spent(&allotted, clock_allotted_ms(r));
	buf_addf(b, _("%s, of %s allotted"), buf_text(&spent), buf_text(&allotted));
	if (r->pauses) {
		buf_clear(&spent);
		when_span(&spent, r->pauses_ms);
		buf_addf(b, words_n("; %lld pause, of %s", "; %lld pauses, of %s", r->pauses),
		         (long long)r->pauses, buf_text(&spent));
	}
	if (plan_phase(&state_of(w)->plan, r->phase)->speech == SPEECH_BY_CANDIDATE) {
		buf_clear(&spent);
		buf_clear(&allotted);
		when_spent(&spent, speech_spoken_ms(state_of(w), r, w->candidate, &r->anchor));
		when_spent(&allotted, speech_fair_ms(state_of(w), r, w->candidate));
		buf_addf(b, _("; spoke %s, for a fair share of %s"), buf_text(&spent),
		         buf_text(&allotted));
	}
	buf_done(&spent);
	buf_done(&allotted);
}

static void tell_phase(const struct why *w, const struct phase *phase)
{
	const struct state *s = state_of(w);
	int32_t passage = plan_person(&s->plan, w->candidate)->passage;
	const struct run *r = state_run(s, passage, phase->item);
	struct buf b = {0}, label = {0};

	if (r && r->status == RUN_ENDED) {
		add_times(&b, w, r);
		buf_add(&label, phase->name);
		print_fact(buf_text(&label), &b);
	}
	buf_done(&b);
	buf_done(&label);
}

static void tell_questions(const struct why *w)
{
	const struct state *s = state_of(w);
	const struct phase *phase = questions_phase(&s->plan);
	struct buf b = {0};

	if (!phase)
		return;
	buf_addf(&b, "%d", questions_counted(s, w->candidate));
	for (size_t i = 0; i < s->plan.n_question_levels; i++) {
		const struct question_level *l = &s->plan.question_levels[i];

		buf_addf(&b, "%s(%.*s) %d", i ? ", " : " · ", STR_ARG(l->id),
		         questions_at_level(s, w->candidate, l->item));
	}
	if (phase->questions_min)
		buf_addf(&b, _("; %lld are due at least"), (long long)phase->questions_min);
	print_fact(_("Questions received"), &b);
	buf_done(&b);
}

/* Who judged, and who did not: never what each thought. */
static void tell_jury(const struct why *w)
{
	const struct state *s = state_of(w);
	struct buf sat = {0}, not = {0};

	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++) {
		struct buf *b = state_is_recused(s, i, w->candidate) ? &not
		                : state_has_sat(s, i, w->candidate)  ? &sat
		                                                     : NULL;

		if (!b)
			continue;
		buf_addf(b, b->n ? ", " : "");
		say_person(b, s, i);
	}
	if (sat.n)
		print_fact(_("Sat for this candidate"), &sat);
	if (not.n)
		print_fact(_("Withdrew"), &not);
	buf_done(&sat);
	buf_done(&not);
}

static void tell_conditions(const struct why *w)
{
	const struct plan *plan = &state_of(w)->plan;

	print_line("%s", "");
	tell_jury(w);
	for (size_t i = 0; i < plan->n_phases; i++)
		tell_phase(w, &plan->phases[i]);
	tell_questions(w);
}

/* -- what happened -------------------------------------------------------------------------- */

static bool is_told(const struct why *w, int64_t id)
{
	return id > 0 && id <= state_of(w)->last_id && w->told[id];
}

static bool is_here(const struct why *w, int32_t passage)
{
	return passage && plan_person(&state_of(w)->plan, w->candidate)->passage == passage;
}

static bool is_of_run(const struct why *w, const struct fact *f)
{
	const struct run *r = state_run_by_id(state_of(w), f->ref);

	return r ? is_here(w, r->passage) : is_told(w, f->ref);
}

static bool moves_speech(const struct why *w, const struct fact *f)
{
	const struct turn *turn = state_turn(state_of(w), f->ref);

	return f->candidate == w->candidate || (turn && turn->candidate == w->candidate);
}

static bool concerns_as_incident(const struct why *w, const struct fact *f)
{
	if (f->ref)
		return is_told(w, f->ref);
	if (f->candidate)
		return f->candidate == w->candidate;
	return !f->passage || is_here(w, f->passage);
}

/* What belongs to the candidate, the passage, the jury or the minutes; of sheets nothing at all. */
static bool concerns(const struct why *w, const struct event *e)
{
	const struct fact *f = &e->fact;

	switch (f->kind) {
	case KIND_candidate_placed:
	case KIND_extra_time_granted:
	case KIND_written_entered:
	case KIND_validated_before:
	case KIND_attendance:
	case KIND_decided:
	case KIND_outcome_set:
	case KIND_joint_appreciation: return f->candidate == w->candidate;
	case KIND_recused: return f->candidate == w->candidate || is_here(w, f->passage);
	case KIND_role_given:
	case KIND_member_present:
	case KIND_jury_opened:
	case KIND_deliberation_reopened:
	case KIND_sealed:
	case KIND_issued: return true;
	case KIND_phase_started: return is_here(w, f->passage);
	case KIND_phase_paused:
	case KIND_phase_resumed:
	case KIND_time_corrected:
	case KIND_time_given:
	case KIND_phase_ended:
	case KIND_phase_restarted:
	case KIND_phase_reopened: return is_of_run(w, f);
	case KIND_speech_moved: return moves_speech(w, f);
	case KIND_question_asked: return w->questions[e->id];
	case KIND_incident: return concerns_as_incident(w, f);
	case KIND_taken_back:
	case KIND_entry_confirmed: return is_told(w, f->ref);
	case KIND_deliberation_opened: return !f->passage || is_here(w, f->passage);
	case KIND_rectified:
		return f->person ? f->person == w->candidate : !f->ref || is_told(w, f->ref);
	case KIND_appeal: return !f->candidate || f->candidate == w->candidate;
	case KIND_words_emptied: return !f->person || f->person == w->candidate;
	default: return false;
	}
}

/* As the journal says it; but of a question not who asked it, of the written test not who
 * assessed it. */
static void add_sentence(struct buf *b, const struct state *s, const struct event *e)
{
	struct fact f = e->fact;

	if (f.kind == KIND_written_entered)
		f.words = (struct str){NULL, 0};
	if (f.kind == KIND_question_asked) {
		say_brief(b, s, e->author, &f);
		add_because(b, f.words);
	} else {
		say_event(b, s, e->author, &f);
	}
}

static void tell_event(struct why *w, const struct event *e)
{
	int32_t day = when_day(e->when.at_ms, e->when.zone_min);
	struct buf b = {0};

	if (!concerns(w, e))
		return;
	w->told[e->id] = true;
	if (day != w->day) {
		print_line("%s", "");
		when_date(&b, day);
		print_line("%s", buf_text(&b));
		buf_clear(&b);
		w->day = day;
	}
	buf_addf(&b, "  ");
	when_hour(&b, e->when.at_ms, e->when.zone_min);
	buf_addf(&b, "  ");
	add_sentence(&b, state_of(w), e);
	print_line("%s", buf_text(&b));
	buf_done(&b);
}

/* A question is told as it counts in the end: known only now. */
static void note_questions(struct why *w)
{
	const struct state *s = state_of(w);

	w->told = arena_alloc(&w->arena, (size_t)s->last_id + 1, sizeof *w->told);
	w->questions = arena_alloc(&w->arena, (size_t)s->last_id + 1, sizeof *w->questions);
	for (size_t i = 0; i < s->n_questions; i++) {
		const struct question *q = &s->questions[i];

		w->questions[q->id] =
		    !q->taken_back &&
		    (q->candidate ? q->candidate == w->candidate : is_here(w, q->passage));
	}
}

static bool tell_events(struct why *w, struct err *e)
{
	int64_t last_id = state_of(w)->last_id;
	struct event event;

	record_rewind(w->record);
	while (record_next(w->record, &event, e))
		if (event.id <= last_id) /* somebody may be appending */
			tell_event(w, &event);
	return !e->kind;
}

static void tell_proof(const struct why *w)
{
	struct head head;
	struct buf b = {0};

	print_line("%s", "");
	if (record_head(w->record, &head)) {
		head_write(&b, &head);
		print_line(_("Head of the record: %s"), buf_text(&b));
	} else {
		print_line("%s", _("The deliberation has not opened for all: no head yet."));
	}
	buf_done(&b);
}

static int run_why(const struct world *world, const struct arguments *a)
{
	struct record record;
	struct why w = {.record = &record, .day = -1};
	struct err e;
	int code = ERR_NONE;

	(void)world;
	if (!record_open(&record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	if (find_candidate(&record.state, a->rest[1], &w.candidate, &e)) {
		note_questions(&w);
		tell_who(&w);
		tell_outcome(&w);
		tell_decisions(&w);
		tell_conditions(&w);
		if (tell_events(&w, &e))
			tell_proof(&w);
		else
			code = print_err(&e);
	} else {
		code = print_err(&e);
	}
	arena_done(&w.arena);
	record_close(&record);
	return code;
}

static const struct example examples[] = {
    {"why rs6731.clepsydre EX-01", N_("what led to this candidate's outcome, in order")},
    {"why rs6731.clepsydre ACACIA", N_("the same, by name")},
    {NULL, NULL},
};

static const struct option_row options[] = {{NULL, NULL, NULL, false}};

const struct command command_why = {
    .name = "why",
    .summary = N_("says what led to one candidate's outcome"),
    .usage = N_("RECORD CANDIDATE"),
    .least = 2,
    .most = 2,
    .examples = examples,
    .options = options,
    .run = run_why,
};
