/* dialog_decision: what is asked before the jury's decision is written down.
 *
 * dialog_decision  wish: decided, the candidate and the competency
 * dialog_unmet     wish: decided not validated; value: the criteria that carry the refusal
 * dialog_agreed    wish: decided validated, neither candidate nor item: all that is agreed
 * dialog_outcome   wish: outcome_set, the candidate */
#include "base/words.h"
#include "core/decision.h"
#include "core/say.h"
#include "ui/agenda_lines.h"
#include "ui/dialog.h"
#include "ui/sheet.h"

/* "CÈDRE Bruno, C2" */
static void write_what(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	say_person(b, scene->state, wish->candidate);
	if (wish->item)
		buf_addf(b, ", %.*s", STR_ARG(sheet_item_id(&scene->state->plan, wish->item)));
}

static bool is_against(enum code code, const struct proposed *p)
{
	return p->code && p->code != code;
}

/* -- the decision -------------------------------------------------------------------------- */

static void decision_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct proposed p = decision_propose(scene->state, wish->candidate, wish->item);
	struct buf what = {0}, proposal = {0};

	write_what(&what, scene, wish);
	agenda_write_proposal(&proposal, &p);
	if (p.code)
		buf_addf(b, _("%s: \tthe jury’s decision? \tProposed: %s"), buf_text(&what),
		         buf_text(&proposal));
	else
		buf_addf(b, _("%s: \tthe jury’s decision? \tTo be debated"), buf_text(&what));
	buf_done(&what);
	buf_done(&proposal);
}

static int decision_facts(struct canvas *c, struct area area, const struct scene *scene,
                          const struct fact *wish)
{
	const struct ruling *r = state_ruling(scene->state, wish->candidate, wish->item);
	struct buf b = {0};
	int rows;

	if (r && r->code)
		buf_addf(&b, _("Decided so far: %s. "), say_code(r->code));
	buf_add(&b, str_of(_("Then one text of the jury, appreciation or reason: the candidate "
	                     "will read it.")));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	return rows;
}

static bool has_criteria(const struct plan *p, int32_t competency)
{
	for (size_t i = 0; i < p->n_criteria; i++)
		if (p->criteria[i].competency == competency)
			return true;
	return false;
}

static struct step step_validate(const struct scene *scene, struct fact wish,
                                 const struct proposed *p)
{
	wish.code = CODE_validated;
	return is_against(CODE_validated, p) && scene->state->plan.gap_reason == REASON_MUST
	           ? step_write(WRITE_GAP, wish)
	           : step_wish(wish);
}

static struct step step_refuse(const struct scene *scene, struct fact wish)
{
	const struct ruling *r = state_ruling(scene->state, wish.candidate, wish.item);

	wish.code = CODE_not_validated;
	wish.value = r && r->code == CODE_not_validated ? r->unmet : 0;
	return has_criteria(&scene->state->plan, wish.item) ? step_ask(&dialog_unmet, wish)
	                                                    : step_write(WRITE_REFUSAL, wish);
}

static size_t decision_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	struct proposed p = decision_propose(scene->state, wish->candidate, wish->item);
	struct fact reserve = *wish;
	size_t n;

	reserve.code = CODE_reserved;
	n = dialog_choice(v, 0, '1',
	                  is_against(CODE_validated, &p) ? _("validated, against the proposal")
	                                                 : _("validated"),
	                  step_validate(scene, *wish, &p));
	n = dialog_choice(v, n, '2',
	                  is_against(CODE_not_validated, &p)
	                      ? _("not validated, against the proposal")
	                      : _("not validated"),
	                  step_refuse(scene, *wish));
	n = dialog_choice(v, n, '3', _("decision reserved"), step_write(WRITE_RESERVED, reserve));
	return dialog_choice(v, n, KEY_ESC, _("not yet, go on discussing"), step_stay());
}

const struct dialog dialog_decision = {.place = PLACE_ASK,
                                       .title = decision_title,
                                       .facts = decision_facts,
                                       .choices = decision_choices};

/* -- the criteria that carry a refusal ----------------------------------------------------- */

/* As many as have a key beside the last two. */
enum { UNMET_MAX = CHOICES_MAX - 2 };

static void unmet_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf what = {0};

	write_what(&what, scene, wish);
	buf_addf(b, _("%s not validated: which criteria\t carry it\t?"), buf_text(&what));
	buf_done(&what);
}

static int unmet_facts(struct canvas *c, struct area area, const struct scene *scene,
                       const struct fact *wish)
{
	(void)scene;
	(void)wish;
	return dialog_fact(c, area, 0,
	                   str_of(_("A digit puts a × before a criterion, or takes it away. The "
	                            "reason then says why.")));
}

static size_t unmet_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	const struct plan *p = &scene->state->plan;
	size_t n = 0;
	struct buf b = {0};

	for (size_t i = 0; i < p->n_criteria && n < UNMET_MAX; i++) {
		struct fact turned = *wish;
		int64_t bit = INT64_C(1) << n;

		if (p->criteria[i].competency != wish->item)
			continue;
		turned.value ^= bit;
		buf_clear(&b);
		buf_addf(&b, "%s %.*s  %.*s", wish->value & bit ? "×" : "·",
		         STR_ARG(p->criteria[i].id), STR_ARG(p->criteria[i].name));
		n = dialog_choice(v, n, (char)(n < 9 ? '1' + n : 'a'), buf_text(&b),
		                  (struct step){.kind = STEP_TURN, .wish = turned});
		v[n - 1].form = CHOICE_NEAR;
	}
	buf_done(&b);
	n = dialog_choice(v, n, 'o', _("these: write the reason"),
	                  wish->value ? step_write(WRITE_REFUSAL, *wish)
	                              : step_say("%s", _("Choose at least one criterion: its "
	                                                 "digit.")));
	return dialog_choice(v, n, KEY_ESC, _("not yet, go on discussing"), step_stay());
}

const struct dialog dialog_unmet = {
    .place = PLACE_ASK, .title = unmet_title, .facts = unmet_facts, .choices = unmet_choices};

/* -- all that is agreed -------------------------------------------------------------------- */

static void agreed_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct agenda_lines l = agenda_lines_make(scene);
	size_t left;

	(void)wish;
	agenda_count(&l.agenda, AGENDA_AGREED, &left);
	buf_addf(b,
	         words_n("Confirm together the %zu decision that is agreed?",
	                 "Confirm together the %zu decisions that are agreed?", (int64_t)left),
	         left);
	agenda_lines_done(&l);
}

/* "DATTIER C1–C4, NOYER C1, C3": whose they are. */
static void write_agreed(struct buf *b, const struct scene *scene, const struct agenda *a)
{
	int32_t before = 0;

	for (size_t i = 0; i < a->n; i++) {
		const struct agenda_row *r = &a->rows[i];

		if (r->section != AGENDA_AGREED || r->decided)
			continue;
		if (r->candidate != before) {
			buf_add(b, before ? STR(" · ") : STR(""));
			say_family(b, scene->state, r->candidate);
		}
		buf_addf(b, r->candidate != before ? " %.*s" : ", %.*s",
		         STR_ARG(sheet_item_id(&scene->state->plan, r->competency)));
		before = r->candidate;
	}
}

static int agreed_facts(struct canvas *c, struct area area, const struct scene *scene,
                        const struct fact *wish)
{
	struct agenda_lines l = agenda_lines_make(scene);
	struct buf b = {0};
	int rows;

	(void)wish;
	buf_addf(&b, "%s ", _("All validated, as every member’s marks have it:"));
	write_agreed(&b, scene, &l.agenda);
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	agenda_lines_done(&l);
	return rows;
}

static size_t agreed_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	size_t n = dialog_choice(v, 0, 'o', _("yes, the jury confirms them"), step_wish(*wish));

	(void)scene;
	return dialog_choice(v, n, KEY_ESC, _("not yet"), step_stay());
}

const struct dialog dialog_agreed = {
    .place = PLACE_ASK, .title = agreed_title, .facts = agreed_facts, .choices = agreed_choices};

/* -- an outcome by hand -------------------------------------------------------------------- */

static void outcome_title(struct buf *b, const struct scene *scene, const struct fact *wish)
{
	struct buf who = {0};

	say_person(&who, scene->state, wish->candidate);
	buf_addf(b, _("%s: an outcome that the rule doesn’t give?"), buf_text(&who));
	buf_done(&who);
}

static int outcome_facts(struct canvas *c, struct area area, const struct scene *scene,
                         const struct fact *wish)
{
	const struct outcome *set = state_outcome(scene->state, wish->candidate);
	struct buf b = {0}, is = {0};
	int rows;

	agenda_write_outcome(&is, scene, wish->candidate);
	if (set && set->code)
		buf_addf(&b, _("Set by hand: %s. "), buf_text(&is));
	else
		buf_addf(&b, _("So far, by the rule: %s. "), buf_text(&is));
	buf_add(&b, str_of(_("A reason is asked for next, for the record.")));
	rows = dialog_fact(c, area, 0, buf_str(&b));
	buf_done(&b);
	buf_done(&is);
	return rows;
}

/* Who was heard was there; where the grid has no word of its own for giving up or being excused,
 * it would be offered twice as absent. */
static bool is_offered(const struct state *s, int32_t candidate, enum code code)
{
	struct str absent = decision_outcome_label(&s->plan, CODE_absent);

	if (code == CODE_absent || code == CODE_excused)
		if (decision_is_judged(s, candidate))
			return false;
	return (code != CODE_gave_up && code != CODE_excused) || !absent.n ||
	       !str_equal(decision_outcome_label(&s->plan, code), absent);
}

static size_t outcome_choices(const struct scene *scene, const struct fact *wish, struct choice *v)
{
	static const enum code codes[] = {CODE_reserved, CODE_postponed, CODE_cancelled,
	                                  CODE_gave_up,  CODE_absent,    CODE_excused};
	const struct outcome *set = state_outcome(scene->state, wish->candidate);
	struct fact f = *wish;
	size_t n = 0;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct buf label = {0};

		if (!is_offered(scene->state, wish->candidate, codes[i]))
			continue;
		f.code = codes[i];
		say_outcome(&label, scene->state, codes[i]);
		n = dialog_choice(v, n, (char)('1' + n), buf_text(&label),
		                  step_write(WRITE_REASON, f));
		v[n - 1].form = CHOICE_BESIDE;
		buf_done(&label);
	}
	f.code = CODE_cleared;
	if (set && set->code)
		n = dialog_choice(v, n, (char)('1' + n), _("follow the rule again"), step_wish(f));
	return dialog_choice(v, n, KEY_ESC, _("no, leave it as it is"), step_stay());
}

const struct dialog dialog_outcome = {
    .place = PLACE_ASK, .title = outcome_title, .facts = outcome_facts, .choices = outcome_choices};
