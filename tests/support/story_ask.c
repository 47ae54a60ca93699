/* story_ask: what a story may ask of the state, and what it hears.
 *
 * `? questions ACACIA = 2`: a phrase, then the answer as a person would write
 * it.  Marks are asked of their own author's state, or `seen by` another's. */
#include <string.h>

#include "base/ratio.h"
#include "base/when.h"
#include "core/agenda.h"
#include "core/clock.h"
#include "core/questions.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "story_private.h"

struct ask {
	struct story *story;
	const struct state *state; /* as nobody sees it */
	const struct run *run; /* of the passage: open, else the last that counts; NULL if none */
	struct moment now;
	struct fact about; /* what the phrase names */
};

typedef void answer(const struct ask *, struct buf *);

/* -- how answers are written ---------------------------------------------------------------- */

static void add_number(struct buf *b, int64_t n)
{
	buf_addf(b, "%lld", (long long)n);
}

static void add_person(struct buf *b, const struct ask *a, int32_t person, const char *nobody)
{
	if (person)
		say_family(b, a->state, person);
	else
		buf_addf(b, "%s", nobody);
}

static void add_item(struct buf *b, const struct ask *a, int32_t item)
{
	if (item)
		say_item_id(b, a->state, item);
	else
		buf_addf(b, "none");
}

/* -- time ------------------------------------------------------------------------------------ */

static void answer_left(const struct ask *a, struct buf *b)
{
	int64_t left = a->run ? clock_left_ms(a->run, &a->now) : 0;

	if (left < 0)
		when_overrun(b, -left);
	else
		when_left(b, left);
}

static void answer_elapsed(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? clock_elapsed_ms(a->run, &a->now) : 0);
}

static void answer_allotted(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? clock_allotted_ms(a->run) : 0);
}

static void answer_paused(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? a->run->pauses_ms + clock_pause_ms(a->run, &a->now) : 0);
}

static void answer_phase(const struct ask *a, struct buf *b)
{
	static const char *const status[] = {
	    [RUN_RUNNING] = "running", [RUN_PAUSED] = "paused", [RUN_ENDED] = "ended"};

	add_item(b, a, a->run ? a->run->phase : 0);
	if (a->run)
		buf_addf(b, " %s", status[a->run->status]);
}

static void answer_next(const struct ask *a, struct buf *b)
{
	const struct phase *next = state_next_phase(a->state, a->story->passage);

	add_item(b, a, next ? next->item : 0);
}

static void answer_passage(const struct ask *a, struct buf *b)
{
	add_number(b, state_current_passage(a->state));
}

static void answer_to_confirm(const struct ask *a, struct buf *b)
{
	buf_addf(b, "%s", a->run && clock_to_confirm(a->run, &a->now) ? "yes" : "no");
}

static void answer_guess(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? clock_guess_ms(a->run, &a->now) : 0);
}

/* -- speech ----------------------------------------------------------------------------------- */

static void answer_speaks(const struct ask *a, struct buf *b)
{
	const struct turn *t = a->run ? state_open_turn(a->state, a->run) : NULL;

	add_person(b, a, t ? t->candidate : 0, "nobody");
}

static void answer_spoken(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? speech_spoken_ms(a->state, a->run, a->about.candidate, &a->now) : 0);
}

static void answer_nobody(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? speech_nobody_ms(a->state, a->run, &a->now) : 0);
}

static void answer_fair(const struct ask *a, struct buf *b)
{
	when_left(b, a->run ? speech_fair_ms(a->state, a->run, a->about.candidate) : 0);
}

static void answer_silence(const struct ask *a, struct buf *b)
{
	when_spent(b, a->run ? speech_silence_ms(a->state, a->run, &a->now) : 0);
}

static void answer_lacking(const struct ask *a, struct buf *b)
{
	when_left(b, a->run ? speech_lacking_ms(a->state, a->run, &a->now) : 0);
}

static void answer_drift(const struct ask *a, struct buf *b)
{
	static const char *const drift[] = {
	    [DRIFT_NONE] = "none", [DRIFT_LONG] = "long", [DRIFT_SHORT] = "short"};

	buf_addf(b, "%s",
	         a->run ? drift[speech_drift(a->state, a->run, a->about.candidate, &a->now)]
	                : "none");
}

/* -- questions --------------------------------------------------------------------------------- */

static void answer_questions(const struct ask *a, struct buf *b)
{
	add_number(b, questions_counted(a->state, a->about.candidate));
}

static void answer_at_level(const struct ask *a, struct buf *b)
{
	add_number(b, questions_at_level(a->state, a->about.candidate, a->about.item));
}

static void answer_due(const struct ask *a, struct buf *b)
{
	int candidates;

	if (a->about.candidate)
		add_number(b, questions_due(a->state, a->about.candidate));
	else
		add_number(b, questions_due_in_passage(a->state, a->story->passage, &candidates));
}

static void answer_pace(const struct ask *a, struct buf *b)
{
	int64_t ms = questions_pace_ms(a->state, a->story->passage, &a->now);

	if (ms < 0)
		buf_addf(b, "none");
	else
		when_spent(b, ms);
}

static void answer_owed(const struct ask *a, struct buf *b)
{
	struct owed owed;

	if (!questions_owed(a->state, a->story->passage, &owed)) {
		buf_addf(b, "none");
		return;
	}
	add_item(b, a, owed.level);
	buf_addf(b, " to ");
	add_person(b, a, owed.candidate, "nobody");
}

/* -- people -------------------------------------------------------------------------------------
 */

static void answer_attendance(const struct ask *a, struct buf *b)
{
	const struct standing *c = state_person(a->state, a->about.candidate);

	buf_addf(b, "%s%s", c && c->attendance ? code_name(c->attendance) : "none",
	         c && c->identity_seen ? ", papers seen" : "");
}

static void answer_here(const struct ask *a, struct buf *b)
{
	buf_addf(b, "%s", state_is_here(a->state, a->about.candidate) ? "yes" : "no");
}

static void answer_keeper(const struct ask *a, struct buf *b)
{
	add_person(b, a, a->state->keeper, "nobody");
}

static void answer_jury(const struct ask *a, struct buf *b)
{
	buf_addf(b, "%s", a->state->jury ? code_name(a->state->jury) : "none");
}

static void answer_sits(const struct ask *a, struct buf *b)
{
	buf_addf(b, "%s", state_sits(a->state, a->about.person, a->about.candidate) ? "yes" : "no");
}

/* -- sheets --------------------------------------------------------------------------------------
 */

static void answer_sheet(const struct ask *a, struct buf *b)
{
	static const char *const status[] = {[SHEET_OPEN] = "open",
	                                     [SHEET_HANDED_IN] = "handed in",
	                                     [SHEET_TAKEN_BACK] = "taken back"};
	const struct sheet *sheet = state_sheet(a->state, a->about.person, a->about.candidate);

	buf_addf(b, "%s", sheet ? status[sheet->status] : "none");
}

static void answer_mark(const struct ask *a, struct buf *b)
{
	int32_t viewer = a->about.value ? (int32_t)a->about.value : a->about.person;
	const struct mark *m = state_mark(story_state(a->story, viewer), a->about.person,
	                                  a->about.candidate, a->about.item);
	const struct plan *plan = &a->state->plan;
	const struct level *level = m ? plan_level(plan, m->rank) : NULL;

	if (!m || !m->id)
		buf_addf(b, "none");
	else if (m->code)
		buf_addf(b, "%s", code_name(m->code));
	else if (level && plan->levels[plan->n_levels - 1].points)
		ratio_write(b, level->points, '.');
	else
		add_number(b, m->rank);
	if (m && m->late)
		buf_addf(b, ", late");
}

static void answer_marked(const struct ask *a, struct buf *b)
{
	const struct state *own = story_state(a->story, a->about.person);

	buf_addf(b, "%zu/%zu", state_marked(own, a->about.person, a->about.candidate),
	         own->n_sheet_items);
}

/* -- the jury's decisions and its minutes -------------------------------------------------- */

static void answer_decision(const struct ask *a, struct buf *b)
{
	const struct ruling *r = state_ruling(a->state, a->about.candidate, a->about.item);
	int64_t left = r ? r->unmet : 0;

	buf_addf(b, "%s", r && r->code ? code_name(r->code) : "none");
	for (size_t i = 0; i < a->state->plan.n_criteria && left > 0; i++) {
		if (a->state->plan.criteria[i].competency != a->about.item)
			continue;
		if (left & 1)
			buf_addf(b, " %.*s", STR_ARG(a->state->plan.criteria[i].id));
		left >>= 1;
	}
}

static void answer_motif(const struct ask *a, struct buf *b)
{
	const struct ruling *r = state_ruling(a->state, a->about.candidate, a->about.item);

	buf_add(b, r ? r->words : (struct str){NULL, 0});
}

static void answer_text(const struct ask *a, struct buf *b)
{
	const struct ruling *r = state_ruling(a->state, a->about.candidate, a->about.item);

	buf_add(b, r ? r->text : (struct str){NULL, 0});
}

static void answer_proposal(const struct ask *a, struct buf *b)
{
	struct proposed p = decision_propose(a->state, a->about.candidate, a->about.item);

	buf_addf(b, "%s", p.code ? code_name(p.code) : "none");
	if (p.favourable + p.unfavourable + p.none)
		buf_addf(b, " %d/%d/%d", p.favourable, p.unfavourable, p.none);
}

static void answer_written(const struct ask *a, struct buf *b)
{
	const struct written *w = state_written(a->state, a->about.candidate, a->about.item);

	if (!w || w->code)
		buf_addf(b, "%s", w ? code_name(w->code) : "none");
	else
		sheets_write_level(b, &a->state->plan, w->rank);
}

static void answer_outcome(const struct ask *a, struct buf *b)
{
	enum code code = decision_outcome(a->state, a->about.candidate);

	buf_addf(b, "%s", code ? code_name(code) : "none");
}

static void answer_undecided(const struct ask *a, struct buf *b)
{
	struct arena scratch = {0};
	struct agenda agenda = agenda_make(a->state, &scratch);

	buf_addf(b, "%zu of %zu", agenda.n - agenda.decided, agenda.n);
	arena_done(&scratch);
}

static void answer_version(const struct ask *a, struct buf *b)
{
	add_number(b, a->state->version);
	if (a->state->reopened_id)
		buf_addf(b, ", reopened");
	else if (!a->state->seal_id)
		buf_addf(b, ", draft");
}

static void answer_signature(const struct ask *a, struct buf *b)
{
	const struct signature *s = state_signature(a->state, a->about.person);

	buf_addf(b, "%s", s ? code_name(s->code) : "none");
}

static void answer_notes(const struct ask *a, struct buf *b)
{
	const struct sheet *sheet = state_sheet(story_state(a->story, a->about.person),
	                                        a->about.person, a->about.candidate);

	buf_add(b, sheet ? sheet->notes.words : (struct str){NULL, 0});
}

/* -- the whole ------------------------------------------------------------------------------------
 */

static void answer_events(const struct ask *a, struct buf *b)
{
	add_number(b, (int64_t)(a->story->events.n - a->story->opening));
}

static void answer_says(const struct ask *a, struct buf *b)
{
	const struct event *last = &a->story->events.events[a->story->events.n - 1];

	say_event(b, a->state, last->author, &last->fact);
}

static void answer_refusal(const struct ask *a, struct buf *b)
{
	say_refusal(b, a->state, &a->story->verdict);
}

static void answer_deliberation(const struct ask *a, struct buf *b)
{
	buf_addf(b, "%s", a->state->deliberation_id ? "open" : "closed");
}

/* Patterns as in story_words.c. */
static const struct {
	const char *pattern;
	answer *says;
} asks[] = {
    {"left", answer_left},
    {"elapsed", answer_elapsed},
    {"allotted", answer_allotted},
    {"paused", answer_paused},
    {"phase", answer_phase},
    {"next", answer_next},
    {"passage", answer_passage},
    {"to confirm", answer_to_confirm},
    {"perhaps elapsed", answer_guess},
    {"speaks", answer_speaks},
    {"spoken C", answer_spoken},
    {"nobody counted", answer_nobody},
    {"fair share C", answer_fair},
    {"silence", answer_silence},
    {"lacking", answer_lacking},
    {"drift C", answer_drift},
    {"questions C", answer_questions},
    {"questions C at I", answer_at_level},
    {"due", answer_due},
    {"due C", answer_due},
    {"pace", answer_pace},
    {"owed", answer_owed},
    {"attendance C", answer_attendance},
    {"here C", answer_here},
    {"keeper", answer_keeper},
    {"jury", answer_jury},
    {"sits N for C", answer_sits},
    {"sheet of N on C", answer_sheet},
    {"mark of N on C I", answer_mark},
    {"mark of N on C I seen by S", answer_mark},
    {"marked by N on C", answer_marked},
    {"deliberation", answer_deliberation},
    {"decision C I", answer_decision},
    {"motif C I", answer_motif},
    {"text C I", answer_text},
    {"proposal C I", answer_proposal},
    {"written C I", answer_written},
    {"outcome C", answer_outcome},
    {"undecided", answer_undecided},
    {"version", answer_version},
    {"signature N", answer_signature},
    {"notes of N on C", answer_notes},
    {"events", answer_events},
    {"says", answer_says},
    {"refusal", answer_refusal},
};

/* Where the words that are expected begin: after "=". */
static size_t find_equals(const struct story_line *line)
{
	size_t i = 0;

	while (i < line->n && !str_is(line->word[i], "="))
		i++;
	return i;
}

static void add_expected(struct buf *b, const struct story_line *line, size_t from)
{
	for (size_t i = from; i < line->n; i++) {
		if (i > from)
			buf_add_char(b, ' ');
		buf_add(b, line->word[i]);
	}
	if (line->has_quoted)
		buf_add(b, line->quoted);
}

/* No-break spaces are typography, not an answer. */
static void flatten(struct buf *to, struct str from)
{
	for (size_t i = 0; i < from.n; i++)
		if (i + 1 < from.n && memcmp(from.s + i, "\xC2\xA0", 2) == 0) {
			buf_add_char(to, ' ');
			i++;
		} else {
			buf_add_char(to, from.s[i]);
		}
}

static void compare(struct story *s, const struct ask *a, answer *says,
                    const struct story_line *line, size_t equals)
{
	struct buf got = {0}, flat = {0}, expected = {0};

	says(a, &got);
	flatten(&flat, buf_str(&got));
	add_expected(&expected, line, equals + 1);
	if (!str_equal(buf_str(&flat), buf_str(&expected)))
		story_fail(s, "it is “%s”, not “%s”", buf_text(&flat), buf_text(&expected));
	buf_done(&got);
	buf_done(&flat);
	buf_done(&expected);
}

void story_ask(struct story *s, const struct story_line *line)
{
	const struct state *state = story_state(s, 0);
	struct ask a = {s, state, story_run_spoken_of(s, state), story_now(s), {0}};
	size_t equals = find_equals(line), reached;

	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
		a.about = (struct fact){.kind = KIND_unknown};
		if (!story_match(s, asks[i].pattern, line->word, equals, &a.about, &reached))
			continue;
		compare(s, &a, asks[i].says, line, equals);
		return;
	}
	story_fail(s, "no such question");
}
