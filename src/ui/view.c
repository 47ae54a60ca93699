/* view: what views share, and where each is found.  See view.h. */
#include "ui/view.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/rules.h"

struct step step_stay(void)
{
	return (struct step){.kind = STEP_STAY};
}

struct step step_unknown(void)
{
	return (struct step){.kind = STEP_UNKNOWN};
}

struct step step_back(void)
{
	return (struct step){.kind = STEP_BACK};
}

struct step step_wish(struct fact wish)
{
	return (struct step){.kind = STEP_WISH, .wish = wish};
}

struct step step_go(const struct view *view, struct focus focus)
{
	return (struct step){.kind = STEP_GO, .view = view, .focus = focus};
}

struct step step_ask(const struct dialog *dialog, struct fact wish)
{
	return (struct step){.kind = STEP_ASK, .dialog = dialog, .wish = wish};
}

struct step step_write(enum writing writing, struct fact wish)
{
	return (struct step){.kind = STEP_WRITE, .writing = writing, .wish = wish};
}

struct step step_take_back(const struct scene *scene, const struct fact *wish)
{
	struct verdict v = rules_decide(scene->state, scene->me, wish, scene->now);

	return v.why == REFUSED_reason_needed ? step_write(WRITE_REASON, *wish) : step_wish(*wish);
}

struct step step_say(const char *format, ...)
{
	struct step step = {.kind = STEP_SAY};
	va_list args;

	va_start(args, format);
	vsnprintf(step.says, sizeof step.says, format, args);
	va_end(args);
	return step;
}

size_t scene_candidates(const struct scene *scene, int32_t *numbers)
{
	size_t n = state_candidates(scene->state, scene->focus->passage, numbers, ROWS_MAX);

	return n < ROWS_MAX ? n : ROWS_MAX;
}

bool scene_is_single(const struct scene *scene)
{
	int32_t numbers[ROWS_MAX];

	return scene_candidates(scene, numbers) == 1;
}

size_t scene_row(const struct scene *scene, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (numbers[i] == scene->focus->candidate)
			return i;
	return 0;
}

bool scene_is_move(enum action action)
{
	switch (action) {
	case ACT_UP:
	case ACT_DOWN:
	case ACT_PAGE_UP:
	case ACT_PAGE_DOWN:
	case ACT_HOME:
	case ACT_END:
	case ACT_NEXT:
	case ACT_PREVIOUS: return true;
	default: return false;
	}
}

size_t scene_move(enum action action, size_t row, size_t n, size_t page)
{
	if (!n)
		return 0;
	switch (action) {
	case ACT_UP: return row ? row - 1 : 0;
	case ACT_DOWN: return row + 1 < n ? row + 1 : n - 1;
	case ACT_PAGE_UP: return row > page ? row - page : 0;
	case ACT_PAGE_DOWN: return row + page < n ? row + page : n - 1;
	case ACT_HOME: return 0;
	case ACT_END: return n - 1;
	case ACT_NEXT: return (row + 1) % n;
	case ACT_PREVIOUS: return (row + n - 1) % n;
	default: return row;
	}
}

size_t scene_scroll(size_t scroll, size_t row, size_t n, size_t page)
{
	if (!page || n <= page)
		return 0;
	if (row < scroll)
		return row;
	if (row >= scroll + page)
		return row + 1 - page;
	return scroll + page > n ? n - page : scroll;
}

size_t scene_line(const struct focus *focus, size_t n)
{
	return focus->line > 0 && (size_t)focus->line < n ? (size_t)focus->line : 0;
}

const struct pending *scene_pending(const struct scene *scene, int32_t candidate, int32_t item)
{
	for (size_t i = scene->n_pending; i-- > 0;)
		if (scene->pending[i].wish.candidate == candidate &&
		    scene->pending[i].wish.item == item)
			return &scene->pending[i];
	return NULL;
}

bool scene_keeps(const struct scene *scene)
{
	return rules_keeps(scene->state, scene->me);
}

bool scene_may(const struct scene *scene, int64_t roles)
{
	return rules_may(scene->state, scene->me, roles);
}

bool scene_presides(const struct scene *scene)
{
	return rules_presides(scene->state, scene->me);
}

const struct run *scene_run(const struct scene *scene)
{
	return state_open_run(scene->state, scene->focus->passage);
}

void view_no_panel(struct canvas *c, struct area area, const struct scene *scene)
{
	(void)c;
	(void)area;
	(void)scene;
}

static const struct view *view_of_phase(const struct phase *phase)
{
	if (phase->speech == SPEECH_BY_CANDIDATE)
		return &view_presentation;
	if (phase->questions_min)
		return &view_exchange;
	return phase->indicative ? &view_notation : &view_phase;
}

const struct view *view_of_passage(const struct state *s, int32_t passage)
{
	const struct run *run = state_open_run(s, passage);
	const struct phase *next = state_next_phase(s, passage);
	int32_t first[1];

	if (run && plan_phase(&s->plan, run->phase))
		return view_of_phase(plan_phase(&s->plan, run->phase));
	if (state_candidates(s, passage, first, 1) && state_is_revealed(s, first[0]))
		return &view_marks;
	if (!next)
		return &view_notation;
	return next == s->plan.phases ? &view_attendance : view_of_phase(next);
}

static const struct view *const all[] = {
    &view_seat,         &view_curtain,  &view_day,      &view_opening, &view_attendance,
    &view_presentation, &view_exchange, &view_notation, &view_phase,   &view_sheet,
    &view_texts,        &view_marks,    &view_journal,  &view_help,     &view_places,
    &view_agenda,       &view_written,  &view_minutes,  &view_documents, &view_signatures,
    &view_corrections,
};

const struct view *view_at(enum place place)
{
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i]->place == place)
			return all[i];
	return NULL;
}

const struct view *view_named(struct str name)
{
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_is(name, all[i]->name))
			return all[i];
	return NULL;
}
