/* annex: each member's sheet of each candidate, as member 1, 2, 3.  See documents.h.
 *
 * Confidential, and made on request alone.  Private notes are nobody's to print. */
#include "base/words.h"
#include "core/decision.h"
#include "core/say.h"
#include "core/sheets.h"
#include "paper/documents_private.h"

enum { MEMBERS = 16 };

/* Who scores, in an order that doesn't change from candidate to candidate. */
static size_t members_of(const struct writing *w, int32_t *members)
{
	size_t n = 0;

	for (int32_t i = 1; (size_t)i <= w->state->n_people && n < MEMBERS; i++)
		if (is_of_jury(w->state, i) && state_person(w->state, i)->sits)
			members[n++] = i;
	return n;
}

/* "Acquis"; where the scale has points, "2,5 Juste suffisant", or "3" alone. */
static struct str level_told(const struct writing *w, const struct level *level, const char *after)
{
	const struct plan *plan = &w->state->plan;
	struct buf b = {0};
	struct str copy;

	if (plan->levels[plan->n_levels - 1].points || !level->name.n)
		sheets_write_level(&b, plan, level->rank);
	buf_addf(&b, "%s%.*s%s", b.n && level->name.n ? " " : "", STR_ARG(level->name), after);
	copy = paper_str(w->paper, buf_str(&b));
	buf_done(&b);
	return copy;
}

static struct str mark_told(const struct writing *w, int32_t member, int32_t candidate,
                            int32_t item)
{
	const struct mark *m = state_mark(w->state, member, candidate, item);
	const struct level *level = m ? plan_level(&w->state->plan, m->rank) : NULL;

	if (state_is_recused(w->state, member, candidate))
		return str_of(_("withdrawn"));
	if (m && m->code == CODE_not_observed)
		return str_of(_("not observed"));
	if (!level)
		return STR("—");
	return level_told(w, level, m->late ? " *" : "");
}

static const char *opinion_word(enum opinion opinion)
{
	switch (opinion) {
	case OPINION_FAVOURABLE: return _("favourable");
	case OPINION_UNFAVOURABLE: return _("unfavourable");
	default: return _("no opinion");
	}
}

static void put_marks(const struct writing *w, int32_t candidate, const int32_t *members, size_t n,
                      int32_t item)
{
	struct buf name = {0};

	say_item_id(&name, w->state, item);
	buf_add_char(&name, ' ');
	say_item_name(&name, w->state, item);
	paper_row(w->paper);
	paper_cell(w->paper, buf_str(&name));
	for (size_t i = 0; i < n; i++)
		paper_cell(w->paper, mark_told(w, members[i], candidate, item));
	buf_done(&name);
}

static void put_opinions(const struct writing *w, int32_t candidate, const int32_t *members,
                         size_t n, const struct competency *c)
{
	struct str decision = decision_word(w, candidate, c->item);

	paper_row(w->paper);
	paper_cellf(w->paper,
	            decision_is_against(w->state, candidate, c->item)
	                ? _("Opinion on %.*s\njury: %.*s, against the proposal")
	                : _("Opinion on %.*s\njury: %.*s"),
	            STR_ARG(c->id), STR_ARG(decision));
	for (size_t i = 0; i < n; i++)
		paper_cell(w->paper, state_is_recused(w->state, members[i], candidate)
		                         ? STR("—")
		                         : str_of(opinion_word(decision_opinion(
					       w->state, members[i], candidate, c->item))));
}

/* Why levels were changed once the others' were known. */
static void write_changes(const struct writing *w, int32_t candidate, int32_t member, size_t nth)
{
	const struct state *s = w->state;

	for (size_t i = 0; i < s->n_sheet_items; i++) {
		const struct mark *m = state_mark(s, member, candidate, s->sheet_items[i]);
		const struct entry *e = m && m->late ? state_entry(s, m->id) : NULL;
		struct str words = e ? state_words(s, e) : STR("");
		struct buf id = {0};

		say_item_id(&id, s, s->sheet_items[i]);
		if (words.n)
			paper_textf(w->paper, PAPER_SMALL, _("Member %zu, %s, changed: %.*s"), nth,
			            buf_text(&id), STR_ARG(words));
		buf_done(&id);
	}
}

static void write_texts(const struct writing *w, int32_t candidate, const int32_t *members,
                        size_t n)
{
	const struct plan *plan = &w->state->plan;

	for (size_t i = 0; i < n; i++) {
		const struct sheet *sheet = state_sheet(w->state, members[i], candidate);

		for (size_t k = 0; sheet && sheet->kept && k < plan->n_competencies; k++)
			if (sheet->kept[k].words.n)
				paper_textf(w->paper, PAPER_SMALL, _("Member %zu, %.*s: %.*s"),
				            i + 1, STR_ARG(plan->competencies[k].id),
				            STR_ARG(sheet->kept[k].words));
		write_changes(w, candidate, members[i], i + 1);
	}
	for (size_t k = 0; k < plan->n_competencies; k++) {
		const struct ruling *r =
		    state_ruling(w->state, candidate, plan->competencies[k].item);

		if (r && r->words.n)
			paper_textf(
			    w->paper, PAPER_SMALL,
			    decision_is_against(w->state, candidate, plan->competencies[k].item)
				? _("Jury, %.*s, against the proposal: %.*s")
				: _("Jury, %.*s: %.*s"),
			    STR_ARG(plan->competencies[k].id), STR_ARG(r->words));
	}
}

static void write_candidate(const struct writing *w, int32_t candidate, const int32_t *members,
                            size_t n)
{
	const struct plan *plan = &w->state->plan;
	struct str name = birth_name(w, candidate), word = outcome_word(w, candidate);

	paper_heading(w->paper, 2,
	              paper_strf(w->paper, "%.*s · %.*s", STR_ARG(name), STR_ARG(word)).s);
	paper_table(w->paper, "");
	paper_keep_whole(w->paper);
	paper_columns_even(w->paper);
	paper_column(w->paper, _("Criterion"), PAPER_LEFT);
	for (size_t i = 0; i < n; i++)
		paper_column(w->paper, paper_strf(w->paper, _("Member %zu"), i + 1).s, PAPER_LEFT);
	for (size_t k = 0; k < plan->n_competencies; k++) {
		for (size_t i = 0; i < w->state->n_sheet_items; i++)
			if (plan_competency_of(plan, w->state->sheet_items[i]) ==
			    plan->competencies[k].item)
				put_marks(w, candidate, members, n, w->state->sheet_items[i]);
		put_opinions(w, candidate, members, n, &plan->competencies[k]);
	}
	write_texts(w, candidate, members, n);
}

void write_annex(const struct writing *w)
{
	int32_t members[MEMBERS];
	size_t n = members_of(w, members);

	write_identity(w);
	paper_text(w->paper, PAPER_STRONG,
	           str_of(_("Confidential: covered by the secrecy of the deliberation. Made on "
	                    "request, and kept apart from the minutes.")));
	paper_text(w->paper, PAPER_SMALL,
	           str_of(_("* changed after the opening of the deliberation.")));
	for (size_t i = 0; i < w->n_candidates; i++)
		if (was_present(w->state, w->candidates[i]) &&
		    state_is_revealed(w->state, w->candidates[i]))
			write_candidate(w, w->candidates[i], members, n);
}
