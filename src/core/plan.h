/* plan: what was decided before the day, grid and cohort together.
 *
 * Intake fills a plan from files; plan_facts turns it into the OFFICE facts
 * that open a record; plan_apply builds the same plan again from those events.
 * From then on the files are not needed: the rules of the exam are data.
 * Knows no file format (intake does) and nothing of what happens on the day
 * (state does). */
#ifndef CORE_PLAN_H
#define CORE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/event.h"

struct texts {
	struct str *v;
	size_t n, room;
};
/* What the office said in one of a few forms, and the number it means: a threshold or points in
 * 720720ths, years, the item of a phase.  0: words that an older version kept unread. */
struct said {
	struct str words;
	int64_t number;
};
enum { SAID_FIXED = -1 }; /* a form without a number: all competencies, at the seal */
struct numbers { /* durations in ms, or items' numbers */
	int64_t *v;
	size_t n, room;
};

/* How many a plan can hold; a ledger that lists more is not read further. */
enum { PLAN_PASSAGES_MAX = 8192, PLAN_PERSONS_MAX = 8192, PLAN_ITEMS_MAX = 32768 };

/* The numbers of the choices: their order in grid.def.  Stored: never renumbered.  0: not given. */
enum language { LANGUAGE_FR = 1, LANGUAGE_EN };
enum passage_form { PASSAGE_GROUP = 1, PASSAGE_SINGLE };
enum counts { COUNTS_NOT = 1, COUNTS };
enum proposal { PROPOSAL_MAJORITY = 1, PROPOSAL_MEAN };
enum tie { TIE_DEBATE = 1, TIE_FAVOURABLE, TIE_UNFAVOURABLE };
enum reason_need { REASON_MAY = 1, REASON_MUST };
enum deliberation { DELIBERATION_SESSION = 1, DELIBERATION_PASSAGE };
enum link_rule { LINK_ALLOWED = 1, LINK_RECUSED };
enum recusal_scope { RECUSAL_CANDIDATE = 1, RECUSAL_PASSAGE };
enum partial_absence { PARTIAL_SCORES = 1, PARTIAL_SCORES_NOT };
enum extra_time_on { EXTRA_WHOLE_SLOT = 1, EXTRA_OWN_SHARE };
enum rounding { ROUND_SECOND = 1, ROUND_MINUTE };
enum speech { SPEECH_NOT = 1, SPEECH_BY_CANDIDATE };
enum whereabouts { WHERE_IN = 1, WHERE_OUT };
enum result_by { RESULT_BY_COMPETENCY = 1, RESULT_BY_CRITERION };
enum quality { QUALITY_INTERNAL = 1, QUALITY_EXTERNAL };
enum mode { MODE_ROOM = 1, MODE_REMOTE, MODE_MIXED };

enum role {
	ROLE_NONE,
	ROLE_PRESIDENT = 1,
	ROLE_MEMBER = 2,
	ROLE_SECRETARY = 4,
	ROLE_OBSERVER = 8,
	ROLE_CANDIDATE = 16
};

/* Items of the grid.  `item` is the number in the ledger; numbers are given in
 * the order of listing: 1 the grid itself, 2 the session, then the others. */
enum { ITEM_GRID = 1, ITEM_SESSION = 2 };

struct phase {
	int32_t item;
	struct str id, name;
	int64_t duration_ms, duration_min_ms;
	struct numbers warn_ms;
	int64_t speech, speech_gap_ms, silence_ms;
	int64_t questions_min, overrun_for_min_ms;
	int64_t indicative, candidates_out, jury_out;
	struct str invigilator, instruction;
	struct said leftover_to; /* a later phase's item */
	int64_t bell;
};
struct question_level {
	int32_t item;
	struct str id, name; /* id: one letter, a to e */
};
struct level { /* of the scale, lowest first */
	int32_t item;
	int64_t rank, points;
	struct str name, brief, meaning;
};
struct test {
	int32_t item;
	struct str id, name;
	int64_t pages, result_by, entered_by, weight;
};
struct limit { /* of a competency: at most so many criteria at a rank (0: not observed) */
	int32_t item, competency; /* items */
	int64_t rank, at_most;
};
struct criterion {
	int32_t item, competency; /* items; competency is the parent */
	struct str id, name;
	int64_t weight;
	struct numbers tests; /* items; empty: all */
	struct texts indicators;
};
struct competency {
	int32_t item;
	struct str id, name;
	int64_t weight;
	struct numbers tests;
};
struct session {
	struct str number, minutes, date, place, working_version; /* date: 2026-11-24 */
	int64_t mode, deliberation_at_ms;
};
struct person { /* jury and candidates alike; number n is persons[n - 1] */
	enum role role;
	struct str id, family, usual_family, given;
	struct str body, employer, trainer, other_measure;
	int64_t quality, keeps, substitute;
	/* of a candidate */
	int32_t passage;
	int64_t chair;      /* order at the table, 1 first */
	int64_t extra_time; /* coefficient in 720720ths; 0 none */
};
struct passage { /* number n is passages[n - 1] */
	struct str name;
	int64_t order, planned_ms; /* planned: ms since midnight, 0 unknown */
};
struct recusal { /* declared by the office, or on the day */
	int32_t person, candidate, passage; /* one of candidate and passage is 0 */
	enum code code;
	struct str reason;
	int64_t id;      /* its event; 0 in a plan not yet stored */
	bool taken_back; /* on the day, by who declared it */
};
struct earlier { /* a competency validated at an earlier session */
	int32_t candidate, competency;
	struct str session;
	int64_t id;      /* its event; 0 in a plan not yet stored */
	bool taken_back; /* on the day, by who entered it */
};
struct source {
	enum code code;
	struct str text;
};

#define PLAN_LIST(type, name) \
	struct type *name; \
	size_t n_##name, room_##name

struct plan {
	struct arena *arena; /* holds all that follows; not owned */
	bool rehearsal;
	struct str record_title;
	/* the grid as a whole, see grid.def */
	int64_t language, passage_form;
	int64_t silent_seat_ms; /* 0: not given */
	struct str title, number, certifier, document, registered_until;
	int64_t register_name, cohort_min, cohort_max;
	int64_t level_required, group_counts, follow_up_counts;
	struct str not_observed_meaning; /* empty: not allowed */
	int64_t proposal, tie, overall, compensation;
	struct said certified_if, eliminating; /* parts of the whole; SAID_FIXED: all of them */
	struct said spread_to_debate;          /* points */
	struct said kept_validations;          /* years */
	int64_t refusal_reason, gap_reason, deliberation, casting_vote;
	int64_t members_min, external_min, same_employer, same_trainer;
	int64_t recusal_scope, partial_absence;
	int64_t may_keep, may_score, may_log_own, may_attend;
	int64_t may_enter_decisions, may_override, may_seal;
	int64_t extra_time, extra_time_on, extra_time_rounding, extra_time_public;
	struct numbers extra_time_phases;
	struct str label_certified, label_not_certified, label_absent, label_excused, label_gave_up;
	struct str label_postponed, label_reserved, label_cancelled;
	struct said keep_notes, keep_sheets, keep_minutes; /* years; SAID_FIXED: until the seal */
	struct str appeal_text, working_version;
	int64_t suspend_on_appeal;
	/* ready-made, at most five each; empty: the program's own */
	struct texts reasons_pause, reasons_incident, reasons_time, reasons_minimum;
	struct texts reasons_restart, reasons_missing, reasons_change;
	struct texts to_confirm;
	struct session session;
	PLAN_LIST(phase, phases);
	PLAN_LIST(question_level, question_levels);
	PLAN_LIST(level, levels);
	PLAN_LIST(test, tests);
	PLAN_LIST(competency, competencies);
	PLAN_LIST(limit, limits);
	PLAN_LIST(criterion, criteria); /* grouped by competency, in order */
	PLAN_LIST(person, persons);
	PLAN_LIST(passage, passages);
	PLAN_LIST(recusal, recusals);
	PLAN_LIST(earlier, earliers);
	PLAN_LIST(source, sources);
	int32_t last_item; /* the highest item number given */
};

/* -- the table of grid.def ----------------------------------------------------------------- */

enum owner {
	OWNER_PLAN, OWNER_PHASE, OWNER_QUESTION_LEVEL, OWNER_LEVEL, OWNER_TEST, OWNER_COMPETENCY,
	OWNER_LIMIT, OWNER_CRITERION, OWNER_SESSION, OWNER_PERSON, OWNER_CANDIDATE, OWNER_COUNT
};
enum property_type {
	TYPE_TEXT, TYPE_TEXTS, TYPE_DURATION, TYPE_DURATIONS, TYPE_YESNO, TYPE_COUNT, TYPE_RATIO,
	TYPE_POINTS, TYPE_CHOICE, TYPE_ROLES, TYPE_ITEMS, TYPE_SAID, TYPE_HOUR,
	TYPE_DATE
};
struct property {
	enum owner owner;
	const char *section, *key;
	enum code code;
	size_t offset; /* in the owner's struct */
	enum property_type type;
	bool must;
	int64_t low, high;
	const char *words, *help;
};
/* All rows, in grid.def's order. */
extern const struct property plan_properties[];
extern const size_t plan_properties_n;
/* The row of an owner and a stored name; NULL if none. */
const struct property *plan_property(enum owner, enum code);
/* The n-th word (1 first) of a choice, empty beyond the last. */
struct str property_word(const struct property *, int64_t number);

/* -- building ------------------------------------------------------------------------------ */

/* An empty plan whose texts and lists live in the arena. */
void plan_init(struct plan *, struct arena *);
/* A new item, or person, or passage, at the end of its list, numbered; the
 * pointer is valid until the next of the same list.  The item's parent (of a
 * limit, a criterion: the competency's item) is given, else 0. */
void *plan_add_item(struct plan *, enum owner, int32_t parent);
struct person *plan_add_person(struct plan *, enum role); /* number: plan->n_persons */
struct passage *plan_add_passage(struct plan *, struct str name); /* number: plan->n_passages */
struct recusal *plan_add_recusal(struct plan *);
struct earlier *plan_add_earlier(struct plan *);
void plan_add_source(struct plan *, enum code grid_cohort_or_candidates, struct str text);
/* The str itself is kept: copy it first. */
void texts_add(struct arena *, struct texts *, struct str);
void numbers_add(struct arena *, struct numbers *, int64_t);

/* The facts that say this plan, in order, in the arena: record_opened first,
 * then sources, items, persons, passages, places, extra times, recusals,
 * earlier validations, and keeper_taken if one is named. */
struct fact *plan_facts(const struct plan *, struct arena *, size_t *n);
/* Builds the plan up by one OFFICE event; the event's texts must live as long
 * as the plan.  What isn't an OFFICE kind, names what was never listed, or is out of
 * grid.def's bounds, is left aside: returns false.  An item listed again is renamed. */
bool plan_apply(struct plan *, const struct fact *);
/* ROLE_NONE for a code that is no role. */
enum role role_of(enum code);

/* -- asking -------------------------------------------------------------------------------- */

/* NULL for a number that was never listed. */
const struct person *plan_person(const struct plan *, int32_t number);
/* Has a place in the jury's room, and may sit down there: all but the candidates, and but who came
 * by a role that only a newer version knows. */
bool plan_has_seat(const struct person *);
/* The person of a seat's id, as ids are compared (text_match); 0 if there is none. */
int32_t plan_find_seat(const struct plan *, struct str id);
const struct passage *plan_passage(const struct plan *, int32_t number);
const struct phase *plan_phase(const struct plan *, int32_t item);
const struct competency *plan_competency(const struct plan *, int32_t item);
const struct criterion *plan_criterion(const struct plan *, int32_t item);
const struct question_level *plan_question_level(const struct plan *, int32_t item);
/* The level of a rank; NULL if none. */
const struct level *plan_level(const struct plan *, int64_t rank);
/* The test whose result, by competency, somebody enters for all members; NULL if none. */
const struct test *plan_written_test(const struct plan *);
/* What a sheet marks at the oral, in the grid's order: items of criteria, or of the
 * competencies that have none.  Returns how many; items may be NULL to count. */
size_t plan_sheet_items(const struct plan *, int32_t *items, size_t room);
/* The competency's item of a criterion's or a competency's item; 0 if neither. */
int32_t plan_competency_of(const struct plan *, int32_t item);
/* The name on screens: name in use, else of birth. */
struct str person_family(const struct person *);

#endif
