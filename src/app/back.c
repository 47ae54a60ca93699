/* back: see back.h. */
#include "app/back.h"

#include "base/when.h"
#include "base/words.h"
#include "core/say.h"

const char *back_says_of_draft(enum writing writing)
{
	switch (writing) {
	case WRITE_NOTES: return _("n goes on with your draft");
	case WRITE_APPRECIATION: return _("r goes on with your draft");
	case WRITE_JOINT: return _("r goes on with your draft");
	case WRITE_REFUSAL:
	case WRITE_GAP:
	case WRITE_RESERVED: return _("f goes on with your draft");
	default: return _("a draft waits where you were writing");
	}
}

/* What this person did last and stands, whether undo knows it or not; NULL if nothing. */
static const struct entry *last_entry(const struct state *state, int32_t person)
{
	for (size_t i = state->n_entries; i-- > 0;) {
		const struct entry *e = &state->entries[i];

		if (e->author == person && !e->is_undo && !e->undone_by)
			return e;
	}
	return NULL;
}

void back_greet(struct buf *says, const char *greeting, const struct state *state, int32_t person,
                const struct desk_memory *m)
{
	const struct entry *e = last_entry(state, person);
	struct buf last = {0};

	buf_add(says, str_of(greeting));
	if (m->has_draft) /* its key first: what doesn't fit on the line is left out */
		buf_addf(says, "\t%s\t.", back_says_of_draft(m->writing));
	if (e) {
		say_brief(&last, state, e->author, &e->fact);
		buf_add_char(says, ' ');
		buf_addf(says, _("Last entry: %s."), buf_text(&last));
	}
	if (m->has_draft)
		buf_add_char(says, '\t');
	buf_done(&last);
}

/* What the others did since, that stands. */
struct meanwhile {
	int64_t acts, questions, pauses;
};

static struct meanwhile count_since(const struct state *state, int32_t me, int64_t seen_id)
{
	struct meanwhile n = {0, 0, 0};

	for (size_t i = state->n_entries; seen_id && i-- > 0;) {
		const struct entry *e = &state->entries[i];

		if (e->id <= seen_id)
			break;
		if (e->author == me || e->is_undo || e->undone_by)
			continue;
		n.acts++;
		n.questions += e->fact.kind == KIND_question_asked;
		n.pauses += e->fact.kind == KIND_phase_paused;
	}
	return n;
}

static void write_counts(struct buf *b, const struct meanwhile *n)
{
	if (!n->questions && !n->pauses) {
		buf_addf(b, words_n("%lld act", "%lld acts", n->acts), (long long)n->acts);
		return;
	}
	if (n->questions)
		buf_addf(b, words_n("%lld question", "%lld questions", n->questions),
		         (long long)n->questions);
	else
		buf_addf(b, "%s", _("no question"));
	buf_add(b, STR(", "));
	if (n->pauses)
		buf_addf(b, words_n("%lld pause", "%lld pauses", n->pauses), (long long)n->pauses);
	else
		buf_addf(b, "%s", _("no pause"));
}

void back_tell_meanwhile(struct buf *says, const struct state *state, int32_t person,
                         const struct absence *away, int64_t now_ms)
{
	struct meanwhile n = count_since(state, person, away->seen_id);
	int64_t gone_ms = now_ms - away->left_at_ms;
	struct buf counts = {0}, span = {0};

	if (!n.acts)
		return;
	write_counts(&counts, &n);
	if (away->left_at_ms && gone_ms >= 0) {
		when_span(&span, gone_ms);
		buf_addf(says, _("Away for %s: meanwhile %s. j tells of it."), buf_text(&span),
		         buf_text(&counts));
	} else {
		buf_addf(says, _("Meanwhile %s. j tells of it."), buf_text(&counts));
	}
	buf_done(&counts);
	buf_done(&span);
}
