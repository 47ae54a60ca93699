/* sign_in: the attendance sheet, to be signed by hand before and after.  See documents.h. */
#include "base/words.h"
#include "paper/documents_private.h"

enum { CHAIRS = 256, ROW_MM = 12, SIGNATURE_MM = 32 };

static void write_members(const struct writing *w)
{
	struct paper *p = w->paper;
	size_t n;
	const int32_t *members = jury_of(w, &n);

	paper_heading(p, 2, _("Jury"));
	paper_table(p, "");
	paper_column(p, _("Name"), PAPER_LEFT);
	paper_column(p, _("Quality"), PAPER_LEFT);
	paper_column(p, _("Body"), PAPER_LEFT);
	paper_column_to_write(p, _("Signature on arriving"), SIGNATURE_MM);
	paper_column_to_write(p, _("Signature on leaving"), SIGNATURE_MM);
	paper_rows_to_write(p, ROW_MM);
	paper_keep_whole(p);
	for (size_t i = 0; i < n; i++) {
		paper_row(p);
		paper_cell(p, member_name(w, members[i]));
		paper_cell(p, member_quality(w, members[i]));
		paper_cell(p, w->state->plan.persons[members[i] - 1].body);
	}
}

static void write_candidate(const struct writing *w, int32_t candidate)
{
	const struct standing *there = state_person(w->state, candidate);
	struct paper *p = w->paper;

	paper_row(p);
	paper_cell(p, both_names(w, candidate));
	paper_cell(p, w->state->plan.persons[candidate - 1].id);
	/* What is on the record already isn't asked for again. */
	paper_cell(p, there->identity_seen ? str_of(_("seen")) : STR(""));
	paper_cell(p, was_present(w->state, candidate) ? arrival_of(w, candidate)
	              : there->attendance              ? str_of(attendance_word(there->attendance))
	                                               : STR(""));
}

static void write_passage(const struct writing *w, int32_t passage)
{
	struct paper *p = w->paper;
	int32_t chairs[CHAIRS];
	size_t n = state_candidates(w->state, passage, chairs, CHAIRS);

	paper_heading(p, 2, passage_title(w, passage).s);
	paper_table(p, "");
	paper_column(p, _("Birth name and first name"), PAPER_LEFT);
	paper_column(p, _("Number"), PAPER_LEFT);
	paper_column_to_write(p, _("Identity"), 16);
	paper_column_to_write(p, _("Hour"), 14);
	paper_column_to_write(p, _("Signature before"), SIGNATURE_MM);
	paper_column_to_write(p, _("Signature after"), SIGNATURE_MM);
	paper_rows_to_write(p, ROW_MM);
	paper_keep_whole(p);
	for (size_t i = 0; i < n && i < CHAIRS; i++)
		write_candidate(w, chairs[i]);
}

void write_sign_in(const struct writing *w)
{
	write_identity(w);
	paper_text(w->paper, PAPER_SMALL,
	           str_of(_("The identity document is seen before each signature. Whoever is "
	                    "absent is told so in the column of the hour.")));
	write_members(w);
	for (int32_t i = 1; (size_t)i <= state_passages(w->state); i++)
		write_passage(w, i);
}
