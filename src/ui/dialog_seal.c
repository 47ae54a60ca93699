/* dialog_seal: what is asked before the minutes are sealed, and after.
 *
 * dialog_seal     wish: sealed
 * dialog_annex    wish: its value the document
 * dialog_again    wish: deliberation_reopened
 * dialog_correct  wish: entry_confirmed, ref the correction of form */
#include "base/words.h"
#include "core/decision.h"
#include "core/head.h"
#include "core/say.h"
#include "ui/agenda_lines.h"
#include "ui/corrections.h"
#include "ui/dialog.h"
#include "ui/paragraph.h"

/* -- the summary --------------------------------------------------------------------------- */

static bool is_candidate(const struct state *s, int32_t number)
{
	return plan_person(&s->plan, number)->role == ROLE_CANDIDATE;
}

static void write_set_by_hand(struct buf *b, const struct state *s)
{
	size_t n = 0;

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		const struct outcome *set = is_candidate(s, c) ? state_outcome(s, c) : NULL;

		n += set && set->code && set->code != CODE_cleared;
	}
	if (n)
		buf_addf(b, words_n("; %zu set by hand", "; %zu set by hand", (int64_t)n), n);
}

/* "Résultats : Certifié(e) : 9, Non certifié(e) : 2, Absent(e) : 1 ; 1 fixé à la main" */
static void write_outcomes(struct buf *b, const struct state *s)
{
	static const enum code codes[] = {CODE_certified, CODE_not_certified, CODE_absent,
	                                  CODE_excused,   CODE_gave_up,       CODE_postponed,
	                                  CODE_reserved,  CODE_cancelled,     CODE_none};
	const char *before = "";

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		size_t n = 0;

		for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
			n += is_candidate(s, c) && decision_outcome(s, c) == codes[i];
		if (!n)
			continue;
		buf_add(b, str_of(before));
		if (codes[i])
			say_outcome(b, s, codes[i]);
		else
			buf_add(b, str_of(_("without an outcome")));
		buf_addf(b, "%s%zu", words_p("before a list", ": "), n);
		before = ", ";
	}
	write_set_by_hand(b, s);
}

static void write_decisions(struct buf *b, const struct state *s)
{
	struct arena arena = {0};
	struct agenda a = agenda_make(s, &arena);
	size_t against = 0;

	for (size_t i = 0; i < a.n; i++)
		against += decision_is_against(s, a.rows[i].candidate, a.rows[i].competency);
	buf_addf(b, _("%zu of %zu"), a.decided, a.n);
	if (against)
		buf_addf(b, _(", of which %zu against the rule’s proposal"), against);
	arena_done(&arena);
}

/* "SITTELLE pour HÊTRE Gina" */
static size_t write_withdrawals(struct buf *b, const struct state *s)
{
	size_t n = 0;

	for (int32_t m = 1; (size_t)m <= s->n_people; m++)
		for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
			struct buf who = {0}, whom = {0};

			if (!is_candidate(s, c) || !rules_may(s, m, s->plan.may_score) ||
			    !state_is_recused(s, m, c))
				continue;
			say_family(&who, s, m);
			say_person(&whom, s, c);
			buf_add(b, n++ ? STR(", ") : STR(""));
			buf_addf(b, _("%s for %s"), buf_text(&who), buf_text(&whom));
			buf_done(&who);
			buf_done(&whom);
		}
	return n;
}

static int draw_fact(struct canvas *c, struct area area, int rows, const char *head,
                     struct buf *text)
{
	int col = c->cols < 80 ? 16 : 18;

	if (rows < area.rows && text->n) {
		canvas_text(c, area.row + rows, STOP_TEXT, PEN_DIM, str_of(head));
		rows += paragraph_draw(
		    c, (struct area){area.row + rows, col, area.rows - rows, canvas_edge(c) - col},
		    PEN_PLAIN, buf_str(text));
	}
	buf_clear(text);
	return rows;
}

static int seal_facts(struct canvas *c, struct area area, const struct scene *scene,
                      const struct fact *wish)
{
	const struct state *s = scene->state;
	struct buf b = {0};
	int rows = 0;

	(void)wish;
	write_outcomes(&b, s);
	rows = draw_fact(c, area, rows, _("Outcomes"), &b);
	write_decisions(&b, s);
	rows = draw_fact(c, area, rows, _("Decisions"), &b);
	write_withdrawals(&b, s);
	rows = draw_fact(c, area, rows, _("Withdrawals"), &b);
	if (scene->room->head.count)
		head_write(&b, &scene->room->head);
	rows = draw_fact(c, area, rows, words_p("of the record", "Head"), &b);
	buf_done(&b);
	return rows;
}

static void seal_tell(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	const struct state *s = scene->state;
	struct buf names = {0};
	size_t n;

	(void)wish;
	buf_addf(b, "%s%s", _("Outcomes"), words_p("before a list", ": "));
	write_outcomes(b, s);
	buf_addf(b, ".\n%s%s", _("Decisions"), words_p("before a list", ": "));
	write_decisions(b, s);
	n = write_withdrawals(&names, s);
	if (n)
		buf_addf(b, ".\n%s%s%s", _("Withdrawals"), words_p("before a list", ": "),
		         buf_text(&names));
	if (scene->room->head.count) {
		buf_addf(b, ".\n%s%s", words_p("of the record", "Head"),
		         words_p("before a list", ": "));
		head_write(b, &scene->room->head);
	}
	buf_add(b, STR(".\n"));
	buf_done(&names);
}

/* -- what is incomplete -------------------------------------------------------------------- */

enum { LACKS_SHOWN = 4 };

static size_t add_lack(struct choice *v, size_t n, const char *text, struct step step)
{
	if (n >= LACKS_SHOWN)
		return n;
	n = dialog_choice(v, n, (char)('1' + n), text, step);
	v[n - 1].form = CHOICE_NEAR;
	return n;
}

/* A sheet that is out again: what the jury decided is not what it saw. */
static size_t add_taken_back(struct choice *v, size_t n, const struct state *s)
{
	struct buf b = {0}, who = {0}, whose = {0};

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		int32_t member = is_candidate(s, c) ? agenda_taken_back(s, c) : 0;

		if (!member)
			continue;
		buf_clear(&b);
		buf_clear(&who);
		buf_clear(&whose);
		say_family(&who, s, member);
		say_person(&whose, s, c);
		buf_addf(&b, _("%s: %s took the sheet back"), buf_text(&whose), buf_text(&who));
		n = add_lack(v, n, buf_text(&b),
		             step_go(&view_marks,
		                     (struct focus){.passage = plan_person(&s->plan, c)->passage,
		                                    .candidate = c}));
	}
	buf_done(&b);
	buf_done(&who);
	buf_done(&whose);
	return n;
}

/* What the seal waits for: who has no outcome, and decisions that are owed. */
static size_t add_missing(struct choice *v, size_t n, const struct scene *scene)
{
	const struct state *s = scene->state;
	struct agenda_lines l = agenda_lines_make(scene);
	struct buf b = {0};
	size_t none = 0;

	if (l.decided < l.due) {
		buf_addf(&b,
		         words_n("%zu decision is missing", "%zu decisions are missing",
		                 (int64_t)(l.due - l.decided)),
		         l.due - l.decided);
		n = add_lack(v, n, buf_text(&b), step_go(&view_agenda, (struct focus){0}));
	}
	n = add_taken_back(v, n, s);
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		none += is_candidate(s, c) && !decision_is_judged(s, c) && !decision_outcome(s, c);
	if (none) {
		buf_clear(&b);
		buf_addf(&b,
		         words_n("%zu candidate not heard has no outcome",
		                 "%zu candidates not heard have no outcome", (int64_t)none),
		         none);
		n = add_lack(v, n, buf_text(&b), step_go(&view_agenda, (struct focus){0}));
	}
	agenda_lines_done(&l);
	buf_done(&b);
	return n;
}

/* What it does not wait for, and somebody may ask about later. */
static size_t add_doubtful(struct choice *v, size_t n, const struct scene *scene)
{
	const struct state *s = scene->state;
	struct buf b = {0}, who = {0};

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		const struct standing *there = state_person(s, c);

		if (!is_candidate(s, c) || !state_is_here(s, c) || there->identity_seen)
			continue;
		buf_clear(&b);
		buf_clear(&who);
		say_person(&who, s, c);
		buf_addf(&b, _("%s: identity document never seen"), buf_text(&who));
		n = add_lack(v, n, buf_text(&b),
		             step_go(&view_attendance,
		                     (struct focus){.passage = plan_person(&s->plan, c)->passage,
		                                    .candidate = c}));
	}
	buf_done(&b);
	buf_done(&who);
	return n;
}

static void seal_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)wish;
	buf_addf(b, "%s",
	         scene->state->last_seal_id ? _("Adopt the minutes and seal them again?")
	                                    : _("Adopt the minutes and seal them?"));
}

static size_t seal_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t missing = scene->state->jury == CODE_carence ? 0 : add_missing(v, 0, scene);
	size_t n = add_doubtful(v, missing, scene);

	if (!missing)
		n = dialog_choice(
		    v, n, 'o', _("adopted: type the word that seals\t; private notes are erased\t"),
		    step_write(WRITE_SEAL, *wish));
	return dialog_choice(v, n, KEY_ESC, missing ? _("decide it first") : _("not yet"),
	                     step_stay());
}

const struct dialog dialog_seal = {.place = PLACE_ASK,
                                   .title = seal_title,
                                   .facts = seal_facts,
                                   .choices = seal_choices,
                                   .tell = seal_tell};

/* -- the annex ----------------------------------------------------------------------------- */

static void annex_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_addf(b, "%s", _("Write the confidential annex?"));
}

static int annex_facts(struct canvas *c, struct area area, const struct scene *scene,
                       const struct fact *wish)
{
	(void)scene;
	(void)wish;
	return dialog_fact(c, area, 0,
	                   str_of(_("It holds each member’s sheet. It is made on request alone, "
	                            "for an appeal; it goes to nobody else.")));
}

static size_t annex_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = dialog_choice(v, 0, 'o', _("yes, it was asked for"),
	                         (struct step){.kind = STEP_DOCUMENT, .wish = *wish});

	(void)scene;
	return dialog_choice(v, n, KEY_ESC, _("no"), step_stay());
}

const struct dialog dialog_annex = {
    .place = PLACE_ASK, .title = annex_title, .facts = annex_facts, .choices = annex_choices};

/* -- a new deliberation -------------------------------------------------------------------- */

static void again_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_addf(b, "%s", _("Deliberate again?"));
}

static int again_facts(struct canvas *c, struct area area, const struct scene *scene,
                       const struct fact *wish)
{
	(void)scene;
	(void)wish;
	return dialog_fact(
	    c, area, 0,
	    str_of(_("For what touches a mark, a decision or an outcome; a name or a "
	             "date is a correction of form. The jury must be numerous "
	             "enough. Another seal makes a new version of the minutes.")));
}

static size_t again_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = dialog_choice(v, 0, 'o', _("yes: write the reason, and it is open"),
	                         step_write(WRITE_REASON, *wish));

	(void)scene;
	return dialog_choice(v, n, KEY_ESC, _("no, the minutes stand"), step_stay());
}

const struct dialog dialog_again = {
    .place = PLACE_ASK, .title = again_title, .facts = again_facts, .choices = again_choices};

/* -- a correction of form, by a second person ---------------------------------------------- */

static void correct_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	(void)scene;
	(void)wish;
	buf_addf(b, "%s", _("Confirm this correction of form?"));
}

static int correct_facts(struct canvas *c, struct area area, const struct scene *scene,
                         const struct fact *wish)
{
	const struct rectification *r = state_rectification(scene->state, wish->ref);
	struct buf b = {0}, who = {0};
	int rows;

	if (!r)
		return 0;
	say_person(&who, scene->state, r->author);
	buf_addf(&b, _("Proposed by %s: "), buf_text(&who));
	corrections_write(&b, scene->state, r);
	buf_addf(&b, "\n%s",
	         _("A new version of the minutes cancels and replaces the one before."));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&who);
	return rows;
}

static size_t correct_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = dialog_choice(v, 0, 'o', _("yes, it is right"), step_wish(*wish));

	(void)scene;
	return dialog_choice(v, n, KEY_ESC, _("no"), step_stay());
}

const struct dialog dialog_correct = {
    .place = PLACE_ASK, .title = correct_title, .facts = correct_facts, .choices = correct_choices};
