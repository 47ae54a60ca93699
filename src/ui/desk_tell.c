/* desk_tell: what a person is told of their acts, and what is kept for a return. */
#include <string.h>

#include "base/words.h"
#include "core/questions.h"
#include "core/say.h"
#include "ui/agenda_lines.h"
#include "ui/desk_private.h"
#include "ui/passage.h"
#include "ui/sheet.h"

void desk_say(struct desk *d, const char *says)
{
	buf_clear(&d->message);
	buf_add(&d->message, str_of(says));
}

void desk_unsay(struct desk *d, const char *says)
{
	if (str_is(buf_str(&d->message), says))
		buf_clear(&d->message);
}

void desk_say_above(struct desk *d, const char *says)
{
	buf_clear(&d->above);
	buf_add(&d->above, str_of(says));
}

/* The key that refines this act, after it on the line. */
static const char *refining(const struct state *s, const struct fact *f)
{
	const struct run *run = state_run_by_id(s, f->ref);

	switch (f->kind) {
	case KIND_question_asked: return _("m words\t, asker, level, follow-up\t");
	case KIND_speaker_changed: return _("< \tthis turn began earlier|earlier\t\t (5 s)\t");
	case KIND_scored: return _("L \tthese levels were for…|somebody else’s\t");
	case KIND_phase_resumed:
		return run && passage_pause_told(s, run) ? NULL : _("m its reason");
	case KIND_incident: return _("m its words");
	case KIND_written_entered:
		return f->ms || f->code == CODE_cleared ? NULL : _("m the date\t, not given\t");
	default: return NULL;
	}
}

/* Where one is now, the key may mean nothing. */
static bool is_key_of(enum place place, const char *hint)
{
	return keymap_lookup(place, key_char((unsigned char)hint[0])).action != ACT_NONE;
}

/* An entry that got through takes its place from the one that had not. */
static void forget_pending(struct desk *d, const struct fact *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->n_pending; i++) {
		const struct fact *w = &d->pending[i].wish;

		if (w->kind != f->kind || w->candidate != f->candidate || w->item != f->item)
			d->pending[kept++] = d->pending[i];
	}
	d->n_pending = kept;
}

static void add_pending(struct desk *d, bool failed)
{
	struct pending *p;

	forget_pending(d, &d->wish);
	if (d->n_pending == PENDING_MAX) {
		memmove(d->pending, d->pending + 1, (PENDING_MAX - 1) * sizeof *d->pending);
		d->n_pending--;
	}
	p = &d->pending[d->n_pending++];
	*p = (struct pending){d->wish, failed};
	p->wish.words = (struct str){NULL, 0};
}

/* The criterion whose mark I took back, or whose mark was not stored, is where I want to mark
 * again: going on from the next one, a digit typed at once would mark another. */
static void go_back_to_mark(struct desk *d, const struct fact *lacking)
{
	struct place_in *top = desk_top(d);

	if (top->view != &view_sheet)
		return;
	if (lacking->kind == KIND_sheet_moved) /* what is left there begins with its first gap */
		top->focus.item = 0;
	else if (lacking->kind == KIND_scored && lacking->candidate == top->focus.candidate)
		top->focus.item = lacking->item;
	else
		return;
	top->focus.typed[0] = '\0';
}

/* So is a decision that I took back, which led on to the next. */
static void go_back_to_item(struct desk *d, const struct state *s, const struct fact *lacking)
{
	struct place_in *top = desk_top(d);
	const struct person *c = plan_person(&s->plan, lacking->candidate);

	go_back_to_mark(d, lacking);
	if (top->view != &view_marks || lacking->kind != KIND_decided || !c || !lacking->item)
		return;
	top->focus = (struct focus){
	    .passage = c->passage, .candidate = lacking->candidate, .item = lacking->item};
}

/* Somebody logged the question that I have just logged: both are kept until one says otherwise.
 * False when nobody did. */
static bool tell_twin(struct desk *d, const struct state *s)
{
	const struct question *mine = NULL, *twin;
	struct buf name = {0};

	for (size_t i = s->n_questions; i-- > 0 && !mine;)
		if (s->questions[i].author == d->me)
			mine = &s->questions[i];
	twin = mine ? questions_twin(s, mine) : NULL;
	if (!twin || twin->id > mine->id) /* one is told, or both would take theirs back */
		return false;
	say_family(&name, s, twin->author);
	buf_add_char(&d->message, '\t');
	buf_addf(&d->message, _("\tu if it is the one that %s has logged|u, logged twice?\t"),
	         buf_text(&name));
	buf_done(&name);
	return true;
}

static void tell_facts(struct desk *d, const struct state *s, const struct fact *facts)
{
	const struct entry *target =
	    kind_takes_back(facts->kind) ? state_entry(s, facts->ref) : NULL;
	struct fact whole;
	const char *hint;

	if (target && !target->is_undo) {
		whole = state_whole(s, target);
		say_undone(&d->message, s, d->me, &whole);
		go_back_to_item(d, s, &target->fact);
		return;
	}
	if (facts->kind == KIND_sheet_moved)
		go_back_to_item(d, s, facts);
	say_done(&d->message, s, d->me, facts);
	if (facts->kind == KIND_question_asked && tell_twin(d, s))
		return;
	hint = refining(s, facts);
	if (hint && is_key_of(desk_top(d)->view->place, hint))
		buf_addf(&d->message, "\t%s", hint);
}

/* The talk or exchange that I have just stopped: why comes after. */
static void ask_why_paused(struct desk *d, const struct state *s, const struct fact *f)
{
	const struct run *r = state_run_by_id(s, f->ref);

	if (r)
		desk_ask(
		    d, &dialog_pause,
		    (struct fact){.kind = KIND_phase_paused, .ref = r->id, .passage = r->passage});
}

/* What goes before another (a notation set aside for the exchange to reopen) is not the act. */
static const struct fact *the_act(const struct desk *d, const struct fact *facts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (facts[i].kind == d->wish.kind || facts[i].kind == KIND_phase_reopened)
			return &facts[i];
	return facts;
}

/* All that was agreed, in one act; an act holds so many, and f does the next. */
static void tell_agreed(struct desk *d, const struct state *s, size_t n)
{
	struct fact whole = {.kind = KIND_decided, .code = CODE_validated, .value = (int64_t)n};
	struct arena arena = {0};
	struct agenda a = agenda_make(s, &arena);
	size_t left;

	say_done(&d->message, s, d->me, &whole);
	agenda_count(&a, AGENDA_AGREED, &left);
	if (left)
		buf_addf(&d->message,
		         words_n(" f confirms the %zu other.", " f confirms the %zu others.",
		                 (int64_t)left),
		         left);
	arena_done(&arena);
}

/* Whose marks are on the screen now: nobody takes the next one's for those just decided. */
static void tell_next(struct desk *d, const struct state *s, const struct focus *next)
{
	struct buf who = {0};

	say_family(&who, s, next->candidate);
	buf_addf(&d->message, _(" Here is %s, %.*s."), buf_text(&who),
	         STR_ARG(sheet_item_id(&s->plan, next->item)));
	buf_done(&who);
}

void desk_lead_on(struct desk *d, const struct state *s)
{
	struct place_in *top = desk_top(d);
	struct scene scene = desk_scene(d, s, NULL);
	struct focus next;

	if (!d->leads_on || top->view != &view_marks)
		return;
	d->leads_on = false;
	if (agenda_lines_next(&scene, top->focus.candidate,
	                      plan_competency_of(&s->plan, top->focus.item), &next)) {
		tell_next(d, s, &next);
		top->focus = next;
	} else if (d->depth > 1 && d->stack[d->depth - 2].view == &view_agenda) {
		d->depth--;
		desk_top(d)->focus = (struct focus){.scroll = desk_top(d)->focus.scroll};
	}
}

/* Validated, the jury's appreciation is what is left to write; of a refusal the reason was. */
static void go_on_from_decision(struct desk *d, const struct state *s, const struct fact *f)
{
	d->leads_on = f->candidate && !f->ref && desk_top(d)->view == &view_marks;
	if (!d->leads_on)
		return;
	if (f->code == CODE_validated) {
		struct fact text = {
		    .kind = KIND_joint_appreciation, .candidate = f->candidate, .item = f->item};
		struct buf said = {0};

		buf_add(&said, buf_str(&d->message));
		desk_open_editor(d, s, WRITE_JOINT, &text);
		buf_add(&said, STR(" "));
		buf_add(&said, buf_str(&d->message));
		desk_say(d, buf_text(&said));
		buf_done(&said);
		return;
	}
	desk_lead_on(d, s);
}

void desk_done(struct desk *d, const struct state *s, const struct fact *facts, size_t n)
{
	buf_clear(&d->message);
	forget_pending(d, &d->wish);
	if (!n) {
		desk_say(d, _("It is so already."));
		return;
	}
	if (d->wish.kind == KIND_decided && !d->wish.candidate && !facts[0].ref)
		tell_agreed(d, s, n);
	else
		tell_facts(d, s, the_act(d, facts, n));
	if (facts[0].kind == KIND_phase_paused)
		ask_why_paused(d, s, &facts[0]);
	if (facts[0].kind == KIND_decided)
		go_on_from_decision(d, s, &facts[0]);
	if (facts[0].kind == KIND_joint_appreciation)
		desk_lead_on(d, s);
}

/* A text that wasn't stored waits, as a draft, where it was written. */
static void keep_text(struct desk *d)
{
	if (!d->wrote)
		return;
	d->has_draft = true;
	d->draft_writing = d->writing;
	d->draft_about = d->about;
	buf_clear(&d->draft);
	buf_add(&d->draft, buf_str(&d->wish_words));
}

void desk_refused(struct desk *d, const struct state *s, const struct verdict *v)
{
	buf_clear(&d->message);
	forget_pending(d, &d->wish);
	keep_text(d);
	say_refusal(&d->message, s, v);
}

/* So that the fault's own sentences show. */
static void clear_messages(struct desk *d)
{
	buf_clear(&d->message);
	buf_clear(&d->above);
	if (d->exercise)
		clear_messages(d->exercise);
}

void desk_failed(struct desk *d, const struct err *e)
{
	add_pending(d, e != NULL);
	if (!e)
		return;
	keep_text(d);
	d->room.fault = *e;
	go_back_to_mark(d, &d->wish); /* to type it again */
	clear_messages(d);
}

void desk_fault(struct desk *d, const struct err *e, int64_t at_ms)
{
	d->room.fault = *e;
	d->room.fault_since_ms = at_ms;
	clear_messages(d);
}

/* -- a return to the same screen ----------------------------------------------------------- */

void desk_remember(const struct desk *d, struct desk_memory *m)
{
	const struct place_in *top = &d->stack[d->depth - 1];

	*m = (struct desk_memory){.view = str_of(top->view->name), .focus = top->focus};
	if (d->editor) {
		m->has_draft = true;
		m->writing = d->writing;
		m->about = d->about;
		m->draft = editor_text(d->editor);
	} else if (d->has_draft) {
		m->has_draft = true;
		m->writing = d->draft_writing;
		m->about = d->draft_about;
		m->draft = buf_str(&d->draft);
	}
}

static bool exists(const struct state *s, const struct focus *f)
{
	return (!f->passage || plan_passage(&s->plan, f->passage)) &&
	       (!f->candidate || plan_person(&s->plan, f->candidate));
}

void desk_recall_draft(struct desk *d, const struct state *s, const struct desk_memory *m)
{
	d->has_draft = m->has_draft && exists(s, &(struct focus){.candidate = m->about.candidate});
	d->draft_writing = m->writing;
	d->draft_about = m->about;
	buf_clear(&d->draft);
	buf_add(&d->draft, m->draft);
}

void desk_recall(struct desk *d, const struct state *s, const struct desk_memory *m)
{
	const struct view *view = view_named(m->view);
	int32_t passage = m->focus.passage;

	if (!d->me || !view || !view->place || !exists(s, &m->focus) || view == &view_seat ||
	    view == &view_curtain)
		return;
	d->depth = 1;
	d->stack[0] = (struct place_in){.view = &view_day};
	if (view != &view_day && passage) /* what lies under a sheet is its passage */
		d->stack[d->depth++] =
		    (struct place_in){view_of_passage(s, passage), m->focus, true};
	if (view != &view_day && !view->follows)
		d->stack[d->depth++] = (struct place_in){view, m->focus, false};
	/* What was being said is of that cell, whose level is to be typed again. */
	if (view == &view_written && m->has_draft && m->about.kind == KIND_written_entered) {
		desk_top(d)->focus.candidate = m->about.candidate;
		desk_top(d)->focus.item = m->about.item;
	}
	if (view == &view_day)
		d->stack[0].focus = m->focus;
	desk_recall_draft(d, s, m);
}
