/* documents_private: what the files of the documents share, and nobody else.
 *
 * Whatever returns a text returns it in the paper's arena. */
#ifndef PAPER_DOCUMENTS_PRIVATE_H
#define PAPER_DOCUMENTS_PRIVATE_H

#include "paper/documents.h"

/* A document being written: the paper, and of what. */
struct writing {
	struct paper *paper;
	const struct state *state;
	const struct head *head; /* NULL while it must not be told */
	int32_t *candidates;     /* all enrolled, by birth name in French order */
	size_t n_candidates;
	bool withholds; /* from whom it is for: that somebody else has extra time */
};

void write_minutes(const struct writing *);
void write_sign_in(const struct writing *);
void write_conditions(const struct writing *);
void write_result(const struct writing *, int32_t candidate);
void write_annex(const struct writing *);

/* -- names ------------------------------------------------------------------------------------- */

/* "BOULEAU Bruno", "LAURIER Jade (SAULE)"; "LAURIER Jade\nnom d’usage : SAULE". */
struct str birth_name(const struct writing *, int32_t candidate);
struct str both_names(const struct writing *, int32_t candidate);
/* The state, for sentences of say.h that are to name candidates like birth_name. */
struct state named_by_birth(const struct writing *, struct arena *);
/* "MERLE Odile". */
struct str member_name(const struct writing *, int32_t person);
/* "président(e) du jury · interne". */
struct str member_quality(const struct writing *, int32_t person);
/* "1 · Cour des Exemples". */
struct str told_passage(const struct writing *, int32_t passage);
/* "Passage 1 · Cour des Exemples". */
struct str passage_title(const struct writing *, int32_t passage);
/* Whom the minutes name: members and substitutes first, then the secretary; *n of them. */
const int32_t *jury_of(const struct writing *, size_t *n);
/* Scores, or would: a member, or a substitute. */
bool is_of_jury(const struct state *, int32_t person);

/* -- hours ------------------------------------------------------------------------------------- */

/* "8 h 52" of an event; empty for one that isn't known. */
struct str hour_of(const struct writing *, int64_t event);
struct str hour(const struct writing *, int64_t at_ms, int32_t zone_min);
struct str span(const struct writing *, int64_t ms);
/* "24 novembre 2026": the session's day. */
struct str session_date(const struct writing *);

/* -- what is said of a candidate --------------------------------------------------------------- */

/* Was there: came, if only to leave. */
bool was_present(const struct state *, int32_t candidate);
/* "présent(e)", "parti(e)", "absent(e) excusé(e)": never why. */
const char *attendance_word(enum code);
/* The same with its hours: "présent(e), émargement à 8 h 56". */
struct str attendance_told(const struct writing *, int32_t candidate);
/* "8 h 56"; empty for who never came; and its event, 0 for who didn't. */
int64_t arrival_id(const struct writing *, int32_t candidate);
struct str arrival_of(const struct writing *, int32_t candidate);
/* "4/3", "4/3 ; place près de la porte"; empty without. */
struct str measures(const struct writing *, int32_t candidate);
/* "11,2 sur 20": over all competencies. */
struct str mean_told(const struct writing *, int32_t candidate);
/* Not validated, and the candidate certified by the mean all the same. */
bool is_made_up_for(const struct writing *, int32_t candidate, int32_t competency);
/* "Validée", "Non validée", "Acquise (EX-2025-02)", "—". */
struct str decision_word(const struct writing *, int32_t candidate, int32_t competency);
/* The grid's word for an outcome, or the program's where the grid has none. */
struct str outcome_said(const struct writing *, enum code outcome);
/* The same of a candidate's; "—" while there is none. */
struct str outcome_word(const struct writing *, int32_t candidate);
/* "C2.1 Écouter ; C2.4 Analyser son évolution": the criteria of a refusal. */
struct str unmet_criteria(const struct writing *, const struct competency *, int64_t mask);
/* Candidates of this outcome. */
size_t count_outcome(const struct writing *, enum code outcome);

/* -- reasons without health -------------------------------------------------------------------- */

/* Whether a text speaks of somebody's health. */
bool speaks_of_health(struct str);
/* A fact that may be said: what it has of health stays in the record, and it says so. */
struct fact without_health(struct fact);
/* Its code's word, or its words. */
struct str reason_of(const struct writing *, const struct fact *);

/* -- the course of the session ----------------------------------------------------------------- */

/* The minutes' openings, incidents and corrections. */
void write_course(const struct writing *);

/* -- runs -------------------------------------------------------------------------------------- */

/* A table of the runs of a passage (0: of all), and what happened in each, for one candidate (0:
 * for all readers). */
void write_runs(const struct writing *, int32_t passage, int32_t candidate);
/* The event that ended it, as it stands; NULL while it goes on. */
const struct entry *ending_of(const struct state *, const struct run *);

/* -- the head of each document ----------------------------------------------------------------- */

/* The certification, the grid, the session, and its place. */
void write_identity(const struct writing *);

#endif
