/* state: the fold, who may see what of it, and the journal.  See state.h;
 * people, time, talk, sheets and undo have each a file of handlers. */
#include "core/state.h"

#include <string.h>

#include "core/state_private.h"

static apply_handler apply_deliberation_opened;

static apply_handler *const handlers[KIND_COUNT] = {
    [KIND_role_given] = apply_role_given,
    [KIND_recused] = apply_recused,
    [KIND_member_present] = apply_member_present,
    [KIND_jury_opened] = apply_jury_opened,
    [KIND_declared] = apply_declared,
    [KIND_keeper_taken] = apply_keeper,
    [KIND_author_known] = apply_author_known,
    [KIND_seat_opened] = apply_seat_opened,
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
    [KIND_taken_back] = apply_taken_back,
    [KIND_scored] = apply_scored,
    [KIND_commented] = apply_commented,
    [KIND_noted] = apply_noted,
    [KIND_sheet_handed_in] = apply_handed_in,
    [KIND_sheet_reopened] = apply_reopened,
    [KIND_sheet_moved] = apply_sheet_moved,
    [KIND_deliberation_opened] = apply_deliberation_opened,
    [KIND_written_entered] = apply_written,
    [KIND_validated_before] = apply_validated,
    [KIND_decided] = apply_decided,
    [KIND_outcome_set] = apply_outcome,
    [KIND_joint_appreciation] = apply_joint,
    [KIND_deliberation_reopened] = apply_deliberation_reopened,
    [KIND_sealed] = apply_sealed,
    [KIND_member_signed] = apply_signed,
    [KIND_rectified] = apply_rectified,
    [KIND_entry_confirmed] = apply_confirmed,
    [KIND_issued] = apply_issued,
    [KIND_words_emptied] = apply_words_emptied,
};

/* -- what is open to whom ------------------------------------------------------------------ */

bool reveal_has(const struct reveal *r, int32_t passage)
{
	return r->session ||
	       (passage > 0 && passage <= PLAN_PASSAGES_MAX &&
	        (r->passages[(passage - 1) / 64] >> ((passage - 1) % 64) & 1));
}

static void reveal_add(struct reveal *r, int32_t passage)
{
	if (!passage)
		r->session = true;
	else if (passage > 0 && passage <= PLAN_PASSAGES_MAX)
		r->passages[(passage - 1) / 64] |= UINT64_C(1) << ((passage - 1) % 64);
}

static bool reveals_more(const struct reveal *r, const struct reveal *than)
{
	if (than->session)
		return false;
	for (size_t i = 0; i < sizeof r->passages / sizeof *r->passages; i++)
		if (r->passages[i] & ~than->passages[i])
			return true;
	return r->session;
}

bool state_is_revealed(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return reveal_has(&s->revealed, c ? c->passage : 0);
}

bool state_is_all_revealed(const struct state *s)
{
	if (s->last_seal_id && s->plan.deliberation == DELIBERATION_PASSAGE)
		return true; /* whose deliberation never opened was not heard */
	for (int32_t p = 1; (size_t)p <= s->plan.n_passages; p++)
		if (!reveal_has(&s->revealed, p))
			return false;
	return s->revealed.session || s->plan.n_passages > 0;
}

bool state_deliberates(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);

	return reveal_has(&s->opened, c ? c->passage : 0);
}

static bool is_own(const struct state *s, const struct event *e)
{
	return s->viewer && e->author == s->viewer;
}

/* How somebody is known is told of what they do, and is nothing that they do. */
static bool is_act(const struct event *e)
{
	return e->fact.kind != KIND_author_known;
}

/* Says something of one candidate that the jury holds secret. */
static bool is_ruling(enum kind kind)
{
	switch (kind) {
	case KIND_voted:
	case KIND_decided:
	case KIND_outcome_set:
	case KIND_joint_appreciation: return true;
	default: return false;
	}
}

bool state_is_kept_from(const struct state *s, const struct fact *f)
{
	return s->viewer && !s->seal_id && is_ruling(f->kind) &&
	       state_is_recused(s, s->viewer, f->candidate);
}

/* What others write on their sheets is theirs until the reveal, and their
 * private notes for ever; what the jury decides of a candidate is for those who
 * attend.  Nothing of such an event goes further. */
static bool is_hidden(const struct state *s, const struct event *e)
{
	if (is_own(s, e))
		return false;
	if (kind_part(e->fact.kind) == PART_DELIBERATION)
		return is_ruling(e->fact.kind) && !state_is_revealed(s, e->fact.candidate);
	if (kind_part(e->fact.kind) != PART_SHEET)
		return false;
	switch (e->fact.kind) {
	case KIND_entry_confirmed:
	case KIND_sheet_handed_in:
	case KIND_sheet_reopened: return false;
	case KIND_noted: return true;
	case KIND_sheet_moved:
		if (!state_is_revealed(s, person_of(e->fact.value)))
			return true;
		break;
	default: break;
	}
	return !state_is_revealed(s, e->fact.candidate);
}

/* A reason given with a change on one's own sheet is no more to be seen than the mark. */
static struct fact visible_fact(struct state *s, const struct event *e)
{
	struct fact f = e->fact;

	if (kind_part(f.kind) == PART_SHEET && !is_own(s, e) && !state_is_revealed(s, f.candidate))
		f.words = (struct str){NULL, 0};
	else if (f.words.n)
		f.words = arena_str(&s->arena, f.words);
	return f;
}

/* A deliberation is for those whom the grid lets attend; the shell reads what the file says. */
static bool may_attend(const struct state *s)
{
	const struct standing *p = state_person(s, s->viewer);

	return !s->viewer || (p && p->sits && (p->role & s->plan.may_attend));
}

void state_look_again(struct state *s)
{
	s->refold |= may_attend(s) && reveals_more(&s->opened, &s->revealed);
}

static void apply_deliberation_opened(struct state *s, const struct event *e, struct fact *before)
{
	(void)before;
	s->deliberation_id = e->id;
	reveal_add(&s->opened, e->fact.passage);
	state_look_again(s);
}

/* -- the journal --------------------------------------------------------------------------- */

void *state_find(void *items, size_t n, size_t size, int64_t id)
{
	char *base = items;
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (*(const int64_t *)(const void *)(base + middle * size) < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == n || *(const int64_t *)(const void *)(base + low * size) != id)
		return NULL;
	return base + low * size;
}

struct entry *state_entry_mut(struct state *s, int64_t id)
{
	return state_find(s->entries, s->n_entries, sizeof *s->entries, id);
}

const struct entry *state_entry(const struct state *s, int64_t id)
{
	return state_find(s->entries, s->n_entries, sizeof *s->entries, id);
}

/* It ends the last turn of a phase that ends, or is the extra time of who comes in: no act of
 * its own. */
static bool goes_with_another(const struct state *s, const struct fact *f)
{
	const struct turn *t = state_turn(s, f->ref);
	const struct run *r = t ? state_run_by_id(s, t->run) : NULL;

	if (f->kind == KIND_time_given)
		return f->candidate != 0;
	return f->kind == KIND_speaker_changed && r && r->status == RUN_ENDED;
}

static void add_entry(struct state *s, const struct event *e, struct fact before)
{
	struct entry *target =
	    kind_takes_back(e->fact.kind) ? state_entry_mut(s, e->fact.ref) : NULL;
	bool is_undo = e->fact.kind == KIND_taken_back || goes_with_another(s, &e->fact);
	struct entry entry;

	if (target) {
		target->undone_by = e->id;
		is_undo = !target->is_undo;
	}
	entry = (struct entry){.id = e->id, .at_ms = e->when.at_ms, .zone_min = e->when.zone_min,
	                       .boot_ms = e->when.boot_ms, .boot = e->when.boot_id,
	                       .author = e->author, .fact = e->fact, .before = before,
	                       .is_undo = is_undo};
	join_act(s, &entry);
	s->entries = arena_grow(&s->arena, s->entries, s->n_entries, &s->room_entries,
	                        sizeof *s->entries);
	s->entries[s->n_entries++] = entry;
}

/* -- the fold ------------------------------------------------------------------------------ */

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

/* A boot lasts for many events: its name is kept once. */
static struct str kept_boot(struct state *s, struct str boot_id)
{
	if (!str_equal(s->boot, boot_id))
		s->boot = arena_str(&s->arena, boot_id);
	return s->boot;
}

void state_let(struct state *s, const struct event *e, int32_t author, struct fact fact)
{
	struct event again = *e;
	struct fact ignored = {0};

	again.author = author;
	again.fact = fact;
	if (handlers[fact.kind])
		handlers[fact.kind](s, &again, &ignored);
}

/* The office's facts are the plan's.  What a sheet marks stays once there are marks: the
 * rules amend no grid then, and places never move under marks. */
static void apply_office(struct state *s, const struct event *e)
{
	bool is_item = e->fact.kind == KIND_item_listed || e->fact.kind == KIND_item_set;
	struct fact ignored;

	if (is_item && s->sheets_begun)
		return;
	if (e->fact.kind == KIND_written_entered || e->fact.kind == KIND_validated_before)
		handlers[e->fact.kind](s, e, &ignored);
	else
		plan_apply(&s->plan, &e->fact);
	/* Items come before people; an amendment of them comes after. */
	if (is_item ? s->n_people > 0 : e->fact.kind == KIND_person_listed && !s->sheet_items)
		list_sheet_items(s);
	list_people(s, &e->fact);
}

/* An office's fact that a person of the jury may also tell, as an act of theirs. */
static bool is_of_the_day(const struct event *e)
{
	switch (e->fact.kind) {
	case KIND_candidate_placed:
	case KIND_written_entered:
	case KIND_validated_before: return e->author != 0;
	default: return false;
	}
}

void state_apply(struct state *s, const struct event *event)
{
	struct event e = *event;
	struct fact before = {0};

	if (e.id <= s->last_id)
		return;
	event_tame(&e);
	s->last_id = e.id;
	s->last_zone_min = e.when.zone_min;
	if (is_own(s, &e) && is_act(&e)) {
		s->my_last_id = e.id;
		s->my_last_at_ms = e.when.at_ms;
		s->my_last_zone_min = e.when.zone_min;
	}
	s->unknown += e.fact.kind == KIND_unknown;
	state_see_runs(s, &e.when);
	if (state_person(s, e.author) && is_act(&e))
		s->people[e.author - 1].acted_id = e.id;
	s->sheets_begun |= kind_part(e.fact.kind) == PART_SHEET;
	if (e.fact.kind == KIND_unknown || is_hidden(s, &e))
		return;
	e.fact = visible_fact(s, &e);
	e.when.boot_id = kept_boot(s, e.when.boot_id);
	if (kind_part(e.fact.kind) == PART_OFFICE && !is_of_the_day(&e)) {
		apply_office(s, &e);
		return;
	}
	if (handlers[e.fact.kind])
		handlers[e.fact.kind](s, &e, &before);
	if (is_act(&e))
		add_entry(s, &e, before);
}
