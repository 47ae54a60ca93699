/* state_time: phases and their clocks, who speaks.
 *
 * A turn is measured in the run's elapsed time, so a pause lengthens nobody's
 * turn and needs no event of its own about who speaks. */
#include <string.h>

#include "core/clock.h"
#include "core/state.h"
#include "core/state_private.h"

struct run *state_run_mut(struct state *s, int64_t id)
{
	return state_find(s->runs, s->n_runs, sizeof *s->runs, id);
}

const struct run *state_run_by_id(const struct state *s, int64_t id)
{
	return state_find(s->runs, s->n_runs, sizeof *s->runs, id);
}

const struct run *state_last_run(const struct state *s, int32_t passage)
{
	size_t last =
	    passage > 0 && (size_t)passage < s->room_last_runs ? s->last_runs[passage] : 0;

	return last ? &s->runs[last - 1] : NULL;
}

const struct run *state_run_before(const struct state *s, const struct run *r)
{
	return r->before ? &s->runs[r->before - 1] : NULL;
}

static void touch(struct run *r, const struct event *e)
{
	r->last_id = e->id;
	r->last_author = e->author;
}

void state_see_runs(struct state *s, const struct moment *when)
{
	for (size_t i = 0; i < s->n_runs; i++) {
		struct run *r = &s->runs[i];

		if (r->status != RUN_ENDED && str_equal(r->anchor.boot_id, when->boot_id)) {
			r->seen = *when;
			r->seen.boot_id = r->anchor.boot_id;
		}
	}
}

static size_t *last_run_of(struct state *s, int32_t passage)
{
	if (s->room_last_runs <= s->plan.n_passages) {
		size_t room = s->plan.n_passages + 1;
		size_t *larger = arena_new(&s->arena, size_t, room);

		if (s->last_runs)
			memcpy(larger, s->last_runs, s->room_last_runs * sizeof *larger);
		s->last_runs = larger;
		s->room_last_runs = room;
	}
	return &s->last_runs[passage];
}

void apply_phase_started(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r;
	size_t *last;

	(void)before;
	if (!plan_passage(&s->plan, e->fact.passage) || !plan_phase(&s->plan, e->fact.item))
		return;
	last = last_run_of(s, e->fact.passage);
	s->runs = arena_grow(&s->arena, s->runs, s->n_runs, &s->room_runs, sizeof *s->runs);
	r = &s->runs[s->n_runs++];
	*r = (struct run){.id = e->id, .passage = e->fact.passage, .phase = e->fact.item,
	                  .planned_ms = e->fact.ms, .anchor = e->when, .before = *last};
	*last = s->n_runs;
	touch(r, e);
}

void apply_phase_paused(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r || r->status != RUN_RUNNING)
		return;
	r->status = RUN_PAUSED;
	r->unpaused_ms = r->elapsed_ms;
	r->unpaused = r->anchor;
	r->elapsed_ms = clock_bound_ms(e->fact.ms);
	r->anchor = e->when;
	r->pause_id = e->id;
	r->pauses++;
	touch(r, e);
}

void apply_phase_resumed(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r || r->status != RUN_PAUSED)
		return;
	r->status = RUN_RUNNING;
	r->pauses_ms += e->fact.ms;
	r->anchor = e->when;
	touch(r, e);
}

/* Time that a pause gains is time that the phase had not yet used, and the other way. */
static void shift_pause(struct run *r, int64_t ms)
{
	r->anchor.at_ms += ms;
	r->anchor.boot_ms += ms;
}

/* While it runs the correction is made at this moment, which also anchors a
 * clock that another boot had left unknown; during a pause it dates the pause. */
void apply_time_corrected(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r)
		return;
	if (r->status == RUN_RUNNING) {
		r->elapsed_ms = clock_elapsed_ms(r, &e->when);
		r->anchor = e->when;
	} else if (r->status == RUN_PAUSED) {
		shift_pause(r, e->fact.ms);
	}
	r->elapsed_ms = clock_bound_ms(r->elapsed_ms + e->fact.ms);
	touch(r, e);
}

void apply_time_given(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r)
		return;
	r->given_ms += e->fact.ms;
	if (e->fact.candidate)
		r->longer_ms += e->fact.ms;
	touch(r, e);
}

static void end_run(struct run *r, const struct event *e)
{
	r->status = RUN_ENDED;
	r->elapsed_ms = clock_bound_ms(e->fact.ms);
	touch(r, e);
}

void apply_phase_ended(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r)
		return;
	end_run(r, e);
	r->end = e->fact.code;
}

void apply_phase_restarted(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r)
		return;
	if (r->status != RUN_ENDED)
		end_run(r, e);
	r->set_aside = true;
	touch(r, e);
}

void apply_phase_reopened(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r || r->status != RUN_ENDED)
		return;
	r->status = RUN_RUNNING;
	r->end = CODE_none;
	r->anchor = e->when;
	touch(r, e);
}

/* -- speech -------------------------------------------------------------------------------- */

const struct turn *state_turn(const struct state *s, int64_t id)
{
	return state_find(s->turns, s->n_turns, sizeof *s->turns, id);
}

const struct turn *state_turn_before(const struct state *s, const struct turn *t)
{
	return t->before ? &s->turns[t->before - 1] : NULL;
}

const struct turn *state_last_turn(const struct state *s, const struct run *r)
{
	return r->last_turn ? &s->turns[r->last_turn - 1] : NULL;
}

const struct turn *state_open_turn(const struct state *s, const struct run *r)
{
	const struct turn *t = state_last_turn(s, r);

	return t && !t->over ? t : NULL;
}

/* The run in which somebody takes the floor: the passage's last that isn't set aside. */
static struct run *run_of_speech(struct state *s, int32_t passage)
{
	const struct run *r = state_last_run(s, passage);

	for (; r; r = state_run_before(s, r)) {
		const struct phase *p = plan_phase(&s->plan, r->phase);

		if (!r->set_aside && p && p->speech == SPEECH_BY_CANDIDATE)
			break;
	}
	return r ? state_run_mut(s, r->id) : NULL;
}

/* Closes the turn that the fact names, and opens the next unless its phase has ended. */
void apply_speaker_changed(struct state *s, const struct event *e, struct fact *before)
{
	struct turn *last = state_find(s->turns, s->n_turns, sizeof *s->turns, e->fact.ref);
	struct run *r = run_of_speech(s, e->fact.passage);

	(void)before;
	if (last && !last->over) {
		last->over = true;
		last->ms = clock_bound_ms(e->fact.ms);
	}
	if (!r || r->status == RUN_ENDED)
		return;
	s->turns = arena_grow(&s->arena, s->turns, s->n_turns, &s->room_turns, sizeof *s->turns);
	s->turns[s->n_turns++] = (struct turn){.id = e->id, .run = r->id,
	                                       .candidate = e->fact.candidate,
	                                       .from_ms = clock_elapsed_ms(r, &e->when),
	                                       .before = r->last_turn};
	r->last_turn = s->n_turns;
}

void apply_speech_moved(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->moves = arena_grow(&s->arena, s->moves, s->n_moves, &s->room_moves, sizeof *s->moves);
	s->moves[s->n_moves++] = (struct speech_move){
	    .id = e->id, .turn = e->fact.ref, .candidate = e->fact.candidate, .ms = e->fact.ms};
}

/* -- undo ---------------------------------------------------------------------------------- */

/* As if it had never been paused: what the clock did meanwhile counts. */
static void undo_pause(struct run *r, int64_t pause)
{
	if (r->status != RUN_PAUSED || r->pause_id != pause)
		return;
	r->status = RUN_RUNNING;
	r->elapsed_ms = r->unpaused_ms;
	r->anchor = r->unpaused;
	r->pauses--;
}

/* A pause that never was takes along what dated it. */
static void undo_datings(struct state *s, const struct entry *pause, int64_t by)
{
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > pause->id;) {
		struct entry *e = &s->entries[i];

		if (e->fact.kind == KIND_time_corrected && e->fact.ref == pause->fact.ref &&
		    !e->undone_by)
			e->undone_by = by;
	}
}

/* The pause goes on as if it had never ended. */
static void undo_resume(struct run *r, const struct entry *resume)
{
	if (r->status != RUN_RUNNING || r->last_id != resume->id)
		return;
	r->status = RUN_PAUSED;
	r->pauses_ms -= resume->fact.ms;
	shift_pause(r, -resume->fact.ms);
}

static void undo_correction(struct run *r, const struct entry *correction)
{
	if (r->status == RUN_PAUSED && correction->id > r->pause_id)
		shift_pause(r, -correction->fact.ms);
	r->elapsed_ms = clock_bound_ms(r->elapsed_ms - correction->fact.ms);
}

/* The floor goes back to who had it: the turn that it ended goes on.  Of one that others
 * have followed, the time is credited to who spoke before. */
static void undo_speaker(struct state *s, const struct entry *act)
{
	struct turn *t = state_find(s->turns, s->n_turns, sizeof *s->turns, act->id);
	struct run *r = t ? state_run_mut(s, t->run) : NULL;
	struct turn *former = r && t->before ? &s->turns[t->before - 1] : NULL;

	if (!r)
		return;
	if (t->over || t != &s->turns[s->n_turns - 1] || r->status == RUN_ENDED) {
		t->candidate = former ? former->candidate : 0;
		return;
	}
	r->last_turn = t->before;
	s->n_turns--;
	if (former && former->id == act->fact.ref) { /* else it had ended before */
		former->over = false;
		former->ms = 0;
	}
}

static void undo_move(struct state *s, int64_t id, bool again)
{
	struct speech_move *m = state_find(s->moves, s->n_moves, sizeof *s->moves, id);

	if (m)
		m->taken_back = !again;
}

static void undo_clock(struct state *s, struct run *r, const struct entry *act)
{
	switch (act->fact.kind) {
	case KIND_phase_paused:
		undo_pause(r, act->id);
		undo_datings(s, act, s->last_id);
		return;
	case KIND_phase_resumed: undo_resume(r, act); return;
	default: undo_correction(r, act); return;
	}
}

bool undo_time(struct state *s, const struct entry *act, bool again)
{
	struct run *r = state_run_mut(s, act->fact.ref);

	switch (act->fact.kind) {
	case KIND_phase_paused:
	case KIND_phase_resumed:
	case KIND_time_corrected: /* time has gone on: these are not put back */
		if (r && !again)
			undo_clock(s, r, act);
		return true;
	case KIND_time_given:
		if (r)
			r->given_ms += again ? act->fact.ms : -act->fact.ms;
		return true;
	case KIND_speaker_changed:
		if (!again)
			undo_speaker(s, act);
		return true;
	case KIND_speech_moved: undo_move(s, act->id, again); return true;
	default: return false;
	}
}

/* -- where the day is ---------------------------------------------------------------------- */

const struct run *state_run(const struct state *s, int32_t passage, int32_t phase)
{
	const struct run *r = state_last_run(s, passage);

	while (r && (r->phase != phase || r->set_aside))
		r = state_run_before(s, r);
	return r;
}

const struct run *state_open_run(const struct state *s, int32_t passage)
{
	const struct run *r = state_last_run(s, passage);

	while (r && (r->set_aside || r->status == RUN_ENDED))
		r = state_run_before(s, r);
	return r;
}

const struct phase *state_next_phase(const struct state *s, int32_t passage)
{
	for (size_t i = 0; i < s->plan.n_phases; i++) {
		const struct run *r = state_run(s, passage, s->plan.phases[i].item);

		if (!r || r->status != RUN_ENDED)
			return &s->plan.phases[i];
	}
	return NULL;
}

/* A passage that nobody is left in, nor was ever heard in, waits for nothing. */
int32_t state_current_passage(const struct state *s)
{
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (state_next_phase(s, p) &&
		    (state_last_run(s, p) || state_candidates(s, p, NULL, 0)))
			return p;
	return 0;
}
