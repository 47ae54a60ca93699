/* agenda_words: what the lines of the deliberation say.  See agenda_lines.h. */
#include "base/text.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/agenda_lines.h"

void agenda_write_section(struct buf *b, const struct scene *scene, const struct agenda_row *row)
{
	struct buf who = {0};

	switch (row->section) {
	case AGENDA_SHARED: buf_add(b, str_of(_("Opinions differ"))); break;
	case AGENDA_SPREAD: buf_add(b, str_of(_("Marks far apart"))); break;
	case AGENDA_REFUSAL: buf_add(b, str_of(_("Agreed not to validate"))); break;
	case AGENDA_RECUSED:
		say_family(&who, scene->state, row->recused);
		buf_addf(b, _("%s withdraws"), buf_text(&who));
		break;
	default: buf_add(b, str_of(_("Agreed"))); break;
	}
	buf_done(&who);
}

/* "Avis partagés : 3", then how many of them are left once some are decided. */
void agenda_write_heading(struct buf *b, const struct scene *scene, const struct agenda_lines *l,
                          const struct agenda_line *line)
{
	if (line->kind == LINE_RESULTS) {
		buf_addf(b, _("Outcomes: %zu of %zu"), line->count - line->left, line->count);
		return;
	}
	agenda_write_section(b, scene, &l->agenda.rows[line->from]);
	buf_addf(b, "%s%zu", words_p("before a list", ": "), line->count);
	if (!line->left)
		buf_addf(b, "%s", _(", decided"));
	else if (line->left < line->count)
		buf_addf(b, words_n(", %zu left", ", %zu left", (int64_t)line->left), line->left);
}

/* "PINSON a repris sa fiche": until it is in again, nothing is agreed. */
static bool add_taken_back(struct buf *b, const struct state *s, int32_t candidate)
{
	int32_t member = agenda_taken_back(s, candidate);
	struct buf who = {0};

	if (!member)
		return false;
	say_family(&who, s, member);
	buf_addf(b, _("\t%s took the sheet back|sheet out again\t"), buf_text(&who));
	buf_done(&who);
	return true;
}

int32_t agenda_taken_back(const struct state *s, int32_t candidate)
{
	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		const struct sheet *sheet = state_sheet(s, m, candidate);

		if (sheet && sheet->status == SHEET_TAKEN_BACK && state_sits(s, m, candidate))
			return m;
	}
	return 0;
}

/* In capitals what is decided, with what is against the proposal told. */
void agenda_write_decision(struct buf *b, const struct scene *scene, const struct agenda_row *r)
{
	const struct ruling *ruling = state_ruling(scene->state, r->candidate, r->competency);
	char comma = words_are_french() ? ',' : '.';

	if (!r->decided && add_taken_back(b, scene->state, r->candidate))
		return;
	if (!r->decided || !ruling) {
		if (share_is_known(r->proposal.share)) {
			decision_write_points(b, &scene->state->plan, r->proposal.share, comma);
			buf_addf(b, "\t/%lld\t ", (long long)decision_whole(&scene->state->plan));
		}
		agenda_write_proposal(b, &r->proposal);
		return;
	}
	text_upper(b, str_of(say_code(ruling->code)));
	if (decision_is_against(scene->state, r->candidate, r->competency))
		buf_add(b, str_of(_("\t, against| !\t")));
}

void agenda_write_whole(struct buf *b, const struct scene *scene, const struct agenda_line *line)
{
	if (agenda_hides(scene, line->candidate))
		buf_add(b, str_of(_("you withdraw")));
	else if (line->left == line->count)
		buf_add(b, str_of(_("Enter opens them\t one after the other\t")));
	else if (line->left)
		buf_addf(b, _("decided %zu of %zu"), line->count - line->left, line->count);
	else
		buf_add(b, str_of(_("\tall are decided|decided\t")));
}

void agenda_write_agreed(struct buf *b, const struct scene *scene, const struct agenda_lines *l,
                         const struct agenda_line *line)
{
	bool may_confirm = scene_may(scene, scene->state->plan.may_enter_decisions);

	if (!line->left)
		buf_add(b, str_of(_("\tall are decided|decided\t")));
	else if (!may_confirm && l->shows_agreed)
		buf_add(b, str_of(_("the jury confirms them together")));
	else if (!may_confirm)
		buf_add(b, str_of(_("Enter shows them")));
	else if (l->shows_agreed)
		buf_add(b, str_of(_("f confirms them together")));
	else
		buf_add(b, str_of(_("\tEnter shows them, then f confirms them|Enter, then f: "
		                    "confirms\t\t together\t")));
}

void agenda_write_name(struct buf *b, const struct scene *scene, const struct agenda_line *line,
                       const struct agenda_lines *l)
{
	if (line->kind != LINE_AGREED)
		say_person(b, scene->state, line->candidate);
	else if (line->count < l->agenda.n)
		buf_addf(b, words_n("The %zu other", "The %zu others", (int64_t)line->count),
		         line->count);
	else
		buf_addf(b, words_n("The %zu decision", "The %zu decisions", (int64_t)line->count),
		         line->count);
}
