/* documents: see documents.h. */
#include "paper/documents.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/decision.h"
#include "paper/documents_private.h"

/* -- which there are --------------------------------------------------------------------------- */

static const struct {
	const char *name, *stem;
} documents[DOCUMENTS] = {
    [DOCUMENT_MINUTES] = {N_("Minutes of the jury"), "proces-verbal"},
    [DOCUMENT_SIGN_IN] = {N_("Attendance sheet"), "emargement"},
    [DOCUMENT_CONDITIONS] = {N_("Conditions of each passage"), "conditions-de-passage"},
    [DOCUMENT_RESULT] = {N_("Result of one candidate"), "resultat"},
    [DOCUMENT_ANNEX] = {N_("Confidential annex of the jury"), "annexe-confidentielle"},
};

const char *document_name(enum document d)
{
	return _(documents[d].name);
}

const char *document_stem(enum document d)
{
	return documents[d].stem;
}

bool document_is_due(const struct state *s, enum document d, int32_t candidate)
{
	switch (d) {
	case DOCUMENT_RESULT: return decision_outcome(s, candidate) != CODE_none;
	case DOCUMENT_ANNEX: return state_is_all_revealed(s);
	default: return true;
	}
}

bool document_is_draft(const struct state *s, enum document d)
{
	/* What is signed by hand before the exam is no draft of anything. */
	if (d == DOCUMENT_SIGN_IN)
		return false;
	return !s->seal_id && !(d == DOCUMENT_MINUTES && s->jury == CODE_carence);
}

/* -- who is enrolled, in order ----------------------------------------------------------------- */

struct enrolled {
	const struct person *person;
	int32_t number;
};

static int by_birth_name(const void *a, const void *b)
{
	const struct enrolled *x = a, *y = b;
	int order = text_compare_fr(x->person->family, y->person->family);

	if (!order)
		order = text_compare_fr(x->person->given, y->person->given);
	return order ? order : x->number - y->number;
}

static void find_candidates(struct writing *w, struct arena *arena)
{
	const struct plan *plan = &w->state->plan;
	struct enrolled *all = arena_new(arena, struct enrolled, plan->n_persons);
	size_t n = 0;

	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan->persons[i].role == ROLE_CANDIDATE)
			all[n++] = (struct enrolled){&plan->persons[i], (int32_t)i + 1};
	qsort(all, n, sizeof *all, by_birth_name);
	w->candidates = arena_new(arena, int32_t, n);
	w->n_candidates = n;
	for (size_t i = 0; i < n; i++)
		w->candidates[i] = all[i].number;
}

/* -- heads and feet ---------------------------------------------------------------------------- */

static const char *title_of(const struct state *s, enum document d)
{
	int64_t corrections = 0;

	if (d != DOCUMENT_MINUTES)
		return document_name(d);
	if (s->jury == CODE_carence)
		return _("Minutes of absence of a jury");
	for (size_t i = 0; i < s->n_rectifications; i++)
		corrections +=
		    s->rectifications[i].confirmed_id && !s->rectifications[i].taken_back;
	return s->version - corrections > 1 || s->reopened_id ? _("Rectifying minutes of the jury")
	                                                      : _("Minutes of the jury");
}

/* "N° PV-EX-2026-03 · version 2, annule et remplace la version 1". */
static struct str identity_of(const struct writing *w, enum document d)
{
	const struct session *session = &w->state->plan.session;
	const struct state *s = w->state;
	struct buf b = {0};
	struct str copy;

	if (d == DOCUMENT_MINUTES && session->minutes.n)
		buf_addf(&b, _("No. %.*s"), STR_ARG(session->minutes));
	else
		buf_addf(&b, _("Session %.*s"), STR_ARG(session->number));
	if (document_is_draft(s, d))
		buf_addf(&b, " · %s", _("draft, without value"));
	else if (s->version && d != DOCUMENT_SIGN_IN)
		buf_addf(&b, _(" · version %lld"), (long long)s->version);
	if (s->version > 1 && s->seal_id && d != DOCUMENT_SIGN_IN)
		buf_addf(&b, _(", cancels and replaces version %lld"), (long long)s->version - 1);
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static struct str mark_of(const struct writing *w, enum document d)
{
	bool draft = document_is_draft(w->state, d);

	if (w->state->plan.rehearsal)
		return paper_str(w->paper, str_of(draft ? _("DRAFT · REHEARSAL") : _("REHEARSAL")));
	return paper_str(w->paper, str_of(draft ? _("DRAFT") : ""));
}

static struct str foot_of(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;

	return paper_strf(w->paper, "%.*s · %.*s · %.*s", STR_ARG(w->paper->title),
	                  STR_ARG(w->paper->identity), STR_ARG(plan->number));
}

static struct str head_told(const struct writing *w)
{
	struct buf b = {0};
	struct str copy;

	if (!w->head)
		return STR("");
	head_write(&b, w->head);
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static struct str digest_of_record(const struct writing *w)
{
	struct str head = head_told(w);

	return head.n ? paper_strf(w->paper, _("Record: %.*s"), STR_ARG(head)) : head;
}

static void date_it(struct paper *p, const struct state *s)
{
	const struct entry *e = s->n_entries ? &s->entries[s->n_entries - 1] : NULL;
	int32_t day = 0;

	/* Before anything has happened, the day that the office wrote. */
	when_parse_date(s->plan.session.date, &day);
	p->made_at_ms = e ? e->at_ms : day * WHEN_DAY_MS;
	p->zone_min = e ? e->zone_min : 0;
}

void document_make(struct paper *p, struct arena *arena, const struct state *s,
                   const struct head *head, enum document d, int32_t candidate)
{
	struct writing w = {.paper = p, .state = s};

	/* The head follows from every mark: not before all of them may be told. */
	if (head && head->count && head->hash[0] && (s->last_seal_id || state_is_all_revealed(s)))
		w.head = head;
	paper_init(p, arena);
	find_candidates(&w, arena);
	p->title = paper_str(p, str_of(title_of(s, d)));
	p->identity = identity_of(&w, d);
	p->mark = mark_of(&w, d);
	p->author = paper_str(p, s->plan.certifier);
	p->foot = foot_of(&w);
	p->digest = digest_of_record(&w);
	date_it(p, s);
	switch (d) {
	case DOCUMENT_MINUTES: write_minutes(&w); break;
	case DOCUMENT_SIGN_IN: write_sign_in(&w); break;
	case DOCUMENT_CONDITIONS: write_conditions(&w); break;
	case DOCUMENT_RESULT:
		w.withholds = clock_coefficient(&s->plan, candidate) == RATIO_ONE;
		write_result(&w, candidate);
		break;
	case DOCUMENT_ANNEX: write_annex(&w); break;
	case DOCUMENTS: break;
	}
}

/* Which grid: its text's digest names it, whatever its file was called. */
static struct str grid_version(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct digest d;

	for (size_t i = 0; i < plan->n_sources; i++) {
		if (plan->sources[i].code != CODE_grid)
			continue;
		d = digest_of(plan->sources[i].text);
		for (int k = 0; k < 16; k++)
			if (d.hex[k] >= 'a' && d.hex[k] <= 'f')
				d.hex[k] = (char)(d.hex[k] - 'a' + 'A');
		return paper_strf(w->paper, _("digest %.4s %.4s %.4s %.4s%s%.*s"), d.hex, d.hex + 4,
		                  d.hex + 8, d.hex + 12, plan->working_version.n ? "\n" : "",
		                  STR_ARG(plan->working_version));
	}
	return plan->working_version;
}

static const char *mode_word(int64_t mode)
{
	switch (mode) {
	case MODE_REMOTE: return _("remote");
	case MODE_MIXED: return _("partly remote");
	default: return _("in the same room");
	}
}

void write_identity(const struct writing *w)
{
	const struct plan *plan = &w->state->plan;
	struct paper *p = w->paper;

	paper_fact(p, _("Certifier"), plan->certifier);
	paper_fact(p, _("Certification"),
	           paper_strf(p,
	                      plan->register_name == 2
	                          ? _("%.*s\ncertification registered in the RNCP, %.*s")
	                          : _("%.*s\ncertification registered in the Répertoire "
	                              "spécifique, %.*s"),
	                      STR_ARG(plan->title), STR_ARG(plan->number)));
	paper_fact(p, _("Grid"), grid_version(w));
	paper_fact(p, _("Session"),
	           paper_strf(p, "%.*s · %.*s%s%.*s · %s", STR_ARG(plan->session.number),
	                      STR_ARG(session_date(w)), plan->session.place.n ? " · " : "",
	                      STR_ARG(plan->session.place), mode_word(plan->session.mode)));
	paper_fact(p, _("Example"), plan->session.working_version);
	paper_fact(p, _("Record"), head_told(w));
}
