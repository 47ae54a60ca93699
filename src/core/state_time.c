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
	for (size_t i = s->n_runs; i-- > 0;)
		if (s->runs[i].id == id)
			return &s->runs[i];
	return NULL;
}

const struct run *state_run_by_id(const struct state *s, int64_t id)
{
	for (size_t i = s->n_runs; i-- > 0;)
		if (s->runs[i].id == id)
			return &s->runs[i];
	return NULL;
}

static struct moment kept_moment(struct state *s, const struct moment *when)
{
	struct moment m = *when;

	m.boot_id = state_boot(s, when->boot_id);
	return m;
}

static void touch(struct run *r, const struct event *e)
{
	r->last_id = e->id;
	r->last_author = e->author;
}

void apply_phase_started(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r;

	(void)before;
	if (!plan_passage(&s->plan, e->fact.passage) || !plan_phase(&s->plan, e->fact.item))
		return;
	s->runs = arena_grow(&s->arena, s->runs, s->n_runs, &s->room_runs, sizeof *s->runs);
	r = &s->runs[s->n_runs++];
	*r = (struct run){.id = e->id, .passage = e->fact.passage, .phase = e->fact.item,
	                  .planned_ms = e->fact.ms, .anchor = kept_moment(s, &e->when),
	                  .started_at_ms = e->when.at_ms};
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
	r->elapsed_ms = e->fact.ms;
	r->anchor = kept_moment(s, &e->when);
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
	r->anchor = kept_moment(s, &e->when);
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
		r->anchor = kept_moment(s, &e->when);
	} else if (r->status == RUN_PAUSED) {
		shift_pause(r, e->fact.ms);
	}
	r->elapsed_ms += e->fact.ms;
	if (r->elapsed_ms < 0)
		r->elapsed_ms = 0;
	touch(r, e);
}

void apply_time_given(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r)
		return;
	r->given_ms += e->fact.ms;
	touch(r, e);
}

static void end_run(struct run *r, const struct event *e)
{
	r->status = RUN_ENDED;
	r->elapsed_ms = e->fact.ms;
	r->ended_at_ms = e->when.at_ms;
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
	end_run(r, e);
	r->set_aside = true;
}

void apply_phase_reopened(struct state *s, const struct event *e, struct fact *before)
{
	struct run *r = state_run_mut(s, e->fact.ref);

	(void)before;
	if (!r || r->status != RUN_ENDED)
		return;
	r->status = RUN_RUNNING;
	r->end = CODE_none;
	r->ended_at_ms = 0;
	r->anchor = kept_moment(s, &e->when);
	touch(r, e);
}

/* The run in which somebody takes the floor: the passage's last that isn't set aside. */
static const struct run *run_of_speech(const struct state *s, int32_t passage)
{
	for (size_t i = s->n_runs; i-- > 0;) {
		const struct phase *p = plan_phase(&s->plan, s->runs[i].phase);

		if (s->runs[i].passage == passage && !s->runs[i].set_aside && p &&
		    p->speech == SPEECH_BY_CANDIDATE)
			return &s->runs[i];
	}
	return NULL;
}

static struct turn *open_turn(const struct state *s, const struct run *r)
{
	for (size_t i = s->n_turns; i-- > 0;)
		if (s->turns[i].run == r->id)
			return s->turns[i].over ? NULL : &s->turns[i];
	return NULL;
}

const struct turn *state_open_turn(const struct state *s, const struct run *r)
{
	return open_turn(s, r);
}

void apply_speaker_changed(struct state *s, const struct event *e, struct fact *before)
{
	const struct run *r = run_of_speech(s, e->fact.passage);
	struct turn *last;

	(void)before;
	if (!r)
		return;
	last = open_turn(s, r);
	if (last) {
		last->over = true;
		last->ms = e->fact.ms;
	}
	if (r->status == RUN_ENDED)
		return; /* it only closes the last turn */
	s->turns = arena_grow(&s->arena, s->turns, s->n_turns, &s->room_turns, sizeof *s->turns);
	s->turns[s->n_turns++] = (struct turn){.id = e->id, .run = r->id,
	                                       .candidate = e->fact.candidate,
	                                       .from_ms = clock_elapsed_ms(r, &e->when)};
}

void apply_speech_moved(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->moves = arena_grow(&s->arena, s->moves, s->n_moves, &s->room_moves, sizeof *s->moves);
	s->moves[s->n_moves++] = (struct speech_move){
	    .id = e->id, .turn = e->fact.ref, .candidate = e->fact.candidate, .ms = e->fact.ms};
}

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

/* The floor goes back to who had it: the turn was theirs from its start. */
static void undo_speaker(struct state *s, int64_t id)
{
	for (size_t i = 0; i < s->n_turns; i++) {
		struct turn *t = &s->turns[i];

		if (t->id != id)
			continue;
		t->candidate = 0;
		for (size_t j = i; j-- > 0;)
			if (s->turns[j].run == t->run) {
				t->candidate = s->turns[j].candidate;
				break;
			}
		return;
	}
}

bool undo_time(struct state *s, const struct entry *target)
{
	const struct fact *f = &target->fact;
	struct run *r = state_run_mut(s, f->ref);

	switch (f->kind) {
	case KIND_phase_paused:
		if (r)
			undo_pause(r, target->id);
		return true;
	case KIND_time_given:
		if (r)
			r->given_ms -= f->ms;
		return true;
	case KIND_time_corrected:
		if (r && r->status == RUN_PAUSED && target->id > r->pause_id)
			shift_pause(r, -f->ms);
		if (r)
			r->elapsed_ms = r->elapsed_ms > f->ms ? r->elapsed_ms - f->ms : 0;
		return true;
	case KIND_speaker_changed: undo_speaker(s, target->id); return true;
	case KIND_speech_moved:
		for (size_t i = 0; i < s->n_moves; i++)
			if (s->moves[i].id == target->id)
				s->moves[i].taken_back = true;
		return true;
	default: return false;
	}
}

const struct run *state_run(const struct state *s, int32_t passage, int32_t phase)
{
	for (size_t i = s->n_runs; i-- > 0;)
		if (s->runs[i].passage == passage && s->runs[i].phase == phase &&
		    !s->runs[i].set_aside)
			return &s->runs[i];
	return NULL;
}

const struct run *state_open_run(const struct state *s, int32_t passage)
{
	for (size_t i = s->n_runs; i-- > 0;)
		if (s->runs[i].passage == passage && !s->runs[i].set_aside &&
		    s->runs[i].status != RUN_ENDED)
			return &s->runs[i];
	return NULL;
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

int32_t state_current_passage(const struct state *s)
{
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (state_next_phase(s, p))
			return p;
	return 0;
}
