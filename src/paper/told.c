/* told: what the documents call people, hours and outcomes.  See documents_private.h. */
#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/decision.h"
#include "core/say.h"
#include "paper/documents_private.h"

#define NONE "—"

static struct str kept(const struct writing *w, struct buf *b)
{
	struct str copy = paper_str(w->paper, buf_str(b));

	buf_done(b);
	return copy;
}

/* -- names ------------------------------------------------------------------------------------- */

static bool has_another_name(const struct person *p)
{
	return p->usual_family.n && !str_equal(p->usual_family, p->family);
}

struct str birth_name(const struct writing *w, int32_t candidate)
{
	const struct person *p = plan_person(&w->state->plan, candidate);

	if (!p)
		return STR("");
	if (has_another_name(p))
		return paper_strf(w->paper, "%.*s %.*s (%.*s)", STR_ARG(p->family),
		                  STR_ARG(p->given), STR_ARG(p->usual_family));
	return paper_strf(w->paper, "%.*s %.*s", STR_ARG(p->family), STR_ARG(p->given));
}

struct str both_names(const struct writing *w, int32_t candidate)
{
	const struct person *p = plan_person(&w->state->plan, candidate);

	if (!p || !has_another_name(p))
		return birth_name(w, candidate);
	return paper_strf(w->paper, _("%.*s %.*s\nname in use: %.*s"), STR_ARG(p->family),
	                  STR_ARG(p->given), STR_ARG(p->usual_family));
}

struct state named_by_birth(const struct writing *w, struct arena *arena)
{
	struct state s = *w->state;
	struct person *persons = arena_new(arena, struct person, s.plan.n_persons);

	for (size_t i = 0; i < s.plan.n_persons; i++) {
		persons[i] = s.plan.persons[i];
		if (persons[i].role != ROLE_CANDIDATE || !has_another_name(&persons[i]))
			continue;
		persons[i].given = paper_strf(w->paper, "%.*s (%.*s)", STR_ARG(persons[i].given),
		                              STR_ARG(persons[i].usual_family));
		persons[i].usual_family = STR("");
	}
	s.plan.persons = persons;
	return s;
}

struct str member_name(const struct writing *w, int32_t person)
{
	struct buf b = {0};

	say_person(&b, w->state, person);
	return kept(w, &b);
}

struct str member_quality(const struct writing *w, int32_t person)
{
	const struct standing *m = state_person(w->state, person);
	const struct person *p = plan_person(&w->state->plan, person);
	struct buf b = {0};

	if (!m || !p)
		return STR("");
	if (p->substitute && !m->sits)
		buf_addf(&b, "%s", _("substitute"));
	else
		buf_addf(&b, "%s", say_role_title(m->role));
	if (p->substitute && m->sits)
		buf_addf(&b, _(" (substitute called)"));
	if (p->quality == QUALITY_INTERNAL)
		buf_addf(&b, " · %s", words_p("quality of a member", "internal"));
	if (p->quality == QUALITY_EXTERNAL)
		buf_addf(&b, " · %s", words_p("quality of a member", "external"));
	return kept(w, &b);
}

/* A group's, or that of the candidate who passes alone. */
struct str told_passage(const struct writing *w, int32_t passage)
{
	const struct passage *p = plan_passage(&w->state->plan, passage);
	struct str name = p ? p->name : STR("");
	int32_t alone;

	if (!p)
		return name;
	if (w->state->plan.passage_form == PASSAGE_SINGLE &&
	    state_candidates(w->state, passage, &alone, 1) == 1)
		name = birth_name(w, alone);
	return paper_strf(w->paper, "%lld%s%.*s", (long long)(p->order ? p->order : passage),
	                  name.n ? " · " : "", STR_ARG(name));
}

struct str passage_title(const struct writing *w, int32_t passage)
{
	struct str name = told_passage(w, passage);

	return paper_strf(w->paper, _("Passage %.*s"), STR_ARG(name));
}

bool is_of_jury(const struct state *s, int32_t person)
{
	const struct standing *m = state_person(s, person);

	return m && m->role != ROLE_CANDIDATE && (m->role & s->plan.may_score);
}

static size_t add_those(const struct writing *w, int32_t *numbers, size_t n, int which)
{
	const struct state *s = w->state;

	for (int32_t i = 1; (size_t)i <= s->n_people; i++) {
		bool presides = s->people[i - 1].role == ROLE_PRESIDENT;
		bool jury = is_of_jury(s, i);

		if ((which == 0 && jury && presides) || (which == 1 && jury && !presides) ||
		    (which == 2 && !jury && s->people[i - 1].role == ROLE_SECRETARY))
			numbers[n++] = i;
	}
	return n;
}

const int32_t *jury_of(const struct writing *w, size_t *n)
{
	int32_t *numbers = arena_new(w->paper->arena, int32_t, w->state->n_people);

	*n = 0;
	for (int which = 0; which < 3; which++)
		*n = add_those(w, numbers, *n, which);
	return numbers;
}

/* -- hours ------------------------------------------------------------------------------------- */

struct str hour(const struct writing *w, int64_t at_ms, int32_t zone_min)
{
	struct buf b = {0};

	when_hour_short(&b, at_ms, zone_min);
	return kept(w, &b);
}

struct str hour_of(const struct writing *w, int64_t event)
{
	const struct entry *e = state_entry(w->state, event);

	return e ? hour(w, e->at_ms, e->zone_min) : STR("");
}

struct str span(const struct writing *w, int64_t ms)
{
	struct buf b = {0};

	when_span(&b, ms);
	return kept(w, &b);
}

struct str session_date(const struct writing *w)
{
	struct buf b = {0};
	int32_t day;

	if (when_parse_date(w->state->plan.session.date, &day))
		when_date_aloud(&b, day);
	else
		buf_add(&b, w->state->plan.session.date);
	return kept(w, &b);
}

/* -- presence ---------------------------------------------------------------------------------- */

static bool has_left(enum code code)
{
	return code == CODE_unwell || code == CODE_gave_up || code == CODE_excluded;
}

bool was_present(const struct state *s, int32_t candidate)
{
	const struct standing *c = state_person(s, candidate);

	return c && (state_is_here(s, candidate) || has_left(c->attendance));
}

const char *attendance_word(enum code code)
{
	switch (code) {
	case CODE_present: return _("present");
	case CODE_late: return _("came late");
	case CODE_admitted: return _("present, admitted meanwhile");
	case CODE_heard_last: return _("present, heard at the end of the session");
	case CODE_absent: return words_p("a candidate", "absent");
	case CODE_excused: return _("absent, excused");
	case CODE_unwell:
	case CODE_gave_up:
	case CODE_excluded: return words_p("a candidate", "left");
	case CODE_postponed: return _("put off to a later session");
	default: return _("not signed in");
	}
}

/* The first time that stands at which this candidate came; NULL if none. */
static const struct entry *coming_of(const struct state *s, int32_t candidate)
{
	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		enum code code = e->fact.code;

		if (e->fact.kind == KIND_attendance && e->fact.candidate == candidate &&
		    !e->undone_by && !e->is_undo &&
		    (code == CODE_present || code == CODE_late || code == CODE_admitted))
			return e;
	}
	return NULL;
}

int64_t arrival_id(const struct writing *w, int32_t candidate)
{
	const struct entry *came = coming_of(w->state, candidate);

	return came ? came->id : 0;
}

struct str arrival_of(const struct writing *w, int32_t candidate)
{
	const struct entry *came = coming_of(w->state, candidate);

	return came ? hour(w, came->at_ms, came->zone_min) : STR("");
}

struct str attendance_told(const struct writing *w, int32_t candidate)
{
	const struct standing *c = state_person(w->state, candidate);
	const struct entry *came = coming_of(w->state, candidate);
	struct buf b = {0};

	if (!c)
		return STR("");
	buf_addf(&b, "%s",
	         was_present(w->state, candidate) && has_left(c->attendance)
	             ? attendance_word(CODE_present)
	             : attendance_word(c->attendance));
	if (was_present(w->state, candidate) && came) {
		buf_addf(&b, " · ");
		when_hour_short(&b, came->at_ms, came->zone_min);
	}
	if (has_left(c->attendance)) {
		buf_addf(&b, "\u00a0– ");
		when_hour_short(&b, c->attendance_at_ms, c->attendance_zone_min);
		buf_addf(&b, ", %s", attendance_word(c->attendance));
	}
	return kept(w, &b);
}

struct str measures(const struct writing *w, int32_t candidate)
{
	const struct person *p = plan_person(&w->state->plan, candidate);
	struct buf b = {0};

	if (p && p->extra_time) {
		buf_addf(&b, "%s ", _("extra time"));
		ratio_write_fraction(&b, p->extra_time);
	}
	if (p && p->other_measure.n)
		buf_addf(&b, "%s%.*s", b.n ? "\n" : "", STR_ARG(p->other_measure));
	return kept(w, &b);
}

/* -- decisions --------------------------------------------------------------------------------- */

struct str mean_told(const struct writing *w, int32_t candidate)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0}, points = {0};

	decision_write_points(&points, plan, decision_mean(w->state, candidate),
	                      words_are_french() ? ',' : '.');
	buf_addf(&b, _("%s out of %lld"), buf_text(&points), (long long)decision_whole(plan));
	buf_done(&points);
	return kept(w, &b);
}

bool is_made_up_for(const struct writing *w, int32_t candidate, int32_t competency)
{
	const struct state *s = w->state;
	const struct ruling *r = state_ruling(s, candidate, competency);

	return r && r->code == CODE_not_validated && !state_outcome(s, candidate) &&
	       !state_validated_before(s, candidate, competency) &&
	       decision_outcome(s, candidate) == CODE_certified;
}

struct str decision_word(const struct writing *w, int32_t candidate, int32_t competency)
{
	const struct earlier *before = state_validated_before(w->state, candidate, competency);
	const struct ruling *r = state_ruling(w->state, candidate, competency);

	if (before && before->session.n)
		return paper_strf(w->paper, _("Validated earlier\n%.*s"), STR_ARG(before->session));
	if (before)
		return str_of(_("Validated earlier"));
	switch (r ? r->code : CODE_none) {
	case CODE_validated: return str_of(words_p("a competency, in a column", "Validated"));
	case CODE_not_validated:
		if (is_made_up_for(w, candidate, competency))
			return paper_strf(w->paper,
			                  _("Not validated, made up for by the mean (%.*s)"),
			                  STR_ARG(mean_told(w, candidate)));
		return str_of(words_p("a competency, in a column", "Not validated"));
	case CODE_reserved: return str_of(words_p("a competency, in a column", "Reserved"));
	default: return STR(NONE);
	}
}

struct str outcome_said(const struct writing *w, enum code outcome)
{
	struct buf b = {0};

	say_outcome(&b, w->state, outcome);
	return kept(w, &b);
}

struct str outcome_word(const struct writing *w, int32_t candidate)
{
	enum code outcome = decision_outcome(w->state, candidate);

	return outcome ? outcome_said(w, outcome) : STR(NONE);
}

struct str unmet_criteria(const struct writing *w, const struct competency *c, int64_t mask)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0};
	int place = 0;

	for (size_t i = 0; i < plan->n_criteria; i++) {
		if (plan->criteria[i].competency != c->item)
			continue;
		if (place < 63 && mask >> place & 1)
			buf_addf(&b, "%s%.*s %.*s", b.n ? "\n" : "", STR_ARG(plan->criteria[i].id),
			         STR_ARG(plan->criteria[i].name));
		place++;
	}
	return kept(w, &b);
}

size_t count_outcome(const struct writing *w, enum code outcome)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_candidates; i++)
		n += decision_outcome(w->state, w->candidates[i]) == outcome;
	return n;
}

/* -- reasons without health -------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool has_word_beginning(struct str folded, const char *stem)
{
	for (size_t i = 0; i < folded.n; i++)
		if ((!i || !is_letter(folded.s[i - 1])) &&
		    str_starts((struct str){folded.s + i, folded.n - i}, stem))
			return true;
	return false;
}

bool speaks_of_health(struct str text)
{
	static const char *const stems[] = {
	    "malaise",  "malad",     "sante",    "medic",    "medec",     "hopital",
	    "hospital", "infirm",    "handicap", "enceinte", "grossesse", "accouch",
	    "blesse",   "blessure",  "souffr",   "vomi",     "evanoui",   "pompiers",
	    "samu",     "ambulance", "unwell",   "illness",  "health",    "faint"};

	struct arena arena = {0};
	struct str folded = text_fold(&arena, text);
	bool found = false;

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		found |= has_word_beginning(folded, stems[i]);
	arena_done(&arena);
	return found;
}

struct fact without_health(struct fact f)
{
	bool said = speaks_of_health(f.words);

	if (f.code == CODE_unwell || (said && f.kind != KIND_attendance)) {
		f.code = CODE_other;
		said = true;
	}
	if (said)
		f.words = str_of(_("reason kept in the record"));
	return f;
}

struct str reason_of(const struct writing *w, const struct fact *fact)
{
	struct fact f = without_health(*fact);

	if (f.words.n)
		return paper_str(w->paper, f.words);
	return f.code ? str_of(say_code(f.code)) : STR("");
}
