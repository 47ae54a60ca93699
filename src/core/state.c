/* state: the fold, who may see what of it, and the journal.  See state.h;
 * people, time, talk and sheets have each a file of handlers. */
#include "core/state.h"

#include <string.h>

#include "core/state_private.h"

static apply_handler *const handlers[KIND_COUNT] = {
    [KIND_role_given] = apply_role_given,
    [KIND_recused] = apply_recused,
    [KIND_member_present] = apply_member_present,
    [KIND_jury_opened] = apply_jury_opened,
    [KIND_declared] = apply_declared,
    [KIND_keeper_taken] = apply_keeper,
    [KIND_attendance] = apply_attendance,
    [KIND_candidate_placed] = apply_placed,
    [KIND_phase_started] = apply_phase_started,
    [KIND_phase_paused] = apply_phase_paused,
    [KIND_phase_resumed] = apply_phase_resumed,
    [KIND_time_corrected] = apply_time_corrected,
    [KIND_time_given] = apply_time_given,
    [KIND_phase_ended] = apply_phase_ended,
    [KIND_phase_restarted] = apply_phase_restarted,
    [KIND_phase_reopened] = apply_phase_reopened,
    [KIND_speaker_changed] = apply_speaker_changed,
    [KIND_speech_moved] = apply_speech_moved,
    [KIND_question_asked] = apply_question_asked,
    [KIND_question_changed] = apply_question_changed,
    [KIND_incident] = apply_incident,
    [KIND_scored] = apply_scored,
    [KIND_commented] = apply_commented,
    [KIND_noted] = apply_noted,
    [KIND_sheet_handed_in] = apply_handed_in,
    [KIND_sheet_reopened] = apply_reopened,
    [KIND_sheet_moved] = apply_sheet_moved,
};

bool reveal_has(const struct reveal *r, int32_t passage)
{
	return r->session ||
	       (passage > 0 && passage <= REVEAL_PASSAGES &&
	        (r->passages[(passage - 1) / 64] >> ((passage - 1) % 64) & 1));
}

static void reveal_add(struct reveal *r, int32_t passage)
{
	if (!passage)
		r->session = true;
	else if (passage > 0 && passage <= REVEAL_PASSAGES)
		r->passages[(passage - 1) / 64] |= UINT64_C(1) << ((passage - 1) % 64);
}

void state_init(struct state *s, int32_t viewer, const struct reveal *revealed)
{
	struct reveal given = revealed ? *revealed : (struct reveal){0};

	memset(s, 0, sizeof *s);
	s->viewer = viewer;
	s->revealed = given;
	plan_init(&s->plan, &s->arena);
}

void state_done(struct state *s)
{
	arena_done(&s->arena);
}

void state_reset(struct state *s)
{
	struct arena arena = s->arena;
	struct reveal opened = s->opened;

	arena_reset(&arena);
	state_init(s, s->viewer, &opened);
	s->arena = arena;
}

struct str state_boot(struct state *s, struct str boot_id)
{
	for (size_t i = s->n_boots; i-- > 0;)
		if (str_equal(s->boots[i], boot_id))
			return s->boots[i];
	s->boots = arena_grow(&s->arena, s->boots, s->n_boots, &s->room_boots, sizeof *s->boots);
	return s->boots[s->n_boots++] = arena_str(&s->arena, boot_id);
}

bool state_is_revealed(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return reveal_has(&s->revealed, c ? c->passage : 0);
}

bool state_deliberates(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return reveal_has(&s->opened, c ? c->passage : 0);
}

/* What others write on their sheets is theirs until the reveal, and their
 * private notes for ever.  Nothing of such an event goes further. */
static bool is_hidden(const struct state *s, const struct event *e)
{
	if (kind_part(e->fact.kind) != PART_SHEET || e->author == s->viewer)
		return false;
	if (e->fact.kind == KIND_noted)
		return true;
	return !state_is_revealed(s, e->fact.candidate) && e->fact.kind != KIND_sheet_handed_in &&
	       e->fact.kind != KIND_sheet_reopened;
}

/* A reason given with a change on one's own sheet is no more to be seen than the mark. */
static struct fact visible_fact(struct state *s, const struct event *e)
{
	struct fact f = e->fact;

	if (kind_part(f.kind) == PART_SHEET && e->author != s->viewer &&
	    !state_is_revealed(s, f.candidate))
		f.words = (struct str){NULL, 0};
	else if (f.words.n)
		f.words = arena_str(&s->arena, f.words);
	return f;
}

static struct entry *entry_mut(struct state *s, int64_t id)
{
	size_t low = 0, high = s->n_entries;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->entries[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n_entries && s->entries[low].id == id ? &s->entries[low] : NULL;
}

const struct entry *state_entry(const struct state *s, int64_t id)
{
	return entry_mut((struct state *)(uintptr_t)s, id);
}

/* A pause that never was takes along what dated it. */
static void take_back_datings(struct state *s, const struct entry *pause, int64_t by)
{
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > pause->id;) {
		struct entry *e = &s->entries[i];

		if (e->fact.kind == KIND_time_corrected && e->fact.ref == pause->fact.ref &&
		    !e->undone_by)
			e->undone_by = by;
	}
}

static void take_back(struct state *s, const struct event *e)
{
	struct entry *target = entry_mut(s, e->fact.ref);

	if (!target || target->undone_by)
		return;
	if (target->fact.kind == KIND_phase_paused)
		take_back_datings(s, target, e->id);
	if (!undo_time(s, target) && !undo_talk(s, target) && target->before.kind) {
		struct event restoring = *e;
		struct fact ignored = {0};

		restoring.fact = target->before;
		handlers[target->before.kind](s, &restoring, &ignored);
	}
}

static void add_entry(struct state *s, const struct event *e, struct fact before)
{
	struct entry *target = kind_takes_back(e->fact.kind) ? entry_mut(s, e->fact.ref) : NULL;
	struct entry *entry;
	bool is_undo = e->fact.kind == KIND_taken_back;

	if (target) {
		target->undone_by = e->id;
		is_undo = !target->is_undo;
	}
	if (e->fact.kind == KIND_speaker_changed) {
		const struct run *run =
		    s->n_turns ? state_run_by_id(s, s->turns[s->n_turns - 1].run) : NULL;

		/* It closes the last turn of a phase that ends. */
		is_undo = run && run->status == RUN_ENDED;
	}
	s->entries = arena_grow(&s->arena, s->entries, s->n_entries, &s->room_entries,
	                        sizeof *s->entries);
	entry = &s->entries[s->n_entries++];
	*entry = (struct entry){.id = e->id, .at_ms = e->when.at_ms, .zone_min = e->when.zone_min,
	                        .author = e->author, .fact = e->fact, .before = before,
	                        .is_undo = is_undo};
}

static void grow_people(struct state *s)
{
	while (s->n_people < s->plan.n_persons) {
		const struct person *p = &s->plan.persons[s->n_people];

		s->people = arena_grow(&s->arena, s->people, s->n_people, &s->room_people,
		                       sizeof *s->people);
		s->people[s->n_people++] = (struct standing){.role = p->role, .sits = true};
	}
}

/* The office's facts are the plan's, but those that hold on the day as well. */
static void apply_office(struct state *s, const struct event *e)
{
	plan_apply(&s->plan, &e->fact);
	/* Items come before people; an amendment of them comes after. */
	if (e->fact.kind == KIND_person_listed ? !s->sheet_items
	                                       : s->n_people && (e->fact.kind == KIND_item_listed ||
	                                                         e->fact.kind == KIND_item_set))
		list_sheet_items(s);
	grow_people(s);
	if (e->fact.kind == KIND_person_fact && e->fact.code == CODE_substitute &&
	    e->fact.person > 0 && (size_t)e->fact.person <= s->n_people)
		s->people[e->fact.person - 1].sits = false;
}

static void open_deliberation(struct state *s, const struct event *e)
{
	s->deliberation_id = e->id;
	reveal_add(&s->opened, e->fact.passage);
	if (!reveal_has(&s->revealed, e->fact.passage))
		s->refold = true;
}

static void apply_visible(struct state *s, const struct event *e)
{
	struct fact before = {0};

	if (e->fact.kind == KIND_taken_back)
		take_back(s, e);
	else if (e->fact.kind == KIND_deliberation_opened)
		open_deliberation(s, e);
	else if (e->fact.kind == KIND_sealed)
		s->seal_id = e->id;
	else if (handlers[e->fact.kind])
		handlers[e->fact.kind](s, e, &before);
	add_entry(s, e, before);
}

void state_apply(struct state *s, const struct event *event)
{
	struct event e = *event;

	s->last_id = e.id;
	s->last_at_ms = e.when.at_ms;
	s->last_zone_min = e.when.zone_min;
	if (e.author == s->viewer && s->viewer) {
		s->my_last_id = e.id;
		s->my_last_at_ms = e.when.at_ms;
		s->my_last_zone_min = e.when.zone_min;
	}
	if (e.fact.kind == KIND_unknown) {
		s->unknown++;
		return;
	}
	if (is_hidden(s, &e)) {
		s->hidden++;
		return;
	}
	e.fact = visible_fact(s, &e);
	e.when.boot_id = state_boot(s, e.when.boot_id);
	if (kind_part(e.fact.kind) == PART_OFFICE &&
	    !(e.fact.kind == KIND_candidate_placed && e.author))
		apply_office(s, &e);
	else
		apply_visible(s, &e);
}

/* -- undo ---------------------------------------------------------------------------------- */

bool state_can_be_undone(const struct entry *e)
{
	switch (e->fact.kind) {
	case KIND_scored:
	case KIND_commented:
	case KIND_noted:
	case KIND_sheet_moved:
	case KIND_attendance:
	case KIND_candidate_placed:
	case KIND_member_present:
	case KIND_declared:
	case KIND_recused:
	case KIND_question_asked:
	case KIND_question_changed:
	case KIND_incident:
	case KIND_speaker_changed:
	case KIND_speech_moved:
	case KIND_phase_started:
	case KIND_phase_paused:
	case KIND_phase_ended:
	case KIND_time_given:
	case KIND_time_corrected: return !e->is_undo && !e->undone_by;
	default: return false;
	}
}

const struct entry *state_undoable(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;)
		if (s->entries[i].author == person && state_can_be_undone(&s->entries[i]))
			return &s->entries[i];
	return NULL;
}

const struct entry *state_redoable(const struct state *s, int32_t person)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];
		const struct entry *target =
		    kind_takes_back(e->fact.kind) ? state_entry(s, e->fact.ref) : NULL;

		if (e->author != person)
			continue;
		if (e->is_undo && !e->undone_by && target)
			return kind_takes_back(target->fact.kind) ? e : NULL;
		/* An act that put another back lets one go on; any other act ends the matter. */
		if (!e->is_undo && !(target && target->is_undo))
			return NULL;
	}
	return NULL;
}
