/* course: what happened in the session, in the minutes.  See documents_private.h. */
#include "base/text.h"
#include "base/words.h"
#include "core/say.h"
#include "paper/documents_private.h"

enum { SHORT = 8 }; /* so many lines stay on one page */

/* What a reader of the minutes must know of the day; the rest stands in tables above. */
static bool is_of_the_course(const struct entry *e)
{
	if (e->undone_by || e->is_undo)
		return false;
	switch (e->fact.kind) {
	case KIND_jury_opened:
	case KIND_role_given:
	case KIND_deliberation_opened:
	case KIND_deliberation_reopened:
	case KIND_sealed: return true;
	case KIND_recused: return e->author; /* not the office's, before the day */
	case KIND_incident: return !e->fact.ref;
	default: return false;
	}
}

static void put_course(const struct writing *w, const struct state *named, const struct entry *e)
{
	struct fact whole = state_whole(w->state, e);
	struct buf b = {0}, sentence = {0};

	whole.words = state_words(w->state, e);
	whole = without_health(whole);
	say_event(&b, named, e->author, &whole);
	text_upper_first(&sentence, buf_str(&b));
	paper_row(w->paper);
	paper_cell(w->paper, hour(w, e->at_ms, e->zone_min));
	paper_cell(w->paper, buf_str(&sentence));
	buf_done(&b);
	buf_done(&sentence);
}

static const char *property_said(enum code code)
{
	return code == CODE_remark ? _("wording") : say_code(code);
}

/* Words that stand nowhere else in the minutes are not told by their correction. */
static bool may_be_told(const struct writing *w, const struct rectification *r)
{
	const struct entry *e = state_entry(w->state, r->ref);

	if (!r->ref)
		return true;
	if (speaks_of_health(r->former) || speaks_of_health(r->words))
		return false;
	switch (e ? e->fact.kind : KIND_declared) {
	case KIND_decided: return e->fact.code != CODE_validated;
	case KIND_outcome_set:
	case KIND_member_signed: return true;
	default: return e && is_of_the_course(e);
	}
}

static void put_rectification(const struct writing *w, const struct rectification *r)
{
	struct str name = r->person ? member_name(w, r->person) : STR("");
	struct str by = member_name(w, r->author), with = member_name(w, r->confirmed_by);

	if (!r->confirmed_id || r->taken_back)
		return;
	paper_row(w->paper);
	paper_cell(w->paper, hour_of(w, r->confirmed_id));
	if (!may_be_told(w, r)) {
		paper_cellf(w->paper, _("Correction of form, %s%s%.*s (%.*s, %.*s)"),
		            property_said(r->code), name.n ? ", " : "", STR_ARG(name), STR_ARG(by),
		            STR_ARG(with));
		return;
	}
	paper_cellf(w->paper, _("Correction of form, %s%s%.*s: “%.*s” becomes “%.*s” (%.*s, %.*s)"),
	            property_said(r->code), name.n ? ", " : "", STR_ARG(name), STR_ARG(r->former),
	            STR_ARG(r->words), STR_ARG(by), STR_ARG(with));
}

void write_course(const struct writing *w)
{
	const struct state *s = w->state;
	struct paper *p = w->paper;
	struct arena arena = {0};
	struct state named = named_by_birth(w, &arena);

	paper_heading(p, 2, _("Course of the session"));
	paper_table(p, "");
	paper_column(p, _("Hour"), PAPER_LEFT);
	paper_column(p, _("Openings, closings, incidents, corrections"), PAPER_LEFT);
	for (size_t i = 0; i < s->n_entries; i++)
		if (is_of_the_course(&s->entries[i]))
			put_course(w, &named, &s->entries[i]);
	for (size_t i = 0; i < s->n_rectifications; i++)
		put_rectification(w, &s->rectifications[i]);
	if (p->blocks[p->n_blocks - 1].n_rows <= SHORT)
		paper_keep_whole(p);
	arena_done(&arena);
}
