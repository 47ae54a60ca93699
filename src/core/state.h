/* state: what follows from the events, as one viewer may know it.
 *
 * Changes only through state_apply, from events read back from the ledger, so
 * that replay and live are one path.  Blind by construction: until the
 * deliberation opens, the state of one viewer holds nothing of what another
 * wrote on a sheet, only that a sheet was handed in or taken back.  Holds
 * instants, never what time it is: what remains is computed by clock.h from
 * (state, now).  Knows no rights: who may do what is rules. */
#ifndef CORE_STATE_H
#define CORE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/event.h"
#include "core/plan.h"

enum run_status { RUN_RUNNING, RUN_PAUSED, RUN_ENDED };

/* One attempt at a phase by a passage.  Its id names it: the phase_started's. */
struct run {
	int64_t id;
	int32_t passage, phase; /* phase: its item */
	enum run_status status;
	bool set_aside;            /* begun again since: kept, does not count */
	enum code end;             /* normal, overridden; none while open */
	int64_t planned_ms;        /* allotted at the start */
	int64_t given_ms;          /* added since, may be negative */
	int64_t longer_ms;         /* of it, the extra time of who came in meanwhile */
	int64_t elapsed_ms;        /* up to anchor while running, else all of it */
	struct moment anchor;      /* running: since when; paused: since when paused */
	struct moment seen;        /* the last event of the anchor's boot: it ran so far */
	int64_t unpaused_ms;       /* paused: what elapsed_ms was at the anchor before */
	struct moment unpaused;    /* paused: that anchor, should the pause be taken back */
	int64_t pause_id;          /* the last phase_paused; 0 none */
	int64_t pauses_ms, pauses; /* how long, how many, those taken back left out */
	int64_t last_id;           /* the last event that changed it */
	int32_t last_author;
	size_t before;    /* the run of this passage begun before it, its place from 1; 0 none */
	size_t last_turn; /* the last turn in it, its place from 1; 0 none */
};

/* One stretch of speech in a run.  Its id: the speaker_changed that began it. */
struct turn {
	int64_t id;
	int64_t run;       /* its run's id */
	int32_t candidate; /* 0: nobody */
	int64_t from_ms;   /* the run's elapsed time when it began: a pause makes no turn longer */
	int64_t ms;        /* how long, once over */
	bool over;
	size_t before; /* the turn of this run before it, its place from 1; 0 none */
};

/* A part of a turn credited to someone else. */
struct speech_move {
	int64_t id, turn;
	int32_t candidate;
	int64_t ms;
	bool taken_back;
};

struct question {
	int64_t id;
	int64_t run; /* the attempt at the exchange that it is of; 0 none */
	int32_t passage;
	int32_t candidate; /* 0: to the group */
	int32_t asker, author;
	int32_t level; /* item; 0 none */
	bool follow_up, taken_back;
	int64_t at_ms;
	int32_t zone_min;
	struct str words;
};

/* What the jury decided of one competency of a candidate. */
struct ruling {
	int64_t id;          /* the event that says it; 0: nothing decided yet */
	enum code code;      /* validated, not_validated, reserved; none: nothing, or cleared */
	int64_t unmet;       /* of a refusal: bit n, the competency's n-th criterion, from 0 */
	struct str words;    /* the motif; why reserved; why against the proposal */
	int64_t text_id;     /* the jury's one appreciation for the candidate; 0: none yet */
	struct str text;
};
/* The result of the written test on one competency. */
struct written {
	int64_t id;     /* 0: none yet */
	int64_t rank;   /* 0: not observed or cleared */
	enum code code; /* none, not_observed, cleared */
	int64_t day_ms; /* of the assessment, since 1970; 0 unknown */
	struct str assessor;
};
/* A candidate's outcome set by hand, against what follows from the decisions. */
struct outcome {
	int64_t id;     /* 0: never */
	enum code code; /* none: it follows */
	struct str words;
};
/* Under the sealed minutes. */
struct signature {
	int64_t id;
	enum code code;  /* none, signed, absent, refused */
	int64_t version; /* of the minutes then */
	struct str words; /* observations */
};
/* A correction of form: proposed, then in effect once a second person confirmed it. */
struct rectification {
	int64_t id;
	int32_t author, person; /* person: whose property; 0 the session's, or an event's words */
	enum code code;         /* the property; remark: the words of the event at ref */
	int64_t ref;
	struct str words, former; /* former: what they replace, as it was when proposed */
	int64_t confirmed_id;     /* 0: proposed only */
	int32_t confirmed_by;
	int64_t version; /* of the minutes that it made */
	bool taken_back;
};

/* A person on the day, jury or candidate; number n is people[n - 1]. */
struct standing {
	/* of the jury */
	enum role role;      /* the plan's, or given since */
	bool sits;           /* a substitute only once named */
	bool out;            /* declared absent from the room */
	enum code declared;  /* none, no_link, or a link */
	enum code known_by;  /* of what they author: key, card, keyboard; none: as keyboard */
	int64_t opened_id;   /* the last seat_opened of their place; 0 none */
	/* of a candidate */
	enum code attendance; /* none: not yet signed in */
	bool identity_seen;
	int64_t attendance_id, attendance_at_ms;
	int32_t attendance_zone_min;
	struct sheet **sheets; /* of a jury member: by candidate number; NULL while none */
	size_t room_sheets;
	struct signature signature; /* of the jury, under the last seal */
	/* of a candidate, by place of the competency in the plan */
	struct ruling *rulings;
	struct written *written;
	size_t n_rulings, n_written;
	uint64_t *bench; /* who sat as something was decided: bit n of the persons', from 0 */
	size_t bench_words;
	struct outcome outcome;
	int64_t acted_id; /* the last act of theirs, whatever it says; 0 none */
};

struct mark {
	int64_t id;     /* the event that says it; 0: never marked */
	int64_t rank;   /* 0: not observed or cleared */
	enum code code; /* none, not_observed, cleared */
	bool late;      /* changed after the reveal */
};

struct appreciation {
	int64_t id;
	struct str words;
};

enum sheet_status { SHEET_OPEN, SHEET_HANDED_IN, SHEET_TAKEN_BACK };

/* One member's sheet of one candidate.  Of another's, before the reveal: only
 * the status; marks is then NULL. */
struct sheet {
	enum sheet_status status;
	bool is_out; /* taken back since the reveal, and not yet handed in again */
	int64_t handed_in_at_ms;
	int32_t handed_in_zone_min;
	struct mark *marks;          /* by place on the sheet: state->sheet_items */
	struct appreciation *kept;   /* by competency: plan->competencies */
	struct appreciation notes;   /* private */
};

/* What the journal and undo need of an event: DAY, SHEET, DELIBERATION kinds
 * that this viewer may see, in order. */
struct entry {
	int64_t id, at_ms;
	int64_t boot_ms;
	struct str boot; /* boot_id */
	int32_t zone_min, author;
	struct fact fact;
	struct fact before; /* puts things back as they were; KIND_unknown where taken_back does */
	int64_t undone_by;  /* the event that takes it back; 0: it counts */
	int64_t with;       /* the act that it is a part of, told in one breath; 0: it is one */
	bool is_undo;       /* takes an act back, or only goes with another: no act to undo */
};

/* When a member was not there to hear: out of the room, or a substitute not yet called. */
struct away {
	int64_t id;     /* the event since; 0 from the beginning */
	int64_t until;  /* the event that ended it; 0 none yet, id: taken back */
	int32_t person;
};

/* Whose deliberation has opened: the whole session's, or some passages'. */
struct reveal {
	bool session;
	uint64_t passages[PLAN_PASSAGES_MAX / 64];
};
bool reveal_has(const struct reveal *, int32_t passage);

struct state {
	struct arena arena; /* all that the state holds, plan included */
	int32_t viewer;     /* a person's number; 0 nobody (the shell) */
	struct reveal revealed; /* folded as one who may see these sheets' marks */
	struct reveal opened;   /* what the events folded so far have opened */
	bool refold; /* more is opened than revealed: reset and fold again from the first */
	struct plan plan;
	int64_t last_id;
	int32_t last_zone_min;
	int64_t unknown; /* events of kinds that a newer version knows */
	int64_t my_last_id, my_last_at_ms; /* the viewer's own last act */
	int32_t my_last_zone_min;

	enum code jury; /* none, regular, carence */
	int64_t jury_id;
	int64_t deliberation_id; /* when one last opened; 0 not yet */
	int64_t seal_id;         /* 0 not sealed, or deliberating again */
	int64_t last_seal_id;    /* the last seal, deliberating again or not; 0 none */
	int64_t reopened_id;     /* since when the jury deliberates again; 0 it does not */
	int64_t version;         /* of the minutes: seals and corrections in effect; 0 draft */
	int64_t issued_day;      /* of the certificates, since 1970; 0 not said */
	int32_t keeper;          /* a person's number; 0 nobody */

	struct standing *people;
	size_t n_people, room_people;
	struct run *runs;
	size_t n_runs, room_runs;
	struct turn *turns;
	size_t n_turns, room_turns;
	struct speech_move *moves;
	size_t n_moves, room_moves;
	struct question *questions;
	size_t n_questions, room_questions;
	struct entry *entries;
	size_t n_entries, room_entries;
	struct rectification *rectifications;
	size_t n_rectifications, room_rectifications;
	struct away *absences;
	size_t n_absences, room_absences;
	size_t *last_runs; /* by passage: the run begun last, its place from 1; 0 none */
	size_t room_last_runs;
	struct str boot; /* the last boot_id seen */
	bool sheets_begun;    /* somebody wrote on a sheet: what sheets mark is fixed */
	int32_t *sheet_items; /* what a sheet marks, in order */
	size_t n_sheet_items;
	size_t *place_of_item; /* item → place on the sheet, from 1; 0 not on it */
	size_t room_place_of_item;
};

/* An empty state as seen by this person (0: nobody, from the shell), holding
 * others' marks only where revealed (NULL: nowhere). */
void state_init(struct state *, int32_t viewer, const struct reveal *revealed);
void state_done(struct state *);
/* From nothing again, for the same viewer, with all revealed that had been
 * opened: what `refold` asks for, once all events were folded. */
void state_reset(struct state *);

/* Folds one event; nothing if it was folded already.  Its texts may go afterwards: what is
 * kept is copied.  What it names may be anything: the ledger may come from elsewhere. */
void state_apply(struct state *, const struct event *);

/* -- asking: numbers that name nothing give NULL, 0 or false ------------------------------- */

const struct standing *state_person(const struct state *, int32_t number);
/* The candidates of a passage in the order of their chairs; returns how many. */
size_t state_candidates(const struct state *, int32_t passage, int32_t *numbers, size_t room);
/* How many passages the day has: not those at its end that nobody is in, nor was heard in (one
 * was made for a single person, who then went elsewhere). */
size_t state_passages(const struct state *);
/* Present, and so counted: signed in, or admitted late, and not left. */
bool state_is_here(const struct state *, int32_t candidate);
/* Not expected any more: absent, excused, left, postponed. */
bool state_is_away(const struct state *, int32_t candidate);
/* The run begun last in this passage, set aside or not, and the one before; NULL if none. */
const struct run *state_last_run(const struct state *, int32_t passage);
const struct run *state_run_before(const struct state *, const struct run *);
/* The attempt that counts of this phase in this passage; NULL if none. */
const struct run *state_run(const struct state *, int32_t passage, int32_t phase);
const struct run *state_run_by_id(const struct state *, int64_t id);
/* What the passage is in: the run that is open, the last begun if several. NULL between phases. */
const struct run *state_open_run(const struct state *, int32_t passage);
/* The first phase of the passage that has not ended; NULL when all have. */
const struct phase *state_next_phase(const struct state *, int32_t passage);
/* The passage that the jury is in or comes next to: the first, in the order of
 * the day, with a phase of the jury's left to do; 0 when all are done. */
int32_t state_current_passage(const struct state *);
/* The turn that is open in this run; NULL if nobody has been given the floor since it began or
 * was reopened. */
const struct turn *state_open_turn(const struct state *, const struct run *);
/* The run's last turn, the turn before one in its run, the turn of an id; NULL if none. */
const struct turn *state_last_turn(const struct state *, const struct run *);
const struct turn *state_turn_before(const struct state *, const struct turn *);
const struct turn *state_turn(const struct state *, int64_t id);
const struct question *state_question(const struct state *, int64_t id);
const struct entry *state_entry(const struct state *, int64_t id);
/* Others' marks of this candidate may be in this state. */
bool state_is_revealed(const struct state *, int32_t candidate);
/* So they may of all candidates. */
bool state_is_all_revealed(const struct state *);
/* The deliberation on this candidate has opened. */
bool state_deliberates(const struct state *, int32_t candidate);
/* Declared withdrawn from this candidate, or from the candidate's passage. */
bool state_is_recused(const struct state *, int32_t person, int32_t candidate);
/* Scores this candidate: has the right, sits, is here, has heard, is not recused. */
bool state_sits(const struct state *, int32_t person, int32_t candidate);
/* Sat for this candidate as something was decided of them, whoever is here by now; as long as
 * nothing was, as state_sits. */
bool state_has_sat(const struct state *, int32_t person, int32_t candidate);
/* The sheet; NULL while nothing is on it (or it's another's and was never handed in). */
const struct sheet *state_sheet(const struct state *, int32_t person, int32_t candidate);
/* The mark of one's own (or a revealed) sheet; NULL if none was ever given. */
const struct mark *state_mark(const struct state *, int32_t person, int32_t candidate,
                              int32_t item);
/* How many of the sheet's items are marked (not observed counts, cleared does not). */
size_t state_marked(const struct state *, int32_t person, int32_t candidate);
/* The place of an item on the sheet, from 0; (size_t)-1 if it isn't on it. */
size_t state_sheet_place(const struct state *, int32_t item);
/* What was decided of a competency, or written for the candidate about it; NULL while neither
 * ever was.  Words and text are those in force: as a correction of form made them. */
const struct ruling *state_ruling(const struct state *, int32_t candidate, int32_t competency);
/* The written test's result, cleared ones included; NULL if none was ever entered. */
const struct written *state_written(const struct state *, int32_t candidate, int32_t competency);
/* The competency was validated at an earlier session; NULL if not. */
const struct earlier *state_validated_before(const struct state *, int32_t candidate,
                                             int32_t competency);
/* The outcome set by hand; NULL while it follows from the decisions. */
const struct outcome *state_outcome(const struct state *, int32_t candidate);
/* How this member stands to the minutes last sealed; NULL while nothing was said. */
const struct signature *state_signature(const struct state *, int32_t person);
/* The correction of form that this event proposed; NULL if none. */
const struct rectification *state_rectification(const struct state *, int64_t id);
/* The words of an act as a correction of form left them. */
struct str state_words(const struct state *, const struct entry *);
/* This viewer withdrew from the candidate whom the entry is about, and what the jury decides of
 * them is not shown before the minutes are sealed. */
bool state_is_kept_from(const struct state *, const struct fact *);
/* Any sheet of the passage was handed in and not taken back. */
bool state_any_sheet_in(const struct state *, int32_t passage);
/* What this person did last and stands, of whatever kind; NULL if nothing.  What was opened
 * again since (a sheet taken back, a phase reopened or begun again) no longer stands, and its
 * opening again is no act to take back either. */
const struct entry *state_latest(const struct state *, int32_t person);
/* This person's last event of all, if it opened again what was closed or begun; NULL if not. */
const struct entry *state_last_way_back(const struct state *, int32_t person);
/* The entry that `u` takes back for this person (the latest act, if it can be undone and isn't
 * past: never an older one), and that `y` would put back; NULL if none. */
const struct entry *state_undoable(const struct state *, int32_t person);
const struct entry *state_redoable(const struct state *, int32_t person);
/* What an act of several facts is told as: of a replacement, who leaves is its candidate; of
 * decisions confirmed at once, nobody, and value how many. */
struct fact state_whole(const struct state *, const struct entry *);
/* An act that undo knows, that counts, and that is no undo itself. */
bool state_can_be_undone(const struct entry *);
/* Time has gone on from this act (the pause was resumed, the floor passed on, the phase
 * ended, the minutes were sealed), and nothing takes it back any more. */
bool state_is_past(const struct state *, const struct entry *);
/* A digest of all that the state says, for the law that a living state and a
 * fresh fold are the same. */
struct digest state_digest(const struct state *);

#endif
