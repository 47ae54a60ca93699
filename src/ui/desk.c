/* desk: see desk.h.  What keys mean everywhere, and where one goes from where;
 * the editor's place is desk_write.c, one's last act desk_last.c, what is told of an act
 * desk_tell.c. */
#include "ui/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/desk_private.h"
#include "ui/dialog.h"
#include "ui/frame.h"

enum {
	KEY_REPEAT_MS = 120,     /* the same digit, or u, again so soon is the keyboard's repeat */
	SPACE_REPEAT_MS = 500,
	DIALOG_DEAF_MS = 300,    /* a key typed for the view must not answer the dialog */
};

struct desk *desk_new(int32_t me)
{
	struct desk *d = arena_alone(1, sizeof *d);

	d->me = me;
	d->room.fixed_seat = me != 0;
	d->rows = 24;
	d->cols = 80;
	d->stack[0].view = me ? &view_day : &view_seat;
	d->depth = 1;
	return d;
}

void desk_free(struct desk *d)
{
	if (!d)
		return;
	desk_close_editor(d);
	desk_end_practice(d);
	buf_done(&d->wish_words);
	buf_done(&d->asked_words);
	buf_done(&d->message);
	buf_done(&d->above);
	buf_done(&d->draft);
	buf_done(&d->before);
	free(d);
}

struct room *desk_room(struct desk *d)
{
	return &d->room;
}

int32_t desk_seat(const struct desk *d)
{
	return d->me;
}

const struct fact *desk_wish(const struct desk *d)
{
	return &d->wish;
}

struct place_in *desk_top(struct desk *d)
{
	return &d->stack[d->depth - 1];
}

struct scene desk_scene(struct desk *d, const struct state *s, const struct moment *now)
{
	bool banner = d->room.fault.kind != ERR_NONE;

	return (struct scene){.state = s, .room = &d->room, .me = d->me, .now = now,
	                      .focus = &desk_top(d)->focus,
	                      .work = frame_layout(d->rows, d->cols, banner).work,
	                      .pending = d->pending, .n_pending = d->n_pending};
}

/* -- going --------------------------------------------------------------------------------- */

static bool is_passages(const struct state *s, const struct view *view, int32_t passage)
{
	return view->follows && view == view_of_passage(s, passage);
}

static void go(struct desk *d, const struct state *s, const struct view *view, struct focus focus)
{
	if (desk_top(d)->view == view) {
		desk_top(d)->focus = focus;
		return;
	}
	/* Back where one came from rather than round in circles; full, the oldest but one goes. */
	if (d->depth > 1 && d->stack[d->depth - 2].view == view && view != &view_sheet) {
		d->depth--;
	} else if (d->depth == STACK_MAX) {
		memmove(&d->stack[1], &d->stack[2], (STACK_MAX - 2) * sizeof *d->stack);
	} else {
		d->depth++;
	}
	if (view == &view_minutes && !focus.scroll)
		focus = d->read_to;
	*desk_top(d) = (struct place_in){view, focus, is_passages(s, view, focus.passage)};
}

/* The passage's view turns with the phase, by itself; whatever lies over it stays. */
void desk_follow(struct desk *d, const struct state *s)
{
	desk_forget_notes(d, s);
	for (size_t i = 0; i < d->depth; i++) {
		struct place_in *p = &d->stack[i];

		if (p->follows)
			p->view = view_of_passage(s, p->focus.passage);
	}
}

static enum desk_want back(struct desk *d)
{
	if (desk_top(d)->view == &view_minutes)
		d->read_to = desk_top(d)->focus;
	if (d->depth > 1) {
		d->depth--;
		return DESK_NOTHING;
	}
	desk_ask(d, &dialog_leave, (struct fact){0});
	return DESK_NOTHING;
}

void desk_ask(struct desk *d, const struct dialog *dialog, struct fact wish)
{
	struct buf words = {0};

	/* The words may be those that the dialog before was about. */
	buf_add(&words, wish.words);
	buf_done(&d->asked_words);
	d->asked_words = words;
	d->dialog = dialog;
	d->asked = wish;
	d->asked.words = buf_str(&d->asked_words);
	d->asked_at_ms = d->key_at_ms;
}

/* The same question, and it listens on. */
static void turn(struct desk *d, const struct fact *wish)
{
	struct str words = d->asked.words;

	d->asked = *wish;
	d->asked.words = words;
}

static enum desk_want wish(struct desk *d, struct fact f)
{
	struct buf words = {0};

	/* The words may be those of the dialog or the editor that closes now. */
	buf_add(&words, f.words);
	buf_done(&d->wish_words);
	d->wish_words = words;
	d->wish = f;
	d->wrote = false;
	d->wish.words = buf_str(&d->wish_words);
	d->dialog = NULL;
	return DESK_WISH;
}

/* Who has no right to it is told at once, not after the question or the text. */
static bool is_barred(const struct desk *d, const struct state *s, const struct moment *now,
                      const struct fact *wish, struct verdict *v)
{
	if (!d->me || !wish->kind)
		return false;
	*v = rules_decide(s, d->me, wish, now);
	return v->why == REFUSED_no_right || v->why == REFUSED_keeper_only ||
	       v->why == REFUSED_president_only || v->why == REFUSED_president_or_secretary;
}

static enum desk_want take(struct desk *d, const struct state *s, const struct moment *now,
                           const struct step *step, struct key key)
{
	struct verdict v;

	if ((step->kind == STEP_ASK || step->kind == STEP_WRITE) &&
	    is_barred(d, s, now, &step->wish, &v)) {
		d->dialog = NULL;
		buf_clear(&d->message);
		say_refusal(&d->message, s, &v);
		return DESK_NOTHING;
	}
	switch (step->kind) {
	case STEP_STAY: d->dialog = NULL; return DESK_NOTHING;
	case STEP_UNKNOWN: keymap_unknown(&d->message, key, d->dialog != NULL); return DESK_NOTHING;
	case STEP_WISH: return wish(d, step->wish);
	case STEP_GO:
		d->dialog = NULL;
		go(d, s, step->view, step->focus);
		return DESK_NOTHING;
	case STEP_BACK: d->dialog = NULL; return back(d);
	case STEP_ASK: desk_ask(d, step->dialog, step->wish); return DESK_NOTHING;
	case STEP_TURN: turn(d, &step->wish); return DESK_NOTHING;
	case STEP_WRITE:
		desk_open_editor(d, s, step->writing, &step->wish);
		d->dialog = NULL;
		return DESK_NOTHING;
	case STEP_SAY: desk_say(d, step->says); return DESK_NOTHING;
	case STEP_SEAT: d->dialog = NULL; d->wish = step->wish; return DESK_SEAT;
	case STEP_CURTAIN: d->dialog = NULL; return DESK_CURTAIN;
	case STEP_CODE: d->wish = step->wish; return DESK_CODE;
	case STEP_TAKE_OVER: d->dialog = NULL; return DESK_TAKE_OVER;
	case STEP_DOCUMENT:
		d->dialog = NULL;
		d->wish = step->wish;
		return DESK_DOCUMENT;
	case STEP_PRACTISE: desk_begin_practice(d, s, now); return DESK_NOTHING;
	case STEP_LEAVE: return DESK_LEAVE;
	}
	return DESK_NOTHING;
}

/* -- keys that are the same everywhere ----------------------------------------------------- */

static struct step tell_time(const struct state *s, const struct moment *now)
{
	struct buf b = {0}, span = {0};
	struct step step;

	when_hour_short(&b, now->at_ms, now->zone_min);
	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		int64_t left = clock_left_ms(r, now);

		if (r->set_aside || r->status == RUN_ENDED || !p)
			continue;
		when_span(&span, left < 0 ? -left : left);
		buf_addf(&b, " · ");
		buf_addf(&b, left < 0 ? _("%.*s: %s over time") : _("%.*s: %s left"),
		         STR_ARG(p->name), buf_text(&span));
		buf_clear(&span);
	}
	step = step_say("%s", buf_text(&b));
	buf_done(&b);
	buf_done(&span);
	return step;
}

static struct step bell(struct desk *d)
{
	d->room.bell = !d->room.bell;
	return step_say("%s",
	                d->room.bell ? _("The bell rings at thresholds.") : _("The bell is off."));
}

static struct step keyboard(const struct desk *d)
{
	if (d->room.elsewhere)
		return step_ask(&dialog_take_over, (struct fact){0});
	if (d->room.fixed_seat)
		return step_say("%s", _("Refused: this connection is yours alone; q leaves it."));
	return (struct step){.kind = STEP_CURTAIN};
}

/* True if the action is one of those; *step is then what it leads to. */
static bool everywhere(struct desk *d, const struct scene *scene, enum action action,
                       struct step *step)
{
	const struct state *s = scene->state;
	struct place_in *top = desk_top(d);
	struct focus here = top->focus;

	switch (action) {
	case ACT_UNDO: *step = desk_undo(scene, top->view); return true;
	case ACT_REDO: *step = desk_redo(scene); return true;
	case ACT_WORDS:
		if (top->view->place == PLACE_SIGNATURES) /* those of the line, whoever noted it */
			return false;
		*step = desk_refine(scene);
		return true;
	case ACT_INCIDENT:
		*step = step_ask(&dialog_incident, (struct fact){.kind = KIND_incident,
		                                                 .passage = here.passage,
		                                                 .candidate = here.candidate});
		return true;
	case ACT_JOURNAL:
		*step = step_go(&view_journal,
		                (struct focus){.passage = here.passage, .line = INT32_MAX});
		return true;
	case ACT_HELP:
		*step = step_go(&view_help, (struct focus){.passage = here.passage,
		                                           .line = (int32_t)top->view->place});
		return true;
	case ACT_HAT:
		*step = s->keeper == d->me
		            ? step_say("%s", _("You keep the session already."))
		            : step_ask(&dialog_keeper, (struct fact){.kind = KIND_keeper_taken,
		                                                     .person = d->me,
		                                                     .value = s->keeper});
		return true;
	case ACT_COMINGS: *step = step_go(&view_attendance, here); return true;
	case ACT_CLOCK: *step = tell_time(s, scene->now); return true;
	case ACT_BELL: *step = bell(d); return true;
	case ACT_KEYBOARD: *step = keyboard(d); return true;
	case ACT_BACK: *step = step_back(); return true;
	default: return false;
	}
}

static bool is_repeat(struct desk *d, const struct moment *now, struct key key)
{
	int64_t since = now->boot_ms - d->key_at_ms;
	bool same = key_equal(key, d->last_key) && key.kind == K_CHAR;
	/* Two digits of a code may be the same, and typed fast. */
	bool digit = key_digit(key) >= 0 && d->dialog != &dialog_code;
	bool acts = digit || key_letter(key) == 'u' || (key.mods && key.cp == 'z');
	bool repeat = same && ((acts && since < KEY_REPEAT_MS) ||
	                       (key.cp == ' ' && since < SPACE_REPEAT_MS));

	/* A held key goes on repeating: each repeat makes the next one a repeat too. */
	d->last_key = key;
	d->key_at_ms = now->boot_ms;
	return repeat;
}

static enum desk_want key_in_view(struct desk *d, const struct state *s, const struct moment *now,
                                  struct key key)
{
	struct place_in *top = desk_top(d);
	struct scene scene = desk_scene(d, s, now);
	struct keymap_act act = keymap_lookup(top->view->place, key);
	struct focus focus = top->focus;
	struct step step;

	if (act.action == ACT_REDRAW)
		return DESK_REDRAW;
	if (!everywhere(d, &scene, act.action, &step)) {
		step = act.action || top->view->place == PLACE_SHEET
		           ? top->view->key(&scene, act, &focus)
		           : step_unknown();
		top->focus = focus;
	}
	return take(d, s, now, &step, key);
}

enum desk_want desk_key(struct desk *d, const struct state *s, const struct moment *now,
                        struct key key, struct str pasted)
{
	const struct dialog *open = d->dialog;
	enum desk_want want;
	struct step step;
	struct scene scene;
	bool is_own;

	if (key.kind == K_NONE)
		return DESK_NOTHING;
	desk_follow(d, s);
	desk_stop_practice_if_called(d, s);
	if (d->exercise)
		return desk_key_in_practice(d, now, key, pasted);
	if (d->editor) {
		d->key_at_ms = now->boot_ms; /* a dialog that opens now is deaf from now */
		return desk_key_in_editor(d, s, key, pasted);
	}
	if (is_repeat(d, now, key))
		return DESK_NOTHING;
	buf_clear(&d->message);
	buf_clear(&d->above);
	if (key.kind == K_PASTE) {
		desk_say(
		    d, _("Text was pasted: here it does nothing. In notes and words it is text."));
		return DESK_NOTHING;
	}
	if (!d->dialog)
		return key_in_view(d, s, now, key);
	if (now->boot_ms - d->asked_at_ms < DIALOG_DEAF_MS && d->dialog->place != PLACE_CODE)
		return DESK_NOTHING;
	scene = desk_scene(d, s, now);
	step = dialog_key(d->dialog, &scene, &d->asked, key, &is_own);
	want = take(d, s, now, &step, key);
	if (is_own && step.kind == STEP_WISH)
		d->dialog = open;
	return want;
}

/* -- the seat ------------------------------------------------------------------------------ */

void desk_seated(struct desk *d, const struct state *s, int32_t me)
{
	int32_t passage = state_current_passage(s);

	desk_close_editor(d);
	desk_end_practice(d);
	d->dialog = NULL;
	d->read_to = (struct focus){0};
	d->wish = d->asked = (struct fact){0}; /* a code is forgotten */
	d->me = me;
	d->n_pending = 0;
	d->has_draft = false;
	buf_clear(&d->message);
	buf_clear(&d->above);
	d->depth = 1;
	d->stack[0] = (struct place_in){.view = me ? &view_day : &view_curtain};
	/* Who arrives in mid-passage wants the passage. */
	if (me && passage && state_open_run(s, passage))
		go(d, s, view_of_passage(s, passage), (struct focus){.passage = passage});
}

/* -- the machine --------------------------------------------------------------------------- */

static const struct run *running(const struct state *s)
{
	for (size_t i = s->n_runs; i-- > 0;)
		if (s->runs[i].status == RUN_RUNNING && !s->runs[i].set_aside)
			return &s->runs[i];
	return NULL;
}

void desk_slept(struct desk *d, const struct state *s, int64_t ms)
{
	const struct run *r = running(s);
	struct buf says = {0}, span = {0}, phase = {0};

	if (!r || !(rules_keeps(s, d->me) || rules_presides(s, d->me)))
		return;
	when_span(&span, ms);
	say_the_phase(&phase, s, r->phase);
	buf_addf(&says,
	         rules_presides(s, d->me)
	             ? _("The machine slept for %s during %s: + gives time back.")
	             : _("The machine slept for %s during %s: the president gives it back."),
	         buf_text(&span), buf_text(&phase));
	desk_say_above(d, buf_text(&says));
	buf_done(&says);
	buf_done(&span);
	buf_done(&phase);
}

/* -- codes --------------------------------------------------------------------------------- */

void desk_code_told(struct desk *d, const char *says)
{
	d->wish.value = 0;
	d->asked.value = 1;
	desk_say(d, says);
}

bool desk_shows_places(const struct desk *d)
{
	return !d->me || d->stack[d->depth - 1].view == &view_places;
}

/* -- drawing ------------------------------------------------------------------------------- */

static enum keyboard keyboard_of(const struct desk *d, const struct scene *scene)
{
	if (d->dialog && dialog_writes(d->dialog, scene, &d->asked))
		return KEYS_OF_CODE;
	if (d->dialog && d->dialog->writes)
		return KEYS_OF_CLOSED;
	if (d->dialog)
		return d->dialog->place == PLACE_PAUSE ? KEYS_OF_PAUSE : KEYS_OF_DIALOG;
	if (d->editor && d->writing == WRITE_SEAL)
		return KEYS_OF_SEAL;
	if (d->editor)
		return desk_writes_a_line(d) ? KEYS_OF_LINE : KEYS_OF_EDITOR;
	return KEYS_OF_VIEW;
}

void desk_draw(struct desk *d, struct canvas *c, const struct state *s, const struct moment *now)
{
	bool has_banner = d->room.fault.kind != ERR_NONE || s->unknown;
	struct layout l = frame_layout(c->rows, c->cols, has_banner);
	struct scene scene;
	struct area former;
	struct place_in *top;

	desk_follow(d, s);
	desk_stop_practice_if_called(d, s);
	if (d->exercise) {
		desk_draw_practice(d, c, now);
		return;
	}
	top = desk_top(d);
	d->rows = c->rows;
	d->cols = c->cols;
	scene = desk_scene(d, s, now);
	canvas_erase(c);
	if (l.too_small) {
		frame_too_small(c, &scene);
		return;
	}
	frame_draw(c, &l, top->view, &scene, keyboard_of(d, &scene), buf_str(&d->message),
	           buf_str(&d->above));
	former = canvas_clip(c, l.work);
	if (d->editor)
		desk_draw_editor(d, c, l.work, s);
	else
		top->view->draw(c, l.work, &scene);
	if (d->dialog)
		dialog_draw(c, l.work, d->dialog, &scene, &d->asked);
	canvas_unclip(c, former);
	if (l.panel.rows > 0) {
		former = canvas_clip(c, l.panel);
		(top->view->panel ? top->view->panel : view_journal.panel)(c, l.panel, &scene);
		canvas_unclip(c, former);
	}
}

int64_t desk_next_change_ms(const struct desk *d, const struct state *s, const struct moment *now)
{
	if (d->exercise)
		return desk_next_change_ms(d->exercise, practice_state(d->practice), now);
	return clock_next_second_ms(s, now);
}

bool desk_rings(struct desk *d, const struct state *s, const struct moment *now)
{
	int64_t passed = 0;

	for (size_t i = 0; i < s->n_runs; i++) {
		const struct run *r = &s->runs[i];
		const struct phase *p = plan_phase(&s->plan, r->phase);
		int64_t left = clock_left_ms(r, now);

		if (r->set_aside || r->status != RUN_RUNNING || !p || p->indicative)
			continue;
		passed += left <= 0;
		for (size_t w = 0; w < p->warn_ms.n; w++)
			passed += left <= p->warn_ms.v[w];
	}
	/* Fewer: a phase ended, another began. */
	if (passed <= d->thresholds) {
		d->thresholds = passed;
		return false;
	}
	d->thresholds = passed;
	return d->room.bell;
}
