/* desk_last: my last act: taken back, put back, refined. */
#include "base/words.h"
#include "core/say.h"
#include "ui/desk_private.h"
#include "ui/dialog.h"

enum { UNDO_ASKS_AFTER_MS = 120000 };

/* -- is it what the screen shows? ----------------------------------------------------------- */

static int32_t passage_of(const struct state *s, const struct fact *f)
{
	const struct question *q = state_question(s, f->ref);
	const struct turn *t = state_turn(s, f->ref);
	const struct run *r = state_run_by_id(s, t ? t->run : f->ref);
	const struct person *c = plan_person(&s->plan, f->candidate);

	if (f->passage)
		return f->passage;
	if (r)
		return r->passage;
	if (q)
		return q->passage;
	return c ? c->passage : 0;
}

static bool is_about(const struct state *s, const struct fact *f, int32_t candidate)
{
	const struct question *q = state_question(s, f->ref);

	return f->candidate == candidate || (q && q->candidate == candidate) ||
	       (f->kind == KIND_sheet_moved && f->value == candidate);
}

static bool is_of_the_jury(enum kind kind)
{
	return kind == KIND_role_given || kind == KIND_member_present || kind == KIND_declared ||
	       kind == KIND_recused;
}

/* A sheet shows one candidate, a passage's view all of it, the journal its selected line, the
 * jury's views the jury; the day shows no act. */
static bool is_shown(const struct scene *scene, const struct view *view, const struct entry *e)
{
	const struct state *s = scene->state;
	const struct fact *f = &e->fact;

	switch (view->place) {
	case PLACE_DAY: return false;
	case PLACE_SHEET:
	case PLACE_COMPETENCY: return is_about(s, f, scene->focus->candidate);
	case PLACE_JOURNAL: return view_journal_entry(scene) == e;
	case PLACE_OPENING: return is_of_the_jury(f->kind);
	case PLACE_AGENDA: return f->kind == KIND_decided || f->kind == KIND_outcome_set;
	case PLACE_WRITTEN: return f->kind == KIND_written_entered;
	case PLACE_SIGNATURES: return f->kind == KIND_member_signed;
	case PLACE_ATTENDANCE: /* who comes and goes, of the jury too */
		if (f->kind == KIND_member_present || f->kind == KIND_role_given)
			return true;
		break;
	default: break;
	}
	/* Whom an act moved to another passage has left this one. */
	return view->of_passage && (passage_of(s, f) == scene->focus->passage ||
	                            e->before.passage == scene->focus->passage);
}

/* -- taken back, put back ------------------------------------------------------------------- */

static bool is_of_a_phase(enum kind kind)
{
	return kind == KIND_phase_started || kind == KIND_phase_ended;
}

/* Asks for what is weighty, for what lies far back, for what is not the last thing done, and for
 * what the screen doesn't show. */
struct step desk_undo(const struct scene *scene, const struct view *view)
{
	const struct state *s = scene->state;
	const struct entry *e = state_latest(s, scene->me);
	struct fact f = {
	    .kind = KIND_taken_back, .candidate = e ? e->fact.candidate : 0, .ref = e ? e->id : 0};
	enum refusal why = rules_decide(s, scene->me, &f, scene->now).why;

	if (e && e->fact.kind == KIND_sheet_handed_in)
		return step_ask(&dialog_take_back, (struct fact){.kind = KIND_sheet_reopened,
		                                                 .candidate = e->fact.candidate});
	if (!e || (why && why != REFUSED_reason_needed))
		return step_wish((struct fact){.kind = KIND_taken_back}); /* the rules say why */
	if (is_of_a_phase(e->fact.kind) || scene->now->at_ms - e->at_ms > UNDO_ASKS_AFTER_MS ||
	    state_last_way_back(s, scene->me) || !is_shown(scene, view, e))
		return step_ask(&dialog_undo, f);
	return step_take_back(scene, &f);
}

struct step desk_redo(const struct scene *scene)
{
	return step_take_back(scene, &(struct fact){.kind = KIND_taken_back, .value = 1});
}

/* -- refined -------------------------------------------------------------------------------- */

/* The same act once more, with other words. */
static struct fact again(const struct entry *e)
{
	struct fact f = e->fact;

	f.ref = 0;
	return f;
}

/* Why it was done, told apart from the act: what the ledger holds is never written over. */
static struct step refine_act(const struct scene *scene, const struct entry *e)
{
	const struct run *run = state_run_by_id(scene->state, e->fact.ref);
	struct fact why = {.kind = KIND_incident,
	                   .ref = e->id,
	                   .code = CODE_other,
	                   .passage = scene->focus->passage,
	                   .candidate = e->fact.candidate};

	switch (e->fact.kind) {
	case KIND_phase_paused:
	case KIND_phase_resumed: return step_ask(&dialog_incident, why);
	case KIND_incident:
		why.ref = e->fact.ref ? e->fact.ref : e->id;
		why.code = e->fact.code;
		why.passage = e->fact.passage;
		return step_write(WRITE_WORDS, why);
	case KIND_written_entered: return step_write(WRITE_ASSESSOR, again(e));
	case KIND_member_signed: return step_write(WRITE_OBSERVATIONS, again(e));
	case KIND_phase_ended:
	case KIND_attendance:
	case KIND_member_present:
	case KIND_recused:
	case KIND_time_given: return step_write(WRITE_WORDS, why);
	case KIND_time_corrected:
		if (!run || run->status != RUN_PAUSED)
			return step_write(WRITE_WORDS, why);
		why.ref = run->pause_id; /* it only said since when */
		return step_ask(&dialog_incident, why);
	default: return step_say("%s", _("Nothing to refine: your last act has no words."));
	}
}

/* `m`: the words of the act that I did last, if it can have some. */
struct step desk_refine(const struct scene *scene)
{
	const struct state *s = scene->state;

	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *e = &s->entries[i];
		const struct question *q;

		if (e->author != scene->me || e->is_undo || e->undone_by)
			continue;
		q = state_question(s, e->fact.kind == KIND_question_changed ? e->fact.ref : e->id);
		if (q)
			return step_ask(
			    &dialog_question,
			    (struct fact){.kind = KIND_question_changed,
			                  .ref = q->id,
			                  .person = q->asker,
			                  .item = q->level,
			                  .words = q->words,
			                  .code = q->follow_up ? CODE_follow_up : CODE_question});
		return refine_act(scene, e);
	}
	return step_say("%s", _("Nothing to refine: your last act has no words."));
}
