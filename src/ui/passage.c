/* passage: see passage.h.  In order: rows, the skeleton, keys; what is told is passage_tell.c. */
#include "ui/passage.h"

#include <string.h>

#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/sheet.h"

enum {
	NAME_COLS = 22,
	FACT_TEXT = STOP_FACTS + 12,
	DOTS_MAX = 5,    /* a minimum beyond is told in figures alone */
};

/* -- rows ---------------------------------------------------------------------------------- */

struct rows passage_rows(const struct scene *scene)
{
	struct rows r;

	r.n = scene_candidates(scene, r.numbers);
	r.selected = scene_row(scene, r.numbers, r.n);
	return r;
}

int32_t rows_selected(const struct rows *r)
{
	return r->n ? r->numbers[r->selected] : 0;
}

size_t rows_of(const struct rows *r, int32_t candidate)
{
	size_t i = 0;

	while (i < r->n && r->numbers[i] != candidate)
		i++;
	return i;
}

const struct phase *passage_phase(const struct scene *scene)
{
	const struct run *run = scene_run(scene);

	return run ? plan_phase(&scene->state->plan, run->phase)
	           : state_next_phase(scene->state, scene->focus->passage);
}

/* -- the skeleton -------------------------------------------------------------------------- */

/* A blank row, the digits, a blank row and the head take this much; 5 rows of digits are
 * for those who are few enough, then 3, then none. */
static int fitting_scale(struct area area, const struct rows *r)
{
	for (int scale = 1; scale >= 0; scale--)
		if (area.cols >= 80 && canvas_big_rows(scale) + 3 + (int)r->n <= area.rows)
			return scale;
	return -1;
}

struct skeleton passage_skeleton(const struct scene *scene, struct area area, const struct rows *r)
{
	struct skeleton k = {.scale = fitting_scale(area, r),
	                     .digits = area.row + 1,
	                     .head = area.row,
	                     .end = area.row + area.rows};
	int digits_rows = k.scale < 0 ? 0 : canvas_big_rows(k.scale);

	for (int i = 0; i < 4; i++)
		k.facts[i] = k.digits + i + (k.scale == 1 && i);
	if (k.scale >= 0)
		k.head = k.digits + digits_rows + 1;
	k.first = k.head + 1;
	k.page = k.end - k.first;
	if (k.page > (int)r->n)
		k.page = (int)r->n;
	k.below = k.first + k.page;
	k.scroll = scene_scroll((size_t)scene->focus->scroll, r->selected, r->n, (size_t)k.page);
	return k;
}

void passage_digits(struct canvas *c, const struct skeleton *k, const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	struct buf time = {0};
	int scale = k->scale;
	int64_t left;

	if (!run || scale < 0 || scene->room->slow_line || clock_to_confirm(run, scene->now))
		return;
	left = clock_left_ms(run, scene->now);
	if (left < 0)
		when_overrun(&time, -left);
	else
		when_left(&time, left);
	/* Hours take the smaller digits, which leave the facts their place. */
	if (canvas_big_cols(scale, buf_str(&time)) > STOP_FACTS - 2 * STOP_MARGIN)
		scale = 0;
	canvas_big_time(c, k->digits, STOP_MARGIN, scale, PEN_PLAIN, buf_str(&time));
	buf_done(&time);
}

void passage_fact(struct canvas *c, const struct skeleton *k, int n, const char *head,
                  struct str text)
{
	if (k->scale < 0)
		return;
	canvas_text(c, k->facts[n], STOP_FACTS, PEN_DIM, str_of(head));
	canvas_text(c, k->facts[n], FACT_TEXT, PEN_PLAIN, text);
}

bool passage_shows(const struct skeleton *k, const struct rows *r, size_t i)
{
	return i < r->n && i >= k->scroll && i < k->scroll + (size_t)k->page;
}

int passage_name(struct canvas *c, const struct skeleton *k, const struct scene *scene,
                 const struct rows *r, size_t i, enum pen name)
{
	int row = k->first + (int)(i - k->scroll);
	enum pen pen = list_row(c, row, (int)i, i == r->selected);
	struct buf b = {0};

	say_person(&b, scene->state, r->numbers[i]);
	canvas_cut(c, row, STOP_TEXT, NAME_COLS, name == PEN_PLAIN ? pen : name, buf_str(&b));
	buf_done(&b);
	return row;
}

void passage_tell_name(struct told *t, const struct scene *scene, const struct rows *r, size_t i)
{
	struct buf b = {0};

	say_person(&b, scene->state, r->numbers[i]);
	told_row(t, i < 9 ? (int)i + 1 : 0, i == r->selected, buf_str(&b));
	buf_done(&b);
}

int passage_asked(struct canvas *c, int row, int asked, int min)
{
	int col = STOP_BAR;

	for (int i = 0; i < min && min <= DOTS_MAX; i++)
		col = canvas_sign(c, row, col, PEN_PLAIN, i < asked ? 0x25CF : 0x25CB);
	col = col < STOP_BAR + 3 ? STOP_BAR + 4 : col + 1;
	if (min > DOTS_MAX)
		col = STOP_BAR;
	return canvas_textf(c, row, col, PEN_PLAIN, "%d/%d", asked, min);
}

const char *passage_absence(enum code attendance)
{
	switch (attendance) {
	case CODE_none: return _("expected");
	case CODE_late: return words_p("a candidate", "late");
	case CODE_absent: return words_p("a candidate", "absent");
	case CODE_excused: return words_p("a candidate", "excused");
	case CODE_unwell:
	case CODE_gave_up:
	case CODE_excluded: return words_p("a candidate", "left");
	case CODE_heard_last: return words_p("a candidate", "later");
	case CODE_postponed: return words_p("a candidate", "postponed");
	default: return "";
	}
}

/* -- keys ---------------------------------------------------------------------------------- */

struct step passage_select(struct focus *focus, const struct rows *r, int n)
{
	if (n < 1 || (size_t)n > r->n)
		return step_unknown();
	focus->candidate = r->numbers[n - 1];
	return step_stay();
}

static struct step move(const struct scene *scene, enum action action, struct focus *focus,
                        const struct rows *r)
{
	struct skeleton k = passage_skeleton(scene, scene->work, r);

	if (r->n)
		focus->candidate =
		    r->numbers[scene_move(action, r->selected, r->n, (size_t)k.page)];
	return step_stay();
}

struct verdict passage_may_open(const struct scene *scene, int32_t candidate)
{
	const struct state *s = scene->state;
	struct fact f = {.kind = KIND_scored, .candidate = candidate, .code = CODE_cleared,
	                 .item = s->n_sheet_items ? s->sheet_items[0] : 0};
	struct verdict v = rules_decide(s, scene->me, &f, scene->now);

	switch (v.why) {
	case REFUSED_no_right:
	case REFUSED_recused:
	case REFUSED_sits_not:
	case REFUSED_keeper_busy: return v;
	default: return (struct verdict){.why = ALLOWED};
	}
}

static struct step refused(const struct scene *scene, const struct verdict *v)
{
	struct buf b = {0};
	struct step step;

	say_refusal(&b, scene->state, v);
	step = step_say("%s", buf_text(&b));
	buf_done(&b);
	return step;
}

static struct step open_sheet(const struct scene *scene, const struct rows *r)
{
	struct focus there = {.passage = scene->focus->passage, .candidate = rows_selected(r)};
	struct verdict v = passage_may_open(scene, there.candidate);

	return v.why ? refused(scene, &v) : step_go(&view_sheet, there);
}

static struct step write_notes(const struct scene *scene, const struct rows *r)
{
	struct focus there = {.passage = scene->focus->passage, .candidate = rows_selected(r)};
	struct scene sheet = *scene;

	sheet.focus = &there;
	return sheet_write_notes(&sheet);
}

struct step passage_start(const struct scene *scene, const struct phase *phase)
{
	struct fact f = {.kind = KIND_phase_started,
	                 .item = phase->item,
	                 .passage = scene->focus->passage};
	struct verdict v = rules_decide(scene->state, scene->me, &f, scene->now);

	return v.why ? refused(scene, &v) : step_ask(&dialog_start, f);
}

/* Space stops what runs at once; it starts, and confirms, after a question. */
static struct step space(const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	const struct phase *phase = passage_phase(scene);

	if (run && clock_to_confirm(run, scene->now))
		return step_ask(&dialog_confirm_time,
		                (struct fact){.kind = KIND_time_corrected, .ref = run->id});
	if (run && run->status == RUN_PAUSED)
		return step_wish((struct fact){.kind = KIND_phase_resumed, .ref = run->id});
	if (run)
		return step_wish((struct fact){.kind = KIND_phase_paused, .ref = run->id});
	if (phase)
		return passage_start(scene, phase);
	return step_say("%s", _("All phases of this passage are over."));
}

/* The dialogs are for who may: the rules tell the others at once. */
static struct step finish(const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	struct fact f = {.kind = KIND_phase_ended, .ref = run ? run->id : 0};
	struct verdict v;

	if (run && clock_to_confirm(run, scene->now))
		return space(scene);
	f.code = CODE_overridden;
	f.words = STR("…");
	v = rules_decide(scene->state, scene->me, &f, scene->now);
	if (v.why)
		return refused(scene, &v);
	f.code = CODE_none;
	f.words = (struct str){NULL, 0};
	return step_ask(&dialog_end, f);
}

static struct step more_time(const struct scene *scene)
{
	const struct run *run = scene_run(scene);
	struct fact f = {.kind = KIND_time_given, .ref = run ? run->id : 0, .ms = WHEN_MINUTE_MS};

	return run && scene_presides(scene) ? step_ask(&dialog_time, f) : step_wish(f);
}

struct step passage_key(const struct scene *scene, struct keymap_act act, struct focus *focus,
                        const struct rows *r)
{
	if (scene_is_move(act.action))
		return move(scene, act.action, focus, r);
	switch (act.action) {
	case ACT_DIGIT: return passage_select(focus, r, act.value);
	case ACT_OPEN: return open_sheet(scene, r);
	case ACT_NOTES: return write_notes(scene, r);
	case ACT_SPACE: return space(scene);
	case ACT_FINISH: return finish(scene);
	case ACT_TIME: return more_time(scene);
	default: return step_unknown();
	}
}
