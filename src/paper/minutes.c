/* minutes: the record of what the jury decided, to be signed.  See documents.h. */
#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/decision.h"
#include "core/questions.h"
#include "core/rules.h"
#include "core/say.h"
#include "paper/documents_private.h"

/* More competencies than that don't stand side by side on a page. */
enum { BESIDE_MAX = 8 };

static bool is_carence(const struct writing *w)
{
	return w->state->jury == CODE_carence;
}

/* -- the jury ---------------------------------------------------------------------------------- */

/* When somebody's presence begins: the jury's opening, or the first event after it that says so. */
struct presence {
	const struct writing *w;
	struct buf text;
	const struct entry *since; /* in the room since; NULL: out of it */
};

static void close_stay(struct presence *p, const struct entry *until)
{
	if (!p->since)
		return;
	buf_addf(&p->text, "%s", p->text.n ? "\n" : "");
	when_hour_short(&p->text, p->since->at_ms, p->since->zone_min);
	buf_addf(&p->text, "\u00a0– ");
	if (until)
		when_hour_short(&p->text, until->at_ms, until->zone_min);
	else
		buf_addf(&p->text, "…");
	p->since = NULL;
}

/* Called in, or back in the room; or out of it. */
static void follow(struct presence *p, const struct entry *e, int32_t person, bool *out, bool *sits)
{
	bool was_in = *sits && !*out;

	if (e->fact.person != person || e->undone_by || e->is_undo)
		return;
	if (e->fact.kind == KIND_member_present)
		*out = e->fact.code == CODE_out;
	else if (e->fact.kind == KIND_role_given)
		*sits = true;
	if (was_in && *out)
		close_stay(p, e);
	if (!was_in && *sits && !*out && e->id >= p->w->state->jury_id)
		p->since = e;
}

static struct str presence_of(const struct writing *w, int32_t person)
{
	const struct state *s = w->state;
	struct presence p = {.w = w};
	bool out = false, sits = !plan_person(&s->plan, person)->substitute;
	struct str copy;

	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];

		if (e->id == s->jury_id && sits && !out)
			p.since = e;
		follow(&p, e, person, &out, &sits);
	}
	close_stay(&p, state_entry(s, s->seal_id));
	copy = p.text.n ? paper_str(w->paper, buf_str(&p.text))
	                : str_of(sits ? words_p("a member", "absent") : _("did not sit"));
	buf_done(&p.text);
	return copy;
}

static const char *known_word(const struct standing *m)
{
	if (!m->acted_id)
		return "—";
	switch (m->known_by) {
	case CODE_key: return _("own key");
	case CODE_card: return _("card and code");
	default: return _("shared keyboard");
	}
}

static void write_jury(const struct writing *w)
{
	size_t n;
	const int32_t *members = jury_of(w, &n);
	struct paper *p = w->paper;

	paper_heading(p, 2, _("Jury"));
	paper_table(p, "");
	paper_column(p, _("Name"), PAPER_LEFT);
	paper_column(p, _("Quality"), PAPER_LEFT);
	paper_column(p, _("Body"), PAPER_LEFT);
	paper_column(p, _("Present"), PAPER_LEFT);
	paper_column(p, _("Known by"), PAPER_LEFT);
	for (size_t i = 0; i < n; i++) {
		paper_row(p);
		paper_cell(p, member_name(w, members[i]));
		paper_cell(p, member_quality(w, members[i]));
		paper_cell(p, w->state->plan.persons[members[i] - 1].body);
		paper_cell(p, presence_of(w, members[i]));
		paper_cell(p, str_of(known_word(state_person(w->state, members[i]))));
	}
}

/* -- who sat for whom -------------------------------------------------------------------------- */

static bool have_same_bench(const struct writing *w, const int32_t *members, size_t n, int32_t one,
                            int32_t other)
{
	for (size_t i = 0; i < n; i++)
		if (state_has_sat(w->state, members[i], one) !=
		    state_has_sat(w->state, members[i], other))
			return false;
	return true;
}

/* Each name stays on one line. */
static void add_name(struct buf *b, struct str name)
{
	buf_addf(b, b->n ? ", " : "");
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] == ' ')
			buf_addf(b, "\u00a0");
		else
			buf_add_char(b, name.s[i]);
}

/* A row for the candidates that have the same members as this one. */
static void write_bench(const struct writing *w, const int32_t *members, size_t n, size_t first)
{
	struct buf whom = {0}, who = {0};
	struct quorum q;
	bool regular = rules_had_quorum(w->state, w->candidates[first], &q);

	for (size_t i = first; i < w->n_candidates; i++)
		if (have_same_bench(w, members, n, w->candidates[first], w->candidates[i]))
			add_name(&whom, birth_name(w, w->candidates[i]));
	for (size_t i = 0; i < n; i++)
		if (state_has_sat(w->state, members[i], w->candidates[first]))
			add_name(&who, member_name(w, members[i]));
	paper_row(w->paper);
	paper_cell(w->paper, buf_str(&whom));
	paper_cell(w->paper, who.n ? buf_str(&who) : STR("—"));
	paper_cellf(w->paper,
	            regular ? _("%lld, %lld external: met") : _("%lld, %lld external: not met"),
	            (long long)q.sitting, (long long)q.external);
	buf_done(&whom);
	buf_done(&who);
}

static void write_benches(const struct writing *w)
{
	size_t n;
	const int32_t *members = jury_of(w, &n);
	const struct plan *plan = &w->state->plan;
	struct buf share = {0};

	ratio_write_fraction(&share, plan->external_min);
	paper_table(w->paper, _("Who sat for whom"));
	paper_column(w->paper, _("Candidates"), PAPER_LEFT);
	paper_column(w->paper, _("Members who sat"), PAPER_LEFT);
	paper_column(w->paper, _("Quorum"), PAPER_LEFT);
	for (size_t i = 0; i < w->n_candidates; i++) {
		bool told = false;

		for (size_t k = 0; k < i && !told; k++)
			told = have_same_bench(w, members, n, w->candidates[k], w->candidates[i]);
		if (!told)
			write_bench(w, members, n, i);
	}
	if (plan->external_min)
		paper_textf(w->paper, PAPER_SMALL,
		            _("Quorum for each candidate, withdrawals taken off: %lld members at "
		              "least, %s of them external."),
		            (long long)plan->members_min, buf_text(&share));
	else
		paper_textf(w->paper, PAPER_SMALL,
		            _("Quorum for each candidate, withdrawals taken off: %lld members at "
		              "least."),
		            (long long)plan->members_min);
	buf_done(&share);
}

static void write_withdrawals(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0};

	for (size_t i = 0; i < plan->n_recusals; i++) {
		const struct recusal *r = &plan->recusals[i];
		struct str whom =
		    r->candidate ? birth_name(w, r->candidate) : passage_title(w, r->passage);
		struct str who = member_name(w, r->person);

		if (r->taken_back)
			continue;
		buf_addf(&b, b.n ? " " : "");
		buf_addf(&b, _("%.*s for %.*s (%s)"), STR_ARG(who), STR_ARG(whom),
		         r->code ? say_code(r->code) : say_code(CODE_other));
		buf_add_char(&b, '.');
	}
	paper_textf(w->paper, PAPER_SMALL, _("Withdrawals: %s"), b.n ? buf_text(&b) : _("none."));
	buf_done(&b);
}

/* -- candidates -------------------------------------------------------------------------------- */

static void put_questions(const struct writing *w, int32_t candidate)
{
	if (was_present(w->state, candidate))
		paper_cellf(w->paper, "%d", questions_counted(w->state, candidate));
	else
		paper_cell(w->paper, STR("—"));
}

static void put_candidate(const struct writing *w, int32_t candidate, bool questions)
{
	const struct person *c = plan_person(&w->state->plan, candidate);
	const struct standing *there = state_person(w->state, candidate);

	paper_row(w->paper);
	paper_cell(w->paper, both_names(w, candidate));
	paper_cell(w->paper, c->id);
	paper_cellf(w->paper, "%lld",
	            plan_passage(&w->state->plan, c->passage)
	                ? (long long)w->state->plan.passages[c->passage - 1].order
	                : 0LL);
	paper_cell(w->paper, attendance_told(w, candidate));
	paper_cell(w->paper, str_of(!was_present(w->state, candidate) ? "—"
	                            : there->identity_seen            ? _("yes")
	                                                              : _("no")));
	paper_cell(w->paper, measures(w, candidate));
	if (questions)
		put_questions(w, candidate);
}

static void write_count(const struct writing *w)
{
	size_t present = 0, n = w->n_candidates;
	struct buf b = {0};

	for (size_t i = 0; i < n; i++)
		present += was_present(w->state, w->candidates[i]);
	buf_addf(&b, words_n("%zu enrolled", "%zu enrolled", (int64_t)n), n);
	buf_addf(&b, "%s", words_p("before a list", ": "));
	buf_addf(&b, words_n("%zu present", "%zu present", (int64_t)present), present);
	buf_addf(&b, ", ");
	buf_addf(&b, words_n("%zu absent", "%zu absent", (int64_t)(n - present)), n - present);
	paper_textf(w->paper, PAPER_STRONG, "%s.", buf_text(&b));
	buf_done(&b);
}

static void write_candidates(const struct writing *w)
{
	const struct phase *phase = questions_phase(&w->state->plan);
	struct paper *p = w->paper;
	struct str head = STR("");

	if (phase && !is_carence(w))
		head =
		    paper_strf(p, _("Questions (at least %lld)"), (long long)phase->questions_min);
	paper_heading(p, 2, _("Candidates"));
	paper_table(p, "");
	paper_column(p, _("Birth name and first name"), PAPER_LEFT);
	paper_column(p, _("Number"), PAPER_LEFT);
	paper_column(p, _("Passage"), PAPER_CENTRE);
	paper_column(p, _("Presence"), PAPER_LEFT);
	paper_column(p, _("Identity seen"), PAPER_CENTRE);
	paper_column(p, _("Arrangements"), PAPER_LEFT);
	if (head.n)
		paper_column(p, head.s, PAPER_CENTRE);
	for (size_t i = 0; i < w->n_candidates; i++)
		put_candidate(w, w->candidates[i], head.n > 0);
	write_count(w);
}

/* -- decisions --------------------------------------------------------------------------------- */

static void write_rule(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0};

	for (size_t i = 0; i < plan->n_competencies; i++)
		buf_addf(&b, "%s%.*s %.*s", i ? "\n" : "", STR_ARG(plan->competencies[i].id),
		         STR_ARG(plan->competencies[i].name));
	paper_fact(w->paper, _("Competencies"), buf_str(&b));
	buf_clear(&b);
	if (plan->certified_if.number == SAID_FIXED)
		buf_addf(&b, _("“%.*s” if all competencies are validated"),
		         STR_ARG(plan->label_certified));
	else
		buf_addf(&b, _("“%.*s” if %.*s"), STR_ARG(plan->label_certified),
		         STR_ARG(plan->certified_if.words));
	if (plan->eliminating.words.n)
		buf_addf(&b, _("; eliminating: %.*s"), STR_ARG(plan->eliminating.words));
	if (plan->compensation == 2)
		buf_addf(&b, "%s", _("; competencies compensate one another"));
	paper_fact(w->paper, _("Rule"), buf_str(&b));
	buf_done(&b);
}

/* "Validée : C1, C3", a line for each decision. */
static void put_together(const struct writing *w, size_t n, const struct str *words)
{
	const struct competency *of = w->state->plan.competencies;
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		const char *before = words_p("before a list", ": ");
		bool told = false;

		for (size_t k = 0; k < i; k++)
			told |= str_equal(words[k], words[i]);
		if (told)
			continue;
		buf_addf(&b, "%s%.*s", b.n ? "\n" : "", STR_ARG(words[i]));
		for (size_t k = i; k < n; k++) {
			if (!str_equal(words[k], words[i]))
				continue;
			buf_addf(&b, "%s%.*s", before, STR_ARG(of[k].id));
			before = ", ";
		}
	}
	paper_cell(w->paper, buf_str(&b));
	buf_done(&b);
}

static void put_decisions(const struct writing *w, int32_t candidate)
{
	const struct plan *plan = &w->state->plan;
	size_t n = plan->n_competencies;
	struct str *words = arena_new(w->paper->arena, struct str, n);

	for (size_t i = 0; i < n; i++)
		words[i] = decision_word(w, candidate, plan->competencies[i].item);
	if (n > BESIDE_MAX)
		put_together(w, n, words);
	else
		for (size_t i = 0; i < n; i++)
			paper_cell(w->paper, words[i]);
}

static void write_decisions(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct paper *p = w->paper;

	paper_heading(p, 2, _("Decisions of the jury"));
	write_rule(w);
	paper_table(p, "");
	paper_column(p, _("Birth name and first name"), PAPER_LEFT);
	if (plan->n_competencies > BESIDE_MAX)
		paper_column(p, _("Decisions"), PAPER_LEFT);
	else
		for (size_t i = 0; i < plan->n_competencies; i++)
			paper_column(p, paper_str(p, plan->competencies[i].id).s, PAPER_LEFT);
	paper_column(p, _("Result"), PAPER_LEFT);
	for (size_t i = 0; i < w->n_candidates; i++) {
		paper_row(p);
		paper_cell(p, birth_name(w, w->candidates[i]));
		put_decisions(w, w->candidates[i]);
		paper_cell(p, outcome_word(w, w->candidates[i]));
	}
}

/* "Certifié(e) : 9 · Non certifié(e) : 2 · Absent(e) : 1. Total : 12, autant que d'inscrits." */
static void write_sum(const struct writing *w)
{
	static const enum code outcomes[] = {CODE_certified, CODE_not_certified, CODE_reserved,
	                                     CODE_postponed, CODE_gave_up,       CODE_absent,
	                                     CODE_excused,   CODE_cancelled,     CODE_none};
	struct buf b = {0};
	size_t sum = 0;

	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
		size_t n = count_outcome(w, outcomes[i]);
		struct str label = outcomes[i] ? outcome_said(w, outcomes[i])
		                               : str_of(_("Not yet decided"));

		if (!n)
			continue;
		buf_addf(&b, b.n ? " · " : "");
		buf_addf(&b, _("%.*s: %zu"), STR_ARG(label), n);
		sum += n;
	}
	paper_textf(w->paper, PAPER_STRONG, _("%s. In all: %zu, as many as are enrolled."),
	            buf_text(&b), sum);
	buf_done(&b);
}

/* -- reasons ----------------------------------------------------------------------------------- */

static bool is_explained(const struct writing *w, int32_t candidate, const struct ruling *r)
{
	return r && (r->code == CODE_not_validated || r->code == CODE_reserved) &&
	       !state_outcome(w->state, candidate);
}

static void put_reason(const struct writing *w, int32_t candidate, const struct competency *c)
{
	const struct ruling *r = state_ruling(w->state, candidate, c->item);

	if (!is_explained(w, candidate, r))
		return;
	paper_row(w->paper);
	paper_cell(w->paper, birth_name(w, candidate));
	paper_cellf(w->paper, "%.*s · %s", STR_ARG(c->id),
	            r->code == CODE_reserved
	                ? words_p("a competency, in a column", "Reserved")
	                : words_p("a competency, in a column", "Not validated"));
	paper_cell(w->paper, unmet_criteria(w, c, r->unmet));
	paper_cell(w->paper, r->words);
}

static void put_set_by_hand(const struct writing *w, int32_t candidate)
{
	const struct outcome *o = state_outcome(w->state, candidate);
	struct fact f = {.words = o ? o->words : STR("")};

	if (!o)
		return;
	paper_row(w->paper);
	paper_cell(w->paper, birth_name(w, candidate));
	paper_cell(w->paper, outcome_word(w, candidate));
	paper_cell(w->paper, STR(""));
	paper_cell(w->paper, reason_of(w, &f));
}

static bool has_reasons(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	bool some = false;

	for (size_t i = 0; i < w->n_candidates; i++) {
		some |= state_outcome(w->state, w->candidates[i]) != NULL;
		for (size_t k = 0; k < plan->n_competencies; k++)
			some |= is_explained(
			    w, w->candidates[i],
			    state_ruling(w->state, w->candidates[i], plan->competencies[k].item));
	}
	return some;
}

static void write_reasons(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct paper *p = w->paper;

	if (!has_reasons(w))
		return;
	paper_table(p, _("Reasons"));
	paper_column(p, _("Candidate"), PAPER_LEFT);
	paper_column(p, _("Decision"), PAPER_LEFT);
	paper_column(p, _("Criteria not met"), PAPER_LEFT);
	paper_column(p, _("Reason"), PAPER_LEFT);
	for (size_t i = 0; i < w->n_candidates; i++) {
		for (size_t k = 0; k < plan->n_competencies; k++)
			put_reason(w, w->candidates[i], &plan->competencies[k]);
		put_set_by_hand(w, w->candidates[i]);
	}
}

/* -- signatures -------------------------------------------------------------------------------- */

static struct str signature_told(const struct writing *w, int32_t person)
{
	const struct signature *sign = state_signature(w->state, person);
	struct buf b = {0};
	struct str copy;

	if (!sign || sign->version != w->state->version)
		return STR("");
	switch (sign->code) {
	case CODE_signed: buf_addf(&b, "%s", _("Signed")); break;
	case CODE_absent: buf_addf(&b, "%s", _("Absent at the signing")); break;
	case CODE_refused: buf_addf(&b, "%s", _("Refused to sign")); break;
	default: return STR("");
	}
	if (sign->words.n)
		buf_addf(&b, _("\nObservations: %.*s"), STR_ARG(sign->words));
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static void write_signatures(const struct writing *w)
{
	const struct state *s = w->state;
	size_t n;
	const int32_t *members = jury_of(w, &n);
	struct str date = session_date(w), place = s->plan.session.place;

	paper_heading(w->paper, 2, _("Signatures and observations"));
	paper_textf(w->paper, PAPER_PLAIN,
	            place.n ? _("Done on %.*s (%.*s). Each member signs, or writes observations.")
	                    : _("Done on %.*s%.*s. Each member signs, or writes observations."),
	            STR_ARG(date), STR_ARG(place));
	for (size_t i = 0; i < n; i++)
		if (state_person(s, members[i])->sits || state_signature(s, members[i]))
			paper_box(w->paper, member_name(w, members[i]),
			          member_quality(w, members[i]), signature_told(w, members[i]));
}

void write_minutes(const struct writing *w)
{
	write_identity(w);
	write_jury(w);
	if (!is_carence(w))
		write_benches(w);
	write_withdrawals(w);
	write_candidates(w);
	if (!is_carence(w)) {
		paper_heading(w->paper, 2, _("Conditions of the passages"));
		write_runs(w, 0, 0);
		write_decisions(w);
		write_sum(w);
		write_reasons(w);
	}
	write_course(w);
	write_signatures(w);
}
