/* review: see review.h. */
#include "intake/review.h"

#include <stdlib.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"

enum { SHEET_LINES = 12, QUESTION_MS = 60000, NAMED_MAX = 8, POINTS_MAX = 40 };

static struct place key_place(const struct reading *r, const struct node *top, const char *key)
{
	const struct node *node = tree_get(top, key);

	return fill_place(r, node ? node->key_at : top->at);
}

static void tell_working_version(struct reading *r, const struct node *top, struct str sentence)
{
	if (sentence.n)
		complaint_warning(r->complaints, key_place(r, top, "version_de_travail"), "%.*s",
		                  STR_ARG(sentence));
}

static void tell_to_confirm(struct reading *r, const struct node *top, size_t from)
{
	const struct texts *points = &r->plan->to_confirm;
	struct buf b = {0};

	for (size_t i = from; i < points->n && i - from < POINTS_MAX; i++)
		buf_addf(&b, "%s%.*s", i > from ? ", " : "", STR_ARG(points->v[i]));
	if (points->n > from + POINTS_MAX)
		buf_add(&b, STR("…"));
	if (b.n)
		complaint_warning(r->complaints, key_place(r, top, "à_confirmer"),
		                  _("To be confirmed: %s."), buf_text(&b));
	buf_done(&b);
}

/* A rule that could not propose anything. */
static void review_decision(struct reading *r, const struct node *top)
{
	const struct plan *p = r->plan;
	bool has_points = false;

	for (size_t i = 0; i < p->n_levels; i++)
		has_points |= p->levels[i].points > 0;
	if (p->proposal == PROPOSAL_MAJORITY && p->n_competencies && !p->n_limits) {
		complaint_warning(r->complaints, key_place(r, top, "décision"),
		                  _("The rule counts favourable sheets, and no competency says "
		                    "when one is."));
		complaint_todo(r->complaints, _("Add “favorable_si” to the competencies."));
	}
	if (p->n_levels && !has_points &&
	    (p->proposal == PROPOSAL_MEAN || p->certified_if.number > 0)) {
		complaint_warning(
		    r->complaints, key_place(r, top, "décision"),
		    _("The rule takes a mean, and the levels of the scale have no points."));
		complaint_todo(r->complaints,
		               _("Give each level its “points”, or choose another rule."));
	}
}

void review_grid(struct reading *r, const struct node *top)
{
	size_t lines = plan_sheet_items(r->plan, NULL, 0);

	tell_working_version(r, top, r->plan->working_version);
	tell_to_confirm(r, top, 0);
	review_decision(r, top);
	if (lines <= SHEET_LINES)
		return;
	complaint_warning(r->complaints, key_place(r, top, "compétences"),
	                  _("Each sheet has %zu lines to mark for each candidate."), lines);
	complaint_expected(r->complaints, _("Members fill in %d during the exam without haste."),
	                   SHEET_LINES);
	complaint_todo(r->complaints, _("Group some criteria, or allow more time."));
}

/* -- sizes --------------------------------------------------------------------------------- */

static void review_size(struct people *p, const struct node *top)
{
	const struct plan *plan = p->reader.plan;
	int64_t n = 0;

	for (size_t i = 0; i < plan->n_persons; i++)
		n += plan->persons[i].role == ROLE_CANDIDATE;
	if (n == 0 || ((!plan->cohort_min || n >= plan->cohort_min) &&
	               (!plan->cohort_max || n <= plan->cohort_max)))
		return;
	complaint_warning(p->reader.complaints, key_place(&p->reader, top, "session"),
	                  _("There are %d candidates, and the grid says %d to %d."), (int)n,
	                  (int)plan->cohort_min, (int)plan->cohort_max);
	complaint_todo(p->reader.complaints, _("Check the list of candidates."));
}

/* Where a passage is told: its group, or its one candidate. */
static struct place passage_place(const struct people *p, size_t i)
{
	for (size_t g = 0; g < p->n_groups; g++)
		if (p->groups[g].passage == (int32_t)i + 1)
			return p->groups[g].place;
	for (size_t n = 0; n < p->n_persons; n++)
		if (p->reader.plan->persons[n].passage == (int32_t)i + 1)
			return p->persons[n].place;
	return (struct place){.paper = &p->reader.paper};
}

static void review_pace(struct people *p, size_t i, const struct phase *phase)
{
	int64_t questions = phase->questions_min * p->seated.v[i];
	struct buf span = {0};

	if (!questions || !phase->duration_ms || phase->duration_ms >= questions * QUESTION_MS)
		return;
	when_span(&span, phase->duration_ms);
	complaint_warning(
	    p->reader.complaints, passage_place(p, i),
	    _("%d candidates × %d questions in %s leave %d s for each, answer included."),
	    (int)p->seated.v[i], (int)phase->questions_min, buf_text(&span),
	    (int)(phase->duration_ms / questions / WHEN_SECOND_MS));
	complaint_todo(p->reader.complaints,
	               _("Split the group, or ask the certifier for more time."));
	buf_done(&span);
}

static void review_empty(struct people *p, size_t i)
{
	if (p->seated.v[i])
		return;
	complaint_warning(p->reader.complaints, passage_place(p, i),
	                  _("This group has no candidate."));
	complaint_todo(p->reader.complaints, _("Check the column “groupe”, or remove the group."));
}

/* Passages go in the order of the file, whatever their hours. */
static void review_hours(struct people *p, size_t i)
{
	const struct passage *passages = p->reader.plan->passages;

	if (i == 0 || !passages[i].planned_ms ||
	    passages[i].planned_ms >= passages[i - 1].planned_ms)
		return;
	complaint_warning(p->reader.complaints, passage_place(p, i),
	                  _("This hour is before that of the passage above."));
	complaint_todo(p->reader.complaints,
	               _("Passages go in the order of the file: check the hours."));
}

static void review_passages(struct people *p)
{
	const struct plan *plan = p->reader.plan;

	for (size_t i = 0; i < plan->n_passages; i++) {
		review_empty(p, i);
		review_hours(p, i);
		for (size_t k = 0; k < plan->n_phases; k++)
			review_pace(p, i, &plan->phases[k]);
	}
}

/* -- homonyms ------------------------------------------------------------------------------ */

struct name {
	struct str key; /* family and given, folded */
	size_t person;
};

static int compare_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = str_compare(x->key, y->key);

	return order ? order : (x->person > y->person) - (x->person < y->person);
}

static void review_homonyms(struct people *p)
{
	const struct plan *plan = p->reader.plan;
	struct name *names = arena_new(p->reader.arena, struct name, plan->n_persons);
	size_t n = 0;

	for (size_t i = 0; i < plan->n_persons; i++) {
		const struct person *person = &plan->persons[i];
		struct buf b = {0};

		if (person->role != ROLE_CANDIDATE || !person_family(person).n)
			continue;
		buf_addf(&b, "%.*s\n%.*s", STR_ARG(person_family(person)), STR_ARG(person->given));
		names[n++] = (struct name){text_fold(p->reader.arena, buf_str(&b)), i};
		buf_done(&b);
	}
	qsort(names, n, sizeof *names, compare_names);
	for (size_t i = 1; i < n; i++) {
		if (!str_equal(names[i - 1].key, names[i].key))
			continue;
		complaint_warning(p->reader.complaints, p->persons[names[i].person].place,
		                  _("“%.*s” has the name of “%.*s”."),
		                  STR_ARG(plan->persons[names[i].person].id),
		                  STR_ARG(plan->persons[names[i - 1].person].id));
		complaint_todo(p->reader.complaints, _("Check that they are two persons."));
	}
}

/* -- links --------------------------------------------------------------------------------- */

static bool is_recused(const struct plan *plan, int32_t member, int32_t candidate)
{
	for (size_t i = 0; i < plan->n_recusals; i++) {
		const struct recusal *r = &plan->recusals[i];

		bool whole = plan->recusal_scope == RECUSAL_PASSAGE;
		int32_t passage = plan->persons[candidate - 1].passage;

		if (r->person != member)
			continue;
		if (r->candidate == candidate || (r->passage && r->passage == passage))
			return true;
		if (whole && r->candidate && passage &&
		    plan->persons[r->candidate - 1].passage == passage)
			return true;
	}
	return false;
}

struct names {
	struct str v[4];
	size_t n;
};

static void names_add(struct reading *r, struct names *names, struct str first, struct str second)
{
	struct buf b = {0};

	buf_addf(&b, "%.*s%s%.*s", STR_ARG(first), second.n ? " " : "", STR_ARG(second));
	if (b.n)
		names->v[names->n++] = text_match(r->arena, buf_str(&b));
	buf_done(&b);
}

/* What a candidate's line would say of this member: their employer; or, as a trainer, their
 * place, their family name, or both names in either order. */
static struct names names_of(struct reading *r, const struct person *member, bool by_employer)
{
	const struct str none = {NULL, 0};
	struct names names = {.n = 0};

	if (by_employer) {
		names_add(r, &names, member->body, none);
		return names;
	}
	names_add(r, &names, member->id, none);
	names_add(r, &names, member->family, none);
	names_add(r, &names, member->given, member->family);
	names_add(r, &names, member->family, member->given);
	return names;
}

static bool names_has(const struct names *names, struct str matched)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_equal(names->v[i], matched))
			return matched.n > 0;
	return false;
}

/* One warning for a member, whatever the number of candidates. */
static void review_member(struct people *p, size_t i, const struct str *matched, bool by_employer)
{
	struct complaints *cs = p->reader.complaints;
	struct plan *plan = p->reader.plan;
	struct names names = names_of(&p->reader, &plan->persons[i], by_employer);
	struct buf ids = {0};
	size_t n = 0;

	for (size_t k = 0; k < plan->n_persons; k++) {
		if (!names_has(&names, matched[k]) ||
		    is_recused(plan, (int32_t)i + 1, (int32_t)k + 1))
			continue;
		if (n++ < NAMED_MAX)
			buf_addf(&ids, "%s%.*s", n > 1 ? ", " : "", STR_ARG(plan->persons[k].id));
	}
	if (n > NAMED_MAX)
		buf_add(&ids, STR("…"));
	if (n) {
		complaint_warning(cs, by_employer ? p->persons[i].body : p->persons[i].place,
		                  by_employer ? _("%.*s works for the employer of %s.")
		                              : _("%.*s trained %s."),
		                  STR_ARG(plan->persons[i].family), buf_text(&ids));
		complaint_todo(cs, _("Declare it under “déports”, or check the names."));
	}
	buf_done(&ids);
}

static void review_links(struct people *p, bool by_employer)
{
	struct plan *plan = p->reader.plan;
	struct str *matched = arena_new(p->reader.arena, struct str, plan->n_persons);

	if ((by_employer ? plan->same_employer : plan->same_trainer) == LINK_ALLOWED)
		return;
	for (size_t i = 0; i < plan->n_persons; i++) {
		struct str text =
		    by_employer ? plan->persons[i].employer : plan->persons[i].trainer;

		matched[i] = text_match(p->reader.arena, text);
	}
	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan->persons[i].role & (ROLE_MEMBER | ROLE_PRESIDENT))
			review_member(p, i, matched, by_employer);
}

/* -- quorum -------------------------------------------------------------------------------- */

struct sitting {
	int64_t n, external;
};

/* Who would sit for this candidate, the withdrawals declared taken off. */
static struct sitting sitting_for(const struct plan *plan, int32_t candidate)
{
	struct sitting s = {0};

	for (size_t i = 0; i < plan->n_persons; i++) {
		const struct person *m = &plan->persons[i];

		if (m->substitute || m->role == ROLE_CANDIDATE || !(plan->may_score & m->role) ||
		    (candidate && is_recused(plan, (int32_t)i + 1, candidate)))
			continue;
		s.n++;
		s.external += m->quality == QUALITY_EXTERNAL;
	}
	return s;
}

static bool is_enough(const struct plan *plan, struct sitting s)
{
	return s.n >= plan->members_min && s.external * RATIO_ONE >= plan->external_min * s.n;
}

static void tell_quorum(struct people *p, struct place place, const char *what)
{
	const struct plan *plan = p->reader.plan;
	struct complaints *cs = p->reader.complaints;
	struct buf share = {0};

	ratio_write_fraction(&share, plan->external_min);
	complaint_warning(cs, place, "%s", what);
	if (plan->external_min)
		complaint_expected(cs, _("The grid wants %d members, %s of them external."),
		                   (int)plan->members_min, buf_text(&share));
	else
		complaint_expected(cs, _("The grid wants %d members."), (int)plan->members_min);
	complaint_todo(cs, _("Call a substitute, or change the jury."));
	buf_done(&share);
}

/* A jury too small by itself is told once; else the candidates for whom withdrawals make it so. */
static void review_quorum(struct people *p, const struct node *top)
{
	const struct plan *plan = p->reader.plan;
	struct buf ids = {0}, what = {0};
	size_t n = 0;

	if (!plan->members_min || !plan->may_score || p->roles_unsure)
		return;
	if (!is_enough(plan, sitting_for(plan, 0))) {
		tell_quorum(p, key_place(&p->reader, top, "jury"),
		            _("The jury is too small, or has too few external members."));
		return;
	}
	for (size_t i = 0; i < plan->n_persons; i++) {
		if (plan->persons[i].role != ROLE_CANDIDATE ||
		    is_enough(plan, sitting_for(plan, (int32_t)i + 1)))
			continue;
		if (n++ < NAMED_MAX)
			buf_addf(&ids, "%s%.*s", n > 1 ? ", " : "", STR_ARG(plan->persons[i].id));
	}
	if (n > NAMED_MAX)
		buf_add(&ids, STR("…"));
	buf_addf(&what,
	         _("Once the withdrawals are taken off, too few members, or too few external "
	           "ones, sit for %s."),
	         buf_text(&ids));
	if (n)
		tell_quorum(p, key_place(&p->reader, top, "déports"), buf_text(&what));
	buf_done(&ids);
	buf_done(&what);
}

void review_cohort(struct people *p, const struct node *top, size_t to_confirm)
{
	tell_working_version(&p->reader, top, p->reader.plan->session.working_version);
	tell_to_confirm(&p->reader, top, to_confirm);
	review_size(p, top);
	review_passages(p);
	review_homonyms(p);
	review_links(p, true);
	review_links(p, false);
	review_quorum(p, top);
}
